/* test-fleet-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-filter.h"
#include "ptero-fleet-matches.h"
#include "ptero-fleet-query.h"
#include "ptero-fleet-slots.h"
#include "ptero-fleet-sorter.h"
#include "ptero-fleet-text.h"
#include "ptero-test-ui.h"

#define SERVER_JSON \
  "{ \"object\": \"server\", \"attributes\": {" \
  "  \"server_owner\": %s, \"identifier\": \"%.8s\", \"internal_id\": 7, \"uuid\": \"%s\"," \
  "  \"name\": \"%s\", \"node\": \"%s\", \"is_node_under_maintenance\": false, \"description\": \"\"," \
  "  \"limits\": { \"memory\": 4096, \"swap\": 0, \"disk\": 10240, \"io\": 500, \"cpu\": 200, \"threads\": null, \"oom_disabled\": true }," \
  "  \"status\": %s, \"is_suspended\": false, \"is_installing\": false, \"is_transferring\": false," \
  "  \"relationships\": { \"allocations\": { \"object\": \"list\", \"data\": [ { \"object\": \"allocation\", \"attributes\":" \
  "    { \"id\": 1, \"ip\": \"198.51.100.7\", \"ip_alias\": null, \"port\": %d, \"notes\": null, \"is_default\": true } } ] } } } }"

#define STATS_JSON \
  "{ \"object\": \"stats\", \"attributes\": { \"current_state\": \"%s\", \"is_suspended\": false, \"resources\":" \
  "  { \"memory_bytes\": %" G_GINT64_FORMAT ", \"cpu_absolute\": %d, \"disk_bytes\": 1073741824," \
  "    \"network_rx_bytes\": 1, \"network_tx_bytes\": 1, \"uptime\": %d } } }"

static PteroResource *
read_resource (GType       type,
               const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = json_from_string (text, &error);
  PteroResource *resource;

  g_assert_no_error (error);
  resource = ptero_resource_new_from_json (type, node, &error);
  g_assert_no_error (error);

  return resource;
}

static PteroFleetServer *
create_server (PteroPanel *panel,
               const char *name,
               const char *node,
               int         port,
               gboolean    owner)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *text = g_strdup_printf (SERVER_JSON, owner ? "true" : "false", uuid, uuid, name,
                                           node, "null", port);
  g_autoptr(PteroResource) server = read_resource (PTERO_TYPE_SERVER, text);

  return ptero_fleet_server_new (panel, PTERO_SERVER (server));
}

static void
give_stats (PteroFleetServer *server,
            const char       *state,
            gint64            memory,
            int               cpu)
{
  g_autofree char *text = g_strdup_printf (STATS_JSON, state, memory, cpu, 60000);
  PteroResource *stats = read_resource (PTERO_TYPE_STATS, text);

  ptero_fleet_server_take_stats (server, PTERO_STATS (stats));
  g_object_unref (stats);
}

static gboolean
matches (const char       *text,
         PteroFleetServer *server)
{
  g_autoptr(PteroFleetQuery) query = ptero_fleet_query_new (text);

  return ptero_fleet_query_matches (query, server);
}

static void
test_parse (void)
{
  static const struct { const char *text; guint n_words; guint n_tokens; gboolean live;
                        } cases[] = {
    { "", 0, 0, FALSE },
    { "   ", 0, 0, FALSE },
    { "survival smp", 2, 0, FALSE },
    { "\"survival smp\"", 1, 0, FALSE },
    { "state:running", 0, 1, TRUE },
    { "STATE:Run lobby", 1, 1, TRUE },
    { "state:", 0, 0, FALSE },
    { "lobby Panel:", 1, 0, FALSE },
    { "state:nonsense", 1, 0, FALSE },
    { "node:fra owner:me", 0, 2, FALSE },
    { "owner:nobody", 1, 0, FALSE },
    { "is:favorite is:FAVOURITE", 0, 2, FALSE },
    { "is:attention", 0, 1, TRUE },
    { "is: is:else is:fav", 1, 0, FALSE },
    { "owner:m OWNER:oth owner:mex is", 2, 0, FALSE },
    { "state:att", 0, 1, TRUE },
    { "panel:\"Home Lab\"", 0, 1, FALSE },
    { "\"state:running\"", 1, 0, FALSE },
    { "mem>80 memory<=1.5G disk=3 cpu<10", 0, 4, TRUE },
    { "mem>80% disk<2GiB disk<2gb", 0, 3, TRUE },
    { "cpu>2G mem>x mem>8q egg:paper", 4, 0, FALSE },
    { "mem> disk<= CPU= mem>8gi disk<1.5Gi", 0, 0, FALSE },
    { "cpu>8gi mem>gi mem", 3, 0, FALSE },
    { "memphis cpus>1", 2, 0, FALSE },
    { "http://198.51.100.7:25565", 1, 0, FALSE },
    { "a\"b c\"d", 1, 0, FALSE },
    { "\"open", 1, 0, FALSE },
    { "\xe2\x80\xaf wide", 1, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroFleetQuery) query = ptero_fleet_query_new (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (g_strv_length ((char **) ptero_fleet_query_get_words (query)), ==,
                        cases[i].n_words);
      g_assert_cmpuint (ptero_fleet_query_n_tokens (query), ==, cases[i].n_tokens);
      g_assert_cmpint (ptero_fleet_query_is_live (query), ==, cases[i].live);
      g_assert_cmpint (ptero_fleet_query_is_empty (query), ==,
                       cases[i].n_words + cases[i].n_tokens == 0);
    }
}

static void
test_match (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(PteroFleetServer) server = create_server (panel, "Straße SMP", "fra-03", 25565, TRUE);

  g_assert_true (matches ("", server));
  g_assert_true (matches ("strasse", server));
  g_assert_true (matches ("STRASSE smp", server));
  g_assert_false (matches ("strasse lobby", server));
  g_assert_true (matches ("198.51.100.7:25565", server));
  g_assert_true (matches ("node:FRA", server));
  g_assert_false (matches ("node:hel", server));
  g_assert_true (matches ("panel:\"home lab\"", server));
  g_assert_false (matches ("panel:office", server));
  g_assert_true (matches ("owner:me", server));
  g_assert_false (matches ("owner:other", server));
  g_assert_false (matches ("is:favorite", server));
  ptero_fleet_server_set_favorite (server, TRUE);
  g_assert_true (matches ("is:favorite", server));
  g_assert_false (matches ("is:attention", server));
  g_assert_false (matches ("state:attention", server));

  /* nothing is known of its use yet, so no comparison holds */
  g_assert_false (matches ("cpu<1000", server));
  g_assert_false (matches ("mem>=0", server));

  /* nearly all of its memory */
  give_stats (server, "running", G_GINT64_CONSTANT (4080218931), 150);
  g_assert_true (matches ("is:attention", server));
  g_assert_true (matches ("state:attention", server));
  g_assert_true (ptero_fleet_group_contains (PTERO_FLEET_GROUP_ATTENTION, server));
  give_stats (server, "running", 0, 150);
  g_assert_false (matches ("is:attention", server));

  give_stats (server, "running", G_GINT64_CONSTANT (3758096384), 150);
  g_assert_true (matches ("state:running", server));
  g_assert_true (matches ("state:r", server));
  g_assert_false (matches ("state:offline", server));
  g_assert_false (matches ("state:attention", server));
  g_assert_true (matches ("cpu>149 cpu<=150", server));
  g_assert_false (matches ("cpu>150", server));
  g_assert_true (matches ("mem>87 mem<88%", server));
  g_assert_true (matches ("mem>=3.5G", server));
  g_assert_false (matches ("mem>3.5G", server));
  g_assert_true (matches ("disk=10 disk=1GiB disk<1025M", server));
}

