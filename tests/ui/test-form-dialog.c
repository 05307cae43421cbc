/* test-form-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-location.h"
#include "ptero-schedule-dialog.h"
#include "ptero-task-list.h"
#include "ptero-test-sections.h"

static char *
describe_place (PteroTestSection *self)
{
  return g_strdup_printf ("%s · %s", ptero_fleet_server_get_server (self->server)->name,
                          ptero_panel_get_name (ptero_fleet_server_get_panel (self->server)));
}

/* Whoever has two panels sees in the dialog which server of which panel is changed. */
static void
test_place (void)
{
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  g_autofree char *place = describe_place (self);
  GtkWidget *dialog;

  ptero_test_wait_complete (self->section);
  gtk_widget_activate_action (gtk_widget_get_last_child (ptero_test_find_type (self->section,
                                                                               GTK_TYPE_COLUMN_VIEW)), "list.select-item", "(ubb)", 0, FALSE, FALSE);
  ptero_test_spin (50);
  ptero_test_run_verb (self->section, "notes");
  dialog = ptero_test_wait_dialog (self->section);
  ptero_test_wait_label (dialog, place);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (dialog)), "form-place");
  gtk_widget_activate_action (dialog, "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, self->section);

  ptero_test_section_free (self);
}

static gboolean
has_schedule_dialog (gpointer unused)
{
  return ptero_test_find_anywhere (PTERO_TYPE_SCHEDULE_DIALOG) != NULL;
}

/* So does one that is no form, and one that is opened from a dialog. */
static void
test_inherited (void)
{
  PteroTestSection *self = ptero_test_section_new ("schedules", 950, 900);
  g_autofree char *place = describe_place (self);
  GtkWidget *schedule;
  GtkWidget *task;

  ptero_test_wait_complete (self->section);
  ptero_test_run_verb (self->section, "create");
  ptero_test_wait (has_schedule_dialog, NULL);
  schedule = ptero_test_find_anywhere (PTERO_TYPE_SCHEDULE_DIALOG);
  ptero_test_wait_label (schedule, place);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (schedule)), "schedule-place");

  g_assert_true (gtk_widget_activate_action (ptero_test_find_type (schedule, PTERO_TYPE_TASK_LIST),
                                             "tasks.add", "s", "command"));
  task = ptero_test_wait_dialog (schedule);
  ptero_test_wait_label (task, place);
  gtk_widget_activate_action (task, "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, schedule);
  ptero_test_section_free (self);
}

static gboolean
has_banner (gpointer dialog)
{
  return ptero_test_find_label (dialog, "The panel’s answer cannot be understood; it may be a version that Ptero does not know.") != NULL;
}

/* What is edited was looked at before it is sent, and the panel answered with something else:
 * nothing is overwritten. */
static void
test_look (void)
{
  static const PteroFormField fields[] = { { "name", "Name", PTERO_FORM_TEXT } };
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  const char *uuid = ptero_fleet_server_get_uuid (self->server);
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/settings/rename", uuid);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_RENAME, "server", uuid,
                                                       NULL);
  g_autoptr(PteroRequest) look = ptero_request_new (PTERO_ENDPOINT_SERVERS_LIST, NULL);
  g_autoptr(PteroLocation) edited = g_object_new (PTERO_TYPE_LOCATION, NULL);
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, self->fleet->panel, request, "_Save");

  ptero_form_dialog_set_edited (dialog, look, edited);
  ptero_form_dialog_present (dialog, "Edit", self->page);
  ptero_form_set_string (form, "name", "Other");

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
      ptero_test_wait (has_banner, dialog);
    }
  g_assert_cmpuint (ptero_demo_panel_get_n_requests (self->fleet->demo, path), ==, 0);

  ptero_form_set_unchanged (form);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.close", NULL);
  ptero_test_wait (ptero_test_has_no_dialog, self->page);
  ptero_test_section_free (self);
}

static void
done_cb (PteroFormDialog *dialog,
         PteroAnswer     *answer,
         gboolean        *done)
{
  *done = TRUE;
}

/* Returns: whether Enter in the first of @n_fields entries is all that is needed */
static gboolean
sends_with_enter (PteroTestSection *self,
                  guint             n_fields)
{
  static const PteroFormField fields[] = { { "name", "Name", PTERO_FORM_TEXT },
                                           { "words", "Words", PTERO_FORM_TEXT } };
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, n_fields));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, self->fleet->panel, NULL, "_Save");
  gboolean done = FALSE;

  g_signal_connect (dialog, "done", G_CALLBACK (done_cb), &done);
  ptero_form_dialog_present (dialog, "New", self->page);
  ptero_form_set_string (form, "name", "Other");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (ptero_test_find_type (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW))), "activate");
  if (!done)
    {
      ptero_form_set_unchanged (form);
      gtk_widget_activate_action (GTK_WIDGET (dialog), "form.close", NULL);
    }
  ptero_test_wait (ptero_test_has_no_dialog, self->page);

  return done;
}

static void
test_enter (void)
{
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);

  g_assert_true (sends_with_enter (self, 1));
  g_assert_false (sends_with_enter (self, 2));

  ptero_test_section_free (self);
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* The window goes, with the dialog in it, while the panel still thinks about what it refuses:
 * nobody is told of it. */
static void
test_gone (gconstpointer looks)
{
  static const PteroFormField fields[] = { { "name", "Name", PTERO_FORM_TEXT } };
  PteroTestSection *self = ptero_test_section_new ("network", 950, 700);
  const char *uuid = ptero_fleet_server_get_uuid (self->server);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_SERVER_RENAME, "server", uuid,
                                                       NULL);
  g_autoptr(PteroLocation) edited = g_object_new (PTERO_TYPE_LOCATION, NULL);
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, self->fleet->panel, request, "_Save");
  g_autoptr(GError) error = NULL;

  if (looks != NULL)
    ptero_form_dialog_set_edited (dialog, request, edited);
  ptero_form_dialog_present (dialog, "Edit", self->page);
  ptero_test_wait (has_width, dialog);
  ptero_test_spin (50);
  ptero_form_set_string (form, "name", "Other");

  ptero_demo_panel_set_faults (self->fleet->demo, "latency=300,status=500", &error);
  g_assert_no_error (error);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  ptero_dialog_force_close (GTK_WIDGET (dialog));
  ptero_test_wait (is_null, &dialog);

  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/form-dialog/place", test_place);
  g_test_add_func ("/form-dialog/inherited", test_inherited);
  g_test_add_func ("/form-dialog/look", test_look);
  g_test_add_func ("/form-dialog/enter", test_enter);
  g_test_add_data_func ("/form-dialog/gone/sent", NULL, test_gone);
  g_test_add_data_func ("/form-dialog/gone/looked", GUINT_TO_POINTER (TRUE), test_gone);

  return g_test_run ();
}
