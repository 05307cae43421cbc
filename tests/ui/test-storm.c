/* test-storm.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core-support.h"
#include "ptero-application.h"
#include "ptero-demo-panel.h"
#include "ptero-fleet-page.h"
#include "ptero-sections.h"
#include "ptero-server-page.h"
#include "ptero-test-models.h"
#include "ptero-test-monkey.h"
#include "ptero-test-notifications.h"
#include "ptero-test-panels.h"
#include "ptero-window.h"

/* The whole program in a storm: one of its panels goes wrong in every way while somebody does one
 * thing after the other, in an order that the seed of the test decides. Nothing may warn or stay
 * behind, and the other panel keeps working.
 *
 * PTERO_STORM says for how many seconds, instead of eight. */

#define N_SERVERS 30

/* What is done, and to which panel. */
enum {
  PROGRAM,
  PAGES,
  PAGES_OF_PELICAN,
};

typedef struct
{
  PteroApplication       *application;
  GtkWidget              *window;
  PteroTestNotifications *notifications;
  PteroDemoPanel         *good;
  PteroDemoPanel         *bad;
  PteroPanel             *calm;       /* the panel at @good */
  char                   *wild;       /* id of the panel at @bad */
  char                   *elsewhere;  /* another address of @bad */
  gboolean                stopped;
  guint                   n_adding;
  gboolean                pages;      /* what is done is done on the pages */
} Storm;

static PteroPanelStore *
get_panels (Storm *storm)
{
  return ptero_application_get_panels (storm->application);
}

/* (nullable) */
static PteroPanel *
get_wild (Storm *storm)
{
  return storm->wild != NULL ? ptero_panel_store_find (get_panels (storm), storm->wild) : NULL;
}

/* (transfer full) (nullable) */
static PteroFleetServer *
pick_server (Storm *storm)
{
  GListModel *fleet = G_LIST_MODEL (ptero_application_get_fleet (storm->application));
  guint n_servers = g_list_model_get_n_items (fleet);

  return n_servers > 0 ? g_list_model_get_item (fleet, g_test_rand_int_range (0, n_servers)) : NULL;
}

static void
break_down (Storm *storm)
{
  static const char *const faults[] = {
    "", "", "latency=300", "status=401", "status=403", "status=404@/api/client/servers",
    "status=409", "status=422", "status=429*3",
    "status=500", "status=502", "status=503", "html=200", "html=404", "truncate", "drop", "drop*2",
    "reset-body", "wrong-types",
    "wrong-types@/api/client/servers", "huge=17", "deep", "redirect=http://127.0.0.1:1/",
    "rate-limit=1*2", "rate-limit=30*1",
    "daemon-down", "slow-body=400", "latency=100,slow-body=300,daemon-down",
  };
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_set_faults (storm->bad, faults[g_test_rand_int_range (0, G_N_ELEMENTS (faults))],
                               &error);
  g_assert_no_error (error);
}

static void
turn_off_and_on (Storm *storm)
{
  g_autoptr(GError) error = NULL;

  if (storm->stopped)
    ptero_demo_panel_start (storm->bad, &error);
  else
    ptero_demo_panel_stop (storm->bad);
  storm->stopped = error != NULL || !storm->stopped;
}

static void
revoke_key (Storm *storm)
{
  ptero_demo_panel_revoke_key (storm->bad, PTERO_DEMO_KEY_ADMIN, g_test_rand_bit ());
}

static void
vanish (Storm *storm)
{
  static const char *const states[] = { "offline", "running", "starting", "stopping" };
  static const char *const statuses[] = { "installing", "suspended", "install_failed",
                                          "restoring_backup", NULL };
  g_autoptr(PteroFleetServer) server = pick_server (storm);

  if (server == NULL)
    return;

  ptero_demo_panel_set_server_state (storm->bad, ptero_fleet_server_get_uuid (server),
                                     states[g_test_rand_int_range (0, 4)]);
  ptero_demo_panel_set_server_status (storm->bad, ptero_fleet_server_get_uuid (server),
                                      statuses[g_test_rand_int_range (0, 5)]);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Storm *storm = user_data;

  ptero_panel_store_add_finish (PTERO_PANEL_STORE (object), result, NULL);
  storm->n_adding--;
}

