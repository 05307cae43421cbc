/* ptero-fleet-matches.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-filter.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_MATCHES (ptero_fleet_matches_get_type ())
G_DECLARE_FINAL_TYPE (PteroFleetMatches, ptero_fleet_matches, PTERO, FLEET_MATCHES, GObject)

PteroFleetMatches *ptero_fleet_matches_new (GListModel       *servers,
                                            PteroFleetFilter *filter);

G_END_DECLS
