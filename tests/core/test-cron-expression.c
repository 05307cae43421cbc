/* test-cron-expression.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-cron-expression.h"
#include "ptero-panel-clock.h"
#include "ptero-schedule.h"

static PteroCronExpression *
parse (const char  *text,
       GError     **error)
{
  g_auto(GStrv) fields = g_strsplit (text, " ", 5);

  g_assert_cmpuint (g_strv_length (fields), ==, 5);

  return ptero_cron_expression_new ((const char *const *) fields, error);
}

/* The runs after a moment, both in the same zone. */
static void
check_runs (const char        *text,
            const char        *zone_name,
            const char        *after,
            const char *const *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroCronExpression) expression = parse (text, &error);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr(GDateTime) start = NULL;
  g_autoptr(GPtrArray) runs = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (zone);
  start = g_date_time_new_from_iso8601 (after, zone);
  g_assert_nonnull (start);
  runs = ptero_cron_expression_dup_runs (expression, start, zone, g_strv_length ((char **) wanted));
  g_assert_cmpuint (runs->len, ==, g_strv_length ((char **) wanted));
  for (guint i = 0; i < runs->len; i++)
    {
      g_autofree char *run = g_date_time_format (runs->pdata[i], "%Y-%m-%dT%H:%M%:z");

      g_assert_cmpstr (run, ==, wanted[i]);
      g_assert_true (ptero_cron_expression_matches (expression, runs->pdata[i]));
    }
}

