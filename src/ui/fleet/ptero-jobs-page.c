/* ptero-jobs-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-jobs-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-job-filter.h"
#include "ptero-job-row.h"
#include "ptero-job-section.h"
#include "ptero-job-text.h"
#include "ptero-narrow-bin.h"
#include "ptero-page.h"
#include "ptero-power.h"
#include "ptero-search-capture.h"
#include "ptero-toast.h"
#include "ptero-tooltip.h"

/* Jobs of earlier runs that are shown at once, as a row has many widgets. */
#define N_OLDER 20

typedef struct
{
  PteroJobsPage *page;
  GtkFilter     *filter;
  GListModel    *model;
  GtkWidget     *group;
  GtkListBox    *list;
} Section;

/**
 * PteroJobsPage:
 *
 * What the person had Ptero do, in this run of the program and in earlier ones:
 * what runs, what failed, and what is finished by its day, each a section;
 * narrowed down by words, by how it is and by kind.
 */
struct _PteroJobsPage
{
  GtkWidget           parent_instance;

  PteroJobQueue      *jobs;
  PteroJournal       *journal;    /* (nullable) */
  PteroFleet         *fleet;      /* (nullable) */
  GListModel         *all;        /* both */
  GSimpleActionGroup *actions;
  PteroJobFilter     *filter;
  GtkSliceListModel  *older;      /* the newest of the journal that are wanted */
  GDateTime          *now;        /* what the sections are as of */
  guint               map_source;
  Section             sections[PTERO_N_JOB_SECTIONS];

  PteroNarrowBin     *bin;
  GtkWidget          *bar;
  GtkWidget          *search;
  GtkLabel           *counts[PTERO_N_JOB_GROUPS];
  GtkMenuButton      *kind_button;
  GtkLabel           *kind_label;
  GtkStack           *stack;
  GtkWidget          *scroller;
  GtkWidget          *more;
  GtkWidget          *header_end;
  GtkButton          *clear_button;
  char               *subtitle;
};

enum {
  PROP_0,
  PROP_JOBS,
  PROP_JOURNAL,
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

static void sections_changed_cb (PteroJobsPage *self);

/* What the chips say, and the actions. */
static const struct
{
  const char *nick;
  const char *title;
} groups[PTERO_N_JOB_GROUPS] = {
  [PTERO_JOB_GROUP_ALL] = { "all", N_("All") },
  [PTERO_JOB_GROUP_RUNNING] = { "running", N_("Running") },
  [PTERO_JOB_GROUP_FAILED] = { "failed", N_("Failed") },
  [PTERO_JOB_GROUP_FINISHED] = { "finished", N_("Finished") },
};

/* What is asked about: to send what a job did not send to these servers. */
typedef struct
{
  PteroPastJob *job;
  GListModel   *servers;
} Unsent;

static void
unsent_free (Unsent *unsent)
{
  g_object_unref (unsent->job);
  g_object_unref (unsent->servers);
  g_free (unsent);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unsent, unsent_free)

static gboolean
contains_all (GListModel *servers,
              GListModel *part)
{
  g_autoptr(GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      g_hash_table_add (known, server);
    }
  for (guint i = 0; i < g_list_model_get_n_items (part); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (part, i);

      if (!g_hash_table_contains (known, server))
        return FALSE;
    }

  return TRUE;
}

static void send_unsent_cb (PteroJobsPage *self, PteroPastJob *job);

static void
unsent_confirmed_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);
  g_autoptr(Unsent) unsent = user_data;
  g_autoptr(GListModel) servers = NULL;
  PteroPowerSignal signal;

  if (!ptero_power_confirm_finish (GTK_WIDGET (self), result, NULL) || self->fleet == NULL ||
      !ptero_past_job_get_signal (unsent->job, &signal))
    return;

  /* some may be gone meanwhile, others may have come back that nobody was asked about */
  servers = ptero_past_job_dup_unsent (unsent->job, self->fleet);
  if (!contains_all (unsent->servers, servers))
    {
      send_unsent_cb (self, unsent->job);
      return;
    }
  if (g_list_model_get_n_items (servers) == 0)
    return;

  ptero_power_start (GTK_WIDGET (self), self->jobs, signal, servers);
  ptero_journal_give_up_unsent (self->journal, unsent->job, self->fleet);
  sections_changed_cb (self);
}

