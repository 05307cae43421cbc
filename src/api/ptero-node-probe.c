/* ptero-node-probe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-probe.h"

#include <libsoup/soup.h>
#include <string.h>

#include "ptero-address.h"
#include "ptero-certificate.h"
#include "ptero-endpoint.h"
#include "ptero-exchange.h"
#include "ptero-message.h"
#include "ptero-session.h"

#define DEADLINE   20000          /* ms */
#define IO_TIMEOUT 10             /* s */
#define MAX_ANSWER (256 * 1024)

/**
 * PteroNodeProbe:
 *
 * Finds out whether the daemon of a node can be reached from this computer:
 * asks it for something that needs the token of the node, without one. Neither
 * a key nor a token is sent, so that it does not matter who answers.
 *
 * It goes the way that consoles and transfers go, with the proxy they have.
 */
struct _PteroNodeProbe
{
  GObject       parent_instance;

  char         *scheme;
  char         *host;
  gint64        port;
  char         *pinned;
  guint         deadline;

  SoupMessage  *message;
  gint64        begin[PTERO_N_NODE_STEPS];  /* µs, monotonic */
  gint64        time[PTERO_N_NODE_STEPS];   /* µs */

  PteroNodeStepState  state[PTERO_N_NODE_STEPS];
  PteroNodeTrouble    trouble[PTERO_N_NODE_STEPS];

