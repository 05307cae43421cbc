/* bench-running.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "bench-child.h"
#include "ptero-application.h"
#include "ptero-console-view.h"
#include "ptero-demo-panel.h"
#include "ptero-fleet.h"
#include "ptero-server-page.h"
#include "ptero-window.h"

#define N_SERVERS  1000
#define N_CONSOLES 3
#define MAX_PANELS 10
#define CALM       20   /* s, until what comes with the start is over */
#define CLOSED     65   /* s, until the connections are closed that are kept for a minute: one last wake-up for each */
#define WATCHED    60   /* s: each server is asked for once in that time, if nobody looks at it */
#define PATIENCE   60   /* s */
#define BUDGET     240  /* requests a minute that a panel allows */

/* What Ptero costs while it runs: its memory with three panels and three open consoles, against
 * that of an empty window, and how often it wakes up and asks with ten panels while nobody does
 * anything, with its window on screen and without. Each is a process of its own, which is this
 * program again: the panels are in the first. Prints, and fails only if one of the others did not
 * come to its end. */

typedef enum
{
  MODE_EMPTY,
  MODE_CONSOLES,
  MODE_IDLE,
} Mode;

static const struct { const char *name; guint n_panels; } modes[] = {
  [MODE_EMPTY] = { "empty", 0 },
  [MODE_CONSOLES] = { "consoles", 3 },
  [MODE_IDLE] = { "idle", 10 },
};

static guint n_wakes;

static int
count_wake (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  const int n_ready = g_poll (fds, n_fds, timeout);

  /* one that does not wait is of the wake before */
  if (timeout != 0)
    n_wakes++;

  return n_ready;
}

static double
read_processor_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);

  return spent.tv_sec * 1000.0 + spent.tv_nsec / 1000000.0;
}

static void
timed_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
spin (guint seconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (seconds * 1000, timed_out_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  ptero_panel_store_add_finish (PTERO_PANEL_STORE (object), result, &error);
  g_assert_no_error (error);
}

/* Addresses and keys come on the standard input, where nobody else reads them. */
static void
add_panels (PteroApplication *application)
{
  char line[512];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (line), " ", 2);
      g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, words[0], words[0]);

      ptero_panel_set_admin_all (panel, TRUE);
      ptero_panel_store_add_async (ptero_application_get_panels (application), panel, words[1],
                                   NULL, TRUE, NULL, added_cb, NULL);
    }
}

static gboolean
has_servers (PteroFleet *fleet)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fleet)) >= N_SERVERS;
}

static guint
count_filled_consoles (GtkWidget *widget)
{
  guint n_filled = 0;

  if (PTERO_IS_CONSOLE_VIEW (widget))
    return ptero_console_log_get_end (ptero_console_get_log (ptero_console_view_get_console (PTERO_CONSOLE_VIEW (widget)))) > 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_filled += count_filled_consoles (child);

  return n_filled;
}

static GtkWidget *
find_page (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (PTERO_IS_SERVER_PAGE (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *page = find_page (child);

      if (page != NULL)
        return page;
    }

  return NULL;
}

/* Until what the consoles print is there. */
static void
wait_for_lines (GtkWidget *window)
{
  for (guint i = 0; i < PATIENCE && count_filled_consoles (window) < N_CONSOLES; i++)
    spin (1);
}

/* Those of servers that run: the others print nothing. */
static guint
open_consoles (PteroWindow *window,
               PteroFleet  *fleet)
{
  guint n_open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet)) && n_open < N_CONSOLES; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet), i);

      if (ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_RUNNING)
        continue;

      ptero_window_open_server (window, server, FALSE);
      spin (1);
      gtk_widget_activate_action (find_page (GTK_WIDGET (window)), "server.section", "s",
                                  "console");
      spin (1);
      n_open++;
    }

  return n_open;
}

/* Tells the first process where a time begins and ends, so that it counts the requests of just that
 * time. */
static void
watch (const char *what)
{
  guint before;
  double spent;

  printf ("begin\n");
  fflush (stdout);
  before = n_wakes;
  spent = read_processor_time ();
  spin (WATCHED);
  printf ("%s: %.1f wake-ups of the main loop and %.1f ms of processor time a second\n", what,
          (n_wakes - before) / (double) WATCHED, (read_processor_time () - spent) / WATCHED);
  printf ("end\n");
  fflush (stdout);
}

static void
run_idle (PteroFleet *fleet)
{
  watch ("on screen");
  ptero_fleet_set_active (fleet, FALSE);
  spin (CLOSED);
  watch ("hidden");
}

static void
run_fleet (PteroApplication *application,
           GtkWidget        *window)
{
  PteroFleet *fleet = ptero_application_get_fleet (application);

  add_panels (application);
  while (!has_servers (fleet))
    g_main_context_iteration (NULL, TRUE);
  spin (CALM);
  if (g_object_get_data (G_OBJECT (application), "idle") != NULL)
    {
      run_idle (fleet);
      return;
    }

  printf ("%u consoles open, ", open_consoles (PTERO_WINDOW (window), fleet));
  wait_for_lines (window);
}

