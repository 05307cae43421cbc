/* test-schedules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-banner.h"
#include "ptero-cron-editor.h"
#include "ptero-cron-text.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-save.h"
#include "ptero-schedule-dialog.h"
#include "ptero-schedule-file.h"
#include "ptero-schedule.h"
#include "ptero-schedules-private.h"
#include "ptero-server-picker.h"
#include "ptero-task-list.h"
#include "ptero-task-row.h"
#include "ptero-task.h"
#include "ptero-test-guest.h"

static GtkWidget *
find_toplevel_type (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels) && found == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      found = ptero_test_find_type (window, type);
    }

  return found;
}

static gboolean
has_type (gpointer type)
{
  return find_toplevel_type (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
has_no_type (gpointer type)
{
  return !has_type (type);
}

static GtkWidget *
wait_type (GType type)
{
  ptero_test_wait (has_type, GSIZE_TO_POINTER (type));

  return find_toplevel_type (type);
}

static void
picture (GtkWidget  *widget,
         const char *name)
{
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (widget)), name);
}

/* The form of the dialog's name or of its switches. */
static PteroForm *
find_form (GtkWidget  *dialog,
           const char *title)
{
  GtkWidget *label = ptero_test_find_label (dialog, title);

  g_assert_nonnull (label);

  return PTERO_FORM (gtk_widget_get_ancestor (label, PTERO_TYPE_FORM));
}

static GListModel *
get_tasks (GtkWidget  *pane,
           const char *name)
{
  PteroSchedule *schedule = ptero_test_find_item (pane, name);

  return schedule != NULL ? schedule->tasks : NULL;
}

/* The tasks of a schedule in the order the panel runs them, as one text. */
static char *
dup_tasks (GtkWidget  *pane,
           const char *name)
{
  GListModel *tasks = get_tasks (pane, name);
  GString *text = g_string_new (NULL);

  for (guint place = 1; tasks != NULL && place <= g_list_model_get_n_items (tasks); place++)
    for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
      {
        g_autoptr(PteroTask) task = g_list_model_get_item (tasks, i);

        if (task->sequence_id == place)
          g_string_append_printf (text, "%s:%s+%d%s;", task->action, task->payload,
                                  (int) task->time_offset, task->continue_on_failure ? "!" : "");
      }

  return g_string_free (text, FALSE);
}

typedef struct { GtkWidget *pane; const char *name; const char *tasks; } Wanted;

static gboolean
has_tasks (gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autofree char *tasks = dup_tasks (wanted->pane, wanted->name);

  return g_str_equal (tasks, wanted->tasks);
}

static void
wait_tasks (GtkWidget  *pane,
            const char *name,
            const char *tasks)
{
  Wanted wanted = { pane, name, tasks };

  ptero_test_wait (has_tasks, &wanted);
}

static void
add_task (GtkWidget  *dialog,
          const char *kind,
          const char *payload,
          int         wait,
          gboolean    goes_on)
{
  GtkWidget *list = ptero_test_find_type (dialog, PTERO_TYPE_TASK_LIST);
  PteroForm *form;

  g_assert_true (gtk_widget_activate_action (list, "tasks.add", "s", kind));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (list)));
  ptero_form_set_string (form, "payload", payload);
  ptero_form_set_int (form, "time_offset", wait);
  ptero_form_set_boolean (form, "continue_on_failure", goes_on);
  if (g_str_equal (kind, "command"))
    picture (GTK_WIDGET (form), "schedules-task");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, list);
}

static GtkWidget *
get_row (GtkWidget *dialog,
         int        position)
{
  GtkWidget *row = ptero_test_find_type (dialog, PTERO_TYPE_TASK_ROW);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_parent (row)),
                                                    position));
}

/* The clock of a panel whose schedules say nothing of it yet. */
static void
set_clock (PteroPanel *panel,
           int         ahead)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GTimeZone) zone =
    g_time_zone_new_offset ((int) (g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND) + ahead);

  ptero_panel_set_zone (panel, zone);
}

/* A person makes a schedule with tasks of the three kinds, changes it, runs it, turns it off and
 * deletes it. */
