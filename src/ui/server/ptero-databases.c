/* ptero-databases.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-databases.h"

#include <glib/gi18n.h>

#include "ptero-alert.h"
#include "ptero-database-dialog.h"
#include "ptero-database-text.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-list-pane.h"
#include "ptero-panel-toast.h"
#include "ptero-send.h"

static char *
dup_name (gpointer item)
{
  return g_strdup (PTERO_DATABASE (item)->name);
}

static char *
dup_user (gpointer item)
{
  return g_strdup (PTERO_DATABASE (item)->username);
}

static char *
dup_address (gpointer item)
{
  return ptero_database_dup_address (item);
}

static char *
dup_remote (gpointer item)
{
  return g_strdup (ptero_database_get_remote (item));
}

static char *
dup_connections (gpointer item)
{
  if (PTERO_DATABASE (item)->max_connections <= 0)
    return g_strdup (_("Unlimited"));

  return g_strdup_printf ("%" G_GINT64_FORMAT, PTERO_DATABASE (item)->max_connections);
}

static gint64
get_connections (gpointer item)
{
  return PTERO_DATABASE (item)->max_connections > 0
           ? PTERO_DATABASE (item)->max_connections
           : G_MAXINT64;
}

static const PteroColumn columns[] = {
  { "name", N_("Name"), dup_name, PTERO_COLUMN_EXPAND },
  { "user", N_("User"), dup_user, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
  { "address", N_("Address"), dup_address },
  { "remote", N_("Connections From"), dup_remote, PTERO_COLUMN_DETAIL },
  { "connections", N_("Most Connections"), dup_connections,
    PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, get_connections },
};

/* -1 if there is no limit. */
static gint64
get_limit (PteroListPane *pane)
{
  PteroServer *server =
    ptero_fleet_server_get_server (ptero_access_get_server (ptero_list_pane_get_access (pane)));

  return server->feature_limits != NULL ? MIN (server->feature_limits->databases, G_MAXINT) : 0;
}

static guint
count (PteroListPane *pane)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ptero_list_pane_get_listing (pane)));
}

static char *
summarize (PteroListPane *pane)
{
  gint64 limit;

  if (ptero_list_pane_get_access (pane) == NULL)
    return NULL;

  limit = get_limit (pane);
  if (limit < 0)
    return g_strdup_printf (ngettext ("%u database", "%u databases", count (pane)), count (pane));
  if (limit == 0)
    return g_strdup (_("No databases are allowed here"));

  return g_strdup_printf (ngettext ("%u of %d database", "%u of %d databases", (int) limit),
                          count (pane), (int) limit);
}

static gboolean
create_fits (PteroListPane *pane,
             gpointer       item)
{
  return ptero_list_pane_get_access (pane) != NULL &&
         (get_limit (pane) < 0 || count (pane) < get_limit (pane));
}

static char *
create_explain (PteroListPane *pane,
                GPtrArray     *items)
{
  if (ptero_list_pane_get_access (pane) == NULL)
    return NULL;
  if (get_limit (pane) == 0)
    return g_strdup (_("The panel allows this server no databases. Whoever runs the panel can change that."));

  return g_strdup (_("This server has all the databases it may have. Delete one first."));
}

static void
show_details (PteroListPane *pane,
              PteroDatabase *database)
{
  GtkWidget *dialog = ptero_database_dialog_new (database, ptero_list_pane_get_access (pane));

  g_signal_connect_object (dialog, "changed", G_CALLBACK (ptero_list_pane_refresh), pane,
                           G_CONNECT_SWAPPED);
  ptero_database_dialog_present (dialog, GTK_WIDGET (pane));
}

static void
created_cb (PteroListPane   *pane,
            PteroAnswer     *answer,
            PteroFormDialog *dialog)
{
  ptero_list_pane_refresh (pane);
  if (answer != NULL && PTERO_IS_DATABASE (ptero_answer_get_resource (answer)))
    show_details (pane, ptero_answer_get_resource (answer));
}

static const PteroFormField create_fields[] = {
  { "database", N_("Name"), PTERO_FORM_TEXT,
    N_("The panel puts the number of the server before it"), .min = 3, .max = 48,
    .check = ptero_database_check_name },
  { "remote", N_("Connections From"), PTERO_FORM_TEXT,
    N_("An address from which programs connect, or % for any"), .min = 1, .max = 191,
    .check = ptero_database_check_remote },
};

