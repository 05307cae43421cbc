/* ptero-backups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-backups.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-backup.h"
#include "ptero-facts.h"
#include "ptero-file-chooser.h"
#include "ptero-file-name.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"
#include "ptero-panel-toast.h"
#include "ptero-send.h"
#include "ptero-transfer-job.h"

static gboolean
is_running (gpointer item)
{
  return PTERO_BACKUP (item)->completed_at == NULL;
}

static gboolean
is_usable (gpointer item)
{
  return !is_running (item) && PTERO_BACKUP (item)->is_successful;
}

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_BACKUP (item)->name);
}

static char *
dup_state (gpointer item)
{
  if (is_running (item))
    return g_strdup (_("Running…"));

  return g_strdup (is_usable (item) ? _("Complete") : _("Failed"));
}

static const char *
get_state_icon (gpointer item)
{
  if (is_running (item))
    return "ptero-waiting-symbolic";

  return is_usable (item) ? "ptero-check-symbolic" : "ptero-failed-symbolic";
}

static char *
dup_size (gpointer item)
{
  return is_usable (item) ? ptero_format_bytes (PTERO_BACKUP (item)->bytes) : NULL;
}

static gint64
get_size (gpointer item)
{
  return PTERO_BACKUP (item)->bytes;
}

static char *
dup_created (gpointer item)
{
  return PTERO_BACKUP (item)->created_at != NULL
           ? ptero_format_relative (PTERO_BACKUP (item)->created_at)
           : NULL;
}

static gint64
get_created (gpointer item)
{
  return PTERO_BACKUP (item)->created_at != NULL
           ? g_date_time_to_unix (PTERO_BACKUP (item)->created_at)
           : 0;
}

static char *
dup_locked (gpointer item)
{
  return PTERO_BACKUP (item)->is_locked ? g_strdup (_("Locked")) : NULL;
}

static const char *
get_locked_icon (gpointer item)
{
  return PTERO_BACKUP (item)->is_locked ? "ptero-lock-symbolic" : NULL;
}

static char *
dup_checksum (gpointer item)
{
  return g_strdup (PTERO_BACKUP (item)->checksum);
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND },
  { "state", N_("State"), dup_state, PTERO_COLUMN_DEFAULT, .get_icon = get_state_icon },
  { "size", N_("Size"), dup_size, PTERO_COLUMN_NUMERIC, get_size },
  { "created", N_("Created"), dup_created, PTERO_COLUMN_DEFAULT, get_created },
  { "locked", N_("Lock"), dup_locked, PTERO_COLUMN_DETAIL, .get_icon = get_locked_icon },
  { "checksum", N_("Checksum"), dup_checksum, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
};

/* A request about one backup. */
static PteroRequest *
create_request (PteroListPane *pane,
                PteroEndpoint  endpoint,
                gpointer       backup)
{
  return ptero_request_new (endpoint, "server",
                            ptero_access_get_uuid (ptero_list_pane_get_access (pane)),
                            "backup", PTERO_BACKUP (backup)->uuid, NULL);
}

static gint64
get_limit (PteroListPane *pane)
{
  PteroServer *server =
    ptero_fleet_server_get_server (ptero_access_get_server (ptero_list_pane_get_access (pane)));

  return server->feature_limits != NULL ? MIN (server->feature_limits->backups, G_MAXINT) : 0;
}

/* Failed ones do not count. */
static guint
count (PteroListPane *pane)
{
  GListModel *listing = G_LIST_MODEL (ptero_list_pane_get_listing (pane));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (listing); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (listing, i);

      if (is_running (item) || is_usable (item))
        n++;
    }

  return n;
}

static char *
summarize (PteroListPane *pane)
{
  gint64 limit;

  if (ptero_list_pane_get_access (pane) == NULL)
    return NULL;

  limit = get_limit (pane);
  if (limit <= 0)
    return g_strdup (_("No backups are allowed here"));

  return g_strdup_printf (ngettext ("%u of %d backup", "%u of %d backups", (int) limit),
                          count (pane), (int) limit);
}

static const PteroFormField create_fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, N_("Empty for the date and the time"), .max = 191 },
  { "ignored", N_("Files to Leave Out"), PTERO_FORM_LINES,
    N_("A pattern on each line, as in .gitignore; empty for those of the file .pteroignore") },
  { "is_locked", N_("Lock"), PTERO_FORM_SWITCH, N_("It cannot be deleted until it is unlocked") },
};

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  PteroAccess *access = ptero_list_pane_get_access (pane);
  GtkWidget *form = ptero_form_new (create_fields, G_N_ELEMENTS (create_fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_BACKUP_CREATE, "server",
                                                       ptero_access_get_uuid (access), NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_list_pane_get_panel (pane), request,
                                                   _("_Create"));

  /* Without the right to delete the panel ignores it. */
  ptero_form_set_visible (PTERO_FORM (form), "is_locked",
                          ptero_access_allows (access, "backup.delete"));
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Backup"), GTK_WIDGET (pane));
}

