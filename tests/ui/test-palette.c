/* test-palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-access.h"
#include "ptero-application.h"
#include "ptero-demo-panel.h"
#include "ptero-fleet-page.h"
#include "ptero-page.h"
#include "ptero-palette.h"
#include "ptero-palette-commands.h"
#include "ptero-palette-finder.h"
#include "ptero-server-page.h"
#include "ptero-test-sections.h"
#include "ptero-window.h"

#define N_DEMO_SERVERS 40

typedef struct
{
  PteroApplication *application;
  GtkWidget        *window;
  AdwTabView       *tabs;
  const char       *awaited;   /* a text */
  void            (*body) (gpointer fixture);
} Fixture;

static PteroFleet *
get_fleet (Fixture *fixture)
{
  return ptero_application_get_fleet (fixture->application);
}

static gboolean
has_all_servers (gpointer user_data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_fleet (user_data))) == N_DEMO_SERVERS;
}

/* In the window, or in one of its own. */
static PteroPalette *
find_palette (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *palette = ptero_test_find_type (window, PTERO_TYPE_PALETTE);

      if (palette != NULL)
        return PTERO_PALETTE (palette);
    }

  return NULL;
}

static gboolean
has_palette (gpointer user_data)
{
  return find_palette () != NULL;
}

static gboolean
has_no_palette (gpointer user_data)
{
  return find_palette () == NULL;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  if (!gtk_widget_activate_action (fixture->window, action, NULL))
    g_error ("There is no action %s", action);
}

static PteroPalette *
open_palette (Fixture *fixture)
{
  activate (fixture, "win.palette");
  ptero_test_wait (has_palette, NULL);
  ptero_test_spin (50);

  return find_palette ();
}

static void
type (PteroPalette *palette,
      const char   *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ptero_palette_get_entry (palette)), text);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_palette_get_rows (palette)), <=,
                    PTERO_PALETTE_MAX_ROWS);
}

static void
use (PteroPalette *palette,
     const char   *action)
{
  g_assert_true (gtk_widget_activate_action (ptero_palette_get_entry (palette), action, NULL));
}

static PteroPaletteItem *
get_selected (PteroPalette *palette)
{
  return gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (ptero_palette_get_rows (palette)));
}

static PteroPaletteItem *
find_row (PteroPalette *palette,
          const char   *title,
          const char   *detail)
{
  GListModel *rows = ptero_palette_get_rows (palette);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(PteroPaletteItem) item = g_list_model_get_item (rows, i);

      if (g_str_equal (item->title, title) &&
          (detail == NULL || g_strcmp0 (item->detail, detail) == 0))
        return item;
    }

  return NULL;
}

static PteroFleetServer *
get_server (Fixture          *fixture,
            PteroServerState  state)
{
  for (guint i = 0; i < N_DEMO_SERVERS; i++)
    {
      g_autoptr(PteroFleetServer) server =
        g_list_model_get_item (G_LIST_MODEL (get_fleet (fixture)), i);

      if (ptero_fleet_server_get_state (server) == state)
        return server;
    }

  g_assert_not_reached ();
}

static const char *
get_name (PteroFleetServer *server)
{
  return ptero_fleet_server_get_server (server)->name;
}

/* What servers do is read after the list. */
static gboolean
has_states (gpointer user_data)
{
  PteroFleet *fleet = get_fleet (user_data);

  return ptero_test_fleet_count (fleet, PTERO_SERVER_STATE_RUNNING) > 0 &&
         ptero_test_fleet_count (fleet, PTERO_SERVER_STATE_OFFLINE) > 0;
}

static void
start_demo (Fixture *fixture)
{
  activate (fixture, "win.try-demo");
  ptero_test_wait (has_all_servers, fixture);
  ptero_test_wait (has_states, fixture);
  ptero_test_spin (600);
}

static gboolean
has_window (gpointer application)
{
  return gtk_application_get_active_window (application) != NULL;
}

