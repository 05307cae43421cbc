/* test-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "fixture-server.h"
#include "ptero-listing.h"
#include "ptero-server.h"

/* What happens to the panel's servers before it answers its nth request. */
typedef struct
{
  guint request;  /* 0: the first */
  int   remove;   /* id, 0: none */
  int   append;   /* id, 0: none */
} Event;

/* A panel with servers of the ids 1, 2, 3 … */
typedef struct
{
  GMutex  mutex;
  GArray *ids;
  Event   events[4];
  guint   n_events;
  int     fail_page;   /* answers that page with a 500 */
  int     pretend;     /* adds to the total that it tells */
  guint   pages;       /* how many it says there are, 0: the truth */
  gboolean repeats;   /* answers each page with the first */
  gboolean drips;      /* answers each page with one server that is new */
  guint   stuffs;      /* answers each page with that many */
  guint   per_page;    /* at most */
  guint   n_at_once;
  guint   most_at_once;
  guint   padding;     /* makes the descriptions on all pages behind the first seven that long */
  int     is_holding;  /* those pages back */
  int     held;        /* which request is not answered yet, 1 for the first, though what it will be answered is fixed; 0: none */
  const char *suffix;  /* of each name */
} Panel;

static void
panel_init (Panel *panel,
            guint  n_servers)
{
  g_mutex_init (&panel->mutex);
  panel->ids = g_array_new (FALSE, FALSE, sizeof (int));
  panel->per_page = 100;

  for (guint i = 1; i <= n_servers; i++)
    g_array_append_val (panel->ids, i);
}

static void
panel_clear (Panel *panel)
{
  g_mutex_clear (&panel->mutex);
  g_array_unref (panel->ids);
}

static void
panel_change (Panel *panel,
              guint  number)
{
  for (guint i = 0; i < panel->n_events; i++)
    {
      const Event *event = &panel->events[i];

      if (event->request != number)
        continue;

      for (guint j = 0; j < panel->ids->len; j++)
        if (g_array_index (panel->ids, int, j) == event->remove)
          {
            g_array_remove_index (panel->ids, j);
            break;
          }

      if (event->append != 0)
        g_array_append_val (panel->ids, event->append);
    }
}

static guint
read_query (const char *request,
            const char *name,
            guint       otherwise)
{
  const char *found = strstr (request, name);

  return found != NULL ? (guint) atoi (found + strlen (name)) : otherwise;
}

static char *
format_page (Panel *panel,
             guint  page,
             guint  per_page)
{
  GString *string = g_string_new ("{\"object\":\"list\",\"data\":[");
  guint total = panel->ids->len;
  guint begin = panel->repeats ? 0 : MIN ((page - 1) * per_page, total);
  guint end = MIN (begin + per_page, total);

  if (panel->drips)
    {
      begin = MIN (page - 1, total);
      end = MIN (begin + 1, total);
    }
  else if (panel->stuffs > 0)
    {
      end = MIN (begin + panel->stuffs, total);
    }

  for (guint i = begin; i < end; i++)
    g_string_append_printf (string, "%s{\"object\":\"server\",\"attributes\":{\"uuid\":\"u%d\",\"name\":\"Server %d%s\",\"description\":\"%*s\"}}",
                            i > begin ? "," : "", g_array_index (panel->ids, int, i),
                            g_array_index (panel->ids, int, i),
                            panel->suffix != NULL ? panel->suffix : "",
                            page > 7 ? (int) panel->padding : 0, "");

  /* The links lead astray, as some of the real ones do */
  g_string_append_printf (string, "],\"meta\":{\"pagination\":{\"total\":%u,\"count\":%u,\"per_page\":%u,\"current_page\":%u,"
                          "\"total_pages\":%u,\"links\":{\"next\":\"http://192.0.2.1/?page=7\"}}}}",
                          total + panel->pretend, end - begin, per_page, page, panel->pages > 0
                            ? panel->pages
                            : MAX ((total + per_page - 1) / per_page, 1));

  return g_string_free (string, FALSE);
}

static GBytes *
answer (const char *request,
        guint       number,
        gpointer    data)
{
  Panel *panel = data;
  guint page = read_query (request, "&page=", read_query (request, "?page=", 1));
  g_autofree char *body = NULL;
  gboolean fails;

  g_mutex_lock (&panel->mutex);
  panel->n_at_once++;
  panel->most_at_once = MAX (panel->most_at_once, panel->n_at_once);
  g_mutex_unlock (&panel->mutex);
  do
    g_usleep (10000);
  while (page > 7 && g_atomic_int_get (&panel->is_holding));

  g_mutex_lock (&panel->mutex);
  panel->n_at_once--;
  panel_change (panel, number);
  body = format_page (panel, page, MIN (read_query (request, "per_page=", 50), panel->per_page));
  fails = panel->fail_page == (int) page;
  g_mutex_unlock (&panel->mutex);
  while (g_atomic_int_get (&panel->held) == (int) number + 1)
    g_usleep (1000);

  if (fails)
    return fixture_reply_json (500, "{\"errors\":[{\"code\":\"TypeError\",\"status\":\"500\",\"detail\":\"x\"}]}");

  return fixture_reply_json (200, body);
}

