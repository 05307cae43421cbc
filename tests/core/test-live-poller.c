/* test-live-poller.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-live-poller.h"

#include "fleet-support.h"

typedef struct
{
  PteroDemoPanel  *demo;
  PteroPanel      *panel;
  PteroPanelSync  *sync;
  PteroServerList *servers;
  PteroLivePoller *poller;
} Fixture;

/* Nothing is read in the background unless a test wants it. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->demo = ptero_demo_panel_new (0, 1);
  ptero_demo_panel_set_tls (fixture->demo, GPOINTER_TO_INT (data));
  ptero_demo_panel_start (fixture->demo, &error);
  g_assert_no_error (error);
  ptero_demo_panel_set_cache (fixture->demo, 0);
  fixture->panel = create_panel (fixture->demo, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (fixture->panel, TRUE);
  fixture->sync = ptero_panel_sync_new (fixture->panel);
  fixture->servers = g_object_ref (ptero_panel_sync_get_servers (fixture->sync));
  fixture->poller = ptero_live_poller_new (fixture->sync);
  ptero_live_poller_set_active (fixture->poller, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ptero_live_poller_stop (fixture->poller);
  ptero_panel_sync_stop (fixture->sync);
  /* what was asked for holds them until it has been called off */
  WAIT_UNTIL (20, G_OBJECT (fixture->poller)->ref_count == 1);
  g_assert_finalize_object (fixture->poller);
  WAIT_UNTIL (20, G_OBJECT (fixture->sync)->ref_count == 1);
  g_assert_finalize_object (fixture->sync);
  g_assert_finalize_object (fixture->servers);
  g_assert_finalize_object (fixture->panel);
  ptero_demo_panel_stop (fixture->demo);
  g_object_unref (fixture->demo);
}

static void
go_online (Fixture *fixture)
{
  ptero_panel_sync_start (fixture->sync);
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_ONLINE);
}

static guint
count_asked (Fixture          *fixture,
             PteroFleetServer *server)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/resources",
                                           ptero_fleet_server_get_uuid (server));

  return ptero_demo_panel_get_n_requests (fixture->demo, path);
}

/* Statistics and descriptions. */
static guint
count_all_of (Fixture          *fixture,
              PteroFleetServer *server)
{
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s",
                                           ptero_fleet_server_get_uuid (server));

  return ptero_demo_panel_get_n_requests (fixture->demo, path);
}

static guint
count_all_asked (Fixture *fixture)
{
  guint n_asked = 0;

  for (guint i = 0; i < ptero_server_list_get_n_items (fixture->servers); i++)
    n_asked += count_asked (fixture, ptero_server_list_peek (fixture->servers, i));

  return n_asked;
}

static guint
count_known (Fixture *fixture)
{
  guint n_known = 0;

  for (guint i = 0; i < ptero_server_list_get_n_items (fixture->servers); i++)
    {
      if (ptero_fleet_server_get_state (ptero_server_list_peek (fixture->servers,
                                                                i)) != PTERO_SERVER_STATE_UNKNOWN)
        n_known++;
    }

  return n_known;
}

static void
set_state (Fixture          *fixture,
           PteroFleetServer *server,
           const char       *state)
{
  g_assert_true (ptero_demo_panel_set_server_state (fixture->demo,
                                                    ptero_fleet_server_get_uuid (server), state));
}

