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
#define LIMIT     16.0   /* ms of main-loop time for a keystroke */
#define STALL     50.0   /* ms */

/* How long a keystroke in the search over 10,000 servers keeps the main loop, until the frame with the new list is painted,
 * which includes painting all of the page. Prints, and never fails. */

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

static void
after_paint_cb (guint *n_frames)
{
  (*n_frames)++;
}

/* Runs the main loop until so many frames were painted; what each iteration takes is time that the window does not answer. */
static double
run_frames (GtkWidget *widget,
            guint      n_frames,
            Statistic *stalls)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint n_painted = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &n_painted);
  double busy = 0;

  gtk_widget_queue_draw (widget);
  while (n_painted < n_frames)
    {
      double start = now ();

      g_main_context_iteration (NULL, TRUE);
      add (stalls, now () - start);
      busy += now () - start;
      if (n_painted + 1 < n_frames)
        gtk_widget_queue_draw (widget);
    }
  g_signal_handler_disconnect (clock, handler);

  return busy;
}

static void
type (GtkWidget  *page,
      GtkWidget  *entry,
      const char *text,
      Statistic  *keystrokes,
      Statistic  *stalls)
{
  double start = now ();
  double set;
  double busy;

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  set = now () - start;
  add (stalls, set);
  busy = set + run_frames (page, 1, stalls);
  add (keystrokes, busy);
  /* What is done when there is nothing else to do, like rows that are not on screen. */
  ptero_test_spin (300);
  printf ("  %-18s %6u shown  %6.1f ms (of them %5.1f to filter)\n", *text != '\0' ? text : "(cleared)",
          g_list_model_get_n_items (G_LIST_MODEL (ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (page)))), busy, set);
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
    "s", "su", "sur", "surv", "survival", "", "7", "72", "725", "", "state:running", "", "node:f", "node:fal", "", "mem>80", "",
  };
  Statistic keystrokes = { 0 };
  Statistic stalls = { 0 };
  Statistic idle = { 0 };
  Statistic ignored = { 0 };
  PteroTestFleet *fleet;
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *entry;

  ptero_test_ui_init (&argc, &argv);
  fleet = ptero_test_fleet_new (N_SERVERS, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (fleet->panel, TRUE);
  page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, NULL));
  window = ptero_test_present_sized (page, 1000, 700);
  ptero_test_fleet_start (fleet);
  for (guint i = 0; i < 600 && !has_all (fleet->fleet); i++)
    ptero_test_spin (100);
  ptero_test_spin (2000);

  /* Nothing that comes from the network is to be measured. */
  ptero_fleet_set_active (fleet->fleet, FALSE);
  ptero_test_spin (500);

  entry = ptero_test_find_type (page, GTK_TYPE_SEARCH_ENTRY);
  type (page, entry, "warm", &ignored, &ignored);
  type (page, entry, "", &ignored, &ignored);
  for (guint i = 0; i < 10; i++)
    add (&idle, run_frames (page, 1, &ignored));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    type (page, entry, words[i], &keystrokes, &stalls);

  printf ("search over %u servers: %.1f ms a keystroke on average, %.1f at most (%.2f of the limit of %.0f ms); "
          "longest stall %.1f ms (limit %.0f); the same frame without a keystroke %.1f ms\n",
          g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)), keystrokes.sum / keystrokes.n, keystrokes.longest,
          keystrokes.longest / LIMIT, LIMIT, stalls.longest, STALL, idle.sum / idle.n);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (page);
  ptero_test_fleet_free (fleet);

  return 0;
}
