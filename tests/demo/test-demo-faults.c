/* test-demo-faults.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "demo-fixture.h"

static void
set_faults (DemoFixture *fixture,
            const char  *faults)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ptero_demo_panel_set_faults (fixture->panel, faults, &error));
  g_assert_no_error (error);
}

static DemoAnswer *
get_faulty (DemoFixture *fixture,
            const char  *faults)
{
  set_faults (fixture, faults);

  return demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client/account");
}

static void
test_faults (DemoFixture  *fixture,
             gconstpointer data)
{
  g_autoptr (DemoAnswer) status = get_faulty (fixture, "status=503");
  g_autoptr (DemoAnswer) html = get_faulty (fixture, "html=502");
  g_autoptr (DemoAnswer) truncated = get_faulty (fixture, "truncate");
  g_autoptr (DemoAnswer) dropped = get_faulty (fixture, "drop");
  g_autoptr (DemoAnswer) reset = get_faulty (fixture, "reset-body");
  g_autoptr (DemoAnswer) wrong = get_faulty (fixture, "wrong-types");
  g_autoptr (DemoAnswer) huge = get_faulty (fixture, "huge");
  g_autoptr (DemoAnswer) deep = get_faulty (fixture, "deep=500");
  g_autoptr (DemoAnswer) moved = get_faulty (fixture,
                                             "redirect=https://panel.example/api/client/account");
  g_autoptr (DemoAnswer) limited = get_faulty (fixture, "rate-limit=7");
  g_autoptr (DemoAnswer) right = get_faulty (fixture, "");

  demo_assert_refused (status, 503, "HttpException");
  g_assert_cmpuint (html->status, ==, 502);
  g_assert_true (g_str_has_prefix (demo_answer_header (html, "Content-Type"), "text/html"));
  g_assert_no_error (truncated->error);
  g_assert_cmpuint (truncated->status, ==, 200);
  g_assert_null (truncated->json);
  g_assert_nonnull (dropped->error);
  g_assert_nonnull (reset->error);
  g_assert_true (json_node_get_value_type (demo_answer_find (wrong, "attributes.id")) == G_TYPE_STRING);
  g_assert_true (json_node_get_value_type (demo_answer_find (wrong, "attributes.username")) == G_TYPE_INT64);
  g_assert_cmpuint (g_bytes_get_size (huge->body), >, 16 * 1024 * 1024);
  g_assert_cmpuint (g_bytes_get_size (deep->body), >, 1000);
  g_assert_cmpuint (moved->status, ==, 302);
  g_assert_cmpstr (demo_answer_header (moved, "Location"), ==,
                   "https://panel.example/api/client/account");
  demo_assert_refused (limited, 429, "ThrottleRequestsException");
  g_assert_cmpstr (demo_answer_header (limited, "Retry-After"), ==, "7");
  g_assert_cmpuint (right->status, ==, 200);
}

static void
test_fault_conditions (DemoFixture  *fixture,
                       gconstpointer data)
{
  g_autofree char *resources = demo_get_server_path (fixture, 0, "/resources");
  g_autoptr (GError) error = NULL;

  set_faults (fixture, "status=500@/api/client/account*2, daemon-down");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client/account", 500,
                           "ErrorException");
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, ""), >, 0);
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client/account", 500,
                           "ErrorException");
  demo_assert_get_refused (fixture, PTERO_DEMO_KEY_ADMIN, resources, 504,
                           "DaemonConnectionException");

  {
    g_autoptr (DemoAnswer) over = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client/account");

    g_assert_cmpuint (over->status, ==, 200);
  }

  g_assert_false (ptero_demo_panel_set_faults (fixture->panel, "nonsense", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (ptero_demo_panel_set_faults (fixture->panel, "status", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_latency (DemoFixture  *fixture,
              gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (DemoAnswer) late = get_faulty (fixture, "latency=200");
  gint64 middle = g_get_monotonic_time ();
  g_autoptr (DemoAnswer) slow = get_faulty (fixture, "slow-body=400");

  g_assert_cmpuint (late->status, ==, 200);
  g_assert_cmpint (middle - begin, >=, 200 * 1000);
  g_assert_cmpuint (slow->status, ==, 200);
  g_assert_nonnull (slow->json);
  g_assert_cmpint (g_get_monotonic_time () - middle, >=, 350 * 1000);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result,
                                                                &error);

  g_assert_null (bytes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

/* Who hangs up during the latency must not bring the panel down, nor a stop in that time. */
/* What is late may also come in pieces, or not at all. */
static void
test_latency_and_more (DemoFixture  *fixture,
                       gconstpointer data)
{
  g_autoptr (DemoAnswer) slow = get_faulty (fixture, "latency=20,slow-body=50");
  g_autoptr (DemoAnswer) dropped = get_faulty (fixture, "latency=20,drop");
  g_autoptr (DemoAnswer) reset = get_faulty (fixture, "latency=20,reset-body");
  g_autoptr (DemoAnswer) right = get_faulty (fixture, "");

  g_assert_cmpuint (slow->status, ==, 200);
  g_assert_nonnull (slow->json);
  g_assert_nonnull (dropped->error);
  g_assert_nonnull (reset->error);
  g_assert_cmpuint (right->status, ==, 200);
}