static void
test_life (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;
  GtkWidget *cron;
  PteroForm *form;

  ptero_test_wait_complete (pane);
  picture (pane, "schedules");
  set_clock (self->fleet->panel, 3600);
  ptero_test_run_verb (pane, "create");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  cron = ptero_test_find_type (dialog, PTERO_TYPE_CRON_EDITOR);
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  g_assert_nonnull (ptero_test_find_label (dialog, "This is needed"));

  ptero_form_set_string (find_form (dialog, "Name"), "name", "Restart and keep");
  ptero_cron_editor_set_field (PTERO_CRON_EDITOR (cron), PTERO_CRON_HOUR, "25");
  g_assert_nonnull (ptero_test_find_label (dialog, "From 0 to 23"));
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  picture (dialog, "schedules-wrong");
  g_assert_true (gtk_widget_activate_action (cron, "cron.preset", "s", "*/15 * * * *"));
  g_assert_nonnull (ptero_test_find_label (dialog, "Every 15 minutes"));
  g_assert_true (gtk_widget_activate_action (cron, "cron.preset", "s", "30 4 * * MON-SAT"));
  g_assert_nonnull (ptero_test_find_label (dialog, "From Monday to Saturday at 04:30"));
  g_assert_nonnull (ptero_test_find_label (dialog, "The panel’s clock is 1 hour ahead of yours"));

  add_task (dialog, "command", "say <b>soon</b> & \"now\"", 0, FALSE);
  add_task (dialog, "backup", "cache/\nlogs/", 60, TRUE);
  add_task (dialog, "power", "restart", 5, FALSE);
  picture (dialog, "schedules-editor");
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  ptero_test_wait_item (pane, "Restart and keep");
  wait_tasks (pane, "Restart and keep",
              "command:say <b>soon</b> & \"now\"+0;backup:cache/\nlogs/+60!;power:restart+5;");
  g_assert_true (PTERO_SCHEDULE (ptero_test_find_item (pane, "Restart and keep"))->is_active);

  /* tasks are moved, doubled, changed and removed */
  g_assert_true (ptero_test_select_item (pane, "Restart and keep"));
  ptero_test_spin (100);
  picture (pane, "schedules-selected");
  ptero_test_run_verb (pane, "edit");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  g_assert_true (gtk_widget_activate_action (get_row (dialog, 2), "task.move-up", NULL));
  g_assert_true (gtk_widget_activate_action (get_row (dialog, 0), "task.duplicate", NULL));
  g_assert_true (gtk_widget_activate_action (get_row (dialog, 3), "task.remove", NULL));
  g_assert_true (gtk_widget_activate_action (get_row (dialog, 1), "task.edit", NULL));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (dialog)));
  ptero_form_set_string (form, "payload", "say again");
  ptero_form_set_int (form, "time_offset", 900);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
  ptero_form_set_boolean (find_form (dialog, "Active"), "only_when_online", TRUE);
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  wait_tasks (pane, "Restart and keep",
              "command:say <b>soon</b> & \"now\"+0;command:say again+900;power:restart+5;");
  ptero_test_wait_item (pane, "While running");
  g_assert_true (PTERO_SCHEDULE (ptero_test_find_item (pane, "Restart and keep"))->is_active);

  g_assert_true (ptero_test_select_item (pane, "Restart and keep"));
  ptero_test_run_verb (pane, "disable");
  ptero_test_wait_item (pane, "Off");
  g_assert_true (PTERO_SCHEDULE (ptero_test_find_item (pane, "Off"))->only_when_online);
  ptero_test_run_verb (pane, "run");
  ptero_test_wait_item (pane, "Running…");
  picture (pane, "schedules-running");
  ptero_test_run_verb (pane, "enable");
  ptero_test_wait_no_item (pane, "Off");

  ptero_test_run_verb (pane, "delete");
  ptero_test_answer_alert (pane, "Delete");
  ptero_test_wait_no_item (pane, "Restart and keep");

  ptero_test_section_free (self);
}

