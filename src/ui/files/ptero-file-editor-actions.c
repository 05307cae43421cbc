/* ptero-file-editor-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor-private.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-file-window.h"
#include "ptero-format.h"
#include "ptero-open-with.h"
#include "ptero-page.h"
#include "ptero-source.h"

/* What can be done in an editor. */

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
      ptero_editor_status_set_message (self->status, "ptero-check-symbolic",
                                       _("Syntax checked: no problems"));
      return TRUE;
    }

  ptero_editor_status_set_message (self->status, "ptero-warning-symbolic", problem);
  if (self->wrong_line > 0)
    ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, problem, details, _("_Show"),
                                   "editor.show-problem", _("Save _Anyway"), "editor.save-anyway",
                                   NULL);
  else
    ptero_file_editor_show_banner (self, PTERO_BANNER_WARNING, problem, details, _("Save _Anyway"),
                                   "editor.save-anyway", NULL);

  return FALSE;
}

/*< private >
 * ptero_file_editor_dup_unsaved:
 * @self: an editor
 *
 * Returns: (transfer full): what would be lost
 */
char *
ptero_file_editor_dup_unsaved (PteroFileEditor *self)
{
  g_autofree char *name = ptero_text_make_safe (ptero_remote_file_get_name (self->file));

  /* Translators: %s is the name of a file */
  return g_strdup_printf (_("What you changed in “%s” is not saved."), name);
}

/*< private >
 * ptero_file_editor_save_checked:
 * @self: an editor
 *
 * Saves the text unless the person has to look first.
 */
void
ptero_file_editor_save_checked (PteroFileEditor *self)
{
  if (ptero_file_editor_is_shown (self, "diff"))
    ptero_file_editor_save_decided (self);
  else if (check_syntax (self))
    ptero_file_editor_save (self);
  else
    ptero_part_applied (PTERO_PART (self), FALSE);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ptero_file_editor_save_checked (user_data);
}

static void
save_anyway_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  ptero_file_editor_save (user_data);
}

static void
save_utf_8_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  self->format.encoding = PTERO_TEXT_ENCODING_UTF_8;
  ptero_editor_status_set_format (self->status, &self->format);
  ptero_file_editor_save (self);
}

static void
show_problem_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  ptero_editor_status_go_to_line (self->status, self->wrong_line);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  gtk_text_buffer_undo (self->buffer);
  ptero_file_editor_compare_again (self);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  gtk_text_buffer_redo (self->buffer);
  ptero_file_editor_compare_again (self);
}

static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  if (ptero_file_editor_is_shown (self, "text"))
    ptero_editor_search_start (self->search,
                               g_str_equal (g_action_get_name (G_ACTION (action)), "replace"));
  else if (ptero_file_editor_is_shown (self, "diff"))
    ptero_diff_view_start_search (self->diff);
}

static void
find_step_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PteroFileEditor *self = user_data;
  const gboolean forward = g_str_equal (g_action_get_name (G_ACTION (action)), "find-next");

  if (ptero_file_editor_is_shown (self, "text"))
    ptero_editor_search_step (self->search, forward);
  else if (ptero_file_editor_is_shown (self, "diff"))
    ptero_diff_view_step_search (self->diff, forward);
}

static void
go_to_line_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  ptero_editor_status_ask_line (self->status);
}

static void
wrap_cb (GSimpleAction *action,
         GVariant      *value,
         gpointer       user_data)
{
  g_simple_action_set_state (action, value);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (PTERO_FILE_EDITOR (user_data)->view),
                               g_variant_get_boolean (value) ? GTK_WRAP_WORD_CHAR : GTK_WRAP_NONE);
}

static void
load_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ptero_file_editor_load (user_data);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  ptero_file_editor_show_bytes (self, ptero_remote_file_get_bytes (self->file));
}

static void
reload_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_file_editor_load (PTERO_FILE_EDITOR (source));
}

static void
reload_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroFileEditor *self = user_data;
  g_autofree char *body = NULL;

  if (!gtk_text_buffer_get_modified (self->buffer))
    {
      ptero_file_editor_load (self);
      return;
    }

  body = ptero_file_editor_dup_unsaved (self);
  ptero_alert_confirm_async (GTK_WIDGET (self), _("Discard Changes?"), body, _("_Discard"),
                             self->cancellable, reload_confirmed_cb, NULL);
}

