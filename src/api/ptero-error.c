/* ptero-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-error-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-address.h"
#include "ptero-json-reader.h"
#include "ptero-plain-text.h"
#include "ptero-secret.h"

#define MAX_PROBLEMS    100
#define MAX_RETRY_AFTER (24 * 60 * 60)

static void
ptero_api_error_private_init (PteroApiErrorPrivate *priv)
{
  priv->retry_after = -1;
}

static void
ptero_api_error_private_copy (const PteroApiErrorPrivate *source,
                              PteroApiErrorPrivate       *destination)
{
  destination->status = source->status;
  destination->code = g_strdup (source->code);
  destination->detail = g_strdup (source->detail);
  destination->request_id = g_strdup (source->request_id);
  destination->location = g_strdup (source->location);
  destination->fingerprint = g_strdup (source->fingerprint);
  destination->flaws = source->flaws;
  destination->retry_after = source->retry_after;
  destination->from_node = source->from_node;
  destination->is_question = source->is_question;
  destination->is_elsewhere = source->is_elsewhere;
  destination->problems = source->problems != NULL ? g_ptr_array_ref (source->problems) : NULL;
}

static void
ptero_api_error_private_clear (PteroApiErrorPrivate *priv)
{
  g_clear_pointer (&priv->code, g_free);
  g_clear_pointer (&priv->detail, g_free);
  g_clear_pointer (&priv->request_id, g_free);
  g_clear_pointer (&priv->location, g_free);
  g_clear_pointer (&priv->fingerprint, g_free);
  g_clear_pointer (&priv->problems, g_ptr_array_unref);
}

G_DEFINE_EXTENDED_ERROR (PteroApiError, ptero_api_error)

static const PteroApiErrorPrivate *
peek_private (const GError *error)
{
  return error != NULL && error->domain == PTERO_API_ERROR
           ? ptero_api_error_get_private (error)
           : NULL;
}

static void
ptero_problem_free (gpointer data)
{
  PteroProblem *problem = data;

  g_free (problem->field);
  g_free (problem->rule);
  g_free (problem->message);
  g_free (problem);
}

/* One entry of "errors" of a 422. */
static PteroProblem *
read_problem (JsonObject *entry)
{
  PteroProblem *problem = g_new0 (PteroProblem, 1);
  JsonObject *meta = ptero_json_get_object_member (entry, "meta");
  const char *field = meta != NULL ? ptero_json_get_string_member (meta, "source_field") : NULL;
  const char *rule = meta != NULL ? ptero_json_get_string_member (meta, "rule") : NULL;

  problem->message = ptero_plain_text_from_words (ptero_json_get_string_member (entry, "detail"));
  problem->field = ptero_plain_text_from_words (field);
  problem->rule = ptero_plain_text_from_words (rule);

  return problem;
}

static GPtrArray *
read_problems (JsonArray *errors)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (ptero_problem_free);

  for (guint i = 0; i < MIN (json_array_get_length (errors), MAX_PROBLEMS); i++)
    {
      JsonNode *entry = json_array_get_element (errors, i);

      if (JSON_NODE_HOLDS_OBJECT (entry))
        g_ptr_array_add (problems, read_problem (json_node_get_object (entry)));
    }

  return problems;
}

/* What Wings calls it: "(request id: …)" and, in the panel's own words, "(request_id: …)". */
static char *
find_request_id (const char         *detail,
                 SoupMessageHeaders *headers)
{
  const char *begin = strstr (detail, "(request id: ");
  const char *header = headers != NULL
                         ? soup_message_headers_get_one (headers, "X-Request-Id")
                         : NULL;

  if (begin == NULL)
    begin = strstr (detail, "(request_id: ");

  if (begin != NULL)
    {
      begin += strlen ("(request id: ");
      return g_strndup (begin, strcspn (begin, ")"));
    }

  return header != NULL && *header != '\0' ? ptero_plain_text_from_words (header) : NULL;
}

