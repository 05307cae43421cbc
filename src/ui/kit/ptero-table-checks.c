/* ptero-table-checks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-private.h"

#include <glib/gi18n.h>

/* The check boxes of a table, and the buttons of its rows: for who has a finger, or no key to hold. */

/* What a cell has is found by the pointer: a widget less in each row. */
static void
setup_check_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                                   "can-focus", FALSE,
                                   "can-target", FALSE,
                                   "halign", GTK_ALIGN_CENTER,
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);

  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Selected"), -1);
  g_object_bind_property (item, "selected", check, "active", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, check);
}

static void
menu_clicked_cb (GtkListItem *item,
                 GtkWidget   *button)
{
  PteroTable *self = PTERO_TABLE (gtk_widget_get_ancestor (button, PTERO_TYPE_TABLE));
  graphene_rect_t bounds;

  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), gtk_list_item_get_position (item), TRUE);
  if (gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    ptero_table_popup (self, bounds.origin.x, bounds.origin.y + bounds.size.height);
}

static void
setup_menu_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_can_focus (button, FALSE);
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (menu_clicked_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, button);
}

static GtkColumnViewColumn *
create_column (GCallback setup_cb)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup_cb, NULL);

  return gtk_column_view_column_new (NULL, factory);
}

/**
 * ptero_table_set_checks:
 * @self: a table
 *
 * Gives each row a check box before it, which adds it to the selection or takes it
 * out, and a button after it for the menu.
 */
void
ptero_table_set_checks (PteroTable *self)
{
  g_autoptr(GtkColumnViewColumn) checks = NULL;
  g_autoptr(GtkColumnViewColumn) menus = NULL;

  g_return_if_fail (PTERO_IS_TABLE (self));

  checks = create_column (G_CALLBACK (setup_check_cb));
  menus = create_column (G_CALLBACK (setup_menu_cb));
  gtk_column_view_insert_column (self->view, 0, checks);
  gtk_column_view_append_column (self->view, menus);
}

/*< private >
 * ptero_table_press_check:
 * @self: a table
 * @widget: (nullable): what was pressed
 * @position: which row it is in
 *
 * Returns: whether it has a check box, which was turned the other way
 */
gboolean
ptero_table_press_check (PteroTable *self,
                         GtkWidget  *widget,
                         guint       position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (widget == NULL || !GTK_IS_CHECK_BUTTON (gtk_widget_get_first_child (widget)))
    return FALSE;

  /* with the keys going there, too */
  gtk_widget_grab_focus (gtk_widget_get_parent (widget));
  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);

  return TRUE;
}
