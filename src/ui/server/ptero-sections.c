/* ptero-sections.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sections.h"

#include <glib/gi18n.h>

#include "ptero-activity.h"
#include "ptero-backups.h"
#include "ptero-console-view.h"
#include "ptero-file-browser.h"
#include "ptero-databases.h"
#include "ptero-network.h"
#include "ptero-schedules.h"
#include "ptero-server-details.h"
#include "ptero-server-settings.h"
#include "ptero-startup.h"
#include "ptero-subusers.h"

static GtkWidget *
create_details (PteroAccess   *access,
                PteroJobQueue *jobs)
{
  return ptero_server_details_new (ptero_access_get_server (access));
}

static GtkWidget *
create_console (PteroAccess   *access,
                PteroJobQueue *jobs)
{
  return ptero_console_view_new (ptero_access_get_server (access));
}

/* In the order of the page. */
static const PteroSection sections[] = {
  { "overview", N_("Overview"), "ptero-server-symbolic", NULL, create_details },
  { "console", N_("Console"), "utilities-terminal-symbolic", "websocket.connect", create_console },
  { "files", N_("Files"), "folder-symbolic", "file.read", ptero_file_browser_new },
  { "backups", N_("Backups"), "drive-harddisk-symbolic", "backup.read", ptero_backups_new },
  { "schedules", N_("Schedules"), "alarm-symbolic", "schedule.read", ptero_schedules_new },
  { "databases", N_("Databases"), "ptero-database-symbolic", "database.read", ptero_databases_new },
  { "network", N_("Network"), "ptero-network-symbolic", "allocation.read", ptero_network_new },
  { "users", N_("Users"), "ptero-users-symbolic", "user.read", ptero_subusers_new },
  { "startup", N_("Startup"), "system-run-symbolic", "startup.read", ptero_startup_new },
  { "settings", N_("Settings"), "emblem-system-symbolic", NULL, ptero_server_settings_new },
  { "activity", N_("Activity"), "document-open-recent-symbolic", "activity.read", ptero_activity_new },
};

/**
 * ptero_sections_get:
 * @n_sections: (out): how many there are
 *
 * Returns: (array length=n_sections) (transfer none): the sections of a server's page
 */
const PteroSection *
ptero_sections_get (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);

  return sections;
}

/**
 * ptero_sections_find:
 * @name: (nullable): a name
 *
 * Returns: (transfer none) (nullable): the section of that name
 */
const PteroSection *
ptero_sections_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      return &sections[i];

  return NULL;
}
