/* ptero-probe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-probe.h"

#include <glib/gi18n.h>

#include "ptero-client-private.h"
#include "ptero-probe-private.h"

#define ADDRESS_DEADLINE 10000   /* ms: somebody waits for it */

/**
 * ptero_address_report_free:
 * @report: (nullable): a report
 *
 * Frees a report.
 */
void
ptero_address_report_free (PteroAddressReport *report)
{
  if (report == NULL)
    return;

  g_free (report->certificate);
  g_free (report);
}

/**
 * ptero_key_report_free:
 * @report: (nullable): a report
 *
 * Frees a report.
 */
void
ptero_key_report_free (PteroKeyReport *report)
{
  if (report == NULL)
    return;

  g_clear_object (&report->account);
  g_free (report);
}

static char *
describe_certificate (PteroClient *client)
{
  GDateTime *end = ptero_client_get_certificate_end (client);
  g_autoptr(GDateTime) local = end != NULL ? g_date_time_to_local (end) : NULL;

  if (local == NULL)
    return NULL;

  /* Translators: the day on which a certificate ends, in the form of g_date_time_format() */
  return g_date_time_format (local, _("%-d %b %Y"));
}

/* Whether @error is what only a panel says when nobody is signed in. */
static gboolean
is_panel_speaking (const GError *error)
{
  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED) &&
         g_strcmp0 (ptero_api_error_get_code (error), "AuthenticationException") == 0;
}

/* Answers that are not about the address: they pass as they are. */
static gboolean
tells_enough (const GError *error)
{
  if (error->domain != PTERO_API_ERROR)
    return TRUE;

  switch (error->code)
    {
    case PTERO_API_ERROR_RATE_LIMITED:
    case PTERO_API_ERROR_MAINTENANCE:
    case PTERO_API_ERROR_PANEL:
    case PTERO_API_ERROR_MOVED:
    case PTERO_API_ERROR_NOT_A_PANEL:
    case PTERO_API_ERROR_CHALLENGED:
    case PTERO_API_ERROR_UNTRUSTED_CERTIFICATE:
    case PTERO_API_ERROR_CERTIFICATE_CHANGED:
    case PTERO_API_ERROR_INSECURE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
address_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  PteroClient *client = PTERO_CLIENT (source);
  PteroAddressReport *report;

  answer = ptero_client_send_finish (client, result, &error);

  if (answer == NULL && !is_panel_speaking (error) && tells_enough (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (!is_panel_speaking (error))
    {
      g_task_return_new_error (task, PTERO_API_ERROR, PTERO_API_ERROR_NOT_A_PANEL,
                               _("Something answers at this address, but it is not a panel."));
      return;
    }

  report = g_new0 (PteroAddressReport, 1);
  report->flavour = ptero_capabilities_get_flavour (ptero_client_get_capabilities (client));
  report->latency = ptero_client_get_latency (client);
  report->certificate = describe_certificate (client);
  g_task_return_pointer (task, report, (GDestroyNotify)ptero_address_report_free);
}

/**
 * ptero_probe_address_async:
 * @address: the address, as ptero_address_normalize() gives it
 * @fingerprint: (nullable): a certificate that the person trusts
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds out whether there is a panel at @address. It asks for the servers
 * without a key: a panel answers that with an error of its own (conventions
 * §2.2), other things with anything else.
 */
void
ptero_probe_address_async (const char          *address,
                           const char          *fingerprint,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(PteroClient) client = NULL;
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (address != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_probe_address_async);

  client = ptero_client_new (address);
  ptero_client_set_pinned_fingerprint (client, fingerprint);
  ptero_client_set_timing (client, ADDRESS_DEADLINE, ptero_client_get_backoff (client));

  request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);
  ptero_request_set_anonymous (request, TRUE);
  ptero_client_send_async (client, request, cancellable, address_answered_cb,
                           g_steal_pointer (&task));
}

/**
 * ptero_probe_address_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors say what else is there: %PTERO_API_ERROR_NOT_A_PANEL,
 * %PTERO_API_ERROR_CHALLENGED, %PTERO_API_ERROR_MOVED, %PTERO_API_ERROR_UNTRUSTED_CERTIFICATE,
 * %PTERO_API_ERROR_CERTIFICATE_CHANGED, %PTERO_API_ERROR_INSECURE, or what
 * the network says.
 *
 * Returns: (transfer full): what is there, if it is a panel
 */
PteroAddressReport *
ptero_probe_address_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
probe_free (PteroProbe *probe)
{
  g_object_unref (probe->client);
  g_clear_pointer (&probe->report, ptero_key_report_free);
  g_clear_error (&probe->error);
  g_clear_error (&probe->first_error);
  g_free (probe);
}

typedef struct
{
  GTask              *task;
  PteroProbeHeard     heard;
  guint               which;
} Question;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr(GTask) task = question->task;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  PteroProbe *probe = g_task_get_task_data (task);

  answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  question->heard (probe, question->which, answer, error);

  if (--probe->n_pending == 0)
    probe->next (task);
}

/**
 * ptero_probe_ask: (skip)
 * @task: the task of a probe
 * @request: (transfer full): what to ask
 * @heard: called with the answer
 * @which: for @heard
 *
 * Asks, together with other questions. When all of them are answered the
 * probe's next step follows.
 */
void
ptero_probe_ask (GTask           *task,
                 PteroRequest    *request,
                 PteroProbeHeard  heard,
                 guint            which)
{
  PteroProbe *probe = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);

  question->task = g_object_ref (task);
  question->heard = heard;
  question->which = which;
  probe->n_pending++;

  ptero_client_send_async (probe->client, request, g_task_get_cancellable (task), answered_cb,
                           question);
  g_object_unref (request);
}

