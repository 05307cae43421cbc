/* ptero-account-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-account-keys.h"

#include <glib/gi18n.h>

#include "ptero-address-page.h"
#include "ptero-api-key.h"
#include "ptero-application.h"
#include "ptero-dialog.h"
#include "ptero-error-text.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-delete.h"
#include "ptero-panel-link.h"
#include "ptero-panel-toast.h"
#include "ptero-place.h"
#include "ptero-secret.h"
#include "ptero-secret-dialog.h"

static char *
dup_description (gpointer item)
{
  return g_strdup (PTERO_API_KEY (item)->description);
}

static char *
dup_identifier (gpointer item)
{
  return g_strdup (PTERO_API_KEY (item)->identifier);
}

static char *
dup_allowed (gpointer item)
{
  char **allowed = PTERO_API_KEY (item)->allowed_ips;

  return allowed != NULL && allowed[0] != NULL ? g_strjoinv (", ", allowed) : g_strdup (_("Any"));
}

static char *
dup_used (gpointer item)
{
  GDateTime *used = PTERO_API_KEY (item)->last_used_at;

  return used != NULL ? ptero_format_relative (used) : g_strdup (_("Never"));
}

static gint64
get_used (gpointer item)
{
  GDateTime *used = PTERO_API_KEY (item)->last_used_at;

  return used != NULL ? g_date_time_to_unix (used) : 0;
}

static char *
dup_created (gpointer item)
{
  GDateTime *created = PTERO_API_KEY (item)->created_at;

  return created != NULL ? ptero_format_relative (created) : NULL;
}

static gint64
get_created (gpointer item)
{
  GDateTime *created = PTERO_API_KEY (item)->created_at;

  return created != NULL ? g_date_time_to_unix (created) : 0;
}

static const PteroColumn columns[] = {
  { "description", N_("Description"), dup_description, PTERO_COLUMN_EXPAND },
  { "identifier", N_("Begins With"), dup_identifier, PTERO_COLUMN_MONOSPACE },
  { "allowed", N_("Allowed Addresses"), dup_allowed, PTERO_COLUMN_DETAIL },
  { "used", N_("Last Used"), dup_used, PTERO_COLUMN_DEFAULT, get_used },
  { "created", N_("Created"), dup_created, PTERO_COLUMN_DETAIL, get_created },
};

static void
key_set_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (ptero_panel_store_set_key_finish (PTERO_PANEL_STORE (source), result, &error))
    {
      ptero_panel_toast (widget, "%s", _("The key is used for this panel"));
    }
  else
    {
      g_autofree char *reason = ptero_error_describe (error);

      ptero_panel_toast (widget, "%s", reason);
    }
}

/* The new key takes the place of the one that Ptero uses. */
static void
use_cb (PteroListPane *pane,
        GtkWidget     *button)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (button, PTERO_TYPE_SECRET_DIALOG);
  GApplication *application = g_application_get_default ();
  PteroPanel *panel = ptero_list_pane_get_panel (pane);

  if (!PTERO_IS_APPLICATION (application) || dialog == NULL)
    return;

  ptero_panel_store_set_key_async (ptero_application_get_panels (PTERO_APPLICATION (application)),
                                   panel, PTERO_API_CLIENT,
                                   ptero_secret_dialog_get_secret (PTERO_SECRET_DIALOG (dialog)),
                                   NULL, ptero_panel_get_session_only (panel), NULL, key_set_cb,
                                   g_object_ref (pane));
  ptero_dialog_close (dialog);
}

/* api/client.md, Account: the key is the identifier and the secret of the meta, and told once. */
static void
created_cb (PteroListPane *pane,
            PteroAnswer   *answer)
{
  PteroApiKey *key = ptero_answer_get_resource (answer);
  JsonObject *meta = ptero_answer_get_meta (answer);
  const char *token =
    meta != NULL ? json_object_get_string_member_with_default (meta, "secret_token", NULL) : NULL;
  char *secret;
  GtkWidget *dialog;

  ptero_list_pane_refresh (pane);
  if (key == NULL || key->identifier == NULL || token == NULL)
    {
      ptero_panel_toast (GTK_WIDGET (pane), "%s",
                         _("The panel made the key but did not tell it: delete it and try again"));
      return;
    }

  secret = g_strconcat (key->identifier, token, NULL);
  dialog = ptero_secret_dialog_new (_("This is the new key. The panel shows it only now: who has it can do what you can do."), secret);
  ptero_secret_dialog_add_button (PTERO_SECRET_DIALOG (dialog), _("_Use It for This Panel"),
                                  G_CALLBACK (use_cb), pane);
  ptero_place_present (dialog, _("New API Key"), GTK_WIDGET (pane));
  ptero_secret_free (secret);
}

