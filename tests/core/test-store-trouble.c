/* test-store-trouble.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-store.h"

#include "fleet-support.h"
#include "store-support.h"

/* Of what the store says when something is in the way, and when that is over. */

/* The last change is written when it can be, though nothing changes after it. */
static void
test_retry (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  run_for (0.2);
  g_assert_nonnull (strstr (ptero_store_get_notice (store), "cannot be stored"));
  sqlite3_close (handle);

  WAIT_UNTIL (20, ptero_store_get_notice (store) == NULL);
  g_assert_cmpuint (count_servers (fixture), ==, 2);
  ptero_store_close (store);
}

/* Nothing is tried any more when it was closed. */
static void
test_retry_closed (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *notice = check_new_store (fixture);
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(GPtrArray) fleet = NULL;
  sqlite3 *handle = lock (fixture);

  store = ptero_store_new (fixture->path);
  fleet = load (store);
  save (store, "a", 2, "", PTERO_SERVER_STATE_RUNNING);
  ptero_store_flush (store);
  g_assert_nonnull (g_main_context_find_source_by_user_data (NULL, store));
  ptero_store_close (store);
  run_for (0.1);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, store));
  sqlite3_close (handle);
}

#define ADD(name, function) \
  g_test_add ("/store-trouble/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("retry", test_retry);
  ADD ("retry-closed", test_retry_closed);

  return g_test_run ();
}
