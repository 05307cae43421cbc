/* ptero-file-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-alert.h"
#include "ptero-error-text.h"
#include "ptero-file-editor-private.h"
#include "ptero-format.h"
#include "ptero-open-with.h"
#include "ptero-part.h"
#include "ptero-source.h"

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
 * A window in which a text file of a server is edited.
 *
 * What is saved differs from what was opened by what was edited, and by nothing
 * else. It is not saved over what somebody else wrote in the meantime: then both
 * texts are shown, and the person decides.
 */
enum {
  PROP_0,
  PROP_WRAP,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroFileEditor, ptero_file_editor, ADW_TYPE_WINDOW)

static GParamSpec *properties[N_PROPS];

static gboolean
is_shown (PteroFileEditor *self,
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
  const gboolean is_modified = gtk_text_buffer_get_modified (self->buffer);
  /* Translators: the dot marks a file with changes that are not saved */
  g_autofree char *title = g_strdup_printf (is_modified ? _("• %s") : "%s", name);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), is_modified ? _("Not saved yet") : NULL);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_actions (PteroFileEditor *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean is_text = is_shown (self, "text");
  const gboolean may_write = ptero_remote_file_can_write (self->file);
  const gboolean is_modified = gtk_text_buffer_get_modified (self->buffer);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), may_write);
  gtk_widget_set_visible (self->tools, is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), is_text);
  gtk_widget_set_visible (self->save_button, is_text && may_write);
  gtk_spinner_set_spinning (self->spinner, self->saving);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->saving);
  gtk_widget_action_set_enabled (widget, "editor.save", is_text && may_write && is_modified && !self->saving);
  gtk_widget_action_set_enabled (widget, "editor.undo", is_text && gtk_text_buffer_get_can_undo (self->buffer));
  gtk_widget_action_set_enabled (widget, "editor.redo", is_text && gtk_text_buffer_get_can_redo (self->buffer));
  gtk_widget_action_set_enabled (widget, "editor.replace", is_text && may_write);
  gtk_widget_action_set_enabled (widget, "editor.reload", is_text && !self->saving);
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
  update_actions (self);
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
  static const char *const icons[] = { "ptero-eye-symbolic", "ptero-warning-symbolic", "ptero-error-symbolic" };
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
    ptero_file_editor_show_banner (self, PTERO_BANNER_INFO, _("You may read this file, but not change it"), NULL, NULL);
  else
    ptero_banner_set_revealed (self->banner, FALSE);
}

static void
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
    ptero_editor_status_set_message (self->status, "ptero-warning-symbolic", _("Has invisible characters that turn the direction of text"));
  else
    ptero_editor_status_set_message (self->status, NULL,
                                     self->language != NULL ? gtk_source_language_get_name (self->language) : _("Plain text"));
}

static void
set_language (PteroFileEditor *self,
              const char      *text,
              GBytes          *bytes)
{
  const gboolean is_coloured = strlen (text) <= MAX_COLOURED_SIZE && !ptero_source_has_long_line (text, strlen (text), MAX_COLOURED_LINE);

  g_set_object (&self->language, ptero_source_guess_language (ptero_remote_file_get_name (self->file), bytes));
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (self->buffer), self->language);
  ptero_source_view_fit_indent (self->view, self->language, text);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self->buffer), is_coloured);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self->buffer), is_coloured);
}

/* FALSE where it is no text. */
static gboolean
show_bytes (PteroFileEditor *self,
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

  if (length > ASKED_LINE && memchr (data, '\0', length) == NULL && ptero_source_has_long_line (data, length, ASKED_LINE))
    show_status (self, "ptero-warning-symbolic", _("Open Very Long Lines?"),
                 _("The file has a line that is so long that the window may not answer for a while."),
                 _("_Open"), "editor.show", NULL);
  else
    show_bytes (self, bytes);
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
    show_status (self, "ptero-error-symbolic", _("Cannot Open the File"), reason, _("_Try Again"), "editor.load", NULL);
}

