/* ptero-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-format.h"

#include <math.h>

#include <glib/gi18n.h>

#define MENU_NAME    30   /* characters */
#define NARROW_SPACE "\u202f"
#define MINUTE       G_GINT64_CONSTANT (60)
#define HOUR         (60 * MINUTE)
#define DAY          (24 * HOUR)

static const char *const byte_units[] = {
  N_("B"), N_("KiB"), N_("MiB"), N_("GiB"), N_("TiB"), N_("PiB"), N_("EiB")
};

/* The unit in which @bytes has one to four digits before the point. */
static guint
find_unit (double bytes)
{
  guint unit = 0;

  while (unit + 1 < G_N_ELEMENTS (byte_units) && round (bytes) >= 1024)
    {
      bytes /= 1024;
      unit++;
    }

  return unit;
}

static double
scale_to_unit (gint64 bytes,
               guint  unit)
{
  return ldexp ((double) bytes, -10 * (int) unit);
}

static char *
format_scaled (double value,
               guint  unit)
{
  if (unit == 0 || value >= 99.95)
    return g_strdup_printf ("%.0f", value);

  return g_strdup_printf ("%.1f", value);
}

/* Limits are round numbers most of the time: "8 GiB", not "8.0 GiB". */
static char *
format_limit (double value,
              guint  unit)
{
  if (fabs (value - round (value)) < 0.05)
    return g_strdup_printf ("%.0f", value);

  return format_scaled (value, unit);
}

/**
 * ptero_format_bytes:
 * @bytes: a size in bytes, negative: not known
 *
 * Formats a size in binary units, with one decimal under 100 and none above.
 *
 * Returns: (transfer full): e.g. "6.8 GiB"
 */
char *
ptero_format_bytes (gint64 bytes)
{
  g_autofree char *number = NULL;
  guint unit;

  if (bytes < 0)
    return g_strdup (PTERO_NO_VALUE);

  unit = find_unit (bytes);
  number = format_scaled (scale_to_unit (bytes, unit), unit);

  return g_strconcat (number, NARROW_SPACE, _(byte_units[unit]), NULL);
}

/**
 * ptero_format_bytes_parts:
 * @used: what is used, in bytes, negative: not known
 * @limit: what may be used, in bytes, 0: no limit
 * @rest: (out): the dimmed part, "" where there is nothing to compare
 *
 * Formats use and limit for a cell that dims the limit. Both are in the unit of
 * the limit, which is named once.
 *
 * Returns: (transfer full): the emphasised part, e.g. "6.8"
 */
char *
ptero_format_bytes_parts (gint64   used,
                          gint64   limit,
                          char   **rest)
{
  g_autofree char *limit_text = NULL;
  guint unit;

  g_return_val_if_fail (rest != NULL, NULL);

  if (used < 0)
    {
      *rest = g_strdup ("");
      return g_strdup (PTERO_NO_VALUE);
    }

  if (limit <= 0)
    {
      *rest = g_strdup (" / ∞");
      return ptero_format_bytes (used);
    }

  unit = find_unit (limit);
  limit_text = format_limit (scale_to_unit (limit, unit), unit);
  *rest = g_strconcat (" / ", limit_text, NARROW_SPACE, _(byte_units[unit]), NULL);

  return format_scaled (scale_to_unit (used, unit), unit);
}

/**
 * ptero_format_bytes_of:
 * @used: what is used, in bytes, negative: not known
 * @limit: what may be used, in bytes, 0: no limit
 *
 * Formats use and limit.
 *
 * Returns: (transfer full): e.g. "6.8 / 8 GiB" or "6.8 GiB / ∞"
 */
char *
ptero_format_bytes_of (gint64 used,
                       gint64 limit)
{
  g_autofree char *rest = NULL;
  g_autofree char *value = ptero_format_bytes_parts (used, limit, &rest);

  return g_strconcat (value, rest, NULL);
}

/**
 * ptero_format_percent_parts:
 * @used: percent of one core, negative or not a number: not known
 * @limit: percent that may be used, 0: no limit
 * @rest: (out): the dimmed part
 *
 * Formats processor use and its limit for a cell that dims the limit.
 *
 * Returns: (transfer full): the emphasised part, e.g. "142 %"
 */
char *
ptero_format_percent_parts (double   used,
                            gint64   limit,
                            char   **rest)
{
  g_return_val_if_fail (rest != NULL, NULL);

  if (isnan (used) || used < 0)
    {
      *rest = g_strdup ("");
      return g_strdup (PTERO_NO_VALUE);
    }

  if (limit > 0)
    *rest = g_strdup_printf (" / %" G_GINT64_FORMAT, limit);
  else
    *rest = g_strdup (" / ∞");

  return g_strdup_printf ("%.0f" NARROW_SPACE "%%", used);
}

/**
 * ptero_format_percent_of:
 * @used: percent of one core, negative: not known
 * @limit: percent that may be used, 0: no limit
 *
 * Formats processor use and its limit.
 *
 * Returns: (transfer full): e.g. "142 % / 300" or "142 % / ∞"
 */
char *
ptero_format_percent_of (double used,
                         gint64 limit)
{
  g_autofree char *rest = NULL;
  g_autofree char *value = ptero_format_percent_parts (used, limit, &rest);

  return g_strconcat (value, rest, NULL);
}

/**
 * ptero_format_duration:
 * @seconds: a time span, negative: none
 *
 * Formats a time span in its two largest units.
 *
 * Returns: (transfer full): e.g. "12 d 4 h", "1 min 12 s", "18 s"
 */
