/* test-file-bars.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-action-bar.h"
#include "ptero-file-bars.h"
#include "ptero-file-browser.h"
#include "ptero-file-editor.h"
#include "ptero-file-jobs-button.h"
#include "ptero-file-request.h"
#include "ptero-file-transfers.h"
#include "ptero-file-window.h"
#include "ptero-keep-time.h"
#include "ptero-test-sections.h"
#include "ptero-transfer-job.h"

static gboolean
has_files (gpointer browser)
{
  return g_list_model_get_n_items (ptero_table_get_items (ptero_file_browser_get_table (browser))) > 0;
}

static PteroTestSection *
open_files (void)
{
  PteroTestSection *self = ptero_test_section_new ("files", 1000, 700);

  ptero_test_wait (has_files, self->section);

  return self;
}

/* The arrow of the order is there before anybody chose one. */
static void
test_sort (void)
{
  PteroTestSection *self = open_files ();
  PteroTable *table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (self->section));
  gboolean descending = TRUE;

  g_assert_cmpstr (ptero_table_get_sort (table, &descending), ==, "name");
  g_assert_false (descending);
  ptero_test_spin (100);
  ptero_test_screenshot (self->window, "files-sorted");
  ptero_test_section_free (self);
}

static void
test_mnemonics (void)
{
  g_autoptr(GMenuModel) menu = ptero_file_menu_new ();

  g_assert_cmpint (g_menu_model_get_n_items (menu), >, 0);
  ptero_test_assert_letters (menu);
}

static gboolean
has_window (gpointer unused)
{
  return ptero_test_find_anywhere (PTERO_TYPE_FILE_WINDOW) != NULL;
}

static PteroFileObject *
find_file (GtkWidget *browser)
{
  GListModel *items =
    ptero_table_get_items (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (items, i);

      if (g_str_equal (file->name, "server.properties"))
        return file;
    }

  return NULL;
}

/* A second file is opened beside the list, and closed with it. */
static void
test_window (void)
{
  PteroTestSection *self = open_files ();
  GtkWidget *window;

  ptero_table_select (ptero_file_browser_get_table (PTERO_FILE_BROWSER (self->section)),
                      find_file (self->section));
  ptero_test_spin (50);
  g_assert_true (gtk_widget_activate_action (self->section, "files.open-window", NULL));
  ptero_test_wait (has_window, NULL);
  ptero_test_spin (200);
  g_assert_true (gtk_widget_get_mapped (self->section));
  window = ptero_test_find_anywhere (PTERO_TYPE_FILE_WINDOW);
  g_assert_true (gtk_widget_is_ancestor (ptero_test_find_anywhere (PTERO_TYPE_FILE_EDITOR),
                                         window));
  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_root (self->section)), FALSE);
  g_assert_false (has_window (NULL));
  ptero_test_section_free (self);
}

/* All that waits is held at once, and goes on at once. */
static void
test_pause (void)
{
  PteroTestSection *self = open_files ();
  PteroAccess *access = ptero_file_browser_get_access (PTERO_FILE_BROWSER (self->section));
  GtkWidget *button = ptero_test_find_type (self->section, PTERO_TYPE_FILE_JOBS_BUTTON);
  GtkWidget *title;
  g_autoptr(GFile) source = g_file_new_for_path ("/nowhere/map.zip");
  g_autoptr(GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    {
      PteroJob *job = ptero_transfer_job_new (i == 0 ? "Upload a" : "Upload b",
                                              ptero_access_get_panel (access),
                                              ptero_access_get_uuid (access));

      g_ptr_array_add (jobs, job);
      ptero_job_set_paused (job, TRUE);
      ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (job), source, "/", "map.zip", 100);
      ptero_file_job_start (PTERO_FILE_BROWSER (self->section), job);
    }
  gtk_menu_button_popup (GTK_MENU_BUTTON (ptero_test_find_type (button, GTK_TYPE_MENU_BUTTON)));
  ptero_test_spin (200);
  ptero_test_screenshot (self->window, "files-paused");
  title = ptero_test_find_label (button, "Upload b");
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
  g_assert_nonnull (ptero_test_find_label (button, "Continue All"));
  ptero_test_press_anywhere ("Continue All");
  for (guint i = 0; i < jobs->len; i++)
    {
      g_assert_false (ptero_job_get_paused (jobs->pdata[i]));
      ptero_job_cancel (jobs->pdata[i]);
    }
  ptero_test_spin (100);
  ptero_test_section_free (self);
}