/**
 * ptero_probe_fail: (skip)
 * @probe: a probe
 * @error: (nullable): what went wrong
 *
 * Remembers the first thing that went wrong.
 */
void
ptero_probe_fail (PteroProbe   *probe,
                  const GError *error)
{
  if (probe->error == NULL && error != NULL)
    probe->error = g_error_copy (error);
}

/**
 * ptero_probe_end: (skip)
 * @task: the task of a probe
 *
 * Ends the probe, with its error or its report.
 */
void
ptero_probe_end (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  probe->report->flavour =
    ptero_capabilities_get_flavour (ptero_client_get_capabilities (probe->client));

  if (probe->error != NULL)
    g_task_return_error (task, g_steal_pointer (&probe->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&probe->report),
                           (GDestroyNotify)ptero_key_report_free);
}

static void
permissions_heard (PteroProbe   *probe,
                   guint         which,
                   PteroAnswer  *answer,
                   const GError *error)
{
  /* The client learns from them what kind of panel it is; not to know it is no reason to refuse the
   * key. */
}

static void
servers_heard (PteroProbe   *probe,
               guint         which,
               PteroAnswer  *answer,
               const GError *error)
{
  const PteroPagination *pagination = answer != NULL ? ptero_answer_get_pagination (answer) : NULL;

  ptero_probe_fail (probe, error);

  if (pagination == NULL)
    return;

  if (which == PTERO_PROBE_ALL_SERVERS)
    probe->report->n_all_servers = pagination->total;
  else
    probe->report->n_servers = pagination->total;
}

static void
account_done (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  probe->report->limit =
    ptero_rate_limiter_get_limit (ptero_client_get_rate_limiter (probe->client, PTERO_API_CLIENT));
  ptero_probe_end (task);
}

static void
ask_about_account (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  probe->next = account_done;

  /* The list shows whether two-factor is demanded: the account alone does not (conventions
   * §2.3). */
  ptero_probe_ask (task, ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, "per_page", "1", NULL),
                   servers_heard, PTERO_PROBE_OWN_SERVERS);
  ptero_probe_ask (task, ptero_request_new (PTERO_ENDPOINT_PERMISSIONS_GET, NULL),
                   permissions_heard, 0);

  if (probe->report->is_admin)
    ptero_probe_ask (task,
                     ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, "per_page", "1", "type",
                                        "admin-all", NULL),
                     servers_heard, PTERO_PROBE_ALL_SERVERS);
}

/* An application key may be refused in any of these ways, depending on the version and the language
 * of the panel. */
static gboolean
may_be_application_key (const GError *error)
{
  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_WRONG_KEY) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_UNAUTHENTICATED);
}

static void
account_heard (PteroProbe   *probe,
               guint         which,
               PteroAnswer  *answer,
               const GError *error)
{
  if (answer != NULL)
    {
      probe->report->api = PTERO_API_CLIENT;
      probe->report->account = g_object_ref (ptero_answer_get_resource (answer));
      probe->report->is_admin = probe->report->account->admin;
    }
  else if (may_be_application_key (error))
    {
      probe->first_error = g_error_copy (error);
    }
  else
    {
      ptero_probe_fail (probe, error);
    }
}

static void
account_asked (GTask *task)
{
  PteroProbe *probe = g_task_get_task_data (task);

  if (probe->error != NULL)
    ptero_probe_end (task);
  else if (probe->report->account != NULL)
    ask_about_account (task);
  else
    ptero_probe_ask_about_application (task);
}

/**
 * ptero_probe_key_async:
 * @address: the address, as ptero_address_normalize() gives it
 * @fingerprint: (nullable): a certificate that the person trusts
 * @key: the key
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds out what @key is, by trying it: first as an account key, then as an
 * application key. The rights of the latter are found without changing
 * anything, by reading, and by writing what the panel is known to refuse.
 */
void
ptero_probe_key_async (const char          *address,
                       const char          *fingerprint,
                       const char          *key,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PteroProbe *probe;

  g_return_if_fail (address != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_probe_key_async);

  if (!ptero_key_is_plausible (key))
    {
      g_task_return_error (task, ptero_key_create_error ());
      return;
    }

  probe = g_new0 (PteroProbe, 1);
  probe->client = ptero_client_new (address);
  probe->report = g_new0 (PteroKeyReport, 1);
  probe->next = account_asked;
  g_task_set_task_data (task, probe, (GDestroyNotify)probe_free);

  /* The client uses it for both APIs, and it does not matter yet which one it is for. */
  ptero_client_set_pinned_fingerprint (probe->client, fingerprint);
  ptero_client_set_key (probe->client, PTERO_API_CLIENT, key);

  ptero_probe_ask (task, ptero_request_new (PTERO_ENDPOINT_ACCOUNT_GET, NULL), account_heard, 0);
}

/**
 * ptero_probe_key_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Errors are %PTERO_API_ERROR_UNAUTHENTICATED,
 * %PTERO_API_ERROR_TWO_FACTOR_REQUIRED, %PTERO_API_ERROR_ADDRESS_NOT_ALLOWED,
 * or any other that a request may end with.
 *
 * Returns: (transfer full): what the key is
 */
PteroKeyReport *
ptero_probe_key_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
