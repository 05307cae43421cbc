/* ptero-admin-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-presets.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-form-name.h"
#include "ptero-format.h"
#include "ptero-toolbar-view.h"

#define MAX_NAME 100

/**
 * PteroAdminPresets:
 *
 * A dialog with the presets of a panel for new servers: to choose all that is
 * in one, to keep what is chosen now, to rename and to delete them.
 */
struct _PteroAdminPresets
{
  GtkWidget              parent_instance;

  PteroServerPresets    *presets;
  GWeakRef               form;
  PteroAdminPresetsGive  give;
  PteroAdminPresetsTake  take;
  GCancellable          *cancellable;
  char                  *name;        /* of the one that is being renamed, kept or deleted */
  JsonObject            *choices;     /* what is to be kept under it */

  GtkWidget             *view;
  GtkWidget             *group;
  GPtrArray             *rows;        /* not owned */
};

G_DEFINE_FINAL_TYPE (PteroAdminPresets, ptero_admin_presets, GTK_TYPE_WIDGET)

static const PteroFormField name_fields[] = {
  PTERO_FORM_NAME (MAX_NAME),
};

static void
set_name (PteroAdminPresets *self,
          const char        *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
}

static const char *
get_name (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "name");
}

static void
load_cb (PteroAdminPresets *self,
         GtkWidget         *widget)
{
  g_autoptr(GObject) form = g_weak_ref_get (&self->form);
  JsonObject *choices = ptero_server_presets_find (self->presets, get_name (widget));

  if (form != NULL && choices != NULL)
    self->take (form, choices);
  ptero_dialog_close (GTK_WIDGET (self));
}

/* Asks for a name: the one that it has to be is told by @done. */
static void
ask_name (PteroAdminPresets *self,
          const char        *title,
          const char        *action,
          const char        *name,
          PteroFormCheck     check,
          GCallback          done)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (name_fields, G_N_ELEMENTS (name_fields)));
  PteroFormDialog *dialog = ptero_form_dialog_new (form, NULL, NULL, action);

  ptero_form_set_string (form, "name", name);
  /* the question may outlive what asks it */
  g_object_set_data_full (G_OBJECT (form), "presets", g_object_ref (self->presets), g_object_unref);
  g_object_set_data_full (G_OBJECT (form), "old-name", g_strdup (name), g_free);
  ptero_form_dialog_set_check (dialog, check);
  g_signal_connect_object (dialog, "done", done, self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, GTK_WIDGET (self));
}

static gboolean
check_new_name (PteroForm *form)
{
  PteroServerPresets *presets = g_object_get_data (G_OBJECT (form), "presets");
  g_autofree char *name = ptero_form_dup_name (form);

  if (g_strcmp0 (name, g_object_get_data (G_OBJECT (form), "old-name")) == 0 || ptero_server_presets_find (presets, name) == NULL)
    return TRUE;

  ptero_form_complain (form, "name", _("Another preset has this name"));
  gtk_widget_grab_focus (GTK_WIDGET (form));

  return FALSE;
}

static void
renamed_cb (PteroAdminPresets *self,
            PteroAnswer       *answer,
            PteroFormDialog   *dialog)
{
  g_autofree char *name = ptero_form_dup_name (ptero_form_dialog_get_form (dialog));

  ptero_server_presets_rename (self->presets, self->name, name);
}

static void
rename_cb (PteroAdminPresets *self,
           GtkWidget         *button)
{
  set_name (self, get_name (button));
  ask_name (self, _("Rename Preset"), _("_Rename"), self->name, check_new_name, G_CALLBACK (renamed_cb));
}

static void
replace_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PteroAdminPresets *self = PTERO_ADMIN_PRESETS (source);

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL) && self->choices != NULL)
    ptero_server_presets_keep (self->presets, self->name, self->choices);
  g_clear_pointer (&self->choices, json_object_unref);
}

/* One more than there may be is complained of where its name is. */
static gboolean
check_place (PteroForm *form)
{
  PteroServerPresets *presets = g_object_get_data (G_OBJECT (form), "presets");
  g_autofree char *name = ptero_form_dup_name (form);

  if (ptero_server_presets_get_n (presets) < PTERO_SERVER_PRESETS_MAX || ptero_server_presets_find (presets, name) != NULL)
    return TRUE;

  ptero_form_complain (form, "name", _("There are too many presets: delete one first"));

  return FALSE;
}

static void
named_cb (PteroAdminPresets *self,
          PteroAnswer       *answer,
          PteroFormDialog   *dialog)
{
  g_autofree char *name = ptero_form_dup_name (ptero_form_dialog_get_form (dialog));
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autoptr(GObject) form = g_weak_ref_get (&self->form);
  g_autofree char *body = NULL;

  if (form == NULL)
    return;

  g_clear_pointer (&self->choices, json_object_unref);
  self->choices = self->give (form);
  set_name (self, name);
  if (ptero_server_presets_find (self->presets, name) == NULL)
    {
      ptero_server_presets_keep (self->presets, name, self->choices);
      g_clear_pointer (&self->choices, json_object_unref);
      return;
    }

  /* Translators: %s is the name of a preset */
  body = g_strdup_printf (_("What “%s” has now is lost."), safe);
  ptero_alert_confirm_async (GTK_WIDGET (self), _("Replace Preset?"), body, _("_Replace"), self->cancellable, replace_cb, NULL);
}