static PteroPanel *
add_panel (Storm          *storm,
           PteroDemoPanel *demo,
           const char     *name)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, name, ptero_demo_panel_get_address (demo));

  storm->n_adding++;
  ptero_panel_store_add_async (get_panels (storm), panel,
                               ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN),
                               g_test_rand_bit ()
                                 ? ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_APPLICATION)
                                 : NULL,
                               TRUE, NULL, added_cb, storm);

  while (storm->n_adding > 0)
    g_main_context_iteration (NULL, TRUE);

  return ptero_panel_store_find (get_panels (storm), ptero_panel_get_id (panel));
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  ptero_panel_store_remove_finish (PTERO_PANEL_STORE (object), result, NULL);
}

static void
remove_or_add (Storm *storm)
{
  PteroPanel *panel = get_wild (storm);

  if (panel != NULL && g_test_rand_int_range (0, 3) > 0)
    return;

  if (panel != NULL)
    {
      ptero_panel_store_remove_async (get_panels (storm), panel, NULL, removed_cb, NULL);
      return;
    }

  g_free (storm->wild);
  storm->wild = NULL;
  if (!storm->stopped)
    storm->wild = g_strdup (ptero_panel_get_id (add_panel (storm, storm->bad, "Wild")));
}

static void
edit (Storm *storm)
{
  PteroPanel *panel = get_wild (storm);
  g_autofree char *name = g_strdup_printf ("Wild <b>%d</b> & \u202e", g_test_rand_int ());

  if (panel == NULL)
    return;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0: ptero_panel_set_name (panel, name); break;
    case 1: ptero_panel_set_color (panel, g_test_rand_int_range (0, PTERO_N_PANEL_COLORS)); break;
    case 2: ptero_panel_set_admin_all (panel, !ptero_panel_get_admin_all (panel)); break;
    case 3: ptero_panel_set_address (panel, storm->elsewhere); break;
    case 4: ptero_panel_set_address (panel, storm->stopped
                                       ? "http://127.0.0.1:1"
                                       : ptero_demo_panel_get_address (storm->bad)); break;
    default: ptero_panel_refresh (panel); break;
    }
}

static void
set_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  ptero_panel_store_set_key_finish (PTERO_PANEL_STORE (object), result, NULL);
}

static void
change_key (Storm *storm)
{
  PteroPanel *panel = get_wild (storm);
  PteroApi api = g_test_rand_bit () ? PTERO_API_CLIENT : PTERO_API_APPLICATION;
  const PteroDemoKey keys[] = { PTERO_DEMO_KEY_ADMIN, PTERO_DEMO_KEY_ADMIN, PTERO_DEMO_KEY_USER,
                                PTERO_DEMO_KEY_APPLICATION,
                                PTERO_DEMO_KEY_TWO_FACTOR, PTERO_DEMO_KEY_NO_SERVERS };
  const char *key = ptero_demo_panel_get_key (storm->bad,
                                              keys[g_test_rand_int_range (0, G_N_ELEMENTS (keys))]);

  if (panel != NULL)
    ptero_panel_store_set_key_async (get_panels (storm), panel, api,
                                     g_test_rand_int_range (0, 6) > 0 ? key : NULL, NULL, TRUE, NULL,
                                     set_cb, NULL);
}

static void
use_window (Storm *storm)
{
  static const char *const plain[] = {
    "win.back", "win.next-tab", "win.previous-tab", "win.refresh", "win.refresh-all", "win.search",
    "win.show-all",
    "win.show-jobs", "win.toggle-sidebar", "win.add-panel", "win.palette", "app.preferences",
    "app.about",
    "app.shortcuts",
  };
  static const char *const of_panel[] = {
    "win.show-panel", "win.edit-panel", "win.remove-panel", "win.resolve-panel",
    "win.refresh-panel", "win.move-panel-up",
    "win.move-panel-down", "win.copy-panel-address",
  };
  PteroPanel *panel = get_wild (storm);

  if (panel != NULL && g_test_rand_bit ())
    gtk_widget_activate_action (storm->window,
                                of_panel[g_test_rand_int_range (0, G_N_ELEMENTS (of_panel))], "s",
                                storm->wild);
  else
    gtk_widget_activate_action (storm->window,
                                plain[g_test_rand_int_range (0, G_N_ELEMENTS (plain))], NULL);
}

