/* bench-allocations.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include "ptero-admin-allocations.h"
#include "ptero-list-pane.h"
#include "ptero-test-fleet.h"

#define N_ALLOCATIONS 10000
#define N_RANGE       1000   /* ports that the panel takes at a time */
#define NODE          1
#define STALL         50.0   /* ms */

/* How long the main loop is kept at a time while the 10,000 allocations of a node are paged
 * through, and searched by the panel in each way it has. Its route has no order to choose. Prints,
 * and never fails. */

typedef struct
{
  GtkWidget *pane;
  double     longest;
  guint      n_long;
  guint      n_sent;
} Bench;

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
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
    {
      double start = now ();

      g_main_context_iteration (NULL, TRUE);
      bench->longest = MAX (bench->longest, now () - start);
      bench->n_long += now () - start > STALL;
    }
}

static PteroListing *
get_listing (Bench *bench)
{
  return ptero_list_pane_get_listing (PTERO_LIST_PANE (bench->pane));
}

static void
report (Bench      *bench,
        const char *what,
        double      begin)
{
  printf ("  %-34s %6u shown of %5u  longest stall %6.1f ms, %u above %.0f; %.0f ms of the main thread in all\n", what,
          g_list_model_get_n_items (G_LIST_MODEL (get_listing (bench))),
          ptero_listing_get_total (get_listing (bench)),
          bench->longest, bench->n_long, STALL, now () - begin);
  bench->longest = 0;
  bench->n_long = 0;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  ((Bench *) user_data)->n_sent++;
}

/* With aliases, as hosts have them. */
static void
add_allocations (Bench          *bench,
                 PteroTestFleet *fleet)
{
  g_autofree char *node = g_strdup_printf ("%d", NODE);

  for (guint i = 0; i < N_ALLOCATIONS / N_RANGE; i++)
    {
      g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_ALLOCATIONS_CREATE,
                                                           "node", node, NULL);
      g_autofree char *range = g_strdup_printf ("[\"%u-%u\"]", 20000 + i * N_RANGE,
                                                20000 + (i + 1) * N_RANGE - 1);
      g_autofree char *alias = g_strdup_printf ("game%u.example.com", i);
      g_autoptr(JsonNode) ports = json_from_string (range, NULL);

      ptero_request_set_string (request, "ip", "198.51.100.77");
      ptero_request_set_string (request, "alias", alias);
      ptero_request_set_node (request, "ports", ports);
      ptero_client_send_async (ptero_panel_get_client (fleet->panel), request, NULL, sent_cb,
                               bench);
      while (bench->n_sent == i)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* To the end again and again, as the next page comes. */
static void
page_through (Bench *bench)
{
  double begin = now ();
  GtkWidget *view = ptero_test_find_type (bench->pane, GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  for (guint i = 0; i < 4000 && !ptero_listing_get_complete (get_listing (bench)); i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
      spin (bench, 40);
    }
  report (bench, "paged through", begin);
}

static void
search (Bench      *bench,
        guint       filter,
        const char *text)
{
  GtkWidget *choice = ptero_test_find_type (bench->pane, GTK_TYPE_DROP_DOWN);
  g_autofree char *what = g_strdup_printf ("search %u for “%s”", filter, text);
  double begin = now ();

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), filter);
  ptero_list_pane_search (PTERO_LIST_PANE (bench->pane), text);
  spin (bench, 1500);
  report (bench, what, begin);
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
  double all;

  ptero_test_ui_init (&argc, &argv);
  fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  ptero_test_fleet_start (fleet);
  add_allocations (&bench, fleet);
  ptero_test_spin (1000);
  ptero_fleet_set_active (fleet->fleet, FALSE);

  toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), gtk_search_entry_new ());
  window = ptero_test_present_sized (toasts, 1000, 700);
  ptero_test_spin (500);

  all = begin = now ();
  bench.pane = g_object_ref_sink (ptero_admin_allocations_new (fleet->panel, fleet->jobs, NODE));
  bench.longest = now () - begin;
  report (&bench, "made", begin);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), bench.pane);
  spin (&bench, 1500);
  report (&bench, "first page", begin);
  page_through (&bench);
  search (&bench, 1, "25565");
  search (&bench, 2, "game7");
  page_through (&bench);
  search (&bench, 0, "198.51.100.77");
  search (&bench, 0, "");
  page_through (&bench);
  printf ("allocations: %.1f s of the main thread\n", (now () - all) / 1000);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (bench.pane);
  ptero_test_fleet_free (fleet);

  return 0;
}
