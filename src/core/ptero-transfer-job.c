/* ptero-transfer-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-transfer-job.h"

#include <glib/gi18n.h>

#include "ptero-file-object.h"
#include "ptero-path.h"
#include "ptero-transfer.h"

#define WIDTH         3
#define RATE_INTERVAL (G_USEC_PER_SEC / 2)
/* Bytes that could be sent in the time that a file takes beside its bytes */
#define WEIGHT        65536
/* What is said to be larger is taken for that: sums of many must not overflow */
#define MAX_SIZE      ((gint64) 1 << 45)

typedef enum
{
  KIND_UPLOAD,
  KIND_FOLDER,
  KIND_DOWNLOAD,
  KIND_ARCHIVE,
  KIND_UNPACK,
  KIND_BACKUP,
} Kind;

#define PTERO_TYPE_TRANSFER_TARGET (ptero_transfer_target_get_type ())
G_DECLARE_FINAL_TYPE (PteroTransferTarget, ptero_transfer_target, PTERO, TRANSFER_TARGET, GObject)

/**
 * PteroTransferTarget:
 *
 * What the job knows of one file, or of one archive.
 */
struct _PteroTransferTarget
{
  GObject      parent_instance;

  Kind         kind;
  char        *path;        /* of the server: the folder of an upload, the file of a download, the
                               root of an archive */
  char       **names;       /* of an archive: what goes into it */
  PteroUnpack *unpack;      /* of an archive that is unpacked here */
  char        *backup;
  char        *checksum;
  GFile       *file;        /* here: the source of an upload, the folder of a download */
  char        *file_name;
  gboolean     overwrite;
  gint64       done;        /* what is in the sums of the job */
  gint64       total;
  gint64       weight;
};

G_DEFINE_FINAL_TYPE (PteroTransferTarget, ptero_transfer_target, G_TYPE_OBJECT)

static void
ptero_transfer_target_finalize (GObject *object)
{
  PteroTransferTarget *self = PTERO_TRANSFER_TARGET (object);

  g_clear_object (&self->file);
  g_clear_object (&self->unpack);
  g_strfreev (self->names);
  g_free (self->path);
  g_free (self->backup);
  g_free (self->checksum);
  g_free (self->file_name);

  G_OBJECT_CLASS (ptero_transfer_target_parent_class)->finalize (object);
}

static void
ptero_transfer_target_class_init (PteroTransferTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_transfer_target_finalize;
}

static void
ptero_transfer_target_init (PteroTransferTarget *self)
{
}

/**
 * PteroTransferJob:
 *
 * Files on their way between a server and this computer, some at a time. Each
 * attempt has an address of its own.
 */
struct _PteroTransferJob
{
  PteroJob    parent_instance;

  PteroPanel *panel;
  char       *server;
  gint64      done;           /* bytes */
  gint64      total;
  gint64      weight_done;    /* bytes, and something for each file */
  gint64      weight;
  gint64      rate;           /* bytes per second */
  gint64      rate_time;
  gint64      rate_done;
};

G_DEFINE_FINAL_TYPE (PteroTransferJob, ptero_transfer_job, PTERO_TYPE_JOB)

/* One attempt at a target. */
typedef struct
{
  PteroTransferJob    *job;
  PteroJobTarget      *target;
  PteroTransferTarget *object;    /* borrowed from @target */
  GCancellable        *cancellable;
  PteroTransfer       *transfer;
  char                *archive;   /* path of what was made to be downloaded, until it is deleted */
  char                *scrap;     /* the same once it was deleted, or could not be */
  GFile               *stage;     /* where it is unpacked, until that is cleaned */
  gboolean             unpacked;
  gulong               cancelled_id;
  guint                abandon_id;
  gboolean             abandoned; /* the target is done: the rest is of no interest to it */
  GError              *error;     /* why it failed, while it is cleaned up */
  GError              *left;      /* why the archive could not be deleted */
} Run;

