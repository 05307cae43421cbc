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

  /* member that identifies an object of the class among its kind on one panel ("uuid", "id"); NULL: none, never shared */
  const char   *identity;
};

/**
 * PteroField:
 * @member: the JSON member (by default also the C member and, with dashes, the property)
 * @name: the property
 * @type: the `get_type()` function of the value
 * @item_type: (nullable): for a list, the `get_type()` function of its items
 * @offset: where the instance keeps the value
 * @flags: see PteroFieldFlags
 *
 * One row of the table that declares the fields of a resource class. A row is all there is to a field: the property, its
 * storage, its release, and its mapping from and to JSON all follow from it.
 */
typedef enum
{
  PTERO_FIELD_DEFAULT      = 0,
  PTERO_FIELD_RELATION     = 1 << 0,  /* found in attributes.relationships, as an item, a list or a null resource */
  PTERO_FIELD_NOT_RECORDED = 1 << 1,  /* not in ptero_resource_to_variant() */
} PteroFieldFlags;

typedef struct
{
  const char      *member;
  const char      *name;
  GType          (*type)      (void);
  GType          (*item_type) (void);
  gsize            offset;
  PteroFieldFlags  flags;
} PteroField;

#define PTERO_FIELD(Struct, member, get_type) \
  { #member, #member, get_type, NULL, G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_DEFAULT }
#define PTERO_FIELD_LIST(Struct, member, get_item_type) \
  { #member, #member, g_list_model_get_type, get_item_type, G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_DEFAULT }
#define PTERO_FIELD_AS(Struct, json, member, get_type) \
  { json, #member, get_type, NULL, G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_DEFAULT }
#define PTERO_RELATION(Struct, member, get_type) \
  { #member, #member, get_type, NULL, G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_RELATION }
#define PTERO_RELATION_LIST(Struct, member, get_item_type) \
  { #member, #member, g_list_model_get_type, get_item_type, G_STRUCT_OFFSET (Struct, member), PTERO_FIELD_RELATION }

GType          ptero_type_boolean                  (void);
GType          ptero_type_double                   (void);
GType          ptero_type_int                      (void);
GType          ptero_type_json                     (void);  /* JsonNode, boxed: members whose shape is open */
GType          ptero_type_string                   (void);

void           ptero_resource_class_install_fields (PteroResourceClass  *klass,
                                                    const PteroField    *fields,
                                                    guint                n_fields);

/* @node: an item ({object, attributes}) or its bare attributes. */
PteroResource *ptero_resource_new_from_json        (GType                type,
                                                    JsonNode            *node,
                                                    GError             **error);
gboolean       ptero_resource_update               (PteroResource       *self,
                                                    JsonNode            *node,
                                                    GError             **error);
JsonNode      *ptero_resource_to_json              (PteroResource       *self);
char          *ptero_resource_dup_identity         (PteroResource       *self);  /* (nullable) */

/* A compact form for the local store, much faster to read than JSON; it fits only the same version of the class
 * (ptero_resource_get_variant_type() differs else) and hostile bytes give NULL, never a crash. */
const GVariantType *ptero_resource_get_variant_type (GType          type);
GVariant           *ptero_resource_to_variant       (PteroResource *self);
PteroResource      *ptero_resource_new_from_variant (GType          type,
                                                     GVariant      *variant);

G_END_DECLS
