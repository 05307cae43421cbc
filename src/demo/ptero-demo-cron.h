/* ptero-demo-cron.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 ptero_demo_cron_next (const char * const *fields,
                             gint64              after);

G_END_DECLS
