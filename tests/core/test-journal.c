/* test-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-journal.h"

#include <string.h>

#include "fleet-support.h"
#include "ptero-past-job.h"

#define KEY "ptlc_JournalKeyId0secretpartofthekeythatislong0"

/* A job whose targets end as their names say. */

#define TEST_TYPE_JOB (test_job_get_type ())
G_DECLARE_FINAL_TYPE (TestJob, test_job, TEST, JOB, PteroJob)

struct _TestJob
{
  PteroJob    parent_instance;
  const char *failure;
};

G_DEFINE_FINAL_TYPE (TestJob, test_job, PTERO_TYPE_JOB)

static void
test_job_run_target (PteroJob       *job,
                     PteroJobTarget *target,
                     GCancellable   *cancellable)
{
  const char *name = ptero_job_target_get_name (target);
  g_autoptr(GError) error = NULL;

  if (g_str_has_prefix (name, "endless"))
    return;

  if (g_str_has_prefix (name, "failing") && TEST_JOB (job)->failure != NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, TEST_JOB (job)->failure);

  if (g_str_has_prefix (name, "unfit"))
    ptero_job_leave_out_target (job, target, "It does not fit");
  else
    ptero_job_target_done (job, target, error, error == NULL ? "It worked" : NULL);
}

static void
test_job_class_init (TestJobClass *klass)
{
  PTERO_JOB_CLASS (klass)->run_target = test_job_run_target;
}

static void
test_job_init (TestJob *self)
{
}

typedef struct
{
  char            *folder;
  char            *path;
  PteroPanelStore *panels;
  PteroPanel      *one;
  PteroPanel      *other;
  PteroStore      *store;    /* of a run, as all of the following */
  PteroJobQueue   *queue;
  PteroJournal    *journal;
} Fixture;

static char *
describe (PteroJobTarget *target)
{
  const GError *error = ptero_job_target_get_error (target);

  return g_strdup (error != NULL ? error->message : ptero_job_target_get_message (target));
}

static void
start (Fixture *fixture)
{
  fixture->store = ptero_store_new (fixture->path);
  fixture->queue = ptero_job_queue_new ();
  fixture->journal = ptero_journal_new (fixture->queue, fixture->panels, fixture->store, describe);
}

static void
stop (Fixture *fixture)
{
  ptero_journal_close (fixture->journal);
  ptero_store_close (fixture->store);
  g_assert_null (ptero_store_get_notice (fixture->store));
  g_assert_finalize_object (fixture->journal);
  g_assert_finalize_object (fixture->queue);
  g_clear_object (&fixture->store);
}

static void
load (Fixture *fixture)
{
  ptero_journal_load (fixture->journal);
  WAIT_UNTIL (10, !ptero_journal_get_loading (fixture->journal));
}

static PteroPanel *
add_panel (Fixture    *fixture,
           const char *name)
{
  PteroPanel *panel = ptero_panel_new (NULL, name, "https://panel.example.com");

  /* nothing of a demo panel is kept: this one only comes without a keyring */
  ptero_panel_store_add_demo (fixture->panels, panel, KEY, NULL);
  ptero_panel_set_demo (panel, FALSE);

  return panel;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autofree char *path = NULL;

  fixture->folder = create_folder ();
  fixture->path = g_build_filename (fixture->folder, "data", "ptero.db", NULL);
  path = g_build_filename (fixture->folder, "panels.conf", NULL);
  fixture->panels = ptero_panel_store_new (keyring, path);
  fixture->one = add_panel (fixture, "One");
  fixture->other = add_panel (fixture, "Other");
  start (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  stop (fixture);
  g_clear_object (&fixture->one);
  g_clear_object (&fixture->other);
  g_clear_object (&fixture->panels);
  remove_folder (fixture->folder);
  g_free (fixture->path);
}

static TestJob *
add_job (Fixture    *fixture,
         const char *title,
         const char *failure,
         PteroPanel *panel,
         const char *name,
         ...)
{
  g_autoptr(TestJob) job = g_object_new (TEST_TYPE_JOB, "title", title, NULL);
  va_list more;

  job->failure = failure;
  ptero_job_add_target (PTERO_JOB (job), panel, name, NULL);
  va_start (more, name);
  while ((panel = va_arg (more, PteroPanel *)) != NULL)
    ptero_job_add_target (PTERO_JOB (job), panel, va_arg (more, const char *), NULL);
  va_end (more);
  ptero_job_queue_add (fixture->queue, PTERO_JOB (job));

  return job;
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->journal));
}

