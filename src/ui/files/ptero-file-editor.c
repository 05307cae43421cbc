/* ptero-file-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-error-text.h"
#include "ptero-file-editor-private.h"
#include "ptero-file-window.h"
#include "ptero-format.h"
#include "ptero-page.h"
#include "ptero-part.h"
#include "ptero-source.h"
#include "ptero-split-view.h"

/* What panels open as they are set up, what is asked before and what no answer may have. */
#define ASKED_SIZE (4 * 1024 * 1024)
#define MAX_SIZE (16 * 1024 * 1024)

/* Texts that are longer, or have such lines, are shown without colours. */
#define MAX_COLOURED_SIZE (1024 * 1024)
#define MAX_COLOURED_LINE 10000

/* A line that is longer takes its time whenever it is drawn. */
#define ASKED_LINE 100000

/**
 * PteroFileEditor:
 *
 * A page on which a text file of a server is edited: over the page of the
 * server, or in a [class@Ptero.FileWindow].
 *
 * What is saved differs from what was opened by what was edited, and by nothing
 * else. It is not saved over what somebody else wrote in the meantime: then both
 * texts are shown, and the person decides.
 */
enum {
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
};

static void page_iface_init (PteroPageInterface *iface);
static void part_iface_init (PteroPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFileEditor, ptero_file_editor, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PAGE, page_iface_init)
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PART, part_iface_init))

/*< private >
 * ptero_file_editor_is_shown:
 * @self: an editor
 * @page: a page of its stack
 */
