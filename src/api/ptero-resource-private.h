/* ptero-resource-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_KIND_BOOLEAN,
  PTERO_KIND_INT,
  PTERO_KIND_DOUBLE,
  PTERO_KIND_STRING,
  PTERO_KIND_STRV,
  PTERO_KIND_DATE,
  PTERO_KIND_JSON,
  PTERO_KIND_RESOURCE,
  PTERO_KIND_LIST,
} PteroKind;

typedef struct _PteroLayout PteroLayout;

/* A field, with all that is asked of it at run time looked up once. */
typedef struct
{
  const PteroField *field;
  GParamSpec       *pspec;
  GType             type;   /* of a list: of its items */
  PteroKind         kind;
  PteroLayout      *layout; /* of a resource, or of the items of a list: ptero_slot_get_layout() */
} PteroSlot;

struct _PteroLayout
{
  GType            type;
  PteroSlot       *slots;
  guint            n_slots;
  gboolean         has_relations;
  char            *record_format;   /* see ptero_resource_get_record_format() */
};

/* Where in a resource a slot keeps its value. */
#define PTERO_SLOT_VALUE(self, slot, ctype) (G_STRUCT_MEMBER (ctype, (self), (slot)->field->offset))

PteroLayout     *ptero_layout_get                  (GType            type);
const PteroSlot *ptero_layout_find_slot            (PteroLayout     *layout,
                                                    const char      *member);
const PteroSlot *ptero_layout_get_identity         (PteroLayout     *layout);
const PteroSlot *ptero_layout_get_sibling_identity (PteroLayout     *layout);
PteroLayout     *ptero_slot_get_layout             (const PteroSlot *slot);
void             ptero_slot_clear                  (const PteroSlot *slot,
                                                    PteroResource   *self);
char            *ptero_slot_dup_text               (const PteroSlot *slot,
                                                    PteroResource   *self);
void             ptero_slot_set_string             (const PteroSlot *slot,
                                                    PteroResource   *self,
                                                    const char      *text);
guint64          ptero_resource_get_present        (PteroResource   *self);
void             ptero_resource_set_present        (PteroResource   *self,
                                                    guint64          present);
void             ptero_resource_assign             (PteroResource   *self,
                                                    PteroResource   *newer);

G_END_DECLS
