/* ptero-open-with.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-open-with.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "ptero-alert.h"
#include "ptero-app-chooser.h"
#include "ptero-error-text.h"
#include "ptero-file-editor.h"
#include "ptero-file-launcher.h"
#include "ptero-file-name.h"
#include "ptero-format.h"
#include "ptero-large-file.h"
#include "ptero-panel-toast.h"
#include "ptero-remote-file.h"
#include "ptero-scratch.h"
#include "ptero-text-format.h"

/* Milliseconds after which an application is done with saving. */
#define SETTLING 400

#define SESSIONS "ptero-open-with"

/**
 * PteroOpenWith:
 *
 * A file of a server that is open in another application: a private copy that is
 * uploaded each time it is saved there, if the file on the server is still what
 * it was. What is too large for the panel is downloaded and uploaded instead of
 * read and written. It lives as long as the window it was opened from.
 */
struct _PteroOpenWith
{
  GObject          parent_instance;

  GWeakRef         window;
  PteroRemoteFile *file;
  PteroLargeFile  *large;      /* instead of @file, once that turned out to be too large */
  GAppInfo        *app;
  gboolean         ask;        /* the desktop asks for the application */
  GCancellable    *cancellable;

  GFile           *folder;
  GFile           *local;
  GFileMonitor    *monitor;
  guint            settling;

  GBytes          *tried;      /* what was to be uploaded last */
  GBytes          *before;     /* what was to be uploaded before that */
  PteroRemoteFile *disputed;   /* what the editor has, in which it is decided */
  char            *etag;       /* of the copy, as it was uploaded or downloaded last */
  gboolean         saving;
  gboolean         again;      /* it was saved once more meanwhile */
  gboolean         unsaved;    /* the copy has what the server has not */
};

G_DEFINE_FINAL_TYPE (PteroOpenWith, ptero_open_with, G_TYPE_OBJECT)

static void upload (PteroOpenWith *self);

static void
say (PteroOpenWith *self,
     const char    *format,
     const char    *reason)
{
  g_autoptr(GtkWidget) window = g_weak_ref_get (&self->window);
  g_autofree char *name = ptero_text_make_safe (ptero_remote_file_get_name (self->file));

  if (window != NULL)
    ptero_panel_toast (window, reason != NULL ? "%s: %s — %s" : "%s: %s", name, format, reason);
}

static void
overwrite_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  if (self->large != NULL)
    ptero_large_file_take_theirs (self->large);
  else
    ptero_remote_file_take_theirs (self->file);
  upload (self);
}

static void
ask_overwrite (PteroOpenWith *self)
{
  g_autoptr(GtkWidget) window = g_weak_ref_get (&self->window);
  g_autofree char *name = ptero_text_make_safe (ptero_remote_file_get_name (self->file));
  /* Translators: %s is the name of a file */
  g_autofree char *heading = g_strdup_printf (_("Overwrite “%s”?"), name);

  if (window != NULL)
    ptero_alert_confirm_async (window, heading,
                               _("It was changed on the server after you opened it. What is there will be lost."),
                               _("_Overwrite"), self->cancellable, overwrite_cb,
                               g_object_ref (self));
}

static gboolean
are_equal (GBytes *a,
           GBytes *b)
{
  return a != NULL && b != NULL && g_bytes_equal (a, b);
}

/* Texts are compared; of anything else one or the other has to go. */
static void
resolve (PteroOpenWith *self)
{
  g_autoptr(GtkWidget) window = g_weak_ref_get (&self->window);
  g_autofree char *text = NULL;
  PteroTextFormat format;

  if (window == NULL)
    return;

  text = ptero_text_format_decode (&format, self->tried, NULL);
  if (text != NULL)
    {
      g_clear_object (&self->disputed);
      self->disputed = ptero_remote_file_copy (self->file);
      ptero_file_editor_open_local (window, self->disputed, self->tried);
      return;
    }

  ask_overwrite (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;

  ptero_remote_file_save_finish (PTERO_REMOTE_FILE (source), result, &error);
  self->saving = FALSE;
  self->unsaved = error != NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL)
    {
      say (self, _("uploaded"), NULL);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      reason = ptero_error_describe (error);
      say (self, _("not uploaded"), reason);
    }
  else if (are_equal (ptero_remote_file_get_theirs (self->file), self->before))
    {
      /* one's own text, for which was decided in the editor */
      ptero_remote_file_take_theirs (self->file);
      self->again = TRUE;
    }
  else
    {
      resolve (self);
    }

  if (self->again)
    upload (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, NULL);
  GBytes *known = ptero_remote_file_get_bytes (self->file);

  /* An application may save what was there, or empty the file before it writes it. */
  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || are_equal (bytes, known))
    {
      self->saving = FALSE;
      return;
    }

  if (!are_equal (bytes, self->tried))
    {
      g_clear_pointer (&self->before, g_bytes_unref);
      self->before = g_steal_pointer (&self->tried);
      self->tried = g_bytes_ref (bytes);
    }
  self->unsaved = TRUE;
  ptero_remote_file_save_async (self->file, bytes, self->cancellable, saved_cb,
                                g_object_ref (self));
}