static void
test_filter (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Office", "https://office.example.com");
  g_autoptr(PteroFleetServer) server = create_server (panel, "Lobby", "fra-03", 25565, TRUE);
  g_autoptr(PteroFleetFilter) filter = ptero_fleet_filter_new ();

  give_stats (server, "running", 1, 1);
  g_assert_true (ptero_fleet_filter_is_empty (filter));
  g_assert_cmpint (gtk_filter_get_strictness (GTK_FILTER (filter)), ==, GTK_FILTER_MATCH_ALL);
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), server));

  ptero_fleet_filter_set_group (filter, PTERO_FLEET_GROUP_OFFLINE);
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), server));
  ptero_fleet_filter_set_group (filter, PTERO_FLEET_GROUP_RUNNING);
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), server));
  ptero_fleet_filter_set_panel (filter, other);
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), server));
  ptero_fleet_filter_set_panel (filter, panel);
  ptero_fleet_filter_set_text (filter, "lob");
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), server));
  ptero_fleet_filter_set_text (filter, "arena");
  g_assert_false (gtk_filter_match (GTK_FILTER (filter), server));
  ptero_fleet_filter_clear (filter);
  g_assert_true (ptero_fleet_filter_is_empty (filter));
  g_assert_true (gtk_filter_match (GTK_FILTER (filter), server));
}

