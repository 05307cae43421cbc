/* ptero-identity-map.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_IDENTITY_MAP (ptero_identity_map_get_type ())

G_DECLARE_FINAL_TYPE (PteroIdentityMap, ptero_identity_map, PTERO, IDENTITY_MAP, GObject)

PteroIdentityMap *ptero_identity_map_new    (void);
PteroResource    *ptero_identity_map_take   (PteroIdentityMap *self,
                                             PteroResource    *newer);
PteroResource    *ptero_identity_map_lookup (PteroIdentityMap *self,
                                             GType             type,
                                             const char       *identity);
gboolean          ptero_identity_map_add    (PteroIdentityMap *self,
                                             PteroResource    *resource);

G_END_DECLS
