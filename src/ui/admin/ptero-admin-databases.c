/* ptero-admin-databases.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-databases.h"

#include <glib/gi18n.h>

#include "ptero-admin-columns.h"
#include "ptero-admin-picker.h"
#include "ptero-admin-rights.h"
#include "ptero-app-database.h"
#include "ptero-database-host.h"
#include "ptero-database-password.h"
#include "ptero-form-dialog.h"
#include "ptero-list-delete.h"
#include "ptero-panel-toast.h"
#include "ptero-place.h"
#include "ptero-secret-dialog.h"
#include "ptero-send.h"

PTERO_ADMIN_DEFINE_TEXT (dup_name, PteroAppDatabase, database)
PTERO_ADMIN_DEFINE_TEXT (dup_user, PteroAppDatabase, username)
PTERO_ADMIN_DEFINE_TEXT (dup_remote, PteroAppDatabase, remote)

static char *
dup_host (gpointer item)
{
  PteroAppDatabase *database = item;

  if (database->host == NULL)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, database->host_id);

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, database->host->host, database->host->port);
}

static const PteroColumn columns[] = {
  { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL,
    ptero_admin_get_id },
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME },
  { "user", N_("User Name"), dup_user, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "host", N_("Host"), dup_host, PTERO_COLUMN_DEFAULT },
  { "remote", N_("Connections From"), dup_remote, PTERO_COLUMN_DETAIL },
};

static char *
check_name (const char *text)
{
  return g_regex_match_simple ("^[\\w-]+$", text, G_REGEX_RAW,
                               0) ? NULL : g_strdup (_("Letters, digits, dashes and underscores"));
}

static char *
check_remote (const char *text)
{
  return g_regex_match_simple ("^[0-9%.]{1,15}$", text, 0,
                               0) ? NULL : g_strdup (_("An IPv4 address, with % for any part"));
}

/* api/application.md 5 */
static const PteroFormField fields[] = {
  { "database", N_("Name"), PTERO_FORM_TEXT,
    N_("The panel puts the number of the server before it"), .min = 1, .max = 48,
    .check = check_name },
  { "remote", N_("Connections From"), PTERO_FORM_TEXT, .min = 1, .check = check_remote },
  { "host", N_("Number of the Database Host"), PTERO_FORM_INTEGER,
    N_("The API does not list them: see the panel"), .min = 1, .max = 1000000 },
};

/* api/differences.md 3.3: Pelican lists its hosts */
static const PteroFormField pelican_fields[] = {
  { "database", N_("Name"), PTERO_FORM_TEXT,
    N_("The panel puts the number of the server before it"), .min = 1, .max = 48,
    .check = check_name },
  { "remote", N_("Connections From"), PTERO_FORM_TEXT, .min = 1, .check = check_remote },
  { "host", N_("Database Host"), PTERO_FORM_PICK, .min = 1 },
};

static void
picked_cb (gpointer   receiver,
           GPtrArray *items)
{
  PteroDatabaseHost *host = items->pdata[0];

  /* the form may have gone meanwhile */
  if (gtk_widget_get_root (receiver) == NULL)
    return;

  ptero_form_set_picked (PTERO_FORM (receiver), "host", host->id,
                         host->name != NULL ? host->name : host->host);
}

static void
pick_cb (PteroForm  *form,
         const char *name,
         gpointer    panel)
{
  ptero_admin_pick_host (GTK_WIDGET (form), panel, picked_cb, form);
}

static PteroForm *
create_form (PteroPanel *panel)
{
  PteroForm *form;

  if (!ptero_panel_offers (panel, PTERO_FLAVOUR_PELICAN))
    return PTERO_FORM (ptero_form_new (fields, G_N_ELEMENTS (fields)));

  form = PTERO_FORM (ptero_form_new (pelican_fields, G_N_ELEMENTS (pelican_fields)));
  g_signal_connect_object (form, "pick", G_CALLBACK (pick_cb), panel, 0);

  return form;
}

static const char *
get_server (PteroListPane *pane)
{
  return g_object_get_data (G_OBJECT (pane), "server");
}

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  PteroForm *form = create_form (ptero_list_pane_get_panel (pane));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_DATABASE_CREATE, "server",
                                                       get_server (pane), NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request,
                                                   _("_Create"));

  ptero_form_set_string (form, "remote", "%");
  g_signal_connect_object (dialog, "done", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Database"), GTK_WIDGET (pane));
}

