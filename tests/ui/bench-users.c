/* bench-users.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include "ptero-list-pane.h"
#include "ptero-panel-page.h"
#include "ptero-test-fleet.h"
#include "ptero-test-sections.h"
#include "ptero-user.h"

#define N_USERS 10000
#define STALL   50.0   /* ms */

/* How long the main loop is kept at a time while the list of 10,000 users of a panel is paged
 * through, searched and sorted by the panel. Prints, and never fails. */

typedef struct
{
  GtkWidget *page;
  GtkWidget *pane;
  double     longest;
  guint      n_long;

  PteroListing *before;   /* not owned, only to be compared: the one that gives way to the answer */
  double        begin;    /* of a step, of the main thread */
  gint64        asked;    /* when, by the clock */
  double        seen;     /* ms by the clock until the answer was on screen, 0 when it is not */
  double        busy;     /* ms of the main thread until then */
} Bench;

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

/* What is done at once, and not by an iteration of the main loop. */
static void
count (Bench  *bench,
       double  start)
{
  double taken = now () - start;

  bench->longest = MAX (bench->longest, taken);
  bench->n_long += taken > STALL;
}

static void
iterate (Bench *bench)
{
  double start = now ();

  g_main_context_iteration (NULL, TRUE);
  count (bench, start);
}

static gboolean
set_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;

  return G_SOURCE_REMOVE;
}

static void
spin (Bench *bench,
      guint  milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_cb, &over);
  while (!over)
    iterate (bench);
}

static PteroListing *
get_listing (Bench *bench)
{
  return ptero_list_pane_get_listing (PTERO_LIST_PANE (bench->pane));
}

static guint
get_n (Bench *bench)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_listing (bench)));
}

static GtkWidget *
get_view (Bench *bench)
{
  return ptero_test_find_type (bench->pane, GTK_TYPE_COLUMN_VIEW);
}

/* Whether the view begins as the answer of the panel does. */
static gboolean
shows_answer (Bench *bench)
{
  PteroListing *listing = get_listing (bench);
  GListModel *shown = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (get_view (bench))));
  g_autoptr(GObject) first = NULL;

  if (listing == bench->before || ptero_listing_get_loading (listing) || shown == NULL)
    return FALSE;
  if (get_n (bench) == 0)
    return ptero_listing_get_complete (listing) && g_list_model_get_n_items (shown) == 0;

  first = g_list_model_get_item (shown, 0);

  return first != NULL && first == ptero_listing_peek_item (listing, 0) &&
         gtk_widget_get_mapped (get_view (bench));
}

static void
after_paint_cb (Bench *bench)
{
  if (bench->seen > 0 || bench->pane == NULL || !shows_answer (bench))
    return;

  bench->seen = (g_get_monotonic_time () - bench->asked) / 1000.0;
  bench->busy = now () - bench->begin;
}

/* Before what the panel is asked for. */
static void
ask (Bench *bench)
{
  bench->before = bench->pane != NULL ? get_listing (bench) : NULL;
  bench->begin = now ();
  bench->asked = g_get_monotonic_time ();
  bench->seen = 0;
}

static GtkAdjustment *
get_adjustment (Bench *bench)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_view (bench)));
}

static void
report (Bench      *bench,
        const char *what)
{
  printf ("  %-34s %6u shown  longest stall %6.1f ms, %u above %.0f; %.0f ms of the main thread in all", what, get_n (bench),
          bench->longest, bench->n_long, STALL, now () - bench->begin);
  if (bench->seen > 0)
    printf ("; on screen after %.0f ms, %.0f of them of the main thread", bench->seen, bench->busy);
  printf ("\n");
  bench->longest = 0;
  bench->n_long = 0;
}

/* To the end again and again, as the next page comes. */
static void
page_through (Bench *bench)
{
  bench->begin = now ();
  bench->seen = 0;
  bench->before = get_listing (bench);
  for (guint i = 0; i < 4000 && get_n (bench) < N_USERS; i++)
    {
      guint n_before = get_n (bench);
      GtkAdjustment *adjustment = get_adjustment (bench);

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      for (guint j = 0; j < 500 && get_n (bench) == n_before &&
           !ptero_listing_get_complete (get_listing (bench)); j++)
        spin (bench, 10);
      spin (bench, 30);
    }
  report (bench, "paged through");
}

static void
search (Bench      *bench,
        const char *text)
{
  g_autofree char *what = g_strdup_printf ("search for “%s”", text);

  ask (bench);
  ptero_list_pane_search (PTERO_LIST_PANE (bench->pane), text);
  spin (bench, 1500);
  report (bench, what);
}

static void
sort (Bench *bench,
      guint  column)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (get_view (bench));
  g_autoptr(GtkColumnViewColumn) chosen = g_list_model_get_item (gtk_column_view_get_columns (view),
                                                                 column);
  g_autoptr(PteroUser) first = NULL;

  ask (bench);
  gtk_column_view_sort_by_column (view, chosen, GTK_SORT_DESCENDING);
  count (bench, bench->begin);
  spin (bench, 1500);
  report (bench, "sorted by the panel, descending");
  first = g_list_model_get_item (G_LIST_MODEL (get_listing (bench)), 0);
  printf ("  the first is %s\n", first != NULL ? first->username : "missing");
}

static void
present (Bench     *bench,
         GtkWindow *window)
{
  double begin = now ();

  gtk_window_present (window);
  count (bench, begin);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { NULL };
  PteroTestFleet *fleet;
  GtkWidget *toasts;
  GtkWidget *window;
  double begin;

  ptero_test_ui_init (&argc, &argv);
  fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  ptero_demo_panel_add_users (fleet->demo, N_USERS);
  ptero_test_fleet_start (fleet);
  ptero_test_spin (1000);
  ptero_fleet_set_active (fleet->fleet, FALSE);

  ask (&bench);
  bench.page = g_object_ref_sink (ptero_panel_page_new (fleet->panel, fleet->jobs,
                                                        ptero_panel_pages_find ("admin-users")));
  toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), bench.page);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), toasts);
  count (&bench, bench.begin);
  present (&bench, GTK_WINDOW (window));
  bench.pane = ptero_test_find_type (bench.page, PTERO_TYPE_LIST_PANE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint",
                            G_CALLBACK (after_paint_cb), &bench);
  spin (&bench, 1500);
  report (&bench, "first page");
  begin = now ();
  page_through (&bench);
  search (&bench, "player99");
  search (&bench, "nobody at all");
  search (&bench, "");
  sort (&bench, 0);
  printf ("users: %.1f s of the main thread\n", (now () - begin) / 1000);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (bench.page);
  ptero_test_fleet_free (fleet);

  return 0;
}
