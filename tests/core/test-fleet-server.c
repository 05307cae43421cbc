/* test-fleet-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-server.h"
#include "ptero-server-order.h"

#include "fleet-support.h"

typedef struct
{
  PteroPanel       *panel;
  PteroServer      *server;
  PteroFleetServer *item;
  guint             changes;      /* since the last update */
  guint             n_changed;
  GString          *notified;     /* names of properties */
} Fixture;

static void
changed_cb (PteroFleetServer *item,
            guint             changes,
            PteroServerState  before,
            Fixture          *fixture)
{
  fixture->changes |= changes;
  fixture->n_changed++;
}

static void
notify_cb (PteroFleetServer *item,
           GParamSpec       *pspec,
           Fixture          *fixture)
{
  g_string_append_printf (fixture->notified, "%s ", pspec->name);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->panel = ptero_panel_new ("p", "Example Panel", "http://127.0.0.1:1");
  fixture->server = create_server (7, "");
  fixture->item = ptero_fleet_server_new (fixture->panel, fixture->server);
  fixture->notified = g_string_new (NULL);
  g_signal_connect (fixture->item, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->item, "notify", G_CALLBACK (notify_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->item);
  g_object_unref (fixture->server);
  g_object_unref (fixture->panel);
  g_string_free (fixture->notified, TRUE);
}

/* The panel says something else of the same server. */
static void
update (Fixture    *fixture,
        const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"object\":\"server\",\"attributes\":{%s}}", members);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (node);
  g_string_truncate (fixture->notified, 0);
  fixture->n_changed = 0;
  fixture->changes = 0;
  ptero_resource_update (PTERO_RESOURCE (fixture->server), node, &error);
  g_assert_no_error (error);
}

static void
read_state (Fixture    *fixture,
            const char *state,
            gint64      uptime)
{
  g_autoptr(PteroStats) stats = create_stats (state, uptime);

  g_string_truncate (fixture->notified, 0);
  fixture->n_changed = 0;
  fixture->changes = 0;
  ptero_fleet_server_take_stats (fixture->item, stats);
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpstr (ptero_fleet_server_get_key (fixture->item), ==,
                   "p/00000007-0000-4000-8000-000000000007");
  g_assert_cmpstr (ptero_fleet_server_get_address (fixture->item), ==, "192.0.2.7:20007");
  g_assert_cmpint (ptero_fleet_server_get_memory_limit (fixture->item), ==, 1024 * 1048576LL);
  g_assert_cmpint (ptero_fleet_server_get_disk_limit (fixture->item), ==, 2048 * 1048576LL);
  g_assert_cmpint (ptero_fleet_server_get_cpu_limit (fixture->item), ==, 200);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_UNKNOWN);
  g_assert_cmpfloat (ptero_fleet_server_get_cpu (fixture->item), ==, -1);
  g_assert_cmpint (ptero_fleet_server_get_memory (fixture->item), ==, -1);
  g_assert_cmpint (ptero_fleet_server_get_disk (fixture->item), ==, -1);
  g_assert_cmpint (ptero_fleet_server_get_uptime (fixture->item), ==, -1);
  g_assert_null (ptero_fleet_server_get_state_since (fixture->item));
}

/* Limits whose bytes cannot be counted. */
static void
test_absurd_limits (Fixture       *fixture,
                    gconstpointer  data)
{
  update (fixture,
          "\"limits\":{\"memory\":9223372036854775807,\"swap\":0,\"disk\":-9223372036854775808,\"io\":500,\"cpu\":-1}");
  ptero_fleet_server_set_server (fixture->item, fixture->server);
  g_assert_cmpint (ptero_fleet_server_get_memory_limit (fixture->item), >, G_MAXINT64 / 2);
  g_assert_cmpint (ptero_fleet_server_get_disk_limit (fixture->item), ==, 0);
}

