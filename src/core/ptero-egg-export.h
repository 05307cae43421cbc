/* ptero-egg-export.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-egg.h"

G_BEGIN_DECLS

char *ptero_egg_export_to_json (PteroEgg  *egg,
                                GDateTime *now);

G_END_DECLS
