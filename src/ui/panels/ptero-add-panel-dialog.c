/* ptero-add-panel-dialog.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-add-panel-dialog.h"
#include "ptero-address-group.h"
#include "ptero-address.h"
#include "ptero-dialog.h"
#include "ptero-discard.h"
#include "ptero-format.h"
#include "ptero-keep-group.h"
#include "ptero-key-group.h"
#include "ptero-key-text.h"
#include "ptero-look-group.h"
#include "ptero-panel-focus.h"
#include "ptero-panel-list.h"
#include "ptero-panel-summary.h"
#include "ptero-panel-toast.h"
#include "ptero-step-bar.h"
#include "ptero-toolbar-view.h"

/**
 * PteroAddPanelDialog:
 *
 * Adds a panel in three steps: where it is, the keys for it, and what they
 * open. Each step checks itself while it is typed in.
 */

typedef enum
{
  STEP_ADDRESS,
  STEP_KEYS,
  STEP_SUMMARY,
} Step;

struct _PteroAddPanelDialog
{
  AdwBin           parent_instance;

  GtkWidget       *account_group;
  GtkWidget       *address_group;
  GtkWidget       *application_group;
  GtkWidget       *back_button;
  GtkWidget       *duplicate_group;
  GtkWidget       *duplicate_row;
  GtkWidget       *keep_group;
  GtkWidget       *look_group;
  GtkWidget       *next_button;
  GtkWidget       *scrolled;
  GtkWidget       *spinner;
  GtkWidget       *stack;
  GtkWidget       *step_bin;
  GtkWidget       *summary;

  GtkWidget       *opener;      /* (nullable): weak, gets the toast */
  PteroPanelStore *store;
  PteroPanel      *panel;       /* of the last step */
  GCancellable    *cancellable;
  GCancellable    *adding;      /* NULL while nothing is being added */
  Step             step;
  char            *offered_name;  /* (nullable) */
  guint            offered_color;
  gboolean         advance;     /* Enter was pressed, go on once the check is over */
};

G_DEFINE_FINAL_TYPE (PteroAddPanelDialog, ptero_add_panel_dialog, ADW_TYPE_BIN)

static const char * const page_names[] = { "address", "keys", "summary" };

static gboolean
has_name (PteroAddPanelDialog *self)
{
  g_autofree char *name = ptero_look_group_dup_name (PTERO_LOOK_GROUP (self->look_group));

  return ptero_panel_name_is_valid (name);
}

static gboolean
is_step_ready (PteroAddPanelDialog *self)
{
  switch (self->step)
    {
    case STEP_ADDRESS:
      return ptero_address_group_get_ready (PTERO_ADDRESS_GROUP (self->address_group));

    case STEP_KEYS:
      return ptero_key_group_is_pair_ready (PTERO_KEY_GROUP (self->account_group));

    case STEP_SUMMARY:
    default:
      return self->adding == NULL && has_name (self);
    }
}

/* What is missing without the other key. */
static void
update_hints (PteroAddPanelDialog *self)
{
  const PteroKeyReport *account =
    ptero_key_group_get_report (PTERO_KEY_GROUP (self->account_group));
  const PteroKeyReport *application =
    ptero_key_group_get_report (PTERO_KEY_GROUP (self->application_group));

  ptero_key_group_set_hint (PTERO_KEY_GROUP (self->account_group),
                            application != NULL
                            ? _("Without an account key there are no live numbers, no console, no power and no files.")
                            : NULL);

  if (account == NULL)
    ptero_key_group_set_hint (PTERO_KEY_GROUP (self->application_group), NULL);
  else if (account->is_admin)
    ptero_key_group_set_hint (PTERO_KEY_GROUP (self->application_group),
                              _("Not needed: the account is an administrator, and its key opens the administration too."));
  else
    ptero_key_group_set_hint (PTERO_KEY_GROUP (self->application_group),
                              _("Without an application key there is no administration: no users, no nodes, no servers of others."));
}

static void
update (PteroAddPanelDialog *self)
{
  const gboolean busy = self->adding != NULL;

  update_hints (self);
  gtk_widget_set_sensitive (self->next_button, is_step_ready (self));
  gtk_widget_set_sensitive (self->stack, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_button_set_label (GTK_BUTTON (self->back_button),
                        self->step == STEP_ADDRESS || busy ? _("_Cancel") : _("_Back"));
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        self->step == STEP_SUMMARY ? _("_Add Panel") : _("_Next"));
}

