/* ptero-editor-status.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-editor-status.h"

#include <glib/gi18n.h>

/**
 * PteroEditorStatus:
 *
 * The line below a text: what was found in it, how it is written and where the
 * cursor is, which can be set there.
 */
struct _PteroEditorStatus
{
  GtkWidget    parent_instance;

  GtkTextView *view;
  GtkWidget   *box;
  GtkImage    *icon;
  GtkLabel    *message;
  GtkLabel    *format;
  GtkLabel    *place;
  GtkWidget   *button;
  GtkEditable *entry;
};

enum {
  ASKED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroEditorStatus, ptero_editor_status, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
cursor_moved_cb (PteroEditorStatus *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = NULL;
  GtkTextIter iter;

  if (self->box == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  /* Translators: where the cursor is */
  text = g_strdup_printf (_("Line %d, Column %u"), gtk_text_iter_get_line (&iter) + 1,
                          gtk_source_view_get_visual_column (GTK_SOURCE_VIEW (self->view),
                                                             &iter) + 1);
  gtk_label_set_label (self->place, text);
}

static void
line_activate_cb (PteroEditorStatus *self)
{
  const guint64 line = g_ascii_strtoull (gtk_editable_get_text (self->entry), NULL, 10);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  if (line > 0)
    g_signal_emit (self, signals[ASKED], 0, (guint) MIN (line, G_MAXINT));
}

static void
popover_shown_cb (PteroEditorStatus *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static GtkWidget *
build_place (PteroEditorStatus *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Go to line"));
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Go to line"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (line_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  self->place = add_label (box);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _("Go to Line"));

  return self->button;
}

static void
ptero_editor_status_dispose (GObject *object)
{
  PteroEditorStatus *self = PTERO_EDITOR_STATUS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (ptero_editor_status_parent_class)->dispose (object);
}

static void
ptero_editor_status_class_init (PteroEditorStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_editor_status_dispose;

  /**
   * PteroEditorStatus::asked:
   * @line: 1 for the first
   *
   * The person wants to go to a line.
   */
  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
ptero_editor_status_init (PteroEditorStatus *self)
{
  GtkWidget *icon = gtk_image_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "editor-status");
  self->icon = GTK_IMAGE (icon);
  g_object_set (icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_visible (icon, FALSE);
  gtk_box_append (GTK_BOX (self->box), icon);
  self->message = add_label (self->box);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_ellipsize (self->message, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->message), TRUE);
  self->format = add_label (self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self->format), "dim-label");
  gtk_box_append (GTK_BOX (self->box), build_place (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * ptero_editor_status_new:
 * @view: a view of a text
 *
 * Returns: (transfer floating): the line below it
 */
GtkWidget *
ptero_editor_status_new (GtkTextView *view)
{
  PteroEditorStatus *self = g_object_new (PTERO_TYPE_EDITOR_STATUS, NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "notify::cursor-position",
                           G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed", G_CALLBACK (cursor_moved_cb),
                           self, G_CONNECT_SWAPPED);
  cursor_moved_cb (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_editor_status_set_format:
 * @self: a status line
 * @format: what the file is
 */
void
ptero_editor_status_set_format (PteroEditorStatus     *self,
                                const PteroTextFormat *format)
{
  const char *const ends[] = { "LF", "CRLF", _("mixed line ends") };
  g_autofree char *text = NULL;

  g_return_if_fail (PTERO_IS_EDITOR_STATUS (self));

  text = g_strdup_printf ("%s · %s", ptero_text_format_get_encoding_name (format),
                          ends[format->line_ends]);
  gtk_label_set_label (self->format, text);
}

/**
 * ptero_editor_status_set_message:
 * @self: a status line
 * @icon_name: (nullable): a symbolic icon
 * @message: (nullable): plain text
 *
 * Says what was found in the text.
 */
void
ptero_editor_status_set_message (PteroEditorStatus *self,
                                 const char        *icon_name,
                                 const char        *message)
{
  g_return_if_fail (PTERO_IS_EDITOR_STATUS (self));

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_label_set_label (self->message, message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->message), message);
}

/**
 * ptero_editor_status_ask_line:
 * @self: a status line
 *
 * Asks which line to go to.
 */
void
ptero_editor_status_ask_line (PteroEditorStatus *self)
{
  g_return_if_fail (PTERO_IS_EDITOR_STATUS (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/**
 * ptero_editor_status_go_to_line:
 * @self: a status line
 * @line: 1 for the first
 *
 * Puts the cursor there.
 */
void
ptero_editor_status_go_to_line (PteroEditorStatus *self,
                                guint              line)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_if_fail (PTERO_IS_EDITOR_STATUS (self));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line - 1);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.1, TRUE, 0, 0.4);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
