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
  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (renderer), text != NULL ? text : "", -1);
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

  gtk_source_gutter_insert (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT), GTK_SOURCE_GUTTER_RENDERER (self), 0);

  return self;
}

/**
 * ptero_diff_gutter_clear:
 * @self: a gutter
 *
 * Forgets all lines.
 */
void
ptero_diff_gutter_clear (PteroDiffGutter *self)
{
  g_array_set_size (self->lines, 0);
  self->highest = 0;
}

/**
 * ptero_diff_gutter_add:
 * @self: a gutter
 * @number: the number of the next line of the view; 0 for one that is in no file
 * @mark: (not nullable): a static string that says what became of it
 */
void
ptero_diff_gutter_add (PteroDiffGutter *self,
                       guint            number,
                       const char      *mark)
{
  const Line line = { number, mark };

  g_array_append_val (self->lines, line);
  self->highest = MAX (self->highest, number);
}

/**
 * ptero_diff_gutter_fit:
 * @self: a gutter
 *
 * Makes it as wide as its highest number needs.
 */
void
ptero_diff_gutter_fit (PteroDiffGutter *self)
{
  const Line line = { MAX (self->highest, 10), "+" };
  g_autofree char *text = format_line (&line, count_digits (self->highest));
  int width = 0;

  gtk_source_gutter_renderer_text_measure (GTK_SOURCE_GUTTER_RENDERER_TEXT (self), text, &width, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), width + 2 * PADDING, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
