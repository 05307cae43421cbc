/* ptero-panel-pages.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-pages.h"

#include <glib/gi18n.h>

#include "ptero-account-page.h"
#include "ptero-admin-elsewhere.h"
#include "ptero-admin-hosts.h"
#include "ptero-admin-locations.h"
#include "ptero-admin-mounts.h"
#include "ptero-admin-nests.h"
#include "ptero-admin-nodes.h"
#include "ptero-admin-overview.h"
#include "ptero-admin-plugins.h"
#include "ptero-admin-roles.h"
#include "ptero-admin-servers.h"
#include "ptero-admin-users.h"

/* In the order of the sidebar: servers and people, where servers run, what they are made of, what
 * the panel itself has. */
static const PteroPanelPageInfo pages[] = {
  { "account", N_("Account"), "avatar-default-symbolic", PTERO_API_CLIENT, 0,
    ptero_account_page_new },
  { "admin-overview", N_("Overview"), "view-list-symbolic", PTERO_API_APPLICATION, 0,
    ptero_admin_overview_new },
  { "admin-servers", N_("Servers"), "ptero-server-symbolic", PTERO_API_APPLICATION, 0,
    ptero_admin_servers_new },
  { "admin-users", N_("Users"), "system-users-symbolic", PTERO_API_APPLICATION, 0,
    ptero_admin_users_new },
  { "admin-roles", N_("Roles"), "ptero-lock-symbolic", PTERO_API_APPLICATION, PTERO_FLAVOUR_PELICAN,
    ptero_admin_roles_new },
  { "admin-nodes", N_("Nodes"), "network-server-symbolic", PTERO_API_APPLICATION, 0,
    ptero_admin_nodes_new },
  { "admin-locations", N_("Locations"), "mark-location-symbolic", PTERO_API_APPLICATION,
    PTERO_FLAVOUR_PTERODACTYL, ptero_admin_locations_new },
  { "admin-nests", N_("Nests"), "view-grid-symbolic", PTERO_API_APPLICATION,
    PTERO_FLAVOUR_PTERODACTYL, ptero_admin_nests_new },
  { "admin-eggs", N_("Eggs"), "view-grid-symbolic", PTERO_API_APPLICATION, PTERO_FLAVOUR_PELICAN,
    ptero_admin_eggs_new },
  { "admin-mounts", N_("Mounts"), "folder-symbolic", PTERO_API_APPLICATION, PTERO_FLAVOUR_PELICAN,
    ptero_admin_mounts_new },
  { "admin-database-hosts", N_("Database Hosts"), "ptero-database-symbolic", PTERO_API_APPLICATION,
    PTERO_FLAVOUR_PELICAN, ptero_admin_hosts_new },
  { "admin-plugins", N_("Plugins"), "application-x-addon-symbolic", PTERO_API_APPLICATION,
    PTERO_FLAVOUR_PELICAN, ptero_admin_plugins_new },
  { "admin-elsewhere", N_("Only in the Panel"), "ptero-open-external-symbolic",
    PTERO_API_APPLICATION, 0, ptero_admin_elsewhere_new },
};

/**
 * ptero_panel_pages_get:
 * @n_pages: (out): how many there are
 *
 * Returns: (array length=n_pages) (transfer none): the pages that a panel may have
 */
const PteroPanelPageInfo *
ptero_panel_pages_get (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);

  return pages;
}

/**
 * ptero_panel_pages_find:
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the page of that name
 */
const PteroPanelPageInfo *
ptero_panel_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];

  return NULL;
}

/**
 * ptero_panel_pages_offer:
 * @panel: a panel
 * @api: an API
 *
 * The account key of an administrator is good for both.
 *
 * Returns: whether @panel has pages for which @api is needed
 */
gboolean
ptero_panel_pages_offer (PteroPanel *panel,
                         PteroApi    api)
{
  g_return_val_if_fail (PTERO_IS_PANEL (panel), FALSE);

  return ptero_panel_may_use (panel, api);
}

/**
 * ptero_panel_pages_has:
 * @panel: a panel
 * @info: a page
 *
 * Returns: whether @panel has that page
 */
gboolean
ptero_panel_pages_has (PteroPanel               *panel,
                       const PteroPanelPageInfo *info)
{
  g_return_val_if_fail (info != NULL, FALSE);

  return ptero_panel_pages_offer (panel, info->api) && ptero_panel_offers (panel, info->flavour);
}
