/* ptero-test-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-window.h"

#include <glib/gstdio.h>

#define N_DEMO_SERVERS 40

/* What the tests write is in there. */
static char *home;

void
ptero_test_window_activate (PteroTestWindow *fixture,
                            const char      *action)
{
  if (!gtk_widget_activate_action (fixture->window, action, NULL))
    g_error ("There is no action %s", action);
}

void
ptero_test_window_activate_with (PteroTestWindow *fixture,
                                 const char      *action,
                                 const char      *target)
{
  if (!gtk_widget_activate_action (fixture->window, action, "s", target))
    g_error ("There is no action %s", action);
}

gboolean
ptero_test_window_shows (PteroTestWindow *fixture,
                         const char      *text)
{
  return ptero_test_find_label (fixture->window, text) != NULL;
}

static gboolean
has_all_servers (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  PteroFleet *fleet = ptero_application_get_fleet (fixture->application);

  return g_list_model_get_n_items (G_LIST_MODEL (fleet)) == N_DEMO_SERVERS;
}

gboolean
ptero_test_window_has_no_panels (gpointer user_data)
{
  PteroTestWindow *fixture = user_data;
  PteroPanelStore *panels = ptero_application_get_panels (fixture->application);

  return g_list_model_get_n_items (G_LIST_MODEL (panels)) == 0;
}

gboolean
ptero_test_window_has_one_tab (gpointer user_data)
{
  return adw_tab_view_get_n_pages (((PteroTestWindow *) user_data)->tabs) == 1;
}

PteroFleetServer *
ptero_test_window_get_server (PteroTestWindow *fixture,
                              guint            position)
{
  g_autoptr(PteroFleetServer) server = NULL;

  server = g_list_model_get_item (G_LIST_MODEL (ptero_application_get_fleet (fixture->application)),
                                  position);
  g_assert_nonnull (server);

  /* the fleet keeps it */
  return server;
}

PteroPanel *
ptero_test_window_get_demo (PteroTestWindow *fixture)
{
  return ptero_panel_store_find (ptero_application_get_panels (fixture->application), "demo");
}

/* Until all of its servers are there. */
void
ptero_test_window_start_demo (PteroTestWindow *fixture)
{
  ptero_test_window_activate (fixture, "win.try-demo");
  g_assert_nonnull (ptero_test_window_get_demo (fixture));
  ptero_test_wait (has_all_servers, fixture);
  ptero_test_spin (400);
}

/* Opens a server of the fleet in a tab. */
void
ptero_test_window_open_server (PteroTestWindow *fixture,
                               guint            position)
{
  PteroFleetServer *server = ptero_test_window_get_server (fixture, position);

  ptero_test_window_activate_with (fixture, "win.open-server", ptero_fleet_server_get_key (server));
}

/* It is made when the servers that were known last are there. */
static gboolean
has_window (gpointer application)
{
  return gtk_application_get_active_window (application) != NULL;
}

static void
body_cb (GApplication *application,
         gpointer      user_data)
{
  PteroTestWindow *fixture = user_data;

  ptero_test_wait (has_window, application);
  fixture->window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)));
  fixture->tabs = ADW_TAB_VIEW (ptero_test_find_type (fixture->window, ADW_TYPE_TAB_VIEW));
  gtk_widget_set_can_target (gtk_widget_get_first_child (fixture->window), FALSE);
  ptero_test_spin (100);

  g_object_ref (fixture->window);
  fixture->body (fixture);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ptero_test_await_finalize (fixture->window);
  g_application_quit (application);
}

/* Runs the program as it was left, and the body of a test in it. */
void
ptero_test_window_run_again (void (*body) (gpointer fixture))
{
  PteroTestWindow fixture = { NULL, };
  char *arguments[] = { (char *) "ptero", NULL };
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  GApplication *application;

  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  fixture.body = body;
  fixture.application = ptero_application_new ();
  application = G_APPLICATION (fixture.application);
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (body_cb), &fixture);
  g_assert_cmpint (g_application_run (application, 1, arguments), ==, 0);
  ptero_test_await_finalize (application);
}

/* The tabs that another test has left would come in front of a list at any time, or before it was
 * ever laid out. */
void
ptero_test_window_run (void (*body) (gpointer fixture))
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_reset (settings, "open-servers");
  g_settings_reset (settings, "selected-server");
  ptero_test_window_run_again (body);
}

static void
remove_tree (const char *path)
{
  /* never through a link, wherever it leads */
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK)
                          ? NULL
                          : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }

  g_remove (path);
}

void
ptero_test_window_init (int    *argc,
                        char ***argv)
{
  home = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  ptero_test_ui_init (argc, argv);
}

/* Runs the tests, and removes what they have written. */
int
ptero_test_window_run_tests (void)
{
  const int status = g_test_run ();

  remove_tree (home);
  g_clear_pointer (&home, g_free);

  return status;
}
