/* ptero-upload-plan.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-upload-plan.h"

#include "ptero-file-name.h"
#include "ptero-path.h"

#define MAX_DEPTH 64
#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," \
                   G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
                   G_FILE_ATTRIBUTE_STANDARD_SIZE

static void
file_free (gpointer data)
{
  PteroUploadFile *file = data;

  g_object_unref (file->source);
  g_free (file->directory);
  g_free (file->name);
  g_free (file);
}

static void
skip (PteroUploadPlan *plan,
      const char      *name)
{
  g_ptr_array_add (plan->skipped, g_utf8_make_valid (name, -1));
}

static void
add_file (PteroUploadPlan *plan,
          GFile           *source,
          const char      *directory,
          const char      *name,
          gint64           size)
{
  PteroUploadFile *file = g_new0 (PteroUploadFile, 1);

  file->source = g_object_ref (source);
  file->directory = g_strdup (directory);
  file->name = g_strdup (name);
  file->size = size;
  g_ptr_array_add (plan->files, file);
}

static void scan (PteroUploadPlan *plan,
                  GFile           *source,
                  GFileInfo       *info,
                  const char      *directory,
                  guint            depth,
                  GCancellable    *cancellable);

static void
scan_folder (PteroUploadPlan *plan,
             GFile           *source,
             const char      *path,
             guint            depth,
             GCancellable    *cancellable)
{
  g_autoptr(GFileEnumerator) enumerator = NULL;
  GFileInfo *info;
  GFile *child;
  g_autoptr(GError) error = NULL;
  gboolean any = FALSE;

  /* Links inside are left out: they may lead anywhere, and round in circles. */
  enumerator = depth < MAX_DEPTH ? g_file_enumerate_children (source, ATTRIBUTES,
                                                              G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                                              cancellable, NULL) : NULL;
  if (enumerator == NULL)
    {
      skip (plan, path);
      return;
    }

  while (g_file_enumerator_iterate (enumerator, &info, &child, cancellable, &error) && info != NULL)
    {
      scan (plan, child, info, path, depth + 1, cancellable);
      any = TRUE;
    }
  /* the rest of it is missing */
  if (error != NULL)
    skip (plan, path);
  else if (!any)
    g_ptr_array_add (plan->folders, g_strdup (path));
}

static void
scan (PteroUploadPlan *plan,
      GFile           *source,
      GFileInfo       *info,
      const char      *directory,
      guint            depth,
      GCancellable    *cancellable)
{
  const char *name = g_file_info_get_name (info);
  g_autofree char *path = NULL;

  if (!ptero_file_name_is_safe (name))
    {
      skip (plan, name);
      return;
    }

  path = ptero_path_join (directory, name);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    scan_folder (plan, source, path, depth, cancellable);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
    add_file (plan, source, directory, name, g_file_info_get_size (info));
  else
    skip (plan, name);
}

static void
plan_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *sources = task_data;
  const char *directory = g_object_get_data (G_OBJECT (task), "directory");
  PteroUploadPlan *plan = g_new0 (PteroUploadPlan, 1);

  plan->files = g_ptr_array_new_with_free_func (file_free);
  plan->folders = g_ptr_array_new_with_free_func (g_free);
  plan->skipped = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sources->len; i++)
    {
      /* What the person chose himself may be a link. */
      g_autoptr(GFileInfo) info = g_file_query_info (sources->pdata[i], ATTRIBUTES,
                                                     G_FILE_QUERY_INFO_NONE, cancellable, NULL);
      g_autofree char *name = g_file_get_basename (sources->pdata[i]);

      if (info == NULL || name == NULL)
        {
          skip (plan, name != NULL ? name : "");
          continue;
        }
      g_file_info_set_name (info, name);
      scan (plan, sources->pdata[i], info, directory, 0, cancellable);
    }

  g_task_return_pointer (task, plan, (GDestroyNotify) ptero_upload_plan_free);
}

/**
 * ptero_upload_plan_async:
 * @sources: (element-type GFile): files and folders of this computer
 * @directory: a clean path: the folder of the server they go to
 * @cancellable: (nullable): to stop it
 * @callback: called when all are found
 * @user_data: for @callback
 *
 * Finds all files in @sources, in a thread.
 */
void
ptero_upload_plan_async (GPtrArray           *sources,
                         const char          *directory,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (copy, g_object_ref (sources->pdata[i]));
  g_task_set_source_tag (task, ptero_upload_plan_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (task), "directory", g_strdup (directory), g_free);
  g_task_run_in_thread (task, plan_in_thread);
}

/**
 * ptero_upload_plan_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was found
 */
PteroUploadPlan *
ptero_upload_plan_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ptero_upload_plan_free:
 * @self: a plan
 */
void
ptero_upload_plan_free (PteroUploadPlan *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}
