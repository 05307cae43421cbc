/* ptero-demo-sockets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-sockets.h"

#include <string.h>

#include "ptero-demo-chores.h"
#include "ptero-demo-console.h"
#include "ptero-demo-faults.h"
#include "ptero-demo-json-input.h"
#include "ptero-demo-power.h"
#include "ptero-demo-signature.h"
#include "ptero-demo-wings.h"

/* The websockets of servers. One timer, while any is open, lets their servers go on and sends
 * statistics once a second. */

#define TICK 100
#define CHECK (30 * G_USEC_PER_SEC)
#define MAX_FRAME 4096        /* bytes; newer Wings ends the connection for more */

struct _PteroDemoSockets
{
  PteroDemoBackend *backend;
  GPtrArray *sockets;
  GSource *timer;
};

typedef struct
{
  PteroDemoSockets *owner;
  SoupWebsocketConnection *connection;
  char uuid[37];
  JsonObject *claims;      /* of the token; NULL before one came */
  gint64 next_stats;       /* monotonic µs */
  gint64 next_check;
  gboolean dead;
} Socket;

/* What it sends, and the permission a token needs to be told of it. */
static const struct
{
  const char *event;
  const char *permission;
} sent[] = {
  { "auth success", NULL },
  { "backup completed", "backup.read" },
  { "backup restore completed", NULL },
  { "console output", NULL },
  { "daemon error", NULL },
  { "daemon message", NULL },
  { "deleted", NULL },
  { "install completed", NULL },
  { "install output", "admin.websocket.install" },
  { "install started", NULL },
  { "jwt error", NULL },
  { "stats", NULL },
  { "status", NULL },
  { "throttled", NULL },
  { "token expired", NULL },
  { "token expiring", NULL },
  { "transfer logs", "admin.websocket.transfer" },
  { "transfer status", NULL },
};

/* Returns: the place of @event in the table; its length if it is never sent */
static guint
find_sent (const char *event)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (sent) && !g_str_equal (sent[i].event, event))
    i++;

  return i;
}

static void
free_socket (gpointer data)
{
  Socket *socket = data;

  g_signal_handlers_disconnect_by_data (socket->connection, socket);
  g_object_unref (socket->connection);
  g_clear_pointer (&socket->claims, json_object_unref);
  g_free (socket);
}

static void
send_frame (Socket     *socket,
            const char *event,
            const char *argument)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  PteroDemoJson json;
  gsize length;

  g_assert (find_sent (event) < G_N_ELEMENTS (sent));
  if (soup_websocket_connection_get_state (socket->connection) != SOUP_WEBSOCKET_STATE_OPEN)
    return;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "event", event);
  if (argument != NULL)
    {
      ptero_demo_json_open (&json, "args");
      ptero_demo_json_string (&json, NULL, argument);
      ptero_demo_json_close (&json);
    }
  ptero_demo_json_end (&json);
  text = ptero_demo_json_finish (&json, &length);
  line = g_strconcat (text, "\n", NULL);
  soup_websocket_connection_send_text (socket->connection, line);
}

static gboolean
has_permission (Socket     *socket,
                const char *permission)
{
  JsonArray *array = json_object_has_member (socket->claims, "permissions")
                       ? json_object_get_array_member (socket->claims, "permissions") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *name = json_array_get_string_element (array, i);

      if (g_strcmp0 (name, permission) == 0 ||
          (g_strcmp0 (name, "*") == 0 && !g_str_has_prefix (permission, "admin.")))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): what is wrong with the token @claims of @socket at this moment */
static const char *
find_token_error (Socket     *socket,
                  JsonObject *claims)
{
  PteroDemoWorld *world = socket->owner->backend->world;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 issued_at = json_object_get_int_member_with_default (claims, "iat", 0);

  if (json_object_get_int_member_with_default (claims, "exp", 0) <= now)
    return "jwt: exp claim is invalid";

  if (issued_at < world->born_at ||
      ptero_demo_world_is_revoked (world, json_object_get_string_member_with_default (claims, "server_uuid", ""),
                                   (guint) json_object_get_int_member_with_default (claims, "user_id", 0), issued_at))
    return "jwt: created too far in past (denylist)";

  return NULL;
}

