/* ptero-page-run.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

PteroRequest *ptero_page_run_create_request (PteroRequest         *request,
                                             guint                 page,
                                             guint                 per_page);
gboolean      ptero_page_run_check          (PteroAnswer          *answer,
                                             guint                 page,
                                             guint                 per_page,
                                             guint                 n_new,
                                             guint                *n_short,
                                             GError              **error);
void          ptero_page_run_async          (PteroClient          *client,
                                             PteroRequest         *request,
                                             guint                 per_page,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GPtrArray    *ptero_page_run_finish         (GAsyncResult         *result,
                                             guint                *n_unread,
                                             GError              **item_error,
                                             GError              **error);

G_END_DECLS
