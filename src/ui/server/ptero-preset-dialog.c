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
#include "ptero-form-dialog.h"
#include "ptero-form-name.h"
#include "ptero-format.h"
#include "ptero-toolbar-view.h"

#define WIDTH 420
#define HEIGHT 460

/* What is to be saved under a name, or renamed to it. */
typedef struct
{
  PteroPermissionPresets *presets;
  char                   *old_name;      /* NULL: a new one */
  char                   *name;
  GStrv                   permissions;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->presets);
  g_free (order->old_name);
  g_free (order->name);
  g_strfreev (order->permissions);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static void
carry_out (Order *order)
{
  if (order->old_name != NULL)
    ptero_permission_presets_rename (order->presets, order->old_name, order->name);
  else
    ptero_permission_presets_save (order->presets, order->name, (const char * const *) order->permissions);
}

static void
replace_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Order) order = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    carry_out (order);
}

static void
named_cb (GtkWidget       *parent,
          PteroAnswer     *answer,
          PteroFormDialog *dialog)
{
  g_autoptr(Order) order = g_object_steal_data (G_OBJECT (dialog), "order");
  g_autofree char *safe = NULL;
  g_autofree char *heading = NULL;

  if (order == NULL)
    return;

  order->name = ptero_form_dup_name (ptero_form_dialog_get_form (dialog));
  if (g_strcmp0 (order->name, order->old_name) == 0 || ptero_permission_presets_find (order->presets, order->name) == NULL)
    {
      carry_out (order);
      return;
    }

  safe = ptero_text_make_safe (order->name);
  /* Translators: %s is the name of a preset */
  heading = g_strdup_printf (_("Replace “%s”?"), safe);
  ptero_alert_confirm_async (parent, heading, _("There is a preset with this name. What is in it would be lost."), _("_Replace"), NULL,
                             replace_cb, g_steal_pointer (&order));
}

/* One more than there may be is complained of where its name is. */
static gboolean
check_place (PteroForm *form)
{
  GListModel *presets = g_object_get_data (G_OBJECT (form), "presets");
  g_autofree char *name = ptero_form_dup_name (form);

  if (g_list_model_get_n_items (presets) < PTERO_PERMISSION_PRESETS_MAX ||
      ptero_permission_presets_find (PTERO_PERMISSION_PRESETS (presets), name) != NULL)
    return TRUE;

  ptero_form_complain (form, "name", _("There are too many presets: delete one first"));

  return FALSE;
}

static const PteroFormField name_fields[] = {
  PTERO_FORM_NAME (PTERO_PERMISSION_PRESET_NAME_LENGTH),
};

/**
 * ptero_preset_ask_name:
 * @parent: a widget in the window the question is for
 * @presets: the presets
 * @name: (nullable): the one to rename, %NULL to make one
 * @permissions: (nullable): what is in the one to make
 *
 * Asks for a name and makes the preset of that name, or gives it to another.
 */
void
ptero_preset_ask_name (GtkWidget              *parent,
                       PteroPermissionPresets *presets,
                       const char             *name,
                       const char * const     *permissions)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (name_fields, G_N_ELEMENTS (name_fields)));
  PteroFormDialog *dialog;
  Order *order = g_new0 (Order, 1);

  order->presets = g_object_ref (presets);
  order->old_name = g_strdup (name);
  order->permissions = g_strdupv ((GStrv) permissions);
  if (name != NULL)
    {
      ptero_form_set_string (form, "name", name);
      ptero_form_set_unchanged (form);
    }
  dialog = ptero_form_dialog_new (form, NULL, NULL, name != NULL ? _("_Rename") : _("_Save"));
  g_object_set_data_full (G_OBJECT (dialog), "order", order, order_free);
  g_object_set_data_full (G_OBJECT (form), "presets", g_object_ref (presets), g_object_unref);
  if (name == NULL)
    ptero_form_dialog_set_check (dialog, check_place);
  g_signal_connect_object (dialog, "done", G_CALLBACK (named_cb), parent, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, name != NULL ? _("Rename Preset") : _("Save as Preset"), parent);
}

