/* ptero-job-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-job-row.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-format.h"
#include "ptero-job-section.h"
#include "ptero-job-target-list.h"
#include "ptero-job-text.h"
#include "ptero-past-job.h"
#include "ptero-tooltip.h"

#define MIN_TARGETS   312  /* pixels, as far as there are that many */
#define FIRST_HEIGHT  30   /* until it is known how high they are, which is known of no fewer */
#define OTHERS        120  /* pixels of the page for what is above and below them */

#define NARROW_CHARS 20

/* What all rows have stands in columns. */
#define PROGRESS_WIDTH 190
#define STATUS_WIDTH   110
#define DATED_WIDTH    190   /* where the day is told as well */
#define BUTTONS_WIDTH  114

/**
 * PteroJobRow:
 *
 * A job in the list of jobs, that unfolds to its targets.
 */
struct _PteroJobRow
{
  GtkListBoxRow      parent_instance;

  PteroJob          *job;
  guint              update_source;

  GtkImage          *icon;
  GtkLabel          *title;
  GtkWidget         *facts;
  GtkLabel          *where;
  GtkWidget         *progress_box;
  GtkWidget         *progress;
  GtkLabel          *summary;
  GtkWidget         *status;
  GtkWidget         *spinner;
  GtkImage          *status_icon;
  GtkLabel          *word;
  GtkWidget         *buttons;
  GtkWidget         *pause;
  GtkWidget         *cancel;
  GtkWidget         *retry;
  GtkWidget         *expand;
  GtkRevealer       *revealer;
  GtkScrolledWindow *scroller;  /* NULL until it is unfolded, as the following */
  GtkListView       *list;
};

enum
{
  SIGNAL_SEND_UNSENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PteroJobRow, ptero_job_row, GTK_TYPE_LIST_BOX_ROW)

/* Whether it is a power action that some were not asked for before the program was closed. */
static gboolean
has_unsent (PteroJobRow *self)
{
  PteroPowerSignal signal;

  return PTERO_IS_PAST_JOB (self->job) && ptero_job_get_n_waiting (self->job) > 0 &&
         ptero_past_job_get_signal (PTERO_PAST_JOB (self->job), &signal);
}

static gboolean
may_retry (PteroJobRow *self)
{
  return ptero_job_get_finished (self->job) && ptero_job_get_n_failed (self->job) > 0 &&
         ptero_job_can_retry (self->job);
}

static void
set_ellipsized (GtkLabel   *label,
                const char *text)
{
  gtk_label_set_text (label, text);
  ptero_tooltip_set_text (GTK_WIDGET (label), text);
}

static void
update_status (PteroJobRow *self)
{
  PteroTargetStatus look = ptero_job_get_look (self->job);
  const char *icon_name = ptero_target_status_get_icon_name (look);
  const char *css_classes[] = { ptero_target_status_get_css_class (look), NULL };
  g_autofree char *word = ptero_job_describe_status (self->job);

  gtk_label_set_text (self->word, word);
  gtk_widget_set_css_classes (self->status, css_classes);
  gtk_image_set_from_icon_name (self->status_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), icon_name != NULL);
  gtk_widget_set_visible (self->spinner, icon_name == NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), icon_name == NULL);
}

/* Where one thing was done, or nothing worked, the status has said it all; but not what was not
 * even begun. */
static void
update_progress (PteroJobRow *self)
{
  g_autofree char *summary = ptero_job_describe_progress (self->job);
  gboolean finished = ptero_job_get_finished (self->job);
  gboolean single = g_list_model_get_n_items (ptero_job_get_targets (self->job)) == 1 ||
                    (ptero_job_get_n_done (self->job) == 0 &&
                     ptero_job_get_n_waiting (self->job) == 0);

  gtk_label_set_text (self->summary, summary);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 ptero_job_get_fraction (self->job));
  gtk_widget_set_visible (self->progress, !finished);
  gtk_widget_set_visible (self->progress_box, !finished || !single);
  ptero_css_class_set (self->progress, "error", ptero_job_get_n_failed (self->job) > 0);
}

static int
get_room (PteroJobRow *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return MAX (page != NULL ? gtk_widget_get_height (page) - OTHERS : 0, MIN_TARGETS);
}

/* As high as its targets are, up to what may be seen of the page at once: what is longer has its
 * own scroll bar, as only so it makes no more rows than are seen. The page gives a row no more than
 * it needs, and a list needs next to nothing. */
static void
fit_list (PteroJobRow *self)
{
  GtkAdjustment *adjustment;
  int room;
  int height;

  if (self->list == NULL || gtk_list_view_get_model (self->list) == NULL)
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  room = get_room (self);
  height = MIN ((int) gtk_adjustment_get_upper (adjustment), room);
  if (height > gtk_scrolled_window_get_min_content_height (self->scroller) ||
      gtk_scrolled_window_get_min_content_height (self->scroller) > room)
    gtk_scrolled_window_set_min_content_height (self->scroller, height);
}

