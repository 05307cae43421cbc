/* ptero-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-settings.h"

static GSettings *default_settings;

/**
 * ptero_settings_set_default:
 * @settings: (nullable): the settings of the application that runs, %NULL once it ends
 *
 * Gives all pages the same settings.
 */
void
ptero_settings_set_default (GSettings *settings)
{
  g_return_if_fail (settings == NULL || G_IS_SETTINGS (settings));

  g_set_weak_pointer (&default_settings, settings);
}

/**
 * ptero_settings_get_default:
 *
 * Returns: (transfer none) (nullable): the settings of the application that runs
 */
GSettings *
ptero_settings_get_default (void)
{
  return default_settings;
}
