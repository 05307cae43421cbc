/* ptero-job-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-view.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-format.h"
#include "ptero-job-target-list.h"
#include "ptero-job-text.h"

/**
 * PteroJobView:
 *
 * A job: how far it is, what came of each of its targets, and what can be done
 * about it. The content of a popover.
 */
struct _PteroJobView
{
  GtkWidget    parent_instance;

  PteroJob    *job;
  guint        update_source;

  GtkWidget   *header;
  GtkLabel    *title;
  GtkLabel    *time;
  GtkWidget   *progress;
  GtkLabel    *summary;
  GtkListView *list;
  GtkWidget   *buttons;
  GtkWidget   *pause;
  GtkWidget   *cancel;
  GtkWidget   *retry;
  GtkWidget   *scroller;
  GtkWidget   *show;
};

G_DEFINE_FINAL_TYPE (PteroJobView, ptero_job_view, GTK_TYPE_WIDGET)

static void
update (gpointer data)
{
  PteroJobView *self = data;
  g_autofree char *summary = ptero_job_describe_progress (self->job);
  gboolean finished = ptero_job_get_finished (self->job);

  self->update_source = 0;

  gtk_label_set_text (self->summary, summary);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 ptero_job_get_fraction (self->job));
  ptero_css_class_set (self->progress, "error", ptero_job_get_n_failed (self->job) > 0);
  /* what runs is not held: without anything that waits there is nothing to pause */
  gtk_widget_set_visible (self->pause, !finished && (ptero_job_get_paused (self->job) ||
                                                     ptero_job_get_n_waiting (self->job) > 0));
  gtk_widget_set_visible (self->cancel, !finished);
  gtk_widget_set_visible (self->retry, finished && ptero_job_get_n_failed (self->job) > 0 &&
                                       ptero_job_can_retry (self->job));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pause), ptero_job_get_paused (self->job));
}

/* A job notifies with each of its targets. */
static void
job_changed_cb (PteroJobView *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (update, self);
}

static void
pause_toggled_cb (PteroJobView *self)
{
  gboolean paused = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pause));

  if (self->job != NULL && ptero_job_get_paused (self->job) != paused)
    ptero_job_set_paused (self->job, paused);
}

static void
cancel_clicked_cb (PteroJobView *self)
{
  if (self->job != NULL)
    ptero_job_cancel (self->job);
}

static void
retry_clicked_cb (PteroJobView *self)
{
  if (self->job != NULL)
    ptero_job_retry (self->job);
}

static void
ptero_job_view_dispose (GObject *object)
{
  PteroJobView *self = PTERO_JOB_VIEW (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, job_changed_cb, self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_JOB_VIEW);

  G_OBJECT_CLASS (ptero_job_view_parent_class)->dispose (object);
}

static void
ptero_job_view_class_init (PteroJobViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_job_view_dispose;

  gtk_widget_class_set_css_name (widget_class, "jobview");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-job-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, buttons);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, cancel);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, header);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, list);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, pause);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, progress);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, retry);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, scroller);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, show);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, summary);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, time);
  gtk_widget_class_bind_template_child (widget_class, PteroJobView, title);
}

static void
ptero_job_view_init (PteroJobView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->pause, "toggled", G_CALLBACK (pause_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (retry_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ptero_job_view_new:
 *
 * Returns: (transfer floating): a view without a job
 */
GtkWidget *
ptero_job_view_new (void)
{
  return g_object_new (PTERO_TYPE_JOB_VIEW, NULL);
}

/**
 * ptero_job_view_set_job:
 * @self: a view
 * @job: (nullable): what to show
 */
void
ptero_job_view_set_job (PteroJobView *self,
                        PteroJob     *job)
{
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;

  g_return_if_fail (PTERO_IS_JOB_VIEW (self));

  if (self->job == job)
    return;

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, job_changed_cb, self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_set_object (&self->job, job);
  ptero_job_target_list_show (self->list, job);
  if (job == NULL)
    return;

  g_signal_connect_swapped (job, "notify", G_CALLBACK (job_changed_cb), self);
  time = ptero_job_describe_time (job);
  title = ptero_text_make_safe (ptero_job_get_title (job));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->time, time != NULL ? time : "");
  update (self);
}
