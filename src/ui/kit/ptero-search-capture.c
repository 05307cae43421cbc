/* ptero-search-capture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-search-capture.h"

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkWidget             *entry)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean erases = keyval == GDK_KEY_BackSpace && *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0';

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || (!erases && (letter == 0 || !g_unichar_isgraph (letter))))
    return GDK_EVENT_PROPAGATE;

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
}

/**
 * ptero_search_capture:
 * @entry: a [class@Gtk.SearchEntry]
 * @widget: a list
 *
 * Has what is typed in @widget written into @entry. Other than
 * [method@Gtk.SearchEntry.set_key_capture_widget] it leaves every key alone
 * that is no letter, so that Shift+F10 opens the menu of a row, not that of the
 * entry, and Delete deletes the row.
 */
void
ptero_search_capture (GtkWidget *entry,
                      GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_SEARCH_ENTRY (entry));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), entry, 0);
  gtk_widget_add_controller (widget, controller);
}
