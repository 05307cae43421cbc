/* ptero-admin-plugin-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-plugin-words.h"

#include <glib/gi18n.h>

/* How plugins are, for people. Later panels may have states and categories of which nothing is
 * known: their own words are shown. */

static const struct
{
  const char *status;
  const char *title;
  const char *icon_name;
} states[] = {
  { "enabled", N_("Enabled"), "ptero-check-symbolic" },
  { "disabled", N_("Disabled"), "ptero-stop-symbolic" },
  { "not_installed", N_("Not Installed"), "ptero-state-offline-symbolic" },
  { "errored", N_("Failed"), "ptero-error-symbolic" },
  { "incompatible", N_("Incompatible"), "ptero-warning-symbolic" },
};

static const struct
{
  const char *category;
  const char *title;
} categories[] = {
  { "plugin", N_("Plugin") },
  { "theme", N_("Theme") },
  { "language", N_("Language") },
};

/**
 * ptero_admin_plugin_is_in_state:
 * @plugin: a plugin
 * @status: a state, as the panel calls it
 *
 * Returns: whether it is in that state
 */
gboolean
ptero_admin_plugin_is_in_state (PteroPlugin *plugin,
                                const char  *status)
{
  g_return_val_if_fail (PTERO_IS_PLUGIN (plugin), FALSE);

  return g_strcmp0 (plugin->status, status) == 0;
}

static char *
dup_state (PteroPlugin *plugin)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (ptero_admin_plugin_is_in_state (plugin, states[i].status))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, states[i].title));

  return g_strdup (plugin->status);
}

/**
 * ptero_admin_plugin_dup_status:
 * @plugin: (type PteroPlugin): a plugin
 *
 * Returns: (transfer full) (nullable): the state it is in, and that it does not fit the panel where
 *   that is not the state
 */
char *
ptero_admin_plugin_dup_status (gpointer plugin)
{
  g_autofree char *state = dup_state (plugin);

  if (state == NULL || PTERO_PLUGIN (plugin)->is_compatible ||
      ptero_admin_plugin_is_in_state (plugin, "incompatible"))
    return g_steal_pointer (&state);

  /* Translators: %s is the state of a plugin, as in “Not Installed, Incompatible” */
  return g_strdup_printf (_("%s, Incompatible"), state);
}

/**
 * ptero_admin_plugin_get_status_icon:
 * @plugin: (type PteroPlugin): a plugin
 *
 * Returns: (nullable): the icon of its state
 */
const char *
ptero_admin_plugin_get_status_icon (gpointer plugin)
{
  if (!PTERO_PLUGIN (plugin)->is_compatible)
    return "ptero-warning-symbolic";

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (ptero_admin_plugin_is_in_state (plugin, states[i].status))
      return states[i].icon_name;

  return NULL;
}

/**
 * ptero_admin_plugin_dup_category:
 * @plugin: (type PteroPlugin): a plugin
 *
 * Returns: (transfer full) (nullable): what kind of plugin it is
 */
char *
ptero_admin_plugin_dup_category (gpointer plugin)
{
  const char *category = PTERO_PLUGIN (plugin)->category;

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    if (g_strcmp0 (category, categories[i].category) == 0)
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, categories[i].title));

  return g_strdup (category);
}

/**
 * ptero_admin_plugin_dup_update:
 * @plugin: (type PteroPlugin): a plugin
 *
 * Returns: (transfer full) (nullable): that there is a newer version
 */
char *
ptero_admin_plugin_dup_update (gpointer plugin)
{
  return PTERO_PLUGIN (plugin)->is_update_available ? g_strdup (_("Available")) : NULL;
}

/**
 * ptero_admin_plugin_get_update_icon:
 * @plugin: (type PteroPlugin): a plugin
 *
 * Returns: (nullable): the icon of that
 */
const char *
ptero_admin_plugin_get_update_icon (gpointer plugin)
{
  return PTERO_PLUGIN (plugin)->is_update_available ? "software-update-available-symbolic" : NULL;
}

/**
 * ptero_admin_plugin_dup_failure:
 * @plugin: a plugin that the panel has just done something with
 *
 * The panel calls it a success, and says in the plugin what became of it.
 *
 * Returns: (transfer full) (nullable): what went wrong
 */
char *
ptero_admin_plugin_dup_failure (PteroPlugin *plugin)
{
  g_return_val_if_fail (PTERO_IS_PLUGIN (plugin), NULL);

  if (!ptero_admin_plugin_is_in_state (plugin, "errored") &&
      !ptero_admin_plugin_is_in_state (plugin, "incompatible"))
    return NULL;

  if (plugin->status_message == NULL || *plugin->status_message == '\0')
    return g_strdup (_("The panel could not do it, and does not say why."));

  /* Translators: %s are the words of the panel */
  return g_strdup_printf (_("The panel could not do it: “%s”"), plugin->status_message);
}
