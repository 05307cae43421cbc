/* ptero-preset-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-preset-menu.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-permission-presets.h"
#include "ptero-preset-dialog.h"
#include "ptero-preset-name.h"

/**
 * PteroPresetMenu:
 *
 * A button with the person's own presets of permissions: to choose one, to make
 * one of what is selected, and to keep them in order.
 */
struct _PteroPresetMenu
{
  GtkWidget           parent_instance;

  PteroPresets       *presets;
  GtkWidget          *button;
  GMenu              *own;        /* one item for each preset */
  GSimpleActionGroup *actions;
  GStrv               selected;
  GStrv               offered;
};

enum {
  CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroPresetMenu, ptero_preset_menu, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static gboolean
is_selected (PteroPresetMenu *self,
             PteroPreset     *preset)
{
  for (guint i = 0; self->offered != NULL && self->offered[i] != NULL; i++)
    if (ptero_permission_preset_has (preset, self->offered[i]) !=
        g_strv_contains ((const char * const *) self->selected, self->offered[i]))
      return FALSE;

  return TRUE;
}

static void
update_state (PteroPresetMenu *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose");
  const char *name = "";

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->presets)) &&
       *name == '\0'; i++)
    {
      g_autoptr(PteroPreset) preset = g_list_model_get_item (G_LIST_MODEL (self->presets), i);

      if (is_selected (self, preset))
        name = ptero_preset_get_name (preset);
    }
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
}

static void
presets_changed_cb (PteroPresetMenu *self)
{
  guint n_presets = g_list_model_get_n_items (G_LIST_MODEL (self->presets));
  GAction *manage = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "manage");

  g_menu_remove_all (self->own);
  for (guint i = 0; i < n_presets; i++)
    {
      g_autoptr(PteroPreset) preset = g_list_model_get_item (G_LIST_MODEL (self->presets), i);
      g_autofree char *label = ptero_format_menu_label (ptero_preset_get_name (preset));
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "presets.choose", "s",
                                         ptero_preset_get_name (preset));
      g_menu_append_item (self->own, item);
    }
  g_simple_action_set_enabled (G_SIMPLE_ACTION (manage), n_presets > 0);
  update_state (self);
}

static void
choose_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroPresetMenu *self = user_data;
  PteroPreset *preset = ptero_presets_find (self->presets, g_variant_get_string (parameter, NULL));

  if (preset != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, preset);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroPresetMenu *self = user_data;
  g_autoptr(JsonNode) permissions =
    ptero_permission_preset_build ((const char * const *) self->selected);

  ptero_preset_ask_to_keep (GTK_WIDGET (self), self->presets, permissions);
}

static char *
describe (PteroPreset *preset)
{
  guint n_permissions = ptero_permission_preset_get_n (preset);

  return g_strdup_printf (ngettext ("%u permission", "%u permissions", n_permissions),
                          n_permissions);
}

static const PteroPresetInfo info = {
  .title = N_("Manage Presets"),
  .icon_name = "ptero-users-symbolic",
  .about = N_("Save the permissions of a person as a preset to give them to others"),
  .deleted = N_("Nobody loses a permission by this."),
  .describe = describe,
};

static void
manage_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroPresetMenu *self = user_data;

  ptero_preset_dialog_present (&info, self->presets, GTK_WIDGET (self));
}

static const GActionEntry entries[] = {
  { "choose", choose_cb, "s", "''" },
  { "save", save_cb },
  { "manage", manage_cb },
};

static void
ptero_preset_menu_dispose (GObject *object)
{
  PteroPresetMenu *self = PTERO_PRESET_MENU (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->own);
  g_clear_object (&self->presets);

  G_OBJECT_CLASS (ptero_preset_menu_parent_class)->dispose (object);
}

static void
ptero_preset_menu_finalize (GObject *object)
{
  PteroPresetMenu *self = PTERO_PRESET_MENU (object);

  g_strfreev (self->selected);
  g_strfreev (self->offered);

  G_OBJECT_CLASS (ptero_preset_menu_parent_class)->finalize (object);
}

static void
ptero_preset_menu_class_init (PteroPresetMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_preset_menu_dispose;
  object_class->finalize = ptero_preset_menu_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * PteroPresetMenu::chosen:
   * @preset: a preset
   *
   * The person chose a preset.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 1, PTERO_TYPE_PRESET);
}

static GMenuModel *
build_menu (PteroPresetMenu *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) verbs = g_menu_new ();

  self->own = g_menu_new ();
  g_menu_append (verbs, _("_Save as Preset…"), "presets.save");
  g_menu_append (verbs, _("_Manage Presets…"), "presets.manage");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (verbs));

  return G_MENU_MODEL (menu);
}

static void
ptero_preset_menu_init (PteroPresetMenu *self)
{
  g_autoptr(GMenuModel) menu = build_menu (self);

  self->presets = ptero_permission_presets_dup_default ();
  self->selected = g_new0 (char *, 1);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "presets", G_ACTION_GROUP (self->actions));

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_widget_set_tooltip_text (self->button, _("Own Presets"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Own Presets"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->presets, "items-changed", G_CALLBACK (presets_changed_cb), self,
                           G_CONNECT_SWAPPED);
  presets_changed_cb (self);
}

/**
 * ptero_preset_menu_new:
 *
 * Returns: (transfer floating): a button with the presets of the person
 */
GtkWidget *
ptero_preset_menu_new (void)
{
  return g_object_new (PTERO_TYPE_PRESET_MENU, NULL);
}

/**
 * ptero_preset_menu_set_selected:
 * @self: a menu
 * @selected: what is selected, of which a preset can be made
 * @offered: what can be selected: only that tells whether a preset is the one in use
 */
void
ptero_preset_menu_set_selected (PteroPresetMenu    *self,
                                const char * const *selected,
                                const char * const *offered)
{
  g_return_if_fail (PTERO_IS_PRESET_MENU (self));

  g_strfreev (self->selected);
  g_strfreev (self->offered);
  self->selected = g_strdupv ((GStrv) selected);
  self->offered = g_strdupv ((GStrv) offered);
  update_state (self);
}

/**
 * ptero_preset_menu_set_read_only:
 * @self: a menu
 * @read_only: whether no preset can be chosen
 */
void
ptero_preset_menu_set_read_only (PteroPresetMenu *self,
                                 gboolean         read_only)
{
  GAction *action;

  g_return_if_fail (PTERO_IS_PRESET_MENU (self));

  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "choose");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !read_only);
}