/* The same, with what is only found out after the token was accepted. */
static const char *
find_session_error (Socket *socket)
{
  const char *text;

  if (socket->claims == NULL)
    return "jwt: no jwt present";

  text = find_token_error (socket, socket->claims);
  if (text == NULL &&
      g_strcmp0 (json_object_get_string_member_with_default (socket->claims, "server_uuid", ""),
                 socket->uuid) != 0)
    text = "jwt: server uuid mismatch";

  return text;
}

/* Sends an event; in its place the error if the token is no longer good. */
static void
deliver (Socket     *socket,
         const char *event,
         const char *argument)
{
  const char *problem = find_session_error (socket);

  if (problem != NULL)
    send_frame (socket, "jwt error", problem);
  else
    send_frame (socket, event, argument);
}

static void
send_error (Socket     *socket,
            const char *event,
            const char *text)
{
  g_autofree char *id = ptero_demo_world_new_uuid (socket->owner->backend->world);
  g_autofree char *whole = g_strdup_printf ("Error Event [%s]: %s", id, text);

  send_frame (socket, event, whole);
}

static PteroDemoServer *
get_server (Socket *socket)
{
  return ptero_demo_world_find_server (socket->owner->backend->world, socket->uuid);
}

static void
send_stats (Socket          *socket,
            PteroDemoServer *server)
{
  PteroDemoStats stats;
  g_autofree char *text = NULL;
  PteroDemoJson json;
  gsize length;

  ptero_demo_power_measure (socket->owner->backend->world, server, &stats);
  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_int (&json, "memory_bytes", (gint64) stats.memory_bytes);
  ptero_demo_json_int (&json, "memory_limit_bytes",
                       stats.state == PTERO_DEMO_OFFLINE ? 0 : server->memory > 0 ? server->memory * 1150000 : G_GINT64_CONSTANT (67430686720));
  ptero_demo_json_double (&json, "cpu_absolute", stats.cpu_absolute);
  ptero_demo_json_begin (&json, "network");
  ptero_demo_json_int (&json, "rx_bytes", (gint64) stats.network_rx_bytes);
  ptero_demo_json_int (&json, "tx_bytes", (gint64) stats.network_tx_bytes);
  ptero_demo_json_end (&json);
  ptero_demo_json_int (&json, "uptime", stats.uptime);
  ptero_demo_json_string (&json, "state", ptero_demo_power_get_name (stats.state));
  ptero_demo_json_int (&json, "disk_bytes", (gint64) stats.disk_bytes);
  ptero_demo_json_end (&json);
  text = ptero_demo_json_finish (&json, &length);
  deliver (socket, "stats", text);
}

/* What happens on a server goes to its sockets, as far as their permissions go. */
static void
emit (gpointer         data,
      PteroDemoServer *server,
      const char      *event,
      const char      *argument)
{
  PteroDemoSockets *self = data;
  guint at = find_sent (event);
  const char *permission;

  g_assert (at < G_N_ELEMENTS (sent));
  permission = sent[at].permission;

  for (guint i = 0; i < self->sockets->len; i++)
    {
      Socket *socket = g_ptr_array_index (self->sockets, i);
      gboolean wanted = socket->claims != NULL && g_str_equal (socket->uuid, server->uuid) &&
                        (permission == NULL || has_permission (socket, permission));

      if (g_str_equal (event, "deleted") && g_str_equal (socket->uuid, server->uuid))
        {
          send_frame (socket, event, argument);
          if (soup_websocket_connection_get_state (socket->connection) == SOUP_WEBSOCKET_STATE_OPEN)
            soup_websocket_connection_close (socket->connection, SOUP_WEBSOCKET_CLOSE_GOING_AWAY,
                                             "server deleted");
        }
      else if (wanted && g_str_equal (event, "stats"))
        {
          send_stats (socket, server);
        }
      else if (wanted)
        {
          deliver (socket, event, argument);
        }
    }
}

