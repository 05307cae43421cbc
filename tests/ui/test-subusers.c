/* test-subusers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-permission-editor.h"
#include "ptero-permission-presets.h"
#include "ptero-preset-dialog.h"
#include "ptero-preset-menu.h"
#include "ptero-server-picker.h"
#include "ptero-subuser.h"
#include "ptero-test-sections.h"

#define OTHER "friend@example.com"

static PteroPermissionEditor *
wait_editor (GtkWidget *pane)
{
  return PTERO_PERMISSION_EDITOR (ptero_test_find_type (ptero_test_wait_dialog (pane),
                                                        PTERO_TYPE_PERMISSION_EDITOR));
}

static PteroPermissionEditor *
open_editor (GtkWidget  *pane,
             const char *email)
{
  g_assert_true (ptero_test_select_item (pane, email));
  ptero_test_run_verb (pane, "edit");

  return wait_editor (pane);
}

static void
save (GtkWidget *pane)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)))), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
}

static void
close_dialog (GtkWidget *pane)
{
  ptero_dialog_force_close (ptero_test_find_dialog (pane));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
}

static gboolean
can_save (GtkWidget  *pane,
          const char *label)
{
  return gtk_widget_is_sensitive (ptero_test_find_button (ptero_test_find_dialog (pane), label));
}

static gboolean
has (GtkWidget  *pane,
     const char *email,
     const char *permission)
{
  PteroSubuser *subuser = ptero_test_find_item (pane, email);

  return subuser != NULL &&
         g_strv_contains ((const char * const *) subuser->permissions, permission);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_is_sensitive (widget);
}

static gboolean
has_sftp (gpointer pane)
{
  return has (pane, OTHER, "file.sftp");
}

static void
take_picture (GtkWidget  *widget,
              const char *name)
{
  if (g_getenv ("PTERO_TEST_PICTURES") == NULL)
    return;

  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (widget)), name);
}

static void
invite (GtkWidget *pane)
{
  PteroPermissionEditor *editor;
  PteroForm *form;

  ptero_test_run_verb (pane, "invite");
  editor = wait_editor (pane);
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)));
  ptero_form_set_string (form, "email", "nobody");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "permissions.preset", "s",
                                             "operate"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "websocket.connect"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "control.stop"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "file.read"));
  g_assert_false (ptero_permission_editor_is_selected (editor, "file.delete"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  take_picture (GTK_WIDGET (form), "subusers-invite");
  ptero_form_set_string (form, "email", OTHER);
  save (pane);
  ptero_test_wait_item (pane, OTHER);
}

static gboolean
is_visible (PteroPermissionEditor *editor,
            const char            *title)
{
  GtkWidget *label = ptero_test_find_label (GTK_WIDGET (editor), title);

  return label != NULL &&
         gtk_widget_get_visible (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW));
}

/* The title of a group folds it; what is searched for is shown nevertheless. */
static void
fold (PteroPermissionEditor *editor)
{
  GtkWidget *header =
    gtk_widget_get_ancestor (ptero_test_find_label (GTK_WIDGET (editor), "Backup"),
                             ADW_TYPE_ACTION_ROW);

  g_assert_true (is_visible (editor, "Restore"));
  adw_action_row_activate (ADW_ACTION_ROW (header));
  g_assert_false (is_visible (editor, "Restore"));
  g_assert_true (is_visible (editor, "Backup"));
  take_picture (GTK_WIDGET (editor), "subusers-folded");
  ptero_permission_editor_search (editor, "backup");
  ptero_test_spin (300);
  g_assert_true (is_visible (editor, "Restore"));
  ptero_permission_editor_search (editor, "");
  ptero_test_spin (300);
  g_assert_false (is_visible (editor, "Restore"));
  adw_action_row_activate (ADW_ACTION_ROW (header));
  g_assert_true (is_visible (editor, "Restore"));
}

/* A person invites somebody as an operator, gives more, looks for a permission, and removes
 * them. */
