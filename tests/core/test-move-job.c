/* test-move-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fleet-support.h"
#include "ptero-file-object.h"
#include "ptero-move-job.h"
#include "ptero-panel-sync.h"

typedef struct
{
  PteroDemoPanel *demo;
  PteroPanel     *panel;
  PteroPanelSync *sync;
  char           *server;
} Site;

static gboolean
has_servers (Site *site)
{
  return ptero_server_list_get_n_items (ptero_panel_sync_get_servers (site->sync)) > 0;
}

static void
set_up (Site          *site,
        gconstpointer  data)
{
  PteroServerList *servers;

  site->demo = start_demo (0);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  site->sync = ptero_panel_sync_new (site->panel);
  ptero_panel_sync_start (site->sync);
  WAIT_UNTIL (20, has_servers (site));
  servers = ptero_panel_sync_get_servers (site->sync);
  for (guint i = 0; i < ptero_server_list_get_n_items (servers) && site->server == NULL; i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (servers, i);

      if (ptero_fleet_server_get_server (server)->internal_id == 4)
        site->server = g_strdup (ptero_fleet_server_get_uuid (server));
    }
  g_assert_nonnull (site->server);
  ptero_panel_sync_stop (site->sync);
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  run_for (0.05);
  g_assert_finalize_object (site->sync);
  g_object_unref (site->panel);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
  g_free (site->server);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* (transfer full) */
static PteroAnswer *
send (Site         *site,
      PteroRequest *request)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  PteroAnswer *answer;

  ptero_client_send_async (ptero_panel_get_client (site->panel), request, NULL, result_cb, &result);
  WAIT_UNTIL (20, result != NULL);
  answer = ptero_client_send_finish (ptero_panel_get_client (site->panel), result, &error);
  g_assert_no_error (error);

  return answer;
}

/* What is in a folder, in the order of the names, joined with spaces. */
static char *
dup_listing (Site       *site,
             const char *folder)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server",
                                                       site->server, "directory", folder, NULL);
  g_autoptr(PteroAnswer) answer = send (site, request);
  g_autoptr(GString) text = g_string_new (NULL);
  GPtrArray *items = ptero_answer_get_items (answer);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            PTERO_FILE_OBJECT (items->pdata[i])->name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
has_name (Site       *site,
          const char *folder,
          const char *name)
{
  g_autofree char *listing = dup_listing (site, folder);
  g_auto(GStrv) names = g_strsplit (listing, " ", -1);

  return g_strv_contains ((const char * const *) names, name);
}

static void
make_folder (Site       *site,
               const char *path)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FOLDER_CREATE, "server",
                                                       site->server, NULL);

  ptero_request_set_string (request, "root", "/");
  ptero_request_set_string (request, "name", path);
  g_object_unref (send (site, request));
}

static void
create_target (Site *site)
{
  make_folder (site, "kept");
}

static PteroJob *
create_job (Site     *site,
            gboolean  copy,
            gboolean  replace)
{
  PteroJob *job = ptero_move_job_new ("Move", site->panel, site->server, "/", "/kept", copy);

  ptero_move_job_add (PTERO_MOVE_JOB (job), "server.cfg", "server.cfg", replace);

  return job;
}

static void
wait_job (PteroJob *job)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), 0);

  WAIT_UNTIL (60, ptero_job_get_finished (job));
  g_test_message ("The job says: %s", ptero_job_target_get_message (target));
}

static void
set_fault (Site *site)
{
  g_autofree char *faults = g_strdup_printf ("drop@/api/client/servers/%s/files/rename",
                                             site->server);

  set_faults (site->demo, faults);
}

/* The answer to the move was lost though it was done: to try again must not delete what was moved,
 * as if it were in the way. */
