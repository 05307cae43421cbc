/* test-pelican.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ptero-admin-egg-import.h"
#include "ptero-dialog.h"
#include "ptero-export.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-page.h"
#include "ptero-panel-pages.h"
#include "ptero-parts.h"
#include "ptero-source-pane.h"
#include "ptero-test-pages.h"
#include "ptero-test-pelican.h"

#define LIST(items) "{\"object\":\"list\",\"data\":[" items "]}"
#define COUNT(what, total) "{\"object\":\"list\",\"data\":[{\"object\":\"" what "\",\"attributes\":{\"id\":1,\"name\":\"One\"}}],\"meta\":{\"pagination\":{\"total\":" total ",\"count\":1,\"per_page\":1," \
  "\"current_page\":1,\"total_pages\":" total ",\"links\":{}}}}"
#define META "\"created_at\":\"2026-01-01T00:00:00+00:00\",\"updated_at\":\"2026-01-01T00:00:00+00:00\""
#define VARIABLE "{\"object\":\"egg_variable\",\"attributes\":{\"id\":3,\"egg_id\":7,\"name\":\"Version\",\"description\":\"\"," \
  "\"env_variable\":\"VERSION\",\"default_value\":\"latest\",\"user_viewable\":true,\"user_editable\":true," \
  "\"rules\":[\"required\",\"string\"]," META "}}"
#define EGG "{\"object\":\"egg\",\"attributes\":{\"id\":7,\"uuid\":\"5da37ef6-58da-4169-90a6-e683e1721247\",\"name\":\"Paper\"," \
  "\"author\":\"eggs@example.com\",\"description\":\"A fork\",\"icon\":null,\"features\":[\"eula\"],\"tags\":[\"minecraft\"]," \
  "\"docker_image\":\"java:21\",\"docker_images\":{\"Java 21\":\"java:21\"}," \
  "\"config\":{\"files\":{},\"startup\":{\"done\":\"Done\"},\"stop\":\"stop\",\"logs\":[],\"file_denylist\":[],\"extends\":null}," \
  "\"startup\":\"java -jar server.jar\",\"startup_commands\":{\"Default\":\"java -jar server.jar\",\"Debug\":\"java -Xdebug -jar server.jar\"}," \
  "\"script\":{\"privileged\":true,\"install\":\"#!/bin/bash\\napt update\\n\",\"entry\":\"bash\",\"container\":\"debian\",\"extends\":null}," \
  META ",\"relationships\":{\"variables\":" LIST (VARIABLE) "}}}"
#define HOST "{\"object\":\"database_host\",\"attributes\":{\"id\":2,\"name\":\"Main\",\"host\":\"db.example.com\",\"port\":3306," \
  "\"username\":\"pelican\"," META "}}"
#define NODE(id, name) "{\"object\":\"node\",\"attributes\":{\"id\":" id ",\"uuid\":\"00000000-0000-4000-8000-00000000000" id "\"," \
  "\"public\":true,\"name\":\"" name "\",\"description\":null,\"fqdn\":\"" name ".example.com\",\"scheme\":\"https\"," \
  "\"behind_proxy\":false,\"maintenance_mode\":false,\"memory\":0,\"memory_overallocate\":0,\"disk\":0,\"disk_overallocate\":0," \
  "\"cpu\":400,\"cpu_overallocate\":10,\"upload_size\":100,\"daemon_listen\":8080,\"daemon_connect\":443,\"daemon_sftp\":2022," \
  "\"daemon_sftp_alias\":null,\"daemon_base\":\"/var/lib/pelican/volumes\",\"tags\":[\"eu\",\"fast\"]," META "}}"
#define ALLOCATION "{\"object\":\"allocation\",\"attributes\":{\"id\":31,\"ip\":\"192.0.2.1\",\"alias\":null,\"port\":25565," \
  "\"notes\":null,\"assigned\":false}}"
#define USER "{\"object\":\"user\",\"attributes\":{\"id\":4,\"external_id\":null,\"uuid\":\"00000000-0000-4000-8000-000000000004\"," \
  "\"username\":\"ada\",\"email\":\"ada@example.com\",\"language\":\"en\",\"2fa_enabled\":false,\"2fa\":false," META "}}"
#define SERVER "{\"object\":\"server\",\"attributes\":{\"id\":5,\"external_id\":null,\"uuid\":\"00000000-0000-4000-8000-000000000055\"," \
  "\"identifier\":\"00000000\",\"name\":\"Survival\",\"description\":\"\",\"status\":null,\"suspended\":false," \
  "\"limits\":{\"memory\":1024,\"swap\":0,\"disk\":1024,\"io\":500,\"cpu\":0,\"threads\":null,\"oom_disabled\":true,\"oom_killer\":false}," \
  "\"feature_limits\":{\"databases\":0,\"allocations\":0,\"backups\":0},\"user\":1,\"node\":1,\"allocation\":null,\"egg\":7," \
  "\"container\":{\"startup_command\":\"java\",\"image\":\"java:21\",\"installed\":1,\"environment\":{}}," META "}}"

static gboolean
has_page (PteroTestPelican *self,
          const char       *name)
{
  return ptero_panel_pages_has (self->panel, ptero_panel_pages_find (name));
}

/* Each kind of panel has its own pages. */
static void
test_pages (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  g_assert_true (has_page (self, "admin-eggs"));
  g_assert_true (has_page (self, "admin-database-hosts"));
  g_assert_true (has_page (self, "admin-roles"));
  g_assert_true (has_page (self, "admin-plugins"));
  g_assert_true (has_page (self, "admin-mounts"));
  g_assert_true (has_page (self, "admin-users"));
  g_assert_false (has_page (self, "admin-nests"));
  g_assert_false (has_page (self, "admin-locations"));
  ptero_panel_set_flavour (self->panel, PTERO_FLAVOUR_UNKNOWN);
  g_assert_false (has_page (self, "admin-eggs"));
  g_assert_false (has_page (self, "admin-roles"));
  g_assert_false (has_page (self, "admin-plugins"));
  g_assert_true (has_page (self, "admin-nests"));

  ptero_test_pelican_free (self);
}

