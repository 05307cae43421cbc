/* ptero-cron-expression.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-cron-expression.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* Five fields as panels take them: lists, ranges, steps of * or of a range, names, and what is
 * special about days. */

#define MAX_LENGTH 191
#define MAX_DAYS (30 * 366)   /* a fifth Monday in February comes every 28 years */
#define LAST_DAY 2932896      /* the last day of the year 9999, from 1970 */
#define FIRST_DAY -719162     /* the first of the year 1 */
#define DAY_SECONDS 86400

static const struct
{
  guint       low;
  guint       high;
  const char *names;   /* three letters each, from @low */
} bounds[PTERO_CRON_N_FIELDS] = {
  { 0, 59, "" },
  { 0, 23, "" },
  { 1, 31, "" },
  { 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC" },
  { 0, 7, "SUNMONTUEWEDTHUFRISAT" },
};

typedef struct
{
  int year;
  int month;
  int day;
  int weekday;   /* 0 is Sunday */
  int n_days;    /* of its month */
} Day;

static gboolean
fail (GError     **error,
      const char  *message)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);

  return FALSE;
}

static gboolean
fail_range (GError         **error,
            PteroCronField   field)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               /* Translators: the smallest and the largest number a field takes */
               _("From %u to %u"), bounds[field].low, bounds[field].high);

  return FALSE;
}

/* Reads a number or a name at *@at, and moves behind it. */
static gboolean
read_number (const char     **at,
             PteroCronField   field,
             guint           *number,
             GError         **error)
{
  const char *names = bounds[field].names;
  guint value = 0;

  for (guint i = 0; names[i * 3] != '\0'; i++)
    if (g_ascii_strncasecmp (*at, names + i * 3, 3) == 0)
      {
        *at += 3;
        *number = bounds[field].low + i;
        return TRUE;
      }

  if (!g_ascii_isdigit (**at))
    return fail (error, _("A number, *, or both with - , /"));

  for (; g_ascii_isdigit (**at); (*at)++)
    value = MIN (value * 10 + (guint) (**at - '0'), 9999);
  *number = value;

  return value >= bounds[field].low && value <= bounds[field].high
           ? TRUE
           : fail_range (error, field);
}

static gboolean
read_step (const char     **at,
           guint           *step,
           GError         **error)
{
  guint value = 0;

  (*at)++;
  for (; g_ascii_isdigit (**at); (*at)++)
    value = MIN (value * 10 + (guint) (**at - '0'), 9999);
  *step = value;

  return value > 0 && **at == '\0' ? TRUE : fail (error, _("After / comes a number from 1"));
}

static void
set_bits (PteroCronExpression *self,
          PteroCronField       field,
          guint                low,
          guint                high,
          guint                step)
{
  guint n_values = bounds[field].high - bounds[field].low + 1;

  /* panels go round then */
  if (step > bounds[field].high)
    low = high = bounds[field].low + step % n_values;

  for (guint i = low; i <= high; i += step)
    self->bits[field] |= G_GUINT64_CONSTANT (1) << i;
}

/* What only days have: 15W, 5L, MON#2. */
static gboolean
read_special (PteroCronExpression *self,
              PteroCronField       field,
              guint                number,
              const char          *rest,
              GError             **error)
{
  guint weekday = number % 7;

  if (field == PTERO_CRON_DAY_OF_MONTH && g_ascii_strcasecmp (rest, "W") == 0)
    {
      self->nearest = number;
      return TRUE;
    }
  if (field == PTERO_CRON_DAY_OF_WEEK && g_ascii_strcasecmp (rest, "L") == 0)
    {
      self->last |= (guint8) (1 << weekday);
      return TRUE;
    }
  if (field == PTERO_CRON_DAY_OF_WEEK && rest[0] == '#' && rest[1] >= '1' && rest[1] <= '5' &&
      rest[2] == '\0')
    {
      self->nth[rest[1] - '0'] |= (guint8) (1 << weekday);
      return TRUE;
    }

  return fail (error, *rest == '/'
                 ? _("A step needs * or a range before it, as */5 or 1-9/2")
                 : _("A number, *, or both with - , /"));
}

