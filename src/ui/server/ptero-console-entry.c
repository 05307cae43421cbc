/* ptero-console-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-entry.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-console-settings.h"
#include "ptero-error-text.h"
#include "ptero-format.h"
#include "ptero-panel-toast.h"

#define MAX_FOUND   50
#define MAX_PREVIEW 6     /* lines that the question about several shows */

/**
 * PteroConsoleEntry:
 *
 * Where commands for a server are typed: Up and Down go through those sent
 * before, Ctrl+R searches them, and several lines at once ask first.
 */
struct _PteroConsoleEntry
{
  GtkWidget       parent_instance;

  PteroConsole   *console;
  int             position;   /* in the history; negative: not in it */
  char           *draft;      /* what was typed before going into the history */
  GStrv           lines;      /* that are asked about */

  GtkWidget      *box;
  GtkEntry       *entry;
  GtkMenuButton  *history_button;
  GtkEditable    *history_entry;
  GtkListBox     *history_list;
  GtkPopover     *history_popover;
  GtkWidget      *forget_button;
  GtkWidget      *send_button;
};

G_DEFINE_FINAL_TYPE (PteroConsoleEntry, ptero_console_entry, GTK_TYPE_WIDGET)

static void
set_text (PteroConsoleEntry *self,
          const char        *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
send_line (PteroConsoleEntry *self,
           const char        *line)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;

  if (ptero_console_send (self->console, line, &error))
    return TRUE;

  reason = ptero_error_describe (error);
  ptero_panel_toast (GTK_WIDGET (self), "%s", reason);

  return FALSE;
}

static void
send_cb (PteroConsoleEntry *self)
{
  const char *command = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*command == '\0' || !send_line (self, command))
    return;

  self->position = -1;
  set_text (self, "");
}

static void
lines_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  PteroConsoleEntry *self = PTERO_CONSOLE_ENTRY (source);
  g_auto(GStrv) lines = g_steal_pointer (&self->lines);

  if (!ptero_alert_confirm_finish (GTK_WIDGET (self), result, NULL) || self->console == NULL)
    return;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!send_line (self, lines[i]))
      return;
}

/* Takes the lines that have something in them. */
static GStrv
split_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static void
ask_for_lines (PteroConsoleEntry *self)
{
  guint n = g_strv_length (self->lines);
  g_autoptr(GString) preview = g_string_new (NULL);
  g_autofree char *heading = g_strdup_printf (ngettext ("Send %u Line?", "Send %u Lines?", n), n);

  for (guint i = 0; i < MIN (n, MAX_PREVIEW); i++)
    {
      g_autofree char *safe = ptero_text_make_line_safe (self->lines[i]);

      g_string_append_printf (preview, "%s%s", i > 0 ? "\n" : "", safe);
    }
  if (n > MAX_PREVIEW)
    g_string_append (preview, "\n…");

  ptero_alert_ask_async (GTK_WIDGET (self), heading, preview->str, _("_Send"), NULL,
                         lines_confirmed_cb, NULL);
}

/* Whichever way it comes: from the clipboard, the selection or dropped. A line end at the end is no
 * second line. */
static void
insert_text_cb (PteroConsoleEntry *self,
                const char        *text,
                int                length,
                gpointer           position,
                GtkEditable       *editable)
{
  g_autofree char *copy = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  g_auto(GStrv) lines = NULL;

  if (strpbrk (copy, "\r\n") == NULL)
    return;

  g_signal_stop_emission_by_name (editable, "insert-text");
  lines = split_lines (copy);
  if (lines[0] == NULL)
    return;

  if (lines[1] == NULL)
    {
      gtk_editable_insert_text (editable, lines[0], -1, position);
      return;
    }

  if (self->lines != NULL || !gtk_widget_is_sensitive (GTK_WIDGET (self)))
    return;

  self->lines = g_steal_pointer (&lines);
  ask_for_lines (self);
}

static void
go (PteroConsoleEntry *self,
    int                steps)
{
  PteroCommandHistory *commands = ptero_console_get_commands (self->console);
  int n = (int) ptero_command_history_get_n (commands);
  int position = self->position < 0 ? n : MIN (self->position, n);

  if (self->position < 0 && steps < 0 && n > 0)
    {
      g_free (self->draft);
      self->draft = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
    }

  position = CLAMP (position + steps, 0, n);
  if (position < n)
    set_text (self, ptero_command_history_get (commands, (guint) position));
  else if (self->position >= 0)
    set_text (self, self->draft != NULL ? self->draft : "");
  self->position = position < n ? position : -1;
}

static gboolean
key_pressed_cb (PteroConsoleEntry *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_r && modifiers == GDK_CONTROL_MASK)
    {
      ptero_console_entry_search_commands (self);
      return TRUE;
    }

  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_Down) || modifiers != 0)
    return FALSE;

  go (self, keyval == GDK_KEY_Up ? -1 : 1);

  return TRUE;
}

static GtkWidget *
create_row (const char *command)
{
  GtkWidget *label = gtk_label_new (command);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "monospace");

  return label;
}

