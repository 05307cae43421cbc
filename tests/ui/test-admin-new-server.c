/* test-admin-new-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-server.h"
#include "ptero-form-dialog.h"
#include "ptero-test-pages.h"
#include "ptero-variable-row.h"

static gboolean
has_variables (gpointer form)
{
  return ptero_test_find_in_step (form, "variables", "Server Jar File") != NULL;
}

/* A server is made with what is usual on a node that the panel chooses; two more with it. */
static void
test_new_server (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroAppServer *server;
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_test_wait (has_variables, form);
  ptero_test_spin (800);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "admin-new-server");
  ptero_test_choose_owner (form, self->pane, "bob");
  ptero_test_send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "This is needed"));
  ptero_form_set_string (form, "name", "Fresh");
  ptero_form_set_int (form, "limits.memory", 999999999);
  ptero_test_spin (900);
  g_assert_nonnull (ptero_test_find_in_step (form, "resources",
                                             "No node for automatic deployment has that much room."));
  g_assert_nonnull (ptero_test_find_in_step (form, "placement",
                                             "No node for automatic deployment has that much room."));
  ptero_form_set_int (form, "limits.memory", 1024);
  ptero_form_set_int (form, "_number", 3);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Fresh");
  ptero_test_wait_item (self->pane, "Fresh 3");
  server = ptero_test_find_item (self->pane, "Fresh 3");
  g_assert_cmpstr (server->user->username, ==, "bob");

  ptero_test_page_free (self);
}

static gboolean
may_send (gpointer form)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (form, PTERO_TYPE_FORM_DIALOG);

  return gtk_widget_is_sensitive (ptero_test_find_button (dialog, "Create Server"));
}

static gboolean
has_complaint (gpointer row)
{
  return gtk_widget_has_css_class (row, "error");
}

static void
choose (PteroForm  *form,
        const char *name,
        guint       position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ptero_form_get_row (form, name)), position);
}

static gboolean
has_addresses (gpointer form)
{
  g_autofree char *address = ptero_form_dup_string (form, "_allocation");

  return *address != '\0';
}

/* Nothing is sent of an egg that is not known; it is asked for again. */
static void
try_unknown_egg (PteroTestPage *self,
                 PteroForm     *form)
{
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo,
                                              "status=404@/api/application/nests/", NULL));
  choose (form, "_egg", 1);
  g_assert_false (may_send (form));
  ptero_test_wait (has_complaint, ptero_form_get_row (form, "_egg"));
  g_assert_false (may_send (form));
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "", NULL));
  choose (form, "_egg", 0);
  ptero_test_wait (may_send, form);
}

/* What breaks a rule of the egg is said before it is sent. */
static void
try_bad_variable (PteroForm *form)
{
  GtkWidget *row =
    gtk_widget_get_ancestor (ptero_test_find_in_step (form, "variables", "Server Jar File"),
                             PTERO_TYPE_VARIABLE_ROW);

  ptero_variable_row_fill_in (PTERO_VARIABLE_ROW (row), "a name that is longer than twenty.jar");
  ptero_test_send (form);
  g_assert_nonnull (ptero_variable_row_get_complaint (PTERO_VARIABLE_ROW (row)));
  ptero_test_spin (300);
  g_assert_nonnull (ptero_test_find_dialog (NULL));
  ptero_variable_row_fill_in (PTERO_VARIABLE_ROW (row), "paper.jar");
}

/* On a node that is named each of two servers has an address of its own; none is made without
 * one. */
static void
test_new_server_place (void)
{
  PteroTestPage *self = ptero_test_page_new ("admin-servers");
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_run_verb (self->pane, "create");
  form = ptero_test_page_wait_form (self);
  ptero_test_wait (has_variables, form);
  try_unknown_egg (self, form);
  ptero_form_set_string (form, "name", "Placed");
  try_bad_variable (form);

  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo,
                                              "status=404@/api/application/nodes/", NULL));
  choose (form, "_place", 1);
  ptero_test_wait (has_complaint, ptero_form_get_row (form, "_place"));
  ptero_test_send (form);
  ptero_test_spin (300);
  g_assert_true (has_complaint (ptero_form_get_row (form, "_place")));
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))),
                         "admin-new-server-place");
  g_assert_nonnull (ptero_test_find_dialog (NULL));
  g_assert_true (ptero_demo_panel_set_faults (self->fleet->demo, "", NULL));
  choose (form, "_place", 0);
  choose (form, "_place", 1);
  ptero_test_wait (has_addresses, form);

  ptero_form_set_int (form, "_number", 2);
  ptero_test_send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Placed");
  ptero_test_wait_item (self->pane, "Placed 2");

  ptero_test_page_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin/new-server", test_new_server);
  g_test_add_func ("/admin/new-server-place", test_new_server_place);

  return g_test_run ();
}
