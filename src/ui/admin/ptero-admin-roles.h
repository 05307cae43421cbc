/* ptero-admin-roles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-kind.h"

G_BEGIN_DECLS

extern const PteroAdminKind ptero_admin_role_kind;

GtkWidget *ptero_admin_roles_new (PteroPanel    *panel,
                                  PteroJobQueue *jobs);

G_END_DECLS
