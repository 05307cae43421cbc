/* ptero-root-drop.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_root_drop_watch (void);

G_END_DECLS
