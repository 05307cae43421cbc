/* ptero-panel-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-address-group.h"
#include "ptero-alert.h"
#include "ptero-certificate-dialog.h"
#include "ptero-dialog.h"
#include "ptero-discard.h"
#include "ptero-format.h"
#include "ptero-keep-group.h"
#include "ptero-key-editor.h"
#include "ptero-key-text.h"
#include "ptero-look-group.h"
#include "ptero-panel-dialog.h"
#include "ptero-panel-focus.h"
#include "ptero-panel-list.h"
#include "ptero-panel-move.h"
#include "ptero-panel-remove.h"
#include "ptero-toolbar-view.h"

/**
 * PteroPanelDialog:
 *
 * Edits a panel: name, colour, address, keys, certificate. A new address or key
 * changes what all other pages show, so that nothing takes effect before it is
 * saved.
 */

struct _PteroPanelDialog
{
  AdwBin           parent_instance;

  GtkWidget       *account_editor;
  GtkWidget       *address_group;
  GtkWidget       *admin_all_switch;
  GtkWidget       *application_editor;
  GtkWidget       *certificate_group;
  GtkWidget       *certificate_row;
  GtkWidget       *forget_button;
  GtkWidget       *form;
  GtkWidget       *keep_group;
  GtkWidget       *keys_box;
  GtkWidget       *look_group;
  GtkWidget       *remove_button;
  GtkWidget       *save_button;
  GtkWidget       *servers_group;
  GtkWidget       *spinner;
  GtkWidget       *title;

  PteroPanelStore *store;
  PteroJobQueue   *jobs;         /* (nullable) */
  PteroPanel      *panel;
  GCancellable    *cancellable;
  GCancellable    *saving;       /* NULL while nothing is being stored */
  PteroKeyEditor  *current;      /* whose key it is */
  gboolean         filled;
  gboolean         forget;       /* the certificate that is trusted */
};

G_DEFINE_FINAL_TYPE (PteroPanelDialog, ptero_panel_dialog, ADW_TYPE_BIN)

static gboolean
is_address_changed (PteroPanelDialog *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);
  const char *address = ptero_address_group_get_ready (group)
                        ? ptero_address_group_get_address (group)
                        : ptero_address_group_get_text (group);

  return g_strcmp0 (address, ptero_panel_get_address (self->panel)) != 0;
}

/* A certificate that was trusted in this form. */
static gboolean
is_certificate_changed (PteroPanelDialog *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);

  return self->forget ||
         (ptero_address_group_get_ready (group) &&
          g_strcmp0 (ptero_address_group_get_fingerprint (group),
                     ptero_panel_get_fingerprint (self->panel)) != 0);
}

static gboolean
is_look_changed (PteroPanelDialog *self)
{
  PteroLookGroup *group = PTERO_LOOK_GROUP (self->look_group);
  g_autofree char *name = ptero_look_group_dup_name (group);

  return g_strcmp0 (name, ptero_panel_get_name (self->panel)) != 0 ||
         ptero_look_group_get_color (group) != ptero_panel_get_color (self->panel);
}

static gboolean
is_admin_all_changed (PteroPanelDialog *self)
{
  return gtk_switch_get_active (GTK_SWITCH (self->admin_all_switch)) != ptero_panel_get_admin_all (self->panel);
}

static gboolean
are_keys_changed (PteroPanelDialog *self)
{
  return ptero_key_editor_get_changed (PTERO_KEY_EDITOR (self->account_editor)) ||
         ptero_key_editor_get_changed (PTERO_KEY_EDITOR (self->application_editor));
}

static gboolean
is_changed (PteroPanelDialog *self)
{
  return is_look_changed (self) || is_address_changed (self) || is_certificate_changed (self) ||
         is_admin_all_changed (self) || are_keys_changed (self);
}

static gboolean
is_valid (PteroPanelDialog *self)
{
  g_autofree char *name = ptero_look_group_dup_name (PTERO_LOOK_GROUP (self->look_group));

  return ptero_panel_name_is_valid (name) &&
         (!is_address_changed (self) ||
          ptero_address_group_get_ready (PTERO_ADDRESS_GROUP (self->address_group))) &&
         ptero_key_editor_get_ready (PTERO_KEY_EDITOR (self->account_editor)) &&
         ptero_key_editor_get_ready (PTERO_KEY_EDITOR (self->application_editor));
}

