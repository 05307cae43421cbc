/* ptero-call.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-certificate.h"
#include "ptero-client-private.h"
#include "ptero-exchange.h"
#include "ptero-json-reader.h"
#include "ptero-pause.h"
#include "ptero-secret.h"

#define BEARER        "Bearer "
#define MAX_BODY      (16 * 1024 * 1024)
#define LARGE_BODY    (64 * 1024)   /* a page of a hundred servers takes a frame to parse */
#define MAX_ATTEMPTS  3
#define MAX_PATIENCE  10            /* attempts of what is in the background and gets a 429 */
/* How long the panel may refuse everything before that is said rather than waited out */
#define LONG_WAIT     (120 * G_TIME_SPAN_SECOND)   /* to what the person did */
#define SHORT_WAIT    (5 * G_TIME_SPAN_SECOND)     /* to what is on screen */

/* One request on its way, the data of its task. */
typedef struct
{
  PteroRequest            *request;
  const PteroEndpointInfo *info;
  PteroRateLimiter        *limiter;
  SoupMessage             *message;
  GBytes                  *body;
  guint                    attempt;
  gboolean                 has_turned;    /* to the other route of the endpoint */
  gboolean                 is_uncertain;  /* an earlier attempt may have been carried out */
  char                    *shown;         /* fingerprint of the certificate that was refused */
  GTlsCertificateFlags     flaws;         /* of that */
  GSource                 *pause;
  PteroClientArrived       arrived;
  gpointer                 arrived_data;
} Call;

static void start_attempt (GTask *task);

static void
call_free (gpointer data)
{
  Call *call = data;

  ptero_source_clear (&call->pause);
  g_clear_object (&call->request);
  g_clear_object (&call->limiter);
  g_clear_object (&call->message);
  g_clear_pointer (&call->body, g_bytes_unref);
  g_free (call->shown);
  g_free (call);
}

static gboolean
has_own_limit (PteroClient             *self,
               const PteroEndpointInfo *info)
{
  if ((info->traits & PTERO_NEW_LIMIT) != 0)
    return !ptero_capabilities_lacks (ptero_client_get_capabilities (self),
                                      PTERO_CAPABILITY_SERVER_LIMITS);

  return (info->traits & PTERO_OWN_LIMIT) != 0;
}

static gboolean
is_slow (const PteroEndpointInfo *info)
{
  return (info->traits & PTERO_SLOW) != 0;
}

static gboolean
is_idempotent (const PteroEndpointInfo *info)
{
  return g_str_equal (info->method, "GET") || g_str_equal (info->method, "DELETE") ||
         (g_str_equal (info->method, "PUT") && (info->traits & PTERO_ONCE) == 0);
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);

  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

static gboolean
has_same_origin (GUri *a,
                 GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         get_port (a) == get_port (b);
}

static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  errors,
                       gpointer              user_data)
{
  GTask *task = user_data;
  PteroClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  g_free (call->shown);
  call->shown = ptero_certificate_get_fingerprint (certificate);
  call->flaws = ptero_certificate_find_flaws (certificate, errors);

  return ptero_fingerprint_equal (call->shown, ptero_client_get_pinned_fingerprint (self));
}

static SoupMessage *
create_message (PteroClient  *self,
                GTask        *task,
                GError      **error)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr(SoupMessage) message =
    ptero_request_create_message (call->request, ptero_client_get_address (self), error);
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;

  if (!has_same_origin (soup_message_get_uri (message), ptero_client_get_uri (self)))
    {
      g_set_error_literal (error, PTERO_API_ERROR, PTERO_API_ERROR_FAILED,
                           _("The address of the panel is not valid."));
      return NULL;
    }

  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  if (!ptero_request_get_anonymous (call->request))
    {
      char *authorization = g_strconcat (BEARER, ptero_client_peek_key (self, call->info->api),
                                         NULL);

      soup_message_headers_replace (headers, "Authorization", authorization);
      ptero_secret_free (authorization);
    }

  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), task);

  return g_steal_pointer (&message);
}

