/* ptero-file-browser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-browser.h"

#include <glib/gi18n.h>

#include "ptero-content.h"
#include "ptero-file-action-bar.h"
#include "ptero-file-bars.h"
#include "ptero-file-bookmarks.h"
#include "ptero-file-clip.h"
#include "ptero-file-columns.h"
#include "ptero-file-drag.h"
#include "ptero-file-transfers.h"
#include "ptero-file-verbs.h"
#include "ptero-keep-time.h"
#include "ptero-narrow-bin.h"
#include "ptero-part.h"
#include "ptero-path.h"
#include "ptero-path-bar.h"
#include "ptero-search-capture.h"
#include "ptero-toast-place.h"

#define MAX_HISTORY 100

/**
 * PteroFileBrowser:
 *
 * The files of a server: a folder at a time, with the way to it, what was
 * looked at before, and what can be done with what is selected.
 */
struct _PteroFileBrowser
{
  GtkWidget           parent_instance;

  PteroAccess        *access;
  PteroJobQueue      *jobs;
  GSimpleActionGroup *actions;

  PteroFolder        *folder;
  GPtrArray          *back;          /* paths, the last one is the latest */
  GPtrArray          *forward;
  char               *wanted;        /* the name to select once it is listed */
  gint64              listed_at;     /* monotonic µs */
  gboolean            show_hidden;
  GtkFilter          *hidden;

  GtkWidget          *bin;
  GtkWidget          *bar;
  PteroPathBar       *path_bar;
  GtkWidget          *search_bar;
  GtkWidget          *search_entry;
  PteroContent       *content;
  PteroTable         *table;
  PteroFileActionBar *action_bar;
};

static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFileBrowser, ptero_file_browser, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

static void
set_enabled (PteroFileBrowser *self,
             const char       *name,
             gboolean          enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
update_verbs (PteroFileBrowser *self)
{
  g_autoptr(GPtrArray) files = ptero_table_dup_selected (self->table);
  guint n_verbs;
  const PteroFileVerb *verbs = ptero_file_verbs_get (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    set_enabled (self, verbs[i].name, ptero_file_verb_fits (&verbs[i], self, files));
  ptero_file_action_bar_update (self->action_bar, files,
                                g_list_model_get_n_items (ptero_table_get_items (self->table)));
}

static void
update_history (PteroFileBrowser *self)
{
  set_enabled (self, "back", self->back->len > 0);
  set_enabled (self, "forward", self->forward->len > 0);
  set_enabled (self, "up", !g_str_equal (ptero_folder_get_path (self->folder), "/"));
}

static void
update_content (PteroFileBrowser *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->folder));
  guint n_shown = g_list_model_get_n_items (ptero_table_get_items (self->table));
  gboolean loading = ptero_folder_get_loading (self->folder);

  ptero_content_update (self->content, loading ||
                        (n_items > 0 && n_shown == 0 && ptero_table_get_pending (self->table)),
                        loading ? NULL : ptero_folder_get_error (self->folder), n_items, n_shown);
}

/* The table may take a while to filter what was listed. */
static void
select_wanted (PteroFileBrowser *self)
{
  g_autofree char *wanted = NULL;
  PteroFileObject *file;

  if (self->wanted == NULL || ptero_folder_get_loading (self->folder))
    return;

  wanted = g_steal_pointer (&self->wanted);
  file = ptero_folder_find (self->folder, wanted);
  if (file != NULL && !ptero_table_select (self->table, file))
    self->wanted = g_steal_pointer (&wanted);
}

/* What is there but not shown is not wanted any more when something else is to be shown. */
static void
forget_wanted (PteroFileBrowser *self)
{
  if (self->wanted != NULL && !ptero_folder_get_loading (self->folder) &&
      ptero_folder_find (self->folder, self->wanted) != NULL)
    g_clear_pointer (&self->wanted, g_free);
}

static void
selection_changed_cb (PteroFileBrowser *self)
{
  select_wanted (self);
  update_verbs (self);
  update_content (self);
}