/* The panel's clock says how far off the panel's date is; that of this computer may be wrong. */
static GDateTime *
read_date (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Date");
  GDateTime *date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? date : g_date_time_new_now_utc ();
}

/**
 * ptero_retry_after_read: (skip)
 * @headers: (nullable): the headers of an answer
 *
 * Reads `Retry-After`: seconds or a date (RFC 9110, 10.2.3), which is compared
 * with the `Date` of the answer.
 *
 * Returns: seconds, a day at most; -1 if it is not said, or not understood
 */
int
ptero_retry_after_read (SoupMessageHeaders *headers)
{
  const char *text = headers != NULL ? soup_message_headers_get_one (headers, "Retry-After") : NULL;
  g_autoptr(GDateTime) date = NULL;
  g_autoptr(GDateTime) now = NULL;

  if (text == NULL || *text == '\0')
    return -1;

  /* What is too large for a number becomes the largest */
  if (strspn (text, "0123456789") == strlen (text))
    return MIN (g_ascii_strtoull (text, NULL, 10), MAX_RETRY_AFTER);

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;

  now = read_date (headers);

  return CLAMP (g_date_time_difference (date, now) / G_TIME_SPAN_SECOND, 0, MAX_RETRY_AFTER);
}

/* Without what may be secret in it: user info, query and fragment. */
static char *
read_location (SoupMessageHeaders *headers)
{
  const char *text = headers != NULL ? soup_message_headers_get_one (headers, "Location") : NULL;
  g_autofree char *plain = NULL;

  if (text == NULL)
    return NULL;

  plain = ptero_plain_text_from_words (text);
  if (g_uri_is_valid (plain, G_URI_FLAGS_NONE, NULL))
    {
      g_autoptr(GUri) uri = g_uri_parse (plain, G_URI_FLAGS_NONE, NULL);

      return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY |
                                      G_URI_HIDE_FRAGMENT);
    }

  plain[strcspn (plain, "?#")] = '\0';

  return g_steal_pointer (&plain);
}

/* "(127.0.0.1)": only the refusal by IP address names one. */
static gboolean
names_ip_address (const char *detail)
{
  for (const char *begin = strchr (detail, '('); begin != NULL; begin = strchr (begin + 1, '('))
    {
      g_autofree char *text = g_strndup (begin + 1, strcspn (begin + 1, ")"));

      if (g_hostname_is_ip_address (text))
        return TRUE;
    }

  return FALSE;
}

/* All refusals share one class; conventions of the panel: only their words tell them apart. */
static PteroApiError
choose_forbidden (const char *detail)
{
  if (names_ip_address (detail))
    return PTERO_API_ERROR_ADDRESS_NOT_ALLOWED;

  if (strstr (detail, "requires a client API key") != NULL ||
      strstr (detail, "does not have permission to access the API") != NULL)
    return PTERO_API_ERROR_WRONG_KEY;

  return PTERO_API_ERROR_FORBIDDEN;
}

static PteroApiError
choose_code (guint       status,
             const char *exception,
             const char *detail)
{
  /* Whatever its status: a 401 or 403 of the node says nothing about the key */
  if (g_strcmp0 (exception, "DaemonConnectionException") == 0)
    return PTERO_API_ERROR_DAEMON;

  /* Pelican's own way of saying no, with the status of what nobody foresaw */
  if (g_strcmp0 (exception, "PanelException") == 0)
    return PTERO_API_ERROR_REFUSED;

  switch (status)
    {
    case SOUP_STATUS_BAD_REQUEST:
      if (g_strcmp0 (exception, "TwoFactorAuthRequiredException") == 0)
        return PTERO_API_ERROR_TWO_FACTOR_REQUIRED;
      return PTERO_API_ERROR_REFUSED;

    case SOUP_STATUS_UNAUTHORIZED:
      return PTERO_API_ERROR_UNAUTHENTICATED;

    case SOUP_STATUS_FORBIDDEN:
      return choose_forbidden (detail);

    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_METHOD_NOT_ALLOWED:
      return PTERO_API_ERROR_NOT_FOUND;

    case SOUP_STATUS_CONFLICT:
      return PTERO_API_ERROR_CONFLICT;

    case SOUP_STATUS_UNPROCESSABLE_ENTITY:
      return PTERO_API_ERROR_VALIDATION;

    case SOUP_STATUS_BAD_GATEWAY:
      if (g_strcmp0 (exception, "HttpException") == 0)
        return PTERO_API_ERROR_SERVER_OFFLINE;
      return PTERO_API_ERROR_PANEL;

    default:
      return PTERO_API_ERROR_FAILED;
    }
}