static void
load (PteroFileEditor *self)
{
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
      text = g_strdup_printf (_("It has %s, and an editor for more than 16 MiB is no pleasure. An application of this computer can edit it."), bytes);
      show_status (self, "ptero-warning-symbolic", _("Too Large to Edit"), text, _("_Open With…"), "editor.open-with", NULL);
    }
  else if (size > ASKED_SIZE)
    {
      text = g_strdup_printf (_("It has %s. Many panels do not open more than 4 MiB, and editing it may be slow."), bytes);
      show_status (self, "ptero-warning-symbolic", _("Open a Large File?"), text, _("_Open"), "editor.load", NULL);
    }
  else
    {
      load (self);
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

/* The list that it was opened from has its size and time. */
static void
refresh_opener (PteroFileEditor *self)
{
  GtkWidget *part = self->opener != NULL ? gtk_widget_get_ancestor (self->opener, PTERO_TYPE_PART) : NULL;

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

  ptero_remote_file_save_finish (PTERO_REMOTE_FILE (source), result, &error);
  if (self->stack == NULL)
    return;

  self->saving = FALSE;
  if (error == NULL)
    {
      if (self->n_changes == self->n_saved)
        gtk_text_buffer_set_modified (self->buffer, FALSE);
      ptero_file_editor_show_usual_banner (self);
      ptero_file_editor_say (self, _("Saved"));
      refresh_opener (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ptero_file_editor_show_conflict (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      reason = ptero_error_describe (error);
      ptero_file_editor_show_banner (self, PTERO_BANNER_ERROR, _("The file was not saved"), reason, NULL);
    }
  update_actions (self);
}

/*< private >
 * ptero_file_editor_save:
 * @self: an editor
 *
 * Saves the text, if the server still has what was opened.
 */
void
ptero_file_editor_save (PteroFileEditor *self)
{
  g_autofree char *text = ptero_file_editor_dup_text (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = ptero_text_format_encode (&self->format, text, &error);

  if (bytes == NULL)
    {
      g_autofree char *title = g_strdup_printf (_("There are characters that %s does not have"),
                                                ptero_text_format_get_encoding_name (&self->format));

      ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, title, _("The file was in this encoding when it was opened."),
                   _("_Save as UTF-8"), "editor.save-utf-8", NULL);
      return;
    }

  if (g_bytes_get_size (bytes) == 0)
    {
      ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, _("An empty file cannot be saved"),
                   _("Nodes do not take a file without contents. Leave a line in it, or delete the file."), NULL);
      return;
    }

  self->saving = TRUE;
  self->n_saved = self->n_changes;
  update_actions (self);
  ptero_remote_file_save_async (self->file, bytes, self->cancellable, saved_cb, g_object_ref (self));
}

/* FALSE if the person has to look first. */
static gboolean
check_syntax (PteroFileEditor *self)
{
  g_autofree char *text = ptero_file_editor_dup_text (self);
  g_autofree char *details = NULL;
  g_autofree char *problem = NULL;

  if (!ptero_source_can_check (self->language))
    return TRUE;

  problem = ptero_source_find_problem (self->language, text, &self->wrong_line, &details);
  if (problem == NULL)
    {
      ptero_editor_status_set_message (self->status, "ptero-check-symbolic", _("Syntax checked: no problems"));
      return TRUE;
    }

  ptero_editor_status_set_message (self->status, "ptero-warning-symbolic", problem);
  if (self->wrong_line > 0)
    ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, problem, details, _("_Show"), "editor.show-problem", _("Save _Anyway"), "editor.save-anyway", NULL);
  else
    ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, problem, details, _("Save _Anyway"), "editor.save-anyway", NULL);

  return FALSE;
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  if (g_str_equal (action_name, "editor.save-utf-8"))
    {
      self->format.encoding = PTERO_TEXT_ENCODING_UTF_8;
      ptero_editor_status_set_format (self->status, &self->format);
    }
  if (!g_str_equal (action_name, "editor.save") || check_syntax (self))
    ptero_file_editor_save (self);
}

