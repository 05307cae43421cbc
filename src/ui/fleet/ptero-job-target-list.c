/* ptero-job-target-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-target-list.h"

#include "ptero-job-target-row.h"

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          PteroJob                 *job)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, ptero_job_target_row_new (job));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  ptero_job_target_row_set_target (PTERO_JOB_TARGET_ROW (gtk_list_item_get_child (list_item)),
                                   gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item)
{
  ptero_job_target_row_set_target (PTERO_JOB_TARGET_ROW (gtk_list_item_get_child (list_item)),
                                   NULL);
}

/* What is interesting first: what failed, what runs, what waits. */
static int
compare_targets (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  static const int ranks[] = {
    [PTERO_TARGET_FAILED] = 0,
    [PTERO_TARGET_RUNNING] = 1,
    [PTERO_TARGET_WAITING] = 2,
    [PTERO_TARGET_DONE] = 3,
    [PTERO_TARGET_LEFT_OUT] = 4,
  };

  return ranks[ptero_job_target_get_status ((PteroJobTarget *) a)] - ranks[ptero_job_target_get_status ((PteroJobTarget *) b)];
}

static void
job_changed_cb (GtkSorter *sorter)
{
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * ptero_job_target_list_show:
 * @list: a list view
 * @job: (nullable): a job
 *
 * Shows the targets of @job in @list, the interesting ones first.
 */
void
ptero_job_target_list_show (GtkListView *list,
                            PteroJob    *job)
{
  g_autoptr(GtkListItemFactory) factory = NULL;
  g_autoptr(GtkNoSelection) model = NULL;
  GtkCustomSorter *sorter;

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  gtk_list_view_set_model (list, NULL);
  gtk_list_view_set_factory (list, NULL);
  if (job == NULL)
    return;

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), job, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  sorter = gtk_custom_sorter_new (compare_targets, NULL, NULL);
  /* not of the fraction, which may change ten times a second */
  g_signal_connect_object (job, "notify::n-done", G_CALLBACK (job_changed_cb), sorter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "notify::n-failed", G_CALLBACK (job_changed_cb), sorter,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "notify::n-left-out", G_CALLBACK (job_changed_cb), sorter,
                           G_CONNECT_SWAPPED);
  model = gtk_no_selection_new (G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (ptero_job_get_targets (job)), GTK_SORTER (sorter))));

  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (model));
}
