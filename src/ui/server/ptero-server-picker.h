/* ptero-server-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER_PICKER (ptero_server_picker_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerPicker, ptero_server_picker, PTERO, SERVER_PICKER, GtkWidget)

GtkWidget *ptero_server_picker_new        (GListModel        *servers,
                                           PteroFleetServer  *without,
                                           const char        *action);
void       ptero_server_picker_set_note   (PteroServerPicker *self,
                                           const char        *note);
void       ptero_server_picker_set_chosen (PteroServerPicker *self,
                                           PteroFleetServer  *server,
                                           gboolean           chosen);
GPtrArray *ptero_server_picker_dup_chosen (PteroServerPicker *self);
void       ptero_server_picker_present    (PteroServerPicker *self,
                                           const char        *title,
                                           GtkWidget         *parent);

G_END_DECLS
