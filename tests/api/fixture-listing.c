/* fixture-listing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture-listing.h"

#include <stdlib.h>
#include <string.h>

#include "ptero-server.h"

static void
panel_init (FixturePanel *panel,
            guint         n_servers)
{
  g_mutex_init (&panel->mutex);
  panel->ids = g_array_new (FALSE, FALSE, sizeof (int));
  panel->per_page = 100;

  for (guint i = 1; i <= n_servers; i++)
    g_array_append_val (panel->ids, i);
}

void
fixture_panel_clear (FixturePanel *panel)
{
  g_mutex_clear (&panel->mutex);
  g_array_unref (panel->ids);
}

static void
panel_change (FixturePanel *panel,
              guint         number)
{
  for (guint i = 0; i < panel->n_events; i++)
    {
      const FixtureEvent *event = &panel->events[i];

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
format_page (FixturePanel *panel,
             guint         page,
             guint         per_page)
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
  FixturePanel *panel = data;
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

/* Follows the changes and proves that they are true: what is not said to change has not. */
void
fixture_listing_changed_cb (GListModel *model,
                            guint       position,
                            guint       removed,
                            guint       added,
                            gpointer    user_data)
{
  FixtureListing *fixture = user_data;

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

void
fixture_listing_set_up (FixtureListing *fixture,
                        guint           n_servers,
                        guint           per_page)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, "type",
                                                       "admin-all", NULL);

  panel_init (&fixture->panel, n_servers);
  fixture->server = fixture_server_new (answer, &fixture->panel, NULL);
  fixture->client = ptero_client_new (fixture_server_get_address (fixture->server));
  ptero_client_set_key (fixture->client, PTERO_API_CLIENT, "ptlc_test");
  fixture->listing = ptero_listing_new (fixture->client, request, per_page);
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->listing, "items-changed", G_CALLBACK (fixture_listing_changed_cb),
                    fixture);
}

void
fixture_listing_tear_down (FixtureListing *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->listing));
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  fixture_server_free (fixture->server);
  g_ptr_array_unref (fixture->mirror);
  fixture_panel_clear (&fixture->panel);
}

/* Until there is nothing more to do. */
void
fixture_listing_settle (FixtureListing *fixture)
{
  do
    g_main_context_iteration (NULL, FALSE);
  while (ptero_listing_get_loading (fixture->listing) || g_main_context_pending (NULL));
}

int
fixture_listing_get_id (FixtureListing *fixture,
                        guint           position)
{
  g_autoptr(PteroServer) server = g_list_model_get_item (G_LIST_MODEL (fixture->listing), position);

  return server != NULL ? atoi (server->uuid + 1) : 0;
}

guint
fixture_listing_count_items (FixtureListing *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->listing));
}

/* As many as the panel has, each once and in its order. */
void
fixture_listing_assert_whole (FixtureListing *fixture)
{
  g_assert_cmpuint (fixture_listing_count_items (fixture), ==, fixture->panel.ids->len);
  for (guint i = 0; i < fixture->panel.ids->len; i++)
    g_assert_cmpint (fixture_listing_get_id (fixture, i), ==,
                     g_array_index (fixture->panel.ids, int, i));

  g_assert_true (ptero_listing_get_complete (fixture->listing));
  g_assert_no_error (ptero_listing_get_error (fixture->listing));
  g_assert_cmpuint (ptero_listing_get_total (fixture->listing), ==, fixture->panel.ids->len);
}

void
fixture_listing_loaded_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  GError **error = user_data;

  g_assert_true (ptero_listing_load_all_finish (PTERO_LISTING (object), result,
                                                error) == (*error == NULL));
}

GError *
fixture_listing_load_all (FixtureListing *fixture)
{
  GError *error = NULL;

  ptero_listing_load_all_async (fixture->listing, NULL, fixture_listing_loaded_cb, &error);
  g_assert_true (ptero_listing_get_loading (fixture->listing));
  fixture_listing_settle (fixture);

  return error;
}

/* Looks at the end of the list until there is no more. */
void
fixture_listing_scroll_to_end (FixtureListing *fixture)
{
  while (!ptero_listing_get_complete (fixture->listing))
    {
      guint n_items = fixture_listing_count_items (fixture);

      g_assert_cmpint (fixture_listing_get_id (fixture, n_items - 1), !=, 0);
      fixture_listing_settle (fixture);
      g_assert_true (fixture_listing_count_items (fixture) > n_items ||
                     ptero_listing_get_complete (fixture->listing));
    }
}
