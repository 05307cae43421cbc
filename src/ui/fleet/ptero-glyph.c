/* ptero-glyph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-glyph.h"

#include "ptero-glyph-look.h"

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
  GtkWidget      parent_instance;

  PteroGlyphLook look;
};

G_DEFINE_FINAL_TYPE (PteroGlyph, ptero_glyph, GTK_TYPE_WIDGET)

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
  ptero_glyph_look_snapshot (&PTERO_GLYPH (widget)->look, widget, snapshot,
                             (gtk_widget_get_width (widget) - PTERO_GLYPH_SIZE) / 2,
                             (gtk_widget_get_height (widget) - PTERO_GLYPH_SIZE) / 2);
}

static void
ptero_glyph_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_glyph_parent_class)->map (widget);

  ptero_glyph_look_update_tick (&PTERO_GLYPH (widget)->look, widget);
}

static void
ptero_glyph_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_glyph_parent_class)->unmap (widget);

  ptero_glyph_look_update_tick (&PTERO_GLYPH (widget)->look, widget);
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
  g_return_if_fail (PTERO_IS_GLYPH (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  ptero_glyph_look_set_server (&self->look, GTK_WIDGET (self), server);
}
