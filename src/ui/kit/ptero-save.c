/* ptero-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-save.h"

#include <glib/gi18n.h>

#include "ptero-file-chooser.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"

/* A file on its way. */
typedef struct
{
  GtkWidget            *widget;
  GBytes               *bytes;
  GFileCreateFlags      flags;
  const PteroSaveWords *words;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static Saving *
saving_new (GtkWidget            *widget,
            GBytes               *bytes,
            GFileCreateFlags      flags,
            const PteroSaveWords *words)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->bytes = g_bytes_ref (bytes);
  saving->flags = flags | G_FILE_CREATE_REPLACE_DESTINATION;
  saving->words = words;

  return saving;
}

static void
say (Saving       *saving,
     GFile        *file,
     const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *reason = error != NULL ? ptero_text_make_safe (error->message) : NULL;

  if (saving->words != NULL && error == NULL)
    ptero_panel_toast (saving->widget, "%s", g_dgettext (GETTEXT_PACKAGE, saving->words->done));
  else if (saving->words != NULL)
    /* Translators: what failed, and why */
    ptero_panel_toast (saving->widget, _("%s: %s"),
                       g_dgettext (GETTEXT_PACKAGE, saving->words->failed), reason);
  else if (error == NULL)
    ptero_panel_toast (saving->widget, _("Saved as “%s”"), safe);
  else
    ptero_panel_toast (saving->widget, _("“%s” could not be saved: %s"), safe, reason);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Saving) saving = user_data;
  g_autoptr(GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  say (saving, G_FILE (source), error);
}

/* Takes @saving. */
static void
write_file (Saving *saving,
            GFile  *file)
{
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, saving->flags, NULL,
                                       written_cb, saving);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Saving) saving = user_data;
  g_autoptr(GFile) file = ptero_file_chooser_save_finish (GTK_WIDGET (source), result, NULL);

  if (file != NULL)
    write_file (g_steal_pointer (&saving), file);
}

/**
 * ptero_save:
 * @widget: where it was asked for
 * @title: what is saved, as the title of the question for the file
 * @name: a name for the file, with its ending
 * @bytes: what is saved
 *
 * Lets the person choose a file and writes it. A toast tells what became of it.
 */
void
ptero_save (GtkWidget  *widget,
            const char *title,
            const char *name,
            GBytes     *bytes)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (bytes != NULL);

  ptero_file_chooser_save_async (widget, title, name, NULL, chosen_cb,
                                 saving_new (widget, bytes, G_FILE_CREATE_NONE, NULL));
}

/**
 * ptero_save_to:
 * @widget: where it was asked for
 * @file: a file that was chosen, which is replaced
 * @bytes: what is saved
 *
 * Writes a file. A toast tells what became of it.
 */
void
ptero_save_to (GtkWidget *widget,
               GFile     *file,
               GBytes    *bytes)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  write_file (saving_new (widget, bytes, G_FILE_CREATE_NONE, NULL), file);
}

/**
 * ptero_save_alone:
 * @widget: where it was asked for
 * @title: what is saved, as the title of the question for the file
 * @name: a name for the file, with its ending
 * @bytes: what is saved
 * @words: what is told, which outlives it
 *
 * Does the same as [func@Ptero.save] with what nobody else may read.
 */
void
ptero_save_alone (GtkWidget            *widget,
                  const char           *title,
                  const char           *name,
                  GBytes               *bytes,
                  const PteroSaveWords *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (bytes != NULL);
  g_return_if_fail (words != NULL);

  ptero_file_chooser_save_async (widget, title, name, NULL, chosen_cb,
                                 saving_new (widget, bytes, G_FILE_CREATE_PRIVATE, words));
}
