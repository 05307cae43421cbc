/* ptero-server-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-text.h"

#include <glib/gi18n.h>

#include "ptero-format.h"

/**
 * ptero_server_get_conflict_title:
 * @state: a conflict state
 *
 * Returns: (transfer none): the title of a page that stands for the server
 */
const char *
ptero_server_get_conflict_title (PteroServerState state)
{
  switch (state)
    {
    case PTERO_SERVER_STATE_INSTALLING: return _("Installing");
    case PTERO_SERVER_STATE_INSTALL_FAILED: return _("Installation Failed");
    case PTERO_SERVER_STATE_SUSPENDED: return _("Suspended");
    case PTERO_SERVER_STATE_TRANSFERRING: return _("Moving to Another Node");
    case PTERO_SERVER_STATE_RESTORING: return _("Restoring a Backup");
    case PTERO_SERVER_STATE_MAINTENANCE: return _("Node Under Maintenance");
    default: return ptero_server_state_get_label (state);
    }
}

/**
 * ptero_server_describe_conflict:
 * @server: a server in a conflict state
 * @egg: (nullable): the name of its egg
 *
 * Returns: (transfer full): what is happening to it, as markup
 */
char *
ptero_server_describe_conflict (PteroFleetServer *server,
                                const char       *egg)
{
  const char *name = ptero_fleet_server_get_server (server)->node;
  g_autofree char *node = ptero_text_make_safe (name != NULL ? name : "");
  g_autofree char *safe_egg = ptero_text_make_safe (egg != NULL ? egg : "");

  switch (ptero_fleet_server_get_state (server))
    {
    case PTERO_SERVER_STATE_INSTALLING:
      if (*safe_egg != '\0')
        /* Translators: %s is the name of an egg */
        return g_markup_printf_escaped (_("The panel is running the install script of the egg “%s”. Console, files and the other sections come back by themselves when it ends."), safe_egg);
      return g_markup_escape_text (_("The panel is running the install script of this server. Console, files and the other sections come back by themselves when it ends."), -1);
    case PTERO_SERVER_STATE_INSTALL_FAILED:
      return g_markup_escape_text (_("The install script ended with an error. The log of the installation on the node may say what went wrong; then the server can be reinstalled."), -1);
    case PTERO_SERVER_STATE_SUSPENDED:
      return g_markup_escape_text (_("An administrator of the panel suspended this server. It cannot be started, nor its files be reached, until that is lifted."), -1);
    case PTERO_SERVER_STATE_TRANSFERRING:
      /* Translators: %s is the name of a node */
      return g_markup_printf_escaped (_("The panel is moving this server away from “%s”. Console, files and the other sections come back by themselves when it has arrived."), node);
    case PTERO_SERVER_STATE_RESTORING:
      return g_markup_escape_text (_("The panel is restoring a backup of this server. Console, files and the other sections come back by themselves when that is done."), -1);
    case PTERO_SERVER_STATE_MAINTENANCE:
      /* Translators: %s is the name of a node */
      return g_markup_printf_escaped (_("“%s” is under maintenance. Its servers can be used again, by themselves, when that is over."), node);
    default:
      return g_strdup ("");
    }
}

/**
 * ptero_server_describe_notice:
 * @server: a server
 *
 * That its panel does not answer is said of the panel, above all pages, and not
 * once more here.
 *
 * Returns: (transfer full) (nullable): why what is shown of it may be old, as plain text
 */
char *
ptero_server_describe_notice (PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  GDateTime *seen = ptero_panel_get_refreshed_at (panel);
  g_autofree char *name = ptero_text_make_safe (ptero_panel_get_name (panel));
  g_autofree char *node = NULL;
  g_autofree char *time = NULL;

  if (ptero_fleet_server_get_away (server) &&
      ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE)
    return NULL;

  if (ptero_fleet_server_get_away (server))
    {
      /* as it is for a moment after the start */
      if (seen == NULL || ptero_panel_get_state (panel) == PTERO_PANEL_STATE_IDLE ||
          ptero_panel_get_state (panel) == PTERO_PANEL_STATE_CONNECTING)
        /* Translators: %s is the name of a panel */
        return g_strdup_printf (_("“%s” was not reached yet. This is what was last known."), name);

      time = ptero_format_time (seen);

      /* Translators: a panel, and when it answered last */
      return g_strdup_printf (_("“%s” does not answer. This is what was known at %s."), name, time);
    }

  if (ptero_fleet_server_get_state (server) == PTERO_SERVER_STATE_NODE_DOWN &&
      !ptero_fleet_server_get_stale (server))
    {
      const char *text = ptero_fleet_server_get_server (server)->node;

      node = ptero_text_make_safe (text != NULL ? text : "");

      /* Translators: %s is the name of a node */
      return g_strdup_printf (_("The panel cannot reach the node “%s”. State and statistics come back by themselves when it answers again."), node);
    }

  return NULL;
}
