/* ptero-client.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-client.h"

#include <glib/gi18n-lib.h>

#include "ptero-address.h"
#include "ptero-call.h"
#include "ptero-client-private.h"
#include "ptero-secret.h"
#include "ptero-session.h"

#define N_APIS           (PTERO_API_APPLICATION + 1)
#define BACKOFF          500        /* ms before the second attempt, on average */
#define DEADLINE         60000      /* ms for one attempt */
#define SLOW_DEADLINE    960000     /* the panel itself waits 15 minutes for (de)compression */
#define IO_TIMEOUT       30         /* s without a byte */

/**
 * PteroClient:
 *
 * One connection to one panel: its address, a key for each API, and the
 * certificate to accept although it does not verify.
 *
 * Objects of answers come from the client's identity map: the same type and
 * id give the same object, updated in place. A key goes to the scheme, host
 * and port of the address and nowhere else; no redirect is followed.
 */

struct _PteroClient
{
  GObject            parent_instance;

  char              *address;
  GUri              *uri;
  char              *keys[N_APIS];
  GError            *key_errors[N_APIS];
  PteroRateLimiter  *limiters[N_APIS];
  PteroIdentityMap  *map;
  PteroCapabilities *capabilities;
  SoupSession       *session;
  SoupSession       *slow_session;
  char              *fingerprint;
  PteroNodePins     *node_pins;
  GDateTime         *certificate_end;
  guint              deadline;
  guint              backoff;
  guint              latency;
};

enum
{
  PROP_0,
  PROP_ADDRESS,
  PROP_LATENCY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroClient, ptero_client, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static SoupSession *
create_session (PteroClient *self,
                guint        timeout)
{
  SoupSession *session = ptero_session_new (timeout);

  /* Without authorities nothing verifies, so that each certificate comes to be compared with the
   * pinned one */
  if (self->fingerprint != NULL)
    soup_session_set_tls_database (session, NULL);

  return session;
}

static void
drop_session (SoupSession **session)
{
  g_autoptr(SoupSession) old = g_steal_pointer (session);

  if (old != NULL)
    soup_session_abort (old);
}

static void
ptero_client_constructed (GObject *object)
{
  PteroClient *self = PTERO_CLIENT (object);

  G_OBJECT_CLASS (ptero_client_parent_class)->constructed (object);

  self->uri = g_uri_parse (self->address != NULL ? self->address : "", SOUP_HTTP_URI_FLAGS, NULL);
}

static void
ptero_client_dispose (GObject *object)
{
  PteroClient *self = PTERO_CLIENT (object);

  drop_session (&self->session);
  drop_session (&self->slow_session);

  G_OBJECT_CLASS (ptero_client_parent_class)->dispose (object);
}

static void
ptero_client_finalize (GObject *object)
{
  PteroClient *self = PTERO_CLIENT (object);

  for (guint i = 0; i < N_APIS; i++)
    {
      g_clear_pointer (&self->keys[i], ptero_secret_free);
      g_clear_error (&self->key_errors[i]);
      g_clear_object (&self->limiters[i]);
    }

  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_pointer (&self->certificate_end, g_date_time_unref);
  g_clear_object (&self->node_pins);
  g_clear_object (&self->map);
  g_clear_object (&self->capabilities);

  G_OBJECT_CLASS (ptero_client_parent_class)->finalize (object);
}

static void
ptero_client_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PteroClient *self = PTERO_CLIENT (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;

    case PROP_LATENCY:
      g_value_set_uint (value, self->latency);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_client_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PteroClient *self = PTERO_CLIENT (object);

  switch (prop_id)
    {
    case PROP_ADDRESS:
      self->address = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_client_class_init (PteroClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ptero_client_constructed;
  object_class->dispose = ptero_client_dispose;
  object_class->finalize = ptero_client_finalize;
  object_class->get_property = ptero_client_get_property;
  object_class->set_property = ptero_client_set_property;

  /**
   * PteroClient:address:
   *
   * The address of the panel, without a trailing slash.
   */
  properties[PROP_ADDRESS] =
    g_param_spec_string ("address", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PteroClient:latency:
   *
   * Milliseconds that the newest answer took, 0 before the first.
   */
  properties[PROP_LATENCY] =
    g_param_spec_uint ("latency", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_client_init (PteroClient *self)
{
  self->deadline = DEADLINE;
  self->backoff = BACKOFF;
  self->map = ptero_identity_map_new ();
  self->capabilities = ptero_capabilities_new ();
  self->node_pins = ptero_node_pins_new ();

  /* The lowest defaults of any version; the first answer tells */
  self->limiters[PTERO_API_CLIENT] = ptero_rate_limiter_new (256);
  self->limiters[PTERO_API_APPLICATION] = ptero_rate_limiter_new (240);
}

/**
 * ptero_client_new:
 * @address: the address of a panel, as [func@Ptero.address_normalize] gives it
 *
 * Returns: (transfer full): a client without keys
 */
PteroClient *
ptero_client_new (const char *address)
{
  return g_object_new (PTERO_TYPE_CLIENT, "address", address, NULL);
}

/**
 * ptero_client_get_address:
 * @self: a client
 *
 * Returns: the address of the panel
 */
const char *
ptero_client_get_address (PteroClient *self)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);

  return self->address;
}

/**
 * ptero_client_get_latency:
 * @self: a client
 *
 * Returns: milliseconds that the newest answer took, 0 before the first
 */
guint
ptero_client_get_latency (PteroClient *self)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), 0);

  return self->latency;
}

/**
 * ptero_client_get_certificate_end:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): when the certificate that came with the
 *   newest answer ends, %NULL without TLS
 */
GDateTime *
ptero_client_get_certificate_end (PteroClient *self)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);

  return self->certificate_end;
}

