/* test-admin-nodes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-admin-node-check.h"
#include "ptero-admin-node-reach.h"
#include "ptero-admin-room.h"
#include "ptero-certificate-dialog.h"
#include "ptero-console-view.h"
#include "ptero-job-view.h"
#include "ptero-list-pane.h"
#include "ptero-meter.h"
#include "ptero-node.h"
#include "ptero-page.h"
#include "ptero-test-pages.h"
#include "ptero-transfer-job.h"

/* The node whose record says where it is; all others of the demo are said to be elsewhere. */
#define FIRST_NODE "127.0.0.1"

static PteroNode *
find_first_node (PteroTestPage *self)
{
  GListModel *items = ptero_test_get_items (self->pane);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroNode) node = g_list_model_get_item (items, i);

      if (g_strcmp0 (node->fqdn, FIRST_NODE) == 0)
        return node;
    }

  g_assert_not_reached ();
}

/* What a change that leaves something out would reset. */
static char *
describe_node (PteroNode *node)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %d %s %s %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          node->name, node->location_id, node->public, node->fqdn, node->scheme,
                          node->behind_proxy, node->memory,
                          node->memory_overallocate, node->disk, node->disk_overallocate,
                          node->upload_size, node->daemon_listen,
                          node->daemon_sftp, node->daemon_base);
}

static gboolean
has_checked (gpointer page)
{
  GtkWidget *reach = ptero_test_find_type (page, PTERO_TYPE_ADMIN_NODE_REACH);

  return reach != NULL &&
         ptero_admin_node_reach_get_probe (PTERO_ADMIN_NODE_REACH (reach)) != NULL &&
         !ptero_admin_node_reach_is_busy (PTERO_ADMIN_NODE_REACH (reach));
}

static PteroAdminNodeReach *
open_first_node (PteroTestPage *self)
{
  PteroNode *node = find_first_node (self);

  g_assert_true (ptero_test_select_item (self->pane, node->name));
  ptero_test_run_verb (self->pane, "open");
  ptero_test_page_wait_item (self);
  ptero_test_wait (has_checked, self->page);

  return PTERO_ADMIN_NODE_REACH (ptero_test_find_type (self->page, PTERO_TYPE_ADMIN_NODE_REACH));
}

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  graphene_rect_t bounds;

  ptero_test_spin (100);
  g_assert_true (gtk_widget_compute_bounds (widget, scroller, &bounds));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y);
  ptero_test_spin (100);
}

/* How full a node is is seen in the list, and said in words beside it; what is given away beyond
 * that counts. */
static void
test_capacity (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  PteroNode *node;
  GtkWidget *meter;
  g_autofree char *text = NULL;
  double limit;

  ptero_test_wait_complete (self->pane);
  ptero_test_spin (200);
  node = ptero_listing_peek_item (ptero_list_pane_get_listing (PTERO_LIST_PANE (self->pane)), 0);
  meter = ptero_test_find_mapped (self->pane, PTERO_TYPE_METER);
  g_assert_nonnull (meter);
  g_object_get (meter, "limit", &limit, NULL);
  g_assert_cmpfloat (limit, ==,
                     ptero_admin_room_get_size (node->memory, node->memory_overallocate));
  text = ptero_admin_room_describe_use (node->allocated_resources->memory, node->memory,
                                        node->memory_overallocate);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (meter), ==, text);
  ptero_test_screenshot (self->window, "admin-nodes-capacity");

  ptero_test_page_free (self);
}

static void
assert_use (gint64      used,
            gint64      size,
            gint64      overallocate,
            const char *expected)
{
  g_autofree char *text = ptero_admin_room_describe_use (used, size, overallocate);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_use (void)
{
  assert_use (0, 1024, 0, "0 of 1.0\u202fGiB · 0\u202f%");
  assert_use (900, 1024, 0, "△ 900\u202fMiB of 1.0\u202fGiB · 87\u202f%");
  assert_use (1024, 1024, 0, "▲ 1.0\u202fGiB of 1.0\u202fGiB · 100\u202f%");
  assert_use (1024, 1024, 50,
              "1.0\u202fGiB of 1.0\u202fGiB · 100\u202f% · over-allocation 50\u202f%");
  assert_use (2048, 1024, -1,
              "2.0\u202fGiB of 1.0\u202fGiB · 200\u202f% · over-allocation without limit");
  g_assert_cmpfloat (ptero_admin_room_get_size (1024, 50), ==, 1536.0 * 1024 * 1024);
  g_assert_cmpfloat (ptero_admin_room_get_size (1024, -1), ==, 0);
  g_assert_cmpfloat (ptero_admin_room_get_size (-5, 0), ==, 0);
}

static char *
dup_copied (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto(GValue) value = G_VALUE_INIT;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));

  return g_value_dup_string (&value);
}

