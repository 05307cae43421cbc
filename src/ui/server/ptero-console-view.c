/* ptero-console-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-view.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-banner.h"
#include "ptero-console-advice.h"
#include "ptero-console-entry.h"
#include "ptero-console-filter-bar.h"
#include "ptero-console-find.h"
#include "ptero-console-output.h"
#include "ptero-console-plain.h"
#include "ptero-console-settings.h"
#include "ptero-console-window.h"
#include "ptero-error-text.h"
#include "ptero-file-chooser.h"
#include "ptero-format.h"
#include "ptero-narrow-bin.h"
#include "ptero-node-certificate.h"
#include "ptero-panel-link.h"
#include "ptero-panel-toast.h"
#include "ptero-part.h"
#include "ptero-stats-pane.h"

#define ZOOM_STEP 1.1
#define MIN_SCALE 0.5
#define MAX_SCALE 4.0

/**
 * PteroConsoleView:
 *
 * What a server prints, live, and an entry for commands to it. It connects when
 * it is first shown and stays connected, so that nothing is missed in a tab in
 * the background.
 */
struct _PteroConsoleView
{
  GtkWidget              parent_instance;

  PteroConsole          *console;
  char                  *link;       /* that is asked about */
  gboolean               had_focus;  /* the entry, before nothing could be sent */

  PteroConsoleAdvice    *advice;
  PteroBanner           *banner;
  PteroNarrowBin        *bin;
  GtkWidget             *box;
  PteroConsoleEntry     *entry;
  PteroConsoleFilterBar *filter;
  PteroConsoleFind      *find;
  GtkWidget             *main;
  GMenuModel            *menu;
  GtkMenuButton         *menu_button;
  PteroConsoleOutput    *output;
  PteroConsolePlain     *plain;
  GtkWidget             *popover;
  GtkWidget             *separator;
  GtkEventController    *shortcuts;  /* while it is on screen */
  GtkStack              *stack;
  PteroStatsPane        *stats;
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroConsoleView, ptero_console_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static const char *
get_title (PteroSocketState state)
{
  switch (state)
    {
    case PTERO_SOCKET_STATE_CONNECTING:
    case PTERO_SOCKET_STATE_AUTHENTICATING:
      return _("Connecting to the console…");

    case PTERO_SOCKET_STATE_WAITING:
      return _("The console is not connected, trying again soon");

    case PTERO_SOCKET_STATE_REFUSED:
      return _("The console cannot be shown");

    case PTERO_SOCKET_STATE_CLOSED:
    case PTERO_SOCKET_STATE_OPEN:
    default:
      return NULL;
    }
}

static gboolean
is_offline (PteroSocket *socket)
{
  return ptero_socket_get_state (socket) == PTERO_SOCKET_STATE_OPEN &&
         g_strcmp0 (ptero_socket_get_server_state (socket), "offline") == 0;
}

static gboolean
may_send (PteroConsoleView *self)
{
  PteroSocket *socket = ptero_console_get_socket (self->console);

  return ptero_socket_get_state (socket) == PTERO_SOCKET_STATE_OPEN &&
         ptero_socket_can (socket, "control.console") &&
         !is_offline (socket);
}

static char *
dup_offline_title (PteroFleetServer *server)
{
  GDateTime *since = ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_OFFLINE
                       ? ptero_fleet_server_get_state_since (server)
                       : NULL;
  g_autofree char *time = since != NULL ? ptero_format_relative (since) : NULL;

  /* Translators: %s is a time, such as "13:58" or "just now" */
  return time != NULL ? g_strdup_printf (_("Offline since %s"),
                                         time) : g_strdup (_("The server is offline"));
}

/* Who types while the server stops goes on when it runs again. */
static void
allow_commands (PteroConsoleView *self,
                gboolean          allowed)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!allowed && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)))
    {
      gtk_root_set_focus (root, NULL);
      self->had_focus = TRUE;
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), allowed);
  if (allowed && self->had_focus && root != NULL && focus == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  if (allowed)
    self->had_focus = FALSE;
}

