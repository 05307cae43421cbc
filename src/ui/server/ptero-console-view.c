/* ptero-console-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-view.h"

#include <glib/gi18n.h>
#include <vte/vte.h>

#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include "ptero-banner.h"
#include "ptero-console-entry.h"
#include "ptero-console-settings.h"
#include "ptero-error-text.h"
#include "ptero-narrow-bin.h"
#include "ptero-part.h"
#include "ptero-stats-pane.h"

/**
 * PteroConsoleView:
 *
 * What a server prints, live, and an entry for commands to it. It connects when
 * it is first shown and stays connected, so that nothing is missed in a tab in
 * the background.
 *
 * The terminal only draws: nothing it would answer goes anywhere.
 */
struct _PteroConsoleView
{
  GtkWidget          parent_instance;

  PteroConsole      *console;

  PteroBanner       *banner;
  PteroNarrowBin    *bin;
  GtkWidget         *box;
  GtkWidget         *end_button;
  PteroConsoleEntry *entry;
  GtkScrolledWindow *scroller;
  GtkSearchBar      *search_bar;
  GtkEditable       *search_entry;
  GtkWidget         *main;
  GtkWidget         *separator;
  PteroStatsPane    *stats;
  VteTerminal       *terminal;
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroConsoleView, ptero_console_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

/* GNOME's palette for terminals. */
static const char *const palette[] = {
  "#241f31", "#c01c28", "#2ec27e", "#f5c211", "#1e78e4", "#9841bb", "#0ab9dc", "#c0bfbc",
  "#5e5c64", "#ed333b", "#57e389", "#f8e45c", "#51a1ff", "#c061cb", "#4fd2fd", "#f6f5f4",
};

static void
set_colors (VteTerminal *terminal)
{
  GdkRGBA colors[G_N_ELEMENTS (palette)];
  GdkRGBA foreground;
  GdkRGBA background;

  for (guint i = 0; i < G_N_ELEMENTS (palette); i++)
    gdk_rgba_parse (&colors[i], palette[i]);
  gdk_rgba_parse (&foreground, "#deddda");
  gdk_rgba_parse (&background, "#1e1e1e");
  vte_terminal_set_colors (terminal, &foreground, &background, colors, G_N_ELEMENTS (colors));
}

static void
output_cb (PteroConsoleView *self,
           const char       *text)
{
  vte_terminal_feed (self->terminal, text, -1);
}

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
may_send (PteroConsoleView *self)
{
  PteroSocket *socket = ptero_console_get_socket (self->console);

  return ptero_socket_get_state (socket) == PTERO_SOCKET_STATE_OPEN &&
         ptero_socket_can (socket, "control.console") &&
         g_strcmp0 (ptero_socket_get_server_state (socket), "offline") != 0;
}

static void
update (PteroConsoleView *self)
{
  PteroSocket *socket = ptero_console_get_socket (self->console);
  const GError *error = ptero_socket_get_error (socket);
  const char *title = get_title (ptero_socket_get_state (socket));
  g_autofree char *reason = error != NULL ? ptero_error_describe (error) : NULL;
  gboolean allowed = may_send (self);

  if (title != NULL)
    ptero_banner_set_title (self->banner, title);
  ptero_banner_set_subtitle (self->banner, reason);
  ptero_banner_set_revealed (self->banner, title != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), allowed);
}

static void
search_changed_cb (PteroConsoleView *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  g_autofree char *escaped = g_regex_escape_string (text, -1);
  VteRegex *regex = NULL;

  if (*text != '\0')
    regex = vte_regex_new_for_search (escaped, -1, PCRE2_UTF | PCRE2_MULTILINE | PCRE2_CASELESS, NULL);

  vte_terminal_search_set_regex (self->terminal, regex, 0);
  vte_terminal_search_set_wrap_around (self->terminal, TRUE);
  if (regex == NULL)
    {
      vte_terminal_unselect_all (self->terminal);
      return;
    }

  vte_terminal_search_find_previous (self->terminal);
  vte_regex_unref (regex);
}