static void
run_free (Run *run)
{
  g_clear_object (&run->transfer);
  g_clear_object (&run->cancellable);
  g_clear_object (&run->target);
  g_clear_object (&run->job);
  g_clear_object (&run->stage);
  g_clear_error (&run->error);
  g_clear_error (&run->left);
  g_free (run->archive);
  g_free (run->scrap);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void proceed (Run *run);

static void
update_rate (PteroTransferJob *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 elapsed = now - self->rate_time;
  gint64 rate;

  if (self->rate_time != 0 && elapsed < RATE_INTERVAL)
    return;

  if (self->rate_time != 0)
    {
      rate = MAX (0, self->done - self->rate_done) * G_USEC_PER_SEC / elapsed;
      self->rate = self->rate == 0 ? rate : (self->rate * 2 + rate) / 3;
    }
  self->rate_time = now;
  self->rate_done = self->done;
}

/* Keeps the sums right; @ended: nothing more comes of it. */
static void
count (PteroTransferJob    *self,
       PteroTransferTarget *object,
       gint64               done,
       gint64               total,
       gboolean             ended)
{
  gint64 weight;

  total = MIN (total, MAX_SIZE);
  done = MIN (done, MAX_SIZE);
  weight = ended ? MAX (0, total) + WEIGHT : done;
  self->done += done - object->done;
  self->total += MAX (0, total) - MAX (0, object->total);
  self->weight += MAX (0, total) - MAX (0, object->total);
  self->weight_done += weight - object->weight;
  object->done = done;
  object->total = total;
  object->weight = weight;
  update_rate (self);
  ptero_job_progressed (PTERO_JOB (self));
}

/* Returns: (transfer full) (nullable): what has to be said of what is done */
static char *
describe_end (Run *run)
{
  guint n = run->unpacked ? ptero_unpack_get_n_left_out (run->object->unpack) : 0;

  if (run->error != NULL)
    return NULL;
  if (run->left != NULL)
    /* Translators: before the reason of the failure; %s is the path of an archive */
    return g_strdup_printf (_("Downloaded, but the archive %s is left on the server"), run->scrap);
  if (n == 0)
    return NULL;

  return g_strdup_printf (ngettext ("Unpacked but for %u that could do harm or cannot be here",
                                    "Unpacked but for %u that could do harm or cannot be here", n),
                          n);
}

/* Takes @run. */
static void
end (Run *run)
{
  g_autoptr(Run) owned = run;
  const GError *error = run->error != NULL ? run->error : run->left;
  g_autofree char *message = describe_end (run);

  if (run->abandoned)
    return;

  count (run->job, run->object, run->object->done, run->object->total, TRUE);
  ptero_job_target_done (PTERO_JOB (run->job), run->target, error, message);
}

static void
archive_deleted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  /* Whoever downloaded it has it; what is left behind has to be told. */
  run->scrap = g_steal_pointer (&run->archive);
  if (answer == NULL)
    run->left = g_steal_pointer (&error);
  proceed (run);
}

/* Takes @run. Also what was cancelled leaves nothing behind. */
static void
delete_archive (Run *run)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_DELETE, "server",
                                                       run->job->server, "root", "/", NULL);
  g_autoptr(JsonArray) files = json_array_new ();
  g_autoptr(JsonNode) node = NULL;

  json_array_add_string_element (files, run->archive + 1);
  node = json_node_init_array (json_node_alloc (), files);
  ptero_request_set_node (request, "files", node);
  ptero_client_send_async (ptero_panel_get_client (run->job->panel), request, NULL,
                           archive_deleted_cb, run);
}

static void
cleaned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run *run = user_data;

  ptero_unpack_clean_finish (PTERO_UNPACK (source), result, NULL);
  g_clear_object (&run->stage);
  proceed (run);
}

static void
unpacked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Run *run = user_data;

  g_signal_handlers_disconnect_by_data (source, run);
  run->unpacked = ptero_unpack_run_finish (PTERO_UNPACK (source), result, &run->error);
  proceed (run);
}

