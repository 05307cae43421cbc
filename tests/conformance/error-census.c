/* error-census.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "answer-census.h"

#include <string.h>

#include "ptero-error.h"

/* What each answer that is no success must become. */

typedef struct
{
  guint         first;   /* status */
  guint         last;
  const char   *code;    /* class of the exception; NULL: any, "": the answer is not JSON */
  const char   *words;   /* in the detail; NULL: any */
  PteroApiError error;
} Rule;

/* The statuses and exceptions of the panel; the first that fits holds. A failure of the daemon is
 * never the key's, the four kinds of 403 differ by their words only. */
static const Rule rules[] = {
  { 300, 599, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 300, 399, NULL, NULL, PTERO_API_ERROR_MOVED },
  { 400, 400, "TwoFactorAuthRequiredException", NULL, PTERO_API_ERROR_TWO_FACTOR_REQUIRED },
  { 400, 400, "", NULL, PTERO_API_ERROR_NOT_A_PANEL },
  { 400, 400, NULL, NULL, PTERO_API_ERROR_REFUSED },
  { 401, 401, "AuthenticationException", NULL, PTERO_API_ERROR_UNAUTHENTICATED },
  { 403, 403, "AccessDeniedHttpException", "This IP address (",
    PTERO_API_ERROR_ADDRESS_NOT_ALLOWED },
  { 403, 403, "AccessDeniedHttpException", "does not have permission to access the API",
    PTERO_API_ERROR_WRONG_KEY },
  { 403, 403, "AccessDeniedHttpException", "requires a client API key", PTERO_API_ERROR_WRONG_KEY },
  { 403, 403, "AccessDeniedHttpException", NULL, PTERO_API_ERROR_FORBIDDEN },
  { 403, 403, "HttpForbiddenException", NULL, PTERO_API_ERROR_FORBIDDEN },
  { 403, 403, "", NULL, PTERO_API_ERROR_NOT_A_PANEL },
  { 404, 404, "NotFoundHttpException", NULL, PTERO_API_ERROR_NOT_FOUND },
  { 405, 405, "MethodNotAllowedHttpException", NULL, PTERO_API_ERROR_NOT_FOUND },
  { 409, 409, "ServerStateConflictException", NULL, PTERO_API_ERROR_CONFLICT },
  { 409, 409, "ConflictHttpException", NULL, PTERO_API_ERROR_CONFLICT },
  { 413, 413, NULL, NULL, PTERO_API_ERROR_TOO_LARGE },
  { 419, 419, NULL, NULL, PTERO_API_ERROR_FAILED },
  { 422, 422, "ValidationException", NULL, PTERO_API_ERROR_VALIDATION },
  { 429, 429, NULL, NULL, PTERO_API_ERROR_RATE_LIMITED },
  { 502, 502, "HttpException", NULL, PTERO_API_ERROR_SERVER_OFFLINE },
  { 503, 503, NULL, NULL, PTERO_API_ERROR_MAINTENANCE },
  { 500, 599, NULL, NULL, PTERO_API_ERROR_PANEL },
};

/* Those of a node, whose answers say nothing about the key. */
static const Rule node_rules[] = {
  { 300, 399, NULL, NULL, PTERO_API_ERROR_MOVED },
  { 404, 404, NULL, NULL, PTERO_API_ERROR_NOT_FOUND },
  { 413, 413, NULL, NULL, PTERO_API_ERROR_TOO_LARGE },
  { 429, 429, NULL, NULL, PTERO_API_ERROR_RATE_LIMITED },
  { 400, 499, NULL, NULL, PTERO_API_ERROR_REFUSED },
  { 500, 599, NULL, NULL, PTERO_API_ERROR_DAEMON },
};

static const char *
get_member (JsonObject *object,
            const char *member)
{
  const char *text = object != NULL ? recording_get_string (object, member) : NULL;

  return text != NULL ? text : "";
}

static JsonArray *
get_errors (Recording *recording)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (recording->body)
                     ? json_object_get_member (json_node_get_object (recording->body),
                                               "errors") : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Returns: (nullable): an error of the list, if it is an object */