static void
loading_changed_cb (PteroFileBrowser *self)
{
  if (!ptero_folder_get_loading (self->folder))
    self->listed_at = g_get_monotonic_time ();
  ptero_file_clip_mark (self);
  select_wanted (self);
  update_verbs (self);
  update_content (self);
}

static void
set_folder (PteroFileBrowser *self,
            const char       *path)
{
  if (self->folder != NULL)
    g_signal_handlers_disconnect_by_data (self->folder, self);
  g_clear_object (&self->folder);
  self->folder = ptero_folder_new (ptero_panel_get_client (ptero_access_get_panel (self->access)),
                                   ptero_access_get_uuid (self->access), path);
  g_signal_connect_swapped (self->folder, "notify::loading", G_CALLBACK (loading_changed_cb), self);
  ptero_table_set_model (self->table, G_LIST_MODEL (self->folder));
  ptero_path_bar_set_path (self->path_bar, path);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), FALSE);
}

static void
go_to (PteroFileBrowser *self,
       const char       *path)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_clear_pointer (&self->wanted, g_free);
  set_folder (self, path);
  ptero_folder_refresh (self->folder);
  update_history (self);
  update_content (self);
  update_verbs (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
step (PteroFileBrowser *self,
      GPtrArray        *from,
      GPtrArray        *to)
{
  g_autofree char *path = NULL;

  if (from->len == 0)
    return;

  path = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, g_strdup (ptero_folder_get_path (self->folder)));
  go_to (self, path);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFileBrowser *self = user_data;

  step (self, self->back, self->forward);
}

static void
forward_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PteroFileBrowser *self = user_data;

  step (self, self->forward, self->back);
}

static void
up_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  PteroFileBrowser *self = user_data;
  const char *path = ptero_folder_get_path (self->folder);
  g_autofree char *parent = ptero_path_parent (path);
  g_autofree char *name = g_path_get_basename (path);

  ptero_file_browser_open (self, parent);
  ptero_file_browser_select (self, name);
}

static void
edit_path_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  ptero_path_bar_edit (PTERO_FILE_BROWSER (user_data)->path_bar);
}

static void
refresh_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  ptero_file_browser_refresh (user_data);
}

static void
hidden_cb (GSimpleAction *action,
           GVariant      *value,
           gpointer       user_data)
{
  PteroFileBrowser *self = user_data;

  g_simple_action_set_state (action, value);
  self->show_hidden = g_variant_get_boolean (value);
  forget_wanted (self);
  gtk_filter_changed (self->hidden, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
select_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  ptero_table_select_all (PTERO_FILE_BROWSER (user_data)->table);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  ptero_part_start_search (user_data);
}

/* Where the files are, as a text for somewhere else. */
static void
copy_path_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PteroFileBrowser *self = user_data;
  g_autoptr(GPtrArray) files = ptero_table_dup_selected (self->table);
  g_autoptr(GString) text = g_string_new (files->len == 0
                                            ? ptero_folder_get_path (self->folder)
                                            : NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = ptero_path_join (ptero_folder_get_path (self->folder),
                                               PTERO_FILE_OBJECT (files->pdata[i])->name);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", path);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
verb_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFileBrowser *self = user_data;
  g_autoptr(GPtrArray) files = ptero_table_dup_selected (self->table);
  guint n_verbs;
  const PteroFileVerb *verbs = ptero_file_verbs_get (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    if (g_str_equal (verbs[i].name, g_action_get_name (G_ACTION (action))))
      verbs[i].run (self, files);
}

static const GActionEntry entries[] = {
  { "back", back_cb },
  { "forward", forward_cb },
  { "up", up_cb },
  { "edit-path", edit_path_cb },
  { "refresh", refresh_cb },
  { "hidden", NULL, NULL, "true", hidden_cb },
  { "search", search_cb },
  { "select-all", select_all_cb },
  { "copy-path", copy_path_cb },
};

static void
add_shortcut (GtkEventController *controller,
              const char         *accel,
              const char         *name)
{
  g_autofree char *action = g_strconcat ("files.", name, NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accel),
                                                          gtk_named_action_new (action)));
}

