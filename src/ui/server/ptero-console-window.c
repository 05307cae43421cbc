/* ptero-console-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-window.h"

#include "ptero-console-view.h"
#include "ptero-format.h"
#include "ptero-panel.h"
#include "ptero-place.h"
#include "ptero-toolbar-view.h"

/**
 * PteroConsoleWindow:
 *
 * The console of a server in a window of its own, to stand beside others or on
 * another screen. It has the same connection as the one it was opened from, and goes with
 * the window of that.
 */
struct _PteroConsoleWindow
{
  AdwWindow       parent_instance;

  PteroConsole   *console;
  AdwWindowTitle *title;
};

G_DEFINE_FINAL_TYPE (PteroConsoleWindow, ptero_console_window, ADW_TYPE_WINDOW)

static void
update_title (PteroConsoleWindow *self)
{
  PteroFleetServer *server = ptero_console_get_server (self->console);
  g_autofree char *title = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  g_autofree char *subtitle =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (server)));

  if (g_strcmp0 (adw_window_title_get_title (self->title), title) == 0)
    return;

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
ptero_console_window_dispose (GObject *object)
{
  g_clear_object (&PTERO_CONSOLE_WINDOW (object)->console);

  G_OBJECT_CLASS (ptero_console_window_parent_class)->dispose (object);
}

static void
ptero_console_window_class_init (PteroConsoleWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_console_window_dispose;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_w, GDK_CONTROL_MASK,
                                       "window.close", NULL);
}

static void
ptero_console_window_init (PteroConsoleWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 800, 600);
}

static void
build (PteroConsoleWindow *self)
{
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  /* the title is what somebody else made up */
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), GTK_WIDGET (self->title));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts),
                               ptero_console_view_new_apart (self->console));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), bar);
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), toasts);
  adw_window_set_content (ADW_WINDOW (self), view);
}

/**
 * ptero_console_window_present:
 * @console: the console of a server
 * @parent: a widget in the window that it is opened from
 *
 * Shows @console in a window of its own.
 */
void
ptero_console_window_present (PteroConsole *console,
                              GtkWidget    *parent)
{
  PteroConsoleWindow *self;
  GtkRoot *root;

  g_return_if_fail (PTERO_IS_CONSOLE (console));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  root = gtk_widget_get_root (parent);
  self = g_object_new (PTERO_TYPE_CONSOLE_WINDOW, NULL);
  self->console = g_object_ref (console);
  ptero_place_set_server (GTK_WIDGET (self), ptero_console_get_server (console));
  build (self);
  update_title (self);
  g_signal_connect_object (ptero_console_get_server (console), "changed", G_CALLBACK (update_title),
                           self, G_CONNECT_SWAPPED);
  /* which has the keys for preferences, shortcuts and to quit */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (GTK_WINDOW (root)));
  /* the window may be hidden for a moment before it goes */
  g_signal_connect_object (root, "hide", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "destroy", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
