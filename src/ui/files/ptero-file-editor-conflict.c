/* ptero-file-editor-conflict.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-client.h"
#include "ptero-file-object.h"

/* What an editor does when somebody else changed its file on the server: it shows both, and the
 * person decides. */

/* Two texts that are compared in a thread, and what comes of it. */
typedef struct
{
  GBytes    *theirs;     /* (nullable): what is on the server */
  char      *mine;
  PteroDiff *diff;
  gboolean   is_text;    /* what is on the server */
  gboolean   again;      /* what was decided stays decided */
} Comparison;

static void
comparison_free (Comparison *comparison)
{
  g_clear_pointer (&comparison->theirs, g_bytes_unref);
  g_clear_pointer (&comparison->diff, ptero_diff_free);
  g_free (comparison->mine);
  g_free (comparison);
}

/* What is on the server is empty for a comparison where it is no text. */
static void
compare_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Comparison *comparison = task_data;
  PteroTextFormat format;
  g_autofree char *theirs = comparison->theirs != NULL
                              ? ptero_text_format_decode (&format, comparison->theirs, NULL)
                              : NULL;

  comparison->is_text = theirs != NULL;
  comparison->diff = ptero_diff_new (theirs != NULL ? theirs : "", comparison->mine);
  g_task_return_boolean (task, TRUE);
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

  there = g_strdup_printf (ngettext ("%u line is only there", "%u lines are only there", n_removed),
                           n_removed);
  here = g_strdup_printf (ngettext ("%u only here", "%u only here", n_added), n_added);

  /* Translators: "2 lines are only there", "1 only here" */
  return g_strdup_printf (_("%s, %s. Nothing was saved."), there, here);
}

static void
update_summary (PteroFileEditor *self)
{
  g_autofree char *summary = describe_diff (ptero_diff_view_get_diff (self->diff));

  ptero_banner_set_subtitle (self->banner, summary);
}

static void
show_conflict_banner (PteroFileEditor *self,
                      const char      *title)
{
  ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, title, NULL,
                                 _("_Reload Theirs"), "editor.take-theirs", _("Save as _Copy…"),
                                 "editor.save-copy", NULL);
  gtk_widget_add_css_class (ptero_banner_add_button (self->banner, _("_Overwrite…"),
                                                     "editor.overwrite"), "destructive-action");
}

static void
show_diff (PteroFileEditor *self,
           Comparison      *comparison)
{
  const char *title = _("This file was changed on the server after you opened it");
  /* as in the editor, a long text comes sooner without colours */
  GtkSourceLanguage *language =
    gtk_source_buffer_get_highlight_syntax (GTK_SOURCE_BUFFER (self->buffer)) ? self->language : NULL;

  if (comparison->theirs == NULL)
    title = _("This file was deleted on the server after you opened it");
  else if (!comparison->is_text)
    title = _("What is on the server now is not text");
  if (comparison->again)
    ptero_diff_view_update_diff (self->diff, g_steal_pointer (&comparison->diff));
  else
    ptero_diff_view_set_diff (self->diff, g_steal_pointer (&comparison->diff), language);
  show_conflict_banner (self, title);
  update_summary (self);
  ptero_file_editor_show_page (self, "diff");
  ptero_file_editor_set_enabled (self, "take-theirs", comparison->is_text);
  ptero_file_editor_set_enabled (self, "take-difference", comparison->is_text);
}

/* The last one that was begun counts, unless the person went back to the text meanwhile. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PteroFileEditor) self = user_data;
  Comparison *comparison = g_task_get_task_data (G_TASK (result));

  if (self->comparison != G_TASK (result))
    return;

  self->comparison = NULL;
  if (self->stack == NULL || !ptero_file_editor_is_compared (self))
    return;

  show_diff (self, comparison);
  if (!comparison->again)
    gtk_widget_grab_focus (GTK_WIDGET (self->diff));
}

/* The task does not have the editor: the thread may be the last to let go of it, and no widget may
 * end there. */
