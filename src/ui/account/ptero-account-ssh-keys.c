/* ptero-account-ssh-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "ptero-account-keys.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"
#include "ptero-ssh-key.h"

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_SSH_KEY (item)->name);
}

static char *
dup_fingerprint (gpointer item)
{
  return g_strconcat ("SHA256:", PTERO_SSH_KEY (item)->fingerprint, NULL);
}

static char *
dup_created (gpointer item)
{
  GDateTime *created = PTERO_SSH_KEY (item)->created_at;

  return created != NULL ? ptero_format_relative (created) : NULL;
}

static gint64
get_created (gpointer item)
{
  GDateTime *created = PTERO_SSH_KEY (item)->created_at;

  return created != NULL ? g_date_time_to_unix (created) : 0;
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND },
  { "fingerprint", N_("Fingerprint"), dup_fingerprint, PTERO_COLUMN_MONOSPACE },
  { "created", N_("Added"), dup_created, PTERO_COLUMN_DEFAULT, get_created },
};

static char *
check_key (const char *text)
{
  if (strstr (text, "PRIVATE KEY") != NULL)
    return g_strdup (_("This is a private key: nobody else may have it. Give the public one, which ends in .pub."));

  return NULL;
}

static const PteroFormField fields[] = {
  { "name", N_("Name"), PTERO_FORM_TEXT, .min = 1, .max = 191 },
  { "public_key", N_("Public Key"), PTERO_FORM_LINES,
    N_("The content of a file such as id_ed25519.pub; no DSA, and RSA from 2048 bits"), .min = 1,
    .check = check_key },
};

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  GtkWidget *form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_CREATE, NULL);
  PteroFormDialog *dialog =
    ptero_form_dialog_new (PTERO_FORM (form), ptero_list_pane_get_panel (pane), request, _("_Add"));

  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("Add SSH Key"), GTK_WIDGET (pane));
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  return ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEY_DELETE, "fingerprint",
                            PTERO_SSH_KEY (item)->fingerprint, NULL);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u SSH Key", "Delete %u SSH Keys",
                                                      items->len), items->len);

  ptero_list_delete (pane, items, title, _("SFTP no longer takes the key."), create_delete,
                     dup_name);
}

static const PteroVerb verbs[] = {
  { "create", N_("_Add Key…"), NULL, PTERO_VERB_SUGGESTED, create_run },
  { "delete", N_("_Delete…"), NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL,
    "Delete" },
};

static const PteroListInfo info = {
  .id = "ssh-keys",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-key-symbolic",
  .empty_title = N_("No SSH Keys"),
  .empty_description = N_("With a key you can use SFTP without your password"),
};

/**
 * ptero_account_ssh_keys_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the keys of the account for SFTP
 */
GtkWidget *
ptero_account_ssh_keys_new (PteroPanel    *panel,
                            PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_SSH_KEYS_LIST, NULL);

  return ptero_list_pane_new (&info, panel, request, jobs);
}