static void
update (PteroConsoleView *self)
{
  PteroSocket *socket = ptero_console_get_socket (self->console);
  const GError *error = ptero_socket_get_error (socket);
  const char *title = get_title (ptero_socket_get_state (socket));
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : NULL;
  gboolean offline = is_offline (socket);
  g_autofree char *offline_title =
    offline ? dup_offline_title (ptero_console_get_server (self->console)) : NULL;

  if (offline)
    title = offline_title;
  if (title != NULL)
    ptero_banner_set_title (self->banner, title);
  g_object_set (self->banner, "icon-name",
                offline ? "ptero-state-offline-symbolic" : "ptero-waiting-symbolic", NULL);
  ptero_banner_set_subtitle (self->banner, reason);
  ptero_banner_clear_buttons (self->banner);
  if (ptero_node_certificate_is_error (error))
    ptero_banner_add_button (self->banner, _("View _Certificate…"), "console.view-certificate");
  /* not while it is being stopped: who waits for that would miss that it was off */
  if (offline && ptero_socket_can (socket, "control.start") &&
      ptero_fleet_server_can_power (ptero_console_get_server (self->console), PTERO_POWER_START))
    ptero_banner_add_button (self->banner, _("_Start"), "console.start");
  ptero_banner_set_revealed (self->banner, title != NULL);
  allow_commands (self, may_send (self));
}

static void
view_certificate_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PteroSocket *socket = ptero_console_get_socket (PTERO_CONSOLE_VIEW (widget)->console);
  const GError *error = ptero_socket_get_error (socket);

  if (ptero_node_certificate_is_error (error))
    ptero_node_certificate_view (widget, ptero_client_get_node_pins (ptero_socket_get_client (socket)),
                                 ptero_api_error_get_location (error),
                                 ptero_api_error_get_fingerprint (error));
}

/* Also from a window of its own, which has no power actions. */
static void
start_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_autoptr(GError) error = NULL;

  if (!ptero_socket_set_power (ptero_console_get_socket (PTERO_CONSOLE_VIEW (widget)->console),
                               "start", &error))
    ptero_panel_toast (widget, "%s", error->message);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  ptero_console_output_copy (PTERO_CONSOLE_VIEW (widget)->output);
}

static void
find_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  ptero_console_find_start (PTERO_CONSOLE_VIEW (widget)->find);
}

static void
filter_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  ptero_console_filter_bar_toggle (PTERO_CONSOLE_VIEW (widget)->filter);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  GSettings *settings = ptero_console_get_settings ();
  double scale;

  if (settings == NULL)
    return;

  scale = g_settings_get_double (settings, "console-font-scale");
  if (g_str_equal (action_name, "console.zoom-in"))
    scale *= ZOOM_STEP;
  else if (g_str_equal (action_name, "console.zoom-out"))
    scale /= ZOOM_STEP;
  else
    scale = 1;
  g_settings_set_double (settings, "console-font-scale", CLAMP (scale, MIN_SCALE, MAX_SCALE));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (ptero_console_log_save_finish (PTERO_CONSOLE_LOG (source), result, &error))
    ptero_panel_toast (widget, "%s", _("Log saved"));
  else
    /* Translators: %s is what the system says */
    ptero_panel_toast (widget, _("The log could not be saved: %s"), error->message);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (source);
  g_autoptr(GFile) file = ptero_file_chooser_save_finish (GTK_WIDGET (self), result, NULL);

  if (file != NULL && self->console != NULL)
    ptero_console_log_save_async (ptero_console_get_log (self->console), file, NULL, saved_cb,
                                  g_object_ref (self));
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  PteroServer *server =
    ptero_fleet_server_get_server (ptero_console_get_server (PTERO_CONSOLE_VIEW (widget)->console));
  g_autofree char *safe = ptero_text_make_safe (server->name);
  g_autofree char *name = NULL;

  g_strdelimit (safe, "/\\", '_');
  name = g_strconcat (safe, ".log", NULL);
  ptero_file_chooser_save_async (widget, _("Save the Log"), name, NULL, file_chosen_cb, NULL);
}

