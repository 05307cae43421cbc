/* test-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "ptero-error.h"
#include "ptero-json-reader.h"
#include "ptero-plain-text.h"

/* What each refusal of a real panel means. Exactly one row fits each recording. */
static const struct
{
  guint         status;
  const char   *exception;  /* NULL: the answer is a page */
  const char   *fragment;   /* of the panel's words; NULL: any */
  PteroApiError code;
} meanings[] = {
  { 302, NULL, NULL, PTERO_API_ERROR_MOVED },
  { 429, NULL, NULL, PTERO_API_ERROR_RATE_LIMITED },
  { 401, "AuthenticationException", NULL, PTERO_API_ERROR_UNAUTHENTICATED },
  { 403, "AccessDeniedHttpException", "requires a client API key", PTERO_API_ERROR_WRONG_KEY },
  { 403, "AccessDeniedHttpException", "This IP address (127.0.0.1)",
    PTERO_API_ERROR_ADDRESS_NOT_ALLOWED },
  { 403, "AccessDeniedHttpException", "This account does not have permission",
    PTERO_API_ERROR_WRONG_KEY },
  { 403, "AccessDeniedHttpException", "This action is unauthorized.", PTERO_API_ERROR_FORBIDDEN },
  { 403, "HttpForbiddenException", NULL, PTERO_API_ERROR_FORBIDDEN },
  { 400, "TwoFactorAuthRequiredException", NULL, PTERO_API_ERROR_TWO_FACTOR_REQUIRED },
  { 400, "AutoAllocationNotEnabledException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "BackupLockedException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "BadRequestHttpException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "CidrOutOfRangeException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "ConfigurationNotPersistedException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "DisplayException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "DuplicateDatabaseNameException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "FileSizeTooLargeException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "HasActiveServersException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "HasActiveNodesException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "InvalidFilterQuery", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "InvalidPasswordProvidedException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "InvalidPortMappingException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "InvalidSortQuery", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "NoViableNodeException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "PortOutOfRangeException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "ServerSubuserExistsException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "ServerUsingAllocationException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "ServiceLimitExceededException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "TooManyBackupsException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "TooManyDatabasesException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "TooManyPortsInRangeException", NULL, PTERO_API_ERROR_REFUSED },
  { 400, "TwoFactorAuthenticationTokenInvalid", NULL, PTERO_API_ERROR_REFUSED },
  { 404, "NotFoundHttpException", NULL, PTERO_API_ERROR_NOT_FOUND },
  { 405, "MethodNotAllowedHttpException", NULL, PTERO_API_ERROR_NOT_FOUND },
  { 409, "ServerStateConflictException", NULL, PTERO_API_ERROR_CONFLICT },
  { 413, "PostTooLargeException", NULL, PTERO_API_ERROR_TOO_LARGE },
  { 422, "ValidationException", NULL, PTERO_API_ERROR_VALIDATION },
  { 429, "ThrottleRequestsException", NULL, PTERO_API_ERROR_RATE_LIMITED },
  { 429, "TooManyRequestsHttpException", NULL, PTERO_API_ERROR_RATE_LIMITED },
  { 500, "DataValidationException", NULL, PTERO_API_ERROR_PANEL },
  { 500, "ErrorException", NULL, PTERO_API_ERROR_PANEL },
  { 500, "QueryException", NULL, PTERO_API_ERROR_PANEL },
  { 500, "RelationNotFoundException", NULL, PTERO_API_ERROR_PANEL },
  { 500, "TypeError", NULL, PTERO_API_ERROR_PANEL },
  { 400, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 403, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 404, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 409, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 422, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 500, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 502, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 504, "DaemonConnectionException", NULL, PTERO_API_ERROR_DAEMON },
  { 502, "HttpException", NULL, PTERO_API_ERROR_SERVER_OFFLINE },
};

static const PteroApiError *
find_meaning (guint       status,
              const char *exception,
              const char *detail)
{
  const PteroApiError *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (meanings[i].status == status &&
        g_strcmp0 (meanings[i].exception, exception) == 0 &&
        (meanings[i].fragment == NULL || strstr (detail, meanings[i].fragment) != NULL))
      {
        g_assert_null (found);
        found = &meanings[i].code;
      }

  return found;
}

static SoupMessageHeaders *
read_headers (JsonObject *response)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_object_get_object_member (response, "headers"));
  while (json_object_iter_next (&iter, &name, &value))
    soup_message_headers_append (headers, name, json_node_get_string (value));

  return headers;
}

