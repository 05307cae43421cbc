/* test-move-job-cancel.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fleet-support.h"
#include "ptero-folder.h"
#include "ptero-move-job.h"

typedef struct
{
  PteroDemoPanel *demo;
  PteroPanel     *panel;
  GStrv           servers;
} Site;

static void
set_up (Site          *site,
        gconstpointer  data)
{
  site->demo = start_demo (0);
  ptero_demo_panel_set_rate (site->demo, 100000);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  site->servers = ptero_demo_panel_list_servers (site->demo, 3);
  *strchr (site->servers[0], ' ') = '\0';
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  run_for (0.05);
  g_assert_finalize_object (site->panel);
  g_strfreev (site->servers);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
}

static PteroJob *
create_job (Site       *site,
            gboolean    copy,
            const char *name,
            const char *new_name,
            gboolean    replace)
{
  PteroJob *job = ptero_move_job_new ("Test", site->panel, site->servers[0], "/", "/odd names",
                                      copy);

  ptero_move_job_add (PTERO_MOVE_JOB (job), name, new_name, replace);

  return job;
}

/* How many names begin so in a folder. */
static guint
count (Site       *site,
       const char *path,
       const char *prefix)
{
  g_autoptr(PteroFolder) folder = ptero_folder_new (ptero_panel_get_client (site->panel),
                                                    site->servers[0], path);
  guint n = 0;

  ptero_folder_refresh (folder);
  WAIT_UNTIL (20, !ptero_folder_get_loading (folder));
  g_assert_no_error (ptero_folder_get_error (folder));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (folder)); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (G_LIST_MODEL (folder), i);

      n += g_str_has_prefix (file->name, prefix);
    }

  return n;
}

static void
assert_clean (Site *site)
{
  g_assert_cmpuint (count (site, "/", "archive-"), ==, 0);
  g_assert_cmpuint (count (site, "/odd names", "archive-"), ==, 0);
  g_assert_cmpuint (count (site, "/odd names", ".ptero-"), ==, 0);
}

static void
test_copy (Site          *site,
           gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site, TRUE, "server.properties", "copy.properties", FALSE);

  ptero_job_start (job);
  WAIT_UNTIL (20, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpuint (count (site, "/", "server.properties"), ==, 1);
  g_assert_cmpuint (count (site, "/odd names", "copy.properties"), ==, 1);
  assert_clean (site);
}

/* Stopped at any time, nothing is left behind, and it is done with at once. */
static void
test_cancel_copy (Site          *site,
                  gconstpointer  data)
{
  /* so that there is a time to stop it in each of the steps */
  g_assert_true (ptero_demo_panel_set_faults (site->demo, "latency=20@/api/client/servers/", NULL));
  for (guint delay = 0; delay < 400; delay += 10)
    {
      g_autoptr(PteroJob) job = create_job (site, TRUE, "server.properties", "copy.properties",
                                            FALSE);

      ptero_job_start (job);
      run_for (delay / 1000.0);
      ptero_job_cancel (job);
      WAIT_UNTIL (20, ptero_job_get_finished (job));
      g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
      /* what the server was doing is through, and is cleared away */
      WAIT_UNTIL (20, G_OBJECT (job)->ref_count == 1);
      assert_clean (site);
      if (ptero_job_get_n_done (job) > 0)
        break;
      g_assert_cmpuint (count (site, "/odd names", "copy.properties"), ==, 0);
    }
}

/* What is deleted to be replaced is replaced, though the person thinks better of it: stopped at any
 * time, it is there. */
static void
test_cancel_replace (Site          *site,
                     gconstpointer  data)
{
  g_autoptr(PteroJob) first = create_job (site, TRUE, "server.properties", "taken.properties",
                                          FALSE);
  guint n_done = 0;

  ptero_job_start (first);
  WAIT_UNTIL (20, ptero_job_get_finished (first));
  g_assert_true (ptero_demo_panel_set_faults (site->demo, "latency=20@/api/client/servers/", NULL));
  for (guint delay = 0; delay < 400 && n_done == 0; delay += 10)
    {
      g_autoptr(PteroJob) job = create_job (site, FALSE, "server.properties", "taken.properties",
                                            TRUE);

      ptero_job_start (job);
      run_for (delay / 1000.0);
      ptero_job_cancel (job);
      WAIT_UNTIL (20, ptero_job_get_finished (job));
      WAIT_UNTIL (20, G_OBJECT (job)->ref_count == 1);
      n_done = ptero_job_get_n_done (job);
      g_assert_cmpuint (count (site, "/odd names", "taken.properties"), ==, 1);
      g_assert_cmpuint (count (site, "/", "server.properties"), ==, 1 - n_done);
    }
  g_assert_cmpuint (n_done, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/move-job-cancel/copy", Site, NULL, set_up, test_copy, tear_down);
  g_test_add ("/move-job-cancel/cancel-copy", Site, NULL, set_up, test_cancel_copy, tear_down);
  g_test_add ("/move-job-cancel/cancel-replace", Site, NULL, set_up, test_cancel_replace,
              tear_down);

  return g_test_run ();
}