static void
body_cb (GApplication *application,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  /* it is made when the last-known servers are read */
  ptero_test_wait (has_window, application);
  fixture->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  fixture->tabs = ADW_TAB_VIEW (ptero_test_find_type (fixture->window, ADW_TYPE_TAB_VIEW));
  ptero_test_spin (100);

  fixture->body (fixture);

  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ptero_test_await_finalize (fixture->window);
  g_application_quit (application);
}

/* Runs the program, and the body of a test in it. */
static void
run (void (*body) (gpointer fixture),
     int    width)
{
  Fixture fixture = { .body = body };
  char *arguments[] = { (char *) "ptero", NULL };
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  GApplication *application;

  g_settings_reset (settings, "palette-recent");
  g_settings_reset (settings, "open-servers");
  g_settings_set_int (settings, "window-width", width);
  fixture.application = ptero_application_new ();
  application = G_APPLICATION (fixture.application);
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (body_cb), &fixture);
  g_assert_cmpint (g_application_run (application, 1, arguments), ==, 0);
  ptero_test_await_finalize (application);
}

static void
servers_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroFleetServer *server;
  PteroPalette *palette;
  PteroPaletteItem *item;

  start_demo (fixture);
  server = get_server (fixture, PTERO_SERVER_STATE_RUNNING);

  palette = open_palette (fixture);
  item = get_selected (palette);
  g_assert_nonnull (item);
  g_assert_false (item->heading);

  type (palette, get_name (server));
  g_assert_true (get_selected (palette)->server == server);
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-server");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  g_assert_cmpint (adw_tab_view_get_n_pages (fixture->tabs), ==, 2);
  g_assert_nonnull (ptero_test_find_type (fixture->window, PTERO_TYPE_SERVER_PAGE));

  /* over its page: what can be done with it, and its sections */
  palette = open_palette (fixture);
  g_assert_nonnull (find_row (palette, "Restart", NULL));
  g_assert_true (get_selected (palette) == NULL ||
                 !g_str_equal (get_selected (palette)->action, "win.power-server"));
  g_assert_nonnull (find_row (palette, "Backups", get_name (server)));
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-in-front");
  type (palette, ":backups");
  g_assert_cmpstr (get_selected (palette)->action, ==, "win.show-section");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_spin (100);

  /* elsewhere it is the first of what was used */
  activate (fixture, "win.show-jobs");
  palette = open_palette (fixture);
  g_assert_nonnull (find_row (palette, "Recently Used", NULL));
  g_assert_true (get_selected (palette)->server == server);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-recent");
  use (palette, "palette.close");
  ptero_test_wait (has_no_palette, NULL);
}

static void
test_servers (void)
{
  run (servers_body, 1200);
}

static void
background_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroFleetServer *server;
  PteroPalette *palette;
  AdwTabPage *selected;

  start_demo (fixture);
  selected = adw_tab_view_get_selected_page (fixture->tabs);
  server = get_server (fixture, PTERO_SERVER_STATE_RUNNING);
  palette = open_palette (fixture);
  type (palette, get_name (server));
  use (palette, "palette.open-in-background");
  g_assert_cmpint (adw_tab_view_get_n_pages (fixture->tabs), ==, 2);
  g_assert_true (adw_tab_view_get_selected_page (fixture->tabs) == selected);
  g_assert_true (find_palette () == palette);

  /* the keys that open it close it */
  activate (fixture, "win.palette");
  ptero_test_wait (has_no_palette, NULL);
}

static void
test_background (void)
{
  run (background_body, 1200);
}

