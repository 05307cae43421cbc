/* ptero-client.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-answer.h"
#include "ptero-capabilities.h"
#include "ptero-error.h"
#include "ptero-node-pins.h"
#include "ptero-rate-limiter.h"
#include "ptero-request.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CLIENT (ptero_client_get_type ())

G_DECLARE_FINAL_TYPE (PteroClient, ptero_client, PTERO, CLIENT, GObject)

PteroClient       *ptero_client_new                    (const char           *address);
const char        *ptero_client_get_address            (PteroClient          *self);
guint              ptero_client_get_latency            (PteroClient          *self);
GDateTime         *ptero_client_get_certificate_end    (PteroClient          *self);
PteroIdentityMap  *ptero_client_get_identity_map       (PteroClient          *self);
PteroCapabilities *ptero_client_get_capabilities       (PteroClient          *self);
void               ptero_client_set_key                (PteroClient          *self,
                                                        PteroApi              api,
                                                        const char           *key);
void               ptero_client_set_key_error             (PteroClient         *self,
                                                           PteroApi             api,
                                                           const GError        *error);
gboolean           ptero_client_has_key                (PteroClient          *self,
                                                        PteroApi              api);
char              *ptero_client_hide_keys              (PteroClient          *self,
                                                        const char           *text);
void               ptero_client_set_pinned_fingerprint (PteroClient          *self,
                                                        const char           *fingerprint);
PteroNodePins     *ptero_client_get_node_pins          (PteroClient          *self);
void               ptero_client_set_node_pins          (PteroClient          *self,
                                                        PteroNodePins        *pins);
PteroRateLimiter  *ptero_client_get_rate_limiter       (PteroClient          *self,
                                                        PteroApi              api);
void               ptero_client_send_async             (PteroClient          *self,
                                                        PteroRequest         *request,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
PteroAnswer       *ptero_client_send_finish            (PteroClient          *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);
void               ptero_client_reset                  (PteroClient          *self);

G_END_DECLS
