/* test-fleet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-attention.h"
#include "ptero-fleet.h"

#include "core-support.h"
#include "fleet-support.h"

typedef struct
{
  char            *folder;
  char            *database;
  char            *list;
  PteroDemoPanel  *demo;
  PteroKeyring    *keyring;
  PteroPanelStore *panels;
  PteroStore      *store;
  PteroFleet      *fleet;
  guint            n_live;
} Fixture;

static void
live_changed_cb (Fixture *fixture)
{
  fixture->n_live++;
}

/* Of a list of which one item was exchanged. */
typedef struct
{
  guint n;
  guint position;
} Exchange;

static void
exchanged_cb (GListModel *model,
              guint       position,
              guint       n_removed,
              guint       n_added,
              Exchange   *exchange)
{
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (n_added, ==, 1);
  exchange->n++;
  exchange->position = position;
}

static void
open_program (Fixture *fixture)
{
  fixture->keyring = ptero_keyring_new ();
  fixture->panels = ptero_panel_store_new (fixture->keyring, fixture->list);
  fixture->store = ptero_store_new (fixture->database);
  fixture->fleet = ptero_fleet_new (fixture->panels, fixture->store);
  g_signal_connect_swapped (fixture->fleet, "live-changed", G_CALLBACK (live_changed_cb), fixture);
}

static void
close_program (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->fleet, fixture);
  ptero_fleet_stop (fixture->fleet);
  run_for (0.05);
  g_assert_finalize_object (g_steal_pointer (&fixture->fleet));
  ptero_panel_store_flush (fixture->panels);
  g_assert_finalize_object (g_steal_pointer (&fixture->panels));
  ptero_store_close (fixture->store);
  run_for (0.05);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_clear_object (&fixture->keyring);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = create_folder ();
  fixture->database = g_build_filename (fixture->folder, "ptero.db", NULL);
  fixture->list = g_build_filename (fixture->folder, "panels.conf", NULL);
  fixture->demo = start_demo (GPOINTER_TO_UINT (data));
  open_program (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_program (fixture);
  ptero_demo_panel_stop (fixture->demo);
  g_object_unref (fixture->demo);
  remove_folder (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->list);
}

/* Adds a panel whose keys stay in memory. */
static PteroPanel *
add_panel (Fixture        *fixture,
           PteroDemoPanel *demo,
           const char     *name)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, name, ptero_demo_panel_get_address (demo));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  ptero_panel_set_admin_all (panel, TRUE);
  ptero_panel_store_add_async (fixture->panels, panel,
                               ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN), NULL, TRUE,
                               NULL, core_support_result_cb, &result);
  ptero_panel_store_add_finish (fixture->panels, core_support_wait (&result), &error);
  g_assert_no_error (error);

  return panel;
}

static void
remove_panel (Fixture    *fixture,
              PteroPanel *panel)
{
  ptero_panel_store_remove_async (fixture->panels, panel, NULL, NULL, NULL);
}

static gboolean
is_online (PteroPanel *panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE;
}

static PteroFleetServer *
peek (Fixture *fixture,
      guint    position)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fixture->fleet),
                                                              position);

  return server;
}

static guint
count_stale (Fixture *fixture)
{
  guint n_stale = 0;

  for (guint i = 0; i < ptero_fleet_get_n_servers (fixture->fleet); i++)
    {
      if (ptero_fleet_server_get_stale (peek (fixture, i)))
        n_stale++;
    }

  return n_stale;
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  ptero_fleet_start (fixture->fleet);
  g_assert_true (ptero_fleet_get_loading (fixture->fleet));
  WAIT_UNTIL (10, !ptero_fleet_get_loading (fixture->fleet));
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->fleet), 0));
  g_assert_null (ptero_fleet_find (fixture->fleet, "nonsense"));
  g_assert_null (ptero_fleet_find (fixture->fleet, "a/b"));
  ptero_fleet_refresh (fixture->fleet);
}