/* What the panel does not tell of is not none. */
static void
assert_servers_unknown (GtkWidget *pane)
{
  PteroTable *table = ptero_list_pane_get_table (PTERO_LIST_PANE (pane));
  guint n_columns;
  const PteroColumn *table_columns = ptero_table_get_columns (table, &n_columns);
  g_autofree char *csv = ptero_export_to_csv (table_columns, n_columns,
                                              ptero_table_get_items (table));
  g_autofree char *json = ptero_export_to_json (table_columns, n_columns,
                                                ptero_table_get_items (table));

  g_assert_nonnull (strstr (csv, ",\"\"\r\n"));
  g_assert_nonnull (strstr (json, "\"servers\" : null"));
}

/* Eggs without nests are read and deleted. */
static void
test_eggs (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  GtkWidget *parts;

  ptero_test_pelican_answer (self, "GET /api/application/eggs", 200, LIST (EGG));
  ptero_test_pelican_answer (self, "GET /api/application/eggs/7", 200, EGG);
  ptero_test_pelican_answer (self, "DELETE /api/application/eggs/7", 204, NULL);
  ptero_test_pelican_open (self, "admin-eggs");
  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "pelican-eggs");
  assert_servers_unknown (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Paper"));
  ptero_test_run_verb (self->pane, "open");
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait_label (parts, "minecraft");
  g_assert_nonnull (ptero_test_find_label (parts, "java -Xdebug -jar server.jar"));
  ptero_test_screenshot (self->window, "pelican-egg");
  ptero_parts_show (PTERO_PARTS (parts), "script");
  g_assert_cmpstr (ptero_source_pane_get_text (PTERO_SOURCE_PANE (ptero_test_find_mapped (parts, PTERO_TYPE_SOURCE_PANE))), ==, "#!/bin/bash\napt update\n");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->pane, "Delete");
  ptero_test_pelican_wait (self, "DELETE /api/application/eggs/7");

  /* on its own page, too */
  g_ptr_array_set_size (self->requests, 0);
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Paper"));
  ptero_test_run_verb (self->pane, "open");
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait_label (parts, "minecraft");
  g_signal_emit_by_name (ptero_test_find_button (parts, "Delete…"), "clicked");
  ptero_test_answer_alert (parts, "Delete");
  ptero_test_pelican_wait (self, "DELETE /api/application/eggs/7");
  ptero_test_wait_item (self->pane, "Paper");

  ptero_test_pelican_free (self);
}

