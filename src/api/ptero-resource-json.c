/* ptero-resource-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-private.h"

#include <gio/gio.h>

#include "ptero-error.h"
#include "ptero-json-value.h"

/* An answer is read in two passes: the first finds every member that does not
 * fit, the second stores and cannot fail. So an object is never left half
 * updated, and nothing is built twice for it.
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

/* The objects that change in an update: they notify when all is stored. */
typedef struct
{
  GPtrArray *frozen;
} Changes;

static gboolean check_resource (PteroLayout *layout, JsonNode *node, const Place *place, GError **error);
static void     store_item     (PteroResource *self, PteroLayout *layout, const Item *item, Changes *changes);

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

  if ((member = json_object_get_member (object, "attributes")) != NULL && json_object_has_member (object, "object"))
    {
      if (JSON_NODE_HOLDS_NULL (member))
        return ENVELOPE_NULL;

      if (!get_object (member, &item->attributes))
        return ENVELOPE_WRONG;
    }
  else if (json_object_get_size (object) == 1 &&
           (member = json_object_get_member (object, "data")) != NULL && JSON_NODE_HOLDS_OBJECT (member))
    {
      item->attributes = json_node_get_object (member);
    }

  if (item->attributes != NULL && !get_object (json_object_get_member (item->attributes, "relationships"), &item->relationships))
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
        return json_object_has_member (object, "object") && attributes != NULL && JSON_NODE_HOLDS_NULL (attributes);

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
  JsonObject *object = (slot->field->flags & PTERO_FIELD_RELATION) ? item->relationships : item->attributes;

  JsonNode *member = object != NULL ? json_object_get_member (object, slot->field->member) : NULL;

  if (member == NULL && object != NULL && slot->field->other != NULL)
    member = json_object_get_member (object, slot->field->other);

  return member;
}

/*
 * First pass
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

static gboolean
check_list (PteroLayout     *layout,
            const PteroSlot *slot,
            JsonNode        *node,
            const Place     *place,
            GError         **error)
{
  PteroLayout *item_layout = ptero_layout_get (slot->type);
  JsonArray *array;

  if (!open_list (node, &array))
    return refuse (layout, place, describe_kind (slot->kind), error);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      Place here = { place, NULL, i, place->depth };

      if (!check_resource (item_layout, json_array_get_element (array, i), &here, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_member (PteroLayout     *layout,
              const PteroSlot *slot,
              JsonNode        *node,
              const Place     *place,
              GError         **error)
{
  gboolean fits = TRUE;

  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      fits = ptero_json_read_boolean (node, NULL);
      break;

    case PTERO_KIND_INT:
      fits = ptero_json_read_int (node, 0, NULL);
      break;

    case PTERO_KIND_DOUBLE:
      fits = ptero_json_read_double (node, NULL);
      break;

    case PTERO_KIND_STRING:
      fits = ptero_json_is_text (node) ||
             ((slot->field->flags & PTERO_FIELD_JOINED) != 0 && ptero_json_is_strv (node));
      break;

    case PTERO_KIND_STRV:
      fits = ptero_json_is_strv (node);
      break;

    case PTERO_KIND_DATE:
      fits = ptero_json_read_date (node, NULL);
      break;

    case PTERO_KIND_RESOURCE:
      {
        Item item;

        if (open_item (node, &item) == ENVELOPE_NULL)
          return TRUE;

        return check_resource (ptero_layout_get (slot->type), node, place, error);
      }

    case PTERO_KIND_LIST:
      return check_list (layout, slot, node, place, error);

    case PTERO_KIND_JSON:
      fits = ptero_json_is_finite (node);
      break;

    default:
      break;
    }

  return fits || refuse (layout, place, describe_kind (slot->kind), error);
}

static gboolean
check_resource (PteroLayout  *layout,
                JsonNode     *node,
                const Place  *place,
                GError      **error)
{
  Item item;

  if (place->depth > MAX_DEPTH)
    return refuse (layout, place, "so deep in an answer of this panel", error);

  if (open_item (node, &item) != ENVELOPE_ITEM)
    return refuse (layout, place, describe_kind (PTERO_KIND_RESOURCE), error);

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];
      JsonNode *member = find_member (slot, &item);
      Place here = { place, slot->field->member, 0, place->depth + 1 };

      if (member != NULL && !check_member (layout, slot, member, &here, error))
        return FALSE;
    }

  return TRUE;
}

/*
 * Second pass
 */

