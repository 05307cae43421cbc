/* ptero-admin-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-columns.h"

#include <glib/gi18n.h>

#include "ptero-app-server.h"
#include "ptero-egg.h"
#include "ptero-node.h"

/**
 * ptero_admin_get_id:
 * @item: (type PteroResource): what a panel knows by a number
 *
 * Returns: the number
 */
gint64
ptero_admin_get_id (gpointer item)
{
  gint64 id;

  g_object_get (item, "id", &id, NULL);

  return id;
}

/**
 * ptero_admin_dup_id:
 * @item: (type PteroResource): what a panel knows by a number
 *
 * Returns: (transfer full): the number, as it is written in a path or a cell
 */
char *
ptero_admin_dup_id (gpointer item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, ptero_admin_get_id (item));
}

/**
 * ptero_admin_dup_name:
 * @item: (type PteroResource): what has a name
 *
 * Returns: (transfer full) (nullable): the name
 */
char *
ptero_admin_dup_name (gpointer item)
{
  char *name;

  g_object_get (item, "name", &name, NULL);

  return name;
}

static char *
dup_author (gpointer item)
{
  return g_strdup (PTERO_EGG (item)->author);
}

static char *
dup_host (gpointer item)
{
  return g_strdup (PTERO_NODE (item)->fqdn);
}

static char *
dup_uuid (gpointer item)
{
  return g_strdup (PTERO_APP_SERVER (item)->uuid);
}

#define ID   { "id", N_("ID"), ptero_admin_dup_id, PTERO_COLUMN_NUMERIC | PTERO_COLUMN_DETAIL, ptero_admin_get_id }
#define NAME { "name", N_("Name"), ptero_admin_dup_name, PTERO_COLUMN_EXPAND | PTERO_COLUMN_NAME }

const PteroColumn ptero_admin_egg_columns[PTERO_ADMIN_N_COLUMNS] = {
  ID,
  NAME,
  { "author", N_("Author"), dup_author, PTERO_COLUMN_DETAIL },
};

const PteroColumn ptero_admin_node_columns[PTERO_ADMIN_N_COLUMNS] = {
  ID,
  NAME,
  { "host", N_("Host Name"), dup_host, PTERO_COLUMN_MONOSPACE },
};

const PteroColumn ptero_admin_server_columns[PTERO_ADMIN_N_COLUMNS] = {
  ID,
  NAME,
  { "uuid", N_("UUID"), dup_uuid, PTERO_COLUMN_DETAIL | PTERO_COLUMN_MONOSPACE },
};