static void
walk_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroPalette *palette;
  guint n_rows;

  start_demo (fixture);
  palette = open_palette (fixture);
  for (guint i = 0; i < 2; i++)
    {
      type (palette, i == 0 ? "" : "s");
      n_rows = g_list_model_get_n_items (ptero_palette_get_rows (palette));
      for (guint j = 0; j < n_rows; j++)
        {
          use (palette, "palette.down");
          g_assert_false (get_selected (palette)->heading);
          g_assert_cmpuint (g_list_model_get_n_items (ptero_palette_get_rows (palette)), <=,
                            PTERO_PALETTE_MAX_ROWS);
        }
      for (guint j = 0; j < n_rows; j++)
        {
          use (palette,
               j % 3 == 0 ? "palette.page-up" : j % 3 == 1 ? "palette.up" : "palette.page-down");
          g_assert_false (get_selected (palette)->heading);
        }
    }
  g_signal_emit_by_name (ptero_palette_get_entry (palette), "stop-search");
  ptero_test_wait (has_no_palette, NULL);
}

static void
test_walk (void)
{
  run (walk_body, 1200);
}

static guint
count_power_rows (PteroPalette *palette)
{
  GListModel *rows = ptero_palette_get_rows (palette);
  guint n_rows = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(PteroPaletteItem) item = g_list_model_get_item (rows, i);

      n_rows += g_strcmp0 (item->action, "win.power-server") == 0;
    }

  return n_rows;
}

static void
commands_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroPalette *palette;

  /* without any panel */
  palette = open_palette (fixture);
  g_assert_nonnull (find_row (palette, "Add Panel…", NULL));
  g_assert_null (find_row (palette, "Refresh", NULL));
  type (palette, "demo");
  g_assert_cmpstr (get_selected (palette)->action, ==, "win.try-demo");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_wait (has_all_servers, fixture);
  ptero_test_spin (400);

  palette = open_palette (fixture);
  g_assert_null (find_row (palette, "Try the Demo Panel", NULL));
  type (palette, ">key sho");
  g_assert_cmpstr (get_selected (palette)->title, ==, "Keyboard Shortcuts");
  g_assert_nonnull (get_selected (palette)->keys);
  g_assert_null (find_row (palette, "Pages", NULL));
  /* with whichever server it can be done, but not with one at once */
  ptero_test_wait (has_states, fixture);
  type (palette, ">rest");
  g_assert_null (get_selected (palette));
  g_assert_cmpuint (count_power_rows (palette), ==, 4);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-verb");
  use (palette, "palette.down");
  g_assert_cmpstr (get_selected (palette)->action, ==, "win.power-server");
  g_assert_true (g_str_has_prefix (get_selected (palette)->title, "Restart "));

  type (palette, ">no such thing");
  g_assert_null (get_selected (palette));
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-empty");
  use (palette, "palette.down");
  use (palette, "palette.open");
  g_assert_true (find_palette () == palette);

  /* a page of a panel, its words in any order */
  type (palette, ":panel nodes");
  g_assert_cmpstr (get_selected (palette)->title, ==, "Nodes");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  g_assert_nonnull (ptero_test_find_label (fixture->window, "Nodes"));

  /* what the palette does not know is left to the list of servers */
  palette = open_palette (fixture);
  type (palette, "state:running");
  g_assert_cmpstr (get_selected (palette)->action, ==, "win.find-servers");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_spin (300);
  g_assert_true (PTERO_IS_FLEET_PAGE (ptero_test_find_type (fixture->window,
                                                            PTERO_TYPE_FLEET_PAGE)));
  ptero_test_screenshot (fixture->window, "palette-filter");
}

static void
test_commands (void)
{
  run (commands_body, 1200);
}

static void
mark_recent (Fixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_DEMO_SERVERS; i++)
    {
      g_autoptr(PteroFleetServer) server =
        g_list_model_get_item (G_LIST_MODEL (get_fleet (fixture)), i);

      g_ptr_array_insert (ids, 0, g_strdup_printf ("server:%s",
                                                   ptero_fleet_server_get_key (server)));
    }
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (settings, "palette-recent", (const char * const *) ids->pdata);
}