static void
test_panels (Fixture       *fixture,
             gconstpointer  data)
{
  PteroDemoPanel *other = start_demo (5);
  PteroPanel *first;
  PteroPanel *second;
  PteroFleetServer *server;
  g_autofree char *key = NULL;
  g_autoptr(PteroPanel) kept = NULL;
  Mirror mirror;

  mirror_init (&mirror, G_LIST_MODEL (fixture->fleet));
  ptero_fleet_start (fixture->fleet);
  first = add_panel (fixture, fixture->demo, "First");
  second = add_panel (fixture, other, "Second");
  WAIT_UNTIL (20, is_online (first) && is_online (second));
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), ==, 45);
  g_assert_true (ptero_fleet_server_get_panel (peek (fixture, 0)) == first);
  g_assert_true (ptero_fleet_server_get_panel (peek (fixture, 40)) == second);
  WAIT_UNTIL (30, count_in_state (fixture->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0);
  g_assert_cmpuint (count_in_state (fixture->fleet, PTERO_SERVER_STATE_RUNNING), >, 0);
  mirror_check (&mirror);

  server = peek (fixture, 44);
  key = g_strdup (ptero_fleet_server_get_key (server));
  g_assert_true (ptero_fleet_find (fixture->fleet, key) == server);

  /* moved: the same servers at another place */
  ptero_panel_store_move (fixture->panels, 1, 0);
  g_assert_true (ptero_fleet_server_get_panel (peek (fixture, 0)) == second);
  g_assert_true (ptero_fleet_find (fixture->fleet, key) == server);
  g_assert_true (peek (fixture, 4) == server);
  g_assert_true (is_online (second));
  mirror_check (&mirror);

  kept = g_object_ref (second);
  g_assert_true (ptero_panel_get_fleet (kept) == G_LIST_MODEL (fixture->fleet));
  remove_panel (fixture, second);
  g_assert_null (ptero_panel_get_fleet (kept));
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), ==, 40);
  g_assert_null (ptero_fleet_find (fixture->fleet, key));
  mirror_clear (&mirror);
  run_for (0.1);

  ptero_demo_panel_stop (other);
  g_object_unref (other);
}

static void
test_live_changed (Fixture       *fixture,
                   gconstpointer  data)
{
  PteroPanel *panel;
  gint64 start;
  guint n_live;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel));
  WAIT_UNTIL (30, count_in_state (fixture->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0);
  run_for (1.2);

  n_live = fixture->n_live;
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 30; i++)
    {
      for (guint j = 0; j < 40; j++)
        {
          g_autoptr(PteroStats) stats = create_stats ("running", 1000 + i);

          ptero_fleet_server_take_stats (peek (fixture, j), stats);
        }
      run_for (0.05);
    }
  g_assert_cmpuint (fixture->n_live - n_live, >=, 1);
  g_assert_cmpuint (fixture->n_live - n_live, <=,
                    (g_get_monotonic_time () - start) / G_USEC_PER_SEC + 2);
}