gboolean
ptero_file_editor_is_shown (PteroFileEditor *self,
                            const char      *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
update_title (PteroFileEditor *self)
{
  PteroFleetServer *server = ptero_access_get_server (ptero_remote_file_get_access (self->file));
  g_autofree char *name = ptero_text_make_safe (ptero_remote_file_get_name (self->file));
  g_autofree char *folder = g_path_get_dirname (ptero_remote_file_get_path (self->file));
  g_autofree char *place = g_strdup_printf ("%s · %s", ptero_fleet_server_get_server (server)->name,
                                            g_str_equal (folder, ".") ? "/" : folder);
  g_autofree char *subtitle = ptero_text_make_safe (place);
  /* Translators: the dot marks a file with changes that are not saved */
  g_autofree char *title = g_strdup_printf (gtk_text_buffer_get_modified (self->buffer)
                                              ? _("• %s")
                                              : "%s", name);

  g_free (self->title);
  g_free (self->subtitle);
  self->title = g_steal_pointer (&title);
  self->subtitle = g_steal_pointer (&subtitle);
  g_object_notify (G_OBJECT (self), "title");
  g_object_notify (G_OBJECT (self), "subtitle");
}

/*< private >
 * ptero_file_editor_set_enabled:
 * @self: an editor
 * @name: one of its actions
 * @enabled: whether it can be done now
 */
void
ptero_file_editor_set_enabled (PteroFileEditor *self,
                               const char      *name,
                               gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/*< private >
 * ptero_file_editor_can_save:
 * @self: an editor
 *
 * A comparison is saved once all of it is decided.
 */
gboolean
ptero_file_editor_can_save (PteroFileEditor *self)
{
  if (!ptero_remote_file_can_write (self->file) || self->saving)
    return FALSE;
  if (ptero_file_editor_is_shown (self, "diff"))
    return ptero_diff_view_get_decided (self->diff);

  return ptero_file_editor_is_shown (self, "text") && gtk_text_buffer_get_modified (self->buffer);
}

/* Nodes do not take a file without contents. */
static gboolean
may_copy (PteroFileEditor *self)
{
  return (ptero_file_editor_is_shown (self, "text") || ptero_file_editor_is_shown (self, "diff")) &&
         gtk_text_buffer_get_char_count (self->buffer) > 0 &&
         ptero_access_allows (ptero_remote_file_get_access (self->file), "file.create");
}

/*< private >
 * ptero_file_editor_update_actions:
 * @self: an editor
 */
void
ptero_file_editor_update_actions (PteroFileEditor *self)
{
  const gboolean is_text = ptero_file_editor_is_shown (self, "text");
  const gboolean is_diff = ptero_file_editor_is_shown (self, "diff");
  const gboolean is_open = is_text || ptero_file_editor_is_compared (self);
  const gboolean may_write = ptero_remote_file_can_write (self->file);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), may_write);
  gtk_widget_set_visible (self->tools, is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->status), is_open);
  gtk_widget_set_visible (self->save_button, may_write && is_open);
  gtk_widget_set_tooltip_text (self->save_button, gtk_text_buffer_get_modified (self->buffer)
                                 ? _("Not saved yet")
                                 : NULL);
  gtk_spinner_set_spinning (self->spinner, self->saving);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->saving);
  gtk_widget_set_opacity (gtk_button_get_child (GTK_BUTTON (self->save_button)),
                          self->saving ? 0 : 1);
  ptero_file_editor_set_enabled (self, "save", ptero_file_editor_can_save (self));
  ptero_file_editor_set_enabled (self, "save-copy", may_copy (self));
  ptero_file_editor_set_enabled (self, "undo", (is_text || is_diff) &&
                                 gtk_text_buffer_get_can_undo (self->buffer));
  ptero_file_editor_set_enabled (self, "redo", (is_text || is_diff) &&
                                 gtk_text_buffer_get_can_redo (self->buffer));
  ptero_file_editor_set_enabled (self, "find", is_text || is_diff);
  ptero_file_editor_set_enabled (self, "go-to-line", is_text || is_diff);
  ptero_file_editor_set_enabled (self, "replace", is_text && may_write);
  ptero_file_editor_set_enabled (self, "reload", is_text && !self->saving);
  ptero_diff_view_set_edited (self->diff, gtk_text_buffer_get_modified (self->buffer));
  ptero_file_editor_set_enabled (self, "own-window",
                                 !PTERO_IS_FILE_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/*< private >
 * ptero_file_editor_show_page:
 * @self: an editor
 * @page: `text`, `diff`, or another page of its stack
 */
void
ptero_file_editor_show_page (PteroFileEditor *self,
                             const char      *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  if (!g_str_equal (page, "text"))
    ptero_editor_search_stop (self->search);
  ptero_file_editor_update_actions (self);
}

/*< private >
 * ptero_file_editor_show_banner:
 * @self: an editor
 * @style: how bad it is
 * @title: what it is
 * @subtitle: (nullable): more about it
 * @...: a way on, or two: the label and the action of each; then %NULL
 */
void
ptero_file_editor_show_banner (PteroFileEditor  *self,
                               PteroBannerStyle  style,
                               const char       *title,
                               const char       *subtitle,
                               ...)
{
  static const char *const icons[] = { "ptero-eye-symbolic", "ptero-warning-symbolic",
                                       "ptero-error-symbolic" };
  const char *label;
  va_list buttons;

  g_object_set (self->banner, "style", style, "icon-name", icons[style], NULL);
  ptero_banner_set_title (self->banner, title);
  ptero_banner_set_subtitle (self->banner, subtitle);
  ptero_banner_clear_buttons (self->banner);
  va_start (buttons, subtitle);
  while ((label = va_arg (buttons, const char *)) != NULL)
    ptero_banner_add_button (self->banner, label, va_arg (buttons, const char *));
  va_end (buttons);
  ptero_banner_set_revealed (self->banner, TRUE);
}

/*< private >
 * ptero_file_editor_show_usual_banner:
 * @self: an editor
 *
 * Shows what stays to be said when nothing else is.
 */
void
ptero_file_editor_show_usual_banner (PteroFileEditor *self)
{
  if (!ptero_remote_file_can_write (self->file))
    ptero_file_editor_show_banner (self, PTERO_BANNER_INFO,
                                   _("You may read this file, but not change it"), NULL, NULL);
  else
    ptero_banner_set_revealed (self->banner, FALSE);
}

G_GNUC_NULL_TERMINATED static void
show_status (PteroFileEditor *self,
             const char      *icon_name,
             const char      *title,
             const char      *description,
             ...)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);
  GtkWidget *child;
  const char *label;
  va_list buttons;

  while ((child = gtk_widget_get_first_child (self->status_buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->status_buttons), child);
  va_start (buttons, description);
  while ((label = va_arg (buttons, const char *)) != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (label);

      gtk_widget_add_css_class (button, "pill");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), va_arg (buttons, const char *));
      gtk_box_append (GTK_BOX (self->status_buttons), button);
    }
  va_end (buttons);
  adw_status_page_set_icon_name (self->status_page, icon_name);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, escaped);
  ptero_banner_set_revealed (self->banner, FALSE);
  ptero_file_editor_show_page (self, "status");
}

