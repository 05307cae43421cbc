/* test-panel-sync.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-sync.h"

#include "fleet-support.h"

typedef struct
{
  PteroDemoPanel  *demo;
  PteroPanel      *panel;
  PteroPanelSync  *sync;
  PteroServerList *servers;
  guint            n_changes;   /* of the list */
} Fixture;

static void
items_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
connect_panel (Fixture    *fixture,
               PteroPanel *panel)
{
  fixture->panel = panel;
  fixture->sync = ptero_panel_sync_new (panel);
  fixture->servers = g_object_ref (ptero_panel_sync_get_servers (fixture->sync));
  g_signal_connect_swapped (fixture->servers, "items-changed", G_CALLBACK (items_changed_cb),
                            fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->demo = start_demo (0);
  connect_panel (fixture, create_panel (fixture->demo, GPOINTER_TO_INT (data)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_signal_handlers_disconnect_by_data (fixture->servers, fixture);
  ptero_panel_sync_stop (fixture->sync);
  run_for (0.05);
  g_assert_finalize_object (fixture->sync);
  g_assert_finalize_object (fixture->servers);
  g_assert_finalize_object (fixture->panel);
  ptero_demo_panel_stop (fixture->demo);
  g_object_unref (fixture->demo);
}

static PteroPanelState
get_state (Fixture *fixture)
{
  return ptero_panel_get_state (fixture->panel);
}

#define WAIT_STATE(seconds, state) WAIT_UNTIL (seconds, get_state (fixture) == PTERO_PANEL_STATE_##state)

static void
go_online (Fixture *fixture)
{
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (20, ONLINE);
}

/* Waits for another whole list. */
static void
refresh (Fixture *fixture)
{
  g_autoptr(GDateTime) before = g_date_time_ref (ptero_panel_get_refreshed_at (fixture->panel));

  ptero_panel_refresh (fixture->panel);
  WAIT_UNTIL (20, !g_date_time_equal (ptero_panel_get_refreshed_at (fixture->panel), before));
}

static guint
count (Fixture *fixture)
{
  return ptero_server_list_get_n_items (fixture->servers);
}

static gboolean
all_stale (Fixture  *fixture,
           gboolean  stale)
{
  for (guint i = 0; i < count (fixture); i++)
    {
      if (ptero_fleet_server_get_stale (ptero_server_list_peek (fixture->servers, i)) != stale)
        return FALSE;
    }

  return TRUE;
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_IDLE);
  ptero_panel_sync_start (fixture->sync);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_CONNECTING);
  g_assert_true (ptero_panel_sync_get_loading (fixture->sync));
  WAIT_STATE (20, ONLINE);

  g_assert_false (ptero_panel_sync_get_loading (fixture->sync));
  g_assert_cmpuint (count (fixture), >, 3);
  g_assert_cmpuint (ptero_panel_get_n_servers (fixture->panel), ==, count (fixture));
  g_assert_nonnull (ptero_panel_get_refreshed_at (fixture->panel));
  g_assert_nonnull (ptero_panel_get_account (fixture->panel));
  g_assert_true (ptero_panel_get_is_admin (fixture->panel));
  g_assert_true (all_stale (fixture, FALSE));

  for (guint i = 0; i < count (fixture); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (fixture->servers, i);

      g_assert_true (ptero_server_list_find (fixture->servers,
                                             ptero_fleet_server_get_uuid (server)) == server);
      if (i > 0)
        g_assert_cmpint (strcmp (ptero_fleet_server_get_sort_key (ptero_server_list_peek (fixture->servers, i - 1)),
                                 ptero_fleet_server_get_sort_key (server)), <=, 0);
    }
}

static void
test_identity (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) before = g_ptr_array_new ();
  guint n_changes;

  go_online (fixture);
  for (guint i = 0; i < count (fixture); i++)
    g_ptr_array_add (before, ptero_server_list_peek (fixture->servers, i));

  n_changes = fixture->n_changes;
  refresh (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (ptero_server_list_peek (fixture->servers, i) == g_ptr_array_index (before, i));
}

static void
test_admin_all (Fixture       *fixture,
                gconstpointer  data)
{
  PteroFleetServer *first;
  guint n_own;

  go_online (fixture);
  n_own = count (fixture);
  first = ptero_server_list_peek (fixture->servers, 0);

  ptero_panel_set_admin_all (fixture->panel, TRUE);
  WAIT_UNTIL (20, count (fixture) > n_own);
  WAIT_UNTIL (20, ptero_panel_get_n_servers (fixture->panel) == count (fixture));
  g_assert_true (ptero_server_list_find (fixture->servers,
                                         ptero_fleet_server_get_uuid (first)) == first);

  /* those that are gone go, the others stay what they were */
  ptero_panel_set_admin_all (fixture->panel, FALSE);
  WAIT_UNTIL (20, count (fixture) == n_own);
  g_assert_true (ptero_server_list_peek (fixture->servers, 0) == first);
}

static void
test_admin_all_for_user (Fixture       *fixture,
                         gconstpointer  data)
{
  go_online (fixture);
  g_assert_false (ptero_panel_get_is_admin (fixture->panel));
  ptero_panel_set_admin_all (fixture->panel, TRUE);
  refresh (fixture);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_ONLINE);
}

