/* ptero-schedules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-schedules.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-cron-text.h"
#include "ptero-format.h"
#include "ptero-panel-clock.h"
#include "ptero-panel-toast.h"
#include "ptero-request-job.h"
#include "ptero-schedule-dialog.h"
#include "ptero-schedules-private.h"
#include "ptero-send.h"

static gboolean
is_processing (gpointer item)
{
  return PTERO_SCHEDULE (item)->is_processing;
}

static guint
count_tasks (gpointer item)
{
  GListModel *tasks = PTERO_SCHEDULE (item)->tasks;

  return tasks != NULL ? g_list_model_get_n_items (tasks) : 0;
}

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_SCHEDULE (item)->name);
}

static char *
dup_when (gpointer item)
{
  PteroCron *cron = PTERO_SCHEDULE (item)->cron;

  if (cron == NULL)
    return NULL;

  return ptero_cron_describe_fields ((const char *const[]) { cron->minute, cron->hour,
                                                             cron->day_of_month, cron->month,
                                                             cron->day_of_week });
}

static char *
dup_state (gpointer item)
{
  if (is_processing (item))
    return g_strdup (_("Running…"));

  return g_strdup (PTERO_SCHEDULE (item)->is_active ? _("Active") : _("Off"));
}

static const char *
get_state_icon (gpointer item)
{
  if (is_processing (item))
    return "ptero-waiting-symbolic";

  return PTERO_SCHEDULE (item)->is_active ? "ptero-check-symbolic" : "ptero-no-access-symbolic";
}

static gint64
get_time (GDateTime *time)
{
  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* One that is off does not run next. */
static char *
dup_next (gpointer item)
{
  PteroSchedule *schedule = item;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return schedule->is_active && schedule->next_run_at != NULL
           ? ptero_cron_format_next (schedule->next_run_at, now)
           : NULL;
}

static gint64
get_next (gpointer item)
{
  return PTERO_SCHEDULE (item)->is_active
           ? get_time (PTERO_SCHEDULE (item)->next_run_at)
           : G_MAXINT64;
}

static char *
dup_last (gpointer item)
{
  PteroSchedule *schedule = item;

  return schedule->last_run_at != NULL
           ? ptero_format_relative (schedule->last_run_at)
           : g_strdup (_("Never"));
}

static gint64
get_last (gpointer item)
{
  return get_time (PTERO_SCHEDULE (item)->last_run_at);
}

static char *
dup_online (gpointer item)
{
  return PTERO_SCHEDULE (item)->only_when_online ? g_strdup (_("While running")) : NULL;
}

static char *
dup_tasks (gpointer item)
{
  return g_strdup_printf ("%u", count_tasks (item));
}

static gint64
get_tasks (gpointer item)
{
  return count_tasks (item);
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND },
  { "when", N_("When"), dup_when, PTERO_COLUMN_EXPAND },
  { "state", N_("State"), dup_state, PTERO_COLUMN_DEFAULT, .get_icon = get_state_icon },
  { "next", N_("Next Run"), dup_next, PTERO_COLUMN_DETAIL, get_next },
  { "last", N_("Last Run"), dup_last, PTERO_COLUMN_DETAIL, get_last },
  { "online", N_("Only"), dup_online, PTERO_COLUMN_DETAIL },
  { "tasks", N_("Tasks"), dup_tasks, PTERO_COLUMN_DETAIL | PTERO_COLUMN_NUMERIC, get_tasks },
};

/* A request about one schedule. */
static PteroRequest *
create_request (PteroListPane *pane,
                PteroEndpoint  endpoint,
                gpointer       schedule)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_SCHEDULE (schedule)->id);

  return ptero_request_new (endpoint, "server",
                            ptero_access_get_uuid (ptero_list_pane_get_access (pane)), "schedule",
                            id, NULL);
}

static void
present (PteroListPane      *pane,
         PteroScheduleDraft *draft)
{
  GtkWidget *dialog = ptero_schedule_dialog_new (draft, ptero_list_pane_get_access (pane));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_schedule_dialog_present (PTERO_SCHEDULE_DIALOG (dialog), GTK_WIDGET (pane));
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autoptr(PteroScheduleDraft) draft = ptero_schedule_draft_new ();

  present (pane, draft);
}