/* Reads all states once; returns a server that runs. */
static PteroFleetServer *
get_running (Fixture *fixture)
{
  PteroFleetServer *running = NULL;

  ptero_live_poller_set_active (fixture->poller, TRUE);
  WAIT_UNTIL (20, count_known (fixture) == ptero_server_list_get_n_items (fixture->servers));
  ptero_live_poller_set_active (fixture->poller, FALSE);

  for (guint i = 0; running == NULL && i < ptero_server_list_get_n_items (fixture->servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (fixture->servers, i);

      if (ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_RUNNING)
        running = server;
    }

  g_assert_nonnull (running);

  return running;
}

static void
test_background (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n_items;
  guint n_asked;

  ptero_live_poller_set_active (fixture->poller, TRUE);
  go_online (fixture);
  n_items = ptero_server_list_get_n_items (fixture->servers);
  g_assert_cmpuint (n_items, ==, 40);
  WAIT_UNTIL (20, count_known (fixture) == n_items);

  /* a round is enough for a minute, and servers with a conflict are left in peace */
  run_for (1.5);
  n_asked = count_all_asked (fixture);
  g_assert_cmpuint (n_asked, <, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (fixture->servers, i);
      gboolean conflict = ptero_server_state_is_conflict (ptero_fleet_server_get_state (server));

      g_assert_cmpuint (count_asked (fixture, server), ==, conflict ? 0 : 1);
    }
}

static void
test_inactive (Fixture       *fixture,
               gconstpointer  data)
{
  PteroFleetServer *server;

  go_online (fixture);
  server = ptero_server_list_peek (fixture->servers, 0);
  ptero_fleet_server_watch (server);
  run_for (0.5);
  g_assert_cmpuint (count_all_asked (fixture), ==, 0);

  ptero_live_poller_set_active (fixture->poller, TRUE);
  WAIT_UNTIL (10, count_all_asked (fixture) > 0);
  ptero_fleet_server_unwatch (server);
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  PteroFleetServer *server;
  guint n_asked;

  go_online (fixture);
  server = get_running (fixture);
  n_asked = count_asked (fixture, server);

  /* what was just read is not read again, what was not is at once */
  ptero_live_poller_set_active (fixture->poller, TRUE);
  WAIT_UNTIL (20, count_known (fixture) == 40);
  n_asked = count_asked (fixture, server);
  ptero_fleet_server_watch (server);
  run_for (1);
  g_assert_cmpuint (count_asked (fixture, server), ==, n_asked);

  set_state (fixture, server, "offline");
  WAIT_UNTIL (25, ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_RUNNING);
  g_assert_cmpuint (count_asked (fixture, server), ==, n_asked + 1);
  ptero_fleet_server_unwatch (server);
}

static void
test_scrolling (Fixture       *fixture,
                gconstpointer  data)
{
  guint n_items;

  /* behind a long list, nothing has been read yet */
  set_faults (fixture->demo, "latency=3000@/api/client/servers");
  ptero_live_poller_set_active (fixture->poller, TRUE);
  go_online (fixture);
  n_items = ptero_server_list_get_n_items (fixture->servers);
  run_for (0.3);

  /* rows that are passed by are not asked for */
  for (guint i = 10; i < n_items; i++)
    {
      ptero_fleet_server_watch (ptero_server_list_peek (fixture->servers, i));
      ptero_fleet_server_unwatch (ptero_server_list_peek (fixture->servers, i));
    }
  run_for (0.5);
  g_assert_cmpuint (count_all_asked (fixture), <=, 4);

  /* those that stay are, before the rest */
  for (guint i = n_items - 3; i < n_items; i++)
    ptero_fleet_server_watch (ptero_server_list_peek (fixture->servers, i));
  run_for (0.5);
  g_assert_cmpuint (count_all_asked (fixture), <=, 7);
  for (guint i = n_items - 3; i < n_items; i++)
    ptero_fleet_server_unwatch (ptero_server_list_peek (fixture->servers, i));
}

static void
power_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr(GError) error = NULL;

  ptero_fleet_server_power_finish (PTERO_FLEET_SERVER (object), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static void
send_power (PteroFleetServer *server,
            PteroPowerSignal  signal)
{
  gboolean done = FALSE;

  ptero_fleet_server_power_async (server, signal, NULL, power_cb, &done);
  WAIT_UNTIL (10, done);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  PteroFleetServer *server;

  /* also while nobody looks */
  go_online (fixture);
  server = get_running (fixture);

  send_power (server, PTERO_POWER_RESTART);
  g_assert_true (ptero_fleet_server_get_pending (server));
  WAIT_UNTIL (60, !ptero_fleet_server_get_pending (server));
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_cmpint (ptero_fleet_server_get_uptime (server), <, 60);

  send_power (server, PTERO_POWER_KILL);
  WAIT_UNTIL (60, !ptero_fleet_server_get_pending (server));
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_OFFLINE);
}

static void
test_crash (Fixture       *fixture,
            gconstpointer  data)
{
  PteroFleetServer *server;

  go_online (fixture);
  server = get_running (fixture);
  set_state (fixture, server, "crash");
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (10, ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_CRASHED);
  g_assert_cmpuint (count_in_state (fixture->servers, PTERO_SERVER_STATE_CRASHED), ==, 1);
}

static void
power_failed_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr(GError) error = NULL;

  g_assert_false (ptero_fleet_server_power_finish (PTERO_FLEET_SERVER (object), result, &error));
  g_assert_nonnull (error);
  *done = TRUE;
}