static gboolean
pause_cb (gpointer user_data)
{
  start_attempt (g_object_ref (user_data));

  return G_SOURCE_REMOVE;
}

/* Waits, a little longer each time and never the same for two, before the next attempt; takes
 * @task. */
static void
start_pause (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  guint delay = ptero_client_get_backoff (g_task_get_source_object (task)) << (call->attempt - 1);

  ptero_pause_start (&call->pause, task,
                     g_random_int_range (delay / 2, delay + delay / 2), pause_cb);
}

static gboolean
is_connection_lost (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_EOF);
}

static GError *
translate_tls_error (PteroClient *self,
                     Call        *call,
                     GError      *error)
{
  const char *pinned = ptero_client_get_pinned_fingerprint (self);
  g_autofree char *shown = g_steal_pointer (&call->shown);
  const PteroApiError code = pinned != NULL ? PTERO_API_ERROR_CERTIFICATE_CHANGED
                                            : PTERO_API_ERROR_UNTRUSTED_CERTIFICATE;

  if (error->domain != G_TLS_ERROR || shown == NULL || ptero_fingerprint_equal (shown, pinned))
    return error;

  g_error_free (error);

  return ptero_api_error_new_for_certificate (code, shown, call->flaws);
}

/* There was no answer; takes @task and @error. */
static void
handle_failure (GTask  *task,
                GError *error)
{
  g_autoptr(GTask) owned = task;
  PteroClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);

  if (is_connection_lost (error) && is_idempotent (call->info) && call->attempt < MAX_ATTEMPTS)
    {
      call->is_uncertain = TRUE;
      g_error_free (error);
      start_pause (g_steal_pointer (&owned));
      return;
    }

  g_task_return_error (task, translate_tls_error (self, call, error));
}

/* Whether another attempt may have another end. What the panel says in JSON is its answer: a node
 * that is down, a server that is offline; only a proxy in front of it may find it well the next
 * time. */
static gboolean
may_retry (PteroClient  *self,
           Call         *call,
           const GError *error)
{
  guint status = ptero_api_error_get_status (error);
  gboolean is_background = ptero_request_get_priority (call->request) == PTERO_PRIORITY_BACKGROUND;

  /* A 429 was not carried out, whatever the method; the limiter has closed if it is about the whole
   * budget */
  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED))
    return call->attempt < (is_background ? MAX_PATIENCE : MAX_ATTEMPTS) &&
           ptero_rate_limiter_get_blocked (call->limiter) > 0 &&
           !has_own_limit (self, call->info);

  return call->attempt < MAX_ATTEMPTS &&
         status >= 502 && status <= 504 &&
         ptero_api_error_get_retry_after (error) <= 0 &&
         !g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED) &&
         is_idempotent (call->info) &&
         !ptero_json_is_declared (soup_message_get_response_headers (call->message));
}

/* Versions and flavours have some things at other places; the panel says that it has nothing
 * here. */
static gboolean
may_turn (Call         *call,
          const GError *error)
{
  return !call->has_turned &&
         ptero_endpoint_get_other (ptero_request_get_endpoint (call->request)) != NULL &&
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND);
}

/* Takes @task. */
static void
turn (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  call->has_turned = TRUE;
  call->attempt = 0;
  ptero_request_turn (call->request);
  call->info = ptero_request_get_info (call->request);
  start_attempt (task);
}

/* Redirects are named by where they lead as a whole. */
static void
resolve_location (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autofree char *base = NULL;
  g_autofree char *resolved = NULL;

  if (location == NULL)
    return;

  base = g_uri_to_string_partial (soup_message_get_uri (message), G_URI_HIDE_QUERY);
  resolved = g_uri_resolve_relative (base, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (resolved != NULL)
    soup_message_headers_replace (headers, "Location", resolved);
}

static void
learn_route (PteroClient  *self,
             Call         *call,
             const GError *error)
{
  PteroCapabilities *capabilities = ptero_client_get_capabilities (self);
  PteroEndpoint endpoint = ptero_request_get_endpoint (call->request);

  if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND))
    ptero_capabilities_learn_route (capabilities, endpoint, FALSE);
  else if (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN))
    ptero_capabilities_learn_route (capabilities, endpoint, TRUE);
}