#define RUNS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
test_runs (void)
{
  check_runs ("0 4 * * *", "UTC", "2026-11-28T04:00:00",
              RUNS ("2026-11-29T04:00+00:00", "2026-11-30T04:00+00:00"));
  check_runs ("*/15 * * * *", "UTC", "2026-11-28T23:31:10",
              RUNS ("2026-11-28T23:45+00:00", "2026-11-29T00:00+00:00"));
  check_runs ("30 4 * * MON-SAT", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-11-30T04:30+00:00", "2026-12-01T04:30+00:00"));
  check_runs ("0 12 * jan,Dec 7", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-12-06T12:00+00:00", "2026-12-13T12:00+00:00"));
  check_runs ("0 0 1,15 * *", "UTC", "2026-12-02T05:00:00",
              RUNS ("2026-12-15T00:00+00:00", "2027-01-01T00:00+00:00"));
  check_runs ("10-30/10 8 1 1 *", "UTC", "2026-12-02T05:00:00",
              RUNS ("2027-01-01T08:10+00:00", "2027-01-01T08:20+00:00", "2027-01-01T08:30+00:00",
                    "2028-01-01T08:10+00:00"));
  /* either day will do */
  check_runs ("0 0 1 * 1", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-11-30T00:00+00:00", "2026-12-01T00:00+00:00", "2026-12-07T00:00+00:00"));
  check_runs ("0 0 ? * 1", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-11-30T00:00+00:00", "2026-12-07T00:00+00:00"));
  check_runs ("0 0 * * 5-7", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-11-29T00:00+00:00", "2026-12-04T00:00+00:00"));
  check_runs ("0 0 * * SUN-TUE", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-11-29T00:00+00:00", "2026-11-30T00:00+00:00", "2026-12-01T00:00+00:00",
                    "2026-12-06T00:00+00:00"));
  /* a step beyond the field goes round */
  check_runs ("*/70 * * * *", "UTC", "2026-11-28T05:00:00",
              RUNS ("2026-11-28T05:10+00:00", "2026-11-28T06:10+00:00"));
}

static void
test_special_days (void)
{
  check_runs ("0 0 L * *", "UTC", "2027-01-31T05:00:00",
              RUNS ("2027-02-28T00:00+00:00", "2027-03-31T00:00+00:00"));
  check_runs ("0 0 15W * *", "UTC", "2026-11-01T00:00:00",
              RUNS ("2026-11-16T00:00+00:00", "2026-12-15T00:00+00:00"));
  check_runs ("0 0 1W * *", "UTC", "2026-07-20T00:00:00",
              RUNS ("2026-08-03T00:00+00:00", "2026-09-01T00:00+00:00"));
  check_runs ("0 0 31W * *", "UTC", "2027-01-01T00:00:00",
              RUNS ("2027-01-29T00:00+00:00", "2027-03-31T00:00+00:00"));
  check_runs ("0 0 * * FRIL", "UTC", "2026-11-01T00:00:00",
              RUNS ("2026-11-27T00:00+00:00", "2026-12-25T00:00+00:00"));
  check_runs ("0 0 * * 2#2", "UTC", "2026-11-01T00:00:00",
              RUNS ("2026-11-10T00:00+00:00", "2026-12-08T00:00+00:00"));
  check_runs ("0 0 * * MON#5", "UTC", "2026-11-01T00:00:00",
              RUNS ("2026-11-30T00:00+00:00", "2027-03-29T00:00+00:00"));
}

/* An hour that is left out in spring has no run; one that comes twice in autumn has two. */
static void
test_summer_time (void)
{
  check_runs ("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00",
              RUNS ("2026-03-28T02:30+01:00", "2026-03-30T02:30+02:00"));
  check_runs ("30 * * * *", "Europe/Berlin", "2026-03-29T01:00:00",
              RUNS ("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00"));
  check_runs ("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00",
              RUNS ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", "2026-10-26T02:30+01:00"));
  /* the sun does not go down twice here: the change is at midnight */
  check_runs ("0 0 * * *", "America/Havana", "2026-03-06T12:00:00",
              RUNS ("2026-03-07T00:00-05:00", "2026-03-09T00:00-04:00"));
  /* half an hour */
  check_runs ("15 * * * *", "Australia/Lord_Howe", "2026-04-05T00:30:00",
              RUNS ("2026-04-05T01:15+11:00", "2026-04-05T02:15+10:30"));
  check_runs ("0 12 * * *", "Pacific/Apia", "2011-12-29T00:00:00",
              RUNS ("2011-12-29T12:00-10:00", "2011-12-31T12:00+14:00"));
}

static void
test_far (void)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(PteroCronExpression) expression = parse ("0 0 29 2 *", NULL);
  g_autoptr(PteroCronExpression) minutely = parse ("* * * * *", NULL);
  g_autoptr(GDateTime) end = g_date_time_new_utc (9999, 12, 31, 23, 58, 30);
  g_autoptr(GDateTime) start = g_date_time_new_utc (1, 1, 1, 0, 0, 0);
  g_autoptr(GPtrArray) runs = NULL;
  gint64 next;

  check_runs ("0 0 29 2 *", "UTC", "2096-02-29T00:00:00",
              RUNS ("2104-02-29T00:00+00:00", "2108-02-29T00:00+00:00"));
  check_runs ("0 0 * 2 1#5", "UTC", "2026-01-01T00:00:00", RUNS ("2044-02-29T00:00+00:00"));
  check_runs ("59 23 31 12 *", "UTC", "1969-12-31T23:59:00", RUNS ("1970-12-31T23:59+00:00"));

  /* the calendar ends */
  runs = ptero_cron_expression_dup_runs (minutely, end, utc, 5);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_false (ptero_cron_expression_get_next (expression, G_MAXINT64, utc, &next));
  g_assert_false (ptero_cron_expression_get_next (expression, G_MININT64, utc, &next));
  g_clear_pointer (&runs, g_ptr_array_unref);
  runs = ptero_cron_expression_dup_runs (minutely, start, utc, 5);
  g_assert_cmpuint (runs->len, ==, 5);
}

static void
test_invalid (void)
{
  static const char *const expressions[] = {
    "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 13 *", "* * * 0 *", "* * * * 8",
    "-1 * * * *", "a * * * *", "*/0 * * * *",
    "*/ * * * *", "*/a * * * *", "5/10 * * * *", "5-1 * * * *", "1,,2 * * * *", ", * * * *",
    "1- * * * *", "*-5 * * * *", "1.5 * * * *",
    "* * 30 2 *", "* * 31 4,6,9,11 *", "* * L,5 * *", "* * 5W,6 * *", "* * LW * *", "* * * FOO *",
    "* * * * MON#6", "* * * * MON#0", "* * * * #2",
    "* * * * L", "? * * * *", "1-2-3 * * * *", "99999999999999999999 * * * *", "*/1/2 * * * *",
    "* * * JANX *", "@daily * * * *", "** * * * *",
  };
  g_autofree char *longest = g_strnfill (4000, '1');

  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PteroCronExpression) expression = parse (expressions[i], &error);

      if (expression != NULL)
        g_test_message ("%s", expressions[i]);
      g_assert_null (expression);
      g_assert_nonnull (error);
      g_assert_cmpint ((int) strlen (error->message), >, 0);
    }

  g_assert_false (ptero_cron_expression_check_field (PTERO_CRON_MINUTE, longest, NULL));
  g_assert_false (ptero_cron_expression_check_field (PTERO_CRON_MINUTE, NULL, NULL));
  g_assert_false (ptero_cron_expression_check_field (PTERO_CRON_MINUTE, "", NULL));
  g_assert_false (ptero_cron_expression_check_field (PTERO_CRON_MINUTE, "5\xff", NULL));
  g_assert_true (ptero_cron_expression_check_field (PTERO_CRON_MINUTE, "05,10-20/5,*/7", NULL));
}

static void
add_schedule (GListStore *store,
              const char *minute,
              const char *hour,
              const char *next)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":%u,\"name\":\"a\",\"is_active\":true,\"next_run_at\":\"%s\",\"cron\":{\"minute\":\"%s\","
                                           "\"hour\":\"%s\",\"day_of_month\":\"*\",\"month\":\"*\",\"day_of_week\":\"*\"}}",
                                           g_list_model_get_n_items (G_LIST_MODEL (store)) + 1,
                                           next, minute, hour);
  g_autoptr(JsonNode) node = json_from_string (json, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroResource) schedule = ptero_resource_new_from_json (PTERO_TYPE_SCHEDULE, node,
                                                                    &error);

  g_assert_no_error (error);
  g_list_store_append (store, schedule);
}

