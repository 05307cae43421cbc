/* ptero-client-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"

G_BEGIN_DECLS

/* An answer is there, and all that is left is to read it: the connection is free for the next
 * one. */
typedef void (*PteroClientArrived) (gpointer user_data);

void         ptero_client_send_watched_async     (PteroClient         *self,
                                                  PteroRequest        *request,
                                                  PteroClientArrived   arrived,
                                                  GCancellable        *cancellable,
                                                  GAsyncReadyCallback  callback,
                                                  gpointer             user_data);

/* What one call needs of its client. */
GUri        *ptero_client_get_uri                (PteroClient *self);
const char  *ptero_client_peek_key               (PteroClient *self,
                                                  PteroApi     api);
const GError *ptero_client_get_key_error         (PteroClient *self,
                                                  PteroApi     api);
const char  *ptero_client_get_pinned_fingerprint (PteroClient *self);
SoupSession *ptero_client_get_session            (PteroClient *self,
                                                  gboolean     slow);
guint        ptero_client_get_deadline           (PteroClient *self,
                                                  gboolean     slow);
guint        ptero_client_get_backoff            (PteroClient *self);
void         ptero_client_set_timing             (PteroClient *self,
                                                  guint        deadline,
                                                  guint        backoff);
void         ptero_client_set_certificate        (PteroClient     *self,
                                                  GTlsCertificate *certificate);
void         ptero_client_set_latency            (PteroClient *self,
                                                  guint        latency);

G_END_DECLS
