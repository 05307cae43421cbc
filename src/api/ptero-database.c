/* ptero-database.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database.h"

/**
 * PteroDatabase:
 *
 * A database of a server, as the Client API shows it.
 */

G_DEFINE_FINAL_TYPE (PteroDatabase, ptero_database, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroDatabase, id, ptero_type_string),
  PTERO_FIELD (PteroDatabase, host, ptero_database_address_get_type),
  PTERO_FIELD (PteroDatabase, name, ptero_type_string),
  PTERO_FIELD (PteroDatabase, username, ptero_type_string),
  PTERO_FIELD (PteroDatabase, connections_from, ptero_type_string),
  PTERO_FIELD (PteroDatabase, max_connections, ptero_type_int),
  PTERO_FIELD_FULL (PteroDatabase, "password", password, ptero_database_password_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_database_class_init (PteroDatabaseClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_database_init (PteroDatabase *self)
{
}

/**
 * PteroDatabase:id:
 *
 * What identifies it: text on Pterodactyl, a number on Pelican.
 */

/**
 * PteroDatabase:host:
 *
 * Where it is reached.
 */

/**
 * PteroDatabase:name:
 *
 * Its name.
 */

/**
 * PteroDatabase:username:
 *
 * The name to log in with.
 */

/**
 * PteroDatabase:connections-from:
 *
 * Where connections may come from; `%` is anywhere.
 */

/**
 * PteroDatabase:max-connections:
 *
 * How many connections at once, 0 if unlimited.
 */

/**
 * PteroDatabase:password:
 *
 * The password, if asked for by `include=password`; %NULL without the
 * permission.
 */