typedef struct
{
  Panel          panel;
  FixtureServer *server;
  PteroClient   *client;
  PteroListing  *listing;
  GPtrArray     *mirror;     /* what the signals say that the content is */
  guint          n_changes;
} Fixture;

/* Follows the changes and proves that they are true: what is not said to change has not. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    user_data)
{
  Fixture *fixture = user_data;

  fixture->n_changes++;
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);

  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, position + i, g_list_model_get_item (model, position + i));

  g_assert_cmpuint (fixture->mirror->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < fixture->mirror->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (model, i);

      g_assert_true (item == g_ptr_array_index (fixture->mirror, i));
    }
}

static void
set_up (Fixture *fixture,
        guint    n_servers,
        guint    per_page)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, "type",
                                                       "admin-all", NULL);

  panel_init (&fixture->panel, n_servers);
  fixture->server = fixture_server_new (answer, &fixture->panel, NULL);
  fixture->client = ptero_client_new (fixture_server_get_address (fixture->server));
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT, "ptlc_test");
  fixture->listing = ptero_listing_new (fixture->client, request, per_page);
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->listing, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->listing));
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  fixture_server_free (fixture->server);
  g_ptr_array_unref (fixture->mirror);
  panel_clear (&fixture->panel);
}

static void
settle (Fixture *fixture)
{
  do
    g_main_context_iteration (NULL, FALSE);
  while (ptero_listing_get_loading (fixture->listing) || g_main_context_pending (NULL));
}

static int
get_id (Fixture *fixture,
        guint    position)
{
  g_autoptr(PteroServer) server = g_list_model_get_item (G_LIST_MODEL (fixture->listing), position);

  return server != NULL ? atoi (server->uuid + 1) : 0;
}

static guint
count_items (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->listing));
}

/* As many as the panel has, each once and in its order. */
static void
assert_whole (Fixture *fixture)
{
  g_assert_cmpuint (count_items (fixture), ==, fixture->panel.ids->len);
  for (guint i = 0; i < fixture->panel.ids->len; i++)
    g_assert_cmpint (get_id (fixture, i), ==, g_array_index (fixture->panel.ids, int, i));

  g_assert_true (ptero_listing_get_complete (fixture->listing));
  g_assert_no_error (ptero_listing_get_error (fixture->listing));
  g_assert_cmpuint (ptero_listing_get_total (fixture->listing), ==, fixture->panel.ids->len);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GError **error = user_data;

  g_assert_true (ptero_listing_load_all_finish (PTERO_LISTING (object), result,
                                                error) == (*error == NULL));
}

static GError *
load_all (Fixture *fixture)
{
  GError *error = NULL;

  ptero_listing_load_all_async (fixture->listing, NULL, loaded_cb, &error);
  g_assert_true (ptero_listing_get_loading (fixture->listing));
  settle (fixture);

  return error;
}

/* Looks at the end of the list until there is no more. */
static void
scroll_to_end (Fixture *fixture)
{
  while (!ptero_listing_get_complete (fixture->listing))
    {
      guint n_items = count_items (fixture);

      g_assert_cmpint (get_id (fixture, n_items - 1), !=, 0);
      settle (fixture);
      g_assert_true (count_items (fixture) > n_items ||
                     ptero_listing_get_complete (fixture->listing));
    }
}

static void
test_pages (void)
{
  Fixture fixture = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  set_up (&fixture, 250, 100);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture.listing)) == PTERO_TYPE_SERVER);
  settle (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 0);

  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  g_assert_cmpuint (ptero_listing_get_total (fixture.listing), ==, 250);

  /* Its own listeners looked at every item, the last ones among them: the next page is there, and
   * so on */
  while (!ptero_listing_get_complete (fixture.listing))
    settle (&fixture);
  assert_whole (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 3);

  first = fixture_server_dup_request (fixture.server, 0);
  second = fixture_server_dup_request (fixture.server, 1);
  g_assert_nonnull (strstr (first, "page=1"));
  g_assert_nonnull (strstr (second, "page=2"));
  g_assert_nonnull (strstr (second, "per_page=100"));
  g_assert_nonnull (strstr (second, "type=admin-all"));
  tear_down (&fixture);
}

