/* ptero-admin-plugin-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-plugin-import.h"

#include <glib/gi18n.h>

#include <string.h>

#include "ptero-alert.h"
#include "ptero-error.h"
#include "ptero-error-text.h"
#include "ptero-file-chooser.h"
#include "ptero-file-name.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"
#include "ptero-request-job.h"

/* Puts a plugin into the panel, where it is installed later: from an address that the panel
 * fetches, or as a file in one request. */

/* What a panel takes unless it was set up to take more */
#define MAX_SIZE (100 * 1024 * 1024)

#define SUFFIX ".zip"

static char *
check_address (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if ((g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0) ||
      g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return g_strdup (_("An address that begins with https://"));

  return NULL;
}

static const PteroFormField fields[] = {
  { NULL, N_("Plugin"), PTERO_FORM_HEADING,
    N_("A plugin is code that runs in the panel: it can read and change everything the panel can, also the servers and the "
       "data of all users. Take it only from whom you trust.") },
  { "url", N_("Address of the Archive"), PTERO_FORM_TEXT,
    N_("As in “https://example.com/my-plugin.zip”. The panel fetches it, and the plugin goes by the name of the file."),
    .min = 1, .check = check_address },
};

/**
 * ptero_admin_plugin_warning:
 *
 * Returns: what to know before a plugin gets into a panel
 */
const char *
ptero_admin_plugin_warning (void)
{
  return g_dgettext (GETTEXT_PACKAGE, fields[0].hint);
}

/* Why it failed is in the log of the panel; what it looks at is known. */
static gboolean
is_unexplained (const GError *error)
{
  return g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_PANEL) ||
         g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_REFUSED);
}

static char *
explain (PteroForm    *form,
         const GError *error)
{
  if (!is_unexplained (error))
    return NULL;

  return g_strdup (_("The panel could not get a plugin from there: it has to reach the address, and find a ZIP archive that is named as the plugin in it."));
}

static void
imported_cb (PteroListPane *pane)
{
  ptero_panel_toast (GTK_WIDGET (pane), "%s",
                     _("Imported: it is in the list, and not installed yet"));
  ptero_list_pane_refresh (pane);
}

/**
 * ptero_admin_plugin_import_address:
 * @pane: the list of plugins
 *
 * Has the panel fetch a plugin from an address that the person gives.
 */
void
ptero_admin_plugin_import_address (PteroListPane *pane)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_URL,
                                                       NULL);
  PteroFormDialog *dialog;

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request, _("_Import"));
  ptero_form_dialog_set_explain (dialog, explain);
  g_signal_connect_object (dialog, "done", G_CALLBACK (imported_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Import Plugin"), GTK_WIDGET (pane));
}

typedef struct
{
  PteroListPane *pane;
  char          *name;
  GBytes        *bytes;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->pane);
  g_free (import->name);
  g_clear_pointer (&import->bytes, g_bytes_unref);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static GError *
judge (PteroRequest *request,
       gpointer      resource,
       const GError *error)
{
  if (!is_unexplained (error))
    return NULL;

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                              _("The panel could not unpack it: it has to be a ZIP archive, named as the plugin in it, and not larger than the panel takes."));
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(PteroJob) job = NULL;

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  request = ptero_request_new (PTERO_ENDPOINT_PELICAN_PLUGIN_IMPORT_FILE, NULL);
  ptero_request_set_file (request, "plugin", import->name, "application/zip", import->bytes);
  job = ptero_request_job_new (_("Import Plugin"));
  ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_list_pane_get_panel (import->pane), request,
                         import->name);
  ptero_request_job_set_judge (PTERO_REQUEST_JOB (job), judge);
  g_signal_connect_object (job, "finished", G_CALLBACK (ptero_list_pane_take_job), import->pane,
                           G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_list_pane_get_jobs (import->pane), job);
}