/* The panel breaks some of its lines in the middle of a sentence. */
static char *
join_lines (const char *text)
{
  g_autoptr(GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (spaces, text, -1, 0, " ", 0, NULL);
}

static void
assert_problems (const GError *error,
                 JsonArray    *errors)
{
  GPtrArray *problems = ptero_api_error_get_problems (error);

  g_assert_nonnull (problems);
  g_assert_cmpuint (problems->len, ==, json_array_get_length (errors));

  for (guint i = 0; i < problems->len; i++)
    {
      PteroProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *entry = json_array_get_object_element (errors, i);
      JsonObject *meta = json_object_get_object_member (entry, "meta");
      g_autofree char *words = join_lines (json_object_get_string_member (entry, "detail"));

      g_assert_cmpstr (problem->message, ==, words);
      g_assert_cmpstr (problem->field, ==, json_object_get_string_member (meta, "source_field"));
      g_assert_cmpstr (problem->rule, ==, json_object_get_string_member (meta, "rule"));
      if (i < 3)
        g_assert_nonnull (strstr (error->message, problem->message));
    }
}

static void
assert_words (const GError *error,
              const char   *exception,
              const char   *detail)
{
  g_assert_cmpstr (ptero_api_error_get_code (error), ==, exception);

  if (strstr (detail, "<strong>") != NULL)
    {
      g_assert_true (g_str_has_prefix (ptero_api_error_get_detail (error),
                                       "The daemon configuration has been updated, however there was"));
      return;
    }

  g_assert_cmpstr (ptero_api_error_get_detail (error), ==, detail);

  if (error->code == PTERO_API_ERROR_DAEMON)
    {
      g_assert_null (strstr (error->message, "request id"));
      g_assert_null (strstr (error->message, "request_id"));
      if (strstr (detail, "request") != NULL && strchr (detail, '(') != NULL)
        g_assert_cmpuint (strlen (ptero_api_error_get_request_id (error)), ==, 36);
    }
  else if (error->code != PTERO_API_ERROR_UNAUTHENTICATED)
    {
      g_assert_nonnull (strstr (error->message, detail));
    }
}

static void
check_recording (const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(SoupMessageHeaders) headers = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) answer = NULL;
  g_autofree char *body = NULL;
  JsonObject *response;
  JsonNode *node;
  JsonArray *errors = NULL;
  const char *exception = NULL;
  const char *detail = "";
  const PteroApiError *expected;
  guint status;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  response = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                            "response");
  node = json_object_get_member (response, "body");
  status = json_object_get_int_member (response, "status");
  headers = read_headers (response);
  body = JSON_NODE_HOLDS_OBJECT (node) ? json_to_string (node, FALSE) : json_node_dup_string (node);
  bytes = g_bytes_new (body, strlen (body));

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      errors = json_object_get_array_member (json_node_get_object (node), "errors");
      exception = json_object_get_string_member (json_array_get_object_element (errors, 0), "code");
      detail = json_object_get_string_member (json_array_get_object_element (errors, 0), "detail");
    }

  expected = find_meaning (status, exception, detail);
  if (expected == NULL)
    g_error ("%s: no meaning is known for %u %s", path, status, exception);

  answer = ptero_api_error_new_from_answer (status, headers, bytes);
  g_test_message ("%s: %s", path, answer->message);

  g_assert_error (answer, PTERO_API_ERROR, (int) *expected);
  g_assert_cmpuint (ptero_api_error_get_status (answer), ==, status);
  g_assert_true (g_str_has_suffix (answer->message, ".") || strlen (detail) > 0 || status == 302 ||
                 exception == NULL);

  if (errors != NULL)
    assert_words (answer, exception, detail);

  if (answer->code == PTERO_API_ERROR_VALIDATION)
    assert_problems (answer, errors);
  else
    g_assert_null (ptero_api_error_get_problems (answer));

  if (soup_message_headers_get_one (headers, "Retry-After") != NULL)
    g_assert_cmpint (ptero_api_error_get_retry_after (answer), ==,
                     atoi (soup_message_headers_get_one (headers, "Retry-After")));
  else
    g_assert_cmpint (ptero_api_error_get_retry_after (answer), ==, -1);

  if (status == 302)
    g_assert_cmpstr (ptero_api_error_get_location (answer), ==,
                     soup_message_headers_get_one (headers, "Location"));
}