static void
create_run (PteroListPane *pane,
            GPtrArray     *items)
{
  PteroForm *form = PTERO_FORM (ptero_form_new (create_fields, G_N_ELEMENTS (create_fields)));
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_DATABASE_CREATE, "server",
                                                       ptero_access_get_uuid (ptero_list_pane_get_access (pane)), NULL);
  PteroFormDialog *dialog = ptero_form_dialog_new (form, ptero_list_pane_get_panel (pane), request,
                                                   _("_Create"));

  ptero_form_set_string (form, "remote", "%");
  g_signal_connect_object (dialog, "done", G_CALLBACK (created_cb), pane, G_CONNECT_SWAPPED);
  ptero_form_dialog_present (dialog, _("New Database"), GTK_WIDGET (pane));
}

static void
details_run (PteroListPane *pane,
             GPtrArray     *items)
{
  show_details (pane, items->pdata[0]);
}

static void
copy_run (PteroListPane *pane,
          GPtrArray     *items)
{
  g_autofree char *address = ptero_database_dup_address (items->pdata[0]);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (pane)), address);
  ptero_panel_toast (GTK_WIDGET (pane), "%s", _("Copied"));
}

static void
send_about (PteroListPane *pane,
            PteroEndpoint  endpoint,
            PteroDatabase *database,
            const char    *done)
{
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, "server",
                                                       ptero_access_get_uuid (ptero_list_pane_get_access (pane)),
                                                       "database", database->id, NULL);

  ptero_send (GTK_WIDGET (pane), ptero_list_pane_get_panel (pane), request, done,
              ptero_list_pane_sent_cb);
}

static void
rotate_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(PteroDatabase) database = user_data;

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    send_about (PTERO_LIST_PANE (source), PTERO_ENDPOINT_DATABASE_ROTATE_PASSWORD, database,
                _("The password was changed"));
}

static void
rotate_run (PteroListPane *pane,
            GPtrArray     *items)
{
  PteroDatabase *database = items->pdata[0];
  g_autofree char *name = ptero_text_make_safe (database->name);
  /* Translators: %s is the name of a database */
  g_autofree char *heading = g_strdup_printf (_("Change the Password of “%s”?"), name);

  ptero_alert_confirm_async (GTK_WIDGET (pane), heading,
                             _("The panel makes up a new one. What uses the database with the old one can no longer log in."),
                             _("_Change"), NULL, rotate_confirmed_cb, g_object_ref (database));
}

static void
delete_confirmed_cb (PteroListPane *pane)
{
  PteroDatabase *database = g_object_get_data (G_OBJECT (pane), "delete");

  if (database != NULL)
    send_about (pane, PTERO_ENDPOINT_DATABASE_DELETE, database, _("The database was deleted"));
}

static void
delete_run (PteroListPane *pane,
            GPtrArray     *items)
{
  g_autofree char *name = ptero_text_make_safe (PTERO_DATABASE (items->pdata[0])->name);

  g_object_set_data_full (G_OBJECT (pane), "delete", g_object_ref (items->pdata[0]),
                          g_object_unref);
  ptero_confirm_name (GTK_WIDGET (pane), _("Delete Database?"),
                      _("All that is in the database is lost. It cannot be brought back."),
                      name, _("_Delete"), G_CALLBACK (delete_confirmed_cb), pane);
}

static const PteroVerb verbs[] = {
  { "create", N_("_New Database…"), "database.create", PTERO_VERB_SUGGESTED, create_run,
    create_fits, .explain = create_explain },
  { "details", N_("De_tails"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_DEFAULT, details_run },
  { "copy-address", N_("Copy _Address"), NULL, PTERO_VERB_FOR_ONE | PTERO_VERB_MENU, copy_run },
  { "rotate", N_("Change _Password…"), "database.update", PTERO_VERB_FOR_ONE, rotate_run },
  { "delete", N_("_Delete…"), "database.delete", PTERO_VERB_FOR_ONE | PTERO_VERB_DESTRUCTIVE,
    delete_run, NULL, "Delete" },
};

static const PteroListInfo info = {
  .id = "databases",
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .verbs = verbs,
  .n_verbs = G_N_ELEMENTS (verbs),
  .icon_name = "ptero-database-symbolic",
  .empty_title = N_("No Databases"),
  .empty_description = N_("Plugins and websites can keep their data in a database beside the server"),
  .summarize = summarize,
};

/**
 * ptero_databases_new:
 * @access: what may be done with a server
 * @jobs: where long work goes
 *
 * Returns: (transfer floating): the databases of the server
 */
GtkWidget *
ptero_databases_new (PteroAccess   *access,
                     PteroJobQueue *jobs)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_DATABASES_LIST, "server",
                                                       ptero_access_get_uuid (access), NULL);
  GtkWidget *pane = ptero_list_pane_new (&info, ptero_access_get_panel (access), request, jobs);

  ptero_list_pane_set_access (PTERO_LIST_PANE (pane), access);

  return pane;
}
