/* ptero-database.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-database-address.h"
#include "ptero-database-password.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_DATABASE (ptero_database_get_type ())

G_DECLARE_FINAL_TYPE (PteroDatabase, ptero_database, PTERO, DATABASE, PteroResource)

struct _PteroDatabase
{
  PteroResource           parent_instance;

  char                   *id;
  PteroDatabaseAddress   *host;
  char                   *name;
  char                   *username;
  char                   *connections_from;
  gint64                  max_connections;
  PteroDatabasePassword  *password;
};

G_END_DECLS
