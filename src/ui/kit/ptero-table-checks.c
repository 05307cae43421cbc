/* ptero-table-checks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-private.h"

#include <glib/gi18n.h>

#define CHECK_CLASS "row-check"
#define MENU_CLASS "row-menu"

/* The check boxes of a table, and the buttons of its rows: for who has a finger, or no key to hold.
 * A view makes some hundred rows at a time, so that each is one widget only: an image, which the
 * pointer finds by the table. */

static GtkWidget *
setup_image (GtkListItem       *item,
             GtkAccessibleRole  role,
             const char        *icon_name,
             const char        *css_class,
             const char        *label)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", role,
                                   "icon-name", icon_name,
                                   "halign", GTK_ALIGN_CENTER,
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);

  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_widget_add_css_class (image, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_item_set_child (item, image);

  return image;
}

static void
selected_changed_cb (GtkListItem *item)
{
  GtkWidget *image = gtk_list_item_get_child (item);
  const gboolean selected = gtk_list_item_get_selected (item);

  if (image == NULL)
    return;

  if (selected)
    gtk_widget_set_state_flags (image, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (image, GTK_STATE_FLAG_CHECKED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_CHECKED,
                               selected
                                 ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                 : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static void
setup_check_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  setup_image (item, GTK_ACCESSIBLE_ROLE_CHECKBOX, "object-select-symbolic", CHECK_CLASS,
               _("Selected"));
  selected_changed_cb (item);
  g_signal_connect (item, "notify::selected", G_CALLBACK (selected_changed_cb), NULL);
}

static void
setup_menu_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  setup_image (item, GTK_ACCESSIBLE_ROLE_BUTTON, "view-more-symbolic", MENU_CLASS, _("More"));
}

static GtkColumnViewColumn *
create_column (GCallback setup_cb)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup_cb, NULL);

  return gtk_column_view_column_new (NULL, factory);
}

static void
update_all (PteroTable *self,
            GtkWidget  *image)
{
  const guint n_items = self->selection != NULL
                          ? g_list_model_get_n_items (G_LIST_MODEL (self->selection))
                          : 0;
  const guint n_selected = self->selection != NULL ? ptero_table_get_n_selected (self) : 0;
  const gboolean some = n_selected > 0 && n_selected < n_items;

  if (n_selected > 0)
    gtk_widget_set_state_flags (image, GTK_STATE_FLAG_CHECKED, FALSE);
  else
    gtk_widget_unset_state_flags (image, GTK_STATE_FLAG_CHECKED);
  gtk_image_set_from_icon_name (GTK_IMAGE (image),
                                some ? "list-remove-symbolic" : "object-select-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_CHECKED,
                               some ? GTK_ACCESSIBLE_TRISTATE_MIXED : n_selected > 0 ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

/* All, or none where all are. */
static void
all_released_cb (PteroTable *self)
{
  if (self->selection == NULL)
    return;

  if (ptero_table_get_n_selected (self) < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    ptero_table_select_all (self);
  else
    ptero_table_unselect (self);
}

/* On 4.8 a title is a text only: what is put into it stands beside that, which is empty. */
static void
add_all (PteroTable *self,
         GtkWidget  *title)
{
  GtkWidget *box = gtk_widget_get_first_child (title);
  GtkGesture *gesture;
  GtkWidget *image;

  if (!GTK_IS_BOX (box))
    return;

  image = g_object_new (GTK_TYPE_IMAGE,
                        "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX,
                        "tooltip-text", _("Select All"),
                        "margin-start", 2,
                        "valign", GTK_ALIGN_CENTER,
                        NULL);
  gtk_widget_add_css_class (image, CHECK_CLASS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Select All"), -1);
  gesture = gtk_gesture_click_new ();
  g_signal_connect_object (gesture, "released", G_CALLBACK (all_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (image, GTK_EVENT_CONTROLLER (gesture));
  gtk_box_prepend (GTK_BOX (box), image);
  g_signal_connect_object (self, "selection-changed", G_CALLBACK (update_all), image, 0);
  update_all (self, image);
}

/**
 * ptero_table_set_checks:
 * @self: a table
 *
 * Gives each row a check box before it, which adds it to the selection or takes it
 * out, and a button after it for the menu; and a check box for all of them to the
 * titles.
 */
void
ptero_table_set_checks (PteroTable *self)
{
  g_autoptr(GtkColumnViewColumn) checks = NULL;
  g_autoptr(GtkColumnViewColumn) menus = NULL;
  GtkWidget *header;
  GtkWidget *first;

  g_return_if_fail (PTERO_IS_TABLE (self));

  checks = create_column (G_CALLBACK (setup_check_cb));
  menus = create_column (G_CALLBACK (setup_menu_cb));
  header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  first = gtk_widget_get_first_child (header);
  gtk_column_view_insert_column (self->view, 0, checks);
  /* some versions keep the titles in the order of their columns, some in that in which they were
   * added */
  add_all (self, gtk_widget_get_first_child (header) != first
             ? gtk_widget_get_first_child (header)
             : gtk_widget_get_last_child (header));
  gtk_column_view_append_column (self->view, menus);
}

static void
toggle (PteroTable *self,
        guint       position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_unselect_item (selection, position);
  else
    gtk_selection_model_select_item (selection, position, FALSE);
}

/* As a right click does. */
static void
popup_below (PteroTable *self,
             GtkWidget  *image,
             guint       position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  graphene_rect_t bounds;

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  if (gtk_widget_compute_bounds (image, GTK_WIDGET (self), &bounds))
    ptero_table_popup (self, bounds.origin.x, bounds.origin.y + bounds.size.height);
}

/*< private >
 * ptero_table_press_check:
 * @self: a table
 * @widget: (nullable): what was pressed
 * @position: which row it is in
 *
 * Returns: whether it is, or has, a check box, which was turned the other way, or the button of the
 *   menu, which is shown
 */
gboolean
ptero_table_press_check (PteroTable *self,
                         GtkWidget  *widget,
                         guint       position)
{
  GtkWidget *image = widget == NULL || GTK_IS_IMAGE (widget)
                       ? widget
                       : gtk_widget_get_first_child (widget);
  const gboolean is_check = image != NULL && gtk_widget_has_css_class (image, CHECK_CLASS);

  if (!is_check && (image == NULL || !gtk_widget_has_css_class (image, MENU_CLASS)))
    return FALSE;

  /* with the keys going there, too */
  gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (image)));
  if (is_check)
    toggle (self, position);
  else
    popup_below (self, image, position);

  return TRUE;
}