static void
show_unpacking (Run *run)
{
  const guint percent = (guint) (ptero_unpack_get_fraction (run->object->unpack) * 100);
  /* Translators: %u is a percentage, the rest of it is the sign */
  g_autofree char *message = g_strdup_printf (_("Unpacking… %u %%"), percent);

  ptero_job_target_set_status (run->target, PTERO_TARGET_RUNNING, message);
}

/* Takes @run. */
static void
start_unpack (Run *run)
{
  g_signal_connect_swapped (run->object->unpack, "notify::fraction", G_CALLBACK (show_unpacking),
                            run);
  show_unpacking (run);
  ptero_unpack_run_async (run->object->unpack, run->cancellable, unpacked_cb, run);
}

/* Takes @run, which leaves nothing behind, however it ends. */
static void
proceed (Run *run)
{
  if (run->archive != NULL)
    delete_archive (run);
  else if (run->stage != NULL && run->error == NULL && !run->unpacked)
    start_unpack (run);
  else if (run->stage != NULL)
    ptero_unpack_clean_async (run->object->unpack, cleaned_cb, run);
  else
    end (run);
}

/* Takes @run, and @error. */
static void
conclude (Run    *run,
          GError *error)
{
  run->error = error;
  proceed (run);
}

static void
transferred_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Run *run = user_data;
  GError *error = NULL;

  g_signal_handlers_disconnect_by_data (source, run);
  ptero_transfer_run_finish (PTERO_TRANSFER (source), result, &error);
  conclude (run, error);
}

static void
progress_cb (Run *run)
{
  gint64 done = ptero_transfer_get_done (run->transfer);
  gint64 total = ptero_transfer_get_total (run->transfer);

  if (total < 0)
    total = run->object->total;
  ptero_job_target_set_progress (run->target, done, total);
  count (run->job, run->object, done, total, FALSE);
}

/* Takes @transfer. */
static void
start_transfer (Run           *run,
                PteroTransfer *transfer)
{
  run->transfer = transfer;
  g_signal_connect_swapped (transfer, "notify::done", G_CALLBACK (progress_cb), run);
  g_signal_connect_swapped (transfer, "notify::total", G_CALLBACK (progress_cb), run);
  ptero_transfer_run_async (transfer, run->cancellable, transferred_cb, run);
}

static void
start_download (Run          *run,
                PteroRequest *request)
{
  PteroTransferTarget *object = run->object;
  gboolean staged = run->stage != NULL;
  PteroTransfer *transfer = ptero_transfer_new_download (ptero_panel_get_client (run->job->panel),
                                                         request,
                                                         staged ? run->stage : object->file,
                                                         staged
                                                           ? PTERO_UNPACK_ARCHIVE
                                                           : object->file_name,
                                                         !staged && object->overwrite);

  ptero_transfer_set_checksum (transfer, object->checksum);
  start_transfer (run, transfer);
}

static void
start_file (Run        *run,
            const char *path)
{
  g_autofree char *escaped = ptero_path_escape (path);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_DOWNLOAD, "server",
                                                       run->job->server, "file", escaped, NULL);

  start_download (run, request);
}

/* Takes @run, whose archive is there. */
static void
start_archived (Run    *run,
                gint64  size)
{
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (run->cancellable, &error) &&
      run->object->unpack != NULL)
    run->stage = ptero_unpack_prepare (run->object->unpack, &error);
  if (error != NULL)
    {
      conclude (run, error);
      return;
    }

  ptero_job_target_set_status (run->target, PTERO_TARGET_RUNNING, NULL);
  count (run->job, run->object, 0, size, FALSE);
  start_file (run, run->archive);
}

static gboolean
abandon_cb (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  run->abandon_id = 0;
  run->abandoned = TRUE;
  g_cancellable_set_error_if_cancelled (run->cancellable, &error);
  count (run->job, run->object, run->object->done, run->object->total, TRUE);
  ptero_job_target_done (PTERO_JOB (run->job), run->target, error, NULL);

  return G_SOURCE_REMOVE;
}

/* The server goes on, and only its answer has the name of what is to be deleted: that is waited
 * for, but not by the person. */