static void
open_server (Storm *storm)
{
  g_autoptr(PteroFleetServer) server = pick_server (storm);

  if (server != NULL)
    gtk_widget_activate_action (storm->window, g_test_rand_bit ()
                                  ? "win.open-server"
                                  : "win.open-server-in-background", "s",
                                ptero_fleet_server_get_key (server));
}

/* Not the pinned one, with which the window goes. */
static void
close_tab (Storm *storm)
{
  GtkWidget *tabs = ptero_test_find_type (storm->window, ADW_TYPE_TAB_VIEW);
  AdwTabPage *page = adw_tab_view_get_selected_page (ADW_TAB_VIEW (tabs));

  if (page != NULL && !adw_tab_page_get_pinned (page))
    gtk_widget_activate_action (storm->window, "win.close-tab", NULL);
}

static void
use_list (Storm *storm)
{
  static const char *const plain[] = {
    "fleet.start", "fleet.stop", "fleet.restart", "fleet.kill", "fleet.open", "fleet.copy-address",
    "fleet.select-all",
    "fleet.clear-selection", "fleet.invert-selection", "fleet.clear-filters", "fleet.escape",
    "fleet.context-menu",
    "fleet.selecting", "fleet.sort-descending",
  };
  static const char *const groups[] = { "all", "running", "offline", "attention" };
  static const char *const columns[] = { "", "name", "state", "cpu", "memory", "disk", "uptime",
                                         "node", "address", "panel", "nonsense" };
  GtkWidget *page = ptero_test_find_type (storm->window, PTERO_TYPE_FLEET_PAGE);

  if (page == NULL)
    return;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      gtk_widget_activate_action (page, "fleet.group", "s",
                                  groups[g_test_rand_int_range (0, G_N_ELEMENTS (groups))]);
      break;

    case 1:
      gtk_widget_activate_action (page, "fleet.sort", "s",
                                  columns[g_test_rand_int_range (0, G_N_ELEMENTS (columns))]);
      break;

    case 2:
      gtk_widget_activate_action (page, "fleet.filter-panel", "s",
                                  g_test_rand_bit () || storm->wild == NULL ? "" : storm->wild);
      break;

    default:
      gtk_widget_activate_action (page, plain[g_test_rand_int_range (0, G_N_ELEMENTS (plain))],
                                  NULL);
      break;
    }
}

static void
use_server (Storm *storm)
{
  static const char *const signals[] = { "start", "stop", "restart", "kill" };
  GtkWidget *page = ptero_test_find_type (storm->window, PTERO_TYPE_SERVER_PAGE);

  if (page != NULL)
    gtk_widget_activate_action (page, "server.power", "s",
                                signals[g_test_rand_int_range (0, G_N_ELEMENTS (signals))]);
}

static void
collect_buttons (GtkWidget *widget,
                 GPtrArray *buttons)
{
  if (GTK_IS_FILE_CHOOSER (widget) || GTK_IS_LINK_BUTTON (widget))
    return;

  if (GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (buttons, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, buttons);
}

/* Presses something in a dialog that is open, or closes it. */
static void
use_dialog (Storm *storm)
{
  g_autolist(GtkWidget) windows = gtk_window_list_toplevels ();
  g_autoptr(GPtrArray) buttons = g_ptr_array_new ();

  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (l->data == storm->window || !gtk_widget_get_mapped (l->data))
        continue;

      if (g_test_rand_int_range (0, 4) == 0)
        gtk_window_close (l->data);
      else
        collect_buttons (l->data, buttons);
    }

  if (buttons->len > 0)
    g_signal_emit_by_name (g_ptr_array_index (buttons, g_test_rand_int_range (0, buttons->len)),
                           "clicked");
}

