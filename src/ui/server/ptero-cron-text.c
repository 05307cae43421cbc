/* ptero-cron-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-cron-text.h"

#include <glib/gi18n.h>

#include "ptero-format.h"

/* A sentence is “when in the day”, “on which days” and “in which months”, as far as they say
 * anything. All parts are in lower case; the sentence gets its first letter at the end. */

#define MAX_TIMES 4

/* Used in “on %s”, one or several of them. */
static const char *const weekday_plurals[] = {
  N_("Sundays"), N_("Mondays"), N_("Tuesdays"), N_("Wednesdays"), N_("Thursdays"), N_("Fridays"),
  N_("Saturdays"),
};

static const char *const weekdays[] = {
  N_("Sunday"), N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
  N_("Saturday"),
};

static const char *const months[] = {
  NULL, N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
  N_("August"), N_("September"),
  N_("October"), N_("November"), N_("December"),
};

/* Translators: each is about a day of the week, e.g. “on the second Friday of the month” */
static const char *const ordinals[] = {
  NULL, N_("on the first %s of the month"), N_("on the second %s of the month"),
  N_("on the third %s of the month"),
  N_("on the fourth %s of the month"), N_("on the fifth %s of the month"),
};

#define TR(text) g_dgettext (GETTEXT_PACKAGE, text)

/* “a, b and c” */
static char *
join (GPtrArray *words)
{
  g_autofree char *text = g_strdup (words->pdata[0]);

  for (guint i = 1; i < words->len; i++)
    {
      /* Translators: how the items of a list are joined: the last two, and those before */
      g_autofree char *longer = g_strdup_printf (i == words->len - 1 ? _("%s and %s") : _("%s, %s"),
                                                 text, (char *) words->pdata[i]);

      g_free (text);
      text = g_steal_pointer (&longer);
    }

  return g_steal_pointer (&text);
}

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* Whether the bits are a run of at least @least, and which. */
static gboolean
is_range (guint64  bits,
          guint    least,
          guint   *first,
          guint   *last)
{
  if (bits == 0)
    return FALSE;

  for (*first = 0; !((bits >> *first) & 1); (*first)++)
    ;
  for (*last = *first; *last < 63 && ((bits >> (*last + 1)) & 1); (*last)++)
    ;

  return *last - *first + 1 == count_bits (bits) && count_bits (bits) >= least;
}

static char *
join_numbers (guint64 bits)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 64; i++)
    if ((bits >> i) & 1)
      g_ptr_array_add (words, g_strdup_printf ("%u", i));

  return join (words);
}

static char *
join_names (guint64            bits,
            const char *const *names)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < 64; i++)
    if ((bits >> i) & 1)
      g_ptr_array_add (words, (gpointer) TR (names[i]));

  return join (words);
}

/* Steps that come out even are an interval, others are not. */
static guint
get_interval (const PteroCronExpression *self,
              PteroCronField             field,
              guint                      n)
{
  guint step = self->steps[field];

  return step > 0 && n % step == 0 ? step : 0;
}

/* “at 04:00 and 16:00”, if there are few. */
static char *
describe_times (const PteroCronExpression *self)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint interval = get_interval (self, PTERO_CRON_HOUR, 24);

  /* “every 6 hours” says more than four times */
  if (interval > 1 && interval < 12)
    return NULL;
  if (count_bits (self->bits[PTERO_CRON_MINUTE]) * count_bits (self->bits[PTERO_CRON_HOUR]) > MAX_TIMES)
    return NULL;

  for (guint hour = 0; hour < 24; hour++)
    for (guint minute = 0; minute < 60; minute++)
      if (((self->bits[PTERO_CRON_HOUR] >> hour) & 1) &&
          ((self->bits[PTERO_CRON_MINUTE] >> minute) & 1))
        g_ptr_array_add (words, g_strdup_printf ("%02u:%02u", hour, minute));

  return join (words);
}

static char *
describe_minutes (const PteroCronExpression *self)
{
  guint interval = get_interval (self, PTERO_CRON_MINUTE, 60);
  guint64 bits = self->bits[PTERO_CRON_MINUTE];
  g_autofree char *numbers = NULL;

  if (interval == 1)
    return g_strdup (_("every minute"));
  if (interval > 1 && interval < 60)
    return g_strdup_printf (ngettext ("every %u minute", "every %u minutes", interval), interval);
  if (bits == 1)
    return g_strdup (_("every hour"));

  numbers = join_numbers (bits);

  /* Translators: %s is a minute or a list of them */
  return g_strdup_printf (ngettext ("every hour at minute %s", "every hour at the minutes %s",
                                    count_bits (bits)), numbers);
}

