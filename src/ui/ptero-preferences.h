/* ptero-preferences.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_PREFERENCES (ptero_preferences_get_type ())

G_DECLARE_FINAL_TYPE (PteroPreferences, ptero_preferences, PTERO, PREFERENCES, AdwBin)

GtkWidget *ptero_preferences_new               (GSettings *settings);
void       ptero_preferences_bind_color_scheme (GSettings *settings);

G_END_DECLS
