/* ptero-socket.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "ptero-secret.h"
#include "ptero-socket-frame.h"
#include "ptero-socket-private.h"

#define COMMAND_INTERVAL 1000   /* ms */
#define MAX_FRAME        4096   /* bytes; for more than that Wings ends the connection */

/**
 * PteroSocket:
 *
 * The console of one server, through the websocket of its node.
 *
 * While it is open it holds a connection: asks the panel for a token, renews
 * it before it lapses, connects again after a loss, and gives each line of
 * the console once. What is final (no right to it, the server is gone) ends
 * in %PTERO_SOCKET_STATE_REFUSED.
 */

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_ERROR,
  PROP_SERVER,
  PROP_SERVER_STATE,
  PROP_STATE,
  PROP_STATS,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (PteroSocketState, ptero_socket_state,
                    G_DEFINE_ENUM_VALUE (PTERO_SOCKET_STATE_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (PTERO_SOCKET_STATE_CONNECTING, "connecting"),
                    G_DEFINE_ENUM_VALUE (PTERO_SOCKET_STATE_AUTHENTICATING, "authenticating"),
                    G_DEFINE_ENUM_VALUE (PTERO_SOCKET_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (PTERO_SOCKET_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (PTERO_SOCKET_STATE_REFUSED, "refused"))

G_DEFINE_FINAL_TYPE (PteroSocket, ptero_socket, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* Goes on while the computer is suspended, unlike the monotonic clock. */
static gint64
get_boot_time (void)
{
  struct timespec time;

  if (clock_gettime (CLOCK_BOOTTIME, &time) != 0)
    return g_get_monotonic_time ();

  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

void
ptero_socket_set_state (PteroSocket      *self,
                        PteroSocketState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Takes @error. */
void
ptero_socket_take_error (PteroSocket *self,
                         GError      *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
ptero_socket_set_server_state (PteroSocket *self,
                               const char  *text)
{
  static const char *const known[] = { "offline", "starting", "running", "stopping", NULL };
  const char *state = "unknown";

  for (guint i = 0; known[i] != NULL; i++)
    if (g_str_equal (known[i], text))
      state = known[i];

  if (g_strcmp0 (self->server_state, state) == 0)
    return;

  self->server_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER_STATE]);
}

gboolean
ptero_socket_update_stats (PteroSocket  *self,
                           JsonNode     *node,
                           GError      **error)
{
  if (self->stats != NULL)
    return ptero_resource_update (PTERO_RESOURCE (self->stats), node, error);

  self->stats = (PteroLiveStats *) ptero_resource_new_from_json (PTERO_TYPE_LIVE_STATS, node,
                                                                 error);
  if (self->stats == NULL)
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATS]);

  return TRUE;
}

static gboolean
check_sending (PteroSocket  *self,
               const char   *permission,
               GError      **error)
{
  if (self->state != PTERO_SOCKET_STATE_OPEN)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                         _("There is no connection to the node."));
  else if (!ptero_socket_can (self, permission))
    g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN,
                         _("The key does not allow this."));
  else
    return TRUE;

  return FALSE;
}

static void
ptero_socket_dispose (GObject *object)
{
  PteroSocket *self = PTERO_SOCKET (object);

  g_clear_pointer (&self->caught, g_ptr_array_unref);
  ptero_socket_stop (self);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->stats);

  G_OBJECT_CLASS (ptero_socket_parent_class)->dispose (object);
}

static void
ptero_socket_finalize (GObject *object)
{
  PteroSocket *self = PTERO_SOCKET (object);

  g_clear_object (&self->client);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->session_pin, g_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->token, ptero_secret_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->claims, ptero_token_claims_free);
  g_clear_pointer (&self->history, ptero_socket_history_free);
  g_clear_pointer (&self->commands, ptero_socket_commands_free);

  G_OBJECT_CLASS (ptero_socket_parent_class)->finalize (object);
}

