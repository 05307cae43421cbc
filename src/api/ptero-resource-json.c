/* ptero-resource-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-private.h"

#include <gio/gio.h>

#include "ptero-error.h"
#include "ptero-json-value.h"

/* An answer is read into new resources, of which nobody else knows: any thread
 * can do it, and one with a member that does not fit is dropped as a whole. What
 * is known already takes them over with ptero_resource_assign().
 */

/* More levels of resources in resources than any panel answers with. */
#define MAX_DEPTH 16

/* An item of an answer, out of its envelope. */
typedef struct
{
  JsonObject *attributes;
  JsonObject *relationships;
} Item;

typedef enum
{
  ENVELOPE_ITEM,
  ENVELOPE_NULL,
  ENVELOPE_WRONG,
} Envelope;

/* The way to the member that is looked at, for error messages. */
typedef struct _Place Place;

struct _Place
{
  const Place *parent;
  const char  *member;
  guint        index;
  guint        depth;
};

static PteroResource *read_resource (PteroLayout *layout, JsonNode *node, const Place *place,
                                     GError **error);

/*
 * The envelope
 */

/* Null, or the empty list that PHP makes of an empty object, is no object. */
static gboolean
get_object (JsonNode    *node,
            JsonObject **object)
{
  *object = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_get_length (json_node_get_array (node)) == 0;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  *object = json_node_get_object (node);

  return TRUE;
}

/* Opens `{"object": …, "attributes": {…}}`, `{"data": {…}}` or bare attributes. */
static Envelope
open_item (JsonNode *node,
           Item     *item)
{
  JsonObject *object;
  JsonNode *member;

  item->attributes = NULL;
  item->relationships = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return ENVELOPE_NULL;

  if (!get_object (node, &object))
    return ENVELOPE_WRONG;

  if (object == NULL)
    return ENVELOPE_ITEM;

  item->attributes = object;

  if ((member = json_object_get_member (object, "attributes")) != NULL &&
      json_object_has_member (object, "object"))
    {
      if (JSON_NODE_HOLDS_NULL (member))
        return ENVELOPE_NULL;

      if (!get_object (member, &item->attributes))
        return ENVELOPE_WRONG;
    }
  else if (json_object_get_size (object) == 1 &&
           (member = json_object_get_member (object, "data")) != NULL &&
           JSON_NODE_HOLDS_OBJECT (member))
    {
      item->attributes = json_node_get_object (member);
    }

  if (item->attributes != NULL &&
      !get_object (json_object_get_member (item->attributes, "relationships"),
                   &item->relationships))
    return ENVELOPE_WRONG;

  return ENVELOPE_ITEM;
}

/* Opens `{"object": "list", "data": […]}` or a bare array; @array is %NULL for a null resource. */
static gboolean
open_list (JsonNode   *node,
           JsonArray **array)
{
  *array = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *data = json_object_get_member (object, "data");
      JsonNode *attributes = json_object_get_member (object, "attributes");

      if (data == NULL)
        return json_object_has_member (object, "object") && attributes != NULL &&
               JSON_NODE_HOLDS_NULL (attributes);

      node = data;
    }

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;

  *array = json_node_get_array (node);

  return TRUE;
}

static JsonNode *
find_member (const PteroSlot *slot,
             const Item      *item)
{
  JsonObject *object = (slot->field->flags & PTERO_FIELD_RELATION)
                         ? item->relationships
                         : item->attributes;

  JsonNode *member = object != NULL ? json_object_get_member (object, slot->field->member) : NULL;

  if (member == NULL && object != NULL && slot->field->other != NULL)
    member = json_object_get_member (object, slot->field->other);

  return member;
}

/*
 * What does not fit
 */

static void
append_place (GString     *path,
              const Place *place)
{
  if (place->parent != NULL)
    append_place (path, place->parent);

  if (place->member == NULL)
    {
      if (place->parent != NULL)
        g_string_append_printf (path, "[%u]", place->index);
      return;
    }

  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, place->member);
}

