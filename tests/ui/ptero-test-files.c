/* ptero-test-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-files.h"

#include "ptero-file-browser.h"
#include "ptero-file-transfers.h"
#include "ptero-form-dialog.h"

/* Whether all of the folder that is open is there. */
gboolean
ptero_test_files_is_listed (gpointer browser)
{
  PteroFolder *folder = ptero_file_browser_get_folder (browser);

  return ptero_folder_get_loaded (folder) && !ptero_folder_get_loading (folder);
}

PteroFileObject *
ptero_test_files_find (GtkWidget  *browser,
                       const char *name)
{
  GListModel *items =
    ptero_table_get_items (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PteroFileObject) file = g_list_model_get_item (items, i);

      if (g_str_equal (file->name, name))
        return file;
    }

  return NULL;
}

/* A file that is waited for. */
typedef struct { GtkWidget *browser; const char *name; } Wanted;

static gboolean
is_there (gpointer user_data)
{
  Wanted *wanted = user_data;

  return ptero_test_files_find (wanted->browser, wanted->name) != NULL;
}

static gboolean
is_not_there (gpointer user_data)
{
  return !is_there (user_data);
}

void
ptero_test_files_wait (GtkWidget  *browser,
                       const char *name)
{
  Wanted wanted = { browser, name };

  ptero_test_wait (is_there, &wanted);
}

void
ptero_test_files_wait_none (GtkWidget  *browser,
                            const char *name)
{
  Wanted wanted = { browser, name };

  ptero_test_wait (is_not_there, &wanted);
}

static gboolean
is_selected (gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autoptr(GPtrArray) files =
    ptero_table_dup_selected (ptero_file_browser_get_table (PTERO_FILE_BROWSER (wanted->browser)));

  return files->len == 1 && g_str_equal (PTERO_FILE_OBJECT (files->pdata[0])->name, wanted->name);
}

void
ptero_test_files_wait_selected (GtkWidget  *browser,
                                const char *name)
{
  Wanted wanted = { browser, name };

  ptero_test_wait (is_selected, &wanted);
}

void
ptero_test_files_run (GtkWidget  *browser,
                      const char *verb)
{
  PteroTable *table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser));
  g_autofree char *action = g_strconcat ("files.", verb, NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (table), action, NULL));
}

void
ptero_test_files_select (GtkWidget  *browser,
                         const char *name)
{
  g_assert_nonnull (ptero_test_files_find (browser, name));
  ptero_table_select (ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser)),
                      ptero_test_files_find (browser, name));
}

/* Fills in the dialog that came last, and sends it. */
void
ptero_test_files_fill (GtkWidget  *browser,
                       const char *field,
                       const char *value)
{
  PteroForm *form =
    ptero_form_dialog_get_form (PTERO_FORM_DIALOG (ptero_test_wait_dialog (browser)));

  ptero_form_set_string (form, field, value);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (form), "form.send", NULL));
}

void
ptero_test_files_open_folder (GtkWidget  *browser,
                              const char *name)
{
  PteroTable *table = ptero_file_browser_get_table (PTERO_FILE_BROWSER (browser));

  g_signal_emit_by_name (table, "activate", ptero_test_files_find (browser, name));
  ptero_test_wait (ptero_test_files_is_listed, browser);
}

const char *
ptero_test_files_get_path (GtkWidget *browser)
{
  return ptero_folder_get_path (ptero_file_browser_get_folder (PTERO_FILE_BROWSER (browser)));
}

/* Sends a file of this computer into the folder that is open. */
void
ptero_test_files_upload (GtkWidget  *browser,
                         const char *folder,
                         const char *name)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (sources, g_file_new_build_filename (folder, name, NULL));
  ptero_file_upload (PTERO_FILE_BROWSER (browser), sources, ptero_test_files_get_path (browser));
}
