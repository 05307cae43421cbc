/* ptero-diff-gutter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-diff-gutter.h"

#define PADDING 6

typedef struct
{
  guint       number;
  const char *mark;
} Line;

/**
 * PteroDiffGutter:
 *
 * The numbers that lines have in their file, and whether they were taken away or
 * added, beside a part of a comparison.
 */
struct _PteroDiffGutter
{
  GtkSourceGutterRendererText  parent_instance;

  GArray                      *lines;
  guint                        highest;
};

G_DEFINE_FINAL_TYPE (PteroDiffGutter, ptero_diff_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER_TEXT)

static char *
format_line (const Line *line,
             guint       width)
{
  if (line->number == 0)
    return g_strdup ("");

  return g_strdup_printf ("%*u %s", (int) width, line->number, line->mark);
}

static guint
count_digits (guint number)
{
  guint n_digits = 1;

  for (; number > 9; number /= 10)
    n_digits++;

  return n_digits;
}

static void
ptero_diff_gutter_query_data (GtkSourceGutterRenderer *renderer,
                              GtkSourceGutterLines    *lines,
                              guint                    line)
{
  PteroDiffGutter *self = PTERO_DIFF_GUTTER (renderer);
  g_autofree char *text = NULL;

  if (line < self->lines->len)
    text = format_line (&g_array_index (self->lines, Line, line), count_digits (self->highest));
  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (renderer),
                                            text != NULL ? text : "", -1);
}

static void
ptero_diff_gutter_finalize (GObject *object)
{
  g_array_unref (PTERO_DIFF_GUTTER (object)->lines);

  G_OBJECT_CLASS (ptero_diff_gutter_parent_class)->finalize (object);
}

static void
ptero_diff_gutter_class_init (PteroDiffGutterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_diff_gutter_finalize;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->query_data = ptero_diff_gutter_query_data;
}

static void
ptero_diff_gutter_init (PteroDiffGutter *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

/**
 * ptero_diff_gutter_new:
 * @view: a view
 *
 * Returns: (transfer none): a gutter that was put into @view
 */
PteroDiffGutter *
ptero_diff_gutter_new (GtkSourceView *view)
{
  PteroDiffGutter *self = g_object_new (PTERO_TYPE_DIFF_GUTTER,
                                        "xpad", PADDING,
                                        "focus-on-click", FALSE,
                                        "focusable", FALSE,
                                        NULL);

  gtk_source_gutter_insert (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT),
                            GTK_SOURCE_GUTTER_RENDERER (self), 0);

  return self;
}

/**
 * ptero_diff_gutter_insert:
 * @self: a gutter
 * @line: a line of the view
 * @number: the number of its text, 0 for one that is not in the file
 * @mark: how it is marked, a constant
 *
 * Numbers a line that came before @line.
 */
void
ptero_diff_gutter_insert (PteroDiffGutter *self,
                          guint            line,
                          guint            number,
                          const char      *mark)
{
  const Line added = { number, mark };

  g_array_insert_val (self->lines, line, added);
}

/**
 * ptero_diff_gutter_remove:
 * @self: a gutter
 * @line: a line of the view
 * @n_lines: how many from there on are gone
 */
void
ptero_diff_gutter_remove (PteroDiffGutter *self,
                          guint            line,
                          guint            n_lines)
{
  g_array_remove_range (self->lines, line, n_lines);
}

/**
 * ptero_diff_gutter_find:
 * @self: a gutter
 * @number: a number
 *
 * Returns: the line of the view that has @number, or the last one before; −1 for
 *   none. What was taken away has the numbers of the other text.
 */
int
ptero_diff_gutter_find (PteroDiffGutter *self,
                        guint            number)
{
  int found = -1;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->number > number && !g_str_equal (line->mark, PTERO_DIFF_REMOVED))
        break;
      if (line->number > 0 && !g_str_equal (line->mark, PTERO_DIFF_REMOVED))
        found = (int) i;
    }

  return found;
}

/**
 * ptero_diff_gutter_settle:
 * @self: a gutter
 * @line: a line of the view
 * @n_lines: how many from there on
 *
 * Takes the marks off some lines.
 */
void
ptero_diff_gutter_settle (PteroDiffGutter *self,
                          guint            line,
                          guint            n_lines)
{
  for (guint i = line; i < line + n_lines; i++)
    g_array_index (self->lines, Line, i).mark = PTERO_DIFF_SAME;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_diff_gutter_renumber:
 * @self: a gutter
 * @line: a line of the view
 * @shift: what is added to the numbers
 *
 * Numbers the lines from @line on, but those that are removed: these have the
 * numbers of the other text.
 */
void
ptero_diff_gutter_renumber (PteroDiffGutter *self,
                            guint            line,
                            int              shift)
{
  for (guint i = line; i < self->lines->len; i++)
    {
      Line *other = &g_array_index (self->lines, Line, i);

      if (other->number > 0 && !g_str_equal (other->mark, PTERO_DIFF_REMOVED))
        other->number = (guint) ((int) other->number + shift);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_diff_gutter_fit:
 * @self: a gutter
 * @highest: the highest number that comes
 *
 * Makes it as wide as its numbers.
 */
void
ptero_diff_gutter_fit (PteroDiffGutter *self,
                       guint            highest)
{
  const Line line = { MAX (highest, 10), PTERO_DIFF_ADDED };
  g_autofree char *text = NULL;
  int width = 0;

  self->highest = highest;
  text = format_line (&line, count_digits (highest));
  gtk_source_gutter_renderer_text_measure (GTK_SOURCE_GUTTER_RENDERER_TEXT (self), text, &width,
                                           NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), width + 2 * PADDING, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