static void
focus_step (PteroAddPanelDialog *self)
{
  switch (self->step)
    {
    case STEP_ADDRESS:
      ptero_address_group_focus (PTERO_ADDRESS_GROUP (self->address_group));
      break;

    case STEP_KEYS:
      ptero_key_group_focus (PTERO_KEY_GROUP (self->account_group));
      break;

    case STEP_SUMMARY:
    default:
      gtk_widget_grab_focus (self->next_button);
      break;
    }
}

static void
show_step (PteroAddPanelDialog *self,
           Step                 step)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  ptero_panel_focus_release (self->stack);
  self->step = step;
  self->advance = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page_names[step]);
  gtk_adjustment_set_value (adjustment, 0);
  ptero_step_bar_set_step (PTERO_STEP_BAR (adw_bin_get_child (ADW_BIN (self->step_bin))), step);
  update (self);
  focus_step (self);
}

static void
prepare_keys (PteroAddPanelDialog *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);
  const char *address = ptero_address_group_get_address (group);
  const char *fingerprint = ptero_address_group_get_fingerprint (group);
  PteroFlavour flavour = ptero_address_group_get_report (group)->flavour;

  ptero_key_group_set_target (PTERO_KEY_GROUP (self->account_group), address, fingerprint, flavour);
  ptero_key_group_set_target (PTERO_KEY_GROUP (self->application_group), address, fingerprint,
                              flavour);
}

/* Whether @other is the same login as the one that is being added, as far as that is known. */
static gboolean
is_same_login (PteroPanel           *other,
               const char           *address,
               const PteroKeyReport *account)
{
  PteroAccount *theirs = ptero_panel_get_account (other);

  if (!g_str_equal (ptero_panel_get_address (other), address))
    return FALSE;

  if (account == NULL || account->account == NULL || theirs == NULL)
    return TRUE;

  return g_strcmp0 (account->account->username, theirs->username) == 0;
}

static void
show_duplicate (PteroAddPanelDialog *self)
{
  const PteroKeyReport *account =
    ptero_key_group_get_report (PTERO_KEY_GROUP (self->account_group));
  guint n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  gtk_widget_set_visible (self->duplicate_group, FALSE);

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr(PteroPanel) other = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (is_same_login (other, ptero_panel_get_address (self->panel), account))
        {
          g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (other));
          g_autofree char *text = NULL;

          /* Translators: %s is the name of a panel */
          text = g_strdup_printf (_("“%s” is already there with this address and, as far as is known, this account. It can be added once more."), name);
          ptero_check_row_set (PTERO_CHECK_ROW (self->duplicate_row), PTERO_CHECK_WARNING, text,
                               NULL, NULL);
          gtk_widget_set_visible (self->duplicate_group, TRUE);
          return;
        }
    }
}

static PteroFlavour
find_flavour (const PteroAddressReport *address,
              const PteroKeyReport     *account,
              const PteroKeyReport     *application)
{
  if (account != NULL && account->flavour != PTERO_FLAVOUR_UNKNOWN)
    return account->flavour;

  if (application != NULL && application->flavour != PTERO_FLAVOUR_UNKNOWN)
    return application->flavour;

  return address->flavour;
}

/* What is not as it was offered is the person's and stays, whatever the address is now. */
static void
offer_look (PteroAddPanelDialog *self,
            const char          *host)
{
  PteroLookGroup *group = PTERO_LOOK_GROUP (self->look_group);
  g_autofree char *name = ptero_look_group_dup_name (group);

  if (*name == '\0' || g_strcmp0 (name, self->offered_name) == 0)
    {
      ptero_look_group_set_name (group, host);
      g_free (self->offered_name);
      self->offered_name = ptero_look_group_dup_name (group);
    }

  if (ptero_look_group_get_color (group) == self->offered_color)
    {
      self->offered_color = ptero_panel_store_get_free_color (self->store);
      ptero_look_group_set_color (group, self->offered_color);
    }
}