static gboolean
is_part_of (const char *text,
            const char *other)
{
  g_autoptr(PteroFleetQuery) query = ptero_fleet_query_new (text);
  g_autoptr(PteroFleetQuery) longer = ptero_fleet_query_new (other);

  return ptero_fleet_query_is_part_of (query, longer);
}

static void
changed_cb (GtkFilter       *filter,
            GtkFilterChange  change,
            GtkFilterChange *last)
{
  *last = change;
}

/* What is typed on only looks at what was found; a word that became a token looks at all. */
static void
test_narrow (void)
{
  g_autoptr(PteroFleetFilter) filter = ptero_fleet_filter_new ();
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  g_assert_true (is_part_of ("", "lob"));
  g_assert_true (is_part_of ("lob", "lobby"));
  g_assert_true (is_part_of ("obb", "LOBBY fra"));
  g_assert_true (is_part_of ("lob fra", "fra-03 lobby state:running"));
  g_assert_false (is_part_of ("lobby", "lob"));
  g_assert_false (is_part_of ("node", "node:fra"));
  g_assert_false (is_part_of ("node:f", "node:fra"));
  g_assert_false (is_part_of ("lob fra", "lobby"));

  g_signal_connect (filter, "changed", G_CALLBACK (changed_cb), &change);
  ptero_fleet_filter_set_text (filter, "lob");
  g_assert_cmpint (change, ==, GTK_FILTER_CHANGE_MORE_STRICT);
  ptero_fleet_filter_set_text (filter, "lo");
  g_assert_cmpint (change, ==, GTK_FILTER_CHANGE_LESS_STRICT);
  ptero_fleet_filter_set_text (filter, "fra");
  g_assert_cmpint (change, ==, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
wait_for_slots (PteroFleetSlots *slots,
                guint            n_items)
{
  while (g_list_model_get_n_items (G_LIST_MODEL (slots)) != n_items)
    g_main_context_iteration (NULL, TRUE);
}

static void
fill (GListStore *servers,
      PteroPanel *panel,
      guint       n_servers)
{
  g_autoptr(PteroFleetServer) server = create_server (panel, "Lobby", "fra-03", 25565, TRUE);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < n_servers; i++)
    g_ptr_array_add (all, server);
  g_list_store_splice (servers, 0, g_list_model_get_n_items (G_LIST_MODEL (servers)), all->pdata,
                       n_servers);
}

/* All are selected, or all others not any more, though most have no place yet. */
static void
assert_all_selected (GtkSelectionModel *slots,
                     GtkSelectionModel *servers)
{
  g_autoptr(GtkBitset) all = NULL;
  g_autoptr(GtkBitset) one = NULL;

  gtk_selection_model_select_all (slots);
  all = gtk_selection_model_get_selection (servers);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 300);

  gtk_selection_model_select_item (slots, 1, TRUE);
  one = gtk_selection_model_get_selection (servers);
  g_assert_cmpuint (gtk_bitset_get_size (one), ==, 1);
}

/* Places come and go a few at a time; one that is left over has no server, and cannot be
 * selected. */
static void
test_slots (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  GListStore *servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (servers)));
  g_autoptr(PteroFleetSlots) slots = NULL;
  g_autoptr(PteroFleetSlot) last = NULL;
  g_autoptr(PteroFleetServer) server = NULL;

  fill (servers, panel, 300);
  slots = ptero_fleet_slots_new (selection);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), <, 60);
  assert_all_selected (GTK_SELECTION_MODEL (slots), selection);
  wait_for_slots (slots, 300);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (slots), 100, TRUE);
  g_assert_true (gtk_selection_model_is_selected (selection, 100));

  fill (servers, panel, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), >, 100);
  last = g_list_model_get_item (G_LIST_MODEL (slots), 100);
  server = ptero_fleet_slot_dup_server (last);
  g_assert_null (server);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (slots), 100));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (slots), 100, FALSE);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (slots), 100));
  wait_for_slots (slots, 5);

  /* that nothing is found throws no row away */
  fill (servers, panel, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, 5);
  fill (servers, panel, 300);
  wait_for_slots (slots, 300);
  fill (servers, panel, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), >=, 200);
  fill (servers, panel, 300);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, 300);
}

