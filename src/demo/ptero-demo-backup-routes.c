/* ptero-demo-backup-routes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include "ptero-demo-backups.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-signature.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

static void
transform_backup (PteroDemoCall *call,
                  PteroDemoJson *json,
                  gpointer       thing,
                  const char    *path)
{
  static const char * const none[] = { NULL };
  PteroDemoBackup *backup = thing;
  g_autofree char *checksum = backup->checksum != NULL
                                ? g_strconcat ("sha1:", backup->checksum, NULL)
                                : NULL;

  ptero_demo_json_string (json, "object", "backup");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "uuid", backup->uuid);
  ptero_demo_json_boolean (json, "is_successful", backup->is_successful);
  ptero_demo_json_boolean (json, "is_locked", backup->is_locked);
  ptero_demo_json_string (json, "name", backup->name);
  ptero_demo_json_strings (json, "ignored_files", backup->ignored[0] != NULL &&
                           *backup->ignored[0] != '\0'

                                                      ? (const char * const *) backup->ignored
                                                      : none);
  ptero_demo_json_string (json, "checksum", checksum);
  ptero_demo_json_int (json, "bytes",
                       backup->archive != NULL ? (gint64) g_bytes_get_size (backup->archive) : 0);
  ptero_demo_write_date (json, "created_at", backup->created_at, TRUE);
  ptero_demo_write_date (json, "completed_at", backup->completed_at, TRUE);
  ptero_demo_json_end (json);
}

static PteroDemoBackup *
find_backup (PteroDemoCall *call)
{
  PteroDemoBackup *backup = ptero_demo_backups_find (call->world, call->server, call->arguments[1]);

  if (backup == NULL)
    ptero_demo_refuse_missing (call);

  return backup;
}

void
ptero_demo_list_backups (PteroDemoCall *call)
{
  GPtrArray *all = ptero_demo_backups_get (call->world, call->server);
  g_autoptr (GPtrArray) backups = g_ptr_array_new ();
  PteroDemoPage page;
  PteroDemoJson json;

  for (guint i = 0; i < all->len; i++)
    {
      if (!((PteroDemoBackup *) g_ptr_array_index (all, i))->is_deleted)
        g_ptr_array_add (backups, g_ptr_array_index (all, i));
    }

  if (!ptero_demo_page_init (&page, call, backups->len))
    return;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "object", "list");
  ptero_demo_json_open (&json, "data");
  for (guint i = page.first; i < page.first + page.count; i++)
    {
      ptero_demo_json_begin (&json, NULL);
      transform_backup (call, &json, g_ptr_array_index (backups, i), NULL);
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_json_int (&json, "backup_count", ptero_demo_backups_count (call->world, call->server));
  ptero_demo_page_write (&page, call, &json);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

/* So many within so many seconds, deleted ones too, failed ones not. */
static gboolean
check_pace (PteroDemoCall *call)
{
  GPtrArray *backups = ptero_demo_backups_get (call->world, call->server);
  gint64 since = g_get_real_time () / G_USEC_PER_SEC - call->world->backup_period;
  g_autofree char *detail = NULL;
  g_autofree char *after = NULL;
  gint64 first = 0;
  guint count = 0;

  for (guint i = backups->len; i-- > 0;)
    {
      PteroDemoBackup *backup = g_ptr_array_index (backups, i);

      if (backup->created_at < since || (backup->completed_at != 0 && !backup->is_successful))
        continue;

      first = backup->created_at;
      count++;
    }

  if (call->world->backup_period == 0 || count < call->world->backup_pace)
    return TRUE;

  detail = g_strdup_printf ("Only %u backups may be generated within a %u second span of time.",
                            call->world->backup_pace, call->world->backup_period);
  after = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (first - since, 1));
  ptero_demo_refuse (call, 429, "TooManyRequestsHttpException", detail);
  soup_message_headers_replace (call->headers, "Retry-After", after);

  return FALSE;
}