static void
test_no_key (Fixture       *fixture,
             gconstpointer  data)
{
  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT, NULL);
  ptero_panel_set_state (fixture->panel, PTERO_PANEL_STATE_NO_KEY, NULL, 0);
  ptero_panel_sync_start (fixture->sync);
  run_for (0.2);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_NO_KEY);
  g_assert_false (ptero_panel_sync_get_loading (fixture->sync));
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), ==, 0);

  /* as soon as there is one */
  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));
  WAIT_STATE (20, ONLINE);
}

/* Nothing is heard of its servers any more. */
static void
test_last_key_removed (Fixture       *fixture,
                       gconstpointer  data)
{
  guint n_servers;

  go_online (fixture);
  n_servers = count (fixture);

  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT, NULL);
  ptero_panel_set_state (fixture->panel, PTERO_PANEL_STATE_NO_KEY, NULL, 0);
  WAIT_UNTIL (5, all_stale (fixture, TRUE));
  g_assert_cmpuint (count (fixture), ==, n_servers);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_NO_KEY);

  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));
  WAIT_STATE (20, ONLINE);
  g_assert_true (all_stale (fixture, FALSE));
}

static void
test_other_key (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_servers;

  go_online (fixture);
  n_servers = count (fixture);

  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_USER));
  WAIT_UNTIL (20, !ptero_panel_get_is_admin (fixture->panel));
  refresh (fixture);
  g_assert_cmpuint (count (fixture), !=, n_servers);
}

static void
test_revoked (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_servers;

  go_online (fixture);
  n_servers = count (fixture);

  ptero_demo_panel_revoke_key (fixture->demo, PTERO_DEMO_KEY_ADMIN, TRUE);
  ptero_panel_sync_check (fixture->sync);
  WAIT_STATE (20, KEY_REFUSED);
  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_UNAUTHENTICATED);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), >,
                   g_get_monotonic_time () + 60 * G_USEC_PER_SEC);
  g_assert_cmpuint (count (fixture), ==, n_servers);
  WAIT_UNTIL (5, all_stale (fixture, TRUE));

  ptero_demo_panel_revoke_key (fixture->demo, PTERO_DEMO_KEY_ADMIN, FALSE);
  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (20, ONLINE);
  g_assert_null (ptero_panel_get_error (fixture->panel));
  g_assert_true (all_stale (fixture, FALSE));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (20, KEY_REFUSED);
  g_assert_nonnull (ptero_panel_get_error (fixture->panel));
  g_assert_false (ptero_panel_sync_get_loading (fixture->sync));
}

static void
test_application_only (Fixture       *fixture,
                       gconstpointer  data)
{
  go_online (fixture);
  g_assert_cmpuint (ptero_panel_get_n_servers (fixture->panel), ==, 40);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_null (ptero_panel_get_account (fixture->panel));
}

static void
test_application_without_servers (Fixture       *fixture,
                                  gconstpointer  data)
{
  go_online (fixture);
  g_assert_cmpuint (ptero_panel_get_n_servers (fixture->panel), ==, 0);
}

