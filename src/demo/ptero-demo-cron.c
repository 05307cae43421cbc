/* ptero-demo-cron.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-cron.h"

#include <string.h>

/* Cron expressions: lists, ranges, steps and names in five fields. */

#define MAX_DAYS (4 * 366 + 1)

static const struct
{
  guint low;
  guint high;
  const char *names;   /* three letters each, from @low */
} bounds[5] = {
  { 0, 59, "" },
  { 0, 23, "" },
  { 1, 31, "" },
  { 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC" },
  { 0, 7, "SUNMONTUEWEDTHUFRISAT" },
};

/* Reads a number or name at *@at, and moves there. */
static gboolean
read_number (const char **at,
             guint        field,
             guint       *number)
{
  const char *names = bounds[field].names;
  char *end;

  if (g_ascii_isdigit (**at))
    {
      guint64 value = g_ascii_strtoull (*at, &end, 10);

      *at = end;
      if (value < bounds[field].low || value > bounds[field].high)
        return FALSE;

      *number = (guint) value;
      return TRUE;
    }

  for (guint i = 0; names[i * 3] != '\0'; i++)
    {
      if (g_ascii_strncasecmp (*at, names + i * 3, 3) == 0)
        {
          *at += 3;
          *number = bounds[field].low + i;
          return TRUE;
        }
    }

  return FALSE;
}

/* One part between commas into @bits. */
static gboolean
read_part (const char *text,
           guint       field,
           guint64    *bits)
{
  guint low = bounds[field].low;
  guint high = bounds[field].high;
  guint step = 1;

  if (*text == '*' || *text == '?')
    {
      text++;
    }
  else
    {
      if (!read_number (&text, field, &low))
        return FALSE;

      high = low;
      if (*text == '-')
        {
          text++;
          if (!read_number (&text, field, &high) || high < low)
            return FALSE;
        }
      else if (*text == '/')
        {
          high = bounds[field].high;
        }
    }

  if (*text == '/')
    {
      char *end;

      step = (guint) g_ascii_strtoull (text + 1, &end, 10);
      if (end == text + 1 || step == 0)
        return FALSE;
      text = end;
    }

  for (guint i = low; i <= high; i += step)
    *bits |= G_GUINT64_CONSTANT (1) << i;

  return *text == '\0';
}

static gboolean
read_field (const char *text,
            guint       field,
            guint64    *bits)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  *bits = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!read_part (parts[i], field, bits))
        return FALSE;
    }

  if (field == 4 && (*bits & 128))
    *bits |= 1;

  return *bits != 0;
}

static gboolean
fits_day (GDateTime          *day,
          const guint64      *bits,
          const char * const *fields)
{
  gboolean any_day = *fields[2] == '*' || *fields[2] == '?';
  gboolean any_weekday = *fields[4] == '*' || *fields[4] == '?';
  gboolean day_fits = (bits[2] >> g_date_time_get_day_of_month (day)) & 1;
  gboolean weekday_fits = (bits[4] >> (g_date_time_get_day_of_week (day) % 7)) & 1;

  if (!((bits[3] >> g_date_time_get_month (day)) & 1))
    return FALSE;

  /* with both given, either will do */
  return any_day || any_weekday ? day_fits && weekday_fits : day_fits || weekday_fits;
}

/**
 * ptero_demo_cron_next:
 * @fields: minute, hour, day of month, month, day of week
 * @after: unix seconds
 *
 * Returns: the first moment after @after, in the panel's time zone, that fits; 0 if @fields are not
 *   valid or there is none within four years
 */
gint64
ptero_demo_cron_next (const char * const *fields,
                      gint64              after)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_local (after);
  guint64 bits[5];

  for (guint i = 0; i < 5; i++)
    {
      if (!read_field (fields[i], i, &bits[i]))
        return 0;
    }

  for (int i = 0; i < MAX_DAYS; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (start, i);

      if (!fits_day (day, bits, fields))
        continue;

      for (int minute = 0; minute < 24 * 60; minute++)
        {
          g_autoptr (GDateTime) moment = NULL;

          if (!((bits[1] >> (minute / 60)) & 1) || !((bits[0] >> (minute % 60)) & 1))
            continue;

          moment = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                          g_date_time_get_day_of_month (day), minute / 60,
                                          minute % 60, 0);
          if (moment != NULL && g_date_time_to_unix (moment) > after)
            return g_date_time_to_unix (moment);
        }
    }

  return 0;
}
