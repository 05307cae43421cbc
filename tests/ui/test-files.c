/* test-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-action-bar.h"
#include "ptero-file-browser.h"
#include "ptero-folder-picker.h"
#include "ptero-form-dialog.h"
#include "ptero-mode-grid.h"
#include "ptero-part.h"
#include "ptero-test-files.h"

/* Sorted step by step: not at once on a busy computer. */
static gboolean
is_folder_first (gpointer browser)
{
  g_autoptr(PteroFileObject) first =
    g_list_model_get_item (ptero_table_get_items (ptero_file_browser_get_table (browser)), 0);

  return first != NULL && !first->is_file;
}

/* What the node has the request under in its log is there to be copied. */
static gboolean
says_request (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_widget_get_mapped (widget) && gtk_label_get_selectable (GTK_LABEL (widget)) &&
           g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Request: ");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says_request (child))
        return TRUE;
    }

  return FALSE;
}

/* A person looks around. */
static void
test_browse (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  g_assert_true (PTERO_IS_FILE_BROWSER (browser));
  ptero_test_wait (ptero_test_files_is_listed, browser);
  ptero_test_files_wait (browser, "server.properties");
  ptero_test_wait (is_folder_first, browser);
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "files");
  g_assert_false (ptero_part_go_back (PTERO_PART (browser)));

  ptero_test_files_open_folder (browser, "plugins");
  ptero_test_files_wait (browser, "Essentials");
  ptero_test_files_open_folder (browser, "Essentials");
  g_assert_cmpstr (ptero_test_files_get_path (browser), ==, "/plugins/Essentials");
  ptero_test_files_wait (browser, "config.yml");
  ptero_test_spin (150);
  ptero_test_screenshot (self->window, "files-deep");
  ptero_test_files_run (browser, "up");
  ptero_test_files_wait_selected (browser, "Essentials");
  g_assert_true (ptero_part_go_back (PTERO_PART (browser)));
  g_assert_cmpstr (ptero_test_files_get_path (browser), ==, "/plugins/Essentials");
  ptero_test_files_run (browser, "forward");
  g_assert_cmpstr (ptero_test_files_get_path (browser), ==, "/plugins");

  ptero_test_files_run (browser, "edit-path");
  ptero_test_spin (50);
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/odd names");
  ptero_test_files_wait (browser, ".hidden");
  ptero_test_files_run (browser, "hidden");
  ptero_test_files_wait_none (browser, ".hidden");
  ptero_test_files_run (browser, "hidden");
  ptero_test_files_wait (browser, ".hidden");

  ptero_part_start_search (PTERO_PART (browser));
  gtk_editable_set_text (GTK_EDITABLE (ptero_test_find_type (browser, GTK_TYPE_SEARCH_ENTRY)),
                         "quot");
  ptero_test_files_wait_none (browser, ".hidden");
  ptero_test_files_wait (browser, "\"quoted\".txt");
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "files-search");

  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/not there");
  ptero_test_wait_label (browser, "This Could Not Be Loaded");
  ptero_test_screenshot (self->window, "files-error");
  g_assert_true (says_request (browser));
  ptero_test_section_free (self);
}

