/* ptero-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-job-record.h"
#include "ptero-server.h"
#include "ptero-server-state.h"
#include "ptero-stats.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PteroStoredServer:
 * @panel_id: the panel it is on
 * @uuid: which one
 * @server: what the panel said of it
 * @stats: (nullable): its statistics
 * @state: what it did
 * @since: seconds since 1970, 0: not known
 * @seen: seconds since 1970: when its panel told of it
 *
 * A server as it was last seen.
 */
typedef struct
{
  char             *panel_id;
  char             *uuid;
  PteroServer      *server;
  PteroStats       *stats;
  PteroServerState  state;
  gint64            since;
  gint64            seen;
} PteroStoredServer;

#define PTERO_TYPE_STORE (ptero_store_get_type ())

G_DECLARE_FINAL_TYPE (PteroStore, ptero_store, PTERO, STORE, GObject)

PteroStore        *ptero_store_new               (const char           *path);
const char        *ptero_store_get_notice        (PteroStore           *self);
void               ptero_store_load_fleet_async  (PteroStore           *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray         *ptero_store_load_fleet_finish (PteroStore           *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void               ptero_store_save_server       (PteroStore           *self,
                                                  const char           *panel_id,
                                                  PteroServer          *server,
                                                  PteroStats           *stats,
                                                  PteroServerState      state,
                                                  gint64                since,
                                                  gint64                seen);
void               ptero_store_remove_server     (PteroStore           *self,
                                                  const char           *panel_id,
                                                  const char           *uuid);
void               ptero_store_remove_panel      (PteroStore           *self,
                                                  const char           *panel_id);
void               ptero_store_save_job          (PteroStore           *self,
                                                  PteroJobRecord       *record);
void               ptero_store_clear_jobs        (PteroStore           *self);
void               ptero_store_load_jobs_async   (PteroStore           *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GPtrArray         *ptero_store_load_jobs_finish  (PteroStore           *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void               ptero_store_flush             (PteroStore           *self);
void               ptero_store_close             (PteroStore           *self);

void               ptero_stored_server_free      (PteroStoredServer    *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroStoredServer, ptero_stored_server_free)

G_END_DECLS