/* One value of what is selected is copied by the name of its column, as are the rows. */
static void
test_copy (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  g_autofree char *address = NULL;
  g_autofree char *row = NULL;
  GtkWidget *child;

  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "Ashburn 1"));
  child = GTK_WIDGET (ptero_list_pane_get_table (PTERO_LIST_PANE (self->pane)));
  g_assert_true (gtk_widget_activate_action (child, "pane.copy-value", "s", "address"));
  address = dup_copied (child);
  g_assert_cmpstr (address, ==, "node2.example.net:8080");
  g_assert_true (gtk_widget_activate_action (child, "pane.copy", NULL));
  row = dup_copied (child);
  g_assert_true (g_str_has_prefix (row, "2\tAshburn 1\t"));
  g_assert_null (strchr (row, '\n'));

  ptero_test_page_free (self);
}

/* It is looked at when the page opens, when that is asked for, and when the node moves. */
static void
test_reach (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  PteroAdminNodeReach *reach;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  reach = open_first_node (self);
  g_assert_true (ptero_node_probe_is_reachable (ptero_admin_node_reach_get_probe (reach)));
  ptero_test_wait_label (self->page, "Wings can be reached from this computer");
  scroll_to (GTK_WIDGET (reach));
  ptero_test_screenshot (self->window, "admin-node-reach");

  gtk_widget_activate_action (GTK_WIDGET (reach), "reach.check", NULL);
  g_assert_true (ptero_admin_node_reach_is_busy (reach));
  ptero_test_wait (has_checked, self->page);
  g_assert_true (ptero_node_probe_is_reachable (ptero_admin_node_reach_get_probe (reach)));

  g_signal_emit_by_name (ptero_test_find_button (self->page, "Edit…"), "clicked");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_int (form, "daemon_listen", 1);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_label (self->page, "Something is in the way from this computer");
  g_assert_cmpint (ptero_node_probe_get_trouble (ptero_admin_node_reach_get_probe (reach),
                                                 PTERO_NODE_STEP_CONNECTION),
                   ==, PTERO_NODE_TROUBLE_REFUSED);
  scroll_to (GTK_WIDGET (reach));
  ptero_test_screenshot (self->window, "admin-node-unreachable");

  ptero_test_page_free (self);
}

static gboolean
is_told (gpointer item)
{
  g_autofree char *text = ptero_admin_node_check_dup_text (item);

  return text != NULL && !g_str_equal (text, "Checking…");
}

/* Nodes are only looked at when that is asked for, and what was found stays until the node
 * moves. */
static void
test_check (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  PteroNode *node;

  ptero_test_wait_complete (self->pane);
  node = find_first_node (self);
  ptero_test_spin (200);
  g_assert_null (ptero_admin_node_check_dup_text (node));
  g_assert_true (ptero_test_select_item (self->pane, node->name));
  ptero_test_run_verb (self->pane, "check");
  g_assert_false (is_told (node));
  ptero_test_wait (is_told, node);
  g_assert_cmpint (ptero_admin_node_check_get_time (node), >, 0);
  g_assert_cmpint (ptero_admin_node_check_get_time (node), <, G_MAXINT64);
  ptero_test_screenshot (self->window, "admin-nodes-checked");
  node->daemon_listen = 1;
  g_assert_cmpint (ptero_admin_node_check_get_time (node), ==, -1);

  ptero_test_page_free (self);
}

static gboolean
is_refused (gpointer socket)
{
  return ptero_socket_get_state (socket) == PTERO_SOCKET_STATE_REFUSED;
}

static gboolean
is_open (gpointer socket)
{
  return ptero_socket_get_state (socket) == PTERO_SOCKET_STATE_OPEN;
}

static gboolean
is_asked (gpointer user_data)
{
  return ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG) != NULL;
}

static gboolean
is_not_asked (gpointer user_data)
{
  return !is_asked (user_data);
}

static gboolean
is_finished (gpointer job)
{
  return ptero_job_get_finished (job);
}

static PteroJob *
download (PteroTestFleet   *fleet,
          PteroFleetServer *server,
          const char       *folder)
{
  PteroJob *job = ptero_transfer_job_new ("Download", fleet->panel,
                                          ptero_fleet_server_get_uuid (server));
  g_autoptr(GFile) target = g_file_new_for_path (folder);

  ptero_transfer_job_add_download (PTERO_TRANSFER_JOB (job), "/server.properties", 100, target,
                                   "got.txt", FALSE);
  ptero_job_queue_add (fleet->jobs, job);

  return job;
}