static void
tell (Import       *import,
      const GError *error)
{
  g_autofree char *reason = ptero_error_describe (error);

  if (gtk_widget_get_root (GTK_WIDGET (import->pane)) != NULL)
    ptero_alert_show (GTK_WIDGET (import->pane), _("The Plugin Could Not Be Read"), reason);
}

static GError *
create_size_error (void)
{
  g_autofree char *size = g_format_size_full (MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: %s is a size, as in “100.0 MiB” */
  return g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _("Panels take no plugins larger than %s."),
                      size);
}

/* In capitals, too. */
static gboolean
is_archive (const char *name)
{
  const gsize length = strlen (name);

  return length > strlen (SUFFIX) &&
         g_ascii_strcasecmp (name + length - strlen (SUFFIX), SUFFIX) == 0;
}

/* (transfer full) (nullable): what speaks against sending it */
static GError *
check_file (GFileInfo  *info,
            const char *name)
{
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || !is_archive (name))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                _("A plugin comes as a ZIP archive, whose name ends in “.zip”."));

  return g_file_info_get_size (info) > MAX_SIZE ? create_size_error () : NULL;
}

/* It may have grown since its size was looked at. */
static gboolean
may_read_more (const char *contents,
               goffset     size,
               gpointer    user_data)
{
  return size <= MAX_SIZE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *safe = ptero_text_make_safe (import->name);
  g_autofree char *heading = NULL;
  PteroListPane *pane = import->pane;
  char *contents = NULL;
  gsize length = 0;

  if (g_file_load_partial_contents_finish (G_FILE (source), result, &contents, &length, NULL,
                                           &error))
    import->bytes = g_bytes_new_take (contents, length);
  if (length > MAX_SIZE)
    error = create_size_error ();
  if (error != NULL)
    {
      tell (import, error);
      return;
    }
  if (gtk_widget_get_root (GTK_WIDGET (pane)) == NULL)
    return;

  /* Translators: %s is the name of a file */
  heading = g_strdup_printf (_("Import “%s”?"), safe);
  ptero_alert_confirm_async (GTK_WIDGET (pane), heading, ptero_admin_plugin_warning (),
                             _("_Import"), NULL, confirmed_cb, g_steal_pointer (&import));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Import) import = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (info != NULL)
    error = check_file (info, import->name);
  if (error != NULL)
    {
      tell (import, error);
      return;
    }

  /* the panel takes the name of the plugin from what is before the suffix */
  memcpy (import->name + strlen (import->name) - strlen (SUFFIX), SUFFIX, strlen (SUFFIX));
  g_file_load_partial_contents_async (G_FILE (source), NULL, may_read_more, loaded_cb,
                                      g_steal_pointer (&import));
}

/**
 * ptero_admin_plugin_import_file:
 * @pane: the list of plugins
 * @file: an archive
 *
 * Asks, and sends the file to the panel.
 */
void
ptero_admin_plugin_import_file (PteroListPane *pane,
                                GFile         *file)
{
  g_autofree char *name = NULL;
  Import *import;

  g_return_if_fail (PTERO_IS_LIST_PANE (pane));
  g_return_if_fail (G_IS_FILE (file));

  name = g_file_get_basename (file);

  import = g_new0 (Import, 1);
  import->pane = g_object_ref (pane);
  import->name = ptero_file_name_make_safe (name);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
                           looked_cb, import);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GListModel) files = ptero_file_chooser_open_finish (GTK_WIDGET (source), result, NULL);
  g_autoptr(GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    ptero_admin_plugin_import_file (PTERO_LIST_PANE (source), file);
}

/**
 * ptero_admin_plugin_import_chosen:
 * @pane: the list of plugins
 *
 * Lets the person choose a file for [func@Ptero.admin_plugin_import_file].
 */
void
ptero_admin_plugin_import_chosen (PteroListPane *pane)
{
  g_return_if_fail (PTERO_IS_LIST_PANE (pane));

  ptero_file_chooser_open_async (GTK_WIDGET (pane), _("Import Plugin"), NULL, chosen_cb, NULL);
}
