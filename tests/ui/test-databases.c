/* test-databases.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database-dialog.h"
#include "ptero-database-text.h"
#include "ptero-databases.h"
#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-secret-clipboard.h"
#include "ptero-test-sections.h"
#include "ptero-tooltip.h"

static gboolean
has_details (gpointer unused)
{
  GtkWidget *dialog = ptero_test_find_anywhere (PTERO_TYPE_DATABASE_DIALOG);

  return dialog != NULL && gtk_widget_get_mapped (dialog);
}

static gboolean
has_no_details (gpointer unused)
{
  return ptero_test_find_anywhere (PTERO_TYPE_DATABASE_DIALOG) == NULL;
}

static GtkWidget *
wait_details (void)
{
  ptero_test_wait (has_details, NULL);

  return ptero_test_find_anywhere (PTERO_TYPE_DATABASE_DIALOG);
}

static void
close_details (GtkWidget *dialog)
{
  ptero_dialog_close (dialog);
  ptero_test_wait (has_no_details, NULL);
}

static void
create (GtkWidget  *pane,
        const char *name)
{
  PteroForm *form;

  ptero_test_run_verb (pane, "create");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (pane)));
  ptero_form_set_string (form, "database", name);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
}

/* What this program has put into the clipboard. */
static char *
dup_copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto(GValue) value = G_VALUE_INIT;

  if (content == NULL)
    return NULL;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));

  return g_value_dup_string (&value);
}

static void
assert_copied (GtkWidget  *widget,
               const char *expected)
{
  g_autofree char *copied = dup_copied (widget);

  g_assert_cmpstr (copied, ==, expected);
}

static gboolean
has_nothing_copied (gpointer widget)
{
  return gdk_clipboard_get_content (gtk_widget_get_clipboard (widget)) == NULL;
}

typedef struct { PteroDatabase *database; const char *old; } Rotated;

static gboolean
is_rotated (gpointer user_data)
{
  Rotated *rotated = user_data;

  return g_strcmp0 (rotated->database->password->password, rotated->old) != 0;
}

static void
look_at_details (GtkWidget     *dialog,
                 PteroDatabase *database)
{
  GtkWidget *reveal = ptero_test_find_type (dialog, GTK_TYPE_TOGGLE_BUTTON);
  g_autofree char *jdbc = ptero_database_dup_jdbc (database, database->password->password);

  ptero_test_wait_label (dialog, "••••••••••••");
  g_assert_null (ptero_test_find_label (dialog, database->password->password));
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "databases-details");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (reveal), TRUE);
  g_assert_nonnull (ptero_test_find_label (dialog, database->password->password));
  g_assert_nonnull (ptero_test_find_label (dialog, jdbc));
  ptero_test_spin (100);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "databases-revealed");

  g_assert_true (gtk_widget_activate_action (dialog, "database.copy", "s", "password"));
  assert_copied (dialog, database->password->password);
  ptero_secret_clipboard_clear ();
  assert_copied (dialog, NULL);
  g_assert_true (gtk_widget_activate_action (dialog, "database.copy", "s", "jdbc"));
  assert_copied (dialog, jdbc);
  /* what was copied since stays */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (dialog), "something else");
  ptero_secret_clipboard_clear ();
  assert_copied (dialog, "something else");
}

/* A person makes a database, looks at how it is reached, changes the password and deletes it. */
static void
test_life (void)
{
  PteroTestSection *self = ptero_test_section_new ("databases", 950, 700);
  GtkWidget *pane = self->section;
  PteroDatabase *database;
  PteroForm *form;
  g_autofree char *old = NULL;

  ptero_test_wait_item (pane, "s1_world");
  create (pane, "my site");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_find_dialog (pane)));
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "databases-create");
  ptero_form_set_string (form, "database", "website");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
  ptero_test_wait_item (pane, "s1_website");
  database = ptero_test_find_item (pane, "s1_website");
  look_at_details (wait_details (), database);

  /* from the dialog, which then shows the new one */
  old = g_strdup (database->password->password);
  g_assert_true (gtk_widget_activate_action (wait_details (), "database.rotate", NULL));
  ptero_test_answer_alert (pane, "Change");
  ptero_test_wait (is_rotated, &((Rotated) { database, old }));
  ptero_test_wait_label (wait_details (), database->password->password);
  close_details (wait_details ());

  g_assert_true (ptero_test_select_item (pane, "s1_website"));
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "databases-selected");
  g_free (old);
  old = g_strdup (database->password->password);
  ptero_test_run_verb (pane, "rotate");
  ptero_test_answer_alert (pane, "Change");
  ptero_test_wait (is_rotated, &((Rotated) { database, old }));

  ptero_test_run_verb (pane, "delete");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (pane)));
  ptero_form_set_string (form, "name", "s1_world");
  g_assert_false (gtk_widget_is_sensitive (ptero_test_find_button (ptero_test_find_dialog (pane),
                                                                   "Delete")));
  ptero_form_set_string (form, "name", "s1_website");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait_no_item (pane, "s1_website");
  g_assert_nonnull (ptero_test_find_item (pane, "s1_world"));

  ptero_test_section_free (self);
}

