/* ptero-settings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       ptero_settings_set_default (GSettings *settings);
GSettings *ptero_settings_get_default (void);

G_END_DECLS
