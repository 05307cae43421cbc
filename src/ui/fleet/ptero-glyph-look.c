/* ptero-glyph-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-glyph-look.h"

#include "ptero-state-icon.h"
#include "ptero-style.h"

#define TURN (G_USEC_PER_SEC)   /* of the spinner */

/* The icon of a server's state as a part of the widget that draws it, in that widget's own colour.
 * While a power action is under way it is a spinner. */

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

/**
 * ptero_glyph_look_update_tick:
 * @self: a look
 * @widget: the widget that draws it, which was mapped or unmapped
 *
 * Turns the spinner while it is to be seen.
 */
void
ptero_glyph_look_update_tick (PteroGlyphLook *self,
                              GtkWidget      *widget)
{
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

/**
 * ptero_glyph_look_set_server:
 * @self: a look
 * @widget: the widget that draws it, which gets the style class of the state
 * @server: a server
 *
 * Shows the state that @server is in now.
 */
void
ptero_glyph_look_set_server (PteroGlyphLook   *self,
                             GtkWidget        *widget,
                             PteroFleetServer *server)
{
  const PteroServerState state = ptero_fleet_server_get_state (server);
  const gboolean stale = ptero_fleet_server_get_stale (server);
  const char *css_class = ptero_state_get_css_class (state, stale);

  self->icon_name = ptero_state_get_icon_name (state, stale);
  self->spinning = ptero_fleet_server_get_pending (server);

  if (self->css_class != css_class)
    {
      if (self->css_class != NULL)
        gtk_widget_remove_css_class (widget, self->css_class);
      gtk_widget_add_css_class (widget, css_class);
      self->css_class = css_class;
    }

  ptero_glyph_look_update_tick (self, widget);
  gtk_widget_queue_draw (widget);
}

/**
 * ptero_glyph_look_snapshot:
 * @self: a look
 * @widget: the widget that draws it
 * @snapshot: where to draw
 * @x: the left of it, in pixels
 * @y: the top of it, in pixels
 */
void
ptero_glyph_look_snapshot (PteroGlyphLook *self,
                           GtkWidget      *widget,
                           GtkSnapshot    *snapshot,
                           float           x,
                           float           y)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon = NULL;
  GdkRGBA color;

  if (self->icon_name == NULL)
    return;

  icon = gtk_icon_theme_lookup_icon (theme,
                                     self->spinning ? "process-working-symbolic" : self->icon_name,
                                     NULL, PTERO_GLYPH_SIZE, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), 0);
  ptero_style_get_color (widget, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
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
