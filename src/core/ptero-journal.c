/* ptero-journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-journal.h"

#include <glib/gi18n.h>

#include "ptero-power-job.h"

#define SLICE_TIME   (6 * 1000)
#define KEEP_SECONDS 5
#define ENDED_KEY    "ptero-journal-ended"   /* of a job: how many had ended when it was kept, and one */
#define ID_KEY       "ptero-journal-id"

/**
 * PteroJournal:
 *
 * What became of the jobs: those that finish, and those that run when the
 * program ends, are kept in the [class@Ptero.Store], every few seconds, too, as
 * long as they run; and those of earlier runs of the program are, once they were
 * asked for, a [iface@Gio.ListModel] of [class@Ptero.PastJob], the newest first.
 *
 * Kept is what the person saw: titles, names and messages, but nothing of what
 * was sent, and what looks like a secret is masked. What is done on the demo
 * panel is not kept, and what was done on a panel goes with it.
 */
struct _PteroJournal
{
  GObject              parent_instance;

  PteroJobQueue       *queue;
  PteroPanelStore     *panels;
  PteroStore          *store;
  PteroTargetDescribe  describe;

  GPtrArray           *jobs;       /* of PteroPastJob */
  GHashTable          *own;        /* ids of the jobs of this run that are kept */
  GHashTable          *strangers;  /* ids of panels that left while Ptero was closed */
  GCancellable        *cancellable;
  GPtrArray           *records;    /* of those that are on their way into @jobs; NULL: none */
  guint                position;
  guint                slice_id;
  guint                keep_id;
  gboolean             asked;
  gboolean             loading;
  gboolean             closed;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroJournal, ptero_journal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_loading (PteroJournal *self,
             gboolean      loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
is_there (PteroJournal *self,
          PteroPanel   *panel)
{
  return panel != NULL &&
         ptero_panel_store_find (self->panels, ptero_panel_get_id (panel)) == panel;
}

/* Whether what is done there is kept: not on a panel that was removed meanwhile. */
static gboolean
is_kept (PteroJournal *self,
         PteroPanel   *panel)
{
  return is_there (self, panel) && !ptero_panel_get_demo (panel);
}

static gint64
to_moment (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

/* What is said of a target that the program has left behind; NULL if it ended by itself, or was
 * never begun. */
static const char *
describe_end (PteroJournal   *self,
              PteroJob       *job,
              PteroJobTarget *target)
{
  PteroTargetStatus status = ptero_job_target_get_status (target);

  if (status == PTERO_TARGET_RUNNING && self->closed)
    return _("Ptero was closed before it was done");
  if ((status == PTERO_TARGET_RUNNING || status == PTERO_TARGET_WAITING) && !self->closed &&
      !ptero_job_get_finished (job))
    return _("Ptero ended before it could tell whether it was done");

  return NULL;
}

static void
add_result (PteroJournal   *self,
            PteroJobRecord *record,
            PteroJob       *job,
            PteroJobTarget *target)
{
  PteroPanel *panel = ptero_job_target_get_panel (target);
  PteroTargetStatus status = ptero_job_target_get_status (target);
  const char *end = describe_end (self, job, target);
  g_autofree char *message = NULL;
  PteroJobResult *result;

  if (!is_kept (self, panel))
    return;

  message = end != NULL ? g_strdup (end) : self->describe (target);
  result = ptero_job_record_add_result (record, ptero_panel_get_id (panel),
                                        ptero_job_target_get_name (target),
                                        end != NULL ? PTERO_TARGET_LEFT_OUT : status);
  result->elapsed = ptero_job_target_get_elapsed (target);
  result->server = g_strdup (ptero_job_target_get_server (target));
  /* what others say may have a key in it */
  if (message != NULL && status == PTERO_TARGET_FAILED)
    result->message = ptero_client_hide_keys (ptero_panel_get_client (panel), message);
  else
    result->message = g_steal_pointer (&message);
}

static const char *
ensure_id (PteroJob *job)
{
  if (g_object_get_data (G_OBJECT (job), ID_KEY) == NULL)
    g_object_set_data_full (G_OBJECT (job), ID_KEY, g_uuid_string_random (), g_free);

  return g_object_get_data (G_OBJECT (job), ID_KEY);
}

/* NULL where it is no power action. */
static char *
dup_signal (PteroJob *job)
{
  PteroPowerSignal signal;

  if (PTERO_IS_POWER_JOB (job))
    signal = ptero_power_job_get_signal (PTERO_POWER_JOB (job));
  else if (!PTERO_IS_PAST_JOB (job) || !ptero_past_job_get_signal (PTERO_PAST_JOB (job), &signal))
    return NULL;

  return g_strdup (ptero_power_signal_to_wire (signal));
}

static PteroJobRecord *
create_record (PteroJournal *self,
               PteroJob     *job)
{
  PteroJobRecord *record = ptero_job_record_new (ensure_id (job), ptero_job_get_title (job));
  GDateTime *finished_at = ptero_job_get_finished_at (job);
  GListModel *targets = ptero_job_get_targets (job);

  record->kind = g_strdup (ptero_job_kind_get_nick (ptero_job_get_kind (job)));
  record->signal = dup_signal (job);
  record->started = to_moment (ptero_job_get_started_at (job));
  record->finished = ptero_job_get_finished (job) ? to_moment (finished_at) : g_get_real_time ();

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);

      add_result (self, record, job, target);
    }

  return record;
}

static void
keep (PteroJournal *self,
      PteroJob     *job)
{
  g_autoptr(PteroJobRecord) record = create_record (self, job);

  if (record->results->len == 0)
    return;

  g_hash_table_add (self->own, g_strdup (record->id));
  ptero_store_save_job (self->store, g_steal_pointer (&record));
}

/* Whether anything ended since it was kept last: of the rest all is said already. */
static gboolean
has_moved (PteroJob *job)
{
  const guint n_ended = 1 + ptero_job_get_n_done (job) + ptero_job_get_n_failed (job) +
                        ptero_job_get_n_left_out (job);
  const guint n_before = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (job), ENDED_KEY));

  g_object_set_data (G_OBJECT (job), ENDED_KEY, GUINT_TO_POINTER (n_ended));

  return n_ended != n_before;
}

