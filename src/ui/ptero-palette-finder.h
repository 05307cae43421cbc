/* ptero-palette-finder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet.h"
#include "ptero-palette-item.h"

G_BEGIN_DECLS

/* The most rows there are, headings included. */
#define PTERO_PALETTE_MAX_ROWS 60

#define PTERO_TYPE_PALETTE_FINDER (ptero_palette_finder_get_type ())

G_DECLARE_FINAL_TYPE (PteroPaletteFinder, ptero_palette_finder, PTERO, PALETTE_FINDER, GObject)

PteroPaletteFinder *ptero_palette_finder_new         (PteroFleet          *fleet,
                                                      PteroFleetServer    *front,
                                                      GListModel          *selected,
                                                      const char * const  *recent);
GPtrArray          *ptero_palette_finder_find        (PteroPaletteFinder  *self,
                                                      const char          *text);
GPtrArray          *ptero_palette_finder_actions     (PteroPaletteFinder  *self,
                                                      PteroFleetServer    *server);
guint               ptero_palette_finder_count       (PteroPaletteFinder  *self);
PteroFleetServer   *ptero_palette_finder_get_only    (PteroPaletteFinder  *self);
gboolean            ptero_palette_finder_get_guessed (PteroPaletteFinder  *self);

G_END_DECLS