/* What is to be done is offered with the servers that were used last: here the last ones first. */
static void
recent_verb_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *title = NULL;
  PteroPalette *palette;

  start_demo (fixture);
  mark_recent (fixture);
  for (guint i = 0; i < N_DEMO_SERVERS; i++)
    {
      g_autoptr(PteroFleetServer) server =
        g_list_model_get_item (G_LIST_MODEL (get_fleet (fixture)), i);

      if (ptero_fleet_server_can_power (server, PTERO_POWER_START))
        {
          g_free (title);
          title = g_strdup_printf ("Start %s", get_name (server));
        }
    }

  palette = open_palette (fixture);
  type (palette, ">start");
  g_assert_cmpuint (count_power_rows (palette), ==, 4);
  use (palette, "palette.down");
  g_assert_cmpstr (get_selected (palette)->title, ==, title);
}

static void
test_recent_verb (void)
{
  run (recent_verb_body, 1200);
}

static gboolean
is_starting (gpointer server)
{
  return ptero_fleet_server_get_pending (server) &&
         ptero_fleet_server_get_pending_signal (server) == PTERO_POWER_START;
}

static void
power_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  g_autofree char *other = NULL;
  PteroFleetServer *server;
  PteroPalette *palette;

  start_demo (fixture);
  server = get_server (fixture, PTERO_SERVER_STATE_OFFLINE);
  palette = open_palette (fixture);

  /* only what its state allows */
  other = g_strdup_printf ("stop %s", get_name (server));
  type (palette, other);
  title = g_strdup_printf ("Stop %s", get_name (server));
  g_assert_null (find_row (palette, title, NULL));

  text = g_strdup_printf ("%s sta", get_name (server));
  type (palette, text);
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-power");
  g_assert_cmpstr (get_selected (palette)->action, ==, "win.power-server");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_wait (is_starting, server);
}

static void
test_power (void)
{
  run (power_body, 1200);
}

static gboolean
is_stopping (gpointer server)
{
  return ptero_fleet_server_get_pending (server) &&
         ptero_fleet_server_get_pending_signal (server) == PTERO_POWER_STOP;
}

static gboolean
is_restarting (gpointer server)
{
  return ptero_fleet_server_get_pending (server) &&
         ptero_fleet_server_get_pending_signal (server) == PTERO_POWER_RESTART;
}

/* One whose description says so, or one that can be restarted and whose description does not. */
static PteroFleetServer *
find_described (Fixture  *fixture,
                gboolean  described)
{
  for (guint i = 0; i < N_DEMO_SERVERS; i++)
    {
      g_autoptr(PteroFleetServer) server =
        g_list_model_get_item (G_LIST_MODEL (get_fleet (fixture)), i);
      const char *description = ptero_fleet_server_get_server (server)->description;

      if ((description != NULL && strstr (description, "Do not restart") != NULL) == described &&
          ptero_fleet_server_can_power (server, PTERO_POWER_RESTART))
        return server;
    }

  g_assert_not_reached ();
}

static void
select_in_list (Fixture          *fixture,
                PteroFleetServer *server)
{
  GtkWidget *page = ptero_test_find_type (fixture->window, PTERO_TYPE_FLEET_PAGE);
  GtkSelectionModel *selection = ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (page));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (selection)); i++)
    {
      g_autoptr(PteroFleetServer) other = g_list_model_get_item (G_LIST_MODEL (selection), i);

      if (other == server)
        gtk_selection_model_select_item (selection, i, FALSE);
    }
  ptero_test_spin (100);
}

static gboolean
is_about (PteroPaletteItem *item,
          PteroFleetServer *server)
{
  g_autofree char *target = item->target != NULL ? g_variant_print (item->target, FALSE) : NULL;

  return target != NULL && strstr (target, ptero_fleet_server_get_key (server)) != NULL;
}

