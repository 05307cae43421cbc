/* ptero-fleet-text-cell.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-cell.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FLEET_TEXT_CELL (ptero_fleet_text_cell_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetTextCell, ptero_fleet_text_cell, PTERO, FLEET_TEXT_CELL, PteroFleetCell)

G_END_DECLS