/* Kills a server with a fault on the way, or cancels that, after which it is off; returns the state
 * that it is seen in. */
static PteroServerState
kill_with_fault (Fixture    *fixture,
                 const char *fault,
                 gboolean    cancelled)
{
  PteroFleetServer *server = get_running (fixture);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *faults = g_strdup_printf ("%s@/api/client/servers/%s/power", fault,
                                             ptero_fleet_server_get_uuid (server));
  gboolean done = FALSE;

  set_faults (fixture->demo, faults);
  ptero_fleet_server_power_async (server, PTERO_POWER_KILL, cancellable, power_failed_cb, &done);
  if (cancelled)
    {
      run_for (0.2);
      g_cancellable_cancel (cancellable);
    }
  WAIT_UNTIL (10, done);
  g_assert_false (ptero_fleet_server_get_pending (server));

  /* as it is when the panel killed it, and also when it crashes */
  set_faults (fixture->demo, "");
  set_state (fixture, server, "crash");
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_ONLINE);
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (20, ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_RUNNING);

  return ptero_fleet_server_get_state (server);
}

static void
test_lost_answer (Fixture       *fixture,
                  gconstpointer  data)
{
  go_online (fixture);
  g_assert_cmpint (kill_with_fault (fixture, "drop", FALSE), ==, PTERO_SERVER_STATE_OFFLINE);
  g_assert_cmpint (kill_with_fault (fixture, "status=504", FALSE), ==, PTERO_SERVER_STATE_OFFLINE);
  g_assert_cmpint (kill_with_fault (fixture, "latency=5000", TRUE), ==, PTERO_SERVER_STATE_OFFLINE);
  g_assert_cmpint (kill_with_fault (fixture, "status=403", FALSE), ==, PTERO_SERVER_STATE_CRASHED);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  PteroFleetServer *server;
  guint n_asked;

  go_online (fixture);
  server = get_running (fixture);

  /* the panel says 409, so the server is described anew */
  ptero_demo_panel_set_server_status (fixture->demo, ptero_fleet_server_get_uuid (server),
                                      "suspended");
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (10, ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_SUSPENDED);

  /* and is not asked for its statistics; the end is seen as long as it is watched */
  n_asked = count_asked (fixture, server);
  ptero_demo_panel_set_server_status (fixture->demo, ptero_fleet_server_get_uuid (server), NULL);
  ptero_live_poller_set_active (fixture->poller, TRUE);
  ptero_fleet_server_watch (server);
  WAIT_UNTIL (25, ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_SUSPENDED);
  g_assert_cmpuint (count_asked (fixture, server), <=, n_asked + 1);
  WAIT_UNTIL (10, ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_UNKNOWN);
  g_assert_cmpuint (count_asked (fixture, server), >, n_asked);
  ptero_fleet_server_unwatch (server);
}

/* Refuses the statistics of some servers for a state that their descriptions do not know; returns
 * of how many. */