static gboolean
has_text (gpointer user_data)
{
  Fixture *fixture = user_data;

  return ptero_test_find_label (fixture->window, fixture->awaited) != NULL;
}

/* The name of what can be done is about the server that is selected, whatever is written about
 * others; where a server is found by that, it says so. */
static void
at_hand_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *title = NULL;
  g_autofree char *toast = NULL;
  PteroFleetServer *described;
  PteroFleetServer *server;
  PteroPalette *palette;

  start_demo (fixture);
  described = find_described (fixture, TRUE);
  server = find_described (fixture, FALSE);
  select_in_list (fixture, server);
  palette = open_palette (fixture);
  title = g_strdup_printf ("Restart %s", get_name (server));

  type (palette, "18:00 not");
  g_assert_nonnull (get_selected (palette)->server);
  g_assert_nonnull (strstr (get_selected (palette)->detail, "Do not restart between 18:00"));
  type (palette, "restart 18:00");
  g_assert_cmpuint (count_power_rows (palette), ==, 0);

  /* half of its name is not enough for Return */
  type (palette, "rest");
  g_assert_nonnull (find_row (palette, title, "Demo Panel"));
  g_assert_null (get_selected (palette));

  type (palette, "restart");
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-at-hand");
  g_assert_cmpuint (count_power_rows (palette), ==, 1);
  g_assert_nonnull (strstr (find_row (palette, get_name (described), NULL)->detail, "restart"));
  g_assert_cmpstr (get_selected (palette)->title, ==, title);
  g_assert_cmpstr (get_selected (palette)->detail, ==, "Demo Panel");
  g_assert_true (is_about (get_selected (palette), server));
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_wait (is_restarting, server);
  toast = g_strdup_printf ("Restarting “%s” on “Demo Panel”", get_name (server));
  fixture->awaited = toast;
  ptero_test_wait (has_text, fixture);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture->window, "palette-toast");
}

static void
test_at_hand (void)
{
  run (at_hand_body, 1200);
}

/* What is to be done with several that are selected is done with all, if it is walked to. */
static void
several_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroFleetServer *servers[2];
  PteroPalette *palette;

  start_demo (fixture);
  servers[0] = find_described (fixture, TRUE);
  servers[1] = find_described (fixture, FALSE);
  select_in_list (fixture, servers[0]);
  select_in_list (fixture, servers[1]);
  palette = open_palette (fixture);
  type (palette, "restart");
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-several");
  g_assert_null (get_selected (palette));
  g_assert_cmpuint (count_power_rows (palette), ==, 0);
  use (palette, "palette.down");
  g_assert_cmpstr (get_selected (palette)->title, ==, "Restart Selected Servers");
  g_assert_cmpstr (get_selected (palette)->detail, ==, "2 servers");
  use (palette, "palette.open");
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_wait (is_restarting, servers[0]);
  ptero_test_wait (is_restarting, servers[1]);
}

static void
test_several (void)
{
  run (several_body, 1200);
}

static guint
count_rows (PteroPalette *palette)
{
  return g_list_model_get_n_items (ptero_palette_get_rows (palette));
}

/* Below the server that is selected, and gone by the same key.
 * @n_rows: those there are without any */
static void
check_actions (PteroPalette *palette,
               guint         n_rows)
{
  PteroPaletteItem *row = get_selected (palette);
  g_autofree char *title = g_strdup_printf ("Actions on %s · Demo Panel", row->title);
  g_autoptr(PteroPaletteItem) heading = NULL;
  GtkSingleSelection *rows = GTK_SINGLE_SELECTION (ptero_palette_get_rows (palette));

  use (palette, "palette.toggle-actions");
  g_assert_true (get_selected (palette) == row);
  g_assert_cmpuint (count_rows (palette), >, n_rows + 1);
  heading = g_list_model_get_item (G_LIST_MODEL (rows),
                                   gtk_single_selection_get_selected (rows) + 1);
  g_assert_true (heading->heading);
  g_assert_cmpstr (heading->title, ==, title);
  use (palette, "palette.down");
  g_assert_true (is_about (get_selected (palette), row->server));
  use (palette, "palette.toggle-actions");
  g_assert_true (get_selected (palette) == row);
  g_assert_cmpuint (count_rows (palette), ==, n_rows);
}

