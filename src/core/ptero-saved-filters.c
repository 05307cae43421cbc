/* ptero-saved-filters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-saved-filters.h"

#include <string.h>

#define SETTING  "saved-filters"

/**
 * PteroSavedFilters:
 *
 * The saved filters: a [iface@Gio.ListModel] of [class@Ptero.SavedFilter], in
 * the order that the person gave them. No two have one name. They are kept in
 * the settings; what makes no sense there is left out.
 */
struct _PteroSavedFilters
{
  GObject    parent_instance;

  GSettings *settings;
  GPtrArray *filters;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroSavedFilters, ptero_saved_filters, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
ptero_saved_filters_get_item_type (GListModel *model)
{
  return PTERO_TYPE_SAVED_FILTER;
}

static guint
ptero_saved_filters_get_n_items (GListModel *model)
{
  return PTERO_SAVED_FILTERS (model)->filters->len;
}

static gpointer
ptero_saved_filters_get_item (GListModel *model,
                              guint       position)
{
  GPtrArray *filters = PTERO_SAVED_FILTERS (model)->filters;

  return position < filters->len ? g_object_ref (filters->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_saved_filters_get_item_type;
  iface->get_n_items = ptero_saved_filters_get_n_items;
  iface->get_item = ptero_saved_filters_get_item;
}

static gboolean
is_name (const char *name)
{
  const glong length = g_utf8_strlen (name, -1);

  return length > 0 && length <= PTERO_SAVED_FILTER_MAX_NAME;
}

static gboolean
may_add (PteroSavedFilters *self,
         PteroSavedFilter  *filter)
{
  return self->filters->len < PTERO_SAVED_FILTERS_MAX &&
         is_name (ptero_saved_filter_get_name (filter)) &&
         g_utf8_strlen (ptero_saved_filter_get_text (filter), -1) <= PTERO_SAVED_FILTER_MAX_TEXT &&
         ptero_saved_filters_find (self, ptero_saved_filter_get_name (filter)) == NULL;
}

/* "Name (2)", or the next number that is free. */
static char *
find_free_name (PteroSavedFilters *self,
                const char        *name)
{
  for (guint number = 2; ; number++)
    {
      g_autofree char *suffix = g_strdup_printf (" (%u)", number);
      const glong most = PTERO_SAVED_FILTER_MAX_NAME - (glong) strlen (suffix);
      g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), most));
      g_autofree char *free_name = g_strconcat (start, suffix, NULL);

      if (ptero_saved_filters_find (self, free_name) == NULL)
        return g_steal_pointer (&free_name);
    }
}

static void
save (PteroSavedFilters *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < self->filters->len; i++)
    g_variant_builder_add_value (&builder, ptero_saved_filter_to_variant (self->filters->pdata[i]));
  g_settings_set_value (self->settings, SETTING, g_variant_builder_end (&builder));
}

static void
load (PteroSavedFilters *self)
{
  g_autoptr(GVariant) value = g_settings_get_value (self->settings, SETTING);

  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr(GVariant) entry = g_variant_get_child_value (value, i);
      g_autoptr(PteroSavedFilter) filter = ptero_saved_filter_from_variant (entry);

      if (may_add (self, filter))
        g_ptr_array_add (self->filters, g_steal_pointer (&filter));
    }
}

static void
ptero_saved_filters_finalize (GObject *object)
{
  PteroSavedFilters *self = PTERO_SAVED_FILTERS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->filters, g_ptr_array_unref);

  G_OBJECT_CLASS (ptero_saved_filters_parent_class)->finalize (object);
}

static void
ptero_saved_filters_class_init (PteroSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_saved_filters_finalize;
}

static void
ptero_saved_filters_init (PteroSavedFilters *self)
{
  self->filters = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ptero_saved_filters_new:
 * @settings: the settings of the application
 *
 * Returns: (transfer full): the saved filters as they were kept
 */
PteroSavedFilters *
ptero_saved_filters_new (GSettings *settings)
{
  PteroSavedFilters *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PTERO_TYPE_SAVED_FILTERS, NULL);
  self->settings = g_object_ref (settings);
  load (self);

  return self;
}

/**
 * ptero_saved_filters_find:
 * @self: the saved filters
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the one of that name
 */
