/* ptero-store-change.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-record.h"
#include "ptero-server.h"
#include "ptero-server-state.h"
#include "ptero-sqlite.h"
#include "ptero-stats.h"

G_BEGIN_DECLS

/* Something to write into the local store. Queues of them are written in their order, or put back
 * before what came meanwhile. */
typedef struct _PteroStoreChange PteroStoreChange;

PteroStoreChange *ptero_store_change_new_server (const char        *panel_id,
                                                 PteroServer       *server,
                                                 PteroStats        *stats,
                                                 PteroServerState   state,
                                                 gint64             since,
                                                 gint64             seen);
PteroStoreChange *ptero_store_change_new_remove (const char        *panel_id,
                                                 const char        *uuid);
PteroStoreChange *ptero_store_change_new_job    (PteroJobRecord    *record);
PteroStoreChange *ptero_store_change_new_clear  (void);
void              ptero_store_change_free       (PteroStoreChange  *self);

gboolean          ptero_store_changes_write     (GQueue            *changes,
                                                 PteroSqlite       *database,
                                                 char             **refusal);
void              ptero_store_changes_put_back  (GQueue            *changes,
                                                 GQueue            *newer);

G_END_DECLS
