/* ptero-resource-assign.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-resource-private.h"

#include <gio/gio.h>

/* Values change hands: what is not the same goes from the newer resource to the known one, and what
 * that had goes back, to be released with the newer one. */

/* The objects that change: they notify when all is stored. */
typedef struct
{
  GPtrArray *frozen;
} Changes;

static void assign (PteroResource *self, PteroResource *newer, Changes *changes);

static gboolean
is_present (PteroLayout     *layout,
            const PteroSlot *slot,
            PteroResource   *newer)
{
  return (ptero_resource_get_present (newer) >> (slot - layout->slots) & 1) != 0;
}

/* Whether @newer describes the same thing as @self, so that @self can be updated from it. */
static gboolean
is_same (const PteroSlot *identity,
         PteroLayout     *layout,
         PteroResource   *self,
         PteroResource   *newer)
{
  if (identity == NULL)
    return TRUE;

  if (!is_present (layout, identity, newer))
    return FALSE;

  if (identity->kind == PTERO_KIND_INT)
    return PTERO_SLOT_VALUE (self, identity, gint64) == PTERO_SLOT_VALUE (newer, identity, gint64);

  return g_strcmp0 (PTERO_SLOT_VALUE (self, identity, char *),
                    PTERO_SLOT_VALUE (newer, identity, char *)) == 0;
}

static gboolean
has_same_strv (char **a,
               char **b)
{
  return a == b || (a != NULL && b != NULL &&
                    g_strv_equal ((const char * const *) a, (const char * const *) b));
}

static gboolean
has_same_date (GDateTime *a,
               GDateTime *b)
{
  return a == b || (a != NULL && b != NULL && g_date_time_equal (a, b) &&
                    g_date_time_get_utc_offset (a) == g_date_time_get_utc_offset (b));
}

static gboolean
has_same_json (JsonNode *a,
               JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && json_node_equal (a, b));
}

static gboolean
exchange (const PteroSlot *slot,
          PteroResource   *self,
          PteroResource   *newer,
          gboolean         has_same)
{
  gpointer *location = &PTERO_SLOT_VALUE (self, slot, gpointer);
  gpointer *newer_location = &PTERO_SLOT_VALUE (newer, slot, gpointer);
  gpointer old = *location;

  if (has_same)
    return FALSE;

  *location = *newer_location;
  *newer_location = old;

  return TRUE;
}

static void
splice (GListStore *store,
        guint       position,
        guint       n_removals,
        GPtrArray  *items,
        guint       first,
        guint       n_additions)
{
  g_list_store_splice (store, position, n_removals, n_additions > 0 ? &items->pdata[first] : NULL,
                       n_additions);
}

/* Makes @store hold @items with as few signals as there are runs of changes. @kept says which of
 * what it holds stays, @origins where each of @items is in it, or -1. */
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
          PteroResource    *newer)
{
  g_autofree char *text = ptero_slot_dup_text (identity, newer);
  gpointer index;

  if (text == NULL)
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

  return g_hash_table_lookup_extended (*table, text, NULL,
                                       &index) ? (int) GPOINTER_TO_UINT (index) : -1;
}

static GPtrArray *
get_items (GListStore *store)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (store), i));

  return items;
}

/* Makes @store hold what @newer holds, each thing that it has already in its own object. Returns
 * whether there are others now, or in another order; each tells by itself what else changed. */
static gboolean
assign_items (GListStore  *store,
              GListStore  *newer,
              PteroLayout *layout,
              Changes     *changes)
{
  const PteroSlot *identity = ptero_layout_get_sibling_identity (layout);
  g_autoptr(GPtrArray) old = get_items (store);
  g_autoptr(GPtrArray) items = get_items (newer);
  g_autoptr(GHashTable) table = NULL;
  g_autofree gboolean *kept = g_new0 (gboolean, old->len + 1);
  g_autofree int *origins = g_new0 (int, items->len + 1);
  gboolean changed = items->len != old->len;

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr(PteroResource) item = g_steal_pointer (&items->pdata[i]);
      int origin = -1;

      if (i < old->len && is_same (identity, layout, g_ptr_array_index (old, i), item))
        origin = i;
      else if (identity != NULL && is_present (layout, identity, item))
        origin = find_old (&table, old, identity, item);

      if (origin >= 0 && !kept[origin])
        {
          assign (g_ptr_array_index (old, origin), item, changes);
          items->pdata[i] = g_object_ref (g_ptr_array_index (old, origin));
          kept[origin] = TRUE;
        }
      else
        {
          items->pdata[i] = g_steal_pointer (&item);
          origin = -1;
        }

      origins[i] = origin;
      changed = changed || origin != (int) i;
    }

  replace_items (store, kept, items, origins);

  return changed;
}

