/* ptero-admin-room.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"
#include "ptero-limits.h"
#include "ptero-node.h"

G_BEGIN_DECLS

double ptero_admin_room_get_size     (gint64       size,
                                      gint64       overallocate);
char  *ptero_admin_room_describe_use (gint64       used,
                                      gint64       size,
                                      gint64       overallocate);
void   ptero_admin_room_watch        (PteroForm   *form,
                                      PteroNode   *node,
                                      PteroLimits *own);

G_END_DECLS