static void
link_confirmed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (source);
  g_autofree char *link = g_steal_pointer (&self->link);

  if (ptero_alert_confirm_finish (GTK_WIDGET (self), result, NULL))
    ptero_panel_link_open (GTK_WIDGET (self), link);
}

static void
open_link_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (widget);
  const char *link = g_variant_get_string (parameter, NULL);
  g_autofree char *safe = ptero_text_make_safe (link);
  g_autofree char *body = NULL;

  if (self->link != NULL)
    return;

  self->link = g_strdup (link);
  /* Translators: %s is the address of a website */
  body = g_strdup_printf (_("The server has printed this address, or somebody who plays on it:\n\n%s"), safe);
  ptero_alert_ask_async (widget, _("Open the Link?"), body, _("_Open"), NULL, link_confirmed_cb,
                         NULL);
}

static void
copy_link_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
}

static void
close_popover (PteroConsoleView *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
show_menu (PteroConsoleView *self,
           const char       *link,
           double            x,
           double            y)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  graphene_point_t point;

  if (link != NULL)
    {
      g_autoptr(GMenu) section = g_menu_new ();
      g_autoptr(GMenuItem) open = g_menu_item_new (_("_Open Link…"), NULL);
      g_autoptr(GMenuItem) copy = g_menu_item_new (_("Copy Lin_k"), NULL);

      g_menu_item_set_action_and_target (open, "console.open-link", "s", link);
      g_menu_item_set_action_and_target (copy, "console.copy-link", "s", link);
      g_menu_append_item (section, open);
      g_menu_append_item (section, copy);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  g_menu_append_section (menu, NULL, self->menu);

  close_popover (self);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->output), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* A menu with the right button; with the left one and Ctrl, a link. */
static void
pressed_cb (PteroConsoleView *self,
            int               n_press,
            double            x,
            double            y,
            GtkGesture       *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean menu = event != NULL && gdk_event_triggers_context_menu (event);
  g_autofree char *link = NULL;

  if (!menu && (state & GDK_CONTROL_MASK) == 0)
    return;

  link = ptero_console_output_dup_link (self->output, x, y);
  if (!menu && link == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (menu)
    show_menu (self, link, x, y);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "console.open-link", "s", link);
}

static void
add_gesture (PteroConsoleView *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->output), GTK_EVENT_CONTROLLER (gesture));
}

static void
new_window_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ptero_console_window_present (PTERO_CONSOLE_VIEW (widget)->console, widget);
}

static gboolean
get_page_name (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  g_value_set_string (value, g_variant_get_boolean (variant) ? "plain" : "terminal");

  return TRUE;
}

/* What is in front is what is searched. */
static void
update_search (PteroConsoleView *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (shown != NULL)
    ptero_console_find_set_output (self->find, PTERO_CONSOLE_SEARCH (shown));
}

