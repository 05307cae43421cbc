/* ptero-admin-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

void ptero_admin_pick_user (GtkWidget  *parent,
                            PteroPanel *panel,
                            GCallback   picked,
                            gpointer    user_data);

G_END_DECLS
