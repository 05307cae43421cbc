/* ptero-console-plain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-plain.h"

#include <glib/gi18n.h>

#include "ptero-console-text.h"

#define UPDATE_TIME 250   /* ms; nobody is read to faster */
#define LAYOUT_TIME 20    /* ms */
#define PIECE_TIME  6000  /* µs to choose lines */
#define SHOW_TIME   G_USEC_PER_SEC   /* of which something is shown, even if more is to be chosen */

/**
 * PteroConsolePlain:
 *
 * The newest lines of a console as plain text with a caret, which a screen reader
 * reads and a keyboard selects. It follows what comes while the caret is at its end.
 * With a filter they are the newest of all that it lets pass.
 */
struct _PteroConsolePlain
{
  GtkWidget           parent_instance;

  PteroConsoleLog    *log;
  PteroConsoleFilter *filter;    /* NULL: all lines */
  guint64             next;      /* line to be looked at */
  GQueue              chosen;    /* of char *, to be added */
  gint64              shown;     /* when something was added */
  guint               source_id;

  GRegex             *wanted;    /* NULL: nothing is looked for */
  GArray             *matches;   /* of int: lines of the text that have it */
  GtkTextMark        *current;   /* where the one is that is shown */
  GtkTextMark        *target;    /* NULL: what is to be scrolled to */
  guint               scroll_source;
  gboolean            is_at_match;
  gboolean            find_later;   /* there was no text yet */

  GtkScrolledWindow  *scroller;
  GtkTextView        *view;
};

static void search_iface_init (PteroConsoleSearchInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroConsolePlain, ptero_console_plain, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_CONSOLE_SEARCH, search_iface_init))

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

static char *
dup_line (GtkTextBuffer *buffer,
          int            line)
{
  GtkTextIter begin;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, &begin, line);
  end = begin;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);

  return gtk_text_buffer_get_text (buffer, &begin, &end, TRUE);
}

/* The text is short: all of it is looked at again. */
static void
update_matches (PteroConsolePlain *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  int n_lines = gtk_text_buffer_get_line_count (buffer);

  g_array_set_size (self->matches, 0);
  for (int i = 0; self->wanted != NULL && i < n_lines; i++)
    {
      g_autofree char *text = dup_line (buffer, i);

      /* the last one is no line yet */
      if ((i + 1 < n_lines || *text != '\0') && g_regex_match (self->wanted, text, 0, NULL))
        g_array_append_val (self->matches, i);
    }
  ptero_console_search_matches_changed (PTERO_CONSOLE_SEARCH (self));
}

static void
unmark_match (PteroConsolePlain *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter begin;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, "found", &begin, &end);
}

/* A text that has no size yet forgets where it was to go. */
static gboolean
scroll_cb (gpointer user_data)
{
  PteroConsolePlain *self = user_data;

  if (gtk_widget_get_height (GTK_WIDGET (self->view)) == 0)
    return G_SOURCE_CONTINUE;

  self->scroll_source = 0;
  gtk_text_view_scroll_to_mark (self->view, g_steal_pointer (&self->target), 0, FALSE, 0, 0);

  return G_SOURCE_REMOVE;
}

static void
scroll_to (PteroConsolePlain *self,
           GtkTextMark       *mark)
{
  self->target = mark;
  if (self->scroll_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scroll_source = g_timeout_add (LAYOUT_TIME, scroll_cb, self);
}

/* The caret goes there too, so that it is read. */
static void
show_match (PteroConsolePlain *self,
            int                line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = dup_line (buffer, line);
  g_autoptr(GMatchInfo) match = NULL;
  GtkTextIter begin;
  GtkTextIter end;
  int from = 0;
  int to = 0;

  if (g_regex_match (self->wanted, text, 0, &match))
    g_match_info_fetch_pos (match, 0, &from, &to);
  gtk_text_buffer_get_iter_at_line_index (buffer, &begin, line, from);
  gtk_text_buffer_get_iter_at_line_index (buffer, &end, line, to);
  gtk_text_buffer_select_range (buffer, &begin, &end);
  unmark_match (self);
  gtk_text_buffer_apply_tag_by_name (buffer, "found", &begin, &end);
  gtk_text_buffer_move_mark (buffer, self->current, &begin);
  scroll_to (self, self->current);
  self->is_at_match = TRUE;
  self->find_later = FALSE;
}

/* From 1 on, as far as the line is still there. */
static guint
find_position (PteroConsolePlain *self)
{
  GtkTextIter iter;

  if (!self->is_at_match)
    return 0;

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (self->view), &iter, self->current);
  for (guint i = 0; i < self->matches->len; i++)
    if (g_array_index (self->matches, int, i) == gtk_text_iter_get_line (&iter))
      return i + 1;

  return 0;
}