static void
cancelled_cb (Run *run)
{
  if (run->abandon_id == 0 && !run->abandoned)
    run->abandon_id = g_idle_add (abandon_cb, run);
}

static void
archived_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Run *run = user_data;
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);
  PteroFileObject *file = answer != NULL ? ptero_answer_get_resource (answer) : NULL;

  g_clear_signal_handler (&run->cancelled_id, run->cancellable);
  g_clear_handle_id (&run->abandon_id, g_source_remove);
  if (file == NULL || file->name == NULL)
    {
      conclude (run, error != NULL
                  ? error
                  : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                         _("The panel did not name the archive.")));
      return;
    }

  run->archive = ptero_path_join (run->object->path, file->name);
  start_archived (run, file->size);
}

static void
start_archive (Run *run)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_COMPRESS, "server",
                                                       run->job->server,
                                                       "root", run->object->path, NULL);
  g_autoptr(JsonArray) files = json_array_new ();
  g_autoptr(JsonNode) node = NULL;

  for (guint i = 0; run->object->names[i] != NULL; i++)
    json_array_add_string_element (files, run->object->names[i]);
  node = json_node_init_array (json_node_alloc (), files);
  ptero_request_set_node (request, "files", node);
  ptero_job_target_set_status (run->target, PTERO_TARGET_RUNNING,
                               _("The server is making an archive…"));
  run->cancelled_id = g_signal_connect_swapped (run->cancellable, "cancelled",
                                                G_CALLBACK (cancelled_cb), run);
  ptero_client_send_async (ptero_panel_get_client (run->job->panel), request, NULL, archived_cb,
                           run);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GError *error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  conclude (user_data, error);
}

static void
start_folder (Run *run)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FOLDER_CREATE, "server",
                                                       run->job->server,
                                                       "root", "/", "name", run->object->path + 1,
                                                       NULL);

  ptero_client_send_async (ptero_panel_get_client (run->job->panel), request, run->cancellable,
                           sent_cb, run);
}

static void
start_backup (Run *run)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_BACKUP_DOWNLOAD, "server",
                                                       run->job->server,
                                                       "backup", run->object->backup, NULL);

  start_download (run, request);
}

static void
ptero_transfer_job_run_target (PteroJob       *job,
                               PteroJobTarget *target,
                               GCancellable   *cancellable)
{
  PteroTransferJob *self = PTERO_TRANSFER_JOB (job);
  PteroTransferTarget *object = ptero_job_target_get_object (target);
  Run *run = g_new0 (Run, 1);

  run->job = g_object_ref (self);
  run->target = g_object_ref (target);
  run->object = object;
  run->cancellable = g_object_ref (cancellable);
  count (self, object, 0, object->total, FALSE);
  ptero_job_target_set_progress (target, 0, object->total);

  switch (object->kind)
    {
    case KIND_UPLOAD:
      start_transfer (run, ptero_transfer_new_upload (ptero_panel_get_client (self->panel),
                                                      self->server, object->path,
                                                      object->file, object->file_name));
      break;
    case KIND_FOLDER:
      start_folder (run);
      break;
    case KIND_DOWNLOAD:
      start_file (run, object->path);
      break;
    case KIND_ARCHIVE:
    case KIND_UNPACK:
      start_archive (run);
      break;
    case KIND_BACKUP:
      start_backup (run);
      break;
    default:
      g_assert_not_reached ();
    }
}

static double
ptero_transfer_job_get_fraction (PteroJob *job)
{
  PteroTransferJob *self = PTERO_TRANSFER_JOB (job);

  return self->weight > 0 ? CLAMP ((double) self->weight_done / (double) self->weight, 0, 1) : 0;
}

static void
ptero_transfer_job_finalize (GObject *object)
{
  PteroTransferJob *self = PTERO_TRANSFER_JOB (object);

  g_clear_object (&self->panel);
  g_free (self->server);

  G_OBJECT_CLASS (ptero_transfer_job_parent_class)->finalize (object);
}

