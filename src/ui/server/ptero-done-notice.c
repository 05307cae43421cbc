/* ptero-done-notice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-done-notice.h"

#include <glib/gi18n.h>

#include "ptero-format.h"

#define KEY "ptero-done-notice"

/* A promise to tell the person that what happens to a server is over. It belongs to the server, so
 * that it outlives the tab. */
typedef struct
{
  PteroFleetServer *server;
  PteroServerState  state;     /* that is to end */
} DoneNotice;

static void changed_cb (DoneNotice       *self,
                        guint             changes,
                        PteroServerState  before,
                        PteroFleetServer *server);

static void
done_notice_free (gpointer data)
{
  DoneNotice *self = data;

  g_signal_handlers_disconnect_by_data (self->server, self);
  g_free (self);
}

static const char *
get_result (PteroServerState before,
            PteroServerState after)
{
  switch (before)
    {
    case PTERO_SERVER_STATE_INSTALLING:
      return after == PTERO_SERVER_STATE_INSTALL_FAILED
               ? _("The installation has failed.")
               : _("The installation is finished.");
    case PTERO_SERVER_STATE_TRANSFERRING: return _("The move to another node is over.");
    case PTERO_SERVER_STATE_RESTORING: return _("The restoring of the backup is over.");
    case PTERO_SERVER_STATE_SUSPENDED: return _("The server is not suspended any more.");
    case PTERO_SERVER_STATE_MAINTENANCE: return _("The maintenance of its node is over.");
    default: return _("The server can be used again.");
    }
}

/**
 * ptero_done_notice_create:
 * @server: a server
 * @before: the state that has ended
 * @body: (out) (transfer full): what it says
 *
 * Returns: (transfer full): a notification of that, which leads to @server
 */
GNotification *
ptero_done_notice_create (PteroFleetServer  *server,
                          PteroServerState   before,
                          char             **body)
{
  g_autofree char *name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  g_autofree char *panel =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
  GNotification *notification = g_notification_new (name);

  /* Translators: what is over, and the name of a panel */
  *body = g_strdup_printf (_("%s (%s)"), get_result (before, ptero_fleet_server_get_state (server)),
                           panel);
  g_notification_set_body (notification, *body);
  g_notification_set_default_action_and_target (notification, "app.open-server", "s",
                                                ptero_fleet_server_get_key (server));

  return notification;
}

static void
send (DoneNotice *self)
{
  GApplication *application = g_application_get_default ();
  g_autoptr(GNotification) notification = NULL;
  g_autofree char *body = NULL;

  if (application == NULL)
    return;

  notification = ptero_done_notice_create (self->server, self->state, &body);
  g_application_send_notification (application, ptero_fleet_server_get_key (self->server),
                                   notification);
}

/* A suspension, or else the maintenance of its node, is told rather than what goes on behind it. */
static gboolean
is_hidden (PteroServerState state,
           PteroServerState shown)
{
  return shown == PTERO_SERVER_STATE_SUSPENDED ||
         (shown == PTERO_SERVER_STATE_MAINTENANCE && state != PTERO_SERVER_STATE_SUSPENDED);
}

static void
changed_cb (DoneNotice       *self,
            guint             changes,
            PteroServerState  before,
            PteroFleetServer *server)
{
  const PteroServerState state = ptero_fleet_server_get_state (server);

  if (state == self->state || is_hidden (self->state, state))
    return;

  send (self);
  ptero_done_notice_set (server, FALSE);
}

/**
 * ptero_done_notice_get:
 * @server: a server
 *
 * Returns: whether the person is told when the conflict state of @server ends
 */
gboolean
ptero_done_notice_get (PteroFleetServer *server)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), FALSE);

  return g_object_get_data (G_OBJECT (server), KEY) != NULL;
}

/**
 * ptero_done_notice_set:
 * @server: a server in a conflict state
 * @wanted: whether the person is to be told when that ends
 *
 * A notification of the desktop is sent once the state has ended, whatever is
 * on screen then; it leads to @server. The server is looked after until then.
 */
void
ptero_done_notice_set (PteroFleetServer *server,
                       gboolean          wanted)
{
  DoneNotice *self;

  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  if (ptero_done_notice_get (server) == wanted)
    return;

  if (!wanted)
    {
      g_object_set_data (G_OBJECT (server), KEY, NULL);
      ptero_fleet_server_set_awaited (server, FALSE);
      return;
    }

  self = g_new0 (DoneNotice, 1);
  self->server = server;
  self->state = ptero_fleet_server_get_state (server);
  g_object_set_data_full (G_OBJECT (server), KEY, self, done_notice_free);
  g_signal_connect_swapped (server, "changed", G_CALLBACK (changed_cb), self);
  ptero_fleet_server_set_awaited (server, TRUE);
}