static gboolean
refuse (PteroLayout  *layout,
        const Place  *place,
        const char   *expected,
        GError      **error)
{
  g_autoptr(GString) path = g_string_new (NULL);

  append_place (path, place);

  if (path->len == 0)
    g_string_append (path, g_type_name (layout->type));

  g_set_error (error,
               PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
               "“%s” is not %s", path->str, expected);

  return FALSE;
}

static const char *
describe_kind (PteroKind kind)
{
  switch (kind)
    {
    case PTERO_KIND_BOOLEAN:
      return "true or false";
    case PTERO_KIND_INT:
      return "a whole number";
    case PTERO_KIND_DOUBLE:
      return "a number";
    case PTERO_KIND_STRING:
      return "text";
    case PTERO_KIND_STRV:
      return "a list of texts";
    case PTERO_KIND_DATE:
      return "a date";
    case PTERO_KIND_LIST:
      return "a list";
    case PTERO_KIND_JSON:
    case PTERO_KIND_RESOURCE:
    default:
      return "an object";
    }
}

/*
 * Members
 */

static void
store_string (const PteroSlot *slot,
              PteroResource   *self,
              JsonNode        *node)
{
  g_autofree char *made = NULL;
  const char *text = ptero_json_get_text (node, &made);

  /* the parser lets halves of surrogate pairs through */
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      char *valid = g_utf8_make_valid (text, -1);

      g_free (made);
      text = made = valid;
    }

  ptero_slot_set_string (slot, self, text);
}

static gboolean
read_text (const PteroSlot *slot,
           PteroResource   *self,
           JsonNode        *node)
{
  if (!ptero_json_is_text (node) &&
      ((slot->field->flags & PTERO_FIELD_JOINED) == 0 || !ptero_json_is_strv (node)))
    return FALSE;

  store_string (slot, self, node);

  return TRUE;
}

static gboolean
read_strv (const PteroSlot *slot,
           PteroResource   *self,
           JsonNode        *node)
{
  if (!ptero_json_is_strv (node))
    return FALSE;

  PTERO_SLOT_VALUE (self, slot, char **) = ptero_json_dup_strv (node);

  return TRUE;
}

static gboolean
read_json (const PteroSlot *slot,
           PteroResource   *self,
           JsonNode        *node)
{
  if (!ptero_json_is_finite (node))
    return FALSE;

  /* the answer may be taken to pieces in another thread */
  PTERO_SLOT_VALUE (self, slot,
                    JsonNode *) = JSON_NODE_HOLDS_NULL (node) ? NULL : ptero_json_copy (node);

  return TRUE;
}

static gboolean
read_relation (const PteroSlot  *slot,
               PteroResource    *self,
               JsonNode         *node,
               const Place      *place,
               GError          **error)
{
  Item item;

  if (open_item (node, &item) == ENVELOPE_NULL)
    return TRUE;

  PTERO_SLOT_VALUE (self, slot, PteroResource *) = read_resource (ptero_slot_get_layout (slot),
                                                                  node, place, error);

  return PTERO_SLOT_VALUE (self, slot, PteroResource *) != NULL;
}

static gboolean
read_list (const PteroSlot  *slot,
           PteroResource    *self,
           JsonArray        *array,
           const Place      *place,
           GError          **error)
{
  PteroLayout *layout = ptero_slot_get_layout (slot);
  g_autoptr(GPtrArray) items = NULL;
  guint n_items;

  if (array == NULL)
    return TRUE;

  n_items = json_array_get_length (array);
  items = g_ptr_array_new_full (n_items, g_object_unref);

  for (guint i = 0; i < n_items; i++)
    {
      Place here = { place, NULL, i, place->depth };
      PteroResource *item = read_resource (layout, json_array_get_element (array, i), &here, error);

      if (item == NULL)
        return FALSE;

      g_ptr_array_add (items, item);
    }

  PTERO_SLOT_VALUE (self, slot, GListStore *) = g_list_store_new (slot->type);
  g_list_store_splice (PTERO_SLOT_VALUE (self, slot, GListStore *), 0, 0, items->pdata, n_items);

  return TRUE;
}

