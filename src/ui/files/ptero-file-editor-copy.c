/* ptero-file-editor-copy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-file-name.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-path.h"

/* Saving what is edited beside its file, which nobody has to decide about for that. */

static char *
check_name (const char *text)
{
  return ptero_file_name_is_safe (text)
           ? NULL
           : g_strdup (_("A name has no / and no \\, and is not . or .."));
}

static const PteroFormField copy_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("It is put into the same folder. The file itself stays as it is on the server.") },
  { "_name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 255, .check = check_name },
};

static char *
dup_copy_name (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = NULL;

  if (dot == NULL || dot == name)
    dot = name + strlen (name);
  stem = g_strndup (name, dot - name);

  /* Translators: the name of a copy of a file, without what follows the last dot; then that, with
   * the dot */
  return g_strdup_printf (_("%s copy%s"), stem, dot);
}

/* A file that is new may be in an encoding that has all of it. */
static GBytes *
encode (PteroFileEditor *self)
{
  g_autofree char *text = ptero_file_editor_dup_text (self);
  PteroTextFormat format = self->format;
  GBytes *bytes = ptero_text_format_encode (&format, text, NULL);

  if (bytes != NULL)
    return bytes;

  format.encoding = PTERO_TEXT_ENCODING_UTF_8;

  return ptero_text_format_encode (&format, text, NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroFileEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name =
    ptero_text_make_safe (ptero_remote_file_get_name (PTERO_REMOTE_FILE (source)));
  g_autofree char *text = NULL;

  ptero_remote_file_save_finish (PTERO_REMOTE_FILE (source), result, &error);
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL)
    {
      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_("Saved as “%s”"), name);
      ptero_file_editor_say (self, text);
      ptero_file_editor_refresh_opener (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_("“%s” Is There Already"), name);
      ptero_alert_show (GTK_WIDGET (self), text, _("Nothing was changed. Choose another name."));
    }
  else
    {
      text = ptero_error_describe (error);
      ptero_alert_show (GTK_WIDGET (self), _("The Copy Was Not Saved"), text);
    }
}

/* One of which nothing was read is written only where nothing is. */
static void
done_cb (PteroFileEditor *self,
         PteroAnswer     *answer,
         PteroFormDialog *dialog)
{
  g_autofree char *name = ptero_form_dup_string (ptero_form_dialog_get_form (dialog), "_name");
  g_autofree char *folder = g_path_get_dirname (ptero_remote_file_get_path (self->file));
  g_autofree char *path = ptero_path_join (g_str_equal (folder, ".") ? "/" : folder, name);
  g_autoptr(PteroRemoteFile) copy =
    ptero_remote_file_new (ptero_remote_file_get_access (self->file), path);
  g_autoptr(GBytes) bytes = encode (self);

  ptero_remote_file_save_async (copy, bytes, self->cancellable, saved_cb, g_object_ref (self));
}

/*< private >
 * ptero_file_editor_save_copy_cb:
 *
 * Asks for the name of another file to save the text as.
 */
void
ptero_file_editor_save_copy_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  PteroFileEditor *self = user_data;
  GtkWidget *form = ptero_form_new (copy_fields, G_N_ELEMENTS (copy_fields));
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form), NULL, NULL, _("Save _Copy"));
  g_autofree char *name = dup_copy_name (ptero_remote_file_get_name (self->file));

  ptero_form_set_string (PTERO_FORM (form), "_name", name);
  ptero_form_set_unchanged (PTERO_FORM (form));
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Save as Copy"), GTK_WIDGET (self));
}
