/* ptero-fleet-page-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include <glib/gi18n.h>

#include "ptero-fleet-cell.h"
#include "ptero-fleet-row.h"
#include "ptero-power-menu.h"

static GtkWidget *
find_item_below (GtkWidget *widget)
{
  if (PTERO_IS_FLEET_CELL (widget) || PTERO_IS_FLEET_ROW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *item = find_item_below (child);

      if (item != NULL)
        return item;
    }

  return NULL;
}

/* GTK's own row has no public type, only its node: what it shows is found above, or below it. */
static GtkWidget *
find_item (GtkWidget *view,
           GtkWidget *widget)
{
  for (GtkWidget *parent = widget; parent != NULL &&
       parent != view; parent = gtk_widget_get_parent (parent))
    {
      if (PTERO_IS_FLEET_CELL (parent) || PTERO_IS_FLEET_ROW (parent))
        return parent;
      if (g_strcmp0 (gtk_widget_get_css_name (parent), "row") == 0 ||
          g_strcmp0 (gtk_widget_get_css_name (parent), "cell") == 0)
        return find_item_below (parent);
    }

  return NULL;
}

static PteroFleetServer *
get_server (GtkWidget *item,
            guint     *position)
{
  if (item == NULL)
    return NULL;

  if (PTERO_IS_FLEET_ROW (item))
    {
      if (position != NULL)
        *position = ptero_fleet_row_get_position (PTERO_FLEET_ROW (item));
      return ptero_fleet_row_get_server (PTERO_FLEET_ROW (item));
    }

  if (position != NULL)
    *position = ptero_fleet_cell_get_position (PTERO_FLEET_CELL (item));

  return ptero_fleet_cell_get_server (PTERO_FLEET_CELL (item));
}

static PteroFleetServer *
pick (GtkWidget *view,
      double     x,
      double     y,
      guint     *position)
{
  return get_server (find_item (view, gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT)), position);
}

static GMenuModel *
create_context_menu (PteroFleetPage *self)
{
  g_autoptr(GListModel) targets = ptero_fleet_page_dup_targets (self);
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) open = g_menu_new ();
  g_autoptr(GMenu) power = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();

  g_menu_append (open, _("_Open"), "fleet.open");
  g_menu_append (open, _("Open in _Background"), "fleet.open-background");
  g_menu_append (power, _("_Start"), "fleet.start");
  g_menu_append (power, _("_Restart"), "fleet.restart");
  g_menu_append (power, _("S_top"), "fleet.stop");
  g_menu_append (power, _("_Warn Players First…"), "fleet.warn");
  g_menu_append (power, _("_Kill…"), "fleet.kill");
  g_menu_append (more, _("Send a Co_mmand…"), "fleet.send-command");
  g_menu_append (more, _("Create a Back_up…"), "fleet.create-backup");
  g_menu_append (more, ptero_fleet_page_all_favorites (targets)
                   ? _("Remove from _Favorites")
                   : _("Add to _Favorites"), "fleet.toggle-favorite");
  g_menu_append (more, _("_Copy Address"), "fleet.copy-address");
  g_menu_append (more, _("Open in _Panel"), "fleet.open-in-panel");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (power));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));

  return G_MENU_MODEL (menu);
}