static void
test_life (void)
{
  PteroTestSection *self = ptero_test_section_new ("users", 950, 700);
  GtkWidget *pane = self->section;
  PteroPermissionEditor *editor;

  ptero_test_wait_item (pane, "alice@example.com");
  invite (pane);
  g_assert_true (has (pane, OTHER, "control.stop"));
  g_assert_false (has (pane, OTHER, "file.sftp"));

  editor = open_editor (pane, OTHER);
  g_assert_false (can_save (pane, "Save"));
  ptero_permission_editor_select (editor, "file.sftp", TRUE);
  ptero_permission_editor_select (editor, "control.stop", FALSE);
  g_assert_true (can_save (pane, "Save"));
  ptero_test_wait_label (ptero_test_find_dialog (pane),
                         "14 of 40 permissions · 1 added, 1 removed");
  take_picture (GTK_WIDGET (editor), "subusers-permissions");
  fold (editor);
  ptero_permission_editor_search (editor, "SFTP");
  g_assert_true (is_visible (editor, "SFTP"));
  take_picture (GTK_WIDGET (editor), "subusers-search");
  save (pane);
  ptero_test_wait (has_sftp, pane);
  g_assert_false (has (pane, OTHER, "control.stop"));

  g_assert_true (ptero_test_select_item (pane, OTHER));
  take_picture (pane, "subusers");
  ptero_test_run_verb (pane, "remove");
  ptero_test_answer_alert (pane, "Remove");
  ptero_test_wait_no_item (pane, OTHER);

  ptero_test_section_free (self);
}

/* What somebody else changed meanwhile is not undone by saving. */
static void
test_stale (void)
{
  static const char * const meanwhile[] = { "websocket.connect", "file.read", "file.sftp", NULL };
  PteroTestSection *self = ptero_test_section_new ("users", 950, 700);
  GtkWidget *pane = self->section;
  PteroPermissionEditor *editor;

  ptero_test_wait_item (pane, "alice@example.com");
  ptero_test_section_give (self, "alice@example.com", meanwhile);
  editor = open_editor (pane, "alice@example.com");
  g_assert_true (ptero_permission_editor_is_selected (editor, "file.sftp"));
  g_assert_false (ptero_permission_editor_is_selected (editor, "control.start"));
  ptero_permission_editor_select (editor, "file.create", TRUE);
  save (pane);
  ptero_test_wait_item (pane, "4");
  g_assert_true (has (pane, "alice@example.com", "file.sftp"));

  ptero_test_section_free (self);
}

/* The panel takes nobody twice; what was chosen stays. */
static void
test_twice (void)
{
  PteroTestSection *self = ptero_test_section_new ("users", 360, 640);
  GtkWidget *pane = self->section;
  PteroForm *form;
  int minimum;

  ptero_test_wait_item (pane, "alice@example.com");
  take_picture (pane, "subusers-narrow");
  ptero_test_run_verb (pane, "invite");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (wait_editor (pane)), "permissions.preset",
                                             "s", "view"));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)));
  ptero_form_set_string (form, "email", "alice@example.com");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait_label (ptero_test_find_dialog (pane),
                         "The panel refused this. “A user with that email address is already assigned as a subuser for this server.”");
  g_assert_true (ptero_permission_editor_is_selected (wait_editor (pane), "file.read"));
  take_picture (GTK_WIDGET (form), "subusers-invite-narrow");
  gtk_widget_measure (ptero_test_find_dialog (pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_dialog (pane);

  ptero_test_section_free (self);
}

/* Who lacks a permission cannot give it, nor change who has it, nor themselves. */
static void
test_lacking (void)
{
  static const char * const permissions[] = { "websocket.connect", "user.read", "user.create",
                                              "user.update", "control.start", NULL };
  static const char * const more[] = { "websocket.connect", "file.delete", NULL };
  PteroTestSection *self = ptero_test_section_new_for ("users", 950, 700, PTERO_DEMO_KEY_USER,
                                                       permissions);
  GtkWidget *pane = self->section;
  PteroPermissionEditor *editor;

  ptero_test_wait_item (pane, "alice@example.com");
  editor = open_editor (pane, "alice@example.com");
  ptero_test_wait_label (ptero_test_find_dialog (pane),
                         "This is you. Nobody can change their own permissions.");
  ptero_permission_editor_select (editor, "control.start", FALSE);
  g_assert_true (ptero_permission_editor_is_selected (editor, "control.start"));
  g_assert_false (can_save (pane, "Save"));
  take_picture (GTK_WIDGET (editor), "subusers-self");
  close_dialog (pane);
  ptero_test_wait (is_insensitive, ptero_test_find_button (pane, "Remove…"));

  ptero_test_run_verb (pane, "invite");
  editor = wait_editor (pane);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "permissions.preset", "s",
                                             "all"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "control.start"));
  g_assert_false (ptero_permission_editor_is_selected (editor, "file.delete"));
  g_assert_nonnull (ptero_test_find_label (ptero_test_find_dialog (pane),
                                           "You do not have this permission yourself"));
  take_picture (GTK_WIDGET (editor), "subusers-lacking");
  ptero_form_set_string (ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane))), "email", OTHER);
  save (pane);
  ptero_test_wait_item (pane, OTHER);

  ptero_test_section_give (self, OTHER, more);
  ptero_list_pane_refresh (PTERO_LIST_PANE (pane));
  ptero_test_wait_item (pane, "2");
  editor = open_editor (pane, OTHER);
  ptero_permission_editor_select (editor, "file.delete", FALSE);
  g_assert_true (ptero_permission_editor_is_selected (editor, "file.delete"));
  g_assert_false (can_save (pane, "Save"));
  close_dialog (pane);

  ptero_test_section_free (self);
}