static PteroJob *
get_job (Fixture *fixture,
         guint    position)
{
  g_autoptr(PteroJob) job = g_list_model_get_item (G_LIST_MODEL (fixture->journal), position);

  return job;
}

static void
check_target (PteroJob          *job,
              guint              position,
              PteroPanel        *panel,
              const char        *name,
              PteroTargetStatus  status,
              const char        *message)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), position);

  g_assert_true (ptero_job_target_get_panel (target) == panel);
  g_assert_cmpstr (ptero_job_target_get_name (target), ==, name);
  g_assert_cmpint (ptero_job_target_get_status (target), ==, status);
  g_assert_cmpstr (ptero_job_target_get_message (target), ==, message);
}

/* What was done is there in the next run, once it is asked for, and cannot be done again. */
static void
test_keep (Fixture       *fixture,
           gconstpointer  data)
{
  PteroJob *job;
  gint64 ago;

  add_job (fixture, "Do Ümläuts", "No way",
           fixture->one, "failing", fixture->other, "well", fixture->one, "unfit", NULL);
  stop (fixture);

  start (fixture);
  run_for (0.1);
  g_assert_cmpuint (count (fixture), ==, 0);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);

  job = get_job (fixture, 0);
  g_assert_cmpstr (ptero_job_get_title (job), ==, "Do Ümläuts");
  g_assert_cmpint (ptero_job_get_kind (job), ==, PTERO_JOB_KIND_OTHER);
  g_assert_true (ptero_job_get_finished (job));
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_left_out (job), ==, 1);
  ago = g_get_real_time () / G_USEC_PER_SEC - g_date_time_to_unix (ptero_job_get_finished_at (job));
  g_assert_cmpint (ABS (ago), <, 100);
  check_target (job, 0, fixture->one, "failing", PTERO_TARGET_FAILED, "No way");
  check_target (job, 1, fixture->other, "well", PTERO_TARGET_DONE, "It worked");
  check_target (job, 2, fixture->one, "unfit", PTERO_TARGET_LEFT_OUT, "It does not fit");

  g_assert_false (ptero_job_can_retry (job));
  ptero_job_retry (job);
  g_assert_true (ptero_job_get_finished (job));
}

/* Servers may have one name, but not one uuid. */
static void
test_server (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(PteroServer) resource = create_server (7, "");
  g_autoptr(PteroFleetServer) server = ptero_fleet_server_new (fixture->one, resource);
  g_autoptr(TestJob) job = g_object_new (TEST_TYPE_JOB, "title", "Do It", NULL);
  g_autoptr(PteroJobTarget) target = NULL;

  ptero_job_add_server (PTERO_JOB (job), server);
  ptero_job_queue_add (fixture->queue, PTERO_JOB (job));
  stop (fixture);

  start (fixture);
  load (fixture);
  target = g_list_model_get_item (ptero_job_get_targets (get_job (fixture, 0)), 0);
  g_assert_cmpstr (ptero_job_target_get_server (target), ==, resource->uuid);
  g_assert_cmpstr (ptero_job_target_get_name (target), ==, resource->name);
}

