/* test-backups.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "ptero-backup.h"
#include "ptero-backups.h"
#include "ptero-form-dialog.h"
#include "ptero-list-pane.h"
#include "ptero-test-sections.h"

static gboolean
is_complete (gpointer pane)
{
  PteroBackup *backup = ptero_test_find_item (pane, "before the event");

  return backup != NULL && backup->completed_at != NULL;
}

/* A person makes a backup, sees it finish, locks it, cannot delete it, unlocks and deletes it. */
static void
test_life (void)
{
  PteroTestSection *self = ptero_test_section_new ("backups", 950, 700);
  GtkWidget *pane = self->section;
  PteroForm *form;

  ptero_test_wait_complete (pane);
  ptero_test_screenshot (self->window, "backups");

  ptero_test_run_verb (pane, "create");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (pane)));
  ptero_test_spin (300);
  ptero_test_screenshot (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form))), "backups-create");
  ptero_form_set_string (form, "name", "before the event");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (ptero_test_has_no_dialog, pane);
  ptero_test_wait_item (pane, "before the event");
  ptero_test_wait (is_complete, pane);

  g_assert_true (ptero_test_select_item (pane, "before the event"));
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "backups-selected");
  ptero_test_run_verb (pane, "lock");
  ptero_test_wait_item (pane, "Locked");
  ptero_test_run_verb (pane, "unlock");
  ptero_test_wait_no_item (pane, "Locked");
  ptero_test_run_verb (pane, "delete");
  ptero_test_answer_alert (pane, "Delete");
  ptero_test_wait_no_item (pane, "before the event");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->fleet->jobs)), ==, 1);

  ptero_test_section_free (self);
}

static gboolean
is_asked (gpointer user_data)
{
  PteroTestSection *self = user_data;
  PteroBackup *backup = ptero_test_find_item (self->section, "before the event");
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/backups/%s/rename",
                                           ptero_fleet_server_get_server (self->server)->uuid,
                                           backup->uuid);

  return ptero_demo_panel_get_n_requests (self->fleet->demo, path) == 1;
}

/* Only Pelican renames one; this demo refuses. */
static void
test_rename (void)
{
  PteroTestSection *self = ptero_test_section_new ("backups", 950, 700);
  GtkWidget *pane = self->section;
  PteroForm *form;

  ptero_test_wait_complete (pane);
  ptero_test_run_verb (pane, "create");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (pane)));
  ptero_form_set_string (form, "name", "before the event");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait_item (pane, "before the event");
  ptero_test_wait (ptero_test_has_no_dialog, pane);
  g_assert_true (ptero_test_select_item (pane, "before the event"));
  ptero_test_run_verb (pane, "rename");
  ptero_test_spin (100);
  g_assert_true (ptero_test_has_no_dialog (pane));

  ptero_panel_set_flavour (self->fleet->panel, PTERO_FLAVOUR_PELICAN);
  ptero_list_pane_update (PTERO_LIST_PANE (pane));
  ptero_test_run_verb (pane, "rename");
  form = ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (pane)));
  ptero_form_set_string (form, "name", "after the event");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
  ptero_test_wait (is_asked, self);
  ptero_test_spin (200);
  ptero_form_set_unchanged (form);

  ptero_test_section_free (self);
}

static gboolean
has_complete (gpointer pane)
{
  return ptero_test_find_item (pane, "Complete") != NULL;
}

/* A person downloads a backup, whose checksum is compared. */
static void
test_download (void)
{
  PteroTestSection *self = ptero_test_section_new ("backups", 950, 700);
  g_autofree char *path = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  g_autoptr(PteroJob) job = NULL;
  g_autoptr(GDir) dir = NULL;
  g_autofree char *file = NULL;

  ptero_test_wait_complete (self->section);
  ptero_test_run_verb (self->section, "create");
  g_assert_true (gtk_widget_activate_action (ptero_test_wait_dialog (self->section), "form.send",
                                             NULL));
  ptero_test_wait (has_complete, self->section);
  g_ptr_array_add (items, ptero_test_find_item (self->section, "Complete"));
  ptero_backups_download (self->section, items, folder);
  ptero_test_wait (ptero_test_jobs_ended, self->fleet->jobs);
  job = g_list_model_get_item (G_LIST_MODEL (self->fleet->jobs), 0);
  g_assert_cmpuint (ptero_job_get_n_done (job), ==, 1);

  dir = g_dir_open (path, 0, NULL);
  file = g_build_filename (path, g_dir_read_name (dir), NULL);
  g_assert_true (g_str_has_suffix (file, ".tar.gz"));
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/backups/life", test_life);
  g_test_add_func ("/backups/rename", test_rename);
  g_test_add_func ("/backups/download", test_download);

  return g_test_run ();
}