static void
test_latency_cancelled (DemoFixture  *fixture,
                        gconstpointer data)
{
  g_autofree char *address = g_strconcat (ptero_demo_panel_get_address (fixture->panel),
                                          "/api/client/account", NULL);

  set_faults (fixture, "latency=300");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      gboolean done = FALSE;

      soup_session_send_and_read_async (fixture->session, message, 0, cancellable, sent_cb, &done);
      g_timeout_add (50, cancel_cb, cancellable);
      while (!done)
        g_main_context_iteration (NULL, TRUE);

      if (i == 1)
        ptero_demo_panel_stop (fixture->panel);
    }

  g_usleep (400 * 1000);
  g_assert_true (ptero_demo_panel_start (fixture->panel, NULL));
  set_faults (fixture, "");
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, ""), >, 0);
}

static void
test_stop_and_start (DemoFixture  *fixture,
                     gconstpointer data)
{
  g_autofree char *address = g_strdup (ptero_demo_panel_get_address (fixture->panel));
  g_autoptr (DemoAnswer) down = NULL;

  ptero_demo_panel_stop (fixture->panel);
  ptero_demo_panel_stop (fixture->panel);
  down = demo_get (fixture, PTERO_DEMO_KEY_ADMIN, "/api/client");
  g_assert_nonnull (down->error);

  g_assert_true (ptero_demo_panel_start (fixture->panel, NULL));
  g_assert_true (ptero_demo_panel_start (fixture->panel, NULL));
  g_assert_cmpstr (ptero_demo_panel_get_address (fixture->panel), ==, address);
  g_assert_cmpuint (demo_count_list (fixture, PTERO_DEMO_KEY_ADMIN, ""), >, 0);
}

static guint
count_descriptors ( void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n_descriptors = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_descriptors++;

  return n_descriptors;
}

/* Clients that come and go leave nothing open. */
static void
test_connections (DemoFixture  *fixture,
                  gconstpointer data)
{
  guint n_before = count_descriptors ();

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (SoupSession) session = soup_session_new ();
      g_autoptr (DemoAnswer) answer = demo_send (session, fixture->panel, "GET",
                                                 "/api/client/account",
                                                 ptero_demo_panel_get_key (fixture->panel,
                                                                           PTERO_DEMO_KEY_ADMIN),
                                                 NULL, "application/json", NULL);

      g_assert_cmpuint (answer->status, ==, 200);
    }

  g_usleep (200 * 1000);
  g_assert_cmpuint (count_descriptors (), <, n_before + 10);
}

static void
test_port_taken (DemoFixture  *fixture,
                 gconstpointer data)
{
  g_autoptr (PteroDemoPanel) second = ptero_demo_panel_new (1, 1);
  g_autoptr (GUri) uri = g_uri_parse (ptero_demo_panel_get_address (fixture->panel),
                                      G_URI_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  ptero_demo_panel_set_port (second, (guint) g_uri_get_port (uri));
  g_assert_false (ptero_demo_panel_start (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
}

static gboolean
accept_certificate_cb (SoupMessage         *message,
                       GTlsCertificate     *certificate,
                       GTlsCertificateFlags flags,
                       gpointer             data)
{
  g_set_object ((GTlsCertificate **) data, certificate);

  return TRUE;
}

static GTlsCertificate *
fetch_certificate (PteroDemoPanel *panel)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", ptero_demo_panel_get_address (panel));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = NULL;

  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                    &certificate);
  bytes = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (certificate);

  return certificate;
}

static void
test_tls ( void)
{
  g_autoptr (PteroDemoPanel) panel = ptero_demo_panel_new (1, 1);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GTlsCertificate) first = NULL;
  g_autoptr (GTlsCertificate) again = NULL;
  g_autoptr (GTlsCertificate) second = NULL;
  g_autoptr (DemoAnswer) untrusted = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("no TLS backend");
      return;
    }

  ptero_demo_panel_set_tls (panel, TRUE);
  g_assert_true (ptero_demo_panel_start (panel, NULL));
  g_assert_true (g_str_has_prefix (ptero_demo_panel_get_address (panel), "https://127.0.0.1:"));

  untrusted = demo_send (session, panel, "GET", "/api/client", NULL, NULL, "application/json",
                         NULL);
  g_assert_error (untrusted->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);

  first = fetch_certificate (panel);
  again = fetch_certificate (panel);
  g_assert_true (ptero_demo_panel_set_certificate (panel, 2, NULL));
  second = fetch_certificate (panel);
  g_assert_true (g_tls_certificate_is_same (first, again));
  g_assert_false (g_tls_certificate_is_same (first, second));
}

#define ADD(path, function) g_test_add ("/demo/faults/" path, DemoFixture, NULL, demo_set_up, function, demo_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("faults", test_faults);
  ADD ("conditions", test_fault_conditions);
  ADD ("latency", test_latency);
  ADD ("latency-and-more", test_latency_and_more);
  ADD ("latency-cancelled", test_latency_cancelled);
  ADD ("stop-and-start", test_stop_and_start);
  ADD ("connections", test_connections);
  ADD ("port-taken", test_port_taken);
  g_test_add_func ("/demo/faults/tls", test_tls);

  return g_test_run ();
}
