/* ptero-socket-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-socket.h"
#include "ptero-socket-commands.h"
#include "ptero-socket-history.h"
#include "ptero-token-claims.h"

G_BEGIN_DECLS

/* The three parts of a socket: the object (ptero-socket.c), its connection (ptero-socket-link.c),
 * and what arrives (ptero-socket-digest.c). */

struct _PteroSocket
{
  GObject                  parent_instance;

  PteroClient             *client;
  char                    *server;
  double                   pace;
  PteroClock               boot_clock;

  PteroSocketState         state;
  GError                  *error;
  const char              *server_state;  /* static */
  PteroLiveStats          *stats;

  GCancellable            *cancellable;   /* of the token and of the handshake */
  SoupSession             *session;
  char                    *session_pin;   /* of the certificate that the session is made for */
  SoupWebsocketConnection *connection;
  char                    *token;
  char                    *address;
  char                    *origin;        /* what to try instead of the panel's address */
  PteroTokenClaims        *claims;

  guint                    attempt;
  gint64                   opened_at;
  gint64                   heard_at;      /* by the boot clock */
  gint64                   tick_boot;
  gint64                   tick_monotonic;
  gint64                   renewed_at;
  gboolean                 is_renewing;
  gboolean                 was_open;
  gboolean                 has_missed;    /* events that a lapsed token kept away */

  PteroSocketHistory      *history;
  /* Lines that came since the history was asked for; NULL: they are not held back */
  GPtrArray               *caught;
  gsize                    caught_size;   /* bytes of them */
  PteroSocketCommands     *commands;

  /* Processor time at the first frame since the main loop had nothing urgent left */
  gint64                   turn_begin;
  guint                    n_frames;      /* since then */

  guint                    turn_id;
  guint                    retry_id;
  guint                    auth_id;
  guint                    renew_id;
  guint                    tick_id;
  guint                    quiet_id;
  guint                    caught_id;
  guint                    logs_id;
  guint                    command_id;
};

/* The object */
void     ptero_socket_set_state            (PteroSocket      *self,
                                            PteroSocketState  state);
void     ptero_socket_take_error           (PteroSocket      *self,
                                            GError           *error);
void     ptero_socket_set_server_state     (PteroSocket      *self,
                                            const char       *text);
gboolean ptero_socket_update_stats         (PteroSocket      *self,
                                            JsonNode         *node,
                                            GError          **error);

/* The connection */
gint64   ptero_socket_get_span             (PteroSocket      *self,
                                            guint             milliseconds);
void     ptero_socket_start_timer          (PteroSocket      *self,
                                            guint            *id,
                                            guint             milliseconds,
                                            GSourceFunc       callback);
void     ptero_socket_start                (PteroSocket      *self);
gboolean ptero_socket_stop                 (PteroSocket      *self);
void     ptero_socket_refuse               (PteroSocket      *self,
                                            GError           *error);
void     ptero_socket_back_off             (PteroSocket      *self,
                                            GError           *error);
void     ptero_socket_authenticated        (PteroSocket      *self);
void     ptero_socket_renew_token          (PteroSocket      *self);
void     ptero_socket_handle_token_problem (PteroSocket      *self,
                                            const char       *text);
void     ptero_socket_send_frame           (PteroSocket      *self,
                                            const char       *event,
                                            const char       *argument);
void     ptero_socket_send_commands        (PteroSocket      *self);

/* What arrives */
void     ptero_socket_install_signals      (void);
void     ptero_socket_request_history      (PteroSocket      *self);
void     ptero_socket_release_lines        (PteroSocket      *self);

/* For tests: to be faster, to sleep, and to receive without a connection */
void     ptero_socket_set_pace             (PteroSocket      *self,
                                            double            pace);
void     ptero_socket_set_clock            (PteroSocket      *self,
                                            PteroClock        boot_clock);
gboolean ptero_socket_receive              (PteroSocket      *self,
                                            GBytes           *frame);

G_END_DECLS