/* Without anybody who looks, nothing more is fetched. */
static void
test_lazy (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 250, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, items_changed_cb, &fixture);
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  g_assert_cmpuint (count_items (&fixture), ==, 100);
  g_assert_cmpint (get_id (&fixture, 79), ==, 80);
  settle (&fixture);
  g_assert_cmpuint (count_items (&fixture), ==, 100);

  g_assert_cmpint (get_id (&fixture, 80), ==, 81);
  g_assert_cmpuint (count_items (&fixture), ==, 100);
  settle (&fixture);
  g_assert_cmpuint (count_items (&fixture), ==, 200);
  g_assert_false (ptero_listing_get_complete (fixture.listing));
  g_assert_cmpint (get_id (&fixture, 500), ==, 0);

  scroll_to_end (&fixture);
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* One is deleted on a page that is there, one is made at the end: the pages shift. */
/* Who is told of a change begins anew, once. */
static void
begin_anew_cb (Fixture *fixture)
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
      Fixture fixture = { 0 };

      set_up (&fixture, n_pages * 20, 20);
      g_signal_connect_swapped (fixture.listing, data, G_CALLBACK (begin_anew_cb), &fixture);

      ptero_listing_refresh (fixture.listing);
      settle (&fixture);
      scroll_to_end (&fixture);
      assert_whole (&fixture);
      g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, n_pages + 1);

      tear_down (&fixture);
    }
}

static void
test_shift (void)
{
  const Event events[][2] = {
    { { 1, 7, 0 } },
    { { 1, 7, 901 } },
    { { 1, 0, 901 } },
    { { 1, 7, 0 }, { 2, 150, 0 } },
    { { 2, 249, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      Fixture fixture = { 0 };

      set_up (&fixture, 250, 100);
      g_signal_handlers_disconnect_by_func (fixture.listing, items_changed_cb, &fixture);
      memcpy (fixture.panel.events, events[i], sizeof events[i]);
      fixture.panel.n_events = 2;

      ptero_listing_refresh (fixture.listing);
      settle (&fixture);
      scroll_to_end (&fixture);

      /* A deletion and a creation at once leave the count as it is: all that came is there once,
       * and nothing twice */
      if (events[i][0].remove != 0 && events[i][0].append != 0)
        g_assert_cmpuint (count_items (&fixture), ==, 250);
      else
        assert_whole (&fixture);
      tear_down (&fixture);
    }
}

static void
test_all (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 1234, 100);
  error = load_all (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 1);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 13);
  g_assert_cmpuint (fixture.panel.most_at_once, >=, 2);
  g_assert_cmpuint (fixture.panel.most_at_once, <=, 6);

  /* The same again changes nothing */
  error = load_all (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 1);

  /* Two are gone, one is new: three changes, and the others keep their place and their object */
  g_array_remove_index (fixture.panel.ids, 700);
  g_array_remove_index (fixture.panel.ids, 3);
  {
    int id = 5000;

    g_array_append_val (fixture.panel.ids, id);
  }
  error = load_all (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 4);
  tear_down (&fixture);
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
  Fixture fixture = { 0 };
  Gate gate = { 0 };
  GError *error = NULL;
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  set_up (&fixture, 3000, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, items_changed_cb, &fixture);
  fixture.panel.padding = 1000;
  fixture.panel.is_holding = TRUE;

  /* to make a connection needs threads, too */
  ptero_listing_load_all_async (fixture.listing, NULL, loaded_cb, &error);
  while (fixture_server_count_requests (fixture.server) < 8)
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

  g_assert_cmpuint (count_items (&fixture), ==, 0);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 7 + 18);
  g_assert_cmpuint (fixture.panel.most_at_once, <=, 6);

  open_gate (&gate);
  settle (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* What is read in a thread ends up in the objects that are known. */
static void
test_all_large_again (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);

  set_up (&fixture, 1000, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, items_changed_cb, &fixture);
  fixture.panel.padding = 1000;
  g_assert_no_error (load_all (&fixture));
  assert_whole (&fixture);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (before, g_list_model_get_item (G_LIST_MODEL (fixture.listing), i));

  fixture.panel.suffix = " (new)";
  g_assert_no_error (load_all (&fixture));
  assert_whole (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 20);
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr(PteroServer) server = g_list_model_get_item (G_LIST_MODEL (fixture.listing), i);

      g_assert_true (server == g_ptr_array_index (before, i));
      g_assert_true (g_str_has_suffix (server->name, " (new)"));
    }

  g_ptr_array_set_size (before, 0);
  tear_down (&fixture);
}

