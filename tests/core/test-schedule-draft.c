/* test-schedule-draft.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "fleet-support.h"
#include "ptero-panel-sync.h"
#include "ptero-schedule-file.h"
#include "ptero-schedule-job.h"
#include "ptero-schedule-saver.h"
#include "ptero-task.h"

typedef struct
{
  PteroDemoPanel   *demo;
  PteroPanel       *panel;
  PteroPanelSync   *sync;
  PteroFleetServer *server;
} Site;

/* The demo panel's servers that have room for backups, of which the first has a schedule. */
static PteroFleetServer *
find_server (Site   *site,
             gint64  number)
{
  PteroServerList *servers = ptero_panel_sync_get_servers (site->sync);

  for (guint i = 0; i < ptero_server_list_get_n_items (servers); i++)
    {
      PteroFleetServer *server = ptero_server_list_peek (servers, i);

      if (ptero_fleet_server_get_server (server)->internal_id == number)
        return server;
    }

  return NULL;
}

static void
set_up (Site          *site,
        gconstpointer  data)
{
  site->demo = start_demo (0);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  ptero_panel_set_admin_all (site->panel, TRUE);
  site->sync = ptero_panel_sync_new (site->panel);
  ptero_panel_sync_start (site->sync);
  WAIT_UNTIL (20, find_server (site, 1) != NULL);
  site->server = g_object_ref (find_server (site, 1));
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  g_clear_object (&site->server);
  ptero_panel_sync_stop (site->sync);
  run_for (0.05);
  g_assert_finalize_object (site->sync);
  g_object_unref (site->panel);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
save (Site                *site,
      PteroScheduleDraft  *draft,
      PteroTaskDraft     **task,
      GError             **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_schedule_draft_save_async (draft, site->panel, ptero_fleet_server_get_uuid (site->server),
                                   NULL, result_cb, &result);
  WAIT_UNTIL (20, result != NULL);

  return ptero_schedule_draft_save_finish (draft, result, task, error);
}

/* What the panel has: the payloads in their order, and that the places are 1, 2, 3 … */
static char *
dup_state (Site   *site,
           gint64  id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SCHEDULE_GET, "server",
                                                       ptero_fleet_server_get_uuid (site->server),
                                                       "schedule", number, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroScheduleDraft) draft = NULL;
  GString *text = g_string_new (NULL);

  ptero_client_send_async (ptero_panel_get_client (site->panel), request, NULL, result_cb, &result);
  WAIT_UNTIL (20, result != NULL);
  answer = ptero_client_send_finish (ptero_panel_get_client (site->panel), result, &error);
  g_assert_no_error (error);
  draft = ptero_schedule_draft_new_from (ptero_answer_get_resource (answer));
  g_string_append_printf (text, "%s %s %d", draft->name, draft->fields[PTERO_CRON_HOUR],
                          draft->is_active);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft->tasks)); i++)
    {
      g_autoptr(PteroTaskDraft) task = g_list_model_get_item (G_LIST_MODEL (draft->tasks), i);

      g_assert_cmpint (task->sequence, ==, i + 1);
      g_string_append_printf (text, " %s", task->payload);
    }

  return g_string_free (text, FALSE);
}

static void
check_state (Site       *site,
             gint64      id,
             const char *wanted)
{
  g_autofree char *state = dup_state (site, id);

  g_assert_cmpstr (state, ==, wanted);
}

static void
add_task (PteroScheduleDraft *draft,
          const char         *action,
          const char         *payload)
{
  g_autoptr(PteroTaskDraft) task = ptero_task_draft_new (action, payload, 0, FALSE);

  g_list_store_append (draft->tasks, task);
}

static PteroScheduleDraft *
create_draft (void)
{
  PteroScheduleDraft *draft = ptero_schedule_draft_new ();

  ptero_schedule_draft_set_name (draft, "Nightly");
  for (const char *letter = "abcd"; *letter != '\0'; letter++)
    {
      char payload[] = { *letter, '\0' };

      add_task (draft, "command", payload);
    }

  return draft;
}