/*< private >
 * ptero_file_editor_say:
 * @self: an editor
 * @text: what has happened
 */
void
ptero_file_editor_say (PteroFileEditor *self,
                       const char      *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
describe_text (PteroFileEditor *self,
               const char      *text)
{
  if (ptero_source_has_hidden_directions (text))
    ptero_editor_status_set_message (self->status, "ptero-warning-symbolic",
                                     _("Has invisible characters that turn the direction of text"));
  else
    ptero_editor_status_set_message (self->status, NULL,
                                     self->language != NULL
                                       ? gtk_source_language_get_name (self->language)
                                       : _("Plain text"));
}

static void
set_language (PteroFileEditor *self,
              const char      *text,
              GBytes          *bytes)
{
  const gboolean is_coloured = strlen (text) <= MAX_COLOURED_SIZE &&
                               !ptero_source_has_long_line (text, strlen (text), MAX_COLOURED_LINE);

  g_set_object (&self->language,
                ptero_source_guess_language (ptero_remote_file_get_name (self->file), bytes));
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->buffer), self->language);
  ptero_source_view_fit_indent (self->view, self->language, text);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self->buffer), is_coloured);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self->buffer), is_coloured);
}

/*< private >
 * ptero_file_editor_show_bytes:
 * @self: an editor
 * @bytes: what is to be edited
 *
 * Returns: %FALSE where it is no text
 */
gboolean
ptero_file_editor_show_bytes (PteroFileEditor *self,
                              GBytes          *bytes)
{
  g_autofree char *text = ptero_text_format_decode (&self->format, bytes, NULL);
  GtkTextIter start;

  if (text == NULL)
    {
      show_status (self, "ptero-error-symbolic", _("Not a Text File"),
                   _("What is in it is not text in an encoding that can be edited here without damage."),
                   _("_Open With…"), "editor.open-with", NULL);
      return FALSE;
    }

  set_language (self, text, bytes);
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
  ptero_editor_status_set_format (self->status, &self->format);
  describe_text (self, text);
  ptero_file_editor_show_usual_banner (self);
  ptero_file_editor_show_page (self, "text");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return TRUE;
}

/* What was read, if the person does not mind how long its lines are. */
static void
show_read (PteroFileEditor *self)
{
  GBytes *bytes = ptero_remote_file_get_bytes (self->file);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length > ASKED_LINE && memchr (data, '\0', length) == NULL &&
      ptero_source_has_long_line (data, length, ASKED_LINE))
    show_status (self, "ptero-warning-symbolic", _("Open Very Long Lines?"),
                 _("The file has a line that is so long that the window may not answer for a while."),
                 _("_Open"), "editor.show", NULL);
  else
    ptero_file_editor_show_bytes (self, bytes);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PteroFileEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;

  ptero_remote_file_load_finish (PTERO_REMOTE_FILE (source), result, &error);
  self->loading = FALSE;
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL)
    {
      show_read (self);
      return;
    }

  reason = ptero_error_describe (error);
  if (g_strcmp0 (ptero_api_error_get_code (error), "FileSizeTooLargeException") == 0 ||
      g_error_matches (error, PTERO_API_ERROR, PTERO_API_ERROR_TOO_LARGE))
    show_status (self, "ptero-warning-symbolic", _("Too Large to Edit"),
                 _("The panel does not open files of this size in an editor. An application of this computer can edit it."),
                 _("_Open With…"), "editor.open-with", NULL);
  else
    show_status (self, "ptero-error-symbolic", _("Cannot Open the File"), reason, _("_Try Again"),
                 "editor.load", NULL);
}