static void
fill_list (PteroConsoleEntry *self)
{
  g_autoptr(GPtrArray) found = NULL;
  GtkListBoxRow *row;

  if (self->console == NULL)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->history_list, 0)) != NULL)
    gtk_list_box_remove (self->history_list, GTK_WIDGET (row));

  found = ptero_command_history_search (ptero_console_get_commands (self->console),
                                        gtk_editable_get_text (self->history_entry), MAX_FOUND);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->history_list, create_row (found->pdata[i]));
  gtk_list_box_select_row (self->history_list,
                           gtk_list_box_get_row_at_index (self->history_list, 0));
}

static void
row_activated_cb (PteroConsoleEntry *self,
                  GtkListBoxRow     *row)
{
  g_autofree char *command = NULL;

  if (row == NULL)
    return;

  command = g_strdup (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
  gtk_popover_popdown (self->history_popover);
  self->position = -1;
  set_text (self, command);
  gtk_entry_grab_focus_without_selecting (self->entry);
}

static void
found_activated_cb (PteroConsoleEntry *self)
{
  row_activated_cb (self, gtk_list_box_get_selected_row (self->history_list));
}

/* Ctrl+R again: the one before */
static gboolean
search_key_pressed_cb (PteroConsoleEntry *self,
                       guint              keyval,
                       guint              keycode,
                       GdkModifierType    state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->history_list);
  gboolean again = keyval == GDK_KEY_r && (state & GDK_CONTROL_MASK) != 0;
  int step = again || keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL)
    return FALSE;

  row = gtk_list_box_get_row_at_index (self->history_list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL)
    gtk_list_box_select_row (self->history_list, row);

  return TRUE;
}

static void
history_shown_cb (PteroConsoleEntry *self)
{
  gtk_editable_set_text (self->history_entry, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  fill_list (self);
  gtk_widget_set_sensitive (self->forget_button, self->console != NULL &&
                            ptero_command_history_get_n (ptero_console_get_commands (self->console)) > 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->history_entry));
  gtk_editable_select_region (self->history_entry, 0, -1);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PteroConsoleEntry *self = PTERO_CONSOLE_ENTRY (source);

  if (ptero_alert_confirm_finish (GTK_WIDGET (self), result, NULL) && self->console != NULL)
    ptero_command_history_clear (ptero_console_get_commands (self->console));
}

static void
clear_cb (PteroConsoleEntry *self)
{
  gtk_popover_popdown (self->history_popover);
  ptero_alert_confirm_async (GTK_WIDGET (self), _("Forget the Commands?"),
                             _("All commands that were sent to this server from here are forgotten."),
                             _("_Forget"), NULL, cleared_cb, NULL);
}

static gboolean
ptero_console_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_CONSOLE_ENTRY (widget)->entry));
}

static void
ptero_console_entry_dispose (GObject *object)
{
  PteroConsoleEntry *self = PTERO_CONSOLE_ENTRY (object);

  if (ptero_console_get_settings () != NULL)
    g_signal_handlers_disconnect_by_data (ptero_console_get_settings (), self);
  g_clear_object (&self->console);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_CONSOLE_ENTRY);

  G_OBJECT_CLASS (ptero_console_entry_parent_class)->dispose (object);
}

static void
ptero_console_entry_finalize (GObject *object)
{
  PteroConsoleEntry *self = PTERO_CONSOLE_ENTRY (object);

  g_strfreev (self->lines);
  g_free (self->draft);

  G_OBJECT_CLASS (ptero_console_entry_parent_class)->finalize (object);
}

static void
ptero_console_entry_class_init (PteroConsoleEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_console_entry_dispose;
  object_class->finalize = ptero_console_entry_finalize;
  widget_class->grab_focus = ptero_console_entry_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-console-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, box);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, history_button);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, history_entry);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, history_list);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, history_popover);
  gtk_widget_class_bind_template_child (widget_class, PteroConsoleEntry, send_button);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, found_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
}

static void
ptero_console_entry_init (PteroConsoleEntry *self)
{
  self->position = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "insert-text",
                           G_CALLBACK (insert_text_cb), self, G_CONNECT_SWAPPED);
}

static void
keep_changed_cb (PteroConsoleEntry *self)
{
  ptero_command_history_set_kept (ptero_console_get_commands (self->console),
                                  g_settings_get_boolean (ptero_console_get_settings (),
                                                          "console-keep-commands"));
}

/**
 * ptero_console_entry_set_console:
 * @self: an entry
 * @console: a console
 *
 * Sets where commands go.
 */
void
ptero_console_entry_set_console (PteroConsoleEntry *self,
                                 PteroConsole      *console)
{
  GSettings *settings = ptero_console_get_settings ();

  g_return_if_fail (PTERO_IS_CONSOLE_ENTRY (self));
  g_return_if_fail (PTERO_IS_CONSOLE (console));

  g_set_object (&self->console, console);
  if (settings == NULL)
    return;

  g_signal_connect_object (settings, "changed::console-keep-commands", G_CALLBACK (keep_changed_cb),
                           self, G_CONNECT_SWAPPED);
  keep_changed_cb (self);
}

/**
 * ptero_console_entry_search_commands:
 * @self: an entry
 *
 * Opens the list of the commands that were sent, to search them.
 */
void
ptero_console_entry_search_commands (PteroConsoleEntry *self)
{
  g_return_if_fail (PTERO_IS_CONSOLE_ENTRY (self));

  gtk_menu_button_popup (self->history_button);
}
