/* ptero-folder-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-folder-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-content.h"
#include "ptero-dialog.h"
#include "ptero-file-columns.h"
#include "ptero-file-forms.h"
#include "ptero-path-bar.h"
#include "ptero-path.h"
#include "ptero-place.h"
#include "ptero-table.h"
#include "ptero-toolbar-view.h"

#define WIDTH  520
#define HEIGHT 520

/**
 * PteroFolderPicker:
 *
 * A dialog that asks for a folder of a server. Folders are listed as they are
 * opened; the one that is shown is the one that is picked.
 */
struct _PteroFolderPicker
{
  GtkWidget     parent_instance;

  PteroAccess  *access;
  PteroFolder  *folder;
  char         *origin;      /* where things are now, */
  GStrv         names;       /* and what they are called */
  char         *wanted;      /* the name to select once it is listed */
  GTask        *task;

  GtkWidget    *view;
  PteroPathBar *path_bar;
  PteroContent *content;
  PteroTable   *table;
};

G_DEFINE_FINAL_TYPE (PteroFolderPicker, ptero_folder_picker, GTK_TYPE_WIDGET)

/* A folder cannot go into itself. */
static gboolean
is_moved (PteroFolderPicker *self,
          const char        *path)
{
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      g_autofree char *moved = ptero_path_join (self->origin, self->names[i]);

      if (ptero_path_is_in (path, moved))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_offered (gpointer item,
            gpointer user_data)
{
  PteroFolderPicker *self = user_data;
  PteroFileObject *file = item;
  g_autofree char *path = NULL;

  if (file->is_file || self->folder == NULL)
    return FALSE;

  path = ptero_path_join (ptero_folder_get_path (self->folder), file->name);

  return !is_moved (self, path);
}

static void
update (PteroFolderPicker *self)
{
  const char *path = ptero_folder_get_path (self->folder);
  gboolean loading = ptero_folder_get_loading (self->folder);
  guint n_shown = g_list_model_get_n_items (ptero_table_get_items (self->table));

  ptero_content_update (self->content, loading || ptero_table_get_pending (self->table),
                        loading ? NULL : ptero_folder_get_error (self->folder), n_shown, n_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.up", !g_str_equal (path, "/"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.new-folder",
                                 ptero_folder_get_loaded (self->folder) &&
                                 ptero_access_allows (self->access, "file.create"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "picker.accept",
                                 ptero_folder_get_loaded (self->folder) && !loading &&
                                 ptero_folder_get_error (self->folder) == NULL &&
                                 !g_str_equal (path, self->origin) && !is_moved (self, path));
}

static void
changed_cb (PteroFolderPicker *self)
{
  PteroFileObject *file = self->wanted != NULL
                            ? ptero_folder_find (self->folder, self->wanted)
                            : NULL;

  if (file != NULL && ptero_table_select (self->table, file))
    g_clear_pointer (&self->wanted, g_free);
  update (self);
}

static void
refresh_cb (PteroFolderPicker *self)
{
  ptero_folder_refresh (self->folder);
}

static void
activate_cb (PteroFolderPicker *self,
             GObject           *item)
{
  g_autofree char *path = ptero_path_join (ptero_folder_get_path (self->folder),
                                           PTERO_FILE_OBJECT (item)->name);

  ptero_folder_picker_open (self, path);
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroFolderPicker *self = PTERO_FOLDER_PICKER (widget);
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  g_task_return_pointer (task, g_strdup (ptero_folder_get_path (self->folder)), g_free);
  ptero_dialog_force_close (widget);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_dialog_close (widget);
}

static void
up_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  PteroFolderPicker *self = PTERO_FOLDER_PICKER (widget);
  g_autofree char *name = g_path_get_basename (ptero_folder_get_path (self->folder));
  g_autofree char *parent = ptero_path_parent (ptero_folder_get_path (self->folder));

  ptero_folder_picker_open (self, parent);
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&name);
}

static void
edit_path_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  ptero_path_bar_edit (PTERO_FOLDER_PICKER (widget)->path_bar);
}

/* Whoever makes a folder wants to be in it. */
static void
created_cb (PteroFolderPicker *self,
            PteroAnswer       *answer,
            PteroFormDialog   *dialog)
{
  g_autofree char *name = ptero_form_dup_string (ptero_form_dialog_get_form (dialog), "_name");
  g_autofree char *path = ptero_path_join (ptero_folder_get_path (self->folder), name);

  ptero_folder_picker_open (self, path);
}

static void
new_folder_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PteroFolderPicker *self = PTERO_FOLDER_PICKER (widget);
  PteroFormDialog *dialog = ptero_file_folder_dialog_new (self->access,
                                                          ptero_folder_get_path (self->folder));

  g_signal_connect_object (dialog, "done", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Folder"), widget);
}

static gboolean
ptero_folder_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_FOLDER_PICKER (widget)->table));
}

static void
ptero_folder_picker_dispose (GObject *object)
{
  PteroFolderPicker *self = PTERO_FOLDER_PICKER (object);
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  if (task != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No folder was picked");
  if (self->folder != NULL)
    g_signal_handlers_disconnect_by_data (self->folder, self);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  self->table = NULL;
  g_clear_object (&self->folder);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_folder_picker_parent_class)->dispose (object);
}

static void
ptero_folder_picker_finalize (GObject *object)
{
  PteroFolderPicker *self = PTERO_FOLDER_PICKER (object);

  g_free (self->origin);
  g_free (self->wanted);
  g_strfreev (self->names);

  G_OBJECT_CLASS (ptero_folder_picker_parent_class)->finalize (object);
}