static void
test_restart (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  PteroServerState state;
  PteroPanel *panel;
  PteroServer *server;
  gint64 seen;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel));
  WAIT_UNTIL (30, count_in_state (fixture->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0);
  id = g_strdup (ptero_panel_get_id (panel));
  key = g_strdup (ptero_fleet_server_get_key (peek (fixture, 3)));
  name = g_strdup (ptero_fleet_server_get_server (peek (fixture, 3))->name);
  state = ptero_fleet_server_get_state (peek (fixture, 3));
  seen = g_date_time_to_unix (ptero_panel_get_refreshed_at (panel));
  close_program (fixture);

  /* there at once, although the panel is not */
  ptero_demo_panel_stop (fixture->demo);
  open_program (fixture);
  ptero_panel_store_flush (fixture->panels);

  /* keys of a session are gone with it, so the list itself is not kept: put the panel back */
  if (ptero_panel_store_find (fixture->panels, id) == NULL)
    {
      g_autoptr(PteroPanel) again = ptero_panel_new (id, "First",
                                                     ptero_demo_panel_get_address (fixture->demo));
      g_autoptr(GAsyncResult) result = NULL;

      ptero_panel_store_add_async (fixture->panels, again,
                                   ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN),
                                   NULL, TRUE, NULL, core_support_result_cb, &result);
      ptero_panel_store_add_finish (fixture->panels, core_support_wait (&result), NULL);
    }

  panel = ptero_panel_store_find (fixture->panels, id);
  g_assert_nonnull (panel);
  ptero_panel_set_key (panel, PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN));
  ptero_panel_set_admin_all (panel, TRUE);

  /* they are there before anything is connected, and the lists are still to come */
  ptero_fleet_restore (fixture->fleet);
  g_assert_true (ptero_fleet_get_restoring (fixture->fleet));
  WAIT_UNTIL (10, !ptero_fleet_get_restoring (fixture->fleet));
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), ==, 40);
  g_assert_true (ptero_fleet_get_loading (fixture->fleet));
  g_assert_cmpint (ptero_panel_get_state (panel), !=, PTERO_PANEL_STATE_UNREACHABLE);

  /* as old as they are, and as many */
  g_assert_nonnull (ptero_panel_get_refreshed_at (panel));
  g_assert_cmpint (g_date_time_to_unix (ptero_panel_get_refreshed_at (panel)), ==, seen);
  g_assert_cmpuint (ptero_panel_get_n_servers (panel), ==, 40);
  ptero_fleet_start (fixture->fleet);
  g_assert_cmpuint (count_stale (fixture), ==, 40);
  g_assert_cmpstr (ptero_fleet_server_get_server (ptero_fleet_find (fixture->fleet, key))->name, ==,
                   name);
  g_assert_cmpint (ptero_fleet_server_get_state (ptero_fleet_find (fixture->fleet, key)), ==,
                   state);
  WAIT_UNTIL (30, ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE);
  g_assert_cmpuint (count_stale (fixture), ==, 40);
  server = ptero_fleet_server_get_server (ptero_fleet_find (fixture->fleet, key));

  /* and the same objects when it is back */
  {
    g_autoptr(GError) error = NULL;

    ptero_demo_panel_start (fixture->demo, &error);
    g_assert_no_error (error);
  }
  ptero_fleet_refresh (fixture->fleet);
  WAIT_UNTIL (20, is_online (panel));
  WAIT_UNTIL (20, count_stale (fixture) == 0);
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), ==, 40);
  g_assert_true (ptero_fleet_server_get_server (ptero_fleet_find (fixture->fleet, key)) == server);
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->database);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) fleet = NULL;

  ptero_store_load_fleet_async (store, NULL, core_support_result_cb, &result);
  fleet = ptero_store_load_fleet_finish (store, core_support_wait (&result), NULL);

  return fleet->len;
}

static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  PteroDemoPanel *other = start_demo (5);
  PteroPanel *panel;
  PteroPanel *second;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  second = add_panel (fixture, other, "Second");
  WAIT_UNTIL (20, is_online (panel) && is_online (second));
  ptero_fleet_stop (fixture->fleet);
  g_assert_cmpuint (count_kept (fixture), ==, 45);

  /* a panel that was removed */
  remove_panel (fixture, second);
  ptero_store_flush (fixture->store);
  g_assert_cmpuint (count_kept (fixture), ==, 40);
  run_for (0.1);

  ptero_demo_panel_stop (other);
  g_object_unref (other);
}

static void
finalized_cb (gpointer  data,
              GObject  *where)
{
  (*(guint *) data)++;
}

/* Servers that left their list are not kept any more, also where that was still to be done. */
static void
test_vanished (Fixture       *fixture,
               gconstpointer  data)
{
  PteroPanel *panel;
  guint n_finalized = 0;
  guint n_own;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel));
  for (guint i = 0; i < 40; i++)
    g_object_weak_ref (G_OBJECT (peek (fixture, i)), finalized_cb, &n_finalized);
  ptero_panel_set_admin_all (panel, FALSE);
  WAIT_UNTIL (20, ptero_fleet_get_n_servers (fixture->fleet) < 40);
  WAIT_UNTIL (20, ptero_panel_get_n_servers (panel) == ptero_fleet_get_n_servers (fixture->fleet));
  n_own = ptero_fleet_get_n_servers (fixture->fleet);
  WAIT_UNTIL (5, n_finalized == 40 - n_own);
  for (guint i = 0; i < n_own; i++)
    g_object_weak_unref (G_OBJECT (peek (fixture, i)), finalized_cb, &n_finalized);
  ptero_fleet_stop (fixture->fleet);
  g_assert_cmpuint (count_kept (fixture), ==, n_own);
}

