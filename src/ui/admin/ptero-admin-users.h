/* ptero-admin-users.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-kind.h"

G_BEGIN_DECLS

extern const PteroAdminKind ptero_admin_user_kind;

GtkWidget *ptero_admin_users_new (PteroPanel    *panel,
                                  PteroJobQueue *jobs);

G_END_DECLS