  char         *remote;
  guint         status;
  GDateTime    *end;
  char         *issuer;
  char         *fingerprint;
  gboolean      is_pinned;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroNodeProbe, ptero_node_probe, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
forget (PteroNodeProbe *self)
{
  g_clear_pointer (&self->remote, g_free);
  g_clear_pointer (&self->end, g_date_time_unref);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
  self->is_pinned = FALSE;
  self->status = 0;
  memset (self->time, 0, sizeof self->time);
  memset (self->begin, 0, sizeof self->begin);
  memset (self->state, 0, sizeof self->state);
  memset (self->trouble, 0, sizeof self->trouble);
}

static void
ptero_node_probe_finalize (GObject *object)
{
  PteroNodeProbe *self = PTERO_NODE_PROBE (object);

  forget (self);
  g_clear_object (&self->message);
  g_free (self->scheme);
  g_free (self->host);
  g_free (self->pinned);

  G_OBJECT_CLASS (ptero_node_probe_parent_class)->finalize (object);
}

static void
ptero_node_probe_class_init (PteroNodeProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_node_probe_finalize;

  /**
   * PteroNodeProbe::changed:
   * @self: a probe
   *
   * A step has begun or ended.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_node_probe_init (PteroNodeProbe *self)
{
  self->deadline = DEADLINE;
}

static void
begin_step (PteroNodeProbe *self,
            PteroNodeStep   step)
{
  if (self->state[step] != PTERO_NODE_STEP_WAITING)
    return;

  self->state[step] = PTERO_NODE_STEP_RUNNING;
  self->begin[step] = g_get_monotonic_time ();
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
end_step (PteroNodeProbe   *self,
          PteroNodeStep     step,
          PteroNodeTrouble  trouble)
{
  if (self->begin[step] != 0)
    self->time[step] = g_get_monotonic_time () - self->begin[step];
  self->trouble[step] = trouble;
  self->state[step] = trouble == PTERO_NODE_TROUBLE_NONE
                        ? PTERO_NODE_STEP_PASSED
                        : PTERO_NODE_STEP_FAILED;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The step that is not through yet. */
static PteroNodeStep
find_step (PteroNodeProbe *self)
{
  for (guint step = 0; step < PTERO_N_NODE_STEPS; step++)
    if (self->state[step] == PTERO_NODE_STEP_RUNNING)
      return step;

  for (guint step = 0; step < PTERO_N_NODE_STEPS; step++)
    if (self->state[step] == PTERO_NODE_STEP_WAITING)
      return step;

  return PTERO_NODE_STEP_ANSWER;
}

static void
take_remote (PteroNodeProbe *self,
             GIOStream      *connection)
{
  g_autoptr(GSocketAddress) address = NULL;
  g_autoptr(GInetAddress) host = NULL;

  if (!G_IS_SOCKET_CONNECTION (connection))
    return;

  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return;

  host = g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
  g_free (self->remote);
  self->remote = g_inet_address_to_string (host);
}

static gboolean
is_before (GDateTime *time,
           GDateTime *other)
{
  return time != NULL && g_date_time_compare (time, other) < 0;
}

/* What is wrong with @certificate, by what helps most to know. */
static PteroNodeTrouble
judge (PteroNodeProbe       *self,
       GTlsCertificate      *certificate,
       GTlsCertificateFlags  errors)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) begin = g_tls_certificate_get_not_valid_before (certificate);
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);

  if (self->pinned != NULL)
    return self->is_pinned ? PTERO_NODE_TROUBLE_NONE : PTERO_NODE_TROUBLE_CHANGED;
  if (errors == 0)
    return PTERO_NODE_TROUBLE_NONE;
  if ((errors & G_TLS_CERTIFICATE_EXPIRED) != 0 || is_before (self->end, now))
    return PTERO_NODE_TROUBLE_EXPIRED;
  if ((errors & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0 || (begin != NULL && is_before (now, begin)))
    return PTERO_NODE_TROUBLE_NOT_YET;
  if ((errors & G_TLS_CERTIFICATE_REVOKED) != 0)
    return PTERO_NODE_TROUBLE_BAD_CERTIFICATE;
  if ((errors & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0)
    return g_strcmp0 (subject, self->issuer) == 0
             ? PTERO_NODE_TROUBLE_SELF_SIGNED
             : PTERO_NODE_TROUBLE_UNKNOWN_ISSUER;
  if ((errors & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    return PTERO_NODE_TROUBLE_OTHER_HOST;

  return PTERO_NODE_TROUBLE_BAD_CERTIFICATE;
}

static void
take_certificate (PteroNodeProbe *self,
                  GIOStream      *connection)
{
  GTlsCertificate *certificate = NULL;

  if (G_IS_TLS_CONNECTION (connection))
    certificate = g_tls_connection_get_peer_certificate (G_TLS_CONNECTION (connection));
  if (certificate == NULL)
    {
      end_step (self, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_OTHER);
      return;
    }

  g_clear_pointer (&self->end, g_date_time_unref);
  g_free (self->issuer);
  g_free (self->fingerprint);
  self->end = g_tls_certificate_get_not_valid_after (certificate);
  self->issuer = g_tls_certificate_get_issuer_name (certificate);
  self->fingerprint = ptero_certificate_get_fingerprint (certificate);
  self->is_pinned = ptero_fingerprint_equal (self->fingerprint, self->pinned);
  end_step (self, PTERO_NODE_STEP_ENCRYPTION,
            judge (self, certificate,
                   g_tls_connection_get_peer_certificate_errors (G_TLS_CONNECTION (connection))));
}

static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  PteroNodeProbe *self = user_data;

  switch (event)
    {
    case G_SOCKET_CLIENT_RESOLVING:
      begin_step (self, PTERO_NODE_STEP_NAME);
      break;

    case G_SOCKET_CLIENT_RESOLVED:
      if (self->state[PTERO_NODE_STEP_NAME] == PTERO_NODE_STEP_RUNNING)
        end_step (self, PTERO_NODE_STEP_NAME, PTERO_NODE_TROUBLE_NONE);
      break;

    case G_SOCKET_CLIENT_CONNECTING:
      begin_step (self, PTERO_NODE_STEP_CONNECTION);
      break;

    case G_SOCKET_CLIENT_CONNECTED:
      take_remote (self, connection);
      end_step (self, PTERO_NODE_STEP_CONNECTION, PTERO_NODE_TROUBLE_NONE);
      break;

    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
      begin_step (self, PTERO_NODE_STEP_ENCRYPTION);
      break;

    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
      take_certificate (self, connection);
      break;

    case G_SOCKET_CLIENT_COMPLETE:
      if (self->state[PTERO_NODE_STEP_ENCRYPTION] == PTERO_NODE_STEP_WAITING)
        end_step (self, PTERO_NODE_STEP_ENCRYPTION, PTERO_NODE_TROUBLE_PLAIN);
      begin_step (self, PTERO_NODE_STEP_ANSWER);
      break;

    case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
    case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
    default:
      break;
    }
}

/* Nothing secret is sent, so that the rest is worth knowing too. */
static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  errors,
                       gpointer              user_data)
{
  return TRUE;
}

static PteroNodeTrouble
find_trouble (PteroNodeStep  step,
              const GError  *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return error->code == G_RESOLVER_ERROR_NOT_FOUND
             ? PTERO_NODE_TROUBLE_NO_NAME
             : PTERO_NODE_TROUBLE_NO_NAME_SERVICE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return PTERO_NODE_TROUBLE_TIMED_OUT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return PTERO_NODE_TROUBLE_REFUSED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return PTERO_NODE_TROUBLE_NO_WAY;
  if (step == PTERO_NODE_STEP_ENCRYPTION)
    return PTERO_NODE_TROUBLE_NO_TLS;
  if (step == PTERO_NODE_STEP_ANSWER)
    return error->domain == G_IO_ERROR ? PTERO_NODE_TROUBLE_CLOSED : PTERO_NODE_TROUBLE_NOT_WINGS;

  return PTERO_NODE_TROUBLE_OTHER;
}

/* recordings/wings-signed/028: what needs the token says so in JSON, and names the way. */
static PteroNodeTrouble
judge_answer (PteroNodeProbe *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  const char *way = soup_message_headers_get_list (headers, "WWW-Authenticate");

  if (self->status == SOUP_STATUS_UNAUTHORIZED &&
      g_strcmp0 (type, "application/json") == 0 && way != NULL &&
      g_ascii_strncasecmp (way, "Bearer", 6) == 0)
    return PTERO_NODE_TROUBLE_NONE;

  return self->status >= 500 ? PTERO_NODE_TROUBLE_PROXY : PTERO_NODE_TROUBLE_NOT_WINGS;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroNodeProbe *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  guint latency;

  body = ptero_exchange_finish (SOUP_SESSION (source), result, &latency, &error);
  g_signal_handlers_disconnect_by_data (self->message, self);
  self->status = soup_message_get_status (self->message);
  if (!g_task_return_error_if_cancelled (task))
    {
      PteroNodeStep step = self->status != SOUP_STATUS_NONE
                             ? PTERO_NODE_STEP_ANSWER
                             : find_step (self);

      end_step (self, step, self->status != SOUP_STATUS_NONE
                  ? judge_answer (self)
                  : find_trouble (step, error));
      g_task_return_boolean (task, ptero_node_probe_is_reachable (self));
    }
  g_clear_object (&self->message);
  soup_session_abort (SOUP_SESSION (source));
}

/* What is said of the host is the panel's word: it is taken only if nothing else than a host comes
 * of it. */
static SoupMessage *
create_message (PteroNodeProbe *self)
{
  const PteroEndpointInfo *info = ptero_endpoint_get_info (PTERO_ENDPOINT_WINGS_SYSTEM);
  g_autofree char *host = g_hostname_to_ascii (self->host);
  g_autofree char *address = NULL;

  if (host == NULL || *host == '\0' ||
      strspn (host, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS ".-_:") != strlen (host) ||
      self->port < 1 || self->port > 65535)
    return NULL;

  address = g_uri_join (G_URI_FLAGS_NONE, g_strcmp0 (self->scheme, "https") == 0 ? "https" : "http",
                        NULL,
                        host, (int) self->port, info->path, NULL, NULL);

  return ptero_message_new (info->method, address);
}

/**
 * ptero_node_probe_new:
 * @scheme: `https`, or what is not encrypted
 * @host: the host name or address of the node
 * @port: the port of its daemon
 *
 * Returns: (transfer full): a probe that is not run
 */
PteroNodeProbe *
ptero_node_probe_new (const char *scheme,
                      const char *host,
                      gint64      port)
{
  PteroNodeProbe *self = g_object_new (PTERO_TYPE_NODE_PROBE, NULL);

  self->scheme = g_strdup (scheme);
  self->host = g_strdup (host != NULL ? host : "");
  self->port = port;

  return self;
}

/**
 * ptero_node_probe_new_for_node:
 * @node: a node
 *
 * Returns: (transfer full): a probe of where @node is now, that is not run
 */
PteroNodeProbe *
ptero_node_probe_new_for_node (PteroNode *node)
{
  g_return_val_if_fail (PTERO_IS_NODE (node), NULL);

  /* Pelican tells where the daemon is reached from where it listens */
  return ptero_node_probe_new (node->scheme, node->fqdn, node->daemon_connect > 0
                                 ? node->daemon_connect
                                 : node->daemon_listen);
}

/**
 * ptero_node_probe_set_pinned_fingerprint:
 * @self: a probe
 * @fingerprint: (nullable): SHA-256 of the one certificate that is trusted
 */
void
ptero_node_probe_set_pinned_fingerprint (PteroNodeProbe *self,
                                         const char     *fingerprint)
{
  g_return_if_fail (PTERO_IS_NODE_PROBE (self));

  g_free (self->pinned);
  self->pinned = g_strdup (fingerprint);
}

/**
 * ptero_node_probe_set_deadline:
 * @self: a probe
 * @deadline: how many milliseconds all steps together may take
 */
void
ptero_node_probe_set_deadline (PteroNodeProbe *self,
                               guint           deadline)
{
  g_return_if_fail (PTERO_IS_NODE_PROBE (self));

  self->deadline = deadline;
}

/**
 * ptero_node_probe_run_async:
 * @self: a probe that does not run
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes the steps, over a connection of its own.
 */
void
ptero_node_probe_run_async (PteroNodeProbe      *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(SoupSession) session = NULL;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PTERO_IS_NODE_PROBE (self));
  g_return_if_fail (self->message == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_node_probe_run_async);
  forget (self);
  self->message = create_message (self);
  if (self->message == NULL)
    {
      end_step (self, PTERO_NODE_STEP_NAME, PTERO_NODE_TROUBLE_ADDRESS);
      g_task_return_boolean (task, FALSE);
      return;
    }

  session = ptero_session_new (IO_TIMEOUT);
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  begin_step (self, PTERO_NODE_STEP_NAME);
  ptero_exchange_async (session, self->message, self->deadline, MAX_ANSWER, cancellable,
                        answered_cb, g_steal_pointer (&task));
}