/**
 * ptero_client_get_identity_map:
 * @self: a client
 *
 * Returns: (transfer none): the objects of this panel
 */
PteroIdentityMap *
ptero_client_get_identity_map (PteroClient *self)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);

  return self->map;
}

/**
 * ptero_client_get_capabilities:
 * @self: a client
 *
 * Returns: (transfer none): what is known of this panel, by what it answered
 */
PteroCapabilities *
ptero_client_get_capabilities (PteroClient *self)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);

  return self->capabilities;
}

/* A keyring can be written by anybody whom it is open to. */
static gboolean
fits_header (const char *key)
{
  while (g_ascii_isgraph (*key))
    key++;

  return *key == '\0';
}

/**
 * ptero_client_set_key:
 * @self: a client
 * @api: %PTERO_API_CLIENT for the account key, %PTERO_API_APPLICATION for the
 *   application key
 * @key: (nullable): the key; %NULL forgets it
 *
 * The key is copied into memory that is wiped when it is replaced. What a
 * header cannot hold, a line end for one, is no key.
 */
void
ptero_client_set_key (PteroClient *self,
                      PteroApi     api,
                      const char  *key)
{
  g_return_if_fail (PTERO_IS_CLIENT (self));
  g_return_if_fail (api < N_APIS);

  if (key != NULL && !fits_header (key))
    key = NULL;

  ptero_secret_free (self->keys[api]);
  self->keys[api] = ptero_secret_copy (key);
  g_clear_error (&self->key_errors[api]);
  ptero_capabilities_learn_key (self->capabilities, key);
}

/**
 * ptero_client_set_key_error:
 * @self: a client
 * @api: an API
 * @error: (nullable): why there is no key made for @api although there should be
 *
 * Where the other key is used in its place, and refused, the request fails with
 * @error: that is what has to be mended, until ptero_client_set_key().
 */
void
ptero_client_set_key_error (PteroClient  *self,
                            PteroApi      api,
                            const GError *error)
{
  g_return_if_fail (PTERO_IS_CLIENT (self));
  g_return_if_fail (api < N_APIS);

  g_clear_error (&self->key_errors[api]);
  if (error != NULL)
    self->key_errors[api] = g_error_copy (error);
}

/**
 * ptero_client_has_key:
 * @self: a client
 * @api: an API
 *
 * Returns: whether there is a key made for @api
 */
gboolean
ptero_client_has_key (PteroClient *self,
                      PteroApi     api)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), FALSE);
  g_return_val_if_fail (api < N_APIS, FALSE);

  return self->keys[api] != NULL;
}

/**
 * ptero_client_hide_keys:
 * @self: a client
 * @text: what somebody says
 *
 * Returns: (transfer full): @text without the keys, and without parts of them
 */