static void
add_actions (PteroFileBrowser *self)
{
  GtkEventController *everywhere = gtk_shortcut_controller_new ();
  GtkEventController *in_table = gtk_shortcut_controller_new ();
  guint n_verbs;
  const PteroFileVerb *verbs = ptero_file_verbs_get (&n_verbs);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 0; i < n_verbs; i++)
    {
      const GActionEntry entry = { verbs[i].name, verb_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
      if (verbs[i].accel != NULL)
        add_shortcut (in_table, verbs[i].accel, verbs[i].name);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "files", G_ACTION_GROUP (self->actions));

  add_shortcut (everywhere, "<Alt>Right", "forward");
  add_shortcut (everywhere, "<Alt>Up", "up");
  add_shortcut (everywhere, "<Control>l", "edit-path");
  add_shortcut (everywhere, "<Control>h", "hidden");
  gtk_widget_add_controller (GTK_WIDGET (self), everywhere);

  /* Of the table only, as an entry has uses of its own for them, and before the search takes them
   * for what is typed. */
  add_shortcut (in_table, "BackSpace", "up");
  add_shortcut (in_table, "<Control><Shift>c", "copy-path");
  gtk_event_controller_set_propagation_phase (in_table, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->content), in_table);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  return PTERO_FILE_BROWSER (user_data)->show_hidden || !ptero_file_is_hidden (item);
}

static void
search_changed_cb (PteroFileBrowser *self)
{
  forget_wanted (self);
  ptero_table_set_search (self->table, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_content (self);
}

/* What is typed in the list is shown. */
static void
search_typed_cb (PteroFileBrowser *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
}

static void
search_activate_cb (PteroFileBrowser *self)
{
  g_autoptr(GObject) first = g_list_model_get_item (ptero_table_get_items (self->table), 0);

  if (first != NULL)
    ptero_table_select (self->table, first);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
activate_cb (PteroFileBrowser *self,
             GObject          *item)
{
  ptero_file_open (self, PTERO_FILE_OBJECT (item));
}

static gboolean
drop_cb (PteroFileBrowser *self,
         const GValue     *value,
         double            x,
         double            y)
{
  g_autofree char *path = g_strdup (ptero_folder_get_path (self->folder));
  graphene_point_t point;
  g_autoptr(PteroFileObject) file = NULL;

  if (!ptero_access_allows (self->access, "file.create"))
    return FALSE;

  if (gtk_widget_compute_point (GTK_WIDGET (self->content), GTK_WIDGET (self->table),
                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    file = ptero_table_get_item_at (self->table, point.x, point.y);
  if (file != NULL && !file->is_file)
    {
      g_free (path);
      path = ptero_path_join (ptero_folder_get_path (self->folder), file->name);
    }
  ptero_file_upload_list (self, g_value_get_boxed (value), path);

  return TRUE;
}

static GtkWidget *
build_search (PteroFileBrowser *self)
{
  self->search_entry = gtk_search_entry_new ();
  g_object_set (self->search_entry, "placeholder-text", _("Search in this folder"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (search_activate_cb), self);
  gtk_widget_set_hexpand (self->search_entry, TRUE);
  self->search_bar = gtk_search_bar_new ();
  gtk_search_bar_set_child (GTK_SEARCH_BAR (self->search_bar), self->search_entry);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar),
                                GTK_EDITABLE (self->search_entry));
  g_signal_connect_swapped (self->search_entry, "changed", G_CALLBACK (search_typed_cb), self);
  ptero_search_capture (self->search_entry, GTK_WIDGET (self->table));

  return self->search_bar;
}

static void
build_table (PteroFileBrowser *self)
{
  guint n_columns;
  const PteroColumn *columns = ptero_file_columns_get (&n_columns);
  g_autoptr(GMenuModel) menu = ptero_file_menu_new ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->table = PTERO_TABLE (ptero_table_new ("files", columns, n_columns));
  ptero_table_set_searched (self->table, 1);
  ptero_table_set_section (self->table,
                           GTK_SORTER (gtk_custom_sorter_new (ptero_file_compare, NULL, NULL)));
  ptero_table_set_order (self->table,
                         GTK_SORTER (gtk_custom_sorter_new (ptero_file_compare_names, NULL, NULL)));
  self->hidden = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  ptero_table_set_filter (self->table, g_object_ref (self->hidden));
  ptero_table_set_menu (self->table, menu);
  ptero_table_set_usual_sort (self->table, "name");
  ptero_table_set_checks (self->table);
  g_signal_connect_swapped (self->table, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);

  self->content = PTERO_CONTENT (ptero_content_new (GTK_WIDGET (self->table)));
  ptero_content_set_empty (self->content, "folder-symbolic", _("Empty Folder"),
                           _("Drop files here to upload them"),
                           _("_Upload Files…"), "files.upload");
  g_signal_connect_swapped (self->content, "retry", G_CALLBACK (ptero_file_browser_refresh), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->content), "file-drop");
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  ptero_file_drag_attach (self, target);
  gtk_widget_add_controller (GTK_WIDGET (self->content), GTK_EVENT_CONTROLLER (target));
}

static void
narrow_changed_cb (PteroFileBrowser *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (PTERO_NARROW_BIN (self->bin));

  ptero_table_set_narrow (self->table, narrow);
  ptero_file_action_bar_set_narrow (self->action_bar, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
build (PteroFileBrowser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  build_table (self);
  self->path_bar = PTERO_PATH_BAR (ptero_path_bar_new ());
  g_signal_connect_swapped (self->path_bar, "go", G_CALLBACK (ptero_file_browser_open), self);
  self->bar = ptero_file_bar_new (GTK_WIDGET (self->path_bar), ptero_file_bookmarks_new (self));
  self->action_bar =
    PTERO_FILE_ACTION_BAR (ptero_file_action_bar_new (self->jobs,
                                                      ptero_access_get_uuid (self->access)));
  ptero_toast_place_above (GTK_WIDGET (self->action_bar));
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), build_search (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->content));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->action_bar));

  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  gtk_widget_set_parent (self->bin, GTK_WIDGET (self));
  g_signal_connect_swapped (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self);
  add_actions (self);
}

