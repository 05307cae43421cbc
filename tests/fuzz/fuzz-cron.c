/* fuzz-cron.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include "ptero-cron-expression.h"

/* The five fields of a schedule, a line each. */

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_auto(GStrv) lines = g_strsplit (text, "\n", PTERO_CRON_N_FIELDS);
  const char *fields[PTERO_CRON_N_FIELDS] = { "*", "*", "*", "*", "*" };
  g_autoptr(PteroCronExpression) expression = NULL;
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  gint64 moment = 1795939200;

  for (guint i = 0; lines[i] != NULL; i++)
    fields[i] = lines[i];

  expression = ptero_cron_expression_new (fields, NULL);
  for (guint i = 0; expression != NULL && i < 3; i++)
    {
      gint64 before = moment;
      g_autoptr(GDateTime) time = NULL;

      if (!ptero_cron_expression_get_next (expression, before, utc, &moment))
        break;
      g_assert_cmpint (moment, >, before);
      time = g_date_time_new_from_unix_utc (moment);
      g_assert_true (ptero_cron_expression_matches (expression, time));
    }

  return 0;
}
