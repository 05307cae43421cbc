/* ptero-job-filter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-filter.h"

#include "ptero-job-text.h"
#include "ptero-past-job.h"
#include "ptero-words.h"

#define SEARCHED_KEY "ptero-job-searched"

/**
 * PteroJobFilter:
 *
 * Which jobs are wanted: of a group, of a kind, and with words in their title,
 * in what they work on or in what came of it.
 */
struct _PteroJobFilter
{
  GtkFilter       parent_instance;

  PteroJobGroup   group;
  PteroJobKind    kind;
  char          **words;  /* folded */
};

G_DEFINE_FINAL_TYPE (PteroJobFilter, ptero_job_filter, GTK_TYPE_FILTER)

static void
append_folded (GString    *text,
               const char *part)
{
  g_autofree char *folded = g_utf8_casefold (part != NULL ? part : "", -1);

  g_string_append (text, folded);
  g_string_append_c (text, '\n');
}

static char *
dup_searched (PteroJob *job)
{
  GListModel *targets = ptero_job_get_targets (job);
  GString *text = g_string_new (NULL);

  append_folded (text, ptero_job_get_title (job));
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);
      PteroPanel *panel = ptero_job_target_get_panel (target);
      g_autofree char *message = ptero_job_describe_message (target);

      append_folded (text, ptero_job_target_get_name (target));
      append_folded (text, ptero_job_target_get_server (target));
      append_folded (text, message);
      append_folded (text, panel != NULL ? ptero_panel_get_name (panel) : NULL);
    }

  return g_string_free (text, FALSE);
}

static gboolean
has_words (PteroJobFilter *self,
           const char     *text)
{
  return ptero_words_match (text, (const char *const *) self->words) != PTERO_WORDS_NONE;
}

/* There may be many jobs of earlier runs, and nothing changes in them any more. */
static const char *
ensure_searched (PteroJob *job)
{
  if (g_object_get_data (G_OBJECT (job), SEARCHED_KEY) == NULL)
    g_object_set_data_full (G_OBJECT (job), SEARCHED_KEY, dup_searched (job), g_free);

  return g_object_get_data (G_OBJECT (job), SEARCHED_KEY);
}

static gboolean
ptero_job_filter_match (GtkFilter *filter,
                        gpointer   item)
{
  PteroJobFilter *self = PTERO_JOB_FILTER (filter);
  g_autofree char *text = NULL;

  if (self->group != PTERO_JOB_GROUP_ALL && ptero_job_get_group (item) != self->group)
    return FALSE;
  if (self->kind != PTERO_JOB_KIND_ANY && ptero_job_get_kind (item) != self->kind)
    return FALSE;
  if (self->words == NULL)
    return TRUE;
  if (PTERO_IS_PAST_JOB (item))
    return has_words (self, ensure_searched (item));

  text = dup_searched (item);

  return has_words (self, text);
}

static GtkFilterMatch
ptero_job_filter_get_strictness (GtkFilter *filter)
{
  PteroJobFilter *self = PTERO_JOB_FILTER (filter);

  return self->group == PTERO_JOB_GROUP_ALL && self->kind == PTERO_JOB_KIND_ANY && self->words == NULL ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

static void
ptero_job_filter_finalize (GObject *object)
{
  g_clear_pointer (&PTERO_JOB_FILTER (object)->words, g_strfreev);

  G_OBJECT_CLASS (ptero_job_filter_parent_class)->finalize (object);
}

static void
ptero_job_filter_class_init (PteroJobFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ptero_job_filter_finalize;

  filter_class->match = ptero_job_filter_match;
  filter_class->get_strictness = ptero_job_filter_get_strictness;
}

static void
ptero_job_filter_init (PteroJobFilter *self)
{
  self->kind = PTERO_JOB_KIND_ANY;
}

/**
 * ptero_job_filter_new:
 *
 * Returns: (transfer full): a filter that lets all jobs pass
 */
PteroJobFilter *
ptero_job_filter_new (void)
{
  return g_object_new (PTERO_TYPE_JOB_FILTER, NULL);
}

/**
 * ptero_job_get_group:
 * @job: a job
 *
 * Returns: the one of the groups, other than all, that it is in
 */
PteroJobGroup
ptero_job_get_group (PteroJob *job)
{
  g_return_val_if_fail (PTERO_IS_JOB (job), PTERO_JOB_GROUP_ALL);

  if (!ptero_job_get_finished (job))
    return PTERO_JOB_GROUP_RUNNING;

  /* what still waits was never begun, as the program was closed */
  return ptero_job_get_n_failed (job) > 0 || ptero_job_get_n_waiting (job) > 0
           ? PTERO_JOB_GROUP_FAILED
           : PTERO_JOB_GROUP_FINISHED;
}

/**
 * ptero_job_filter_get_group:
 * @self: a filter
 *
 * Returns: the group that is wanted
 */
PteroJobGroup
ptero_job_filter_get_group (PteroJobFilter *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_FILTER (self), PTERO_JOB_GROUP_ALL);

  return self->group;
}

/**
 * ptero_job_filter_set_group:
 * @self: a filter
 * @group: the group that is wanted
 */
void
ptero_job_filter_set_group (PteroJobFilter *self,
                            PteroJobGroup   group)
{
  g_return_if_fail (PTERO_IS_JOB_FILTER (self));
  g_return_if_fail (group < PTERO_N_JOB_GROUPS);

  if (self->group == group)
    return;

  self->group = group;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * ptero_job_filter_get_kind:
 * @self: a filter
 *
 * Returns: the kind that is wanted
 */
PteroJobKind
ptero_job_filter_get_kind (PteroJobFilter *self)
{
  g_return_val_if_fail (PTERO_IS_JOB_FILTER (self), PTERO_JOB_KIND_ANY);

  return self->kind;
}

/**
 * ptero_job_filter_set_kind:
 * @self: a filter
 * @kind: the kind that is wanted
 */
void
ptero_job_filter_set_kind (PteroJobFilter *self,
                           PteroJobKind    kind)
{
  g_return_if_fail (PTERO_IS_JOB_FILTER (self));
  g_return_if_fail (kind <= PTERO_JOB_KIND_ANY);

  if (self->kind == kind)
    return;

  self->kind = kind;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * ptero_job_filter_set_search:
 * @self: a filter
 * @text: (nullable): words, all of which a job has to contain
 */
void
ptero_job_filter_set_search (PteroJobFilter *self,
                             const char     *text)
{
  g_return_if_fail (PTERO_IS_JOB_FILTER (self));

  g_strfreev (self->words);
  self->words = ptero_words_split (text != NULL ? text : "");
  if (self->words[0] == NULL)
    g_clear_pointer (&self->words, g_strfreev);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