/* A person makes, renames, moves, copies, changes and deletes. */
static void
test_change (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;

  ptero_test_files_wait (browser, "server.properties");
  ptero_test_files_run (browser, "new-folder");
  ptero_test_files_fill (browser, "_name", "a/b");
  ptero_test_wait_label (ptero_test_find_dialog (browser),
                         "A name has no / and no \\, and is not . or ..");
  ptero_test_files_fill (browser, "_name", "stuff");
  ptero_test_wait (ptero_test_has_no_dialog, browser);
  ptero_test_files_wait_selected (browser, "stuff");
  ptero_test_files_run (browser, "copy");
  ptero_test_files_wait (browser, "stuff (1)");
  ptero_test_files_select (browser, "stuff");
  ptero_test_files_open_folder (browser, "stuff");
  ptero_test_wait_label (browser, "Empty Folder");
  ptero_test_screenshot (self->window, "files-empty");

  ptero_test_files_run (browser, "new-file");
  ptero_test_files_fill (browser, "_name", "notes.txt");
  ptero_test_files_wait_selected (browser, "notes.txt");
  ptero_test_files_run (browser, "rename");
  ptero_test_wait_dialog (browser);
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (browser))),
                         "files-rename");
  ptero_test_files_fill (browser, "_name", "todo.txt");
  ptero_test_files_wait_selected (browser, "todo.txt");
  ptero_test_files_run (browser, "copy");
  ptero_test_files_wait (browser, "todo copy.txt");

  /* what is there already is not overwritten */
  ptero_test_files_select (browser, "todo copy.txt");
  ptero_test_files_run (browser, "rename");
  ptero_test_files_fill (browser, "_name", "todo.txt");
  ptero_test_spin (500);
  g_assert_false (ptero_test_has_no_dialog (browser));
  ptero_test_files_fill (browser, "_name", "other.txt");
  ptero_test_files_wait_selected (browser, "other.txt");

  ptero_test_files_run (browser, "permissions");
  ptero_test_wait_dialog (browser);
  ptero_test_spin (200);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_dialog (browser))),
                         "files-permissions");
  ptero_test_files_fill (browser, "_mode", "9");
  ptero_test_spin (50);
  ptero_mode_grid_set_mode (PTERO_MODE_GRID (ptero_test_find_type (ptero_test_find_dialog (browser),
                                                                   PTERO_TYPE_MODE_GRID)), 0750);
  g_signal_emit_by_name (ptero_test_find_type (ptero_test_find_dialog (browser),
                                               PTERO_TYPE_MODE_GRID), "changed");
  g_assert_true (gtk_widget_activate_action (ptero_test_find_dialog (browser), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, browser);
  ptero_test_spin (300);
  g_assert_cmpstr (ptero_test_files_find (browser, "other.txt")->mode_bits, ==, "750");

  ptero_test_files_select (browser, "other.txt");
  ptero_test_files_run (browser, "delete");
  ptero_test_answer_alert (browser, "Delete");
  ptero_test_files_wait_none (browser, "other.txt");
  g_assert_nonnull (ptero_test_files_find (browser, "todo.txt"));

  ptero_test_section_free (self);
}

/* Closes what only says something. */
static void
close_alert (const char *heading)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ptero_test_find_label (window, heading) == NULL)
        continue;
      g_signal_emit_by_name (ptero_test_find_button (window, "Close"), "clicked");
      return;
    }

  g_assert_not_reached ();
}

/* A new file does not replace what the server made meanwhile; many things get a mode that fits all
 * of them. */
static void
test_late (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  PteroAccess *access = ptero_file_browser_get_access (PTERO_FILE_BROWSER (browser));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                                                       ptero_access_get_uuid (access), NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("theirs", 6);
  g_autofree char *mode = NULL;

  ptero_test_files_wait (browser, "server.properties");
  ptero_request_set_query (request, "file", "/late.txt");
  ptero_request_set_body (request, "text/plain", bytes);
  ptero_test_ask (ptero_panel_get_client (ptero_access_get_panel (access)), request);
  g_assert_null (ptero_test_files_find (browser, "late.txt"));

  ptero_test_files_run (browser, "new-file");
  ptero_test_files_fill (browser, "_name", "late.txt");
  ptero_test_files_wait (browser, "late.txt");
  ptero_test_spin (300);
  g_assert_cmpint (ptero_test_files_find (browser, "late.txt")->size, ==, 6);
  close_alert ("“late.txt” Is There Already");

  g_assert_true (gtk_widget_activate_action (ptero_test_find_type (browser, GTK_TYPE_LIST_VIEW),
                                             "list.select-all", NULL));
  ptero_test_files_run (browser, "permissions");
  ptero_test_wait_dialog (browser);
  mode = ptero_form_dup_string (ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (browser))), "_mode");
  g_assert_cmpstr (mode, ==, "755");

  ptero_test_section_free (self);
}

static gboolean
is_picker_ready (gpointer picker)
{
  PteroFolder *folder = ptero_folder_picker_get_folder (picker);

  return ptero_folder_get_loaded (folder) && !ptero_folder_get_loading (folder);
}

static gboolean
has_picker (gpointer wanted)
{
  return (ptero_test_find_anywhere (PTERO_TYPE_FOLDER_PICKER) != NULL) == GPOINTER_TO_INT (wanted);
}

static GtkWidget *
wait_picker (void)
{
  GtkWidget *picker;

  ptero_test_wait (has_picker, GINT_TO_POINTER (TRUE));
  picker = ptero_test_find_anywhere (PTERO_TYPE_FOLDER_PICKER);
  ptero_test_wait (is_picker_ready, picker);
  ptero_test_spin (100);

  return picker;
}

