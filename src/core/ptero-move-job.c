/* ptero-move-job.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-move-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-file-object.h"
#include "ptero-path.h"

/* What is done, one after another. To copy folders there is no route: they are packed, carried to a
 * folder of their own beside where they go, unpacked there, and then moved as what is only
 * moved. */
typedef enum
{
  STEP_PACK,
  STEP_CARRY,
  STEP_UNPACK,
  STEP_CHECK,
  STEP_LOOK,      /* into a folder, as archives leave out what has no file in it */
  STEP_MAKE,      /* that folder, as there is nothing in it */
  STEP_CLEAR,
  STEP_PLACE,
  N_STEPS
} Step;

/* Each look is a request: of a world of thousands of folders not all are looked into. */
#define MAX_LOOKS 200

/* A folder that is to be looked into. */
typedef struct
{
  char     *path;       /* in the folder things are copied from */
  gboolean  missing;    /* what was unpacked has not got it */
} Folder;

/**
 * PteroMoveJob:
 *
 * Files and folders of a server that are moved, or copied, to another folder of it.
 */
struct _PteroMoveJob
{
  PteroJob    parent_instance;

  PteroPanel *panel;
  char       *server;
  char       *from;
  char       *to;
  gboolean    copy;
  GPtrArray  *names;
  GPtrArray  *new_names;     /* as many */
  GPtrArray  *replaced;      /* of what is there */
};

G_DEFINE_FINAL_TYPE (PteroMoveJob, ptero_move_job, PTERO_TYPE_JOB)

/* One attempt. */
typedef struct
{
  PteroMoveJob   *job;
  PteroJobTarget *target;
  GCancellable   *cancellable;
  Step            step;       /* the one that is under way */
  char           *archive;    /* its name */
  char           *scrap;      /* path of what is to be deleted in the end */
  char           *carried;    /* path of the folder the archive is being carried to */
  GPtrArray      *folders;    /* of Folder, the last one is the next */
  guint           n_looks;
  gboolean        unseen;     /* there are folders that were not looked into */
  gulong          cancelled_id;
  guint           abandon_id;
  gboolean        abandoned;  /* the target is done: what is left to do is of no interest to it */
  GError         *error;
  gboolean        left;       /* it is only that @scrap could not be deleted */
} Run;

static void start_step (Run *run);

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  g_free (folder->path);
  g_free (folder);
}

static void
add_folder (Run        *run,
            const char *path,
            gboolean    missing)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->path = g_strdup (path);
  folder->missing = missing;
  g_ptr_array_add (run->folders, folder);
}

/* From here on it cannot be stopped, or it is over. */
static void
ignore_cancelled (Run *run)
{
  g_clear_signal_handler (&run->cancelled_id, run->cancellable);
  g_clear_handle_id (&run->abandon_id, g_source_remove);
}

static void
run_free (Run *run)
{
  ignore_cancelled (run);
  g_clear_object (&run->job);
  g_clear_object (&run->target);
  g_clear_object (&run->cancellable);
  g_clear_error (&run->error);
  g_ptr_array_unref (run->folders);
  g_free (run->archive);
  g_free (run->scrap);
  g_free (run->carried);
  g_free (run);
}

/* Returns: (transfer full) (nullable): what has to be said of what is done */
static char *
describe_end (Run *run)
{
  if (run->left)
    /* Translators: before the reason of the failure; %s is the path of an archive */
    return g_strdup_printf (_("Copied, but %s is left on the server"), run->scrap);
  if (run->error == NULL && run->unseen)
    return g_strdup (_("Copied; empty folders deep inside may be missing"));

  return NULL;
}

/* Takes @run. */
static void
end (Run *run)
{
  g_autofree char *message = describe_end (run);

  if (!run->abandoned)
    ptero_job_target_done (PTERO_JOB (run->job), run->target, run->error, message);
  run_free (run);
}

static gboolean
abandon_cb (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;

  run->abandon_id = 0;
  run->abandoned = TRUE;
  g_cancellable_set_error_if_cancelled (run->cancellable, &error);
  ptero_job_target_done (PTERO_JOB (run->job), run->target, error, NULL);

  return G_SOURCE_REMOVE;
}

/* The server goes on, and what it makes can be deleted only when it is there: that is waited for,
 * but not by the person. */