static JsonObject *
get_error (JsonArray *errors,
           guint      at)
{
  JsonNode *node = errors != NULL && at < json_array_get_length (errors)
                     ? json_array_get_element (errors, at)
                     : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const Rule *
find_rule (const Rule *table,
           guint       n_rules,
           guint       status,
           const char *code,
           const char *words)
{
  for (guint i = 0; i < n_rules; i++)
    {
      if (status >= table[i].first && status <= table[i].last &&
          (table[i].code == NULL || g_str_equal (table[i].code, code)) &&
          (table[i].words == NULL || strstr (words, table[i].words) != NULL))
        return &table[i];
    }

  return NULL;
}

/* Each line of a 422 must be there, with its field and rule. */
static void
check_problems (Census    *self,
                JsonArray *errors,
                GError    *error)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);

  if (problems == NULL || problems->len != json_array_get_length (errors))
    {
      census_report (self, "%u of %u problems are there", problems != NULL ? problems->len : 0,
                     json_array_get_length (errors));
      return;
    }

  for (guint i = 0; i < problems->len; i++)
    {
      const PteroProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *recorded = get_error (errors, i);
      JsonObject *meta = recorded != NULL ? recording_get_object (recorded, "meta") : NULL;

      if (!g_str_equal (problem->field, get_member (meta, "source_field")) ||
          !g_str_equal (problem->rule, get_member (meta, "rule")) || *problem->message == '\0')
        census_report (self, "the problem of %s is another", get_member (meta, "source_field"));
    }
}

static void
check_retry_after (Census             *self,
                   SoupMessageHeaders *headers,
                   GError             *error)
{
  const char *recorded = soup_message_headers_get_one (headers, "Retry-After");

  if (recorded != NULL && ptero_api_error_get_retry_after (error) != atoi (recorded))
    census_report (self, "Retry-After is %d, not %s", ptero_api_error_get_retry_after (error),
                   recorded);
}

static void
check_error (Census     *self,
             Recording  *recording,
             const Rule *rule,
             GError     *error)
{
  if (rule == NULL)
    census_report (self, "no rule for status %u", recording->status);
  else if (!g_error_matches (error, PTERO_API_ERROR, rule->error))
    census_report (self, "status %u became the error %d, not %d", recording->status, error->code,
                   rule->error);

  if (ptero_api_error_get_status (error) != recording->status || *error->message == '\0')
    census_report (self, "the error has lost its status or its words");
}

static void
read_panel_error (Census             *self,
                  Recording          *recording,
                  SoupMessageHeaders *headers,
                  GBytes             *body)
{
  JsonArray *errors = get_errors (recording);
  JsonObject *first = get_error (errors, 0);
  const char *code = first != NULL ? get_member (first, "code") : "";
  g_autoptr(GError) error = ptero_api_error_new_from_answer (recording->status, headers, body);
  const Rule *rule = find_rule (rules, G_N_ELEMENTS (rules), recording->status, code,
                                first != NULL ? get_member (first, "detail") : "");

  check_error (self, recording, rule, error);
  check_retry_after (self, headers, error);

  if (first != NULL && g_strcmp0 (ptero_api_error_get_code (error), code) != 0)
    census_report (self, "the exception is %s, not %s", ptero_api_error_get_code (error), code);

  if (rule != NULL && rule->error == PTERO_API_ERROR_VALIDATION)
    check_problems (self, errors, error);
}

/* Node answers carry their words, and maybe the number of the request. */
static void
read_node_error (Census             *self,
                 Recording          *recording,
                 SoupMessageHeaders *headers,
                 GBytes             *body)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (recording->body)
                         ? json_node_get_object (recording->body)
                         : NULL;
  g_autoptr(GError) error = ptero_api_error_new_from_node (recording->status, headers, body);

  check_error (self, recording,
               find_rule (node_rules, G_N_ELEMENTS (node_rules), recording->status, "", ""), error);

  if (object != NULL &&
      g_strcmp0 (ptero_api_error_get_detail (error), get_member (object, "error")) != 0)
    census_report (self, "the node's words are lost");

  if (object != NULL && *get_member (object, "request_id") != '\0' &&
      g_strcmp0 (ptero_api_error_get_request_id (error), get_member (object, "request_id")) != 0)
    census_report (self, "the number of the request is lost");
}

/* Reads an answer that is no success. */
void
census_read_error (Census    *self,
                   Recording *recording)
{
  g_autoptr(SoupMessageHeaders) headers = recording_make_headers (recording);
  g_autoptr(GBytes) body = recording_make_body (recording);

  self->n_errors++;
  if (recording->is_node)
    read_node_error (self, recording, headers, body);
  else
    read_panel_error (self, recording, headers, body);
}