static gboolean
create_fits (PteroListPane *pane,
             gpointer       item)
{
  return ptero_list_pane_get_access (pane) != NULL &&
         count (pane) < (guint) MAX (0, get_limit (pane));
}

static char *
create_explain (PteroListPane *pane,
                GPtrArray     *items)
{
  if (ptero_list_pane_get_access (pane) == NULL)
    return NULL;
  if (get_limit (pane) <= 0)
    return g_strdup (_("The panel allows this server no backups. Whoever runs the panel can change that."));

  return g_strdup (_("This server has all the backups it may have. Delete one first."));
}

static gboolean
usable_fits (PteroListPane *pane,
             gpointer       item)
{
  return is_usable (item);
}

static char *
name_archive (PteroBackup *backup)
{
  const char *base = backup->name != NULL && *backup->name != '\0' ? backup->name : backup->uuid;
  g_autofree char *name = g_strconcat (base, g_str_has_suffix (base, ".tar.gz") ? "" : ".tar.gz",
                                       NULL);

  return ptero_file_name_make_safe (name);
}

static void
add_download (PteroTransferJob *job,
              PteroBackup      *backup,
              GFile            *folder,
              const char       *name,
              gboolean          overwrite)
{
  if (backup->checksum == NULL || !g_str_has_prefix (backup->checksum, "sha1:"))
    g_object_set_data (G_OBJECT (job), "unverified", GINT_TO_POINTER (TRUE));
  ptero_transfer_job_add_backup (job, backup->uuid,
                                 backup->checksum != NULL && *backup->checksum != '\0'
                                   ? backup->checksum
                                   : NULL,
                                 backup->bytes, folder, name, overwrite);
}

static void
download_done_cb (PteroListPane *pane,
                  PteroJob      *job)
{
  if (ptero_job_get_n_failed (job) > 0)
    ptero_panel_toast (GTK_WIDGET (pane), "%s", _("A backup could not be downloaded: see Jobs"));
  else if (ptero_job_get_n_left_out (job) == 0)
    ptero_panel_toast (GTK_WIDGET (pane), "%s",
                       g_object_get_data (G_OBJECT (job), "unverified") != NULL

                         ? _("Downloaded; there is no checksum to compare")
                         : _("Downloaded, and the checksum is right"));
}

static PteroJob *
create_download (PteroListPane *pane,
                 guint          n_backups)
{
  PteroAccess *access = ptero_list_pane_get_access (pane);
  g_autofree char *title = g_strdup_printf (ngettext ("Download %u Backup", "Download %u Backups",
                                                      n_backups), n_backups);
  PteroJob *job = ptero_transfer_job_new (title, ptero_access_get_panel (access),
                                          ptero_access_get_uuid (access));

  g_signal_connect_object (job, "finished", G_CALLBACK (download_done_cb), pane, G_CONNECT_SWAPPED);

  return job;
}

static void
download_one_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PteroBackup) backup = user_data;
  g_autoptr(GFile) file = ptero_file_chooser_save_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *name = NULL;
  g_autoptr(PteroJob) job = NULL;

  if (folder == NULL)
    return;

  /* The chooser has asked whether to replace what is there. */
  job = create_download (PTERO_LIST_PANE (source), 1);
  name = g_file_get_basename (file);
  add_download (PTERO_TRANSFER_JOB (job), backup, folder, name, TRUE);
  ptero_job_queue_add (ptero_list_pane_get_jobs (PTERO_LIST_PANE (source)), job);
}

static void
download_many_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GPtrArray) items = user_data;
  g_autoptr(GFile) folder = ptero_file_chooser_select_folder_finish (GTK_WIDGET (source), result,
                                                                     NULL);

  if (folder != NULL)
    ptero_backups_download (GTK_WIDGET (source), items, folder);
}

static void
download_run (PteroListPane *pane,
              GPtrArray     *items)
{
  g_autofree char *name = name_archive (items->pdata[0]);

  if (items->len == 1)
    ptero_file_chooser_save_async (GTK_WIDGET (pane), _("Download Backup"), name, NULL,
                                   download_one_cb, g_object_ref (items->pdata[0]));
  else
    ptero_file_chooser_select_folder_async (GTK_WIDGET (pane), _("Download Backups To"), NULL,
                                            download_many_cb, g_ptr_array_ref (items));
}

static char *
dup_completed (gpointer item)
{
  return PTERO_BACKUP (item)->completed_at != NULL
           ? ptero_format_time (PTERO_BACKUP (item)->completed_at)
           : NULL;
}