static GListModel *
get_folders (GtkWidget *picker)
{
  return ptero_table_get_items (PTERO_TABLE (ptero_test_find_type (picker, PTERO_TYPE_TABLE)));
}

/* A person moves something to a folder that is picked, and one that is made for it. */
static void
test_move (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  GtkWidget *picker;

  ptero_test_files_wait (browser, "world");
  ptero_test_files_select (browser, "world");
  ptero_test_files_run (browser, "move");
  picker = wait_picker ();
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (picker)), "files-move");
  /* neither files nor what is moved */
  for (guint i = 0; i < g_list_model_get_n_items (get_folders (picker)); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (get_folders (picker), i);

      g_assert_false (file->is_file);
      g_assert_cmpstr (file->name, !=, "world");
    }
  g_assert_false (gtk_widget_activate_action (picker, "picker.up", NULL) &&
                  !g_str_equal (ptero_folder_get_path (ptero_folder_picker_get_folder (PTERO_FOLDER_PICKER (picker))), "/"));
  gtk_widget_activate_action (picker, "picker.accept", NULL);
  ptero_test_spin (100);
  g_assert_true (has_picker (GINT_TO_POINTER (TRUE)));

  g_signal_emit_by_name (ptero_test_find_type (picker, PTERO_TYPE_TABLE), "activate",
                         ptero_test_files_find (browser, "plugins"));
  ptero_test_wait (is_picker_ready, picker);
  ptero_test_spin (100);
  g_assert_true (gtk_widget_activate_action (picker, "picker.new-folder", NULL));
  ptero_test_wait_dialog (picker);
  ptero_test_files_fill (picker, "_name", "kept");
  while (!g_str_equal (ptero_folder_get_path (ptero_folder_picker_get_folder (PTERO_FOLDER_PICKER (picker))), "/plugins/kept"))
    ptero_test_spin (20);
  ptero_test_wait (is_picker_ready, picker);
  ptero_test_spin (100);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (picker)), "files-move-empty");
  g_assert_true (gtk_widget_activate_action (picker, "picker.accept", NULL));
  ptero_test_files_wait_none (browser, "world");
  ptero_file_browser_open (PTERO_FILE_BROWSER (browser), "/plugins/kept");
  ptero_test_files_wait (browser, "world");

  /* what is not picked is not moved */
  ptero_test_files_select (browser, "world");
  ptero_test_files_run (browser, "move");
  picker = wait_picker ();
  g_assert_true (gtk_widget_activate_action (picker, "picker.up", NULL));
  ptero_test_wait (is_picker_ready, picker);
  g_assert_true (gtk_widget_activate_action (picker, "picker.close", NULL));
  ptero_test_wait (has_picker, GINT_TO_POINTER (FALSE));
  ptero_test_spin (200);
  g_assert_nonnull (ptero_test_files_find (browser, "world"));
  ptero_test_section_free (self);
}

static void
press_key (GtkWidget *widget,
           guint      key,
           guint      modifiers)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
}

/* What is typed in the list searches; keys that are no letters are those of the list. */
static void
test_typed (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);
  GtkWidget *browser = self->section;
  GtkWidget *table = GTK_WIDGET (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));
  GtkWidget *entry = ptero_test_find_type (browser, GTK_TYPE_SEARCH_ENTRY);
  GtkSearchBar *bar = GTK_SEARCH_BAR (ptero_test_find_type (browser, GTK_TYPE_SEARCH_BAR));

  ptero_test_files_wait (browser, "eula.txt");
  press_key (table, GDK_KEY_F10, GDK_SHIFT_MASK);
  press_key (table, GDK_KEY_Menu, 0);
  press_key (table, GDK_KEY_Delete, 0);
  g_assert_false (gtk_search_bar_get_search_mode (bar));
  press_key (table, GDK_KEY_e, 0);
  g_assert_true (gtk_search_bar_get_search_mode (bar));
  press_key (table, GDK_KEY_u, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "eu");
  ptero_test_files_wait_none (browser, "ops.json");
  ptero_test_files_wait (browser, "eula.txt");
  g_assert_null (gtk_search_bar_get_key_capture_widget (bar));
  ptero_test_section_free (self);
}

static gboolean
is_enabled (GtkWidget  *browser,
            const char *verb)
{
  return g_action_group_get_action_enabled (ptero_file_browser_get_actions (PTERO_FILE_BROWSER (browser)), verb);
}