void
ptero_demo_create_backup (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "name", "nullable|string|max:191" },
    { "is_locked", "nullable|boolean" },
    { "ignored", "nullable|string" },
    { NULL },
  };
  g_autofree char *name = NULL;
  g_autofree char *ignored = NULL;
  g_autofree char *detail = NULL;
  PteroDemoBackup *backup;

  if (!ptero_demo_validate (call, rules) || !check_pace (call))
    return;

  if ((gint64) ptero_demo_backups_count (call->world, call->server) >= call->server->max_backups)
    {
      detail = g_strdup_printf ("Cannot create a new backup, this server has reached its limit of %" G_GINT64_FORMAT " backups.",
                                call->server->max_backups);
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "TooManyBackupsException", detail);
      return;
    }

  if (!ptero_demo_call_reach_daemon (call))
    return;

  name = ptero_demo_input_get_string (call, "name");
  ignored = ptero_demo_input_get_string (call, "ignored");
  backup = ptero_demo_backups_begin (call->world, call->server, name, ignored);
  backup->is_locked = ptero_demo_input_get_boolean (call, "is_locked", FALSE) &&
                      ptero_demo_call_may (call, "backup.delete");
  ptero_demo_call_log_value (call, "server:backup.start", "name", backup->name);
  ptero_demo_reply_thing (call, transform_backup, backup);
}

void
ptero_demo_show_backup (PteroDemoCall *call)
{
  PteroDemoBackup *backup = find_backup (call);

  if (backup != NULL)
    ptero_demo_reply_thing (call, transform_backup, backup);
}

void
ptero_demo_sign_backup (PteroDemoCall *call)
{
  PteroDemoBackup *backup = find_backup (call);
  g_autofree char *token = NULL;
  g_autofree char *address = NULL;

  if (backup == NULL)
    return;

  token = ptero_demo_signature_new (call->world, call->backend->address, call->server, call->user,
                                    900, "backup_uuid", backup->uuid);
  address = g_strconcat (call->backend->wings_address, "/download/backup?token=", token, NULL);
  ptero_demo_call_log_value (call, "server:backup.download", "name", backup->name);
  ptero_demo_signature_reply (call, address);
}

void
ptero_demo_lock_backup (PteroDemoCall *call)
{
  PteroDemoBackup *backup = find_backup (call);

  if (backup == NULL)
    return;

  backup->is_locked = !backup->is_locked;
  ptero_demo_call_log_value (call, backup->is_locked
                               ? "server:backup.lock"
                               : "server:backup.unlock", "name", backup->name);
  ptero_demo_reply_thing (call, transform_backup, backup);
}

/* Of Pelican. */
void
ptero_demo_rename_backup (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "name", "required|string|max:255" }, { NULL } };
  PteroDemoBackup *backup = find_backup (call);

  if (backup == NULL || !ptero_demo_validate (call, rules))
    return;

  ptero_demo_input_take_string (call, "name", &backup->name);
  ptero_demo_call_log_value (call, "server:backup.rename", "name", backup->name);
  ptero_demo_reply_thing (call, transform_backup, backup);
}

void
ptero_demo_restore_backup (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "truncate", "required|boolean" }, { NULL } };
  PteroDemoBackup *backup = find_backup (call);
  const char *reason = NULL;

  if (backup == NULL || !ptero_demo_validate (call, rules))
    return;

  if (call->server->status != NULL)
    reason = "This server is not currently in a state that allows for a backup to be restored.";
  else if (backup->completed_at == 0)
    reason = "This backup cannot be restored at this time: not completed or failed.";

  if (reason != NULL)
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_REQUEST, "BadRequestHttpException", reason);
      return;
    }

  if (!ptero_demo_call_reach_daemon (call))
    return;

  if (!backup->is_successful)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  ptero_demo_backups_restore (call->world, call->server, backup,
                              ptero_demo_input_get_boolean (call, "truncate", FALSE));
  ptero_demo_call_log_value (call, "server:backup.restore", "name", backup->name);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_delete_backup (PteroDemoCall *call)
{
  PteroDemoBackup *backup = find_backup (call);

  if (backup == NULL)
    return;

  if (backup->is_locked && backup->is_successful)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "BackupLockedException",
                                 "Cannot delete a backup that is marked as locked.");
      return;
    }

  if (!ptero_demo_call_reach_daemon (call))
    return;

  backup->is_deleted = TRUE;
  g_clear_pointer (&backup->archive, g_bytes_unref);
  ptero_demo_call_log_value (call, "server:backup.delete", "name", backup->name);
  ptero_demo_call_reply_nothing (call);
}