/*< private >
 * ptero_file_editor_load:
 * @self: an editor
 *
 * Reads what is on the server.
 */
void
ptero_file_editor_load (PteroFileEditor *self)
{
  if (self->loading)
    return;

  self->loading = TRUE;
  ptero_banner_set_revealed (self->banner, FALSE);
  ptero_file_editor_show_page (self, "loading");
  ptero_remote_file_load_async (self->file, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
open_sized (PteroFileEditor *self,
            gint64           size)
{
  g_autofree char *bytes = ptero_format_bytes (size);
  g_autofree char *text = NULL;

  if (size > MAX_SIZE)
    {
      /* Translators: %s is the size of a file */
      text = g_strdup_printf (_("It has %s, and an editor for more than 16 MiB is no pleasure. An application of this computer can edit it."), bytes);
      show_status (self, "ptero-warning-symbolic", _("Too Large to Edit"), text, _("_Open With…"),
                   "editor.open-with", NULL);
    }
  else if (size > ASKED_SIZE)
    {
      /* Translators: %s is the size of a file */
      text = g_strdup_printf (_("It has %s. Many panels do not open more than 4 MiB, and editing it may be slow."), bytes);
      show_status (self, "ptero-warning-symbolic", _("Open a Large File?"), text, _("_Open"),
                   "editor.load", NULL);
    }
  else
    {
      ptero_file_editor_load (self);
    }
}

/*< private >
 * ptero_file_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): its text
 */
char *
ptero_file_editor_dup_text (PteroFileEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/*< private >
 * ptero_file_editor_refresh_opener:
 * @self: an editor
 *
 * Has the list that it was opened from show the size and time of what was saved.
 */
void
ptero_file_editor_refresh_opener (PteroFileEditor *self)
{
  GtkWidget *part = self->opener != NULL
                      ? gtk_widget_get_ancestor (self->opener, PTERO_TYPE_PART)
                      : NULL;

  if (part != NULL)
    ptero_part_refresh (PTERO_PART (part));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PteroFileEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  const gboolean again = self->save_again;

  ptero_remote_file_save_finish (PTERO_REMOTE_FILE (source), result, &error);
  self->saving = FALSE;
  self->save_again = FALSE;
  if (self->stack == NULL)
    {
      /* who waited for it goes without it */
      ptero_part_applied (PTERO_PART (self), FALSE);
      return;
    }
  if (again && error == NULL && self->n_changes != self->n_saved)
    {
      ptero_file_editor_save_checked (self);
      return;
    }

  if (error == NULL)
    {
      if (self->n_changes == self->n_saved)
        gtk_text_buffer_set_modified (self->buffer, FALSE);
      ptero_file_editor_show_usual_banner (self);
      ptero_file_editor_say (self, _("Saved"));
      ptero_file_editor_refresh_opener (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ptero_file_editor_show_conflict (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      reason = ptero_error_describe (error);
      ptero_file_editor_show_banner (self, PTERO_BANNER_ERROR, _("The file was not saved"), reason,
                                     NULL);
    }
  ptero_file_editor_update_actions (self);
  ptero_part_applied (PTERO_PART (self), !gtk_text_buffer_get_modified (self->buffer));
}

/*< private >
 * ptero_file_editor_save:
 * @self: an editor
 *
 * Saves the text, if the server still has what was opened, and nothing is being
 * saved yet.
 */
void
ptero_file_editor_save (PteroFileEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (self->saving)
    return;

  text = ptero_file_editor_dup_text (self);
  bytes = ptero_text_format_encode (&self->format, text, NULL);
  if (bytes == NULL)
    {
      /* Translators: %s is the name of a text encoding */
      g_autofree char *title = g_strdup_printf (_("There are characters that %s does not have"),
                                                ptero_text_format_get_encoding_name (&self->format));

      ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, title,
                                     _("The file was in this encoding when it was opened."),
                   _("_Save as UTF-8"), "editor.save-utf-8", NULL);
      ptero_part_applied (PTERO_PART (self), FALSE);
      return;
    }

  if (g_bytes_get_size (bytes) == 0)
    {
      ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, _("An empty file cannot be saved"),
                   _("Nodes do not take a file without contents. Leave a line in it, or delete the file."), NULL);
      ptero_part_applied (PTERO_PART (self), FALSE);
      return;
    }

  self->saving = TRUE;
  self->n_saved = self->n_changes;
  ptero_file_editor_update_actions (self);
  ptero_remote_file_save_async (self->file, bytes, self->cancellable, saved_cb,
                                g_object_ref (self));
}

static void
changed_cb (PteroFileEditor *self)
{
  self->n_changes++;
}

/* Undo leads back to what was opened and takes that for unchanged; something else may have been
 * saved meanwhile. */
static void
undone_cb (PteroFileEditor *self)
{
  GBytes *saved = ptero_remote_file_get_bytes (self->file);
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (gtk_text_buffer_get_modified (self->buffer))
    return;

  text = ptero_file_editor_dup_text (self);
  bytes = ptero_text_format_encode (&self->format, text, NULL);
  if (saved == NULL || bytes == NULL || !g_bytes_equal (saved, bytes))
    gtk_text_buffer_set_modified (self->buffer, TRUE);
}

static void
modified_cb (PteroFileEditor *self)
{
  if (self->stack == NULL)
    return;

  update_title (self);
  ptero_file_editor_update_actions (self);
}

static void
access_changed_cb (PteroFileEditor *self)
{
  ptero_file_editor_update_actions (self);
  if (ptero_file_editor_is_shown (self, "text"))
    ptero_file_editor_show_usual_banner (self);
}

static void
ptero_file_editor_refresh (PteroPage *page)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (page);

  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "reload", NULL);
}

static gboolean
ptero_file_editor_start_search (PteroPage *page)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (page);

  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "find", NULL);

  return TRUE;
}