/* The key that was sent, and those that are set now. */
static void
hide_keys (PteroClient *self,
           Call        *call,
           GError      *error)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (call->message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");

  if (authorization != NULL)
    ptero_api_error_hide_secret (error, authorization + strlen (BEARER));

  for (PteroApi api = PTERO_API_CLIENT; api <= PTERO_API_APPLICATION; api++)
    ptero_api_error_hide_secret (error, ptero_client_peek_key (self, api));
}

/* Whether the key is refused that stands in for one that cannot be read. */
static gboolean
lacks_own_key (PteroClient  *self,
               Call         *call,
               const GError *error)
{
  return ptero_client_get_key_error (self, call->info->api) != NULL &&
         (g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN) ||
          g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_WRONG_KEY));
}

/* Decides what comes after @refusal; takes @task and @refusal. */
static void
handle_error (GTask  *task,
              GError *refusal)
{
  g_autoptr(GTask) owned = task;
  g_autoptr(GError) error = refusal;
  PteroClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  guint status = soup_message_get_status (call->message);

  hide_keys (self, call, error);
  ptero_api_error_set_asked (error, g_str_equal (call->info->method, "GET"),
                             strstr (call->info->path, "/servers/{server}") != NULL);
  learn_route (self, call, error);

  if (may_retry (self, call, error))
    {
      if (status == 429)
        {
          start_attempt (g_steal_pointer (&owned));
          return;
        }

      call->is_uncertain = TRUE;
      start_pause (g_steal_pointer (&owned));
      return;
    }

  /* An attempt whose answer got lost has deleted it already */
  if (status == SOUP_STATUS_NOT_FOUND && call->is_uncertain &&
      g_str_equal (call->info->method, "DELETE") &&
      call->info->answer == PTERO_ANSWER_NOTHING)
    g_task_return_pointer (task, ptero_answer_new (SOUP_STATUS_NO_CONTENT, call->body, NULL),
                           g_object_unref);
  else if (may_turn (call, error))
    turn (g_steal_pointer (&owned));
  else if (lacks_own_key (self, call, error))
    g_task_return_error (task, g_error_copy (ptero_client_get_key_error (self, call->info->api)));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GError *
explain (Call *call)
{
  return ptero_api_error_new_from_answer (soup_message_get_status (call->message),
                                          soup_message_get_response_headers (call->message),
                                          call->body);
}

static void
explain_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  g_task_return_pointer (task, explain (task_data), (GDestroyNotify) g_error_free);
}

static void
explained_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  handle_error (user_data, g_task_propagate_pointer (G_TASK (result), NULL));
}

/* The answer is not what was asked for; takes @task. */
static void
handle_refusal (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr(GTask) work = NULL;

  resolve_location (call->message);
  if (g_bytes_get_size (call->body) <= LARGE_BODY)
    {
      handle_error (task, explain (call));
      return;
    }

  /* Nobody else has the call until the thread is done with it */
  work = g_task_new (NULL, NULL, explained_cb, task);
  g_task_set_source_tag (work, handle_refusal);
  g_task_set_task_data (work, call, NULL);
  g_task_run_in_thread (work, explain_in_thread);
}

/* What is read in a thread, of a large answer. */
typedef struct
{
  const PteroEndpointInfo *info;
  guint                    status;
  GBytes                  *body;
  JsonNode                *json;
  PteroAnswer             *answer;    /* whose objects nobody else has yet */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_bytes_unref (reading->body);
  g_clear_object (&reading->answer);
  g_clear_pointer (&reading->json, json_node_unref);
  g_free (reading);
}

static Reading *
reading_new (Call *call)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->info = call->info;
  reading->status = soup_message_get_status (call->message);
  reading->body = g_bytes_ref (call->body);

  return reading;
}