/* The program ends while the list is being read: what was read is there the next time. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  guint n_servers;

  ptero_fleet_start (fixture->fleet);
  add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, ptero_fleet_get_n_servers (fixture->fleet) > 0);
  n_servers = ptero_fleet_get_n_servers (fixture->fleet);
  ptero_fleet_stop (fixture->fleet);
  g_assert_cmpuint (count_kept (fixture), ==, n_servers);
}

static void
test_demo_not_kept (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Demo",
                                                 ptero_demo_panel_get_address (fixture->demo));

  ptero_fleet_start (fixture->fleet);
  ptero_panel_store_add_demo (fixture->panels, panel,
                              ptero_demo_panel_get_key (fixture->demo, PTERO_DEMO_KEY_ADMIN), NULL);
  WAIT_UNTIL (20, is_online (panel));
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), >, 0);
  ptero_fleet_stop (fixture->fleet);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

static PteroFleetServer *
find_in (Fixture          *fixture,
         PteroPanel       *panel,
         PteroFleetServer *server)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", ptero_panel_get_id (panel),
                                          ptero_fleet_server_get_uuid (server));

  return ptero_fleet_find (fixture->fleet, key);
}

static PteroFleetServer *
find_running (Fixture    *fixture,
              PteroPanel *panel)
{
  for (guint i = 0; i < ptero_fleet_get_n_servers (fixture->fleet); i++)
    {
      if (ptero_fleet_server_get_panel (peek (fixture, i)) == panel &&
          ptero_fleet_server_get_state (peek (fixture, i)) == PTERO_SERVER_STATE_RUNNING)
        return peek (fixture, i);
    }

  g_assert_not_reached ();
}

/* The same panel twice: what is asked through one login happens to the server of the other. */
static void
test_logins (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GListStore) both = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(GListModel) merged = NULL;
  g_autoptr(GListModel) all = NULL;
  g_autoptr(PteroFleetServer) first = NULL;
  PteroFleetServer *server;
  PteroFleetServer *other;
  PteroPanel *panel;
  PteroPanel *second;

  ptero_demo_panel_set_cache (fixture->demo, 0);
  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  second = add_panel (fixture, fixture->demo, "Second");
  WAIT_UNTIL (20, ptero_fleet_get_n_servers (fixture->fleet) == 80);
  WAIT_UNTIL (30, count_in_state (fixture->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0);
  server = find_running (fixture, panel);
  other = find_in (fixture, second, server);
  g_assert_true (ptero_fleet_server_is_same (server, other));

  /* each once, in the place of the first, through the login that knows more */
  all = ptero_fleet_merge_logins (fixture->fleet, G_LIST_MODEL (fixture->fleet));
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 40);
  ptero_fleet_server_power_async (other, PTERO_POWER_KILL, NULL, NULL, NULL);
  g_list_store_append (both, server);
  g_list_store_append (both, other);
  merged = ptero_fleet_merge_logins (fixture->fleet, G_LIST_MODEL (both));
  g_assert_cmpuint (g_list_model_get_n_items (merged), ==, 1);
  first = g_list_model_get_item (merged, 0);
  g_assert_true (first == other);

  WAIT_UNTIL (30, ptero_fleet_server_get_state (other) == PTERO_SERVER_STATE_OFFLINE);
  ptero_fleet_server_refresh (server);
  WAIT_UNTIL (30, ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_RUNNING);
  g_assert_cmpint (ptero_fleet_server_get_state (server), ==, PTERO_SERVER_STATE_OFFLINE);
  g_assert_cmpuint (ptero_fleet_server_get_attention (server) & PTERO_ATTENTION_CRASHED, ==, 0);
}

static void
test_inactive (Fixture       *fixture,
               gconstpointer  data)
{
  PteroPanel *panel;
  guint n_requests;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel));
  ptero_fleet_set_active (fixture->fleet, FALSE);
  run_for (0.3);
  n_requests = ptero_demo_panel_get_n_requests (fixture->demo, "/");
  run_for (1);
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (fixture->demo, "/"), ==, n_requests);

  ptero_fleet_set_active (fixture->fleet, TRUE);
  WAIT_UNTIL (10, ptero_demo_panel_get_n_requests (fixture->demo, "/") > n_requests);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  PteroPanel *panel;
  Mirror mirror;

  mirror_init (&mirror, G_LIST_MODEL (fixture->fleet));
  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "Large");
  WAIT_UNTIL (120, is_online (panel));
  g_assert_cmpuint (ptero_fleet_get_n_servers (fixture->fleet), ==, 3000);
  mirror_clear (&mirror);
}

