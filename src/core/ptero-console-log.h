/* ptero-console-log.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_CONSOLE_LOG_LENGTH 50000

/**
 * PteroConsoleLevel:
 * @PTERO_CONSOLE_LEVEL_NONE: it does not say
 * @PTERO_CONSOLE_LEVEL_DEBUG: for who looks for a mistake
 * @PTERO_CONSOLE_LEVEL_INFO: what goes on
 * @PTERO_CONSOLE_LEVEL_WARNING: what may be wrong
 * @PTERO_CONSOLE_LEVEL_ERROR: what is wrong
 *
 * How serious a line is, by what it says itself.
 */
typedef enum
{
  PTERO_CONSOLE_LEVEL_NONE,
  PTERO_CONSOLE_LEVEL_DEBUG,
  PTERO_CONSOLE_LEVEL_INFO,
  PTERO_CONSOLE_LEVEL_WARNING,
  PTERO_CONSOLE_LEVEL_ERROR,
} PteroConsoleLevel;

/**
 * PteroConsoleLine:
 * @time: when it came, µs since 1970
 * @level: how serious it is
 * @length: bytes of @text
 * @text: what it says, with colours and nothing else
 *
 * A line that a server has printed.
 */
typedef struct
{
  gint64            time;
  PteroConsoleLevel level;
  guint             length;
  char              text[];
} PteroConsoleLine;

#define PTERO_TYPE_CONSOLE_LOG (ptero_console_log_get_type ())

G_DECLARE_FINAL_TYPE (PteroConsoleLog, ptero_console_log, PTERO, CONSOLE_LOG, GObject)

PteroConsoleLog        *ptero_console_log_new          (guint                 length);
void                    ptero_console_log_set_length   (PteroConsoleLog      *self,
                                                        guint                 length);
void                    ptero_console_log_append       (PteroConsoleLog      *self,
                                                        const char           *style,
                                                        const char           *text);
guint64                 ptero_console_log_get_begin    (PteroConsoleLog      *self);
guint64                 ptero_console_log_get_end      (PteroConsoleLog      *self);
const PteroConsoleLine *ptero_console_log_get          (PteroConsoleLog      *self,
                                                        guint64               id);
gsize                   ptero_console_log_get_size     (PteroConsoleLog      *self);
void                    ptero_console_log_save_async   (PteroConsoleLog      *self,
                                                        GFile                *file,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
gboolean                ptero_console_log_save_finish  (PteroConsoleLog      *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);
char                   *ptero_console_line_format_time (const PteroConsoleLine *line);

G_END_DECLS