static void
test_down_and_back (Fixture       *fixture,
                    gconstpointer  data)
{
  gint64 retry_at;

  go_online (fixture);
  ptero_demo_panel_stop (fixture->demo);
  ptero_panel_sync_check (fixture->sync);
  WAIT_STATE (30, UNREACHABLE);
  retry_at = ptero_panel_get_retry_at (fixture->panel);
  g_assert_cmpint (retry_at, >, g_get_monotonic_time () + 2 * G_USEC_PER_SEC);
  g_assert_cmpint (retry_at, <, g_get_monotonic_time () + 8 * G_USEC_PER_SEC);
  WAIT_UNTIL (5, all_stale (fixture, TRUE));

  /* by itself */
  {
    g_autoptr(GError) error = NULL;

    ptero_demo_panel_start (fixture->demo, &error);
    g_assert_no_error (error);
  }
  WAIT_STATE (20, ONLINE);
  g_assert_true (all_stale (fixture, FALSE));
}

static void
test_network_changed (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_stop (fixture->demo);
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (30, UNREACHABLE);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), >,
                   g_get_monotonic_time () + 2 * G_USEC_PER_SEC);

  ptero_demo_panel_start (fixture->demo, &error);
  g_assert_no_error (error);
  ptero_panel_sync_reconnect (fixture->sync);
  WAIT_STATE (1.5, ONLINE);
}

/* Off and on again, in many steps: it is connected to once, and in between nothing is done. */
static void
test_network_flaps (Fixture       *fixture,
                    gconstpointer  data)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  const char *path = "/api/client/account";
  guint n_requests;

  go_online (fixture);
  n_requests = ptero_demo_panel_get_n_requests (fixture->demo, path);
  for (guint i = 0; i < 20; i++)
    g_signal_emit_by_name (monitor, "network-changed", i % 5 != 0);
  g_signal_emit_by_name (monitor, "network-changed", FALSE);
  run_for (1.2);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, path), ==, n_requests);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_ONLINE);

  for (guint i = 0; i < 20; i++)
    g_signal_emit_by_name (monitor, "network-changed", TRUE);
  WAIT_UNTIL (20, ptero_demo_panel_get_n_requests (fixture->demo, path) > n_requests);
  run_for (0.3);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, path), ==, n_requests + 1);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_ONLINE);
}

static void
test_back_off (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 delay;

  ptero_demo_panel_stop (fixture->demo);
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (30, UNREACHABLE);
  WAIT_UNTIL (20, ptero_panel_get_retry_at (fixture->panel) == 0);
  WAIT_UNTIL (30, ptero_panel_get_retry_at (fixture->panel) != 0);
  delay = ptero_panel_get_retry_at (fixture->panel) - g_get_monotonic_time ();
  g_assert_cmpint (delay, >, 7 * G_USEC_PER_SEC);
  g_assert_cmpint (delay, <, 13 * G_USEC_PER_SEC);

  /* a person does not have to wait */
  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (5, CONNECTING);
  WAIT_STATE (30, UNREACHABLE);
  delay = ptero_panel_get_retry_at (fixture->panel) - g_get_monotonic_time ();
  g_assert_cmpint (delay, <, 7 * G_USEC_PER_SEC);
}

static void
test_html (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const faults[] = { "html=200", "html=502", "html=503", "status=500", "truncate",
                                  "drop", "redirect=https://panel.example/" };

  go_online (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      set_faults (fixture->demo, faults[i]);
      ptero_panel_refresh (fixture->panel);
      WAIT_STATE (60, UNREACHABLE);
      g_assert_nonnull (ptero_panel_get_error (fixture->panel));

      set_faults (fixture->demo, "");
      ptero_panel_refresh (fixture->panel);
      WAIT_STATE (20, ONLINE);
    }
}

static void
test_wrong_item (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n_servers;

  /* one server that cannot be read: the others are there, and it is said */
  set_faults (fixture->demo, "wrong-item");
  ptero_panel_sync_start (fixture->sync);
  WAIT_UNTIL (20, ptero_panel_get_refreshed_at (fixture->panel) != NULL);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_ONLINE);
  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_true (g_str_has_prefix (ptero_panel_get_error (fixture->panel)->message,
                                   "1 server could not be read; "));
  g_assert_null (strstr (ptero_panel_get_error (fixture->panel)->message, "server_owner"));
  g_assert_true (ptero_panel_get_incomplete (fixture->panel));
  n_servers = count (fixture);
  g_assert_cmpuint (n_servers, ==, ptero_panel_get_n_servers (fixture->panel) - 1);

  set_faults (fixture->demo, "");
  refresh (fixture);
  g_assert_null (ptero_panel_get_error (fixture->panel));
  g_assert_false (ptero_panel_get_incomplete (fixture->panel));
  g_assert_cmpuint (count (fixture), ==, n_servers + 1);
  g_assert_true (all_stale (fixture, FALSE));

  /* what is known already stays, as it was */
  set_faults (fixture->demo, "wrong-item");
  refresh (fixture);
  g_assert_cmpuint (count (fixture), ==, n_servers + 1);
  g_assert_false (all_stale (fixture, FALSE));

  /* an answer without one good server is none */
  set_faults (fixture->demo, "wrong-types");
  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (30, UNREACHABLE);
}

