/* ptero-state-pill.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_STATE_PILL (ptero_state_pill_get_type ())

G_DECLARE_FINAL_TYPE (PteroStatePill, ptero_state_pill, PTERO, STATE_PILL, GtkWidget)

GtkWidget *ptero_state_pill_new        (PteroFleetServer *server);
void       ptero_state_pill_set_server (PteroStatePill   *self,
                                        PteroFleetServer *server);

G_END_DECLS
