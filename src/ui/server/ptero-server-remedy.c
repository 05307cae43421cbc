/* ptero-server-remedy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-remedy.h"

#include <glib/gi18n.h>

#include "ptero-form-dialog.h"
#include "ptero-format.h"

/* What an administrator can do about a server that cannot be used. The Client API refuses
 * everything then, so it is asked of the Application API, which knows the server by its number. */

typedef struct
{
  PteroFleetServer *server;
  PteroSentFunc     done;
} Remedy;

static void
remedy_free (Remedy *self)
{
  g_object_unref (self->server);
  g_free (self);
}

static void
send (PteroFleetServer *server,
      GtkWidget        *widget,
      PteroEndpoint     endpoint,
      const char       *text,
      PteroSentFunc     done)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                         ptero_fleet_server_get_server (server)->internal_id);
  g_autoptr(PteroRequest) request = ptero_request_new (endpoint, "server", id, NULL);

  ptero_send (widget, ptero_fleet_server_get_panel (server), request, text, done);
}

static void
reinstall_confirmed_cb (GtkWidget *widget)
{
  Remedy *self = g_object_get_data (G_OBJECT (widget), "remedy");

  send (self->server, widget, PTERO_ENDPOINT_APP_SERVER_REINSTALL,
        _("The server is being reinstalled"), self->done);
}

static void
ask_to_reinstall (PteroFleetServer *server,
                  GtkWidget        *widget,
                  PteroSentFunc     done)
{
  g_autofree char *name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  Remedy *self = g_new0 (Remedy, 1);

  self->server = g_object_ref (server);
  self->done = done;
  g_object_set_data_full (G_OBJECT (widget), "remedy", self, (GDestroyNotify) remedy_free);
  ptero_confirm_name (widget, _("Reinstall the Server?"),
                      _("The server is stopped and the installation of its egg runs again. Files may be replaced or deleted: make a backup before."),
                      name, _("_Reinstall"), G_CALLBACK (reinstall_confirmed_cb), widget);
}

/**
 * ptero_server_remedy_get_label:
 * @server: a server
 *
 * Returns: (nullable): the title of a button for what the keys of the panel can do so that @server
 *   can be used again, with a mnemonic; %NULL if there is nothing
 */
const char *
ptero_server_remedy_get_label (PteroFleetServer *server)
{
  if (ptero_fleet_server_get_server (server)->internal_id <= 0 ||
      !ptero_panel_may_use (ptero_fleet_server_get_panel (server), PTERO_API_APPLICATION))
    return NULL;

  switch (ptero_fleet_server_get_state (server))
    {
    case PTERO_SERVER_STATE_SUSPENDED: return _("_Unsuspend");
    case PTERO_SERVER_STATE_INSTALL_FAILED: return _("_Reinstall…");
    default: return NULL;
    }
}

/**
 * ptero_server_remedy_run:
 * @server: a server for which ptero_server_remedy_get_label() gives a title
 * @widget: what asks
 * @done: (scope async): called when the panel agreed
 *
 * Has the server unsuspended, or reinstalled once its name was typed.
 */
void
ptero_server_remedy_run (PteroFleetServer *server,
                         GtkWidget        *widget,
                         PteroSentFunc     done)
{
  switch (ptero_fleet_server_get_state (server))
    {
    case PTERO_SERVER_STATE_SUSPENDED:
      send (server, widget, PTERO_ENDPOINT_APP_SERVER_UNSUSPEND, _("The server is unsuspended"),
            done);
      break;
    case PTERO_SERVER_STATE_INSTALL_FAILED:
      ask_to_reinstall (server, widget, done);
      break;
    default: /* it has been helped since */
      break;
    }
}
