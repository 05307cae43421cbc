/* test-admin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-server.h"
#include "ptero-list-pane.h"
#include "ptero-page.h"
#include "ptero-test-pages.h"

/* A location is made, its name refused and then taken, changed and deleted; one with nodes cannot be deleted. */
static void
test_locations (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-locations");
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
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "admin-location-taken");
  ptero_form_set_string (form, "short", "moon-2");
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "moon-2");

  g_assert_true (ptero_test_select_item (self->pane, "moon-2"));
  ptero_test_run_verb (self->pane, "edit");
  form = ptero_test_page_wait_form (self);
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

/* A user is made, found, looked at with a way back, changed and deleted; one with servers is not deleted. */
static void
test_users (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-users");
  g_autofree char *title = NULL;
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

  ptero_list_pane_search (PTERO_LIST_PANE (self->pane), "");
  ptero_test_spin (600);
  ptero_test_wait_complete (self->pane);
  g_assert_true (ptero_test_select_item (self->pane, "admin"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_spin (600);
  g_assert_nonnull (ptero_test_find_item (self->pane, "admin"));

  ptero_test_page_free (self);
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
  g_assert_true (ptero_page_go_back (PTERO_PAGE (self->page)));

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

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin/locations", test_locations);
  g_test_add_func ("/admin/servers", test_servers);
  g_test_add_func ("/admin/users", test_users);

  return g_test_run ();
}