/**
 * ptero_node_probe_run_finish:
 * @self: a probe
 * @result: what the callback got
 * @error: return location for an error, which is only that it was cancelled
 *
 * Returns: whether the node can be reached
 */
gboolean
ptero_node_probe_run_finish (PteroNodeProbe  *self,
                             GAsyncResult    *result,
                             GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ptero_node_probe_is_same:
 * @self: a probe
 * @other: another one
 *
 * Returns: whether both look at the same place, in the same way
 */
gboolean
ptero_node_probe_is_same (PteroNodeProbe *self,
                          PteroNodeProbe *other)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), FALSE);
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (other), FALSE);

  return g_strcmp0 (self->scheme, other->scheme) == 0 && g_strcmp0 (self->host, other->host) == 0 &&
         self->port == other->port;
}

/**
 * ptero_node_probe_is_reachable:
 * @self: a probe
 *
 * Returns: whether each step went well. A connection that is not encrypted does
 *   no harm to that
 */
gboolean
ptero_node_probe_is_reachable (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), FALSE);

  for (guint step = 0; step < PTERO_N_NODE_STEPS; step++)
    if (self->state[step] != PTERO_NODE_STEP_PASSED &&
        self->trouble[step] != PTERO_NODE_TROUBLE_PLAIN)
      return FALSE;

  return TRUE;
}