/* What was not saved is asked about; the panel's limit of tasks is kept. */
static void
test_guard (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;

  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  for (guint i = 0; i < 10; i++)
    add_task (dialog, "power", "stop", 0, FALSE);
  g_assert_nonnull (ptero_test_find_label (dialog, "10 of 10"));
  gtk_widget_activate_action (ptero_test_find_type (dialog, PTERO_TYPE_TASK_LIST), "tasks.add", "s",
                              "command");
  ptero_test_spin (50);
  g_assert_true (ptero_test_has_no_dialog (pane));
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.close", NULL));
  ptero_test_answer_alert (pane, "Discard");
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (pane)), ==, 0);

  ptero_test_section_free (self);
}

static PteroScheduleDraft *
create_draft (const char *name)
{
  PteroScheduleDraft *draft = ptero_schedule_draft_new ();
  g_autoptr(PteroTaskDraft) task = ptero_task_draft_new ("command", "save-all", 10, FALSE);

  ptero_schedule_draft_set_name (draft, name);
  g_list_store_append (draft->tasks, task);

  return draft;
}

static gboolean
is_finished (gpointer jobs)
{
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (jobs, i);

      if (!ptero_job_get_finished (job))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Two servers of one name on two panels are told apart by whoever only hears of them. */
static void
assert_check_names_both (GtkWidget *picker)
{
  GtkWidget *check = ptero_test_find_type (picker, GTK_TYPE_CHECK_BUTTON);
  GtkWidget *name = gtk_widget_get_next_sibling (check);
  GtkWidget *panel = gtk_widget_get_next_sibling (name);
  g_autofree char *both = g_strdup_printf ("%s on %s", gtk_label_get_text (GTK_LABEL (name)),
                                           gtk_label_get_text (GTK_LABEL (panel)));

  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, both);
}

/* Schedules go to a file, come back from it, are doubled and are copied to other servers. */
static void
test_exchange (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(PteroJob) job = NULL;
  g_autofree char *path = g_build_filename (self->fleet->folder, "schedules.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  PteroTestNeighbour *other = ptero_test_neighbour_new (self->fleet);
  g_autoptr(GBytes) bytes = NULL;

  ptero_test_wait_complete (pane);
  g_ptr_array_add (drafts, create_draft ("Evening"));
  g_ptr_array_add (drafts, create_draft ("Morning"));
  bytes = ptero_schedule_file_write (drafts);
  ptero_save_to (pane, file, bytes);
  ptero_test_wait (is_written, path);
  ptero_test_spin (100);
  ptero_schedules_load (PTERO_LIST_PANE (pane), file);
  ptero_test_answer_alert (pane, "Import");
  ptero_test_wait_item (pane, "Evening");
  ptero_test_wait_item (pane, "Morning");
  wait_tasks (pane, "Morning", "command:save-all+10;");
  ptero_test_wait_complete (pane);

  g_assert_true (ptero_test_select_item (pane, "Morning"));
  ptero_test_run_verb (pane, "duplicate");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  wait_tasks (pane, "Morning (copy)", "command:save-all+10;");

  g_assert_true (ptero_test_select_item (pane, "Morning"));
  ptero_test_run_verb (pane, "copy-to");
  dialog = wait_type (PTERO_TYPE_SERVER_PICKER);
  ptero_server_picker_set_chosen (PTERO_SERVER_PICKER (dialog),
                                  ptero_test_section_find_other (self), TRUE);
  ptero_server_picker_set_chosen (PTERO_SERVER_PICKER (dialog), ptero_test_neighbour_find (other),
                                  TRUE);
  picture (dialog, "schedules-copy");
  assert_check_names_both (dialog);
  g_assert_true (gtk_widget_activate_action (dialog, "picker.accept", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SERVER_PICKER));
  ptero_test_wait (is_finished, self->fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (self->fleet->jobs), 0);
  if (g_list_model_get_n_items (ptero_job_get_targets (job)) != 2)
    {
      g_object_unref (job);
      job = g_list_model_get_item (G_LIST_MODEL (self->fleet->jobs),
                                   g_list_model_get_n_items (G_LIST_MODEL (self->fleet->jobs)) - 1);
    }
  g_assert_cmpuint (g_list_model_get_n_items (ptero_job_get_targets (job)), ==, 2);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 2);

  g_assert_cmpint (g_unlink (path), ==, 0);
  ptero_test_neighbour_free (other);
  ptero_test_section_free (self);
}