static void
test_rate_limited (Fixture       *fixture,
                   gconstpointer  data)
{
  go_online (fixture);
  set_faults (fixture->demo, "rate-limit=2");
  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (60, RATE_LIMITED);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), >, g_get_monotonic_time ());
  set_faults (fixture->demo, "");
  WAIT_STATE (30, ONLINE);
}

/* The budget is spent: whoever asks now sees for how long it is waited, and it goes on by
 * itself. */
static void
test_asked_and_waits (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  PteroRateLimiter *limiter;

  go_online (fixture);
  limiter = ptero_client_get_rate_limiter (ptero_panel_get_client (fixture->panel),
                                           PTERO_API_CLIENT);
  soup_message_headers_append (headers, "Retry-After", "4");
  ptero_rate_limiter_observe (limiter, 429, headers);
  g_assert_cmpint (ptero_rate_limiter_get_wait (limiter, PTERO_PRIORITY_USER), >,
                   2 * G_USEC_PER_SEC);

  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (1, RATE_LIMITED);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), >, g_get_monotonic_time ());
  WAIT_STATE (20, ONLINE);
}

/* Whoever does not want to wait has it tried once, however long the panel asks to wait. */
static void
test_try_now (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  gint64 until = g_get_monotonic_time () + 302 * G_USEC_PER_SEC;
  guint n_requests;

  go_online (fixture);
  soup_message_headers_append (headers, "Retry-After", "99999999999999999999");
  ptero_rate_limiter_observe (ptero_client_get_rate_limiter (ptero_panel_get_client (fixture->panel), PTERO_API_CLIENT), 429, headers);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_RATE_LIMITED);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), <, until);

  /* still refused */
  set_faults (fixture->demo, "rate-limit=600");
  n_requests = ptero_demo_panel_get_n_requests (fixture->demo, "/");
  ptero_panel_refresh (fixture->panel);
  ptero_panel_refresh (fixture->panel);
  WAIT_UNTIL (5, ptero_demo_panel_get_n_requests (fixture->demo, "/") > n_requests);
  WAIT_STATE (5, RATE_LIMITED);
  run_for (0.2);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), ==, n_requests + 1);

  set_faults (fixture->demo, "");
  run_for (3);
  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (10, ONLINE);
  g_assert_true (all_stale (fixture, FALSE));
}

/* Something else was refused: the row says so as long as it lasts, and nothing is read again for
 * it. */
static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  PteroClient *client;
  guint n_requests;

  go_online (fixture);
  client = ptero_panel_get_client (fixture->panel);
  n_requests = ptero_demo_panel_get_n_requests (fixture->demo, "/");
  soup_message_headers_append (headers, "Retry-After", "3");

  /* the administration has a budget of its own */
  ptero_rate_limiter_observe (ptero_client_get_rate_limiter (client, PTERO_API_APPLICATION), 429,
                              headers);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_ONLINE);

  ptero_rate_limiter_observe (ptero_client_get_rate_limiter (client, PTERO_API_CLIENT), 429,
                              headers);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_RATE_LIMITED);
  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_RATE_LIMITED);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), >,
                   g_get_monotonic_time () + 2 * G_USEC_PER_SEC);
  g_assert_true (all_stale (fixture, FALSE));

  WAIT_STATE (20, ONLINE);
  g_assert_null (ptero_panel_get_error (fixture->panel));
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), ==, 0);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), ==, n_requests);
}

