/* ptero-file-editor-conflict.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor-private.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-client.h"
#include "ptero-file-object.h"

/* What an editor does when somebody else changed its file on the server: it shows both, and the person decides. */

/* The text of what is on the server, for a comparison; empty where it has none. */
static char *
dup_theirs (PteroFileEditor *self)
{
  GBytes *theirs = ptero_remote_file_get_theirs (self->file);
  PteroTextFormat format;
  char *text = theirs != NULL ? ptero_text_format_decode (&format, theirs, NULL) : NULL;

  return text != NULL ? text : g_strdup ("");
}

static char *
describe_diff (PteroDiff *diff)
{
  const guint n_removed = ptero_diff_get_n_removed (diff);
  const guint n_added = ptero_diff_get_n_added (diff);
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;

  if (n_removed == 0 && n_added == 0)
    return g_strdup (_("The lines are the same; the encoding or the line ends differ. Nothing was saved."));

  there = g_strdup_printf (ngettext ("%u line is only there", "%u lines are only there", n_removed), n_removed);
  here = g_strdup_printf (ngettext ("%u only here", "%u only here", n_added), n_added);

  /* Translators: "2 lines are only there", "1 only here" */
  return g_strdup_printf (_("%s, %s. Nothing was saved."), there, here);
}

static void
show_diff (PteroFileEditor *self)
{
  GBytes *bytes = ptero_remote_file_get_theirs (self->file);
  g_autofree char *theirs = dup_theirs (self);
  g_autofree char *mine = ptero_file_editor_dup_text (self);
  PteroDiff *diff = ptero_diff_new (theirs, mine);
  g_autofree char *summary = describe_diff (diff);
  const gboolean is_text = bytes != NULL && (*theirs != '\0' || g_bytes_get_size (bytes) == 0);
  const char *title = _("This file was changed on the server after you opened it");

  if (bytes == NULL)
    title = _("This file was deleted on the server after you opened it");
  else if (!is_text)
    title = _("What is on the server now is not text");
  ptero_diff_view_set_diff (self->diff, diff, self->language);
  ptero_file_editor_show_page (self, "diff");
  ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, title, summary,
                                 _("_Reload Theirs"), "editor.take-theirs", _("Save as _Copy…"), "editor.save-copy", NULL);
  gtk_widget_add_css_class (ptero_banner_add_button (self->banner, _("_Overwrite…"), "editor.overwrite"), "destructive-action");
  ptero_file_editor_set_enabled (self, "take-theirs", is_text);
  ptero_file_editor_set_enabled (self, "take-difference", is_text);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroFileEditor) self = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  PteroFileObject *file;

  if (answer == NULL || self->stack == NULL)
    return;

  file = ptero_file_object_find (ptero_answer_get_items (answer), ptero_remote_file_get_name (self->file));
  if (file != NULL)
    ptero_diff_view_set_written (self->diff, file->modified_at);
}

/* What a file contains comes without its time. Nobody misses that where it does not come. */
static void
ask_when_written (PteroFileEditor *self)
{
  PteroAccess *access = ptero_remote_file_get_access (self->file);
  g_autofree char *folder = g_path_get_dirname (ptero_remote_file_get_path (self->file));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server", ptero_access_get_uuid (access),
                                                       "directory", g_str_equal (folder, ".") ? "/" : folder, NULL);

  ptero_diff_view_set_written (self->diff, NULL);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (access)), request, self->cancellable,
                           listed_cb, g_object_ref (self));
}

/*< private >
 * ptero_file_editor_show_conflict:
 * @self: an editor whose file was changed on the server
 *
 * Shows both texts, for the person to decide.
 */
void
ptero_file_editor_show_conflict (PteroFileEditor *self)
{
  show_diff (self);
  ask_when_written (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->diff));
}

/* What is on the server is known, and is given up for what is here. */
static void
settle (PteroFileEditor *self)
{
  ptero_remote_file_take_theirs (self->file);
  ptero_file_editor_show_usual_banner (self);
  ptero_file_editor_show_page (self, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/*< private >
 * ptero_file_editor_save_decided:
 * @self: an editor that shows what differs, all of which is decided
 */
void
ptero_file_editor_save_decided (PteroFileEditor *self)
{
  settle (self);
  ptero_file_editor_save_checked (self);
}

static void
overwrite_confirmed_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (source);

  if (!ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    return;

  settle (self);
  ptero_file_editor_save (self);
}

/*< private >
 * ptero_file_editor_overwrite_cb:
 *
 * Saves over what is on the server.
 */
void
ptero_file_editor_overwrite_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  ptero_alert_confirm_async (GTK_WIDGET (self), _("Overwrite What Is on the Server?"), _("What somebody else wrote there will be lost."),
                             _("_Overwrite"), self->cancellable, overwrite_confirmed_cb, NULL);
}

/* In a way that can be undone. */
static void
replace_text (PteroFileEditor *self,
              const char      *text)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

/*< private >
 * ptero_file_editor_take_difference_cb:
 *
 * Decides one difference; the others stay to be.
 */
void
ptero_file_editor_take_difference_cb (GSimpleAction *action,
                                      GVariant      *parameter,
                                      gpointer       user_data)
{
  PteroFileEditor *self = user_data;
  g_autofree char *text = ptero_diff_view_take (self->diff);

  if (text == NULL)
    return;

  replace_text (self, text);
  show_diff (self);
}

/*< private >
 * ptero_file_editor_keep_difference_cb:
 *
 * Decides that one difference stays as it is here.
 */
void
ptero_file_editor_keep_difference_cb (GSimpleAction *action,
                                      GVariant      *parameter,
                                      gpointer       user_data)
{
  ptero_diff_view_keep (PTERO_FILE_EDITOR (user_data)->diff);
}

/*< private >
 * ptero_file_editor_take_theirs_cb:
 *
 * Takes all of what is on the server. One's own text comes back by undoing it.
 */
void
ptero_file_editor_take_theirs_cb (GSimpleAction *action,
                                  GVariant      *parameter,
                                  gpointer       user_data)
{
  PteroFileEditor *self = user_data;
  g_autofree char *text = ptero_text_format_decode (&self->format, ptero_remote_file_get_theirs (self->file), NULL);

  ptero_remote_file_take_theirs (self->file);
  replace_text (self, text);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
  ptero_editor_status_set_format (self->status, &self->format);
  ptero_file_editor_show_usual_banner (self);
  ptero_file_editor_show_page (self, "text");
  ptero_file_editor_say (self, _("Undo brings your version back"));
}

/*< private >
 * ptero_file_editor_keep_editing_cb:
 *
 * Leaves it undecided.
 */
void
ptero_file_editor_keep_editing_cb (GSimpleAction *action,
                                   GVariant      *parameter,
                                   gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  ptero_file_editor_show_usual_banner (self);
  ptero_file_editor_show_page (self, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
