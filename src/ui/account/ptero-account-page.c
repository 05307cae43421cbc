/* ptero-account-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-account-page.h"

#include <glib/gi18n.h>

#include "ptero-account-keys.h"
#include "ptero-activity.h"
#include "ptero-facts.h"
#include "ptero-form-dialog.h"
#include "ptero-panel-toast.h"
#include "ptero-parts.h"
#include "ptero-two-factor-group.h"

static char *
dup_username (gpointer item)
{
  return g_strdup (PTERO_ACCOUNT (item)->username);
}

static char *
dup_email (gpointer item)
{
  return g_strdup (PTERO_ACCOUNT (item)->email);
}

static char *
dup_name (gpointer item)
{
  PteroAccount *account = PTERO_ACCOUNT (item);

  return g_strdup_printf ("%s %s", account->first_name != NULL ? account->first_name : "",
                          account->last_name != NULL ? account->last_name : "");
}

static char *
dup_language (gpointer item)
{
  return g_strdup (PTERO_ACCOUNT (item)->language);
}

static char *
dup_role (gpointer item)
{
  return g_strdup (PTERO_ACCOUNT (item)->admin ? _("Administrator") : _("User"));
}

static GtkWidget *
create_two_factor (PteroFacts *facts)
{
  return ptero_two_factor_group_new (ptero_facts_get_panel (facts));
}

static void
update_two_factor (GtkWidget *group,
                   gpointer   item)
{
  ptero_two_factor_group_set_account (PTERO_TWO_FACTOR_GROUP (group), item);
}

static const PteroFact facts[] = {
  { N_("Account") },
  { N_("User Name"), dup_username, TRUE },
  { N_("E-mail"), dup_email, TRUE },
  { N_("Name"), dup_name },
  { N_("Role"), dup_role },
  { N_("Language"), dup_language },
  { N_("Security"), .create = create_two_factor, .update = update_two_factor },
};

/* api/client.md, Account */
static const PteroFormField email_fields[] = {
  { "email", N_("New E-mail"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .min = 1 },
};

/* api/differences.md 3.2 */
static const PteroFormField username_fields[] = {
  { "username", N_("New User Name"), PTERO_FORM_TEXT, .min = 1, .max = 255 },
  { "password", N_("Password"), PTERO_FORM_PASSWORD, .min = 1 },
};

static const PteroFormField password_fields[] = {
  { "current_password", N_("Current Password"), PTERO_FORM_PASSWORD, .min = 1 },
  { "password", N_("New Password"), PTERO_FORM_PASSWORD,
    N_("Eight characters or more. The API keys stay as they are."), .min = 8 },
  { "password_confirmation", N_("New Password Again"), PTERO_FORM_PASSWORD, .min = 8 },
};

static void
present (PteroFacts    *self,
         PteroForm     *form,
         PteroEndpoint  endpoint,
         const char    *title,
         GCallback      done)
{
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_facts_get_panel (self), request,
                                                   _("_Change"));

  g_signal_connect_object (dialog, "done", done, self, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, title, GTK_WIDGET (self));
}

static void
email_changed_cb (PteroFacts *self)
{
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("E-mail changed"));
  ptero_facts_refresh (self);
}

static void
password_changed_cb (PteroFacts *self)
{
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("Password changed"));
}

static void
change_email (PteroFacts *self,
              gpointer    item)
{
  GtkWidget *form = ptero_form_new (email_fields, G_N_ELEMENTS (email_fields));

  ptero_form_set_string (PTERO_FORM (form), "email", PTERO_ACCOUNT (item)->email);
  present (self, PTERO_FORM (form), PTERO_ENDPOINT_ACCOUNT_SET_EMAIL, _("Change E-mail"),
           G_CALLBACK (email_changed_cb));
}

static void
change_password (PteroFacts *self,
                 gpointer    item)
{
  present (self, PTERO_FORM (ptero_form_new (password_fields, G_N_ELEMENTS (password_fields))),
           PTERO_ENDPOINT_ACCOUNT_SET_PASSWORD,
           _("Change Password"), G_CALLBACK (password_changed_cb));
}

static void
username_changed_cb (PteroFacts *self)
{
  ptero_panel_toast (GTK_WIDGET (self), "%s", _("User name changed"));
  ptero_facts_refresh (self);
}

static void
change_username (PteroFacts *self,
                 gpointer    item)
{
  GtkWidget *form = ptero_form_new (username_fields, G_N_ELEMENTS (username_fields));

  ptero_form_set_string (PTERO_FORM (form), "username", PTERO_ACCOUNT (item)->username);
  present (self, PTERO_FORM (form), PTERO_ENDPOINT_PELICAN_ACCOUNT_SET_USERNAME,
           _("Change User Name"), G_CALLBACK (username_changed_cb));
}

static const PteroFactsVerb verbs[] = {
  { N_("Change _E-mail…"), change_email },
  { N_("Change _Password…"), change_password },
  { N_("Change _User Name…"), change_username, .flavour = PTERO_FLAVOUR_PELICAN },
};

static const PteroFactsInfo info = {
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
};

/**
 * ptero_account_page_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the account whose key Ptero uses on @panel
 */
GtkWidget *
ptero_account_page_new (PteroPanel    *panel,
                        PteroJobQueue *jobs)
{
  GtkWidget *parts = ptero_parts_new ();
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_GET, NULL);

  ptero_parts_add (PTERO_PARTS (parts), "profile", _("Profile"),
                   ptero_facts_new (&info, panel, request, jobs));
  ptero_parts_add (PTERO_PARTS (parts), "api-keys", _("API Keys"),
                   ptero_account_keys_new (panel, jobs));
  ptero_parts_add (PTERO_PARTS (parts), "ssh-keys", _("SSH Keys"),
                   ptero_account_ssh_keys_new (panel, jobs));
  ptero_parts_add (PTERO_PARTS (parts), "activity", _("Activity"),
                   ptero_activity_new_for_panel (panel, jobs));

  return parts;
}