static void
ptero_folder_picker_class_init (PteroFolderPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_folder_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_folder_picker_finalize;
  widget_class->grab_focus = ptero_folder_picker_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "picker.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "picker.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "picker.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "picker.edit-path", NULL, edit_path_action);
  gtk_widget_class_install_action (widget_class, "picker.new-folder", NULL, new_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "picker.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "picker.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "picker.edit-path", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "picker.new-folder", NULL);
}

static void
ptero_folder_picker_init (PteroFolderPicker *self)
{
}

static GtkWidget *
build_header (const char *action)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *accept = gtk_button_new_with_mnemonic (action);

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "picker.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "picker.accept");
  gtk_widget_add_css_class (accept, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);

  return header;
}

static GtkWidget *
build_bar (PteroFolderPicker *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *up = gtk_button_new_from_icon_name ("go-up-symbolic");
  GtkWidget *create = gtk_button_new_from_icon_name ("folder-new-symbolic");

  self->path_bar = PTERO_PATH_BAR (ptero_path_bar_new ());
  g_signal_connect_swapped (self->path_bar, "go", G_CALLBACK (ptero_folder_picker_open), self);
  gtk_widget_set_tooltip_text (up, _("Up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (up), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Up"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (up), "picker.up");
  gtk_widget_set_tooltip_text (create, _("New Folder"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (create), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New Folder"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "picker.new-folder");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), up);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->path_bar));
  gtk_box_append (GTK_BOX (bar), create);

  return bar;
}

/* As where a path is written there are no keys but those of an entry. */
static void
add_keys (PteroFolderPicker *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_BackSpace,
                                                                                  0),
                                                          gtk_named_action_new ("picker.up")));
  gtk_widget_add_controller (GTK_WIDGET (self->content), controller);
}

static void
build (PteroFolderPicker *self,
       const char        *action)
{
  guint n_columns;
  const PteroColumn *columns = ptero_file_columns_get (&n_columns);

  /* the first column is the name */
  self->table = PTERO_TABLE (ptero_table_new ("folder-picker", columns, 1));
  ptero_table_set_order (self->table,
                         GTK_SORTER (gtk_custom_sorter_new (ptero_file_compare_names, NULL, NULL)));
  ptero_table_set_filter (self->table, GTK_FILTER (gtk_custom_filter_new (is_offered, self, NULL)));
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);
  self->content = PTERO_CONTENT (ptero_content_new (GTK_WIDGET (self->table)));
  ptero_content_set_empty (self->content, "folder-symbolic", _("No Folders"),
                           _("There is no folder in this one"), NULL, NULL);
  g_signal_connect_swapped (self->content, "retry", G_CALLBACK (refresh_cb), self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->content), TRUE);
  add_keys (self);

  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_header (action));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_bar (self));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), GTK_WIDGET (self->content));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

/**
 * ptero_folder_picker_get_folder:
 * @self: a picker
 *
 * Returns: (transfer none): the folder it shows
 */
PteroFolder *
ptero_folder_picker_get_folder (PteroFolderPicker *self)
{
  g_return_val_if_fail (PTERO_IS_FOLDER_PICKER (self), NULL);

  return self->folder;
}

/**
 * ptero_folder_picker_open:
 * @self: a picker
 * @path: a clean path
 *
 * Shows the folder at @path.
 */
void
ptero_folder_picker_open (PteroFolderPicker *self,
                          const char        *path)
{
  g_autoptr(PteroFolder) old = NULL;

  g_return_if_fail (PTERO_IS_FOLDER_PICKER (self));
  g_return_if_fail (path != NULL && *path == '/');

  old = g_steal_pointer (&self->folder);
  if (old != NULL)
    g_signal_handlers_disconnect_by_data (old, self);
  g_clear_pointer (&self->wanted, g_free);
  self->folder = ptero_folder_new (ptero_panel_get_client (ptero_access_get_panel (self->access)),
                                   ptero_access_get_uuid (self->access), path);
  g_signal_connect_swapped (self->folder, "notify::loading", G_CALLBACK (changed_cb), self);
  ptero_table_set_model (self->table, G_LIST_MODEL (self->folder));
  ptero_path_bar_set_path (self->path_bar, path);
  ptero_folder_refresh (self->folder);
  update (self);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/**
 * ptero_folder_picker_ask_async:
 * @parent: a widget in the window that asks
 * @access: what may be done with a server
 * @title: what it is for
 * @action: what the button says, with a mnemonic
 * @path: a clean path: the folder to begin with, in which things are
 * @names: (array zero-terminated=1): what they are called
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks for another folder of the server, which is not one of @names nor in it.
 */
void
ptero_folder_picker_ask_async (GtkWidget           *parent,
                               PteroAccess         *access,
                               const char          *title,
                               const char          *action,
                               const char          *path,
                               const char *const   *names,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  PteroFolderPicker *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_ACCESS (access));

  self = g_object_new (PTERO_TYPE_FOLDER_PICKER, NULL);
  self->access = g_object_ref (access);
  self->origin = g_strdup (path);
  self->names = g_strdupv ((char **) names);
  self->task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (self->task, ptero_folder_picker_ask_async);
  build (self, action);
  ptero_folder_picker_open (self, path);
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  ptero_place_present (GTK_WIDGET (self), title, parent);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/**
 * ptero_folder_picker_ask_finish:
 * @parent: the widget
 * @result: what the callback got
 * @error: why there is no answer
 *
 * Returns: (transfer full) (nullable): the path of the folder
 */
char *
ptero_folder_picker_ask_finish (GtkWidget     *parent,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