static void
popup_at (PteroFleetPage *self,
          GtkWidget      *view,
          double          x,
          double          y)
{
  g_autoptr(GMenuModel) menu = create_context_menu (self);
  graphene_point_t point;

  ptero_fleet_page_update_actions (self);
  if (gtk_widget_compute_point (view, GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    ptero_popover_menu_popup (GTK_WIDGET (self), menu,
                              &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
}

/* The menu is about the selection; a row outside of it becomes the selection, and has the focus
 * after the menu. It opens when the button is let go: the row would not see that under the menu,
 * and go on looking pressed. */
static void
secondary_released_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      PteroFleetPage  *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint position;
  PteroFleetServer *server = pick (view, x, y, &position);

  if (server == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  ptero_fleet_page_focus_server (self, server);
  popup_at (self, view, x, y);
}

static void
middle_released_cb (GtkGestureClick *gesture,
                    int              n_press,
                    double           x,
                    double           y,
                    PteroFleetPage  *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  PteroFleetServer *server = pick (view, x, y, NULL);

  if (server != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-server-in-background", "s",
                                ptero_fleet_server_get_key (server));
}

static gboolean
is_on_button (GtkWidget *view,
              double     x,
              double     y)
{
  GtkWidget *widget = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  return widget != NULL && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL;
}

static void
toggle (PteroFleetPage *self,
        guint           position)
{
  if (gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_unselect_item (self->selection, position);
  else
    gtk_selection_model_select_item (self->selection, position, FALSE);
}

static void
open_server (PteroFleetPage   *self,
             PteroFleetServer *server)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-server", "s",
                              ptero_fleet_server_get_key (server));
}

static void
primary_began_cb (PteroFleetPage *self)
{
  self->pressed = TRUE;
}

static void
primary_ended_cb (PteroFleetPage *self)
{
  g_autoptr(PteroFleetServer) opening = g_steal_pointer (&self->opening);

  self->pressed = FALSE;
  if (opening != NULL)
    open_server (self, opening);
}

/* A double click activates its row while the button is down: behind a tab the row would not see
 * that it is let go, and look pressed for good. */
void
ptero_fleet_page_open (PteroFleetPage   *self,
                       PteroFleetServer *server)
{
  if (self->pressed)
    g_set_object (&self->opening, server);
  else
    open_server (self, server);
}

/* With check boxes a plain click selects one more; in a narrow window it opens, as there is nothing
 * to double-click with. */
static void
primary_released_cb (GtkGestureClick *gesture,
                     int              n_press,
                     double           x,
                     double           y,
                     PteroFleetPage  *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  PteroFleetServer *server;
  guint position;

  if ((modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0 || is_on_button (view, x, y))
    return;

  server = pick (view, x, y, &position);
  if (server == NULL)
    return;

  if (ptero_fleet_page_is_selecting (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      toggle (self, position);
    }
  else if (self->narrow)
    {
      ptero_fleet_page_open (self, server);
    }
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 PteroFleetPage      *self)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint position;

  if (pick (view, x, y, &position) == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ptero_fleet_page_set_selecting (self, TRUE);
  gtk_selection_model_select_item (self->selection, position, FALSE);
}

static void
motion_cb (PteroFleetPage *self)
{
  self->moved_at = g_get_monotonic_time ();
}

/* GTK's window of it has no public type, either. */
static gboolean
shows_tooltip (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  for (GtkWidget *child = root != NULL
         ? gtk_widget_get_first_child (GTK_WIDGET (root))
         : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_str_equal (gtk_widget_get_css_name (child), "tooltip") && gtk_widget_get_mapped (child))
        return TRUE;
    }

  return FALSE;
}

static void
query_tooltip (gpointer data)
{
  PteroFleetPage *self = data;

  self->tooltip_source = 0;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

/* What is below a pointer that rests may be another server now; rows are laid out before that is
 * asked. */
void
ptero_fleet_page_queue_tooltip (PteroFleetPage *self)
{
  if (self->tooltip_source == 0 && shows_tooltip (GTK_WIDGET (self)))
    self->tooltip_source = g_idle_add_once (query_tooltip, self);
}

/* The row that has the focus is not to be covered, if it was in sight. */
static double
get_kept_scroll (PteroFleetPage *self,
                 GtkAdjustment  *adjustment)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;
  double bottom;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view) ||
      !gtk_widget_compute_bounds (focus, gtk_widget_get_parent (focus), &bounds))
    return self->scroll;

  bottom = bounds.origin.y + bounds.size.height + gtk_adjustment_get_value (adjustment);
  if (bottom < self->scroll || bottom > self->scroll + self->height)
    return self->scroll;

  return MAX (self->scroll, bottom - gtk_adjustment_get_page_size (adjustment));
}

static void
layout_cb (GdkFrameClock  *clock,
           PteroFleetPage *self)
{
  GtkAdjustment *adjustment =
    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (ptero_fleet_page_get_list_view (self)));
  double scroll = get_kept_scroll (self, adjustment);

  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  self->height = gtk_adjustment_get_page_size (adjustment);
  gtk_adjustment_set_value (adjustment, scroll);
  self->scroll = gtk_adjustment_get_value (adjustment);
}

/* Where it is scrolled to in the height that it has. */
static void
scrolled_cb (PteroFleetPage *self,
             GtkAdjustment  *adjustment)
{
  if (gtk_adjustment_get_page_size (adjustment) == self->height)
    self->scroll = gtk_adjustment_get_value (adjustment);
  ptero_fleet_page_queue_tooltip (self);
}

/*
 * A list keeps the row that has the focus at its place between top and bottom, and so moves all
 * rows as its height changes. While the action bar, a banner or the tabs unfold, its first row
 * is to stay. What is laid out just now cannot be moved: that is done before it is painted.
 */
static void
height_changed_cb (PteroFleetPage *self,
                   GParamSpec     *pspec,
                   GtkAdjustment  *adjustment)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->height == 0 || clock == NULL)
    {
      self->height = gtk_adjustment_get_page_size (adjustment);
      return;
    }

  g_signal_handlers_disconnect_by_func (clock, layout_cb, self);
  g_signal_connect_object (clock, "layout", G_CALLBACK (layout_cb), self, G_CONNECT_AFTER);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static GtkGesture *
add_click (PteroFleetPage      *self,
           GtkWidget           *view,
           guint                button,
           const char          *signal,
           GCallback            callback)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, signal, callback, self, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (gesture));

  return gesture;
}

