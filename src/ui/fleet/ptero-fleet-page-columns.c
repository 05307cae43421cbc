/* ptero-fleet-page-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include <glib/gi18n.h>

/* The actions that show a column or not, and their menu. */

/* One that was left out for want of place, and is asked for, comes; others go for it. */
static void
show_column_cb (GSimpleAction       *action,
                GVariant            *parameter,
                GtkColumnViewColumn *column)
{
  gtk_column_view_column_set_visible (column, !gtk_column_view_column_get_visible (column));
}

static gboolean
is_in_menu (PteroFleetPage   *self,
            PteroFleetColumn  column)
{
  return column != PTERO_FLEET_COLUMN_NAME && column != PTERO_FLEET_COLUMN_REASON &&
         !(column == PTERO_FLEET_COLUMN_PANEL && self->panel != NULL);
}

/* "Uptime", or why it is not there although it is ticked */
static char *
describe_column (PteroFleetPage   *self,
                 PteroFleetColumn  column)
{
  const char *title = ptero_fleet_column_get_title (column);

  if (ptero_fleet_table_has_place (self->table, column) ||
      !ptero_fleet_table_is_chosen (self->table, column))
    return g_strdup (title);

  /* Translators: %s is the title of a column that is not shown, as there is no place for it */
  return g_strdup_printf (_("%s (Window Too Narrow)"), title);
}

static void
update_columns_item (PteroFleetPage   *self,
                     PteroFleetColumn  column)
{
  g_autofree char *label = describe_column (self, column);
  g_autofree char *action = g_strdup_printf ("fleet.show-%s", ptero_fleet_column_get_nick (column));
  g_autofree char *before = NULL;
  int position = 0;

  for (guint i = 0; i < column; i++)
    position += is_in_menu (self, i);

  g_menu_model_get_item_attribute (self->columns_menu, position, G_MENU_ATTRIBUTE_LABEL, "s",
                                   &before);
  if (g_strcmp0 (before, label) == 0)
    return;

  g_menu_remove (G_MENU (self->columns_menu), position);
  g_menu_insert (G_MENU (self->columns_menu), position, label, action);
}

/* What is ticked is what was chosen, be there place for it or not. */
static void
column_shown_cb (PteroFleetPage      *self,
                 GParamSpec          *pspec,
                 GtkColumnViewColumn *shown)
{
  for (guint column = 0; column < PTERO_N_FLEET_COLUMNS; column++)
    {
      g_autofree char *name = NULL;
      GAction *action;

      if (ptero_fleet_table_get_column (self->table, column) != shown)
        continue;

      name = g_strdup_printf ("show-%s", ptero_fleet_column_get_nick (column));
      action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean (ptero_fleet_table_is_chosen (self->table,
                                                                                     column)));
      if (self->columns_menu != NULL && is_in_menu (self, column))
        update_columns_item (self, column);
    }
}

static void
add_column_action (PteroFleetPage   *self,
                   PteroFleetColumn  id)
{
  GtkColumnViewColumn *column = ptero_fleet_table_get_column (self->table, id);
  g_autofree char *name = g_strdup_printf ("show-%s", ptero_fleet_column_get_nick (id));
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, NULL,
                                                                  g_variant_new_boolean (ptero_fleet_table_is_chosen (self->table, id)));

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_signal_connect_object (action, "activate", G_CALLBACK (show_column_cb), column, 0);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (column_shown_cb), self,
                           G_CONNECT_SWAPPED);
}

static GMenuModel *
create_columns_menu (PteroFleetPage *self)
{
  GMenu *menu = g_menu_new ();

  for (guint column = 0; column < PTERO_N_FLEET_COLUMNS; column++)
    {
      g_autofree char *action = g_strdup_printf ("fleet.show-%s",
                                                 ptero_fleet_column_get_nick (column));

      if (is_in_menu (self, column))
        g_menu_append (menu, ptero_fleet_column_get_title (column), action);
    }

  return G_MENU_MODEL (menu);
}

GMenuModel *
ptero_fleet_page_get_columns_menu (PteroFleetPage *self)
{
  return self->columns_menu;
}

void
ptero_fleet_page_add_column_actions (PteroFleetPage *self)
{
  for (guint column = 0; column < PTERO_N_FLEET_COLUMNS; column++)
    add_column_action (self, column);
  self->columns_menu = create_columns_menu (self);
}
