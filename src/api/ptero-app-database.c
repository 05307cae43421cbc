/* ptero-app-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-app-database.h"

/**
 * PteroAppDatabase:
 *
 * A database of a server, as the Application API shows it.
 */

G_DEFINE_FINAL_TYPE (PteroAppDatabase, ptero_app_database, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAppDatabase, id, ptero_type_int),
  PTERO_FIELD_AS (PteroAppDatabase, "server", server_id, ptero_type_int),
  PTERO_FIELD_AS (PteroAppDatabase, "host", host_id, ptero_type_int),
  PTERO_FIELD (PteroAppDatabase, database, ptero_type_string),
  PTERO_FIELD (PteroAppDatabase, username, ptero_type_string),
  PTERO_FIELD (PteroAppDatabase, remote, ptero_type_string),
  PTERO_FIELD (PteroAppDatabase, max_connections, ptero_type_int),
  PTERO_FIELD (PteroAppDatabase, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroAppDatabase, updated_at, g_date_time_get_type),
  PTERO_FIELD_FULL (PteroAppDatabase, "password", password, ptero_database_password_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroAppDatabase, "host", host, ptero_database_host_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_app_database_class_init (PteroAppDatabaseClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_app_database_init (PteroAppDatabase *self)
{
}

/**
 * PteroAppDatabase:id:
 *
 * The number that identifies it.
 */

/**
 * PteroAppDatabase:server-id:
 *
 * The number of the server.
 */

/**
 * PteroAppDatabase:host-id:
 *
 * The number of its host.
 */

/**
 * PteroAppDatabase:database:
 *
 * Its name.
 */

/**
 * PteroAppDatabase:username:
 *
 * The name to log in with.
 */

/**
 * PteroAppDatabase:remote:
 *
 * Where connections may come from; `%` is anywhere.
 */

/**
 * PteroAppDatabase:max-connections:
 *
 * How many connections at once, 0 if unlimited.
 */

/**
 * PteroAppDatabase:created-at:
 *
 * When it was made.
 */

/**
 * PteroAppDatabase:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroAppDatabase:password:
 *
 * The password, if asked for by `include=password`.
 */

/**
 * PteroAppDatabase:host:
 *
 * The host, if asked for by `include=host`.
 */
