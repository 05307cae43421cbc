/* ptero-database-address.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database-address.h"

/**
 * PteroDatabaseAddress:
 *
 * Where a database is reached.
 */

G_DEFINE_FINAL_TYPE (PteroDatabaseAddress, ptero_database_address, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroDatabaseAddress, address, ptero_type_string),
  PTERO_FIELD (PteroDatabaseAddress, port, ptero_type_int),
};

static void
ptero_database_address_class_init (PteroDatabaseAddressClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_database_address_init (PteroDatabaseAddress *self)
{
}

/**
 * PteroDatabaseAddress:address:
 *
 * The host name or address.
 */

/**
 * PteroDatabaseAddress:port:
 *
 * The port.
 */
