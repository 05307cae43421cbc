/* ptero-two-factor-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-two-factor-group.h"

#include <glib/gi18n.h>

#include "ptero-activity-log.h"
#include "ptero-address-page.h"
#include "ptero-error-text.h"
#include "ptero-form-dialog.h"
#include "ptero-panel-link.h"
#include "ptero-panel-toast.h"
#include "ptero-place.h"
#include "ptero-qr-code.h"
#include "ptero-recovery-tokens.h"
#include "ptero-save.h"
#include "ptero-secret-dialog.h"
#include "ptero-two-factor.h"
#include "ptero-value-row.h"

/**
 * PteroTwoFactorGroup:
 *
 * Whether two-factor authentication is on for an account, and the way to turn
 * it on or off. The Client API of Pterodactyl does not tell it of the account
 * itself, but of who did something: so the account's own activity is asked.
 * Where that has nothing either, both ways are offered, and it is said why.
 */
struct _PteroTwoFactorGroup
{
  AdwPreferencesGroup  parent_instance;

  PteroPanel          *panel;
  GCancellable        *cancellable;
  char                *email;         /* of the account */
  gboolean             asking;
  gboolean             fetching;      /* a secret */
  GtkWidget           *row;
  GtkWidget           *on_button;
  GtkWidget           *off_button;
};

G_DEFINE_FINAL_TYPE (PteroTwoFactorGroup, ptero_two_factor_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  STATE_UNKNOWN,
  STATE_OFF,
  STATE_ON,
} State;

/* api/client.md, Account */
static const PteroFormField fields[] = {
  { NULL, N_("Confirm"), PTERO_FORM_HEADING,
    N_("Enter the code that the app shows now, and the password of your account on the panel") },
  { "code", N_("Code"), PTERO_FORM_TEXT, .min = 6, .max = 6 },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .min = 1 },
};

static const PteroFormField off_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING,
    N_("Then the password alone is enough to sign in to the panel.") },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .min = 1 },
};

static const PteroSaveWords save_words = {
  .done = N_("The recovery codes are saved"),
  .failed = N_("The recovery codes could not be saved"),
};

static void
show_state (PteroTwoFactorGroup *self,
            State                state)
{
  static const char *const words[] = {
    [STATE_UNKNOWN] = N_("The panel does not tell whether it is on"),
    [STATE_OFF] = N_("Off: the password alone is enough to sign in to the panel"),
    [STATE_ON] = N_("On: signing in to the panel asks for a code, too"),
  };
  gboolean here = ptero_panel_offers (self->panel, PTERO_FLAVOUR_PTERODACTYL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row),
                               g_dgettext (GETTEXT_PACKAGE, words[state]));
  gtk_widget_set_visible (self->on_button, here && state != STATE_ON);
  gtk_widget_set_visible (self->off_button, here && state != STATE_OFF);
}

/* Only because the person asks for it here, and for nobody else to read. */
static void
save_cb (GtkWidget *dialog)
{
  const char *codes = ptero_secret_dialog_get_secret (PTERO_SECRET_DIALOG (dialog));
  g_autoptr(GBytes) bytes = g_bytes_new (codes, strlen (codes));

  ptero_save_alone (dialog, _("Save the Recovery Codes"), _("recovery-codes.txt"), bytes,
                    &save_words);
}

static void
enabled_cb (PteroTwoFactorGroup *self,
            PteroAnswer         *answer)
{
  PteroRecoveryTokens *tokens = ptero_answer_get_resource (answer);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  show_state (self, STATE_ON);
  if (tokens == NULL || tokens->tokens == NULL)
    return;

  text = g_strjoinv ("\n", tokens->tokens);
  dialog = ptero_secret_dialog_new (_("Two-factor authentication is on. Each of these codes signs you in once if you lose the app. The panel shows them only now."), text);
  ptero_secret_dialog_add_button (PTERO_SECRET_DIALOG (dialog), _("_Save to a File…"),
                                  G_CALLBACK (save_cb), dialog);
  ptero_place_present (dialog, _("Recovery Codes"), GTK_WIDGET (self));
}

/* The code to scan, and the secret for those who cannot. */
static GtkWidget *
create_guide (PteroTwoFactor *two_factor)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GdkPaintable) code = two_factor->image_url_data != NULL
                                   ? ptero_qr_code_new (two_factor->image_url_data)
                                   : NULL;
  GtkWidget *row = ptero_value_row_new (_("Secret"), TRUE);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Scan"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         code != NULL ? _("Scan the picture with an authenticator app, or enter the secret there")
                                                      : _("Enter the secret in an authenticator app"));
  if (code != NULL)
    {
      GtkWidget *picture = gtk_picture_new_for_paintable (code);

      gtk_widget_set_size_request (picture, 200, 200);
      gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
      /* it comes below the row of the secret, whose shadow it must not cover */
      gtk_widget_set_margin_top (picture, 12);
      gtk_picture_set_alternative_text (GTK_PICTURE (picture),
                                        _("Picture to scan with an authenticator app"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), picture);
    }
  ptero_value_row_set_secret (PTERO_VALUE_ROW (row), TRUE);
  ptero_value_row_set_value (PTERO_VALUE_ROW (row), two_factor->secret);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

