/* ptero-font-ahead.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-font-ahead.h"

#include <math.h>

/* The first frame would wait for the letters of its fonts to be measured and drawn, which takes
 * longer than all else that is painted in it. Cairo does that once for each letter, and keeps it
 * for the whole program with the scaled font, which several threads may use at a time: so another
 * thread does it while the window is still being made. What it has not come to, the frame draws
 * itself. */

/* What most of the window is written with; what is written with other letters is drawn as it
 * comes. */
#define LETTERS "eatiornsldcumpgfhbvykwxzjq0123456789-.:%/,APSNRUDMCOFETLIBGWH–…"
#define TITLES  "eatiornsldcumpkSNPCUMDA"

/* The fonts of the window, as classes of a label, "" being the one of most labels, in the order in
 * which they are needed. */
static const struct
{
  const char  *css_class;
  PangoWeight  weight;
  const char  *letters;
} fonts[] = {
  { "caption", PANGO_WEIGHT_BOLD, TITLES },
  { "caption", PANGO_WEIGHT_NORMAL, LETTERS },
  { "", PANGO_WEIGHT_NORMAL, LETTERS },
  { "", PANGO_WEIGHT_BOLD, TITLES },
};

struct _PteroFontAhead
{
  PangoFontset        *fontsets[G_N_ELEMENTS (fonts)];
  cairo_scaled_font_t *scaled_fonts[G_N_ELEMENTS (fonts)];
  int                  scale;   /* of the display */
};

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
  PteroFontAhead *self = task_data;

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (self->scaled_fonts[i] != NULL)
      draw_letters (self->scaled_fonts[i], fonts[i].letters, self->scale);

  g_task_return_boolean (task, TRUE);
}

static void
free_ahead (gpointer data)
{
  PteroFontAhead *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    g_clear_pointer (&self->scaled_fonts[i], cairo_scaled_font_destroy);
  g_free (self);
}

/* As a layout asks for it: another gravity would be another fontset. */
static PangoFontset *
load_fontset (GtkWidget   *window,
              const char  *css_class,
              PangoWeight  weight)
{
  GtkWidget *label = gtk_label_new (NULL);
  PangoFontDescription *description;
  PangoFontset *fontset;
  PangoContext *context;

  if (*css_class != '\0')
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, window);
  context = gtk_widget_get_pango_context (label);
  description = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_weight (description, weight);
  pango_font_description_set_gravity (description, PANGO_GRAVITY_SOUTH);
  fontset = pango_font_map_load_fontset (pango_context_get_font_map (context), context, description,
                                         pango_context_get_language (context));
  pango_font_description_free (description);
  gtk_widget_unparent (label);

  return fontset;
}

static cairo_scaled_font_t *
find_font (PangoFontset *fontset)
{
  g_autoptr(PangoFont) font = pango_fontset_get_font (fontset, 'e');
  cairo_scaled_font_t *scaled_font = NULL;

  if (PANGO_IS_CAIRO_FONT (font))
    scaled_font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));

  return scaled_font != NULL ? cairo_scaled_font_reference (scaled_font) : NULL;
}

/**
 * ptero_font_ahead_new:
 * @window: a window that is about to be filled
 *
 * Has the fonts that it will need looked for, which goes on beside what else
 * there is to do.
 *
 * Returns: (transfer full): for [func@Ptero.font_ahead_start]
 */
PteroFontAhead *
ptero_font_ahead_new (GtkWidget *window)
{
  PteroFontAhead *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_new0 (PteroFontAhead, 1);
  self->scale = gtk_widget_get_scale_factor (window);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    self->fontsets[i] = load_fontset (window, fonts[i].css_class, fonts[i].weight);

  return self;
}

/**
 * ptero_font_ahead_start:
 * @self: (transfer full): fonts that were looked for
 *
 * Has their letters drawn, beside what else there is to do.
 */
void
ptero_font_ahead_start (PteroFontAhead *self)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      if (self->fontsets[i] != NULL)
        self->scaled_fonts[i] = find_font (self->fontsets[i]);
      g_clear_object (&self->fontsets[i]);
    }

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, ptero_font_ahead_start);
  g_task_set_task_data (task, self, free_ahead);
  g_task_run_in_thread (task, draw_thread);
}