#define EGG_FILE(uuid, author) "{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"Paper\",\"author\":\"" author "\",\"uuid\":" uuid "," \
  "\"docker_images\":{\"Java 21\":\"java:21\"},\"startup\":\"java -jar server.jar\",\"config\":{\"files\":\"{}\",\"startup\":\"{}\",\"logs\":\"{}\"," \
  "\"stop\":\"stop\"},\"scripts\":{\"installation\":{\"script\":\"#!/bin/bash\\necho \\\"<b>\\\"\\n\",\"container\":\"debian\",\"entrypoint\":\"bash\"}}," \
  "\"variables\":[{\"name\":\"<b>Slots</b>\",\"env_variable\":\"SLOTS\",\"default_value\":\"20 & more\",\"rules\":\"required\"}]}"
#define UUID "\"5da37ef6-58da-4169-90a6-e683e1721247\""

static gboolean
has_import (gpointer user_data)
{
  return ptero_test_find_anywhere (PTERO_TYPE_ADMIN_EGG_IMPORT) != NULL;
}

static gboolean
has_no_import (gpointer user_data)
{
  return !has_import (user_data);
}

/* Has a file with an egg looked at; returns the dialog. */
static GtkWidget *
load_egg (PteroTestPelican *self,
          const char       *text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "ptero-egg-XXXXXX", NULL);
  int descriptor = g_mkstemp (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  g_assert_cmpint (descriptor, >=, 0);
  g_assert_true (g_close (descriptor, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  ptero_admin_egg_import_load (PTERO_LIST_PANE (self->pane), file);
  ptero_test_wait (has_import, NULL);
  dialog = ptero_test_find_anywhere (PTERO_TYPE_ADMIN_EGG_IMPORT);
  g_assert_true (g_file_delete (file, NULL, NULL));

  return dialog;
}

static void
show_script (GtkWidget *dialog)
{
  GtkWidget *parts = ptero_test_find_type (dialog, PTERO_TYPE_PARTS);

  ptero_parts_show (PTERO_PARTS (parts), "script");
  ptero_test_spin (100);
  g_assert_cmpstr (ptero_source_pane_get_text (PTERO_SOURCE_PANE (ptero_test_find_mapped (parts, PTERO_TYPE_SOURCE_PANE))), ==, "#!/bin/bash\necho \"<b>\"\n");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "pelican-import-script");
}

/* An egg of a file is seen before the panel is given it, and what it replaces; what the panel says
 * against it is on the dialog. */
static void
test_import (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  GtkWidget *dialog;

  ptero_test_pelican_answer (self, "GET /api/application/eggs", 200, LIST (EGG));
  ptero_test_pelican_answer (self, "POST /api/application/eggs/import", 422,
                             "{\"errors\":[{\"code\":\"ValidationException\",\"status\":\"422\",\"detail\":\"The author field must be a valid email address.\"," \
                             "\"meta\":{\"source_field\":\"author\",\"rule\":\"email\"}}]}");
  ptero_test_pelican_open (self, "admin-eggs");
  ptero_test_wait_complete (self->pane);

  dialog = load_egg (self, EGG_FILE (UUID, "nobody"));
  ptero_test_wait_label (dialog, "This replaces “Paper” (#7), which has the same UUID");
  g_assert_nonnull (ptero_test_find_label (dialog, "SLOTS=20 & more · required"));
  g_assert_nonnull (ptero_test_find_label (dialog, "<b>Slots</b>"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "pelican-import-replace");
  gtk_widget_activate_action (dialog, "import.send", NULL);
  ptero_test_wait_label (dialog, "The author field must be a valid email address.");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "pelican-import-refused");
  ptero_dialog_close (dialog);
  ptero_test_wait (has_no_import, NULL);

  ptero_test_pelican_answer (self, "POST /api/application/eggs/import", 201, EGG);
  g_ptr_array_set_size (self->requests, 0);
  dialog = load_egg (self, EGG_FILE ("null", "eggs@example.com"));
  ptero_test_wait_label (dialog, "The panel gives it one");
  show_script (dialog);
  gtk_widget_activate_action (dialog, "import.send", NULL);
  g_assert_nonnull (strstr (ptero_test_pelican_wait (self, "POST /api/application/eggs/import"),
                            "\"name\":\"Paper\""));
  ptero_test_wait_label (self->window, "“Paper” was imported");
  ptero_test_wait (has_no_import, NULL);

  ptero_test_pelican_free (self);
}

static void
test_hosts (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  ptero_test_pelican_answer (self, "GET /api/application/database-hosts", 200, LIST (HOST));
  ptero_test_pelican_answer (self, "DELETE /api/application/database-hosts/2", 204, NULL);
  ptero_test_pelican_open (self, "admin-database-hosts");
  ptero_test_wait_item (self->pane, "db.example.com:3306");
  ptero_test_screenshot (self->window, "pelican-hosts");
  g_assert_true (ptero_test_select_item (self->pane, "Main"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->pane, "Delete");
  ptero_test_pelican_wait (self, "DELETE /api/application/database-hosts/2");

  ptero_test_pelican_free (self);
}

#define ROLE "{\"object\":\"role\",\"attributes\":{\"id\":2,\"name\":\"<b>Support\"," META \
  ",\"relationships\":{\"permissions\":" LIST (PERMISSION ("viewList server") "," PERMISSION ("haunt server") "," PERMISSION ("odd")) "}}}"
#define PERMISSION(name) "{\"object\":\"permissions\",\"attributes\":{\"name\":\"" name "\"," META "}}"
#define PLUGIN(id, status, category, more) "{\"object\":\"plugin\",\"attributes\":{\"id\":\"" id "\",\"name\":\"" id "\",\"author\":\"Ada\"," \
  "\"version\":\"1.0\",\"description\":null,\"category\":\"" category "\",\"url\":\"javascript:alert(1)\",\"update_url\":null," \
  "\"namespace\":\"A\",\"class\":\"B\",\"panels\":null,\"panel_version\":null,\"status\":\"" status "\",\"status_message\":null," \
  "\"load_order\":0,\"is_compatible\":true,\"is_update_available\":false,\"has_settings\":false," more "}}"

/* A role is shown with all that it allows, also what nobody has heard of. */
static void
test_roles (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  ptero_test_pelican_answer (self, "GET /api/application/roles", 200, LIST (ROLE));
  ptero_test_pelican_answer (self, "GET /api/application/roles/2", 200, ROLE);
  ptero_test_pelican_answer (self, "DELETE /api/application/roles/2", 204, NULL);
  ptero_test_pelican_open (self, "admin-roles");
  ptero_test_wait_item (self->pane, "<b>Support");
  g_assert_true (ptero_test_select_item (self->pane, "<b>Support"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_wait_label (self->page, "list, haunt");
  g_assert_nonnull (ptero_test_find_label (self->page, "odd"));
  g_assert_nonnull (ptero_test_find_label (self->page, "Permissions of Roles"));
  ptero_test_screenshot (self->window, "pelican-role");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->pane, "Delete");
  ptero_test_pelican_wait (self, "DELETE /api/application/roles/2");

  ptero_test_pelican_free (self);
}

/* A plugin of a state and a kind that nobody has heard of is shown by their names, and done with as
 * the panel says it can be. */
static void
test_plugins (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  ptero_test_pelican_answer (self, "GET /api/application/plugins", 200,
                             LIST (PLUGIN ("strange", "hibernating", "weather",
                                           "\"can_enable\":false,\"can_disable\":true")));
  ptero_test_pelican_answer (self, "POST /api/application/plugins/strange/disable", 500,
                             "{\"errors\":[{\"code\":\"PanelException\",\"status\":\"500\",\"detail\":\"Not while it sleeps\"}]}");
  ptero_test_pelican_open (self, "admin-plugins");
  ptero_test_wait_item (self->pane, "hibernating");
  ptero_test_wait_item (self->pane, "weather");
  ptero_test_screenshot (self->window, "pelican-plugins");
  g_assert_true (ptero_test_select_item (self->pane, "strange"));
  ptero_test_run_verb (self->pane, "disable");
  ptero_test_answer_alert (self->pane, "Disable");
  ptero_test_pelican_wait (self, "POST /api/application/plugins/strange/disable");
  ptero_test_wait_label (self->window, "Not while it sleeps");

  /* what its author gives for a website is none */
  ptero_test_pelican_answer (self, "GET /api/application/plugins/strange", 200,
                             PLUGIN ("strange", "hibernating", "weather",
                                     "\"can_enable\":false,\"can_disable\":true"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_wait_label (self->page, "Website");
  g_assert_null (ptero_test_find_label (self->page, "javascript:alert(1)"));
  g_assert_nonnull (ptero_test_find_button (self->page, "Disable…"));

  ptero_test_pelican_free (self);
}

static gboolean
has_address (gpointer form)
{
  g_autofree char *address = ptero_form_dup_string (form, "allocation_id");

  return g_str_equal (address, "31");
}

static PteroForm *
wait_form (PteroTestPelican *self)
{
  return ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (self->window)));
}

static void
show_page (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       shown)
{
  g_autofree char *page = NULL;

  g_variant_get (parameter, "(ss)", NULL, &page);
  g_ptr_array_add (shown, g_steal_pointer (&page));
}

/* How many there are of what only Pelican has is counted as well, and leads to them. */
static void
test_overview (void)
{
  static const struct { const char *title; const char *number; const char *page; } counts[] = {
    { "Roles", "3", "admin-roles" }, { "Mounts", "4", "admin-mounts" },
    { "Database Hosts", "6", "admin-database-hosts" },
  };
  PteroTestPelican *self = ptero_test_pelican_new ();
  g_autoptr(GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("show-panel-page",
                                                         G_VARIANT_TYPE ("(ss)"));

  ptero_test_pelican_answer (self, "GET /api/application/roles", 200, COUNT ("role", "3"));
  ptero_test_pelican_answer (self, "GET /api/application/mounts", 200, COUNT ("mount", "4"));
  ptero_test_pelican_answer (self, "GET /api/application/database-hosts", 200,
                             COUNT ("database_host", "6"));
  ptero_test_pelican_open (self, "admin-overview");
  g_signal_connect (action, "activate", G_CALLBACK (show_page), shown);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      GtkWidget *row = ptero_test_get_action_row (self->page, counts[i].title);

      g_assert_true (gtk_widget_get_visible (row));
      ptero_test_wait_label (row, counts[i].number);
      g_signal_emit_by_name (row, "activated");
      g_assert_cmpuint (shown->len, ==, i + 1);
      g_assert_cmpstr (shown->pdata[i], ==, counts[i].page);
    }
  g_assert_null (ptero_test_find_label (self->page, "Locations"));
  ptero_test_screenshot (self->window, "pelican-overview");

  ptero_test_pelican_free (self);
}

/* A server goes to another node, and does not once it is too late to stop it. */
static void
test_transfer (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  PteroForm *form;
  GtkWidget *button;

  ptero_test_pelican_answer (self, "GET /api/application/servers", 200, LIST (SERVER));
  ptero_test_pelican_answer (self, "GET /api/application/servers/5", 200, SERVER);
  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200,
                             LIST (NODE ("1", "ash") "," NODE ("2", "fra")));
  ptero_test_pelican_answer (self, "GET /api/application/nodes/2/allocations", 200,
                             LIST (ALLOCATION));
  ptero_test_pelican_answer (self, "POST /api/application/servers/5/transfer", 204, NULL);
  ptero_test_pelican_answer (self, "POST /api/application/servers/5/transfer/cancel", 406,
                             "{\"errors\":[]}");
  ptero_test_pelican_open (self, "admin-servers");
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Survival"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_wait_label (self->page, "Mounts");
  g_assert_null (ptero_test_find_label (self->page, "Transfers"));
  ptero_test_screenshot (self->window, "pelican-server");

  button = ptero_test_find_button (self->page, "Transfer…");
  g_assert_nonnull (button);
  /* pressed twice, it is there once */
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  form = wait_form (self);
  ptero_test_wait (has_address, form);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "pelican-transfer");
  ptero_test_send (form);
  g_assert_nonnull (strstr (ptero_test_pelican_wait (self, "POST /api/application/servers/5/transfer {"), "{\"node_id\":2,\"allocation_id\":31}"));
  ptero_test_wait_label (self->window, "The server is on its way to the other node");
  ptero_test_wait (ptero_test_has_no_dialog, self->window);

  g_signal_emit_by_name (ptero_test_find_button (self->page, "Stop Transfer"), "clicked");
  ptero_test_pelican_wait (self, "POST /api/application/servers/5/transfer/cancel");

  ptero_test_pelican_free (self);
}

/* Addresses that could not be read are asked for again by whoever wants to go on. */
static void
test_transfer_again (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  PteroForm *form;

  ptero_test_pelican_answer (self, "GET /api/application/servers", 200, LIST (SERVER));
  ptero_test_pelican_answer (self, "GET /api/application/servers/5", 200, SERVER);
  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200,
                             LIST (NODE ("1", "ash") "," NODE ("2", "fra")));
  ptero_test_pelican_answer (self, "GET /api/application/nodes/2/allocations", 403,
                             "{\"errors\":[]}");
  ptero_test_pelican_answer (self, "POST /api/application/servers/5/transfer", 204, NULL);
  ptero_test_pelican_open (self, "admin-servers");
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Survival"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_wait_label (self->page, "Mounts");
  g_signal_emit_by_name (ptero_test_find_button (self->page, "Transfer…"), "clicked");
  form = wait_form (self);
  ptero_test_wait_label (GTK_WIDGET (form), "The addresses of this node could not be read");
  g_assert_false (has_address (form));

  ptero_test_pelican_answer (self, "GET /api/application/nodes/2/allocations", 200,
                             LIST (ALLOCATION));
  ptero_test_send (form);
  ptero_test_wait (has_address, form);
  ptero_test_send (form);
  ptero_test_pelican_wait (self, "POST /api/application/servers/5/transfer {");
  ptero_test_wait (ptero_test_has_no_dialog, self->window);

  ptero_test_pelican_free (self);
}

