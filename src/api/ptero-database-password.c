/* ptero-database-password.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-database-password.h"

/**
 * PteroDatabasePassword:
 *
 * The password of a database.
 */

G_DEFINE_FINAL_TYPE (PteroDatabasePassword, ptero_database_password, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD_FULL (PteroDatabasePassword, "password", password, ptero_type_string,
                    PTERO_FIELD_NOT_RECORDED),
};

static void
ptero_database_password_class_init (PteroDatabasePasswordClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_database_password_init (PteroDatabasePassword *self)
{
}

/**
 * PteroDatabasePassword:password:
 *
 * The password.
 */
