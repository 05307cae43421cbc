/* bench-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include "ptero-fleet-page.h"
#include "ptero-test-fleet.h"

#define N_SERVERS 10000
#define PER_PAGE  100
#define LIMIT     16.0   /* ms of main-loop time for a keystroke */
#define STALL     50.0   /* ms */

/* How long a keystroke in the search over 10,000 servers keeps the main loop, until the frame with
 * the new list is painted. Painting is also told by itself: where there is no graphics card, as
 * here, the processor fills each pixel that changed, which takes longer than all that is Ptero's.
 * Prints, and never fails. */

typedef struct
{
  double longest;
  double sum;
  guint  n;
} Statistic;

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static void
add (Statistic *statistic,
     double     value)
{
  statistic->longest = MAX (statistic->longest, value);
  statistic->sum += value;
  statistic->n++;
}

typedef struct
{
  double start;
  double painting;
  guint  n_painted;
} Frames;

static void
phase_cb (Frames *frames)
{
  frames->start = now ();
}

static void
after_paint_cb (Frames *frames)
{
  frames->painting += now () - frames->start;
  frames->n_painted++;
}

/* Runs the main loop until a frame was painted; what each iteration takes is time that the window
 * does not answer. */
static double
run_frame (GtkWidget *widget,
           Statistic *stalls,
           double    *painting)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Frames frames = { 0 };
  double busy = 0;

  /* These handlers are younger than those of the window: what comes after the last of the phases
   * before it is "paint". */
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (phase_cb), &frames);
  g_signal_connect_swapped (clock, "update", G_CALLBACK (phase_cb), &frames);
  g_signal_connect_swapped (clock, "layout", G_CALLBACK (phase_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  gtk_widget_queue_draw (widget);
  while (frames.n_painted == 0)
    {
      double start = now ();

      g_main_context_iteration (NULL, TRUE);
      add (stalls, now () - start);
      busy += now () - start;
    }
  g_signal_handlers_disconnect_by_data (clock, &frames);
  *painting = frames.painting;

  return busy;
}

/* As keys do it: what is there already stays, where setting the text would show all servers in
 * between. */
static void
enter (GtkEditable *entry,
       const char  *text)
{
  const char *old = gtk_editable_get_text (entry);
  int common = 0;
  int position;

  while (old[common] != '\0' && old[common] == text[common])
    common++;

  position = common;
  if (old[common] != '\0')
    gtk_editable_delete_text (entry, common, -1);
  if (text[common] != '\0')
    gtk_editable_insert_text (entry, text + common, -1, &position);
}

static void
type (GtkWidget  *page,
      GtkWidget  *entry,
      const char *text,
      Statistic  *keystrokes,
      Statistic  *work,
      Statistic  *stalls)
{
  double start = now ();
  double painting;
  double busy;

  enter (GTK_EDITABLE (entry), text);
  busy = now () - start;
  add (stalls, busy);
  busy += run_frame (page, stalls, &painting);
  add (keystrokes, busy);
  add (work, busy - painting);
  /* What is done when there is nothing else to do, like rows that are not on screen. */
  ptero_test_spin (300);
  printf ("  %-18s %6u shown  %6.1f ms, of them %5.1f to paint\n",
          *text != '\0' ? text : "(cleared)",
          g_list_model_get_n_items (G_LIST_MODEL (ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (page)))), busy, painting);
}

/* Sorting is done at once; a live column is sorted by again every few seconds. */
static void
sort (GtkWidget  *page,
      const char *column)
{
  double start = now ();
  double sorted;

  gtk_widget_activate_action (page, "fleet.sort", "s", column);
  sorted = now () - start;
  start = now ();
  gtk_widget_activate_action (page, "fleet.sort-descending", NULL);
  printf ("  sorted by %-8s %6.1f ms, descending %5.1f ms\n", column, sorted, now () - start);
  gtk_widget_activate_action (page, "fleet.sort-descending", NULL);
  ptero_test_spin (300);
}

static void
rename_page (PteroFleet *fleet,
             guint       first)
{
  for (guint i = first; i < first + PER_PAGE; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"name\":\"%u\"}", i * 104729 % 999983);
      g_autoptr(JsonNode) node = json_from_string (text, NULL);
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet), i);

      ptero_resource_update (PTERO_RESOURCE (ptero_fleet_server_get_server (server)), node, NULL);
    }
}

/* As answers of the panel do where servers have other names: many before the main loop has a turn
 * again, page after page. */
static void
rename_all (PteroFleet *fleet)
{
  Statistic stalls = { 0 };
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  double start = now ();

  for (guint first = 0; g_get_monotonic_time () < end; first += PER_PAGE)
    {
      double turn = now ();

      if (first < N_SERVERS)
        rename_page (fleet, first);
      else
        g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
      add (&stalls, now () - turn);
    }

  printf ("  other names for %u servers, %u at once: %.0f ms, longest stall %.1f ms (limit %.0f)\n",
          N_SERVERS, PER_PAGE, now () - start, stalls.longest, STALL);
}

static gboolean
has_all (gpointer fleet)
{
  return g_list_model_get_n_items (fleet) == N_SERVERS;
}

int
main (int   argc,
      char *argv[])
{
  static const char * const words[] = {
    "s", "su", "sur", "surv", "survival", "", "7", "72", "725", "", "state:running", "", "node:f",
    "node:fal", "", "mem>80", "",
  };
  Statistic keystrokes = { 0 };
  Statistic work = { 0 };
  Statistic stalls = { 0 };
  Statistic idle = { 0 };
  Statistic ignored = { 0 };
  PteroTestFleet *fleet;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *entry;
  double painting;

  ptero_test_ui_init (&argc, &argv);
  fleet = ptero_test_fleet_new (N_SERVERS, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (fleet->panel, TRUE);
  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, NULL));
  window = ptero_test_present_sized (page, 1000, 700);
  /* where much else is going on it takes its time */
  ptero_fleet_start (fleet->fleet);
  for (guint i = 0; i < 3000 && !has_all (fleet->fleet); i++)
    ptero_test_spin (100);
  ptero_test_spin (2000);

  /* Nothing that comes from the network is to be measured. */
  ptero_fleet_set_active (fleet->fleet, FALSE);
  ptero_test_spin (500);

  entry = ptero_test_find_type (page, GTK_TYPE_SEARCH_ENTRY);
  type (page, entry, "warm", &ignored, &ignored, &ignored);
  type (page, entry, "", &ignored, &ignored, &ignored);
  for (guint i = 0; i < 10; i++)
    add (&idle, run_frame (page, &ignored, &painting));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    type (page, entry, words[i], &keystrokes, &work, &stalls);

  sort (page, "name");
  sort (page, "cpu");
  sort (page, "uptime");
  sort (page, "state");
  sort (page, "name");
  rename_all (fleet->fleet);

  printf ("search over %u servers: %.1f ms a keystroke on average, %.1f at most (%.2f of the limit of %.0f ms); "
          "without painting %.1f on average, %.1f at most (%.2f of the limit); "
          "longest stall %.1f ms (limit %.0f); a frame without a keystroke %.1f ms\n",
          g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)), keystrokes.sum / keystrokes.n,
          keystrokes.longest,
          keystrokes.longest / LIMIT, LIMIT, work.sum / work.n, work.longest, work.longest / LIMIT,
          stalls.longest, STALL,
          idle.sum / idle.n);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (page);
  ptero_test_fleet_free (fleet);

  return 0;
}