/**
 * ptero_node_probe_get_state:
 * @self: a probe
 * @step: a step
 *
 * Returns: how far @step is
 */
PteroNodeStepState
ptero_node_probe_get_state (PteroNodeProbe *self,
                            PteroNodeStep   step)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), PTERO_NODE_STEP_WAITING);
  g_return_val_if_fail (step < PTERO_N_NODE_STEPS, PTERO_NODE_STEP_WAITING);

  return self->state[step];
}

/**
 * ptero_node_probe_get_trouble:
 * @self: a probe
 * @step: a step
 *
 * Returns: why @step failed
 */
PteroNodeTrouble
ptero_node_probe_get_trouble (PteroNodeProbe *self,
                              PteroNodeStep   step)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), PTERO_NODE_TROUBLE_NONE);
  g_return_val_if_fail (step < PTERO_N_NODE_STEPS, PTERO_NODE_TROUBLE_NONE);

  return self->trouble[step];
}

/**
 * ptero_node_probe_get_time:
 * @self: a probe
 * @step: a step
 *
 * Returns: how many microseconds @step took; 0 if it was not taken
 */
gint64
ptero_node_probe_get_time (PteroNodeProbe *self,
                           PteroNodeStep   step)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), 0);
  g_return_val_if_fail (step < PTERO_N_NODE_STEPS, 0);

  return self->time[step];
}