static void
send_unsent_cb (PteroJobsPage *self,
                PteroPastJob  *job)
{
  g_autoptr(GListModel) servers = NULL;
  PteroPowerSignal signal;
  Unsent *unsent;

  if (self->fleet == NULL || !ptero_past_job_get_signal (job, &signal))
    return;

  servers = ptero_past_job_dup_unsent (job, self->fleet);
  if (g_list_model_get_n_items (servers) == 0)
    {
      ptero_toast_show (GTK_WIDGET (self), adw_toast_new (_("The servers are no longer there")));
      return;
    }

  unsent = g_new0 (Unsent, 1);
  unsent->job = g_object_ref (job);
  unsent->servers = g_object_ref (servers);
  ptero_power_confirm_async (GTK_WIDGET (self), signal, servers, NULL, NULL, unsent_confirmed_cb,
                             unsent);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  PteroJobsPage *self = user_data;
  GtkWidget *row = ptero_job_row_new (item);

  g_signal_connect_object (row, "send-unsent", G_CALLBACK (send_unsent_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_job_row_set_narrow (PTERO_JOB_ROW (row), ptero_narrow_bin_get_narrow (self->bin));

  return row;
}

static void
set_enabled (PteroJobsPage *self,
             const char    *name,
             gboolean       enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
set_state (PteroJobsPage *self,
           const char    *name,
           const char    *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), g_variant_new_string (state));
}

/* The chips count what choosing them would show, but for the words. */
static void
update_chips (PteroJobsPage *self)
{
  PteroJobKind kind = ptero_job_filter_get_kind (self->filter);
  guint counts[PTERO_N_JOB_GROUPS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (self->all); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->all, i);

      if (kind != PTERO_JOB_KIND_ANY && ptero_job_get_kind (job) != kind)
        continue;

      counts[PTERO_JOB_GROUP_ALL]++;
      counts[ptero_job_get_group (job)]++;
    }

  for (guint i = 0; i < PTERO_N_JOB_GROUPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%'u", counts[i]);
      g_autofree char *label = g_strdup_printf ("%s, %s", _(groups[i].title), text);

      gtk_label_set_text (self->counts[i], text);
      /* Assistive technologies do not find the words inside of a button. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (GTK_WIDGET (self->counts[i]), GTK_TYPE_TOGGLE_BUTTON)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_label_set_text (self->kind_label, ptero_job_kind_get_title (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ptero_job_kind_get_title (kind), -1);
}

/* What is being read is there in a moment, and not told to be missing meanwhile. */
static const char *
choose_child (PteroJobsPage *self,
              guint          n_shown)
{
  if (n_shown > 0 || (self->journal != NULL && ptero_journal_get_loading (self->journal)))
    return "jobs";

  return g_list_model_get_n_items (self->all) > 0 ? "nothing" : "empty";
}

/* Returns: how many jobs are shown */
static guint
update_sections (PteroJobsPage *self)
{
  GListModel *wanted = self->older != NULL ? gtk_slice_list_model_get_model (self->older) : NULL;
  guint n_shown = 0;

  for (guint i = 0; i < PTERO_N_JOB_SECTIONS; i++)
    {
      guint n_items = g_list_model_get_n_items (self->sections[i].model);

      gtk_widget_set_visible (self->sections[i].group, n_items > 0);
      n_shown += n_items;
    }
  gtk_widget_set_visible (self->more, wanted != NULL && g_list_model_get_n_items (wanted) >
                                      gtk_slice_list_model_get_size (self->older));

  return n_shown;
}

static void
update (PteroJobsPage *self)
{
  guint n_jobs = g_list_model_get_n_items (self->all);
  guint n_shown = update_sections (self);
  guint counts[PTERO_N_JOB_GROUPS] = { 0 };

  for (guint i = 0; i < n_jobs; i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (self->all, i);

      counts[ptero_job_get_group (job)]++;
    }

  update_chips (self);
  gtk_widget_set_visible (self->bar, n_jobs > 0);
  gtk_stack_set_visible_child_name (self->stack, choose_child (self, n_shown));
  set_enabled (self, "clear-finished",
               counts[PTERO_JOB_GROUP_FAILED] + counts[PTERO_JOB_GROUP_FINISHED] > 0);
  set_enabled (self, "retry-all",
               g_list_model_get_n_items (self->sections[PTERO_JOB_SECTION_FAILED].model) > 0);

  g_free (self->subtitle);
  self->subtitle = g_strdup_printf (_("%'u running · %'u failed · %'u finished"),
                                    counts[PTERO_JOB_GROUP_RUNNING],
                                    counts[PTERO_JOB_GROUP_FAILED],
                                    counts[PTERO_JOB_GROUP_FINISHED]);
  g_object_notify (G_OBJECT (self), "subtitle");
}

/* A job that ended, or is tried again, goes to another section, and so does what was finished today
 * when it is tomorrow. */
static void
sections_changed_cb (PteroJobsPage *self)
{
  g_date_time_unref (self->now);
  self->now = g_date_time_new_now_local ();
  for (guint i = 0; i < PTERO_N_JOB_SECTIONS; i++)
    gtk_filter_changed (self->sections[i].filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
filter_changed_cb (PteroJobsPage *self)
{
  set_state (self, "group", groups[ptero_job_filter_get_group (self->filter)].nick);
  set_state (self, "kind", ptero_job_kind_get_nick (ptero_job_filter_get_kind (self->filter)));
  if (self->older != NULL)
    gtk_slice_list_model_set_size (self->older, N_OLDER);
  update (self);
}

static void
search_changed_cb (PteroJobsPage *self)
{
  ptero_job_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (PteroJobsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Beside the buttons of tabs and of the window there is no place for words in a narrow window. */
static void
update_clear_button (PteroJobsPage *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);

  if (narrow)
    gtk_button_set_icon_name (self->clear_button, "edit-clear-all-symbolic");
  else
    gtk_button_set_label (self->clear_button, _("Clear Finished"));
  ptero_tooltip_set_text (GTK_WIDGET (self->clear_button), narrow ? _("Clear Finished") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Clear Finished"), -1);
}

static void
narrow_changed_cb (PteroJobsPage *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);

  update_clear_button (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  for (guint i = 0; i < PTERO_N_JOB_SECTIONS; i++)
    {
      GtkListBox *list = self->sections[i].list;
      GtkListBoxRow *row;

      for (int j = 0; (row = gtk_list_box_get_row_at_index (list, j)) != NULL; j++)
        ptero_job_row_set_narrow (PTERO_JOB_ROW (row), narrow);
    }
}

static void
clear (PteroJobsPage *self)
{
  if (self->journal != NULL)
    ptero_journal_clear (self->journal);
  ptero_job_queue_clear_finished (self->jobs);
}

static void
clear_confirmed_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  if (ptero_alert_confirm_finish (GTK_WIDGET (object), result, NULL))
    clear (PTERO_JOBS_PAGE (object));
}

static gboolean
has_past (PteroJobsPage *self)
{
  return self->journal != NULL && (ptero_journal_get_loading (self->journal) ||
                                   g_list_model_get_n_items (G_LIST_MODEL (self->journal)) > 0);
}

static void
clear_finished_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  PteroJobsPage *self = user_data;

  if (has_past (self))
    ptero_alert_confirm_async (GTK_WIDGET (self), _("Clear the Finished Jobs?"),
                               _("What was done before Ptero was started is forgotten, too."),
                               _("_Clear"), NULL, clear_confirmed_cb, NULL);
  else
    clear (self);
}

static void
show_older_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PteroJobsPage *self = user_data;
  guint n_older = gtk_slice_list_model_get_size (self->older);

  gtk_slice_list_model_set_size (self->older, n_older + N_OLDER);
  update (self);
}

static void
clear_filters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PteroJobsPage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  ptero_job_filter_set_group (self->filter, PTERO_JOB_GROUP_ALL);
  ptero_job_filter_set_kind (self->filter, PTERO_JOB_KIND_ANY);
  gtk_widget_grab_focus (self->search);
}

/* Of those that are shown. They leave the section while it is gone through. */
static void
retry_all_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PteroJobsPage *self = user_data;
  GListModel *model = self->sections[PTERO_JOB_SECTION_FAILED].model;
  g_autoptr(GPtrArray) failed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (failed, g_list_model_get_item (model, i));
  for (guint i = 0; i < failed->len; i++)
    ptero_job_retry (failed->pdata[i]);
}

static void
change_group_cb (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  for (guint i = 0; i < PTERO_N_JOB_GROUPS; i++)
    {
      if (g_str_equal (groups[i].nick, g_variant_get_string (state, NULL)))
        ptero_job_filter_set_group (PTERO_JOBS_PAGE (user_data)->filter, i);
    }
}

static void
change_kind_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  ptero_job_filter_set_kind (PTERO_JOBS_PAGE (user_data)->filter,
                             ptero_job_kind_from_nick (g_variant_get_string (state, NULL)));
}

