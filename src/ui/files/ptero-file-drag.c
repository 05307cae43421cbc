/* ptero-file-drag.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-drag.h"

#include <glib/gi18n.h>

#include "ptero-file-request.h"
#include "ptero-file-transfers.h"
#include "ptero-format.h"
#include "ptero-scratch.h"

/**
 * PteroFileDrag:
 *
 * Files and folders of a server that are dragged to another program. They are
 * downloaded, into a folder of their own, when it asks for them: once, however
 * often it asks.
 */
struct _PteroFileDrag
{
  GdkContentProvider  parent_instance;

  PteroFileBrowser   *browser;
  char               *path;       /* the folder of the server */
  GPtrArray          *files;
  GFile              *folder;     /* of this computer, once it is asked for */
  PteroJob           *job;        /* while it is downloaded */
  GPtrArray          *waiting;    /* tasks, until it is downloaded */
  GError             *error;      /* why there is nothing */
  gboolean            complete;
};

/* One that asks. */
typedef struct
{
  GOutputStream *stream;
  char          *mime_type;
} Wish;

G_DEFINE_FINAL_TYPE (PteroFileDrag, ptero_file_drag, GDK_TYPE_CONTENT_PROVIDER)

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->stream);
  g_free (wish->mime_type);
  g_free (wish);
}

/* What a list of files can be sent as; but not as a text, which any entry would ask for. */
static GdkContentFormats *
ptero_file_drag_ref_formats (GdkContentProvider *provider)
{
  g_autoptr(GdkContentFormats) all =
    gdk_content_formats_union_serialize_mime_types (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST));
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  gsize n_types;
  const char * const *types = gdk_content_formats_get_mime_types (all, &n_types);

  for (gsize i = 0; i < n_types; i++)
    if (!g_str_has_prefix (types[i], "text/plain"))
      gdk_content_formats_builder_add_mime_type (builder, types[i]);

  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
serialized_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (gdk_content_serialize_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GdkFileList *
list_files (PteroFileDrag *self)
{
  g_autoptr(GDir) dir = g_dir_open (g_file_peek_path (self->folder), 0, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_file_get_child (self->folder, name));

  return gdk_file_list_new_from_array ((GFile **) files->pdata, files->len);
}

/* Takes @task. */
static void
answer (PteroFileDrag *self,
        GTask         *task)
{
  Wish *wish = g_task_get_task_data (task);
  g_auto(GValue) value = G_VALUE_INIT;

  if (self->error != NULL)
    {
      g_task_return_error (task, g_error_copy (self->error));
      g_object_unref (task);
      return;
    }

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, list_files (self));
  gdk_content_serialize_async (wish->stream, wish->mime_type, &value, g_task_get_priority (task),
                               g_task_get_cancellable (task),
                               serialized_cb, task);
}

static void
answer_all (PteroFileDrag *self)
{
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new ();
  for (guint i = 0; i < waiting->len; i++)
    answer (self, waiting->pdata[i]);
}

/* Half of it would be taken for all of it. */
static void
finished_cb (PteroFileDrag *self,
             PteroJob      *job)
{
  g_autoptr(PteroFileDrag) kept = g_object_ref (self);

  g_signal_handlers_disconnect_by_data (job, self);
  g_clear_object (&self->job);
  if (ptero_job_get_n_failed (job) > 0)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                       _("It could not be downloaded."));
  else if (ptero_job_get_n_left_out (job) > 0)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
  self->complete = TRUE;
  answer_all (self);
}

static void
start (PteroFileDrag *self)
{
  /* whoever asks may do so when the page is gone */
  if (ptero_file_browser_get_access (self->browser) == NULL)
    self->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                       _("It could not be downloaded."));
  else
    self->folder = ptero_scratch_new (&self->error);
  if (self->folder == NULL)
    {
      self->complete = TRUE;
      answer_all (self);
      return;
    }

  self->job = ptero_file_download_job_new (self->browser, self->path, self->files, self->folder);
  g_signal_connect_swapped (self->job, "finished", G_CALLBACK (finished_cb), self);
  ptero_file_job_start (self->browser, self->job);
}

static void
ptero_file_drag_write_mime_type_async (GdkContentProvider  *provider,
                                       const char          *mime_type,
                                       GOutputStream       *stream,
                                       int                  io_priority,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  PteroFileDrag *self = PTERO_FILE_DRAG (provider);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = g_new0 (Wish, 1);

  wish->stream = g_object_ref (stream);
  wish->mime_type = g_strdup (mime_type);
  g_task_set_source_tag (task, ptero_file_drag_write_mime_type_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, wish, wish_free);
  if (self->complete)
    {
      answer (self, task);
      return;
    }

  g_ptr_array_add (self->waiting, task);
  if (self->job == NULL)
    start (self);
}