/* A part between commas. */
static gboolean
read_part (PteroCronExpression *self,
           PteroCronField       field,
           const char          *text,
           GError             **error)
{
  guint low = bounds[field].low;
  guint high = bounds[field].high;
  guint step = 1;

  if (*text == '*')
    {
      text++;
    }
  else
    {
      if (!read_number (&text, field, &low, error))
        return FALSE;
      high = low;
      if (*text == '-')
        {
          text++;
          if (!read_number (&text, field, &high, error))
            return FALSE;
          /* a week may begin with 7 and end with 0 */
          if (field == PTERO_CRON_DAY_OF_WEEK && low == 7)
            low = 0;
          else if (field == PTERO_CRON_DAY_OF_WEEK && high == 0)
            high = 7;
          if (high < low)
            return fail (error, _("The range ends before it begins"));
        }
      else if (*text != '\0')
        {
          return read_special (self, field, low, text, error);
        }
    }

  if (*text == '/' && !read_step (&text, &step, error))
    return FALSE;
  if (*text != '\0' && *text != '/' && !g_ascii_isdigit (*text))
    return fail (error, _("A number, *, or both with - , /"));
  set_bits (self, field, low, high, step);

  return TRUE;
}

static gboolean
read_field (PteroCronExpression  *self,
            PteroCronField        field,
            const char           *text,
            GError              **error)
{
  gboolean is_day = field == PTERO_CRON_DAY_OF_MONTH || field == PTERO_CRON_DAY_OF_WEEK;
  g_auto(GStrv) parts = NULL;

  if (text == NULL || *text == '\0')
    return fail (error, _("This is needed"));
  if (strlen (text) > MAX_LENGTH)
    return fail (error, _("This is too long"));

  self->any[field] = g_str_equal (text, "*") || (is_day && g_str_equal (text, "?"));
  if (self->any[field])
    {
      set_bits (self, field, bounds[field].low, bounds[field].high, 1);
      self->steps[field] = 1;
    }
  else if (field == PTERO_CRON_DAY_OF_MONTH && g_ascii_strcasecmp (text, "L") == 0)
    {
      self->last_day = TRUE;
    }
  else
    {
      parts = g_strsplit (text, ",", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        if (!read_part (self, field, parts[i], error))
          return FALSE;
      if (self->nearest != 0 && parts[1] != NULL)
        return fail (error, _("W stands alone"));
      if (parts[1] == NULL && g_str_has_prefix (text, "*/"))
        self->steps[field] = (guint) MIN (g_ascii_strtoull (text + 2, NULL, 10), 9999);
    }

  if (field == PTERO_CRON_DAY_OF_WEEK && (self->bits[field] & (1 << 7)) != 0)
    self->bits[field] = (self->bits[field] | 1) & 0x7f;

  return TRUE;
}

/**
 * ptero_cron_expression_free:
 * @self: (nullable) (transfer full): an expression
 */
void
ptero_cron_expression_free (PteroCronExpression *self)
{
  g_free (self);
}

/**
 * ptero_cron_expression_check_field:
 * @field: a field
 * @text: (nullable): what is in it
 * @error: location for an error that says what is wrong
 *
 * Returns: whether a panel takes it
 */
gboolean
ptero_cron_expression_check_field (PteroCronField   field,
                                   const char      *text,
                                   GError         **error)
{
  PteroCronExpression self = { 0 };

  return read_field (&self, field, text, error);
}

/**
 * ptero_cron_expression_new:
 * @fields: (array fixed-size=5) (element-type utf8): minute, hour, day of month, month, day of week
 * @error: location for an error that says what is wrong
 *
 * Reads what anybody may have written. What is never, as the 30th of February,
 * is an error as it is for panels.
 *
 * Returns: (transfer full) (nullable): the expression
 */
PteroCronExpression *
ptero_cron_expression_new (const char *const  *fields,
                           GError            **error)
{
  g_autoptr(PteroCronExpression) self = g_new0 (PteroCronExpression, 1);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  gint64 next;

  g_return_val_if_fail (fields != NULL, NULL);

  for (guint i = 0; i < PTERO_CRON_N_FIELDS; i++)
    if (!read_field (self, i, fields[i], error))
      return NULL;

  if (!ptero_cron_expression_get_next (self, 0, utc, &next))
    {
      fail (error, _("There is no such day"));
      return NULL;
    }

  return g_steal_pointer (&self);
}

static int
count_days (int year,
            int month)
{
  static const int n_days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return n_days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Of days since 1970. The years are counted from March, in eras of 400. */
static void
day_init (Day    *day,
          gint64  number)
{
  gint64 shifted = number + 719468;
  gint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int of_era = (int) (shifted - era * 146097);
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int month = (5 * of_year + 2) / 153;

  day->day = of_year - (153 * month + 2) / 5 + 1;
  day->month = month < 10 ? month + 3 : month - 9;
  day->year = (int) (year + era * 400) + (day->month <= 2 ? 1 : 0);
  day->weekday = (int) (((number % 7) + 7 + 4) % 7);
  day->n_days = count_days (day->year, day->month);
}

/* The weekday nearest to a day, in the same month. */
static int
find_nearest (const Day *day,
              int        target)
{
  static const int moves[] = { 0, -1, 1, -2, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      int candidate = target + moves[i];
      int weekday = (((day->weekday + candidate - day->day) % 7) + 7) % 7;

      if (candidate >= 1 && candidate <= day->n_days && weekday != 0 && weekday != 6)
        return candidate;
    }

  return 0;
}

static gboolean
fits_day_of_month (const PteroCronExpression *self,
                   const Day                 *day)
{
  if ((self->bits[PTERO_CRON_DAY_OF_MONTH] >> day->day) & 1)
    return TRUE;
  if (self->last_day && day->day == day->n_days)
    return TRUE;

  return self->nearest != 0 && (int) self->nearest <= day->n_days &&
         find_nearest (day, (int) self->nearest) == day->day;
}

static gboolean
fits_day_of_week (const PteroCronExpression *self,
                  const Day                 *day)
{
  if ((self->bits[PTERO_CRON_DAY_OF_WEEK] >> day->weekday) & 1)
    return TRUE;
  if (day->day + 7 > day->n_days && ((self->last >> day->weekday) & 1))
    return TRUE;

  return (self->nth[(day->day - 1) / 7 + 1] >> day->weekday) & 1;
}

static gboolean
fits_day (const PteroCronExpression *self,
          const Day                 *day)
{
  gboolean month = fits_day_of_month (self, day);
  gboolean week = fits_day_of_week (self, day);

  if (!((self->bits[PTERO_CRON_MONTH] >> day->month) & 1))
    return FALSE;

  /* with both given, either will do */
  return self->any[PTERO_CRON_DAY_OF_MONTH] || self->any[PTERO_CRON_DAY_OF_WEEK]
           ? month && week
           : month || week;
}

static int
get_offset (GTimeZone *zone,
            gint64     time)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL,
                                                                  time));
}