static const GActionEntry entries[] = {
  { "clear-finished", clear_finished_cb },
  { "clear-filters", clear_filters_cb },
  { "retry-all", retry_all_cb },
  { "show-older", show_older_cb },
  { "group", NULL, "s", "'all'", change_group_cb },
  { "kind", NULL, "s", "'any'", change_kind_cb },
};

static GMenuModel *
create_kind_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) any = g_menu_new ();
  g_autoptr(GMenu) one = g_menu_new ();

  for (guint kind = 0; kind <= PTERO_JOB_KIND_ANY; kind++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (ptero_job_kind_get_title (kind), NULL);

      g_menu_item_set_action_and_target (item, "jobs.kind", "s", ptero_job_kind_get_nick (kind));
      g_menu_append_item (kind == PTERO_JOB_KIND_ANY ? any : one, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (any));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (one));

  return G_MENU_MODEL (menu);
}

static gboolean
ptero_jobs_page_start_search (PteroPage *page)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (page);

  return gtk_widget_get_visible (self->bar) && gtk_widget_grab_focus (self->search);
}

static void
page_iface_init (PteroPageInterface *iface)
{
  iface->start_search = ptero_jobs_page_start_search;
}

static gboolean
is_in_section (gpointer job,
               gpointer user_data)
{
  Section *section = user_data;

  return section == &section->page->sections[ptero_job_get_section (job, section->page->now)];
}