static void
keep_unfinished (PteroJournal *self,
                 gboolean      all)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->queue)); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (G_LIST_MODEL (self->queue), i);

      if (!ptero_job_get_finished (job) && (has_moved (job) || all))
        keep (self, job);
    }
}

static gboolean
keep_cb (gpointer user_data)
{
  PteroJournal *self = PTERO_JOURNAL (user_data);

  if (ptero_job_queue_get_n_running (self->queue) > 0)
    {
      keep_unfinished (self, FALSE);
      return G_SOURCE_CONTINUE;
    }

  self->keep_id = 0;

  return G_SOURCE_REMOVE;
}

/* What takes long is kept meanwhile: the program may crash, or the computer. */
static void
running_changed_cb (PteroJournal *self)
{
  if (self->keep_id == 0 && ptero_job_queue_get_n_running (self->queue) > 0)
    self->keep_id = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
}

/* Also where a job was tried again. What the end of the program makes of the jobs is no news. */
static void
job_finished_cb (PteroJournal *self,
                 PteroJob     *job)
{
  if (!self->closed)
    keep (self, job);
}

static void
queue_changed_cb (PteroJournal *self,
                  guint         position,
                  guint         n_removed,
                  guint         n_added)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (G_LIST_MODEL (self->queue), position + i);

      g_signal_connect_object (job, "finished",
                               G_CALLBACK (job_finished_cb), self, G_CONNECT_SWAPPED);
    }
}

