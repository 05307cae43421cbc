/* ptero-list-copy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-list-copy.h"

#include <glib/gi18n.h>

static void
append_row (GString           *text,
            const PteroColumn *columns,
            guint              n_columns,
            const char        *only,
            gpointer           item)
{
  gboolean first = TRUE;

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *cell = NULL;

      if (only != NULL && !g_str_equal (columns[i].id, only))
        continue;
      cell = columns[i].dup_text (item);
      g_string_append_printf (text, "%s%s", first ? "" : "\t", cell != NULL ? cell : "");
      first = FALSE;
    }
}

/**
 * ptero_list_copy:
 * @pane: a list
 * @column: (nullable): the id of a column, %NULL for all
 *
 * Copies the selected rows as a spreadsheet takes them, or what is in one
 * column of them, a line each.
 */
void
ptero_list_copy (PteroListPane *pane,
                 const char    *column)
{
  PteroTable *table;
  const PteroColumn *columns;
  guint n_columns;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  table = ptero_list_pane_get_table (pane);
  columns = ptero_table_get_columns (table, &n_columns);
  items = ptero_table_dup_selected (table);
  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_row (text, columns, n_columns, column, items->pdata[i]);
    }
  if (items->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (pane)), text->str);
}

/**
 * ptero_list_copy_create_menu:
 * @table: the table of a list
 *
 * Returns: (transfer full): what copies one column of the selected rows, with a row for each
 */
GMenuModel *
ptero_list_copy_create_menu (PteroTable *table)
{
  GMenu *menu = g_menu_new ();
  const PteroColumn *columns;
  guint n_columns;

  g_return_val_if_fail (PTERO_IS_TABLE (table), G_MENU_MODEL (menu));

  columns = ptero_table_get_columns (table, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (g_dgettext (GETTEXT_PACKAGE, columns[i].title),
                                                   NULL);

      g_menu_item_set_action_and_target (item, "pane.copy-value", "s", columns[i].id);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}
