/* ptero-table-selection.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-private.h"

/* What is selected in a table. */

/**
 * ptero_table_get_n_selected:
 * @self: a table
 *
 * Returns: how many items are selected
 */
guint
ptero_table_get_n_selected (PteroTable *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  g_return_val_if_fail (PTERO_IS_TABLE (self), 0);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (selected);
}

/**
 * ptero_table_dup_selected:
 * @self: a table
 *
 * Returns: (transfer container) (element-type GObject): the selected items
 */
GPtrArray *
ptero_table_dup_selected (PteroTable *self)
{
  g_autoptr(GtkBitset) selected = NULL;
  GPtrArray *items;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (PTERO_IS_TABLE (self), NULL);

  items = g_ptr_array_new_with_free_func (g_object_unref);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected,
                                                   &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->selection), position));

  return items;
}

/**
 * ptero_table_select_all:
 * @self: a table
 *
 * Selects all that is shown.
 */
void
ptero_table_select_all (PteroTable *self)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  ptero_table_feed_flush (self->feed);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * ptero_table_unselect:
 * @self: a table
 *
 * Leaves nothing selected.
 */
void
ptero_table_unselect (PteroTable *self)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

/**
 * ptero_table_select:
 * @self: a table
 * @item: (type GObject): an item
 *
 * Selects @item alone, if it is shown.
 *
 * Returns: whether it is
 */
gboolean
ptero_table_select (PteroTable *self,
                    gpointer    item)
{
  g_return_val_if_fail (PTERO_IS_TABLE (self), FALSE);

  ptero_table_feed_flush (self->feed);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr(GObject) other = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (other == item)
        {
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
          return TRUE;
        }
    }

  return FALSE;
}