static gboolean
read_body (Reading  *reading,
           GError  **error)
{
  if (reading->info->answer != PTERO_ANSWER_NOTHING && reading->info->answer != PTERO_ANSWER_BYTES)
    {
      reading->json = ptero_json_read (reading->body, error);
      if (reading->json == NULL)
        return FALSE;
    }

  reading->answer = ptero_answer_new (reading->status, reading->body, reading->json);

  return ptero_answer_make (reading->answer, reading->info, error);
}

/* Takes @task. */
static void
return_answer (GTask   *task,
               Reading *reading)
{
  g_autoptr(GTask) owned = task;
  PteroClient *self = g_task_get_source_object (task);
  PteroCapabilities *capabilities = ptero_client_get_capabilities (self);
  Call *call = g_task_get_task_data (task);
  PteroEndpoint endpoint = ptero_request_get_endpoint (call->request);
  const char *relation = ptero_request_get_relation (call->request);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (call->has_turned)
    ptero_capabilities_set_takes_other (capabilities, endpoint,
                                        call->info != ptero_endpoint_get_info (endpoint));
  ptero_capabilities_learn_route (capabilities, endpoint, TRUE);
  ptero_capabilities_learn_answer (capabilities, endpoint, reading->json);

  if (relation != NULL && !ptero_answer_list_relation (reading->answer, relation, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* what was adopted is of this thread, the reading may be freed by the other */
  ptero_answer_adopt (reading->answer, ptero_client_get_identity_map (self));
  g_task_return_pointer (task, g_steal_pointer (&reading->answer), g_object_unref);
}

static void
read_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_body (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
release_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  json_node_unref (task_data);
  g_task_return_boolean (task, TRUE);
}

/* To take a large tree to pieces costs more than to read it into objects. Takes @json. */
static void
release_json (JsonNode *json)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, release_json);
  g_task_set_task_data (task, json, NULL);
  g_task_run_in_thread (task, release_in_thread);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Reading *reading = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return_answer (g_steal_pointer (&task), reading);
  else
    g_task_return_error (task, error);

  /* The thread may be the last that lets go of what it was given to do, and what was adopted is of
   * this thread */
  g_clear_object (&reading->answer);
  if (reading->json != NULL)
    release_json (g_steal_pointer (&reading->json));
}

/* Takes @task. */
static void
read_answer (GTask *task)
{
  g_autoptr(GTask) owned = task;
  Call *call = g_task_get_task_data (task);
  Reading *reading = reading_new (call);
  GError *error = NULL;

  if (g_bytes_get_size (call->body) > LARGE_BODY)
    {
      g_autoptr(GTask) work = g_task_new (NULL, NULL, read_cb, g_steal_pointer (&owned));

      g_task_set_source_tag (work, read_answer);
      g_task_set_task_data (work, reading, reading_free);
      g_task_run_in_thread (work, read_in_thread);
      if (call->arrived != NULL)
        call->arrived (call->arrived_data);
      return;
    }

  if (read_body (reading, &error))
    return_answer (g_steal_pointer (&owned), reading);
  else
    g_task_return_error (task, error);

  reading_free (reading);
}

/* Whether a 2xx can be what was asked for: a wrong address answers everything with a page of its
 * own. */
static gboolean
is_from_panel (Call *call)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (call->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  switch (call->info->answer)
    {
    case PTERO_ANSWER_NOTHING:
      return g_bytes_get_size (call->body) == 0 || ptero_json_is_declared (headers);

    case PTERO_ANSWER_BYTES:
      return g_strcmp0 (type, "text/html") != 0;

    case PTERO_ANSWER_ONE:
    case PTERO_ANSWER_LIST:
    case PTERO_ANSWER_JSON:
    default:
      return ptero_json_is_declared (headers);
    }
}

/* Takes @task. */
static void
handle_answer (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  if (!SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (call->message)) || !is_from_panel (call))
    handle_refusal (task);
  else
    read_answer (task);
}