static void
check_token (Socket *socket)
{
  gint64 left = json_object_get_int_member_with_default (socket->claims, "exp",
                                                         0) - g_get_real_time () / G_USEC_PER_SEC;

  if (left <= 0)
    deliver (socket, "token expired", NULL);
  else if (left <= 60)
    deliver (socket, "token expiring", NULL);
}

static void
tick_socket (Socket *socket,
             gint64  now)
{
  PteroDemoServer *server = get_server (socket);

  if (server == NULL || socket->claims == NULL)
    return;

  ptero_demo_chores_settle (socket->owner->backend->world, server);
  ptero_demo_console_advance (socket->owner->backend->world, server);
  if (now >= socket->next_stats && ptero_demo_power_settle (server) != PTERO_DEMO_OFFLINE)
    {
      socket->next_stats = now + G_USEC_PER_SEC;
      send_stats (socket, server);
    }

  if (now >= socket->next_check)
    {
      socket->next_check = now + CHECK;
      check_token (socket);
    }
}

static gboolean
tick_cb (gpointer data)
{
  PteroDemoSockets *self = data;
  gint64 now = g_get_monotonic_time ();

  for (guint i = self->sockets->len; i-- > 0;)
    {
      if (((Socket *) g_ptr_array_index (self->sockets, i))->dead)
        g_ptr_array_remove_index (self->sockets, i);
    }

  for (guint i = 0; i < self->sockets->len; i++)
    tick_socket (g_ptr_array_index (self->sockets, i), now);

  if (self->sockets->len > 0)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->timer, g_source_unref);

  return G_SOURCE_REMOVE;
}

static void
authenticate (Socket          *socket,
              PteroDemoServer *server,
              const char      *token)
{
  PteroDemoWorld *world = socket->owner->backend->world;
  g_autoptr (JsonObject) claims = ptero_demo_signature_read (world, token);
  gboolean is_first = socket->claims == NULL;
  JsonObject *before = socket->claims;
  const char *problem;

  if (claims == NULL)
    {
      send_error (socket, "daemon error",
                  "an unexpected error was encountered while handling this request");
      return;
    }

  problem = find_token_error (socket, claims);
  socket->claims = claims;
  if (problem == NULL && !has_permission (socket, "websocket.connect"))
    problem = "jwt: missing connect permission";
  socket->claims = before;

  if (problem != NULL)
    {
      send_error (socket, "jwt error", problem);
      return;
    }

  g_clear_pointer (&socket->claims, json_object_unref);
  socket->claims = g_steal_pointer (&claims);
  send_frame (socket, "auth success", NULL);
  if (!is_first)
    return;

  socket->next_check = g_get_monotonic_time () + CHECK;
  if (server->console == NULL)
    ptero_demo_console_advance (world, server);
  deliver (socket, "status", ptero_demo_power_get_name (ptero_demo_power_settle (server)));
  if (ptero_demo_power_settle (server) == PTERO_DEMO_OFFLINE && server->status == NULL &&
      !server->transferring)
    send_stats (socket, server);
}

static void
set_state (Socket          *socket,
           PteroDemoServer *server,
           const char      *signal)
{
  static const char * const permissions[][2] = {
    { "start", "control.start" }, { "stop", "control.stop" }, { "kill", "control.stop" },
    { "restart", "control.restart" },
  };
  PteroDemoWorld *world = socket->owner->backend->world;
  PteroDemoState state = ptero_demo_power_settle (server);
  const char *reason = NULL;
  guint at = 0;

  while (at < G_N_ELEMENTS (permissions) && !g_str_equal (permissions[at][0], signal))
    at++;

  if (at < G_N_ELEMENTS (permissions) && !has_permission (socket, permissions[at][1]))
    return;

  if (at == G_N_ELEMENTS (permissions))
    reason = "attempting to handle unknown power action";
  else if (g_str_equal (signal, "start") && state != PTERO_DEMO_OFFLINE)
    reason = "server is running";
  else if (server->status != NULL && g_str_equal (server->status, "suspended") &&
           !g_str_has_suffix (permissions[at][1], "stop"))
    reason = "server is currently in a suspended state";
  else if (server->status != NULL && g_str_equal (server->status, "installing"))
    reason = "server is currently installing";

  if (state == PTERO_DEMO_STOPPING && !g_str_equal (signal, "kill"))
    send_error (socket, "daemon error",
                "another power action is currently being processed for this server, please try again later");
  else if (reason != NULL)
    send_error (socket, "daemon error", has_permission (socket, "admin.websocket.errors")

                                            ? reason
                                            : "an unexpected error was encountered while handling this request");
  else
    ptero_demo_power_signal (world, server, signal);

  ptero_demo_console_advance (world, server);
}