static void
show_problem_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  ptero_editor_status_go_to_line (self->status, self->wrong_line);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  if (g_str_equal (action_name, "editor.undo"))
    gtk_text_buffer_undo (self->buffer);
  else
    gtk_text_buffer_redo (self->buffer);
}

static void
find_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  if (!is_shown (self, "text"))
    return;

  if (g_str_equal (action_name, "editor.find-next") || g_str_equal (action_name, "editor.find-previous"))
    ptero_editor_search_step (self->search, g_str_equal (action_name, "editor.find-next"));
  else
    ptero_editor_search_start (self->search, g_str_equal (action_name, "editor.replace"));
}

static void
go_to_line_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  if (is_shown (self, "text"))
    ptero_editor_status_ask_line (self->status);
}

static void
load_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  load (PTERO_FILE_EDITOR (widget));
}

static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  show_bytes (self, ptero_remote_file_get_bytes (self->file));
}

static void
reload_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    load (PTERO_FILE_EDITOR (source));
}

static void
discard_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    gtk_window_destroy (GTK_WINDOW (source));
}

static void
ask_to_discard (PteroFileEditor     *self,
                GAsyncReadyCallback  callback)
{
  g_autofree char *name = ptero_text_make_safe (ptero_remote_file_get_name (self->file));
  g_autofree char *body = g_strdup_printf (_("What you changed in “%s” is not saved."), name);

  ptero_alert_confirm_async (GTK_WIDGET (self), _("Discard Changes?"), body, _("_Discard"), self->cancellable, callback, NULL);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  if (gtk_text_buffer_get_modified (self->buffer))
    ask_to_discard (self, reload_cb);
  else
    load (self);
}

static void
open_with_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (widget);

  ptero_open_with_ask (widget, ptero_remote_file_get_access (self->file), ptero_remote_file_get_path (self->file));
}

static gboolean
ptero_file_editor_close_request (GtkWindow *window)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (window);

  if (gtk_text_buffer_get_modified (self->buffer))
    {
      ask_to_discard (self, discard_cb);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (ptero_file_editor_parent_class)->close_request (window);
}

/* The window that it belongs to would take it along. */
static gboolean
parent_close_cb (PteroFileEditor *self)
{
  if (!gtk_text_buffer_get_modified (self->buffer))
    return FALSE;

  gtk_window_present (GTK_WINDOW (self));
  ask_to_discard (self, discard_cb);

  return TRUE;
}

static void
changed_cb (PteroFileEditor *self)
{
  self->n_changes++;
}

static void
modified_cb (PteroFileEditor *self)
{
  if (self->stack == NULL)
    return;

  update_title (self);
  update_actions (self);
}

static void
access_changed_cb (PteroFileEditor *self)
{
  update_actions (self);
  if (is_shown (self, "text"))
    ptero_file_editor_show_usual_banner (self);
}

static void
ptero_file_editor_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WRAP:
      g_value_set_boolean (value, PTERO_FILE_EDITOR (object)->wrap);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_file_editor_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PteroFileEditor *self = PTERO_FILE_EDITOR (object);

  switch (prop_id)
    {
    case PROP_WRAP:
      self->wrap = g_value_get_boolean (value);
      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), self->wrap ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);
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

  G_OBJECT_CLASS (ptero_file_editor_parent_class)->finalize (object);
}