static gboolean
can_save (PteroPanelDialog *self)
{
  return self->saving == NULL && is_changed (self) && is_valid (self);
}

static gboolean
is_new_key (GtkWidget *editor)
{
  return ptero_key_editor_get_changed (PTERO_KEY_EDITOR (editor)) &&
         ptero_key_editor_will_have (PTERO_KEY_EDITOR (editor));
}

static void
update (PteroPanelDialog *self)
{
  const gboolean busy = self->saving != NULL;

  if (!self->filled)
    return;

  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->save_button, can_save (self));
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_visible (self->keep_group, is_new_key (self->account_editor) ||
                          is_new_key (self->application_editor));
  gtk_button_set_label (GTK_BUTTON (self->forget_button), self->forget ? _("_Keep") : _("_Forget"));
}

static void
changed_cb (PteroPanelDialog *self)
{
  update (self);
}

static void
address_ready_cb (PteroPanelDialog *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);

  if (!self->filled)
    return;

  if (ptero_address_group_get_ready (group))
    {
      const char *address = ptero_address_group_get_address (group);
      const char *fingerprint = ptero_address_group_get_fingerprint (group);

      ptero_key_editor_set_target (PTERO_KEY_EDITOR (self->account_editor), address, fingerprint);
      ptero_key_editor_set_target (PTERO_KEY_EDITOR (self->application_editor), address,
                                   fingerprint);
    }

  update (self);
}

static void
show_certificate (PteroPanelDialog *self)
{
  const char *fingerprint = ptero_panel_get_fingerprint (self->panel);
  g_autofree char *folded = NULL;

  gtk_widget_set_visible (self->certificate_group, fingerprint != NULL);

  if (fingerprint == NULL)
    return;

  folded = ptero_fingerprint_fold (fingerprint);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->certificate_row), folded);
}

static void
fill (PteroPanelDialog *self)
{
  PteroPanel *panel = self->panel;
  g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (panel));
  gboolean demo = ptero_panel_get_demo (panel);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), name);
  ptero_look_group_set_name (PTERO_LOOK_GROUP (self->look_group), ptero_panel_get_name (panel));
  ptero_look_group_set_color (PTERO_LOOK_GROUP (self->look_group), ptero_panel_get_color (panel));
  ptero_address_group_set_trusted (PTERO_ADDRESS_GROUP (self->address_group),
                                   ptero_panel_get_address (panel),
                                   ptero_panel_get_fingerprint (panel));
  ptero_address_group_set_text (PTERO_ADDRESS_GROUP (self->address_group),
                                ptero_panel_get_address (panel));
  ptero_key_editor_set_panel (PTERO_KEY_EDITOR (self->account_editor), panel);
  ptero_key_editor_set_panel (PTERO_KEY_EDITOR (self->application_editor), panel);
  ptero_keep_group_set_session_only (PTERO_KEEP_GROUP (self->keep_group),
                                     ptero_panel_get_session_only (panel));
  gtk_switch_set_active (GTK_SWITCH (self->admin_all_switch), ptero_panel_get_admin_all (panel));
  gtk_widget_set_visible (self->servers_group,
                          ptero_panel_get_is_admin (panel) || ptero_panel_get_admin_all (panel));
  show_certificate (self);

  /* The demo's address and keys are made anew at each start. */
  gtk_widget_set_visible (self->address_group, !demo);
  gtk_widget_set_visible (self->keys_box, !demo);

  self->filled = TRUE;
  update (self);
}

/* By #PteroApi: a key that is replaced or removed stays where it was. */
static void
get_kept_keys (PteroPanelDialog *self,
               gboolean          kept[2])
{
  kept[PTERO_API_CLIENT] = !ptero_key_editor_get_changed (PTERO_KEY_EDITOR (self->account_editor));
  kept[PTERO_API_APPLICATION] =
    !ptero_key_editor_get_changed (PTERO_KEY_EDITOR (self->application_editor));
}