static gboolean
ptero_file_drag_write_mime_type_finish (GdkContentProvider  *provider,
                                        GAsyncResult        *result,
                                        GError             **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
ptero_file_drag_dispose (GObject *object)
{
  PteroFileDrag *self = PTERO_FILE_DRAG (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_object (&self->browser);

  G_OBJECT_CLASS (ptero_file_drag_parent_class)->dispose (object);
}

static void
ptero_file_drag_finalize (GObject *object)
{
  PteroFileDrag *self = PTERO_FILE_DRAG (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->path);

  G_OBJECT_CLASS (ptero_file_drag_parent_class)->finalize (object);
}

static void
ptero_file_drag_class_init (PteroFileDragClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_file_drag_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_file_drag_finalize;
  provider_class->ref_formats = ptero_file_drag_ref_formats;
  provider_class->write_mime_type_async = ptero_file_drag_write_mime_type_async;
  provider_class->write_mime_type_finish = ptero_file_drag_write_mime_type_finish;
}

static void
ptero_file_drag_init (PteroFileDrag *self)
{
  self->waiting = g_ptr_array_new ();
}

/**
 * ptero_file_drag_new:
 * @browser: a browser
 * @files: (element-type PteroFileObject): files and folders of what it shows
 *
 * Returns: (transfer full): what is dragged
 */
GdkContentProvider *
ptero_file_drag_new (PteroFileBrowser *browser,
                     GPtrArray        *files)
{
  PteroFileDrag *self;

  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (browser), NULL);

  self = g_object_new (PTERO_TYPE_FILE_DRAG, NULL);
  self->browser = g_object_ref (browser);
  self->path = g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser)));
  self->files = g_ptr_array_ref (files);

  return GDK_CONTENT_PROVIDER (self);
}

/**
 * ptero_file_drag_cancel:
 * @self: what is dragged
 *
 * Nobody wants it any more.
 */
void
ptero_file_drag_cancel (PteroFileDrag *self)
{
  g_return_if_fail (PTERO_IS_FILE_DRAG (self));

  if (self->job != NULL)
    ptero_job_cancel (self->job);
}

static gboolean
is_selected (GPtrArray *files,
             gpointer   file)
{
  return g_ptr_array_find (files, file, NULL);
}

/* The selection, or what is not in it alone. */
static GdkContentProvider *
prepare_cb (PteroFileBrowser *browser,
            double            x,
            double            y)
{
  PteroTable *table = ptero_file_browser_get_table (browser);
  g_autoptr(GObject) file = ptero_table_get_item_at (table, x, y);
  g_autoptr(GPtrArray) files = ptero_table_dup_selected (table);

  if (file == NULL)
    return NULL;

  if (!is_selected (files, file))
    {
      ptero_table_select (table, file);
      g_clear_pointer (&files, g_ptr_array_unref);
      files = ptero_table_dup_selected (table);
    }

  return g_action_group_get_action_enabled (ptero_file_browser_get_actions (browser), "download")
           ? ptero_file_drag_new (browser, files)
           : NULL;
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag)
{
  PteroFileDrag *self = PTERO_FILE_DRAG (gdk_drag_get_content (drag));
  g_autofree char *name = ptero_file_describe (self->files);
  g_autofree char *safe = ptero_text_make_safe (name);
  GtkWidget *label = gtk_label_new (safe);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "file-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static gboolean
cancel_cb (GtkDragSource *source,
           GdkDrag       *drag)
{
  ptero_file_drag_cancel (PTERO_FILE_DRAG (gdk_drag_get_content (drag)));

  return FALSE;
}

/* What comes from here is not uploaded to where it is. */
static gboolean
accept_cb (GtkDropTarget *target,
           GdkDrop       *drop)
{
  GdkDrag *drag = gdk_drop_get_drag (drop);

  if (drag != NULL && PTERO_IS_FILE_DRAG (gdk_drag_get_content (drag)))
    return FALSE;

  return gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

/**
 * ptero_file_drag_attach:
 * @browser: a browser that has its table
 * @target: what takes files from elsewhere
 *
 * Lets files be dragged out of @browser.
 */
void
ptero_file_drag_attach (PteroFileBrowser *browser,
                        GtkDropTarget    *target)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), browser, G_CONNECT_SWAPPED);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  g_signal_connect (source, "drag-cancel", G_CALLBACK (cancel_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (ptero_file_browser_get_table (browser)),
                             GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
}