typedef struct
{
  PteroPanel *panel;
  GListStore *servers;
  GListModel *slots;
  gboolean    in_frame;
  gboolean    changed;
  guint       n_items;   /* when something changed right before a frame */
  guint       n_steps;
} Frames;

static void
before_paint_cb (Frames *frames)
{
  frames->in_frame = TRUE;
  if (frames->n_steps == 0 || frames->changed)
    return;

  frames->changed = TRUE;
  frames->n_items = g_list_model_get_n_items (frames->slots);
  fill (frames->servers, frames->panel, 290);
}

static void
after_paint_cb (Frames *frames)
{
  frames->in_frame = FALSE;
  if (frames->n_items != 0)
    g_assert_cmpuint (g_list_model_get_n_items (frames->slots), ==, frames->n_items);
  frames->n_items = 0;
}

static void
step_cb (Frames *frames)
{
  g_assert_true (frames->in_frame);
  frames->n_steps++;
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Rows are made in a frame, which lays them out, and not in that of a keystroke. */
static void
test_slots_frames (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (servers))));
  g_autoptr(PteroFleetSlots) slots = ptero_fleet_slots_new (selection);
  GtkWidget *view = gtk_label_new (NULL);
  GtkWidget *window = ptero_test_present (view);
  GdkFrameClock *clock;
  Frames frames = { panel, servers, G_LIST_MODEL (slots) };

  ptero_test_wait (is_mapped, view);
  ptero_fleet_slots_set_view (slots, view);
  clock = gtk_widget_get_frame_clock (view);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  fill (servers, panel, 300);
  g_signal_connect_swapped (slots, "items-changed", G_CALLBACK (step_cb), &frames);
  wait_for_slots (slots, 290);
  g_assert_true (frames.changed);
  g_assert_cmpuint (frames.n_steps, >, 2);

  /* without the view it goes on */
  g_signal_handlers_disconnect_by_data (slots, &frames);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  gtk_window_destroy (GTK_WINDOW (window));
  fill (servers, panel, 10);
  wait_for_slots (slots, 10);
}

static void
count_cb (guint *n_changes)
{
  (*n_changes)++;
}

/* Live changes only matter to what depends on them. */
static void
test_live (void)
{
  g_autoptr(PteroFleetFilter) filter = ptero_fleet_filter_new ();
  g_autoptr(PteroFleetSorter) sorter = ptero_fleet_sorter_new ();
  guint n_changes = 0;

  ptero_fleet_filter_set_text (filter, "lobby");
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_NAME, FALSE);
  g_signal_connect_swapped (filter, "changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (sorter, "changed", G_CALLBACK (count_cb), &n_changes);

  ptero_fleet_filter_live_changed (filter);
  ptero_fleet_sorter_live_changed (sorter);
  g_assert_cmpuint (n_changes, ==, 0);

  ptero_fleet_filter_set_text (filter, "cpu>5");
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_CPU, FALSE);
  n_changes = 0;
  ptero_fleet_filter_live_changed (filter);
  ptero_fleet_sorter_live_changed (sorter);
  g_assert_cmpuint (n_changes, ==, 2);
}

/* What changed meanwhile has its place with the next renewal: until then a server that comes in
 * between finds a list that is sorted. */
static void
test_sort_kept (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(PteroFleetServer) first = create_server (panel, "Alpha", "a", 25565, TRUE);
  g_autoptr(PteroFleetServer) second = create_server (panel, "Beta", "a", 25566, TRUE);
  g_autoptr(PteroFleetServer) late = create_server (panel, "Gamma", "a", 25567, TRUE);
  g_autoptr(PteroFleetSorter) sorter = ptero_fleet_sorter_new ();

  give_stats (first, "running", 1000, 10);
  give_stats (second, "running", 1000, 20);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_CPU, FALSE);
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), first, second), ==,
                   GTK_ORDERING_SMALLER);

  give_stats (first, "running", 1000, 30);
  give_stats (late, "running", 1000, 15);
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), first, second), ==,
                   GTK_ORDERING_SMALLER);
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), first, late), ==, GTK_ORDERING_SMALLER);
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), late, second), ==,
                   GTK_ORDERING_SMALLER);

  ptero_fleet_sorter_live_changed (sorter);
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), first, second), ==,
                   GTK_ORDERING_LARGER);

  /* by another column at once */
  give_stats (first, "running", 4000, 30);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_MEMORY, FALSE);
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), first, second), ==,
                   GTK_ORDERING_LARGER);
}