static void
open_with_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  ptero_open_with_ask (GTK_WIDGET (self), ptero_remote_file_get_access (self->file),
                       ptero_remote_file_get_path (self->file));
}

/* The page that it is over comes back. */
static void
uncover (PteroFileEditor *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *page = parent != NULL ? gtk_widget_get_ancestor (parent, PTERO_TYPE_PAGE) : NULL;

  if (page != NULL)
    ptero_page_cover (PTERO_PAGE (page), NULL);
}

/*< private >
 * ptero_file_editor_move_out:
 * @self: an editor
 *
 * Gives it a window of its own.
 */
void
ptero_file_editor_move_out (PteroFileEditor *self)
{
  g_autoptr(PteroFileEditor) kept = g_object_ref (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || PTERO_IS_FILE_WINDOW (root))
    return;

  uncover (self);
  ptero_file_window_present (self, GTK_WIDGET (root));
  ptero_file_editor_update_actions (self);
}

static void
own_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  ptero_file_editor_move_out (user_data);
}

static void
leave (PteroFileEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (PTERO_IS_FILE_WINDOW (root))
    gtk_window_destroy (GTK_WINDOW (root));
  else
    uncover (self);
}

static void
left_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  if (ptero_part_leave_finish (PTERO_PART (source), result))
    leave (PTERO_FILE_EDITOR (source));
}

/* From a comparison to what is edited, and from there to where it was opened. */
static void
leave_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PteroFileEditor *self = user_data;

  if (ptero_file_editor_is_compared (self))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "keep-editing", NULL);
  else
    ptero_part_leave_async (PTERO_PART (self), left_cb, NULL);
}

static const GActionEntry entries[] = {
  { "save", save_cb },
  { "save-anyway", save_anyway_cb },
  { "save-utf-8", save_utf_8_cb },
  { "save-copy", ptero_file_editor_save_copy_cb },
  { "show-problem", show_problem_cb },
  { "overwrite", ptero_file_editor_overwrite_cb },
  { "take-theirs", ptero_file_editor_take_theirs_cb },
  { "take-difference", ptero_file_editor_take_difference_cb },
  { "keep-difference", ptero_file_editor_keep_difference_cb },
  { "keep-editing", ptero_file_editor_keep_editing_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "find", find_cb },
  { "replace", find_cb },
  { "find-next", find_step_cb },
  { "find-previous", find_step_cb },
  { "go-to-line", go_to_line_cb },
  { "wrap", NULL, NULL, "false", wrap_cb },
  { "load", load_cb },
  { "show", show_cb },
  { "reload", reload_cb },
  { "open-with", open_with_cb },
  { "own-window", own_window_cb },
  { "leave", leave_cb },
};

static const struct
{
  guint            key;
  GdkModifierType  modifiers;
  const char      *action;
} keys[] = {
  { GDK_KEY_s, GDK_CONTROL_MASK, "editor.save" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "editor.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.redo" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "editor.find" },
  { GDK_KEY_h, GDK_CONTROL_MASK, "editor.replace" },
  { GDK_KEY_F3, 0, "editor.find-next" },
  { GDK_KEY_F3, GDK_SHIFT_MASK, "editor.find-previous" },
  { GDK_KEY_i, GDK_CONTROL_MASK, "editor.go-to-line" },
  { GDK_KEY_F5, 0, "editor.reload" },
};

/* Also where the focus is in the header bar, which is no part of the editor. */
static GtkEventController *
create_shortcuts (void)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key,
                                                                                    keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));

  return controller;
}

/*< private >
 * ptero_file_editor_add_actions:
 * @self: an editor that is built
 */
void
ptero_file_editor_add_actions (PteroFileEditor *self)
{
  GtkWidget *widgets[] = { gtk_widget_get_first_child (self->header_start),
                           gtk_widget_get_first_child (self->header_end), GTK_WIDGET (self) };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      gtk_widget_insert_action_group (widgets[i], "editor", G_ACTION_GROUP (self->actions));
      gtk_widget_add_controller (widgets[i], create_shortcuts ());
    }
}