/* Where a transfer failed, the certificate can be looked at. */
static void
show_job (PteroTestFleet *fleet,
          PteroJob       *job)
{
  GtkWidget *view = ptero_job_view_new ();
  GtkWidget *window = ptero_test_present_sized (view, 700, 400);

  ptero_job_view_set_job (PTERO_JOB_VIEW (view), job);
  ptero_test_spin (100);
  g_assert_nonnull (ptero_test_find_button (view, "Certificate…"));
  ptero_test_screenshot (window, "job-certificate");
  g_signal_emit_by_name (ptero_test_find_button (view, "Certificate…"), "clicked");
  ptero_test_wait (is_asked, NULL);
  g_signal_emit_by_name (ptero_test_find_button (ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG), "Stay Blocked"), "clicked");
  ptero_test_wait (is_not_asked, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A console that a certificate keeps away says so, and comes when that is trusted; the page of the
 * node knows, and takes it back. */
static void
test_certificate (void)
{
  PteroTestPage *self = ptero_test_page_new_encrypted ("admin-nodes");
  PteroFleetServer *server = ptero_test_fleet_get (self->fleet, PTERO_SERVER_STATE_RUNNING);
  g_autoptr(PteroConsole) console = ptero_console_new (server);
  PteroSocket *socket = ptero_console_get_socket (console);
  g_autofree char *folder = g_dir_make_tmp ("ptero-nodes-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "got.txt", NULL);
  g_autoptr(PteroJob) job = NULL;
  PteroAdminNodeReach *reach;
  GtkWidget *window;
  GtkWidget *view;

  ptero_test_wait_complete (self->pane);
  reach = open_first_node (self);
  g_assert_false (ptero_node_probe_is_reachable (ptero_admin_node_reach_get_probe (reach)));
  g_assert_cmpint (ptero_node_probe_get_trouble (ptero_admin_node_reach_get_probe (reach),
                                                 PTERO_NODE_STEP_ENCRYPTION),
                   ==, PTERO_NODE_TROUBLE_SELF_SIGNED);
  scroll_to (GTK_WIDGET (reach));
  ptero_test_screenshot (self->window, "admin-node-self-signed");

  view = ptero_console_view_new (console);
  window = ptero_test_present_sized (view, 700, 500);
  ptero_console_open (console);
  ptero_test_wait (is_refused, socket);
  ptero_test_spin (50);
  ptero_test_screenshot (window, "console-certificate");
  job = download (self->fleet, server, folder);
  ptero_test_wait (is_finished, job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 1);
  show_job (self->fleet, job);

  gtk_widget_activate_action (view, "console.view-certificate", NULL);
  ptero_test_wait (is_asked, NULL);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG))), "node-certificate");
  g_signal_emit_by_name (ptero_test_find_button (ptero_test_find_anywhere (PTERO_TYPE_CERTIFICATE_DIALOG), "Trust for This Host"), "clicked");
  ptero_test_wait (is_not_asked, NULL);
  ptero_test_wait (is_open, socket);
  gtk_window_destroy (GTK_WINDOW (window));
  ptero_job_retry (job);
  ptero_test_wait (is_finished, job);
  g_assert_cmpuint (ptero_job_get_n_failed (job), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  /* It is the same host and port, which the page of the node hears of */
  ptero_test_wait_label (self->page, "Wings can be reached from this computer");
  g_assert_true (ptero_node_probe_is_pinned (ptero_admin_node_reach_get_probe (reach)));
  ptero_test_screenshot (self->window, "admin-node-pinned");
  g_signal_emit_by_name (ptero_test_find_button (GTK_WIDGET (reach), "Stop Trusting"), "clicked");
  ptero_test_wait_label (self->page, "Something is in the way from this computer");

  ptero_test_page_free (self);
}

static gboolean
is_maintained (gpointer node)
{
  return PTERO_NODE (node)->maintenance_mode;
}

static gboolean
is_not_maintained (gpointer node)
{
  return !is_maintained (node);
}

/* All of a node stays as it is, whether it is one or many, and though their daemons do not
 * answer. */
