/* ptero-cron-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-cron-expression.h"

G_BEGIN_DECLS

char *ptero_cron_describe        (const PteroCronExpression *expression);
char *ptero_cron_describe_fields (const char *const         *fields);
char *ptero_cron_format_next     (GDateTime                 *next,
                                  GDateTime                 *now);

G_END_DECLS
