/* test-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-queue.h"

/* A job whose targets end when the test says so. */

#define TEST_TYPE_JOB (test_job_get_type ())
G_DECLARE_FINAL_TYPE (TestJob, test_job, TEST, JOB, PteroJob)

struct _TestJob
{
  PteroJob   parent_instance;
  GPtrArray *running;     /* targets, in the order in which they were started */
  guint      n_started;
  gboolean   immediate;
  gboolean   lanes;
  gboolean   twin;        /* does what others of the kind do */
};

G_DEFINE_FINAL_TYPE (TestJob, test_job, PTERO_TYPE_JOB)

static void
end_target (TestJob        *self,
            PteroJobTarget *target,
            const GError   *error,
            const char     *message)
{
  g_autoptr(PteroJobTarget) kept = g_object_ref (target);

  g_assert_true (g_ptr_array_remove (self->running, target));
  ptero_job_target_done (PTERO_JOB (self), target, error, message);
}

static void
cancelled_cb (GCancellable   *cancellable,
              PteroJobTarget *target)
{
  TestJob *self = g_object_get_data (G_OBJECT (cancellable), "job");
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                 "Operation was cancelled");

  end_target (self, target, error, NULL);
}

static void
test_job_run_target (PteroJob       *job,
                     PteroJobTarget *target,
                     GCancellable   *cancellable)
{
  TestJob *self = TEST_JOB (job);

  g_assert_cmpint (ptero_job_target_get_status (target), ==, PTERO_TARGET_RUNNING);
  self->n_started++;

  if (self->immediate)
    {
      ptero_job_target_done (job, target, NULL, NULL);
      return;
    }

  g_ptr_array_add (self->running, target);
  g_object_set_data (G_OBJECT (cancellable), "job", self);
  g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), target);
}

static gconstpointer
test_job_get_lane (PteroJob       *job,
                   PteroJobTarget *target)
{
  if (!TEST_JOB (job)->lanes)
    return NULL;

  return g_object_get_data (ptero_job_target_get_object (target), "lane");
}

static void
test_job_finalize (GObject *object)
{
  g_ptr_array_unref (TEST_JOB (object)->running);

  G_OBJECT_CLASS (test_job_parent_class)->finalize (object);
}

static gboolean
test_job_is_same (PteroJob *job,
                  PteroJob *other)
{
  return TEST_JOB (job)->twin && TEST_JOB (other)->twin;
}

static void
test_job_class_init (TestJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_job_finalize;
  PTERO_JOB_CLASS (klass)->is_same = test_job_is_same;
  PTERO_JOB_CLASS (klass)->run_target = test_job_run_target;
  PTERO_JOB_CLASS (klass)->get_lane = test_job_get_lane;
}

static void
test_job_init (TestJob *self)
{
  self->running = g_ptr_array_new ();
}

