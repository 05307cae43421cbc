/* test-fleet-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"
#include "ptero-page.h"
#include "ptero-test-fleet-page.h"
#include "ptero-test-sections.h"

static void
test_show (void)
{
  PteroTestFleetPage fixture;
  g_autofree char *found = NULL;
  guint n_running;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "latency=600", NULL));
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "");
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_spin (400);
  ptero_test_screenshot (fixture.window, "fleet-loading");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "Loading…");

  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo, "", NULL));
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (1500);
  ptero_test_screenshot (fixture.window, "fleet");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers · ");

  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture.fleet->fleet)));
  n_running = ptero_test_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING);
  ptero_test_fleet_page_activate (&fixture, "group", "running");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_running);
  found = g_strdup_printf ("%u of 14 servers", n_running);
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", found);
  ptero_test_fleet_page_activate (&fixture, "group", "all");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), >, n_running);
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers · ");

  /* that all are found is told, too */
  ptero_test_fleet_page_search (&fixture, "panel:northwind");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 of 14 servers");

  ptero_test_fleet_page_take_down (&fixture);
}

static guint
count_watched (PteroTestFleetPage *self)
{
  guint n_watched = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet->fleet),
                                                                  i);

      n_watched += ptero_fleet_server_get_watched (server);
    }

  return n_watched;
}

static gboolean
has_many (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 1000;
}

static gboolean
has_hundred (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 100;
}

/* However many rows GTK makes: what is on screen is watched, and nothing else. */
static void
test_watch (void)
{
  PteroTestFleetPage fixture;

  ptero_test_fleet_page_show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, 1000, 500);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_many, fixture.fleet->fleet);
  ptero_test_spin (500);
  ptero_test_screenshot (fixture.window, "fleet-many");
  g_assert_cmpuint (count_watched (&fixture), >, 3);
  g_assert_cmpuint (count_watched (&fixture), <, 40);

  gtk_widget_set_visible (fixture.window, FALSE);
  ptero_test_spin (50);
  g_assert_cmpuint (count_watched (&fixture), ==, 0);

  ptero_test_fleet_page_take_down (&fixture);
}

/* The table, or the list of a narrow window: the one that is shown. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  if ((GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_VIEW (widget)) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What unfolds above or below the list does not move its rows, wherever the focus is. */
static void
test_keep_scroll (void)
{
  PteroTestFleetPage fixture;
  GtkAdjustment *adjustment;

  ptero_test_fleet_page_show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_many, fixture.fleet->fleet);
  ptero_test_spin (500);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (fixture.page)));

  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page),
                                 ptero_test_fleet_page_peek (&fixture, 7));
  gtk_widget_set_margin_top (fixture.page, 60);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  gtk_adjustment_set_value (adjustment, 185);
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page),
                                 ptero_test_fleet_page_peek (&fixture, 9));
  ptero_test_spin (100);
  gtk_widget_set_margin_top (fixture.page, 0);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 185);

  /* the last row in sight has the focus, and is not covered */
  gtk_adjustment_set_value (adjustment, 0);
  ptero_test_spin (50);
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page),
                                 ptero_test_fleet_page_peek (&fixture,
                                                             (guint) gtk_adjustment_get_page_size (adjustment) / 37 - 1));
  gtk_widget_set_margin_top (fixture.page, 200);
  ptero_test_spin (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <=, 200);

  ptero_test_fleet_page_take_down (&fixture);
}

static GtkWidget *
get_entry (PteroTestFleetPage *fixture)
{
  return ptero_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
}

static void
type_search (PteroTestFleetPage *fixture,
             const char         *text)
{
  GtkEditable *entry = GTK_EDITABLE (get_entry (fixture));
  int position = gtk_editable_get_position (entry);

  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
  ptero_test_spin (700);
}

typedef struct
{
  PteroTestFleetPage *fixture;
  PteroFleetServer   *server;
  double              offset;   /* negative: wherever it is in sight */
} Place;

static gboolean
is_at (gpointer data)
{
  Place *place = data;
  PteroFleetPage *page = PTERO_FLEET_PAGE (place->fixture->page);
  double offset;

  return ptero_fleet_page_get_focused (page, NULL) == place->server &&
         ptero_fleet_page_get_row (page, place->server, &offset) &&
         (place->offset < 0 || offset == place->offset);
}