static PteroFleetServer *
find_shared (PteroTestFleet *fleet)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (!ptero_fleet_server_get_server (server)->server_owner &&
          !ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        return server;
    }

  return NULL;
}

static gboolean
is_known (gpointer access)
{
  return ptero_access_get_known (access);
}

/* Of a subuser each verb is enabled that the panel allows, and no other. */
static void
test_subuser (void)
{
  static const struct { const char *verb; const char *permission; } verbs[] = {
    { "rename", "file.update" }, { "permissions", "file.update" }, { "delete", "file.delete" },
    { "archive", "file.archive" },
    { "new-folder", "file.create" }, { "upload", "file.create" },
  };
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_USER);
  g_autoptr(PteroAccess) access = NULL;
  GtkWidget *browser;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  g_assert_nonnull (find_shared (fleet));
  access = ptero_access_new (find_shared (fleet));
  ptero_access_refresh (access);
  ptero_test_wait (is_known, access);
  browser = g_object_ref_sink (ptero_file_browser_new (access, fleet->jobs));
  window = ptero_test_present_sized (browser, 800, 600);
  if (ptero_access_allows (access, "file.read"))
    {
      ptero_test_files_wait (browser, "eula.txt");
      ptero_test_files_select (browser, "eula.txt");
    }
  else
    {
      ptero_test_wait_label (browser, "This Could Not Be Loaded");
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs) && ptero_access_allows (access, "file.read"); i++)
    g_assert_cmpint (is_enabled (browser, verbs[i].verb), ==,
                     ptero_access_allows (access, verbs[i].permission));

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (browser);
  g_clear_object (&access);
  ptero_test_fleet_free (fleet);
}

static void
test_narrow (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 360, 700);
  GtkWidget *browser = self->section;

  ptero_test_files_wait (browser, "plugins");
  ptero_test_files_select (browser, "plugins");
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "files-narrow");
  ptero_test_section_free (self);
}

static void
test_mirrored (void)
{
  PteroTestSection *self;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self = ptero_test_section_new ("files", 1000, 600);
  ptero_test_files_wait (self->section, "plugins");
  ptero_test_files_select (self->section, "plugins");
  ptero_test_spin (300);
  ptero_test_screenshot (self->window, "files-mirrored");
  ptero_test_section_free (self);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What is checked is added to what is selected already, and taken out again. The list keeps its
 * place meanwhile. */
static void
test_checks (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 600);
  PteroTable *table;
  GtkWidget *check;
  GtkWidget *bar = ptero_test_find_type (self->section, PTERO_TYPE_FILE_ACTION_BAR);
  int height;

  ptero_test_files_wait (self->section, "plugins");
  ptero_test_wait_label (bar, "17 items");
  table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (self->section));
  ptero_test_spin (200);
  height = gtk_widget_get_height (GTK_WIDGET (table));
  ptero_test_files_select (self->section, "config");
  ptero_test_spin (200);
  check = ptero_test_find_type (gtk_widget_get_last_child (ptero_test_find_type (self->section,
                                                                                 GTK_TYPE_COLUMN_VIEW)), GTK_TYPE_IMAGE);
  g_assert_true (gtk_widget_has_css_class (check, "row-check"));
  g_assert_true ((gtk_widget_get_state_flags (check) & GTK_STATE_FLAG_CHECKED) != 0);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (table)), ==, height);
  g_assert_nonnull (ptero_test_find_label (bar, "1 of 17"));

  g_action_group_activate_action (ptero_file_browser_get_actions (PTERO_FILE_BROWSER (self->section)), "select-all", NULL);
  g_assert_nonnull (ptero_test_find_label (bar, "17 of 17"));
  ptero_table_unselect (table);
  ptero_test_spin (200);
  g_assert_false ((gtk_widget_get_state_flags (check) & GTK_STATE_FLAG_CHECKED) != 0);
  g_assert_nonnull (ptero_test_find_label (bar, "17 items"));
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/files/browse", test_browse);
  g_test_add_func ("/files/change", test_change);
  g_test_add_func ("/files/late", test_late);
  g_test_add_func ("/files/checks", test_checks);
  g_test_add_func ("/files/mirrored", test_mirrored);
  g_test_add_func ("/files/move", test_move);
  g_test_add_func ("/files/typed", test_typed);
  g_test_add_func ("/files/subuser", test_subuser);
  g_test_add_func ("/files/narrow", test_narrow);

  return g_test_run ();
}
