/* ptero-search-capture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-search-capture.h"

#include "ptero-dialog.h"

/* characters, as nobody searches for more; a page of text that is pasted by mistake takes GTK
 * seconds to lay out in a line */
#define MAX_LENGTH 1000

static void
append_letter (GtkEditable *entry,
               gunichar     letter)
{
  char text[7] = { 0 };
  int position;

  gtk_editable_set_position (entry, -1);
  position = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, text, g_unichar_to_utf8 (letter, text), &position);
}

/* What is open in front of the list has its letters for itself. */
static gboolean
is_in_popover (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* The key itself cannot be given on in a way that both the oldest and the newest GTK approve of. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkWidget             *entry)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  gboolean erases = keyval == GDK_KEY_BackSpace &&
                    *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0';

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 ||
      (!erases && (letter == 0 || !g_unichar_isgraph (letter))) || is_in_popover (entry))
    return GDK_EVENT_PROPAGATE;

  g_signal_emit_by_name (entry, "search-started");
  if (erases)
    gtk_editable_delete_text (GTK_EDITABLE (entry),
                              (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (entry)),
                                                   -1) - 1, -1);
  else
    append_letter (GTK_EDITABLE (entry), letter);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);

  return GDK_EVENT_STOP;
}

/**
 * ptero_search_capture:
 * @entry: a [class@Gtk.SearchEntry]
 * @widget: a list, or what is beside it
 *
 * Has what is typed in @widget written into @entry, after it said so by
 * [signal@Gtk.SearchEntry::search-started]. Other than
 * [method@Gtk.SearchEntry.set_key_capture_widget] it leaves every key alone
 * that is no letter, so that Shift+F10 opens the menu of a row, not that of the
 * entry, and Delete deletes the row. What is too long to be searched for is cut.
 */
void
ptero_search_capture (GtkWidget *entry,
                      GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_SEARCH_ENTRY (entry));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry))), MAX_LENGTH);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), entry, 0);
  gtk_widget_add_controller (widget, controller);
}

/* A search entry keeps the key from the dialog. */
static void
stopped_cb (GtkWidget *entry)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    ptero_dialog_close (entry);
}

/**
 * ptero_search_close_dialog:
 * @entry: a [class@Gtk.SearchEntry] in what is given to [func@Ptero.dialog_present]
 *
 * Has Escape in @entry end the search first, and close the dialog when nothing
 * is searched for.
 */
void
ptero_search_close_dialog (GtkWidget *entry)
{
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (entry));

  g_signal_connect (entry, "stop-search", G_CALLBACK (stopped_cb), NULL);
}
