/* ptero-theme-start.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ptero_theme_start_prepare (void);
void ptero_theme_start_gtk     (void);

G_END_DECLS