static void
add_shortcut (GtkEventController *controller,
              const char         *trigger,
              const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

void
ptero_fleet_page_add_controllers (PteroFleetPage *self,
                                  GtkWidget      *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkGesture *primary = add_click (self, view, GDK_BUTTON_PRIMARY, "released",
                                   G_CALLBACK (primary_released_cb));

  g_signal_connect_object (primary, "begin", G_CALLBACK (primary_began_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (primary, "end", G_CALLBACK (primary_ended_cb), self, G_CONNECT_SWAPPED);
  add_click (self, view, GDK_BUTTON_MIDDLE, "released", G_CALLBACK (middle_released_cb));
  add_click (self, view, GDK_BUTTON_SECONDARY, "released", G_CALLBACK (secondary_released_cb));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), self, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (press));

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (height_changed_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, motion);

  /* Before the list's own keys, which include Ctrl+Return. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  add_shortcut (shortcuts, "<Control>Return|<Control>KP_Enter", "fleet.open-background");
  add_shortcut (shortcuts, "Menu|<Shift>F10", "fleet.context-menu");
  add_shortcut (shortcuts, "<Control>d", "fleet.toggle-favorite");
  gtk_widget_add_controller (view, shortcuts);
}

/* Wherever the focus is in @widget: what needs the key for itself, as the search does, has it
 * first. */
void
ptero_fleet_page_add_keys (GtkWidget *widget)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  add_shortcut (shortcuts, "Escape", "fleet.escape");
  add_shortcut (shortcuts, "<Control>a", "fleet.select-all");
  gtk_widget_add_controller (widget, shortcuts);
}

/* The server of the row that has the focus. */
PteroFleetServer *
ptero_fleet_page_get_focused (PteroFleetPage *self,
                              guint          *position)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return NULL;

  return get_server (find_item (view, focus), position);
}

static GtkWidget *
find_row_of (GtkWidget        *widget,
             PteroFleetServer *server)
{
  if (PTERO_IS_FLEET_CELL (widget) || PTERO_IS_FLEET_ROW (widget))
    return get_server (widget, NULL) == server ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_mapped (child) ? find_row_of (child, server) : NULL;

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* Wholly, so that the focus does not scroll to it. */
static gboolean
is_in_view (GtkWidget *view,
            GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, view, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (view);
}

static GtkWidget *
find_whole_row (PteroFleetPage   *self,
                PteroFleetServer *server)
{
  GtkWidget *row = find_row_of (ptero_fleet_page_get_list_view (self), server);

  while (row != NULL && g_strcmp0 (gtk_widget_get_css_name (row), "row") != 0)
    row = gtk_widget_get_parent (row);

  return row;
}

/* How far the row of @server is from the top of the list. Returns %FALSE if it is out of sight. */
gboolean
ptero_fleet_page_get_row (PteroFleetPage   *self,
                          PteroFleetServer *server,
                          double           *offset)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);
  GtkWidget *row = find_whole_row (self, server);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, view, &bounds))
    return FALSE;

  *offset = bounds.origin.y;

  return bounds.origin.y >= 0 && bounds.origin.y < gtk_widget_get_height (view);
}

/* The server in the middle of what is in sight. */
PteroFleetServer *
ptero_fleet_page_get_middle (PteroFleetPage *self)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);

  return pick (view, gtk_widget_get_width (view) / 2, gtk_widget_get_height (view) / 2, NULL);
}

/* Moves the focus to the row of @server, if that is on screen. */
void
ptero_fleet_page_focus_server (PteroFleetPage   *self,
                               PteroFleetServer *server)
{
  GtkWidget *row;

  if (ptero_fleet_page_get_focused (self, NULL) == server)
    return;

  row = find_whole_row (self, server);
  if (row != NULL && is_in_view (ptero_fleet_page_get_list_view (self), row))
    gtk_widget_grab_focus (row);
}

/* What takes the focus for the first row that is selected and in sight, or else for the first in
 * sight. */
static GtkWidget *
find_entrance (PteroFleetPage *self)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);
  /* the rows of a table are a list in it, below the titles */
  GtkWidget *rows = GTK_IS_COLUMN_VIEW (view) ? gtk_widget_get_last_child (view) : view;
  GtkWidget *found = NULL;
  guint found_rank = GTK_INVALID_LIST_POSITION;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      guint position;
      guint rank;

      if (!gtk_widget_get_mapped (row) || !is_in_view (rows, row) ||
          get_server (find_item_below (row), &position) == NULL)
        continue;

      /* all that are selected are before all others */
      rank = position;
      if (!gtk_selection_model_is_selected (self->selection, position))
        rank += G_MAXINT;
      if (rank < found_rank)
        {
          found = row;
          found_rank = rank;
        }
    }

  return found;
}

/* With an arrow key from the search, or from a filter. GTK takes whatever is nearest, be it in
 * the middle of the list. */
gboolean
ptero_fleet_page_enter_list (PteroFleetPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entrance;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->bar) ||
      !gtk_widget_get_mapped (ptero_fleet_page_get_list_view (self)))
    return FALSE;

  entrance = find_entrance (self);

  return entrance != NULL && gtk_widget_grab_focus (entrance);
}

/* By keyboard: at the row that has the focus. */
void
ptero_fleet_page_popup_menu (PteroFleetPage *self)
{
  GtkWidget *view = ptero_fleet_page_get_list_view (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;
  guint position;

  if (ptero_fleet_page_get_focused (self, &position) == NULL ||
      !gtk_widget_compute_bounds (focus, view, &bounds))
    return;

  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  popup_at (self, view, MAX (bounds.origin.x, 0) + 24, bounds.origin.y + bounds.size.height);
}
