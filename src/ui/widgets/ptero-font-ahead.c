/* ptero-font-ahead.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-font-ahead.h"

#include <math.h>

/* The first frame would wait for the letters of its fonts to be measured and drawn, which takes longer than all else that is painted
 * in it. Cairo does that once for each letter, and keeps it for the whole program with the scaled font, which several threads may use
 * at a time: so another thread does it while the window is still being made. What it has not come to, the frame draws itself. */

/* What most of the window is written with; what is written with other letters is drawn as it comes. */
#define LETTERS "eatiornsldcumpgfhbvykwxzjq0123456789-.:%/,APSNRUDMCOFETLIBGWH–…"
#define TITLES  "eatiornsldcumpkSNPCUMDA"

/* The fonts of the window, as classes of a label, "" being the one of most labels, in the order in which they are needed. */
static const struct
{
  const char *css_class;
  const char *letters;
} fonts[] = {
  { "caption-heading", TITLES },
  { "caption", LETTERS },
  { "", LETTERS },
  { "heading", TITLES },
};

typedef struct
{
  cairo_scaled_font_t *scaled_font;
  const char          *letters;
  int                  scale;      /* of the display */
} Ahead;

static void
draw_letters (cairo_scaled_font_t *font,
              const char          *letters,
              int                  scale)
{
  cairo_glyph_t *glyphs = NULL;
  cairo_font_extents_t extents;
  cairo_surface_t *surface;
  cairo_t *cr;
  int n_glyphs = 0;
  int size;

  cairo_scaled_font_extents (font, &extents);
  size = (int) ceil (2 * extents.height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * scale, size * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_set_scaled_font (cr, font);
  cairo_scaled_font_text_to_glyphs (font, 0, 0, letters, -1, &glyphs, &n_glyphs, NULL, NULL, NULL);
  for (int i = 0; i < n_glyphs; i++)
    {
      /* on the surface, else it would be left out */
      glyphs[i].x = 0;
      glyphs[i].y = ceil (extents.ascent);
    }
  /* all at once: between measuring and drawing FreeType sets the font up again */
  cairo_show_glyphs (cr, glyphs, n_glyphs);

  cairo_glyph_free (glyphs);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
draw_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GArray *ahead = task_data;

  for (guint i = 0; i < ahead->len; i++)
    {
      const Ahead *one = &g_array_index (ahead, Ahead, i);

      draw_letters (one->scaled_font, one->letters, one->scale);
    }
  g_task_return_boolean (task, TRUE);
}

static void
clear_ahead (gpointer data)
{
  cairo_scaled_font_destroy (((Ahead *) data)->scaled_font);
}

static cairo_scaled_font_t *
find_font (GtkWidget  *window,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr(PangoFont) font = NULL;
  PangoContext *context;
  cairo_scaled_font_t *scaled_font = NULL;

  if (*css_class != '\0')
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, window);
  context = gtk_widget_get_pango_context (label);
  font = pango_context_load_font (context, pango_context_get_font_description (context));
  if (PANGO_IS_CAIRO_FONT (font))
    scaled_font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  if (scaled_font != NULL)
    cairo_scaled_font_reference (scaled_font);
  gtk_widget_unparent (label);

  return scaled_font;
}

/**
 * ptero_font_ahead_start:
 * @window: a window that is about to be filled
 *
 * Has the letters that it will need drawn beside that.
 */
void
ptero_font_ahead_start (GtkWidget *window)
{
  g_autoptr(GTask) task = NULL;
  GArray *ahead;

  g_return_if_fail (GTK_IS_WINDOW (window));

  ahead = g_array_new (FALSE, FALSE, sizeof (Ahead));
  g_array_set_clear_func (ahead, clear_ahead);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      Ahead one = { find_font (window, fonts[i].css_class), fonts[i].letters, gtk_widget_get_scale_factor (window) };

      if (one.scaled_font != NULL)
        g_array_append_val (ahead, one);
    }

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, ptero_font_ahead_start);
  g_task_set_task_data (task, ahead, (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, draw_thread);
}
