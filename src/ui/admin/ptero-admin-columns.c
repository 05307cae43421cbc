/* ptero-admin-columns.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-admin-columns.h"

#include <glib/gi18n.h>

#include "ptero-app-server.h"
#include "ptero-egg.h"
#include "ptero-format.h"
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
dup_time (gpointer    item,
          const char *property)
{
  g_autoptr(GDateTime) time = NULL;

  g_object_get (item, property, &time, NULL);

  return time != NULL ? ptero_format_time (time) : NULL;
}

/**
 * ptero_admin_dup_created:
 * @item: (type PteroResource): what a panel tells the age of
 *
 * Returns: (transfer full) (nullable): when it was made
 */
char *
ptero_admin_dup_created (gpointer item)
{
  return dup_time (item, "created-at");
}

/**
 * ptero_admin_dup_changed:
 * @item: (type PteroResource): what a panel tells the age of
 *
 * Returns: (transfer full) (nullable): when it was last changed
 */
char *
ptero_admin_dup_changed (gpointer item)
{
  return dup_time (item, "updated-at");
}

/**
 * ptero_admin_count:
 * @list: (nullable): what a resource has of some kind
 *
 * Returns: how many that are
 */
gint64
ptero_admin_count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/**
 * ptero_admin_dup_count:
 * @list: (nullable): what a resource has of some kind
 *
 * A key that may not list them is not told of them: that is not none.
 *
 * Returns: (transfer full) (nullable): how many that are, %NULL if it is not known
 */
char *
ptero_admin_dup_count (GListModel *list)
{
  return list != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, ptero_admin_count (list)) : NULL;
}

PTERO_ADMIN_DEFINE_TEXT (dup_author, PteroEgg, author)
PTERO_ADMIN_DEFINE_TEXT (dup_host, PteroNode, fqdn)
PTERO_ADMIN_DEFINE_TEXT (dup_uuid, PteroAppServer, uuid)

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
