/* ptero-sidebar-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sidebar-menu.h"

#include <glib/gi18n.h>

#include "ptero-panel-status.h"

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *name)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_filter_menu (const char *name,
                    gboolean    can_move_up,
                    gboolean    can_move_down)
{
  g_autoptr(GMenu) change = g_menu_new ();
  g_autoptr(GMenu) move = g_menu_new ();
  g_autoptr(GMenu) removal = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append_item (change, _("_Rename…"), "win.rename-filter", name);
  if (can_move_up)
    append_item (move, _("Move _Up"), "win.move-filter-up", name);
  if (can_move_down)
    append_item (move, _("Move _Down"), "win.move-filter-down", name);
  append_item (removal, _("Re_move"), "win.remove-filter", name);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));

  return G_MENU_MODEL (menu);
}

/**
 * ptero_sidebar_menu_new:
 * @item: an item
 * @can_move_up: whether another one of its kind is above it
 * @can_move_down: whether another one is below it
 *
 * Returns: (transfer full) (nullable): what can be done with @item from its row, %NULL if that is
 *   nothing
 */
GMenuModel *
ptero_sidebar_menu_new (PteroSidebarItem *item,
                        gboolean          can_move_up,
                        gboolean          can_move_down)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ITEM (item), NULL);

  switch (ptero_sidebar_item_get_kind (item))
    {
    case PTERO_SIDEBAR_PANEL:
      return ptero_panel_status_create_menu (ptero_sidebar_item_get_panel (item), can_move_up,
                                             can_move_down);
    case PTERO_SIDEBAR_FILTER:
      return create_filter_menu (ptero_sidebar_item_get_page (item), can_move_up, can_move_down);
    case PTERO_SIDEBAR_HEADING:
    case PTERO_SIDEBAR_ALL:
    case PTERO_SIDEBAR_JOBS:
    case PTERO_SIDEBAR_SERVERS:
    case PTERO_SIDEBAR_PAGE:
    case PTERO_SIDEBAR_ADMINISTRATION:
    case PTERO_SIDEBAR_ATTENTION:
    default:
      return NULL;
    }
}

/**
 * ptero_sidebar_menu_add_actions:
 * @menu: where the menu of @item is shown
 * @item: an item
 *
 * Gives @menu the actions of the panel of @item, if it is one, that have a state.
 */
void
ptero_sidebar_menu_add_actions (GtkWidget        *menu,
                                PteroSidebarItem *item)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GPropertyAction) toggle = NULL;

  g_return_if_fail (GTK_IS_WIDGET (menu));
  g_return_if_fail (PTERO_IS_SIDEBAR_ITEM (item));

  if (ptero_sidebar_item_get_kind (item) == PTERO_SIDEBAR_PANEL)
    {
      toggle = g_property_action_new ("admin-all", ptero_sidebar_item_get_panel (item),
                                      "admin-all");
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (toggle));
    }
  gtk_widget_insert_action_group (menu, "panel", G_ACTION_GROUP (group));
}