static void
large_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;

  ptero_large_file_save_finish (PTERO_LARGE_FILE (source), result, &error);
  self->saving = FALSE;
  self->unsaved = error != NULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    g_clear_pointer (&self->etag, g_free);
  if (error == NULL)
    {
      say (self, _("uploaded"), NULL);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ask_overwrite (self);
    }
  else
    {
      reason = ptero_error_describe (error);
      say (self, _("not uploaded"), reason);
    }

  if (self->again)
    upload (self);
}

/* What the copy is now; NULL if it is empty or gone, as while it is written. */
static char *
query_etag (PteroOpenWith *self)
{
  g_autoptr(GFileInfo) info = g_file_query_info (self->local,
                                                 G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  return info != NULL && g_file_info_get_size (info) > 0
           ? g_strdup (g_file_info_get_etag (info))
           : NULL;
}

static void
upload_large (PteroOpenWith *self)
{
  g_autofree char *etag = query_etag (self);

  if (etag == NULL || g_strcmp0 (etag, self->etag) == 0)
    {
      self->saving = FALSE;
      return;
    }

  g_free (self->etag);
  self->etag = g_steal_pointer (&etag);
  self->unsaved = TRUE;
  ptero_large_file_save_async (self->large, self->local, self->cancellable, large_saved_cb,
                               g_object_ref (self));
}

static void
upload (PteroOpenWith *self)
{
  if (self->saving)
    {
      self->again = TRUE;
      return;
    }

  self->saving = TRUE;
  self->again = FALSE;
  if (self->large != NULL)
    {
      upload_large (self);
      return;
    }
  g_file_load_bytes_async (self->local, self->cancellable, read_cb, g_object_ref (self));
}

static gboolean
settled_cb (gpointer user_data)
{
  PteroOpenWith *self = user_data;

  self->settling = 0;
  upload (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PteroOpenWith *self)
{
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add (SETTLING, settled_cb, self);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!ptero_file_launcher_launch_finish (GTK_WIDGET (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _("no application opened it"), error->message);
}

static void
launch (PteroOpenWith *self)
{
  g_autoptr(GtkWidget) window = g_weak_ref_get (&self->window);
  g_autoptr(GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gdk_display_get_default ());
  g_autoptr(GError) error = NULL;
  GList list = { self->local };

  if (window == NULL)
    return;

  if (self->app == NULL)
    ptero_file_launcher_launch_async (window, self->local, ptero_remote_file_can_write (self->file),
                                      self->ask,
                                      self->cancellable, launched_cb, g_object_ref (self));
  else if (!g_app_info_launch (self->app, &list, G_APP_LAUNCH_CONTEXT (context), &error))
    say (self, _("the application did not start"), error->message);
}

/* The copy is there. */
static void
watch_and_launch (PteroOpenWith *self)
{
  g_autoptr(GError) error = NULL;

  if (ptero_remote_file_can_write (self->file))
    {
      self->monitor = g_file_monitor_file (self->local, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
      if (self->monitor != NULL)
        g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self,
                                 G_CONNECT_SWAPPED);
      else
        say (self, _("changes will not be uploaded"), error->message);
    }
  else
    {
      g_chmod (g_file_peek_path (self->local), 0400);
      say (self, _("you may read it, but not change it"), NULL);
    }
  launch (self);
}

static void
say_unopened (PteroOpenWith *self,
              const GError  *error)
{
  g_autofree char *reason = ptero_error_describe (error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _("cannot be opened"), reason);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    watch_and_launch (self);
  else
    say_unopened (self, error);
}

static gboolean
make_local (PteroOpenWith  *self,
            GError        **error)
{
  const char *name = ptero_remote_file_get_name (self->file);

  self->folder = ptero_scratch_new_kept (error);
  if (self->folder == NULL)
    return FALSE;

  self->local = g_file_get_child (self->folder, ptero_file_name_is_safe (name) ? name : "file");

  return TRUE;
}

static void
downloaded_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!ptero_large_file_load_finish (PTERO_LARGE_FILE (source), result, &error))
    {
      say_unopened (self, error);
      return;
    }

  self->etag = query_etag (self);
  watch_and_launch (self);
}

/* The local copy has its place. */
static void
download (PteroOpenWith *self)
{
  self->large = ptero_large_file_new (ptero_remote_file_get_access (self->file),
                                      ptero_remote_file_get_path (self->file));
  say (self, _("is being downloaded, as it is large"), NULL);
  ptero_large_file_load_async (self->large, self->local, self->cancellable, downloaded_cb,
                               g_object_ref (self));
}

static gboolean
is_too_large (const GError *error)
{
  return g_strcmp0 (ptero_api_error_get_code (error), "FileSizeTooLargeException") == 0 ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroOpenWith) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean loaded = ptero_remote_file_load_finish (PTERO_REMOTE_FILE (source), result, &error);

  if (!loaded && !is_too_large (error))
    say_unopened (self, error);
  else if (!make_local (self, &local_error))
    say_unopened (self, local_error);
  else if (loaded)
    g_file_replace_contents_bytes_async (self->local, ptero_remote_file_get_bytes (self->file),
                                         NULL, FALSE,
                                         G_FILE_CREATE_PRIVATE, self->cancellable, written_cb,
                                         g_object_ref (self));
  else
    download (self);
}