/* The jobs of this run are in the queue only, and one that was tried again is one job. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  TestJob *job = add_job (fixture, "Try Things", "Not yet", fixture->one, "failing", NULL);

  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  job->failure = NULL;
  ptero_job_retry (PTERO_JOB (job));
  g_assert_cmpuint (ptero_job_get_n_done (PTERO_JOB (job)), ==, 1);
  add_job (fixture, "Another", NULL, fixture->one, "well", NULL);
  stop (fixture);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpstr (ptero_job_get_title (get_job (fixture, 0)), ==, "Another");
  check_target (get_job (fixture, 1), 0, fixture->one, "failing", PTERO_TARGET_DONE, "It worked");
}

static void
assert_not_in_file (const char *path,
                    const char *text)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return;

  for (gsize i = 0; i + strlen (text) <= length; i++)
    g_assert_cmpint (memcmp (content + i, text, strlen (text)), !=, 0);
}

static void
check_secret (Fixture    *fixture,
              const char *failure,
              const char *secret,
              const char *left)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr(PteroJobTarget) target = NULL;

  add_job (fixture, "Tell Secrets", failure, fixture->one, "failing", NULL);
  ptero_store_flush (fixture->store);
  assert_not_in_file (fixture->path, secret);
  assert_not_in_file (log, secret);
  stop (fixture);
  assert_not_in_file (fixture->path, secret);

  start (fixture);
  load (fixture);
  target = g_list_model_get_item (ptero_job_get_targets (get_job (fixture, 0)), 0);
  g_assert_cmpstr (ptero_job_target_get_message (target), ==, left);
}

static void
test_secrets (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *failure; const char *secret; const char *left; } cases[] = {
    { "The key " KEY " is wrong", "secretpart", "The key ptlc_••• is wrong" },
    { "It ends with cretpartofthekeythatislong0.", "cretpartofthekey", "It ends with •••." },
    { "Nobody knows papp_ofSomebodyElse.", "ofSomebodyElse", "Nobody knows papp_•••." },
    { "No https://node.example.com:8080/download?token=abcdef123 (404)", "abcdef123",
      "No https://node.example.com:8080/download?••• (404)" },
    { "Cannot fetch ftp://me:hunter2@example.com/file", "hunter2",
      "Cannot fetch ftp://•••@example.com/file" },
    { "Access denied: password=hunter3, host=db", "hunter3",
      "Access denied: password=••• host=db" },
    { "Bad eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl", "c2lnbmF0dXJl", "Bad •••" },
    /* what only looks a bit like one stays */
    { "The password field is required. See https://example.com/help.", "not there",
      "The password field is required. See https://example.com/help." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_secret (fixture, cases[i].failure, cases[i].secret, cases[i].left);
}

/* What is cut away is looked at before, as half a secret does not look like one. */
static void
test_long_secrets (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *words = g_strnfill (280, 'x');
  g_autofree char *many_words = g_strnfill (4096 - 12, 'x');
  const struct { const char *words; const char *secret; } cases[] = {
    { words, "https://me:hunter4@a-host-with-a-name-that-is-long.example.com/path" },
    { many_words, "ftp://hunter4@example.com/" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PteroJobRecord *record = ptero_job_record_new ("id", "Title");
      PteroJobResult *result = ptero_job_record_add_result (record, "a", NULL, PTERO_TARGET_FAILED);

      result->message = g_strconcat (cases[i].words, " ", cases[i].secret, NULL);
      ptero_job_record_clean (record);
      g_assert_null (strstr (result->message, "hunter"));
      g_assert_true (g_str_has_suffix (result->message, "…"));
      g_assert_cmpint (g_utf8_strlen (result->message, -1), ==, 300);
      ptero_job_record_free (record);
    }
}

static PteroJobRecord *
create_record (Fixture *fixture,
               guint    number,
               guint    n_results,
               gint64   finished)
{
  g_autofree char *id = g_strdup_printf ("job-%u", number);
  const char *panel_id = ptero_panel_get_id (fixture->one);
  PteroJobRecord *record = ptero_job_record_new (id, id);

  record->kind = g_strdup ("power");
  record->signal = g_strdup ("stop");
  record->started = finished - G_USEC_PER_SEC;
  record->finished = finished;
  for (guint i = 0; i < n_results; i++)
    ptero_job_record_add_result (record, panel_id, "A Server", PTERO_TARGET_DONE);

  return record;
}

static void
test_bounds (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 now = g_get_real_time ();
  PteroJobRecord *record = create_record (fixture, 1000, 1, now - 91 * G_TIME_SPAN_DAY);
  PteroJobResult *result;
  g_autoptr(PteroJobTarget) target = NULL;

  ptero_store_save_job (fixture->store, record);
  for (guint i = 0; i < 520; i++)
    ptero_store_save_job (fixture->store, create_record (fixture, i, 1, now - 1000 + i));
  stop (fixture);
  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 500);
  g_assert_cmpstr (ptero_job_get_title (get_job (fixture, 0)), ==, "job-519");
  g_assert_cmpstr (ptero_job_get_title (get_job (fixture, 499)), ==, "job-20");
  g_assert_cmpint (ptero_job_get_kind (get_job (fixture, 0)), ==, PTERO_JOB_KIND_POWER);

  /* the newest is kept whole, and the others as far as there is room */
  ptero_store_save_job (fixture->store, create_record (fixture, 2000, 9900, now + 1));
  record = create_record (fixture, 2001, 0, now + 2);
  result = ptero_job_record_add_result (record, ptero_panel_get_id (fixture->one), NULL,
                                        PTERO_TARGET_FAILED);
  result->message = g_strnfill (5000, 'x');
  result->message[2500] = ' ';
  ptero_store_save_job (fixture->store, record);
  stop (fixture);
  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 2 + 99);
  g_assert_cmpuint (ptero_job_get_n_done (get_job (fixture, 1)), ==, 9900);
  target = g_list_model_get_item (ptero_job_get_targets (get_job (fixture, 0)), 0);
  g_assert_cmpint (g_utf8_strlen (ptero_job_target_get_message (target), -1), ==, 300);
}

