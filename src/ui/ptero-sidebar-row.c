/* ptero-sidebar-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sidebar-row.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-panel-mark.h"
#include "ptero-panel-pages.h"
#include "ptero-panel-status.h"
#include "ptero-tooltip.h"

/**
 * PteroSidebarRow:
 *
 * A row of the sidebar: icon or mark, title, state of the connection, count,
 * menu and expander, as far as its item has them. What the rows of pages never
 * have is made when a row needs some of it.
 */
struct _PteroSidebarRow
{
  AdwBin            parent_instance;

  GtkLabel         *count;
  GtkOverlay       *end;
  GtkImage         *image;
  GtkBox           *line;
  GtkBox           *lines;
  GtkLabel         *title;

  /* (nullable): until they are needed */
  GtkWidget        *badge;
  GtkToggleButton  *expander;
  PteroPanelMark   *mark;
  GtkWidget        *more;
  GtkLabel         *status;
  GtkWidget        *status_box;
  GtkImage         *status_image;

  GtkTreeListRow   *row;
  PteroSidebarItem *item;
  GBinding         *expanded;
};

G_DEFINE_FINAL_TYPE (PteroSidebarRow, ptero_sidebar_row, ADW_TYPE_BIN)

static const char *
get_icon_name (PteroSidebarItem *item)
{
  switch (ptero_sidebar_item_get_kind (item))
    {
    case PTERO_SIDEBAR_ALL:
    case PTERO_SIDEBAR_SERVERS:
      return "ptero-server-symbolic";
    case PTERO_SIDEBAR_JOBS:
      return "ptero-jobs-symbolic";
    case PTERO_SIDEBAR_ATTENTION:
      return "ptero-state-crashed-symbolic";
    case PTERO_SIDEBAR_FILTER:
      return "edit-find-symbolic";
    case PTERO_SIDEBAR_ADMINISTRATION:
      return "applications-engineering-symbolic";
    case PTERO_SIDEBAR_PAGE:
      return ptero_panel_pages_find (ptero_sidebar_item_get_page (item))->icon_name;
    case PTERO_SIDEBAR_HEADING:
    case PTERO_SIDEBAR_PANEL:
    default:
      return NULL;
    }
}

static gboolean
is_expandable (PteroSidebarItem *item)
{
  const PteroSidebarKind kind = ptero_sidebar_item_get_kind (item);

  return kind == PTERO_SIDEBAR_PANEL || kind == PTERO_SIDEBAR_ADMINISTRATION;
}

static gboolean
has_menu (PteroSidebarKind kind)
{
  return kind == PTERO_SIDEBAR_PANEL || kind == PTERO_SIDEBAR_FILTER;
}

static void
update_status (PteroSidebarRow *self,
               PteroPanel      *panel)
{
  g_autofree char *status = ptero_panel_status_describe (panel);
  const char *const classes[] = { ptero_panel_status_get_css_class (panel), NULL };

  gtk_label_set_label (self->status, status);
  ptero_tooltip_set_text (GTK_WIDGET (self->status), status);
  gtk_image_set_from_icon_name (self->status_image, ptero_panel_status_get_icon_name (panel));
  gtk_widget_set_css_classes (self->status_box, (const char **) classes);
}

/* What a screen reader says for the whole row: GTK's own widget around it has the focus, and says
 * nothing by itself. */
static void
update_accessible (PteroSidebarRow *self,
                   const char      *title,
                   const char      *count)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (parent == NULL)
    return;

  if (ptero_sidebar_item_get_kind (self->item) == PTERO_SIDEBAR_PANEL)
    label = g_strdup_printf ("%s, %s", title, gtk_label_get_label (self->status));
  else if (count != NULL)
    label = g_strdup_printf ("%s, %s", title, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : title, -1);
}

static void
update_expanded (PteroSidebarRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean expanded;

  if (self->item == NULL || !is_expandable (self->item))
    {
      if (parent != NULL)
        gtk_accessible_reset_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED);
      return;
    }

  expanded = gtk_toggle_button_get_active (self->expander);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
  if (parent != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                                 -1);
}

static void
update (PteroSidebarRow *self)
{
  const PteroSidebarKind kind = ptero_sidebar_item_get_kind (self->item);
  PteroPanel *panel = ptero_sidebar_item_get_panel (self->item);
  g_autofree char *title = ptero_sidebar_item_dup_title (self->item);
  g_autofree char *count = ptero_sidebar_item_dup_count (self->item);

  gtk_label_set_label (self->title, title);
  ptero_tooltip_set_text (GTK_WIDGET (self->title),
                          kind == PTERO_SIDEBAR_PANEL || kind == PTERO_SIDEBAR_FILTER
                            ? title
                            : NULL);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count != NULL);
  if (kind == PTERO_SIDEBAR_PANEL)
    update_status (self, panel);
  update_accessible (self, title, count);
}

static void
update_expander (PteroSidebarRow *self)
{
  const char *label = ptero_sidebar_item_get_kind (self->item) == PTERO_SIDEBAR_ADMINISTRATION ? _("Show Pages of the Administration")
                                                                                               : _("Show Pages of This Panel");

  gtk_widget_set_visible (GTK_WIDGET (self->expander), is_expandable (self->item));
  ptero_tooltip_set_text (GTK_WIDGET (self->expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
clear (PteroSidebarRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_pointer (&self->expanded, g_binding_unbind);
  g_clear_object (&self->item);
  g_clear_object (&self->row);
}

static void
open_cb (PteroSidebarRow *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sidebar.open", "u",
                                gtk_tree_list_row_get_position (self->row));
}

static void
menu_cb (PteroSidebarRow *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sidebar.menu", "u",
                                gtk_tree_list_row_get_position (self->row));
}

/* As the button is let go: the row would not see that under the menu, and go on looking pressed.
 * The focus comes back to the row. */
static void
menu_released_cb (PteroSidebarRow *self)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  menu_cb (self);
}