static char *
dup_ignored (gpointer item)
{
  char **ignored = PTERO_BACKUP (item)->ignored_files;

  return ignored != NULL && ignored[0] != NULL ? g_strjoinv (", ", ignored) : NULL;
}

static char *
dup_uuid (gpointer item)
{
  return g_strdup (PTERO_BACKUP (item)->uuid);
}

static const PteroFact facts[] = {
  { N_("Backup") },
  { N_("Name"), dup_name, TRUE },
  { N_("State"), dup_state },
  { N_("Size"), dup_size },
  { N_("Created"), dup_created },
  { N_("Completed"), dup_completed },
  { N_("Lock"), dup_locked },
  { N_("Left Out"), dup_ignored, TRUE },
  { N_("Checksum"), dup_checksum, TRUE },
  { N_("UUID"), dup_uuid, TRUE },
};

static const PteroFactsInfo facts_info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
};

static void
details_run (PteroListPane *pane,
             GPtrArray     *items)
{
  g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_BACKUP_GET,
                                                    items->pdata[0]);

  ptero_facts_present (ptero_facts_new (&facts_info, ptero_list_pane_get_panel (pane), request,
                                        ptero_list_pane_get_jobs (pane)),
                       _("Backup"), GTK_WIDGET (pane));
}

static gboolean
unlock_fits (PteroListPane *pane,
             gpointer       item)
{
  return PTERO_BACKUP (item)->is_locked;
}

static gboolean
lock_fits (PteroListPane *pane,
           gpointer       item)
{
  return !unlock_fits (pane, item);
}

/* One route does both. */
static void
lock_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_BACKUP_TOGGLE_LOCK,
                                                    items->pdata[0]);

  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
              PTERO_BACKUP (items->pdata[0])->is_locked ? _("Backup unlocked") : _("Backup locked"),
              ptero_list_pane_sent_cb);
}

static void
restored_cb (GtkWidget   *pane,
             PteroAnswer *answer)
{
  ptero_fleet_server_refresh (ptero_access_get_server (ptero_list_pane_get_access (PTERO_LIST_PANE (pane))));
}

static void
send_restore (PteroListPane *pane,
              PteroBackup   *backup,
              gboolean       truncate)
{
  g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_BACKUP_RESTORE, backup);

  ptero_request_set_boolean (request, "truncate", truncate);
  ptero_fleet_server_excuse_stop (ptero_access_get_server (ptero_list_pane_get_access (pane)));
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request,
              _("The backup is being restored"), restored_cb);
}

static void
truncate_confirmed_cb (PteroListPane *pane)
{
  PteroBackup *backup = g_object_get_data (G_OBJECT (pane), "restore");

  if (backup != NULL)
    send_restore (pane, backup, TRUE);
}

static void
restore_done_cb (PteroListPane   *pane,
                 PteroAnswer     *answer,
                 PteroFormDialog *dialog)
{
  PteroBackup *backup = g_object_get_data (G_OBJECT (pane), "restore");
  PteroServer *server =
    ptero_fleet_server_get_server (ptero_access_get_server (ptero_list_pane_get_access (pane)));
  g_autofree char *name = ptero_text_make_safe (server->name);
  g_autofree char *backup_name = NULL;
  g_autofree char *body = NULL;

  if (backup == NULL)
    return;

  backup_name = ptero_text_make_safe (backup->name);
  /* Translators: %s is the name of a backup */
  body = g_strdup_printf (_("All files of the server are deleted before “%s” is unpacked. What is not in the backup is lost."), backup_name);
  if (!ptero_form_get_boolean (ptero_form_dialog_get_form (dialog), "truncate"))
    send_restore (pane, backup, FALSE);
  else
    ptero_confirm_name (GTK_WIDGET (pane), _("Delete All Files and Restore?"), body, name,
                        _("_Delete and Restore"), G_CALLBACK (truncate_confirmed_cb), pane);
}

static const PteroFormField restore_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("The server is stopped and cannot be used until the backup is unpacked. Files of the same name are replaced.") },
  { "truncate", N_("Delete All Files Before"), PTERO_FORM_SWITCH,
    N_("What is not in the backup is lost") },
};

/* Which one it is, as the list behind the dialog says it. */
static GtkWidget *
create_restored (gpointer item)
{
  g_autofree char *name = ptero_text_make_safe (PTERO_BACKUP (item)->name);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *created = dup_created (item);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), created != NULL ? created : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

