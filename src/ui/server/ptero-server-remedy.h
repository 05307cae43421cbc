/* ptero-server-remedy.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"
#include "ptero-send.h"

G_BEGIN_DECLS

const char *ptero_server_remedy_get_label (PteroFleetServer *server);
void        ptero_server_remedy_run       (PteroFleetServer *server,
                                           GtkWidget        *widget,
                                           PteroSentFunc     done);

G_END_DECLS
