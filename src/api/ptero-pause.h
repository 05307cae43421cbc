/* ptero-pause.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ptero_source_clear (GSource     **source);
void ptero_pause_start  (GSource     **pause,
                         GTask        *task,
                         guint         milliseconds,
                         GSourceFunc   callback);

G_END_DECLS