static void
update (gpointer data)
{
  PteroJobRow *self = data;
  g_autofree char *where = ptero_job_describe_where (self->job);
  gboolean finished = ptero_job_get_finished (self->job);
  gboolean paused = ptero_job_get_paused (self->job);

  self->update_source = 0;

  set_ellipsized (self->where, where);
  gtk_widget_set_visible (GTK_WIDGET (self->where), *where != '\0');
  update_progress (self);
  update_status (self);
  /* what runs is not held: without anything that waits there is nothing to pause */
  gtk_widget_set_visible (self->pause, !finished &&
                          (paused || ptero_job_get_n_waiting (self->job) > 0));
  gtk_widget_set_visible (self->cancel, !finished);
  gtk_widget_set_visible (self->retry, may_retry (self) || has_unsent (self));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pause), paused);
  gtk_button_set_icon_name (GTK_BUTTON (self->pause), paused
                              ? "media-playback-start-symbolic"
                              : "media-playback-pause-symbolic");
  ptero_tooltip_set_text (self->pause, paused ? _("Continue") : _("Pause"));
  fit_list (self);
}

static void
job_changed_cb (PteroJobRow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_once (update, self);
}

/* A target that says more than before, or has less place for it, is higher. */
static void
list_resized_cb (PteroJobRow *self)
{
  if (self->job != NULL)
    job_changed_cb (self);
}

/* There may be many rows, and most of them stay folded. */
static void
ensure_list (PteroJobRow *self)
{
  GtkWidget *list;

  if (self->list != NULL)
    return;

  list = gtk_list_view_new (NULL, NULL);
  self->list = GTK_LIST_VIEW (list);
  gtk_list_view_set_show_separators (self->list, TRUE);
  gtk_widget_add_css_class (list, "job-targets");
  gtk_widget_add_css_class (list, "in-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Servers"), -1);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, list);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "notify::upper",
                           G_CALLBACK (list_resized_cb), self, G_CONNECT_SWAPPED);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->scroller));
}

static void
expand_toggled_cb (PteroJobRow *self)
{
  gboolean expanded = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->expand));

  ensure_list (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->expand),
                            expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  if (expanded)
    gtk_scrolled_window_set_min_content_height (self->scroller, FIRST_HEIGHT);
  ptero_job_target_list_show (self->list, expanded ? self->job : NULL);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
}

static void
pause_toggled_cb (PteroJobRow *self)
{
  gboolean paused = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pause));

  if (ptero_job_get_paused (self->job) != paused)
    ptero_job_set_paused (self->job, paused);
}

static void
cancel_clicked_cb (PteroJobRow *self)
{
  ptero_job_cancel (self->job);
}

static void
retry_clicked_cb (PteroJobRow *self)
{
  if (has_unsent (self))
    g_signal_emit (self, signals[SIGNAL_SEND_UNSENT], 0, self->job);
  else
    ptero_job_retry (self->job);
}

static void
ptero_job_row_dispose (GObject *object)
{
  PteroJobRow *self = PTERO_JOB_ROW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, job_changed_cb, self);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_JOB_ROW);

  G_OBJECT_CLASS (ptero_job_row_parent_class)->dispose (object);
}

static void
ptero_job_row_class_init (PteroJobRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_job_row_dispose;

  /**
   * PteroJobRow::send-unsent:
   * @job: the [class@Ptero.PastJob] of the row
   *
   * The power action is to be had of the servers that were not asked.
   */
  signals[SIGNAL_SEND_UNSENT] =
    g_signal_new ("send-unsent", PTERO_TYPE_JOB_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, PTERO_TYPE_PAST_JOB);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, cancel);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, expand);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, pause);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, progress);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, retry);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, summary);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, facts);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, where);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, status);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, status_icon);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, word);
  gtk_widget_class_bind_template_child (widget_class, PteroJobRow, title);
}

static void
ptero_job_row_init (PteroJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->pause, "toggled", G_CALLBACK (pause_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (retry_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expand, "toggled", G_CALLBACK (expand_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static int
get_status_width (PteroJobRow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  PteroJobSection section = ptero_job_get_section (self->job, now);

  return section >= PTERO_JOB_SECTION_YESTERDAY ? DATED_WIDTH : STATUS_WIDTH;
}

/**
 * ptero_job_row_new:
 * @job: a job
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
ptero_job_row_new (PteroJob *job)
{
  PteroJobRow *self = g_object_new (PTERO_TYPE_JOB_ROW, NULL);
  g_autofree char *title = ptero_text_make_safe (ptero_job_get_title (job));

  self->job = g_object_ref (job);
  g_signal_connect_swapped (job, "notify", G_CALLBACK (job_changed_cb), self);
  gtk_image_set_from_icon_name (self->icon, ptero_job_get_icon_name (job));
  set_ellipsized (self->title, title);
  ptero_job_row_set_narrow (self, FALSE);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_job_row_set_narrow:
 * @self: a row
 * @narrow: whether what is known of the job stands one below the other
 */
void
ptero_job_row_set_narrow (PteroJobRow *self,
                          gboolean     narrow)
{
  g_return_if_fail (PTERO_IS_JOB_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->facts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->facts), narrow ? 6 : 12);
  /* rate and time left come last */
  gtk_label_set_wrap (self->summary, narrow);
  gtk_label_set_ellipsize (self->summary, narrow ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  /* the list in a popover asks for the height that the row has at its natural width */
  gtk_label_set_max_width_chars (self->title, narrow ? NARROW_CHARS : -1);
  gtk_label_set_max_width_chars (self->where, narrow ? NARROW_CHARS : -1);
  gtk_label_set_max_width_chars (self->summary, narrow ? NARROW_CHARS : -1);
  gtk_widget_set_size_request (self->progress_box, narrow ? -1 : PROGRESS_WIDTH, -1);
  gtk_widget_set_size_request (self->status, narrow ? -1 : get_status_width (self), -1);
  gtk_widget_set_size_request (self->buttons, narrow ? -1 : BUTTONS_WIDTH, -1);
}