/* What is refused is a question, and of no server. */
static void
test_odd_refusal (Fixture       *fixture,
                  gconstpointer  data)
{
  const GError *error;

  set_faults (fixture->demo, "status=409@/api/client");
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (20, UNREACHABLE);
  error = ptero_panel_get_error (fixture->panel);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_CONFLICT);
  g_assert_true (ptero_api_error_get_is_question (error));
  g_assert_false (ptero_api_error_get_is_of_server (error));
}

/* Where a check for browsers is in front of the panel, asking again and again makes it worse. */
static void
test_challenge (Fixture       *fixture,
                gconstpointer  data)
{
  set_faults (fixture->demo, "challenge");
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (20, UNREACHABLE);
  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_CHALLENGED);
  g_assert_cmpint (ptero_panel_get_retry_at (fixture->panel), >,
                   g_get_monotonic_time () + 60 * G_USEC_PER_SEC);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), ==, 1);

  set_faults (fixture->demo, "");
  ptero_panel_refresh (fixture->panel);
  WAIT_STATE (20, ONLINE);
}

static void
test_inactive (Fixture       *fixture,
               gconstpointer  data)
{
  guint n_requests;

  ptero_panel_sync_set_active (fixture->sync, FALSE);
  go_online (fixture);
  n_requests = ptero_demo_panel_get_n_requests (fixture->demo, "/");
  ptero_panel_sync_check (fixture->sync);
  run_for (0.3);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), ==, n_requests);

  /* what became due is made up for */
  ptero_panel_sync_set_active (fixture->sync, TRUE);
  WAIT_UNTIL (5, ptero_demo_panel_get_n_requests (fixture->demo, "/") > n_requests);
  WAIT_STATE (5, ONLINE);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  set_faults (fixture->demo, "latency=300");
  ptero_panel_sync_start (fixture->sync);
  run_for (0.1);
  ptero_panel_sync_stop (fixture->sync);
  run_for (0.5);
  g_assert_cmpint (get_state (fixture), ==, PTERO_PANEL_STATE_CONNECTING);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  PteroDemoPanel *other = start_demo (3);

  go_online (fixture);
  ptero_panel_set_address (fixture->panel, ptero_demo_panel_get_address (other));
  g_assert_cmpuint (count (fixture), ==, 0);
  WAIT_STATE (20, NO_KEY);
  g_assert_false (ptero_client_has_key (ptero_panel_get_client (fixture->panel), PTERO_API_CLIENT));

  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (other, PTERO_DEMO_KEY_ADMIN));
  WAIT_STATE (20, ONLINE);
  g_assert_cmpuint (count (fixture), <=, 3);

  ptero_demo_panel_stop (other);
  g_object_unref (other);
}

static void
test_certificate (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->demo = ptero_demo_panel_new (0, 1);
  ptero_demo_panel_set_tls (fixture->demo, TRUE);
  ptero_demo_panel_start (fixture->demo, &error);
  g_assert_no_error (error);
  connect_panel (fixture, create_panel (fixture->demo, PTERO_DEMO_KEY_ADMIN));

  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (20, CERTIFICATE);
  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_UNTRUSTED_CERTIFICATE);

  ptero_panel_set_fingerprint (fixture->panel,
                               ptero_api_error_get_fingerprint (ptero_panel_get_error (fixture->panel)));
  WAIT_STATE (20, ONLINE);

  ptero_demo_panel_set_certificate (fixture->demo, 2, &error);
  g_assert_no_error (error);
  ptero_panel_sync_reconnect (fixture->sync);
  WAIT_STATE (20, CERTIFICATE);
  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_CERTIFICATE_CHANGED);
}

/* Answers each connection with the text that is its data. */
static gboolean
answer_cb (GThreadedSocketService *service,
           GSocketConnection      *connection,
           GObject                *source,
           gpointer                user_data)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char request[8192];

  g_input_stream_read (input, request, sizeof request, NULL, NULL);
  g_output_stream_write_all (output, user_data, strlen (user_data), NULL, NULL, NULL);

  return TRUE;
}

static GSocketService *
connect_to_answer (Fixture    *fixture,
                   const char *scheme,
                   const char *answer)
{
  GSocketService *service = g_threaded_socket_service_new (10);
  const guint port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *address = g_strdup_printf ("%s://127.0.0.1:%u", scheme, port);

  g_signal_connect (service, "run", G_CALLBACK (answer_cb), (gpointer) answer);
  fixture->demo = start_demo (0);
  connect_panel (fixture, ptero_panel_new (NULL, "Odd", address));
  ptero_panel_set_key (fixture->panel, PTERO_API_CLIENT, "ptlc_key");
  ptero_panel_sync_start (fixture->sync);
  WAIT_STATE (20, UNREACHABLE);

  return service;
}