static void
give_stats (Socket          *socket,
            PteroDemoServer *server,
            const char      *argument)
{
  send_stats (socket, server);
}

static void
send_command (Socket          *socket,
              PteroDemoServer *server,
              const char      *line)
{
  if (has_permission (socket, "control.console") &&
      ptero_demo_power_settle (server) != PTERO_DEMO_OFFLINE)
    ptero_demo_console_command (socket->owner->backend->world, server, line);
}

static void
send_logs (Socket          *socket,
           PteroDemoServer *server,
           const char      *argument)
{
  GPtrArray *lines;

  if (ptero_demo_power_settle (server) == PTERO_DEMO_OFFLINE)
    return;

  lines = ptero_demo_console_get_log (socket->owner->backend->world, server);
  for (guint i = 0; i < lines->len; i++)
    deliver (socket, "console output", g_ptr_array_index (lines, i));
}

/* What it receives; only the first of them needs no good token. */
static const struct
{
  const char *event;
  void (*handle) (Socket          *socket,
                  PteroDemoServer *server,
                  const char      *argument);
} received[] = {
  { "auth", authenticate },
  { "send command", send_command },
  { "send logs", send_logs },
  { "send stats", give_stats },
  { "set state", set_state },
};

/* Returns: the place of @event in the table; its length if there is no such event */
static guint
find_received (const char *event)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (received) && !g_str_equal (received[i].event, event))
    i++;

  return i;
}

static void
handle_event (Socket     *socket,
              const char *event,
              const char *argument)
{
  g_autofree char *path = g_strdup_printf ("/api/servers/%s/ws", socket->uuid);
  PteroDemoServer *server = get_server (socket);
  const char *problem = find_session_error (socket);
  guint at = find_received (event);

  if (server == NULL)
    return;

  if (ptero_demo_faults_take (socket->owner->backend->faults, PTERO_DEMO_FAULT_THROTTLE,
                              path) != NULL)
    send_frame (socket, "throttled", event);
  else if (at != 0 && problem != NULL)
    send_frame (socket, "jwt error", problem);
  else if (at < G_N_ELEMENTS (received))
    received[at].handle (socket, server, argument);
}

/* Returns: (nullable) (transfer full): the arguments joined; %NULL if one is neither text nor
 * null */
static char *
join_arguments (JsonObject *frame)
{
  JsonNode *node = json_object_get_member (frame, "args");
  GString *text = g_string_new (NULL);
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_string_free (text, FALSE);

  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_string_append (text, json_node_get_string (element));
      else if (!JSON_NODE_HOLDS_NULL (element))
        array = NULL;
      if (array == NULL)
        break;
    }

  if (array != NULL)
    return g_string_free (text, FALSE);

  g_string_free (text, TRUE);

  return NULL;
}

static void
message_cb (SoupWebsocketConnection *connection,
            int                      type,
            GBytes                  *message,
            gpointer                 data)
{
  Socket *socket = data;
  g_autofree char *argument = NULL;
  gsize length;
  const char *text = g_bytes_get_data (message, &length);
  g_autoptr (JsonNode) root = ptero_demo_json_read (text, length, NULL);
  JsonNode *event;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;

  event = json_object_get_member (json_node_get_object (root), "event");
  argument = join_arguments (json_node_get_object (root));
  if (event != NULL && JSON_NODE_HOLDS_VALUE (event) &&
      json_node_get_value_type (event) == G_TYPE_STRING && argument != NULL)
    handle_event (socket, json_node_get_string (event), argument);
}

/* Only marked: it may be in use further up. */
static void
closed_cb (SoupWebsocketConnection *connection,
           gpointer                 data)
{
  Socket *socket = data;

  socket->dead = TRUE;
}