/* A server without an address stays without one when its limits are changed, until it is given
 * one. */
static void
test_build (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  PteroForm *form;

  ptero_test_pelican_answer (self, "GET /api/application/servers", 200, LIST (SERVER));
  ptero_test_pelican_answer (self, "GET /api/application/servers/5", 200, SERVER);
  ptero_test_pelican_answer (self, "PATCH /api/application/servers/5/build", 200, SERVER);
  ptero_test_pelican_open (self, "admin-servers");
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Survival"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_wait_label (self->page, "Mounts");
  g_signal_emit_by_name (ptero_test_find_button (self->page, "Build…"), "clicked");
  form = wait_form (self);
  g_assert_null (ptero_test_find_label (GTK_WIDGET (form), "#0"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "pelican-build");
  ptero_form_set_int (form, "limits.memory", 2048);
  ptero_test_send (form);
  g_assert_nonnull (strstr (ptero_test_pelican_wait (self, "PATCH /api/application/servers/5/build"), "\"allocation\":null"));

  ptero_test_pelican_free (self);
}

/* A person has no names there. */
static void
test_user (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  PteroForm *form;
  const char *request;

  ptero_test_pelican_answer (self, "GET /api/application/users", 200, LIST (""));
  ptero_test_pelican_answer (self, "POST /api/application/users", 422, "{\"errors\":[]}");
  ptero_test_pelican_open (self, "admin-users");
  ptero_test_wait_complete (self->pane);
  ptero_test_spin (200);
  ptero_test_run_verb (self->pane, "create");
  form = wait_form (self);
  ptero_form_set_string (form, "email", "ada@example.com");
  ptero_form_set_string (form, "username", "ada");
  ptero_form_set_string (form, "timezone", "Europe/Berlin");
  g_ptr_array_set_size (self->requests, 0);
  ptero_test_send (form);
  request = ptero_test_pelican_wait (self, "POST /api/application/users");
  g_assert_nonnull (strstr (request, "\"timezone\":\"Europe/Berlin\""));
  g_assert_null (strstr (request, "first_name"));
  g_assert_null (strstr (request, "root_admin"));
  ptero_form_set_unchanged (form);

  ptero_test_pelican_free (self);
}

/* A node has tags and no location. */
static void
test_node (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  PteroForm *form;
  const char *request;

  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200, LIST (NODE ("1", "ash")));
  ptero_test_pelican_answer (self, "GET /api/application/nodes/1", 200, NODE ("1", "ash"));
  ptero_test_pelican_answer (self, "POST /api/application/nodes", 422, "{\"errors\":[]}");
  ptero_test_pelican_answer (self, "PATCH /api/application/nodes/1", 200, NODE ("1", "ash"));
  ptero_test_pelican_open (self, "admin-nodes");
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "ash"));
  ptero_test_run_verb (self->pane, "edit");
  form = wait_form (self);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "pelican-node");
  ptero_form_set_string (form, "_tags", "eu, , slow");
  ptero_test_send (form);
  request = ptero_test_pelican_wait (self, "PATCH /api/application/nodes/1");
  g_assert_nonnull (strstr (request, "\"tags\":[\"eu\",\"slow\"]"));
  g_assert_nonnull (strstr (request, "\"daemon_connect\":443"));
  g_assert_nonnull (strstr (request, "\"cpu\":400"));
  g_assert_null (strstr (request, "location_id"));

  ptero_test_pelican_free (self);
}

