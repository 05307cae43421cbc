/* test-admin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-node-head.h"
#include "ptero-admin-overview.h"
#include "ptero-admin-server-facts.h"
#include "ptero-admin-server-state.h"
#include "ptero-allocation.h"
#include "ptero-app-database.h"
#include "ptero-app-server.h"
#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-location.h"
#include "ptero-node.h"
#include "ptero-page.h"
#include "ptero-part.h"
#include "ptero-parts.h"
#include "ptero-secret-dialog.h"
#include "ptero-test-pages.h"

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      is_done)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) is_done = TRUE;
}

static gboolean
is_true (gpointer is_done)
{
  return *(gboolean *) is_done;
}

/* Somebody else describes a location in other words. */
static void
describe_elsewhere (PteroTestPage *self,
                    const char    *name,
                    const char    *description)
{
  g_autoptr(PteroClient) client =
    ptero_client_new (ptero_demo_panel_get_address (self->fleet->demo));
  GListModel *items = ptero_test_get_items (self->pane);
  gboolean is_done = FALSE;

  ptero_client_set_key (client, PTERO_API_APPLICATION,
                        ptero_demo_panel_get_key (self->fleet->demo, PTERO_DEMO_KEY_APPLICATION));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroLocation) location = g_list_model_get_item (items, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, location->id);
      g_autoptr(PteroRequest) request = NULL;

      if (g_strcmp0 (location->short_name, name) != 0)
        continue;
      request = ptero_request_new (PTERO_ENDPOINT_APP_LOCATION_UPDATE, "location", id, "short",
                                   name, "long", description, NULL);
      ptero_client_send_async (client, request, NULL, sent_cb, &is_done);
      ptero_test_wait (is_true, &is_done);
    }
  g_assert_true (is_done);
}

/* A location is made, its name refused and then taken, changed and deleted; one with nodes cannot
 * be deleted. */