static void
apply_form (PteroPanelDialog *self)
{
  gboolean kept[2];
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);
  g_autofree char *name = ptero_look_group_dup_name (PTERO_LOOK_GROUP (self->look_group));

  ptero_panel_set_name (self->panel, name);
  ptero_panel_set_color (self->panel,
                         ptero_look_group_get_color (PTERO_LOOK_GROUP (self->look_group)));
  ptero_panel_set_admin_all (self->panel,
                             gtk_switch_get_active (GTK_SWITCH (self->admin_all_switch)));

  if (is_certificate_changed (self))
    ptero_panel_set_fingerprint (self->panel,
                                 self->forget ? NULL : ptero_address_group_get_fingerprint (group));

  if (is_address_changed (self))
    {
      get_kept_keys (self, kept);
      ptero_panel_store_move_keys (self->store, self->panel,
                                   ptero_address_group_get_address (group), kept);
    }
}

static void save_next_key (PteroPanelDialog *self);

/* Whoever stops the saving, or closes the dialog, has cancelled it: nobody waits for this then. */
static void
set_key_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PteroPanelDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean stored;

  stored = ptero_panel_store_set_key_finish (PTERO_PANEL_STORE (object), result, &error);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (stored)
    {
      ptero_key_editor_reset (self->current);
      save_next_key (self);
      return;
    }

  g_clear_object (&self->saving);
  update (self);
  gtk_widget_set_visible (self->keep_group, TRUE);
  ptero_keep_group_show_error (PTERO_KEEP_GROUP (self->keep_group), error);
}

static void
save_key (PteroPanelDialog *self,
          PteroKeyEditor   *editor)
{
  gboolean session_only = ptero_keep_group_get_session_only (PTERO_KEEP_GROUP (self->keep_group));
  char *key = ptero_key_editor_dup_key (editor);

  self->current = editor;
  ptero_panel_store_set_key_async (self->store, self->panel, ptero_key_editor_get_api (editor), key,
                                   ptero_key_editor_get_address (editor), session_only,
                                   self->saving, set_key_cb, self);
  ptero_key_free (key);
}

static void
save_next_key (PteroPanelDialog *self)
{
  if (ptero_key_editor_get_changed (PTERO_KEY_EDITOR (self->account_editor)))
    save_key (self, PTERO_KEY_EDITOR (self->account_editor));
  else if (ptero_key_editor_get_changed (PTERO_KEY_EDITOR (self->application_editor)))
    save_key (self, PTERO_KEY_EDITOR (self->application_editor));
  else
    ptero_dialog_force_close (GTK_WIDGET (self));
}

static void
save (PteroPanelDialog *self)
{
  ptero_panel_focus_release (self->form);
  apply_form (self);
  self->saving = g_cancellable_new ();
  ptero_keep_group_show_busy (PTERO_KEEP_GROUP (self->keep_group));
  update (self);
  save_next_key (self);
}

/* What is not stored yet can be saved once more. */
static void
stop_saving (PteroPanelDialog *self)
{
  PteroKeepGroup *group = PTERO_KEEP_GROUP (self->keep_group);

  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  ptero_keep_group_set_session_only (group, ptero_keep_group_get_session_only (group));
  update (self);
  gtk_widget_grab_focus (self->save_button);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  PteroPanelDialog *self = PTERO_PANEL_DIALOG (source);
  g_autofree char *asked = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL) && can_save (self) &&
      g_strcmp0 (asked,
                 ptero_address_group_get_address (PTERO_ADDRESS_GROUP (self->address_group))) == 0)
    save (self);
}

static void
save_clicked_cb (PteroPanelDialog *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);
  g_autofree char *address = NULL;
  gboolean kept[2];

  if (!can_save (self))
    return;

  address = g_strdup (ptero_address_group_get_address (group));
  get_kept_keys (self, kept);
  if (is_address_changed (self) &&
      ptero_panel_move_ask (self->panel, address, kept, GTK_WIDGET (self), self->cancellable,
                            confirmed_cb, address))
    g_steal_pointer (&address);
  else
    save (self);
}

static void
cancel_clicked_cb (PteroPanelDialog *self)
{
  ptero_dialog_close (GTK_WIDGET (self));
}

