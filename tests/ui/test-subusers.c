/* test-subusers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-permission-editor.h"
#include "ptero-subuser.h"
#include "ptero-test-sections.h"

#define OTHER "friend@example.com"

static PteroPermissionEditor *
wait_editor (GtkWidget *pane)
{
  return PTERO_PERMISSION_EDITOR (ptero_test_find_type (ptero_test_wait_dialog (pane), PTERO_TYPE_PERMISSION_EDITOR));
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

  return subuser != NULL && g_strv_contains ((const char * const *) subuser->permissions, permission);
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
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "permissions.preset", "s", "operate"));
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

/* A person invites somebody as an operator, gives more, looks for a permission, and removes them. */
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
  ptero_test_wait_label (ptero_test_find_dialog (pane), "14 of 40 permissions · 1 added, 1 removed");
  take_picture (GTK_WIDGET (editor), "subusers-permissions");
  ptero_permission_editor_search (editor, "SFTP");
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
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (wait_editor (pane)), "permissions.preset", "s", "view"));
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)));
  ptero_form_set_string (form, "email", "alice@example.com");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait_label (ptero_test_find_dialog (pane),
                         "The panel refused this. “A user with that email address is already assigned as a subuser for this server.”");
  g_assert_true (ptero_permission_editor_is_selected (wait_editor (pane), "file.read"));
  take_picture (GTK_WIDGET (form), "subusers-invite-narrow");
  gtk_widget_measure (ptero_test_find_dialog (pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  close_dialog (pane);

  ptero_test_section_free (self);
}

/* Who lacks a permission cannot give it, nor change who has it, nor themselves. */
static void
test_lacking (void)
{
  static const char * const permissions[] = { "websocket.connect", "user.read", "user.create", "user.update", "control.start", NULL };
  static const char * const more[] = { "websocket.connect", "file.delete", NULL };
  PteroTestSection *self = ptero_test_section_new_for ("users", 950, 700, PTERO_DEMO_KEY_USER, permissions);
  GtkWidget *pane = self->section;
  PteroPermissionEditor *editor;

  ptero_test_wait_item (pane, "alice@example.com");
  editor = open_editor (pane, "alice@example.com");
  ptero_test_wait_label (ptero_test_find_dialog (pane), "This is you. Nobody can change their own permissions.");
  ptero_permission_editor_select (editor, "control.start", FALSE);
  g_assert_true (ptero_permission_editor_is_selected (editor, "control.start"));
  g_assert_false (can_save (pane, "Save"));
  take_picture (GTK_WIDGET (editor), "subusers-self");
  close_dialog (pane);
  ptero_test_wait (is_insensitive, ptero_test_find_button (pane, "Remove…"));

  ptero_test_run_verb (pane, "invite");
  editor = wait_editor (pane);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "permissions.preset", "s", "all"));
  g_assert_true (ptero_permission_editor_is_selected (editor, "control.start"));
  g_assert_false (ptero_permission_editor_is_selected (editor, "file.delete"));
  g_assert_nonnull (ptero_test_find_label (ptero_test_find_dialog (pane), "You do not have this permission yourself"));
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

/* Who may only look sees the permissions and changes none; what was taken meanwhile is refused by the panel. */
static void
test_refused (void)
{
  static const char * const permissions[] = { "websocket.connect", "user.read", "user.create", NULL };
  static const char * const less[] = { "websocket.connect", "user.read", NULL };
  PteroTestSection *self = ptero_test_section_new_for ("users", 950, 700, PTERO_DEMO_KEY_USER, permissions);
  GtkWidget *pane = self->section;
  PteroForm *form;

  ptero_test_wait_item (pane, "alice@example.com");
  ptero_test_run_verb (pane, "invite");
  wait_editor (pane);
  ptero_test_section_give (self, "alice@example.com", less);
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)));
  ptero_form_set_string (form, "email", OTHER);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait_label (ptero_test_find_dialog (pane), "This key has no right to do this; use the key of an account that has it. “This action is unauthorized.”");
  take_picture (GTK_WIDGET (form), "subusers-refused");
  close_dialog (pane);
  g_assert_null (ptero_test_find_item (pane, OTHER));

  ptero_access_refresh (ptero_list_pane_get_access (PTERO_LIST_PANE (pane)));
  ptero_test_wait (is_insensitive, ptero_test_find_button (pane, "Invite…"));

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
      g_assert_true (ptero_permission_editor_is_selected (PTERO_PERMISSION_EDITOR (editor), "control.start") == (i < 2));
      g_assert_true (gtk_widget_activate_action (editor, "permissions.preset", "s", "all"));
      ptero_test_wait (has_changed, &n_changes);
      g_assert_true (ptero_permission_editor_is_selected (PTERO_PERMISSION_EDITOR (editor), "control.stop") == (i < 2));
      array = ptero_permission_editor_dup_selected (PTERO_PERMISSION_EDITOR (editor));
      g_assert_cmpuint (json_array_get_length (json_node_get_array (array)), ==, i == 0 ? 4 : i == 1 ? 3 : 2);
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
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/subusers/life", test_life);
  g_test_add_func ("/subusers/stale", test_stale);
  g_test_add_func ("/subusers/twice", test_twice);
  g_test_add_func ("/subusers/lacking", test_lacking);
  g_test_add_func ("/subusers/refused", test_refused);
  g_test_add_func ("/subusers/answers", test_answers);

  return g_test_run ();
}
