/* ptero-state-icon.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_STATE_ICON (ptero_state_icon_get_type ())

G_DECLARE_FINAL_TYPE (PteroStateIcon, ptero_state_icon, PTERO, STATE_ICON, GtkWidget)

GtkWidget  *ptero_state_icon_new         (void);
void        ptero_state_icon_set_state   (PteroStateIcon   *self,
                                          PteroServerState  state);
void        ptero_state_icon_show_server (PteroStateIcon   *self,
                                          PteroFleetServer *server);

const char *ptero_state_get_icon_name    (PteroServerState  state,
                                          gboolean          stale);
const char *ptero_state_get_css_class    (PteroServerState  state,
                                          gboolean          stale);
const char *ptero_state_get_word         (PteroServerState  state,
                                          gboolean          stale);
const char *ptero_state_get_server_word  (PteroFleetServer *server);

G_END_DECLS
