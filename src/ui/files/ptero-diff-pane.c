/* ptero-diff-pane.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-pane.h"

#include <string.h>

#include "ptero-diff-text.h"
#include "ptero-source.h"

/* Bytes of a line that are shown: to lay out one that is longer keeps the window from answering. */
#define MAX_LINE 10000

/* Light enough for both schemes. */
static const GdkRGBA tag_colors[PTERO_DIFF_N_TAGS] = {
  [PTERO_DIFF_TAG_REMOVED] = { 0.88, 0.11, 0.14, 0.13 },
  [PTERO_DIFF_TAG_ADDED] = { 0.18, 0.76, 0.49, 0.17 },
  [PTERO_DIFF_TAG_REMOVED_WORD] = { 0.88, 0.11, 0.14, 0.30 },
  [PTERO_DIFF_TAG_ADDED_WORD] = { 0.18, 0.76, 0.49, 0.40 },
  [PTERO_DIFF_TAG_FILLER] = { 0.5, 0.5, 0.5, 0.06 },
};

/* What is tagged once it is in the buffer: lines, or a part of one. */
typedef struct
{
  PteroDiffTag tag;
  guint        line;
  guint        n_lines;    /* 0 for a part of a line */
  guint        start;
  guint        length;
} Span;

/**
 * PteroDiffPane:
 *
 * One of two texts that are compared, or both as one: its title, and lines that
 * are numbered and marked. They are added in portions, each of which comes into
 * the view when it is flushed.
 */
struct _PteroDiffPane
{
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkWidget       *title;
  GtkWidget       *subtitle;
  GtkWidget       *pill;
  GtkWidget       *scroller;
  GtkTextView     *view;
  GtkTextBuffer   *buffer;
  GtkTextTag      *tags[PTERO_DIFF_N_TAGS];   /* not owned */
  PteroDiffGutter *gutter;                    /* not owned */

  GString         *text;       /* lines that are not in the buffer yet */
  GArray          *spans;      /* of them, as a rule */
  guint            n_lines;    /* with those */
};

G_DEFINE_FINAL_TYPE (PteroDiffPane, ptero_diff_pane, GTK_TYPE_WIDGET)

static void
ptero_diff_pane_dispose (GObject *object)
{
  g_clear_pointer (&PTERO_DIFF_PANE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_diff_pane_parent_class)->dispose (object);
}

static void
ptero_diff_pane_finalize (GObject *object)
{
  PteroDiffPane *self = PTERO_DIFF_PANE (object);

  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);

  G_OBJECT_CLASS (ptero_diff_pane_parent_class)->finalize (object);
}

/* Not to the title: what is looked at is the text. */
static gboolean
ptero_diff_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_DIFF_PANE (widget)->view));
}

static void
ptero_diff_pane_class_init (PteroDiffPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_diff_pane_dispose;
  object_class->finalize = ptero_diff_pane_finalize;
  widget_class->grab_focus = ptero_diff_pane_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_label (const char *text,
              const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class_name);

  return label;
}

static GtkWidget *
build_header (PteroDiffPane *self,
              const char    *icon_name,
              const char    *title)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->title = create_label (title, "heading");
  self->subtitle = create_label (NULL, "caption");
  self->pill = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->subtitle, "dim-label");
  gtk_widget_add_css_class (self->pill, "diff-pill");
  gtk_widget_add_css_class (self->pill, "caption-heading");
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (header, "diff-title");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->subtitle);
  gtk_box_append (GTK_BOX (header), icon);
  gtk_box_append (GTK_BOX (header), box);
  gtk_box_append (GTK_BOX (header), self->pill);

  return header;
}