static void
fetched_cb (GtkWidget   *pane,
            PteroAnswer *answer)
{
  PteroSchedule *schedule = ptero_answer_get_resource (answer);
  g_autoptr(PteroScheduleDraft) draft = NULL;

  if (schedule == NULL)
    return;

  draft = ptero_schedule_draft_new_from (schedule);
  present (PTERO_LIST_PANE (pane), draft);
}

/* As it is now: somebody else may have changed it since the list was fetched. */
static void
edit_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_SCHEDULE (items->pdata[0])->id);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SCHEDULE_GET, "server",
                                                       ptero_access_get_uuid (ptero_list_pane_get_access (pane)),
                                                       "schedule", id, NULL);

  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, fetched_cb);
}

/* Who may change it has no need to only look. */
static gboolean
view_fits (PteroListPane *pane,
           gpointer       item)
{
  PteroAccess *access = ptero_list_pane_get_access (pane);

  return access != NULL && !ptero_access_allows (access, "schedule.update");
}

static void
duplicate_run (PteroListPane *pane,
               GPtrArray     *items)
{
  g_autoptr(PteroScheduleDraft) original = ptero_schedule_draft_new_from (items->pdata[0]);
  g_autoptr(PteroScheduleDraft) draft = ptero_schedule_draft_copy (original);
  /* Translators: the name of a copy */
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), original->name);

  ptero_schedule_draft_set_name (draft, name);
  present (pane, draft);
}

static gboolean
is_offline (PteroListPane *pane)
{
  PteroServerState state =
    ptero_fleet_server_get_state (ptero_access_get_server (ptero_list_pane_get_access (pane)));

  return state == PTERO_SERVER_STATE_OFFLINE || state == PTERO_SERVER_STATE_CRASHED;
}

/* Panels say that all is well when they then do nothing. */
static void
run_run (PteroListPane *pane,
         GPtrArray     *items)
{
  PteroSchedule *schedule = items->pdata[0];
  g_autoptr(PteroRequest) request = NULL;

  if (schedule->only_when_online && is_offline (pane))
    {
      ptero_panel_toast (GTK_WIDGET (pane), "%s",
                         _("It runs only while the server does, which is offline"));
      return;
    }

  request = create_request (pane, PTERO_ENDPOINT_SCHEDULE_EXECUTE, schedule);
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
              _("The schedule is being run"), ptero_list_pane_sent_cb);
}

static gboolean
run_fits (PteroListPane *pane,
          gpointer       item)
{
  return count_tasks (item) > 0 && !is_processing (item);
}

/* One at once, several as a job. */
static void
send_requests (PteroListPane *pane,
               GPtrArray     *items,
               GPtrArray     *requests,
               const char    *title,
               const char    *done)
{
  g_autoptr(PteroJob) job = NULL;

  if (requests->len == 1)
    {
      ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), requests->pdata[0], done,
                  ptero_list_pane_sent_cb);
      return;
    }

  job = ptero_request_job_new (title);
  for (guint i = 0; i < requests->len; i++)
    ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (pane),
                           requests->pdata[i], PTERO_SCHEDULE (items->pdata[i])->name);
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

/* All of it is sent: what is left out would be off. */
static void
set_active (PteroListPane *pane,
            GPtrArray     *items,
            gboolean       is_active)
{
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr(PteroScheduleDraft) draft = ptero_schedule_draft_new_from (items->pdata[i]);
      PteroRequest *request = create_request (pane, PTERO_ENDPOINT_SCHEDULE_UPDATE,
                                              items->pdata[i]);

      draft->is_active = is_active;
      ptero_schedule_draft_fill (draft, request);
      g_ptr_array_add (requests, request);
    }

  title = is_active ? g_strdup_printf (ngettext ("Turn On %u Schedule", "Turn On %u Schedules",
                                                 items->len), items->len)
                    : g_strdup_printf (ngettext ("Turn Off %u Schedule", "Turn Off %u Schedules",
                                                 items->len), items->len);
  send_requests (pane, items, requests, title,
                 is_active ? _("Schedule turned on") : _("Schedule turned off"));
}

static void
enable_run (PteroListPane *pane,
            GPtrArray     *items)
{
  set_active (pane, items, TRUE);
}

static gboolean
enable_fits (PteroListPane *pane,
             gpointer       item)
{
  return !PTERO_SCHEDULE (item)->is_active;
}

static void
disable_run (PteroListPane *pane,
             GPtrArray     *items)
{
  set_active (pane, items, FALSE);
}

static gboolean
disable_fits (PteroListPane *pane,
              gpointer       item)
{
  return PTERO_SCHEDULE (item)->is_active;
}