static void
restore_run (PteroListPane *pane,
             GPtrArray     *items)
{
  GtkWidget *form = ptero_form_new (restore_fields, G_N_ELEMENTS (restore_fields));
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form), NULL, NULL, _("_Restore"));

  ptero_form_add_guide (PTERO_FORM (form), create_restored (items->pdata[0]));
  g_object_set_data_full (G_OBJECT (pane), "restore", g_object_ref (items->pdata[0]),
                          g_object_unref);
  g_signal_connect_object (dialog, "done", G_CALLBACK (restore_done_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Restore Backup"), GTK_WIDGET (pane));
}

static gboolean
delete_fits (PteroListPane *pane,
             gpointer       item)
{
  return !is_running (item) && !(PTERO_BACKUP (item)->is_locked && is_usable (item));
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  return create_request (pane, PTERO_ENDPOINT_BACKUP_DELETE, item);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Backup", "Delete %u Backups",
                                                      items->len), items->len);

  ptero_list_delete (pane, items, title, _("It cannot be brought back."), create_delete, dup_name);
}

/* api/differences.md 3.2, which does not say what permission it needs */
static const PteroFormField rename_fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255 },
};

static void
rename_run (PteroListPane *pane,
            GPtrArray     *items)
{
  PteroBackup *backup = items->pdata[0];
  const char *server = ptero_access_get_uuid (ptero_list_pane_get_access (pane));
  GtkWidget *form = ptero_form_new (rename_fields, G_N_ELEMENTS (rename_fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_BACKUP_RENAME,
                                                       "server", server, "backup", backup->uuid,
                                                       NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_list_pane_get_panel (pane), request,
                                                   _("_Rename"));

  ptero_form_set_string (PTERO_FORM (form), "name", backup->name);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Rename Backup"), GTK_WIDGET (pane));
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Backup…"), "backup.create", PTERO_VERB_SUGGESTED, create_run, create_fits,
    .explain = create_explain },
  { "download", N_("_Download…"), "backup.download", PTERO_VERB_FOR_MANY, download_run,
    usable_fits },
  { "restore", N_("_Restore…"), "backup.restore", PTERO_VERB_FOR_ONE, restore_run, usable_fits },
  { "details", N_("De_tails"), "backup.read", PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT,
    details_run },
  { "rename", N_("Rena_me…"), NULL, PTERO_VERB_FOR_ONE, rename_run, NULL, "F2",
    .flavour = PTERO_FLAVOUR_PELICAN },
  { "lock", N_("_Lock"), "backup.delete", PTERO_VERB_FOR_ONE, lock_run, lock_fits },
  { "unlock", N_("_Unlock"), "backup.delete", PTERO_VERB_FOR_ONE, lock_run, unlock_fits },
  { "delete", N_("D_elete…"), "backup.delete", PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_run, delete_fits, "Delete" },
};

static const PteroListInfo info = {
  .id = "backups",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "drive-harddisk-symbolic",
  .empty_title = N_("No Backups"),
  .empty_description = N_("A backup keeps the files of the server as they are now"),
  .per_page = 50,
  .is_busy = is_running,
  .summarize = summarize,
};

/**
 * ptero_backups_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the backups of the server
 */
GtkWidget *
ptero_backups_new (PteroAccess   *access,
                   PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_BACKUPS_LIST, "server",
                                                       ptero_access_get_uuid (access), NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, ptero_access_get_panel (access), request, jobs);

  ptero_list_pane_set_access (PTERO_LIST_PANE (pane), access);

  return pane;
}

/**
 * ptero_backups_download:
 * @backups: the section
 * @items: (element-type PteroBackup): some of them
 * @folder: a folder of this computer
 *
 * Downloads them and compares the checksums. What has the name of one in @folder
 * is not replaced.
 */
void
ptero_backups_download (GtkWidget *backups,
                        GPtrArray *items,
                        GFile     *folder)
{
  PteroListPane *pane = PTERO_LIST_PANE (backups);
  g_autoptr(PteroJob) job = create_download (pane, items->len);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      char *name = name_archive (items->pdata[i]);

      /* two of one name */
      while (g_hash_table_contains (taken, name))
        {
          g_autofree char *old = name;

          name = g_strdup_printf ("%.8s-%s", PTERO_BACKUP (items->pdata[i])->uuid, old);
        }
      g_hash_table_add (taken, name);
      add_download (PTERO_TRANSFER_JOB (job), items->pdata[i], folder, name, FALSE);
    }
  ptero_job_queue_add (ptero_list_pane_get_jobs (pane), job);
}

/**
 * ptero_backups_count:
 * @backups: the backups of a server
 *
 * Returns: how many of those that are listed count: failed ones do not
 */
guint
ptero_backups_count (GtkWidget *backups)
{
  g_return_val_if_fail (PTERO_IS_LIST_PANE (backups), 0);

  return count (PTERO_LIST_PANE (backups));
}
