/* test-server-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-dialog.h"
#include "ptero-server-settings.h"
#include "ptero-test-guest.h"

static void
press (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *found = ptero_test_find_label (widget, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON), "clicked");
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = ptero_test_find_label (widget, label);

  g_assert_nonnull (found);

  return gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
}

static gboolean
is_renamed (gpointer server)
{
  return g_strcmp0 (ptero_fleet_server_get_server (server)->name, "Lobby <b>2</b>") == 0;
}

/* A person renames the server: too long a name is marked, the right one is shown everywhere. */
static void
test_rename (void)
{
  PteroTestSection *self = ptero_test_section_new ("settings", 950, 900);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_SERVER_SETTINGS);
  g_autofree char *name = g_strnfill (192, 'x');
  PteroForm *form;

  ptero_test_wait_label (section, "Egg");
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "settings");
  press (section, "Edit…");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (section)));
  ptero_form_set_string (form, "name", name);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_spin (200);
  g_assert_false (ptero_test_has_no_dialog (section));
  ptero_form_set_string (form, "name", "Lobby <b>2</b>");
  ptero_form_set_string (form, "description", "For all & everybody");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, section);
  ptero_test_wait (is_renamed, self->server);
  ptero_test_wait_label (section, "Lobby <b>2</b>");
  ptero_test_wait_label (section, "For all & everybody");

  ptero_test_section_free (self);
}

static gboolean
is_described (gpointer user_data)
{
  PteroTestSection *self = user_data;
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/settings/description",
                                           ptero_fleet_server_get_server (self->server)->uuid);

  return ptero_demo_panel_get_n_requests (self->fleet->demo, path) == 1;
}

/* Pelican is told the description by itself, if it is another one. */
static void
test_describe (void)
{
  PteroTestSection *self = ptero_test_section_new ("settings", 950, 900);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_SERVER_SETTINGS);
  PteroForm *form;

  ptero_panel_set_flavour (self->fleet->panel, PTERO_FLAVOUR_PELICAN);
  ptero_test_wait_label (section, "Egg");
  press (section, "Edit…");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (section)));
  ptero_form_set_string (form, "name", "Lobby <b>2</b>");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (is_renamed, self->server);
  g_assert_false (is_described (self));
  ptero_test_wait (ptero_test_has_no_dialog, section);
  press (section, "Edit…");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (section)));
  ptero_form_set_string (form, "description", "For nobody");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (is_described, self);

  ptero_test_section_free (self);
}

/* What is pasted for somebody who helps, and where a file manager goes. */
static void
test_facts (void)
{
  PteroTestSection *self = ptero_test_section_new ("settings", 360, 700);
  PteroServerSettings *settings =
    PTERO_SERVER_SETTINGS (ptero_test_find_type (self->page, PTERO_TYPE_SERVER_SETTINGS));
  PteroServer *server = ptero_fleet_server_get_server (self->server);
  g_autofree char *facts = NULL;
  g_autofree char *uri = NULL;
  int minimum;

  ptero_test_wait_label (GTK_WIDGET (settings), "Egg");
  facts = ptero_server_settings_dup_facts (settings);
  g_assert_nonnull (strstr (facts, server->uuid));
  g_assert_nonnull (strstr (facts, server->docker_image));
  g_assert_nonnull (strstr (facts, "Egg: "));
  g_assert_null (strstr (facts, "java -X"));
  uri = ptero_server_settings_dup_sftp_uri (settings);
  g_assert_true (g_str_has_prefix (uri, "sftp://"));
  g_assert_nonnull (strstr (uri, server->identifier));
  press (GTK_WIDGET (settings), "Copy All");

  gtk_widget_measure (GTK_WIDGET (settings), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "settings-narrow");

  ptero_test_section_free (self);
}

static gboolean
is_installing (gpointer server)
{
  return ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_INSTALLING;
}

/* Only who types the name of the server gets it reinstalled. */
static void
test_reinstall (void)
{
  PteroTestSection *self = ptero_test_section_new ("settings", 950, 900);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_SERVER_SETTINGS);
  PteroForm *form;

  ptero_demo_panel_set_job_time (self->fleet->demo, 3000);
  press (section, "Reinstall…");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (section)));
  ptero_form_set_string (form, "name", "another");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL);
  ptero_test_spin (200);
  g_assert_false (is_installing (self->server));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "settings-reinstall");
  ptero_form_set_string (form, "name", ptero_fleet_server_get_server (self->server)->name);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (is_installing, self->server);

  ptero_test_section_free (self);
}

/* A node that does not answer leaves everything as it was. */
static void
test_daemon_down (void)
{
  PteroTestSection *self = ptero_test_section_new ("settings", 950, 900);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_SERVER_SETTINGS);
  g_autoptr(GError) error = NULL;
  PteroForm *form;

  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "daemon-down", &error));
  press (section, "Reinstall…");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (section)));
  ptero_form_set_string (form, "name", ptero_fleet_server_get_server (self->server)->name);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, section);
  ptero_test_spin (500);
  g_assert_false (is_installing (self->server));
  g_assert_true (gtk_widget_is_sensitive (find_button (section, "Reinstall…")));

  ptero_test_section_free (self);
}

/* Who may do none of it is told so. */
static void
test_guest (void)
{
  PteroTestSection *self = ptero_test_section_new_guest ("settings", 950, 900);
  GtkWidget *section = ptero_test_find_type (self->page, PTERO_TYPE_SERVER_SETTINGS);

  g_assert_nonnull (section);
  ptero_test_wait_label (section, "You have no permission to change this");
  g_assert_nonnull (ptero_test_find_label (section,
                                           "You have no permission to reinstall the server"));
  g_assert_nonnull (ptero_test_find_label (section, "You have no permission to use SFTP here"));
  g_assert_false (gtk_widget_is_sensitive (find_button (section, "Edit…")));
  g_assert_false (gtk_widget_is_sensitive (find_button (section, "Reinstall…")));
  g_assert_false (gtk_widget_is_sensitive (find_button (section, "Open in Files")));
  ptero_test_screenshot (self->window, "settings-guest");

  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/server-settings/rename", test_rename);
  g_test_add_func ("/server-settings/describe", test_describe);
  g_test_add_func ("/server-settings/facts", test_facts);
  g_test_add_func ("/server-settings/reinstall", test_reinstall);
  g_test_add_func ("/server-settings/daemon-down", test_daemon_down);
  g_test_add_func ("/server-settings/guest", test_guest);

  return g_test_run ();
}
