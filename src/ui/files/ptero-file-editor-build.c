/* ptero-file-editor-build.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-editor-private.h"

#include <glib/gi18n.h>

#include "ptero-fold-box.h"
#include "ptero-source.h"

/* The widgets of an editor. */

static GtkWidget *
build_icon_button (const char *icon_name,
                   const char *tooltip,
                   const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  /* who clicks it goes on typing */
  gtk_widget_set_focus_on_click (button, FALSE);

  return button;
}

static GtkWidget *
build_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) edit = g_menu_new ();
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) second = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (edit, _("_Undo"), "editor.undo");
  g_menu_append (edit, _("Re_do"), "editor.redo");
  g_menu_append (first, _("Find and _Replace…"), "editor.replace");
  g_menu_append (first, _("_Go to Line…"), "editor.go-to-line");
  g_menu_append (first, _("_Wrap Lines"), "editor.wrap");
  g_menu_append (second, _("Save as _Copy…"), "editor.save-copy");
  g_menu_append (second, _("Re_load"), "editor.reload");
  g_menu_append (second, _("_Open With…"), "editor.open-with");
  g_menu_append (second, _("Open i_n Own Window"), "editor.own-window");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);

  return button;
}

/* The window takes the box out of its header bar as it likes, and with it what a widget is given;
 * what is in it stays. */
static GtkWidget *
build_header_box (GtkWidget **inner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  *inner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), *inner);

  return g_object_ref_sink (box);
}

/* In the place of its label: one beside it would make a narrow window grow whenever something is
 * saved. */
static GtkWidget *
build_save_spinner (PteroFileEditor *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->spinner = GTK_SPINNER (spinner);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (spinner, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->save_button);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), spinner);
  g_object_bind_property (self->save_button, "visible", overlay, "visible", G_BINDING_SYNC_CREATE);

  return overlay;
}

static void
build_header_start (PteroFileEditor *self)
{
  GtkWidget *box;

  self->header_start = build_header_box (&box);
  self->back_button = build_icon_button ("go-previous-symbolic", _("Back"), "editor.leave");
  self->save_button = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_focus_on_click (self->save_button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save_button), "editor.save");
  gtk_box_append (GTK_BOX (box), self->back_button);
  gtk_box_append (GTK_BOX (box), build_save_spinner (self));
}

static void
build_header_end (PteroFileEditor *self)
{
  GtkWidget *box;
  GtkWidget *spare = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *needed = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->header_end = build_header_box (&box);
  self->tools = box;
  /* which the menu has too */
  gtk_box_append (GTK_BOX (spare),
                  build_icon_button ("edit-undo-symbolic", _("Undo"), "editor.undo"));
  gtk_box_append (GTK_BOX (spare),
                  build_icon_button ("edit-redo-symbolic", _("Redo"), "editor.redo"));
  gtk_box_append (GTK_BOX (needed),
                  build_icon_button ("edit-find-symbolic", _("Find"), "editor.find"));
  gtk_box_append (GTK_BOX (needed), build_menu ());
  gtk_box_append (GTK_BOX (box), ptero_fold_box_new (spare, needed));
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
build_waiting (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (text));

  return box;
}

static GtkWidget *
build_stack (PteroFileEditor *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->stack = GTK_STACK (stack);
  self->view = GTK_SOURCE_VIEW (ptero_source_view_new ());
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the file"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, build_waiting (NULL), "loading");
  gtk_stack_add_named (self->stack, build_waiting (_("Comparing…")), "comparing");
  gtk_stack_add_named (self->stack, build_status_page (self), "status");
  gtk_stack_add_named (self->stack, scroller, "text");
  self->diff = PTERO_DIFF_VIEW (ptero_diff_view_new ());
  g_signal_connect_object (self->diff, "notify::decided",
                           G_CALLBACK (ptero_file_editor_update_actions), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->diff), "diff");
  gtk_widget_set_vexpand (stack, TRUE);

  return stack;
}

static void
narrow_changed_cb (PteroFileEditor *self)
{
  ptero_diff_view_set_narrow (self->diff, ptero_narrow_bin_get_narrow (self->bin));
}

static void
line_asked_cb (PteroFileEditor *self,
               guint            line)
{
  if (!ptero_file_editor_is_shown (self, "diff"))
    {
      ptero_editor_status_go_to_line (self->status, line);
      return;
    }

  ptero_diff_view_go_to_line (self->diff, line);
  gtk_widget_grab_focus (GTK_WIDGET (self->diff));
}

/*< private >
 * ptero_file_editor_build:
 * @self: an editor
 *
 * Makes what it consists of.
 */
void
ptero_file_editor_build (PteroFileEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = build_stack (self);

  build_header_start (self);
  build_header_end (self);
  self->search = PTERO_EDITOR_SEARCH (ptero_editor_search_new (self->view));
  self->status = PTERO_EDITOR_STATUS (ptero_editor_status_new (GTK_TEXT_VIEW (self->view)));
  g_signal_connect_swapped (self->status, "asked", G_CALLBACK (line_asked_cb), self);
  self->banner = PTERO_BANNER (ptero_banner_new (PTERO_BANNER_INFO, NULL));
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, stack);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  self->bin = g_object_new (PTERO_TYPE_NARROW_BIN, "child", box, NULL);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (GTK_WIDGET (self->bin), GTK_WIDGET (self));
}
