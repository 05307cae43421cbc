/* bench-start.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "bench-child.h"
#include "ptero-application.h"
#include "ptero-demo-panel.h"
#include "ptero-fleet.h"
#include "ptero-fleet-cell.h"

#define N_SERVERS 1000
#define N_RUNS    25

/* Measures how long Ptero takes from its start to the first frame that shows a last-known fleet of
 * N_SERVERS, and how much memory it then holds, against an empty AdwApplication window in the same
 * run. Each is a process of its own, which is this program again. */

typedef struct
{
  double milliseconds;
  double mebibytes;
} Sample;

/* Whether the content of a cell of the table of servers is on screen. */
static gboolean
shows_server (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  if (PTERO_IS_FLEET_CELL (widget))
    return ptero_fleet_cell_get_server (PTERO_FLEET_CELL (widget)) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_server (child))
      return TRUE;

  return FALSE;
}

static gboolean
is_usable (GApplication *application)
{
  if (!PTERO_IS_APPLICATION (application))
    return TRUE;

  return g_list_model_get_n_items (G_LIST_MODEL (ptero_application_get_fleet (PTERO_APPLICATION (application)))) >= N_SERVERS &&
         shows_server (GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application))));
}

static void
after_paint_cb (GdkFrameClock *clock,
                GApplication  *application)
{
  if (!is_usable (application))
    return;

  g_print ("%.3f\n", bench_read_resident_memory ());
  _exit (0);
}

static void
map_cb (GtkWidget    *window,
        GApplication *application)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), application, 0);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  g_signal_connect_object (window, "map", G_CALLBACK (map_cb), application, 0);
}

static int
run_child (gboolean empty)
{
  g_autoptr(GtkApplication) application = bench_application_new (empty);
  char *arguments[] = { (char *) "bench-start", NULL };

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (G_APPLICATION (application), 1, arguments);
}

static Sample
measure (const char *program,
         const char *what)
{
  const char *arguments[] = { program, what, NULL };
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  gint64 start = g_get_monotonic_time ();
  Sample sample;

  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));

  sample.milliseconds = (g_get_monotonic_time () - start) / 1000.0;
  sample.mebibytes = g_ascii_strtod (output, NULL);

  return sample;
}

static int
compare_time (gconstpointer a,
              gconstpointer b)
{
  const Sample *one = a;
  const Sample *two = b;

  return (one->milliseconds > two->milliseconds) - (one->milliseconds < two->milliseconds);
}

static void
wait_for_servers (PteroFleet *fleet)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (g_list_model_get_n_items (G_LIST_MODEL (fleet)) < N_SERVERS)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr(GError) error = NULL;

  ptero_panel_store_add_finish (PTERO_PANEL_STORE (object), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

/* Lets the fleet of a demo panel become the last-known one of this home. */
static void
prepare_home (void)
{
  g_autoptr(PteroDemoPanel) demo = ptero_demo_panel_new (N_SERVERS, 1);
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(PteroPanelStore) panels = NULL;
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(PteroFleet) fleet = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = FALSE;

  ptero_demo_panel_start (demo, &error);
  g_assert_no_error (error);

  panels = ptero_panel_store_new (keyring, NULL);
  store = ptero_store_new (NULL);
  fleet = ptero_fleet_new (panels, store);
  panel = ptero_panel_new (NULL, "Benchmark", ptero_demo_panel_get_address (demo));
  ptero_panel_set_admin_all (panel, TRUE);
  ptero_panel_store_add_async (panels, panel, ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN),
                               NULL, TRUE,
                               NULL, added_cb, &done);

  while (!done)
    g_main_context_iteration (NULL, TRUE);

  ptero_fleet_start (fleet);
  wait_for_servers (fleet);
  ptero_fleet_stop (fleet);
  ptero_store_close (store);
  ptero_panel_store_flush (panels);
  ptero_demo_panel_stop (demo);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = NULL;
  Sample empty[N_RUNS];
  Sample full[N_RUNS];

  if (argc > 1)
    return run_child (g_str_equal (argv[1], "empty"));

  home = g_dir_make_tmp ("ptero-bench-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);

  prepare_home ();

  for (guint i = 0; i < N_RUNS; i++)
    {
      empty[i] = measure (argv[0], "empty");
      full[i] = measure (argv[0], "full");
    }

  qsort (empty, N_RUNS, sizeof (Sample), compare_time);
  qsort (full, N_RUNS, sizeof (Sample), compare_time);

  g_print ("empty window: %.0f ms, %.0f MiB; Ptero with %d known servers: %.0f ms, %.0f MiB\n",
           empty[N_RUNS / 2].milliseconds, empty[N_RUNS / 2].mebibytes, N_SERVERS,
           full[N_RUNS / 2].milliseconds, full[N_RUNS / 2].mebibytes);
  g_print ("time to the first usable frame: %.2f x (target 1.3)\n",
           full[N_RUNS / 2].milliseconds / empty[N_RUNS / 2].milliseconds);
  g_print ("resident memory: %.2f x, %.0f MiB more (target 1.5 x + 60 MiB: %.0f MiB)\n",
           full[N_RUNS / 2].mebibytes / empty[N_RUNS / 2].mebibytes,
           full[N_RUNS / 2].mebibytes - empty[N_RUNS / 2].mebibytes,
           1.5 * empty[N_RUNS / 2].mebibytes + 60);

  bench_remove_folder (home);

  return 0;
}
