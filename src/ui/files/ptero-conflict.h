/* ptero-conflict.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PteroConflictAnswer:
 * @PTERO_CONFLICT_STOP: do nothing at all
 * @PTERO_CONFLICT_SKIP: leave this one out
 * @PTERO_CONFLICT_KEEP: keep both, under another name
 * @PTERO_CONFLICT_REPLACE: replace what is there
 *
 * What to do where a file is already.
 */
typedef enum
{
  PTERO_CONFLICT_STOP,
  PTERO_CONFLICT_SKIP,
  PTERO_CONFLICT_KEEP,
  PTERO_CONFLICT_REPLACE,
} PteroConflictAnswer;

void                ptero_conflict_ask_async  (GtkWidget            *parent,
                                               const char           *name,
                                               const char           *place,
                                               guint                 n_more,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
PteroConflictAnswer ptero_conflict_ask_finish (GtkWidget            *parent,
                                               GAsyncResult         *result,
                                               gboolean             *for_all);
char               *ptero_conflict_rename     (const char           *name,
                                               guint                 number);

G_END_DECLS
