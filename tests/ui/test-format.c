/* test-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>

#include "ptero-format.h"

#define KIB G_GINT64_CONSTANT (1024)
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)
#define NS  "\u202f"

static void
assert_text (char       *actual,
             const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_bytes (void)
{
  static const struct { gint64 bytes; const char *text; } rows[] = {
    { -1, "–" },
    { 0, "0" NS "B" },
    { 1, "1" NS "B" },
    { 1023, "1023" NS "B" },
    { KIB, "1.0" NS "KiB" },
    { 1536, "1.5" NS "KiB" },
    { 100 * KIB - 1, "100" NS "KiB" },
    { 100 * KIB, "100" NS "KiB" },
    { MIB - 1, "1.0" NS "MiB" },
    { GIB * 68 / 10, "6.8" NS "GiB" },
    { 120 * GIB, "120" NS "GiB" },
    { 2 * 1024 * GIB, "2.0" NS "TiB" },
    { G_MAXINT64, "8.0" NS "EiB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_text (ptero_format_bytes (rows[i].bytes), rows[i].text);
}

static void
test_bytes_of (void)
{
  static const struct { gint64 used; gint64 limit; const char *text; } rows[] = {
    { GIB * 68 / 10, 8 * GIB, "6.8 / 8" NS "GiB" },
    { GIB * 68 / 10, 0, "6.8" NS "GiB / ∞" },
    { -1, 8 * GIB, "–" },
    { -1, 0, "–" },
    { 0, 8 * GIB, "0.0 / 8" NS "GiB" },
    { 18 * GIB, 40 * GIB, "18.0 / 40" NS "GiB" },
    { 142 * GIB, 300 * GIB, "142 / 300" NS "GiB" },
    { 200 * MIB, 512 * MIB, "200 / 512" NS "MiB" },
    { 600 * MIB, GIB, "0.6 / 1" NS "GiB" },
    { 5 * GIB, GIB * 25 / 10, "5.0 / 2.5" NS "GiB" },
    { 5 * GIB, 1000, "5368709120 / 1000" NS "B" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_text (ptero_format_bytes_of (rows[i].used, rows[i].limit), rows[i].text);
}

static void
test_percent_of (void)
{
  static const struct { double used; gint64 limit; const char *text; } rows[] = {
    { 142, 300, "142" NS "% / 300" },
    { 142, 0, "142" NS "% / ∞" },
    { 8.6, 100, "9" NS "% / 100" },
    { 0, 100, "0" NS "% / 100" },
    { -1, 100, "–" },
    { 0.0 / 0.0, 100, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_text (ptero_format_percent_of (rows[i].used, rows[i].limit), rows[i].text);
}

static void
test_duration (void)
{
  static const struct { gint64 seconds; const char *text; } rows[] = {
    { -1, "–" },
    { 0, "0" NS "s" },
    { 18, "18" NS "s" },
    { 60, "1" NS "min 0" NS "s" },
    { 72, "1" NS "min 12" NS "s" },
    { 3599, "59" NS "min 59" NS "s" },
    { 3600, "1" NS "h 0" NS "min" },
    { 86399, "23" NS "h 59" NS "min" },
    { 2 * 86400, "2" NS "d 0" NS "h" },
    { 12 * 86400 + 4 * 3600 + 59, "12" NS "d 4" NS "h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_text (ptero_format_duration (rows[i].seconds), rows[i].text);
}

static void
test_time (void)
{
  static const struct { const char *time; const char *text; } rows[] = {
    { "2026-11-20T14:32:00Z", "14:32" },
    { "2026-11-20T00:00:00Z", "00:00" },
    { "2026-11-19T21:10:00Z", "Yesterday, 21:10" },
    { "2026-11-16T09:05:00Z", "Monday, 09:05" },
    { "2026-11-12T18:04:00Z", "12 Nov, 18:04" },
    { "2025-12-31T23:59:00Z", "31 Dec 2025, 23:59" },
    { "2026-11-21T10:00:00Z", "21 Nov, 10:00" },
  };
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-20T18:00:00Z", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (rows[i].time, NULL);

      assert_text (ptero_format_time_at (time, now), rows[i].text);
    }

  assert_text (ptero_format_time (NULL), "–");
}

/* Which zone is the local one is asked once only, so this needs a process of its own. */
static void
test_time_at_the_end (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-20T18:00:00Z", NULL);
  g_autoptr(GDateTime) end = g_date_time_new_from_iso8601 ("9999-12-31T23:59:59Z", NULL);

  if (g_test_subprocess ())
    {
      assert_text (ptero_format_time_at (now, now), "06:00");
      assert_text (ptero_format_time_at (end, now), "–");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_relative (void)
{
  static const struct { int seconds; const char *text; } rows[] = {
    { 0, "just now" },
    { 9, "just now" },
    { 10, "10 seconds ago" },
    { 60, "1 minute ago" },
    { 150, "2 minutes ago" },
    { 3600, "1 hour ago" },
    { 7200, "2 hours ago" },
    { 86400, "Yesterday, 18:00" },
    { -60, "18:01" },
  };
  g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-20T18:00:00Z", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GDateTime) time = g_date_time_add_seconds (now, -rows[i].seconds);

      assert_text (ptero_format_relative_at (time, now), rows[i].text);
    }

  assert_text (ptero_format_relative (NULL), "–");
}

/* An underscore of a name is seen, and makes no mnemonic. */
static void
test_menu_label (void)
{
  assert_text (ptero_format_menu_label ("_world_the_end__"), "__world__the__end____");
  assert_text (ptero_format_menu_label ("a\033b"), "a␛b");
  assert_text (ptero_format_menu_label (""), "");

  /* a menu is as wide as its widest item */
  assert_text (ptero_format_menu_name ("Northwind_Hosting"), "Northwind__Hosting");
  assert_text (ptero_format_menu_name ("The Extremely Long Name of a Panel_"),
               "The Extremely Long Name of a…");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", g_test_subprocess () ? "+12:00" : "UTC", TRUE);

  g_test_add_func ("/ui/format/bytes", test_bytes);
  g_test_add_func ("/ui/format/bytes-of", test_bytes_of);
  g_test_add_func ("/ui/format/percent-of", test_percent_of);
  g_test_add_func ("/ui/format/duration", test_duration);
  g_test_add_func ("/ui/format/time", test_time);
  g_test_add_func ("/ui/format/time-at-the-end", test_time_at_the_end);
  g_test_add_func ("/ui/format/relative", test_relative);
  g_test_add_func ("/ui/format/menu-label", test_menu_label);

  return g_test_run ();
}