static gboolean
store_string (const PteroSlot *slot,
              PteroResource   *self,
              JsonNode        *node)
{
  const char *old = PTERO_SLOT_VALUE (self, slot, char *);
  g_autofree char *made = NULL;
  const char *text = ptero_json_get_text (node, &made);

  if (g_strcmp0 (old, text) == 0)
    return FALSE;

  /* the parser lets halves of surrogate pairs through */
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      char *valid = g_utf8_make_valid (text, -1);

      g_free (made);
      text = made = valid;

      if (g_strcmp0 (old, text) == 0)
        return FALSE;
    }

  ptero_slot_set_string (slot, self, text);

  return TRUE;
}

static gboolean
store_strv (const PteroSlot *slot,
            PteroResource   *self,
            JsonNode        *node)
{
  char ***location = &PTERO_SLOT_VALUE (self, slot, char **);
  g_auto(GStrv) strv = ptero_json_dup_strv (node);

  if (strv == *location)
    return FALSE;

  if (strv != NULL && *location != NULL && g_strv_equal ((const char * const *) strv, (const char * const *) *location))
    return FALSE;

  g_strfreev (*location);
  *location = g_steal_pointer (&strv);

  return TRUE;
}

static gboolean
store_date (const PteroSlot *slot,
            PteroResource   *self,
            JsonNode        *node)
{
  GDateTime **location = &PTERO_SLOT_VALUE (self, slot, GDateTime *);
  g_autoptr(GDateTime) date = NULL;

  ptero_json_read_date (node, &date);

  if (date == *location)
    return FALSE;

  if (date != NULL && *location != NULL &&
      g_date_time_equal (date, *location) &&
      g_date_time_get_utc_offset (date) == g_date_time_get_utc_offset (*location))
    return FALSE;

  g_clear_pointer (location, g_date_time_unref);
  *location = g_steal_pointer (&date);

  return TRUE;
}

static gboolean
store_json (const PteroSlot *slot,
            PteroResource   *self,
            JsonNode        *node)
{
  JsonNode **location = &PTERO_SLOT_VALUE (self, slot, JsonNode *);
  JsonNode *copy = JSON_NODE_HOLDS_NULL (node) ? NULL : node;

  if (copy == *location || (copy != NULL && *location != NULL && json_node_equal (copy, *location)))
    return FALSE;

  g_clear_pointer (location, json_node_unref);
  *location = copy != NULL ? json_node_copy (copy) : NULL;

  return TRUE;
}

static PteroResource *
create_resource (PteroLayout *layout,
                 const Item  *item)
{
  PteroResource *self = g_object_new (layout->type, NULL);

  store_item (self, layout, item, NULL);

  return self;
}

/* Whether @item describes the same thing as @self, so that @self can be updated from it. */
static gboolean
describes_same (const PteroSlot *identity,
                PteroResource   *self,
                const Item      *item)
{
  JsonNode *member;
  g_autofree char *made = NULL;
  gint64 number;

  if (identity == NULL)
    return TRUE;

  if ((member = find_member (identity, item)) == NULL)
    return FALSE;

  if (identity->kind == PTERO_KIND_INT)
    return ptero_json_read_int (member, 0, &number) && number == PTERO_SLOT_VALUE (self, identity, gint64);

  return g_strcmp0 (ptero_json_get_text (member, &made), PTERO_SLOT_VALUE (self, identity, char *)) == 0;
}

static gboolean
store_resource (const PteroSlot *slot,
                PteroResource   *self,
                JsonNode        *node,
                Changes         *changes)
{
  PteroResource **location = &PTERO_SLOT_VALUE (self, slot, PteroResource *);
  PteroLayout *layout = ptero_layout_get (slot->type);
  PteroResource *old = *location;
  Item item;

  if (open_item (node, &item) == ENVELOPE_NULL)
    {
      *location = NULL;
    }
  else if (old != NULL && describes_same (ptero_layout_get_identity (layout), old, &item))
    {
      store_item (old, layout, &item, changes);
      return FALSE;
    }
  else
    {
      *location = create_resource (layout, &item);
    }

  if (old != NULL)
    g_object_unref (old);

  return *location != old;
}

