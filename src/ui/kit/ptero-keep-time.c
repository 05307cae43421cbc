/* ptero-keep-time.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-keep-time.h"

/* What was fetched is good enough to be shown again for that long: no event tells of what others
 * do. */
static gint64 keep_time = G_TIME_SPAN_MINUTE;

/**
 * ptero_keep_time_is_over:
 * @fetched_at: when something was fetched, in monotonic µs
 *
 * Returns: whether it is to be fetched again when it is shown again
 */
gboolean
ptero_keep_time_is_over (gint64 fetched_at)
{
  return g_get_monotonic_time () - fetched_at > keep_time;
}

/**
 * ptero_keep_time_set: (skip)
 * @milliseconds: for how long what was fetched is good enough
 *
 * For tests, which cannot wait.
 */
void
ptero_keep_time_set (guint milliseconds)
{
  keep_time = milliseconds * G_TIME_SPAN_MILLISECOND;
}