static void
test_recordings (void)
{
  const char *folders[] = { "client", "client-wings", "application" };
  guint n_recordings = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings",
                                                       folders[i], NULL);
      g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autofree char *text = NULL;

          /* Answers that succeeded have no error to read */
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
          if (g_regex_match_simple ("\"response\": \\{\\s*\"status\": 2", text, 0, 0))
            continue;

          check_recording (path);
          n_recordings++;
        }
    }

  g_assert_cmpuint (n_recordings, ==, 262);
}

static GError *
make_error (guint       status,
            const char *type,
            const char *body)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

  if (type != NULL)
    soup_message_headers_append (headers, "Content-Type", type);

  return ptero_api_error_new_from_answer (status, headers, bytes);
}

static void
test_foreign (void)
{
  static const struct
  {
    guint         status;
    const char   *type;
    const char   *body;
    PteroApiError code;
    const char   *detail;
  } answers[] = {
    { 200, "text/html", "<!DOCTYPE html><html><head><title>Pterodactyl</title></head></html>",
      PTERO_API_ERROR_NOT_A_PANEL, "Pterodactyl" },
    { 400, "text/html", "<title>400 The plain HTTP request was sent to HTTPS port</title>",
      PTERO_API_ERROR_NOT_A_PANEL,
      "400 The plain HTTP request was sent to HTTPS port" },
    { 401, "text/html", "<TITLE>401 Authorization\nRequired</TITLE>", PTERO_API_ERROR_NOT_A_PANEL,
      "401 Authorization Required" },
    { 403, "text/html", "<html>no title", PTERO_API_ERROR_NOT_A_PANEL, "" },
    { 404, "text/plain", "404 page not found", PTERO_API_ERROR_NOT_A_PANEL, "404 page not found" },
    { 413, "text/html", "<title>413 Request Entity Too Large</title>", PTERO_API_ERROR_TOO_LARGE,
      "413 Request Entity Too Large" },
    { 429, "text/html", "", PTERO_API_ERROR_RATE_LIMITED, "" },
    { 500, NULL, "", PTERO_API_ERROR_PANEL, "" },
    { 502, "text/html", "<title>502 Bad Gateway</title>", PTERO_API_ERROR_PANEL,
      "502 Bad Gateway" },
    { 403, "text/html", "<title>Just a moment...</title>", PTERO_API_ERROR_CHALLENGED,
      "Just a moment..." },
    { 503, "text/html", "<title>Just a moment...</title>", PTERO_API_ERROR_CHALLENGED,
      "Just a moment..." },
    { 403, "text/html", "<title>Attention Required! | Cloudflare</title>",
      PTERO_API_ERROR_CHALLENGED, "Attention Required! | Cloudflare" },
    { 403, "text/html", "<title>DDOS-GUARD</title>", PTERO_API_ERROR_CHALLENGED, "DDOS-GUARD" },
    { 200, "text/html", "<title>Just a moment...</title>", PTERO_API_ERROR_NOT_A_PANEL,
      "Just a moment..." },
    { 503, "text/html", "", PTERO_API_ERROR_MAINTENANCE, "" },
    { 304, NULL, "", PTERO_API_ERROR_INVALID_ANSWER, "" },
    { 300, "text/html", "", PTERO_API_ERROR_INVALID_ANSWER, "" },
    { 308, "text/html", "", PTERO_API_ERROR_MOVED, "" },
    { 504, "application/json", "{\"errors\":[", PTERO_API_ERROR_PANEL, "" },
    { 524, "text/html", "<title>a timeout occurred</title>", PTERO_API_ERROR_PANEL,
      "a timeout occurred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = make_error (answers[i].status, answers[i].type, answers[i].body);

      g_assert_error (error, PTERO_API_ERROR, (int) answers[i].code);
      g_assert_cmpstr (ptero_api_error_get_detail (error), ==, answers[i].detail);
      g_assert_null (ptero_api_error_get_code (error));
      g_assert_cmpuint (ptero_api_error_get_status (error), ==, answers[i].status);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
}

static void
test_panel (void)
{
  static const struct
  {
    guint         status;
    const char   *body;
    PteroApiError code;
    const char   *detail;
  } answers[] = {
    { 401, "{\"message\":\"Unauthenticated.\"}", PTERO_API_ERROR_UNAUTHENTICATED,
      "Unauthenticated." },
    { 401, "{\"errors\":[{\"code\":\"DaemonConnectionException\",\"detail\":\"x\"}]}",
      PTERO_API_ERROR_DAEMON, "x" },
    { 429, "{\"errors\":[{\"code\":\"DaemonConnectionException\",\"detail\":\"x\"}]}",
      PTERO_API_ERROR_DAEMON, "x" },
    { 413, "{\"errors\":[{\"code\":\"PostTooLargeException\",\"detail\":\"\"}]}",
      PTERO_API_ERROR_TOO_LARGE, "" },
    { 419, "{\"errors\":[{\"code\":\"HttpException\",\"detail\":\"CSRF token mismatch.\"}]}",
      PTERO_API_ERROR_FAILED, "CSRF token mismatch." },
    { 503, "{\"errors\":[{\"code\":\"HttpException\",\"detail\":\"Service Unavailable\"}]}",
      PTERO_API_ERROR_MAINTENANCE, "Service Unavailable" },
    { 403, "{\"errors\":[{\"code\":\"AccessDeniedHttpException\",\"detail\":\"Non (::1) !\"}]}",
      PTERO_API_ERROR_ADDRESS_NOT_ALLOWED, "Non (::1) !" },
    /* wrong types everywhere */
    { 400, "{\"errors\":[7]}", PTERO_API_ERROR_REFUSED, "" },
    { 400, "{\"errors\":{\"a\":1}}", PTERO_API_ERROR_REFUSED, "" },
    { 400, "{\"errors\":[{\"code\":1,\"detail\":[],\"meta\":3}]}", PTERO_API_ERROR_REFUSED, "" },
    { 422, "{\"errors\":[]}", PTERO_API_ERROR_VALIDATION, "" },
    { 422, "{\"errors\":[{\"meta\":null},null,{\"meta\":{\"source_field\":1}}]}",
      PTERO_API_ERROR_VALIDATION, "" },
    { 401, "{\"errors\":[", PTERO_API_ERROR_UNAUTHENTICATED, "" },
    { 422, "[]", PTERO_API_ERROR_VALIDATION, "" },
    { 404, "{\"errors\":null}", PTERO_API_ERROR_NOT_FOUND, "" },
    /* markup, entities, line breaks and a string that ends early */
    { 400, "{\"errors\":[{\"detail\":\"<p>A &lt;b&gt; &amp;\\n <b>B</b><br/>C <sometag> 1 < 2</p>\"}]}", PTERO_API_ERROR_REFUSED,
      "A <b> & B C <sometag> 1 < 2" },
    { 400, "{\"errors\":[{\"detail\":\"a\\u0000b\"}]}", PTERO_API_ERROR_REFUSED, "a␀b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = make_error (answers[i].status, "application/json; charset=utf-8",
                                            answers[i].body);

      g_assert_error (error, PTERO_API_ERROR, (int) answers[i].code);
      g_assert_cmpstr (ptero_api_error_get_detail (error), ==, answers[i].detail);
      g_assert_cmpuint (strlen (error->message), >, 0);
    }
}

static void
test_headers (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) later = g_date_time_add_seconds (now, 60);
  g_autofree char *date = soup_date_time_to_string (later, SOUP_DATE_HTTP);
  g_autoptr(GError) moved = NULL;
  g_autoptr(GError) error = NULL;

  soup_message_headers_replace (headers, "Location",
                                "https://name:word@other.example/login?token=1#x");
  soup_message_headers_replace (headers, "Retry-After", date);
  soup_message_headers_replace (headers, "X-Request-Id", "abc");

  moved = ptero_api_error_new_from_answer (301, headers, NULL);
  g_assert_error (moved, PTERO_API_ERROR, PTERO_API_ERROR_MOVED);
  g_assert_cmpstr (ptero_api_error_get_location (moved), ==, "https://other.example/login");
  g_assert_nonnull (strstr (moved->message, "https://other.example/login"));
  g_assert_null (strstr (moved->message, "token"));
  g_assert_cmpint (ptero_api_error_get_retry_after (moved), >=, 55);
  g_assert_cmpint (ptero_api_error_get_retry_after (moved), <=, 60);
  g_assert_cmpstr (ptero_api_error_get_request_id (moved), ==, "abc");

  soup_message_headers_replace (headers, "Retry-After", "99999999");
  soup_message_headers_append (headers, "cf-mitigated", "challenge");
  error = ptero_api_error_new_from_answer (403, headers, NULL);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED);
  g_assert_nonnull (strstr (error->message, "browsers"));
  g_assert_cmpint (ptero_api_error_get_retry_after (error), ==, 86400);
  g_assert_null (ptero_api_error_get_location (error));
}

