/* ptero-splice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void ptero_splice_append (GListModel *model,
                          GPtrArray  *items,
                          GPtrArray  *more);
void ptero_splice_update (GListModel *model,
                          GPtrArray  *items,
                          GPtrArray  *wanted);

G_END_DECLS
