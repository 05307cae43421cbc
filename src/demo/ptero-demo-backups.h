/* ptero-demo-backups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

typedef struct
{
  char *uuid;
  char *name;
  GStrv ignored;
  char *checksum;         /* hexadecimal SHA-1; NULL until it is done */
  PteroDemoFile *files;   /* what was saved */
  GBytes *archive;        /* made when it is done */
  gint64 created_at;
  gint64 completed_at;    /* unix seconds; 0 while it runs */
  gint64 ends_at;         /* monotonic µs */
  gboolean is_successful;
  gboolean is_locked;
  gboolean is_deleted;    /* still counts for the pace */
} PteroDemoBackup;

GPtrArray       *ptero_demo_backups_get     (PteroDemoWorld  *world,
                                             PteroDemoServer *server);
PteroDemoBackup *ptero_demo_backups_find    (PteroDemoWorld  *world,
                                             PteroDemoServer *server,
                                             const char      *uuid);
PteroDemoBackup *ptero_demo_backups_begin   (PteroDemoWorld  *world,
                                             PteroDemoServer *server,
                                             const char      *name,
                                             const char      *ignored);
void             ptero_demo_backups_restore (PteroDemoWorld  *world,
                                             PteroDemoServer *server,
                                             PteroDemoBackup *backup,
                                             gboolean         truncate);
guint            ptero_demo_backups_count   (PteroDemoWorld  *world,
                                             PteroDemoServer *server);
void             ptero_demo_backups_settle  (PteroDemoWorld  *world,
                                             PteroDemoServer *server);

G_END_DECLS
