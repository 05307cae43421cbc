/* ptero-preset-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-preset-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-dialog.h"
#include "ptero-format.h"
#include "ptero-preset-name.h"
#include "ptero-toolbar-view.h"

#define WIDTH 460
#define HEIGHT 480

/**
 * PteroPresetDialog:
 *
 * A dialog in which the person renames and deletes presets of one kind, and
 * where their kind knows how, uses one or makes one of what is chosen now.
 */
struct _PteroPresetDialog
{
  GtkWidget              parent_instance;

  const PteroPresetInfo *info;
  PteroPresets          *presets;
  GWeakRef               chooser;    /* a widget */
  GCancellable          *cancellable;
  GtkWidget             *view;
  GtkWidget             *stack;
};

G_DEFINE_FINAL_TYPE (PteroPresetDialog, ptero_preset_dialog, GTK_TYPE_WIDGET)

static void
use_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (widget);
  g_autoptr(GtkWidget) chooser = g_weak_ref_get (&self->chooser);
  PteroPreset *preset = ptero_presets_find (self->presets, g_variant_get_string (parameter, NULL));

  if (chooser != NULL && preset != NULL)
    self->info->take (chooser, ptero_preset_get_content (preset));
  ptero_dialog_close (widget);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (widget);
  g_autoptr(GtkWidget) chooser = g_weak_ref_get (&self->chooser);
  g_autoptr(JsonNode) content = chooser != NULL ? self->info->give (chooser) : NULL;

  if (content != NULL)
    ptero_preset_ask_to_keep (widget, self->presets, content);
}

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ptero_preset_ask_to_rename (widget, PTERO_PRESET_DIALOG (widget)->presets,
                              g_variant_get_string (parameter, NULL));
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree char *name = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_presets_remove (PTERO_PRESET_DIALOG (source)->presets, name);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is the name of a preset */
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), safe);

  ptero_alert_confirm_async (widget, heading, g_dgettext (GETTEXT_PACKAGE, self->info->deleted),
                             _("_Delete"), self->cancellable,
                             delete_cb, g_strdup (name));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_dialog_close (widget);
}

static void
set_action (GtkWidget  *widget,
            const char *action,
            const char *name)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (widget), "s", name);
}

static void
add_button (AdwActionRow *row,
            GtkWidget    *button,
            const char   *action,
            const char   *name)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_action (button, action, name);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
create_icon_button (const char *icon_name,
                    const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  const PteroPresetInfo *info = user_data;
  const char *name = ptero_preset_get_name (item);
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *content = info->describe != NULL ? info->describe (item) : NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

  /* only now is it known to be no markup */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  if (content != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), content);
  if (info->take != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      set_action (row, "presets.use", name);
      add_button (ADW_ACTION_ROW (row), gtk_button_new_with_mnemonic (_("_Use")), "presets.use",
                  name);
    }
  add_button (ADW_ACTION_ROW (row), create_icon_button ("document-edit-symbolic", _("Rename…")),
              "presets.rename", name);
  add_button (ADW_ACTION_ROW (row), create_icon_button ("user-trash-symbolic", _("Delete…")),
              "presets.delete", name);

  return row;
}

static void
changed_cb (PteroPresetDialog *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    g_list_model_get_n_items (G_LIST_MODEL (self->presets)) > 0
                                      ? "list"
                                      : "empty");
}

static gboolean
ptero_preset_dialog_grab_focus (GtkWidget *widget)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (widget);

  return gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD) ||
         gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

static void
ptero_preset_dialog_dispose (GObject *object)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->view, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_preset_dialog_parent_class)->dispose (object);
}

static void
ptero_preset_dialog_finalize (GObject *object)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (object);

  g_weak_ref_clear (&self->chooser);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->presets);

  G_OBJECT_CLASS (ptero_preset_dialog_parent_class)->finalize (object);
}

static void
ptero_preset_dialog_class_init (PteroPresetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_preset_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_preset_dialog_finalize;
  widget_class->grab_focus = ptero_preset_dialog_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "presets.use", "s", use_action);
  gtk_widget_class_install_action (widget_class, "presets.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "presets.rename", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "presets.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "presets.close", NULL, close_action);
}

static void
ptero_preset_dialog_init (PteroPresetDialog *self)
{
  g_weak_ref_init (&self->chooser, NULL);
  self->cancellable = g_cancellable_new ();
}

static GtkWidget *
build_list (PteroPresetDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_bind_model (GTK_LIST_BOX (list), G_LIST_MODEL (self->presets), create_row_cb,
                           (gpointer) self->info, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         g_dgettext (GETTEXT_PACKAGE, self->info->about));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}

static GtkWidget *
build_empty (PteroPresetDialog *self)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE,
                       "title", _("No Presets Yet"),
                       "description", g_dgettext (GETTEXT_PACKAGE, self->info->about),
                       "icon-name", self->info->icon_name,
                       NULL);
}

static GtkWidget *
build_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_("_Close"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "presets.close");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), close);

  return header;
}

static GtkWidget *
build_save (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save Current Choices…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "presets.save");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_set_margin_bottom (button, 18);

  return button;
}

static void
build (PteroPresetDialog *self)
{
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), build_empty (self), "empty");
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_header ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), self->stack);
  if (self->info->give != NULL)
    ptero_toolbar_view_add_bottom (PTERO_TOOLBAR_VIEW (self->view), build_save ());
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

/**
 * ptero_preset_dialog_present:
 * @info: (transfer none): what kind of presets it is, for as long as the dialog is there
 * @presets: the presets
 * @chooser: what the choices are made in, in the window the dialog is for
 *
 * Shows presets.
 */
void
ptero_preset_dialog_present (const PteroPresetInfo *info,
                             PteroPresets          *presets,
                             GtkWidget             *chooser)
{
  PteroPresetDialog *self;

  g_return_if_fail (PTERO_IS_PRESETS (presets));
  g_return_if_fail (GTK_IS_WIDGET (chooser));

  self = g_object_new (PTERO_TYPE_PRESET_DIALOG, NULL);
  self->info = info;
  self->presets = g_object_ref (presets);
  g_weak_ref_set (&self->chooser, chooser);
  build (self);
  g_signal_connect_object (presets, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  ptero_dialog_present (GTK_WIDGET (self), g_dgettext (GETTEXT_PACKAGE, info->title), chooser);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