/* Servers come and go while the pages are fetched: they are fetched again until they fit. */
static void
test_all_shift (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 500, 100);
  fixture.panel.events[0] = (Event) { 2, 10, 0 };
  fixture.panel.events[1] = (Event) { 6, 0, 900 };
  fixture.panel.n_events = 2;
  error = load_all (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), >, 10);
  tear_down (&fixture);
}

/* A count that never fits is not asked for for ever. */
static void
test_all_liar (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 150, 100);
  fixture.panel.pretend = 5;
  error = load_all (&fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (&fixture), ==, 150);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), ==, 6);

  /* Nor a count of pages that cannot be */
  fixture.panel.pretend = -149;
  error = load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (count_items (&fixture), ==, 150);
  tear_down (&fixture);
}

/* A million servers on ten thousand pages, of which few are there: the budget is not spent on
 * looking for the rest. */
static void
test_all_empty (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 150, 100);
  fixture.panel.pages = 10000;
  fixture.panel.pretend = 999850;
  error = load_all (&fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (&fixture), ==, 150);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 50);

  /* Nor on the same page again and again */
  fixture.panel.repeats = TRUE;
  error = load_all (&fixture);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (&fixture), ==, 100);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 100);
  tear_down (&fixture);
}

/* Each page brings one server of a million: that is no list, and the budget is for others. */
static void
test_drips (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 150, 100);
  fixture.panel.pages = 10000;
  fixture.panel.pretend = 999850;
  fixture.panel.drips = TRUE;
  error = load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 15);
  g_clear_error (&error);

  /* nor when a view asks for one after the other */
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  for (guint i = 0; i < 50; i++)
    {
      get_id (&fixture, count_items (&fixture) - 1);
      settle (&fixture);
    }
  g_assert_error (ptero_listing_get_error (fixture.listing), PTERO_API_ERROR,
                  PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 25);

  /* nor when the panel says that its pages are that small */
  fixture.panel.per_page = 1;
  error = load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 40);
  tear_down (&fixture);
}

/* A panel that has smaller pages than were asked for is none of those. */
static void
test_small_pages (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 130, 100);
  fixture.panel.per_page = 15;
  error = load_all (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* The same page again and again, for a view. */
static void
test_repeats (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, 150, 100);
  fixture.panel.pages = 10000;
  fixture.panel.pretend = 999850;
  fixture.panel.repeats = TRUE;
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  get_id (&fixture, 99);
  settle (&fixture);
  g_assert_cmpuint (count_items (&fixture), ==, 100);
  g_assert_cmpuint (fixture_server_count_requests (fixture.server), <, 60);
  tear_down (&fixture);
}

/* A page of a hundred that holds two thousand is not read, however well it is formed. */
static void
test_stuffed (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 2000, 100);
  fixture.panel.stuffs = 2000;
  error = load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER);
  g_assert_cmpuint (count_items (&fixture), ==, 0);
  tear_down (&fixture);
}

/* What was there stays when a fetch fails. */
static void
test_error (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 250, 100);
  error = load_all (&fixture);
  g_assert_no_error (error);

  fixture.panel.fail_page = 2;
  error = load_all (&fixture);
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_PANEL);
  g_assert_error ((GError *) ptero_listing_get_error (fixture.listing), PTERO_API_ERROR,
                  PTERO_API_ERROR_PANEL);
  g_assert_cmpuint (count_items (&fixture), ==, 250);
  g_clear_error (&error);

  fixture.panel.fail_page = 1;
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  g_assert_error ((GError *) ptero_listing_get_error (fixture.listing), PTERO_API_ERROR,
                  PTERO_API_ERROR_PANEL);
  g_assert_cmpuint (count_items (&fixture), ==, 250);

  fixture.panel.fail_page = 0;
  error = load_all (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* A refresh replaces the one before it; one that is cancelled is no error; and none of it keeps the
 * listing alive. */
static void
test_cancel (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 50, 100);
  ptero_listing_refresh (fixture.listing);
  ptero_listing_refresh (fixture.listing);
  g_main_context_iteration (NULL, FALSE);
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  assert_whole (&fixture);

  ptero_listing_load_all_async (fixture.listing, cancellable, loaded_cb, &error);
  g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  settle (&fixture);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (ptero_listing_get_error (fixture.listing));
  g_assert_cmpuint (count_items (&fixture), ==, 50);

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
  panel_clear (&fixture.panel);
}

