/* ptero-panel-clock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTimeZone *ptero_panel_clock_guess (GListModel *schedules,
                                    GTimeZone  *local);

G_END_DECLS
