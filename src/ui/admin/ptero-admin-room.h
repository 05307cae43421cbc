/* ptero-admin-room.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"
#include "ptero-limits.h"
#include "ptero-node.h"

G_BEGIN_DECLS

void ptero_admin_room_watch (PteroForm   *form,
                             PteroNode   *node,
                             PteroLimits *own);

G_END_DECLS
