/* ptero-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

void  ptero_place_set_server (GtkWidget        *widget,
                              PteroFleetServer *server);
void  ptero_place_set_panel  (GtkWidget        *widget,
                              PteroPanel       *panel);
void  ptero_place_inherit    (GtkWidget        *widget,
                              GtkWidget        *parent);
char *ptero_place_describe   (GtkWidget        *widget);
void  ptero_place_present    (GtkWidget        *content,
                              const char       *title,
                              GtkWidget        *parent);

G_END_DECLS