static void
ptero_file_browser_map (GtkWidget *widget)
{
  PteroFileBrowser *self = PTERO_FILE_BROWSER (widget);

  GTK_WIDGET_CLASS (ptero_file_browser_parent_class)->map (widget);

  if (!ptero_folder_get_loading (self->folder) &&
      (!ptero_folder_get_loaded (self->folder) || ptero_keep_time_is_over (self->listed_at)))
    ptero_folder_refresh (self->folder);
}

static gboolean
ptero_file_browser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_FILE_BROWSER (widget)->table));
}

static void
ptero_file_browser_part_refresh (PteroPart *part)
{
  ptero_file_browser_refresh (PTERO_FILE_BROWSER (part));
}

static gboolean
ptero_file_browser_start_search (PteroPart *part)
{
  PteroFileBrowser *self = PTERO_FILE_BROWSER (part);

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);

  return gtk_widget_grab_focus (self->search_entry);
}

static gboolean
ptero_file_browser_go_back (PteroPart *part)
{
  PteroFileBrowser *self = PTERO_FILE_BROWSER (part);
  gboolean possible = self->back->len > 0;

  step (self, self->back, self->forward);

  return possible;
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->refresh = ptero_file_browser_part_refresh;
  iface->start_search = ptero_file_browser_start_search;
  iface->go_back = ptero_file_browser_go_back;
}

static void
ptero_file_browser_dispose (GObject *object)
{
  PteroFileBrowser *self = PTERO_FILE_BROWSER (object);

  if (self->folder != NULL)
    g_signal_handlers_disconnect_by_data (self->folder, self);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_pointer (&self->bin, gtk_widget_unparent);
  self->table = NULL;
  g_clear_object (&self->hidden);
  g_clear_object (&self->actions);
  g_clear_object (&self->folder);
  g_clear_object (&self->jobs);
  g_clear_object (&self->access);

  G_OBJECT_CLASS (ptero_file_browser_parent_class)->dispose (object);
}

static void
ptero_file_browser_finalize (GObject *object)
{
  PteroFileBrowser *self = PTERO_FILE_BROWSER (object);

  g_ptr_array_unref (self->back);
  g_ptr_array_unref (self->forward);
  g_free (self->wanted);

  G_OBJECT_CLASS (ptero_file_browser_parent_class)->finalize (object);
}

