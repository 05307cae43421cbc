/* ptero-console-plain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-plain.h"

#include <glib/gi18n.h>

#include "ptero-console-text.h"

#define UPDATE_TIME 250   /* ms; nobody is read to faster */

/**
 * PteroConsolePlain:
 *
 * The newest lines of a console as plain text with a caret, which a screen reader
 * reads and a keyboard selects. It follows what comes while the caret is at its end.
 */
struct _PteroConsolePlain
{
  GtkWidget          parent_instance;

  PteroConsoleLog   *log;
  guint64            next;      /* line to be added */
  guint              source_id;

  GtkScrolledWindow *scroller;
  GtkTextView       *view;
};

G_DEFINE_FINAL_TYPE (PteroConsolePlain, ptero_console_plain, GTK_TYPE_WIDGET)

static gboolean
is_caret_at_end (GtkTextBuffer *buffer)
{
  GtkTextIter caret;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_end_iter (buffer, &end);

  return gtk_text_iter_get_line (&caret) == gtk_text_iter_get_line (&end);
}

static void
forget_oldest (GtkTextBuffer *buffer)
{
  int surplus = gtk_text_buffer_get_line_count (buffer) - 1 - PTERO_CONSOLE_PLAIN_LENGTH;
  GtkTextIter begin;
  GtkTextIter end;

  if (surplus <= 0)
    return;

  gtk_text_buffer_get_start_iter (buffer, &begin);
  gtk_text_buffer_get_iter_at_line (buffer, &end, surplus);
  gtk_text_buffer_delete (buffer, &begin, &end);
}

static void
add_lines (PteroConsolePlain *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const guint64 end = ptero_console_log_get_end (self->log);
  gboolean follow = is_caret_at_end (buffer);
  g_autoptr(GString) text = g_string_new (NULL);
  GtkTextIter iter;

  self->next = MAX (self->next, ptero_console_log_get_begin (self->log));
  if (end - self->next > PTERO_CONSOLE_PLAIN_LENGTH)
    self->next = end - PTERO_CONSOLE_PLAIN_LENGTH;
  for (; self->next < end; self->next++)
    {
      g_autofree char *plain = ptero_console_text_strip (ptero_console_log_get (self->log, self->next)->text);

      g_string_append_printf (text, "%s\n", plain);
    }

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, text->str, (int) text->len);
  forget_oldest (buffer);
  if (!follow)
    return;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

static gboolean
update_cb (gpointer user_data)
{
  PteroConsolePlain *self = user_data;

  self->source_id = 0;
  add_lines (self);

  return G_SOURCE_REMOVE;
}

static void
appended_cb (PteroConsolePlain *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->source_id == 0)
    self->source_id = g_timeout_add (UPDATE_TIME, update_cb, self);
}

static void
ptero_console_plain_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_console_plain_parent_class)->map (widget);

  if (PTERO_CONSOLE_PLAIN (widget)->log != NULL)
    add_lines (PTERO_CONSOLE_PLAIN (widget));
}

static gboolean
ptero_console_plain_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_CONSOLE_PLAIN (widget)->view));
}

static void
ptero_console_plain_dispose (GObject *object)
{
  PteroConsolePlain *self = PTERO_CONSOLE_PLAIN (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->log != NULL)
    g_signal_handlers_disconnect_by_data (self->log, self);
  g_clear_object (&self->log);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;

  G_OBJECT_CLASS (ptero_console_plain_parent_class)->dispose (object);
}

static void
ptero_console_plain_class_init (PteroConsolePlainClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_console_plain_dispose;
  widget_class->grab_focus = ptero_console_plain_grab_focus;
  widget_class->map = ptero_console_plain_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_console_plain_init (PteroConsolePlain *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, TRUE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 6);
  gtk_text_view_set_right_margin (self->view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Output of the server"), -1);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
}

/**
 * ptero_console_plain_set_log:
 * @self: a text
 * @log: what a server prints
 *
 * Sets what is shown, once.
 */
void
ptero_console_plain_set_log (PteroConsolePlain *self,
                             PteroConsoleLog   *log)
{
  g_return_if_fail (PTERO_IS_CONSOLE_PLAIN (self));
  g_return_if_fail (PTERO_IS_CONSOLE_LOG (log));

  self->log = g_object_ref (log);
  g_signal_connect_object (log, "appended", G_CALLBACK (appended_cb), self, G_CONNECT_SWAPPED);
}