static void
ptero_socket_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PteroSocket *self = PTERO_SOCKET (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      g_value_set_object (value, self->client);
      break;

    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;

    case PROP_SERVER:
      g_value_set_string (value, self->server);
      break;

    case PROP_SERVER_STATE:
      g_value_set_static_string (value, self->server_state);
      break;

    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;

    case PROP_STATS:
      g_value_set_object (value, self->stats);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_socket_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PteroSocket *self = PTERO_SOCKET (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;

    case PROP_SERVER:
      self->server = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * PteroSocket:client:
   *
   * The connection to the panel, which gives the tokens.
   */
  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, PTERO_TYPE_CLIENT,
                                                 construct);

  /**
   * PteroSocket:error:
   *
   * Why it waits or is refused.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, read);

  /**
   * PteroSocket:server:
   *
   * The uuid of the server.
   */
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, construct);

  /**
   * PteroSocket:server-state:
   *
   * `offline`, `starting`, `running` or `stopping`, `unknown` if the node says
   * something else; %NULL as long as it has said nothing.
   */
  properties[PROP_SERVER_STATE] = g_param_spec_string ("server-state", NULL, NULL, NULL, read);

  /**
   * PteroSocket:state:
   *
   * How far the connection is.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PTERO_TYPE_SOCKET_STATE,
                                              PTERO_SOCKET_STATE_CLOSED, read);

  /**
   * PteroSocket:stats:
   *
   * What the server uses, one object that is updated in place; %NULL as long
   * as nothing came.
   */
  properties[PROP_STATS] = g_param_spec_object ("stats", NULL, NULL, PTERO_TYPE_LIVE_STATS, read);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_socket_class_init (PteroSocketClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_socket_dispose;
  object_class->finalize = ptero_socket_finalize;
  object_class->get_property = ptero_socket_get_property;
  object_class->set_property = ptero_socket_set_property;

  install_properties (object_class);
  ptero_socket_install_signals ();
}

static void
ptero_socket_init (PteroSocket *self)
{
  self->pace = 1;
  self->boot_clock = get_boot_time;
  self->history = ptero_socket_history_new ();
  self->commands = ptero_socket_commands_new (COMMAND_INTERVAL * G_TIME_SPAN_MILLISECOND);
}

/* What a certificate kept away tries again when the person has trusted one. */
static void
pins_changed_cb (PteroSocket *self)
{
  if (self->state == PTERO_SOCKET_STATE_REFUSED &&
      (g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE) ||
       g_error_matches (self->error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED)))
    ptero_socket_open (self);
}

/**
 * ptero_socket_new:
 * @client: the panel of the server
 * @server: the uuid of a server
 *
 * Returns: (transfer full): a socket that is closed
 */
PteroSocket *
ptero_socket_new (PteroClient *client,
                  const char  *server)
{
  PteroSocket *self;

  g_return_val_if_fail (PTERO_IS_CLIENT (client), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (PTERO_TYPE_SOCKET, "client", client, "server", server, NULL);
  g_signal_connect_object (ptero_client_get_node_pins (client), "changed",
                           G_CALLBACK (pins_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_socket_open:
 * @self: a socket
 *
 * Begins to connect, and keeps the connection from then on. If it waits or was
 * refused, it tries at once.
 */
void
ptero_socket_open (PteroSocket *self)
{
  g_return_if_fail (PTERO_IS_SOCKET (self));

  if (self->state != PTERO_SOCKET_STATE_CLOSED && self->state != PTERO_SOCKET_STATE_WAITING &&
      self->state != PTERO_SOCKET_STATE_REFUSED)
    return;

  ptero_socket_take_error (self, NULL);
  ptero_socket_start (self);
}

/**
 * ptero_socket_close:
 * @self: a socket
 *
 * Ends the connection. Commands that still wait are forgotten.
 */
void
ptero_socket_close (PteroSocket *self)
{
  g_return_if_fail (PTERO_IS_SOCKET (self));

  ptero_socket_stop (self);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  ptero_socket_commands_clear (self->commands);
  ptero_socket_take_error (self, NULL);
  ptero_socket_set_state (self, PTERO_SOCKET_STATE_CLOSED);
}

/**
 * ptero_socket_get_client:
 * @self: a socket
 *
 * Returns: (transfer none): the connection to the panel
 */
PteroClient *
ptero_socket_get_client (PteroSocket *self)
{
  g_return_val_if_fail (PTERO_IS_SOCKET (self), NULL);

  return self->client;
}

/**
 * ptero_socket_get_state:
 * @self: a socket
 *
 * Returns: how far the connection is
 */
PteroSocketState
ptero_socket_get_state (PteroSocket *self)
{
  g_return_val_if_fail (PTERO_IS_SOCKET (self), PTERO_SOCKET_STATE_CLOSED);

  return self->state;
}

/**
 * ptero_socket_get_error:
 * @self: a socket
 *
 * Returns: (nullable): why it waits or is refused
 */
const GError *
ptero_socket_get_error (PteroSocket *self)
{
  g_return_val_if_fail (PTERO_IS_SOCKET (self), NULL);

  return self->error;
}

/**
 * ptero_socket_get_server_state:
 * @self: a socket
 *
 * Returns: (nullable): see [property@Ptero.Socket:server-state]
 */
const char *
ptero_socket_get_server_state (PteroSocket *self)
{
  g_return_val_if_fail (PTERO_IS_SOCKET (self), NULL);

  return self->server_state;
}

/**
 * ptero_socket_get_stats:
 * @self: a socket
 *
 * Returns: (transfer none) (nullable): what the server uses
 */
PteroLiveStats *
ptero_socket_get_stats (PteroSocket *self)
{
  g_return_val_if_fail (PTERO_IS_SOCKET (self), NULL);

  return self->stats;
}

/**
 * ptero_socket_can:
 * @self: a socket
 * @permission: a permission, e.g. `control.console`
 *
 * Returns: whether the node will allow it; %TRUE as long as that is not known
 */
gboolean
ptero_socket_can (PteroSocket *self,
                  const char  *permission)
{
  g_return_val_if_fail (PTERO_IS_SOCKET (self), FALSE);
  g_return_val_if_fail (permission != NULL, FALSE);

  return ptero_token_claims_can (self->claims, permission);
}

/**
 * ptero_socket_send_command:
 * @self: a socket
 * @command: one line
 * @error: return location for an error
 *
 * Types a command into the console. Five may go at once, then one a second;
 * the others wait for their turn. Nothing tells whether the server took it.
 *
 * Returns: whether it is on its way; if not, %G_IO_ERROR_NOT_CONNECTED,
 *   %PTERO_API_ERROR_FORBIDDEN, %PTERO_API_ERROR_TOO_LARGE or
 *   %PTERO_API_ERROR_RATE_LIMITED
 */
gboolean
ptero_socket_send_command (PteroSocket  *self,
                           const char   *command,
                           GError      **error)
{
  g_autofree char *frame = NULL;

  g_return_val_if_fail (PTERO_IS_SOCKET (self), FALSE);
  g_return_val_if_fail (command != NULL, FALSE);

  if (!check_sending (self, "control.console", error))
    return FALSE;

  /* A quotation mark takes two bytes, a control character six */
  frame = ptero_socket_frame_make ("send command", command);
  if (strlen (frame) > MAX_FRAME)
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE,
                           _("The command is too long."));
      return FALSE;
    }

  if (!ptero_socket_commands_push (self->commands, command))
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED,
                           _("Too many commands wait to be sent."));
      return FALSE;
    }

  ptero_socket_send_commands (self);

  return TRUE;
}

