/* ptero-console-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-console-log.h"

G_BEGIN_DECLS

/**
 * PteroConsoleMatch:
 * @PTERO_CONSOLE_MATCH_TEXT: any case, literally
 * @PTERO_CONSOLE_MATCH_CASE: the case matters
 * @PTERO_CONSOLE_MATCH_REGEX: a regular expression
 * @PTERO_CONSOLE_MATCH_INVERT: what does not match
 *
 * How lines are compared with what was typed.
 */
typedef enum
{
  PTERO_CONSOLE_MATCH_TEXT   = 0,
  PTERO_CONSOLE_MATCH_CASE   = 1 << 0,
  PTERO_CONSOLE_MATCH_REGEX  = 1 << 1,
  PTERO_CONSOLE_MATCH_INVERT = 1 << 2,
} PteroConsoleMatch;

typedef struct _PteroConsoleFilter PteroConsoleFilter;

PteroConsoleFilter *ptero_console_filter_new         (const char              *text,
                                                      PteroConsoleMatch        match,
                                                      PteroConsoleLevel        level,
                                                      GError                 **error);
void                ptero_console_filter_free        (PteroConsoleFilter      *self);
gboolean            ptero_console_filter_matches     (PteroConsoleFilter      *self,
                                                      const PteroConsoleLine  *line);
char               *ptero_console_filter_dup_pattern (const char              *text,
                                                      PteroConsoleMatch        match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroConsoleFilter, ptero_console_filter_free)

G_END_DECLS