static void
test_sort (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(PteroFleetServer) two = create_server (panel, "server 2", "b", 9999, TRUE);
  g_autoptr(PteroFleetServer) ten = create_server (panel, "Server 10", "a", 25565, TRUE);
  g_autoptr(PteroFleetServer) none = create_server (panel, "Alpha", "a", 25566, TRUE);
  g_autoptr(PteroFleetSorter) sorter = ptero_fleet_sorter_new ();

  give_stats (two, "running", 1000, 50);
  give_stats (ten, "running", 200, 50);

#define assert_before(first, second) \
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), (first), (second)), ==, GTK_ORDERING_SMALLER); \
  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), (second), (first)), ==, GTK_ORDERING_LARGER)

  g_assert_cmpint (gtk_sorter_compare (GTK_SORTER (sorter), two, ten), ==, GTK_ORDERING_EQUAL);

  /* numbers in names count as numbers, and case does not */
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_NAME, FALSE);
  assert_before (none, two);
  assert_before (two, ten);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_NAME, TRUE);
  assert_before (ten, two);

  /* what is not known is last, up and down */
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_MEMORY, FALSE);
  assert_before (ten, two);
  assert_before (two, none);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_MEMORY, TRUE);
  assert_before (two, ten);
  assert_before (ten, none);

  /* ties by name, up and down */
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_CPU, FALSE);
  assert_before (two, ten);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_CPU, TRUE);
  assert_before (two, ten);

  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_ADDRESS, FALSE);
  assert_before (two, ten);
  assert_before (ten, none);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_NODE, FALSE);
  assert_before (none, ten);
  assert_before (ten, two);
  ptero_fleet_sorter_set_order (sorter, PTERO_FLEET_COLUMN_STATE, FALSE);
  assert_before (two, none);
}

/* What the list says of its changes, acted out, has to give what is in it. */
static void
act_out_cb (GListModel *list,
            guint       position,
            guint       n_removed,
            guint       n_added,
            GPtrArray  *copy)
{
  g_assert_cmpuint (position + n_removed, <=, copy->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (copy, position, n_removed);
  for (guint i = position; i < position + n_added; i++)
    g_ptr_array_insert (copy, (int) i, g_list_model_get_item (list, i));
}

static void
assert_same (GListModel *list,
             GListModel *expected,
             GPtrArray  *copy)
{
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_list_model_get_n_items (expected));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, copy->len);
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);
      g_autoptr(GObject) other = g_list_model_get_item (expected, i);

      g_assert_true (item == other);
      g_assert_true (item == g_ptr_array_index (copy, i));
    }
  g_assert_null (g_list_model_get_item (list, copy->len));
}

static void
exchange_some (GListStore *servers,
               PteroPanel *panel)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (servers));
  const guint position = (guint) g_test_rand_int_range (0, (int) n_items + 1);
  const guint n_removed = (guint) g_test_rand_int_range (0, (int) MIN (n_items - position, 5) + 1);
  gpointer added[4];
  const guint n_added = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (added) + 1);

  for (guint i = 0; i < n_added; i++)
    {
      g_autofree char *name = g_strdup_printf ("Server %d", g_test_rand_int_range (0, 1000));

      added[i] = create_server (panel, name, i % 2 == 0 ? "fra-1" : "ams-2", 25565, FALSE);
    }
  g_list_store_splice (servers, position, n_removed, added, n_added);
  for (guint i = 0; i < n_added; i++)
    g_object_unref (added[i]);
}

static void
test_matches (void)
{
  static const char *const texts[] = { "", "s", "server", "server 1", "server 12", "1", "node:fra",
                                       "node:fra 7", "nothing", "owner:me" };
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(PteroFleetFilter) filter = ptero_fleet_filter_new ();
  g_autoptr(PteroFleetMatches) list = ptero_fleet_matches_new (G_LIST_MODEL (servers), filter);
  g_autoptr(GtkFilterListModel) expected = NULL;
  g_autoptr(GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);

  expected = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (servers)),
                                        GTK_FILTER (g_object_ref (filter)));
  g_signal_connect (list, "items-changed", G_CALLBACK (act_out_cb), copy);
  fill (servers, panel, 40);
  for (guint i = 0; i < 400; i++)
    {
      if (g_test_rand_bit ())
        exchange_some (servers, panel);
      else
        ptero_fleet_filter_set_text (filter, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      assert_same (G_LIST_MODEL (list), G_LIST_MODEL (expected), copy);
    }
}