/* Who may only look sees the permissions and changes none; what was taken meanwhile is refused by
 * the panel. */
static void
test_refused (void)
{
  static const char * const permissions[] = { "websocket.connect", "user.read", "user.create",
                                              NULL };
  static const char * const less[] = { "websocket.connect", "user.read", NULL };
  PteroTestSection *self = ptero_test_section_new_for ("users", 950, 700, PTERO_DEMO_KEY_USER,
                                                       permissions);
  GtkWidget *pane = self->section;
  PteroForm *form;

  ptero_test_wait_item (pane, "alice@example.com");
  ptero_test_run_verb (pane, "invite");
  wait_editor (pane);
  ptero_test_section_give (self, "alice@example.com", less);
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)));
  ptero_form_set_string (form, "email", OTHER);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait_label (ptero_test_find_dialog (pane),
                         "This key has no right to do this; use one that has it. “This action is unauthorized.”");
  take_picture (GTK_WIDGET (form), "subusers-refused");
  close_dialog (pane);
  g_assert_null (ptero_test_find_item (pane, OTHER));

  ptero_access_refresh (ptero_list_pane_get_access (PTERO_LIST_PANE (pane)));
  ptero_test_wait (is_insensitive, ptero_test_find_button (pane, "Invite…"));

  ptero_test_section_free (self);
}

static gboolean
has_anywhere (gpointer type)
{
  return ptero_test_find_anywhere (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
has_nowhere (gpointer type)
{
  return !has_anywhere (type);
}

static gboolean
are_finished (gpointer jobs)
{
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr(PteroJob) job = g_list_model_get_item (jobs, i);

      if (!ptero_job_get_finished (job))
        return FALSE;
    }

  return g_list_model_get_n_items (jobs) > 0;
}

/* What came of one of the servers of the only job. */
static char *
dup_result (PteroTestSection *self,
            PteroFleetServer *server)
{
  g_autoptr(PteroJob) job = g_list_model_get_item (G_LIST_MODEL (self->fleet->jobs), 0);
  GListModel *targets = ptero_job_get_targets (job);

  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr(PteroJobTarget) target = g_list_model_get_item (targets, i);

      if (ptero_job_target_get_object (target) == (gpointer) server)
        return g_strdup (ptero_job_target_get_message (target));
    }

  return NULL;
}

/* A person gets what they may do here on another server of the panel, where they are known, and on
 * one of another panel. */