static void
ptero_transfer_job_class_init (PteroTransferJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_transfer_job_finalize;
  PTERO_JOB_CLASS (klass)->run_target = ptero_transfer_job_run_target;
  PTERO_JOB_CLASS (klass)->get_fraction = ptero_transfer_job_get_fraction;
}

static void
ptero_transfer_job_init (PteroTransferJob *self)
{
}

/**
 * ptero_transfer_job_new:
 * @title: what is done
 * @panel: a panel
 * @server: the uuid of a server
 *
 * Returns: (transfer full): a job without targets that is not started
 */
PteroJob *
ptero_transfer_job_new (const char *title,
                        PteroPanel *panel,
                        const char *server)
{
  PteroTransferJob *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (PTERO_TYPE_TRANSFER_JOB, "title", title, NULL);
  self->panel = g_object_ref (panel);
  self->server = g_strdup (server);
  ptero_job_set_width (PTERO_JOB (self), WIDTH);

  return PTERO_JOB (self);
}

static PteroTransferTarget *
create_target (PteroTransferJob *self,
               Kind              kind,
               const char       *path,
               gint64            size)
{
  PteroTransferTarget *object = g_object_new (PTERO_TYPE_TRANSFER_TARGET, NULL);

  object->kind = kind;
  object->path = g_strdup (path);
  size = MIN (size, MAX_SIZE);
  object->total = size;
  self->total += MAX (0, size);
  self->weight += MAX (0, size) + WEIGHT;

  return object;
}

/* Takes @object; @name is for people. */
static void
add_target (PteroTransferJob    *self,
            const char          *name,
            PteroTransferTarget *object)
{
  ptero_job_add_target (PTERO_JOB (self), self->panel, name, G_OBJECT (object));
  g_object_unref (object);
}

static void
set_place (PteroTransferTarget *object,
           GFile               *file,
           const char          *file_name,
           gboolean             overwrite)
{
  object->file = g_object_ref (file);
  object->file_name = g_strdup (file_name);
  object->overwrite = overwrite;
}

/**
 * ptero_transfer_job_add_upload:
 * @self: a job
 * @source: a file of this computer
 * @directory: a clean path: the folder of the server, that is made if it is missing
 * @name: its name there; a file of that name is replaced
 * @size: its size in bytes, or -1
 */
void
ptero_transfer_job_add_upload (PteroTransferJob *self,
                               GFile            *source,
                               const char       *directory,
                               const char       *name,
                               gint64            size)
{
  PteroTransferTarget *object;

  g_return_if_fail (PTERO_IS_TRANSFER_JOB (self));
  g_return_if_fail (G_IS_FILE (source));

  object = create_target (self, KIND_UPLOAD, directory, size);
  set_place (object, source, name, TRUE);
  add_target (self, name, object);
}

/**
 * ptero_transfer_job_add_folder:
 * @self: a job
 * @path: a clean path
 *
 * Has a folder made on the server, as one without a file is not made by an upload.
 */
void
ptero_transfer_job_add_folder (PteroTransferJob *self,
                               const char       *path)
{
  g_return_if_fail (PTERO_IS_TRANSFER_JOB (self));
  g_return_if_fail (path != NULL && *path == '/');

  add_target (self, path, create_target (self, KIND_FOLDER, path, 0));
}

/**
 * ptero_transfer_job_add_download:
 * @self: a job
 * @path: a clean path: a file of the server
 * @size: its size in bytes, or -1
 * @folder: a folder of this computer
 * @name: its name there
 * @overwrite: whether to replace a file of that name; else it fails
 */
void
ptero_transfer_job_add_download (PteroTransferJob *self,
                                 const char       *path,
                                 gint64            size,
                                 GFile            *folder,
                                 const char       *name,
                                 gboolean          overwrite)
{
  PteroTransferTarget *object;
  g_autofree char *base = NULL;

  g_return_if_fail (PTERO_IS_TRANSFER_JOB (self));
  g_return_if_fail (path != NULL && G_IS_FILE (folder));

  base = g_path_get_basename (path);
  object = create_target (self, KIND_DOWNLOAD, path, size);
  set_place (object, folder, name, overwrite);
  add_target (self, base, object);
}