static void
ask_to_confirm (PteroTwoFactorGroup *self,
                PteroTwoFactor      *two_factor)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_ENABLE,
                                                       NULL);
  GtkWidget *form;
  PteroFormDialog *dialog;

  form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  ptero_form_add_guide (PTERO_FORM (form), create_guide (two_factor));
  dialog = ptero_form_dialog_new (PTERO_FORM (form), self->panel, request, _("_Turn On"));
  g_signal_connect_object (dialog, "done", G_CALLBACK (enabled_cb), self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Set Up Two-Factor Authentication"), GTK_WIDGET (self));
}

static void
secret_fetched_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PteroTwoFactorGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  self->fetching = FALSE;
  if (self->row == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (GTK_WIDGET (self), "%s", reason);
    }
  else if (ptero_answer_get_resource (answer) != NULL)
    {
      ask_to_confirm (self, ptero_answer_get_resource (answer));
    }
}

/* A new secret makes an earlier one useless that was not confirmed: one at a time. */
static void
set_up_cb (PteroTwoFactorGroup *self)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_GET, NULL);

  if (self->fetching)
    return;

  self->fetching = TRUE;
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           secret_fetched_cb, g_object_ref (self));
}

static void
disabled_cb (PteroTwoFactorGroup *self)
{
  show_state (self, STATE_OFF);
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("Two-factor authentication is off"));
}

static void
turn_off_cb (PteroTwoFactorGroup *self)
{
  GtkWidget *form = ptero_form_new (off_fields, G_N_ELEMENTS (off_fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE,
                                                       NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form), self->panel, request,
                                                   _("_Turn Off"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (disabled_cb), self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Turn Off Two-Factor Authentication"), GTK_WIDGET (self));
}

/* Pelican sets it up on its website only. */
static void
open_profile_cb (PteroTwoFactorGroup *self)
{
  g_autofree char *uri = ptero_address_get_account_page (ptero_panel_get_address (self->panel),
                                                         TRUE);

  ptero_panel_link_open (GTK_WIDGET (self), uri);
}

static void
activity_fetched_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PteroTwoFactorGroup) self = user_data;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, NULL);
  GPtrArray *items = answer != NULL ? ptero_answer_get_items (answer) : NULL;

  self->asking = FALSE;
  if (self->row == NULL)
    return;

  /* others may have done something to the account, too */
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      PteroUser *actor = PTERO_ACTIVITY_LOG (items->pdata[i])->actor;

      if (actor == NULL || g_strcmp0 (actor->email, self->email) != 0)
        continue;
      show_state (self, actor->two_factor_enabled ? STATE_ON : STATE_OFF);
      return;
    }
}

static GtkWidget *
add_button (PteroTwoFactorGroup *self,
            const char          *label,
            GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);

  return button;
}

static void
ptero_two_factor_group_dispose (GObject *object)
{
  PteroTwoFactorGroup *self = PTERO_TWO_FACTOR_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->panel);
  self->row = NULL;

  G_OBJECT_CLASS (ptero_two_factor_group_parent_class)->dispose (object);
}

static void
ptero_two_factor_group_finalize (GObject *object)
{
  g_free (PTERO_TWO_FACTOR_GROUP (object)->email);

  G_OBJECT_CLASS (ptero_two_factor_group_parent_class)->finalize (object);
}

static void
ptero_two_factor_group_class_init (PteroTwoFactorGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ptero_two_factor_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = ptero_two_factor_group_finalize;
}

static void
ptero_two_factor_group_init (PteroTwoFactorGroup *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * ptero_two_factor_group_new:
 * @panel: a panel
 *
 * Returns: (transfer floating): a group that does not know an account yet
 */
GtkWidget *
ptero_two_factor_group_new (PteroPanel *panel)
{
  PteroTwoFactorGroup *self;

  g_return_val_if_fail (PTERO_IS_PANEL (panel), NULL);

  self = g_object_new (PTERO_TYPE_TWO_FACTOR_GROUP, "title", _("Security"), NULL);
  self->panel = g_object_ref (panel);
  self->row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Two-Factor Authentication"));
  self->on_button = add_button (self, _("_Set Up…"), G_CALLBACK (set_up_cb));
  self->off_button = add_button (self, _("_Turn Off…"), G_CALLBACK (turn_off_cb));
  if (ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    add_button (self, _("_Open in Panel"), G_CALLBACK (open_profile_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
  show_state (self, STATE_UNKNOWN);

  return GTK_WIDGET (self);
}

/**
 * ptero_two_factor_group_set_account:
 * @self: a group
 * @account: an account of the panel, that of the key
 *
 * Shows what is known of @account now.
 */
void
ptero_two_factor_group_set_account (PteroTwoFactorGroup *self,
                                    PteroAccount        *account)
{
  g_autoptr(PteroRequest) request = NULL;

  g_return_if_fail (PTERO_IS_TWO_FACTOR_GROUP (self));
  g_return_if_fail (PTERO_IS_ACCOUNT (account));

  g_free (self->email);
  self->email = g_strdup (account->email);
  if (ptero_panel_offers (self->panel, PTERO_FLAVOUR_PELICAN))
    {
      show_state (self, account->two_factor_enabled ? STATE_ON : STATE_OFF);
      return;
    }
  if (self->asking)
    return;

  self->asking = TRUE;
  request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_ACTIVITY, "include", "actor", NULL);
  ptero_client_send_async (ptero_panel_get_client (self->panel), request, self->cancellable,
                           activity_fetched_cb, g_object_ref (self));
}
