/* ptero-format.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "ptero-text.h"

G_BEGIN_DECLS

#define PTERO_NO_VALUE "–"

char *ptero_format_bytes            (gint64       bytes);
char *ptero_format_bytes_of         (gint64       used,
                                     gint64       limit);
char *ptero_format_bytes_parts      (gint64       used,
                                     gint64       limit,
                                     char       **rest);
char *ptero_format_percent_of       (double       used,
                                     gint64       limit);
char *ptero_format_percent_parts    (double       used,
                                     gint64       limit,
                                     char       **rest);
char *ptero_format_duration         (gint64       seconds);
char *ptero_format_time             (GDateTime   *time);
char *ptero_format_time_at          (GDateTime   *time,
                                     GDateTime   *now);
char *ptero_format_relative         (GDateTime   *time);
char *ptero_format_relative_at      (GDateTime   *time,
                                     GDateTime   *now);
char *ptero_format_menu_label       (const char  *untrusted);
char *ptero_format_menu_name        (const char  *untrusted);

G_END_DECLS