static void
save_cb (PteroAdminPresets *self)
{
  ask_name (self, _("Save as Preset"), _("_Save"), NULL, check_place, G_CALLBACK (named_cb));
}

static void
delete_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  PteroAdminPresets *self = PTERO_ADMIN_PRESETS (source);

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    ptero_server_presets_remove (self->presets, self->name);
}

static void
delete_cb (PteroAdminPresets *self,
           GtkWidget         *button)
{
  g_autofree char *safe = ptero_text_make_safe (get_name (button));
  g_autofree char *body = NULL;

  set_name (self, get_name (button));
  /* Translators: %s is the name of a preset */
  body = g_strdup_printf (_("“%s” is deleted for good. The servers made with it stay."), safe);
  ptero_alert_confirm_async (GTK_WIDGET (self), _("Delete Preset?"), body, _("_Delete"), self->cancellable, delete_answered_cb, NULL);
}

static void
add_button (PteroAdminPresets *self,
            GtkWidget         *row,
            GtkWidget         *button,
            const char        *label,
            GCallback          clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (label != NULL)
    {
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
}

static void
add_row (PteroAdminPresets *self,
         const char        *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *load = gtk_button_new_with_mnemonic (_("_Use"));
  g_autofree char *safe = ptero_text_make_safe (name);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  add_button (self, row, load, NULL, G_CALLBACK (load_cb));
  add_button (self, row, gtk_button_new_from_icon_name ("document-edit-symbolic"), _("Rename…"), G_CALLBACK (rename_cb));
  add_button (self, row, gtk_button_new_from_icon_name ("user-trash-symbolic"), _("Delete…"), G_CALLBACK (delete_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
update (PteroAdminPresets *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < ptero_server_presets_get_n (self->presets); i++)
    add_row (self, ptero_server_presets_get_name (self->presets, i));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), self->rows->len > 0 ? "" : _("No Presets Yet"));
}

static void
ptero_admin_presets_dispose (GObject *object)
{
  PteroAdminPresets *self = PTERO_ADMIN_PRESETS (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->presets);

  G_OBJECT_CLASS (ptero_admin_presets_parent_class)->dispose (object);
}

static void
ptero_admin_presets_finalize (GObject *object)
{
  PteroAdminPresets *self = PTERO_ADMIN_PRESETS (object);

  g_weak_ref_clear (&self->form);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->choices, json_object_unref);
  g_ptr_array_unref (self->rows);
  g_free (self->name);

  G_OBJECT_CLASS (ptero_admin_presets_parent_class)->finalize (object);
}

static void
ptero_admin_presets_class_init (PteroAdminPresetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_admin_presets_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_admin_presets_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
build_content (PteroAdminPresets *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save Current Choices…"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _("Choices of the form under a name, kept on this computer for this panel. Names, and variables that look like passwords or tokens, are not kept."));
  gtk_widget_add_css_class (save, "pill");
  gtk_widget_set_halign (save, GTK_ALIGN_CENTER);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), save);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}

static void
ptero_admin_presets_init (PteroAdminPresets *self)
{
  g_weak_ref_init (&self->form, NULL);
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->group = adw_preferences_group_new ();
  self->view = g_object_new (PTERO_TYPE_TOOLBAR_VIEW, NULL);
  ptero_toolbar_view_add_top (PTERO_TOOLBAR_VIEW (self->view), adw_header_bar_new ());
  ptero_toolbar_view_set_content (PTERO_TOOLBAR_VIEW (self->view), build_content (self));
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  ptero_dialog_set_size (GTK_WIDGET (self), 460, 480);
}

/* One for all dialogs of a panel. Those of a demo are not worth a file. */
static PteroServerPresets *
get_presets (PteroPanel *panel)
{
  PteroServerPresets *presets = g_object_get_data (G_OBJECT (panel), "server-presets");

  if (presets == NULL)
    {
      presets = ptero_server_presets_new (ptero_panel_get_demo (panel) ? NULL : ptero_panel_get_id (panel));
      g_object_set_data_full (G_OBJECT (panel), "server-presets", presets, g_object_unref);
    }

  return presets;
}

/**
 * ptero_admin_presets_present:
 * @form: what has the choices
 * @panel: a panel
 * @give: (scope forever): tells what is chosen now
 * @take: (scope forever): chooses what a preset has
 *
 * Shows the presets of the panel for new servers.
 */
void
ptero_admin_presets_present (GtkWidget             *form,
                             PteroPanel            *panel,
                             PteroAdminPresetsGive  give,
                             PteroAdminPresetsTake  take)
{
  PteroAdminPresets *self = g_object_new (PTERO_TYPE_ADMIN_PRESETS, NULL);

  self->presets = g_object_ref (get_presets (panel));
  g_weak_ref_set (&self->form, form);
  self->give = give;
  self->take = take;
  g_signal_connect_object (self->presets, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  ptero_dialog_present (GTK_WIDGET (self), _("Presets"), form);
}
