/* test-listing-all.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-listing.h"
#include "ptero-server.h"

static void
test_all (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 1234, 100);
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 1);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 13);
  g_assert_cmpuint (fixture.panel.most_at_once, >=, 2);
  g_assert_cmpuint (fixture.panel.most_at_once, <=, 6);

  /* The same again changes nothing */
  error = fixture_listing_load_all (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 1);

  /* Two are gone, one is new: three changes, and the others keep their place and their object */
  g_array_remove_index (fixture.panel.ids, 700);
  g_array_remove_index (fixture.panel.ids, 3);
  {
    int id = 5000;

    g_array_append_val (fixture.panel.ids, id);
  }
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 4);
  fixture_listing_tear_down (&fixture);
}

/* Keeps the threads of all tasks busy. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean is_open;
  guint    n_waiting;
} Gate;

static void
wait_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Gate *gate = task_data;

  g_mutex_lock (&gate->mutex);
  while (!gate->is_open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
passed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Gate *gate = user_data;

  gate->n_waiting--;
}

static void
close_gate (Gate *gate)
{
  /* more of them than GLib makes threads for within the time of the test */
  for (gate->n_waiting = 0; gate->n_waiting < 200; gate->n_waiting++)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, passed_cb, gate);

      g_task_set_task_data (task, gate, NULL);
      g_task_run_in_thread (task, wait_in_thread);
    }
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->is_open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  while (gate->n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* The panel is not left idle while its pages are read; nor is everything piled up. */
static void
test_all_unread (void)
{
  FixtureListing fixture = { 0 };
  Gate gate = { 0 };
  GError *error = NULL;
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  fixture_listing_set_up (&fixture, 3000, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, fixture_listing_changed_cb, &fixture);
  fixture.panel.padding = 1000;
  fixture.panel.is_holding = TRUE;

  /* to make a connection needs threads, too: all six are there before these are taken */
  ptero_listing_load_all_async (fixture.listing, NULL, fixture_listing_loaded_cb, &error);
  while (fixture_server_count_requests (fixture.server) < 7 + 6)
    g_main_context_iteration (NULL, FALSE);
  close_gate (&gate);
  g_atomic_int_set (&fixture.panel.is_holding, FALSE);
  while (fixture_server_count_requests (fixture.server) < 7 + 18 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }

  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 0);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 7 + 18);
  g_assert_cmpuint (fixture.panel.most_at_once, <=, 6);

  open_gate (&gate);
  fixture_listing_settle (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

/* What is read in a thread ends up in the objects that are known. */
static void
test_all_large_again (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);

  fixture_listing_set_up (&fixture, 1000, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, fixture_listing_changed_cb, &fixture);
  fixture.panel.padding = 1000;
  g_assert_no_error (fixture_listing_load_all (&fixture));
  fixture_listing_assert_whole (&fixture);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (before, g_list_model_get_item (G_LIST_MODEL (fixture.listing), i));

  fixture.panel.suffix = " (new)";
  g_assert_no_error (fixture_listing_load_all (&fixture));
  fixture_listing_assert_whole (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 20);
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(PteroServer) server = g_list_model_get_item (G_LIST_MODEL (fixture.listing), i);

      g_assert_true (server == g_ptr_array_index (before, i));
      g_assert_true (g_str_has_suffix (server->name, " (new)"));
    }

  g_ptr_array_set_size (before, 0);
  fixture_listing_tear_down (&fixture);
}

/* Servers come and go while the pages are fetched: they are fetched again until they fit. */
static void
test_all_shift (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 500, 100);
  fixture.panel.events[0] = (FixtureEvent) { 2, 10, 0 };
  fixture.panel.events[1] = (FixtureEvent) { 6, 0, 900 };
  fixture.panel.n_events = 2;
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), >, 10);
  fixture_listing_tear_down (&fixture);
}

/* A count that never fits is not asked for for ever. */
static void
test_all_liar (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 150, 100);
  fixture.panel.pretend = 5;
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 150);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 6);

  /* Nor a count of pages that cannot be */
  fixture.panel.pretend = -149;
  error = fixture_listing_load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 150);
  fixture_listing_tear_down (&fixture);
}

/* A million servers on ten thousand pages, of which few are there: the budget is not spent on
 * looking for the rest. */
