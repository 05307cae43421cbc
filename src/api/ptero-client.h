/* ptero-client.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-answer.h"
#include "ptero-error.h"
#include "ptero-rate-limiter.h"
#include "ptero-request.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CLIENT (ptero_client_get_type ())

/* One connection to one panel: address, a key for each API, a pinned certificate. All of design.md §4.
 *
 * Objects of answers come from the client's identity map: the same type and id give the same object, updated in place.
 * Properties: "address" (string, construct-only), "latency" (uint, ms of the newest answer, notifies). */
G_DECLARE_FINAL_TYPE (PteroClient, ptero_client, PTERO, CLIENT, GObject)

PteroClient      *ptero_client_new                    (const char           *address);
const char       *ptero_client_get_address            (PteroClient          *self);
guint             ptero_client_get_latency            (PteroClient          *self);

/* @key is copied into memory that is wiped when it is replaced; NULL forgets it. */
void              ptero_client_set_key                (PteroClient          *self,
                                                       PteroApi              api,
                                                       const char           *key);
gboolean          ptero_client_has_key                (PteroClient          *self,
                                                       PteroApi              api);
/* SHA-256 of the one certificate to accept although it does not verify; NULL for none. */
void              ptero_client_set_pinned_fingerprint (PteroClient          *self,
                                                       const char           *fingerprint);
PteroRateLimiter *ptero_client_get_rate_limiter       (PteroClient          *self,
                                                       PteroApi              api);

/* Waits for its turn, sends, retries what may be retried, reads the answer into typed objects.
 * An Application API request goes with the application key, else with the account key.
 * Errors: PTERO_API_ERROR, G_IO_ERROR, G_TLS_ERROR, G_RESOLVER_ERROR; G_IO_ERROR_CANCELLED is never to be shown. */
void              ptero_client_send_async             (PteroClient          *self,
                                                       PteroRequest         *request,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
PteroAnswer      *ptero_client_send_finish            (PteroClient          *self,
                                                       GAsyncResult         *result,
                                                       GError              **error);

/* Drops open connections, e.g. after the network changed. */
void              ptero_client_reset                  (PteroClient          *self);

G_END_DECLS