static gboolean
is_known (PteroJournal *self,
          PteroJob     *job)
{
  GListModel *targets = ptero_job_get_targets (job);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);

      if (is_there (self, ptero_job_target_get_panel (target)))
        return TRUE;
    }

  return FALSE;
}

/* What was done on a panel goes with it: the store forgets it with its servers. */
static void
panels_changed_cb (PteroJournal *self)
{
  for (guint i = self->jobs->len; i > 0; i--)
    {
      if (is_known (self, g_ptr_array_index (self->jobs, i - 1)))
        continue;

      g_ptr_array_remove_index (self->jobs, i - 1);
      g_list_model_items_changed (G_LIST_MODEL (self), i - 1, 1, 0);
    }
}

/* It left while Ptero was closed, and its jobs were all that was kept of it. */
static void
forget_stranger (PteroJournal *self,
                 const char   *panel_id)
{
  if (g_hash_table_add (self->strangers, g_strdup (panel_id)))
    ptero_store_remove_panel (self->store, panel_id);
}

/* A list of panels that could not be read does not say that there are none. */
static void
forget_strangers (PteroJournal   *self,
                  PteroJobRecord *record)
{
  if (ptero_panel_store_get_load_error (self->panels) != NULL)
    return;

  for (guint i = record->results->len; i > 0; i--)
    {
      PteroJobResult *result = g_ptr_array_index (record->results, i - 1);

      if (ptero_panel_store_find (self->panels, result->panel_id) != NULL)
        continue;

      forget_stranger (self, result->panel_id);
      g_ptr_array_remove_index (record->results, i - 1);
    }
}

static void
take_record (PteroJournal   *self,
             PteroJobRecord *record)
{
  PteroPastJob *job;

  if (g_hash_table_contains (self->own, record->id))
    return;

  forget_strangers (self, record);
  if (record->results->len == 0)
    return;

  job = ptero_past_job_new (record, self->panels);
  g_object_set_data_full (G_OBJECT (job), ID_KEY, g_strdup (record->id), g_free);
  g_ptr_array_add (self->jobs, job);
}

static gboolean
take_slice_cb (gpointer user_data)
{
  g_autoptr(PteroJournal) self = g_object_ref (user_data);
  gint64 end = g_get_monotonic_time () + SLICE_TIME;
  guint n_before = self->jobs->len;

  while (self->position < self->records->len && g_get_monotonic_time () < end)
    take_record (self, g_ptr_array_index (self->records, self->position++));

  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->jobs->len - n_before);
  /* cleared by whoever was told */
  if (self->records == NULL)
    return G_SOURCE_REMOVE;
  if (self->position < self->records->len)
    return G_SOURCE_CONTINUE;

  self->slice_id = 0;
  g_clear_pointer (&self->records, g_ptr_array_unref);
  set_loading (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroJournal) self = user_data;
  g_autoptr(GPtrArray) records = ptero_store_load_jobs_finish (PTERO_STORE (object), result, NULL);

  /* cleared meanwhile */
  if (records == NULL)
    return;

  self->records = g_steal_pointer (&records);
  self->slice_id = g_idle_add (take_slice_cb, self);
}

static GType
ptero_journal_get_item_type (GListModel *model)
{
  return PTERO_TYPE_JOB;
}

static guint
ptero_journal_get_n_items (GListModel *model)
{
  return PTERO_JOURNAL (model)->jobs->len;
}