static void
build_view (PteroDiffPane *self)
{
  GtkWidget *view = ptero_source_view_new_of (PTERO_TYPE_DIFF_TEXT);

  self->view = GTK_TEXT_VIEW (view);
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), FALSE);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), FALSE);
  self->gutter = ptero_diff_gutter_new (GTK_SOURCE_VIEW (view));
  for (guint i = 0; i < PTERO_DIFF_N_TAGS; i++)
    {
      const gboolean is_word = i == PTERO_DIFF_TAG_REMOVED_WORD || i == PTERO_DIFF_TAG_ADDED_WORD;

      self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL,
                                                  is_word
                                                    ? "background-rgba"
                                                    : "paragraph-background-rgba", &tag_colors[i],
                                                  NULL);
    }
  ptero_diff_text_set_filler (PTERO_DIFF_TEXT (view), self->tags[PTERO_DIFF_TAG_FILLER]);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  /* bars that came with the text would move the other pane, which scrolls along, while it is drawn:
   * lines are measured as late as that */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_ALWAYS,
                                  GTK_POLICY_ALWAYS);
  gtk_widget_set_vexpand (self->scroller, TRUE);
}

static void
ptero_diff_pane_init (PteroDiffPane *self)
{
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  build_view (self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * ptero_diff_pane_new:
 * @icon_name: an icon of where the text is
 * @title: what the text is
 *
 * Returns: (transfer floating): a pane without a line
 */
GtkWidget *
ptero_diff_pane_new (const char *icon_name,
                     const char *title)
{
  PteroDiffPane *self = g_object_new (PTERO_TYPE_DIFF_PANE, NULL);

  gtk_box_append (GTK_BOX (self->box), build_header (self, icon_name, title));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  ptero_diff_pane_set_label (self, title);

  return GTK_WIDGET (self);
}

/**
 * ptero_diff_pane_set_title:
 * @self: a pane
 * @title: what the text is
 */
void
ptero_diff_pane_set_title (PteroDiffPane *self,
                           const char    *title)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
}

/**
 * ptero_diff_pane_set_subtitle:
 * @self: a pane
 * @subtitle: (nullable): more about it; %NULL for nothing at all
 */
void
ptero_diff_pane_set_subtitle (PteroDiffPane *self,
                              const char    *subtitle)
{
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL);
}

/**
 * ptero_diff_pane_set_label:
 * @self: a pane
 * @label: what assistive technologies call the text
 */