static void
test_apply (void)
{
  PteroTestSection *self = ptero_test_section_new ("users", 950, 700);
  GtkWidget *pane = self->section;
  PteroTestNeighbour *neighbour = ptero_test_neighbour_new (self->fleet);
  PteroFleetServer *other = ptero_test_section_find_other (self);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *picker;

  ptero_test_wait_item (pane, "alice@example.com");
  for (guint i = 0; i < 2; i++)
    {
      ptero_test_wait_complete (pane);
      g_assert_true (ptero_test_select_item (pane, "alice@example.com"));
      ptero_test_run_verb (pane, "apply");
      ptero_test_wait (has_anywhere, GSIZE_TO_POINTER (PTERO_TYPE_SERVER_PICKER));
      picker = ptero_test_find_anywhere (PTERO_TYPE_SERVER_PICKER);
      ptero_server_picker_set_chosen (PTERO_SERVER_PICKER (picker), other, TRUE);
      if (i == 1)
        ptero_server_picker_set_chosen (PTERO_SERVER_PICKER (picker),
                                        ptero_test_neighbour_find (neighbour), TRUE);
      take_picture (picker, "subusers-apply");
      g_assert_true (gtk_widget_activate_action (picker, "picker.accept", NULL));
      ptero_test_wait (has_nowhere, GSIZE_TO_POINTER (PTERO_TYPE_SERVER_PICKER));
      ptero_test_wait (are_finished, self->fleet->jobs);
      if (i == 0)
        ptero_job_queue_clear_finished (self->fleet->jobs);
    }
  first = dup_result (self, other);
  second = dup_result (self, ptero_test_neighbour_find (neighbour));
  g_assert_cmpstr (first, ==, "Permissions replaced");
  g_assert_cmpstr (second, ==, "Invited");

  ptero_test_neighbour_free (neighbour);
  ptero_test_section_free (self);
}

static PteroPresetMenu *
find_menu (PteroPermissionEditor *editor)
{
  return PTERO_PRESET_MENU (ptero_test_find_type (GTK_WIDGET (editor), PTERO_TYPE_PRESET_MENU));
}

static GtkWidget *
find_name_form (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (PTERO_IS_FORM (widget) && ptero_test_find_type (widget, PTERO_TYPE_PERMISSION_EDITOR) == NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL &&
       found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_name_form (child);

  return found;
}

/* The form of the editor is there too. */
static void
name_preset (const char *name)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *form = NULL;

  ptero_test_spin (100);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels) && form == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      form = find_name_form (window);
    }
  g_assert_nonnull (form);
  ptero_form_set_string (PTERO_FORM (form), "name", name);
  g_assert_true (gtk_widget_activate_action (form, "form.send", NULL));
  ptero_test_spin (100);
}

/* What somebody may do becomes a preset, which is given to another, renamed and deleted. */
static void
test_presets (void)
{
  PteroTestSection *self = ptero_test_section_new ("users", 950, 700);
  g_autoptr(PteroPresets) presets = ptero_permission_presets_dup_default ();
  GtkWidget *pane = self->section;
  GtkWidget *menu;
  PteroPermissionEditor *editor;

  ptero_test_wait_item (pane, "alice@example.com");
  ptero_test_run_verb (pane, "invite");
  editor = wait_editor (pane);
  ptero_permission_editor_select (editor, "file.sftp", TRUE);
  ptero_permission_editor_select (editor, "control.start", TRUE);
  menu = GTK_WIDGET (find_menu (editor));
  g_assert_true (gtk_widget_activate_action (menu, "presets.save", NULL));
  name_preset (" Up_loader ");
  g_assert_nonnull (ptero_presets_find (presets, "Up_loader"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "permissions.preset", "s",
                                             "all"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "file.delete"));
  g_assert_true (gtk_widget_activate_action (menu, "presets.choose", "s", "Up_loader"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "file.sftp"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "websocket.connect"));
  g_assert_false (ptero_permission_editor_is_selected (editor, "file.delete"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (ptero_test_find_type (menu, GTK_TYPE_MENU_BUTTON)));
  take_picture (GTK_WIDGET (editor), "subusers-presets");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (ptero_test_find_type (menu, GTK_TYPE_MENU_BUTTON)));

  g_assert_true (gtk_widget_activate_action (menu, "presets.save", NULL));
  name_preset ("Up_loader");
  ptero_test_answer_alert (pane, "Replace");
  ptero_test_spin (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (presets)), ==, 1);

  g_assert_true (gtk_widget_activate_action (menu, "presets.manage", NULL));
  ptero_test_wait (has_anywhere, GSIZE_TO_POINTER (PTERO_TYPE_PRESET_DIALOG));
  take_picture (ptero_test_find_anywhere (PTERO_TYPE_PRESET_DIALOG), "subusers-presets-manage");
  g_assert_true (gtk_widget_activate_action (ptero_test_find_anywhere (PTERO_TYPE_PRESET_DIALOG),
                                             "presets.rename", "s", "Up_loader"));
  name_preset ("Builder");
  g_assert_null (ptero_presets_find (presets, "Up_loader"));
  g_assert_nonnull (ptero_presets_find (presets, "Builder"));
  g_assert_true (gtk_widget_activate_action (ptero_test_find_anywhere (PTERO_TYPE_PRESET_DIALOG),
                                             "presets.delete", "s", "Builder"));
  ptero_test_answer_alert (pane, "Delete");
  ptero_test_spin (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (presets)), ==, 0);
  g_assert_true (gtk_widget_activate_action (ptero_test_find_anywhere (PTERO_TYPE_PRESET_DIALOG),
                                             "presets.close", NULL));
  ptero_test_wait (has_nowhere, GSIZE_TO_POINTER (PTERO_TYPE_PRESET_DIALOG));
  close_dialog (pane);

  ptero_test_section_free (self);
}

