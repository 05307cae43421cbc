/* ptero-socket-event.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PteroSocketEventKind:
 * @PTERO_SOCKET_EVENT_UNKNOWN: of a Wings that is newer than this
 *
 * What a frame of the console's websocket tells: one for each of the server's
 * events.
 */
typedef enum
{
  PTERO_SOCKET_EVENT_UNKNOWN,
  PTERO_SOCKET_EVENT_AUTH_SUCCESS,
  PTERO_SOCKET_EVENT_BACKUP_COMPLETED,
  PTERO_SOCKET_EVENT_BACKUP_RESTORE_COMPLETED,
  PTERO_SOCKET_EVENT_CONSOLE_OUTPUT,
  PTERO_SOCKET_EVENT_DAEMON_ERROR,
  PTERO_SOCKET_EVENT_DAEMON_MESSAGE,
  PTERO_SOCKET_EVENT_DELETED,
  PTERO_SOCKET_EVENT_INSTALL_COMPLETED,
  PTERO_SOCKET_EVENT_INSTALL_OUTPUT,
  PTERO_SOCKET_EVENT_INSTALL_STARTED,
  PTERO_SOCKET_EVENT_JWT_ERROR,
  PTERO_SOCKET_EVENT_STATS,
  PTERO_SOCKET_EVENT_STATUS,
  PTERO_SOCKET_EVENT_THROTTLED,
  PTERO_SOCKET_EVENT_TOKEN_EXPIRED,
  PTERO_SOCKET_EVENT_TOKEN_EXPIRING,
  PTERO_SOCKET_EVENT_TRANSFER_LOGS,
  PTERO_SOCKET_EVENT_TRANSFER_STATUS,
  PTERO_SOCKET_N_EVENTS
} PteroSocketEventKind;

/**
 * PteroSocketEvent:
 * @kind: what it tells
 * @text: the argument, empty if there is none
 * @subject: (nullable): what comes after a colon in the name: the uuid of the
 *   backup
 *
 * One event that a server sent.
 */
typedef struct
{
  PteroSocketEventKind  kind;
  char                 *text;
  char                 *subject;
} PteroSocketEvent;

PteroSocketEvent *ptero_socket_event_read     (GBytes               *frame);
void              ptero_socket_event_free     (PteroSocketEvent     *self);
const char       *ptero_socket_event_get_name (PteroSocketEventKind  kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroSocketEvent, ptero_socket_event_free)

G_END_DECLS