/**
 * ptero_transfer_job_add_archive:
 * @self: a job
 * @root: a clean path: a folder of the server
 * @names: (array zero-terminated=1): names of files and folders in it
 * @folder: a folder of this computer
 * @name: the name of the archive there
 * @overwrite: whether to replace a file of that name; else it fails
 *
 * Has the server make an archive, downloads it and deletes it there.
 */
void
ptero_transfer_job_add_archive (PteroTransferJob  *self,
                                const char        *root,
                                const char *const *names,
                                GFile             *folder,
                                const char        *name,
                                gboolean           overwrite)
{
  PteroTransferTarget *object;

  g_return_if_fail (PTERO_IS_TRANSFER_JOB (self));
  g_return_if_fail (root != NULL && names != NULL && G_IS_FILE (folder));

  object = create_target (self, KIND_ARCHIVE, root, -1);
  object->names = g_strdupv ((char **) names);
  set_place (object, folder, name, overwrite);
  add_target (self, name, object);
}

/**
 * ptero_transfer_job_add_unpack:
 * @self: a job
 * @root: a clean path: a folder of the server
 * @name: what it is about, for people
 * @unpack: what of @root is wanted, and where
 *
 * Has the server make an archive, downloads it, unpacks it and deletes it on both sides.
 */
void
ptero_transfer_job_add_unpack (PteroTransferJob *self,
                               const char       *root,
                               const char       *name,
                               PteroUnpack      *unpack)
{
  PteroTransferTarget *object;

  g_return_if_fail (PTERO_IS_TRANSFER_JOB (self));
  g_return_if_fail (root != NULL && PTERO_IS_UNPACK (unpack));

  object = create_target (self, KIND_UNPACK, root, -1);
  object->names = ptero_unpack_dup_names (unpack);
  object->unpack = g_object_ref (unpack);
  add_target (self, name, object);
}

/**
 * ptero_transfer_job_add_backup:
 * @self: a job
 * @backup: the uuid of a backup
 * @checksum: (nullable): what the panel says it is, to be compared
 * @size: its size in bytes, or -1
 * @folder: a folder of this computer
 * @name: its name there
 * @overwrite: whether to replace a file of that name; else it fails
 */
void
ptero_transfer_job_add_backup (PteroTransferJob *self,
                               const char       *backup,
                               const char       *checksum,
                               gint64            size,
                               GFile            *folder,
                               const char       *name,
                               gboolean          overwrite)
{
  PteroTransferTarget *object;

  g_return_if_fail (PTERO_IS_TRANSFER_JOB (self));
  g_return_if_fail (backup != NULL && G_IS_FILE (folder));

  object = create_target (self, KIND_BACKUP, NULL, size);
  object->backup = g_strdup (backup);
  object->checksum = g_strdup (checksum);
  set_place (object, folder, name, overwrite);
  add_target (self, name, object);
}

/**
 * ptero_transfer_job_get_done:
 * @self: a job
 *
 * Returns: how many bytes were transferred
 */
gint64
ptero_transfer_job_get_done (PteroTransferJob *self)
{
  g_return_val_if_fail (PTERO_IS_TRANSFER_JOB (self), 0);

  return self->done;
}

/**
 * ptero_transfer_job_get_total:
 * @self: a job
 *
 * Returns: how many bytes there are, as far as it is known
 */
gint64
ptero_transfer_job_get_total (PteroTransferJob *self)
{
  g_return_val_if_fail (PTERO_IS_TRANSFER_JOB (self), 0);

  return self->total;
}

/**
 * ptero_transfer_job_get_rate:
 * @self: a job
 *
 * Returns: bytes per second of late, 0 while that is not known
 */
gint64
ptero_transfer_job_get_rate (PteroTransferJob *self)
{
  g_return_val_if_fail (PTERO_IS_TRANSFER_JOB (self), 0);

  return self->rate;
}