static gboolean
assign_list (const PteroSlot *slot,
             PteroResource   *self,
             PteroResource   *newer,
             Changes         *changes)
{
  GListStore *store = PTERO_SLOT_VALUE (self, slot, GListStore *);
  GListStore *newer_store = PTERO_SLOT_VALUE (newer, slot, GListStore *);

  if (store == NULL || newer_store == NULL)
    return exchange (slot, self, newer, store == newer_store);

  return assign_items (store, newer_store, ptero_slot_get_layout (slot), changes);
}

static gboolean
assign_resource (const PteroSlot *slot,
                 PteroResource   *self,
                 PteroResource   *newer,
                 Changes         *changes)
{
  PteroResource *resource = PTERO_SLOT_VALUE (self, slot, PteroResource *);
  PteroResource *newer_resource = PTERO_SLOT_VALUE (newer, slot, PteroResource *);
  PteroLayout *layout = ptero_slot_get_layout (slot);

  if (resource == NULL || newer_resource == NULL ||
      !is_same (ptero_layout_get_identity (layout), layout, resource, newer_resource))
    return exchange (slot, self, newer, resource == newer_resource);

  assign (resource, newer_resource, changes);

  return FALSE;
}

/* Returns whether the value is another one now. */
static gboolean
assign_slot (const PteroSlot *slot,
             PteroResource   *self,
             PteroResource   *newer,
             Changes         *changes)
{
#define VALUES(ctype) PTERO_SLOT_VALUE (self, slot, ctype), PTERO_SLOT_VALUE (newer, slot, ctype)
  switch (slot->kind)
    {
    case PTERO_KIND_BOOLEAN:
      if (PTERO_SLOT_VALUE (self, slot, gboolean) == PTERO_SLOT_VALUE (newer, slot, gboolean))
        return FALSE;
      PTERO_SLOT_VALUE (self, slot, gboolean) = PTERO_SLOT_VALUE (newer, slot, gboolean);
      return TRUE;

    case PTERO_KIND_INT:
      if (PTERO_SLOT_VALUE (self, slot, gint64) == PTERO_SLOT_VALUE (newer, slot, gint64))
        return FALSE;
      PTERO_SLOT_VALUE (self, slot, gint64) = PTERO_SLOT_VALUE (newer, slot, gint64);
      return TRUE;

    case PTERO_KIND_DOUBLE:
      if (PTERO_SLOT_VALUE (self, slot, double) == PTERO_SLOT_VALUE (newer, slot, double))
        return FALSE;
      PTERO_SLOT_VALUE (self, slot, double) = PTERO_SLOT_VALUE (newer, slot, double);
      return TRUE;

    case PTERO_KIND_STRING:
      return exchange (slot, self, newer, g_strcmp0 (VALUES (char *)) == 0);

    case PTERO_KIND_STRV:
      return exchange (slot, self, newer, has_same_strv (VALUES (char **)));

    case PTERO_KIND_DATE:
      return exchange (slot, self, newer, has_same_date (VALUES (GDateTime *)));

    case PTERO_KIND_JSON:
      return exchange (slot, self, newer, has_same_json (VALUES (JsonNode *)));

    case PTERO_KIND_RESOURCE:
      return assign_resource (slot, self, newer, changes);

    case PTERO_KIND_LIST:
      return assign_list (slot, self, newer, changes);

    default:
      g_assert_not_reached ();
    }
#undef VALUES
}

static void
assign (PteroResource *self,
        PteroResource *newer,
        Changes       *changes)
{
  PteroLayout *layout = PTERO_RESOURCE_GET_CLASS (self)->layout;
  gboolean frozen = FALSE;

  for (guint i = 0; i < layout->n_slots; i++)
    {
      const PteroSlot *slot = &layout->slots[i];

      if (!is_present (layout, slot, newer) || !assign_slot (slot, self, newer, changes))
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

/* Makes @self what @newer is, which was read from a newer answer and is of nobody else, but for
 * what that answer did not have; then notifies of what changed. Resources in @self, and those in
 * its lists that are the same thing, stay the same objects. @newer is spent. */
void
ptero_resource_assign (PteroResource *self,
                       PteroResource *newer)
{
  g_autoptr(PteroResource) owned = g_object_ref (self);
  Changes changes = { NULL };

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (newer));

  assign (self, newer, &changes);

  for (guint i = 0; changes.frozen != NULL && i < changes.frozen->len; i++)
    {
      GObject *object = g_ptr_array_index (changes.frozen, i);

      g_object_thaw_notify (object);
      g_object_unref (object);
    }

  g_clear_pointer (&changes.frozen, g_ptr_array_unref);
}
