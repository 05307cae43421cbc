/* ptero-scratch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *ptero_scratch_new       (GError **error);
GFile *ptero_scratch_new_kept  (GError **error);
void   ptero_scratch_clean_all (void);

G_END_DECLS
