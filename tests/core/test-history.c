/* test-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-history.h"

#include <math.h>

static void
test_ring (void)
{
  g_autoptr(PteroHistory) history = ptero_history_new (1000);

  g_assert_null (ptero_history_get_last (history));
  g_assert_cmpuint (ptero_history_find (history, 5), ==, 0);
  for (guint i = 0; i < 2500; i++)
    {
      PteroReading reading = { i * 10, { i, } };

      ptero_history_add (history, &reading);
    }

  g_assert_cmpuint (ptero_history_get_n (history), ==, 1000);
  g_assert_cmpint (ptero_history_get (history, 0)->time, ==, 15000);
  g_assert_cmpfloat (ptero_history_get_last (history)->values[PTERO_HISTORY_CPU], ==, 2499);
  g_assert_cmpuint (ptero_history_find (history, 0), ==, 0);
  g_assert_cmpuint (ptero_history_find (history, 15005), ==, 1);
  g_assert_cmpuint (ptero_history_find (history, 99999), ==, 1000);
}

static PteroLiveStats *
create_stats (gint64 received)
{
  g_autofree char *text = g_strdup_printf ("{\"memory_bytes\":5,\"cpu_absolute\":12.5,\"disk_bytes\":7,\"uptime\":1,\"state\":\"running\","
                                           "\"memory_limit_bytes\":9,\"network\":{\"rx_bytes\":%d,\"tx_bytes\":0}}", (int) received);
  g_autoptr(JsonNode) node = json_from_string (text, NULL);
  g_autoptr(GError) error = NULL;
  gpointer stats = ptero_resource_new_from_json (PTERO_TYPE_LIVE_STATS, node, &error);

  g_assert_no_error (error);

  return stats;
}

/* The node counts bytes, from zero on after each start. */
static void
test_rates (void)
{
  g_autoptr(PteroHistory) history = ptero_history_new (10);
  g_autoptr(PteroLiveStats) early = NULL;
  static const gint64 received[] = { 1000, 3000, 100, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (received); i++)
    {
      g_autoptr(PteroLiveStats) stats = create_stats (received[i]);

      ptero_history_add_stats (history, stats, (i + 1) * 2 * G_USEC_PER_SEC);
    }

  g_assert_true (isnan (ptero_history_get (history, 0)->values[PTERO_HISTORY_NETWORK_IN]));
  g_assert_cmpfloat (ptero_history_get (history, 1)->values[PTERO_HISTORY_NETWORK_IN], ==, 1000);
  g_assert_true (isnan (ptero_history_get (history, 2)->values[PTERO_HISTORY_NETWORK_IN]));
  g_assert_cmpfloat (ptero_history_get (history, 3)->values[PTERO_HISTORY_NETWORK_IN], ==, 50);
  g_assert_cmpfloat (ptero_history_get (history, 3)->values[PTERO_HISTORY_NETWORK_OUT], ==, 0);
  g_assert_cmpfloat (ptero_history_get (history, 0)->values[PTERO_HISTORY_CPU], ==, 12.5);

  /* two in a moment */
  early = create_stats (90000);
  ptero_history_add_stats (history, early, 8 * G_USEC_PER_SEC + 1000);
  g_assert_cmpfloat (ptero_history_get_last (history)->values[PTERO_HISTORY_NETWORK_IN], ==, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/ring", test_ring);
  g_test_add_func ("/history/rates", test_rates);

  return g_test_run ();
}