PteroSavedFilter *
ptero_saved_filters_find (PteroSavedFilters *self,
                          const char        *name)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTERS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->filters->len; i++)
    {
      PteroSavedFilter *filter = self->filters->pdata[i];

      if (g_str_equal (ptero_saved_filter_get_name (filter), name))
        return filter;
    }

  return NULL;
}

/**
 * ptero_saved_filters_insert:
 * @self: the saved filters
 * @position: where to, past the end for the end
 * @filter: what to keep
 *
 * Returns: whether it was taken: it has a name that is none yet, is not too
 *   long, and there are not too many
 */
gboolean
ptero_saved_filters_insert (PteroSavedFilters *self,
                            guint              position,
                            PteroSavedFilter  *filter)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTERS (self), FALSE);
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (filter), FALSE);

  if (!may_add (self, filter))
    return FALSE;

  position = MIN (position, self->filters->len);
  g_ptr_array_insert (self->filters, position, g_object_ref (filter));
  save (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);

  return TRUE;
}

/**
 * ptero_saved_filters_restore:
 * @self: the saved filters
 * @position: where it was, past the end for the end
 * @filter: one that was removed
 *
 * Keeps @filter again. If another has its name by now, it gets that name with a
 * number.
 *
 * Returns: whether it was taken: there are not too many
 */
gboolean
ptero_saved_filters_restore (PteroSavedFilters *self,
                             guint              position,
                             PteroSavedFilter  *filter)
{
  g_return_val_if_fail (PTERO_IS_SAVED_FILTERS (self), FALSE);
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (filter), FALSE);

  if (self->filters->len < PTERO_SAVED_FILTERS_MAX &&
      ptero_saved_filters_find (self, ptero_saved_filter_get_name (filter)) != NULL)
    {
      g_autofree char *name = find_free_name (self, ptero_saved_filter_get_name (filter));

      ptero_saved_filter_set_name (filter, name);
    }

  return ptero_saved_filters_insert (self, position, filter);
}

/**
 * ptero_saved_filters_rename:
 * @self: the saved filters
 * @filter: one of them
 * @name: its new name
 *
 * Returns: whether it has that name now: it is not empty, not too long and not
 *   that of another
 */
gboolean
ptero_saved_filters_rename (PteroSavedFilters *self,
                            PteroSavedFilter  *filter,
                            const char        *name)
{
  PteroSavedFilter *other;

  g_return_val_if_fail (PTERO_IS_SAVED_FILTERS (self), FALSE);
  g_return_val_if_fail (PTERO_IS_SAVED_FILTER (filter), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  other = ptero_saved_filters_find (self, name);
  if (!is_name (name) || (other != NULL && other != filter) ||
      !g_ptr_array_find (self->filters, filter, NULL))
    return FALSE;
  if (other == filter)
    return TRUE;

  ptero_saved_filter_set_name (filter, name);
  save (self);

  return TRUE;
}

/**
 * ptero_saved_filters_move:
 * @self: the saved filters
 * @from: the position of one
 * @to: its new position
 */
void
ptero_saved_filters_move (PteroSavedFilters *self,
                          guint              from,
                          guint              to)
{
  gpointer filter;
  guint n_moved;

  g_return_if_fail (PTERO_IS_SAVED_FILTERS (self));
  g_return_if_fail (from < self->filters->len && to < self->filters->len);

  if (from == to)
    return;

  filter = g_ptr_array_steal_index (self->filters, from);
  g_ptr_array_insert (self->filters, to, filter);
  save (self);
  n_moved = MAX (from, to) - MIN (from, to) + 1;
  g_list_model_items_changed (G_LIST_MODEL (self), MIN (from, to), n_moved, n_moved);
}

/**
 * ptero_saved_filters_remove:
 * @self: the saved filters
 * @filter: one of them
 * @position: (out) (optional): where it was
 *
 * Returns: whether it was there
 */
gboolean
ptero_saved_filters_remove (PteroSavedFilters *self,
                            PteroSavedFilter  *filter,
                            guint             *position)
{
  guint found;

  g_return_val_if_fail (PTERO_IS_SAVED_FILTERS (self), FALSE);

  if (!g_ptr_array_find (self->filters, filter, &found))
    return FALSE;

  if (position != NULL)
    *position = found;
  g_ptr_array_remove_index (self->filters, found);
  save (self);
  g_list_model_items_changed (G_LIST_MODEL (self), found, 1, 0);

  return TRUE;
}