static void
hide_and_show (Storm *storm)
{
  static gboolean active = TRUE;

  active = !active;
  ptero_fleet_set_active (ptero_application_get_fleet (storm->application), active);
}

static void
show_page (Storm *storm)
{
  static const char *const pages[] = {
    "account", "admin-overview", "admin-servers", "admin-users", "admin-nodes", "admin-locations",
    "admin-nests", "admin-eggs",
    "admin-database-hosts", "admin-mounts", "admin-elsewhere", "admin-roles", "admin-plugins",
  };

  if (storm->wild != NULL)
    gtk_widget_activate_action (storm->window, "win.show-panel-page", "(ss)", storm->wild,
                                pages[g_test_rand_int_range (0, G_N_ELEMENTS (pages))]);
}

static void
show_section (Storm *storm)
{
  g_autoptr(PteroFleetServer) server = pick_server (storm);
  guint n_sections;
  const PteroSection *sections = ptero_sections_get (&n_sections);

  if (server != NULL)
    gtk_widget_activate_action (storm->window, "win.show-section", "(ss)",
                                ptero_fleet_server_get_key (server),
                                sections[g_test_rand_int_range (0, n_sections)].name);
}

/* Whatever is in the dialog that came last, or in the page, but not what the window has around
 * it. */
static void
use_anything (Storm *storm)
{
  g_autolist(GtkWidget) windows = gtk_window_list_toplevels ();
  GtkWidget *tabs = ptero_test_find_type (storm->window, ADW_TYPE_TAB_VIEW);
  AdwTabPage *page = tabs != NULL ? adw_tab_view_get_selected_page (ADW_TAB_VIEW (tabs)) : NULL;
  GtkWidget *target = page != NULL ? adw_tab_page_get_child (page) : NULL;

  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != storm->window && gtk_widget_get_mapped (l->data) &&
        (!GTK_IS_FILE_CHOOSER (l->data)) && g_test_rand_int_range (0, 5) > 0)
      target = l->data;
  if (target == NULL)
    return;

  g_object_ref (target);
  ptero_test_monkey (target);
  g_object_unref (target);
}

static void
close_dialogs (Storm *storm)
{
  g_autolist(GtkWidget) windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != storm->window && gtk_widget_get_mapped (l->data))
      gtk_window_close (l->data);
}

/* Calm enough that pages fill. */
static void
mend (Storm *storm)
{
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_set_faults (storm->bad, "", &error);
  g_assert_no_error (error);
  if (storm->stopped)
    turn_off_and_on (storm);
}

static void
click_notification (Storm *storm)
{
  ptero_test_notifications_click (storm->notifications);
}

static void (*const page_deeds[]) (Storm *storm) = {
  break_down, break_down, mend, mend, mend, turn_off_and_on, vanish, remove_or_add, edit,
  change_key, close_tab, show_page, show_page,
  show_page, show_section, show_section, show_section, close_dialogs, hide_and_show,
  click_notification,
};

/* Mostly what is on the pages. */
static void
use_pages (Storm *storm)
{
  if (g_test_rand_int_range (0, 4) > 0)
    use_anything (storm);
  else
    page_deeds[g_test_rand_int_range (0, G_N_ELEMENTS (page_deeds))] (storm);
}

static void (*const deeds[]) (Storm *storm) = {
  break_down, break_down, turn_off_and_on, revoke_key, vanish, vanish, remove_or_add, edit, edit,
  change_key, use_window, use_window,
  use_window, open_server, open_server, close_tab, use_list, use_list, use_list, use_server,
  use_server, use_dialog, use_dialog, use_dialog,
  hide_and_show, click_notification,
};

static gboolean
is_calm (gpointer user_data)
{
  Storm *storm = user_data;

  return ptero_panel_get_state (storm->calm) == PTERO_PANEL_STATE_ONLINE;
}

static void
check_models (void)
{
  GList *windows = gtk_window_list_toplevels ();

  g_list_foreach (windows, (GFunc) (void (*) (void)) ptero_test_models_check, NULL);
  g_list_free (windows);
}