static void
prepare_summary (PteroAddPanelDialog *self)
{
  PteroAddressGroup *group = PTERO_ADDRESS_GROUP (self->address_group);
  const PteroAddressReport *address = ptero_address_group_get_report (group);
  const PteroKeyReport *account =
    ptero_key_group_get_report (PTERO_KEY_GROUP (self->account_group));
  const PteroKeyReport *application =
    ptero_key_group_get_report (PTERO_KEY_GROUP (self->application_group));
  g_autofree char *host = ptero_address_get_host (ptero_address_group_get_address (group));
  g_autofree char *name = NULL;

  offer_look (self, host);
  name = ptero_look_group_dup_name (PTERO_LOOK_GROUP (self->look_group));
  g_clear_object (&self->panel);
  self->panel = ptero_panel_new (NULL, name, ptero_address_group_get_address (group));
  ptero_panel_set_color (self->panel,
                         ptero_look_group_get_color (PTERO_LOOK_GROUP (self->look_group)));
  ptero_panel_set_fingerprint (self->panel, ptero_address_group_get_fingerprint (group));
  ptero_panel_set_flavour (self->panel, find_flavour (address, account, application));

  ptero_panel_summary_set (PTERO_PANEL_SUMMARY (self->summary), self->panel, address, account,
                           application);
  show_duplicate (self);
  ptero_keep_group_try_keyring (PTERO_KEEP_GROUP (self->keep_group));
}

/* What was stored until then is taken out of the keyring when that answers, by the panel's name in
 * it: whoever goes on adds another panel. */
static void
stop_adding (PteroAddPanelDialog *self)
{
  PteroKeepGroup *group = PTERO_KEEP_GROUP (self->keep_group);

  g_cancellable_cancel (self->adding);
  g_clear_object (&self->adding);
  ptero_keep_group_set_session_only (group, ptero_keep_group_get_session_only (group));
  prepare_summary (self);
  update (self);
  focus_step (self);
}

static void
add_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PteroAddPanelDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean added;

  added = ptero_panel_store_add_finish (PTERO_PANEL_STORE (object), result, &error);
  /* nobody waits for it any more, but it may have been done by then */
  if (!added && g_task_get_cancellable (G_TASK (result)) != self->adding)
    return;

  g_clear_object (&self->adding);

  if (added)
    {
      /* Translators: %s is the name of a panel */
      ptero_panel_toast (self->opener, _("“%s” added"), ptero_panel_get_name (self->panel));
      ptero_dialog_force_close (GTK_WIDGET (self));
    }
  else
    {
      update (self);
      ptero_keep_group_show_error (PTERO_KEEP_GROUP (self->keep_group), error);
    }
}

static void
add_panel (PteroAddPanelDialog *self)
{
  char *account_key = NULL;
  char *application_key = NULL;

  if (ptero_key_group_get_ready (PTERO_KEY_GROUP (self->account_group)))
    account_key = ptero_key_group_dup_key (PTERO_KEY_GROUP (self->account_group));
  if (ptero_key_group_get_ready (PTERO_KEY_GROUP (self->application_group)))
    application_key = ptero_key_group_dup_key (PTERO_KEY_GROUP (self->application_group));

  ptero_panel_focus_release (self->stack);
  self->adding = g_cancellable_new ();
  ptero_keep_group_show_busy (PTERO_KEEP_GROUP (self->keep_group));
  update (self);
  ptero_panel_store_add_async (self->store, self->panel, account_key, application_key,
                               ptero_keep_group_get_session_only (PTERO_KEEP_GROUP (self->keep_group)),
                               self->adding, add_cb, g_object_ref (self));

  ptero_key_free (account_key);
  ptero_key_free (application_key);
}

static void
go_on (PteroAddPanelDialog *self)
{
  if (!is_step_ready (self))
    return;

  switch (self->step)
    {
    case STEP_ADDRESS:
      prepare_keys (self);
      show_step (self, STEP_KEYS);
      break;

    case STEP_KEYS:
      prepare_summary (self);
      show_step (self, STEP_SUMMARY);
      break;

    case STEP_SUMMARY:
    default:
      add_panel (self);
      break;
    }
}

static void
back_clicked_cb (PteroAddPanelDialog *self)
{
  if (self->adding != NULL)
    stop_adding (self);
  else if (self->step == STEP_ADDRESS)
    ptero_dialog_close (GTK_WIDGET (self));
  else
    show_step (self, self->step - 1);
}

static void
ready_cb (PteroAddPanelDialog *self)
{
  gboolean advance = self->advance;

  self->advance = FALSE;
  update (self);

  if (advance)
    go_on (self);
}

static void
activated_cb (PteroAddPanelDialog *self)
{
  if (is_step_ready (self))
    go_on (self);
  else
    self->advance = TRUE;
}

static void
look_changed_cb (PteroAddPanelDialog *self)
{
  g_autofree char *name = ptero_look_group_dup_name (PTERO_LOOK_GROUP (self->look_group));

  if (self->panel != NULL)
    {
      ptero_panel_set_name (self->panel, name);
      ptero_panel_set_color (self->panel,
                             ptero_look_group_get_color (PTERO_LOOK_GROUP (self->look_group)));
    }

  update (self);
}