static TestJob *
create_job (guint n_targets)
{
  TestJob *job = g_object_new (TEST_TYPE_JOB, "title", "Try Things", NULL);

  for (guint i = 0; i < n_targets; i++)
    {
      g_autoptr(GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

      ptero_job_add_target (PTERO_JOB (job), NULL, NULL, object);
    }

  return job;
}

static void
end_first (TestJob    *job,
           const char *failure)
{
  g_autoptr(GError) error = NULL;

  if (failure != NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, failure);

  g_assert_cmpuint (job->running->len, >, 0);
  end_target (job, g_ptr_array_index (job->running, 0), error, NULL);
}

static PteroJobTarget *
get_target (TestJob *job,
            guint    position)
{
  g_autoptr(PteroJobTarget) target = g_list_model_get_item (ptero_job_get_targets (PTERO_JOB (job)),
                                                            position);

  return target;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_width (void)
{
  g_autoptr(TestJob) job = create_job (6);
  guint n_finished = 0;

  g_signal_connect_swapped (job, "finished", G_CALLBACK (count_cb), &n_finished);
  g_assert_cmpuint (job->n_started, ==, 0);

  ptero_job_start (PTERO_JOB (job));
  g_assert_cmpuint (job->running->len, ==, 4);
  g_assert_true (ptero_job_get_running (PTERO_JOB (job)));

  end_first (job, NULL);
  g_assert_cmpuint (job->running->len, ==, 4);
  g_assert_cmpfloat_with_epsilon (ptero_job_get_fraction (PTERO_JOB (job)), 1.0 / 6, 1e-9);

  ptero_job_set_width (PTERO_JOB (job), 5);
  g_assert_cmpuint (job->running->len, ==, 5);

  while (job->running->len > 0)
    end_first (job, NULL);

  g_assert_cmpuint (n_finished, ==, 1);
  g_assert_true (ptero_job_get_finished (PTERO_JOB (job)));
  g_assert_false (ptero_job_get_running (PTERO_JOB (job)));
  g_assert_cmpuint (ptero_job_get_n_done (PTERO_JOB (job)), ==, 6);
  g_assert_cmpfloat (ptero_job_get_fraction (PTERO_JOB (job)), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr(TestJob) job = create_job (0);

  ptero_job_start (PTERO_JOB (job));
  g_assert_true (ptero_job_get_finished (PTERO_JOB (job)));
  g_assert_cmpfloat (ptero_job_get_fraction (PTERO_JOB (job)), ==, 1);
}

static void
test_immediate (void)
{
  g_autoptr(TestJob) job = create_job (5000);
  guint n_finished = 0;

  job->immediate = TRUE;
  g_signal_connect_swapped (job, "finished", G_CALLBACK (count_cb), &n_finished);
  ptero_job_start (PTERO_JOB (job));
  g_assert_cmpuint (job->n_started, ==, 5000);
  g_assert_cmpuint (n_finished, ==, 1);
}

static void
test_pause (void)
{
  g_autoptr(TestJob) job = create_job (6);

  ptero_job_start (PTERO_JOB (job));
  ptero_job_set_paused (PTERO_JOB (job), TRUE);
  end_first (job, NULL);
  end_first (job, NULL);
  g_assert_cmpuint (job->running->len, ==, 2);
  g_assert_false (ptero_job_get_finished (PTERO_JOB (job)));

  ptero_job_set_paused (PTERO_JOB (job), FALSE);
  g_assert_cmpuint (job->running->len, ==, 4);

  while (job->running->len > 0)
    end_first (job, NULL);
  g_assert_true (ptero_job_get_finished (PTERO_JOB (job)));
}

static void
test_cancel (void)
{
  g_autoptr(TestJob) job = create_job (6);

  ptero_job_start (PTERO_JOB (job));
  end_first (job, NULL);
  ptero_job_cancel (PTERO_JOB (job));

  g_assert_true (ptero_job_get_finished (PTERO_JOB (job)));
  g_assert_cmpuint (ptero_job_get_n_done (PTERO_JOB (job)), ==, 1);
  g_assert_cmpuint (ptero_job_get_n_left_out (PTERO_JOB (job)), ==, 5);
  g_assert_cmpuint (ptero_job_get_n_failed (PTERO_JOB (job)), ==, 0);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 5)), ==, PTERO_TARGET_LEFT_OUT);
}

