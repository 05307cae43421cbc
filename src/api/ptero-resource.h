/* ptero-resource.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PTERO_TYPE_RESOURCE (ptero_resource_get_type ())

G_DECLARE_DERIVABLE_TYPE (PteroResource, ptero_resource, PTERO, RESOURCE, GObject)

struct _PteroResourceClass
{
  GObjectClass  parent_class;

  const char   *identity;
  const char   *sibling_identity;

  /*< private >*/
  gpointer      layout;
};

typedef enum
{
  PTERO_FIELD_DEFAULT      = 0,
  PTERO_FIELD_RELATION     = 1 << 0,
  PTERO_FIELD_NOT_RECORDED = 1 << 1,
  PTERO_FIELD_NULLABLE     = 1 << 2,
  PTERO_FIELD_SHARED       = 1 << 3,
  PTERO_FIELD_JOINED       = 1 << 4,
} PteroFieldFlags;

typedef struct
{
  const char      *member;
  const char      *name;
  GType          (*type)      (void);
  GType          (*item_type) (void);
  gsize            offset;
  PteroFieldFlags  flags;
  const char      *other;
} PteroField;

#define PTERO_FIELD_FULL(Struct, json, member, get_type, flags) \
  { json, #member, get_type, NULL, G_STRUCT_OFFSET (Struct, member), flags }
#define PTERO_FIELD(Struct, member, get_type) \
  PTERO_FIELD_FULL (Struct, #member, member, get_type, PTERO_FIELD_DEFAULT)
#define PTERO_FIELD_AS(Struct, json, member, get_type) \
  PTERO_FIELD_FULL (Struct, json, member, get_type, PTERO_FIELD_DEFAULT)
#define PTERO_FIELD_OR(Struct, member, other, get_type) \
  { #member, #member, get_type, NULL, G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_DEFAULT, other }
#define PTERO_FIELD_SHARED_STRING(Struct, member) \
  PTERO_FIELD_FULL (Struct, #member, member, ptero_type_string, PTERO_FIELD_SHARED)
#define PTERO_FIELD_LIST(Struct, member, get_item_type) \
  { #member, #member, g_list_model_get_type, get_item_type, \
    G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_DEFAULT }
#define PTERO_RELATION(Struct, member, get_type) \
  PTERO_FIELD_FULL (Struct, #member, member, get_type, PTERO_FIELD_RELATION)
#define PTERO_RELATION_LIST(Struct, member, get_item_type) \
  { #member, #member, g_list_model_get_type, get_item_type, \
    G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_RELATION }

GType          ptero_type_boolean                  (void);
GType          ptero_type_double                   (void);
GType          ptero_type_int                      (void);
GType          ptero_type_json                     (void);
GType          ptero_type_string                   (void);

void           ptero_resource_class_install_fields (PteroResourceClass  *klass,
                                                    const PteroField    *fields,
                                                    guint                n_fields);

PteroResource *ptero_resource_new_from_json        (GType                type,
                                                    JsonNode            *node,
                                                    GError             **error);
gboolean       ptero_resource_update               (PteroResource       *self,
                                                    JsonNode            *node,
                                                    GError             **error);
JsonNode      *ptero_resource_to_json              (PteroResource       *self);
JsonNode      *ptero_resource_member_to_json       (PteroResource       *self,
                                                    const char          *member);
char          *ptero_resource_dup_identity         (PteroResource       *self);

const char    *ptero_resource_get_record_format    (GType                type);
GBytes        *ptero_resource_to_record            (PteroResource       *self);
PteroResource *ptero_resource_new_from_record      (GType                type,
                                                    GBytes              *record);

G_END_DECLS
