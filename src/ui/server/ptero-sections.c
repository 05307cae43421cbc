/* ptero-sections.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sections.h"

#include <glib/gi18n.h>

#include "ptero-backups.h"
#include "ptero-console-view.h"
#include "ptero-file-browser.h"
#include "ptero-server-details.h"

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