static const struct
{
  const char      *name;
  void           (*run) (GtkWidget *, const char *, GVariant *);
  guint            key;
  GdkModifierType  modifiers;
} actions[] = {
  { "editor.save", save_action, GDK_KEY_s, GDK_CONTROL_MASK },
  { "editor.save-anyway", save_action },
  { "editor.save-utf-8", save_action },
  { "editor.show-problem", show_problem_action },
  { "editor.overwrite", ptero_file_editor_overwrite },
  { "editor.take-theirs", ptero_file_editor_take_theirs },
  { "editor.take-difference", ptero_file_editor_take_difference },
  { "editor.keep-editing", ptero_file_editor_keep_editing },
  { "editor.undo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK },
  { "editor.redo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "editor.find", find_action, GDK_KEY_f, GDK_CONTROL_MASK },
  { "editor.replace", find_action, GDK_KEY_h, GDK_CONTROL_MASK },
  { "editor.find-next", find_action, GDK_KEY_F3, 0 },
  { "editor.find-previous", find_action, GDK_KEY_F3, GDK_SHIFT_MASK },
  { "editor.go-to-line", go_to_line_action, GDK_KEY_i, GDK_CONTROL_MASK },
  { "editor.load", load_action },
  { "editor.show", show_action },
  { "editor.reload", reload_action, GDK_KEY_F5, 0 },
  { "editor.open-with", open_with_action },
};

static void
ptero_file_editor_class_init (PteroFileEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_file_editor_dispose;
  object_class->finalize = ptero_file_editor_finalize;
  object_class->get_property = ptero_file_editor_get_property;
  object_class->set_property = ptero_file_editor_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = ptero_file_editor_close_request;

  properties[PROP_WRAP] = g_param_spec_boolean ("wrap", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "editor.wrap", "wrap");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].run);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers, actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
ptero_file_editor_init (PteroFileEditor *self)
{
  self->cancellable = g_cancellable_new ();
  ptero_file_editor_build (self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->buffer, "modified-changed", G_CALLBACK (modified_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::can-undo", G_CALLBACK (modified_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::can-redo", G_CALLBACK (modified_cb), self);
}

static PteroFileEditor *
find_open (PteroAccess *access,
           const char  *path)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GObject) window = g_list_model_get_item (toplevels, i);
      PteroFileEditor *self = PTERO_IS_FILE_EDITOR (window) ? PTERO_FILE_EDITOR (window) : NULL;

      if (self != NULL && self->file != NULL && g_str_equal (ptero_remote_file_get_path (self->file), path) &&
          ptero_access_get_server (ptero_remote_file_get_access (self->file)) == ptero_access_get_server (access))
        return self;
    }

  return NULL;
}

static PteroFileEditor *
create (GtkWidget       *parent,
        PteroRemoteFile *file)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  PteroFileEditor *self = g_object_new (PTERO_TYPE_FILE_EDITOR, NULL);

  self->file = g_object_ref (file);
  g_set_weak_pointer (&self->opener, parent);
  g_signal_connect_object (ptero_remote_file_get_access (file), "changed", G_CALLBACK (access_changed_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
      g_signal_connect_object (root, "close-request", G_CALLBACK (parent_close_cb), self, G_CONNECT_SWAPPED);
    }
  update_title (self);
  ptero_file_editor_show_page (self, "loading");
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * ptero_file_editor_open:
 * @parent: a widget in the window it belongs to
 * @access: what may be done with the server
 * @path: the path of the file there
 * @size: how many bytes it has, -1 if that isn't known
 *
 * Opens a file in a window of its own, or brings the one to the front that it
 * is open in.
 */
void
ptero_file_editor_open (GtkWidget   *parent,
                        PteroAccess *access,
                        const char  *path,
                        gint64       size)
{
  g_autoptr(PteroRemoteFile) file = NULL;
  PteroFileEditor *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_ACCESS (access));
  g_return_if_fail (path != NULL);

  self = find_open (access, path);
  if (self != NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }

  file = ptero_remote_file_new (access, path);
  open_sized (create (parent, file), size);
}

/**
 * ptero_file_editor_open_local:
 * @parent: a widget in the window it belongs to
 * @file: a file that could not be saved because it was changed on the server
 * @local: what was to be saved
 *
 * Shows what differs, and lets the person decide.
 */
void
ptero_file_editor_open_local (GtkWidget       *parent,
                              PteroRemoteFile *file,
                              GBytes          *local)
{
  PteroFileEditor *self;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_REMOTE_FILE (file));

  self = create (parent, file);
  if (!show_bytes (self, local))
    return;

  gtk_text_buffer_set_modified (self->buffer, TRUE);
  ptero_file_editor_show_conflict (self);
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
