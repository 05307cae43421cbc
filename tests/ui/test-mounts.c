/* test-mounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-database-host.h"
#include "ptero-export.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-page.h"
#include "ptero-parts.h"
#include "ptero-test-pages.h"
#include "ptero-test-pelican.h"

/* Mounts and database hosts of a Pelican panel. */

#define LIST(items) "{\"object\":\"list\",\"data\":[" items "]}"
#define META "\"created_at\":\"2026-01-01T00:00:00+00:00\",\"updated_at\":\"2026-01-01T00:00:00+00:00\""
#define NODE(id, name) "{\"object\":\"node\",\"attributes\":{\"id\":" id ",\"uuid\":\"00000000-0000-4000-8000-00000000000" id "\"," \
  "\"public\":true,\"name\":\"" name "\",\"fqdn\":\"" name ".example.com\",\"scheme\":\"https\",\"tags\":[]," META "}}"
#define MOUNT(target, relations) "{\"object\":\"mount\",\"attributes\":{\"id\":3,\"uuid\":\"00000000-0000-4000-8000-000000000033\"," \
  "\"name\":\"Maps\",\"description\":\"Worlds <b>of</b> all\",\"source\":\"/srv/maps\",\"target\":\"" target "\",\"read_only\":true," \
  "\"user_mountable\":false" relations "}}"
#define COUNTED ",\"relationships\":{\"nodes\":" LIST (NODE ("1", "ash")) ",\"eggs\":{\"object\":\"null_resource\",\"attributes\":null}," \
  "\"servers\":" LIST ("") "}"
#define HOST(relations) "{\"object\":\"database_host\",\"attributes\":{\"id\":2,\"name\":\"Main\",\"host\":\"db.example.com\",\"port\":3306," \
  "\"username\":\"pelican\"," META relations "}}"
#define SERVER "{\"object\":\"server\",\"attributes\":{\"id\":5,\"uuid\":\"00000000-0000-4000-8000-000000000055\"," \
  "\"identifier\":\"00000000\",\"name\":\"Survival\",\"description\":\"\",\"status\":null,\"suspended\":false," \
  "\"user\":1,\"node\":1,\"allocation\":null,\"egg\":7," META "}}"
#define DATABASE "{\"object\":\"server_database\",\"attributes\":{\"id\":7,\"server\":5,\"host\":2,\"database\":\"s5_world\"," \
  "\"username\":\"u5_abc\",\"remote\":\"%\",\"max_connections\":null," META "}}"

static PteroForm *
wait_form (PteroTestPelican *self)
{
  return ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (self->window)));
}

static PteroTestPelican *
open_mounts (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  ptero_test_pelican_answer (self, "POST /api/application/mounts", 422, "{\"errors\":[]}");
  ptero_test_pelican_answer (self, "GET /api/application/mounts", 200,
                             LIST (MOUNT ("/mnt/maps", COUNTED)));
  ptero_test_pelican_answer (self, "GET /api/application/mounts/3", 200, MOUNT ("/mnt/maps", ""));
  ptero_test_pelican_open (self, "admin-mounts");
  ptero_test_wait_item (self->pane, "/srv/maps");

  return self;
}

static GtkWidget *
open_part (PteroTestPelican *self,
           const char       *part)
{
  GtkWidget *parts;

  g_assert_true (ptero_test_select_item (self->pane, "Maps"));
  ptero_test_run_verb (self->pane, "open");
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_parts_show (PTERO_PARTS (parts), part);
  ptero_test_spin (100);

  return parts;
}

static void
assert_eggs_unknown (GtkWidget *pane)
{
  PteroTable *table = ptero_list_pane_get_table (PTERO_LIST_PANE (pane));
  guint n_columns;
  const PteroColumn *columns = ptero_table_get_columns (table, &n_columns);
  g_autofree char *json = ptero_export_to_json (columns, n_columns, ptero_table_get_items (table));

  g_assert_nonnull (strstr (json, "\"eggs\" : null"));
  g_assert_nonnull (strstr (json, "\"nodes\" : 1"));
}