static void
test_locations (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-locations");
  g_autofree char *description = NULL;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "admin-locations");
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (self->pane)), >, 1);

  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "This is needed"));
  ptero_form_set_string (form, "short", "moon-1");
  ptero_form_set_string (form, "long", "Far away");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "moon-1");

  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "short", "moon-1");
  ptero_test_send (form);
  ptero_test_wait_label (GTK_WIDGET (form), "The Location Identifier has already been taken.");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "admin-location-taken");
  ptero_form_set_string (form, "short", "moon-2");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "moon-2");

  describe_elsewhere (self, "moon-2", "By somebody else");
  g_assert_true (ptero_test_select_item (self->pane, "moon-2"));
  ptero_test_run_verb (self->pane, "edit");
  form = ptero_test_page_wait_form (self);
  description = ptero_form_dup_string (form, "long");
  g_assert_cmpstr (description, ==, "By somebody else");
  ptero_form_set_string (form, "long", "Farther away");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Farther away");

  g_assert_true (ptero_test_select_item (self->pane, "moon-2"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (self->pane, "moon-2");

  ptero_test_page_free (self);
}

/* A user is made, found, looked at with a way back, changed and deleted; one with servers is not
 * deleted. */
static void
test_users (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-users");
  g_autofree char *title = NULL;
  GtkWidget *entry;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "admin-users");
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "email", "nobody");
  ptero_form_set_string (form, "username", "x");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "This is not an e-mail address"));
  ptero_form_set_string (form, "email", "alma@example.com");
  ptero_form_set_string (form, "username", "alma");
  ptero_form_set_string (form, "first_name", "Alma");
  ptero_form_set_string (form, "last_name", "Berg");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "admin-user-new");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "alma@example.com");

  ptero_list_pane_search (PTERO_LIST_PANE (self->pane), "alma@");
  ptero_test_spin (600);
  ptero_test_wait_complete (self->pane);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (self->pane)), ==, 1);
  g_assert_true (ptero_test_select_item (self->pane, "alma"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  title = ptero_page_dup_title (PTERO_PAGE (self->page));
  g_assert_cmpstr (title, ==, "alma");
  ptero_test_screenshot (self->window, "admin-user");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (self->page)));

  g_assert_true (ptero_test_select_item (self->pane, "alma"));
  ptero_test_run_verb (self->pane, "edit");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "last_name", "Tal");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Alma Tal");
  g_assert_true (ptero_test_select_item (self->pane, "alma"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (self->pane, "alma");

  /* Escape ends the search */
  entry = ptero_test_find_type (self->pane, GTK_TYPE_SEARCH_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "alma@");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ptero_test_spin (600);
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "admin"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_spin (600);
  g_assert_nonnull (ptero_test_find_item (self->pane, "admin"));

  ptero_test_page_free (self);
}

static void
click (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *child = ptero_test_find_label (widget, label);

  g_assert_nonnull (child);
  g_signal_emit_by_name (gtk_widget_get_ancestor (child, GTK_TYPE_BUTTON), "clicked");
}

static gboolean
shows_secret (gpointer unused)
{
  return ptero_test_find_anywhere (PTERO_TYPE_SECRET_DIALOG) != NULL;
}

/* A password is of no use without who it is for, and where. */
static void
assert_password_has_facts (PteroTestPage *self,
                           GtkWidget     *pane)
{
  PteroAppDatabase *database = ptero_test_find_item (pane, "s1_shop");
  GtkWidget *dialog;

  g_assert_true (ptero_test_select_item (pane, "s1_shop"));
  ptero_test_run_verb (pane, "show");
  ptero_test_wait (shows_secret, NULL);
  dialog = ptero_test_find_anywhere (PTERO_TYPE_SECRET_DIALOG);
  g_assert_nonnull (database->host);
  g_assert_nonnull (ptero_test_find_label (dialog, "s1_shop"));
  g_assert_nonnull (ptero_test_find_label (dialog, database->username));
  g_assert_nonnull (ptero_test_find_label (dialog, "db1.example.net:3306"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "admin-database-password");
  ptero_dialog_close (dialog);
  ptero_test_spin (50);
  g_assert_false (shows_secret (NULL));
}

/* A database is made and gets another password; then it is deleted. */
static void
test_databases (PteroTestPage *self)
{
  GtkWidget *parts = ptero_test_find_type (self->page, PTERO_TYPE_PARTS);
  GtkWidget *pane;
  PteroForm *form;

  ptero_parts_show (PTERO_PARTS (parts), "databases");
  pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "database", "shop");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (pane, "s1_shop");
  g_assert_true (ptero_test_select_item (pane, "s1_shop"));
  ptero_test_run_verb (pane, "reset");
  ptero_test_answer_alert (self->window, "New Password");
  ptero_test_spin (400);
  ptero_test_screenshot (self->window, "admin-databases");
  assert_password_has_facts (self, pane);
  ptero_test_run_verb (pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (pane, "s1_shop");
}

/* The server may have as many databases as it likes, and still may when something else is
 * changed. */
static void
test_unlimited (PteroTestPage *self)
{
  PteroForm *form;

  click (self->page, "Build…");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_int (form, "feature_limits.databases", -1);
  ptero_form_set_int (form, "feature_limits.backups", 7);
  ptero_form_set_int (form, "feature_limits.allocations", 20000);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "Databases: Unlimited · Backups: 7 · Addresses: 20000");
  click (self->page, "Build…");
  form = ptero_test_page_wait_form (self);
  g_assert_cmpint (ptero_form_get_int (form, "feature_limits.databases"), ==, -1);
  ptero_form_set_int (form, "feature_limits.backups", 8);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "Databases: Unlimited · Backups: 8 · Addresses: 20000");
}

/* Servers are suspended and not any more, looked at, and one is deleted once its name was typed. */
static void
test_servers (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  g_autoptr(PteroAppServer) server = NULL;
  g_autofree char *name = NULL;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "admin-servers");
  server = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  name = g_strdup (server->name);
  g_assert_true (ptero_test_select_item (self->pane, name));
  ptero_test_run_verb (self->pane, "suspend");
  ptero_test_answer_alert (self->window, "Suspend");
  ptero_test_wait_item (self->pane, "Suspended");
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  ptero_test_screenshot (self->window, "admin-server");
  click (self->page, "Build…");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_int (form, "limits.memory", 3072);
  ptero_form_set_string (form, "limits.threads", "all");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "Numbers of cores, as in 0-3,5"));
  ptero_form_set_string (form, "limits.threads", "0-1");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "admin-server-build");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "3.0\u202fGiB");
  g_assert_nonnull (ptero_test_find_label (self->page, "0-1"));
  test_unlimited (self);
  click (self->page, "Startup…");
  form = ptero_test_page_wait_form (self);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "admin-server-startup");
  ptero_form_set_string (form, "image", "java;21");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "The name of an image, as in ghcr.io/example/java:21"));
  ptero_form_set_string (form, "image", "ghcr.io/example/java:21");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "ghcr.io/example/java:21");
  test_databases (self);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  g_assert_true (ptero_test_select_item (self->pane, name));
  ptero_test_run_verb (self->pane, "reinstall");
  form = ptero_test_page_wait_form (self);
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_dialog (NULL));
  ptero_form_set_string (form, "name", name);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Installing");

  g_assert_true (ptero_test_select_item (self->pane, name));
  ptero_test_run_verb (self->pane, "delete");
  form = ptero_test_page_wait_form (self);
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_dialog (NULL));
  ptero_form_set_string (form, "name", name);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_no_item (self->pane, name);

  ptero_test_page_free (self);
}