void
ptero_diff_pane_set_label (PteroDiffPane *self,
                           const char    *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * ptero_diff_pane_set_pill:
 * @self: a pane
 * @text: (nullable): a word that stands out in the title
 */
void
ptero_diff_pane_set_pill (PteroDiffPane *self,
                          const char    *text)
{
  gtk_label_set_label (GTK_LABEL (self->pill), text != NULL ? text : "");
  gtk_widget_set_visible (self->pill, text != NULL);
}

/**
 * ptero_diff_pane_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): the view of its text
 */
GtkTextView *
ptero_diff_pane_get_view (PteroDiffPane *self)
{
  return self->view;
}

/**
 * ptero_diff_pane_get_vadjustment:
 * @self: a pane
 *
 * Returns: (transfer none): where it is scrolled to
 */
GtkAdjustment *
ptero_diff_pane_get_vadjustment (PteroDiffPane *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * ptero_diff_pane_get_n_lines:
 * @self: a pane
 *
 * Returns: how many lines it has, with those that are still to be flushed
 */
guint
ptero_diff_pane_get_n_lines (PteroDiffPane *self)
{
  return self->n_lines;
}

/**
 * ptero_diff_pane_find_number:
 * @self: a pane
 * @number: the number of a line in its file
 *
 * Returns: the line that shows it, or the last one before; −1 for none
 */
int
ptero_diff_pane_find_number (PteroDiffPane *self,
                             guint          number)
{
  g_return_val_if_fail (PTERO_IS_DIFF_PANE (self), -1);

  return ptero_diff_gutter_find (self->gutter, number);
}

/* A line of the view has to be a line of the text, whatever GTK takes for the end of one. */
static void
append_text (GString    *text,
             const char *line,
             const char *end)
{
  for (; line < end; line = g_utf8_next_char (line))
    if (*line == '\r')
      g_string_append (text, "␍");
    else if (g_str_has_prefix (line, "\342\200\251"))
      g_string_append (text, "¶");
    else
      g_string_append_len (text, line, g_utf8_next_char (line) - line);
}

static void
append_line (GString    *text,
             const char *line)
{
  const gsize length = strlen (line);
  const gboolean is_cut = length > MAX_LINE;
  const char *end = is_cut ? g_utf8_find_prev_char (line, line + MAX_LINE + 1) : line + length;

  if (is_cut || strpbrk (line, "\r\342") != NULL)
    append_text (text, line, end);
  else
    g_string_append_len (text, line, end - line);
  if (is_cut)
    g_string_append (text, "…");
}

/**
 * ptero_diff_pane_add_line:
 * @self: a pane
 * @line: a line, without its end
 * @number: its number, 0 for one that is not in the text
 * @mark: how it is marked, a constant
 *
 * Adds a line to the next portion.
 */
void
ptero_diff_pane_add_line (PteroDiffPane *self,
                          const char    *line,
                          guint          number,
                          const char    *mark)
{
  const gboolean is_same = number > 0 && g_str_equal (mark, PTERO_DIFF_SAME);

  if (self->n_lines > 0)
    g_string_append_c (self->text, '\n');
  /* GTK draws no background where there is no character */
  append_line (self->text, *line != '\0' || is_same ? line : " ");
  ptero_diff_gutter_insert (self->gutter, self->n_lines, number, mark);
  self->n_lines++;
}

/**
 * ptero_diff_pane_add_tag:
 * @self: a pane
 * @tag: a tag of lines
 *
 * Tags the line that was added last.
 */
void
ptero_diff_pane_add_tag (PteroDiffPane *self,
                         PteroDiffTag   tag)
{
  const Span span = { .tag = tag, .line = self->n_lines - 1, .n_lines = 1 };

  for (guint i = self->spans->len; i > 0; i--)
    {
      Span *last = &g_array_index (self->spans, Span, i - 1);

      if (last->n_lines == 0)
        continue;
      if (last->tag != tag || last->line + last->n_lines != span.line)
        break;
      last->n_lines++;
      return;
    }
  g_array_append_val (self->spans, span);
}

/**
 * ptero_diff_pane_add_word:
 * @self: a pane
 * @tag: a tag of words
 * @line: a line that was added
 * @start: a character of it
 * @length: how many characters
 */
void
ptero_diff_pane_add_word (PteroDiffPane *self,
                          PteroDiffTag   tag,
                          guint          line,
                          guint          start,
                          guint          length)
{
  const Span span = { .tag = tag, .line = line, .start = start, .length = length };

  if (length > 0)
    g_array_append_val (self->spans, span);
}

static void
get_lines (PteroDiffPane *self,
           guint          line,
           guint          n_lines,
           GtkTextIter   *start,
           GtkTextIter   *end)
{
  gtk_text_buffer_get_iter_at_line (self->buffer, start, (int) line);
  if (line + n_lines < self->n_lines)
    gtk_text_buffer_get_iter_at_line (self->buffer, end, (int) (line + n_lines));
  else
    gtk_text_buffer_get_end_iter (self->buffer, end);
}

/* A line may have been cut before a word of it. */
static void
apply_word (PteroDiffPane *self,
            const Span    *span)
{
  GtkTextIter start;
  GtkTextIter end;
  guint length;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, (int) span->line);
  length = (guint) gtk_text_iter_get_chars_in_line (&start);
  if (span->start >= length)
    return;

  gtk_text_iter_set_line_offset (&start, (int) span->start);
  end = start;
  gtk_text_iter_forward_chars (&end, (int) MIN (span->length, length - span->start));
  gtk_text_buffer_apply_tag (self->buffer, self->tags[span->tag], &start, &end);
}

/**
 * ptero_diff_pane_flush:
 * @self: a pane
 *
 * Shows what was added.
 */
void
ptero_diff_pane_flush (PteroDiffPane *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, self->text->str, (int) self->text->len);
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (span->n_lines == 0)
        {
          apply_word (self, span);
          continue;
        }
      get_lines (self, span->line, span->n_lines, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->tags[span->tag], &start, &end);
    }
  g_array_set_size (self->spans, 0);
}