/* A keystroke that changes nothing of what is shown says nothing, and any other once. */
static void
test_matches_once (void)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Home Lab", "https://panel.example.com");
  g_autoptr(GListStore) servers = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(PteroFleetFilter) filter = ptero_fleet_filter_new ();
  g_autoptr(PteroFleetMatches) list = NULL;
  guint n_changes = 0;

  fill (servers, panel, 30);
  list = ptero_fleet_matches_new (G_LIST_MODEL (servers), filter);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &n_changes);

  ptero_fleet_filter_set_text (filter, "lob");
  g_assert_cmpuint (n_changes, ==, 0);
  ptero_fleet_filter_set_text (filter, "nothing");
  g_assert_cmpuint (n_changes, ==, 1);
  ptero_fleet_filter_clear (filter);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 30);
}

static void
assert_split (const char *text,
              const char *terms,
              const char *words)
{
  g_autofree char *is_words = NULL;
  g_auto(GStrv) is_terms = ptero_fleet_query_split (text, &is_words);
  g_autofree char *joined = g_strjoinv ("|", is_terms);

  g_assert_cmpstr (joined, ==, terms);
  g_assert_cmpstr (is_words, ==, words);
}

static void
assert_described (const char *term,
                  const char *words)
{
  g_autofree char *text = ptero_fleet_query_describe_term (term);

  g_assert_cmpstr (text, ==, words);
}

/* Tokens apart from the words, each in the words of people. */
static void
test_terms (void)
{
  g_autofree char *tidy = ptero_fleet_query_tidy (" lob  owner:me by  state:run");

  g_assert_cmpstr (tidy, ==, "owner:me state:run lob by");
  assert_split ("", "", "");
  assert_split ("node: state:zzz owner:you cpu>x", "", "node: state:zzz owner:you cpu>x");
  assert_split ("a node:fra b node:fra", "node:fra", "a b");
  assert_split ("node:\"big box\" \"node:fra\"", "node:\"big box\"", "\"node:fra\"");
  assert_split ("x node:\"big box", "", "x node:\"big box");

  assert_described ("node:Falk-01", "Node: Falk-01");
  assert_described ("PANEL:\"Home Lab\"", "Panel: Home Lab");
  assert_described ("state:run", "State: Running");
  assert_described ("state:s", "State: s");
  assert_described ("state:attention", "Needs Attention");
  assert_described ("owner:other", "Owned by Others");
  assert_described ("is:favourite", "Favorites");
  assert_described ("cpu<=50", "CPU ≤ 50\u202f%");
  assert_described ("disk>=1.5G", "Disk ≥ 1.5\u202fGiB");
}

/* Whoever finds nothing reads what the chips say, and in quotes only what is a word. */
static void
test_described (void)
{
  static const struct { const char *text; const char *described; } cases[] = {
    { "lobby <b>", "No server matches “lobby &lt;b&gt;”." },
    { "state:running", "No server matches State: Running." },
    { "state:running lobby owner:me", "No server matches State: Running · Owned by Me · “lobby”." },
    { "node:\"fra 7\" a&b", "No server matches Node: fra 7 · “a&amp;b”." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PteroFleetFilter) filter = ptero_fleet_filter_new ();
      g_autofree char *text = NULL;

      ptero_fleet_filter_set_text (filter, cases[i].text);
      text = ptero_fleet_describe_filter (filter);
      g_assert_cmpstr (text, ==, cases[i].described);
    }
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-query/parse", test_parse);
  g_test_add_func ("/fleet-query/match", test_match);
  g_test_add_func ("/fleet-query/terms", test_terms);
  g_test_add_func ("/fleet-query/described", test_described);
  g_test_add_func ("/fleet-query/filter", test_filter);
  g_test_add_func ("/fleet-query/narrow", test_narrow);
  g_test_add_func ("/fleet-query/live", test_live);
  g_test_add_func ("/fleet-query/sort", test_sort);
  g_test_add_func ("/fleet-query/sort/kept", test_sort_kept);
  g_test_add_func ("/fleet-query/slots", test_slots);
  g_test_add_func ("/fleet-query/slots/frames", test_slots_frames);
  g_test_add_func ("/fleet-query/matches", test_matches);
  g_test_add_func ("/fleet-query/matches/once", test_matches_once);

  return g_test_run ();
}