static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  const struct { const char *ip; const char *alias; const char *address; } cases[] = {
    { "192.0.2.1", "null", "192.0.2.1:25565" },
    { "192.0.2.1", "\"play.example.com\"", "play.example.com:25565" },
    { "192.0.2.1", "\"\"", "192.0.2.1:25565" },
    { "2001:db8::1", "null", "[2001:db8::1]:25565" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members = NULL;

      members = g_strdup_printf ("\"relationships\":{\"allocations\":{\"object\":\"list\",\"data\":["
                                 "{\"object\":\"allocation\",\"attributes\":{\"id\":1,\"ip\":\"198.51.100.1\","
                                 "\"ip_alias\":null,\"port\":1,\"notes\":null,\"is_default\":false}},"
                                 "{\"object\":\"allocation\",\"attributes\":{\"id\":2,\"ip\":\"%s\","
                                 "\"ip_alias\":%s,\"port\":25565,\"notes\":null,\"is_default\":true}}]}}",
                                 cases[i].ip, cases[i].alias);
      update (fixture, members);
      ptero_fleet_server_set_server (fixture->item, fixture->server);
      g_assert_cmpstr (ptero_fleet_server_get_address (fixture->item), ==, cases[i].address);
    }
}

static void
test_conflicts (Fixture       *fixture,
                gconstpointer  data)
{
  const struct { const char *members; PteroServerState state; } cases[] = {
    { "\"status\":\"installing\"", PTERO_SERVER_STATE_INSTALLING },
    { "\"status\":\"install_failed\"", PTERO_SERVER_STATE_INSTALL_FAILED },
    { "\"status\":\"reinstall_failed\"", PTERO_SERVER_STATE_INSTALL_FAILED },
    { "\"status\":\"restoring_backup\"", PTERO_SERVER_STATE_RESTORING },
    { "\"status\":\"suspended\"", PTERO_SERVER_STATE_SUSPENDED },
    { "\"status\":null,\"is_suspended\":true", PTERO_SERVER_STATE_SUSPENDED },
    { "\"is_suspended\":false,\"is_transferring\":true", PTERO_SERVER_STATE_TRANSFERRING },
    { "\"is_node_under_maintenance\":true", PTERO_SERVER_STATE_MAINTENANCE },
  };

  read_state (fixture, "running", 5000);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_RUNNING);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      update (fixture, cases[i].members);
      g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, cases[i].state);
      g_assert_nonnull (ptero_fleet_server_get_state_since (fixture->item));
      g_assert_cmpfloat (ptero_fleet_server_get_cpu (fixture->item), ==, -1);
    }

  /* when it is over the state is not known, and is asked for */
  update (fixture, "\"is_transferring\":false,\"is_node_under_maintenance\":false");
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_UNKNOWN);
  g_assert_cmpuint (fixture->changes & PTERO_FLEET_CHANGE_ASKED, !=, 0);

  read_state (fixture, "offline", 0);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_OFFLINE);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  read_state (fixture, "running", 90000);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_cmpfloat (ptero_fleet_server_get_cpu (fixture->item), ==, 12.5);
  g_assert_cmpint (ptero_fleet_server_get_memory (fixture->item), ==, 1000);
  g_assert_cmpint (ptero_fleet_server_get_disk (fixture->item), ==, 3000);
  g_assert_cmpint (ptero_fleet_server_get_uptime (fixture->item), ==, 90);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_nonnull (strstr (fixture->notified->str, "state "));

  /* it has run for 90 s, and says so */
  {
    g_autoptr(GDateTime) now = g_date_time_new_now_local ();
    GTimeSpan age =
      g_date_time_difference (now, ptero_fleet_server_get_state_since (fixture->item));

    g_assert_cmpint (age / G_TIME_SPAN_SECOND, >=, 89);
    g_assert_cmpint (age / G_TIME_SPAN_SECOND, <=, 92);
  }

  /* only what changed is told */
  read_state (fixture, "running", 91000);
  g_assert_null (strstr (fixture->notified->str, "state"));
  g_assert_nonnull (strstr (fixture->notified->str, "stats"));
  g_assert_cmpuint (fixture->changes, ==, PTERO_FLEET_CHANGE_LIVE);

  read_state (fixture, "offline", 0);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_CRASHED);
  g_assert_cmpfloat (ptero_fleet_server_get_cpu (fixture->item), ==, -1);
  g_assert_cmpint (ptero_fleet_server_get_memory (fixture->item), ==, -1);
  g_assert_cmpint (ptero_fleet_server_get_disk (fixture->item), ==, 3000);
  g_assert_cmpint (ptero_fleet_server_get_uptime (fixture->item), ==, -1);
}