static void
await_at (PteroTestFleetPage *fixture,
          PteroFleetServer   *server,
          double              offset)
{
  Place place = { fixture, server, offset };

  ptero_test_wait (is_at, &place);
}

static gboolean
is_scrolled (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 10000;
}

static guint
find_server (PteroTestFleetPage *fixture,
             PteroFleetServer   *server)
{
  guint position = 0;

  while (ptero_test_fleet_page_peek (fixture, position) != server)
    position++;

  return position;
}

/* Escape goes back to where one was before the search, or to what was gone on with. */
static void
test_search_back (gconstpointer data)
{
  PteroTestFleetPage fixture;
  GtkAdjustment *adjustment;
  g_autoptr(PteroFleetServer) server = NULL;
  g_autoptr(PteroFleetServer) found = NULL;
  double offset = 0;
  guint position;

  ptero_test_fleet_page_show (&fixture, 1000, PTERO_DEMO_KEY_ADMIN, GPOINTER_TO_INT (data), 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (has_many, fixture.fleet->fleet);
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  ptero_test_spin (1500);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (fixture.page)));
  gtk_adjustment_set_value (adjustment, 9000);
  ptero_test_spin (300);
  server = g_object_ref (ptero_fleet_page_get_middle (PTERO_FLEET_PAGE (fixture.page)));
  position = find_server (&fixture, server);
  ptero_fleet_page_focus_server (PTERO_FLEET_PAGE (fixture.page), server);
  gtk_selection_model_select_item (fixture.selection, position, TRUE);
  ptero_test_spin (300);
  g_assert_true (ptero_fleet_page_get_row (PTERO_FLEET_PAGE (fixture.page), server, &offset));
  g_assert_cmpfloat (offset, >, 100);
  await_at (&fixture, server, offset);

  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  type_search (&fixture, "zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  g_signal_emit_by_name (get_entry (&fixture), "stop-search");
  await_at (&fixture, server, offset);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (fixture.selection, position));

  /* where a chip stays the search is not over yet */
  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  type_search (&fixture, "owner:other ");
  type_search (&fixture, "zzz");
  g_signal_emit_by_name (get_entry (&fixture), "stop-search");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), <, 1000);
  ptero_test_spin (700);
  ptero_test_fleet_page_activate (&fixture, "escape", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1000);
  await_at (&fixture, server, offset);

  /* who went on in what was found stays there */
  g_assert_true (ptero_page_start_search (PTERO_PAGE (fixture.page)));
  found = g_object_ref (ptero_test_fleet_page_peek (&fixture, 700));
  type_search (&fixture, ptero_fleet_server_get_server (found)->identifier);
  gtk_selection_model_unselect_all (fixture.selection);
  g_signal_emit_by_name (get_entry (&fixture), "activate");
  await_at (&fixture, found, -1);
  ptero_test_fleet_page_activate (&fixture, "escape", NULL);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1000);
  ptero_test_wait (is_scrolled, adjustment);
  await_at (&fixture, found, -1);

  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
may_start (gpointer fixture)
{
  return ptero_test_fleet_page_is_enabled (fixture, "start");
}