static guint
hide_conflicts (Fixture          *fixture,
                PteroFleetServer *refused[],
                guint             n_most)
{
  g_autoptr(GString) faults = g_string_new (NULL);
  guint n_items = ptero_server_list_get_n_items (fixture->servers);
  guint n_refused = 0;

  for (guint i = 0; i < n_items && n_refused < n_most; i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (fixture->servers, i);

      if (ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        continue;

      g_string_append_printf (faults, "status=409@/api/client/servers/%s/resources,",
                              ptero_fleet_server_get_uuid (server));
      refused[n_refused++] = server;
    }

  set_faults (fixture->demo, faults->str);

  return n_refused;
}

static void
test_hidden_conflict (Fixture       *fixture,
                      gconstpointer  data)
{
  PteroFleetServer *refused[4];

  go_online (fixture);
  hide_conflicts (fixture, refused, G_N_ELEMENTS (refused));
  ptero_live_poller_set_active (fixture->poller, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    ptero_fleet_server_watch (refused[i]);

  /* the normal pace: one reading, and one description that does not tell why */
  run_for (3);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_cmpuint (count_asked (fixture, refused[i]), ==, 1);
      g_assert_cmpuint (count_all_of (fixture, refused[i]), ==, 2);
    }

  /* who asks gets one more, and is told why */
  ptero_fleet_server_refresh (refused[0]);
  WAIT_UNTIL (10, ptero_fleet_server_get_error (refused[0]) != NULL);
  run_for (1);
  g_assert_error (ptero_fleet_server_get_error (refused[0]), PTERO_API_ERROR,
                  PTERO_API_ERROR_CONFLICT);
  g_assert_cmpuint (count_asked (fixture, refused[0]), ==, 2);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    ptero_fleet_server_unwatch (refused[i]);
}

/* What nobody looks at is described within half of the budget, too. */
static void
test_background_conflict (Fixture       *fixture,
                          gconstpointer  data)
{
  PteroFleetServer *refused[40];
  PteroFleetServer *waiting = NULL;
  guint n_refused;
  guint n_requests = 0;

  /* three at once, then one in five seconds */
  ptero_demo_panel_set_rate (fixture->demo, 30);
  go_online (fixture);
  n_refused = hide_conflicts (fixture, refused, G_N_ELEMENTS (refused));
  ptero_live_poller_set_active (fixture->poller, TRUE);
  WAIT_UNTIL (10, count_all_asked (fixture) >= 3);
  run_for (1);

  for (guint i = 0; i < n_refused; i++)
    {
      n_requests += count_all_of (fixture, refused[i]);
      if (count_asked (fixture, refused[i]) == 1 && count_all_of (fixture, refused[i]) == 1)
        waiting = refused[i];
    }
  g_assert_cmpuint (n_requests, <=, 5);
  g_assert_nonnull (waiting);

  /* who asks does not wait for what is to be asked in the background */
  ptero_fleet_server_refresh (waiting);
  run_for (0.5);
  g_assert_cmpuint (count_asked (fixture, waiting), ==, 2);
  g_assert_cmpuint (count_all_of (fixture, waiting), ==, 3);
}

/* Who waits for the end is told of it although nothing is on screen. */
static void
test_awaited (Fixture       *fixture,
              gconstpointer  data)
{
  PteroFleetServer *server;

  go_online (fixture);
  server = get_running (fixture);
  ptero_demo_panel_set_server_status (fixture->demo, ptero_fleet_server_get_uuid (server),
                                      "suspended");
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (10, ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_SUSPENDED);

  ptero_fleet_server_set_awaited (server, TRUE);
  ptero_live_poller_set_active (fixture->poller, FALSE);
  ptero_demo_panel_set_server_status (fixture->demo, ptero_fleet_server_get_uuid (server), NULL);
  WAIT_UNTIL (40, ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_SUSPENDED);
  ptero_fleet_server_set_awaited (server, FALSE);
}

static void
test_node_down (Fixture       *fixture,
                gconstpointer  data)
{
  PteroFleetServer *server;

  go_online (fixture);
  server = get_running (fixture);
  set_faults (fixture->demo, "daemon-down");
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (20, ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_NODE_DOWN);
  g_assert_error (ptero_fleet_server_get_error (server), PTERO_API_ERROR, PTERO_API_ERROR_DAEMON);
  g_assert_cmpint (ptero_panel_get_state (fixture->panel), ==, PTERO_PANEL_STATE_ONLINE);

  set_faults (fixture->demo, "");
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (20, ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_RUNNING);
}

static void
test_revoked (Fixture       *fixture,
              gconstpointer  data)
{
  go_online (fixture);
  ptero_demo_panel_revoke_key (fixture->demo, PTERO_DEMO_KEY_ADMIN, TRUE);
  ptero_live_poller_set_active (fixture->poller, TRUE);
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_KEY_REFUSED);
}