static gboolean
ptero_file_editor_go_back (PteroPage *page)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (page);

  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "leave", NULL);

  return TRUE;
}

static PteroPart *
ptero_file_editor_get_changed_part (PteroPage *page)
{
  return ptero_part_get_changed (PTERO_PART (page)) ? PTERO_PART (page) : NULL;
}

static void
page_iface_init (PteroPageInterface *iface)
{
  iface->get_changed_part = ptero_file_editor_get_changed_part;
  iface->go_back = ptero_file_editor_go_back;
  iface->refresh = ptero_file_editor_refresh;
  iface->start_search = ptero_file_editor_start_search;
}

static gboolean
ptero_file_editor_get_changed (PteroPart *part)
{
  return gtk_text_buffer_get_modified (PTERO_FILE_EDITOR (part)->buffer);
}

static void
ptero_file_editor_apply (PteroPart *part)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (part);

  /* what is being saved is answered for when that is done */
  if (self->saving)
    self->save_again = TRUE;
  else if (ptero_file_editor_can_save (self))
    ptero_file_editor_save_checked (self);
  else
    ptero_part_applied (part, FALSE);
}

/* What was read, or saved, is what there is again: it may stay open. */
static void
ptero_file_editor_discard (PteroPart *part)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (part);
  GBytes *bytes = ptero_remote_file_get_bytes (self->file);

  if (bytes != NULL)
    ptero_file_editor_show_bytes (self, bytes);
  gtk_text_buffer_set_modified (self->buffer, FALSE);
}