static gboolean
has_variable (gpointer form)
{
  return ptero_test_find_in_step (form, "variables", "Version") != NULL;
}

static gboolean
fits (gpointer form)
{
  return ptero_test_has_text (form, "Fits on 1 of 1 node.");
}

static gboolean
fits_not (gpointer form)
{
  return ptero_test_has_text (form, "No node for automatic deployment has that much room.");
}

/* A server is made of an egg without a nest, on a node with a tag. */
static void
test_new_server (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  const char *request;
  PteroForm *form;

  ptero_test_pelican_answer (self, "GET /api/application/servers", 200, LIST (SERVER));
  ptero_test_pelican_answer (self, "GET /api/application/eggs", 200, LIST (EGG));
  ptero_test_pelican_answer (self, "GET /api/application/eggs/7", 200, EGG);
  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200, LIST (NODE ("1", "ash")));
  ptero_test_pelican_answer (self, "GET /api/application/nodes/deployable", 200,
                             LIST (NODE ("1", "ash")));
  ptero_test_pelican_answer (self, "GET /api/application/users", 200, LIST (USER));
  ptero_test_pelican_answer (self, "POST /api/application/servers", 201, SERVER);
  ptero_test_pelican_open (self, "admin-servers");
  ptero_test_wait_complete (self->pane);
  ptero_test_spin (200);
  ptero_test_run_verb (self->pane, "create");
  form = wait_form (self);
  ptero_test_wait (has_variable, form);
  ptero_test_choose_owner (form, self->pane, "ada");
  ptero_form_set_string (form, "name", "Fresh");
  /* one of the tags is enough */
  gtk_stack_set_visible_child_name (ptero_form_get_steps (form), "placement");
  ptero_form_set_string (form, "_tags", "slow, fast");
  ptero_test_wait (fits, form);
  ptero_form_set_string (form, "_tags", "slow");
  ptero_test_wait (fits_not, form);
  ptero_form_set_string (form, "_tags", "fast");
  ptero_form_set_string (form, "_ports", "25565-26700,25565");
  ptero_form_set_string (form, "limits.threads", "0-1");
  ptero_form_set_boolean (form, "_oom", TRUE);
  g_assert_nonnull (ptero_test_find_in_step (form, "game", "A fork"));
  g_assert_nonnull (ptero_test_find_in_step (form, "placement", "Tags"));
  g_assert_null (ptero_test_find_in_step (form, "placement", "Location"));
  g_ptr_array_set_size (self->requests, 0);
  ptero_test_send (form);
  request = ptero_test_pelican_wait (self, "POST /api/application/servers");
  g_assert_nonnull (strstr (request, "\"tags\":[\"fast\"]"));
  g_assert_nonnull (strstr (request, "\"port_range\":[\"25565-26564\",\"26565-26700\"]"));
  g_assert_nonnull (strstr (request, "\"egg\":7"));
  g_assert_nonnull (strstr (request, "\"user\":4"));
  g_assert_nonnull (strstr (request, "\"threads\":\"0-1\""));
  g_assert_nonnull (strstr (request, "\"oom_killer\":true"));
  g_assert_null (strstr (request, "\"oom_disabled\""));
  g_assert_null (strstr (request, "\"locations\""));
  ptero_test_wait (ptero_test_has_no_dialog, NULL);

  ptero_test_pelican_free (self);
}