char *
ptero_client_hide_keys (PteroClient *self,
                        const char  *text)
{
  g_autofree char *hidden = NULL;

  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  hidden = ptero_secret_hide (text, self->keys[PTERO_API_CLIENT]);

  return ptero_secret_hide (hidden, self->keys[PTERO_API_APPLICATION]);
}

/**
 * ptero_client_set_pinned_fingerprint:
 * @self: a client
 * @fingerprint: (nullable): SHA-256 of the one certificate to accept, whether
 *   it verifies or not; %NULL to accept each that verifies
 *
 * Connections that were made under another rule are closed.
 */
void
ptero_client_set_pinned_fingerprint (PteroClient *self,
                                     const char  *fingerprint)
{
  g_return_if_fail (PTERO_IS_CLIENT (self));

  if (g_strcmp0 (self->fingerprint, fingerprint) == 0)
    return;

  g_free (self->fingerprint);
  self->fingerprint = g_strdup (fingerprint);
  ptero_client_reset (self);
}

/**
 * ptero_client_get_node_pins:
 * @self: a client
 *
 * Returns: (transfer none): the certificates of nodes that are trusted although
 *   they do not verify
 */
PteroNodePins *
ptero_client_get_node_pins (PteroClient *self)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);

  return self->node_pins;
}

/**
 * ptero_client_set_node_pins:
 * @self: a client
 * @pins: the certificates of nodes to trust
 *
 * What comes to be connected heeds them.
 */
void
ptero_client_set_node_pins (PteroClient   *self,
                            PteroNodePins *pins)
{
  g_return_if_fail (PTERO_IS_CLIENT (self));
  g_return_if_fail (PTERO_IS_NODE_PINS (pins));

  g_set_object (&self->node_pins, pins);
}

/**
 * ptero_client_get_rate_limiter:
 * @self: a client
 * @api: an API
 *
 * Returns: (transfer none): the budget of @api
 */
PteroRateLimiter *
ptero_client_get_rate_limiter (PteroClient *self,
                               PteroApi     api)
{
  g_return_val_if_fail (PTERO_IS_CLIENT (self), NULL);
  g_return_val_if_fail (api < N_APIS, NULL);

  return self->limiters[api];
}

static GError *
check_call (PteroClient  *self,
            PteroRequest *request,
            PteroApi      api)
{
  if (self->uri == NULL)
    return g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_FAILED,
                                _("The address of the panel is not valid."));

  if (!ptero_address_is_secure (self->address) && !ptero_address_is_private (self->address))
    return g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_INSECURE,
                                _("The key is not sent without encryption over the Internet."));

  if (!ptero_request_get_anonymous (request) && ptero_client_peek_key (self, api) == NULL)
    return g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY,
                                _("There is no key for this panel."));

  return NULL;
}

/**
 * ptero_client_send_watched_async: (skip)
 * @self: a client
 * @request: what to ask for
 * @arrived: (nullable): called with @user_data when a large answer is there
 *   and a thread begins to read it
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @arrived and @callback
 *
 * [method@Ptero.Client.send_async] for who has more to ask as soon as a
 * connection is free. @arrived is not called for what is read at once, nor
 * after an error.
 */
void
ptero_client_send_watched_async (PteroClient         *self,
                                 PteroRequest        *request,
                                 PteroClientArrived   arrived,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  const PteroEndpointInfo *info;
  GError *error;

  g_return_if_fail (PTERO_IS_CLIENT (self));
  g_return_if_fail (PTERO_IS_REQUEST (request));

  info = ptero_endpoint_get_info (ptero_request_get_endpoint (request));
  g_return_if_fail (info->api < N_APIS);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_client_send_watched_async);

  error = check_call (self, request, info->api);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  ptero_call_start (self, request, arrived, user_data, g_steal_pointer (&task));
}

/**
 * ptero_client_send_async:
 * @self: a client
 * @request: what to ask for
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Waits for its turn, sends, tries again what may be tried again, and reads
 * the answer into typed objects. A request of the Application API goes with
 * the application key, else with the account key.
 */
void
ptero_client_send_async (PteroClient         *self,
                         PteroRequest        *request,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  ptero_client_send_watched_async (self, request, NULL, cancellable, callback, user_data);
}

