/* ptero-file-jobs-button.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-jobs-button.h"

#include <glib/gi18n.h>

#include "ptero-job-row.h"

#define SERVER_KEY "ptero-file-server"

#define WIDTH      330
#define MAX_HEIGHT 360

/**
 * PteroFileJobsButton:
 *
 * What is being done with the files of a server, as uploads and downloads: a
 * button that says how far it is, there while something is, with a popover.
 */
struct _PteroFileJobsButton
{
  GtkWidget      parent_instance;

  PteroJobQueue *jobs;
  char          *server;
  GtkFilter     *filter;
  GListModel    *running;
  GtkWidget     *button;
  GtkLabel      *label;
  GtkLabel      *finished;
  GtkWidget     *pause;
};

G_DEFINE_FINAL_TYPE (PteroFileJobsButton, ptero_file_jobs_button, GTK_TYPE_WIDGET)

static gboolean
is_here (PteroFileJobsButton *self,
         gpointer             job)
{
  return g_strcmp0 (g_object_get_data (job, SERVER_KEY), self->server) == 0;
}

static gboolean
is_running_here (gpointer item,
                 gpointer user_data)
{
  return !ptero_job_get_finished (item) && is_here (user_data, item);
}

/* Of those that are no longer in the list: whether all of them did what they should is told,
 * too. */
static char *
dup_finished (PteroFileJobsButton *self)
{
  guint n_finished = 0;
  guint n_failed = 0;
  g_autofree char *finished = NULL;
  g_autofree char *failed = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      if (!is_here (self, job) || !ptero_job_get_finished (job))
        continue;
      if (ptero_job_get_n_failed (job) > 0)
        n_failed++;
      else if (ptero_job_get_n_left_out (job) == 0)
        n_finished++;
    }

  finished = g_strdup_printf (ngettext ("%u finished", "%u finished", n_finished), n_finished);
  failed = g_strdup_printf (ngettext ("%u failed", "%u failed", n_failed), n_failed);
  if (n_failed == 0)
    return n_finished > 0 ? g_steal_pointer (&finished) : g_strdup ("");
  if (n_finished == 0)
    return g_steal_pointer (&failed);

  /* Translators: "12 finished · 1 failed" */
  return g_strdup_printf (_("%s · %s"), finished, failed);
}

/* How much of all of them is done. */
static char *
dup_title (PteroFileJobsButton *self,
           guint                n)
{
  double done = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->running, i);

      done += ptero_job_get_fraction (job);
    }

  /* Translators: what is uploaded and downloaded, and how much of it is done, with a narrow
   * no-break space before the sign */
  return g_strdup_printf (ngettext ("%u transfer: %u\u202f%%", "%u transfers: %u\u202f%%", n), n,
                          n > 0 ? (guint) (100 * done / n) : 0);
}

static gboolean
all_paused (PteroFileJobsButton *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->running); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->running, i);

      if (!ptero_job_get_paused (job) && ptero_job_get_n_waiting (job) > 0)
        return FALSE;
    }

  return TRUE;
}

/* What runs is not held: where nothing waits there is nothing to pause. */
static gboolean
can_pause (PteroFileJobsButton *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->running); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->running, i);

      if (ptero_job_get_paused (job) || ptero_job_get_n_waiting (job) > 0)
        return TRUE;
    }

  return FALSE;
}

static void
pause_cb (PteroFileJobsButton *self)
{
  const gboolean paused = !all_paused (self);

  for (guint i = 0; i < g_list_model_get_n_items (self->running); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->running, i);

      ptero_job_set_paused (job, paused);
    }
}

static void
update_pause (PteroFileJobsButton *self)
{
  const char *label = all_paused (self) ? _("_Continue All") : _("_Pause All");

  gtk_widget_set_visible (self->pause, can_pause (self));
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->pause)), label) != 0)
    gtk_button_set_label (GTK_BUTTON (self->pause), label);
}

