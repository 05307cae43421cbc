/* ptero-resource-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-private.h"

#include <gio/gio.h>
#include <string.h>

#include "ptero-json-value.h"

/* What the panel would have answered, out of a resource. */

static JsonNode *
format_list (GListModel *list)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(PteroResource) item = g_list_model_get_item (list, i);

      json_array_add_element (array, ptero_resource_to_json (item));
    }

  json_object_set_string_member (object, "object", "list");
  json_object_set_array_member (object, "data", g_steal_pointer (&array));

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
format_strv (char **strv)
{
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint i = 0; strv[i] != NULL; i++)
    json_array_add_string_element (array, strv[i]);

  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
format_pointer (const PteroSlot *slot,
                gpointer         value)
{
  if (slot->kind == PTERO_KIND_STRING)
    return json_node_init_string (json_node_alloc (), value);

  if (slot->kind == PTERO_KIND_STRV)
    return format_strv (value);

  if (slot->kind == PTERO_KIND_DATE)
    {
      g_autofree char *text = g_date_time_format_iso8601 (value);

      return json_node_init_string (json_node_alloc (), text);
    }

  if (slot->kind == PTERO_KIND_JSON)
    return json_node_copy (value);

  if (slot->kind == PTERO_KIND_RESOURCE)
    return ptero_resource_to_json (value);

  return format_list (value);
}

static JsonNode *
format_slot (const PteroSlot *slot,
             PteroResource   *self)
{
  gint64 number;
  gpointer pointer;

  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), PTERO_SLOT_VALUE (self, slot, gboolean));

    case PTERO_KIND_INT:
      number = PTERO_SLOT_VALUE (self, slot, gint64);
      if ((slot->field->flags & PTERO_FIELD_NULLABLE) && number == -1)
        break;
      return json_node_init_int (json_node_alloc (), number);

    case PTERO_KIND_DOUBLE:
      return json_node_init_double (json_node_alloc (), PTERO_SLOT_VALUE (self, slot, double));

    case PTERO_KIND_STRING:
    case PTERO_KIND_STRV:
    case PTERO_KIND_DATE:
    case PTERO_KIND_JSON:
    case PTERO_KIND_RESOURCE:
    case PTERO_KIND_LIST:
    default:
      pointer = PTERO_SLOT_VALUE (self, slot, gpointer);
      if (pointer != NULL)
        return format_pointer (slot, pointer);
      break;
    }

  return json_node_new (JSON_NODE_NULL);
}

/**
 * ptero_resource_to_json:
 * @self: a resource
 *
 * Returns: (transfer full): @self as the panel describes it, without the
 *   outermost envelope
 */
JsonNode *
ptero_resource_to_json (PteroResource *self)
{
  PteroLayout *layout;
  g_autoptr(JsonObject) attributes = NULL;
  g_autoptr(JsonObject) relationships = NULL;

  g_return_val_if_fail (PTERO_IS_RESOURCE (self), NULL);

  layout = PTERO_RESOURCE_GET_CLASS (self)->layout;
  attributes = json_object_new ();
  relationships = json_object_new ();

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];
      gboolean relation = (slot->field->flags & PTERO_FIELD_RELATION) != 0;

      json_object_set_member (relation ? relationships : attributes, slot->field->member,
                              format_slot (slot, self));
    }

  if (layout->has_relations)
    json_object_set_object_member (attributes, "relationships", g_steal_pointer (&relationships));

  return json_node_init_object (json_node_alloc (), attributes);
}

/**
 * ptero_resource_member_to_json:
 * @self: a resource
 * @member: a member of its JSON, with dots for a member of a member
 *
 * Returns: (transfer full) (nullable): what the panel says there, %NULL if it
 *   has no such member
 */
JsonNode *
ptero_resource_member_to_json (PteroResource *self,
                               const char    *member)
{
  const char *dot;
  g_autofree char *outer = NULL;
  const PteroSlot *slot;

  g_return_val_if_fail (PTERO_IS_RESOURCE (self), NULL);
  g_return_val_if_fail (member != NULL, NULL);

  dot = strchr (member, '.');
  outer = dot != NULL ? g_strndup (member, (gsize) (dot - member)) : g_strdup (member);
  slot = ptero_layout_find_slot (PTERO_RESOURCE_GET_CLASS (self)->layout, outer);
  if (slot == NULL || dot == NULL)
    return slot != NULL ? format_slot (slot, self) : NULL;

  if (slot->kind != PTERO_KIND_RESOURCE || PTERO_SLOT_VALUE (self, slot, PteroResource *) == NULL)
    return NULL;

  return ptero_resource_member_to_json (PTERO_SLOT_VALUE (self, slot, PteroResource *), dot + 1);
}