static void
test_node_down (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_DAEMON,
                                                 "No connection");
  g_autoptr(GError) other = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN, "No");

  read_state (fixture, "running", 5000);
  ptero_fleet_server_take_error (fixture->item, error);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_NODE_DOWN);
  g_assert_error (ptero_fleet_server_get_error (fixture->item), PTERO_API_ERROR,
                  PTERO_API_ERROR_DAEMON);

  read_state (fixture, "running", 6000);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_null (ptero_fleet_server_get_error (fixture->item));

  ptero_fleet_server_take_error (fixture->item, other);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_nonnull (ptero_fleet_server_get_error (fixture->item));
}

static gboolean
matches (Fixture    *fixture,
         const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  return ptero_fleet_server_matches (fixture->item, (const char * const *)words);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  const char * const no_words[] = { NULL };

  g_assert_true (ptero_fleet_server_matches (fixture->item, no_words));
  g_assert_true (matches (fixture, "SERVER 7"));
  g_assert_true (matches (fixture, "node panel"));
  g_assert_true (matches (fixture, "ÜMLÄUT"));
  g_assert_true (matches (fixture, "00000007"));
  g_assert_true (matches (fixture, ":20007"));
  g_assert_true (matches (fixture, "4000-8000"));
  g_assert_false (matches (fixture, "server xyz"));
  g_assert_false (matches (fixture, "nothing"));

  update (fixture, "\"name\":\"Straße\"");
  g_assert_true (matches (fixture, "strasse"));
  g_assert_false (matches (fixture, "server 7"));

  ptero_panel_set_name (fixture->panel, "Elsewhere");
  ptero_fleet_server_forget_words (fixture->item);
  g_assert_true (matches (fixture, "elsewhere"));
}

static PteroWordsMatch
match_words (Fixture    *fixture,
             const char *text,
             char      **reason)
{
  g_auto(GStrv) words = ptero_words_split (text);
  const char *word = NULL;

  *reason = ptero_fleet_server_find_reason (fixture->item, (const char * const *) words, &word);
  g_assert_true ((*reason != NULL) == (word != NULL));

  return ptero_fleet_server_match_words (fixture->item, (const char * const *) words);
}

static void
test_match (void)
{
  static const struct { const char *haystack; const char *text; PteroWordsMatch match; } cases[] = {
    { "rust weekly 2×\nnorthwind\nfra-05\n", "rust", PTERO_WORDS_START },
    { "rust weekly 2×\nnorthwind\nfra-05\n", "weekly rust", PTERO_WORDS_PREFIXES },
    { "rust weekly 2×\nnorthwind\nfra-05\n", "  ust  rust", PTERO_WORDS_INSIDE },
    { "rust weekly 2×\nnorthwind\nfra-05\n", "rust fra", PTERO_WORDS_ELSEWHERE },
    { "rust weekly 2×\nnorthwind\nfra-05\n", "rust ham", PTERO_WORDS_NONE },
    { "trust rust\n", "rust", PTERO_WORDS_PREFIXES },
    { "übung\n", "ÜB", PTERO_WORDS_START },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto(GStrv) words = ptero_words_split (cases[i].text);

      g_assert_cmpint (ptero_words_match (cases[i].haystack, (const char * const *) words), ==,
                       cases[i].match);
    }
}