/* Walking changes nothing, and each server has its actions when they are asked for. */
static void
actions_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroPalette *palette;
  guint n_servers = 0;
  guint n_rows;

  start_demo (fixture);
  palette = open_palette (fixture);
  type (palette, "s");
  n_rows = count_rows (palette);
  for (; get_selected (palette)->server != NULL; n_servers++)
    {
      check_actions (palette, n_rows);
      use (palette, "palette.down");
      g_assert_cmpuint (count_rows (palette), ==, n_rows);
    }
  g_assert_cmpuint (n_servers, ==, 12);

  /* those of one server at a time */
  type (palette, "s");
  use (palette, "palette.toggle-actions");
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-actions");
  while (get_selected (palette)->server == NULL ||
         get_selected (palette) == find_row (palette, "Season 5", NULL))
    use (palette, "palette.down");
  check_actions (palette, n_rows);
}

static void
test_actions (void)
{
  run (actions_body, 1200);
}

static gboolean
press (PteroPalette    *palette,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (palette));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }

  return handled;
}

static guint
count_keys (PteroPalette *palette)
{
  GListModel *rows = ptero_palette_get_rows (palette);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(PteroPaletteItem) item = g_list_model_get_item (rows, i);

      if (item->keys != NULL)
        g_assert_true (g_hash_table_add (seen, g_strdup (item->keys)));
    }

  return g_hash_table_size (seen);
}

/* Keys that a row shows do what it says, and no two rows show the same. */
static void
keys_body (gpointer user_data)
{
  const GdkModifierType modifiers = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  Fixture *fixture = user_data;
  PteroFleetServer *server;
  PteroPalette *palette;

  start_demo (fixture);
  mark_recent (fixture);
  server = find_described (fixture, FALSE);
  select_in_list (fixture, server);
  palette = open_palette (fixture);
  g_assert_nonnull (find_row (palette, "Stop", NULL));
  use (palette, "palette.toggle-actions");
  g_assert_cmpuint (count_keys (palette), >, 4);
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-keys");

  /* where the text ends the arrows open and close */
  type (palette, get_name (server));
  gtk_editable_set_position (GTK_EDITABLE (ptero_palette_get_entry (palette)), -1);
  press (palette, GDK_KEY_Right, 0);
  g_assert_nonnull (find_row (palette, "Stop", NULL));
  g_assert_true (press (palette, GDK_KEY_Left, 0));
  g_assert_null (find_row (palette, "Stop", NULL));
  g_assert_false (press (palette, GDK_KEY_Left, 0));
  g_assert_false (press (palette, GDK_KEY_X, modifiers));
  g_assert_true (press (palette, GDK_KEY_Right, 0));
  g_assert_cmpuint (count_keys (palette), ==, 3);
  g_assert_true (press (palette, GDK_KEY_X, modifiers));
  ptero_test_wait (has_no_palette, NULL);
  ptero_test_wait (is_stopping, server);
}

static void
test_keys (void)
{
  run (keys_body, 1200);
}

static void
looks_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroPalette *palette;

  start_demo (fixture);
  palette = open_palette (fixture);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-start");
  type (palette, "s");
  ptero_test_spin (50);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-s");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_spin (100);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_looks (void)
{
  run (looks_body, 1200);
}

static void
narrow_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  PteroPalette *palette;

  start_demo (fixture);
  palette = open_palette (fixture);
  type (palette, "s");
  ptero_test_spin (100);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (palette)), <=, 400);
  ptero_test_screenshot (GTK_WIDGET (palette), "palette-narrow");
}