static void
ptero_file_browser_class_init (PteroFileBrowserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_file_browser_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_file_browser_finalize;
  widget_class->grab_focus = ptero_file_browser_grab_focus;
  widget_class->map = ptero_file_browser_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_file_browser_init (PteroFileBrowser *self)
{
  self->show_hidden = TRUE;
  self->back = g_ptr_array_new_with_free_func (g_free);
  self->forward = g_ptr_array_new_with_free_func (g_free);
}

/**
 * ptero_file_browser_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the files of the server, from the root on
 */
GtkWidget *
ptero_file_browser_new (PteroAccess   *access,
                        PteroJobQueue *jobs)
{
  PteroFileBrowser *self;

  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);

  self = g_object_new (PTERO_TYPE_FILE_BROWSER, NULL);
  self->access = g_object_ref (access);
  self->jobs = g_object_ref (jobs);
  g_signal_connect_object (access, "changed", G_CALLBACK (update_verbs), self, G_CONNECT_SWAPPED);
  build (self);
  set_folder (self, "/");
  update_history (self);
  update_verbs (self);
  ptero_content_update (self->content, TRUE, NULL, 0, 0);

  return GTK_WIDGET (self);
}

/**
 * ptero_file_browser_get_access:
 * @self: a browser
 *
 * Returns: (transfer none): what may be done with its server
 */
PteroAccess *
ptero_file_browser_get_access (PteroFileBrowser *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (self), NULL);

  return self->access;
}

/**
 * ptero_file_browser_get_jobs:
 * @self: a browser
 *
 * Returns: (transfer none): where long work goes
 */
PteroJobQueue *
ptero_file_browser_get_jobs (PteroFileBrowser *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (self), NULL);

  return self->jobs;
}

/**
 * ptero_file_browser_get_folder:
 * @self: a browser
 *
 * Returns: (transfer none): the folder it shows
 */
PteroFolder *
ptero_file_browser_get_folder (PteroFileBrowser *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (self), NULL);

  return self->folder;
}

/**
 * ptero_file_browser_get_table:
 * @self: a browser
 *
 * Returns: (transfer none): its table
 */
PteroTable *
ptero_file_browser_get_table (PteroFileBrowser *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (self), NULL);

  return self->table;
}

/**
 * ptero_file_browser_get_actions:
 * @self: a browser
 *
 * Returns: (transfer none): what can be done, in the group `files`
 */
GActionGroup *
ptero_file_browser_get_actions (PteroFileBrowser *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_BROWSER (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * ptero_file_browser_open:
 * @self: a browser
 * @path: a clean path
 *
 * Shows the folder at @path.
 */
void
ptero_file_browser_open (PteroFileBrowser *self,
                         const char       *path)
{
  const char *old;

  g_return_if_fail (PTERO_IS_FILE_BROWSER (self));
  g_return_if_fail (path != NULL && *path == '/');

  old = ptero_folder_get_path (self->folder);
  if (g_str_equal (old, path))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->table));
      return;
    }

  g_ptr_array_add (self->back, g_strdup (old));
  if (self->back->len > MAX_HISTORY)
    g_ptr_array_remove_index (self->back, 0);
  g_ptr_array_set_size (self->forward, 0);
  go_to (self, path);
}

/**
 * ptero_file_browser_refresh:
 * @self: a browser
 *
 * Lists the folder again.
 */
void
ptero_file_browser_refresh (PteroFileBrowser *self)
{
  g_return_if_fail (PTERO_IS_FILE_BROWSER (self));

  ptero_folder_refresh (self->folder);
}

/**
 * ptero_file_browser_select:
 * @self: a browser
 * @name: a name
 *
 * Selects what has that name, once the folder is listed.
 */
void
ptero_file_browser_select (PteroFileBrowser *self,
                           const char       *name)
{
  g_return_if_fail (PTERO_IS_FILE_BROWSER (self));

  g_free (self->wanted);
  self->wanted = g_strdup (name);
}
