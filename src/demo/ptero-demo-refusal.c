/* ptero-demo-refusal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-refusal.h"

/* The panel's ways of saying no. Laravel's HTTP exceptions come pretty-printed with plain slashes,
 * what the panel renders itself comes compact; without a JSON Accept the first become pages and
 * the second redirects. */

void
ptero_demo_failure_free (PteroDemoFailure *self)
{
  g_free (self->field);
  g_free (self->rule);
  g_free (self->message);
  g_free (self);
}

static void
write_error (PteroDemoJson *json,
             guint          status,
             const char    *code,
             const char    *detail)
{
  g_autofree char *text = g_strdup_printf ("%u", status);

  ptero_demo_json_begin (json, NULL);
  ptero_demo_json_string (json, "code", code);
  ptero_demo_json_string (json, "status", text);
  ptero_demo_json_string (json, "detail", detail);
}

static void
reply_one (PteroDemoCall *call,
           guint          status,
           const char    *code,
           const char    *detail,
           gboolean       pretty)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, pretty);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_open (&json, "errors");
  write_error (&json, status, code, detail);
  ptero_demo_json_end (&json);
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, status, &json);
}

static void
redirect_back (PteroDemoCall *call)
{
  const char *referer = soup_message_headers_get_one (call->request_headers, "Referer");

  ptero_demo_call_redirect (call, referer != NULL ? referer : call->backend->address);
}

/**
 * ptero_demo_refuse:
 * @call: a call
 * @status: an HTTP status
 * @code: the short class name of the exception
 * @detail: the text
 *
 * Refuses like an HTTP exception.
 */
void
ptero_demo_refuse (PteroDemoCall *call,
                   guint          status,
                   const char    *code,
                   const char    *detail)
{
  if (call->wants_json)
    reply_one (call, status, code, detail, TRUE);
  else
    ptero_demo_call_reply_html (call, status, soup_status_get_phrase (status),
                                soup_status_get_phrase (status));
}

/* Refuses like the panel's DisplayException and those derived from it. */
void
ptero_demo_refuse_display (PteroDemoCall *call,
                           guint          status,
                           const char    *code,
                           const char    *detail)
{
  if (call->wants_json)
    reply_one (call, status, code, detail, FALSE);
  else
    redirect_back (call);
}

/* An error nobody foresaw: 500 with a text that says nothing. */
void
ptero_demo_refuse_broken (PteroDemoCall *call,
                          const char    *code)
{
  ptero_demo_refuse (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, code,
                     "An unexpected error was encountered while processing this request, please try again.");
}

void
ptero_demo_refuse_key (PteroDemoCall *call)
{
  g_autofree char *login = g_strconcat (call->backend->address, "/auth/login", NULL);

  if (call->wants_json)
    reply_one (call, SOUP_STATUS_UNAUTHORIZED, "AuthenticationException", "Unauthenticated.",
               FALSE);
  else
    ptero_demo_call_redirect (call, login);
}

void
ptero_demo_refuse_right (PteroDemoCall *call)
{
  ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "AccessDeniedHttpException",
                     "This action is unauthorized.");
}

void
ptero_demo_refuse_missing (PteroDemoCall *call)
{
  ptero_demo_refuse (call, SOUP_STATUS_NOT_FOUND, "NotFoundHttpException",
                     "The requested resource could not be found on the server.");
}

/**
 * ptero_demo_refuse_invalid:
 * @call: a call
 * @failures: (element-type PteroDemoFailure): one for each rule that failed
 *
 * Refuses what was sent: 422 with one entry for each failure.
 */
void
ptero_demo_refuse_invalid (PteroDemoCall *call,
                           GPtrArray     *failures)
{
  PteroDemoJson json;

  if (!call->wants_json)
    {
      redirect_back (call);
      return;
    }

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_open (&json, "errors");
  for (guint i = 0; i < failures->len; i++)
    {
      PteroDemoFailure *failure = g_ptr_array_index (failures, i);

      write_error (&json, SOUP_STATUS_UNPROCESSABLE_ENTITY, "ValidationException",
                   failure->message);
      ptero_demo_json_begin (&json, "meta");
      ptero_demo_json_string (&json, "source_field", failure->field);
      ptero_demo_json_string (&json, "rule", failure->rule);
      ptero_demo_json_end (&json);
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_UNPROCESSABLE_ENTITY, &json);
}

/* Refuses one field; @rule is "" for checks the panel makes after its rules. */
void
ptero_demo_refuse_field (PteroDemoCall *call,
                         const char    *field,
                         const char    *rule,
                         const char    *message)
{
  g_autoptr (GPtrArray) failures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) ptero_demo_failure_free);
  PteroDemoFailure *failure = g_new0 (PteroDemoFailure, 1);

  failure->field = g_strdup (field);
  failure->rule = g_strdup (rule);
  failure->message = g_strdup (message);
  g_ptr_array_add (failures, failure);
  ptero_demo_refuse_invalid (call, failures);
}

/**
 * ptero_demo_refuse_daemon:
 * @call: a call
 * @status: what the daemon answered; 502 stands for a 200 that makes no sense
 * @text: (nullable): what it said; only passed on below 500
 *
 * Refuses because the node's daemon did.
 */
void
ptero_demo_refuse_daemon (PteroDemoCall *call,
                          guint          status,
                          const char    *text)
{
  g_autofree char *id = ptero_demo_world_new_uuid (call->world);
  g_autofree char *detail = NULL;

  if (status < 500)
    detail = g_strdup_printf ("An error occurred on the remote host: %s. (request id: %s)", text,
                              id);
  else
    detail = g_strdup_printf ("There was an error while communicating with the machine running this server. "
                              "This error has been logged, please try again. (code: %u) (request_id: %s)",
                              status == SOUP_STATUS_BAD_GATEWAY ? SOUP_STATUS_OK : status, id);

  ptero_demo_refuse_display (call, status, "DaemonConnectionException", detail);
}

/* The rate limit: 429 with the seconds to wait. */
void
ptero_demo_refuse_pace (PteroDemoCall *call,
                        guint          retry_after)
{
  g_autofree char *after = g_strdup_printf ("%u", retry_after);
  g_autofree char *reset = g_strdup_printf ("%" G_GINT64_FORMAT,
                                            g_get_real_time () / G_USEC_PER_SEC + retry_after);

  call->backend->n_refused++;
  ptero_demo_refuse (call, 429, "ThrottleRequestsException", "Too Many Attempts.");
  soup_message_headers_replace (call->headers, "Retry-After", after);
  soup_message_headers_replace (call->headers, "X-RateLimit-Reset", reset);
}
