/* ptero-file-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-forms.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-file-name.h"
#include "ptero-file-request.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-mode-grid.h"
#include "ptero-panel-toast.h"
#include "ptero-path.h"
#include "ptero-send.h"

/* The dialogs of a file browser. What is filled in becomes a part of a list in the request. */

static char *
check_name (const char *text)
{
  return ptero_file_name_is_safe (text)
           ? NULL
           : g_strdup (_("A name has no / and no \\, and is not . or .."));
}

/* The form keeps what is needed to make a request of it. */
static PteroFormDialog *
create_dialog (PteroFileBrowser     *browser,
               const PteroFormField *fields,
               guint                 n_fields,
               PteroRequest         *request,
               PteroFormFill         fill,
               GPtrArray            *files,
               const char           *action)
{
  GtkWidget *form = ptero_form_new (fields, n_fields);
  PteroFormDialog *dialog;

  g_object_set_data_full (G_OBJECT (form), "path",
                          g_strdup (ptero_folder_get_path (ptero_file_browser_get_folder (browser))), g_free);
  g_object_set_data_full (G_OBJECT (form), "files", g_ptr_array_ref (files),
                          (GDestroyNotify) g_ptr_array_unref);
  dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                  request != NULL ? ptero_access_get_panel (ptero_file_browser_get_access (browser)) : NULL,
                                  request, action);
  if (fill != NULL)
    ptero_form_dialog_set_fill (dialog, fill);

  return dialog;
}

static void
add_member (JsonArray  *array,
            const char *first,
            const char *first_value,
            const char *second,
            const char *second_value)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, first, first_value);
  json_object_set_string_member (object, second, second_value);
  json_array_add_object_element (array, object);
}

static void
set_files (PteroRequest *request,
           JsonArray    *array)
{
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);

  ptero_request_set_node (request, "files", node);
}

static void
select_name_cb (PteroFileBrowser *browser,
                PteroAnswer      *answer,
                PteroFormDialog  *dialog)
{
  g_autofree char *name = ptero_form_dup_string (ptero_form_dialog_get_form (dialog), "_name");

  ptero_file_browser_select (browser, name);
  ptero_file_browser_refresh (browser);
}

static const PteroFormField rename_fields[] = {
  { "_name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255, .check = check_name },
};

static void
rename_fill (PteroForm    *form,
             PteroRequest *request)
{
  GPtrArray *files = g_object_get_data (G_OBJECT (form), "files");
  g_autofree char *name = ptero_form_dup_string (form, "_name");
  g_autoptr(JsonArray) array = json_array_new ();

  add_member (array, "from", PTERO_FILE_OBJECT (files->pdata[0])->name, "to", name);
  ptero_request_set_string (request, "root", g_object_get_data (G_OBJECT (form), "path"));
  set_files (request, array);
}

/**
 * ptero_file_rename:
 * @browser: a browser
 * @files: (element-type PteroFileObject): the one
 *
 * Asks for another name.
 */
void
ptero_file_rename (PteroFileBrowser *browser,
                   GPtrArray        *files)
{
  g_autoptr(PteroRequest) request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILES_RENAME,
                                                            NULL);
  PteroFormDialog *dialog = create_dialog (browser, rename_fields, G_N_ELEMENTS (rename_fields),
                                           request, rename_fill, files, _("_Rename"));

  ptero_form_set_string (ptero_form_dialog_get_form (dialog), "_name",
                         PTERO_FILE_OBJECT (files->pdata[0])->name);
  ptero_form_set_unchanged (ptero_form_dialog_get_form (dialog));
  g_signal_connect_object (dialog, "done", G_CALLBACK (select_name_cb), browser, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Rename"), GTK_WIDGET (browser));
}

static char *
check_mode (const char *text)
{
  if (strlen (text) >= 3 && strlen (text) <= 4 && strspn (text, "01234567") == strlen (text))
    return NULL;

  return g_strdup (_("Three or four digits from 0 to 7"));
}

static const PteroFormField mode_fields[] = {
  { "_mode", N_("As a Number"), PTERO_FORM_TEXT, .min = 3, .max = 4, .check = check_mode },
};

static void
mode_fill (PteroForm    *form,
           PteroRequest *request)
{
  GPtrArray *files = g_object_get_data (G_OBJECT (form), "files");
  g_autofree char *mode = ptero_form_dup_string (form, "_mode");
  g_autoptr(JsonArray) array = json_array_new ();

  for (guint i = 0; i < files->len; i++)
    add_member (array, "file", PTERO_FILE_OBJECT (files->pdata[i])->name, "mode", mode);
  ptero_request_set_string (request, "root", g_object_get_data (G_OBJECT (form), "path"));
  set_files (request, array);
}

static void
mode_written_cb (PteroForm     *form,
                 PteroModeGrid *grid)
{
  g_autofree char *text = ptero_form_dup_string (form, "_mode");
  g_autofree char *complaint = check_mode (text != NULL ? text : "");

  if (complaint == NULL)
    ptero_mode_grid_set_mode (grid, (guint) g_ascii_strtoull (text, NULL, 8));
}

static void
mode_checked_cb (PteroModeGrid *grid,
                 PteroForm     *form)
{
  g_autofree char *text = g_strdup_printf ("%03o", ptero_mode_grid_get_mode (grid));

  ptero_form_set_string (form, "_mode", text);
}

/* What they have in common; if they have not, what is usual: nobody gets into a folder with that of
 * a file. */
static const char *
find_mode (GPtrArray *files)
{
  const char *first = PTERO_FILE_OBJECT (files->pdata[0])->mode_bits;
  g_autofree char *complaint = first != NULL ? check_mode (first) : g_strdup ("");
  gboolean common = complaint == NULL;
  gboolean any_folder = FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      PteroFileObject *file = files->pdata[i];

      common = common && g_strcmp0 (file->mode_bits, first) == 0;
      any_folder = any_folder || !file->is_file;
    }

  if (common)
    return first;

  return any_folder ? "755" : "644";
}