/* This computer's clock was set wrong, by a day. */
static void
test_clock (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  for (int days = -1; days <= 1; days++)
    {
      g_autoptr(GDateTime) theirs = g_date_time_add_days (now, days);
      g_autoptr(GDateTime) later = g_date_time_add_seconds (theirs, 20);
      g_autofree char *date = soup_date_time_to_string (theirs, SOUP_DATE_HTTP);
      g_autofree char *retry_after = soup_date_time_to_string (later, SOUP_DATE_HTTP);

      soup_message_headers_replace (headers, "Date", date);
      soup_message_headers_replace (headers, "Retry-After", retry_after);
      g_assert_cmpint (ptero_retry_after_read (headers), ==, 20);
    }
}

/* The same check in front of a node; what Wings itself refuses comes through with that name,
 * too. */
static void
test_node_challenge (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GBytes) page = g_bytes_new_static ("<title>Just a moment...</title>", 31);
  g_autoptr(GBytes) words = g_bytes_new_static ("Forbidden", 9);
  g_autoptr(GError) challenged = NULL;
  g_autoptr(GError) bare = NULL;
  g_autoptr(GError) refused = NULL;
  g_autoptr(GError) copy = NULL;

  soup_message_headers_replace (headers, "Server", "cloudflare");
  soup_message_headers_replace (headers, "Content-Type", "text/html; charset=UTF-8");
  challenged = ptero_api_error_new_from_node (503, headers, page);
  g_assert_error (challenged, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED);
  copy = g_error_copy (challenged);
  g_assert_true (ptero_api_error_get_from_node (copy));
  /* of a websocket nobody reads the page */
  bare = ptero_api_error_new_from_node (403, headers, NULL);
  g_assert_error (bare, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED);
  g_assert_nonnull (strstr (bare->message, "browsers"));

  soup_message_headers_replace (headers, "Content-Type", "text/plain");
  refused = ptero_api_error_new_from_node (403, headers, words);
  g_assert_error (refused, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
}