/* What is only in the description matches worst, and it is told what is not in sight. */
static void
test_reason (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *text; PteroWordsMatch match; const char *reason; } cases[] = {
    { "server", PTERO_WORDS_START, NULL },
    { "panel server", PTERO_WORDS_ELSEWHERE, NULL },
    { "192.0.2.7:2", PTERO_WORDS_ELSEWHERE, NULL },
    { "0000-4000", PTERO_WORDS_ELSEWHERE, "00000007-0000-4000-8000-000000000007" },
    { "restart", PTERO_WORDS_DESCRIPTION, "Do not\nRestart" },
    { "server restart", PTERO_WORDS_DESCRIPTION, "Do not\nRestart" },
    { "restart nothing", PTERO_WORDS_NONE, "Do not\nRestart" },
    { "nothing", PTERO_WORDS_NONE, NULL },
  };

  update (fixture, "\"description\":\"Do not\\nRestart\"");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;

      g_assert_cmpint (match_words (fixture, cases[i].text, &reason), ==, cases[i].match);
      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PteroStats) stats = create_stats ("running", 5000);
  g_autoptr(GDateTime) since = g_date_time_new_from_unix_local (1700000000);

  ptero_fleet_server_restore (fixture->item, stats, PTERO_SERVER_STATE_RUNNING, since);
  g_assert_true (ptero_fleet_server_get_stale (fixture->item));
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_RUNNING);
  g_assert_true (g_date_time_equal (ptero_fleet_server_get_state_since (fixture->item), since));
  g_assert_cmpint (ptero_fleet_server_get_memory (fixture->item), ==, 1000);
  g_assert_cmpint (ptero_fleet_server_get_uptime (fixture->item), ==,
                   5);  /* and it stays so: nobody knows whether it still runs */
  g_assert_false (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_STOP));

  /* the panel is there, but nobody knows yet what the server does: anything may be of use */
  g_assert_true (ptero_fleet_server_get_away (fixture->item));
  g_assert_false (ptero_fleet_server_fits (fixture->item, PTERO_POWER_START));
  ptero_fleet_server_set_stale (fixture->item, FALSE);
  g_assert_false (ptero_fleet_server_get_away (fixture->item));
  g_assert_true (ptero_fleet_server_get_stale (fixture->item));
  g_assert_cmpint (ptero_fleet_server_get_uptime (fixture->item), ==, 5);
  g_assert_true (ptero_fleet_server_fits (fixture->item, PTERO_POWER_START));
  g_assert_true (ptero_fleet_server_fits (fixture->item, PTERO_POWER_STOP));

  /* it went offline while nobody looked: that is no crash */
  read_state (fixture, "offline", 0);
  g_assert_false (ptero_fleet_server_get_stale (fixture->item));
  g_assert_nonnull (strstr (fixture->notified->str, "stale"));
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_OFFLINE);
  g_assert_false (ptero_fleet_server_fits (fixture->item, PTERO_POWER_STOP));
}

/* What a panel that is back tells of a server at once, and what only its node knows. */
static void
test_back (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) down = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_DAEMON, "No");
  g_autoptr(GError) other = g_error_new_literal (PTERO_API_ERROR, PTERO_API_ERROR_PANEL, "No");

  /* of what was never known nothing is old */
  ptero_fleet_server_set_stale (fixture->item, TRUE);
  g_assert_true (ptero_fleet_server_get_stale (fixture->item));
  ptero_fleet_server_set_stale (fixture->item, FALSE);
  g_assert_false (ptero_fleet_server_get_stale (fixture->item));

  read_state (fixture, "running", 5000);
  ptero_fleet_server_set_stale (fixture->item, TRUE);
  ptero_fleet_server_set_stale (fixture->item, FALSE);
  g_assert_true (ptero_fleet_server_get_stale (fixture->item));
  ptero_fleet_server_take_error (fixture->item, other);
  g_assert_true (ptero_fleet_server_get_stale (fixture->item));
  ptero_fleet_server_take_error (fixture->item, down);
  g_assert_false (ptero_fleet_server_get_stale (fixture->item));

  ptero_fleet_server_set_stale (fixture->item, TRUE);
  update (fixture, "\"status\":\"suspended\"");
  g_assert_true (ptero_fleet_server_get_stale (fixture->item));
  ptero_fleet_server_set_stale (fixture->item, FALSE);
  g_assert_false (ptero_fleet_server_get_stale (fixture->item));
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_SUSPENDED);
}

static void
test_restored_crash (Fixture       *fixture,
                     gconstpointer  data)
{
  ptero_fleet_server_restore (fixture->item, NULL, PTERO_SERVER_STATE_CRASHED, NULL);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_CRASHED);
  ptero_fleet_server_set_stale (fixture->item, FALSE);
  read_state (fixture, "offline", 0);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_CRASHED);
  read_state (fixture, "running", 1000);
  g_assert_cmpint (ptero_fleet_server_get_state (fixture->item), ==, PTERO_SERVER_STATE_RUNNING);
}

static void
power_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  GError **error = user_data;

  ptero_fleet_server_power_finish (PTERO_FLEET_SERVER (object), result, error);
  g_assert_nonnull (*error);
}

