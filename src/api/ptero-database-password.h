/* ptero-database-password.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_DATABASE_PASSWORD (ptero_database_password_get_type ())

G_DECLARE_FINAL_TYPE (PteroDatabasePassword, ptero_database_password, PTERO, DATABASE_PASSWORD,
                      PteroResource)

struct _PteroDatabasePassword
{
  PteroResource   parent_instance;

  char           *password;
};

G_END_DECLS