static int
guess (GListStore *store,
       const char *local_name)
{
  g_autoptr(GTimeZone) local = g_time_zone_new_identifier (local_name);
  g_autoptr(GTimeZone) zone = ptero_panel_clock_guess (G_LIST_MODEL (store), local);

  if (zone == local)
    return G_MAXINT;

  return zone != NULL ? g_time_zone_get_offset (zone, 0) : G_MININT;
}

/* The time zone of a panel shows in when its schedules run next. */
static void
test_clock (void)
{
  g_autoptr(GListStore) store = g_list_store_new (PTERO_TYPE_SCHEDULE);

  g_assert_cmpint (guess (store, "UTC"), ==, G_MININT);
  add_schedule (store, "*/15", "*", "2026-11-29T03:15:00+00:00");
  g_assert_cmpint (guess (store, "UTC"), ==, G_MININT);
  add_schedule (store, "30", "4", "2026-11-29T03:30:00+00:00");
  g_assert_cmpint (guess (store, "UTC"), ==, 3600);
  g_assert_cmpint (guess (store, "Europe/Berlin"), ==, G_MAXINT);
  add_schedule (store, "30", "4", "2026-11-29T08:30:00+00:00");
  g_assert_cmpint (guess (store, "UTC"), ==, G_MININT);

  g_list_store_remove_all (store);
  add_schedule (store, "30", "4", "2026-11-29T16:30:00+00:00");
  g_assert_cmpint (guess (store, "UTC"), ==, 12 * 3600);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cron-expression/runs", test_runs);
  g_test_add_func ("/cron-expression/special-days", test_special_days);
  g_test_add_func ("/cron-expression/summer-time", test_summer_time);
  g_test_add_func ("/cron-expression/far", test_far);
  g_test_add_func ("/cron-expression/invalid", test_invalid);
  g_test_add_func ("/cron-expression/clock", test_clock);

  return g_test_run ();
}