/* What all consoles share and what is remembered. */
static void
add_settings (PteroConsoleView *self)
{
  static const char *const keys[] = { "console-plain-text", "console-statistics",
                                      "console-timestamps", "console-wrap" };
  GSettings *settings = ptero_console_get_settings ();
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  if (settings == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(GAction) action = g_settings_create_action (settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "settings", G_ACTION_GROUP (group));
  g_settings_bind_with_mapping (settings, "console-plain-text", self->stack, "visible-child-name",
                                G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY,
                                get_page_name, NULL, NULL, NULL);
}

/* Beside the console, or over it where there is little place. */
static void
place_stats (PteroConsoleView *self)
{
  GtkBox *box = GTK_BOX (self->box);
  gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (box, GTK_WIDGET (self->stats), narrow ? NULL : self->separator);
  gtk_box_reorder_child_after (box, self->separator,
                               narrow ? GTK_WIDGET (self->stats) : self->main);
  gtk_box_reorder_child_after (box, self->main, narrow ? self->separator : NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  ptero_stats_pane_set_compact (self->stats, narrow);
}

static void
create_stats (PteroConsoleView *self)
{
  GSettings *settings = ptero_console_get_settings ();

  self->stats = PTERO_STATS_PANE (ptero_stats_pane_new (self->console));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stats));
  g_object_bind_property (self->stats, "visible", self->separator, "visible",
                          G_BINDING_SYNC_CREATE);
  if (settings != NULL)
    g_settings_bind (settings, "console-statistics", self->stats, "visible",
                     G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (place_stats), self,
                           G_CONNECT_SWAPPED);
  place_stats (self);
}

static void
search_commands_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  ptero_console_entry_search_commands (PTERO_CONSOLE_VIEW (widget)->entry);
}

static gboolean
ptero_console_view_grab_focus (GtkWidget *widget)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (widget);

  /* where nothing can be sent there is something to read */
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry)) ||
         gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Also in a window of its own. */
static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *unused,
          gpointer   user_data)
{
  return gtk_widget_grab_focus (widget);
}

static gboolean
ptero_console_view_start_search (PteroPart *part)
{
  return ptero_console_find_start (PTERO_CONSOLE_VIEW (part)->find);
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->start_search = ptero_console_view_start_search;
}

static void
ptero_console_view_dispose (GObject *object)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (object);

  if (self->console != NULL)
    {
      g_signal_handlers_disconnect_by_data (ptero_console_get_socket (self->console), self);
      g_signal_handlers_disconnect_by_data (ptero_console_get_server (self->console), self);
      g_signal_handlers_disconnect_by_data (self->stack, self);
    }
  close_popover (self);
  g_clear_object (&self->console);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONSOLE_VIEW);

  G_OBJECT_CLASS (ptero_console_view_parent_class)->dispose (object);
}

static void
ptero_console_view_finalize (GObject *object)
{
  g_free (PTERO_CONSOLE_VIEW (object)->link);

  G_OBJECT_CLASS (ptero_console_view_parent_class)->finalize (object);
}

static const struct {
  const char              *name;
  const char              *parameter;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "console.copy", NULL, copy_cb },
  { "console.copy-link", "s", copy_link_cb },
  { "console.filter", NULL, filter_cb },
  { "console.find", NULL, find_cb },
  { "console.new-window", NULL, new_window_cb },
  { "console.start", NULL, start_cb },
  { "console.open-link", "s", open_link_cb },
  { "console.save", NULL, save_cb },
  { "console.search-commands", NULL, search_commands_cb },
  { "console.view-certificate", NULL, view_certificate_cb },
  { "console.zoom-in", NULL, zoom_cb },
  { "console.zoom-out", NULL, zoom_cb },
  { "console.zoom-reset", NULL, zoom_cb },
};

static const struct { guint key; GdkModifierType modifiers; const char *action; } bindings[] = {
  { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "console.copy" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "console.find" },
  { GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "console.filter" },
  { GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "console.save" },
  /* menus show the last key of an action */
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "console.zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "console.zoom-in" },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "console.zoom-in" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "console.zoom-out" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "console.zoom-out" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "console.zoom-reset" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "console.zoom-reset" },
};

/* While it is on screen it has its keys wherever the focus is; what it searches is up to the
 * page. */
static GtkEventController *
create_shortcuts (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (!g_str_equal (bindings[i].action, "console.find"))
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (gtk_keyval_trigger_new (bindings[i].key, bindings[i].modifiers),
                                                              gtk_named_action_new (bindings[i].action)));

  return controller;
}

