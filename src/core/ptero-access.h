/* ptero-access.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-server.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ACCESS (ptero_access_get_type ())

G_DECLARE_FINAL_TYPE (PteroAccess, ptero_access, PTERO, ACCESS, GObject)

PteroAccess      *ptero_access_new        (PteroFleetServer *server);
PteroAccess      *ptero_access_find       (PteroFleetServer *server);
PteroFleetServer *ptero_access_get_server (PteroAccess      *self);
PteroPanel       *ptero_access_get_panel  (PteroAccess      *self);
const char       *ptero_access_get_uuid   (PteroAccess      *self);
gboolean          ptero_access_get_known  (PteroAccess      *self);
gboolean          ptero_access_allows     (PteroAccess      *self,
                                           const char       *permission);
void              ptero_access_refresh    (PteroAccess      *self);

G_END_DECLS