/**
 * ptero_file_change_mode:
 * @browser: a browser
 * @files: (element-type PteroFileObject): some
 *
 * Asks for other permissions.
 */
void
ptero_file_change_mode (PteroFileBrowser *browser,
                        GPtrArray        *files)
{
  g_autoptr(PteroRequest) request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILES_CHMOD,
                                                            NULL);
  PteroFormDialog *dialog = create_dialog (browser, mode_fields, G_N_ELEMENTS (mode_fields),
                                           request, mode_fill, files, _("_Change"));
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  GtkWidget *grid = ptero_mode_grid_new ();
  const char *mode = find_mode (files);
  g_autofree char *name = ptero_file_describe (files);
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_("Permissions of %s"), safe);

  ptero_form_add_widget (form, grid);
  ptero_form_set_string (form, "_mode", mode);
  ptero_mode_grid_set_mode (PTERO_MODE_GRID (grid), (guint) g_ascii_strtoull (mode, NULL, 8));
  ptero_form_set_unchanged (form);
  g_signal_connect_object (form, "changed", G_CALLBACK (mode_written_cb), grid, 0);
  g_signal_connect_object (grid, "changed", G_CALLBACK (mode_checked_cb), form, 0);
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_file_browser_refresh), browser,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, GTK_WIDGET (browser));
}

/* A file that shall not be there yet. */
typedef struct
{
  GWeakRef  browser;
  char     *folder;
  char     *name;
} Creation;

static void
creation_free (Creation *creation)
{
  g_weak_ref_clear (&creation->browser);
  g_free (creation->folder);
  g_free (creation->name);
  g_free (creation);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Creation, creation_free)

static void
write_new (PteroFileBrowser *browser,
           Creation         *creation)
{
  g_autofree char *path = ptero_path_join (creation->folder, creation->name);
  g_autoptr(PteroRequest) request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILE_WRITE,
                                                            NULL);
  g_autoptr(GBytes) body = g_bytes_new_static ("\n", 1);

  /* Daemons refuse to write nothing. */
  ptero_request_set_query (request, "file", path);
  ptero_request_set_body (request, "text/plain", body);
  ptero_file_browser_select (browser, creation->name);
  ptero_send (GTK_WIDGET (browser),
              ptero_access_get_panel (ptero_file_browser_get_access (browser)), request, NULL,
              ptero_file_sent_cb);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Creation) creation = user_data;
  g_autoptr(PteroFileBrowser) browser = g_weak_ref_get (&creation->browser);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  if (browser == NULL || gtk_widget_get_root (GTK_WIDGET (browser)) == NULL)
    return;

  if (answer == NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (GTK_WIDGET (browser), "%s", reason);
    }
  else if (ptero_file_object_find (ptero_answer_get_items (answer), creation->name) != NULL)
    {
      g_autofree char *safe = ptero_text_make_safe (creation->name);
      /* Translators: %s is the name of a file */
      g_autofree char *heading = g_strdup_printf (_("“%s” Is There Already"), safe);

      ptero_file_browser_refresh (browser);
      ptero_alert_show (GTK_WIDGET (browser), heading,
                        _("Nothing was changed. Choose another name."));
    }
  else
    {
      write_new (browser, creation);
    }
}

/* To write replaces what is there, and a server makes files by itself: the folder is listed right
 * before. */