static void
cancelled_cb (Run *run)
{
  if (run->abandon_id == 0 && !run->abandoned)
    run->abandon_id = g_idle_add (abandon_cb, run);
}

static PteroRequest *
create_request (Run           *run,
                PteroEndpoint  endpoint,
                const char    *root)
{
  PteroRequest *request = ptero_request_new (endpoint, "server", run->job->server, NULL);

  ptero_request_set_string (request, "root", root);

  return request;
}

static void
set_names (PteroRequest *request,
           GPtrArray    *names)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) node = NULL;

  for (guint i = 0; i < names->len; i++)
    json_array_add_string_element (array, names->pdata[i]);
  node = json_node_init_array (json_node_alloc (), array);
  ptero_request_set_node (request, "files", node);
}

static void
add_pair (JsonArray  *array,
          const char *from_folder,
          const char *from,
          const char *to_folder,
          const char *to)
{
  g_autofree char *source = ptero_path_join (from_folder, from);
  g_autofree char *target = ptero_path_join (to_folder, to);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "from", source + 1);
  json_object_set_string_member (object, "to", target + 1);
  json_array_add_object_element (array, object);
}

/* Takes @array. */
static void
set_pairs (PteroRequest *request,
           JsonArray    *array)
{
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);

  ptero_request_set_node (request, "files", node);
  json_array_unref (array);
}

static void
tidied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (answer == NULL && run->error == NULL)
    {
      run->error = g_steal_pointer (&error);
      run->left = TRUE;
    }
  end (run);
}

/* Takes @run. Also what failed or was cancelled leaves nothing behind: whether the archive was
 * carried is not known if the answer was lost, and what is not there is not missed. */
static void
tidy (Run *run)
{
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (run->scrap == NULL)
    {
      end (run);
      return;
    }

  request = create_request (run, PTERO_ENDPOINT_FILES_DELETE, "/");
  g_ptr_array_add (names, run->scrap + 1);
  if (run->carried != NULL)
    g_ptr_array_add (names, run->carried + 1);
  set_names (request, names);
  ptero_client_send_async (ptero_panel_get_client (run->job->panel), request, NULL, tidied_cb, run);
}

static gboolean
is_name (const char *name)
{
  return name != NULL && *name != '\0' && strchr (name, '/') == NULL && !g_str_equal (name, ".") &&
         !g_str_equal (name, "..");
}

/* Whether it is an archive that was made now: nothing else is deleted in the end. */
static gboolean
is_archive (Run             *run,
            PteroFileObject *file)
{
  return file != NULL && is_name (file->name) &&
         !g_ptr_array_find_with_equal_func (run->job->names, file->name, g_str_equal, NULL);
}

/* The archive is in its folder; from there on all of it is to go. */
static void
packed (Run         *run,
        PteroAnswer *answer)
{
  PteroFileObject *file = ptero_answer_get_resource (answer);

  if (!is_archive (run, file))
    {
      run->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                        _("The panel did not name the archive."));
      return;
    }

  run->archive = g_strdup (file->name);
  run->scrap = ptero_path_join (run->job->from, file->name);
}

static void
carried (Run *run)
{
  g_free (run->scrap);
  run->scrap = g_steal_pointer (&run->carried);
}

/* A link to a folder is none. */
static gboolean
is_folder (PteroFileObject *file)
{
  return !file->is_file && !ptero_file_object_is_link (file);
}

static void
fail (Run        *run,
      const char *name)
{
  g_clear_error (&run->error);
  run->error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                            run->job->copy ? _("The server cannot copy %s; nothing was copied.")
                                           : _("%s is not there any more; nothing was moved."),
                            name);
}

/* Daemons leave out what they cannot unpack, and to move what is not there is no error: without a
 * look, what is there would be deleted and nothing come instead. A move whose answer was lost is
 * such a case if it is retried. */
static void
check (Run         *run,
       PteroAnswer *answer)
{
  for (guint i = 0; i < run->job->names->len && run->error == NULL; i++)
    {
      const char *name = run->job->names->pdata[i];
      PteroFileObject *file = ptero_file_object_find (ptero_answer_get_items (answer), name);

      if (file == NULL && !run->job->copy)
        fail (run, name);
      else if (run->job->copy && (file == NULL || is_folder (file)))
        add_folder (run, name, file == NULL);
    }
}

static Folder *
get_next (Run *run)
{
  return run->folders->pdata[run->folders->len - 1];
}