static void
test_can_power (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) second_error = NULL;

  read_state (fixture, "running", 1000);
  g_assert_false (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_STOP));

  ptero_panel_set_state (fixture->panel, PTERO_PANEL_STATE_ONLINE, NULL, 0);
  g_assert_true (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_STOP));
  g_assert_false (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_START));

  ptero_fleet_server_power_async (fixture->item, PTERO_POWER_START, NULL, power_cb, &error);
  WAIT_UNTIL (5, error != NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_false (ptero_fleet_server_get_pending (fixture->item));

  /* nobody listens at the address */
  ptero_fleet_server_power_async (fixture->item, PTERO_POWER_STOP, NULL, power_cb, &second_error);
  g_assert_true (ptero_fleet_server_get_pending (fixture->item));
  g_assert_cmpint (ptero_fleet_server_get_pending_signal (fixture->item), ==, PTERO_POWER_STOP);
  g_assert_false (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_STOP));
  g_assert_false (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_RESTART));
  g_assert_true (ptero_fleet_server_can_power (fixture->item, PTERO_POWER_KILL));
  WAIT_UNTIL (20, second_error != NULL);
  g_assert_false (ptero_fleet_server_get_pending (fixture->item));
}

static void
test_watch (Fixture       *fixture,
            gconstpointer  data)
{
  ptero_fleet_server_watch (fixture->item);
  ptero_fleet_server_watch (fixture->item);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (ptero_fleet_server_get_watched (fixture->item));
  ptero_fleet_server_unwatch (fixture->item);
  g_assert_true (ptero_fleet_server_get_watched (fixture->item));
  ptero_fleet_server_unwatch (fixture->item);
  g_assert_false (ptero_fleet_server_get_watched (fixture->item));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

/* What a search looks at is told apart from the rest of the details. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *json; gboolean searched; } answers[] = {
    { "{\"limits\":{\"memory\":2048,\"disk\":4096,\"cpu\":100}}", FALSE },
    { "{\"name\":\"Other\"}", TRUE },
    { "{\"name\":\"Other\"}", FALSE },
    { "{\"node\":\"Node B\"}", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(JsonNode) node = json_from_string (answers[i].json, NULL);
      g_autoptr(GError) error = NULL;

      fixture->changes = 0;
      ptero_resource_update (PTERO_RESOURCE (fixture->server), node, &error);
      g_assert_no_error (error);
      g_assert_cmpint ((fixture->changes & PTERO_FLEET_CHANGE_WORDS) != 0, ==, answers[i].searched);
    }
}

static void
test_favorite (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_false (ptero_fleet_server_get_favorite (fixture->item));
  ptero_fleet_server_set_favorite (fixture->item, TRUE);
  ptero_fleet_server_set_favorite (fixture->item, TRUE);
  g_assert_true (ptero_fleet_server_get_favorite (fixture->item));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fixture->changes, ==, PTERO_FLEET_CHANGE_FAVORITE);
  g_assert_cmpstr (fixture->notified->str, ==, "favorite ");
}

/* Numbers count by their value, capitals only in one of the keys, and a new name has new ones. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *key = NULL;
  g_autofree char *folded_key = NULL;

  update (fixture, "\"name\":\"arena 10\"");
  key = g_strdup (ptero_server_order_get_key (fixture->server));
  folded_key = g_strdup (ptero_server_order_get_folded_key (fixture->server));

  update (fixture, "\"name\":\"arena 9\"");
  g_assert_cmpstr (ptero_server_order_get_key (fixture->server), <, key);
  g_assert_cmpstr (ptero_server_order_get_folded_key (fixture->server), <, folded_key);

  update (fixture, "\"name\":\"ARENA 10\"");
  g_assert_cmpstr (ptero_server_order_get_key (fixture->server), !=, key);
  g_assert_cmpstr (ptero_server_order_get_folded_key (fixture->server), ==, folded_key);
}

#define ADD(name, function) g_test_add ("/fleet-server/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("facts", test_facts);
  ADD ("absurd-limits", test_absurd_limits);
  ADD ("address", test_address);
  ADD ("conflicts", test_conflicts);
  ADD ("live", test_live);
  ADD ("node-down", test_node_down);
  ADD ("search", test_search);
  g_test_add_func ("/fleet-server/match", test_match);
  ADD ("reason", test_reason);
  ADD ("stale", test_stale);
  ADD ("back", test_back);
  ADD ("restored-crash", test_restored_crash);
  ADD ("can-power", test_can_power);
  ADD ("watch", test_watch);
  ADD ("words", test_words);
  ADD ("favorite", test_favorite);
  ADD ("order", test_order);

  return g_test_run ();
}