PteroDemoSockets *
ptero_demo_sockets_new (PteroDemoBackend *backend)
{
  PteroDemoSockets *self = g_new0 (PteroDemoSockets, 1);

  self->backend = backend;
  self->sockets = g_ptr_array_new_with_free_func (free_socket);
  backend->world->emit = emit;
  backend->world->emit_data = self;

  return self;
}

/* Loses all connections, without a word. */
void
ptero_demo_sockets_drop (PteroDemoSockets *self)
{
  for (guint i = 0; i < self->sockets->len; i++)
    {
      Socket *socket = g_ptr_array_index (self->sockets, i);

      g_io_stream_close (soup_websocket_connection_get_io_stream (socket->connection), NULL, NULL);
    }

  g_ptr_array_set_size (self->sockets, 0);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

void
ptero_demo_sockets_free (PteroDemoSockets *self)
{
  ptero_demo_sockets_drop (self);
  self->backend->world->emit = NULL;
  g_ptr_array_unref (self->sockets);
  g_free (self);
}

static void
refuse_handshake (PteroDemoCall *call,
                  guint          status)
{
  g_autofree char *text = g_strdup_printf ("%s\n{\"error\":\"An unexpected error was encountered while processing this request\",\"request_id\":\"%s\"}",
                                           soup_status_get_phrase (status),
                                           soup_message_headers_get_one (call->headers,
                                                                         "X-Request-Id"));

  ptero_demo_call_reply_nothing (call);
  call->status = status;
  call->content_type = "text/plain; charset=utf-8";
  call->length = strlen (text);
  call->answer = g_steal_pointer (&text);
  soup_message_headers_replace (call->headers, "Sec-Websocket-Version", "13");
  soup_message_headers_replace (call->headers, "X-Content-Type-Options", "nosniff");
}

/**
 * ptero_demo_sockets_accept:
 * @call: a request for the websocket of a server
 *
 * Looks at the handshake, and refuses the call unless it is to go on.
 */
void
ptero_demo_sockets_accept (PteroDemoCall *call)
{
  const char *origin = soup_message_headers_get_one (call->request_headers, "Origin");
  const char *upgrade = soup_message_headers_get_one (call->request_headers, "Upgrade");
  g_auto (GStrv) parts = g_strsplit (call->path, "/", -1);

  if (strlen (parts[3]) != 36 || ptero_demo_world_find_server (call->world, parts[3]) == NULL)
    ptero_demo_wings_refuse (call, SOUP_STATUS_NOT_FOUND,
                             "The requested resource does not exist on this instance.");
  else if (upgrade == NULL || g_ascii_strcasecmp (upgrade, "websocket") != 0)
    refuse_handshake (call, SOUP_STATUS_BAD_REQUEST);
  else if (g_strcmp0 (origin, call->backend->address) != 0)
    refuse_handshake (call, SOUP_STATUS_FORBIDDEN);
}

/* Takes up @connection, whose handshake was for @path. */
void
ptero_demo_sockets_add (PteroDemoSockets        *self,
                        SoupWebsocketConnection *connection,
                        const char              *path)
{
  Socket *socket = g_new0 (Socket, 1);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  socket->owner = self;
  socket->connection = g_object_ref (connection);
  g_strlcpy (socket->uuid, parts[3], sizeof socket->uuid);
  soup_websocket_connection_set_max_incoming_payload_size (connection, MAX_FRAME);
  g_signal_connect (connection, "message", G_CALLBACK (message_cb), socket);
  g_signal_connect (connection, "closed", G_CALLBACK (closed_cb), socket);
  g_ptr_array_add (self->sockets, socket);

  if (self->timer != NULL)
    return;

  self->timer = g_timeout_source_new (TICK);
  g_source_set_callback (self->timer, tick_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Returns: whether the sockets know what to do about @event */
gboolean
ptero_demo_sockets_receive (const char *event)
{
  return find_received (event) < G_N_ELEMENTS (received);
}

/* Returns: whether there is an occasion on which the sockets send @event */
gboolean
ptero_demo_sockets_send (const char *event)
{
  return find_sent (event) < G_N_ELEMENTS (sent);
}