static void
delete_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  PteroListPane *pane = PTERO_LIST_PANE (source);
  g_autoptr(GPtrArray) items = user_data;
  g_autoptr(GPtrArray) requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (requests,
                     create_request (pane, PTERO_ENDPOINT_SCHEDULE_DELETE, items->pdata[i]));
  title = g_strdup_printf (ngettext ("Delete %u Schedule", "Delete %u Schedules", items->len),
                           items->len);
  send_requests (pane, items, requests, title, _("Schedule deleted"));
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *heading = NULL;

  if (items->len == 1)
    {
      g_autofree char *name = ptero_text_make_safe (PTERO_SCHEDULE (items->pdata[0])->name);

      /* Translators: %s is the name of a schedule */
      heading = g_strdup_printf (_("Delete “%s”?"), name);
    }
  else
    {
      heading = g_strdup_printf (ngettext ("Delete %u Schedule?", "Delete %u Schedules?",
                                           items->len), items->len);
    }
  ptero_alert_confirm_async (GTK_WIDGET (pane), heading,
                             _("Its tasks are deleted too. It cannot be brought back."),
                             _("_Delete"), NULL,
                             delete_confirmed_cb, g_ptr_array_ref (items));
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Schedule…"), "schedule.create", PTERO_VERB_SUGGESTED, create_run },
  { "load-file", N_("_Import Schedules…"), "schedule.create", PTERO_VERB_FOR_NONE | PTERO_VERB_MENU,
    ptero_schedules_load_file },
  { "run", N_("_Run Now"), "schedule.update", PTERO_VERB_FOR_ONE, run_run, run_fits },
  { "edit", N_("_Edit…"), "schedule.update", PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, edit_run },
  { "view", N_("Vie_w…"), "schedule.read",
    PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT | PTERO_VERB_MENU, edit_run, view_fits },
  { "enable", N_("Turn _On"), "schedule.update", PTERO_VERB_FOR_MANY, enable_run, enable_fits },
  { "disable", N_("Turn O_ff"), "schedule.update", PTERO_VERB_FOR_MANY, disable_run, disable_fits },
  { "duplicate", N_("D_uplicate…"), "schedule.create", PTERO_VERB_FOR_ONE | PTERO_VERB_MENU,
    duplicate_run },
  { "copy-to", N_("Copy to _Servers…"), "schedule.read", PTERO_VERB_FOR_MANY,
    ptero_schedules_copy },
  { "save-file", N_("E_xport Schedules…"), "schedule.read", PTERO_VERB_FOR_MANY | PTERO_VERB_MENU,
    ptero_schedules_save_file },
  { "delete", N_("_Delete…"), "schedule.delete", PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_run, .accel = "Delete" },
};

static char *
summarize (PteroListPane *pane)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (ptero_list_pane_get_listing (pane)));

  return n > 0 ? g_strdup_printf (ngettext ("%u schedule", "%u schedules", n), n) : NULL;
}

static const PteroListInfo info = {
  .id = "schedules",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "alarm-symbolic",
  .empty_title = N_("No Schedules"),
  .empty_description = N_("A schedule sends commands, makes backups, or starts and stops the server at certain times"),
  .is_busy = is_processing,
  .summarize = summarize,
};

/* What is known of the panel's clock is known for all its servers. */
static void
loading_changed_cb (PteroListPane *pane)
{
  PteroListing *listing = ptero_list_pane_get_listing (pane);
  g_autoptr(GTimeZone) local = g_time_zone_new_local ();
  g_autoptr(GTimeZone) zone = NULL;

  if (ptero_listing_get_loading (listing))
    return;

  zone = ptero_panel_clock_guess (G_LIST_MODEL (listing), local);
  if (zone != NULL)
    ptero_panel_set_zone (ptero_list_pane_get_panel (pane), zone);
}

/**
 * ptero_schedules_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the schedules of the server
 */
GtkWidget *
ptero_schedules_new (PteroAccess   *access,
                     PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SCHEDULES_LIST, "server",
                                                       ptero_access_get_uuid (access), NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, ptero_access_get_panel (access), request, jobs);

  ptero_list_pane_set_access (PTERO_LIST_PANE (pane), access);
  g_signal_connect_object (ptero_list_pane_get_listing (PTERO_LIST_PANE (pane)), "notify::loading",
                           G_CALLBACK (loading_changed_cb), pane, G_CONNECT_SWAPPED);

  return pane;
}