/* What the key may not see is not none; all of it is changed, and deleted. */
static void
test_list (void)
{
  PteroTestPelican *self = open_mounts ();
  GtkWidget *parts;
  PteroForm *form;
  const char *request;

  ptero_test_pelican_answer (self, "PATCH /api/application/mounts/3", 200,
                             MOUNT ("/mnt/worlds", ""));
  ptero_test_pelican_answer (self, "DELETE /api/application/mounts/3", 204, NULL);
  assert_eggs_unknown (self->pane);
  ptero_test_screenshot (self->window, "mounts");
  parts = open_part (self, "overview");
  ptero_test_wait_label (parts, "/mnt/maps");
  ptero_test_screenshot (self->window, "mount");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_run_verb (self->pane, "edit");
  form = wait_form (self);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "mount-form");
  ptero_form_set_string (form, "target", "/mnt/worlds");
  ptero_form_set_string (form, "description", "");
  ptero_test_send (form);
  request = ptero_test_pelican_wait (self, "PATCH /api/application/mounts/3 {");
  g_assert_nonnull (strstr (request, "\"target\":\"/mnt/worlds\""));
  g_assert_nonnull (strstr (request, "\"description\":null"));
  g_assert_nonnull (strstr (request, "\"read_only\":true"));
  ptero_test_wait (ptero_test_has_no_dialog, self->window);

  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->pane, "Delete");
  ptero_test_pelican_wait (self, "DELETE /api/application/mounts/3");

  ptero_test_pelican_free (self);
}

/* It has no time of its last change: what it is now is compared with what the form began with. */
static void
test_overwritten (void)
{
  PteroTestPelican *self = open_mounts ();
  PteroForm *form;

  ptero_test_pelican_answer (self, "PATCH /api/application/mounts/3", 200,
                             MOUNT ("/mnt/worlds", ""));
  g_assert_true (ptero_test_select_item (self->pane, "Maps"));
  ptero_test_run_verb (self->pane, "edit");
  form = wait_form (self);
  ptero_form_set_string (form, "name", "Worlds");
  ptero_test_pelican_answer (self, "GET /api/application/mounts/3", 200,
                             MOUNT ("/mnt/elsewhere", ""));
  ptero_test_send (form);
  ptero_test_answer_alert (GTK_WIDGET (form), "Overwrite");
  ptero_test_pelican_wait (self, "PATCH /api/application/mounts/3 {");
  ptero_test_wait (ptero_test_has_no_dialog, self->window);

  ptero_test_pelican_free (self);
}

/* What is attached is not offered again; when nothing is left, that is said. */
static void
test_attach (void)
{
  PteroTestPelican *self = open_mounts ();
  GtkWidget *parts;
  GtkWidget *pane;
  GtkWidget *picker;
  GtkWidget *bar;

  ptero_test_pelican_answer (self, "GET /api/application/mounts/3/nodes", 200,
                             LIST (NODE ("1", "ash")));
  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200,
                             LIST (NODE ("1", "ash") "," NODE ("2", "fra") "," NODE ("4", "sgp")));
  ptero_test_pelican_answer (self, "POST /api/application/mounts/3/nodes", 200,
                             MOUNT ("/mnt/maps", ""));
  ptero_test_pelican_answer (self, "DELETE /api/application/mounts/3/nodes/1", 204, NULL);
  parts = open_part (self, "nodes");
  pane = ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_item (pane, "ash");
  ptero_test_run_verb (pane, "attach");
  picker = ptero_test_wait_picker (pane);
  ptero_test_wait_item (picker, "fra");
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (gtk_widget_get_root (picker)), "Pelican"));
  g_assert_nonnull (ptero_test_find_label (picker, "Attach"));
  /* nothing but the menu would be in a second row */
  bar = gtk_widget_get_parent (gtk_widget_get_parent (ptero_test_find_type (picker, GTK_TYPE_SEARCH_ENTRY)));
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (bar)), ==,
                   GTK_ORIENTATION_HORIZONTAL);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_table_get_items (ptero_list_pane_get_table (PTERO_LIST_PANE (picker)))), ==, 2);
  g_assert_false (ptero_test_select_item (picker, "ash"));
  ptero_table_select_all (ptero_list_pane_get_table (PTERO_LIST_PANE (picker)));
  ptero_test_run_verb (picker, "choose");
  ptero_test_pelican_wait (self, "POST /api/application/mounts/3/nodes {\"nodes\":[2]}");
  ptero_test_pelican_wait (self, "POST /api/application/mounts/3/nodes {\"nodes\":[4]}");
  ptero_test_wait_no_picker (pane);

  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200, LIST (NODE ("1", "ash")));
  ptero_test_run_verb (pane, "attach");
  picker = ptero_test_wait_picker (pane);
  ptero_test_wait_label (picker, "No More Nodes");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (picker)), "mount-nothing-left");
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (picker)));
  ptero_test_wait_no_picker (pane);

  g_assert_true (ptero_test_select_item (pane, "ash"));
  ptero_test_run_verb (pane, "detach");
  ptero_test_answer_alert (pane, "Detach");
  ptero_test_pelican_wait (self, "DELETE /api/application/mounts/3/nodes/1");

  ptero_test_pelican_free (self);
}