static gboolean
leads_elsewhere (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* What the status alone says, whoever answered; FAILED: it depends on who did. */
static PteroApiError
choose_code_for_status (guint status)
{
  if (leads_elsewhere (status))
    return PTERO_API_ERROR_MOVED;

  /* "Not Modified" and others that answer what nobody asked */
  if (SOUP_STATUS_IS_REDIRECTION (status))
    return PTERO_API_ERROR_INVALID_ANSWER;

  if (status == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE)
    return PTERO_API_ERROR_TOO_LARGE;

  if (status == 429)
    return PTERO_API_ERROR_RATE_LIMITED;

  if (status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    return PTERO_API_ERROR_MAINTENANCE;

  return SOUP_STATUS_IS_SERVER_ERROR (status) ? PTERO_API_ERROR_PANEL : PTERO_API_ERROR_FAILED;
}

/* Unless it is set up to debug, Pelican has the same words for all that it refuses this way: they
 * say something else. */
static gboolean
says_nothing (const PteroApiErrorPrivate *priv)
{
  return g_strcmp0 (priv->code, "PanelException") == 0 &&
         g_str_has_prefix (priv->detail, "An unexpected error was encountered");
}

/* Reads an answer of the panel itself into @priv. */
static PteroApiError
read_panel_answer (PteroApiErrorPrivate *priv,
                   JsonObject           *root)
{
  JsonArray *errors = ptero_json_get_array_member (root, "errors");
  JsonNode *first = errors != NULL && json_array_get_length (errors) > 0
                      ? json_array_get_element (errors, 0)
                      : NULL;
  PteroApiError code;

  if (first != NULL && JSON_NODE_HOLDS_OBJECT (first))
    {
      JsonObject *entry = json_node_get_object (first);
      const char *exception = ptero_json_get_string_member (entry, "code");

      priv->code = exception != NULL ? ptero_plain_text_from_words (exception) : NULL;
      priv->detail = ptero_plain_text_from_words (ptero_json_get_string_member (entry, "detail"));
    }
  else
    {
      /* The framework's own form, of routes that are not the API's */
      priv->detail = ptero_plain_text_from_words (ptero_json_get_string_member (root, "message"));
    }

  if (says_nothing (priv))
    *priv->detail = '\0';

  code = choose_code (priv->status, priv->code, priv->detail);
  if (code == PTERO_API_ERROR_FAILED)
    code = choose_code_for_status (priv->status);

  if (code == PTERO_API_ERROR_VALIDATION)
    priv->problems = errors != NULL
                       ? read_problems (errors)
                       : g_ptr_array_new_with_free_func (ptero_problem_free);

  return code;
}

static gboolean
has_header (SoupMessageHeaders *headers,
            const char         *name,
            const char         *value)
{
  const char *text = headers != NULL ? soup_message_headers_get_one (headers, name) : NULL;

  return text != NULL && (value == NULL || g_ascii_strcasecmp (text, value) == 0);
}

/* Whether a page is the check of a protection against robots. What Cloudflare passes on carries its
 * name as well, so a 503 with nothing else is the panel's; a 403 of the panel itself is JSON. */
static gboolean
is_challenge (guint               status,
              SoupMessageHeaders *headers,
              const char         *title)
{
  static const char * const titles[] = { "Just a moment", "Attention Required", "DDoS-Guard",
                                         "DDOS-GUARD" };

  if (has_header (headers, "cf-mitigated", NULL))
    return TRUE;

  if (status != SOUP_STATUS_FORBIDDEN && status != SOUP_STATUS_SERVICE_UNAVAILABLE)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_has_prefix (title, titles[i]))
      return TRUE;

  return status == SOUP_STATUS_FORBIDDEN && (has_header (headers, "Server", "cloudflare") ||
                                             has_header (headers, "Server", "ddos-guard"));
}

/* Reads what a proxy, or something else that is not the panel, answered. */
static PteroApiError
read_foreign_answer (PteroApiErrorPrivate *priv,
                     SoupMessageHeaders   *headers,
                     GBytes               *body)
{
  PteroApiError code = choose_code_for_status (priv->status);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  priv->detail = ptero_plain_text_from_page (text, length);
  if (is_challenge (priv->status, headers, priv->detail))
    return PTERO_API_ERROR_CHALLENGED;

  return code == PTERO_API_ERROR_FAILED ? PTERO_API_ERROR_NOT_A_PANEL : code;
}

/**
 * ptero_api_error_new_from_answer:
 * @status: the HTTP status
 * @headers: (nullable): the headers of the answer
 * @body: (nullable): the body of the answer
 *
 * Makes an error of an answer that is not what was asked for. Of the status,
 * the exception class and the words of the panel the code is made; an answer
 * that is not JSON comes from something in front of the panel, and only its
 * status and title are kept.
 *
 * Returns: (transfer full): an error of the domain %PTERO_API_ERROR, whose
 *   message is a sentence for people and contains the panel's words
 */
GError *
ptero_api_error_new_from_answer (guint               status,
                                 SoupMessageHeaders *headers,
                                 GBytes             *body)
{
  GError *error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_FAILED, "");
  PteroApiErrorPrivate *priv = ptero_api_error_get_private (error);
  g_autoptr(GBytes) bytes = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  gboolean is_json = ptero_json_is_declared (headers);
  g_autoptr(JsonNode) root = is_json ? ptero_json_read (bytes, NULL) : NULL;
  g_autoptr(JsonObject) nothing = json_object_new ();

  priv->status = status;
  priv->retry_after = ptero_retry_after_read (headers);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    priv->location = read_location (headers);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    error->code = read_panel_answer (priv, json_node_get_object (root));
  else if (is_json)
    error->code = read_panel_answer (priv, nothing);
  else
    error->code = read_foreign_answer (priv, headers, bytes);

  priv->request_id = find_request_id (priv->detail, headers);

  g_free (error->message);
  error->message = ptero_api_error_compose_message (error->code, priv);

  return error;
}