static void
find_previous_cb (PteroConsoleView *self)
{
  if (!vte_terminal_search_find_previous (self->terminal))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
find_next_cb (PteroConsoleView *self)
{
  if (!vte_terminal_search_find_next (self->terminal))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
is_at_end (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >= gtk_adjustment_get_upper (adjustment) - 1;
}

static void
scrolled_cb (PteroConsoleView *self)
{
  gtk_widget_set_visible (self->end_button, !is_at_end (gtk_scrolled_window_get_vadjustment (self->scroller)));
}

static void
go_to_end_cb (PteroConsoleView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  vte_terminal_copy_clipboard_format (PTERO_CONSOLE_VIEW (widget)->terminal, VTE_FORMAT_TEXT);
}

/* Beside the console, or over it where there is little place. */
static void
place_stats (PteroConsoleView *self)
{
  GtkBox *box = GTK_BOX (self->box);
  gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (box, GTK_WIDGET (self->stats), narrow ? NULL : self->separator);
  gtk_box_reorder_child_after (box, self->separator, narrow ? GTK_WIDGET (self->stats) : self->main);
  gtk_box_reorder_child_after (box, self->main, narrow ? self->separator : NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator), narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  ptero_stats_pane_set_compact (self->stats, narrow);
}

static void
create_stats (PteroConsoleView *self)
{
  GSettings *settings = ptero_console_get_settings ();

  self->stats = PTERO_STATS_PANE (ptero_stats_pane_new (self->console));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stats));
  g_object_bind_property (self->stats, "visible", self->separator, "visible", G_BINDING_SYNC_CREATE);
  if (settings != NULL)
    g_settings_bind (settings, "console-statistics", self->stats, "visible", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (place_stats), self, G_CONNECT_SWAPPED);
  place_stats (self);
}

static void
search_commands_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  ptero_console_entry_search_commands (PTERO_CONSOLE_VIEW (widget)->entry);
}

static void
ptero_console_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_console_view_parent_class)->map (widget);

  ptero_console_open (PTERO_CONSOLE_VIEW (widget)->console);
}

static gboolean
ptero_console_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_CONSOLE_VIEW (widget)->entry));
}

static gboolean
ptero_console_view_start_search (PteroPart *part)
{
  PteroConsoleView *self = PTERO_CONSOLE_VIEW (part);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
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
    g_signal_handlers_disconnect_by_data (ptero_console_get_socket (self->console), self);
  g_clear_object (&self->console);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONSOLE_VIEW);

  G_OBJECT_CLASS (ptero_console_view_parent_class)->dispose (object);
}

static void
ptero_console_view_class_init (PteroConsoleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_console_view_dispose;
  widget_class->grab_focus = ptero_console_view_grab_focus;
  widget_class->map = ptero_console_view_map;

  g_type_ensure (PTERO_TYPE_BANNER);
  g_type_ensure (PTERO_TYPE_CONSOLE_ENTRY);
  g_type_ensure (PTERO_TYPE_NARROW_BIN);
  g_type_ensure (VTE_TYPE_TERMINAL);

  gtk_widget_class_install_action (widget_class, "console.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "console.search-commands", NULL, search_commands_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "console.copy", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-console-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, banner);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, box);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, end_button);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, main);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, separator);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleView, terminal);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
ptero_console_view_init (PteroConsoleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  set_colors (self->terminal);
  /* there is nothing to type into */
  vte_terminal_feed (self->terminal, "\033[?25l", -1);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ptero_console_view_new:
 * @server: a server
 *
 * Returns: (transfer floating): its console
 */
GtkWidget *
ptero_console_view_new (PteroFleetServer *server)
{
  PteroConsoleView *self;
  PteroSocket *socket;

  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);

  self = g_object_new (PTERO_TYPE_CONSOLE_VIEW, NULL);
  self->console = ptero_console_new (server);
  create_stats (self);
  ptero_console_entry_set_console (self->entry, self->console);
  socket = ptero_console_get_socket (self->console);
  g_signal_connect_object (self->console, "output", G_CALLBACK (output_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (socket, "notify::error", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (socket, "notify::server-state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (socket, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
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
