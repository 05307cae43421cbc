/* ptero-console-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-settings.h"

/**
 * ptero_console_get_settings:
 *
 * Returns: (transfer none) (nullable): the settings of consoles; %NULL where their schema is not
 *   installed
 */
GSettings *
ptero_console_get_settings (void)
{
  static GSettings *settings = NULL;
  g_autoptr(GSettingsSchema) schema = NULL;

  if (settings != NULL)
    return settings;

  if (g_settings_schema_source_get_default () != NULL)
    schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (),
                                              APPLICATION_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new (APPLICATION_ID);

  return settings;
}