/* A schedule is made, its tasks are moved, removed, changed and added. */
static void
test_save (Site          *site,
           gconstpointer  data)
{
  g_autoptr(PteroScheduleDraft) draft = create_draft ();
  g_autoptr(PteroTaskDraft) task = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save (site, draft, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (draft->id, >, 0);
  g_assert_false (draft->changed);
  check_state (site, draft->id, "Nightly 4 1 a b c d");

  ptero_schedule_draft_move (draft, 0, 3);
  g_assert_true (save (site, draft, NULL, &error));
  check_state (site, draft->id, "Nightly 4 1 b c d a");

  ptero_schedule_draft_move (draft, 3, 1);
  ptero_schedule_draft_remove (draft, 2);
  add_task (draft, "command", "e");
  ptero_schedule_draft_move (draft, 3, 0);
  task = g_list_model_get_item (G_LIST_MODEL (draft->tasks), 1);
  ptero_task_draft_set (task, "command", "B", 30, TRUE);
  ptero_schedule_draft_set_field (draft, PTERO_CRON_HOUR, "5");
  draft->is_active = FALSE;
  g_assert_true (save (site, draft, NULL, &error));
  check_state (site, draft->id, "Nightly 5 0 e B a d");
}

/* What the panel refuses is told, and what came before is not done twice. */
static void
test_refused (Site          *site,
              gconstpointer  data)
{
  g_autoptr(PteroScheduleDraft) draft = create_draft ();
  g_autoptr(PteroTaskDraft) bad = ptero_task_draft_new ("command", "", 0, FALSE);
  g_autoptr(PteroTaskDraft) refused = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_list_store_insert (draft->tasks, 2, bad);
  g_assert_false (save (site, draft, &refused, &error));
  g_assert_error (error, PTERO_API_ERROR, PTERO_API_ERROR_VALIDATION);
  g_assert_true (refused == bad);
  id = draft->id;
  /* not active before it is whole */
  check_state (site, id, "Nightly 4 0 a b");

  ptero_task_draft_set (bad, "command", "x", 0, FALSE);
  g_clear_error (&error);
  g_assert_true (save (site, draft, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (draft->id, ==, id);
  check_state (site, id, "Nightly 4 1 a b x c d");
}

/* On several servers, one of which is not there. */
static void
test_job (Site          *site,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) servers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *uuid = create_uuid (77);
  g_autoptr(PteroServer) missing = create_server (77, "");
  g_autoptr(PteroJob) job = NULL;

  g_ptr_array_add (drafts, create_draft ());
  g_ptr_array_add (servers, g_object_ref (site->server));
  g_ptr_array_add (servers, g_object_ref (find_server (site, 4)));
  g_ptr_array_add (servers, ptero_fleet_server_new (site->panel, missing));
  job = ptero_schedule_job_new ("Copy", drafts, servers);
  ptero_job_start (job);
  WAIT_UNTIL (30, ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 2);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
}

static void
test_file (void)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) bytes_again = NULL;
  g_autoptr(GError) error = NULL;
  static const char *const hostile[] = {
    "", "[]", "{}", "{\"schedules\":[]}", "{\"schedules\":[1]}", "{\"schedules\":[null]}",
    "{\"schedules\":{}}", "\xff\xfe",
    "{\"schedules\":[{\"name\":[1]}]}", "{\"schedules\":[{\"name\":\"a\",\"cron\":1,\"tasks\":1}]}",
    "{\"schedules\":[{\"name\":\"a\",\"cron\":{\"minute\":\"0\",\"hour\":\"0\",\"day_of_month\":\"30\",\"month\":\"2\",\"day_of_week\":\"*\"}}]}",
    "{\"schedules\":[{\"name\":\"a\",\"cron\":{\"minute\":0,\"hour\":0,\"day_of_month\":1,\"month\":\"*\",\"day_of_week\":\"*\"},\"tasks\":[{\"action\":\"power\",\"payload\":\"explode\",\"time_offset\":0}]}]}",
    "{\"schedules\":[{\"name\":\"a\",\"cron\":{\"minute\":0,\"hour\":0,\"day_of_month\":1,\"month\":\"*\",\"day_of_week\":\"*\"},\"tasks\":[{\"action\":\"command\",\"payload\":\"x\",\"time_offset\":901}]}]}",
    "{\"schedules\":[{\"name\":\"a\",\"cron\":{\"minute\":0,\"hour\":0,\"day_of_month\":1,\"month\":\"*\",\"day_of_week\":\"*\"},\"tasks\":[1,2,3]}]}",
  };

  g_ptr_array_add (drafts, create_draft ());
  add_task (drafts->pdata[0], "backup", "cache/\nlogs/");
  bytes = ptero_schedule_file_write (drafts);
  again = ptero_schedule_file_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 1);
  bytes_again = ptero_schedule_file_write (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr(GBytes) text = g_bytes_new_static (hostile[i], strlen (hostile[i]));
      g_autoptr(GError) refusal = NULL;

      g_assert_null (ptero_schedule_file_read (text, &refusal));
      g_assert_nonnull (refusal);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/schedule-draft/save", Site, NULL, set_up, test_save, tear_down);
  g_test_add ("/schedule-draft/refused", Site, NULL, set_up, test_refused, tear_down);
  g_test_add ("/schedule-draft/job", Site, NULL, set_up, test_job, tear_down);
  g_test_add_func ("/schedule-draft/file", test_file);

  return g_test_run ();
}
