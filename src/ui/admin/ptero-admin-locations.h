/* ptero-admin-locations.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-kind.h"

G_BEGIN_DECLS

extern const PteroAdminKind ptero_admin_location_kind;

GtkWidget *ptero_admin_locations_new (PteroPanel    *panel,
                                      PteroJobQueue *jobs);

G_END_DECLS
