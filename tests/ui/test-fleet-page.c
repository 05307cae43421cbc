/* test-fleet-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page.h"
#include "ptero-page.h"
#include "ptero-test-fleet.h"

static gboolean
has_running (gpointer user_data)
{
  return ptero_fleet_count (user_data, PTERO_SERVER_STATE_RUNNING) > 3;
}

static void
test_show (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  GtkWidget *page = g_object_ref_sink (ptero_fleet_page_new (fleet->fleet, fleet->jobs, NULL));
  GtkWidget *window = ptero_test_present_sized (page, 1000, 700);

  ptero_test_fleet_start (fleet);
  ptero_test_wait (has_running, fleet->fleet);
  ptero_test_spin (1500);
  ptero_test_screenshot (window, "fleet");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (page);
  ptero_test_fleet_free (fleet);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/fleet-page/show", test_show);

  return g_test_run ();
}
