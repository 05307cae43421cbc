/* ptero-socket.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-backup-result.h"
#include "ptero-client.h"
#include "ptero-live-stats.h"

G_BEGIN_DECLS

/**
 * PteroSocketState:
 * @PTERO_SOCKET_STATE_CLOSED: nobody wants it
 * @PTERO_SOCKET_STATE_CONNECTING: asks the panel for a token, then the node
 * @PTERO_SOCKET_STATE_AUTHENTICATING: shows the token
 * @PTERO_SOCKET_STATE_OPEN: events come
 * @PTERO_SOCKET_STATE_WAITING: will try again: see when, and the error
 * @PTERO_SOCKET_STATE_REFUSED: will not try again: see the error
 *
 * How far the connection is.
 */
typedef enum
{
  PTERO_SOCKET_STATE_CLOSED,
  PTERO_SOCKET_STATE_CONNECTING,
  PTERO_SOCKET_STATE_AUTHENTICATING,
  PTERO_SOCKET_STATE_OPEN,
  PTERO_SOCKET_STATE_WAITING,
  PTERO_SOCKET_STATE_REFUSED,
} PteroSocketState;

#define PTERO_TYPE_SOCKET_STATE (ptero_socket_state_get_type ())

GType ptero_socket_state_get_type (void);

#define PTERO_TYPE_SOCKET (ptero_socket_get_type ())

G_DECLARE_FINAL_TYPE (PteroSocket, ptero_socket, PTERO, SOCKET, GObject)

PteroSocket      *ptero_socket_new                    (PteroClient  *client,
                                                       const char   *server);
void              ptero_socket_open                   (PteroSocket  *self);
void              ptero_socket_close                  (PteroSocket  *self);
PteroClient      *ptero_socket_get_client             (PteroSocket  *self);
PteroSocketState  ptero_socket_get_state              (PteroSocket  *self);
const GError     *ptero_socket_get_error              (PteroSocket  *self);
const char       *ptero_socket_get_server_state       (PteroSocket  *self);
PteroLiveStats   *ptero_socket_get_stats              (PteroSocket  *self);
gboolean          ptero_socket_can                    (PteroSocket  *self,
                                                       const char   *permission);
gboolean          ptero_socket_send_command           (PteroSocket  *self,
                                                       const char   *command,
                                                       GError      **error);
gboolean          ptero_socket_set_power              (PteroSocket  *self,
                                                       const char   *signal,
                                                       GError      **error);
void              ptero_socket_request_stats          (PteroSocket  *self);

G_END_DECLS