/* Nobody asks for anything: what is read all the time tells that the certificate is another one. */
static void
test_certificate (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  const GError *shown;

  ptero_panel_sync_start (fixture->sync);
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_CERTIFICATE);
  shown = ptero_panel_get_error (fixture->panel);
  ptero_panel_set_fingerprint (fixture->panel, ptero_api_error_get_fingerprint (shown));
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_ONLINE);

  ptero_demo_panel_set_certificate (fixture->demo, 2, &error);
  g_assert_no_error (error);
  ptero_client_reset (ptero_panel_get_client (fixture->panel));
  ptero_live_poller_set_active (fixture->poller, TRUE);
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_CERTIFICATE);
  g_assert_error (ptero_panel_get_error (fixture->panel),
                  PTERO_API_ERROR, PTERO_API_ERROR_CERTIFICATE_CHANGED);
}

static void
test_is_about_panel (void)
{
  static const struct { PteroApiError code; gboolean is_about_panel; } expected[] = {
    { PTERO_API_ERROR_FAILED, FALSE },
    { PTERO_API_ERROR_UNAUTHENTICATED, TRUE },
    { PTERO_API_ERROR_FORBIDDEN, FALSE },
    { PTERO_API_ERROR_ADDRESS_NOT_ALLOWED, TRUE },
    { PTERO_API_ERROR_WRONG_KEY, TRUE },
    { PTERO_API_ERROR_TWO_FACTOR_REQUIRED, TRUE },
    { PTERO_API_ERROR_NOT_FOUND, FALSE },
    { PTERO_API_ERROR_CONFLICT, FALSE },
    { PTERO_API_ERROR_RATE_LIMITED, FALSE },
    { PTERO_API_ERROR_DAEMON, FALSE },
    { PTERO_API_ERROR_MAINTENANCE, TRUE },
    { PTERO_API_ERROR_PANEL, TRUE },
    { PTERO_API_ERROR_MOVED, TRUE },
    { PTERO_API_ERROR_NOT_A_PANEL, TRUE },
    { PTERO_API_ERROR_CHALLENGED, TRUE },
    { PTERO_API_ERROR_INVALID_ANSWER, FALSE },
    { PTERO_API_ERROR_UNTRUSTED_CERTIFICATE, TRUE },
    { PTERO_API_ERROR_CERTIFICATE_CHANGED, TRUE },
    { PTERO_API_ERROR_INSECURE, TRUE },
    { PTERO_API_ERROR_NO_KEY, TRUE },
  };
  g_autoptr(GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  g_autoptr(GError) timed_out = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Timed out");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (PTERO_API_ERROR, expected[i].code, "Error");

      g_assert_cmpint (ptero_panel_sync_is_about_panel (error), ==, expected[i].is_about_panel);
    }

  g_assert_false (ptero_panel_sync_is_about_panel (cancelled));
  g_assert_true (ptero_panel_sync_is_about_panel (timed_out));
}

static void
test_wrong_types (Fixture       *fixture,
                  gconstpointer  data)
{
  PteroFleetServer *server;

  go_online (fixture);
  server = get_running (fixture);
  set_faults (fixture->demo, "wrong-types@/api/client/servers");
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (20, ptero_fleet_server_get_error (server) != NULL);
  g_assert_error (ptero_fleet_server_get_error (server), PTERO_API_ERROR,
                  PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_RUNNING);
}

