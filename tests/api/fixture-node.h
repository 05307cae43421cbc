/* fixture-node.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define FIXTURE_SERVER "7fda60d3-8386-495d-a680-3ff7e3e39810"

/**
 * FixtureNode:
 * @address: of the panel, which gives tokens for the node
 * @connection: the newest websocket
 * @received: what came through websockets, as `event` or `event argument`
 * @log: what the node answers to `send logs`
 * @permissions: JSON of the token
 * @lifetime: of the token, in seconds
 * @issuer: of the token; NULL: the address
 * @socket: where the panel says that the websocket is; NULL: where it is
 * @token_status: of the panel's answer; 200 gives a token
 * @is_mute: whether the node answers nothing
 * @auth_reply: what it answers to `auth` instead of success, as a frame
 * @n_tokens: how many were asked for
 * @n_connections: how many websockets were opened
 *
 * A panel and a node in one, on loopback and in the test's own main loop.
 */
typedef struct
{
  SoupServer              *server;
  char                    *address;
  SoupWebsocketConnection *connection;
  GPtrArray               *received;
  GPtrArray               *log;
  const char              *permissions;
  guint                    lifetime;
  const char              *issuer;
  const char              *socket;
  guint                    token_status;
  gboolean                 is_mute;
  const char              *auth_reply;
  guint                    n_tokens;
  guint                    n_connections;
} FixtureNode;

FixtureNode *fixture_node_new      (const char  *origin,
                                    const char  *certificate);
void         fixture_node_free     (FixtureNode *self);
void         fixture_node_send     (FixtureNode *self,
                                    const char  *event,
                                    const char  *argument);
void         fixture_node_send_raw (FixtureNode *self,
                                    const char  *text);
void         fixture_node_print    (FixtureNode *self,
                                    const char  *line);
void         fixture_node_close    (FixtureNode *self,
                                    gushort      code);
void         fixture_node_drop     (FixtureNode *self);
guint        fixture_node_count    (FixtureNode *self,
                                    const char  *received);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureNode, fixture_node_free)

G_END_DECLS