static gboolean
has_nodes (gpointer page)
{
  return ptero_test_find_label (page, "Falkenstein 1") != NULL;
}

static gboolean
has_free (gpointer page)
{
  GtkWidget *row = gtk_widget_get_ancestor (ptero_test_find_label (page, "Falkenstein 1"),
                                            ADW_TYPE_ACTION_ROW);
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  return g_str_has_prefix (subtitle, "12 servers · ") &&
         g_str_has_suffix (subtitle, " free allocations");
}

/* What there is, and where it leads to. It is refreshed where it is. */
static void
test_overview (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-overview");
  GtkWidget *row;

  ptero_test_wait (has_nodes, self->page);
  ptero_test_wait_label (self->page, "40");
  g_assert_nonnull (ptero_test_find_label (self->page, "Settings of the Panel"));
  g_assert_nonnull (ptero_test_find_label (self->page, "Application Keys"));
  ptero_test_wait (has_free, self->page);
  ptero_test_screenshot (self->window, "admin-overview");
  row = gtk_widget_get_ancestor (ptero_test_find_label (self->page, "Falkenstein 1"),
                                 ADW_TYPE_ACTION_ROW);
  ptero_part_refresh (PTERO_PART (ptero_test_find_type (self->page, PTERO_TYPE_ADMIN_OVERVIEW)));
  ptero_test_spin (600);
  g_assert_true (gtk_widget_get_ancestor (ptero_test_find_label (self->page, "Falkenstein 1"),
                                          ADW_TYPE_ACTION_ROW) == row);
  g_signal_emit_by_name (gtk_widget_get_ancestor (ptero_test_find_label (self->page,
                                                                         "Falkenstein 1"),
                                                  ADW_TYPE_ACTION_ROW), "activated");
  ptero_test_page_wait_item (self);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

static GtkWidget *
find_row (PteroTestPage *self,
          const char    *title)
{
  GtkWidget *label = ptero_test_find_label (self->page, title);

  g_assert_nonnull (label);

  return gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
}

/* The number of a row of the overview that is on screen. */
static void
assert_number (PteroTestPage *self,
               const char    *title,
               guint          n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  g_assert_nonnull (ptero_test_find_label (find_row (self, title), text));
}

static gboolean
knows_free (gpointer page)
{
  GtkWidget *row = gtk_widget_get_ancestor (ptero_test_find_label (page, "Free Allocations"),
                                            ADW_TYPE_ACTION_ROW);

  return ptero_test_find_label (row, "…") == NULL;
}

static gboolean
is_filtered (gpointer pane)
{
  return ptero_listing_get_complete (ptero_list_pane_get_listing (pane)) &&
         ptero_table_get_settled (ptero_list_pane_get_table (pane));
}

/* Lists what a number of the overview counts, and goes back. Returns how many there are. */
static guint
follow_number (PteroTestPage *self,
               const char    *title,
               gboolean     (*fits) (gpointer item))
{
  GtkWidget *pane;
  guint n_items;

  g_signal_emit_by_name (find_row (self, title), "activated");
  ptero_test_spin (100);
  pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  g_assert_nonnull (pane);
  ptero_test_wait (is_filtered, pane);
  ptero_test_spin (200);
  n_items = g_list_model_get_n_items (ptero_test_get_items (pane));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (ptero_test_get_items (pane), i);

      g_assert_true (fits (item));
    }
  ptero_test_screenshot (self->window, "admin-found");
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  return n_items;
}

static gboolean
is_free (gpointer item)
{
  return !PTERO_ALLOCATION (item)->assigned;
}