/* What the owner does meanwhile, elsewhere. */
static void
send_elsewhere (PteroTestSection *self,
                PteroRequest     *request)
{
  g_autoptr(PteroClient) client =
    ptero_client_new (ptero_demo_panel_get_address (self->fleet->demo));

  ptero_client_set_key (client, PTERO_API_CLIENT,
                        ptero_demo_panel_get_key (self->fleet->demo, PTERO_DEMO_KEY_ADMIN));
  ptero_test_ask (client, request);
}

static gboolean
has_gone_banner (gpointer dialog)
{
  PteroBanner *banner = PTERO_BANNER (ptero_test_find_type (dialog, PTERO_TYPE_BANNER));

  return ptero_banner_get_revealed (banner);
}

/* Somebody has deleted it meanwhile: what was typed stays. */
static void
test_gone (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;
  g_autoptr(PteroRequest) request = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  ptero_form_set_string (find_form (dialog, "Name"), "name", "Short-lived");
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  ptero_test_wait_item (pane, "Short-lived");

  g_assert_true (ptero_test_select_item (pane, "Short-lived"));
  ptero_test_run_verb (pane, "edit");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  /* the clock of the panel is known by now */
  g_assert_nonnull (ptero_test_find_label (dialog, "The panel’s clock is the same as yours"));
  id = g_strdup_printf ("%" G_GINT64_FORMAT,
                        PTERO_SCHEDULE (ptero_test_find_item (pane, "Short-lived"))->id);
  request = ptero_request_new (PTERO_ENDPOINT_SCHEDULE_DELETE, "server",
                               ptero_fleet_server_get_uuid (self->server), "schedule", id, NULL);
  send_elsewhere (self, request);
  ptero_form_set_string (find_form (dialog, "Name"), "name", "Long-lived");
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_gone_banner, dialog);
  picture (dialog, "schedules-gone");
  name = ptero_form_dup_string (find_form (dialog, "Name"), "name");
  g_assert_cmpstr (name, ==, "Long-lived");
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.close", NULL));
  ptero_test_answer_alert (pane, "Discard");
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  ptero_test_wait_no_item (pane, "Short-lived");

  ptero_test_section_free (self);
}

static gboolean
is_marked (gpointer dialog)
{
  GtkWidget *row = get_row (dialog, 0);

  return row != NULL && gtk_widget_has_css_class (row, "error");
}

/* What the panel does not take is said in the row of the task; the rest goes on from there. */
static void
test_complaint (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 950, 700);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;
  PteroForm *form;

  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  ptero_form_set_string (find_form (dialog, "Name"), "name", "Blank");
  add_task (dialog, "command", "   ", 0, FALSE);
  add_task (dialog, "power", "stop", 0, FALSE);
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (is_marked, dialog);
  picture (dialog, "schedules-complaint");

  g_assert_true (gtk_widget_activate_action (get_row (dialog, 0), "task.edit", NULL));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (dialog)));
  ptero_form_set_string (form, "payload", "save-all");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
  g_assert_false (is_marked (dialog));
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  wait_tasks (pane, "Blank", "command:save-all+0;power:stop+0;");
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (pane)), ==, 1);

  ptero_test_section_free (self);
}

/* Who may only look can look, and nothing else. */
static void
test_refused (void)
{
  static const char *const refused[] = { "create", "load-file", "run", "edit", "enable", "disable",
                                         "duplicate", "delete" };
  PteroTestSection *self = ptero_test_section_new_guest ("schedules", 950, 700);
  g_autoptr(PteroScheduleDraft) draft = create_draft ("Of the owner");
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SCHEDULE_CREATE, "server",
                                                       ptero_fleet_server_get_uuid (self->server),
                                                       NULL);
  GtkWidget *pane = ptero_test_find_type (self->page, PTERO_TYPE_LIST_PANE);
  GtkWidget *dialog;

  ptero_schedule_draft_fill (draft, request);
  send_elsewhere (self, request);
  ptero_list_pane_refresh (PTERO_LIST_PANE (pane));
  ptero_test_wait_item (pane, "Of the owner");
  g_assert_true (ptero_test_select_item (pane, "Of the owner"));
  ptero_test_spin (100);
  picture (pane, "schedules-refused");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *action = g_strconcat ("pane.", refused[i], NULL);

      gtk_widget_activate_action (GTK_WIDGET (ptero_list_pane_get_table (PTERO_LIST_PANE (pane))),
                                  action, NULL);
      ptero_test_spin (20);
      g_assert_true (has_no_type (GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG)));
    }

  ptero_test_run_verb (pane, "view");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  picture (dialog, "schedules-view");
  g_assert_null (ptero_test_find_label (dialog, "Save"));
  g_assert_nonnull (ptero_test_find_label (dialog, "This account may not change it"));
  gtk_widget_activate_action (dialog, "schedule.save", NULL);
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.close", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));

  ptero_test_section_free (self);
}