static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  add_job (fixture, "Earlier", NULL, fixture->one, "well", NULL);
  stop (fixture);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  add_job (fixture, "Now", NULL, fixture->one, "well", NULL);
  ptero_journal_clear (fixture->journal);
  g_assert_cmpuint (count (fixture), ==, 0);
  add_job (fixture, "Later", NULL, fixture->one, "well", NULL);
  stop (fixture);

  /* while it is being read */
  start (fixture);
  ptero_journal_load (fixture->journal);
  ptero_journal_clear (fixture->journal);
  g_assert_false (ptero_journal_get_loading (fixture->journal));
  run_for (0.2);
  g_assert_cmpuint (count (fixture), ==, 0);
  add_job (fixture, "Last", NULL, fixture->one, "well", NULL);
  stop (fixture);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (ptero_job_get_title (get_job (fixture, 0)), ==, "Last");
}

static void
clear_cb (PteroJournal *journal,
          guint         position,
          guint         n_removed,
          guint         n_added)
{
  if (n_added > 0)
    ptero_journal_clear (journal);
}

/* By whoever is told what was read. */
static void
test_clear_at_once (Fixture       *fixture,
                    gconstpointer  data)
{
  add_job (fixture, "Earlier", NULL, fixture->one, "well", NULL);
  stop (fixture);

  start (fixture);
  g_signal_connect (fixture->journal, "items-changed", G_CALLBACK (clear_cb), NULL);
  load (fixture);
  run_for (0.1);
  g_assert_cmpuint (count (fixture), ==, 0);
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
remove_panel (Fixture    *fixture,
              PteroPanel *panel)
{
  gboolean done = FALSE;

  ptero_panel_store_remove_async (fixture->panels, panel, NULL, removed_cb, &done);
  WAIT_UNTIL (10, done);
}

/* What was done on a panel goes with it, and does not come back when it ends only then. */
static void
test_panel_removed (Fixture       *fixture,
                    gconstpointer  data)
{
  add_job (fixture, "There", NULL, fixture->other, "well", NULL);
  add_job (fixture, "On Both", NULL, fixture->other, "well", fixture->one, "well", NULL);
  stop (fixture);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
  add_job (fixture, "Still There", NULL, fixture->other, "endless", NULL);
  remove_panel (fixture, fixture->other);
  ptero_store_remove_panel (fixture->store, ptero_panel_get_id (fixture->other));
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpstr (ptero_job_get_title (get_job (fixture, 0)), ==, "On Both");
  stop (fixture);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_done (get_job (fixture, 0)), ==, 1);
  check_target (get_job (fixture, 0), 0, fixture->one, "well", PTERO_TARGET_DONE, "It worked");
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GPtrArray **) user_data = ptero_store_load_jobs_finish (PTERO_STORE (object), result, NULL);
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr(PteroStore) store = ptero_store_new (fixture->path);
  g_autoptr(GPtrArray) jobs = NULL;

  ptero_store_load_jobs_async (store, NULL, loaded_cb, &jobs);
  WAIT_UNTIL (10, jobs != NULL);
  ptero_store_close (store);

  return jobs->len;
}

/* A panel without servers that leaves while the program is closed takes its jobs along. */
static void
test_stranger (Fixture       *fixture,
               gconstpointer  data)
{
  add_job (fixture, "There", NULL, fixture->other, "well", fixture->other, "well", NULL);
  add_job (fixture, "On Both", NULL, fixture->other, "well", fixture->one, "well", NULL);
  stop (fixture);
  remove_panel (fixture, fixture->other);
  g_assert_cmpuint (count_kept (fixture), ==, 2);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 1);
  ptero_store_flush (fixture->store);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

