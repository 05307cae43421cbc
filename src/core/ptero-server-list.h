/* ptero-server-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_LIST (ptero_server_list_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerList, ptero_server_list, PTERO, SERVER_LIST, GObject)

PteroServerList  *ptero_server_list_new          (PteroPanel           *panel);
PteroFleetServer *ptero_server_list_peek         (PteroServerList      *self,
                                                  guint                 position);
PteroFleetServer *ptero_server_list_find         (PteroServerList      *self,
                                                  const char           *uuid);
guint             ptero_server_list_get_n_items  (PteroServerList      *self);
gboolean          ptero_server_list_get_position (PteroServerList      *self,
                                                  PteroFleetServer     *server,
                                                  guint                *position);
void              ptero_server_list_restore      (PteroServerList      *self,
                                                  GPtrArray            *servers);
void              ptero_server_list_set_stale    (PteroServerList      *self,
                                                  gboolean              stale);
void              ptero_server_list_clear        (PteroServerList      *self);
void              ptero_server_list_merge_async  (PteroServerList      *self,
                                                  GListModel           *servers,
                                                  gboolean              whole,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean          ptero_server_list_merge_finish (PteroServerList      *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