/* Cloudflare puts its name on all that it passes on: a 403 that is a page is its own, a 503 may be
 * the panel's. */
static void
test_challenge (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(GBytes) json =
    g_bytes_new_static ("{\"errors\":[{\"code\":\"HttpForbiddenException\"}]}", 47);
  g_autoptr(GError) refused = NULL;
  g_autoptr(GError) down = NULL;
  g_autoptr(GError) own = NULL;

  soup_message_headers_replace (headers, "Server", "cloudflare");
  soup_message_headers_replace (headers, "Content-Type", "text/html");

  refused = ptero_api_error_new_from_answer (403, headers, NULL);
  g_assert_error (refused, PTERO_API_ERROR, PTERO_API_ERROR_CHALLENGED);
  down = ptero_api_error_new_from_answer (503, headers, NULL);
  g_assert_error (down, PTERO_API_ERROR, PTERO_API_ERROR_MAINTENANCE);

  soup_message_headers_replace (headers, "Content-Type", "application/json");
  own = ptero_api_error_new_from_answer (403, headers, json);
  g_assert_error (own, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
}

/* What has no end is cut, and takes less time to make plain than the parser took to find its end,
 * whatever it is. */
static void
test_endless (void)
{
  static const char *const pieces[] = { "x", "<", "&", "<b>", "</", "<a href=" };
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "Content-Type", "application/json");

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) words = g_string_new (NULL);
      g_autofree char *body = NULL;
      g_autofree char *plain = NULL;
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(JsonNode) root = NULL;
      g_autoptr(GError) error = NULL;
      gint64 times[3];

      while (words->len < 4 * 1024 * 1024)
        g_string_append (words, pieces[i]);
      body = g_strdup_printf ("{\"errors\":[{\"code\":\"%s\",\"detail\":\"%s\"}]}", words->str,
                              words->str);
      bytes = g_bytes_new (body, strlen (body));

      times[0] = g_get_monotonic_time ();
      root = ptero_json_read (bytes, NULL);
      times[1] = g_get_monotonic_time ();
      plain = ptero_plain_text_from_words (words->str);
      times[2] = g_get_monotonic_time ();
      g_assert_nonnull (root);
      g_assert_cmpint (times[2] - times[1], <, times[1] - times[0]);

      error = ptero_api_error_new_from_answer (500, headers, bytes);
      g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_PANEL);
      g_assert_cmpuint (strlen (error->message), <, 4096);
      g_assert_cmpuint (strlen (ptero_api_error_get_code (error)), <, 4096);
    }
}