static PteroRequest *
create_request (PteroListPane *pane,
                PteroEndpoint  endpoint,
                gpointer       item)
{
  g_autofree char *id = ptero_admin_dup_id (item);

  return ptero_request_new (endpoint, "server", get_server (pane), "database", id, NULL);
}

static void
password_cb (GtkWidget   *pane,
             PteroAnswer *answer)
{
  PteroAppDatabase *database = ptero_answer_get_resource (answer);
  g_autofree char *host = NULL;
  GtkWidget *dialog;

  if (database == NULL || !gtk_widget_get_mapped (pane))
    return;
  if (database->password == NULL || database->password->password == NULL)
    {
      ptero_panel_toast (pane, "%s", _("The panel does not tell the password of this database"));
      return;
    }

  host = dup_host (database);
  dialog = ptero_secret_dialog_new (_("The password of this database:"),
                                    database->password->password);
  ptero_secret_dialog_add_fact (PTERO_SECRET_DIALOG (dialog), _("Database"), database->database);
  ptero_secret_dialog_add_fact (PTERO_SECRET_DIALOG (dialog), _("User Name"), database->username);
  ptero_secret_dialog_add_fact (PTERO_SECRET_DIALOG (dialog), _("Host"), host);
  ptero_secret_dialog_set_hidden (PTERO_SECRET_DIALOG (dialog));
  ptero_place_present (dialog, _("Password"), pane);
}

/* The answer to a reset does not hold it: it is read for itself. */
static void
show_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autoptr(PteroRequest) request = create_request (pane, PTERO_ENDPOINT_APP_DATABASE_GET,
                                                    items->pdata[0]);

  ptero_request_set_query (request, "include", "password,host");
  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, NULL, password_cb);
}

static PteroRequest *
create_reset (PteroListPane *pane,
              gpointer       item)
{
  return create_request (pane, PTERO_ENDPOINT_APP_DATABASE_RESET_PASSWORD, item);
}

static void
reset_run (PteroListPane *pane,
           GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("New Password for %u Database",
                                                      "New Passwords for %u Databases", items->len),
                                            items->len);

  ptero_list_ask_each (pane, items, _("Make a New Password?"),
                       _("What uses the old one cannot connect any more."), _("_New Password"),
                       title, create_reset, dup_name);
}

static PteroRequest *
create_delete (PteroListPane *pane,
               gpointer       item)
{
  return create_request (pane, PTERO_ENDPOINT_APP_DATABASE_DELETE, item);
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Database", "Delete %u Databases",
                                                      items->len), items->len);

  ptero_list_delete (pane, items, title, _("All that is in it is lost for good."), create_delete,
                     dup_name);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Database…"), PTERO_ADMIN_WRITE, PTERO_VERB_SUGGESTED, create_run },
  { "show", N_("_Show Password"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, show_run },
  { "reset", N_("New _Password…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY, reset_run },
  { "delete", N_("_Delete…"), PTERO_ADMIN_WRITE, PTERO_VERB_FOR_MANY | PTERO_VERB_DESTRUCTIVE,
    delete_run, NULL, "Delete" },
};

static const PteroListInfo info = {
  .id = "admin-databases",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "drive-multidisk-symbolic",
  .empty_title = N_("No Databases"),
  .empty_description = N_("A database of this server on a host of the panel"),
};

/**
 * ptero_admin_databases_new:
 * @panel: a panel
 * @jobs: where long work goes
 * @server: the id of a server
 *
 * Returns: (transfer floating): the databases of the server
 */
GtkWidget *
ptero_admin_databases_new (PteroPanel    *panel,
                           PteroJobQueue *jobs,
                           gint64         server)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, server);
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_APP_DATABASES_LIST, "server",
                                                       id, NULL);
  g_autoptr(PteroRequest) creation = ptero_request_new (PTERO_ENDPOINT_APP_DATABASE_CREATE,
                                                        "server", id, NULL);
  GtkWidget *pane;

  ptero_request_set_query (request, "include", "host");
  pane = ptero_list_pane_new (&info, panel, request, jobs);
  g_object_set_data_full (G_OBJECT (pane), "server", g_steal_pointer (&id), g_free);
  ptero_admin_rights_heed (pane, panel, creation);

  return pane;
}
