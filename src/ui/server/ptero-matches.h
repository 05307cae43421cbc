/* ptero-matches.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-console-filter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_MATCHES (ptero_matches_get_type ())

G_DECLARE_FINAL_TYPE (PteroMatches, ptero_matches, PTERO, MATCHES, GObject)

PteroMatches *ptero_matches_new     (PteroConsoleLog    *log,
                                     PteroConsoleFilter *wanted);
void          ptero_matches_restart (PteroMatches       *self,
                                     PteroConsoleFilter *shown);
void          ptero_matches_set_end (PteroMatches       *self,
                                     guint64             end);
void          ptero_matches_move    (PteroMatches       *self,
                                     gboolean            backward);
guint         ptero_matches_get_n   (PteroMatches       *self,
                                     guint              *position);

G_END_DECLS