static void
test_copy (void)
{
  g_autoptr(GError) error = make_error (422, "application/json",
                                        "{\"errors\":[{\"code\":\"ValidationException\",\"detail\":\"No (request id: 7).\","
                                        "\"meta\":{\"source_field\":\"limits.memory\",\"rule\":\"min\"}}]}");
  g_autoptr(GError) copy = NULL;
  g_autoptr(GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "other");
  g_autoptr(GError) certificate =
    ptero_api_error_new_for_certificate (PTERO_API_ERROR_CERTIFICATE_CHANGED, "AB:CD", 0);
  g_autoptr(GError) certificate_copy = g_error_copy (certificate);
  PteroProblem *problem;

  g_assert_false (ptero_api_error_get_is_question (error));
  g_assert_true (ptero_api_error_get_is_of_server (error));
  ptero_api_error_set_asked (error, TRUE, FALSE);
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_assert_true (ptero_api_error_get_is_question (copy));
  g_assert_false (ptero_api_error_get_is_of_server (copy));
  problem = g_ptr_array_index (ptero_api_error_get_problems (copy), 0);
  g_assert_cmpstr (problem->field, ==, "limits.memory");
  g_assert_cmpstr (ptero_api_error_get_code (copy), ==, "ValidationException");
  g_assert_cmpstr (ptero_api_error_get_request_id (copy), ==, "7");

  g_clear_error (&certificate);
  g_assert_error (certificate_copy, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);
  g_assert_cmpstr (ptero_api_error_get_fingerprint (certificate_copy), ==, "AB:CD");

  g_assert_cmpuint (ptero_api_error_get_status (other), ==, 0);
  g_assert_null (ptero_api_error_get_detail (other));
  g_assert_null (ptero_api_error_get_problems (NULL));
  g_assert_cmpint (ptero_api_error_get_retry_after (other), ==, -1);
}