static void
test_lost_answer (Site          *site,
                  gconstpointer  data)
{
  g_autoptr(PteroJob) copy = create_job (site, TRUE, FALSE);
  g_autoptr(PteroJob) job = create_job (site, FALSE, TRUE);

  create_target (site);
  ptero_job_start (copy);
  wait_job (copy);
  g_assert_cmpuint (ptero_job_get_n_failed (copy), ==, 0);
  g_assert_true (has_name (site, "/kept", "server.cfg"));

  set_fault (site);
  ptero_job_start (job);
  wait_job (job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  g_assert_true (has_name (site, "/kept", "server.cfg"));
  g_assert_false (has_name (site, "/", "server.cfg"));

  set_faults (site->demo, "");
  ptero_job_retry (job);
  wait_job (job);
  g_assert_true (has_name (site, "/kept", "server.cfg"));
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
}

/* A connection breaks once: what is sent again by itself is all of it. */
static void
test_again (Site          *site,
            gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site, FALSE, FALSE);
  g_autofree char *faults = g_strdup_printf ("drop@/api/client/servers/%s/files/rename*1",
                                             site->server);

  create_target (site);
  set_faults (site->demo, faults);
  ptero_job_start (job);
  wait_job (job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  g_assert_true (has_name (site, "/kept", "server.cfg"));
}

/* Nothing is deleted for something that is not there any more. */
static void
test_missing (Site          *site,
              gconstpointer  data)
{
  g_autoptr(PteroJob) first = create_job (site, FALSE, FALSE);
  g_autoptr(PteroJob) second = create_job (site, FALSE, TRUE);

  create_target (site);
  ptero_job_start (first);
  wait_job (first);
  g_assert_cmpuint (ptero_job_get_n_failed (first), ==, 0);

  ptero_job_start (second);
  wait_job (second);
  g_assert_cmpuint (ptero_job_get_n_failed (second), ==, 1);
  g_assert_true (has_name (site, "/kept", "server.cfg"));
}

/* A copy of which no step is known to be done leaves nothing behind, wherever the answer was
 * lost. */
static void
test_lost_carry (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site, TRUE, FALSE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;

  create_target (site);
  before = dup_listing (site, "/");
  set_fault (site);
  ptero_job_start (job);
  wait_job (job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  after = dup_listing (site, "/");
  kept = dup_listing (site, "/kept");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (kept, ==, "");
}

/* Archives have no folders without files: such are made. What is in them but cannot be packed is
 * not lost unsaid. */
static void
test_empty_folder (Site          *site,
                   gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site, TRUE, FALSE);
  g_autofree char *kept = NULL;

  create_target (site);
  make_folder (site, "hollow/one");
  make_folder (site, "hollow/two");
  ptero_move_job_add (PTERO_MOVE_JOB (job), "hollow", "shell", FALSE);
  ptero_job_start (job);
  wait_job (job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  kept = dup_listing (site, "/kept");
  g_assert_cmpstr (kept, ==, "server.cfg shell");
  g_assert_true (has_name (site, "/kept/shell", "one"));
  g_assert_true (has_name (site, "/kept/shell", "two"));
}

static void
write_file (Site       *site,
            const char *path)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                                                       site->server, "file", path, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);

  ptero_request_set_body (request, "text/plain", bytes);
  g_object_unref (send (site, request));
}

/* A folder with files is packed, and without what has none: that comes after it, however deep. */
static void
test_deep_folder (Site          *site,
                  gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site, TRUE, FALSE);

  create_target (site);
  make_folder (site, "world/region/void");
  make_folder (site, "world/poi/deep/nothing");
  make_folder (site, "world/data");
  write_file (site, "/world/level.dat");
  write_file (site, "/world/region/r.0.0.mca");
  ptero_move_job_add (PTERO_MOVE_JOB (job), "world", "world", FALSE);
  ptero_job_start (job);
  wait_job (job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  g_assert_true (has_name (site, "/kept/world", "level.dat"));
  g_assert_true (has_name (site, "/kept/world", "data"));
  g_assert_true (has_name (site, "/kept/world/region", "r.0.0.mca"));
  g_assert_true (has_name (site, "/kept/world/region", "void"));
  g_assert_true (has_name (site, "/kept/world/poi/deep", "nothing"));
}

/* What it would take too many requests to find is not lost unsaid. */
static void
test_many_folders (Site          *site,
                   gconstpointer  data)
{
  g_autoptr(PteroJob) job = create_job (site, TRUE, FALSE);
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), 0);

  create_target (site);
  for (guint i = 0; i < 201; i++)
    {
      g_autofree char *path = g_strdup_printf ("many/%u/sub", i);

      make_folder (site, path);
    }
  write_file (site, "/many/file");
  ptero_move_job_add (PTERO_MOVE_JOB (job), "many", "many", FALSE);
  ptero_job_start (job);
  wait_job (job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  g_assert_true (has_name (site, "/kept/many", "file"));
  g_assert_nonnull (strstr (ptero_job_target_get_message (target), "empty folders"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/move-job/lost-answer", Site, NULL, set_up, test_lost_answer, tear_down);
  g_test_add ("/move-job/again", Site, NULL, set_up, test_again, tear_down);
  g_test_add ("/move-job/missing", Site, NULL, set_up, test_missing, tear_down);
  g_test_add ("/move-job/empty-folder", Site, NULL, set_up, test_empty_folder, tear_down);
  g_test_add ("/move-job/deep-folder", Site, NULL, set_up, test_deep_folder, tear_down);
  g_test_add ("/move-job/many-folders", Site, NULL, set_up, test_many_folders, tear_down);
  g_test_add ("/move-job/lost-carry", Site, NULL, set_up, test_lost_carry, tear_down);

  return g_test_run ();
}
