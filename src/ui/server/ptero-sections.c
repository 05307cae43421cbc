/* ptero-sections.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sections.h"

#include <glib/gi18n.h>

#include "ptero-activity.h"
#include "ptero-backups.h"
#include "ptero-file-browser.h"
#include "ptero-databases.h"
#include "ptero-feature-limits.h"
#include "ptero-list-pane.h"
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

static guint
count_items (GtkWidget *widget)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ptero_list_pane_get_listing (PTERO_LIST_PANE (widget))));
}

static gint64
get_backup_limit (PteroServer *server)
{
  return server->feature_limits != NULL ? server->feature_limits->backups : 0;
}

static gint64
get_database_limit (PteroServer *server)
{
  return server->feature_limits != NULL ? server->feature_limits->databases : 0;
}

static GListModel *
get_ports (PteroServer *server)
{
  return server->allocations;
}

static gint64
get_port_limit (PteroServer *server)
{
  return server->feature_limits != NULL ? server->feature_limits->allocations : 0;
}

/* In the order of the page. */
static const PteroSection sections[] = {
  { "overview", N_("Overview"), "ptero-server-symbolic", NULL, create_details },
  { "console", N_("Console"), "utilities-terminal-symbolic", "websocket.connect" },
  { "files", N_("Files"), "folder-symbolic", "file.read", ptero_file_browser_new },
  { "backups", N_("Backups"), "drive-harddisk-symbolic", "backup.read", ptero_backups_new,
    ptero_backups_count, NULL, get_backup_limit },
  { "schedules", N_("Schedules"), "alarm-symbolic", "schedule.read", ptero_schedules_new,
    count_items },
  { "databases", N_("Databases"), "ptero-database-symbolic", "database.read", ptero_databases_new,
    count_items, NULL, get_database_limit },
  { "network", N_("Network"), "ptero-network-symbolic", "allocation.read", ptero_network_new,
    count_items, get_ports, get_port_limit },
  { "users", N_("Users"), "ptero-users-symbolic", "user.read", ptero_subusers_new, count_items },
  { "startup", N_("Startup"), "system-run-symbolic", "startup.read", ptero_startup_new },
  { "settings", N_("Settings"), "emblem-system-symbolic", NULL, ptero_server_settings_new },
  { "activity", N_("Activity"), "document-open-recent-symbolic", "activity.read",
    ptero_activity_new },
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

/**
 * ptero_section_dup_count:
 * @section: a section
 * @access: what may be done with the server
 * @widget: (nullable): what @section made, if it was opened already
 *
 * Asks nobody: of what was not listed yet, nothing is told.
 *
 * Returns: (transfer full) (nullable): how many there are of what it lists, and of how many
 */
char *
ptero_section_dup_count (const PteroSection *section,
                         PteroAccess        *access,
                         GtkWidget          *widget)
{
  PteroServer *server;
  GListModel *known;
  gint64 limit;
  guint n;

  g_return_val_if_fail (section != NULL, NULL);
  g_return_val_if_fail (PTERO_IS_ACCESS (access), NULL);

  server = ptero_fleet_server_get_server (ptero_access_get_server (access));
  known = section->known != NULL ? section->known (server) : NULL;
  if (section->count != NULL && widget != NULL &&
      ptero_listing_get_complete (ptero_list_pane_get_listing (PTERO_LIST_PANE (widget))))
    n = section->count (widget);
  else if (known != NULL)
    n = g_list_model_get_n_items (known);
  else
    return NULL;

  limit = section->get_limit != NULL ? section->get_limit (server) : 0;
  if (limit <= 0)
    return g_strdup_printf ("%u", n);

  /* Translators: how many there are, and how many there may be */
  return g_strdup_printf (_("%u/%u"), n, (guint) MIN (limit, G_MAXUINT));
}