static gboolean
find_next (PteroConsolePlain *self,
           gboolean           backward)
{
  guint n_matches = self->matches->len;
  guint position = find_position (self);

  if (n_matches == 0)
    return FALSE;

  if (backward)
    position = position > 1 ? position - 1 : n_matches;
  else
    position = position < n_matches ? position + 1 : 1;
  show_match (self, g_array_index (self->matches, int, position - 1));
  ptero_console_search_matches_changed (PTERO_CONSOLE_SEARCH (self));

  return TRUE;
}

static void
follow_end (PteroConsolePlain *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  scroll_to (self, gtk_text_buffer_get_insert (buffer));
}

static void
show_chosen (PteroConsolePlain *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  gboolean follow = is_caret_at_end (buffer);
  g_autoptr(GString) text = g_string_new (NULL);
  GtkTextIter iter;
  char *line;

  self->shown = g_get_monotonic_time ();
  while ((line = g_queue_pop_head (&self->chosen)) != NULL)
    {
      g_string_append_printf (text, "%s\n", line);
      g_free (line);
    }
  if (text->len == 0)
    return;

  gtk_text_buffer_get_end_iter (buffer, &iter);
  gtk_text_buffer_insert (buffer, &iter, text->str, (int) text->len);
  forget_oldest (buffer);
  if (self->wanted != NULL)
    update_matches (self);
  if ((!self->find_later || !find_next (self, TRUE)) && follow)
    follow_end (self);
}

static void
choose_line (PteroConsolePlain      *self,
             const PteroConsoleLine *line)
{
  if (self->filter != NULL && !ptero_console_filter_matches (self->filter, line))
    return;

  g_queue_push_tail (&self->chosen, ptero_console_text_strip (line->text));
  if (g_queue_get_length (&self->chosen) > PTERO_CONSOLE_PLAIN_LENGTH)
    g_free (g_queue_pop_head (&self->chosen));
}

/* Returns: whether there is more to look at */
static gboolean
add_lines (PteroConsolePlain *self)
{
  const guint64 end = ptero_console_log_get_end (self->log);
  const gint64 until = g_get_monotonic_time () + PIECE_TIME;

  self->next = MAX (self->next, ptero_console_log_get_begin (self->log));
  if (self->filter == NULL && end - self->next > PTERO_CONSOLE_PLAIN_LENGTH)
    self->next = end - PTERO_CONSOLE_PLAIN_LENGTH;
  for (guint n = 0; self->next < end && (n % 64 != 63 || g_get_monotonic_time () < until); n++)
    choose_line (self, ptero_console_log_get (self->log, self->next++));
  if (self->next == end || g_get_monotonic_time () - self->shown > SHOW_TIME)
    show_chosen (self);

  return self->next < end;
}

static gboolean update_cb (gpointer user_data);

static void
update (PteroConsolePlain *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  if (add_lines (self))
    self->source_id = g_timeout_add (1, update_cb, self);
}

static gboolean
update_cb (gpointer user_data)
{
  PteroConsolePlain *self = user_data;

  self->source_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
appended_cb (PteroConsolePlain *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->source_id == 0)
    self->source_id = g_timeout_add (UPDATE_TIME, update_cb, self);
}

static void
clear_chosen (PteroConsolePlain *self)
{
  g_queue_clear_full (&self->chosen, g_free);
}

