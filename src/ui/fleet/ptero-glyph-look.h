/* ptero-glyph-look.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_GLYPH_SIZE 16

/* Filled with zeros it is that of no state. */
typedef struct
{
  const char *icon_name;
  const char *css_class;
  gboolean    spinning;
  guint       tick;
} PteroGlyphLook;

void ptero_glyph_look_set_server  (PteroGlyphLook   *self,
                                   GtkWidget        *widget,
                                   PteroFleetServer *server);
void ptero_glyph_look_update_tick (PteroGlyphLook   *self,
                                   GtkWidget        *widget);
void ptero_glyph_look_snapshot    (PteroGlyphLook   *self,
                                   GtkWidget        *widget,
                                   GtkSnapshot      *snapshot,
                                   float             x,
                                   float             y);

G_END_DECLS