static void
splice (GListStore *store,
        guint       position,
        guint       n_removals,
        GPtrArray  *items,
        guint       first,
        guint       n_additions)
{
  g_list_store_splice (store, position, n_removals, n_additions > 0 ? &items->pdata[first] : NULL, n_additions);
}

/* Makes @store hold @items with as few signals as there are runs of changes. @kept says which of what it holds stays,
 * @origins where each of @items is in it, or -1. */
static void
replace_items (GListStore     *store,
               const gboolean *kept,
               GPtrArray      *items,
               const int      *origins)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  int last = -1;

  for (guint end = n_old; end > 0;)
    {
      guint start = end;

      while (start > 0 && !kept[start - 1])
        start--;

      if (start < end)
        splice (store, start, end - start, NULL, 0, 0);

      end = start > 0 ? start - 1 : 0;
    }

  for (guint i = 0; i < items->len;)
    {
      guint run = 0;

      while (i + run < items->len && origins[i + run] < 0)
        run++;

      if (run > 0)
        {
          splice (store, i, 0, items, i, run);
          i += run;
        }
      else if (origins[i] > last)
        {
          last = origins[i++];
        }
      else
        {
          /* what stays is in another order */
          splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items, 0, items->len);
          return;
        }
    }
}

/* Finds things by what identifies them; the table is made when it is first needed. */
static int
find_old (GHashTable      **table,
          GPtrArray        *old,
          const PteroSlot  *identity,
          JsonNode         *member)
{
  g_autofree char *made = NULL;
  const char *text;
  gpointer index;

  if (member == NULL)
    return -1;

  if (*table == NULL)
    {
      *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < old->len; i++)
        {
          char *key = ptero_slot_dup_text (identity, g_ptr_array_index (old, i));

          if (key != NULL)
            g_hash_table_replace (*table, key, GUINT_TO_POINTER (i));
        }
    }

  text = ptero_json_get_text (member, &made);

  if (text != NULL && g_hash_table_lookup_extended (*table, text, NULL, &index))
    return GPOINTER_TO_UINT (index);

  return -1;
}

static GPtrArray *
get_items (GListStore *store)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (store), i));

  return items;
}

/* Whether there are others now, or in another order; each tells by itself what else changed. */
static gboolean
update_list (GListStore      *store,
             PteroLayout     *layout,
             JsonArray       *array,
             Changes         *changes)
{
  const PteroSlot *identity = ptero_layout_get_sibling_identity (layout);
  g_autoptr(GPtrArray) old = get_items (store);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) table = NULL;
  guint n_items = json_array_get_length (array);
  g_autofree gboolean *kept = g_new0 (gboolean, old->len + 1);
  g_autofree int *origins = g_new0 (int, n_items + 1);
  gboolean changed = n_items != old->len;

  for (guint i = 0; i < n_items; i++)
    {
      int origin = -1;
      Item item;

      open_item (json_array_get_element (array, i), &item);

      if (i < old->len && describes_same (identity, g_ptr_array_index (old, i), &item))
        origin = i;
      else if (identity != NULL)
        origin = find_old (&table, old, identity, find_member (identity, &item));

      if (origin >= 0 && !kept[origin])
        {
          store_item (g_ptr_array_index (old, origin), layout, &item, changes);
          g_ptr_array_add (items, g_object_ref (g_ptr_array_index (old, origin)));
          kept[origin] = TRUE;
        }
      else
        {
          g_ptr_array_add (items, create_resource (layout, &item));
          origin = -1;
        }

      origins[i] = origin;
      changed = changed || origin != (int) i;
    }

  replace_items (store, kept, items, origins);

  return changed;
}

static gboolean
store_list (const PteroSlot *slot,
            PteroResource   *self,
            JsonNode        *node,
            Changes         *changes)
{
  GListStore **location = &PTERO_SLOT_VALUE (self, slot, GListStore *);
  PteroLayout *layout = ptero_layout_get (slot->type);
  JsonArray *array;

  open_list (node, &array);

  if (array == NULL)
    {
      gboolean changed = *location != NULL;

      g_clear_object (location);
      return changed;
    }

  if (*location != NULL)
    return update_list (*location, layout, array, changes);

  *location = g_list_store_new (slot->type);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr(PteroResource) resource = NULL;
      Item item;

      open_item (json_array_get_element (array, i), &item);
      resource = create_resource (layout, &item);
      g_list_store_append (*location, resource);
    }

  return TRUE;
}