/**
 * ptero_node_probe_dup_authority:
 * @self: a probe
 *
 * Returns: (transfer full): the host and port, by which a certificate is pinned
 */
char *
ptero_node_probe_dup_authority (PteroNodeProbe *self)
{
  g_autofree char *ascii = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), NULL);

  ascii = g_hostname_to_ascii (self->host);
  host = g_ascii_strdown (ascii != NULL ? ascii : self->host, -1);

  return ptero_address_join_port (host, self->port);
}

/**
 * ptero_node_probe_get_host:
 * @self: a probe
 *
 * Returns: the host, as the panel wrote it
 */
const char *
ptero_node_probe_get_host (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), NULL);

  return self->host;
}

/**
 * ptero_node_probe_get_port:
 * @self: a probe
 *
 * Returns: the port
 */
gint64
ptero_node_probe_get_port (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), 0);

  return self->port;
}

/**
 * ptero_node_probe_get_remote:
 * @self: a probe
 *
 * Returns: (nullable): the IP address that the connection went to
 */
const char *
ptero_node_probe_get_remote (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), NULL);

  return self->remote;
}

/**
 * ptero_node_probe_get_status:
 * @self: a probe
 *
 * Returns: the HTTP status of the answer; 0 for none
 */
guint
ptero_node_probe_get_status (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), 0);

  return self->status;
}

/**
 * ptero_node_probe_get_end:
 * @self: a probe
 *
 * Returns: (transfer none) (nullable): when the certificate ends
 */
GDateTime *
ptero_node_probe_get_end (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), NULL);

  return self->end;
}

/**
 * ptero_node_probe_get_issuer:
 * @self: a probe
 *
 * Returns: (nullable): who vouches for the certificate, as it says itself
 */
const char *
ptero_node_probe_get_issuer (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), NULL);

  return self->issuer;
}

/**
 * ptero_node_probe_get_fingerprint:
 * @self: a probe
 *
 * Returns: (nullable): SHA-256 of the certificate
 */
const char *
ptero_node_probe_get_fingerprint (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), NULL);

  return self->fingerprint;
}

/**
 * ptero_node_probe_is_pinned:
 * @self: a probe
 *
 * Returns: whether the certificate is the pinned one
 */
gboolean
ptero_node_probe_is_pinned (PteroNodeProbe *self)
{
  g_return_val_if_fail (PTERO_IS_NODE_PROBE (self), FALSE);

  return self->is_pinned;
}