/* What changes in what a search looks at is looked at again, and only that. */
static void
test_renamed (Fixture       *fixture,
              gconstpointer  data)
{
  PteroPanel *panel;
  PteroFleetServer *server;
  g_autoptr(PteroServer) renamed = NULL;
  Exchange exchange = { 0 };
  g_autofree char *extra = NULL;
  Mirror mirror;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel) && !ptero_fleet_get_loading (fixture->fleet));
  ptero_fleet_set_active (fixture->fleet, FALSE);
  run_for (0.3);
  mirror_init (&mirror, G_LIST_MODEL (fixture->fleet));
  g_signal_connect (fixture->fleet, "items-changed", G_CALLBACK (exchanged_cb), &exchange);

  server = peek (fixture, 5);
  renamed = create_server (77, "");
  ptero_fleet_server_set_server (server, renamed);
  g_assert_cmpuint (exchange.n, ==, 1);
  g_assert_cmpuint (exchange.position, ==, 5);
  g_assert_true (peek (fixture, 5) == server);

  ptero_fleet_server_set_favorite (server, TRUE);
  g_assert_cmpuint (exchange.n, ==, 2);
  ptero_fleet_server_set_favorite (server, TRUE);
  ptero_fleet_server_refresh (server);
  g_assert_cmpuint (exchange.n, ==, 2);

  g_signal_handlers_disconnect_by_func (fixture->fleet, exchanged_cb, &exchange);
  mirror_clear (&mirror);
}

static void
sum_changes_cb (GListModel *model,
                guint       position,
                guint       n_removed,
                guint       n_added,
                Exchange   *exchange)
{
  exchange->n++;
  exchange->position = MIN (exchange->position, position);
}

static void
note_words_cb (PteroFleet       *fleet,
               PteroFleetServer *server,
               guint             changes,
               guint            *n_told)
{
  *n_told += (changes & PTERO_FLEET_CHANGE_WORDS) != 0;
}

/* What has other names in the answer of a panel is looked at again at once, not one by one, also
 * where the list changes meanwhile. */
static void
test_many_renamed (Fixture       *fixture,
                   gconstpointer  data)
{
  PteroPanel *panel;
  PteroPanel *second;
  Exchange exchange = { 0, G_MAXUINT };
  guint n_servers;
  guint n_told = 0;
  Mirror mirror;

  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel) && !ptero_fleet_get_loading (fixture->fleet));
  ptero_fleet_set_active (fixture->fleet, FALSE);
  run_for (0.3);
  mirror_init (&mirror, G_LIST_MODEL (fixture->fleet));
  g_signal_connect (fixture->fleet, "items-changed", G_CALLBACK (sum_changes_cb), &exchange);
  g_signal_connect (fixture->fleet, "server-changed", G_CALLBACK (note_words_cb), &n_told);

  for (guint i = 1; i < 30; i++)
    {
      g_autoptr(PteroServer) renamed = create_server (100 + i, "");

      ptero_fleet_server_set_server (peek (fixture, i), renamed);
    }
  g_assert_cmpuint (exchange.n, ==, 1);
  WAIT_UNTIL (2, exchange.n == 2);
  g_assert_cmpuint (exchange.position, ==, 1);
  g_assert_cmpuint (n_told, >=, 29);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(PteroServer) renamed = create_server (200 + i, "");

      ptero_fleet_server_set_server (peek (fixture, i), renamed);
    }
  g_assert_cmpuint (exchange.n, ==, 2);
  ptero_fleet_server_set_favorite (peek (fixture, 9), TRUE);
  g_assert_cmpuint (exchange.n, ==, 3);
  g_assert_cmpuint (exchange.position, ==, 0);
  run_for (0.4);
  g_assert_cmpuint (exchange.n, ==, 3);

  /* others leave while some wait to be looked at: the mirror sees whether all is told */
  second = add_panel (fixture, fixture->demo, "Second");
  WAIT_UNTIL (20, is_online (second) && !ptero_fleet_get_loading (fixture->fleet));
  n_servers = g_list_model_get_n_items (G_LIST_MODEL (fixture->fleet));
  run_for (0.4);
  exchange.n = 0;
  for (guint i = 0; i < n_servers; i += n_servers / 7)
    {
      g_autoptr(PteroServer) renamed = create_server (300 + i, "");

      ptero_fleet_server_set_server (peek (fixture, i), renamed);
    }
  g_assert_cmpuint (exchange.n, ==, 1);
  remove_panel (fixture, second);
  WAIT_UNTIL (2, g_list_model_get_n_items (G_LIST_MODEL (fixture->fleet)) == n_servers / 2);
  run_for (0.4);

  g_signal_handlers_disconnect_by_func (fixture->fleet, sum_changes_cb, &exchange);
  g_signal_handlers_disconnect_by_func (fixture->fleet, note_words_cb, &n_told);
  mirror_clear (&mirror);
}