static GListModel *
filter_model (PteroJobsPage *self,
              gpointer       model)
{
  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (model),
                                                  GTK_FILTER (g_object_ref (self->filter))));
}

/* Those of this run, and after them as many of earlier ones as there is room for, as far as they
 * are wanted. */
static GListModel *
create_wanted (PteroJobsPage *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GListModel) jobs = filter_model (self, self->jobs);

  g_list_store_append (models, jobs);
  if (self->journal != NULL)
    {
      self->older = gtk_slice_list_model_new (filter_model (self, self->journal), 0, N_OLDER);
      g_list_store_append (models, self->older);
    }

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

static GListModel *
create_all (PteroJobsPage *self)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (models, self->jobs);
  if (self->journal != NULL)
    g_list_store_append (models, self->journal);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

static void
ptero_jobs_page_constructed (GObject *object)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);
  g_autoptr(GListModel) wanted = NULL;

  G_OBJECT_CLASS (ptero_jobs_page_parent_class)->constructed (object);

  wanted = create_wanted (self);
  for (guint i = 0; i < PTERO_N_JOB_SECTIONS; i++)
    {
      Section *section = &self->sections[i];

      section->page = self;
      section->filter = GTK_FILTER (gtk_custom_filter_new (is_in_section, section, NULL));
      section->model = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (wanted),
                                                                g_object_ref (section->filter)));
      gtk_list_box_bind_model (section->list, section->model, create_row, self, NULL);
    }

  /* after those of the sections, which have to know of a change before they are gone through */
  self->all = create_all (self);
  g_signal_connect_object (self->all, "items-changed",
                           G_CALLBACK (sections_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->jobs, "notify::n-running", G_CALLBACK (sections_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->journal != NULL)
    {
      g_signal_connect_object (self->journal, "notify::loading",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      ptero_journal_load (self->journal);
    }
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
    case PROP_JOURNAL:
      g_value_set_object (value, self->journal);
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
    case PROP_JOURNAL:
      self->journal = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mapped_cb (gpointer user_data)
{
  PteroJobsPage *self = user_data;

  self->map_source = 0;
  sections_changed_cb (self);
}

/* It may be another day than when the page was last seen. Nothing is to change while it maps. */
static void
ptero_jobs_page_map (GtkWidget *widget)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (widget);

  GTK_WIDGET_CLASS (ptero_jobs_page_parent_class)->map (widget);

  if (self->map_source == 0)
    self->map_source = g_idle_add_once (mapped_cb, self);
}

static void
ptero_jobs_page_dispose (GObject *object)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);

  g_clear_handle_id (&self->map_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_JOBS_PAGE);
  for (guint i = 0; i < PTERO_N_JOB_SECTIONS; i++)
    {
      g_clear_object (&self->sections[i].model);
      g_clear_object (&self->sections[i].filter);
    }
  g_clear_object (&self->older);
  g_clear_object (&self->all);
  g_clear_object (&self->filter);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->fleet);
  g_clear_object (&self->journal);
  g_clear_object (&self->jobs);

  G_OBJECT_CLASS (ptero_jobs_page_parent_class)->dispose (object);
}

static void
ptero_jobs_page_finalize (GObject *object)
{
  PteroJobsPage *self = PTERO_JOBS_PAGE (object);

  g_clear_pointer (&self->now, g_date_time_unref);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (ptero_jobs_page_parent_class)->finalize (object);
}

