/* ptero-column-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-column-view.h"

/**
 * ptero_column_view_get_sort_column:
 * @view: a column view
 *
 * Gets the column that the view itself was told to sort by. It can be told by
 * keyboard where its titles take the focus, which is since GTK 4.10.
 *
 * Returns: (transfer none) (nullable): the column
 */
GtkColumnViewColumn *
ptero_column_view_get_sort_column (GtkColumnView *view)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  GtkSorter *sorter;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  sorter = gtk_column_view_get_sorter (view);

  return gtk_column_view_sorter_get_primary_sort_column (GTK_COLUMN_VIEW_SORTER (sorter));
#else
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  return NULL;
#endif
}