static gboolean
may_close (GtkWidget *widget)
{
  PteroAddPanelDialog *self = PTERO_ADD_PANEL_DIALOG (widget);

  if (self->adding != NULL)
    {
      stop_adding (self);
      return FALSE;
    }

  if (*ptero_address_group_get_text (PTERO_ADDRESS_GROUP (self->address_group)) == '\0' &&
      ptero_key_group_is_empty (PTERO_KEY_GROUP (self->account_group)) &&
      ptero_key_group_is_empty (PTERO_KEY_GROUP (self->application_group)))
    return TRUE;

  ptero_discard_ask (widget, _("Discard This Panel?"),
                     _("The panel has not been added yet. What you entered will be lost."),
                     self->cancellable);

  return FALSE;
}

static void
ptero_add_panel_dialog_dispose (GObject *object)
{
  PteroAddPanelDialog *self = PTERO_ADD_PANEL_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->adding);
  g_clear_object (&self->adding);
  g_clear_weak_pointer (&self->opener);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_ADD_PANEL_DIALOG);
  g_clear_object (&self->panel);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (ptero_add_panel_dialog_parent_class)->dispose (object);
}

static void
ptero_add_panel_dialog_finalize (GObject *object)
{
  PteroAddPanelDialog *self = PTERO_ADD_PANEL_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->offered_name, g_free);

  G_OBJECT_CLASS (ptero_add_panel_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, account_group);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, address_group);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, application_group);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, duplicate_group);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, duplicate_row);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, keep_group);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, look_group);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, next_button);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, step_bin);
  gtk_widget_class_bind_template_child (widget_class, PteroAddPanelDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_bind_template_callback (widget_class, look_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ready_cb);
}

static void
ptero_add_panel_dialog_class_init (PteroAddPanelDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_add_panel_dialog_dispose;
  object_class->finalize = ptero_add_panel_dialog_finalize;

  g_type_ensure (PTERO_TYPE_ADDRESS_GROUP);
  g_type_ensure (PTERO_TYPE_CHECK_ROW);
  g_type_ensure (PTERO_TYPE_KEEP_GROUP);
  g_type_ensure (PTERO_TYPE_KEY_GROUP);
  g_type_ensure (PTERO_TYPE_LOOK_GROUP);
  g_type_ensure (PTERO_TYPE_PANEL_SUMMARY);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-add-panel-dialog.ui");
  bind_children (widget_class);
}

static void
ptero_add_panel_dialog_init (PteroAddPanelDialog *self)
{
  const char *titles[] = { _("Address"), _("Keys"), _("What You Can Do"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  adw_bin_set_child (ADW_BIN (self->step_bin),
                     g_object_new (PTERO_TYPE_STEP_BAR, "titles", titles, NULL));
  show_step (self, STEP_ADDRESS);
}

/**
 * ptero_add_panel_dialog_new:
 * @store: where the panel will be added
 * @address: (nullable): an address to begin with
 *
 * Makes the dialog's content.
 *
 * Returns: (transfer floating): the content
 */
GtkWidget *
ptero_add_panel_dialog_new (PteroPanelStore *store,
                            const char      *address)
{
  PteroAddPanelDialog *self;

  g_return_val_if_fail (PTERO_IS_PANEL_STORE (store), NULL);

  self = g_object_new (PTERO_TYPE_ADD_PANEL_DIALOG, NULL);
  self->store = g_object_ref (store);
  ptero_dialog_set_size (GTK_WIDGET (self), 760, 640);
  ptero_dialog_set_guard (GTK_WIDGET (self), may_close);

  if (address != NULL)
    ptero_address_group_set_text (PTERO_ADDRESS_GROUP (self->address_group), address);

  return GTK_WIDGET (self);
}

/**
 * ptero_add_panel_dialog_present:
 * @store: where the panel will be added
 * @address: (nullable): an address to begin with
 * @parent: a widget in the window that asks
 *
 * Lets the person add a panel.
 */
void
ptero_add_panel_dialog_present (PteroPanelStore *store,
                                const char      *address,
                                GtkWidget       *parent)
{
  GtkWidget *content;

  g_return_if_fail (PTERO_IS_PANEL_STORE (store));
  g_return_if_fail (GTK_IS_WIDGET (parent));

  content = ptero_add_panel_dialog_new (store, address);
  g_set_weak_pointer (&PTERO_ADD_PANEL_DIALOG (content)->opener, parent);
  ptero_dialog_present (content, _("Add Panel"), parent);
  focus_step (PTERO_ADD_PANEL_DIALOG (content));
}