/* What a node refuses says nothing about the key. */
static PteroApiError
choose_node_code (guint status)
{
  PteroApiError code = choose_code_for_status (status);

  if (status == SOUP_STATUS_NOT_FOUND)
    return PTERO_API_ERROR_NOT_FOUND;

  if (code == PTERO_API_ERROR_TOO_LARGE || code == PTERO_API_ERROR_RATE_LIMITED ||
      code == PTERO_API_ERROR_MOVED)
    return code;

  return SOUP_STATUS_IS_SERVER_ERROR (status) ? PTERO_API_ERROR_DAEMON : PTERO_API_ERROR_REFUSED;
}

/* What is in front of a node passes on its refusals as they are, with its own name: only a page is
 * not Wings'. */
static gboolean
is_node_challenge (const PteroApiErrorPrivate *priv,
                   SoupMessageHeaders         *headers)
{
  const char *type = headers != NULL ? soup_message_headers_get_content_type (headers, NULL) : NULL;

  return (has_header (headers, "cf-mitigated", NULL) || g_strcmp0 (type, "text/html") == 0) &&
         is_challenge (priv->status, headers, priv->detail);
}

/* Wings' own form, or else whatever a proxy or a store of backups shows. */
static char *
read_node_words (SoupMessageHeaders *headers,
                 GBytes             *body)
{
  g_autoptr(JsonNode) root = ptero_json_is_declared (headers) ? ptero_json_read (body, NULL) : NULL;
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return ptero_plain_text_from_words (ptero_json_get_string_member (json_node_get_object (root),
                                                                      "error"));

  return ptero_plain_text_from_page (text, length);
}