static void
await_requests (Fixture *fixture,
                guint    n_requests)
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
add_server (Fixture *fixture,
            int      id)
{
  g_mutex_lock (&fixture->panel.mutex);
  g_array_append_val (fixture->panel.ids, id);
  g_mutex_unlock (&fixture->panel.mutex);
}

/* What was asked for first, and is answered last, does not take the place of what is newer. */
static void
test_all_twice (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;

  set_up (&fixture, 50, 100);
  fixture.panel.held = 1;
  ptero_listing_load_all_async (fixture.listing, NULL, loaded_cb, &first);
  await_requests (&fixture, 1);
  add_server (&fixture, 51);
  ptero_listing_load_all_async (fixture.listing, NULL, loaded_cb, &second);
  while (!ptero_listing_get_complete (fixture.listing))
    g_main_context_iteration (NULL, FALSE);
  assert_whole (&fixture);

  fixture.n_changes = 0;
  g_atomic_int_set (&fixture.panel.held, 0);
  settle (&fixture);
  g_assert_no_error (first);
  g_assert_no_error (second);
  g_assert_cmpuint (fixture.n_changes, ==, 0);
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* Nor does its failure count. */
static void
test_all_twice_error (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;

  set_up (&fixture, 50, 100);
  fixture.panel.held = 1;
  fixture.panel.fail_page = 1;
  ptero_listing_load_all_async (fixture.listing, NULL, loaded_cb, &first);
  await_requests (&fixture, 1);
  fixture.panel.fail_page = 0;
  ptero_listing_load_all_async (fixture.listing, NULL, loaded_cb, &second);
  while (!ptero_listing_get_complete (fixture.listing))
    g_main_context_iteration (NULL, FALSE);

  g_atomic_int_set (&fixture.panel.held, 0);
  settle (&fixture);
  g_assert_error (first, PTERO_API_ERROR, PTERO_API_ERROR_PANEL);
  g_assert_no_error (second);
  assert_whole (&fixture);
  tear_down (&fixture);
}

/* A refresh is newer than all that was asked for before it: it goes on, and whoever wanted all gets
 * all as it is by then. */
static void
test_all_refreshed (gconstpointer n_servers)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, GPOINTER_TO_UINT (n_servers), 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, items_changed_cb, &fixture);
  fixture.panel.held = 1;
  ptero_listing_load_all_async (fixture.listing, NULL, loaded_cb, &error);
  await_requests (&fixture, 1);
  add_server (&fixture, 900);
  ptero_listing_refresh (fixture.listing);
  while (count_items (&fixture) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (ptero_listing_get_total (fixture.listing), ==,
                    GPOINTER_TO_UINT (n_servers) + 1);

  g_atomic_int_set (&fixture.panel.held, 0);
  settle (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  set_up (&fixture, 0, 0);
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  assert_whole (&fixture);
  error = load_all (&fixture);
  g_assert_no_error (error);
  assert_whole (&fixture);
  g_assert_cmpuint (fixture.n_changes, ==, 0);
  tear_down (&fixture);
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
  Fixture fixture = { 0 };
  guint smallest = G_MAXUINT;

  set_up (&fixture, 450, 100);
  g_signal_handlers_disconnect_by_func (fixture.listing, items_changed_cb, &fixture);
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  g_assert_cmpint (get_id (&fixture, 99), !=, 0);
  settle (&fixture);
  g_assert_cmpint (get_id (&fixture, 199), !=, 0);
  settle (&fixture);
  g_assert_cmpuint (count_items (&fixture), ==, 300);

  g_signal_connect (fixture.listing, "items-changed", G_CALLBACK (shrunk_cb), &smallest);
  g_array_remove_index (fixture.panel.ids, 250);
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  g_assert_cmpuint (count_items (&fixture), ==, 300);
  g_assert_cmpint (get_id (&fixture, 250), ==, g_array_index (fixture.panel.ids, int, 250));
  g_assert_cmpuint (smallest, >=, 299);
  g_assert_false (ptero_listing_get_complete (fixture.listing));

  scroll_to_end (&fixture);
  assert_whole (&fixture);
  ptero_listing_refresh (fixture.listing);
  settle (&fixture);
  assert_whole (&fixture);
  tear_down (&fixture);
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
  g_test_add_func ("/listing/drips", test_drips);
  g_test_add_func ("/listing/small-pages", test_small_pages);
  g_test_add_func ("/listing/repeats", test_repeats);
  g_test_add_func ("/listing/stuffed", test_stuffed);
  g_test_add_func ("/listing/error", test_error);
  g_test_add_func ("/listing/cancel", test_cancel);
  g_test_add_func ("/listing/empty", test_empty);

  return g_test_run ();
}