/* At the width of a telephone. */
static void
test_narrow (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 360, 640);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;
  int width;

  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  dialog = wait_type (PTERO_TYPE_SCHEDULE_DIALOG);
  add_task (dialog, "backup", "cache/\nlogs/\nsomething/that/is/long", 600, TRUE);
  add_task (dialog, "power", "restart", 5, FALSE);
  picture (dialog, "schedules-editor-narrow");
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  ptero_form_set_string (find_form (dialog, "Name"), "name", "A schedule with quite a long name");
  g_assert_true (gtk_widget_activate_action (dialog, "schedule.save", NULL));
  ptero_test_wait (has_no_type, GSIZE_TO_POINTER (PTERO_TYPE_SCHEDULE_DIALOG));
  ptero_test_wait_item (pane, "A schedule with quite a long name");
  g_assert_true (ptero_test_select_item (pane, "A schedule with quite a long name"));
  picture (pane, "schedules-narrow");

  ptero_test_section_free (self);
}

static void
test_words (void)
{
  static const struct { const char *expression; const char *words; } examples[] = {
    { "* * * * *", "Every minute" },
    { "*/15 * * * *", "Every 15 minutes" },
    { "0 * * * *", "Every hour" },
    { "5 * * * *", "Every hour at minute 5" },
    { "0,30 * * * *", "Every hour at the minutes 0 and 30" },
    { "0 */6 * * *", "Every 6 hours" },
    { "30 */6 * * *", "Every 6 hours at minute 30" },
    { "0 4 * * *", "Every day at 04:00" },
    { "0 4,16 * * *", "Every day at 04:00 and 16:00" },
    { "0 4 * * MON", "On Mondays at 04:00" },
    { "0 4 * * 1,5", "On Mondays and Fridays at 04:00" },
    { "30 4 * * MON-SAT", "From Monday to Saturday at 04:30" },
    { "30 4 * * FRI-SUN", "From Friday to Sunday at 04:30" },
    { "*/15 8-17 * * MON-FRI", "Every 15 minutes from 08:00 to 17:59, from Monday to Friday" },
    { "*/7 * * * *", "Every hour at the minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56" },
    { "0 0 1 * *", "On day 1 of the month at 00:00" },
    { "0 0 1,15 1,7 *", "On the days 1 and 15 of the month at 00:00, in January and July" },
    { "0 0 L * *", "On the last day of the month at 00:00" },
    { "0 0 15W * *", "On the weekday nearest to day 15 of the month at 00:00" },
    { "0 0 * * 5L", "On the last Friday of the month at 00:00" },
    { "0 0 * 6-8 TUE#2", "On the second Tuesday of the month at 00:00, from June to August" },
    { "0 0 1 * 1", "On day 1 of the month and on Mondays at 00:00" },
    { "0 1,7,13,19,22 * * *", "Every hour in the hours 1, 7, 13, 19 and 22" },
    { "99 x * * *", "99 x * * *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_auto(GStrv) fields = g_strsplit (examples[i].expression, " ", 5);
      g_autofree char *words = ptero_cron_describe_fields ((const char *const *) fields);

      g_assert_cmpstr (words, ==, examples[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/schedules/words", test_words);
  g_test_add_func ("/schedules/life", test_life);
  g_test_add_func ("/schedules/guard", test_guard);
  g_test_add_func ("/schedules/exchange", test_exchange);
  g_test_add_func ("/schedules/gone", test_gone);
  g_test_add_func ("/schedules/complaint", test_complaint);
  g_test_add_func ("/schedules/refused", test_refused);
  g_test_add_func ("/schedules/narrow", test_narrow);

  return g_test_run ();
}