/**
 * ptero_api_error_new_from_node:
 * @status: the HTTP status
 * @headers: (nullable): the headers of the answer
 * @body: (nullable): the body of the answer
 *
 * Makes an error of what Wings, or what a signed URL leads to, answered. Its
 * form is `{"error", "request_id"}`, not that of the panel; a link that was
 * used before gives 404, one that has expired 500.
 *
 * Returns: (transfer full): an error of the domain %PTERO_API_ERROR
 */
GError *
ptero_api_error_new_from_node (guint               status,
                               SoupMessageHeaders *headers,
                               GBytes             *body)
{
  GError *error = g_error_new_literal (PTERO_API_ERROR, choose_node_code (status), "");
  PteroApiErrorPrivate *priv = ptero_api_error_get_private (error);
  g_autoptr(GBytes) bytes = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);

  priv->status = status;
  priv->retry_after = ptero_retry_after_read (headers);
  priv->detail = read_node_words (headers, bytes);
  priv->request_id = find_request_id (priv->detail, headers);
  priv->from_node = TRUE;
  if (is_node_challenge (priv, headers))
    error->code = PTERO_API_ERROR_CHALLENGED;

  g_free (error->message);
  if (error->code == PTERO_API_ERROR_CHALLENGED)
    error->message =
      g_strdup (_("A protection in front of the node lets only web browsers through."));
  else if (*priv->detail != '\0')
    /* Translators: the node's own words */
    error->message = g_strdup_printf (_("The node refused this: %s"), priv->detail);
  else
    /* Translators: the number of the HTTP status */
    error->message = g_strdup_printf (_("The node refused this (HTTP %u)."), status);

  return error;
}

/**
 * ptero_api_error_new_for_certificate:
 * @code: %PTERO_API_ERROR_UNTRUSTED_CERTIFICATE or
 *   %PTERO_API_ERROR_CERTIFICATE_CHANGED
 * @fingerprint: (nullable): SHA-256 of the certificate that was shown
 * @flaws: why that does not verify
 *
 * Returns: (transfer full): an error that carries @fingerprint and @flaws
 */
GError *
ptero_api_error_new_for_certificate (PteroApiError         code,
                                     const char           *fingerprint,
                                     GTlsCertificateFlags  flaws)
{
  GError *error = g_error_new_literal (PTERO_API_ERROR, code,
                                       code == PTERO_API_ERROR_CERTIFICATE_CHANGED
                                       ? _("The panel shows another certificate than the one that was accepted.")
                                       : _("The certificate of the panel cannot be verified."));

  ptero_api_error_get_private (error)->fingerprint = g_strdup (fingerprint);
  ptero_api_error_get_private (error)->flaws = flaws;

  return error;
}

/**
 * ptero_api_error_new_for_node_certificate:
 * @code: %PTERO_API_ERROR_UNTRUSTED_CERTIFICATE or
 *   %PTERO_API_ERROR_CERTIFICATE_CHANGED
 * @fingerprint: (nullable): SHA-256 of the certificate that was shown
 * @address: an address of the node
 *
 * Returns: (transfer full): an error that carries @fingerprint, and the host
 *   and port of the node as its location
 */