static void
test_narrow (void)
{
  run (narrow_body, 360);
}

static gboolean
offers (GPtrArray  *items,
        const char *title)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (PTERO_PALETTE_ITEM (items->pdata[i])->title, title))
      return TRUE;

  return FALSE;
}

/* What is known to be forbidden is not offered; what is not known is. */
static void
test_permissions (void)
{
  static const char * const permissions[] = { "websocket.connect", "user.read", NULL };
  PteroTestSection *self = ptero_test_section_new_for ("users", 950, 700, PTERO_DEMO_KEY_USER,
                                                       permissions);
  PteroFleetServer *other = ptero_test_section_find_other (self);
  g_autoptr(GPtrArray) front = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) unknown = g_ptr_array_new_with_free_func (g_object_unref);

  ptero_test_wait_item (self->section, "alice@example.com");
  ptero_palette_add_pages (front, self->fleet->panels, self->server);
  g_assert_true (offers (front, "Overview"));
  g_assert_true (offers (front, "Jobs"));
  g_assert_true (offers (front, "Users"));
  g_assert_false (offers (front, "Databases"));
  ptero_palette_add_server_actions (actions, self->server, TRUE, 100);
  g_assert_true (offers (actions, "Console"));
  g_assert_false (offers (actions, "Files"));
  g_assert_nonnull (other);
  g_assert_null (ptero_access_find (other));
  ptero_palette_add_pages (unknown, self->fleet->panels, other);
  g_assert_true (offers (unknown, "Databases"));

  ptero_test_section_free (self);
}

static void
mix (PteroPalette *palette)
{
  static const char * const texts[] = { "", "s", "su", ">", ":", "no such thing", "survival", "e",
                                        "state:running", "a", "r" };
  static const char * const keys[] = { "palette.up", "palette.down", "palette.page-up",
                                       "palette.page-down", "palette.toggle-actions" };

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      type (palette, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
      break;
    case 1:
      use (palette, keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))]);
      break;
    default:
      if (g_test_rand_int_range (0, 4) == 0)
        g_signal_emit_by_name (ptero_palette_get_entry (palette), "stop-search");
      break;
    }
}

/* It is typed in, walked, opened and closed while the servers below it come and go. */
static void
storm_body (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(PteroPanel) panel = NULL;
  gint64 end;

  start_demo (fixture);
  panel = g_list_model_get_item (G_LIST_MODEL (ptero_application_get_panels (fixture->application)),
                                 0);
  end = g_get_monotonic_time () + 3 * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time () < end)
    {
      PteroPalette *palette = find_palette ();

      if (g_test_rand_int_range (0, 8) == 0)
        ptero_panel_set_admin_all (panel, !ptero_panel_get_admin_all (panel));
      else if (palette == NULL)
        activate (fixture, "win.palette");
      else
        mix (palette);
      ptero_test_spin (g_test_rand_int_range (0, 40));
    }
}

static void
test_storm (void)
{
  run (storm_body, 1200);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/palette/servers", test_servers);
  g_test_add_func ("/ui/palette/background", test_background);
  g_test_add_func ("/ui/palette/walk", test_walk);
  g_test_add_func ("/ui/palette/commands", test_commands);
  g_test_add_func ("/ui/palette/recent-verb", test_recent_verb);
  g_test_add_func ("/ui/palette/power", test_power);
  g_test_add_func ("/ui/palette/at-hand", test_at_hand);
  g_test_add_func ("/ui/palette/several", test_several);
  g_test_add_func ("/ui/palette/actions", test_actions);
  g_test_add_func ("/ui/palette/keys", test_keys);
  g_test_add_func ("/ui/palette/looks", test_looks);
  g_test_add_func ("/ui/palette/narrow", test_narrow);
  g_test_add_func ("/ui/palette/storm", test_storm);

  g_test_add_func ("/ui/palette/permissions", test_permissions);

  return g_test_run ();
}