static gpointer
ptero_journal_get_item (GListModel *model,
                        guint       position)
{
  PteroJournal *self = PTERO_JOURNAL (model);

  if (position >= self->jobs->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->jobs, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = ptero_journal_get_item_type;
  iface->get_n_items = ptero_journal_get_n_items;
  iface->get_item = ptero_journal_get_item;
}

static void
ptero_journal_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PteroJournal *self = PTERO_JOURNAL (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_journal_finalize (GObject *object)
{
  PteroJournal *self = PTERO_JOURNAL (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_clear_pointer (&self->strangers, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->queue);
  g_clear_object (&self->panels);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ptero_journal_parent_class)->finalize (object);
}

static void
ptero_journal_class_init (PteroJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ptero_journal_get_property;
  object_class->finalize = ptero_journal_finalize;

  /**
   * PteroJournal:loading:
   *
   * Whether jobs of earlier runs are still being read.
   */
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_journal_init (PteroJournal *self)
{
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strangers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_journal_new:
 * @queue: the jobs of this run
 * @panels: the panels
 * @store: where it is kept
 * @describe: tells what became of a target
 *
 * Nothing is read until [method@Ptero.Journal.load].
 *
 * Returns: (transfer full): a journal that keeps what finishes in @queue
 */
PteroJournal *
ptero_journal_new (PteroJobQueue       *queue,
                   PteroPanelStore     *panels,
                   PteroStore          *store,
                   PteroTargetDescribe  describe)
{
  PteroJournal *self;

  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (queue), NULL);
  g_return_val_if_fail (PTERO_IS_PANEL_STORE (panels), NULL);
  g_return_val_if_fail (PTERO_IS_STORE (store), NULL);
  g_return_val_if_fail (describe != NULL, NULL);

  self = g_object_new (PTERO_TYPE_JOURNAL, NULL);
  self->queue = g_object_ref (queue);
  self->panels = g_object_ref (panels);
  self->store = g_object_ref (store);
  self->describe = describe;
  g_signal_connect_object (queue, "items-changed",
                           G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (queue, "notify::n-running",
                           G_CALLBACK (running_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panels, "items-changed",
                           G_CALLBACK (panels_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_journal_get_loading:
 * @self: a journal
 *
 * Returns: whether jobs of earlier runs are still being read
 */
gboolean
ptero_journal_get_loading (PteroJournal *self)
{
  g_return_val_if_fail (PTERO_IS_JOURNAL (self), FALSE);

  return self->loading;
}

/**
 * ptero_journal_load:
 * @self: a journal
 *
 * Reads the jobs of earlier runs, unless that was begun.
 */
void
ptero_journal_load (PteroJournal *self)
{
  g_return_if_fail (PTERO_IS_JOURNAL (self));

  if (self->asked)
    return;

  self->asked = TRUE;
  set_loading (self, TRUE);
  ptero_store_load_jobs_async (self->store, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * ptero_journal_clear:
 * @self: a journal
 *
 * Forgets all jobs that have finished, be they of this run or of an earlier one.
 */
void
ptero_journal_clear (PteroJournal *self)
{
  guint n_jobs;

  g_return_if_fail (PTERO_IS_JOURNAL (self));

  /* what is being read goes, too, and what was not read yet is not to be read later */
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->asked = TRUE;
  ptero_store_clear_jobs (self->store);

  n_jobs = self->jobs->len;
  g_ptr_array_set_size (self->jobs, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_jobs, 0);
  set_loading (self, FALSE);
}

/**
 * ptero_journal_give_up_unsent:
 * @self: a journal
 * @job: one of its jobs
 * @fleet: the servers
 *
 * Keeps that another job has asked the servers that @job has not.
 */
void
ptero_journal_give_up_unsent (PteroJournal *self,
                              PteroPastJob *job,
                              PteroFleet   *fleet)
{
  g_return_if_fail (PTERO_IS_JOURNAL (self));
  g_return_if_fail (PTERO_IS_PAST_JOB (job));

  ptero_past_job_give_up_unsent (job, fleet);
  keep (self, PTERO_JOB (job));
}

/**
 * ptero_journal_close:
 * @self: a journal
 *
 * Keeps what was not finished as well, as it is now: the program ends, and it with it.
 */
void
ptero_journal_close (PteroJournal *self)
{
  g_return_if_fail (PTERO_IS_JOURNAL (self));

  self->closed = TRUE;
  g_clear_handle_id (&self->keep_id, g_source_remove);
  keep_unfinished (self, TRUE);
}