static void
test_all_empty (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 150, 100);
  fixture.panel.pages = 10000;
  fixture.panel.pretend = 999850;
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 150);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 50);

  /* Nor on the same page again and again */
  fixture.panel.repeats = TRUE;
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 100);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 100);
  fixture_listing_tear_down (&fixture);
}

static void
await_requests (FixtureListing *fixture,
                guint           n_requests)
{
  while (fixture_server_count_requests (fixture->server) < n_requests)
    g_main_context_iteration (NULL, FALSE);
  /* what it is answered is fixed then */
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Another server is there now. */
static void
add_server (FixtureListing *fixture,
            int             id)
{
  g_mutex_lock (&fixture->panel.mutex);
  g_array_append_val (fixture->panel.ids, id);
  g_mutex_unlock (&fixture->panel.mutex);
}

/* What was asked for first, and is answered last, does not take the place of what is newer. */
static void
test_all_twice (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;

  fixture_listing_set_up (&fixture, 50, 100);
  fixture.panel.held = 1;
  ptero_listing_load_all_async (fixture.listing, NULL, fixture_listing_loaded_cb, &first);
  await_requests (&fixture, 1);
  add_server (&fixture, 51);
  ptero_listing_load_all_async (fixture.listing, NULL, fixture_listing_loaded_cb, &second);
  while (!ptero_listing_get_complete (fixture.listing))
    g_main_context_iteration (NULL, FALSE);
  fixture_listing_assert_whole (&fixture);

  fixture.n_changes = 0;
  g_atomic_int_set (&fixture.panel.held, 0);
  fixture_listing_settle (&fixture);
  g_assert_no_error (first);
  g_assert_no_error (second);
  g_assert_cmpuint (fixture.n_changes, ==, 0);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

/* Nor does its failure count. */
static void
test_all_twice_error (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;

  fixture_listing_set_up (&fixture, 50, 100);
  fixture.panel.held = 1;
  fixture.panel.fail_page = 1;
  ptero_listing_load_all_async (fixture.listing, NULL, fixture_listing_loaded_cb, &first);
  await_requests (&fixture, 1);
  fixture.panel.fail_page = 0;
  ptero_listing_load_all_async (fixture.listing, NULL, fixture_listing_loaded_cb, &second);
  while (!ptero_listing_get_complete (fixture.listing))
    g_main_context_iteration (NULL, FALSE);

  g_atomic_int_set (&fixture.panel.held, 0);
  fixture_listing_settle (&fixture);
  g_assert_error (first, PTERO_API_ERROR, PTERO_API_ERROR_PANEL);
  g_assert_no_error (second);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

/* A refresh is newer than all that was asked for before it: it goes on, and whoever wanted all gets
 * all as it is by then. */
static void
test_all_refreshed (gconstpointer n_servers)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, GPOINTER_TO_UINT (n_servers), 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, fixture_listing_changed_cb, &fixture);
  fixture.panel.held = 1;
  ptero_listing_load_all_async (fixture.listing, NULL, fixture_listing_loaded_cb, &error);
  await_requests (&fixture, 1);
  add_server (&fixture, 900);
  ptero_listing_refresh (fixture.listing);
  while (fixture_listing_count_items (&fixture) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (ptero_listing_get_total (fixture.listing), ==,
                    GPOINTER_TO_UINT (n_servers) + 1);

  g_atomic_int_set (&fixture.panel.held, 0);
  fixture_listing_settle (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/listing/all", test_all);
  g_test_add_func ("/listing/all/unread", test_all_unread);
  g_test_add_func ("/listing/all/large-again", test_all_large_again);
  g_test_add_func ("/listing/all/shift", test_all_shift);
  g_test_add_func ("/listing/all/liar", test_all_liar);
  g_test_add_func ("/listing/all/twice", test_all_twice);
  g_test_add_func ("/listing/all/twice-error", test_all_twice_error);
  g_test_add_data_func ("/listing/all/refreshed", GUINT_TO_POINTER (50), test_all_refreshed);
  g_test_add_data_func ("/listing/all/refreshed-pages", GUINT_TO_POINTER (250), test_all_refreshed);
  g_test_add_func ("/listing/all/empty", test_all_empty);

  return g_test_run ();
}