static char *
ptero_file_editor_dup_question (PteroPart   *part,
                                const char **heading,
                                const char **apply)
{
  *heading = _("Save Changes?");
  *apply = _("_Save");

  return ptero_file_editor_dup_unsaved (PTERO_FILE_EDITOR (part));
}

/* The list is needed for another file, say. */
static const char *
ptero_file_editor_get_aside (PteroPart *part)
{
  return PTERO_IS_FILE_WINDOW (gtk_widget_get_root (GTK_WIDGET (part)))
           ? NULL
           : _("Keep in Own _Window");
}

static void
ptero_file_editor_put_aside (PteroPart *part)
{
  ptero_file_editor_move_out (PTERO_FILE_EDITOR (part));
}

/* Its server is gone. */
static void
ptero_file_editor_part_move_out (PteroPart *part)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (part);

  ptero_file_editor_move_out (self);
  ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, _("The server of this file is gone"),
                                 _("What you wrote is not saved. You can copy it from here."),
                                 NULL);
}

static void
part_iface_init (PteroPartInterface *iface)
{
  iface->get_aside = ptero_file_editor_get_aside;
  iface->put_aside = ptero_file_editor_put_aside;
  iface->move_out = ptero_file_editor_part_move_out;
  iface->apply = ptero_file_editor_apply;
  iface->discard = ptero_file_editor_discard;
  iface->dup_question = ptero_file_editor_dup_question;
  iface->get_changed = ptero_file_editor_get_changed;
}

static gboolean
ptero_file_editor_grab_focus (GtkWidget *widget)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  if (ptero_file_editor_is_shown (self, "diff"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->diff));
  if (ptero_file_editor_is_shown (self, "text"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Each time, as a widget loses its groups where it is taken out. A window with little place has a
 * way back of its own. */
static void
ptero_file_editor_root (GtkWidget *widget)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);
  GtkWidget *split_view;

  GTK_WIDGET_CLASS (ptero_file_editor_parent_class)->root (widget);

  gtk_widget_insert_action_group (widget, "editor", G_ACTION_GROUP (self->actions));
  split_view = gtk_widget_get_ancestor (widget, PTERO_TYPE_SPLIT_VIEW);
  gtk_widget_set_visible (self->back_button, split_view != NULL);
  if (split_view != NULL)
    self->collapsed = g_object_bind_property (split_view, "collapsed", self->back_button, "visible",
                                              G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
ptero_file_editor_unroot (GtkWidget *widget)
{
  g_clear_pointer (&PTERO_FILE_EDITOR (widget)->collapsed, g_binding_unbind);

  GTK_WIDGET_CLASS (ptero_file_editor_parent_class)->unroot (widget);
}

static void
ptero_file_editor_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, self->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, self->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_file_editor_dispose (GObject *object)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  self->stack = NULL;
  g_clear_weak_pointer (&self->opener);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  if (self->bin != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bin)));
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->buffer);
  g_clear_object (&self->language);

  G_OBJECT_CLASS (ptero_file_editor_parent_class)->dispose (object);
}

static void
ptero_file_editor_finalize (GObject *object)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (ptero_file_editor_parent_class)->finalize (object);
}