/* In seconds */
static gint64
get_wait (Fixture *fixture)
{
  return (ptero_panel_get_retry_at (fixture->panel) - g_get_monotonic_time ()) / G_USEC_PER_SEC;
}

/* No certificate is seen where nothing is encrypted. */
static void
test_not_encrypted (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GSocketService) service =
    connect_to_answer (fixture, "https", "HTTP/1.1 400 Bad Request\r\n\r\n");

  g_assert_cmpint (ptero_panel_get_error (fixture->panel)->domain, ==, G_TLS_ERROR);
  g_assert_cmpint (get_wait (fixture), <, 20);
}

/* A panel in maintenance says when it is worth to look again, if not for too long a time. */
static void
test_retry_after (Fixture       *fixture,
                  gconstpointer  data)
{
  const gboolean long_one = GPOINTER_TO_INT (data);
  g_autoptr(GSocketService) service =
    connect_to_answer (fixture, "http",
                       long_one
                         ? "HTTP/1.1 503 No\r\nRetry-After: 86400\r\nConnection: close\r\n"
                           "Content-Length: 0\r\n\r\n"
                         : "HTTP/1.1 503 No\r\nRetry-After: 90\r\nConnection: close\r\n"
                           "Content-Length: 0\r\n\r\n");

  g_assert_error (ptero_panel_get_error (fixture->panel), PTERO_API_ERROR,
                  PTERO_API_ERROR_MAINTENANCE);
  g_assert_cmpint (get_wait (fixture), >=, long_one ? 290 : 80);
  g_assert_cmpint (get_wait (fixture), <=, long_one ? 360 : 110);
}

#define ADD(name, key, function) \
  g_test_add ("/panel-sync/" name, Fixture, GINT_TO_POINTER (PTERO_DEMO_KEY_##key), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list", ADMIN, test_list);
  ADD ("identity", ADMIN, test_identity);
  ADD ("admin-all", ADMIN, test_admin_all);
  ADD ("admin-all-for-user", USER, test_admin_all_for_user);
  ADD ("no-key", ADMIN, test_no_key);
  ADD ("last-key-removed", ADMIN, test_last_key_removed);
  ADD ("other-key", ADMIN, test_other_key);
  ADD ("revoked", ADMIN, test_revoked);
  ADD ("two-factor", TWO_FACTOR, test_refused);
  ADD ("ip-locked", IP_LOCKED, test_refused);
  ADD ("application-only", APPLICATION, test_application_only);
  ADD ("application-without-servers", PARTIAL, test_application_without_servers);
  ADD ("down-and-back", ADMIN, test_down_and_back);
  ADD ("network-changed", ADMIN, test_network_changed);
  ADD ("network-flaps", ADMIN, test_network_flaps);
  ADD ("back-off", ADMIN, test_back_off);
  ADD ("html", ADMIN, test_html);
  ADD ("wrong-item", ADMIN, test_wrong_item);
  ADD ("rate-limited", ADMIN, test_rate_limited);
  ADD ("asked-and-waits", ADMIN, test_asked_and_waits);
  ADD ("try-now", ADMIN, test_try_now);
  ADD ("blocked", ADMIN, test_blocked);
  ADD ("odd-refusal", ADMIN, test_odd_refusal);
  ADD ("challenge", ADMIN, test_challenge);
  ADD ("inactive", ADMIN, test_inactive);
  ADD ("stop", ADMIN, test_stop);
  ADD ("address", ADMIN, test_address);
  g_test_add ("/panel-sync/certificate", Fixture, NULL, NULL, test_certificate, tear_down);
  g_test_add ("/panel-sync/not-encrypted", Fixture, NULL, NULL, test_not_encrypted, tear_down);
  g_test_add ("/panel-sync/retry-after", Fixture, NULL, NULL, test_retry_after, tear_down);
  g_test_add ("/panel-sync/retry-after-day", Fixture, GINT_TO_POINTER (TRUE), NULL,
              test_retry_after, tear_down);

  return g_test_run ();
}
