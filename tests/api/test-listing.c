/* test-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fixture-listing.h"
#include "ptero-server.h"

static void
test_pages (void)
{
  FixtureListing fixture = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_listing_set_up (&fixture, 250, 100);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture.listing)) == PTERO_TYPE_SERVER);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 0);

  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (ptero_listing_get_total (fixture.listing), ==, 250);

  /* Its own listeners looked at every item, the last ones among them: the next page is there, and
   * so on */
  while (!ptero_listing_get_complete (fixture.listing))
    fixture_listing_settle (&fixture);
  fixture_listing_assert_whole (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 3);

  first = fixture_server_dup_request (fixture.server, 0);
  second = fixture_server_dup_request (fixture.server, 1);
  g_assert_nonnull (strstr (first, "page=1"));
  g_assert_nonnull (strstr (second, "page=2"));
  g_assert_nonnull (strstr (second, "per_page=100"));
  g_assert_nonnull (strstr (second, "type=admin-all"));
  fixture_listing_tear_down (&fixture);
}

/* Without anybody who looks, nothing more is fetched. */
static void
test_lazy (void)
{
  FixtureListing fixture = { 0 };

  fixture_listing_set_up (&fixture, 250, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, fixture_listing_changed_cb, &fixture);
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 100);
  g_assert_cmpint (fixture_listing_get_id (&fixture, 79), ==, 80);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 100);

  g_assert_cmpint (fixture_listing_get_id (&fixture, 80), ==, 81);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 100);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 200);
  g_assert_false (ptero_listing_get_complete (fixture.listing));
  g_assert_cmpint (fixture_listing_get_id (&fixture, 500), ==, 0);

  fixture_listing_scroll_to_end (&fixture);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

/* Who is told of a change begins anew, once. */
static void
begin_anew_cb (FixtureListing *fixture)
{
  g_signal_handlers_disconnect_by_func (fixture->listing, begin_anew_cb, fixture);
  ptero_listing_refresh (fixture->listing);
}

/* @data: the signal that tells of the change */
static void
test_anew (gconstpointer data)
{
  for (guint n_pages = 1; n_pages <= 2; n_pages++)
    {
      FixtureListing fixture = { 0 };

      fixture_listing_set_up (&fixture, n_pages * 20, 20);
      g_signal_connect_swapped (fixture.listing, data, G_CALLBACK (begin_anew_cb), &fixture);

      ptero_listing_refresh (fixture.listing);
      fixture_listing_settle (&fixture);
      fixture_listing_scroll_to_end (&fixture);
      fixture_listing_assert_whole (&fixture);
      g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, n_pages + 1);

      fixture_listing_tear_down (&fixture);
    }
}

/* One is deleted on a page that is there, one is made at the end: the pages shift. */
static void
test_shift (void)
{
  const FixtureEvent events[][2] = {
    { { 1, 7, 0 } },
    { { 1, 7, 901 } },
    { { 1, 0, 901 } },
    { { 1, 7, 0 }, { 2, 150, 0 } },
    { { 2, 249, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      FixtureListing fixture = { 0 };

      fixture_listing_set_up (&fixture, 250, 100);
      g_signal_handlers_disconnect_by_func (fixture.listing, fixture_listing_changed_cb, &fixture);
      memcpy (fixture.panel.events, events[i], sizeof events[i]);
      fixture.panel.n_events = 2;

      ptero_listing_refresh (fixture.listing);
      fixture_listing_settle (&fixture);
      fixture_listing_scroll_to_end (&fixture);

      /* A deletion and a creation at once leave the count as it is: all that came is there once,
       * and nothing twice */
      if (events[i][0].remove != 0 && events[i][0].append != 0)
        g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 250);
      else
        fixture_listing_assert_whole (&fixture);
      fixture_listing_tear_down (&fixture);
    }
}

/* Each page brings one server of a million: that is no list, and the budget is for others. */
static void
test_drips (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 150, 100);
  fixture.panel.pages = 10000;
  fixture.panel.pretend = 999850;
  fixture.panel.drips = TRUE;
  error = fixture_listing_load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 15);
  g_clear_error (&error);

  /* nor when a view asks for one after the other */
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  for (guint i = 0; i < 50; i++)
    {
      fixture_listing_get_id (&fixture, fixture_listing_count_items (&fixture) - 1);
      fixture_listing_settle (&fixture);
    }
  g_assert_error (ptero_listing_get_error (fixture.listing), PTERO_API_ERROR,
                  PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 25);

  /* nor when the panel says that its pages are that small */
  fixture.panel.per_page = 1;
  error = fixture_listing_load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 40);
  fixture_listing_tear_down (&fixture);
}

/* A panel that has smaller pages than were asked for is none of those. */
static void
test_small_pages (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 130, 100);
  fixture.panel.per_page = 15;
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