char *
ptero_format_duration (gint64 seconds)
{
  if (seconds < 0)
    return g_strdup (PTERO_NO_VALUE);

  /* Translators: abbreviated time spans, with narrow no-break spaces before the units */
  if (seconds < MINUTE)
    return g_strdup_printf (_("%d s"), (int) seconds);
  if (seconds < HOUR)
    return g_strdup_printf (_("%d min %d s"), (int) (seconds / MINUTE), (int) (seconds % MINUTE));
  if (seconds < DAY)
    return g_strdup_printf (_("%d h %d min"), (int) (seconds / HOUR),
                            (int) (seconds % HOUR / MINUTE));

  return g_strdup_printf (_("%d d %d h"), (int) MIN (seconds / DAY, G_MAXINT),
                          (int) (seconds % DAY / HOUR));
}

/* Whole calendar days from @time to @now, in the time zone of this computer. */
static int
count_days (GDateTime *time,
            GDateTime *now)
{
  GDate from;
  GDate to;

  g_date_clear (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_dmy (&from, g_date_time_get_day_of_month (time), g_date_time_get_month (time),
                  g_date_time_get_year (time));
  g_date_set_dmy (&to, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));

  return g_date_days_between (&from, &to);
}

/**
 * ptero_format_time_at:
 * @time: (nullable): a moment
 * @now: the moment it is told at
 *
 * Like [func@Ptero.format_time], for any "now".
 *
 * Returns: (transfer full): the moment in words
 */
char *
ptero_format_time_at (GDateTime *time,
                      GDateTime *now)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) local_now = NULL;
  const char *format;
  int days;

  g_return_val_if_fail (now != NULL, NULL);

  if (time == NULL)
    return g_strdup (PTERO_NO_VALUE);

  local = g_date_time_to_local (time);
  local_now = g_date_time_to_local (now);

  /* a calendar ends with the year 9999, and there it may be a day later */
  if (local == NULL)
    return g_strdup (PTERO_NO_VALUE);

  days = count_days (local, local_now);

  /* Translators: moments as of g_date_time_format(): today, yesterday, in the last six days, this
   * year, before */
  if (days == 0)
    format = _("%H:%M");
  else if (days == 1)
    format = _("Yesterday, %H:%M");
  else if (days > 1 && days < 7)
    format = _("%A, %H:%M");
  else if (g_date_time_get_year (local) == g_date_time_get_year (local_now))
    format = _("%-d %b, %H:%M");
  else
    format = _("%-d %b %Y, %H:%M");

  return g_date_time_format (local, format);
}

/**
 * ptero_format_time:
 * @time: (nullable): a moment
 *
 * Formats a moment, the shorter the nearer it is.
 *
 * Returns: (transfer full): e.g. "14:32", "Yesterday, 21:10" or "12 Nov, 18:04"
 */
char *
ptero_format_time (GDateTime *time)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return ptero_format_time_at (time, now);
}

/**
 * ptero_format_relative_at:
 * @time: (nullable): a moment
 * @now: the moment it is told at
 *
 * Like [func@Ptero.format_relative], for any "now".
 *
 * Returns: (transfer full): the moment in words
 */
char *
ptero_format_relative_at (GDateTime *time,
                          GDateTime *now)
{
  gint64 seconds;

  g_return_val_if_fail (now != NULL, NULL);

  if (time == NULL)
    return g_strdup (PTERO_NO_VALUE);

  seconds = g_date_time_difference (now, time) / G_TIME_SPAN_SECOND;

  if (seconds < 0 || seconds >= DAY)
    return ptero_format_time_at (time, now);
  if (seconds < 10)
    return g_strdup (_("just now"));
  if (seconds < MINUTE)
    return g_strdup_printf (ngettext ("%d second ago", "%d seconds ago", (gulong) seconds),
                            (int) seconds);
  if (seconds < HOUR)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago",
                                      (gulong) (seconds / MINUTE)), (int) (seconds / MINUTE));

  return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (seconds / HOUR)),
                          (int) (seconds / HOUR));
}

/**
 * ptero_format_relative:
 * @time: (nullable): a moment
 *
 * Formats how long ago a moment is; one of the future or of another day is
 * named as [func@Ptero.format_time] does.
 *
 * Returns: (transfer full): e.g. "just now", "5 minutes ago"
 */
char *
ptero_format_relative (GDateTime *time)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return ptero_format_relative_at (time, now);
}

/**
 * ptero_format_menu_label:
 * @untrusted: what a person typed, or a panel sent
 *
 * Returns: (transfer full): the same for a menu, where an underscore is a
 *   mnemonic
 */
char *
ptero_format_menu_label (const char *untrusted)
{
  g_autofree char *safe = ptero_text_make_safe (untrusted);
  g_auto(GStrv) parts = g_strsplit (safe, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * ptero_format_menu_name:
 * @untrusted: a name that a person typed, or a panel sent
 *
 * As [func@Ptero.format_menu_label] does, but cuts a name that is very long: a
 * menu is as wide as its widest item.
 *
 * Returns: (transfer full): @untrusted for a menu
 */
char *
ptero_format_menu_name (const char *untrusted)
{
  g_autofree char *safe = ptero_text_make_safe (untrusted);
  g_autofree char *start = NULL;
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (safe, -1) <= MENU_NAME)
    return ptero_format_menu_label (safe);

  start = g_utf8_substring (safe, 0, MENU_NAME - 1);
  cut = g_strconcat (g_strchomp (start), "…", NULL);

  return ptero_format_menu_label (cut);
}