/* What no route counts is counted nevertheless, and its number leads to just that. */
static void
test_numbers (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-overview");
  guint n_free;

  ptero_test_wait (has_nodes, self->page);
  ptero_test_wait_label (self->page, "40");
  ptero_test_wait (knows_free, self->page);
  assert_number (self, "Suspended Servers",
                 follow_number (self, "Suspended Servers", ptero_admin_server_is_suspended));
  assert_number (self, "Failed Servers",
                 follow_number (self, "Failed Servers", ptero_admin_server_has_failed));

  g_signal_emit_by_name (find_row (self, "Free Allocations"), "activated");
  ptero_test_spin (100);
  n_free = follow_number (self, "Ashburn 1", is_free);
  g_assert_cmpuint (n_free, >, 0);
  assert_number (self, "Ashburn 1", n_free);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

static gboolean
has_title (gpointer user_data)
{
  const char *const *expected = user_data;
  g_autofree char *title = ptero_page_dup_title ((gpointer) expected[0]);

  return g_strcmp0 (title, expected[1]) == 0;
}

/* Follows the link of an item in a column, as a click does. */
static void
follow (PteroTestPage *self,
        const char    *column,
        gpointer       item,
        const char    *title)
{
  const char *expected[] = { (gpointer) self->page, title };

  g_signal_emit_by_name (ptero_list_pane_get_table (PTERO_LIST_PANE (self->pane)), "follow", column,
                         item);
  ptero_test_wait (has_title, expected);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
}

/* What the row of a server names is a click away, or a row of the menu; and there is a way back. */
static void
test_links (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  g_autoptr(PteroAppServer) server = NULL;

  ptero_test_wait_complete (self->pane);
  server = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  follow (self, "owner", server, server->user->username);
  follow (self, "node", server, server->node->name);
  follow (self, "egg", server, server->egg->name);
  g_assert_false (ptero_page_go_back (PTERO_PAGE (self->page)));

  g_assert_true (ptero_test_select_item (self->pane, server->name));
  ptero_test_run_verb (self->pane, "owner");
  ptero_test_page_wait_item (self);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

/* Follows how many servers the first item has, and looks whether just these are listed. */
static void
follow_servers (const char *name,
                const char *property)
{
  PteroTestPage *self = ptero_test_page_new (name);
  g_autoptr(GObject) item = NULL;
  g_autoptr(GListModel) servers = NULL;
  PteroAppServer *server;
  GtkWidget *pane;

  ptero_test_wait_complete (self->pane);
  item = g_list_model_get_item (ptero_test_get_items (self->pane), 0);
  g_object_get (item, property, &servers, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (servers), >, 0);

  g_signal_emit_by_name (ptero_list_pane_get_table (PTERO_LIST_PANE (self->pane)), "follow",
                         property, item);
  ptero_test_spin (100);
  pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  g_assert_nonnull (pane);
  g_assert_true (pane != self->pane);
  ptero_test_wait_complete (pane);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (pane)), ==,
                    g_list_model_get_n_items (servers));
  server = ptero_listing_peek_item (ptero_list_pane_get_listing (PTERO_LIST_PANE (pane)), 0);
  g_assert_true (PTERO_IS_APP_SERVER (server) && server->user != NULL && server->node != NULL &&
                 server->egg != NULL);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

/* How many servers somebody or something has leads to a list of them, with all that can be done
 * there. */
static void
test_counts (void)
{
  follow_servers ("admin-users", "servers");
  follow_servers ("admin-locations", "servers");
  follow_servers ("admin-nests", "servers");
}

/* The servers of a node are listed on its page with what can be done with them, and what is given
 * away is seen above. */
static void
test_node_servers (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  PteroAppServer *server;
  PteroNode *node;
  GtkWidget *pane;
  GtkWidget *head;
  int minimum;

  ptero_test_wait_complete (self->pane);
  node = ptero_test_find_item (self->pane, "Ashburn 1");
  g_assert_true (ptero_test_select_item (self->pane, "Ashburn 1"));
  ptero_test_run_verb (self->pane, "servers");
  ptero_test_page_wait_item (self);
  ptero_test_spin (100);
  pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_complete (pane);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (pane)), ==,
                    g_list_model_get_n_items (node->servers));
  server = ptero_listing_peek_item (ptero_list_pane_get_listing (PTERO_LIST_PANE (pane)), 0);
  g_assert_cmpint (server->node_id, ==, node->id);
  g_assert_nonnull (server->user);
  g_assert_nonnull (server->egg);

  head = ptero_test_find_mapped (self->page, PTERO_TYPE_ADMIN_NODE_HEAD);
  g_assert_nonnull (head);
  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  ptero_test_wait_label (head, "Cannot Be Reached");
  ptero_test_screenshot (self->window, "admin-node-servers");
  ptero_list_pane_choose (PTERO_LIST_PANE (pane), "failed");
  ptero_test_spin (200);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (pane)), <,
                    g_list_model_get_n_items (node->servers));
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