/* What is not known yet is neither running nor offline, and is not started along with the rest. */
static void
test_unknown (void)
{
  PteroTestFleetPage fixture;
  g_autofree char *subtitle = NULL;
  guint n_unknown;

  ptero_test_fleet_page_show (&fixture, 100, PTERO_DEMO_KEY_ADMIN, 1000, 500);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo,
                                              "latency=60000@/api/client/servers/", NULL));
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_wait (has_hundred, fixture.fleet->fleet);
  ptero_test_spin (300);

  n_unknown = ptero_test_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_UNKNOWN);
  g_assert_cmpuint (n_unknown, >, 10);
  g_object_get (fixture.page, "subtitle", &subtitle, NULL);
  g_assert_nonnull (strstr (subtitle, " not known yet"));
  g_assert_null (strstr (subtitle, "running"));
  g_assert_nonnull (ptero_test_find_label (fixture.page, "Unknown"));

  /* where no other is selected it is meant */
  ptero_test_fleet_page_activate (&fixture, "group", "unknown");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_unknown);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_wait (may_start, &fixture);
  ptero_test_fleet_page_activate (&fixture, "group", "all");
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_screenshot (fixture.window, "fleet-unknown");
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "start"));

  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_narrow (void)
{
  PteroTestFleetPage fixture;
  int minimum;

  ptero_test_fleet_page_show_loaded (&fixture, 360, 640);
  ptero_test_spin (200);
  gtk_widget_measure (fixture.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_screenshot (fixture.window, "fleet-narrow");
  g_assert_cmpuint (count_watched (&fixture), >, 3);
  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_screenshot (fixture.window, "fleet-narrow-selected");
  gtk_widget_measure (fixture.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_fleet_page_activate (&fixture, "stop-selecting", NULL);

  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_empty (void)
{
  PteroTestFleetPage fixture;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_NO_SERVERS, 800, 600);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_spin (300);
  g_assert_nonnull (ptero_test_find_label (fixture.page, "No Servers Yet"));
  ptero_test_screenshot (fixture.window, "fleet-empty");
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
is_online (gpointer panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE;
}

static gboolean
says (GtkWidget  *page,
      const char *text)
{
  GtkWidget *label = ptero_test_find_label (page, text);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* The servers of a panel that has only a key for its administration are not none, and it is not
 * left out unsaid. */
static void
test_no_account_key (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) other = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *page;
  GtkWidget *window;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  other = ptero_panel_new (NULL, "Admin Only",
                           ptero_demo_panel_get_address (fixture.fleet->demo));
  ptero_panel_store_add_demo (fixture.fleet->panels, other, NULL,
                              ptero_demo_panel_get_key (fixture.fleet->demo,
                                                        PTERO_DEMO_KEY_APPLICATION));
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (is_online, other);
  ptero_test_spin (300);
  ptero_test_screenshot (fixture.window, "fleet-of-panels");
  ptero_test_fleet_page_assert_title (&fixture, "All Servers", "14 servers on 1 of 2 panels · ");

  page = g_object_ref_sink (ptero_fleet_page_new (fixture.fleet->fleet, fixture.fleet->jobs,
                                                  other));
  window = ptero_test_present_sized (page, 900, 600);
  ptero_test_spin (300);
  ptero_test_screenshot (window, "fleet-no-account-key");
  g_object_get (page, "subtitle", &subtitle, NULL);
  g_assert_cmpstr (subtitle, ==, "No account key");
  g_assert_true (says (page, "No Account Key"));
  g_assert_true (says (page, "Add Account Key…"));
  g_assert_true (says (page, "Servers in Administration"));
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
has_no_key (gpointer panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_NO_KEY;
}

/* A panel without a key would never answer. */
static void
test_no_key (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  GtkWidget *page;
  GtkWidget *window;

  ptero_panel_store_add_demo (fleet->panels, other, NULL, NULL);
  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_no_key, other);
  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, other));
  window = ptero_test_present_sized (page, 900, 500);
  ptero_test_spin (300);
  ptero_test_screenshot (window, "fleet-no-key");
  g_assert_true (says (page, "No Key"));
  g_assert_true (says (page, "The panel needs a key. Its servers are listed here as soon as it has one."));
  g_assert_true (says (page, "Add Key…"));
  g_assert_false (says (page, "Servers in Administration"));
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

static gboolean
can_power (gpointer power)
{
  return gtk_widget_get_sensitive (power) && gtk_widget_get_opacity (power) == 1;
}

/* The panel is gone: its servers stay, as what they were, until it is back. */
static void
test_stale (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(GError) error = NULL;
  GtkWidget *power;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  power = ptero_test_find_type (find_list (fixture.page), GTK_TYPE_BUTTON);
  g_assert_true (can_power (power));
  /* its cell is not read out as a text of its own */
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (gtk_widget_get_parent (power))), ==, GTK_ACCESSIBLE_ROLE_GENERIC);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  ptero_test_spin (200);
  g_assert_false (can_power (power));
  g_assert_nonnull (ptero_test_find_label (fixture.page, "Was running"));
  ptero_test_screenshot (fixture.window, "fleet-stale");

  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  g_assert_false (ptero_test_fleet_page_is_enabled (&fixture, "stop"));

  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (is_online, fixture.fleet->panel);
  ptero_test_wait (can_power, power);
  ptero_test_fleet_page_take_down (&fixture);
}

static gboolean
has_two_lists (gpointer fleet)
{
  return ptero_fleet_get_n_servers (fleet) == 80 &&
         ptero_test_fleet_count (fleet, PTERO_SERVER_STATE_UNKNOWN) == 0;
}