static gboolean
is_any_stale (Fixture *fixture)
{
  for (guint i = 0; i < ptero_server_list_get_n_items (fixture->servers); i++)
    {
      if (ptero_fleet_server_get_stale (ptero_server_list_peek (fixture->servers, i)))
        return TRUE;
    }

  return FALSE;
}

/* What was read before the panel was lost does not count for what is read after. */
static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  go_online (fixture);
  get_running (fixture);
  ptero_live_poller_set_active (fixture->poller, TRUE);
  ptero_demo_panel_stop (fixture->demo);
  ptero_panel_refresh (fixture->panel);
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_UNREACHABLE);

  ptero_demo_panel_start (fixture->demo, &error);
  g_assert_no_error (error);
  ptero_panel_refresh (fixture->panel);
  WAIT_UNTIL (20, ptero_panel_get_state (fixture->panel) == PTERO_PANEL_STATE_ONLINE);
  g_assert_true (is_any_stale (fixture));
  WAIT_UNTIL (20, !is_any_stale (fixture));
}

static void
test_budget (Fixture       *fixture,
             gconstpointer  data)
{
  /* a panel that allows next to nothing */
  ptero_demo_panel_set_rate (fixture->demo, 30);
  ptero_live_poller_set_active (fixture->poller, TRUE);
  go_online (fixture);

  for (guint i = 0; i < 40; i++)
    ptero_fleet_server_watch (ptero_server_list_peek (fixture->servers, i));
  run_for (8);

  g_assert_cmpuint (ptero_demo_panel_get_n_refused (fixture->demo), ==, 0);
  g_assert_cmpuint (count_all_asked (fixture), >, 5);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), <=, 30);
  g_assert_cmpint (ptero_panel_get_state (fixture->panel), ==, PTERO_PANEL_STATE_ONLINE);

  for (guint i = 0; i < 40; i++)
    ptero_fleet_server_unwatch (ptero_server_list_peek (fixture->servers, i));
}

/* Removes all servers, and has them come again as others. */
static void
replace_servers (Fixture *fixture)
{
  g_autoptr(GPtrArray) servers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ptero_server_list_get_n_items (fixture->servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (fixture->servers, i);

      g_ptr_array_add (servers, ptero_fleet_server_new (fixture->panel,
                                                        ptero_fleet_server_get_server (server)));
    }

  ptero_server_list_clear (fixture->servers);
  ptero_server_list_restore (fixture->servers, servers);
}

/* Answers about servers that left meanwhile let others have their turn. */
static void
test_left (Fixture       *fixture,
           gconstpointer  data)
{
  set_faults (fixture->demo, "latency=2000@/api/client/servers");
  ptero_live_poller_set_active (fixture->poller, TRUE);
  go_online (fixture);
  WAIT_UNTIL (10, count_all_asked (fixture) == 4);
  replace_servers (fixture);
  run_for (0.5);
  g_assert_cmpuint (count_all_asked (fixture), ==, 4);
  set_faults (fixture->demo, "");
  WAIT_UNTIL (20, count_known (fixture) == 40);
}

#define ADD(name, function) \
  g_test_add ("/live-poller/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("background", test_background);
  ADD ("inactive", test_inactive);
  ADD ("watch", test_watch);
  ADD ("scrolling", test_scrolling);
  ADD ("follow", test_follow);
  ADD ("crash", test_crash);
  ADD ("lost-answer", test_lost_answer);
  ADD ("conflict", test_conflict);
  ADD ("hidden-conflict", test_hidden_conflict);
  ADD ("background-conflict", test_background_conflict);
  ADD ("awaited", test_awaited);
  ADD ("left", test_left);
  ADD ("node-down", test_node_down);
  ADD ("revoked", test_revoked);
  g_test_add ("/live-poller/certificate", Fixture, GINT_TO_POINTER (TRUE),
              set_up, test_certificate, tear_down);
  g_test_add_func ("/live-poller/is-about-panel", test_is_about_panel);
  ADD ("wrong-types", test_wrong_types);
  ADD ("back", test_back);
  ADD ("budget", test_budget);

  return g_test_run ();
}