static void
test_retry (void)
{
  g_autoptr(TestJob) job = create_job (3);
  guint n_finished = 0;

  g_signal_connect_swapped (job, "finished", G_CALLBACK (count_cb), &n_finished);
  ptero_job_start (PTERO_JOB (job));
  end_first (job, "The node does not answer");
  end_first (job, NULL);
  end_first (job, "The panel refused");

  g_assert_cmpuint (n_finished, ==, 1);
  g_assert_cmpuint (ptero_job_get_n_failed (PTERO_JOB (job)), ==, 2);
  g_assert_cmpstr (ptero_job_target_get_error (get_target (job, 0))->message, ==,
                   "The node does not answer");

  ptero_job_retry_target (PTERO_JOB (job), get_target (job, 2));
  g_assert_false (ptero_job_get_finished (PTERO_JOB (job)));
  g_assert_cmpuint (job->running->len, ==, 1);
  g_assert_null (ptero_job_target_get_message (get_target (job, 2)));
  end_first (job, NULL);
  g_assert_cmpuint (n_finished, ==, 2);
  g_assert_cmpuint (ptero_job_get_n_failed (PTERO_JOB (job)), ==, 1);

  ptero_job_retry (PTERO_JOB (job));
  g_assert_cmpuint (job->running->len, ==, 1);
  end_first (job, NULL);
  g_assert_cmpuint (n_finished, ==, 3);
  g_assert_cmpuint (ptero_job_get_n_failed (PTERO_JOB (job)), ==, 0);
  g_assert_cmpuint (ptero_job_get_n_done (PTERO_JOB (job)), ==, 3);

  /* what is done is not done again */
  ptero_job_retry_target (PTERO_JOB (job), get_target (job, 0));
  ptero_job_retry (PTERO_JOB (job));
  g_assert_cmpuint (job->running->len, ==, 0);
}

static void
test_lanes (void)
{
  g_autoptr(TestJob) job = create_job (0);
  static int lanes[3];

  job->lanes = TRUE;
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(GObject) object = g_object_new (G_TYPE_OBJECT, NULL);

      /* the first lane holds most of the targets and is added first */
      g_object_set_data (object, "lane", &lanes[i < 10 ? 0 : i - 9]);
      ptero_job_add_target (PTERO_JOB (job), NULL, NULL, object);
    }

  ptero_job_start (PTERO_JOB (job));
  g_assert_cmpuint (job->running->len, ==, 4);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 0)), ==, PTERO_TARGET_RUNNING);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 1)), ==, PTERO_TARGET_RUNNING);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 2)), ==, PTERO_TARGET_WAITING);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 10)), ==, PTERO_TARGET_RUNNING);
  g_assert_cmpint (ptero_job_target_get_status (get_target (job, 11)), ==, PTERO_TARGET_RUNNING);

  while (job->running->len > 0)
    end_first (job, NULL);
  g_assert_true (ptero_job_get_finished (PTERO_JOB (job)));
}

static void
test_lifetime (void)
{
  TestJob *job = create_job (1);
  gpointer alive = job;
  PteroJobTarget *target;

  g_object_add_weak_pointer (G_OBJECT (job), &alive);
  ptero_job_start (PTERO_JOB (job));
  target = g_ptr_array_index (job->running, 0);

  /* a job that runs keeps itself */
  g_object_unref (job);
  g_assert_nonnull (alive);
  end_target (job, target, NULL, NULL);
  g_assert_null (alive);
}

static void
test_target_clock (void)
{
  g_autoptr(GObject) object = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(PteroJobTarget) target = ptero_job_target_new (NULL, NULL, object);
  guint n_notifies = 0;
  gint64 elapsed;

  g_signal_connect_swapped (target, "notify::status", G_CALLBACK (count_cb), &n_notifies);
  g_assert_cmpint (ptero_job_target_get_elapsed (target), ==, 0);

  ptero_job_target_set_status (target, PTERO_TARGET_RUNNING, NULL);
  g_usleep (5000);
  g_assert_cmpint (ptero_job_target_get_elapsed (target), >=, 5);

  ptero_job_target_set_status (target, PTERO_TARGET_RUNNING, "Stopping");
  ptero_job_target_set_status (target, PTERO_TARGET_DONE, NULL);
  elapsed = ptero_job_target_get_elapsed (target);
  g_assert_cmpint (elapsed, >=, 5);
  g_usleep (5000);
  g_assert_cmpint (ptero_job_target_get_elapsed (target), ==, elapsed);
  g_assert_cmpuint (n_notifies, ==, 2);
}

static guint
get_n_running (PteroJobQueue *queue)
{
  guint n_running;

  g_object_get (queue, "n-running", &n_running, NULL);

  return n_running;
}

