/* ptero-demo-backups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-backups.h"

#include <string.h>

#include "ptero-demo-archive.h"
#include "ptero-demo-files.h"
#include "ptero-demo-power.h"

/* Backups of a server. They take two seconds, as does restoring one; one whose name has "fail" in
 * it fails, so that such can be looked at. */

#define DURATION 2

static void
free_backup (gpointer data)
{
  PteroDemoBackup *backup = data;

  g_free (backup->uuid);
  g_free (backup->name);
  g_strfreev (backup->ignored);
  g_free (backup->checksum);
  g_clear_pointer (&backup->files, ptero_demo_file_free);
  g_clear_pointer (&backup->archive, g_bytes_unref);
  g_free (backup);
}

static void
finish_backup (PteroDemoWorld  *world,
               PteroDemoServer *server,
               PteroDemoBackup *backup)
{
  g_autofree char *lower = g_utf8_strdown (backup->name, -1);
  g_autofree char *text = NULL;

  backup->completed_at = g_get_real_time () / G_USEC_PER_SEC;
  backup->is_successful = strstr (lower, "fail") == NULL;
  if (backup->is_successful)
    {
      backup->archive = ptero_demo_archive_pack (backup->files->children);
      backup->checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, backup->archive);
    }

  text = g_strdup_printf ("{\"checksum\":\"%s\",\"checksum_type\":\"sha1\",\"file_size\":%" G_GSIZE_FORMAT ",\"is_successful\":%s,\"uuid\":\"%s\"}",
                          backup->checksum != NULL ? backup->checksum : "",
                          backup->archive != NULL ? g_bytes_get_size (backup->archive) : 0,
                          backup->is_successful ? "true" : "false", backup->uuid);
  ptero_demo_world_emit (world, server, "backup completed", text);
}

/**
 * ptero_demo_backups_begin:
 * @world: the world
 * @server: a server
 * @name: (nullable): %NULL for the panel's own
 * @ignored: (nullable): one pattern a line
 *
 * Returns: (transfer none): a backup that runs
 */
PteroDemoBackup *
ptero_demo_backups_begin (PteroDemoWorld  *world,
                          PteroDemoServer *server,
                          const char      *name,
                          const char      *ignored)
{
  PteroDemoBackup *backup = g_new0 (PteroDemoBackup, 1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  backup->uuid = ptero_demo_world_new_uuid (world);
  backup->name = name != NULL
                   ? g_strdup (name)
                   : g_date_time_format (now, "Backup at %Y-%m-%d %H:%M:%S");
  backup->ignored = g_strsplit (ignored != NULL ? ignored : "", "\n", -1);
  backup->files = ptero_demo_file_copy (ptero_demo_files_get (world, server));
  backup->created_at = g_date_time_to_unix (now);
  backup->ends_at = g_get_monotonic_time () + DURATION * world->job_step;
  g_ptr_array_add (ptero_demo_backups_get (world, server), backup);

  return backup;
}

/* One that was finished long ago. */
static PteroDemoBackup *
add_past (PteroDemoWorld  *world,
          PteroDemoServer *server,
          const char      *name,
          guint            days)
{
  PteroDemoBackup *backup = ptero_demo_backups_begin (world, server, name, "*.log\ncache/**");

  finish_backup (world, server, backup);
  backup->created_at = world->born_at - days * 86400;
  backup->completed_at = backup->created_at + 41;

  return backup;
}

/* Returns: (transfer none) (element-type PteroDemoBackup): all, with the deleted ones; servers that
 * may
 *   have three have three good ones, one of them locked, and a failed one to begin with, but for
 * the first server */
GPtrArray *
ptero_demo_backups_get (PteroDemoWorld  *world,
                        PteroDemoServer *server)
{
  if (server->backups != NULL)
    return server->backups;

  server->backups = g_ptr_array_new_with_free_func (free_backup);
  if (server->max_backups == 3 && server->id != 1)
    {
      add_past (world, server, "Before the update", 12);
      add_past (world, server, "World of season 4", 40)->is_locked = TRUE;
      add_past (world, server, "Failed at night", 3);
      add_past (world, server, "After the update", 2);
    }

  return server->backups;
}

PteroDemoBackup *
ptero_demo_backups_find (PteroDemoWorld  *world,
                         PteroDemoServer *server,
                         const char      *uuid)
{
  GPtrArray *backups = ptero_demo_backups_get (world, server);

  for (guint i = 0; i < backups->len; i++)
    {
      PteroDemoBackup *backup = g_ptr_array_index (backups, i);

      if (!backup->is_deleted && g_str_equal (backup->uuid, uuid))
        return backup;
    }

  return NULL;
}

/* How many there are that have not failed: what the limit is about. */
guint
ptero_demo_backups_count (PteroDemoWorld  *world,
                          PteroDemoServer *server)
{
  GPtrArray *backups = ptero_demo_backups_get (world, server);
  guint count = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      PteroDemoBackup *backup = g_ptr_array_index (backups, i);

      if (!backup->is_deleted && (backup->is_successful || backup->completed_at == 0))
        count++;
    }

  return count;
}

