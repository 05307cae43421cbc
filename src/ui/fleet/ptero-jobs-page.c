/* ptero-jobs-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-jobs-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-job-row.h"
#include "ptero-page.h"

typedef enum
{
  SECTION_RUNNING,
  SECTION_FAILED,
  SECTION_FINISHED,
  N_SECTIONS
} Section;

/**
 * PteroJobsPage:
 *
 * What the person had Ptero do: what runs, what failed, and what is finished.
 */
struct _PteroJobsPage
{
  GtkWidget           parent_instance;

  PteroJobQueue      *jobs;
  GSimpleActionGroup *actions;
  GtkFilter          *filters[N_SECTIONS];
  GListModel         *models[N_SECTIONS];

  GtkStack           *stack;
  GtkWidget          *groups[N_SECTIONS];
  GtkListBox         *lists[N_SECTIONS];
  GtkWidget          *header_end;
  char               *subtitle;
};

enum {
  PROP_0,
  PROP_JOBS,
  N_PROPS,

  PROP_TITLE = N_PROPS,
  PROP_SUBTITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
};

static void page_iface_init (PteroPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroJobsPage, ptero_jobs_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static gboolean
is_in_section (gpointer item,
               gpointer section)
{
  if (!ptero_job_get_finished (item))
    return GPOINTER_TO_UINT (section) == SECTION_RUNNING;

  return GPOINTER_TO_UINT (section) == (ptero_job_get_n_failed (item) > 0 ? SECTION_FAILED : SECTION_FINISHED);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return ptero_job_row_new (item);
}

static void
update (PteroJobsPage *self)
{
  guint counts[N_SECTIONS];

  for (guint i = 0; i < N_SECTIONS; i++)
    {
      counts[i] = g_list_model_get_n_items (self->models[i]);
      gtk_widget_set_visible (self->groups[i], counts[i] > 0);
    }

  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (G_LIST_MODEL (self->jobs)) > 0 ? "jobs" : "empty");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "clear-finished")),
                               counts[SECTION_FAILED] + counts[SECTION_FINISHED] > 0);

  g_free (self->subtitle);
  self->subtitle = g_strdup_printf (_("%'u running · %'u failed · %'u finished"),
                                    counts[SECTION_RUNNING], counts[SECTION_FAILED], counts[SECTION_FINISHED]);
  g_object_notify (G_OBJECT (self), "subtitle");
}

/* A job that ended, or is tried again, goes to another section. */
static void
sections_changed_cb (PteroJobsPage *self)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    gtk_filter_changed (self->filters[i], GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
clear_finished_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ptero_job_queue_clear_finished (PTERO_JOBS_PAGE (user_data)->jobs);
}

static const GActionEntry entries[] = {
  { "clear-finished", clear_finished_cb },
};

static void
page_iface_init (PteroPageInterface *iface)
{
}

static void
ptero_jobs_page_constructed (GObject *object)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);

  G_OBJECT_CLASS (ptero_jobs_page_parent_class)->constructed (object);

  for (guint i = 0; i < N_SECTIONS; i++)
    {
      self->filters[i] = GTK_FILTER (gtk_custom_filter_new (is_in_section, GUINT_TO_POINTER (i), NULL));
      self->models[i] = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->jobs)), g_object_ref (self->filters[i])));
      gtk_list_box_bind_model (self->lists[i], self->models[i], create_row, NULL, NULL);
    }

  g_signal_connect_object (self->jobs, "items-changed", G_CALLBACK (sections_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->jobs, "notify::n-running", G_CALLBACK (sections_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ptero_jobs_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);

  switch (prop_id)
    {
    case PROP_JOBS:
      g_value_set_object (value, self->jobs);
      break;
    case PROP_TITLE:
      g_value_set_string (value, _("Jobs"));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, NULL);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, self->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_jobs_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);

  switch (prop_id)
    {
    case PROP_JOBS:
      self->jobs = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_jobs_page_dispose (GObject *object)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_JOBS_PAGE);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_clear_object (&self->models[i]);
      g_clear_object (&self->filters[i]);
    }
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->jobs);

  G_OBJECT_CLASS (ptero_jobs_page_parent_class)->dispose (object);
}

static void
ptero_jobs_page_finalize (GObject *object)
{
  g_clear_pointer (&PTERO_JOBS_PAGE (object)->subtitle, g_free);

  G_OBJECT_CLASS (ptero_jobs_page_parent_class)->finalize (object);
}

static void
bind_section (GtkWidgetClass *widget_class,
              Section         section,
              const char     *group,
              const char     *list)
{
  gtk_widget_class_bind_template_child_full (widget_class, group, FALSE,
                                             G_STRUCT_OFFSET (PteroJobsPage, groups) + section * sizeof (GtkWidget *));
  gtk_widget_class_bind_template_child_full (widget_class, list, FALSE,
                                             G_STRUCT_OFFSET (PteroJobsPage, lists) + section * sizeof (GtkListBox *));
}

static void
ptero_jobs_page_class_init (PteroJobsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ptero_jobs_page_constructed;
  object_class->dispose = ptero_jobs_page_dispose;
  object_class->finalize = ptero_jobs_page_finalize;
  object_class->get_property = ptero_jobs_page_get_property;
  object_class->set_property = ptero_jobs_page_set_property;

  properties[PROP_JOBS] =
    g_param_spec_object ("jobs", NULL, NULL, PTERO_TYPE_JOB_QUEUE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_TITLE, "title");
  g_object_class_override_property (object_class, PROP_SUBTITLE, "subtitle");
  g_object_class_override_property (object_class, PROP_HEADER_START, "header-start");
  g_object_class_override_property (object_class, PROP_HEADER_END, "header-end");

  gtk_widget_class_set_css_name (widget_class, "jobspage");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-jobs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, stack);
  bind_section (widget_class, SECTION_RUNNING, "running_group", "running_list");
  bind_section (widget_class, SECTION_FAILED, "failed_group", "failed_list");
  bind_section (widget_class, SECTION_FINISHED, "finished_group", "finished_list");
}

static void
ptero_jobs_page_init (PteroJobsPage *self)
{
  GtkWidget *button;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "jobs", G_ACTION_GROUP (self->actions));

  /* In a box: a widget loses its own actions when the window takes it out of its header bar. */
  button = gtk_button_new_with_label (_("Clear Finished"));
  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_append (GTK_BOX (self->header_end), button);
  gtk_widget_insert_action_group (button, "jobs", G_ACTION_GROUP (self->actions));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "jobs.clear-finished");
}

/**
 * ptero_jobs_page_new:
 * @jobs: the queue
 *
 * Returns: (transfer floating): a page that shows it
 */
GtkWidget *
ptero_jobs_page_new (PteroJobQueue *jobs)
{
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);

  return g_object_new (PTERO_TYPE_JOBS_PAGE, "jobs", jobs, NULL);
}