static void
test_queue (void)
{
  g_autoptr(PteroJobQueue) queue = ptero_job_queue_new ();
  g_autoptr(TestJob) first = create_job (1);
  g_autoptr(TestJob) second = create_job (1);
  g_autoptr(PteroJob) top = NULL;
  guint n_notifies = 0;

  g_signal_connect_swapped (queue, "notify::n-running", G_CALLBACK (count_cb), &n_notifies);
  ptero_job_queue_add (queue, PTERO_JOB (first));
  ptero_job_queue_add (queue, PTERO_JOB (second));

  top = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_assert_true (top == PTERO_JOB (second));
  g_assert_cmpuint (get_n_running (queue), ==, 2);
  g_assert_cmpuint (n_notifies, ==, 2);

  end_first (first, NULL);
  g_assert_cmpuint (get_n_running (queue), ==, 1);
  ptero_job_queue_clear_finished (queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 1);

  ptero_job_queue_cancel_all (queue);
  g_assert_cmpuint (get_n_running (queue), ==, 0);
  ptero_job_queue_clear_finished (queue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 0);
}

static void
test_queue_on_panel (void)
{
  g_autoptr(PteroJobQueue) queue = ptero_job_queue_new ();
  g_autoptr(PteroPanel) one = ptero_panel_new (NULL, "One", "https://one.example");
  g_autoptr(PteroPanel) two = ptero_panel_new (NULL, "Two", "https://two.example");
  g_autoptr(TestJob) both = create_job (0);
  g_autoptr(TestJob) first = create_job (0);

  ptero_job_add_target (PTERO_JOB (both), two, "a", NULL);
  ptero_job_add_target (PTERO_JOB (both), one, "b", NULL);
  ptero_job_add_target (PTERO_JOB (first), one, "c", NULL);
  ptero_job_set_width (PTERO_JOB (both), 1);
  ptero_job_queue_add (queue, PTERO_JOB (both));
  ptero_job_queue_add (queue, PTERO_JOB (first));

  /* what waits counts as well, what has ended there does not */
  g_assert_cmpuint (ptero_job_queue_count_on (queue, one), ==, 2);
  g_assert_cmpuint (ptero_job_queue_count_on (queue, two), ==, 1);
  end_first (both, NULL);
  end_first (first, NULL);
  g_assert_cmpuint (ptero_job_queue_count_on (queue, one), ==, 1);
  g_assert_cmpuint (ptero_job_queue_count_on (queue, two), ==, 0);
  ptero_job_queue_cancel_all (queue);
}

/* What is under way already is not begun again; what has ended is. */
static void
test_twice (void)
{
  g_autoptr(PteroJobQueue) queue = ptero_job_queue_new ();
  g_autoptr(TestJob) first = create_job (1);
  g_autoptr(TestJob) second = create_job (1);
  g_autoptr(TestJob) other = create_job (1);

  first->twin = TRUE;
  second->twin = TRUE;
  ptero_job_queue_add (queue, PTERO_JOB (first));
  ptero_job_queue_add (queue, PTERO_JOB (other));
  ptero_job_queue_add (queue, PTERO_JOB (second));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 2);
  g_assert_cmpuint (second->n_started, ==, 0);

  end_first (first, NULL);
  ptero_job_queue_add (queue, PTERO_JOB (second));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (queue)), ==, 3);
  g_assert_cmpuint (second->n_started, ==, 1);
  ptero_job_queue_cancel_all (queue);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/job/width", test_width);
  g_test_add_func ("/job/empty", test_empty);
  g_test_add_func ("/job/immediate", test_immediate);
  g_test_add_func ("/job/pause", test_pause);
  g_test_add_func ("/job/cancel", test_cancel);
  g_test_add_func ("/job/retry", test_retry);
  g_test_add_func ("/job/lanes", test_lanes);
  g_test_add_func ("/job/lifetime", test_lifetime);
  g_test_add_func ("/job/target-clock", test_target_clock);
  g_test_add_func ("/job/queue", test_queue);
  g_test_add_func ("/job/queue/on-panel", test_queue_on_panel);
  g_test_add_func ("/job/twice", test_twice);

  return g_test_run ();
}