/* A node, and a server, lead to the mounts. */
static void
test_link (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200, LIST (NODE ("1", "ash")));
  ptero_test_pelican_answer (self, "GET /api/application/nodes/1", 200, NODE ("1", "ash"));
  ptero_test_pelican_open (self, "admin-nodes");
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "ash"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_wait_label (self->page, "Mounts");
  g_assert_null (ptero_test_find_label (self->page, "Only in the Panel"));

  ptero_test_pelican_free (self);
}

static PteroTestPelican *
open_hosts (void)
{
  PteroTestPelican *self = ptero_test_pelican_new ();

  ptero_test_pelican_answer (self, "POST /api/application/database-hosts", 422, "{\"errors\":[]}");
  ptero_test_pelican_answer (self, "GET /api/application/database-hosts", 200,
                             LIST (HOST (",\"relationships\":{\"databases\":" LIST (DATABASE) ",\"nodes\":" LIST (NODE ("1", "ash")) "}")));
  ptero_test_pelican_answer (self, "GET /api/application/database-hosts/2", 200,
                             HOST (",\"relationships\":{\"databases\":" LIST (DATABASE) ",\"nodes\":" LIST (NODE ("1", "ash")) "}"));
  ptero_test_pelican_open (self, "admin-database-hosts");
  ptero_test_wait_item (self->pane, "db.example.com:3306");

  return self;
}

static void
test_host (void)
{
  PteroTestPelican *self = open_hosts ();
  GtkWidget *parts;
  PteroForm *form;
  const char *request;

  ptero_test_pelican_answer (self, "PATCH /api/application/database-hosts/2", 200, HOST (""));
  ptero_test_screenshot (self->window, "hosts");
  g_assert_true (ptero_test_select_item (self->pane, "Main"));
  ptero_test_run_verb (self->pane, "open");
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait_label (parts, "ash.example.com");
  ptero_test_screenshot (self->window, "host");
  ptero_parts_show (PTERO_PARTS (parts), "databases");
  ptero_test_spin (100);
  ptero_test_wait_item (ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE), "s5_world");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  /* the password stays, and the nodes, of which the panel takes no other */
  ptero_test_run_verb (self->pane, "edit");
  form = wait_form (self);
  ptero_form_set_string (form, "host", "db9.example.com");
  ptero_test_send (form);
  request = ptero_test_pelican_wait (self, "PATCH /api/application/database-hosts/2 {");
  g_assert_nonnull (strstr (request, "\"host\":\"db9.example.com\""));
  g_assert_null (strstr (request, "password"));
  g_assert_null (strstr (request, "node_ids"));
  ptero_test_wait (ptero_test_has_no_dialog, self->window);

  ptero_test_pelican_free (self);
}

static gboolean
has_list (gpointer parts)
{
  return ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE) != NULL;
}

static gboolean
has_title (gpointer user_data)
{
  const char *const *expected = user_data;
  g_autofree char *title = ptero_page_dup_title ((gpointer) expected[0]);

  return g_strcmp0 (title, expected[1]) == 0;
}

/* Of the server of a database the panel tells the number; what it is called is found among the
 * servers, where the key may see them. */