/* What was not uploaded is not deleted. */
static void
remove_local (PteroOpenWith *self)
{
  const gboolean is_decided = self->disputed != NULL &&
                              are_equal (ptero_remote_file_get_bytes (self->disputed), self->tried);

  if (self->local == NULL || (self->unsaved && !is_decided))
    return;

  g_file_delete (self->local, NULL, NULL);
  g_file_delete (self->folder, NULL, NULL);
}

static void
ptero_open_with_dispose (GObject *object)
{
  PteroOpenWith *self = PTERO_OPEN_WITH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settling, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  remove_local (self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->local);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (ptero_open_with_parent_class)->dispose (object);
}

static void
ptero_open_with_finalize (GObject *object)
{
  PteroOpenWith *self = PTERO_OPEN_WITH (object);

  g_weak_ref_clear (&self->window);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->large);
  g_clear_object (&self->app);
  g_clear_object (&self->disputed);
  g_clear_pointer (&self->tried, g_bytes_unref);
  g_clear_pointer (&self->before, g_bytes_unref);
  g_free (self->etag);

  G_OBJECT_CLASS (ptero_open_with_parent_class)->finalize (object);
}

static void
ptero_open_with_class_init (PteroOpenWithClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_open_with_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_open_with_finalize;
}

static void
ptero_open_with_init (PteroOpenWith *self)
{
  g_weak_ref_init (&self->window, NULL);
  self->cancellable = g_cancellable_new ();
}

/* The window that stays: not an editor or a dialog. */
static GtkWindow *
find_window (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  while (gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);

  return window;
}

static void
drop_session (gpointer session)
{
  g_cancellable_cancel (PTERO_OPEN_WITH (session)->cancellable);
  g_object_unref (session);
}

static GHashTable *
get_sessions (GtkWindow *window)
{
  GHashTable *sessions = g_object_get_data (G_OBJECT (window), SESSIONS);

  if (sessions == NULL)
    {
      sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, drop_session);
      g_object_set_data_full (G_OBJECT (window), SESSIONS, sessions,
                              (GDestroyNotify) g_hash_table_unref);
    }

  return sessions;
}

/* @ask: whether the desktop asks for the application; else it is @app, or the default one */
static void
open_with (GtkWidget   *parent,
           PteroAccess *access,
           const char  *path,
           GAppInfo    *app,
           gboolean     ask)
{
  GtkWindow *window = find_window (parent);
  PteroOpenWith *self = g_object_new (PTERO_TYPE_OPEN_WITH, NULL);

  g_weak_ref_set (&self->window, window);
  self->file = ptero_remote_file_new (access, path);
  g_set_object (&self->app, app);
  self->ask = ask;
  g_hash_table_replace (get_sessions (window),
                        g_strconcat (ptero_access_get_uuid (access), path, NULL), self);
  ptero_remote_file_load_async (self->file, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * ptero_open_with_launch:
 * @parent: a widget in the window it belongs to
 * @access: what may be done with the server
 * @path: the path of a file there
 * @app: (nullable): an application; %NULL: what the system opens such files with
 *
 * Opens a copy of the file in another application and uploads it whenever it is
 * saved there.
 */
void
ptero_open_with_launch (GtkWidget   *parent,
                        PteroAccess *access,
                        const char  *path,
                        GAppInfo    *app)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_ACCESS (access));

  open_with (parent, access, path, app, FALSE);
}

typedef struct
{
  GWeakRef     parent;
  PteroAccess *access;
  char        *path;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_weak_ref_clear (&asking->parent);
  g_object_unref (asking->access);
  g_free (asking->path);
  g_free (asking);
}

static void
chosen_cb (GAppInfo *app,
           gpointer  user_data)
{
  Asking *asking = user_data;
  g_autoptr(GtkWidget) parent = g_weak_ref_get (&asking->parent);

  if (parent != NULL && gtk_widget_get_root (parent) != NULL)
    ptero_open_with_launch (parent, asking->access, asking->path, app);
}

/**
 * ptero_open_with_ask:
 * @parent: a widget in the window it belongs to
 * @access: what may be done with the server
 * @path: the path of a file there
 *
 * Asks which application is to open the file.
 */
void
ptero_open_with_ask (GtkWidget   *parent,
                     PteroAccess *access,
                     const char  *path)
{
  g_autofree char *name = g_path_get_basename (path);
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_ACCESS (access));

  if (ptero_file_launcher_asks ())
    {
      open_with (parent, access, path, NULL, TRUE);
      return;
    }

  asking = g_new0 (Asking, 1);
  g_weak_ref_init (&asking->parent, parent);
  asking->access = g_object_ref (access);
  asking->path = g_strdup (path);
  ptero_app_chooser_present (parent, name, chosen_cb, asking, asking_free);
}