static void
compare (PteroFileEditor *self,
         gboolean         again)
{
  g_autoptr(GTask) task = g_task_new (NULL, NULL, compared_cb, g_object_ref (self));
  GBytes *theirs = ptero_remote_file_get_theirs (self->file);
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->theirs = theirs != NULL ? g_bytes_ref (theirs) : NULL;
  comparison->mine = ptero_file_editor_dup_text (self);
  comparison->again = again;
  g_task_set_source_tag (task, compare);
  g_task_set_task_data (task, comparison, (GDestroyNotify) comparison_free);
  self->comparison = task;
  g_task_run_in_thread (task, compare_thread);
}

/*< private >
 * ptero_file_editor_is_compared:
 * @self: an editor
 *
 * Returns: whether its text is compared with what is on the server, or that is shown
 */
gboolean
ptero_file_editor_is_compared (PteroFileEditor *self)
{
  return ptero_file_editor_is_shown (self, "comparing") ||
         ptero_file_editor_is_shown (self, "diff");
}

/*< private >
 * ptero_file_editor_compare_again:
 * @self: an editor whose text was changed while it is compared
 */
void
ptero_file_editor_compare_again (PteroFileEditor *self)
{
  if (!ptero_file_editor_is_shown (self, "diff"))
    return;

  ptero_diff_view_wait (self->diff);
  compare (self, TRUE);
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

  file = ptero_file_object_find (ptero_answer_get_items (answer),
                                 ptero_remote_file_get_name (self->file));
  if (file != NULL)
    ptero_diff_view_set_written (self->diff, file->modified_at);
}

/* What a file contains comes without its time. Nobody misses that where it does not come. */
static void
ask_when_written (PteroFileEditor *self)
{
  PteroAccess *access = ptero_remote_file_get_access (self->file);
  g_autofree char *folder = g_path_get_dirname (ptero_remote_file_get_path (self->file));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILES_LIST, "server",
                                                       ptero_access_get_uuid (access),
                                                       "directory", g_str_equal (folder, ".")
                                                         ? "/"
                                                         : folder, NULL);

  ptero_diff_view_set_written (self->diff, NULL);
  ptero_client_send_async (ptero_panel_get_client (ptero_access_get_panel (access)), request,
                           self->cancellable,
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
  ptero_file_editor_show_page (self, "comparing");
  compare (self, FALSE);
  ask_when_written (self);
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

  ptero_alert_confirm_async (GTK_WIDGET (self), _("Overwrite What Is on the Server?"),
                             _("What somebody else wrote there will be lost."),
                             _("_Overwrite"), self->cancellable, overwrite_confirmed_cb, NULL);
}

/* How much of two texts is the same from the start on, in whole characters. */
static gsize
count_same_start (const char *a,
                  const char *b)
{
  gsize length = 0;

  while (a[length] != '\0' && a[length] == b[length])
    length++;
  while (length > 0 && ((guchar) a[length] & 0xc0) == 0x80)
    length--;

  return length;
}

/* How much is the same at the end, but for what is the same from the start on. */
static gsize
count_same_end (const char *a,
                gsize       a_length,
                const char *b,
                gsize       b_length,
                gsize       start)
{
  gsize length = 0;

  while (length < MIN (a_length, b_length) - start &&
         a[a_length - length - 1] == b[b_length - length - 1])
    length++;
  while (length > 0 && ((guchar) a[a_length - length] & 0xc0) == 0x80)
    length--;

  return length;
}

/* In a way that can be undone, and only what is another: to bring a long text in again takes its
 * time. */
static void
replace_text (PteroFileEditor *self,
              const char      *text)
{
  g_autofree char *before = ptero_file_editor_dup_text (self);
  const gsize length = strlen (before);
  const gsize new_length = strlen (text);
  const gsize start_length = count_same_start (before, text);
  const gsize end_length = count_same_end (before, length, text, new_length, start_length);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      (int) g_utf8_strlen (before, (gssize) start_length));
  end = start;
  gtk_text_iter_forward_chars (&end, (int) g_utf8_strlen (before + start_length,
                                                          (gssize) (length - start_length - end_length)));
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, text + start_length,
                          (int) (new_length - start_length - end_length));
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
  update_summary (self);
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
  g_autofree char *text =
    ptero_text_format_decode (&self->format, ptero_remote_file_get_theirs (self->file), NULL);

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