static void
test_host_databases (void)
{
  PteroTestPelican *self = open_hosts ();
  PteroDatabaseHost *host = ptero_test_find_item (self->pane, "db.example.com:3306");
  const char *expected[] = { NULL, "Survival" };
  GtkWidget *pane;
  GtkWidget *parts;

  ptero_test_pelican_answer (self, "GET /api/application/servers", 403, "{\"errors\":[]}");
  g_signal_emit_by_name (ptero_list_pane_get_table (PTERO_LIST_PANE (self->pane)), "follow",
                         "databases", host);
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait (has_list, parts);
  pane = ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_item (pane, "#5");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_pelican_answer (self, "GET /api/application/servers", 200, LIST (SERVER));
  ptero_test_pelican_answer (self, "GET /api/application/servers/5", 200, SERVER);
  g_signal_emit_by_name (ptero_list_pane_get_table (PTERO_LIST_PANE (self->pane)), "follow",
                         "databases", host);
  parts = ptero_test_find_mapped (self->page, PTERO_TYPE_PARTS);
  ptero_test_wait (has_list, parts);
  pane = ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_item (pane, "Survival");
  ptero_test_screenshot (self->window, "host-databases");
  g_signal_emit_by_name (ptero_list_pane_get_table (PTERO_LIST_PANE (pane)), "follow", "server",
                         ptero_test_find_item (pane, "s5_world"));
  expected[0] = (gpointer) self->page;
  ptero_test_wait (has_title, expected);

  ptero_test_pelican_free (self);
}

/* A new one is given its nodes; that the panel could not connect is said in words, and what was
 * filled in stays. */
static void
test_new_host (void)
{
  PteroTestPelican *self = open_hosts ();
  GtkWidget *dialog;
  GtkWidget *picker;
  PteroForm *form;
  const char *request;

  ptero_test_pelican_answer (self, "GET /api/application/nodes", 200,
                             LIST (NODE ("1", "ash") "," NODE ("2", "fra")));
  ptero_test_pelican_answer (self, "POST /api/application/database-hosts", 500,
                             "{\"errors\":[{\"code\":\"PDOException\",\"status\":\"500\",\"detail\":\"An unexpected error was encountered.\"}]}");
  ptero_test_run_verb (self->pane, "create");
  form = wait_form (self);
  dialog = gtk_widget_get_ancestor (GTK_WIDGET (form), PTERO_TYPE_FORM_DIALOG);
  ptero_form_set_string (form, "name", "Second");
  ptero_form_set_string (form, "host", "db2.example.com");
  ptero_form_set_string (form, "username", "pelican");
  g_signal_emit_by_name (ptero_test_find_button (GTK_WIDGET (form), "Add…"), "clicked");
  picker = ptero_test_wait_picker (self->pane);
  ptero_test_wait_item (picker, "fra");
  g_assert_true (ptero_test_select_item (picker, "fra"));
  ptero_test_run_verb (picker, "choose");
  ptero_test_wait_label (GTK_WIDGET (form), "fra");
  g_ptr_array_set_size (self->requests, 0);
  ptero_test_send (form);
  request = ptero_test_pelican_wait (self, "POST /api/application/database-hosts {");
  g_assert_nonnull (strstr (request, "\"port\":3306"));
  g_assert_nonnull (strstr (request, "\"node_ids\":[2]"));
  ptero_test_wait_label (dialog, "The panel could not connect to this database server, so nothing was saved. "
                                 "Check the host and the port, the user name and the password, and whether it lets the panel in.");
  g_assert_null (ptero_test_find_label (dialog, "The panel may have done it nonetheless: look before you send it again."));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "host-refused");
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "fra"));
  ptero_form_set_unchanged (form);

  ptero_test_pelican_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/mounts/list", test_list);
  g_test_add_func ("/mounts/overwritten", test_overwritten);
  g_test_add_func ("/mounts/attach", test_attach);
  g_test_add_func ("/mounts/link", test_link);
  g_test_add_func ("/mounts/host", test_host);
  g_test_add_func ("/mounts/host-databases", test_host_databases);
  g_test_add_func ("/mounts/new-host", test_new_host);

  return g_test_run ();
}