static gboolean
store_member (const PteroSlot *slot,
              PteroResource   *self,
              JsonNode        *node,
              Changes         *changes)
{
  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      {
        gboolean *location = &PTERO_SLOT_VALUE (self, slot, gboolean);
        gboolean old = *location;

        ptero_json_read_boolean (node, location);
        return old != *location;
      }

    case PTERO_KIND_INT:
      {
        gint64 *location = &PTERO_SLOT_VALUE (self, slot, gint64);
        gint64 old = *location;

        ptero_json_read_int (node, (slot->field->flags & PTERO_FIELD_NULLABLE) ? -1 : 0, location);
        return old != *location;
      }

    case PTERO_KIND_DOUBLE:
      {
        double *location = &PTERO_SLOT_VALUE (self, slot, double);
        double old = *location;

        ptero_json_read_double (node, location);
        return old != *location;
      }

    case PTERO_KIND_STRING:
      return store_string (slot, self, node);

    case PTERO_KIND_STRV:
      return store_strv (slot, self, node);

    case PTERO_KIND_DATE:
      return store_date (slot, self, node);

    case PTERO_KIND_JSON:
      return store_json (slot, self, node);

    case PTERO_KIND_RESOURCE:
      return store_resource (slot, self, node, changes);

    case PTERO_KIND_LIST:
      return store_list (slot, self, node, changes);

    default:
      g_assert_not_reached ();
    }
}

static void
store_item (PteroResource *self,
            PteroLayout   *layout,
            const Item    *item,
            Changes       *changes)
{
  gboolean frozen = FALSE;

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];
      JsonNode *member = find_member (slot, item);

      if (member == NULL || !store_member (slot, self, member, changes) || changes == NULL)
        continue;

      if (!frozen)
        {
          if (changes->frozen == NULL)
            changes->frozen = g_ptr_array_new ();

          g_object_freeze_notify (G_OBJECT (self));
          g_ptr_array_add (changes->frozen, g_object_ref (self));
          frozen = TRUE;
        }

      g_object_notify_by_pspec (G_OBJECT (self), slot->pspec);
    }
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
  PteroLayout *layout;
  Item item;

  g_return_val_if_fail (g_type_is_a (type, PTERO_TYPE_RESOURCE), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  layout = ptero_layout_get (type);

  if (!check_resource (layout, node, &place, error))
    return NULL;

  open_item (node, &item);

  return create_resource (layout, &item);
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
  Place place = { NULL };
  Changes changes = { NULL };
  PteroLayout *layout;
  Item item;

  g_return_val_if_fail (PTERO_IS_RESOURCE (self), FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  layout = PTERO_RESOURCE_GET_CLASS (self)->layout;

  if (!check_resource (layout, node, &place, error))
    return FALSE;

  g_object_ref (self);
  open_item (node, &item);
  store_item (self, layout, &item, &changes);

  for (guint i = 0; changes.frozen != NULL && i < changes.frozen->len; i++)
    {
      GObject *object = g_ptr_array_index (changes.frozen, i);

      g_object_thaw_notify (object);
      g_object_unref (object);
    }

  g_clear_pointer (&changes.frozen, g_ptr_array_unref);
  g_object_unref (self);

  return TRUE;
}

/* (nullable): the text that identifies what @node describes, which need not be valid. */
char *
ptero_layout_read_identity (PteroLayout *layout,
                            JsonNode    *node)
{
  const PteroSlot *identity = ptero_layout_get_identity (layout);
  g_autofree char *made = NULL;
  const char *text;
  JsonNode *member;
  Item item;

  if (identity == NULL || open_item (node, &item) != ENVELOPE_ITEM)
    return NULL;

  member = find_member (identity, &item);

  if (member == NULL || !ptero_json_is_text (member))
    return NULL;

  text = ptero_json_get_text (member, &made);

  return made != NULL ? g_steal_pointer (&made) : g_strdup (text);
}