static gboolean
run_cb (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (data));

  if (PTERO_IS_APPLICATION (data))
    run_fleet (data, window);
  spin (2);
  printf ("%u with lines\n%.3f\n", count_filled_consoles (window), bench_read_resident_memory ());
  fflush (stdout);
  _exit (0);
}

static void
window_added_cb (GtkApplication *application)
{
  g_timeout_add (1000, run_cb, application);
}

static int
run_child (Mode mode)
{
  g_autoptr(GtkApplication) application = bench_application_new (mode == MODE_EMPTY);
  char *arguments[] = { (char *) "bench-running", NULL };

  g_object_set_data (G_OBJECT (application), "idle", mode == MODE_IDLE ? application : NULL);
  g_main_context_set_poll_func (NULL, count_wake);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  return g_application_run (G_APPLICATION (application), 1, arguments);
}

static void
give_panels (GSubprocess     *child,
             PteroDemoPanel **panels,
             guint            n_panels)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (child);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n_panels; i++)
    {
      panels[i] = ptero_demo_panel_new ((N_SERVERS + n_panels - 1) / n_panels, i + 1);
      ptero_demo_panel_start (panels[i], &error);
      g_assert_no_error (error);
      g_output_stream_printf (input, NULL, NULL, &error, "%s %s\n",
                              ptero_demo_panel_get_address (panels[i]),
                              ptero_demo_panel_get_key (panels[i], PTERO_DEMO_KEY_ADMIN));
      g_assert_no_error (error);
    }
  g_output_stream_close (input, NULL, NULL);
}

static guint
count_requests (PteroDemoPanel **panels,
                guint            n_panels)
{
  guint n_requests = 0;

  for (guint i = 0; i < n_panels; i++)
    n_requests += ptero_demo_panel_get_n_requests (panels[i], "/");

  return n_requests;
}

static void
report_requests (guint n_requests,
                 guint n_panels)
{
  printf ("  %.1f requests a minute to each of %u panels (half of what they allow, which may be used: %d)\n",
          n_requests * 60.0 / WATCHED / n_panels, n_panels, BUDGET / 2);
}

/* Returns: the memory of the child, in MiB; 0 if it did not tell it */
static double
read_lines (GSubprocess     *child,
            Mode             mode,
            PteroDemoPanel **panels)
{
  g_autoptr(GDataInputStream) lines =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  const guint n_panels = modes[mode].n_panels;
  guint before = 0;
  double memory = 0;

  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      if (line == NULL)
        return memory;
      if (g_str_equal (line, "begin"))
        before = count_requests (panels, n_panels);
      else if (g_str_equal (line, "end"))
        report_requests (count_requests (panels, n_panels) - before, n_panels);
      else if (g_ascii_isdigit (*line) && strchr (line, ' ') == NULL)
        memory = g_ascii_strtod (line, NULL);
      else if (mode != MODE_EMPTY)
        printf ("%s: %s\n", modes[mode].name, line);
      fflush (stdout);
    }
}

/* Returns: whether the child came to its end; @memory is what it needed, in MiB */
static gboolean
run (const char *program,
     Mode        mode,
     double     *memory)
{
  const char *arguments[] = { program, modes[mode].name, NULL };
  PteroDemoPanel *panels[MAX_PANELS] = { 0 };
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GError) error = NULL;

  child = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE |
                             G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  give_panels (child, panels, modes[mode].n_panels);
  *memory = read_lines (child, mode, panels);
  if (!g_subprocess_wait_check (child, NULL, &error))
    g_printerr ("%s: %s\n", modes[mode].name, error->message);
  else if (*memory <= 0)
    g_printerr ("%s: it ended too soon\n", modes[mode].name);

  for (guint i = 0; i < modes[mode].n_panels; i++)
    {
      ptero_demo_panel_stop (panels[i]);
      g_object_unref (panels[i]);
    }

  return error == NULL && *memory > 0;
}

int
main (int   argc,
      char *argv[])
{
  static const char *const variables[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME" };
  double memory[G_N_ELEMENTS (modes)] = { 0 };
  gboolean all_ended = TRUE;

  for (guint mode = 0; argc > 1 && mode < G_N_ELEMENTS (modes); mode++)
    if (g_str_equal (argv[1], modes[mode].name))
      return run_child (mode);

  for (guint mode = 0; mode < G_N_ELEMENTS (modes); mode++)
    {
      g_autofree char *home = g_dir_make_tmp ("ptero-bench-XXXXXX", NULL);

      for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
        g_setenv (variables[i], home, TRUE);
      all_ended = run (argv[0], mode, &memory[mode]) && all_ended;
      bench_remove_folder (home);
    }

  if (!all_ended)
    return 1;

  printf ("resident memory with %u panels, %d servers and %d consoles: %.0f MiB; empty window: %.0f MiB (target 1.5 x + 60 MiB: %.0f MiB)\n",
          modes[MODE_CONSOLES].n_panels, N_SERVERS, N_CONSOLES, memory[MODE_CONSOLES],
          memory[MODE_EMPTY], 1.5 * memory[MODE_EMPTY] + 60);

  return 0;
}
