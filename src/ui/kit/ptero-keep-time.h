/* ptero-keep-time.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ptero_keep_time_is_over (gint64 fetched_at);
void     ptero_keep_time_set     (guint  milliseconds);

G_END_DECLS
