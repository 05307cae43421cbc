/* ptero-job-target-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-target-row.h"

#include <glib/gi18n.h>

#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-job-text.h"
#include "ptero-node-certificate.h"
#include "ptero-panel-mark.h"
#include "ptero-tooltip.h"

/**
 * PteroJobTargetRow:
 *
 * What a job did to one target: icon and word, the reason where it failed, and
 * a button to try again.
 */
struct _PteroJobTargetRow
{
  GtkWidget       parent_instance;

  PteroJob       *job;
  PteroJobTarget *target;

  PteroPanelMark *mark;
  GtkLabel       *name;
  GtkWidget      *progress;
  GtkLabel       *message;
  GtkWidget      *status;
  GtkWidget      *spinner;
  GtkImage       *icon;
  GtkWidget      *text;
  GtkLabel       *word;
  GtkWidget      *certificate;
  GtkWidget      *retry;
};

G_DEFINE_FINAL_TYPE (PteroJobTargetRow, ptero_job_target_row, GTK_TYPE_WIDGET)

static void
fill_name (PteroJobTargetRow *self)
{
  const char *name = ptero_job_target_get_name (self->target);
  g_autofree char *safe = ptero_text_make_safe (name != NULL ? name : "");

  gtk_label_set_text (self->name, safe);
  ptero_panel_mark_set_panel (self->mark, ptero_job_target_get_panel (self->target));
}

/* The bar of what is being transferred. */
static void
fill_progress (PteroJobTargetRow *self)
{
  gint64 total = ptero_job_target_get_total (self->target);
  gboolean running = ptero_job_target_get_status (self->target) == PTERO_TARGET_RUNNING;

  gtk_widget_set_visible (self->progress, running && total > 0);
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                   CLAMP ((double) ptero_job_target_get_done (self->target) / (double) total, 0, 1));
}

static gboolean
has_certificate (PteroJobTargetRow *self)
{
  return ptero_job_target_get_panel (self->target) != NULL &&
         ptero_node_certificate_is_error (ptero_job_target_get_error (self->target));
}

/* What the key does not allow it does not allow the next time either. */
static gboolean
may_retry (PteroJobTargetRow *self)
{
  const GError *error = ptero_job_target_get_error (self->target);

  return ptero_job_target_get_status (self->target) == PTERO_TARGET_FAILED &&
         ptero_job_can_retry (self->job) &&
         !g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_FORBIDDEN);
}

/* There are three lines for it, and none for what is only passed on. */
static void
fill_message (PteroJobTargetRow *self)
{
  const gboolean failed = ptero_job_target_get_status (self->target) == PTERO_TARGET_FAILED;
  g_autofree char *message = ptero_job_describe_target (self->job, self->target);
  g_autofree char *request = NULL;
  g_autofree char *whole = NULL;

  if (failed)
    request = ptero_error_dup_request (ptero_job_target_get_error (self->target));
  if (failed && message != NULL)
    whole = g_strjoin ("\n", message, request, NULL);

  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  ptero_tooltip_set_text (GTK_WIDGET (self->message), whole);
}

static void
fill (PteroJobTargetRow *self)
{
  PteroTargetStatus status = ptero_job_target_get_status (self->target);
  const char *icon_name = ptero_target_status_get_icon_name (status);
  const char *css_classes[] = { ptero_target_status_get_css_class (status), NULL };

  fill_progress (self);
  fill_message (self);
  gtk_label_set_text (self->word, ptero_job_get_status_word (self->job, status));
  gtk_widget_set_css_classes (self->status, css_classes);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_widget_set_visible (self->spinner, icon_name == NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), icon_name == NULL);
  gtk_widget_set_visible (self->certificate, status == PTERO_TARGET_FAILED &&
                          has_certificate (self));
  gtk_widget_set_visible (self->retry, may_retry (self));
}

/* The pins are the panel's, where other transfers and the consoles find them too. */
static void
certificate_clicked_cb (PteroJobTargetRow *self)
{
  const GError *error;

  if (self->target == NULL || !has_certificate (self))
    return;

  error = ptero_job_target_get_error (self->target);
  ptero_node_certificate_view (GTK_WIDGET (self),
                               ptero_panel_get_node_pins (ptero_job_target_get_panel (self->target)),
                               ptero_api_error_get_location (error),
                               ptero_api_error_get_fingerprint (error));
}

static void
retry_clicked_cb (PteroJobTargetRow *self)
{
  if (self->target != NULL)
    ptero_job_retry_target (self->job, self->target);
}

static void
ptero_job_target_row_dispose (GObject *object)
{
  PteroJobTargetRow *self = PTERO_JOB_TARGET_ROW (object);

  ptero_job_target_row_set_target (self, NULL);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_JOB_TARGET_ROW);

  G_OBJECT_CLASS (ptero_job_target_row_parent_class)->dispose (object);
}

static void
ptero_job_target_row_class_init (PteroJobTargetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_job_target_row_dispose;

  g_type_ensure (PTERO_TYPE_PANEL_MARK);

  gtk_widget_class_set_css_name (widget_class, "jobtarget");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-job-target-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, certificate);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, mark);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, message);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, name);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, progress);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, retry);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, status);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, text);
  gtk_widget_class_bind_template_child (widget_class, PteroJobTargetRow, word);
}

static void
ptero_job_target_row_init (PteroJobTargetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->certificate, "clicked", G_CALLBACK (certificate_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (retry_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ptero_job_target_row_new:
 * @job: the job whose targets the row will show
 *
 * Returns: (transfer floating): a row without a target
 */
GtkWidget *
ptero_job_target_row_new (PteroJob *job)
{
  PteroJobTargetRow *self = g_object_new (PTERO_TYPE_JOB_TARGET_ROW, NULL);

  self->job = g_object_ref (job);

  return GTK_WIDGET (self);
}

/**
 * ptero_job_target_row_set_target:
 * @self: a row
 * @target: (nullable): a target of its job
 */
void
ptero_job_target_row_set_target (PteroJobTargetRow *self,
                                 PteroJobTarget    *target)
{
  g_return_if_fail (PTERO_IS_JOB_TARGET_ROW (self));

  if (self->target == target)
    return;

  if (self->target != NULL)
    g_signal_handlers_disconnect_by_func (self->target, fill, self);
  g_set_object (&self->target, target);
  if (target == NULL)
    return;

  g_signal_connect_swapped (target, "notify", G_CALLBACK (fill), self);
  fill_name (self);
  fill (self);
}
