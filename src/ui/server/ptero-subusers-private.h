/* ptero-subusers-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

/* ptero-subusers.c has the list and what is done with it, ptero-subusers-apply.c what takes people
 * to other servers. */

void ptero_subusers_apply (PteroListPane *pane,
                           GPtrArray     *items);

G_END_DECLS