/**
 * ptero_client_send_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are of the domains %PTERO_API_ERROR, %G_IO_ERROR, %G_TLS_ERROR and
 * %G_RESOLVER_ERROR; %G_IO_ERROR_CANCELLED is never to be shown.
 *
 * Returns: (transfer full): the answer, or %NULL with an error
 */
PteroAnswer *
ptero_client_send_finish (PteroClient   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ptero_client_reset:
 * @self: a client
 *
 * Drops the open connections, for example after the network has changed. What
 * is under way is tried again if it may be, else it fails with
 * %G_IO_ERROR_CONNECTION_CLOSED.
 */
void
ptero_client_reset (PteroClient *self)
{
  g_return_if_fail (PTERO_IS_CLIENT (self));

  drop_session (&self->session);
  drop_session (&self->slow_session);
}

/**
 * ptero_client_set_latency: (skip)
 * @self: a client
 * @latency: milliseconds
 *
 * Notes how long an answer took.
 */
void
ptero_client_set_latency (PteroClient *self,
                          guint        latency)
{
  if (self->latency == latency)
    return;

  self->latency = latency;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATENCY]);
}

/**
 * ptero_client_set_certificate: (skip)
 * @self: a client
 * @certificate: (nullable): the certificate of the panel
 *
 * Notes the certificate that came with the newest answer.
 */
void
ptero_client_set_certificate (PteroClient     *self,
                              GTlsCertificate *certificate)
{
  g_clear_pointer (&self->certificate_end, g_date_time_unref);
  if (certificate != NULL)
    self->certificate_end = g_tls_certificate_get_not_valid_after (certificate);
}

/**
 * ptero_client_set_timing: (skip)
 * @self: a client
 * @deadline: how many milliseconds an attempt may take
 * @backoff: how many milliseconds pass before the second attempt
 *
 * For tests, and for what somebody waits for.
 */
void
ptero_client_set_timing (PteroClient *self,
                         guint        deadline,
                         guint        backoff)
{
  self->deadline = deadline;
  self->backoff = backoff;
}

/**
 * ptero_client_get_backoff: (skip)
 * @self: a client
 *
 * Returns: how many milliseconds pass before the second attempt, on average
 */
guint
ptero_client_get_backoff (PteroClient *self)
{
  return self->backoff;
}

/**
 * ptero_client_get_uri: (skip)
 * @self: a client
 *
 * Returns: (transfer none) (nullable): the address, %NULL if it is not valid
 */
GUri *
ptero_client_get_uri (PteroClient *self)
{
  return self->uri;
}

/**
 * ptero_client_get_key_error: (skip)
 * @self: a client
 * @api: an API
 *
 * Returns: (nullable): why there is no key made for @api
 */
const GError *
ptero_client_get_key_error (PteroClient *self,
                            PteroApi     api)
{
  return self->key_errors[api];
}

/**
 * ptero_client_peek_key: (skip)
 * @self: a client
 * @api: an API
 *
 * Returns: (nullable): the key to use: a root administrator's account key
 *   opens the Application API as well
 */
const char *
ptero_client_peek_key (PteroClient *self,
                       PteroApi     api)
{
  return self->keys[api] != NULL ? self->keys[api] : self->keys[PTERO_API_CLIENT];
}

/**
 * ptero_client_get_pinned_fingerprint: (skip)
 * @self: a client
 *
 * Returns: (nullable): SHA-256 of the one certificate to accept
 */
const char *
ptero_client_get_pinned_fingerprint (PteroClient *self)
{
  return self->fingerprint;
}

/**
 * ptero_client_get_session: (skip)
 * @self: a client
 * @slow: whether the panel may be silent for minutes
 *
 * Returns: (transfer none): the session to send with
 */
SoupSession *
ptero_client_get_session (PteroClient *self,
                          gboolean     slow)
{
  SoupSession **session = slow ? &self->slow_session : &self->session;

  if (*session == NULL)
    *session = create_session (self, slow ? SLOW_DEADLINE / 1000 : IO_TIMEOUT);

  return *session;
}

/**
 * ptero_client_get_deadline: (skip)
 * @self: a client
 * @slow: whether the panel may be silent for minutes
 *
 * Returns: how many milliseconds an attempt may take
 */
guint
ptero_client_get_deadline (PteroClient *self,
                           gboolean     slow)
{
  return slow ? SLOW_DEADLINE : self->deadline;
}
