/* ptero-toast.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-toast.h"

#include <glib/gi18n.h>

#define OVERLAY_KEY "ptero-toast-overlay"

/* The window may be kept for longer than what was in it. */
static void
overlay_destroyed_cb (GObject *window)
{
  g_object_set_data (window, OVERLAY_KEY, NULL);
}

/**
 * ptero_toast_set_overlay:
 * @window: a window
 * @overlay: a part of @window
 *
 * Sets where what is said in @window and in the dialogs of it appears, once.
 */
void
ptero_toast_set_overlay (GtkWindow       *window,
                         AdwToastOverlay *overlay)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  g_object_set_data (G_OBJECT (window), OVERLAY_KEY, overlay);
  g_signal_connect_object (overlay, "destroy", G_CALLBACK (overlay_destroyed_cb), window,
                           G_CONNECT_SWAPPED);
}

/* Where a dialog is a window of its own, it is said in the one it is for. */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *nearest = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW));
  AdwToastOverlay *overlay = NULL;

  for (; window != NULL && overlay == NULL; window = gtk_window_get_transient_for (window))
    overlay = g_object_get_data (G_OBJECT (window), OVERLAY_KEY);
  if (overlay == NULL && nearest != NULL)
    overlay = ADW_TOAST_OVERLAY (nearest);

  return overlay;
}

/**
 * ptero_toast_show:
 * @widget: a widget in a window
 * @toast: (transfer full): what to say
 *
 * Shows @toast in the window that @widget is in; drops it where there is no place
 * for it.
 */
void
ptero_toast_show (GtkWidget *widget,
                  AdwToast  *toast)
{
  AdwToastOverlay *overlay;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  overlay = find_overlay (widget);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, toast);
  else
    g_object_unref (toast);
}

/**
 * ptero_toast_copy_address:
 * @widget: where it was asked for
 * @address: (nullable): an address, %NULL where there is none
 *
 * Copies @address, and says so.
 */
void
ptero_toast_copy_address (GtkWidget  *widget,
                          const char *address)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (address == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), address);
  ptero_toast_show (widget, adw_toast_new (_("Address copied")));
}
