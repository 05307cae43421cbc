/* fixture-client.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fixture-outcome.h"
#include "fixture-server.h"

G_BEGIN_DECLS

/* The key of the clients of these tests, and the body of an answer. */
#define KEY "ptlc_0123456789a0123456789abcdef0123456789abcdef01"
#define STATS "{\"object\":\"stats\",\"attributes\":{" \
              "\"current_state\":\"running\",\"is_suspended\":false," \
              "\"resources\":{\"memory_bytes\":1,\"cpu_absolute\":0,\"disk_bytes\":2," \
              "\"network_rx_bytes\":3,\"network_tx_bytes\":4,\"uptime\":5}}}"

/* What a handler answers with: each in its turn, the last one for ever. */
typedef struct
{
  GBytes *replies[5];
  guint   delay;       /* ms */
} Script;

GBytes       *script_play         (const char    *request,
                                   guint          number,
                                   gpointer       data);
void          script_clear        (Script        *script);
PteroClient  *fixture_client_new  (FixtureServer *server);
void          fixture_client_send (PteroClient   *client,
                                   PteroRequest  *request,
                                   Outcome       *outcome);
PteroRequest *fixture_request_new (PteroEndpoint  endpoint);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Script, script_clear)

G_END_DECLS