/* Two logins at one panel show each server twice; what is done is done with it once. */
static void
test_two_logins (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(PteroPanel) second = NULL;
  g_autofree char *label = NULL;
  const char *key;
  guint n_running;

  ptero_test_fleet_page_show (&fixture, 0, PTERO_DEMO_KEY_ADMIN, 1000, 700);
  second = ptero_panel_new (NULL, "Home Lab", ptero_demo_panel_get_address (fixture.fleet->demo));
  key = ptero_demo_panel_get_key (fixture.fleet->demo, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_store_add_demo (fixture.fleet->panels, second, key, NULL);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_panel_set_admin_all (second, TRUE);
  ptero_fleet_start (fixture.fleet->fleet);
  ptero_test_wait (has_two_lists, fixture.fleet->fleet);

  ptero_test_fleet_page_activate (&fixture, "select-all", NULL);
  ptero_test_spin (100);
  n_running = ptero_test_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_RUNNING) +
              ptero_test_fleet_count (fixture.fleet->fleet, PTERO_SERVER_STATE_STARTING);
  label = g_strdup_printf ("Stop %u of 40", n_running / 2);
  g_assert_nonnull (ptero_test_find_label (fixture.page, label));
  ptero_test_fleet_page_take_down (&fixture);
}

/* The panel is back, but does not tell yet what its servers do. */
static void
test_last_known (void)
{
  PteroTestFleetPage fixture;
  g_autoptr(GError) error = NULL;
  g_autofree char *subtitle = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  g_assert_true (ptero_demo_panel_set_faults (fixture.fleet->demo,
                                              "latency=60000@/api/client/servers/", NULL));
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (is_online, fixture.fleet->panel);
  ptero_test_spin (500);

  g_assert_nonnull (ptero_test_find_label (fixture.page, "Was running"));
  ptero_test_screenshot (fixture.window, "fleet-last-known");
  g_object_get (fixture.page, "subtitle", &subtitle, NULL);
  g_assert_nonnull (strstr (subtitle, " not known yet"));
  g_assert_null (strstr (subtitle, "running"));
  g_assert_true (can_power (ptero_test_find_type (find_list (fixture.page), GTK_TYPE_BUTTON)));
  ptero_test_fleet_page_activate (&fixture, "group", "running");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  ptero_test_fleet_page_activate (&fixture, "group", "all");
  ptero_test_fleet_page_search (&fixture, "state:running");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);
  ptero_test_fleet_page_search (&fixture, "");

  ptero_test_fleet_page_take_down (&fixture);
}

static void
scroll_about (PteroTestFleetPage *self)
{
  GtkWidget *view = find_list (self->page);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  for (guint i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (adjustment, g_test_rand_int_range (0, 8000));
      ptero_test_spin (10);
    }
}

/* Rows get on screen while the list is laid out: those of a panel that is gone look otherwise, but
 * are not of another size. */
static void
test_scroll_stale (gconstpointer width)
{
  PteroTestFleetPage fixture;
  g_autoptr(GError) error = NULL;

  ptero_test_fleet_page_show (&fixture, 300, PTERO_DEMO_KEY_ADMIN, GPOINTER_TO_INT (width), 700);
  ptero_panel_set_admin_all (fixture.fleet->panel, TRUE);
  ptero_test_fleet_start (fixture.fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, fixture.fleet->fleet);
  ptero_test_spin (300);
  ptero_demo_panel_stop (fixture.fleet->demo);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  ptero_test_wait (ptero_test_fleet_page_is_unreachable, fixture.fleet->panel);
  scroll_about (&fixture);
  ptero_demo_panel_start (fixture.fleet->demo, &error);
  g_assert_no_error (error);
  ptero_page_refresh (PTERO_PAGE (fixture.page));
  scroll_about (&fixture);
  ptero_test_wait (is_online, fixture.fleet->panel);
  ptero_test_fleet_page_take_down (&fixture);
}

