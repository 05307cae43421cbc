/* ptero-panel-clock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-clock.h"

#include "ptero-cron-expression.h"
#include "ptero-schedule.h"

/* No route tells the time zone of a panel. But a schedule that is due at 04:30 and is said to run
 * next at 03:30 UTC does: the panel is an hour ahead. */

#define QUARTER 900
#define FIRST (-12 * 4)
#define LAST (14 * 4)

/* Keeps those offsets that the schedule agrees with. */
static void
narrow_down (PteroSchedule *schedule,
             gboolean      *possible)
{
  const char *fields[PTERO_CRON_N_FIELDS];
  g_autoptr(PteroCronExpression) expression = NULL;

  if (schedule->cron == NULL || schedule->next_run_at == NULL)
    return;

  fields[PTERO_CRON_MINUTE] = schedule->cron->minute;
  fields[PTERO_CRON_HOUR] = schedule->cron->hour;
  fields[PTERO_CRON_DAY_OF_MONTH] = schedule->cron->day_of_month;
  fields[PTERO_CRON_MONTH] = schedule->cron->month;
  fields[PTERO_CRON_DAY_OF_WEEK] = schedule->cron->day_of_week;
  expression = ptero_cron_expression_new (fields, NULL);

  for (int i = FIRST; expression != NULL && i <= LAST; i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_offset (i * QUARTER);
      g_autoptr(GDateTime) time = g_date_time_to_timezone (schedule->next_run_at, zone);

      if (time == NULL || !ptero_cron_expression_matches (expression, time))
        possible[i - FIRST] = FALSE;
    }
}

/* That of the person, if it agrees: it knows of summer time. */
static gboolean
is_local (GListModel *schedules,
          GTimeZone  *local,
          int         offset)
{
  for (guint i = 0; i < g_list_model_get_n_items (schedules); i++)
    {
      g_autoptr(PteroSchedule) schedule = g_list_model_get_item (schedules, i);
      g_autoptr(GDateTime) time = schedule->next_run_at != NULL
                                    ? g_date_time_to_timezone (schedule->next_run_at, local)
                                    : NULL;

      if (time != NULL)
        return g_date_time_get_utc_offset (time) / G_USEC_PER_SEC == offset;
    }

  return FALSE;
}

/**
 * ptero_panel_clock_guess:
 * @schedules: a list of [class@Ptero.Schedule] of one panel
 * @local: the time zone of the person, which is preferred
 *
 * Returns: (transfer full) (nullable): the time zone of the panel, if its schedules leave no doubt
 */
GTimeZone *
ptero_panel_clock_guess (GListModel *schedules,
                         GTimeZone  *local)
{
  gboolean possible[LAST - FIRST + 1];
  guint n_possible = 0;
  int found = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (schedules), NULL);
  g_return_val_if_fail (local != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (possible); i++)
    possible[i] = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (schedules); i++)
    {
      g_autoptr(PteroSchedule) schedule = g_list_model_get_item (schedules, i);

      narrow_down (schedule, possible);
    }

  for (guint i = 0; i < G_N_ELEMENTS (possible); i++)
    if (possible[i])
      {
        found = ((int) i + FIRST) * QUARTER;
        n_possible++;
      }

  /* −12:00 and +12:00 show the same time of the day, and so on: of two that are a day apart the
   * usual one */
  if (n_possible == 0 || n_possible > 2)
    return NULL;
  if (n_possible == 2)
    {
      if (found < 12 * 3600 || !possible[found / QUARTER - FIRST - 96])
        return NULL;
      found = found > 12 * 3600 ? found - 24 * 3600 : found;
    }

  return is_local (schedules, local,
                   found) ? g_time_zone_ref (local) : g_time_zone_new_offset (found);
}