static const PteroFormField fields[] = {
  { "description", N_("Description"), PTERO_FORM_TEXT, N_("What it is for"), .min = 1, .max = 500 },
  { NULL, N_("Allowed Addresses"), PTERO_FORM_LINES,
    N_("An IP address or range on each line; empty for any") },
};

/* The addresses are a list of at most 50, api/client.md */
static void
fill (PteroForm    *form,
      PteroRequest *request)
{
  g_autofree char *text = ptero_form_dup_string (form, NULL);
  g_auto(GStrv) lines = g_strsplit_set (text, "\n, ", -1);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      json_builder_add_string_value (builder, lines[i]);
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  ptero_request_set_node (request, "allowed_ips", node);
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  GtkWidget *form = ptero_form_new (fields, G_N_ELEMENTS (fields));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_API_KEY_CREATE, NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (PTERO_FORM (form),
                                                   ptero_list_pane_get_panel (pane), request,
                                                   _("_Create"));

  ptero_form_dialog_set_fill (dialog, fill);
  g_signal_connect_object (dialog, "done", G_CALLBACK (created_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New API Key"), GTK_WIDGET (pane));
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  return ptero_request_new (PTERO_ENDPOINT_ACCOUNT_API_KEY_DELETE, "identifier",
                            PTERO_API_KEY (item)->identifier, NULL);
}

/* Without its own key Ptero can do nothing at the panel. */
static gboolean
has_own (PteroListPane *pane,
         GPtrArray     *items)
{
  for (guint i = 0; i < items->len; i++)
    if (ptero_panel_uses_key (ptero_list_pane_get_panel (pane), PTERO_API_CLIENT,
                              PTERO_API_KEY (items->pdata[i])->identifier))
      return TRUE;

  return FALSE;
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u API Key", "Delete %u API Keys",
                                                      items->len), items->len);

  ptero_list_delete (pane, items, title,
                     has_own (pane, items) ? _("Ptero itself uses this key for the panel: you are asked for another one then.")
                                          : _("What uses the key is refused from then on."),
                     create_delete, dup_description);
}

/* A key cannot make keys of the other kind, and only administrators have those. */
static gboolean
is_admin (PteroListPane *pane,
          gpointer       item)
{
  return ptero_panel_get_is_admin (ptero_list_pane_get_panel (pane));
}

static char *
explain_admin (PteroListPane *pane,
               GPtrArray     *items)
{
  return g_strdup (_("Only administrators have application keys"));
}

static void
open_application_keys_run (PteroListPane *pane,
                           GPtrArray     *items)
{
  PteroPanel *panel = ptero_list_pane_get_panel (pane);
  g_autofree char *uri = ptero_address_get_application_keys_page (ptero_panel_get_address (panel),
                                                                  ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN));

  ptero_panel_link_open (GTK_WIDGET (pane), uri);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Key…"), NULL, PTERO_VERB_SUGGESTED, create_run },
  { "application-keys", N_("_Application Keys in Panel"), NULL, PTERO_VERB_MENU,
    open_application_keys_run, is_admin, .explain = explain_admin },
  { "delete", N_("_Delete…"), NULL, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE, delete_run, NULL,
    "Delete" },
};

static const PteroListInfo info = {
  .id = "api-keys",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-key-symbolic",
  .empty_title = N_("No API Keys"),
  .empty_description = N_("A key lets a program do what you can do"),
};

/**
 * ptero_account_keys_new:
 * @panel: a panel
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the keys of the account for the Client API
 */
GtkWidget *
ptero_account_keys_new (PteroPanel    *panel,
                        PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_ACCOUNT_API_KEYS_LIST, NULL);

  return ptero_list_pane_new (&info, panel, request, jobs);
}