/* An SSH key goes by its fingerprint in the path; a user name is changed; two-factor authentication
 * is for the browser. */
static void
test_account (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();
  GtkWidget *parts;
  GtkWidget *pane;
  PteroForm *form;

  ptero_test_pelican_answer (self, "GET /api/client/account", 200,
                             "{\"object\":\"user\",\"attributes\":{\"uuid\":\"00000000-0000-4000-8000-000000000001\",\"username\":\"ada\","
                             "\"email\":\"ada@example.com\",\"language\":\"en\",\"root_admin\":false,\"2fa_enabled\":false}}");
  ptero_test_pelican_answer (self, "PUT /api/client/account/username", 204, NULL);
  ptero_test_pelican_answer (self, "GET /api/client/account/ssh-keys", 200,
                             LIST ("{\"object\":\"ssh_key\",\"attributes\":{\"name\":\"laptop\",\"fingerprint\":\"a/b+c=\",\"public_key\":\"ssh-ed25519 AAAA\","
                                   "\"created_at\":\"2026-01-01T00:00:00+00:00\"}}"));
  ptero_test_pelican_answer (self, "DELETE /api/client/account/ssh-keys/a%2Fb%2Bc%3D", 204, NULL);
  ptero_test_pelican_open (self, "account");
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait_label (parts, "ada@example.com");
  ptero_test_wait_label (parts, "Off: the password alone is enough to sign in to the panel");
  g_assert_null (ptero_test_find_button (parts, "Set Up…"));
  g_assert_null (ptero_test_find_button (parts, "Turn Off…"));
  g_assert_nonnull (ptero_test_find_button (parts, "Open in Panel"));
  g_signal_emit_by_name (ptero_test_find_button (parts, "Change User Name…"), "clicked");
  form = wait_form (self);
  ptero_form_set_string (form, "username", "lovelace");
  ptero_form_set_string (form, "password", "correct horse");
  ptero_test_send (form);
  g_assert_nonnull (strstr (ptero_test_pelican_wait (self, "PUT /api/client/account/username"),
                            "\"username\":\"lovelace\""));
  ptero_test_wait_label (self->window, "User name changed");

  ptero_parts_show (PTERO_PARTS (parts), "ssh-keys");
  ptero_test_spin (100);
  pane = ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_item (pane, "laptop");
  g_assert_true (ptero_test_select_item (pane, "laptop"));
  ptero_test_run_verb (pane, "delete");
  ptero_test_answer_alert (pane, "Delete");
  ptero_test_pelican_wait (self, "DELETE /api/client/account/ssh-keys/a%2Fb%2Bc%3D");

  ptero_test_pelican_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/pelican/pages", test_pages);
  g_test_add_func ("/pelican/eggs", test_eggs);
  g_test_add_func ("/pelican/import", test_import);
  g_test_add_func ("/pelican/hosts", test_hosts);
  g_test_add_func ("/pelican/roles", test_roles);
  g_test_add_func ("/pelican/plugins", test_plugins);
  g_test_add_func ("/pelican/overview", test_overview);
  g_test_add_func ("/pelican/transfer", test_transfer);
  g_test_add_func ("/pelican/transfer-again", test_transfer_again);
  g_test_add_func ("/pelican/build", test_build);
  g_test_add_func ("/pelican/user", test_user);
  g_test_add_func ("/pelican/node", test_node);
  g_test_add_func ("/pelican/new-server", test_new_server);
  g_test_add_func ("/pelican/account", test_account);

  return g_test_run ();
}