/* The same page again and again, for a view. */
static void
test_repeats (void)
{
  FixtureListing fixture = { 0 };

  fixture_listing_set_up (&fixture, 150, 100);
  fixture.panel.pages = 10000;
  fixture.panel.pretend = 999850;
  fixture.panel.repeats = TRUE;
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  fixture_listing_get_id (&fixture, 99);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 100);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 60);
  fixture_listing_tear_down (&fixture);
}

/* A page of a hundred that holds two thousand is not read, however well it is formed. */
static void
test_stuffed (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 2000, 100);
  fixture.panel.stuffs = 2000;
  error = fixture_listing_load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 0);
  fixture_listing_tear_down (&fixture);
}

/* What was there stays when a fetch fails. */
static void
test_error (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 250, 100);
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);

  fixture.panel.fail_page = 2;
  error = fixture_listing_load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_PANEL);
  g_assert_error ((GError *) ptero_listing_get_error (fixture.listing), PTERO_API_ERROR,
                  PTERO_API_ERROR_PANEL);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 250);
  g_clear_error (&error);

  fixture.panel.fail_page = 1;
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  g_assert_error ((GError *) ptero_listing_get_error (fixture.listing), PTERO_API_ERROR,
                  PTERO_API_ERROR_PANEL);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 250);

  fixture.panel.fail_page = 0;
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

/* A refresh replaces the one before it; one that is cancelled is no error; and none of it keeps the
 * listing alive. */
static void
test_cancel (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 50, 100);
  ptero_listing_refresh (fixture.listing);
  ptero_listing_refresh (fixture.listing);
  g_main_context_iteration (NULL, FALSE);
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  fixture_listing_assert_whole (&fixture);

  ptero_listing_load_all_async (fixture.listing, cancellable, fixture_listing_loaded_cb, &error);
  g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  fixture_listing_settle (&fixture);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (ptero_listing_get_error (fixture.listing));
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 50);

  ptero_listing_refresh (fixture.listing);
  g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (g_steal_pointer (&fixture.listing));
  while (g_main_context_iteration (NULL, FALSE) || g_main_context_pending (NULL))
    ;
  for (guint i = 0; i < 100 && G_OBJECT (fixture.client)->ref_count > 1; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (g_steal_pointer (&fixture.client));
  fixture_server_free (fixture.server);
  g_ptr_array_unref (fixture.mirror);
  fixture_panel_clear (&fixture.panel);
}

static void
test_empty (void)
{
  FixtureListing fixture = { 0 };
  g_autoptr(GError) error = NULL;

  fixture_listing_set_up (&fixture, 0, 0);
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  fixture_listing_assert_whole (&fixture);
  error = fixture_listing_load_all (&fixture);
  g_assert_no_error (error);
  fixture_listing_assert_whole (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 0);
  fixture_listing_tear_down (&fixture);
}

static void
shrunk_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           guint      *smallest)
{
  *smallest = MIN (*smallest, g_list_model_get_n_items (model));
}

/* A refresh does not take away the pages that were looked at. */
static void
test_refresh_pages (void)
{
  FixtureListing fixture = { 0 };
  guint smallest = G_MAXUINT;

  fixture_listing_set_up (&fixture, 450, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, fixture_listing_changed_cb, &fixture);
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  g_assert_cmpint (fixture_listing_get_id (&fixture, 99), !=, 0);
  fixture_listing_settle (&fixture);
  g_assert_cmpint (fixture_listing_get_id (&fixture, 199), !=, 0);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 300);

  g_signal_connect (fixture.listing, "items-changed", G_CALLBACK (shrunk_cb), &smallest);
  g_array_remove_index (fixture.panel.ids, 250);
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  g_assert_cmpuint (fixture_listing_count_items (&fixture), ==, 300);
  g_assert_cmpint (fixture_listing_get_id (&fixture, 250), ==,
                   g_array_index (fixture.panel.ids, int, 250));
  g_assert_cmpuint (smallest, >=, 299);
  g_assert_false (ptero_listing_get_complete (fixture.listing));

  fixture_listing_scroll_to_end (&fixture);
  fixture_listing_assert_whole (&fixture);
  ptero_listing_refresh (fixture.listing);
  fixture_listing_settle (&fixture);
  fixture_listing_assert_whole (&fixture);
  fixture_listing_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/listing/pages", test_pages);
  g_test_add_func ("/listing/refresh-pages", test_refresh_pages);
  g_test_add_func ("/listing/lazy", test_lazy);
  g_test_add_data_func ("/listing/anew/items", "items-changed", test_anew);
  g_test_add_data_func ("/listing/anew/total", "notify::total", test_anew);
  g_test_add_func ("/listing/shift", test_shift);
  g_test_add_func ("/listing/drips", test_drips);
  g_test_add_func ("/listing/small-pages", test_small_pages);
  g_test_add_func ("/listing/repeats", test_repeats);
  g_test_add_func ("/listing/stuffed", test_stuffed);
  g_test_add_func ("/listing/error", test_error);
  g_test_add_func ("/listing/cancel", test_cancel);
  g_test_add_func ("/listing/empty", test_empty);

  return g_test_run ();
}