static void
forget_clicked_cb (PteroPanelDialog *self)
{
  self->forget = !self->forget;
  update (self);
}

static void
remove_clicked_cb (PteroPanelDialog *self)
{
  ptero_panel_remove_ask (self->store, self->jobs, self->panel, GTK_WIDGET (self));
}

/* The panel was removed, from here or from elsewhere. */
static void
items_changed_cb (PteroPanelDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (ptero_panel_store_find (self->store, ptero_panel_get_id (self->panel)) != NULL)
    return;

  g_cancellable_cancel (self->saving);
  if (gtk_widget_get_root (widget) != NULL)
    ptero_dialog_force_close (widget);
}

static gboolean
may_close (GtkWidget *widget)
{
  PteroPanelDialog *self = PTERO_PANEL_DIALOG (widget);

  if (self->saving != NULL)
    {
      stop_saving (self);
      return FALSE;
    }

  if (!is_changed (self))
    return TRUE;

  ptero_discard_ask (widget, _("Discard Changes?"),
                     _("The changes to this panel have not been saved and will be lost."),
                     self->cancellable);

  return FALSE;
}

static void
ptero_panel_dialog_dispose (GObject *object)
{
  PteroPanelDialog *self = PTERO_PANEL_DIALOG (object);

  self->filled = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_PANEL_DIALOG);
  g_clear_object (&self->panel);
  g_clear_object (&self->store);
  g_clear_object (&self->jobs);

  G_OBJECT_CLASS (ptero_panel_dialog_parent_class)->dispose (object);
}

static void
ptero_panel_dialog_finalize (GObject *object)
{
  PteroPanelDialog *self = PTERO_PANEL_DIALOG (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (ptero_panel_dialog_parent_class)->finalize (object);
}

static void
ptero_panel_dialog_class_init (PteroPanelDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_panel_dialog_dispose;
  object_class->finalize = ptero_panel_dialog_finalize;

  g_type_ensure (PTERO_TYPE_ADDRESS_GROUP);
  g_type_ensure (PTERO_TYPE_KEEP_GROUP);
  g_type_ensure (PTERO_TYPE_KEY_EDITOR);
  g_type_ensure (PTERO_TYPE_LOOK_GROUP);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-panel-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, account_editor);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, address_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, admin_all_switch);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, application_editor);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, certificate_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, form);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, keep_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, keys_box);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, look_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, servers_group);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroPanelDialog, title);
  gtk_widget_class_bind_template_callback (widget_class, address_ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
ptero_panel_dialog_init (PteroPanelDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_panel_dialog_new:
 * @store: where the panel is
 * @jobs: (nullable): what is under way
 * @panel: a panel
 *
 * Makes the dialog's content.
 *
 * Returns: (transfer floating): the content
 */
GtkWidget *
ptero_panel_dialog_new (PteroPanelStore *store,
                        PteroJobQueue   *jobs,
                        PteroPanel      *panel)
{
  PteroPanelDialog *self;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (store), NULL);
  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_PANEL_DIALOG, NULL);
  self->store = g_object_ref (store);
  g_set_object (&self->jobs, jobs);
  self->panel = g_object_ref (panel);
  g_signal_connect_object (store, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_dialog_set_size (GTK_WIDGET (self), 520, 640);
  ptero_dialog_set_guard (GTK_WIDGET (self), may_close);
  fill (self);

  return GTK_WIDGET (self);
}

/**
 * ptero_panel_dialog_present:
 * @store: where the panel is
 * @jobs: (nullable): what is under way
 * @panel: a panel
 * @parent: a widget in the window that asks
 *
 * Lets the person edit @panel.
 */
void
ptero_panel_dialog_present (PteroPanelStore *store,
                            PteroJobQueue   *jobs,
                            PteroPanel      *panel,
                            GtkWidget       *parent)
{
  GtkWidget *content;

  g_return_if_fail (GTK_IS_WIDGET (parent));

  content = ptero_panel_dialog_new (store, jobs, panel);
  ptero_dialog_present (content, _("Edit Panel"), parent);
  ptero_look_group_focus (PTERO_LOOK_GROUP (PTERO_PANEL_DIALOG (content)->look_group));
}
