/* ptero-glyph.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_GLYPH (ptero_glyph_get_type ())

G_DECLARE_FINAL_TYPE (PteroGlyph, ptero_glyph, PTERO, GLYPH, GtkWidget)

void ptero_glyph_set_server (PteroGlyph       *self,
                             PteroFleetServer *server);

G_END_DECLS
