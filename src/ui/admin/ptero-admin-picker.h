/* ptero-admin-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"
#include "ptero-user.h"

G_BEGIN_DECLS

/**
 * PteroAdminUserPicked:
 * @receiver: (type GObject): who asked
 * @user: who was chosen
 *
 * Takes the choice of a user.
 */
typedef void (*PteroAdminUserPicked) (gpointer   receiver,
                                      PteroUser *user);

void ptero_admin_pick_user (GtkWidget            *parent,
                            PteroPanel           *panel,
                            PteroAdminUserPicked  picked,
                            gpointer              receiver);

G_END_DECLS
