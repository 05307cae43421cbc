/* test-client-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixture-client.h"
#include "fixture-server.h"
#include "ptero-certificate.h"

static void
test_keys (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, "{\"object\":\"list\",\"data\":[]}") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = ptero_client_new (fixture_server_get_address (server));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);
  const char *keys[] = { "ptlc_account", "ptla_application", "ptlc_account" };

  for (guint i = 0; i < 4; i++)
    {
      g_auto(Outcome) outcome = { 0 };
      g_autofree char *sent = NULL;

      if (i == 1)
        ptero_client_set_key (client, PTERO_API_CLIENT, "ptlc_account");
      else if (i == 2)
        ptero_client_set_key (client, PTERO_API_APPLICATION, "ptla_application");
      else if (i == 3)
        ptero_client_set_key (client, PTERO_API_APPLICATION, NULL);

      fixture_client_send (client, request, &outcome);
      g_assert_cmpuint (fixture_server_count_requests (server), ==, i);

      if (i == 0)
        {
          g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY);
          continue;
        }

      g_assert_no_error (outcome.error);
      sent = fixture_server_dup_request (server, i - 1);
      g_assert_nonnull (strstr (sent, keys[i - 1]));
    }
}

/* Nothing of a key becomes a header of its own, or a warning. */
static void
test_odd_keys (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  static const char *const keys[] = { KEY "\n", KEY "\r\nX-Odd: 1", "\r\n\r\n" KEY, KEY "\t",
                                      KEY " x", KEY "\303\244", KEY "\177" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto(Outcome) outcome = { 0 };

      ptero_client_set_key (client, PTERO_API_CLIENT, keys[i]);
      g_assert_false (ptero_client_has_key (client, PTERO_API_CLIENT));

      fixture_client_send (client, request, &outcome);
      g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_NO_KEY);
    }

  g_assert_cmpuint (fixture_server_count_requests (server), ==, 0);
}

static void
test_insecure (void)
{
  g_autoptr(PteroClient) client = ptero_client_new ("http://panel.example");
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };

  ptero_client_set_key (client, PTERO_API_CLIENT, KEY);
  fixture_client_send (client, request, &outcome);
  g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_INSECURE);
}

/* The other host gets no request at all, so no key either. */
static void
test_moved (void)
{
  g_auto(Script) other_script = { { fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) other = fixture_server_new (script_play, &other_script, NULL);
  g_autofree char *location = g_strconcat (fixture_server_get_address (other), "/api/client", NULL);
  g_autofree char *header = g_strdup_printf ("Location: %s?x=1\r\n", location);
  g_auto(Script) script = { { fixture_reply (301, header, ""),
                              fixture_reply (302, "Location: /auth/login\r\n", "") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_autofree char *login = g_strconcat (fixture_server_get_address (server), "/auth/login", NULL);
  g_auto(Outcome) first = { 0 };
  g_auto(Outcome) second = { 0 };

  fixture_client_send (client, request, &first);
  g_assert_error (first.error, PTERO_API_ERROR, PTERO_API_ERROR_MOVED);
  g_assert_cmpstr (ptero_api_error_get_location (first.error), ==, location);

  fixture_client_send (client, request, &second);
  g_assert_error (second.error, PTERO_API_ERROR, PTERO_API_ERROR_MOVED);
  g_assert_cmpstr (ptero_api_error_get_location (second.error), ==, login);

  g_assert_cmpuint (fixture_server_count_requests (server), ==, 2);
  g_assert_cmpuint (fixture_server_count_requests (other), ==, 0);
}

/* A panel that repeats what it was sent, be it the key of another API. */
static void
test_echo (void)
{
  const char *body = "{\"errors\":[{\"code\":\"" KEY "\",\"detail\":\"Bearer " KEY " refused (request id: " KEY ")\","
                     "\"meta\":{\"source_field\":\"" KEY "\",\"rule\":\"" KEY "\"}}]}";
  g_auto(Script) script = { { fixture_reply_json (422, body),
                              fixture_reply (302, "Location: /" KEY "\r\n", ""),
                              fixture_reply (500, "Content-Type: text/html\r\n",
                                             "<title>" KEY "</title>") } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, NULL);
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);

  ptero_client_set_key (client, PTERO_API_APPLICATION, "ptla_of-the-other-api");
  for (guint i = 0; i < 3; i++)
    {
      g_auto(Outcome) outcome = { 0 };
      GPtrArray *problems;
      PteroProblem *problem;

      fixture_client_send (client, request, &outcome);
      g_assert_true (ptero_api_error_get_is_question (outcome.error));
      g_assert_true (ptero_api_error_get_is_of_server (outcome.error));
      g_assert_nonnull (strstr (outcome.error->message, "•••"));
      g_assert_null (strstr (outcome.error->message, KEY + 5));
      g_assert_null (strstr (ptero_api_error_get_detail (outcome.error), KEY + 5));
      g_assert_cmpstr (ptero_api_error_get_code (outcome.error), ==, i == 0 ? "ptlc_•••" : NULL);
      g_assert_cmpstr (ptero_api_error_get_request_id (outcome.error), ==,
                       i == 0 ? "ptlc_•••" : NULL);
      g_assert_true (i != 1 ||
                     strstr (ptero_api_error_get_location (outcome.error), KEY + 5) == NULL);

      problems = ptero_api_error_get_problems (outcome.error);
      problem = problems != NULL ? g_ptr_array_index (problems, 0) : NULL;
      g_assert_true (i != 0 || (g_str_equal (problem->field, "ptlc_•••") &&
                                g_str_equal (problem->rule, "ptlc_•••")));
      g_assert_true (i != 0 || strstr (problem->message, KEY + 5) == NULL);
    }
}

static char *
read_fingerprint (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", name, NULL);
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, NULL);

  return ptero_certificate_get_fingerprint (certificate);
}

static void
test_tls (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, "test-a.pem");
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_autofree char *own = read_fingerprint ("test-a.pem");
  g_autofree char *own_plain = g_strdup (own);
  g_autofree char *other = read_fingerprint ("test-b.pem");
  const struct { const char *pinned; int code; } steps[] = {
    { NULL, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE },
    { own, -1 },
    /* The connection that was accepted is not used again */
    { other, PTERO_API_ERROR_CERTIFICATE_CHANGED },
    { own_plain, -1 },
    { NULL, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE },
  };
  guint n_answers = 0;

  g_assert_cmpuint (strlen (own), ==, 95);
  for (guint i = 0; own_plain[i] != '\0'; i++)
    own_plain[i] = g_ascii_tolower (own_plain[i]);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto(Outcome) outcome = { 0 };

      ptero_client_set_pinned_fingerprint (client, steps[i].pinned);
      fixture_client_send (client, request, &outcome);

      if (steps[i].code < 0)
        {
          g_assert_no_error (outcome.error);
          n_answers++;
        }
      else
        {
          g_assert_error (outcome.error, PTERO_API_ERROR, steps[i].code);
          g_assert_cmpstr (ptero_api_error_get_fingerprint (outcome.error), ==, own);
        }

      /* Where it was refused, no request and no key arrived */
      g_assert_cmpuint (fixture_server_count_requests (server), ==, n_answers);
    }
}

