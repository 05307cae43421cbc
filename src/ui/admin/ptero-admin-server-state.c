/* ptero-admin-server-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-server-state.h"

#include <glib/gi18n.h>

#include "ptero-admin-delete.h"
#include "ptero-alert.h"
#include "ptero-form-dialog.h"
#include "ptero-format.h"
#include "ptero-request-job.h"

/* The server of the page, which may be gone by now. */
static void
run (PteroFacts    *facts,
     PteroEndpoint  endpoint,
     const char    *title,
     GCallback      finished)
{
  PteroAppServer *server = ptero_facts_get_item (facts);
  g_autofree char *id = NULL;
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(PteroJob) job = NULL;

  if (server == NULL)
    return;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, server->id);
  request = ptero_request_new (endpoint, "server", id, NULL);
  job = ptero_request_job_new (title);
  ptero_request_job_add (PTERO_REQUEST_JOB (job), ptero_facts_get_panel (facts), request,
                         server->name);
  g_signal_connect_object (job, "finished", finished, facts, G_CONNECT_SWAPPED);
  ptero_job_queue_add (ptero_facts_get_jobs (facts), job);
}

/**
 * ptero_admin_server_is_suspended:
 * @server: (type PteroAppServer): a server
 *
 * Returns: whether nobody may use it until it is unsuspended
 */
gboolean
ptero_admin_server_is_suspended (gpointer server)
{
  return g_strcmp0 (PTERO_APP_SERVER (server)->status, "suspended") == 0;
}

/**
 * ptero_admin_server_is_usable:
 * @server: (type PteroAppServer): a server
 *
 * Returns: whether it is not suspended
 */
gboolean
ptero_admin_server_is_usable (gpointer server)
{
  return !ptero_admin_server_is_suspended (server);
}

static void
suspend_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Suspend %u Server", "Suspend %u Servers", 1),
                                            1);

  if (ptero_alert_confirm_finish (GTK_WIDGET (source), result, NULL))
    run (PTERO_FACTS (source), PTERO_ENDPOINT_APP_SERVER_SUSPEND, title,
         G_CALLBACK (ptero_facts_take_job));
}

/**
 * ptero_admin_server_suspend:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server
 *
 * Suspends the server if the person agrees.
 */
void
ptero_admin_server_suspend (PteroFacts *facts,
                            gpointer    server)
{
  g_autofree char *heading = g_strdup_printf (ngettext ("Suspend %u Server?", "Suspend %u Servers?",
                                                        1), 1);

  ptero_alert_confirm_async (GTK_WIDGET (facts), heading,
                             _("A suspended server is stopped and cannot be used until it is unsuspended."),
                             _("_Suspend"), NULL, suspend_cb, NULL);
}

/**
 * ptero_admin_server_unsuspend:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server
 *
 * Lets the server be used again.
 */
void
ptero_admin_server_unsuspend (PteroFacts *facts,
                              gpointer    server)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Unsuspend %u Server", "Unsuspend %u Servers",
                                                      1), 1);

  run (facts, PTERO_ENDPOINT_APP_SERVER_UNSUSPEND, title, G_CALLBACK (ptero_facts_take_job));
}

static void
reinstall_cb (PteroFacts *facts)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Reinstall %u Server", "Reinstall %u Servers",
                                                      1), 1);

  run (facts, PTERO_ENDPOINT_APP_SERVER_REINSTALL, title, G_CALLBACK (ptero_facts_take_job));
}

/**
 * ptero_admin_server_reinstall:
 * @facts: where it was asked for
 * @server: (type PteroAppServer): a server
 *
 * Installs the server again once its name was typed.
 */
void
ptero_admin_server_reinstall (PteroFacts *facts,
                              gpointer    server)
{
  const char *name = PTERO_APP_SERVER (server)->name;
  g_autofree char *heading = g_strdup_printf (ngettext ("Reinstall %u Server?",
                                                        "Reinstall %u Servers?", 1), 1);
  g_autofree char *typed = ptero_text_make_safe (name != NULL ? name : "1");

  ptero_confirm_name (GTK_WIDGET (facts), heading,
                      _("The server is stopped and the install script of its egg runs again, which may replace or delete files. A suspended server does not stay suspended."),
                      typed, _("_Reinstall"), G_CALLBACK (reinstall_cb), facts);
}

static void
run_delete (PteroFacts    *facts,
            PteroEndpoint  endpoint)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Delete %u Server", "Delete %u Servers", 1),
                                            1);

  run (facts, endpoint, title, G_CALLBACK (ptero_admin_delete_take));
}

static void
delete_cb (PteroFacts *facts)
{
  run_delete (facts, PTERO_ENDPOINT_APP_SERVER_DELETE);
}

static void
force_delete_cb (PteroFacts *facts)
{
  run_delete (facts, PTERO_ENDPOINT_APP_SERVER_DELETE_FORCE);
}

static void
ask_delete (PteroFacts *facts,
            gpointer    server,
            const char *body,
            GCallback   confirmed)
{
  const char *name = PTERO_APP_SERVER (server)->name;
  g_autofree char *typed = ptero_text_make_safe (name != NULL ? name : "1");

  ptero_confirm_name (GTK_WIDGET (facts), _("Delete Server?"), body, typed, _("_Delete"), confirmed,
                      facts);
}

/**
 * ptero_admin_server_delete:
 * @facts: the page of a server
 * @server: the server
 *
 * Has its name typed and deletes it, and shows the list again.
 */
void
ptero_admin_server_delete (PteroFacts *facts,
                           gpointer    server)
{
  ask_delete (facts, server,
              _("All files, databases and backups on the node are deleted for good. If the node cannot be reached nothing is deleted."),
              G_CALLBACK (delete_cb));
}

/**
 * ptero_admin_server_force_delete:
 * @facts: the page of a server
 * @server: the server
 *
 * The same as [func@Ptero.admin_server_delete], whatever the node says.
 */
void
ptero_admin_server_force_delete (PteroFacts *facts,
                                 gpointer    server)
{
  ask_delete (facts, server,
              _("The panel forgets the server even if its node or database host does not answer; what is left there has to be removed by hand."),
              G_CALLBACK (force_delete_cb));
}
