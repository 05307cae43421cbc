/* ptero-two-factor-setup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-two-factor-setup.h"

#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-form-dialog.h"
#include "ptero-panel-toast.h"
#include "ptero-qr-code.h"
#include "ptero-recovery-tokens.h"
#include "ptero-save.h"
#include "ptero-secret-dialog.h"
#include "ptero-send.h"
#include "ptero-two-factor.h"
#include "ptero-value-row.h"

/* api/client.md, Account */
static const PteroFormField fields[] = {
  { NULL, N_("Confirm"), PTERO_FORM_HEADING, N_("Enter the code that the app shows now, and the password of your account on the panel") },
  { "code", N_("Code"), PTERO_FORM_TEXT, .min = 6, .max = 6 },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .min = 1 },
};

static const PteroFormField off_fields[] = {
  { NULL, NULL, PTERO_FORM_HEADING, N_("Then the password alone is enough to sign in to the panel.") },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .min = 1 },
};

static const PteroSaveWords save_words = {
  .done = N_("The recovery codes are saved"),
  .failed = N_("The recovery codes could not be saved"),
};

/* Only because the person asks for it here, and for nobody else to read. */
static void
save_cb (GtkWidget *dialog)
{
  const char *codes = ptero_secret_dialog_get_secret (PTERO_SECRET_DIALOG (dialog));
  g_autoptr(GBytes) bytes = g_bytes_new (codes, strlen (codes));

  ptero_save_alone (dialog, _("Save the Recovery Codes"), _("recovery-codes.txt"), bytes, &save_words);
}

static void
enabled_cb (GtkWidget   *parent,
            PteroAnswer *answer)
{
  PteroRecoveryTokens *tokens = ptero_answer_get_resource (answer);
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  if (tokens == NULL || tokens->tokens == NULL)
    return;

  text = g_strjoinv ("\n", tokens->tokens);
  dialog = ptero_secret_dialog_new (_("Two-factor authentication is on. Each of these codes signs you in once if you lose the app. The panel shows them only now."), text);
  ptero_secret_dialog_add_button (PTERO_SECRET_DIALOG (dialog), _("_Save to a File…"), G_CALLBACK (save_cb), dialog);
  ptero_dialog_present (dialog, _("Recovery Codes"), parent);
}

/* The code to scan, and the secret for those who cannot. */
static GtkWidget *
create_guide (PteroTwoFactor *two_factor)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GdkPaintable) code = two_factor->image_url_data != NULL ? ptero_qr_code_new (two_factor->image_url_data) : NULL;
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
      gtk_widget_set_margin_bottom (picture, 12);
      gtk_picture_set_alternative_text (GTK_PICTURE (picture), _("Picture to scan with an authenticator app"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), picture);
    }
  ptero_value_row_set_secret (PTERO_VALUE_ROW (row), TRUE);
  ptero_value_row_set_value (PTERO_VALUE_ROW (row), two_factor->secret);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

static void
fetched_cb (GtkWidget   *parent,
            PteroAnswer *answer)
{
  PteroTwoFactor *two_factor = ptero_answer_get_resource (answer);
  PteroPanel *panel = g_object_get_data (G_OBJECT (parent), "two-factor-panel");
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_ENABLE, NULL);
  GtkWidget *form;
  PteroFormDialog *dialog;

  if (two_factor == NULL)
    return;

  form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  ptero_form_add_guide (PTERO_FORM (form), create_guide (two_factor));
  dialog = ptero_form_dialog_new (PTERO_FORM (form), panel, request, _("_Turn On"));
  g_signal_connect_object (dialog, "done", G_CALLBACK (enabled_cb), parent, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Set Up Two-Factor Authentication"), parent);
}

/**
 * ptero_two_factor_set_up:
 * @parent: a widget in the window it is for
 * @panel: a panel
 *
 * Asks the panel for a new secret, which makes an earlier one useless, and has
 * the person confirm it; then shows the recovery codes.
 */
void
ptero_two_factor_set_up (GtkWidget  *parent,
                         PteroPanel *panel)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_GET, NULL);

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (PTERO_IS_PANEL (panel));

  g_object_set_data_full (G_OBJECT (parent), "two-factor-panel", g_object_ref (panel), g_object_unref);
  ptero_send (parent, panel, request, NULL, fetched_cb);
}

static void
disabled_cb (GtkWidget *parent)
{
  ptero_panel_toast (parent, "%s", _("Two-factor authentication is off"));
}

/**
 * ptero_two_factor_turn_off:
 * @parent: a widget in the window it is for
 * @panel: a panel
 *
 * Has the person confirm with the password.
 */
void
ptero_two_factor_turn_off (GtkWidget  *parent,
                           PteroPanel *panel)
{
  GtkWidget *form = ptero_form_new (off_fields, G_N_ELEMENTS (off_fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_TWO_FACTOR_DISABLE, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form), panel, request, _("_Turn Off"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (disabled_cb), parent, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Turn Off Two-Factor Authentication"), parent);
}