/* Nobody vouches for it, and it would not do if somebody did. */
static void
test_tls_expired (void)
{
  g_auto(Script) script = { { fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, "test-expired.pem");
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_auto(Outcome) outcome = { 0 };
  GTlsCertificateFlags flaws;

  fixture_client_send (client, request, &outcome);
  flaws = ptero_api_error_get_flaws (outcome.error);
  g_assert_error (outcome.error, PTERO_API_ERROR, PTERO_API_ERROR_UNTRUSTED_CERTIFICATE);
  g_assert_true ((flaws & G_TLS_CERTIFICATE_EXPIRED) != 0);
  g_assert_true ((flaws & G_TLS_CERTIFICATE_UNKNOWN_CA) != 0);
  g_assert_false ((flaws & G_TLS_CERTIFICATE_NOT_ACTIVATED) != 0);
}

/* A certificate that verifies is fine, unless another one is pinned. */
static void
test_tls_verified (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "tls", "test-a.pem",
                                                 NULL);
  g_autoptr(GTlsDatabase) database = g_tls_file_database_new (path, NULL);
  g_auto(Script) script = { { fixture_reply_json (200, STATS) } };
  g_autoptr(FixtureServer) server = fixture_server_new (script_play, &script, "test-a.pem");
  g_autoptr(PteroClient) client = fixture_client_new (server);
  g_autoptr(PteroRequest) request = fixture_request_new (PTERO_ENDPOINT_SERVER_RESOURCES);
  g_autofree char *other = read_fingerprint ("test-b.pem");
  g_auto(Outcome) good = { 0 };
  g_auto(Outcome) changed = { 0 };

  g_assert_nonnull (database);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);

  fixture_client_send (client, request, &good);
  g_assert_no_error (good.error);

  ptero_client_set_pinned_fingerprint (client, other);
  fixture_client_send (client, request, &changed);
  g_assert_error (changed.error, PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);
  g_assert_cmpuint (fixture_server_count_requests (server), ==, 1);

  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);
}

static void
test_fingerprint (void)
{
  g_assert_true (ptero_fingerprint_equal ("AB:CD", "abcd"));
  g_assert_false (ptero_fingerprint_equal ("AB:CD", "AB:CE"));
  g_assert_false (ptero_fingerprint_equal ("AB:CD", "AB"));
  g_assert_false (ptero_fingerprint_equal ("AB", NULL));
  g_assert_null (ptero_certificate_get_fingerprint (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/keys", test_keys);
  g_test_add_func ("/client/keys/odd", test_odd_keys);
  g_test_add_func ("/client/insecure", test_insecure);
  g_test_add_func ("/client/moved", test_moved);
  g_test_add_func ("/client/echo", test_echo);
  g_test_add_func ("/client/tls", test_tls);
  g_test_add_func ("/client/tls/expired", test_tls_expired);
  g_test_add_func ("/client/tls/verified", test_tls_verified);
  g_test_add_func ("/client/fingerprint", test_fingerprint);

  return g_test_run ();
}