static PteroForm *
fill_allocations (PteroTestPage *self,
                  GtkWidget     *allocations,
                  const char    *ports,
                  const char    *preview)
{
  PteroForm *form;

  ptero_test_run_verb (allocations, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "ip", "198.51.100.16");
  ptero_form_set_string (form, "ports", ports);
  ptero_test_wait_label (GTK_WIDGET (form), preview);
  ptero_test_send (form);

  return form;
}

/* In the place of the preview. */
static void
try_wrong (PteroTestPage *self,
           GtkWidget     *allocations)
{
  PteroForm *form;

  ptero_test_run_verb (allocations, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "ip", "198.51.100.16");
  g_assert_null (ptero_test_find_label (GTK_WIDGET (form), "Preview"));
  ptero_form_set_string (form, "ports", "25565, 99999");
  ptero_test_wait_label (GTK_WIDGET (form),
                         "“99999” is not between 1025 and 65535, from small to large");
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "Preview"));
  ptero_form_set_string (form, "ports", "25565");
  ptero_test_wait_label (GTK_WIDGET (form), "1 new");
  ptero_form_set_string (form, "ip", "198.51.100.0/16");
  ptero_test_wait_label (GTK_WIDGET (form), "A network may have a prefix from /25 to /32");
  ptero_form_set_unchanged (form);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
}

/* The form stays with what was typed; what is wrong with one of the ports is said in their row. */
static void
assert_refused (PteroForm *form)
{
  g_autoptr(GError) error = ptero_test_create_problem ("ports.0");
  g_autofree char *ports = NULL;
  g_autofree char *rest = NULL;

  ptero_test_wait_label (gtk_widget_get_ancestor (GTK_WIDGET (form), PTERO_TYPE_FORM_DIALOG),
                         "The panel has no such thing, or this account may not see it; refresh to see what is there.");
  ports = ptero_form_dup_string (form, "ports");
  g_assert_cmpstr (ports, ==, "27010");
  rest = ptero_form_mark_problems (form, error);
  g_assert_null (rest);
  g_assert_true (ptero_test_has_text (GTK_WIDGET (form), "About ports.0."));
  ptero_form_set_unchanged (form);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
}

/* What exists is not made again, also where the list shows only a part; what is refused is told as
 * it is. */
static void
make_more (PteroTestPage *self,
           GtkWidget     *allocations)
{
  ptero_list_pane_search (PTERO_LIST_PANE (allocations), "198.51.100.17");
  ptero_test_spin (600);
  ptero_test_wait_complete (allocations);
  try_wrong (self, allocations);
  fill_allocations (self, allocations, "27000-27004", "2 new, 3 exist already");
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->window, "2 allocations made, 3 existed already");

  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo,
                                              "status=404@/api/application/nodes/", NULL));
  assert_refused (fill_allocations (self, allocations, "27010",
                                    "1 allocation. One that exists already stays as it is."));
  g_assert_null (ptero_test_find_label (self->window, "0 allocations made, 1 existed already"));
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "", NULL));
  ptero_list_pane_search (PTERO_LIST_PANE (allocations), "");
  ptero_test_spin (600);
  ptero_test_wait_complete (allocations);
}

static gboolean
is_chosen (GtkWidget  *allocations,
           const char *choice)
{
  GtkWidget *chip = gtk_widget_get_ancestor (ptero_test_find_label (allocations, choice),
                                             GTK_TYPE_TOGGLE_BUTTON);

  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip));
}

/* The number of a server and that there is none are the same to the panel: whichever is wanted last
 * holds. */