/**
 * ptero_diff_pane_shrink:
 * @self: a pane
 * @n_lines: how many lines to take off its end
 *
 * Returns: whether there are still some
 */
gboolean
ptero_diff_pane_shrink (PteroDiffPane *self,
                        guint          n_lines)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->spans, 0);
  ptero_diff_pane_remove (self, self->n_lines - MIN (n_lines, self->n_lines),
                          MIN (n_lines, self->n_lines));

  return self->n_lines > 0;
}

/**
 * ptero_diff_pane_fit:
 * @self: a pane
 * @highest: the highest number of a line
 */
void
ptero_diff_pane_fit (PteroDiffPane *self,
                     guint          highest)
{
  ptero_diff_gutter_fit (self->gutter, highest);
}

/**
 * ptero_diff_pane_settle:
 * @self: a pane
 * @line: a line
 * @n_lines: how many from there on
 *
 * Shows lines as what is the same in both texts.
 */
void
ptero_diff_pane_settle (PteroDiffPane *self,
                        guint          line,
                        guint          n_lines)
{
  GtkTextIter start;
  GtkTextIter end;

  get_lines (self, line, n_lines, &start, &end);
  for (guint i = 0; i < PTERO_DIFF_N_TAGS; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[i], &start, &end);
  ptero_diff_gutter_settle (self->gutter, line, n_lines);
}

/**
 * ptero_diff_pane_remove:
 * @self: a pane
 * @line: a line
 * @n_lines: how many from there on
 */
void
ptero_diff_pane_remove (PteroDiffPane *self,
                        guint          line,
                        guint          n_lines)
{
  GtkTextIter start;
  GtkTextIter end;

  if (n_lines == 0)
    return;

  get_lines (self, line, n_lines, &start, &end);
  /* the last line has no end, so that of the one before goes */
  if (line > 0 && line + n_lines >= self->n_lines)
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  ptero_diff_gutter_remove (self->gutter, line, n_lines);
  self->n_lines -= n_lines;
}

/**
 * ptero_diff_pane_insert:
 * @self: a pane
 * @line: the line before which they come
 * @lines: (array length=n_lines): lines that are the same in both texts
 * @n_lines: how many
 * @number: that of the first
 */
void
ptero_diff_pane_insert (PteroDiffPane     *self,
                        guint              line,
                        const char *const *lines,
                        guint              n_lines,
                        guint              number)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const gboolean is_last = line >= self->n_lines;
  GtkTextIter iter;

  if (n_lines == 0)
    return;

  for (guint i = 0; i < n_lines; i++)
    {
      if (is_last && self->n_lines + i > 0)
        g_string_append_c (text, '\n');
      append_line (text, lines[i]);
      if (!is_last)
        g_string_append_c (text, '\n');
      ptero_diff_gutter_insert (self->gutter, line + i, number + i, PTERO_DIFF_SAME);
    }
  if (is_last)
    gtk_text_buffer_get_end_iter (self->buffer, &iter);
  else
    gtk_text_buffer_get_iter_at_line (self->buffer, &iter, (int) line);
  gtk_text_buffer_insert (self->buffer, &iter, text->str, (int) text->len);
  self->n_lines += n_lines;
  ptero_diff_pane_settle (self, line, n_lines);
}

/**
 * ptero_diff_pane_renumber:
 * @self: a pane
 * @line: a line
 * @shift: how many lines came before it, less than 0 where some went
 *
 * Numbers the lines from @line on, but those that are marked as removed.
 */
void
ptero_diff_pane_renumber (PteroDiffPane *self,
                          guint          line,
                          int            shift)
{
  ptero_diff_gutter_renumber (self->gutter, line, shift);
}