/**
 * PteroPresetDialog:
 *
 * A dialog in which the person renames and deletes presets.
 */
struct _PteroPresetDialog
{
  GtkWidget               parent_instance;

  PteroPermissionPresets *presets;
  GtkWidget              *view;
  GtkWidget              *stack;
  GtkListBox             *list;
};

G_DEFINE_FINAL_TYPE (PteroPresetDialog, ptero_preset_dialog, GTK_TYPE_WIDGET)

static void
rename_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ptero_preset_ask_name (widget, PTERO_PRESET_DIALOG (widget)->presets, g_variant_get_string (parameter, NULL), NULL);
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree char *name = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL) && PTERO_PRESET_DIALOG (source)->presets != NULL)
    ptero_permission_presets_remove (PTERO_PRESET_DIALOG (source)->presets, name);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  g_autofree char *safe = ptero_text_make_safe (name);
  /* Translators: %s is the name of a preset */
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), safe);

  ptero_alert_confirm_async (widget, heading, _("Nobody loses a permission by this."), _("_Delete"), NULL, delete_cb, g_strdup (name));
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  ptero_dialog_close (widget);
}

static void
add_button (AdwActionRow *row,
            const char   *icon_name,
            const char   *title,
            const char   *action,
            const char   *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  PteroPermissionPreset *preset = item;
  const char *name = ptero_permission_preset_get_name (preset);
  guint n_permissions = g_strv_length ((GStrv) ptero_permission_preset_get_permissions (preset));
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *count = g_strdup_printf (ngettext ("%u permission", "%u permissions", n_permissions), n_permissions);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", safe, "subtitle", count, NULL);

  add_button (ADW_ACTION_ROW (row), "document-edit-symbolic", _("Rename…"), "presets.rename", name);
  add_button (ADW_ACTION_ROW (row), "user-trash-symbolic", _("Delete…"), "presets.delete", name);

  return row;
}

static void
changed_cb (PteroPresetDialog *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), g_list_model_get_n_items (G_LIST_MODEL (self->presets)) > 0 ? "list" : "empty");
}

static gboolean
ptero_preset_dialog_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (PTERO_PRESET_DIALOG (widget)->stack, GTK_DIR_TAB_FORWARD);
}

static void
ptero_preset_dialog_dispose (GObject *object)
{
  PteroPresetDialog *self = PTERO_PRESET_DIALOG (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->presets);

  G_OBJECT_CLASS (ptero_preset_dialog_parent_class)->dispose (object);
}

static void
ptero_preset_dialog_class_init (PteroPresetDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_preset_dialog_dispose;
  widget_class->grab_focus = ptero_preset_dialog_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "presets.rename", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "presets.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "presets.close", NULL, close_action);
}

static void
ptero_preset_dialog_init (PteroPresetDialog *self)
{
}

static GtkWidget *
build_list (PteroPresetDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->presets), create_row_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
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

static void
build (PteroPresetDialog *self)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Presets"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Save the permissions of a person as a preset to give them to others"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "ptero-users-symbolic");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), build_header ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), self->stack);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

/**
 * ptero_preset_dialog_present:
 * @presets: the presets
 * @parent: a widget in the window the dialog is for
 *
 * Shows the presets, to rename and delete them.
 */
void
ptero_preset_dialog_present (PteroPermissionPresets *presets,
                             GtkWidget              *parent)
{
  PteroPresetDialog *self;

  g_return_if_fail (PTERO_IS_PERMISSION_PRESETS (presets));

  self = g_object_new (PTERO_TYPE_PRESET_DIALOG, NULL);
  self->presets = g_object_ref (presets);
  build (self);
  g_signal_connect_object (presets, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  ptero_dialog_set_size (GTK_WIDGET (self), WIDTH, HEIGHT);
  ptero_dialog_present (GTK_WIDGET (self), _("Manage Presets"), parent);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