/* The same words are no news, whichever object they are in. */
static void
test_replace (void)
{
  g_autoptr(GError) member = NULL;
  g_autoptr(GError) refused = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, "No");
  g_autoptr(GError) same = g_error_copy (refused);
  g_autoptr(GError) closed = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, "No");

  g_assert_false (ptero_error_replace (&member, NULL));
  g_assert_true (ptero_error_replace (&member, refused));
  g_assert_true (member != refused);
  g_assert_false (ptero_error_replace (&member, same));
  g_assert_true (ptero_error_replace (&member, closed));
  g_assert_error (member, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  g_assert_true (ptero_error_replace (&member, NULL));
  g_assert_null (member);
}

/* Two certificates are told apart: the one that is shown is the one to be accepted. */
static void
test_replace_certificate (void)
{
  g_autoptr(GError) member = NULL;
  g_autoptr(GError) one =
    ptero_api_error_new_for_certificate (PTERO_API_ERROR_CERTIFICATE_CHANGED, "AA:BB", 0);
  g_autoptr(GError) other =
    ptero_api_error_new_for_certificate (PTERO_API_ERROR_CERTIFICATE_CHANGED, "CC:DD", 0);
  g_autoptr(GError) expired =
    ptero_api_error_new_for_certificate (PTERO_API_ERROR_CERTIFICATE_CHANGED, "CC:DD",
                                         G_TLS_CERTIFICATE_EXPIRED);

  g_assert_true (ptero_error_replace (&member, one));
  g_assert_true (ptero_error_replace (&member, other));
  g_assert_cmpstr (ptero_api_error_get_fingerprint (member), ==, "CC:DD");
  g_assert_false (ptero_error_replace (&member, other));
  g_assert_true (ptero_error_replace (&member, expired));
  g_assert_cmpint (ptero_api_error_get_flaws (member), ==, G_TLS_CERTIFICATE_EXPIRED);
}

static GError *
make_daemon_error (const char *request_id)
{
  g_autofree char *body =
    g_strdup_printf ("{\"errors\":[{\"code\":\"DaemonConnectionException\","
                     "\"detail\":\"No (request_id: %s)\"}]}", request_id);

  return make_error (502, "application/json", body);
}

/* The number that is shown is looked up in the log: it is that of the last failure. */
static void
test_replace_request (void)
{
  g_autoptr(GError) member = NULL;
  g_autoptr(GError) one = make_daemon_error ("1-a");
  g_autoptr(GError) other = make_daemon_error ("2-b");

  g_assert_cmpstr (one->message, ==, other->message);
  g_assert_true (ptero_error_replace (&member, one));
  g_assert_true (ptero_error_replace (&member, other));
  g_assert_cmpstr (ptero_api_error_get_request_id (member), ==, "2-b");
  g_assert_false (ptero_error_replace (&member, other));
}

static void
assert_reads (const char *text,
              gssize      length,
              gboolean    reads)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = ptero_json_read (bytes, &error);

  g_assert_true ((node != NULL) == reads);
  if (!reads)
    g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
}

static void
assert_nesting (guint    depth,
                gboolean reads)
{
  g_autoptr(GString) string = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (string, i % 2 != 0 ? "{\"a\":" : "[");
  g_string_append_c (string, '1');
  for (guint i = depth; i > 0; i--)
    g_string_append_c (string, i % 2 != 0 ? ']' : '}');

  assert_reads (string->str, string->len, reads);
}