/* What only a panel, its administration or a saved filter has. */
static void
make_more (PteroSidebarRow *self)
{
  g_autoptr(GtkBuilder) builder = NULL;

  if (self->more != NULL)
    return;

  builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/ptero-sidebar-row-more.ui");
  self->badge = GTK_WIDGET (gtk_builder_get_object (builder, "badge"));
  self->expander = GTK_TOGGLE_BUTTON (gtk_builder_get_object (builder, "expander"));
  self->mark = PTERO_PANEL_MARK (gtk_builder_get_object (builder, "mark"));
  self->more = GTK_WIDGET (gtk_builder_get_object (builder, "more"));
  self->status = GTK_LABEL (gtk_builder_get_object (builder, "status"));
  self->status_box = GTK_WIDGET (gtk_builder_get_object (builder, "status_box"));
  self->status_image = GTK_IMAGE (gtk_builder_get_object (builder, "status_image"));

  gtk_box_insert_child_after (GTK_BOX (adw_bin_get_child (ADW_BIN (self))),
                              GTK_WIDGET (self->mark), GTK_WIDGET (self->image));
  gtk_box_insert_child_after (self->line, self->badge, GTK_WIDGET (self->title));
  gtk_overlay_add_overlay (self->end, self->more);
  gtk_box_append (self->line, GTK_WIDGET (self->expander));
  gtk_box_append (self->lines, self->status_box);

  ptero_tooltip_set_text (self->more, _("More Actions"));
  g_signal_connect_swapped (self->expander, "notify::active", G_CALLBACK (update_expanded), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (menu_cb), self);
}

static void
update_more (PteroSidebarRow *self)
{
  const PteroSidebarKind kind = ptero_sidebar_item_get_kind (self->item);
  const gboolean is_panel = kind == PTERO_SIDEBAR_PANEL;
  PteroPanel *panel = ptero_sidebar_item_get_panel (self->item);

  if (has_menu (kind) || is_expandable (self->item))
    make_more (self);
  if (self->more == NULL)
    return;

  ptero_panel_mark_set_panel (self->mark, is_panel ? panel : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), is_panel);
  gtk_widget_set_visible (self->badge, is_panel && ptero_panel_get_demo (panel));
  gtk_widget_set_visible (self->status_box, is_panel);
  gtk_widget_set_visible (self->more, has_menu (kind));
  update_expander (self);
}

/* What doesn't change while the row stands for one item. */
static void
update_kind (PteroSidebarRow *self)
{
  const PteroSidebarKind kind = ptero_sidebar_item_get_kind (self->item);
  const guint depth = gtk_tree_list_row_get_depth (self->row);
  const char *icon_name = get_icon_name (self->item);

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon_name != NULL);
  update_more (self);
  ptero_css_class_set (GTK_WIDGET (self->title), "caption-heading", kind == PTERO_SIDEBAR_HEADING);
  ptero_css_class_set (GTK_WIDGET (self->title), "dim-label", kind == PTERO_SIDEBAR_HEADING);
  ptero_css_class_set (GTK_WIDGET (self->count), "dim-label", kind != PTERO_SIDEBAR_ATTENTION);
  ptero_css_class_set (GTK_WIDGET (self->count), "attention", kind == PTERO_SIDEBAR_ATTENTION);
  ptero_css_class_set (GTK_WIDGET (self), "heading", kind == PTERO_SIDEBAR_HEADING);
  ptero_css_class_set (GTK_WIDGET (self), "panel", kind == PTERO_SIDEBAR_PANEL);
  ptero_css_class_set (GTK_WIDGET (self), "with-menu", has_menu (kind));
  ptero_css_class_set (GTK_WIDGET (self), "below-panel", depth == 1);
  ptero_css_class_set (GTK_WIDGET (self), "below-administration", depth == 2);
}

static void
ptero_sidebar_row_dispose (GObject *object)
{
  clear (PTERO_SIDEBAR_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (ptero_sidebar_row_parent_class)->dispose (object);
}

static void
ptero_sidebar_row_class_init (PteroSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_sidebar_row_dispose;

  g_type_ensure (PTERO_TYPE_PANEL_MARK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroSidebarRow, count);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebarRow, end);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebarRow, image);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebarRow, line);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebarRow, lines);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebarRow, title);

  gtk_widget_class_set_css_name (widget_class, "sidebar-row");
}

static void
ptero_sidebar_row_init (PteroSidebarRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu_click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (click, "released", G_CALLBACK (open_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu_click, "released", G_CALLBACK (menu_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu_click));
}

/**
 * ptero_sidebar_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what the row stands for
 */
PteroSidebarItem *
ptero_sidebar_row_get_item (PteroSidebarRow *self)
{
  g_return_val_if_fail (PTERO_IS_SIDEBAR_ROW (self), NULL);

  return self->item;
}

/**
 * ptero_sidebar_row_set:
 * @self: a row
 * @row: (nullable): a row of the tree, whose item is a [class@Ptero.SidebarItem]
 *
 * Makes the row stand for another item, or for none.
 */
void
ptero_sidebar_row_set (PteroSidebarRow *self,
                       GtkTreeListRow  *row)
{
  g_return_if_fail (PTERO_IS_SIDEBAR_ROW (self));

  clear (self);
  if (row == NULL)
    return;

  self->row = g_object_ref (row);
  self->item = PTERO_SIDEBAR_ITEM (gtk_tree_list_row_get_item (row));
  update_kind (self);
  if (is_expandable (self->item))
    self->expanded = g_object_bind_property (row, "expanded", self->expander, "active",
                                             G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  update_expanded (self);
}