static void
ptero_console_view_map (GtkWidget *widget)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (widget);

  GTK_WIDGET_CLASS (ptero_console_view_parent_class)->map (widget);

  self->shortcuts = create_shortcuts ();
  gtk_widget_add_controller (widget, self->shortcuts);
  ptero_console_open (self->console);
}

static void
ptero_console_view_unmap (GtkWidget *widget)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (widget);

  gtk_widget_remove_controller (widget, g_steal_pointer (&self->shortcuts));

  GTK_WIDGET_CLASS (ptero_console_view_parent_class)->unmap (widget);
}

static void
ptero_console_view_class_init (PteroConsoleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_console_view_dispose;
  object_class->finalize = ptero_console_view_finalize;
  widget_class->grab_focus = ptero_console_view_grab_focus;
  widget_class->map = ptero_console_view_map;
  widget_class->unmap = ptero_console_view_unmap;

  g_type_ensure (PTERO_TYPE_BANNER);
  g_type_ensure (PTERO_TYPE_CONSOLE_ADVICE);
  g_type_ensure (PTERO_TYPE_CONSOLE_ENTRY);
  g_type_ensure (PTERO_TYPE_CONSOLE_FILTER_BAR);
  g_type_ensure (PTERO_TYPE_CONSOLE_FIND);
  g_type_ensure (PTERO_TYPE_CONSOLE_OUTPUT);
  g_type_ensure (PTERO_TYPE_CONSOLE_PLAIN);
  g_type_ensure (PTERO_TYPE_NARROW_BIN);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, enter_cb, NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-console-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, advice);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, banner);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, box);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, filter);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, find);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, main);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, menu);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, output);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, plain);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, separator);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, stack);
}

static void
ptero_console_view_init (PteroConsoleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_settings (self);
  add_gesture (self);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (update_search), self,
                           G_CONNECT_SWAPPED);
  update_search (self);
  ptero_console_filter_bar_add_output (self->filter, PTERO_CONSOLE_SEARCH (self->output));
  ptero_console_filter_bar_add_output (self->filter, PTERO_CONSOLE_SEARCH (self->plain));
}

static void
set_console (PteroConsoleView *self,
             PteroConsole     *console)
{
  PteroSocket *socket = ptero_console_get_socket (console);

  self->console = g_object_ref (console);
  create_stats (self);
  ptero_console_advice_set_console (self->advice, console);
  ptero_console_entry_set_console (self->entry, console);
  ptero_console_output_set_log (self->output, ptero_console_get_log (console));
  ptero_console_plain_set_log (self->plain, ptero_console_get_log (console));
  g_signal_connect_object (socket, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (socket, "notify::server-state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (socket, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_console_get_server (console), "notify::pending",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_console_get_server (console), "notify::state", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_console_get_server (console), "notify::state-since",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * ptero_console_view_new:
 * @console: a console
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
ptero_console_view_new (PteroConsole *console)
{
  PteroConsoleView *self;

  g_return_val_if_fail (PTERO_IS_CONSOLE (console), NULL);

  self = g_object_new (PTERO_TYPE_CONSOLE_VIEW, NULL);
  set_console (self, console);

  return GTK_WIDGET (self);
}

/**
 * ptero_console_view_new_apart:
 * @console: a console that has a view
 *
 * Returns: (transfer floating): another one, for a window of its own
 */
GtkWidget *
ptero_console_view_new_apart (PteroConsole *console)
{
  GtkWidget *self = ptero_console_view_new (console);

  gtk_widget_action_set_enabled (self, "console.new-window", FALSE);

  return self;
}

/**
 * ptero_console_view_get_console:
 * @self: a view
 *
 * Returns: (transfer none): what it shows
 */
PteroConsole *
ptero_console_view_get_console (PteroConsoleView *self)
{
  g_return_val_if_fail (PTERO_IS_CONSOLE_VIEW (self), NULL);

  return self->console;
}
