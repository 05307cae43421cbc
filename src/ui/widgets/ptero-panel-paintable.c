/* ptero-panel-paintable.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-paintable.h"

#include <math.h>
#include <pango/pangocairo.h>

#define SIZE            16
#define MAX_NAME_LENGTH 256

/* Each at least 4.7:1 under white; the only colours that aren't the platform's own. */
static const char *const colors[PTERO_N_PANEL_COLORS] = {
  "#1c71d8", "#1b7a4b", "#8a6400", "#c64600", "#c01c28", "#813d9c", "#865e3c", "#5e5c64"
};

/**
 * PteroPanelPaintable:
 *
 * The mark of a panel: a rounded square in the panel's colour with the first
 * letter or emoji of its name, or the first two where another panel has the same.
 *
 * There is one paintable for each panel, which follows name and colour; see
 * [func@Ptero.PanelPaintable.get]. It implements [iface@Gdk.Paintable].
 */
struct _PteroPanelPaintable
{
  GObject      parent_instance;

  PteroPanel  *panel;      /* weak: it owns this */
  GListModel  *panels;     /* weak: among which the letters have to differ */
  GdkRGBA      color;
  char        *text;
  gboolean     ambiguous;

  /* of the last snapshot: a list has the same mark in every row */
  PangoLayout *layout;
  double       layout_size;   /* of its font, in pixels */
  char        *layout_font;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroPanelPaintable, ptero_panel_paintable, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static GQuark paintable_quark (void);

G_DEFINE_QUARK (ptero-panel-paintable, paintable)

/* Where the cluster that begins at character @i of @p ends: what a person sees as one letter may be
 * many characters. */
static const char *
find_cluster_end (const char         *p,
                  const PangoLogAttr *attributes,
                  int                 i,
                  int                 length)
{
  do
    p = g_utf8_next_char (p);
  while (++i < length && !attributes[i].is_cursor_position);

  return p;
}

/* One letter in capitals, or two: of two words if there are two, so "Home Lab" gives "HL". */
static char *
extract_letters (const char *name,
                 gboolean    two)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree PangoLogAttr *attributes = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *letters = NULL;
  const int length = (int) MIN (g_utf8_strlen (valid, -1), MAX_NAME_LENGTH);
  const char *p = valid;
  gboolean after_space = FALSE;
  gboolean second_is_word = FALSE;

  attributes = g_new0 (PangoLogAttr, length + 1);
  pango_get_log_attrs (valid, (int) (g_utf8_offset_to_pointer (valid, length) - valid), -1,
                       pango_language_get_default (), attributes, length + 1);

  for (int i = 0; i < length && !second_is_word; i++, p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (attributes[i].is_cursor_position && g_unichar_isgraph (c))
        {
          const char *end = find_cluster_end (p, attributes, i, length);

          if (first == NULL)
            {
              first = g_strndup (p, (gsize) (end - p));
            }
          else if (second == NULL || (after_space && g_unichar_isalnum (c)))
            {
              g_free (second);
              second = g_strndup (p, (gsize) (end - p));
              second_is_word = after_space;
            }
        }

      after_space = g_unichar_isspace (c);
    }

  letters = g_strconcat (first != NULL ? first : "?", two ? second : NULL, NULL);

  return g_utf8_strup (letters, -1);
}

static void
update_text (PteroPanelPaintable *self)
{
  g_autofree char *text = extract_letters (ptero_panel_get_name (self->panel), self->ambiguous);

  if (g_strcmp0 (text, self->text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/* How many of @panels have each letter: g_hash_table_lookup() gives the count. */
static GHashTable *
count_letters (GListModel *panels)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);
      char *letter = extract_letters (ptero_panel_get_name (panel), FALSE);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, letter));

      g_hash_table_replace (counts, letter, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

static void
update_all (GListModel *panels)
{
  g_autoptr(GHashTable) counts = count_letters (panels);

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);
      g_autofree char *letter = extract_letters (ptero_panel_get_name (panel), FALSE);
      PteroPanelPaintable *paintable = ptero_panel_paintable_get (panel);

      g_set_weak_pointer (&paintable->panels, panels);
      paintable->ambiguous = GPOINTER_TO_UINT (g_hash_table_lookup (counts, letter)) > 1;
      update_text (paintable);
    }
}

static void
notify_name_cb (PteroPanelPaintable *self)
{
  if (self->panels != NULL)
    update_all (self->panels);
  else
    update_text (self);
}

static void
notify_color_cb (PteroPanelPaintable *self)
{
  gdk_rgba_parse (&self->color, colors[ptero_panel_get_color (self->panel) % PTERO_N_PANEL_COLORS]);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

/* Returns: in pixels, as the widgets have it */
static double
find_font_size (PangoFontDescription *font)
{
  const double size = pango_font_description_get_size (font) > 0
                        ? pango_font_description_get_size (font)
                        : 10 * PANGO_SCALE;
  int dpi;

  if (pango_font_description_get_size_is_absolute (font))
    return size / PANGO_SCALE;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);

  return size * (dpi > 0 ? dpi / 1024.0 : 96) / 72 / PANGO_SCALE;
}

/* Of the size that the window is written in, and then drawn smaller: each size more of a font is
 * looked for and set up anew, which takes longer than all the rest of the mark. */
