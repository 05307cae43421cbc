/* bench-palette.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <time.h>

#include "ptero-palette.h"
#include "ptero-test-fleet.h"

#define N_SERVERS 10000
#define LIMIT     16.0   /* ms of main-loop time for a keystroke */

/* How long a keystroke in the palette over 10,000 servers keeps the main loop, until the frame with
 * the new rows is painted. Prints, and never fails. */

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static void
after_paint_cb (gboolean *painted)
{
  *painted = TRUE;
}

static void
run_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb),
                                             &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static double
type (PteroPalette *palette,
      const char   *text)
{
  GtkEditable *entry = GTK_EDITABLE (ptero_palette_get_entry (palette));
  int position = 0;
  double start;
  double found;

  /* A key changes the text once; to replace it is to change it twice. */
  gtk_editable_delete_text (entry, 0, -1);
  run_frame (GTK_WIDGET (palette));
  start = now ();
  gtk_editable_insert_text (entry, text, -1, &position);
  found = now () - start;
  run_frame (GTK_WIDGET (palette));
  printf ("  %-18s %3u rows  %6.1f ms to find, %6.1f ms with the frame\n",
          *text != '\0' ? text : "(cleared)",
          g_list_model_get_n_items (ptero_palette_get_rows (palette)), found, now () - start);
  ptero_test_spin (100);

  return found;
}

int
main (int   argc,
      char *argv[])
{
  static const char * const texts[] = {
    "s", "su", "sur", "surv", "survival 7", "restart s", "start sur", "re", "zzz", "203.0", ">re",
    ":no", "",
  };
  g_autoptr(GSettings) settings = NULL;
  PteroTestFleet *fleet;
  GtkWidget *palette;
  GtkWidget *window;
  double longest = 0;

  ptero_test_ui_init (&argc, &argv);
  settings = g_settings_new (APPLICATION_ID);
  fleet = ptero_test_fleet_new (N_SERVERS, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (fleet->panel, TRUE);
  ptero_test_fleet_start (fleet);
  for (guint i = 0; i < 600 &&
       g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)) < N_SERVERS; i++)
    ptero_test_spin (100);
  ptero_test_spin (2000);

  /* Nothing that comes from the network is to be measured. */
  ptero_fleet_set_active (fleet->fleet, FALSE);
  ptero_test_spin (500);

  palette = g_object_ref_sink (ptero_palette_new (fleet->fleet, NULL, NULL, settings));
  window = ptero_test_present_sized (palette, 640, 570);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    longest = MAX (longest, type (PTERO_PALETTE (palette), texts[i]));
  printf ("palette over %u servers: %.1f ms a keystroke at most (limit %.0f)\n",
          g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)), longest, LIMIT);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (palette);
  ptero_test_fleet_free (fleet);

  return 0;
}