static void
update (PteroFileJobsButton *self)
{
  guint n = g_list_model_get_n_items (self->running);
  g_autofree char *title = dup_title (self, n);
  g_autofree char *finished = dup_finished (self);

  update_pause (self);
  gtk_label_set_label (self->finished, finished);
  gtk_label_set_label (self->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  if (n == 0)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* Those that are gone are watched no more once nobody else has them. */
static void
running_changed_cb (PteroFileJobsButton *self,
                    guint                position,
                    guint                n_removed,
                    guint                n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->running, i);

      g_signal_handlers_disconnect_by_func (job, update, self);
      g_signal_connect_object (job, "notify::fraction", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (job, "notify::paused", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/* A job that ended, or is tried again, is another one here. */
static void
jobs_changed_cb (PteroFileJobsButton *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = ptero_job_row_new (item);

  /* side by side there is no place for what it is */
  ptero_job_row_set_narrow (PTERO_JOB_ROW (row), TRUE);

  return row;
}

static GtkWidget *
build_top (PteroFileJobsButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_("Transfers"));

  self->pause = gtk_button_new_with_mnemonic (_("_Pause All"));
  gtk_widget_add_css_class (self->pause, "flat");
  gtk_widget_set_tooltip_text (self->pause, _("What is on its way comes to its end"));
  g_signal_connect_object (self->pause, "clicked", G_CALLBACK (pause_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (title, "transfers-title");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->pause);

  return box;
}

static GtkWidget *
build_bottom (PteroFileJobsButton *self,
              GtkWidget           *all)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *finished = gtk_label_new (NULL);

  self->finished = GTK_LABEL (finished);
  gtk_label_set_xalign (self->finished, 0);
  gtk_widget_set_hexpand (finished, TRUE);
  gtk_widget_add_css_class (finished, "caption");
  gtk_widget_add_css_class (finished, "dim-label");
  gtk_widget_add_css_class (finished, "numeric");
  gtk_widget_add_css_class (finished, "transfers-title");
  gtk_box_append (GTK_BOX (box), finished);
  gtk_box_append (GTK_BOX (box), all);

  return box;
}

static GtkWidget *
build_popover (PteroFileJobsButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Show All _Jobs"));

  gtk_list_box_bind_model (GTK_LIST_BOX (list), self->running, create_row, NULL, NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (all), "win.show-jobs");
  gtk_widget_add_css_class (all, "flat");
  gtk_box_append (GTK_BOX (box), build_top (self));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), build_bottom (self, all));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (all, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);

  return popover;
}

static GtkWidget *
build_content (PteroFileJobsButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("ptero-jobs-symbolic"));
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static void
ptero_file_jobs_button_dispose (GObject *object)
{
  PteroFileJobsButton *self = PTERO_FILE_JOBS_BUTTON (object);

  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->running);
  g_clear_object (&self->filter);
  g_clear_object (&self->jobs);

  G_OBJECT_CLASS (ptero_file_jobs_button_parent_class)->dispose (object);
}

static void
ptero_file_jobs_button_finalize (GObject *object)
{
  g_free (PTERO_FILE_JOBS_BUTTON (object)->server);

  G_OBJECT_CLASS (ptero_file_jobs_button_parent_class)->finalize (object);
}

static void
ptero_file_jobs_button_class_init (PteroFileJobsButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_file_jobs_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_file_jobs_button_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_file_jobs_button_init (PteroFileJobsButton *self)
{
}

/**
 * ptero_file_jobs_button_new:
 * @jobs: all jobs
 * @server: the uuid of a server
 *
 * Returns: (transfer floating): a button that shows those that are about files of the server
 */
GtkWidget *
ptero_file_jobs_button_new (PteroJobQueue *jobs,
                            const char    *server)
{
  PteroFileJobsButton *self;

  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (PTERO_TYPE_FILE_JOBS_BUTTON, NULL);
  self->jobs = g_object_ref (jobs);
  self->server = g_strdup (server);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_running_here, self, NULL));
  self->running = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (jobs)),
                                                           g_object_ref (self->filter)));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), build_content (self));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), build_popover (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->running, "items-changed", G_CALLBACK (running_changed_cb), self,
                           G_CONNECT_SWAPPED);
  running_changed_cb (self, 0, 0, g_list_model_get_n_items (self->running));
  g_signal_connect_swapped (jobs, "items-changed", G_CALLBACK (jobs_changed_cb), self);
  g_signal_connect_swapped (jobs, "notify::n-running", G_CALLBACK (jobs_changed_cb), self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_file_jobs_tag:
 * @job: a job that is not in a queue yet
 * @server: the uuid of a server
 *
 * Says that it is about files of the server.
 */
void
ptero_file_jobs_tag (PteroJob   *job,
                     const char *server)
{
  g_object_set_data_full (G_OBJECT (job), SERVER_KEY, g_strdup (server), g_free);
}