static gboolean
has_changed (gpointer user_data)
{
  return *(guint *) user_data > 0;
}

static void
changed_cb (guint *n)
{
  (*n)++;
}

/* What panels say of permissions may be a plain list, or nonsense. */
static void
test_answers (void)
{
  static const char * const answers[] = {
    "[\"websocket.connect\",\"control.start\",\"control.stop\",\"\",\".\",\"odd\",7,null]",
    "{\"control\":{\"description\":\"<b>&\",\"keys\":{\"start\":\"<i>\",\"stop\":null,\"\":\"x\"}},\"none\":{\"keys\":[]},\"odd\":7,\"empty\":{}}",
    "[]", "{}", "null",
  };
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroAccess) access = NULL;

  ptero_test_fleet_start (fleet);
  access = ptero_access_new (ptero_test_fleet_get (fleet, PTERO_SERVER_STATE_RUNNING));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      static const char * const selected[] = { "control.start", "unknown.thing", NULL };
      g_autoptr(JsonNode) node = json_from_string (answers[i], NULL);
      GtkWidget *editor = g_object_ref_sink (ptero_permission_editor_new (node, access));
      GtkWidget *window = ptero_test_present (editor);
      g_autoptr(JsonNode) array = NULL;
      guint n_changes = 0;

      g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), &n_changes);
      ptero_permission_editor_set_selected (PTERO_PERMISSION_EDITOR (editor), selected);
      g_assert_false (ptero_permission_editor_get_changed (PTERO_PERMISSION_EDITOR (editor)));
      g_assert_true (ptero_permission_editor_is_selected (PTERO_PERMISSION_EDITOR (editor),
                                                          "control.start") == (i < 2));
      g_assert_true (gtk_widget_activate_action (editor, "permissions.preset", "s", "all"));
      ptero_test_wait (has_changed, &n_changes);
      g_assert_true (ptero_permission_editor_is_selected (PTERO_PERMISSION_EDITOR (editor),
                                                          "control.stop") == (i < 2));
      array = ptero_permission_editor_dup_selected (PTERO_PERMISSION_EDITOR (editor));
      g_assert_cmpuint (json_array_get_length (json_node_get_array (array)), ==,
                        i == 0 ? 4 : i == 1 ? 3 : 2);
      gtk_window_destroy (GTK_WINDOW (window));
      ptero_test_await_finalize (editor);
    }
  g_clear_object (&access);
  ptero_test_fleet_free (fleet);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *kept = g_build_filename (folder, "ptero", NULL);
  g_autofree char *presets = g_build_filename (kept, "permission-presets.json", NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/subusers/life", test_life);
  g_test_add_func ("/subusers/stale", test_stale);
  g_test_add_func ("/subusers/twice", test_twice);
  g_test_add_func ("/subusers/lacking", test_lacking);
  g_test_add_func ("/subusers/refused", test_refused);
  g_test_add_func ("/subusers/answers", test_answers);

  g_test_add_func ("/subusers/apply", test_apply);
  g_test_add_func ("/subusers/presets", test_presets);

  status = g_test_run ();
  g_unlink (presets);
  g_rmdir (kept);
  g_rmdir (folder);

  return status;
}