/* Reads @node into what is still empty in the new resource @self. */
static gboolean
read_member (const PteroSlot  *slot,
             PteroResource    *self,
             JsonNode         *node,
             const Place      *place,
             GError          **error)
{
  PteroLayout *layout = PTERO_RESOURCE_GET_CLASS (self)->layout;
  gboolean fits;

  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      fits = ptero_json_read_boolean (node, &PTERO_SLOT_VALUE (self, slot, gboolean));
      break;

    case PTERO_KIND_INT:
      fits = ptero_json_read_int (node, (slot->field->flags & PTERO_FIELD_NULLABLE) ? -1 : 0,
                                  &PTERO_SLOT_VALUE (self, slot, gint64));
      break;

    case PTERO_KIND_DOUBLE:
      fits = ptero_json_read_double (node, &PTERO_SLOT_VALUE (self, slot, double));
      break;

    case PTERO_KIND_STRING:
      fits = read_text (slot, self, node);
      break;

    case PTERO_KIND_STRV:
      fits = read_strv (slot, self, node);
      break;

    case PTERO_KIND_DATE:
      fits = ptero_json_read_date (node, &PTERO_SLOT_VALUE (self, slot, GDateTime *));
      break;

    case PTERO_KIND_JSON:
      fits = read_json (slot, self, node);
      break;

    case PTERO_KIND_RESOURCE:
      return read_relation (slot, self, node, place, error);

    case PTERO_KIND_LIST:
      {
        JsonArray *array;

        if (open_list (node, &array))
          return read_list (slot, self, array, place, error);

        fits = FALSE;
      }
      break;

    default:
      g_assert_not_reached ();
    }

  return fits || refuse (layout, place, describe_kind (slot->kind), error);
}

/* Returns: (transfer full) (nullable): a new resource, of which nobody else knows */
static PteroResource *
read_resource (PteroLayout  *layout,
               JsonNode     *node,
               const Place  *place,
               GError      **error)
{
  g_autoptr(PteroResource) self = NULL;
  guint64 present = 0;
  Item item;

  if (place->depth > MAX_DEPTH)
    {
      refuse (layout, place, "so deep in an answer of this panel", error);
      return NULL;
    }

  if (open_item (node, &item) != ENVELOPE_ITEM)
    {
      refuse (layout, place, describe_kind (PTERO_KIND_RESOURCE), error);
      return NULL;
    }

  self = g_object_new (layout->type, NULL);

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];
      JsonNode *member = find_member (slot, &item);
      Place here = { place, slot->field->member, 0, place->depth + 1 };

      if (member == NULL)
        continue;

      if (!read_member (slot, self, member, &here, error))
        return NULL;

      present |= G_GUINT64_CONSTANT (1) << i;
    }

  ptero_resource_set_present (self, present);

  return g_steal_pointer (&self);
}

/**
 * ptero_resource_new_from_json:
 * @type: a type derived from [class@Ptero.Resource]
 * @node: an item of an answer, in its envelope or bare
 * @error: return location for an error, [error@Ptero.ApiError.INVALID_ANSWER]
 *
 * Returns: (transfer full) (nullable): the resource that @node describes
 */
PteroResource *
ptero_resource_new_from_json (GType      type,
                              JsonNode  *node,
                              GError   **error)
{
  Place place = { NULL };

  g_return_val_if_fail (g_type_is_a (type, PTERO_TYPE_RESOURCE), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  return read_resource (ptero_layout_get (type), node, &place, error);
}

/**
 * ptero_resource_update:
 * @self: a resource
 * @node: an item of an answer, in its envelope or bare
 * @error: return location for an error, [error@Ptero.ApiError.INVALID_ANSWER]
 *
 * Reads a newer answer into @self and notifies of what changed, once all of
 * it is stored. Members that are missing from @node keep their values; so do
 * all after an error. Resources in @self, and those in its lists that are the
 * same thing, are updated in place.
 *
 * Returns: whether @node could be read
 */
gboolean
ptero_resource_update (PteroResource  *self,
                       JsonNode       *node,
                       GError        **error)
{
  g_autoptr(PteroResource) newer = NULL;

  g_return_val_if_fail (PTERO_IS_RESOURCE (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  newer = ptero_resource_new_from_json (G_OBJECT_TYPE (self), node, error);
  if (newer == NULL)
    return FALSE;

  ptero_resource_assign (self, newer);

  return TRUE;
}