/* The offsets of the zone from UTC that a day sees: two if the clock is changed about then.
 * An hour that is left out then has no moment, one that comes twice has two. */
static guint
find_offsets (GTimeZone *zone,
              gint64     start,
              int       *offsets)
{
  guint n = 0;

  for (int hour = -18; hour <= 42; hour += 6)
    {
      int offset = get_offset (zone, start + hour * 3600);
      gboolean known = FALSE;

      for (guint i = 0; i < n; i++)
        known = known || offsets[i] == offset;
      if (!known && n < 4)
        offsets[n++] = offset;
    }

  return n;
}

/* The first moment of a day after @after. */
static gboolean
find_moment (const PteroCronExpression *self,
             gint64                     number,
             gint64                     after,
             GTimeZone                 *zone,
             gint64                    *found)
{
  gint64 start = number * DAY_SECONDS;
  int offsets[4];
  guint n_offsets = find_offsets (zone, start, offsets);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < n_offsets; i++)
    for (int minute = 0; minute < 24 * 60; minute++)
      {
        gint64 moment = start + minute * 60 - offsets[i];

        if (!((self->bits[PTERO_CRON_HOUR] >> (minute / 60)) & 1) ||
            !((self->bits[PTERO_CRON_MINUTE] >> (minute % 60)) & 1))
          continue;
        if (moment <= after || moment >= best || get_offset (zone, moment) != offsets[i])
          continue;
        best = moment;
        break;
      }

  *found = best;

  return best != G_MAXINT64;
}