/**
 * ptero_socket_set_power:
 * @self: a socket
 * @signal: `start`, `stop`, `restart` or `kill`
 * @error: return location for an error
 *
 * Starts or stops the server. What goes wrong comes as
 * [signal@Ptero.Socket::daemon-error].
 *
 * Returns: whether it was sent; if not, %G_IO_ERROR_NOT_CONNECTED or
 *   %PTERO_API_ERROR_FORBIDDEN
 */
gboolean
ptero_socket_set_power (PteroSocket  *self,
                        const char   *signal,
                        GError      **error)
{
  g_autofree char *permission = NULL;

  g_return_val_if_fail (PTERO_IS_SOCKET (self), FALSE);
  g_return_val_if_fail (signal != NULL, FALSE);

  permission = g_strconcat ("control.", g_str_equal (signal, "kill") ? "stop" : signal, NULL);
  if (!check_sending (self, permission, error))
    return FALSE;

  ptero_socket_send_frame (self, "set state", signal);

  return TRUE;
}

/**
 * ptero_socket_request_stats:
 * @self: a socket
 *
 * Asks for statistics, which come by themselves once a second while the
 * server runs.
 */
void
ptero_socket_request_stats (PteroSocket *self)
{
  g_return_if_fail (PTERO_IS_SOCKET (self));

  if (self->state == PTERO_SOCKET_STATE_OPEN)
    ptero_socket_send_frame (self, "send stats", NULL);
}

/**
 * ptero_socket_set_pace: (skip)
 * @self: a socket
 * @pace: factor of all that it waits for
 *
 * For tests.
 */
void
ptero_socket_set_pace (PteroSocket *self,
                       double       pace)
{
  self->pace = pace;
  ptero_socket_commands_free (self->commands);
  self->commands = ptero_socket_commands_new (ptero_socket_get_span (self, COMMAND_INTERVAL));
}

/**
 * ptero_socket_set_clock: (skip)
 * @self: a socket
 * @boot_clock: a clock that goes on while the computer is suspended
 *
 * For tests.
 */
void
ptero_socket_set_clock (PteroSocket *self,
                        PteroClock   boot_clock)
{
  self->boot_clock = boot_clock;
}