/* The panel takes each name once, and as many databases as it allows. */
static void
test_limit (void)
{
  PteroTestSection *self = ptero_test_section_new ("databases", 360, 640);
  GtkWidget *pane = self->section;
  GtkWidget *button;

  ptero_test_wait_item (pane, "s1_world");
  button = ptero_test_find_button (pane, "New Database…");
  g_assert_true (gtk_widget_is_sensitive (button));
  /* there is no place for it in the bar, but it is said */
  g_assert_true (gtk_widget_get_mapped (ptero_test_find_label (pane, "1 of 3 databases")));
  create (pane, "world");
  ptero_test_wait_label (ptero_test_find_dialog (pane),
                         "The panel refused this. “A database with that name already exists for this server.”");
  ptero_dialog_force_close (ptero_test_find_dialog (pane));
  ptero_test_wait (ptero_test_has_no_dialog, pane);

  create (pane, "second");
  ptero_test_wait_item (pane, "s1_second");
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (wait_details ())),
                         "databases-details-narrow");
  close_details (wait_details ());
  create (pane, "third");
  ptero_test_wait_item (pane, "s1_third");
  close_details (wait_details ());
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_nonnull (strstr (ptero_tooltip_get_text (button), "Delete one first"));
  ptero_test_screenshot (self->window, "databases-narrow");

  ptero_test_section_free (self);
}

static PteroFleetServer *
find_server (PteroTestFleet *fleet,
             gint64          id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (ptero_fleet_server_get_server (server)->internal_id == id)
        return server;
    }

  g_assert_not_reached ();
}

/* Where no database is allowed, it says so instead of how to make one. */
static void
test_none (void)
{
  PteroTestFleet *fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  g_autoptr(PteroAccess) access = NULL;
  GtkWidget *pane;
  GtkWidget *window;

  ptero_test_fleet_start (fleet);
  access = ptero_access_new (find_server (fleet, 4));
  pane = g_object_ref_sink (ptero_databases_new (access, fleet->jobs));
  window = ptero_test_present_sized (pane, 600, 500);
  ptero_test_wait_label (pane, "The panel allows this server no databases. Whoever runs the panel can change that.");
  g_assert_nonnull (ptero_test_find_label (pane, "No databases are allowed here"));
  g_assert_false (gtk_widget_is_sensitive (ptero_test_find_button (pane, "New Database…")));
  ptero_test_screenshot (window, "databases-none");

  gtk_window_destroy (GTK_WINDOW (window));
  ptero_test_await_finalize (pane);
  g_clear_object (&access);
  ptero_test_fleet_free (fleet);
}

static const char * const buttons[] = { "New Database…", "Change Password…", "Delete…" };

/* Who may only look sees neither passwords nor a way to change anything. */
static void
test_refused (void)
{
  PteroTestSection *self = ptero_test_section_new_for ("databases", 950, 700, PTERO_DEMO_KEY_USER,
                                                       NULL);
  GtkWidget *pane = self->section;
  GtkWidget *dialog;
  g_autofree char *uri = NULL;

  ptero_test_wait_item (pane, "s1_world");
  g_assert_true (ptero_test_select_item (pane, "s1_world"));
  ptero_test_spin (100);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = ptero_test_find_button (pane, buttons[i]);

      g_assert_false (gtk_widget_is_sensitive (button));
      g_assert_nonnull (strstr (ptero_tooltip_get_text (button),
                                "lacks the permission “database."));
    }

  ptero_test_run_verb (pane, "details");
  dialog = wait_details ();
  ptero_test_wait_label (dialog, "Hidden from your account");
  g_assert_null (ptero_test_find_button (dialog, "Change Password…"));
  g_assert_true (gtk_widget_activate_action (dialog, "database.copy", "s", "uri"));
  uri = ptero_database_dup_uri (ptero_test_find_item (pane, "s1_world"), NULL);
  assert_copied (dialog, uri);
  close_details (dialog);

  ptero_test_section_free (self);
}

/* A secret leaves the clipboard by itself. */
static void
test_clipboard (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

  ptero_secret_clipboard_copy (gtk_widget_get_clipboard (label), "secret", 1);
  assert_copied (label, "secret");
  ptero_secret_clipboard_copy (gtk_widget_get_clipboard (label), "another", 1);
  assert_copied (label, "another");
  ptero_test_wait (has_nothing_copied, label);
  g_object_unref (label);
}

/* What a panel says of a database is quoted wherever it goes. */
static void
test_text (void)
{
  g_autoptr(JsonNode) node = json_from_string ("{\"id\":\"x\",\"host\":{\"address\":\"db'; rm -rf ~\",\"port\":3306},\"name\":\"a/b?c\","
                                               "\"username\":\"-u$(id)\",\"connections_from\":\"%\",\"max_connections\":0}", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroResource) resource = ptero_resource_new_from_json (PTERO_TYPE_DATABASE, node,
                                                                    &error);
  g_autofree char *command = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *jdbc = NULL;
  g_auto(GStrv) arguments = NULL;

  g_assert_no_error (error);
  command = ptero_database_dup_command (PTERO_DATABASE (resource));
  g_assert_true (g_shell_parse_argv (command, NULL, &arguments, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (arguments), ==, 6);
  g_assert_cmpstr (arguments[1], ==, "--host=db'; rm -rf ~");
  g_assert_cmpstr (arguments[3], ==, "--user=-u$(id)");
  uri = ptero_database_dup_uri (PTERO_DATABASE (resource), "p@s/s:w?");
  g_assert_cmpstr (uri, ==,
                   "mysql://-u%24%28id%29:p%40s%2Fs%3Aw%3F@db%27%3B%20rm%20-rf%20~:3306/a%2Fb%3Fc");
  jdbc = ptero_database_dup_jdbc (PTERO_DATABASE (resource), "&password=x");
  g_assert_true (g_str_has_suffix (jdbc, "/a%2Fb%3Fc?user=-u%24%28id%29&password=%26password%3Dx"));
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/databases/life", test_life);
  g_test_add_func ("/databases/limit", test_limit);
  g_test_add_func ("/databases/none", test_none);
  g_test_add_func ("/databases/refused", test_refused);
  g_test_add_func ("/databases/clipboard", test_clipboard);
  g_test_add_func ("/databases/text", test_text);

  return g_test_run ();
}
