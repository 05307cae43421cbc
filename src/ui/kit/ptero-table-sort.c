/* ptero-table-sort.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-private.h"

#include <string.h>

#include "ptero-settings.h"

/* One column of one table, for its sorter. */
typedef struct
{
  PteroTable        *table;
  const PteroColumn *column;
} Side;

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  Side *side = user_data;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  /* See ptero_table_get_sort() */
  if (side->table->asking)
    {
      side->table->asked = (int) (side->column - side->table->columns);
      return GTK_ORDERING_LARGER;
    }

  if (side->column->get_number != NULL)
    {
      gint64 x = side->column->get_number ((gpointer) a);
      gint64 y = side->column->get_number ((gpointer) b);

      return x < y ? GTK_ORDERING_SMALLER : x > y ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
    }

  if (side->column->get_key != NULL)
    return gtk_ordering_from_cmpfunc (strcmp (side->column->get_key ((gpointer) a),
                                              side->column->get_key ((gpointer) b)));

  first = side->column->dup_text ((gpointer) a);
  second = side->column->dup_text ((gpointer) b);

  return gtk_ordering_from_cmpfunc (g_utf8_collate (first != NULL ? first : "",
                                                    second != NULL ? second : ""));
}

/**
 * ptero_table_create_sorter:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: (transfer full): the order of that column, for as long as the table is there
 */
GtkSorter *
ptero_table_create_sorter (PteroTable        *self,
                           const PteroColumn *column)
{
  Side *side = g_new0 (Side, 1);

  side->table = self;
  side->column = column;

  return GTK_SORTER (gtk_custom_sorter_new (compare, side, g_free));
}

/**
 * ptero_table_save_sort:
 * @self: a table
 *
 * Remembers the order that the person chose.
 */
void
ptero_table_save_sort (PteroTable *self)
{
  GSettings *settings = ptero_settings_get_default ();
  g_autoptr(GVariant) sorts = NULL;
  g_autoptr(GVariantDict) dict = NULL;
  gboolean descending = FALSE;
  const char *column = ptero_table_get_sort (self, &descending);

  if (settings == NULL)
    return;

  sorts = g_settings_get_value (settings, "table-sorts");
  dict = g_variant_dict_new (sorts);
  if (column != NULL)
    g_variant_dict_insert (dict, self->id, "(sb)", column, descending);
  else
    g_variant_dict_remove (dict, self->id);
  g_settings_set_value (settings, "table-sorts", g_variant_dict_end (dict));
}

/**
 * ptero_table_restore_sort:
 * @self: a table
 *
 * Sorts it as the person chose when he last saw it.
 */
void
ptero_table_restore_sort (PteroTable *self)
{
  GSettings *settings = ptero_settings_get_default ();
  g_autoptr(GVariant) sorts = NULL;
  const char *column = NULL;
  gboolean descending = FALSE;

  if (settings == NULL)
    return;

  sorts = g_settings_get_value (settings, "table-sorts");
  if (!g_variant_lookup (sorts, self->id, "(&sb)", &column, &descending))
    return;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (g_str_equal (self->columns[i].id, column))
        {
          self->restoring = TRUE;
          gtk_column_view_sort_by_column (self->view, self->view_columns->pdata[i],
                                          descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
          self->restoring = FALSE;
        }
    }
}

/**
 * ptero_table_set_usual_sort:
 * @self: a table
 * @column: the id of a column
 *
 * Sorts by that column unless another order is remembered.
 */
void
ptero_table_set_usual_sort (PteroTable *self,
                            const char *column)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].id, column) && ptero_table_get_sort (self, NULL) == NULL)
      {
        self->restoring = TRUE;
        gtk_column_view_sort_by_column (self->view, self->view_columns->pdata[i],
                                        GTK_SORT_ASCENDING);
        self->restoring = FALSE;
      }
}

/**
 * ptero_table_set_section:
 * @self: a table
 * @sorter: (transfer full): what comes before the order that the person chose
 */
void
ptero_table_set_section (PteroTable *self,
                         GtkSorter  *sorter)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  gtk_multi_sorter_remove (self->sorter, 0);
  gtk_multi_sorter_append (self->sorter, sorter);
  gtk_multi_sorter_append (self->sorter, g_object_ref (gtk_column_view_get_sorter (self->view)));
}

/**
 * ptero_table_set_order:
 * @self: a table
 * @sorter: (transfer full): the order of what the person's order has alike, or if he chose none;
 *   set after the section
 */
void
ptero_table_set_order (PteroTable *self,
                       GtkSorter  *sorter)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  gtk_multi_sorter_append (self->sorter, sorter);
}

/**
 * ptero_table_resort:
 * @self: a table
 *
 * To be called when properties of items changed that rows are sorted by.
 */
void
ptero_table_resort (PteroTable *self)
{
  g_return_if_fail (PTERO_IS_TABLE (self));

  if (gtk_sort_list_model_get_sorter (self->sorted) != NULL)
    gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * ptero_table_get_sort:
 * @self: a table
 * @descending: (out) (optional): whether the largest comes first
 *
 * GTK tells this since 4.10 only: the order is found out by asking the view's
 * sorter about two things that are not there, and seeing which column's sorter
 * it asks first.
 *
 * Returns: (transfer none) (nullable): the id of the column it is sorted by
 */
const char *
ptero_table_get_sort (PteroTable *self,
                      gboolean   *descending)
{
  g_autoptr(GObject) a = NULL;
  g_autoptr(GObject) b = NULL;
  GtkOrdering ordering;

  g_return_val_if_fail (PTERO_IS_TABLE (self), NULL);

  a = g_object_new (G_TYPE_OBJECT, NULL);
  b = g_object_new (G_TYPE_OBJECT, NULL);
  self->asked = -1;
  self->asking = TRUE;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), a, b);
  self->asking = FALSE;
  if (descending != NULL)
    *descending = ordering == GTK_ORDERING_SMALLER;

  return self->asked >= 0 ? self->columns[self->asked].id : NULL;
}