/* Every so many hours, at a minute. */
static char *
describe_hours (const PteroCronExpression *self,
                guint                      interval)
{
  guint64 bits = self->bits[PTERO_CRON_MINUTE];
  g_autofree char *hours = g_strdup_printf (ngettext ("every %u hour", "every %u hours", interval),
                                            interval);
  g_autofree char *numbers = NULL;

  if (bits == 1)
    return g_steal_pointer (&hours);
  numbers = join_numbers (bits);

  /* Translators: “every 6 hours at minute 30” */
  return g_strdup_printf (ngettext ("%s at minute %s", "%s at the minutes %s", count_bits (bits)),
                          hours, numbers);
}

/* What is no list of times. */
static char *
describe_interval (const PteroCronExpression *self)
{
  guint interval = get_interval (self, PTERO_CRON_HOUR, 24);
  g_autofree char *minutes = NULL;
  g_autofree char *hours = NULL;
  guint first;
  guint last;

  if (interval > 1 && count_bits (self->bits[PTERO_CRON_MINUTE]) <= MAX_TIMES &&
      self->steps[PTERO_CRON_MINUTE] == 0)
    return describe_hours (self, interval);

  minutes = describe_minutes (self);
  if (self->bits[PTERO_CRON_HOUR] == (1 << 24) - 1)
    return g_steal_pointer (&minutes);
  if (is_range (self->bits[PTERO_CRON_HOUR], 1, &first, &last))
    /* Translators: “every 15 minutes from 08:00 to 17:59” */
    return g_strdup_printf (_("%s from %02u:00 to %02u:59"), minutes, first, last);

  hours = join_numbers (self->bits[PTERO_CRON_HOUR]);

  /* Translators: “every 15 minutes in the hours 8, 12 and 16” */
  return g_strdup_printf (_("%s in the hours %s"), minutes, hours);
}

static void
add_special_days (const PteroCronExpression *self,
                  GPtrArray                 *words)
{
  for (guint day = 0; day < 7; day++)
    {
      if ((self->last >> day) & 1)
        /* Translators: %s is a day of the week */
        g_ptr_array_add (words, g_strdup_printf (_("on the last %s of the month"),
                                                 TR (weekdays[day])));
      for (guint n = 1; n < G_N_ELEMENTS (ordinals); n++)
        if ((self->nth[n] >> day) & 1)
          {
            g_auto(GStrv) halves = g_strsplit (TR (ordinals[n]), "%s", 2);

            g_ptr_array_add (words, g_strjoinv (TR (weekdays[day]), halves));
          }
    }
}

static void
add_weekdays (const PteroCronExpression *self,
              GPtrArray                 *words)
{
  guint64 bits = self->bits[PTERO_CRON_DAY_OF_WEEK];
  g_autofree char *names = NULL;
  guint first;
  guint last;

  if (self->any[PTERO_CRON_DAY_OF_WEEK])
    return;
  /* a week that ends with Sunday */
  if ((bits & 1) != 0 && bits != 0x7f && is_range ((bits & 0x7e) | (1 << 7), 3, &first, &last))
    /* Translators: two days of the week */
    g_ptr_array_add (words, g_strdup_printf (_("from %s to %s"), TR (weekdays[first]),
                                             TR (weekdays[0])));
  else if (bits == 0x7f)
    g_ptr_array_add (words, g_strdup (_("every day")));
  else if (is_range (bits, 3, &first, &last))
    /* Translators: days of the week, or months */
    g_ptr_array_add (words, g_strdup_printf (_("from %s to %s"), TR (weekdays[first]),
                                             TR (weekdays[last])));
  else if (bits != 0)
    {
      names = join_names (bits, weekday_plurals);
      /* Translators: “on Mondays and Fridays” */
      g_ptr_array_add (words, g_strdup_printf (_("on %s"), names));
    }
  add_special_days (self, words);
}