static void
try_free_and_number (GtkWidget *allocations)
{
  GtkWidget *entry = ptero_test_find_type (allocations, GTK_TYPE_SEARCH_ENTRY);

  ptero_list_pane_choose (PTERO_LIST_PANE (allocations), "free");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (allocations,
                                                                   GTK_TYPE_DROP_DOWN)), 4);
  g_assert_true (is_chosen (allocations, "Free"));
  ptero_list_pane_search (PTERO_LIST_PANE (allocations), "1");
  ptero_test_spin (800);
  g_assert_true (is_chosen (allocations, "All"));
  ptero_list_pane_choose (PTERO_LIST_PANE (allocations), "free");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  ptero_list_pane_choose (PTERO_LIST_PANE (allocations), "all");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (allocations,
                                                                   GTK_TYPE_DROP_DOWN)), 0);
  ptero_test_spin (800);
  ptero_test_wait_complete (allocations);
}

/* What only the table searches goes with any part of the list. */
static void
try_used_and_server (GtkWidget *allocations)
{
  GtkWidget *entry = ptero_test_find_type (allocations, GTK_TYPE_SEARCH_ENTRY);

  ptero_list_pane_choose (PTERO_LIST_PANE (allocations), "used");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (allocations,
                                                                   GTK_TYPE_DROP_DOWN)), 3);
  ptero_list_pane_search (PTERO_LIST_PANE (allocations), "nobody");
  ptero_test_spin (800);
  g_assert_true (is_chosen (allocations, "In Use"));
  ptero_list_pane_choose (PTERO_LIST_PANE (allocations), "all");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "nobody");
  ptero_list_pane_search (PTERO_LIST_PANE (allocations), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ptero_test_find_type (allocations,
                                                                   GTK_TYPE_DROP_DOWN)), 0);
  ptero_test_spin (800);
  ptero_test_wait_complete (allocations);
}

/* A node is made with what is usual, opened, given addresses, and deleted. */
static void
test_nodes (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  GtkWidget *allocations;
  GtkWidget *parts;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "admin-nodes");
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "name", "new node!");
  ptero_form_set_string (form, "fqdn", "node9.example.com");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "Letters, digits, spaces, dots, dashes and underscores, at most 100"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "admin-node-form");
  ptero_form_set_string (form, "name", "n\303\266de");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "Letters, digits, spaces, dots, dashes and underscores, at most 100"));
  ptero_form_set_string (form, "name", "new-node");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "new-node");

  g_assert_true (ptero_test_select_item (self->pane, "new-node"));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  ptero_test_screenshot (self->window, "admin-node");
  parts = ptero_test_find_type (self->page, PTERO_TYPE_PARTS);
  ptero_parts_show (PTERO_PARTS (parts), "allocations");
  allocations = ptero_test_find_mapped (parts, PTERO_TYPE_LIST_PANE);
  ptero_test_wait_complete (allocations);
  ptero_test_run_verb (allocations, "create");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_string (form, "ip", "198.51.100.16/31");
  ptero_form_set_string (form, "ports", "80");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "“80” is not between 1025 and 65535, from small to large"));
  ptero_form_set_string (form, "ports", "27000-27002, 27001");
  ptero_test_spin (100);
  ptero_test_wait_label (GTK_WIDGET (form), "6 new");
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "6 allocations"));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form),
                                           "1 port is named twice and counted once."));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "198.51.100.17"));
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "3 new"));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "admin-allocations-new");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (allocations, "27002");
  ptero_test_screenshot (self->window, "admin-allocations");
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (allocations)), ==, 6);
  ptero_test_wait_label (self->window, "6 allocations made");
  make_more (self, allocations);
  try_free_and_number (allocations);
  try_used_and_server (allocations);
  g_assert_true (ptero_test_select_item (allocations, "27002"));
  ptero_test_run_verb (allocations, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_spin (800);
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (allocations)), ==, 7);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  g_assert_true (ptero_test_select_item (self->pane, "new-node"));
  ptero_test_run_verb (self->pane, "edit");
  form = ptero_test_page_wait_form (self);
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "daemon-down", NULL));
  ptero_form_set_string (form, "name", "silent-node");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "silent-node");
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "", NULL));

  g_assert_true (ptero_test_select_item (self->pane, "silent-node"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (self->pane, "silent-node");

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin/counts", test_counts);
  g_test_add_func ("/admin/locations", test_locations);
  g_test_add_func ("/admin/overview", test_overview);
  g_test_add_func ("/admin/nodes", test_nodes);
  g_test_add_func ("/admin/links", test_links);
  g_test_add_func ("/admin/node-servers", test_node_servers);
  g_test_add_func ("/admin/numbers", test_numbers);
  g_test_add_func ("/admin/servers", test_servers);
  g_test_add_func ("/admin/users", test_users);

  return g_test_run ();
}
