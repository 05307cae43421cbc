/* ptero-cron-expression.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroCronField:
 * @PTERO_CRON_MINUTE: 0 to 59
 * @PTERO_CRON_HOUR: 0 to 23
 * @PTERO_CRON_DAY_OF_MONTH: 1 to 31, the last one, or the weekday nearest to one
 * @PTERO_CRON_MONTH: 1 to 12, or names
 * @PTERO_CRON_DAY_OF_WEEK: 0 to 7, both ends being Sunday, or names; the last or the nth of a month
 *
 * The fields of a cron expression, in their order.
 */
typedef enum
{
  PTERO_CRON_MINUTE,
  PTERO_CRON_HOUR,
  PTERO_CRON_DAY_OF_MONTH,
  PTERO_CRON_MONTH,
  PTERO_CRON_DAY_OF_WEEK,
} PteroCronField;

#define PTERO_CRON_N_FIELDS 5

/**
 * PteroCronExpression:
 * @bits: for each field the numbers it means, as bits; Sunday is bit 0
 * @steps: for each field n if it is `*` with a step of n, 1 if it is `*` alone, else 0
 * @any: for each field whether it is left open
 * @last_day: whether the last day of the month is meant
 * @nearest: the day of the month whose nearest weekday is meant, or 0
 * @last: the days of the week of which the last one in a month is meant, as bits
 * @nth: the same for the first to the fifth, from index 1
 *
 * When a schedule runs. To be read only.
 */
typedef struct
{
  guint64  bits[PTERO_CRON_N_FIELDS];
  guint    steps[PTERO_CRON_N_FIELDS];
  gboolean any[PTERO_CRON_N_FIELDS];
  gboolean last_day;
  guint    nearest;
  guint8   last;
  guint8   nth[6];
} PteroCronExpression;

PteroCronExpression *ptero_cron_expression_new         (const char *const         *fields,
                                                        GError                   **error);
void                 ptero_cron_expression_free        (PteroCronExpression       *self);
gboolean             ptero_cron_expression_check_field (PteroCronField             field,
                                                        const char                *text,
                                                        GError                   **error);
gboolean             ptero_cron_expression_get_next    (const PteroCronExpression *self,
                                                        gint64                     after,
                                                        GTimeZone                 *zone,
                                                        gint64                    *next);
GPtrArray           *ptero_cron_expression_dup_runs    (const PteroCronExpression *self,
                                                        GDateTime                 *after,
                                                        GTimeZone                 *zone,
                                                        guint                      n);
gboolean             ptero_cron_expression_matches     (const PteroCronExpression *self,
                                                        GDateTime                 *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroCronExpression, ptero_cron_expression_free)

G_END_DECLS