static void
test_maintenance (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  PteroNode *node;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GListModel *jobs;

  ptero_test_wait_complete (self->pane);
  node = find_first_node (self);
  before = describe_node (node);
  ptero_test_select_item (self->pane, node->name);
  ptero_test_run_verb (self->pane, "begin-maintenance");
  ptero_test_wait (is_maintained, node);
  after = describe_node (node);
  g_assert_cmpstr (before, ==, after);

  open_first_node (self);
  g_assert_null (ptero_test_find_button (self->page, "Begin Maintenance"));
  ptero_test_screenshot (self->window, "admin-node-maintenance");
  g_signal_emit_by_name (ptero_test_find_button (self->page, "End Maintenance"), "clicked");
  ptero_test_wait (is_not_maintained, node);
  ptero_test_spin (100);
  g_assert_nonnull (ptero_test_find_button (self->page, "Begin Maintenance"));
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "daemon-down", NULL));
  ptero_test_select_item (self->pane, node->name);
  ptero_test_run_verb (self->pane, "begin-maintenance");
  ptero_test_wait (is_maintained, node);
  ptero_test_spin (200);
  jobs = G_LIST_MODEL (self->fleet->jobs);
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 3);
  for (guint i = 0; i < g_list_model_get_n_items (jobs); i++)
    {
      g_autoptr(PteroJob) done = g_list_model_get_item (jobs, i);

      g_assert_cmpuint (ptero_job_get_n_failed (done), ==, 0);
    }

  ptero_test_page_free (self);
}

/* How long a certificate is good, and when that is said with a warning. */
static void
test_end (void)
{
  static const struct
  {
    gint64      seconds;
    gboolean    soon;
    const char *text;
  } ends[] = {
    { 400 * 86400, FALSE, "good until " },
    { 31 * 86400, FALSE, "good until " },
    { 30 * 86400, TRUE, "ends in 30 days, on " },
    { 86400, TRUE, "ends in 1 day, on " },
    { 3600, TRUE, "ends in 0 days, on " },
    { -3600, TRUE, "ended on " },
    { -400 * 86400, TRUE, "ended on " },
  };
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 5, 1, 12, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr(GDateTime) end = g_date_time_add_seconds (now, ends[i].seconds);
      gboolean soon = FALSE;
      g_autofree char *text = ptero_admin_node_reach_describe_end (end, now, &soon);

      g_assert_cmpint (soon, ==, ends[i].soon);
      g_assert_true (g_str_has_prefix (text, ends[i].text));
    }
}

/* Where something fits is answered with a list of these nodes, which leads on; where nothing does
 * the dialog says so. */
static void
test_fit (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-nodes");
  g_autofree char *title = NULL;
  PteroForm *form;
  GtkWidget *pane;

  ptero_test_wait_complete (self->pane);
  ptero_test_run_verb (self->pane, "fit");
  form = ptero_test_page_wait_form (self);
  ptero_form_set_int (form, "memory", 1000000000);
  ptero_test_send (form);
  ptero_test_spin (300);
  g_assert_false (ptero_test_has_no_dialog (NULL));
  g_assert_cmpint (ptero_form_peek_int (form, "memory"), ==, 1000000000);
  ptero_form_set_int (form, "memory", 8192);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_spin (100);

  title = ptero_page_dup_title (PTERO_PAGE (self->page));
  g_assert_nonnull (strstr (title, "8.0"));
  g_assert_nonnull (strstr (title, "40.0"));
  pane = ptero_test_find_mapped (self->page, PTERO_TYPE_LIST_PANE);
  g_assert_true (pane != NULL && pane != self->pane);
  ptero_test_wait_complete (pane);
  g_assert_nonnull (ptero_test_find_item (pane, "Ashburn 1"));
  g_assert_null (ptero_test_find_item (pane, "Falkenstein 1"));   /* it has given away more than that leaves */
  ptero_test_screenshot (self->window, "admin-fit");
  g_assert_true (ptero_test_select_item (pane, "Ashburn 1"));
  ptero_test_run_verb (pane, "open");
  ptero_test_page_wait_item (self);
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));
  g_assert_false (ptero_page_go_back (PTERO_PAGE (self->page)));

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin-nodes/capacity", test_capacity);
  g_test_add_func ("/admin-nodes/certificate", test_certificate);
  g_test_add_func ("/admin-nodes/check", test_check);
  g_test_add_func ("/admin-nodes/copy", test_copy);
  g_test_add_func ("/admin-nodes/end", test_end);
  g_test_add_func ("/admin-nodes/fit", test_fit);
  g_test_add_func ("/admin-nodes/maintenance", test_maintenance);
  g_test_add_func ("/admin-nodes/reach", test_reach);
  g_test_add_func ("/admin-nodes/use", test_use);

  return g_test_run ();
}
