/* test-client.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixture-client.h"
#include "fixture-server.h"
#include "ptero-client-private.h"
#include "ptero-server.h"
#include "ptero-stats.h"

#define RATE "X-RateLimit-Limit: 720\r\nX-RateLimit-Remaining: 600\r\n"

static void
test_answer (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };
  g_autofree char *sent = NULL;
  PteroStats *stats;

  g_assert_true (ptero_client_has_key (client, PTERO_API_CLIENT));
  g_assert_false (ptero_client_has_key (client, PTERO_API_APPLICATION));

  fixture_client_send (client, request, &outcome);
  g_assert_no_error (outcome.error);
  stats = ptero_answer_get_resource (outcome.answer);
  g_assert_cmpstr (stats->current_state, ==, "running");
  /* less than a millisecond is not nothing: that is what is not known */
  g_assert_cmpuint (ptero_client_get_latency (client), >, 0);
  g_assert_cmpuint (ptero_answer_get_status (outcome.answer), ==, 200);
  g_assert_cmpuint (g_bytes_get_size (ptero_answer_get_bytes (outcome.answer)), ==, strlen (STATS));
  g_assert_nonnull (ptero_answer_get_json (outcome.answer));
  g_assert_null (ptero_answer_get_items (outcome.answer));
  g_assert_null (ptero_answer_get_pagination (outcome.answer));

  sent = fixture_server_dup_request (server, 0);
  g_assert_true (g_str_has_prefix (sent, "GET /api/client/servers/1a2b3c4d/resources HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (sent, "Authorization: Bearer " KEY "\r\n"));
  g_assert_nonnull (strstr (sent, "Accept: application/json\r\n"));
  g_assert_nonnull (strstr (sent, "User-Agent: Ptero/" PACKAGE_VERSION "\r\n"));
  g_assert_null (strstr (sent, "Origin:"));
  g_assert_null (strstr (sent, "Referer:"));
  g_assert_null (strstr (sent, "Cookie:"));

  g_assert_cmpuint (ptero_rate_limiter_get_limit (ptero_client_get_rate_limiter (client, PTERO_API_CLIENT)), ==, 720);
  g_assert_cmpuint (ptero_rate_limiter_get_limit (ptero_client_get_rate_limiter (client, PTERO_API_APPLICATION)), ==, 240);
}

/* What comes back instead of what was asked for, and what becomes of it. */
typedef struct
{
  const char    *name;
  PteroEndpoint  endpoint;
  guint          status;
  const char    *headers;
  const char    *body;
  PteroApiError  code;
} Wrong;

static const Wrong wrongs[] = {
  { "html", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: text/html\r\n",
    "<title>Panel</title>", PTERO_API_ERROR_NOT_A_PANEL },
  { "html-nothing", PTERO_ENDPOINT_SERVER_POWER, 200, "Content-Type: text/html\r\n", "<html>",
    PTERO_API_ERROR_NOT_A_PANEL },
  { "html-bytes", PTERO_ENDPOINT_FILE_CONTENTS, 200, "Content-Type: text/html\r\n", "<html>",
    PTERO_API_ERROR_NOT_A_PANEL },
  { "no-type", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "", STATS, PTERO_API_ERROR_NOT_A_PANEL },
  { "empty", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: application/json\r\n", "",
    PTERO_API_ERROR_INVALID_ANSWER },
  { "truncated", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"stats\",\"attr", PTERO_API_ERROR_INVALID_ANSWER },
  { "array", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: application/json\r\n", "[]",
    PTERO_API_ERROR_INVALID_ANSWER },
  { "number", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: application/json\r\n", "7",
    PTERO_API_ERROR_INVALID_ANSWER },
  { "null-attributes", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"stats\",\"attributes\":7}", PTERO_API_ERROR_INVALID_ANSWER },
  { "wrong-type", PTERO_ENDPOINT_SERVER_RESOURCES, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"stats\",\"attributes\":{\"current_state\":[1],\"is_suspended\":{},\"resources\":7}}", PTERO_API_ERROR_INVALID_ANSWER },
  { "list-without-data", PTERO_ENDPOINT_SERVERS_LIST, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"list\"}", PTERO_API_ERROR_INVALID_ANSWER },
  { "list-of-numbers", PTERO_ENDPOINT_SERVERS_LIST, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"list\",\"data\":[1,null]}", PTERO_API_ERROR_INVALID_ANSWER },
  { "list-page-text", PTERO_ENDPOINT_SERVERS_LIST, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"list\",\"data\":[],\"meta\":{\"pagination\":{\"total\":\"x\"}}}",
    PTERO_API_ERROR_INVALID_ANSWER },
  { "list-page-negative", PTERO_ENDPOINT_SERVERS_LIST, 200, "Content-Type: application/json\r\n",
    "{\"object\":\"list\",\"data\":[],\"meta\":{\"pagination\":{\"total\":-1,\"count\":0,\"per_page\":1,\"current_page\":1,\"total_pages\":1}}}",
    PTERO_API_ERROR_INVALID_ANSWER },
  { "unauthenticated", PTERO_ENDPOINT_SERVER_RESOURCES, 401, "Content-Type: application/json\r\n",
    "{\"errors\":[{\"code\":\"AuthenticationException\",\"status\":\"401\",\"detail\":\"Unauthenticated.\"}]}", PTERO_API_ERROR_UNAUTHENTICATED },
  { "proxy-login", PTERO_ENDPOINT_SERVER_RESOURCES, 401,
    "Content-Type: text/html\r\nWWW-Authenticate: Basic realm=\"x\"\r\n", "",
    PTERO_API_ERROR_NOT_A_PANEL },
  { "daemon", PTERO_ENDPOINT_SERVER_RESOURCES, 504, "Content-Type: application/json\r\n",
    "{\"errors\":[{\"code\":\"DaemonConnectionException\",\"status\":\"504\",\"detail\":\"Could not.\"}]}", PTERO_API_ERROR_DAEMON },
  { "offline", PTERO_ENDPOINT_SERVER_COMMAND, 502, "Content-Type: application/json\r\n",
    "{\"errors\":[{\"code\":\"HttpException\",\"status\":\"502\",\"detail\":\"Server must be online.\"}]}", PTERO_API_ERROR_SERVER_OFFLINE },
  { "maintenance", PTERO_ENDPOINT_SERVER_RESOURCES, 503, "Content-Type: application/json\r\n",
    "{\"message\":\"Down\"}", PTERO_API_ERROR_MAINTENANCE },
  { "html-power", PTERO_ENDPOINT_SERVER_POWER, 502, "Content-Type: text/html\r\n",
    "<title>502 Bad Gateway</title>", PTERO_API_ERROR_PANEL },
  { "backup-limit", PTERO_ENDPOINT_BACKUP_CREATE, 429,
    "Content-Type: application/json\r\nRetry-After: 599\r\n" RATE,
    "{\"errors\":[{\"code\":\"TooManyRequestsHttpException\",\"status\":\"429\",\"detail\":\"Only 2 backups.\"}]}", PTERO_API_ERROR_RATE_LIMITED },
  { "pull-limit", PTERO_ENDPOINT_FILE_PULL, 429,
    "Content-Type: application/json\r\nRetry-After: 234\r\nX-RateLimit-Limit: 10\r\nX-RateLimit-Remaining: 0\r\n",
    "{\"errors\":[{\"code\":\"ThrottleRequestsException\",\"status\":\"429\",\"detail\":\"Too Many Attempts.\"}]}", PTERO_API_ERROR_RATE_LIMITED },
};

/* None of these is asked for a second time, closes the gate, or is taken for a limit of the whole
 * API. */
static void
test_wrong (gconstpointer data)
{
  const Wrong *wrong = data;
  g_auto(Script) script = { { fixture_reply (wrong->status, wrong->headers, wrong->body) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (wrong->endpoint);
  PteroRateLimiter *limiter = ptero_client_get_rate_limiter (client, PTERO_API_CLIENT);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  g_test_message ("%s", outcome.error->message);
  g_assert_error (outcome.error, PTERO_API_ERROR, (int) wrong->code);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 1);
  g_assert_cmpint (ptero_rate_limiter_get_blocked (limiter), ==, 0);
  g_assert_cmpuint (ptero_rate_limiter_get_limit (limiter), >=, 256);
}

static void
test_nothing (void)
{
  g_auto(Script) script = { { fixture_reply (204, NULL, ""), fixture_reply_json (202, "[]") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_POWER, "server",
                                                       "1a2b3c4d", "signal", "start", NULL);
  g_auto(Outcome) first = { 0 };
  g_auto(Outcome) second = { 0 };
  g_autofree char *sent = NULL;

  fixture_client_send (client, request, &first);
  g_assert_no_error (first.error);
  g_assert_cmpuint (ptero_answer_get_status (first.answer), ==, 204);
  g_assert_cmpuint (g_bytes_get_size (ptero_answer_get_bytes (first.answer)), ==, 0);
  fixture_client_send (client, request, &second);
  g_assert_no_error (second.error);

  sent = fixture_server_dup_request (server, 0);
  g_assert_true (g_str_has_suffix (sent, "\r\n\r\n{\"signal\":\"start\"}"));
}

static void
test_bytes (void)
{
  g_auto(Script) script =
    { { fixture_reply (200, "Content-Type: text/plain; charset=UTF-8\r\n", "<html>{[") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_FILE_CONTENTS);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpmem (g_bytes_get_data (ptero_answer_get_bytes (outcome.answer), NULL), 8, "<html>{[",
                   8);
  g_assert_null (ptero_answer_get_json (outcome.answer));
}

/* Which failures are tried again, and how often. */
static void
assert_attempts (PteroEndpoint  endpoint,
                 GBytes        *first,
                 GBytes        *then,
                 guint          n_attempts,
                 gboolean       succeeds)
{
  g_auto(Script) script = { { first, then } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, "server", "1a2b3c4d", "backup",
                                                       "b", NULL);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  g_test_message ("%s", outcome.error != NULL ? outcome.error->message : "succeeded");
  g_assert_cmpuint (fixture_server_count_requests (server), ==, n_attempts);
  g_assert_true ((outcome.error == NULL) == succeeds);
}

#define HTML_502 fixture_reply (502, "Content-Type: text/html\r\n", "<title>502 Bad Gateway</title>")
#define CUT      g_bytes_new_static (CUT_TEXT, strlen (CUT_TEXT))
#define CUT_TEXT "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 9999\r\n\r\n" STATS

#define NO_ROUTE fixture_reply_json (405, "{\"errors\":[{\"code\":\"MethodNotAllowedHttpException\",\"status\":\"405\",\"detail\":\"No.\"}]}")

static char *
dup_line (FixtureServer *server,
          guint          number)
{
  g_autofree char *request = fixture_server_dup_request (server, number);

  return g_strndup (request, strcspn (request, "\r"));
}

/* What an older panel, or Pelican, has elsewhere is asked for there, and the next time at once. */
static void
test_other_routes (void)
{
  static const struct { PteroEndpoint endpoint; const char *argument; const char *usual;
                        const char *other; const char *body; } cases[] = {
    { PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE, "password",
      "POST /api/client/account/two-factor/disable HTTP/1.1",
      "DELETE /api/client/account/two-factor HTTP/1.1",
      "{\"password\":\"SHA256:a/b+c\"}" },
    { PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE, "fingerprint",
      "POST /api/client/account/ssh-keys/remove HTTP/1.1",
      "DELETE /api/client/account/ssh-keys/SHA256%3Aa%2Fb%2Bc HTTP/1.1", "\r\n\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Script) script = { { NO_ROUTE, fixture_reply (204, NULL, ""),
                                  fixture_reply (204, NULL, ""), NO_ROUTE,
                                  fixture_reply (204, NULL, "") } };
      g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
      g_autoptr(PteroClient) client = fixture_client_new (server);
      g_autoptr(PteroRequest) request = ptero_request_new (cases[i].endpoint, cases[i].argument,
                                                           "SHA256:a/b+c", NULL);
      const char *lines[] = { cases[i].usual, cases[i].other, cases[i].other, cases[i].other,
                              cases[i].usual, cases[i].usual };
      g_autofree char *sent = NULL;

      /* the third time the panel is a newer one */
      for (guint j = 0; j < 4; j++)
        {
          g_auto(Outcome) outcome = { 0 };

          fixture_client_send (client, request, &outcome);
          g_assert_no_error (outcome.error);
        }

      g_assert_cmpuint (fixture_server_count_requests (server), ==, G_N_ELEMENTS (lines));
      for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
        {
          g_autofree char *line = dup_line (server, j);

          g_assert_cmpstr (line, ==, lines[j]);
        }

      sent = fixture_server_dup_request (server, 1);
      g_assert_true (g_str_has_suffix (sent, cases[i].body));
    }
}

/* A panel that has it nowhere says so, and what it has at one place only is asked for once. */
static void
test_no_route (void)
{
  static const struct { PteroEndpoint endpoint; guint n_requests; } cases[] = {
    { PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE, 2 },
    { PTERO_ENDPOINT_ACCOUNT_SET_EMAIL, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Script) script = { { NO_ROUTE } };
      g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
      g_autoptr(PteroClient) client = fixture_client_new (server);
      g_autoptr(PteroRequest) request = ptero_request_new (cases[i].endpoint, "password", "x",
                                                           NULL);
      g_auto(Outcome) outcome = { 0 };

      fixture_client_send (client, request, &outcome);
      g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND);
      g_assert_cmpuint (fixture_server_count_requests (server), ==, cases[i].n_requests);
    }
}

static void
test_retry (void)
{
  const char *not_found =
    "{\"errors\":[{\"code\":\"NotFoundHttpException\",\"status\":\"404\",\"detail\":\"x\"}]}";
  const char *throttled =
    "{\"errors\":[{\"code\":\"ThrottleRequestsException\",\"status\":\"429\",\"detail\":\"x\"}]}";
  const char *wait =
    "Content-Type: application/json\r\nRetry-After: 0\r\nX-RateLimit-Limit: 720\r\nX-RateLimit-Remaining: 0\r\n";

  assert_attempts (PTERO_ENDPOINT_SERVER_RESOURCES, HTML_502, fixture_reply_json (200, STATS), 2,
                   TRUE);
  assert_attempts (PTERO_ENDPOINT_SERVER_RESOURCES, HTML_502, NULL, 3, FALSE);
  assert_attempts (PTERO_ENDPOINT_SERVER_RESOURCES, CUT, fixture_reply_json (200, STATS), 2, TRUE);
  assert_attempts (PTERO_ENDPOINT_SERVER_POWER, HTML_502, fixture_reply (204, NULL, ""), 1, FALSE);

  assert_attempts (PTERO_ENDPOINT_SERVER_SET_DOCKER_IMAGE, HTML_502, fixture_reply (204, NULL, ""),
                   2, TRUE);

  /* It may have been done the first time, and fails the second for that */
  assert_attempts (PTERO_ENDPOINT_FILES_RENAME, HTML_502, fixture_reply (204, NULL, ""), 1, FALSE);
  assert_attempts (PTERO_ENDPOINT_ACCOUNT_SET_PASSWORD, HTML_502, fixture_reply (204, NULL, ""), 1,
                   FALSE);

  /* What an attempt deleted whose answer got lost is not missing */
  assert_attempts (PTERO_ENDPOINT_BACKUP_DELETE, HTML_502, fixture_reply_json (404, not_found), 2,
                   TRUE);
  assert_attempts (PTERO_ENDPOINT_BACKUP_DELETE, fixture_reply_json (404, not_found), NULL, 1,
                   FALSE);

  /* Who asks to wait is not asked again at once */
  assert_attempts (PTERO_ENDPOINT_SERVER_RESOURCES, fixture_reply (503, "Retry-After: 60\r\n", ""),
                   fixture_reply_json (200, STATS), 1, FALSE);
  assert_attempts (PTERO_ENDPOINT_SERVER_RESOURCES, fixture_reply (503, "Retry-After: 0\r\n", ""),
                   fixture_reply_json (200, STATS), 2, TRUE);

  /* A 429 was not carried out */
  assert_attempts (PTERO_ENDPOINT_SERVER_POWER, fixture_reply (429, wait, throttled),
                   fixture_reply (204, NULL, ""), 2, TRUE);
  assert_attempts (PTERO_ENDPOINT_SERVER_RESOURCES, fixture_reply (429, wait, throttled), NULL, 3,
                   FALSE);
}

/* An answer that does not come is not one that was cut off. */
static void
test_lost (void)
{
  const struct { GBytes *answer; int code; } cases[] = {
    { CUT, G_IO_ERROR_PARTIAL_INPUT },
    { NULL, G_IO_ERROR_CONNECTION_CLOSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(Script) script = { { cases[i].answer } };
      g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
      g_autoptr(PteroClient) client = fixture_client_new (server);
      g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
      g_auto(Outcome) outcome = { 0 };

      fixture_client_send (client, request, &outcome);
      g_assert_error (outcome.error, G_IO_ERROR, cases[i].code);
    }
}

/* Newer panels have limits for single routes, which are not over in a minute; older ones have only
 * that of the user there. */
static void
test_new_limits (void)
{
  static const struct { guint limit; guint n_requests; } cases[] = { { 720, 3 }, { 256, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rate = g_strdup_printf ("Content-Type: application/json\r\nX-RateLimit-Limit: %u\r\nX-RateLimit-Remaining: 9\r\n",
                                               cases[i].limit);
      g_autofree char *wait = g_strdup_printf ("Content-Type: application/json\r\nRetry-After: 0\r\nX-RateLimit-Limit: %u\r\n"
                                               "X-RateLimit-Remaining: 0\r\n", cases[i].limit);
      g_auto(Script) script = { { fixture_reply (200, rate, STATS),
                                  fixture_reply (429, wait, "{\"errors\":[]}"),
                                  fixture_reply (204, NULL, "") } };
      g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
      g_autoptr(PteroClient) client = fixture_client_new (server);
      g_autoptr(PteroRequest) first = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
      g_autoptr(PteroRequest) second = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SET_EMAIL, "email",
                                                          "x@example.com", NULL);
      g_auto(Outcome) outcome = { 0 };
      g_auto(Outcome) second_outcome = { 0 };

      fixture_client_send (client, first, &outcome);
      g_assert_no_error (outcome.error);
      fixture_client_send (client, second, &second_outcome);
      g_assert_true ((second_outcome.error == NULL) == (cases[i].n_requests == 3));
      g_assert_cmpuint (fixture_server_count_requests (server), ==, cases[i].n_requests);
    }
}

static GBytes *
drop_first (const char *request,
            guint       number,
            gpointer    data)
{
  return number == 0 ? NULL : fixture_reply_json (200, STATS);
}

static void
test_drop (void)
{
  g_autoptr(FixtureServer) server = fixture_server_new (drop_first, NULL, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 2);
}

/* Nobody listens: a transport error, after a few tries. */
static void
test_refused (void)
{
  g_autoptr(PteroClient) client = ptero_client_new ("http://127.0.0.1:1");
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };

  ptero_client_set_key (client, PTERO_API_CLIENT, KEY);
  ptero_client_set_timing (client, 30000, 20);
  fixture_client_send (client, request, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_assert_cmpuint (ptero_client_get_latency (client), ==, 0);
}

/* Waiting out a 429 that lasts is told to the person. */
static void
test_long_wait (void)
{
  g_auto(Script) script =
    { { fixture_reply (429, "Content-Type: text/html\r\nRetry-After: 300\r\n", "") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_autoptr(PteroRequest) background = ptero_request_copy (request);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Outcome) outcome = { 0 };
  g_auto(Outcome) next = { 0 };
  g_auto(Outcome) waiting = { 0 };

  fixture_client_send (client, request, &outcome);
  fixture_client_send (client, request, &next);
  g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);
  g_assert_error (next.error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);
  g_assert_cmpint (ptero_api_error_get_retry_after (next.error), >=, 299);

  ptero_request_set_priority (background, PTERO_PRIORITY_BACKGROUND);
  ptero_client_send_async (client, background, cancellable, outcome_sent_cb, &waiting);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (waiting.done);

  g_cancellable_cancel (cancellable);
  outcome_wait_for (&waiting);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 1);
}

/* What is on screen says that the panel asks to wait sooner than what the person just did. */
static void
test_short_wait (void)
{
  g_auto(Script) script =
    { { fixture_reply (429, "Content-Type: text/html\r\nRetry-After: 30\r\n", "") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_autoptr(PteroRequest) visible = ptero_request_copy (request);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_auto(Outcome) outcome = { 0 };
  g_auto(Outcome) waiting = { 0 };

  ptero_request_set_priority (visible, PTERO_PRIORITY_VISIBLE);
  fixture_client_send (client, visible, &outcome);
  g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_RATE_LIMITED);

  ptero_client_send_async (client, request, cancellable, outcome_sent_cb, &waiting);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (waiting.done);

  g_cancellable_cancel (cancellable);
  outcome_wait_for (&waiting);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 1);
}

static void
test_slow (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) }, 800 };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) late = { 0 };
  g_auto(Outcome) good = { 0 };
  gint64 begin = g_get_monotonic_time ();

  ptero_client_set_timing (client, 200, 20);
  fixture_client_send (client, request, &late);
  g_assert_error (late.error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 700 * G_TIME_SPAN_MILLISECOND);

  ptero_client_set_timing (client, 30000, 20);
  fixture_client_send (client, request, &good);
  g_assert_no_error (good.error);
  g_assert_cmpuint (ptero_client_get_latency (client), >=, 800);
}