static void
bind_section (GtkWidgetClass  *widget_class,
              PteroJobSection  section,
              const char      *group,
              const char      *list)
{
  gssize start = G_STRUCT_OFFSET (PteroJobsPage, sections) + (gssize) (section * sizeof (Section));

  gtk_widget_class_bind_template_child_full (widget_class, group, FALSE,
                                             start + G_STRUCT_OFFSET (Section, group));
  gtk_widget_class_bind_template_child_full (widget_class, list, FALSE,
                                             start + G_STRUCT_OFFSET (Section, list));
}

static void
bind_count (GtkWidgetClass *widget_class,
            PteroJobGroup   group,
            const char     *name)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                             G_STRUCT_OFFSET (PteroJobsPage,
                                                              counts) + group * sizeof (GtkLabel *));
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

  widget_class->map = ptero_jobs_page_map;

  properties[PROP_JOBS] =
    g_param_spec_object ("jobs", NULL, NULL, PTERO_TYPE_JOB_QUEUE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_JOURNAL] =
    g_param_spec_object ("journal", NULL, NULL, PTERO_TYPE_JOURNAL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_TITLE, "title");
  g_object_class_override_property (object_class, PROP_SUBTITLE, "subtitle");
  g_object_class_override_property (object_class, PROP_HEADER_START, "header-start");
  g_object_class_override_property (object_class, PROP_HEADER_END, "header-end");

  g_type_ensure (PTERO_TYPE_NARROW_BIN);

  gtk_widget_class_set_css_name (widget_class, "jobspage");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-jobs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, kind_button);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, kind_label);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, more);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, search);
  gtk_widget_class_bind_template_child (widget_class, PteroJobsPage, stack);
  bind_section (widget_class, PTERO_JOB_SECTION_RUNNING, "running_group", "running_list");
  bind_section (widget_class, PTERO_JOB_SECTION_FAILED, "failed_group", "failed_list");
  bind_section (widget_class, PTERO_JOB_SECTION_TODAY, "today_group", "today_list");
  bind_section (widget_class, PTERO_JOB_SECTION_YESTERDAY, "yesterday_group", "yesterday_list");
  bind_section (widget_class, PTERO_JOB_SECTION_EARLIER, "earlier_group", "earlier_list");
  bind_count (widget_class, PTERO_JOB_GROUP_ALL, "all_count");
  bind_count (widget_class, PTERO_JOB_GROUP_RUNNING, "running_count");
  bind_count (widget_class, PTERO_JOB_GROUP_FAILED, "failed_count");
  bind_count (widget_class, PTERO_JOB_GROUP_FINISHED, "finished_count");
}

static void
ptero_jobs_page_init (PteroJobsPage *self)
{
  g_autoptr(GMenuModel) kinds = create_kind_menu ();

  self->filter = ptero_job_filter_new ();
  self->now = g_date_time_new_now_local ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "jobs", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_menu_model (self->kind_button, kinds);
  ptero_search_capture (self->search, self->scroller);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);

  /* In a box: a widget loses its own actions when the window takes it out of its header bar. */
  self->header_end = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->clear_button = GTK_BUTTON (gtk_button_new ());
  gtk_box_append (GTK_BOX (self->header_end), GTK_WIDGET (self->clear_button));
  gtk_widget_insert_action_group (GTK_WIDGET (self->clear_button), "jobs",
                                  G_ACTION_GROUP (self->actions));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->clear_button), "jobs.clear-finished");
  update_clear_button (self);
}

/**
 * ptero_jobs_page_new:
 * @jobs: the queue
 * @journal: (nullable): the jobs of earlier runs, which the page has read
 *
 * Returns: (transfer floating): a page that shows them
 */
GtkWidget *
ptero_jobs_page_new (PteroJobQueue *jobs,
                     PteroJournal  *journal)
{
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);
  g_return_val_if_fail (journal == NULL || PTERO_IS_JOURNAL (journal), NULL);

  return g_object_new (PTERO_TYPE_JOBS_PAGE, "jobs", jobs, "journal", journal, NULL);
}

/**
 * ptero_jobs_page_set_fleet:
 * @self: a page with a journal
 * @fleet: the servers
 *
 * Has power actions that were not sent before the program was closed offered for the servers.
 */
void
ptero_jobs_page_set_fleet (PteroJobsPage *self,
                           PteroFleet    *fleet)
{
  g_return_if_fail (PTERO_IS_JOBS_PAGE (self));
  g_return_if_fail (PTERO_IS_FLEET (fleet));

  g_set_object (&self->fleet, fleet);
}