static guint
get_n_attention (Fixture *fixture)
{
  guint n_attention;

  g_object_get (fixture->fleet, "n-attention", &n_attention, NULL);

  return n_attention;
}

static void
test_attention (Fixture       *fixture,
                gconstpointer  data)
{
  GListModel *attention = ptero_fleet_get_attention (fixture->fleet);
  g_autoptr(PteroFleetServer) server = NULL;
  PteroPanel *panel;
  guint n_attention = 0;
  Mirror mirror;

  mirror_init (&mirror, attention);
  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel));
  WAIT_UNTIL (30, count_in_state (fixture->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0);
  for (guint i = 0; i < ptero_fleet_get_n_servers (fixture->fleet); i++)
    n_attention += ptero_fleet_server_get_attention (peek (fixture, i)) != 0;
  g_assert_cmpuint (n_attention, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (attention), ==, n_attention);
  WAIT_UNTIL (5, get_n_attention (fixture) == g_list_model_get_n_items (attention));
  mirror_check (&mirror);

  /* a panel that does not answer is none of the servers that are listed */
  ptero_demo_panel_stop (fixture->demo);
  ptero_panel_refresh (panel);
  WAIT_UNTIL (20, ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE);
  run_for (1.5);
  g_assert_cmpuint (get_n_attention (fixture), ==, g_list_model_get_n_items (attention));

  server = g_object_ref (peek (fixture, 0));
  g_assert_false (ptero_fleet_server_get_gone (server));
  remove_panel (fixture, panel);
  g_assert_true (ptero_fleet_server_get_gone (server));
  g_assert_cmpuint (g_list_model_get_n_items (attention), ==, 0);
  WAIT_UNTIL (5, get_n_attention (fixture) == 0);
  mirror_clear (&mirror);
}

static void
test_favorites (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(PteroFavorites) favorites = NULL;
  g_autofree char *key = NULL;
  PteroPanel *panel;
  Mirror mirror;

  g_settings_reset (settings, "favorite-servers");
  favorites = ptero_favorites_new (settings);
  ptero_fleet_set_favorites (fixture->fleet, favorites);
  ptero_fleet_start (fixture->fleet);
  panel = add_panel (fixture, fixture->demo, "First");
  WAIT_UNTIL (20, is_online (panel));
  key = g_strdup (ptero_fleet_server_get_key (peek (fixture, 3)));
  g_object_set (peek (fixture, 3), "favorite", TRUE, NULL);
  g_assert_true (ptero_favorites_contains (favorites, key));

  /* there at once on the next start, from what was stored and from what is read */
  close_program (fixture);
  open_program (fixture);
  ptero_fleet_set_favorites (fixture->fleet, favorites);
  mirror_init (&mirror, G_LIST_MODEL (fixture->fleet));
  ptero_fleet_restore (fixture->fleet);
  WAIT_UNTIL (20, !ptero_fleet_get_restoring (fixture->fleet));
  g_assert_nonnull (ptero_fleet_find (fixture->fleet, key));
  g_assert_true (ptero_fleet_server_get_favorite (ptero_fleet_find (fixture->fleet, key)));
  mirror_clear (&mirror);

  panel = ptero_fleet_server_get_panel (ptero_fleet_find (fixture->fleet, key));
  remove_panel (fixture, panel);
  g_assert_cmpuint (ptero_favorites_get_n (favorites), ==, 0);
  run_for (0.1);
}

#define ADD(name, n_servers, function) \
  g_test_add ("/fleet/" name, Fixture, GUINT_TO_POINTER (n_servers), set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty", 0, test_empty);
  ADD ("panels", 0, test_panels);
  ADD ("live-changed", 0, test_live_changed);
  ADD ("restart", 0, test_restart);
  ADD ("forget", 0, test_forget);
  ADD ("vanished", 0, test_vanished);
  ADD ("interrupted", 3000, test_interrupted);
  ADD ("demo-not-kept", 0, test_demo_not_kept);
  ADD ("logins", 0, test_logins);
  ADD ("inactive", 0, test_inactive);
  ADD ("renamed", 0, test_renamed);
  ADD ("many-renamed", 0, test_many_renamed);
  ADD ("attention", 0, test_attention);
  ADD ("favorites", 0, test_favorites);
  ADD ("many", 3000, test_many);

  return g_test_run ();
}