static void
test_panel (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "http://127.0.0.1:1");
  GtkWidget *page;
  GtkWidget *window;
  g_autofree char *title = NULL;

  ptero_panel_store_add_demo (fleet->panels, other, NULL, NULL);
  ptero_test_fleet_start (fleet);
  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, fleet->panel));
  window = ptero_test_present_sized (page, 900, 500);
  ptero_test_wait (ptero_test_fleet_page_has_running, fleet->fleet);
  title = ptero_page_dup_title (PTERO_PAGE (page));
  g_assert_cmpstr (title, ==, "Northwind Hosting");
  g_assert_null (ptero_test_find_label (page, "Panel"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (page)))), ==, 14);
  ptero_test_spin (300);
  ptero_test_screenshot (window, "fleet-panel");
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);

  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, other));
  window = ptero_test_present_sized (page, 900, 500);
  g_assert_nonnull (ptero_test_find_label (page, "No Key"));
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);

  ptero_test_fleet_free (fleet);
}

/* Nothing that a panel says is markup, or turns the line around. */
static void
test_right_to_left (void)
{
  PteroTestFleetPage fixture;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_test_spin (500);
  ptero_test_screenshot (fixture.window, "fleet-rtl-dark");
  ptero_test_fleet_page_take_down (&fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
rename_server (PteroFleetServer *server,
               const char       *name)
{
  g_autofree char *text = g_strdup_printf ("{\"name\":\"%s\"}", name);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(GError) error = NULL;

  ptero_resource_update (PTERO_RESOURCE (ptero_fleet_server_get_server (server)), node, &error);
  g_assert_no_error (error);
}

static gboolean
shows_none (gpointer fixture)
{
  return ptero_test_fleet_page_count_shown (fixture) == 0;
}

/* Found at once, as the panel says so, or dropped, where many may be together, in a moment; and it
 * stays selected. */
static void
test_renamed (void)
{
  PteroTestFleetPage fixture;
  PteroFleetServer *server;
  g_autofree char *name = NULL;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  ptero_fleet_set_active (fixture.fleet->fleet, FALSE);
  server = ptero_test_fleet_page_peek (&fixture, 2);
  name = g_strdup (ptero_fleet_server_get_server (server)->name);
  ptero_test_fleet_page_search (&fixture, "zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 0);

  rename_server (server, "A zzz");
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  g_assert_true (ptero_test_fleet_page_peek (&fixture, 0) == server);
  gtk_selection_model_select_item (fixture.selection, 0, TRUE);
  rename_server (server, "B zzz");
  rename_server (server, "C zzz");
  gtk_selection_model_unselect_item (fixture.selection, 0);
  ptero_test_spin (600);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 0);
  gtk_selection_model_select_item (fixture.selection, 0, TRUE);
  rename_server (server, "D zzz");
  rename_server (server, "E zzz");
  ptero_test_spin (600);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, 1);
  g_assert_cmpuint (ptero_test_fleet_page_count_selected (&fixture), ==, 1);

  rename_server (server, name);
  ptero_test_wait (shows_none, &fixture);
  ptero_test_fleet_page_search (&fixture, "");
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  ptero_test_spin (600);
  rename_server (server, "AAA");
  ptero_test_spin (50);
  g_assert_true (ptero_test_fleet_page_peek (&fixture, 0) == server);

  ptero_test_fleet_page_take_down (&fixture);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
give_state (PteroFleetServer *server,
            const char       *state)
{
  g_autofree char *text = g_strdup_printf ("{ \"object\": \"stats\", \"attributes\": { \"current_state\": \"%s\", \"is_suspended\": false,"
                                           "  \"resources\": { \"memory_bytes\": 0, \"cpu_absolute\": 0, \"disk_bytes\": 0,"
                                           "  \"network_rx_bytes\": 0, \"network_tx_bytes\": 0, \"uptime\": 0 } } }", state);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(PteroResource) stats = ptero_resource_new_from_json (PTERO_TYPE_STATS, node, NULL);

  ptero_fleet_server_take_stats (server, PTERO_STATS (stats));
}

/* Behind another page nothing is filtered, sorted or counted; in front again it is as it should be
 * at once. */
static void
test_behind (void)
{
  PteroTestFleetPage fixture;
  PteroFleetPage *page;
  g_autoptr(PteroFleetServer) server = NULL;
  guint n_filtered = 0;
  guint n_sorted = 0;
  guint n_live = 0;
  guint n_shown;

  ptero_test_fleet_page_show_loaded (&fixture, 1000, 700);
  page = PTERO_FLEET_PAGE (fixture.page);
  ptero_test_fleet_page_activate (&fixture, "group", "running");
  ptero_test_fleet_page_activate (&fixture, "sort", "cpu");
  n_shown = ptero_test_fleet_page_count_shown (&fixture);
  server = g_object_ref (ptero_test_fleet_page_peek (&fixture, 0));

  gtk_widget_set_visible (fixture.page, FALSE);
  ptero_test_spin (50);
  g_signal_connect_swapped (page->filter, "changed", G_CALLBACK (count_cb), &n_filtered);
  g_signal_connect_swapped (page->sorter, "changed", G_CALLBACK (count_cb), &n_sorted);
  g_signal_connect_swapped (page->fleet, "live-changed", G_CALLBACK (count_cb), &n_live);
  ptero_demo_panel_stop (fixture.fleet->demo);
  give_state (server, "offline");
  ptero_test_spin (4500);
  g_assert_cmpuint (n_live, >, 0);
  g_assert_cmpuint (n_filtered, ==, 0);
  g_assert_cmpuint (n_sorted, ==, 0);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_shown);

  gtk_widget_set_visible (fixture.page, TRUE);
  ptero_test_spin (50);
  g_assert_cmpuint (n_filtered, ==, 1);
  g_assert_cmpuint (n_sorted, ==, 1);
  g_assert_cmpuint (ptero_test_fleet_page_count_shown (&fixture), ==, n_shown - 1);

  g_signal_handlers_disconnect_by_func (page->filter, count_cb, &n_filtered);
  g_signal_handlers_disconnect_by_func (page->sorter, count_cb, &n_sorted);
  g_signal_handlers_disconnect_by_func (page->fleet, count_cb, &n_live);
  ptero_test_fleet_page_take_down (&fixture);
}

static void
assert_label (GtkWidget  *widget,
              const char *prefix,
              const char *name)
{
  g_autofree char *label = g_strconcat (prefix, name, NULL);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
}

/* What each row has says of which row it is. */
static void
test_row_names (gconstpointer width)
{
  PteroTestFleetPage fixture;
  const char *name;

  ptero_test_fleet_page_show_loaded (&fixture, GPOINTER_TO_INT (width), 700);
  ptero_test_fleet_page_activate (&fixture, "sort", "name");
  ptero_test_fleet_page_activate (&fixture, "selecting", NULL);
  name = ptero_fleet_server_get_server (ptero_test_fleet_page_peek (&fixture, 0))->name;
  assert_label (ptero_test_find_type (find_list (fixture.page), GTK_TYPE_CHECK_BUTTON), "Select ",
                name);
  if (GPOINTER_TO_INT (width) > 500)
    assert_label (ptero_test_find_type (find_list (fixture.page), GTK_TYPE_BUTTON), "Power of ",
                  name);
  ptero_test_fleet_page_take_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-page/show", test_show);
  g_test_add_func ("/fleet-page/watch", test_watch);
  g_test_add_func ("/fleet-page/keep-scroll", test_keep_scroll);
  g_test_add_func ("/fleet-page/unknown", test_unknown);
  g_test_add_func ("/fleet-page/narrow", test_narrow);
  g_test_add_func ("/fleet-page/empty", test_empty);
  g_test_add_func ("/fleet-page/no-account-key", test_no_account_key);
  g_test_add_func ("/fleet-page/no-key", test_no_key);
  g_test_add_func ("/fleet-page/stale", test_stale);
  g_test_add_func ("/fleet-page/last-known", test_last_known);
  g_test_add_func ("/fleet-page/two-logins", test_two_logins);
  g_test_add_data_func ("/fleet-page/search-back/wide", GINT_TO_POINTER (1000), test_search_back);
  g_test_add_data_func ("/fleet-page/search-back/narrow", GINT_TO_POINTER (400), test_search_back);
  g_test_add_data_func ("/fleet-page/scroll-stale/wide", GINT_TO_POINTER (1000), test_scroll_stale);
  g_test_add_data_func ("/fleet-page/scroll-stale/narrow", GINT_TO_POINTER (400),
                        test_scroll_stale);
  g_test_add_func ("/fleet-page/panel", test_panel);
  g_test_add_func ("/fleet-page/renamed", test_renamed);
  g_test_add_func ("/fleet-page/behind", test_behind);
  g_test_add_data_func ("/fleet-page/row-names/wide", GINT_TO_POINTER (1000), test_row_names);
  g_test_add_data_func ("/fleet-page/row-names/narrow", GINT_TO_POINTER (400), test_row_names);
  g_test_add_func ("/fleet-page/right-to-left", test_right_to_left);

  return g_test_run ();
}