typedef struct { PteroDemoPanel *demo; const char *path; guint n_before; } Count;

static gboolean
was_listed (gpointer user_data)
{
  Count *count = user_data;

  return ptero_demo_panel_get_n_requests (count->demo, count->path) > count->n_before;
}

static void
look_elsewhere_and_back (PteroTestSection *self)
{
  gtk_widget_activate_action (self->page, "server.section", "s", "settings");
  ptero_test_spin (50);
  g_assert_false (gtk_widget_get_mapped (self->section));
  gtk_widget_activate_action (self->page, "server.section", "s", "files");
  ptero_test_spin (50);
}

/* What others did to the files is seen by whoever comes back after a while; what is selected stays
 * so. */
static void
test_shown_again (void)
{
  PteroTestSection *self = open_files ();
  PteroFileBrowser *browser = PTERO_FILE_BROWSER (self->section);
  PteroTable *table = ptero_file_browser_get_table (browser);
  g_autofree char *path = g_strdup_printf ("/api/client/servers/%s/files/list",
                                           ptero_fleet_server_get_uuid (self->server));
  Count count = { self->fleet->demo, path, 0 };

  ptero_table_select (table, find_file (self->section));
  ptero_test_spin (50);
  g_assert_cmpuint (ptero_table_get_n_selected (table), ==, 1);
  count.n_before = ptero_demo_panel_get_n_requests (count.demo, path);
  g_assert_cmpuint (count.n_before, >, 0);
  look_elsewhere_and_back (self);
  g_assert_false (was_listed (&count));

  ptero_keep_time_set (0);
  look_elsewhere_and_back (self);
  ptero_test_wait (was_listed, &count);
  ptero_test_spin (200);
  g_assert_cmpuint (ptero_table_get_n_selected (table), ==, 1);
  ptero_keep_time_set (60000);
  ptero_test_section_free (self);
}

static GtkAdjustment *
find_bar_adjustment (PteroTestSection *self)
{
  GtkWidget *bar = ptero_test_find_type (self->section, PTERO_TYPE_FILE_ACTION_BAR);

  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (ptero_test_find_type (bar, GTK_TYPE_SCROLLED_WINDOW)));
}

static gboolean
is_whole (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

static gboolean
has_titles (gpointer section)
{
  GtkWidget *bar = ptero_test_find_type (section, PTERO_TYPE_FILE_ACTION_BAR);
  GtkWidget *title = ptero_test_find_label (bar, "Delete…");

  return title != NULL && gtk_widget_get_mapped (title);
}

static gboolean
has_no_titles (gpointer section)
{
  return !has_titles (section);
}

/* What is being done takes the place of the titles, not that of the last button. */
static void
test_fit (void)
{
  PteroTestSection *self = open_files ();
  PteroAccess *access = ptero_file_browser_get_access (PTERO_FILE_BROWSER (self->section));
  GtkAdjustment *adjustment = find_bar_adjustment (self);
  g_autoptr(GFile) source = g_file_new_for_path ("/nowhere/map.zip");
  PteroJob *job = ptero_transfer_job_new ("Upload", ptero_access_get_panel (access),
                                          ptero_access_get_uuid (access));

  ptero_test_wait (has_titles, self->section);
  ptero_test_wait (is_whole, adjustment);

  g_object_ref (job);
  ptero_job_set_paused (job, TRUE);
  ptero_transfer_job_add_upload (PTERO_TRANSFER_JOB (job), source, "/", "map.zip", 100);
  ptero_file_job_start (PTERO_FILE_BROWSER (self->section), job);
  ptero_test_wait (has_no_titles, self->section);
  ptero_test_wait (is_whole, adjustment);
  ptero_test_screenshot (self->window, "files-tight");

  ptero_job_cancel (job);
  g_object_unref (job);
  ptero_test_spin (100);
  ptero_test_section_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);

  g_test_add_func ("/file-bars/sort", test_sort);
  g_test_add_func ("/file-bars/mnemonics", test_mnemonics);
  g_test_add_func ("/file-bars/window", test_window);
  g_test_add_func ("/file-bars/pause", test_pause);
  g_test_add_func ("/file-bars/fit", test_fit);
  g_test_add_func ("/file-bars/shown-again", test_shown_again);

  return g_test_run ();
}