static void
add_days (const PteroCronExpression *self,
          GPtrArray                 *words)
{
  guint64 bits = self->bits[PTERO_CRON_DAY_OF_MONTH];
  guint first;
  guint last;

  if (self->any[PTERO_CRON_DAY_OF_MONTH])
    return;
  if (self->last_day)
    g_ptr_array_add (words, g_strdup (_("on the last day of the month")));
  if (self->nearest != 0)
    /* Translators: %u is a day of the month */
    g_ptr_array_add (words, g_strdup_printf (_("on the weekday nearest to day %u of the month"),
                                             self->nearest));
  if (bits == 0)
    return;
  if (is_range (bits, 3, &first, &last))
    {
      /* Translators: two days of the month */
      g_ptr_array_add (words, g_strdup_printf (_("from day %u to %u of the month"), first, last));
    }
  else
    {
      g_autofree char *numbers = join_numbers (bits);

      /* Translators: %s is a day or a list of them */
      g_ptr_array_add (words, g_strdup_printf (ngettext ("on day %s of the month",
                                                         "on the days %s of the month",
                                                         count_bits (bits)), numbers));
    }
}

/* NULL: every day. */
static char *
describe_days (const PteroCronExpression *self)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  add_days (self, words);
  add_weekdays (self, words);

  return words->len > 0 ? join (words) : NULL;
}

/* NULL: every month. */
static char *
describe_months (const PteroCronExpression *self)
{
  guint64 bits = self->bits[PTERO_CRON_MONTH];
  g_autofree char *names = NULL;
  guint first;
  guint last;

  if (count_bits (bits) == 12)
    return NULL;
  if (is_range (bits, 3, &first, &last))
    /* Translators: two months */
    return g_strdup_printf (_("from %s to %s"), TR (months[first]), TR (months[last]));
  names = join_names (bits, months);

  /* Translators: “in January and July” */
  return g_strdup_printf (C_("months", "in %s"), names);
}

static char *
begin_sentence (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (text), NULL);
}

/**
 * ptero_cron_describe:
 * @expression: an expression
 *
 * Returns: (transfer full): it in words, e.g. “Every day at 04:00”
 */
char *
ptero_cron_describe (const PteroCronExpression *expression)
{
  g_autofree char *times = NULL;
  g_autofree char *days = NULL;
  g_autofree char *in_months = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (expression != NULL, NULL);

  times = describe_times (expression);
  days = describe_days (expression);
  in_months = describe_months (expression);
  if (times != NULL)
    {
      /* Translators: “on Mondays at 04:00”, “every day at 04:00 and 16:00” */
      text = g_strdup_printf (_("%s at %s"), days != NULL ? days : _("every day"), times);
    }
  else
    {
      g_autofree char *interval = describe_interval (expression);

      /* Translators: how often, and on which days */
      text = days != NULL ? g_strdup_printf (_("%s, %s"), interval, days) : g_strdup (interval);
    }
  if (in_months != NULL)
    {
      g_autofree char *shorter = g_steal_pointer (&text);

      /* Translators: on which days, and in which months */
      text = g_strdup_printf (_("%s, %s"), shorter, in_months);
    }

  return begin_sentence (text);
}

/**
 * ptero_cron_describe_fields:
 * @fields: (array fixed-size=5): minute, hour, day of month, month, day of week
 *
 * Returns: (transfer full): them in words; what cannot be read is given as it is
 */
char *
ptero_cron_describe_fields (const char *const *fields)
{
  const char *given[PTERO_CRON_N_FIELDS];
  g_autoptr(PteroCronExpression) expression = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    given[i] = fields[i] != NULL ? fields[i] : "?";

  expression = ptero_cron_expression_new (given, NULL);
  if (expression != NULL)
    return ptero_cron_describe (expression);

  return g_strdup_printf ("%s %s %s %s %s", given[0], given[1], given[2], given[3], given[4]);
}

/**
 * ptero_cron_format_next:
 * @next: a moment to come
 * @now: the moment it is told at
 *
 * Returns: (transfer full): it in words, e.g. “In 3 h 12 min” or “Monday, 04:30”
 */
char *
ptero_cron_format_next (GDateTime *next,
                        GDateTime *now)
{
  g_autoptr(GDateTime) local = NULL;
  gint64 seconds;

  g_return_val_if_fail (next != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  seconds = g_date_time_difference (next, now) / G_TIME_SPAN_SECOND;
  local = g_date_time_to_local (next);
  if (seconds < 0)
    return g_strdup (_("Due"));
  if (seconds < 24 * 60 * 60)
    {
      g_autofree char *duration = seconds < 60 * 60
                                    ? g_strdup_printf (_("%d min"), (int) (seconds / 60))
                                    : ptero_format_duration (seconds);

      /* Translators: %s is a time span like "24 s" */
      return g_strdup_printf (_("In %s"), duration);
    }
  if (seconds < 6 * 24 * 60 * 60)
    return g_date_time_format (local, _("%A, %H:%M"));

  return ptero_format_time_at (next, now);
}
