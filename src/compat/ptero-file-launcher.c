/* ptero-file-launcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-launcher.h"

#if GTK_CHECK_VERSION (4, 14, 0)

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
           g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Dismissed");
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
launch (GTask    *task,
        GFile    *file,
        gboolean  writable,
        gboolean  ask)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (g_task_get_source_object (task)));
  g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_set_writable (launcher, writable);
  gtk_file_launcher_set_always_ask (launcher, ask);
  gtk_file_launcher_launch (launcher, window, g_task_get_cancellable (task), launched_cb, task);
}

#else

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
launch (GTask    *task,
        GFile    *file,
        gboolean  writable,
        gboolean  ask)
{
  GdkDisplay *display = gtk_widget_get_display (g_task_get_source_object (task));
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context),
                                           g_task_get_cancellable (task), launched_cb, task);
}

#endif

/**
 * ptero_file_launcher_asks:
 *
 * Tells whether it is the desktop that has to ask which application is to open
 * a file: a program in a sandbox does not see those outside of it.
 *
 * Returns: whether [func@Ptero.file_launcher_launch_async] can be told to ask
 */
gboolean
ptero_file_launcher_asks (void)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
#else
  return FALSE;
#endif
}

/**
 * ptero_file_launcher_launch_async:
 * @parent: a widget in the window that asks
 * @file: a file
 * @writable: whether the application may write to it, also one in a sandbox
 * @ask: whether the desktop asks for the application, where it
 *   [can][func@Ptero.file_launcher_asks]; else it takes the default one
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: data for @callback
 *
 * Opens a file in another application.
 */
void
ptero_file_launcher_launch_async (GtkWidget           *parent,
                                  GFile               *file,
                                  gboolean             writable,
                                  gboolean             ask,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, ptero_file_launcher_launch_async);
  launch (task, file, writable, ask);
}

/**
 * ptero_file_launcher_launch_finish:
 * @parent: what asked
 * @result: what the callback got
 * @error: return location for an error, %G_IO_ERROR_CANCELLED when no application was chosen
 *
 * Returns: whether the file is open
 */
gboolean
ptero_file_launcher_launch_finish (GtkWidget     *parent,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