static void
ptero_file_editor_class_init (PteroFileEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_file_editor_dispose;
  object_class->finalize = ptero_file_editor_finalize;
  object_class->get_property = ptero_file_editor_get_property;
  widget_class->grab_focus = ptero_file_editor_grab_focus;
  widget_class->root = ptero_file_editor_root;
  widget_class->unroot = ptero_file_editor_unroot;

  g_object_class_override_property (object_class, PROP_TITLE, "title");
  g_object_class_override_property (object_class, PROP_SUBTITLE, "subtitle");
  g_object_class_override_property (object_class, PROP_HEADER_START, "header-start");
  g_object_class_override_property (object_class, PROP_HEADER_END, "header-end");

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_file_editor_init (PteroFileEditor *self)
{
  self->cancellable = g_cancellable_new ();
  ptero_file_editor_build (self);
  ptero_file_editor_add_actions (self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (self->buffer, "undo", G_CALLBACK (undone_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "redo", G_CALLBACK (undone_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (self->buffer, "modified-changed", G_CALLBACK (modified_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::can-undo", G_CALLBACK (modified_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::can-redo", G_CALLBACK (modified_cb), self);
}

static PteroFileEditor *
create (GtkWidget       *opener,
        PteroRemoteFile *file)
{
  PteroFileEditor *self = g_object_new (PTERO_TYPE_FILE_EDITOR, NULL);

  self->file = g_object_ref (file);
  g_set_weak_pointer (&self->opener, opener);
  g_signal_connect_object (ptero_remote_file_get_access (file), "changed",
                           G_CALLBACK (access_changed_cb), self, G_CONNECT_SWAPPED);
  update_title (self);
  ptero_file_editor_show_page (self, "loading");

  return self;
}

/**
 * ptero_file_editor_open:
 * @opener: the widget it is opened from, as a rule in a page
 * @access: what may be done with the server
 * @path: the path of the file there
 * @size: how many bytes it has, -1 if that isn't known
 * @in_window: whether it gets a window of its own
 *
 * Opens a file over the page that @opener is in, or brings the window to the
 * front that it is open in.
 */
void
ptero_file_editor_open (GtkWidget   *opener,
                        PteroAccess *access,
                        const char  *path,
                        gint64       size,
                        gboolean     in_window)
{
  g_autoptr(PteroRemoteFile) file = NULL;
  GtkWidget *page;
  PteroFileEditor *self;

  g_return_if_fail (GTK_IS_WIDGET (opener));
  g_return_if_fail (PTERO_IS_ACCESS (access));
  g_return_if_fail (path != NULL);

  if (ptero_file_window_present_open (access, path))
    return;

  file = ptero_remote_file_new (access, path);
  self = create (opener, file);
  page = gtk_widget_get_ancestor (opener, PTERO_TYPE_PAGE);
  if (in_window || page == NULL || !ptero_page_cover (PTERO_PAGE (page), PTERO_PAGE (self)))
    ptero_file_window_present (self, opener);
  open_sized (self, size);
}

/**
 * ptero_file_editor_open_local:
 * @opener: a widget in the window it belongs to
 * @file: a file that could not be saved because it was changed on the server
 * @local: what was to be saved
 *
 * Shows what differs in a window of its own, as the person may be anywhere, and
 * lets them decide.
 */
void
ptero_file_editor_open_local (GtkWidget       *opener,
                              PteroRemoteFile *file,
                              GBytes          *local)
{
  PteroFileEditor *self;

  g_return_if_fail (GTK_IS_WIDGET (opener));
  g_return_if_fail (PTERO_IS_REMOTE_FILE (file));

  self = create (opener, file);
  ptero_file_window_present (self, opener);
  if (!ptero_file_editor_show_bytes (self, local))
    return;

  gtk_text_buffer_set_modified (self->buffer, TRUE);
  ptero_file_editor_show_conflict (self);
}

/**
 * ptero_file_editor_get_file:
 * @self: an editor
 *
 * Returns: (transfer none): what is edited
 */
PteroRemoteFile *
ptero_file_editor_get_file (PteroFileEditor *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_EDITOR (self), NULL);

  return self->file;
}

/**
 * ptero_file_editor_get_buffer:
 * @self: an editor
 *
 * Returns: (transfer none): its text
 */
GtkTextBuffer *
ptero_file_editor_get_buffer (PteroFileEditor *self)
{
  g_return_val_if_fail (PTERO_IS_FILE_EDITOR (self), NULL);

  return self->buffer;
}
