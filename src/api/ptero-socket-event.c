/* ptero-socket-event.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-event.h"

#include <string.h>

#include "ptero-socket-frame.h"

static const char *const names[PTERO_SOCKET_N_EVENTS] = {
  [PTERO_SOCKET_EVENT_AUTH_SUCCESS] = "auth success",
  [PTERO_SOCKET_EVENT_BACKUP_COMPLETED] = "backup completed",
  [PTERO_SOCKET_EVENT_BACKUP_RESTORE_COMPLETED] = "backup restore completed",
  [PTERO_SOCKET_EVENT_CONSOLE_OUTPUT] = "console output",
  [PTERO_SOCKET_EVENT_DAEMON_ERROR] = "daemon error",
  [PTERO_SOCKET_EVENT_DAEMON_MESSAGE] = "daemon message",
  [PTERO_SOCKET_EVENT_DELETED] = "deleted",
  [PTERO_SOCKET_EVENT_INSTALL_COMPLETED] = "install completed",
  [PTERO_SOCKET_EVENT_INSTALL_OUTPUT] = "install output",
  [PTERO_SOCKET_EVENT_INSTALL_STARTED] = "install started",
  [PTERO_SOCKET_EVENT_JWT_ERROR] = "jwt error",
  [PTERO_SOCKET_EVENT_STATS] = "stats",
  [PTERO_SOCKET_EVENT_STATUS] = "status",
  [PTERO_SOCKET_EVENT_THROTTLED] = "throttled",
  [PTERO_SOCKET_EVENT_TOKEN_EXPIRED] = "token expired",
  [PTERO_SOCKET_EVENT_TOKEN_EXPIRING] = "token expiring",
  [PTERO_SOCKET_EVENT_TRANSFER_LOGS] = "transfer logs",
  [PTERO_SOCKET_EVENT_TRANSFER_STATUS] = "transfer status",
};

/* Some versions of Wings leave the ":uuid" on the names of events about a backup. */
static PteroSocketEventKind
find_kind (const char  *name,
           const char **subject)
{
  gsize length = strcspn (name, ":");

  for (guint i = PTERO_SOCKET_EVENT_UNKNOWN + 1; i < PTERO_SOCKET_N_EVENTS; i++)
    if (strlen (names[i]) == length && memcmp (names[i], name, length) == 0)
      {
        *subject = name[length] == ':' ? name + length + 1 : NULL;
        return i;
      }

  return PTERO_SOCKET_EVENT_UNKNOWN;
}

/**
 * ptero_socket_event_read: (skip)
 * @frame: what arrived in a text frame
 *
 * Returns: (transfer full) (nullable): the event, %NULL if it is no frame of
 *   the console's websocket
 */
PteroSocketEvent *
ptero_socket_event_read (GBytes *frame)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  const char *subject = NULL;
  PteroSocketEvent *self;
  const char *data;
  gsize length;

  data = g_bytes_get_data (frame, &length);
  if (length == 0 || !ptero_socket_frame_read (data, length, &name, &text))
    return NULL;

  self = g_new0 (PteroSocketEvent, 1);
  self->kind = find_kind (name, &subject);
  self->subject = g_strdup (subject);
  self->text = text != NULL ? g_steal_pointer (&text) : g_strdup ("");

  return self;
}

/**
 * ptero_socket_event_free: (skip)
 * @self: (nullable): an event
 *
 * Frees an event.
 */
void
ptero_socket_event_free (PteroSocketEvent *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->subject);
  g_free (self);
}

/**
 * ptero_socket_event_get_name: (skip)
 * @kind: what an event tells
 *
 * Returns: (nullable): the name on the wire
 */
const char *
ptero_socket_event_get_name (PteroSocketEventKind kind)
{
  g_return_val_if_fail (kind < PTERO_SOCKET_N_EVENTS, NULL);

  return names[kind];
}