GError *
ptero_api_error_new_for_node_certificate (PteroApiError  code,
                                          const char    *fingerprint,
                                          const char    *address)
{
  GError *error = g_error_new_literal (PTERO_API_ERROR, code,
                                       code == PTERO_API_ERROR_CERTIFICATE_CHANGED
                                       ? _("The node shows another certificate than the one that was accepted.")
                                       : _("The certificate of the node cannot be verified."));

  ptero_api_error_get_private (error)->fingerprint = g_strdup (fingerprint);
  ptero_api_error_get_private (error)->location = ptero_address_get_authority (address);

  return error;
}

/**
 * ptero_api_error_new_for_wait:
 * @seconds: how long the panel refuses every request
 *
 * Returns: (transfer full): %PTERO_API_ERROR_RATE_LIMITED, of a request that
 *   was not sent
 */
GError *
ptero_api_error_new_for_wait (guint seconds)
{
  guint minutes = MAX ((seconds + 59) / 60, 1);
  GError *error = g_error_new (PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED,
                               ngettext ("The panel asks to wait for %u minute.",
                                         "The panel asks to wait for %u minutes.",
                                         minutes),
                               minutes);

  ptero_api_error_get_private (error)->retry_after = seconds;

  return error;
}

static gboolean
is_same (const GError *one,
         const GError *other)
{
  return g_error_matches (one, other->domain, other->code) &&
         g_strcmp0 (one->message, other->message) == 0 &&
         g_strcmp0 (ptero_api_error_get_fingerprint (one),
                    ptero_api_error_get_fingerprint (other)) == 0 &&
         ptero_api_error_get_flaws (one) == ptero_api_error_get_flaws (other) &&
         g_strcmp0 (ptero_api_error_get_request_id (one),
                    ptero_api_error_get_request_id (other)) == 0;
}

/**
 * ptero_error_replace: (skip)
 * @member: (inout) (nullable): the error of before
 * @error: (nullable): the error of now, of any domain
 *
 * Keeps a copy of @error, unless it says the same as the one of before, and of
 * the same certificate and request.
 *
 * Returns: whether it is another one
 */
gboolean
ptero_error_replace (GError       **member,
                     const GError  *error)
{
  const GError *before;

  g_return_val_if_fail (member != NULL, FALSE);

  before = *member;
  if (before == error || (before != NULL && error != NULL && is_same (before, error)))
    return FALSE;

  g_clear_error (member);
  *member = error != NULL ? g_error_copy (error) : NULL;

  return TRUE;
}

/**
 * ptero_api_error_set_asked:
 * @error: an error of the domain %PTERO_API_ERROR that nobody else has yet
 * @is_question: whether something was asked and nothing was to be changed
 * @is_of_server: whether it was about one server
 *
 * Tells what it is that was refused, which the answer alone does not say.
 */
void
ptero_api_error_set_asked (GError   *error,
                           gboolean  is_question,
                           gboolean  is_of_server)
{
  PteroApiErrorPrivate *priv;

  g_return_if_fail (error != NULL && error->domain == PTERO_API_ERROR);

  priv = ptero_api_error_get_private (error);
  priv->is_question = is_question;
  priv->is_elsewhere = !is_of_server;
}

static void
hide_secret (char       **text,
             const char  *secret)
{
  char *hidden;

  if (*text == NULL)
    return;

  hidden = ptero_secret_hide (*text, secret);
  ptero_secret_free (*text);
  *text = hidden;
}

/**
 * ptero_api_error_hide_secret:
 * @error: an error of the domain %PTERO_API_ERROR that nobody else has yet
 * @secret: (nullable): a key
 *
 * Takes a key out of all that the panel says: it may repeat what it was sent.
 */
