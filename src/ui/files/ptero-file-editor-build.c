/* ptero-file-editor-build.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor-private.h"

#include <glib/gi18n.h>

#include "ptero-source.h"
#include "ptero-toolbar-view.h"

#define WIDTH 960
#define HEIGHT 720

/* The widgets of an editor. */

static GtkWidget *
build_icon_button (const char *icon_name,
                   const char *tooltip,
                   const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
build_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) second = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (first, _("Find and _Replace…"), "editor.replace");
  g_menu_append (first, _("_Go to Line…"), "editor.go-to-line");
  g_menu_append (first, _("_Wrap Lines"), "editor.wrap");
  g_menu_append (second, _("Re_load"), "editor.reload");
  g_menu_append (second, _("_Open With…"), "editor.open-with");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);

  return button;
}

static GtkWidget *
build_header (PteroFileEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->save_button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "editor.save");
  self->spinner = GTK_SPINNER (spinner);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->save_button);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), spinner);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->tools), build_icon_button ("edit-undo-symbolic", _("Undo"), "editor.undo"));
  gtk_box_append (GTK_BOX (self->tools), build_icon_button ("edit-redo-symbolic", _("Redo"), "editor.redo"));
  gtk_box_append (GTK_BOX (self->tools), build_icon_button ("edit-find-symbolic", _("Find"), "editor.find"));
  gtk_box_append (GTK_BOX (self->tools), build_menu ());
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->tools);

  return header;
}

static GtkWidget *
build_status_page (PteroFileEditor *self)
{
  self->status_page = ADW_STATUS_PAGE (adw_status_page_new ());
  self->status_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_halign (self->status_buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_child (self->status_page, self->status_buttons);

  return GTK_WIDGET (self->status_page);
}

static GtkWidget *
build_decision (const char *label,
                const char *action,
                const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);

  return button;
}

static GtkWidget *
build_diff (PteroFileEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keep = build_decision (_("_Keep Editing"), "editor.keep-editing", NULL);

  self->diff = PTERO_DIFF_VIEW (ptero_diff_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->diff), TRUE);
  gtk_widget_set_hexpand (keep, TRUE);
  gtk_widget_set_halign (keep, GTK_ALIGN_START);
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_box_append (GTK_BOX (bar), keep);
  gtk_box_append (GTK_BOX (bar), build_decision (_("_Take Theirs"), "editor.take-theirs", NULL));
  gtk_box_append (GTK_BOX (bar), build_decision (_("_Overwrite"), "editor.overwrite", "destructive-action"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->diff));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), bar);

  return box;
}

static GtkWidget *
build_stack (PteroFileEditor *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *waiting = gtk_spinner_new ();

  self->stack = GTK_STACK (stack);
  self->view = GTK_SOURCE_VIEW (ptero_source_view_new ());
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the file"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_spinner_start (GTK_SPINNER (waiting));
  gtk_widget_set_size_request (waiting, 32, 32);
  gtk_widget_set_halign (waiting, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (waiting, GTK_ALIGN_CENTER);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, waiting, "loading");
  gtk_stack_add_named (self->stack, build_status_page (self), "status");
  gtk_stack_add_named (self->stack, scroller, "text");
  gtk_stack_add_named (self->stack, build_diff (self), "diff");
  gtk_widget_set_vexpand (stack, TRUE);

  return stack;
}

/**
 * ptero_file_editor_build:
 * @self: an editor
 *
 * Makes what it consists of.
 */
void
ptero_file_editor_build (PteroFileEditor *self)
{
  GtkWidget *view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = build_stack (self);

  self->search = PTERO_EDITOR_SEARCH (ptero_editor_search_new (self->view));
  self->status = PTERO_EDITOR_STATUS (ptero_editor_status_new (GTK_TEXT_VIEW (self->view)));
  self->banner = PTERO_BANNER (ptero_banner_new (PTERO_BANNER_INFO, NULL));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, stack);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (view), build_header (self));
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (view), box);
  ptero_toolbar_view_add_bottom (PTERO_TOOLBAR_VIEW (view), GTK_WIDGET (self->status));
  adw_window_set_content (ADW_WINDOW (self), view);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 300);
}