static PangoLayout *
create_layout (PteroPanelPaintable *self,
               const char          *font_name)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font;
  PangoLayout *layout;

  font = pango_font_description_from_string (font_name);
  self->layout_size = find_font_size (font);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, floor (self->layout_size * PANGO_SCALE));

  layout = pango_layout_new (context);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, self->text, -1);
  pango_font_description_free (font);
  g_object_unref (context);

  return layout;
}

static PangoLayout *
get_layout (PteroPanelPaintable *self)
{
  g_autofree char *font_name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font_name, NULL);
  if (self->layout != NULL && g_strcmp0 (self->layout_font, font_name) == 0 &&
      g_str_equal (pango_layout_get_text (self->layout), self->text))
    return self->layout;

  g_clear_object (&self->layout);
  g_free (self->layout_font);
  self->layout = create_layout (self, font_name);
  self->layout_font = g_steal_pointer (&font_name);

  return self->layout;
}

static void
ptero_panel_paintable_snapshot (GdkPaintable *paintable,
                                GdkSnapshot  *snapshot,
                                double        width,
                                double        height)
{
  PteroPanelPaintable *self = PTERO_PANEL_PAINTABLE (paintable);
  const float size = (float) MIN (width, height);
  PangoLayout *layout = get_layout (self);
  const float scale = (float) (size * (self->ambiguous ? 0.5 : 0.65) / self->layout_size);
  const GdkRGBA white = { 1, 1, 1, 1 };
  GskRoundedRect outline;
  PangoRectangle ink;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (((float) width - size) / 2,
                                                        ((float) height - size) / 2, size, size),
                                   size / 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &self->color, &outline.bounds);

  /* Centred by what is seen of the letter, not by the line it stands in. */
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) width / 2, (float) height / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-ink.x - ink.width / 2.0f,
                                                          -ink.y - ink.height / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static int
ptero_panel_paintable_get_size (GdkPaintable *paintable)
{
  return SIZE;
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->get_intrinsic_height = ptero_panel_paintable_get_size;
  iface->get_intrinsic_width = ptero_panel_paintable_get_size;
  iface->snapshot = ptero_panel_paintable_snapshot;
}

static void
ptero_panel_paintable_finalize (GObject *object)
{
  PteroPanelPaintable *self = PTERO_PANEL_PAINTABLE (object);

  g_clear_weak_pointer (&self->panel);
  g_clear_weak_pointer (&self->panels);
  g_free (self->text);

  g_clear_object (&self->layout);
  g_free (self->layout_font);

  G_OBJECT_CLASS (ptero_panel_paintable_parent_class)->finalize (object);
}

static void
ptero_panel_paintable_class_init (PteroPanelPaintableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ptero_panel_paintable_finalize;
}

static void
ptero_panel_paintable_init (PteroPanelPaintable *self)
{
}

/**
 * ptero_panel_paintable_get:
 * @panel: a panel
 *
 * Looks up the mark of @panel; the same panel gives the same mark.
 *
 * Returns: (transfer none): the paintable, which lives as long as the panel
 */
PteroPanelPaintable *
ptero_panel_paintable_get (PteroPanel *panel)
{
  PteroPanelPaintable *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_get_qdata (G_OBJECT (panel), paintable_quark ());
  if (self != NULL)
    return self;

  self = g_object_new (PTERO_TYPE_PANEL_PAINTABLE, NULL);
  g_object_set_qdata_full (G_OBJECT (panel), paintable_quark (), self, g_object_unref);
  g_set_weak_pointer (&self->panel, panel);
  g_signal_connect_object (panel, "notify::name", G_CALLBACK (notify_name_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::color", G_CALLBACK (notify_color_cb), self,
                           G_CONNECT_SWAPPED);
  notify_color_cb (self);
  update_text (self);

  return self;
}

/**
 * ptero_panel_paintable_get_text:
 * @self: a mark
 *
 * Returns: the letters in the mark
 */
const char *
ptero_panel_paintable_get_text (PteroPanelPaintable *self)
{
  g_return_val_if_fail (PTERO_IS_PANEL_PAINTABLE (self), NULL);

  return self->text;
}

/**
 * ptero_panel_paintable_create_icon:
 * @self: a mark
 * @size: width and height in pixels
 *
 * Draws the mark once, for widgets that take a [iface@Gio.Icon] only.
 *
 * Returns: (transfer full): the icon, which doesn't follow later changes
 */
GIcon *
ptero_panel_paintable_create_icon (PteroPanelPaintable *self,
                                   int                  size)
{
  GtkSnapshot *snapshot;
  GskRenderNode *node;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr(GBytes) bytes = NULL;
  int stride;

  g_return_val_if_fail (PTERO_IS_PANEL_PAINTABLE (self), NULL);
  g_return_val_if_fail (size > 0 && size <= 512, NULL);

  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (GDK_PAINTABLE (self), snapshot, size, size);
  node = gtk_snapshot_free_to_node (snapshot);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);

  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) size);
  cairo_surface_destroy (surface);

  return G_ICON (gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, bytes, (gsize) stride));
}

/**
 * ptero_panel_paintable_watch:
 * @panels: (element-type Ptero.Panel): the panels that are shown together
 *
 * Keeps the marks of @panels apart: those that would show the same letter show
 * two. To be called once for a list, which holds for as long as it lives.
 */
void
ptero_panel_paintable_watch (GListModel *panels)
{
  g_return_if_fail (G_IS_LIST_MODEL (panels));

  g_signal_connect (panels, "items-changed", G_CALLBACK (update_all), NULL);
  update_all (panels);
}