/**
 * ptero_demo_backups_restore:
 * @world: the world
 * @server: a server that does nothing else
 * @backup: a good backup of it
 * @truncate: whether what is there is deleted before
 *
 * Stops @server and puts the files back; the status tells until it is over.
 */
void
ptero_demo_backups_restore (PteroDemoWorld  *world,
                            PteroDemoServer *server,
                            PteroDemoBackup *backup,
                            gboolean         truncate)
{
  PteroDemoFile *copy = ptero_demo_file_copy (backup->files);
  PteroDemoFile *root = ptero_demo_files_get (world, server);

  ptero_demo_power_force (server, "offline");
  server->status = "restoring_backup";
  server->job_began = g_get_monotonic_time ();
  server->job_done = 0;

  for (guint i = 0; i < root->children->len && !truncate; i++)
    {
      PteroDemoFile *kept = g_ptr_array_index (root->children, i);

      if (ptero_demo_file_get_child (copy, kept->name) == NULL)
        ptero_demo_file_add (copy, ptero_demo_file_copy (kept));
    }

  ptero_demo_file_free (server->files);
  server->files = copy;
}

static void
settle_restore (PteroDemoWorld  *world,
                PteroDemoServer *server)
{
  gint64 passed = g_get_monotonic_time () - server->job_began;
  GPtrArray *files = ptero_demo_files_get (world, server)->children;

  if (server->job_began == 0 || g_strcmp0 (server->status, "restoring_backup") != 0)
    return;

  while (server->job_done < files->len &&
         passed * files->len >= server->job_done * DURATION * world->job_step)
    {
      PteroDemoFile *file = g_ptr_array_index (files, server->job_done++);
      g_autofree char *text = g_strconcat ("(restoring): ", file->name, NULL);

      ptero_demo_world_emit (world, server, "daemon message", text);
    }

  if (passed < DURATION * world->job_step)
    return;

  server->job_began = 0;
  server->status = NULL;
  ptero_demo_world_emit (world, server, "daemon message",
                         "Completed server restoration from local backup.");
  ptero_demo_world_emit (world, server, "backup restore completed", "");
}

/* Ends what has taken its time. */
void
ptero_demo_backups_settle (PteroDemoWorld  *world,
                           PteroDemoServer *server)
{
  gint64 now = g_get_monotonic_time ();

  settle_restore (world, server);
  for (guint i = 0; server->backups != NULL && i < server->backups->len; i++)
    {
      PteroDemoBackup *backup = g_ptr_array_index (server->backups, i);

      if (!backup->is_deleted && backup->completed_at == 0 && now >= backup->ends_at)
        finish_backup (world, server, backup);
    }
}
