/* test-admin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-panel-page.h"
#include "ptero-test-sections.h"

typedef struct
{
  PteroTestFleet *fleet;
  GtkWidget      *page;
  GtkWidget      *window;
  GtkWidget      *pane;
} Fixture;

static gboolean
has_servers (gpointer fleet)
{
  return g_list_model_get_n_items (fleet) > 0;
}

static Fixture *
fixture_new (const char *name)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_ADMIN);
  ptero_test_fleet_start (self->fleet);
  ptero_test_wait (has_servers, self->fleet->fleet);
  self->page = g_object_ref_sink (ptero_panel_page_new (self->fleet->panel, self->fleet->jobs, ptero_panel_pages_find (name)));
  self->window = ptero_test_present_sized (self->page, 950, 700);
  self->pane = ptero_test_find_type (self->page, PTERO_TYPE_LIST_PANE);

  return self;
}

static void
fixture_free (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_test_await_finalize (self->page);
  ptero_test_fleet_free (self->fleet);
  g_free (self);
}

static PteroForm *
wait_form (Fixture *self)
{
  return ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (self->window)));
}

static void
send (PteroForm *form)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
}

/* A location is made, its name refused and then taken, changed and deleted; one with nodes cannot be deleted. */
static void
test_locations (void)
{
  Fixture *self = fixture_new ("admin-locations");
  PteroForm *form;

  ptero_test_wait_complete (self->pane);
  ptero_test_screenshot (self->window, "admin-locations");
  g_assert_cmpuint (g_list_model_get_n_items (ptero_test_get_items (self->pane)), >, 1);

  ptero_test_run_verb (self->pane, "create");
  form = wait_form (self);
  send (form);
  g_assert_nonnull (ptero_test_find_label (GTK_WIDGET (form), "This is needed"));
  ptero_form_set_string (form, "short", "moon-1");
  ptero_form_set_string (form, "long", "Far away");
  send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "moon-1");

  ptero_test_run_verb (self->pane, "create");
  form = wait_form (self);
  ptero_form_set_string (form, "short", "moon-1");
  send (form);
  ptero_test_wait_label (GTK_WIDGET (form), "The Location Identifier has already been taken.");
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "admin-location-taken");
  ptero_form_set_string (form, "short", "moon-2");
  send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "moon-2");

  g_assert_true (ptero_test_select_item (self->pane, "moon-2"));
  ptero_test_run_verb (self->pane, "edit");
  form = wait_form (self);
  ptero_form_set_string (form, "long", "Farther away");
  send (form);
  ptero_test_wait (ptero_test_has_no_dialog, NULL);
  ptero_test_wait_item (self->pane, "Farther away");

  g_assert_true (ptero_test_select_item (self->pane, "moon-2"));
  ptero_test_run_verb (self->pane, "delete");
  ptero_test_answer_alert (self->window, "Delete");
  ptero_test_wait_no_item (self->pane, "moon-2");

  fixture_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/admin/locations", test_locations);

  return g_test_run ();
}