static void
drop_next (Run *run)
{
  g_ptr_array_set_size (run->folders, (int) run->folders->len - 1);
}

/* What is in a folder that is missing has to be folders, and what is in another one is there but
 * for such folders. */
static void
look (Run         *run,
      PteroAnswer *answer)
{
  Folder *folder = get_next (run);
  GPtrArray *items = answer != NULL ? ptero_answer_get_items (answer) : NULL;
  g_autofree char *path = g_strdup (folder->path);
  gboolean missing = folder->missing;

  run->n_looks++;
  if (items == NULL && missing)
    fail (run, path);
  if (items == NULL)
    return;

  /* it is made before what is in it */
  if (missing || items->len == 0)
    g_ptr_array_steal_index (run->folders, run->folders->len - 1);
  else
    drop_next (run);
  for (guint i = 0; i < items->len && run->error == NULL; i++)
    {
      PteroFileObject *file = items->pdata[i];
      g_autofree char *inside = g_strconcat (path, "/", file->name, NULL);

      if (is_folder (file) && is_name (file->name))
        add_folder (run, inside, missing);
      else if (missing)
        fail (run, inside);
    }
  if (missing || items->len == 0)
    g_ptr_array_add (run->folders, folder);
  else
    run->step = STEP_CHECK;
}

static void
made (Run *run)
{
  drop_next (run);
  run->step = STEP_CHECK;
}

/* There may be more to look into than there is patience for. What is missing is looked for all the
 * same. */
static void
leave_unseen (Run *run)
{
  while (run->n_looks >= MAX_LOOKS && run->folders->len > 0 && !get_next (run)->missing)
    {
      run->unseen = TRUE;
      drop_next (run);
    }
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result,
                                                            &run->error);

  if (answer != NULL && run->step == STEP_PACK)
    packed (run, answer);
  else if (answer != NULL && run->step == STEP_CARRY)
    carried (run);
  else if (answer != NULL && run->step == STEP_CHECK)
    check (run, answer);
  else if (run->step == STEP_LOOK)
    look (run, answer);
  else if (answer != NULL && run->step == STEP_MAKE)
    made (run);
  if (run->error == NULL && run->step < STEP_CLEAR)
    g_cancellable_set_error_if_cancelled (run->cancellable, &run->error);

  run->step++;
  if (run->error != NULL || run->step == N_STEPS)
    tidy (run);
  else
    start_step (run);
}

static PteroRequest *
create_carry (Run *run)
{
  PteroRequest *request = create_request (run, PTERO_ENDPOINT_FILES_RENAME, "/");
  JsonArray *array = json_array_new ();
  g_autofree char *name = g_strdup_printf (".ptero-%08x", g_random_int ());

  g_free (run->carried);
  run->carried = ptero_path_join (run->job->to, name);
  add_pair (array, run->job->from, run->archive, run->carried, run->archive);
  set_pairs (request, array);

  return request;
}

static PteroRequest *
create_unpack (Run *run)
{
  PteroRequest *request = create_request (run, PTERO_ENDPOINT_FILE_DECOMPRESS, run->scrap);

  ptero_request_set_string (request, "file", run->archive);

  return request;
}

static PteroRequest *
create_place (Run *run)
{
  PteroMoveJob *job = run->job;
  PteroRequest *request = create_request (run, PTERO_ENDPOINT_FILES_RENAME, "/");
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < job->names->len; i++)
    add_pair (array, job->copy ? run->scrap : job->from, job->names->pdata[i], job->to,
              job->new_names->pdata[i]);
  set_pairs (request, array);

  return request;
}

static PteroRequest *
create_look (Run *run)
{
  g_autofree char *path = ptero_path_join (run->job->from, get_next (run)->path);

  return ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server", run->job->server, "directory",
                            path, NULL);
}

