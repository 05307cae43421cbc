/* ptero-demo-sockets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

typedef struct _PteroDemoSockets PteroDemoSockets;

PteroDemoSockets *ptero_demo_sockets_new     (PteroDemoBackend        *backend);
void              ptero_demo_sockets_free    (PteroDemoSockets        *self);
void              ptero_demo_sockets_accept  (PteroDemoCall           *call);
void              ptero_demo_sockets_add     (PteroDemoSockets        *self,
                                              SoupWebsocketConnection *connection,
                                              const char              *path);
void              ptero_demo_sockets_drop    (PteroDemoSockets        *self);
gboolean          ptero_demo_sockets_receive (const char              *event);
gboolean          ptero_demo_sockets_send    (const char              *event);

G_END_DECLS