static void
learn_limit (PteroClient *self,
             Call        *call)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (call->message);
  guint status = soup_message_get_status (call->message);
  const char *limit = soup_message_headers_get_one (headers, "X-RateLimit-Limit");

  if (has_own_limit (self, call->info) && limit != NULL &&
      g_ascii_strtoull (limit, NULL, 10) != ptero_rate_limiter_get_limit (call->limiter))
    return;

  ptero_rate_limiter_observe (call->limiter, status, headers);
  if (limit != NULL)
    ptero_capabilities_learn_limit (ptero_client_get_capabilities (self), call->info->api,
                                    ptero_rate_limiter_get_limit (call->limiter));
}

static void
exchanged_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  guint latency;

  g_signal_handlers_disconnect_by_func (call->message, accept_certificate_cb, task);
  g_clear_pointer (&call->body, g_bytes_unref);
  call->body = ptero_exchange_finish (SOUP_SESSION (object), result, &latency, &error);

  if (soup_message_get_status (call->message) != SOUP_STATUS_NONE)
    learn_limit (self, call);
  ptero_rate_limiter_release (call->limiter);

  if (call->body == NULL)
    {
      handle_failure (g_steal_pointer (&task), error);
      return;
    }

  ptero_client_set_latency (self, latency);
  ptero_client_set_certificate (self, soup_message_get_tls_peer_certificate (call->message));
  handle_answer (g_steal_pointer (&task));
}

static void
acquired_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PteroClient *self = g_task_get_source_object (task);
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!ptero_rate_limiter_acquire_finish (PTERO_RATE_LIMITER (object), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (!ptero_request_get_anonymous (call->request) &&
      ptero_client_peek_key (self, call->info->api) == NULL)
    g_set_error_literal (&error, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY,
                         _("There is no key for this panel."));

  g_clear_object (&call->message);
  if (error == NULL &&
      !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    call->message = create_message (self, task, &error);

  if (call->message == NULL)
    {
      ptero_rate_limiter_release (call->limiter);
      g_task_return_error (task, error);
      return;
    }

  call->attempt++;
  ptero_exchange_async (ptero_client_get_session (self, is_slow (call->info)),
                        call->message,
                        ptero_client_get_deadline (self, is_slow (call->info)),
                        MAX_BODY,
                        g_task_get_cancellable (task),
                        exchanged_cb,
                        g_object_ref (task));
}

/* Takes @task. */
static void
start_attempt (GTask *task)
{
  g_autoptr(GTask) owned = task;
  Call *call = g_task_get_task_data (task);
  PteroPriority priority = ptero_request_get_priority (call->request);
  gint64 blocked = ptero_rate_limiter_get_blocked (call->limiter);

  /* What is in the background can wait */
  if ((priority == PTERO_PRIORITY_USER &&
       ptero_rate_limiter_get_wait (call->limiter, priority) > LONG_WAIT) ||
      (priority == PTERO_PRIORITY_VISIBLE && blocked > SHORT_WAIT))
    {
      g_task_return_error (task, ptero_api_error_new_for_wait (blocked / G_TIME_SPAN_SECOND));
      return;
    }

  ptero_rate_limiter_acquire_async (call->limiter, priority, g_task_get_cancellable (task),
                                    acquired_cb, g_steal_pointer (&owned));
}

/**
 * ptero_call_start: (skip)
 * @client: a client that may send @request
 * @request: what to ask for
 * @arrived: (nullable): called when the answer is there and is read in a thread
 * @arrived_data: for @arrived
 * @task: (transfer full): a task of @client, which gets a [class@Ptero.Answer]
 *
 * Sends a request as often as it takes.
 */
void
ptero_call_start (PteroClient        *client,
                  PteroRequest       *request,
                  PteroClientArrived  arrived,
                  gpointer            arrived_data,
                  GTask              *task)
{
  Call *call = g_new0 (Call, 1);

  call->request = ptero_request_copy (request);
  call->arrived = arrived;
  call->arrived_data = arrived_data;
  if (ptero_capabilities_takes_other (ptero_client_get_capabilities (client),
                                      ptero_request_get_endpoint (request)))
    ptero_request_turn (call->request);
  call->info = ptero_request_get_info (call->request);
  call->limiter = g_object_ref (ptero_client_get_rate_limiter (client, call->info->api));
  g_task_set_task_data (task, call, call_free);

  start_attempt (task);
}