/**
 * ptero_cron_expression_get_next:
 * @self: an expression
 * @after: a moment, in seconds since 1970
 * @zone: the time zone it is meant in
 * @next: (out): the first moment after it
 *
 * An hour that the clock leaves out in spring is left out; one that comes twice
 * in autumn counts twice.
 *
 * Returns: whether there is one, within thirty years and before the year 10000
 */
gboolean
ptero_cron_expression_get_next (const PteroCronExpression *self,
                                gint64                     after,
                                GTimeZone                 *zone,
                                gint64                    *next)
{
  gint64 number;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  if (after < (gint64) FIRST_DAY * DAY_SECONDS || after >= (gint64) (LAST_DAY + 1) * DAY_SECONDS)
    return FALSE;

  number = (after + get_offset (zone, after)) / DAY_SECONDS - 1;
  for (gint64 i = number; i < number + MAX_DAYS && i <= LAST_DAY; i++)
    {
      Day day;

      day_init (&day, i);
      if (fits_day (self, &day) && find_moment (self, i, after, zone, next))
        return TRUE;
    }

  return FALSE;
}

/**
 * ptero_cron_expression_dup_runs:
 * @self: an expression
 * @after: a moment
 * @zone: the time zone the expression is meant in
 * @n: how many are wanted
 *
 * Returns: (transfer full) (element-type GDateTime): the next runs, in @zone; fewer if there are no
 *   more
 */
GPtrArray *
ptero_cron_expression_dup_runs (const PteroCronExpression *self,
                                GDateTime                 *after,
                                GTimeZone                 *zone,
                                guint                      n)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_date_time_unref);
  gint64 moment;

  g_return_val_if_fail (after != NULL, runs);

  moment = g_date_time_to_unix (after);
  while (runs->len < n && ptero_cron_expression_get_next (self, moment, zone, &moment))
    {
      g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (moment);
      GDateTime *run = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

      if (run == NULL)
        break;
      g_ptr_array_add (runs, run);
    }

  return runs;
}

/**
 * ptero_cron_expression_matches:
 * @self: an expression
 * @time: a moment in the time zone that it is meant in
 *
 * Returns: whether it runs in that minute
 */
gboolean
ptero_cron_expression_matches (const PteroCronExpression *self,
                               GDateTime                 *time)
{
  Day day;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (time != NULL, FALSE);

  day.year = g_date_time_get_year (time);
  day.month = g_date_time_get_month (time);
  day.day = g_date_time_get_day_of_month (time);
  day.weekday = g_date_time_get_day_of_week (time) % 7;
  day.n_days = count_days (day.year, day.month);

  return fits_day (self, &day) &&
         ((self->bits[PTERO_CRON_HOUR] >> g_date_time_get_hour (time)) & 1) &&
         ((self->bits[PTERO_CRON_MINUTE] >> g_date_time_get_minute (time)) & 1);
}