static void
test_demo (Fixture       *fixture,
           gconstpointer  data)
{
  ptero_panel_set_demo (fixture->other, TRUE);
  add_job (fixture, "Play", NULL, fixture->other, "well", NULL);
  stop (fixture);

  start (fixture);
  load (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* What was under way when the program was closed is not forgotten. */
static void
test_cut_off (Fixture       *fixture,
              gconstpointer  data)
{
  add_job (fixture, "Too Long", NULL, fixture->one, "well", fixture->one, "endless", NULL);
  stop (fixture);

  start (fixture);
  load (fixture);
  check_target (get_job (fixture, 0), 0, fixture->one, "well", PTERO_TARGET_DONE, "It worked");
  check_target (get_job (fixture, 0), 1, fixture->one, "endless", PTERO_TARGET_LEFT_OUT,
                "Ptero was closed before it was done");
}

/* What was not even begun is told apart from what was, and what the end of the program makes of it
 * changes nothing. */
static void
test_never_begun (Fixture       *fixture,
                  gconstpointer  data)
{
  PteroJob *job;

  job = PTERO_JOB (add_job (fixture, "Too Long", NULL,
                            fixture->one, "endless 1", fixture->one, "endless 2",
                            fixture->one, "endless 3", fixture->one, "endless 4",
                            fixture->one, "later", NULL));
  ptero_job_set_paused (job, TRUE);
  ptero_journal_close (fixture->journal);
  ptero_job_queue_cancel_all (fixture->queue);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (job), i);

      ptero_job_leave_out_target (job, target, "Cancelled");
    }
  g_assert_true (ptero_job_get_finished (job));
  stop (fixture);

  start (fixture);
  load (fixture);
  job = get_job (fixture, 0);
  check_target (job, 3, fixture->one, "endless 4", PTERO_TARGET_LEFT_OUT,
                "Ptero was closed before it was done");
  check_target (job, 4, fixture->one, "later", PTERO_TARGET_WAITING, NULL);
  g_assert_cmpuint (ptero_job_get_n_waiting (job), ==, 1);
  g_assert_true (ptero_job_get_finished (job));
}

/* A program that crashes does not say good-bye: what runs for long is there all the same, without a
 * word of what is not known. */
static void
test_crash (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(PteroStore) store = NULL;
  g_autoptr(PteroJobQueue) queue = ptero_job_queue_new ();
  g_autoptr(PteroJournal) journal = NULL;
  PteroJob *job;

  job = PTERO_JOB (add_job (fixture, "Too Long", NULL,
                            fixture->one, "well", fixture->one, "endless 1",
                            fixture->one, "endless 2", fixture->one, "endless 3",
                            fixture->one, "endless 4", fixture->one, "later", NULL));
  WAIT_UNTIL (10, (ptero_store_flush (fixture->store), count_kept (fixture)) == 1);
  g_assert_false (ptero_job_get_finished (job));

  store = ptero_store_new (fixture->path);
  journal = ptero_journal_new (queue, fixture->panels, store, describe);
  ptero_journal_load (journal);
  WAIT_UNTIL (10, !ptero_journal_get_loading (journal));
  {
    g_autoptr(PteroJob) past = g_list_model_get_item (G_LIST_MODEL (journal), 0);

    check_target (past, 0, fixture->one, "well", PTERO_TARGET_DONE, "It worked");
    check_target (past, 4, fixture->one, "endless 4", PTERO_TARGET_LEFT_OUT,
                  "Ptero ended before it could tell whether it was done");
    check_target (past, 5, fixture->one, "later", PTERO_TARGET_LEFT_OUT,
                  "Ptero ended before it could tell whether it was done");
  }
  ptero_store_close (store);
}

#define ADD(name, function) \
  g_test_add ("/journal/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("keep", test_keep);
  ADD ("server", test_server);
  ADD ("own", test_own);
  ADD ("secrets", test_secrets);
  ADD ("long-secrets", test_long_secrets);
  ADD ("bounds", test_bounds);
  ADD ("clear", test_clear);
  ADD ("clear-at-once", test_clear_at_once);
  ADD ("panel-removed", test_panel_removed);
  ADD ("stranger", test_stranger);
  ADD ("demo", test_demo);
  ADD ("cut-off", test_cut_off);
  ADD ("never-begun", test_never_begun);
  ADD ("crash", test_crash);

  return g_test_run ();
}