void
ptero_api_error_hide_secret (GError     *error,
                             const char *secret)
{
  PteroApiErrorPrivate *priv;

  g_return_if_fail (error != NULL && error->domain == PTERO_API_ERROR);

  priv = ptero_api_error_get_private (error);
  hide_secret (&error->message, secret);
  hide_secret (&priv->code, secret);
  hide_secret (&priv->detail, secret);
  hide_secret (&priv->request_id, secret);
  hide_secret (&priv->location, secret);

  for (guint i = 0; priv->problems != NULL && i < priv->problems->len; i++)
    {
      PteroProblem *problem = g_ptr_array_index (priv->problems, i);

      hide_secret (&problem->field, secret);
      hide_secret (&problem->rule, secret);
      hide_secret (&problem->message, secret);
    }
}

/**
 * ptero_api_error_get_status:
 * @error: (nullable): an error
 *
 * Returns: the HTTP status, 0 if there was no answer or @error is of another
 *   domain
 */
guint
ptero_api_error_get_status (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->status : 0;
}

/**
 * ptero_api_error_get_code:
 * @error: (nullable): an error
 *
 * Returns: (nullable): the class name of the panel's exception
 */
const char *
ptero_api_error_get_code (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->code : NULL;
}

/**
 * ptero_api_error_get_detail:
 * @error: (nullable): an error
 *
 * Returns: (nullable): the panel's own words, as one line of plain text
 */
const char *
ptero_api_error_get_detail (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->detail : NULL;
}

/**
 * ptero_api_error_get_request_id:
 * @error: (nullable): an error
 *
 * Returns: (nullable): under what the node's or the proxy's log has it
 */
const char *
ptero_api_error_get_request_id (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->request_id : NULL;
}

/**
 * ptero_api_error_get_location:
 * @error: (nullable): an error
 *
 * Returns: (nullable): of %PTERO_API_ERROR_MOVED: where the panel sent us
 */
const char *
ptero_api_error_get_location (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->location : NULL;
}

/**
 * ptero_api_error_get_fingerprint:
 * @error: (nullable): an error
 *
 * Returns: (nullable): SHA-256 of the certificate that was shown, `AB:CD:…`
 */
const char *
ptero_api_error_get_fingerprint (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->fingerprint : NULL;
}

/**
 * ptero_api_error_get_flaws:
 * @error: (nullable): an error
 *
 * Returns: why the certificate of a panel does not verify, as far as that is known
 */
GTlsCertificateFlags
ptero_api_error_get_flaws (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->flaws : 0;
}

/**
 * ptero_api_error_get_retry_after:
 * @error: (nullable): an error
 *
 * Returns: how many seconds to wait, at most a day; -1 if the panel did not say
 */
int
ptero_api_error_get_retry_after (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->retry_after : -1;
}

/**
 * ptero_api_error_get_from_node:
 * @error: an error of the domain %PTERO_API_ERROR
 *
 * Returns: whether a node, or something in front of it, answered so, and not the panel
 */
gboolean
ptero_api_error_get_from_node (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL && priv->from_node;
}

/**
 * ptero_api_error_get_is_question:
 * @error: (nullable): an error
 *
 * Returns: whether something was only asked, so that nothing was entered
 */
gboolean
ptero_api_error_get_is_question (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL && priv->is_question;
}

/**
 * ptero_api_error_get_is_of_server:
 * @error: (nullable): an error
 *
 * Returns: whether it was about one server, as far as is known
 */
gboolean
ptero_api_error_get_is_of_server (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv == NULL || !priv->is_elsewhere;
}

/**
 * ptero_api_error_get_problems:
 * @error: (nullable): an error
 *
 * Returns: (transfer none) (nullable) (element-type PteroProblem): of
 *   %PTERO_API_ERROR_VALIDATION: what is wrong with which field
 */
GPtrArray *
ptero_api_error_get_problems (const GError *error)
{
  const PteroApiErrorPrivate *priv = peek_private (error);

  return priv != NULL ? priv->problems : NULL;
}
