/* ptero-glyph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-glyph.h"

#include "ptero-state-icon.h"
#include "ptero-style.h"

#define TURN (G_USEC_PER_SEC)   /* of the spinner */

/**
 * PteroGlyph:
 *
 * The icon of a server's state in a row of a list, of which
 * [class@Ptero.Line] says the word: of one size, so that a change of the state
 * does not have the list laid out anew. While a power action is under way it
 * is a spinner.
 */
struct _PteroGlyph
{
  GtkWidget         parent_instance;

  const char       *icon_name;
  const char       *css_class;
  gboolean          spinning;
  guint             tick;
};

G_DEFINE_FINAL_TYPE (PteroGlyph, ptero_glyph, GTK_TYPE_WIDGET)

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
update_tick (PteroGlyph *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean animate = FALSE;

  if (self->spinning && gtk_widget_get_mapped (widget))
    g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animate, NULL);

  if (animate && self->tick == 0)
    {
      self->tick = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
    }
  else if (!animate && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (widget, self->tick);
      self->tick = 0;
    }
}

static void
ptero_glyph_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = PTERO_GLYPH_SIZE;
}

static void
ptero_glyph_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  PteroGlyph *self = PTERO_GLYPH (widget);
  g_autoptr(GtkIconPaintable) icon = NULL;
  GdkRGBA color;

  if (self->icon_name == NULL)
    return;

  icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                     self->spinning ? "process-working-symbolic" : self->icon_name,
                                     NULL,
                                     PTERO_GLYPH_SIZE, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), 0);
  ptero_style_get_color (widget, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - PTERO_GLYPH_SIZE) / 2,
                                                (gtk_widget_get_height (widget) - PTERO_GLYPH_SIZE) / 2));
  if (self->tick != 0)
    {
      gint64 time = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
      float half = PTERO_GLYPH_SIZE / 2.0f;

      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (half, half));
      gtk_snapshot_rotate (snapshot, 360.0f * (time % TURN) / TURN);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-half, -half));
    }
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot,
                                            PTERO_GLYPH_SIZE, PTERO_GLYPH_SIZE, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
ptero_glyph_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_glyph_parent_class)->map (widget);

  update_tick (PTERO_GLYPH (widget));
}

static void
ptero_glyph_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_glyph_parent_class)->unmap (widget);

  update_tick (PTERO_GLYPH (widget));
}

static void
ptero_glyph_class_init (PteroGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = ptero_glyph_map;
  widget_class->measure = ptero_glyph_measure;
  widget_class->snapshot = ptero_glyph_snapshot;
  widget_class->unmap = ptero_glyph_unmap;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "image");
}

static void
ptero_glyph_init (PteroGlyph *self)
{
}

/**
 * ptero_glyph_new:
 *
 * Returns: (transfer floating): an icon of no state
 */
GtkWidget *
ptero_glyph_new (void)
{
  return g_object_new (PTERO_TYPE_GLYPH, NULL);
}

/**
 * ptero_glyph_set_server:
 * @self: a glyph
 * @server: a server
 *
 * Shows the state that @server is in now.
 */
void
ptero_glyph_set_server (PteroGlyph       *self,
                        PteroFleetServer *server)
{
  PteroServerState state;
  gboolean stale;
  const char *css_class;

  g_return_if_fail (PTERO_IS_GLYPH (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  state = ptero_fleet_server_get_state (server);
  stale = ptero_fleet_server_get_stale (server);
  self->icon_name = ptero_state_get_icon_name (state, stale);
  self->spinning = ptero_fleet_server_get_pending (server);

  css_class = ptero_state_get_css_class (state, stale);
  if (self->css_class != css_class)
    {
      if (self->css_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->css_class);
      gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
      self->css_class = css_class;
    }

  update_tick (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