static void
ptero_console_plain_take_filter (PteroConsoleSearch *search,
                                 PteroConsoleFilter *filter)
{
  PteroConsolePlain *self = PTERO_CONSOLE_PLAIN (search);

  g_clear_pointer (&self->filter, ptero_console_filter_free);
  self->filter = filter;
  clear_chosen (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", 0);
  self->next = 0;
  self->shown = g_get_monotonic_time ();
  self->is_at_match = FALSE;
  if (self->wanted != NULL)
    update_matches (self);
  if (self->log != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static gboolean
ptero_console_plain_find_next (PteroConsoleSearch *search,
                               gboolean            backward)
{
  return find_next (PTERO_CONSOLE_PLAIN (search), backward);
}

static gboolean
ptero_console_plain_find (PteroConsoleSearch  *search,
                          const char          *text,
                          PteroConsoleMatch    match,
                          GError             **error)
{
  PteroConsolePlain *self = PTERO_CONSOLE_PLAIN (search);
  g_autofree char *pattern = ptero_console_filter_dup_pattern (text, match);

  g_clear_pointer (&self->wanted, g_regex_unref);
  unmark_match (self);
  self->is_at_match = FALSE;
  self->find_later = FALSE;
  if (*text != '\0')
    self->wanted = g_regex_new (pattern, (match & PTERO_CONSOLE_MATCH_CASE) != 0
                                  ? 0
                                  : G_REGEX_CASELESS, 0, error);
  update_matches (self);
  if (*text == '\0')
    return TRUE;

  self->find_later = !find_next (self, TRUE) &&
                     gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) == 0;

  return self->wanted != NULL;
}

static guint
ptero_console_plain_get_n_matches (PteroConsoleSearch *search,
                                   guint              *position)
{
  PteroConsolePlain *self = PTERO_CONSOLE_PLAIN (search);

  *position = find_position (self);

  return self->matches->len;
}

static void
search_iface_init (PteroConsoleSearchInterface *iface)
{
  iface->take_filter = ptero_console_plain_take_filter;
  iface->find = ptero_console_plain_find;
  iface->find_next = ptero_console_plain_find_next;
  iface->get_n_matches = ptero_console_plain_get_n_matches;
}

static void
ptero_console_plain_map (GtkWidget *widget)
{
  PteroConsolePlain *self = PTERO_CONSOLE_PLAIN (widget);

  GTK_WIDGET_CLASS (ptero_console_plain_parent_class)->map (widget);

  if (self->target != NULL)
    scroll_to (self, self->target);
  if (self->log != NULL)
    update (self);
}

static void
ptero_console_plain_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PTERO_CONSOLE_PLAIN (widget)->scroll_source, g_source_remove);

  GTK_WIDGET_CLASS (ptero_console_plain_parent_class)->unmap (widget);
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
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->log != NULL)
    g_signal_handlers_disconnect_by_data (self->log, self);
  g_clear_object (&self->log);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;

  G_OBJECT_CLASS (ptero_console_plain_parent_class)->dispose (object);
}

static void
ptero_console_plain_finalize (GObject *object)
{
  PteroConsolePlain *self = PTERO_CONSOLE_PLAIN (object);

  clear_chosen (self);
  g_clear_pointer (&self->filter, ptero_console_filter_free);
  g_clear_pointer (&self->wanted, g_regex_unref);
  g_array_unref (self->matches);

  G_OBJECT_CLASS (ptero_console_plain_parent_class)->finalize (object);
}

static void
ptero_console_plain_class_init (PteroConsolePlainClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_console_plain_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_console_plain_finalize;
  widget_class->grab_focus = ptero_console_plain_grab_focus;
  widget_class->map = ptero_console_plain_map;
  widget_class->unmap = ptero_console_plain_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_console_plain_init (PteroConsolePlain *self)
{
  GtkTextIter begin;

  self->matches = g_array_new (FALSE, FALSE, sizeof (int));
  g_queue_init (&self->chosen);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, TRUE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 6);
  gtk_text_view_set_right_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Output of the server"), -1);

  /* as in the terminal */
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->view), "found", "background",
                              "#e5a50a", "foreground", "#000000", NULL);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), &begin);
  self->current = gtk_text_buffer_create_mark (gtk_text_view_get_buffer (self->view), NULL, &begin,
                                               TRUE);

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