/* A megabyte of zeros, compressed, as often as it takes to be more than the cap. */
static GBytes *
compress_zeros (guint n_megabytes)
{
  g_autoptr(GConverter) compressor =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autofree char *zeros = g_strnfill (1024 * 1024, '0');
  g_autoptr(GByteArray) reply = g_byte_array_new ();
  g_autoptr(GBytes) body = NULL;
  g_autofree char *head = NULL;

  for (guint i = 0; i < n_megabytes; i++)
    g_assert_true (g_output_stream_write_all (stream, zeros, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
                          g_bytes_get_size (body));
  g_byte_array_append (reply, (const guint8 *) head, strlen (head));
  g_byte_array_append (reply, g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  return g_byte_array_free_to_bytes (g_steal_pointer (&reply));
}

static void
assert_error_of (GBytes        *reply,
                 PteroApiError  code)
{
  g_auto(Script) script = { { reply } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  g_assert_error (outcome.error, PTERO_API_ERROR, (int) code);
}

static void
test_huge (void)
{
  g_autofree char *plain = g_strnfill (17 * 1024 * 1024, ' ');
  g_autofree char *deep = g_strnfill (400 * 1024, '[');
  g_autofree char *chunked = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                              "Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n",
                                              17 * 1024 * 1024, plain);

  assert_error_of (fixture_reply_json (200, plain), PTERO_API_ERROR_TOO_LARGE);
  assert_error_of (g_bytes_new (chunked, strlen (chunked)), PTERO_API_ERROR_TOO_LARGE);
  assert_error_of (compress_zeros (200), PTERO_API_ERROR_TOO_LARGE);
  assert_error_of (fixture_reply_json (200, deep), PTERO_API_ERROR_INVALID_ANSWER);
  assert_error_of (fixture_reply_json (200, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
                   PTERO_API_ERROR_INVALID_ANSWER);
  assert_error_of (fixture_reply (200, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", "not gzip at all"),
                   PTERO_API_ERROR_INVALID_ANSWER);
}

/* Large enough for the other thread. */
static void
test_large (void)
{
  g_autofree char *filler = g_strnfill (300 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("{\"object\":\"stats\",\"filler\":\"%s\",%s", filler,
                                           STATS + 1);
  g_auto(Script) script = { { fixture_reply_json (200, body) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (PTERO_IS_STATS (ptero_answer_get_resource (outcome.answer)));
}

/* The same of a refusal, of which what it says and what is learned from it are the same. */
static void
test_large_refusal (void)
{
  g_autofree char *filler = g_strnfill (300 * 1024, 'x');
  g_autofree char *body = g_strdup_printf ("{\"errors\":[{\"code\":\"NotFoundHttpException\",\"status\":\"404\",\"detail\":\"Gone.\","
                                           "\"meta\":{\"trace\":[\"%s\"]}}]}", filler);
  g_auto(Script) script = { { fixture_reply_json (404, body), fixture_reply_json (503, filler),
                              fixture_reply (503, "Content-Type: text/html\r\n", filler),
                              fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) refused = { 0 };
  g_auto(Outcome) failed = { 0 };
  g_auto(Outcome) again = { 0 };

  fixture_client_send (client, request, &refused);
  g_assert_error (refused.error, PTERO_API_ERROR, PTERO_API_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (refused.error->message, "Gone."));

  /* what is in JSON is the panel's word, a page is tried again */
  fixture_client_send (client, request, &failed);
  g_assert_error (failed.error, PTERO_API_ERROR, PTERO_API_ERROR_MAINTENANCE);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 2);

  fixture_client_send (client, request, &again);
  g_assert_no_error (again.error);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 4);
}

/* Twenty at once, every other one cancelled at a different moment; each ends exactly once, and the
 * turns come back. */
static void
test_cancel (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) }, 20 };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  GCancellable *cancellables[20];
  Outcome outcomes[20] = { 0 };

  for (guint i = 0; i < 20; i++)
    {
      cancellables[i] = g_cancellable_new ();
      if (i == 0)
        g_cancellable_cancel (cancellables[i]);
      ptero_client_send_async (client, request, cancellables[i], outcome_sent_cb, &outcomes[i]);
    }

  for (guint i = 0; i < 20; i += 2)
    {
      g_cancellable_cancel (cancellables[i]);
      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
    }

  for (guint i = 0; i < 20; i++)
    {
      outcome_wait_for (&outcomes[i]);
      if (i % 2 != 0)
        g_assert_no_error (outcomes[i].error);
      else if (outcomes[i].error != NULL)
        g_assert_error (outcomes[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      outcome_clear (&outcomes[i]);
      g_object_unref (cancellables[i]);
    }
}

/* A reset drops what is under way: what may be tried again is, the other fails. */
static void
test_reset (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) }, 300 };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) get = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_autoptr(PteroRequest) post = fixture_request_new (PTERO_ENDPOINT_SERVER_POWER);
  g_auto(Outcome) repeated = { 0 };
  g_auto(Outcome) failed = { 0 };

  ptero_client_send_async (client, get, NULL, outcome_sent_cb, &repeated);
  ptero_client_send_async (client, post, NULL, outcome_sent_cb, &failed);
  while (fixture_server_count_requests (server) < 2)
    g_main_context_iteration (NULL, FALSE);

  ptero_client_reset (client);
  outcome_wait_for (&repeated);
  outcome_wait_for (&failed);
  g_assert_no_error (repeated.error);
  g_assert_error (failed.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 3);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_identity (void)
{
  const char *list = "{\"object\":\"list\",\"data\":["
                     "{\"object\":\"server\",\"attributes\":{\"uuid\":\"u1\",\"name\":\"One\"}},"
                     "{\"object\":\"server\",\"attributes\":{\"uuid\":\"u2\",\"name\":\"Two\"}}],"
                     "\"meta\":{\"pagination\":{\"total\":2,\"count\":2,\"per_page\":50,\"current_page\":1,\"total_pages\":1,\"links\":{}}}}";
  const char *changed =
    "{\"object\":\"server\",\"attributes\":{\"uuid\":\"u2\",\"name\":\"Second\"}}";
  g_auto(Script) script = { { fixture_reply_json (200, list), fixture_reply_json (200, changed) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) list_request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_GET);
  g_auto(Outcome) first = { 0 };
  g_auto(Outcome) second = { 0 };
  PteroServer *item;
  guint n_notified = 0;

  fixture_client_send (client, list_request, &first);
  g_assert_no_error (first.error);
  g_assert_cmpuint (ptero_answer_get_items (first.answer)->len, ==, 2);
  g_assert_cmpuint (ptero_answer_get_pagination (first.answer)->total, ==, 2);
  g_assert_true (json_object_has_member (ptero_answer_get_meta (first.answer), "pagination"));

  item = g_ptr_array_index (ptero_answer_get_items (first.answer), 1);
  g_signal_connect_swapped (item, "notify::name", G_CALLBACK (count_cb), &n_notified);
  fixture_client_send (client, request, &second);
  g_assert_no_error (second.error);
  g_assert_true (ptero_answer_get_resource (second.answer) == item);
  g_assert_cmpstr (item->name, ==, "Second");
  g_assert_cmpuint (n_notified, ==, 1);
}

/* A client that goes while requests are under way stays until they are done, and then is gone. */
static void
test_finalize (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) }, 20 };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  PteroClient *client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };

  fixture_client_send (client, request, &outcome);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/answer", test_answer);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strconcat ("/client/wrong/", wrongs[i].name, NULL);

      g_test_add_data_func (path, &wrongs[i], test_wrong);
    }
  g_test_add_func ("/client/nothing", test_nothing);
  g_test_add_func ("/client/bytes", test_bytes);
  g_test_add_func ("/client/other-routes", test_other_routes);
  g_test_add_func ("/client/other-routes/none", test_no_route);
  g_test_add_func ("/client/retry", test_retry);
  g_test_add_func ("/client/lost", test_lost);
  g_test_add_func ("/client/new-limits", test_new_limits);
  g_test_add_func ("/client/drop", test_drop);
  g_test_add_func ("/client/refused", test_refused);
  g_test_add_func ("/client/long-wait", test_long_wait);
  g_test_add_func ("/client/short-wait", test_short_wait);
  g_test_add_func ("/client/slow", test_slow);
  g_test_add_func ("/client/huge", test_huge);
  g_test_add_func ("/client/large", test_large);
  g_test_add_func ("/client/large-refusal", test_large_refusal);
  g_test_add_func ("/client/cancel", test_cancel);
  g_test_add_func ("/client/reset", test_reset);
  g_test_add_func ("/client/identity", test_identity);
  g_test_add_func ("/client/finalize", test_finalize);

  return g_test_run ();
}