static PteroRequest *
create_step (Run *run)
{
  PteroMoveJob *job = run->job;
  PteroRequest *request;

  switch (run->step)
    {
    case STEP_PACK:
      request = create_request (run, PTERO_ENDPOINT_FILES_COMPRESS, job->from);
      set_names (request, job->names);
      return request;
    case STEP_CARRY:
      return create_carry (run);
    case STEP_UNPACK:
      return create_unpack (run);
    case STEP_CHECK:
      return ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server", job->server, "directory",
                                job->copy ? run->scrap : job->from,
                                NULL);
    case STEP_LOOK:
      return create_look (run);
    case STEP_MAKE:
      request = create_request (run, PTERO_ENDPOINT_FOLDER_CREATE, run->scrap);
      ptero_request_set_string (request, "name", get_next (run)->path);
      return request;
    case STEP_CLEAR:
      request = create_request (run, PTERO_ENDPOINT_FILES_DELETE, job->to);
      set_names (request, job->replaced);
      return request;
    case STEP_PLACE:
      return create_place (run);
    case N_STEPS:
    default:
      g_assert_not_reached ();
    }
}

static void
start_step (Run *run)
{
  g_autoptr(PteroRequest) request = NULL;

  leave_unseen (run);
  if (run->step == STEP_LOOK && run->folders->len == 0)
    run->step = STEP_CLEAR;
  /* what is deleted to be replaced, is replaced */
  if (run->step == STEP_CLEAR)
    ignore_cancelled (run);
  if (run->step == STEP_CLEAR && run->job->replaced->len == 0)
    run->step++;
  request = create_step (run);
  ptero_client_send_async (ptero_panel_get_client (run->job->panel), request, NULL, sent_cb, run);
}

static void
ptero_move_job_run_target (PteroJob       *job,
                           PteroJobTarget *target,
                           GCancellable   *cancellable)
{
  PteroMoveJob *self = PTERO_MOVE_JOB (job);
  Run *run = g_new0 (Run, 1);

  run->job = g_object_ref (self);
  run->target = g_object_ref (target);
  run->cancellable = g_object_ref (cancellable);
  run->folders = g_ptr_array_new_with_free_func (folder_free);
  run->step = self->copy ? STEP_PACK : STEP_CHECK;
  run->cancelled_id = g_signal_connect_swapped (cancellable, "cancelled", G_CALLBACK (cancelled_cb),
                                                run);
  start_step (run);
}

static void
ptero_move_job_finalize (GObject *object)
{
  PteroMoveJob *self = PTERO_MOVE_JOB (object);

  g_clear_object (&self->panel);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->new_names);
  g_ptr_array_unref (self->replaced);
  g_free (self->server);
  g_free (self->from);
  g_free (self->to);

  G_OBJECT_CLASS (ptero_move_job_parent_class)->finalize (object);
}

static void
ptero_move_job_class_init (PteroMoveJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_move_job_finalize;
  PTERO_JOB_CLASS (klass)->run_target = ptero_move_job_run_target;
}

static void
ptero_move_job_init (PteroMoveJob *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->new_names = g_ptr_array_new_with_free_func (g_free);
  self->replaced = g_ptr_array_new_with_free_func (g_free);
}

/**
 * ptero_move_job_new:
 * @title: what is done
 * @panel: a panel
 * @server: the uuid of a server
 * @from: a clean path: the folder things are in
 * @to: a clean path: the folder they go to
 * @copy: whether they stay where they are, too
 *
 * Returns: (transfer full): a job that is not started
 */
PteroJob *
ptero_move_job_new (const char *title,
                    PteroPanel *panel,
                    const char *server,
                    const char *from,
                    const char *to,
                    gboolean    copy)
{
  PteroMoveJob *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);
  g_return_val_if_fail (server != NULL, NULL);
  g_return_val_if_fail (from != NULL && *from == '/' && to != NULL && *to == '/', NULL);

  self = g_object_new (PTERO_TYPE_MOVE_JOB, "title", title, NULL);
  self->panel = g_object_ref (panel);
  self->server = g_strdup (server);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->copy = copy;
  ptero_job_add_target (PTERO_JOB (self), panel, to, NULL);

  return PTERO_JOB (self);
}

/**
 * ptero_move_job_add:
 * @self: a job
 * @name: the name of what is to be moved or copied
 * @new_name: the name it gets
 * @replace: whether something of the new name is deleted before
 */
void
ptero_move_job_add (PteroMoveJob *self,
                    const char   *name,
                    const char   *new_name,
                    gboolean      replace)
{
  g_return_if_fail (PTERO_IS_MOVE_JOB (self));
  g_return_if_fail (name != NULL && new_name != NULL);

  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->new_names, g_strdup (new_name));
  if (replace)
    g_ptr_array_add (self->replaced, g_strdup (new_name));
}