static void
test_json (void)
{
  g_autofree char *deep = g_strnfill (5000000, '[');
  g_autofree char *many = g_strnfill (2400000, '1');

  assert_reads ("{\"a\":[1,-2.5e3,null,true,\"[[]{\\\"\\\\\"]}", -1, TRUE);
  assert_reads ("  [ ]\r\n", -1, TRUE);
  assert_nesting (64, TRUE);
  assert_nesting (65, FALSE);
  assert_reads (deep, 5000000, FALSE);
  many[0] = '[';
  for (guint i = 2; i < 2000000; i += 2)
    many[i] = ',';
  many[2399999] = ']';
  assert_reads (many, 2400000, TRUE);
  many[2000001] = ',';
  many[2000003] = ',';
  assert_reads (many, 2400000, FALSE);
  assert_reads ("", -1, FALSE);
  assert_reads ("]", -1, FALSE);
  assert_reads ("[", -1, FALSE);
  assert_reads ("[\"", -1, FALSE);
  assert_reads ("[\"\\", -1, FALSE);
  assert_reads ("[\"\\\"]", -1, FALSE);
  assert_reads ("[}", -1, FALSE);
  assert_reads ("[1,]", -1, FALSE);
  assert_reads ("[/*\"*/1]", -1, FALSE);
  assert_reads ("['a']", -1, FALSE);
  assert_reads ("[1]\0[", 5, FALSE);
  assert_reads ("[\"\xff\"]", -1, FALSE);
  assert_reads ("[\"\\ud800\"]", -1, TRUE);
  assert_reads ("[\"\\udc00\\udc00\"]", -1, TRUE);
  assert_reads ("[\"\\ud83d\\ude00\"]", -1, TRUE);
}

static void
test_surrogates (void)
{
  static const struct { const char *json; const char *text; } cases[] = {
    { "{\"a\":\"x\\ud83d\"}", "x\357\277\275" },
    { "{\"a\":\"\\uDE00y\"}", "\357\277\275y" },
    { "{\"a\":\"\\ud83d\\ud83d\\ude00\"}", "\357\277\275\360\237\230\200" },
    { "{\"a\":\"\\\\ud83d\\ud83dz\"}", "\\ud83d\357\277\275z" },
    { "{\"a\":\"\\ud83d\\n\"}", "\357\277\275\n" },
    { "{\"a\":\"nul\\u0000mid\\u0000\"}", "nul␀mid␀" },
    { "{\"a\":\"\\\\u0000\\u00001\"}", "\\u0000␀1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) root = ptero_json_read (bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (ptero_json_get_string_member (json_node_get_object (root), "a"), ==,
                       cases[i].text);
    }
}

/* Pelican refuses with the status of a failure, and says why only where it is set up to debug. */
static void
test_pelican (void)
{
  g_autoptr(GError) mute = make_error (500, "application/json",
                                       "{\"errors\":[{\"code\":\"PanelException\",\"status\":\"500\",\"detail\":\"An unexpected error was encountered "
                                       "while processing this request, please try again.\"}]}");
  g_autoptr(GError) told = make_error (500, "application/json",
                                       "{\"errors\":[{\"code\":\"PanelException\",\"status\":\"500\",\"detail\":\"Plugin is not installed\"}]}");

  g_assert_error (mute, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
  g_assert_cmpstr (ptero_api_error_get_detail (mute), ==, "");
  g_assert_null (strstr (mute->message, "try again"));
  g_assert_error (told, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
  g_assert_cmpstr (told->message, ==, "Plugin is not installed");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/pelican", test_pelican);
  g_test_add_func ("/error/recordings", test_recordings);
  g_test_add_func ("/error/foreign", test_foreign);
  g_test_add_func ("/error/panel", test_panel);
  g_test_add_func ("/error/headers", test_headers);
  g_test_add_func ("/error/challenge", test_challenge);
  g_test_add_func ("/error/challenge/node", test_node_challenge);
  g_test_add_func ("/error/clock", test_clock);
  g_test_add_func ("/error/endless", test_endless);
  g_test_add_func ("/error/copy", test_copy);
  g_test_add_func ("/error/replace", test_replace);
  g_test_add_func ("/error/replace-certificate", test_replace_certificate);
  g_test_add_func ("/error/replace-request", test_replace_request);
  g_test_add_func ("/error/json", test_json);

  g_test_add_func ("/json/surrogates", test_surrogates);

  return g_test_run ();
}