static void
create_done_cb (PteroFileBrowser *browser,
                PteroAnswer      *answer,
                PteroFormDialog  *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  PteroAccess *access = ptero_file_browser_get_access (browser);
  Creation *creation = g_new0 (Creation, 1);
  g_autoptr(PteroRequest) request = NULL;

  g_weak_ref_init (&creation->browser, browser);
  creation->folder = g_strdup (g_object_get_data (G_OBJECT (form), "path"));
  creation->name = ptero_form_dup_string (form, "_name");
  request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server", ptero_access_get_uuid (access),
                               "directory", creation->folder, NULL);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (access)), request, NULL,
                           listed_cb, creation);
}

/**
 * ptero_file_create:
 * @browser: a browser
 * @files: nothing
 *
 * Asks for the name of a new file.
 */
void
ptero_file_create (PteroFileBrowser *browser,
                   GPtrArray        *files)
{
  PteroFormDialog *dialog = create_dialog (browser, rename_fields, G_N_ELEMENTS (rename_fields),
                                           NULL, NULL, files, _("_Create"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (create_done_cb), browser, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New File"), GTK_WIDGET (browser));
}

static void
create_folder_fill (PteroForm    *form,
                    PteroRequest *request)
{
  g_autofree char *name = ptero_form_dup_string (form, "_name");

  ptero_request_set_string (request, "name", name);
}

/**
 * ptero_file_folder_dialog_new:
 * @access: what may be done with a server
 * @path: a folder of it
 *
 * Returns: (transfer floating): a dialog that asks for the name of a new folder in there, in its
 *   field `_name`
 */
PteroFormDialog *
ptero_file_folder_dialog_new (PteroAccess *access,
                              const char  *path)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FOLDER_CREATE, "server",
                                                       ptero_access_get_uuid (access),
                                                       "root", path, NULL);
  GtkWidget *form = ptero_form_new (rename_fields, G_N_ELEMENTS (rename_fields));
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_access_get_panel (access), request,
                                                   _("_Create"));

  ptero_form_dialog_set_fill (dialog, create_folder_fill);

  return dialog;
}

/**
 * ptero_file_create_folder:
 * @browser: a browser
 * @files: nothing
 *
 * Asks for the name of a new folder.
 */
void
ptero_file_create_folder (PteroFileBrowser *browser,
                          GPtrArray        *files)
{
  PteroFormDialog *dialog = ptero_file_folder_dialog_new (ptero_file_browser_get_access (browser),
                                                          ptero_folder_get_path (ptero_file_browser_get_folder (browser)));

  g_signal_connect_object (dialog, "done", G_CALLBACK (select_name_cb), browser, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Folder"), GTK_WIDGET (browser));
}

static char *
check_url (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
      (g_str_equal (g_uri_get_scheme (uri), "https") ||
       g_str_equal (g_uri_get_scheme (uri), "http")))
    return NULL;

  return g_strdup (_("An address that begins with https:// or http://"));
}

static const PteroFormField pull_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("The node fetches it by itself. Private addresses and redirects are refused by most.") },
  { "_url", N_("Address"), PTERO_FORM_TEXT, .min = 1, .check = check_url },
  { "_name", N_("Name"), PTERO_FORM_TEXT, N_("Empty for the name in the address"), .max = 255,
    .check = check_name },
};

static void
pull_done_cb (PteroFileBrowser *browser,
              PteroAnswer      *answer,
              PteroFormDialog  *dialog)
{
  PteroForm *form = ptero_form_dialog_get_form (dialog);
  g_autofree char *url = ptero_form_dup_string (form, "_url");
  g_autofree char *name = ptero_form_dup_string (form, "_name");
  g_autoptr(PteroRequest) request = ptero_file_request_new (browser, PTERO_ENDPOINT_FILE_PULL,
                                                            NULL);
  g_autoptr(PteroJob) job = ptero_request_job_new (_("Fetch from an Address"));
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  ptero_request_set_string (request, "url", url);
  ptero_request_set_string (request, "directory", g_object_get_data (G_OBJECT (form), "path"));
  if (name != NULL && *name != '\0')
    ptero_request_set_string (request, "filename", name);
  /* else nobody tells how it went */
  ptero_request_set_boolean (request, "foreground", TRUE);
  /* not all of it: it may hold a secret */
  ptero_file_job_add (browser, job, request,
                      name != NULL && *name != '\0' ? name : g_uri_get_host (uri));
  ptero_file_job_start (browser, job);
}

/**
 * ptero_file_pull:
 * @browser: a browser
 * @files: nothing
 *
 * Asks for an address to fetch a file from.
 */
void
ptero_file_pull (PteroFileBrowser *browser,
                 GPtrArray        *files)
{
  PteroFormDialog *dialog = create_dialog (browser, pull_fields, G_N_ELEMENTS (pull_fields), NULL,
                                           NULL, files, _("_Fetch"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (pull_done_cb), browser, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Fetch from an Address"), GTK_WIDGET (browser));
}
