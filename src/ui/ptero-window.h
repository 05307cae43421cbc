/* ptero-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-application.h"
#include "ptero-fleet-server.h"
#include "ptero-panel-banners.h"

G_BEGIN_DECLS

#define PTERO_TYPE_WINDOW (ptero_window_get_type ())

G_DECLARE_FINAL_TYPE (PteroWindow, ptero_window, PTERO, WINDOW, AdwApplicationWindow)

void       ptero_window_prepare     (void);
GtkWidget *ptero_window_new         (PteroApplication *application);
void       ptero_window_open_server (PteroWindow      *self,
                                     PteroFleetServer *server,
                                     gboolean          background);
void       ptero_window_show_page   (PteroWindow      *self,
                                     PteroPanel       *panel);
void       ptero_window_set_notice  (PteroWindow      *self,
                                     PteroNotice       notice,
                                     const char       *reason);

G_END_DECLS