static void
rage (Storm *storm)
{
  const char *text = g_getenv ("PTERO_STORM");
  gint64 end = g_get_monotonic_time () + (text != NULL
                                            ? g_ascii_strtoll (text, NULL, 10)
                                            : 8) * G_TIME_SPAN_SECOND;
  g_autofree char *id = NULL;

  core_support_wait_until (is_calm (storm));
  id = g_strdup (ptero_panel_get_id (storm->calm));

  while (g_get_monotonic_time () < end)
    {
      if (storm->pages)
        use_pages (storm);
      else
        deeds[g_test_rand_int_range (0, G_N_ELEMENTS (deeds))] (storm);
      check_models ();
      ptero_test_spin (g_test_rand_int_range (1, 120));
      g_assert_true (ptero_panel_store_find (get_panels (storm), id) == storm->calm);
      g_assert_true (is_calm (storm));
    }
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
  Storm *storm = user_data;
  g_autolist(GtkWidget) windows = NULL;

  /* who clicks on a notification activates it, too */
  g_signal_handlers_disconnect_by_func (application, body_cb, user_data);
  ptero_test_wait (has_window, application);
  storm->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  ptero_test_spin (100);
  storm->calm = add_panel (storm, storm->good, "Calm");
  storm->wild = g_strdup (ptero_panel_get_id (add_panel (storm, storm->bad, "Wild")));
  rage (storm);

  /* in the middle of it */
  g_object_ref (storm->window);
  windows = gtk_window_list_toplevels ();
  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  /* GTK's own file choosers go with the window they are about */
  for (GList *l = windows; l != NULL; l = l->next)
    if (!GTK_IS_FILE_CHOOSER (l->data))
      gtk_window_destroy (l->data);
  g_clear_list (&windows, g_object_unref);
  ptero_test_await_finalize (storm->window);
  g_application_quit (application);
}

static PteroDemoPanel *
start_demo (gboolean is_pelican)
{
  PteroDemoPanel *demo = ptero_demo_panel_new (N_SERVERS, g_test_rand_int ());
  g_autoptr(GError) error = NULL;

  if (is_pelican)
    ptero_demo_panel_set_pelican (demo);
  ptero_demo_panel_set_cache (demo, 100);
  ptero_demo_panel_set_rate (demo, 20000);
  ptero_demo_panel_start (demo, &error);
  g_assert_no_error (error);

  return demo;
}

static void
test_storm (gconstpointer kind)
{
  Storm storm = { NULL, };
  char *arguments[] = { (char *) "ptero", NULL };
  GApplication *application;

  storm.pages = GPOINTER_TO_UINT (kind) != PROGRAM;
  storm.notifications = ptero_test_notifications_new ();
  storm.good = start_demo (FALSE);
  storm.bad = start_demo (GPOINTER_TO_UINT (kind) == PAGES_OF_PELICAN);
  storm.elsewhere = g_strconcat (ptero_demo_panel_get_address (storm.bad), "/elsewhere", NULL);
  storm.application = ptero_application_new ();
  application = G_APPLICATION (storm.application);
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (body_cb), &storm);
  g_assert_cmpint (g_application_run (application, 1, arguments), ==, 0);
  ptero_test_await_finalize (application);

  ptero_test_notifications_free (storm.notifications);
  ptero_demo_panel_stop (storm.good);
  ptero_demo_panel_stop (storm.bad);
  g_object_unref (storm.good);
  g_object_unref (storm.bad);
  g_free (storm.elsewhere);
  g_free (storm.wild);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_panels_init (&argc, &argv);
  ptero_test_models_watch ();
  /* GTK 4.8 warns of its own cursor, now and then: "unexpected blinking selection" */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  g_test_add_data_func ("/storm/program", GUINT_TO_POINTER (PROGRAM), test_storm);
  g_test_add_data_func ("/storm/pages", GUINT_TO_POINTER (PAGES), test_storm);
  g_test_add_data_func ("/storm/pages-of-pelican", GUINT_TO_POINTER (PAGES_OF_PELICAN), test_storm);

  return g_test_run ();
}
