/* ptero-app-database.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-database-host.h"
#include "ptero-database-password.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_APP_DATABASE (ptero_app_database_get_type ())

G_DECLARE_FINAL_TYPE (PteroAppDatabase, ptero_app_database, PTERO, APP_DATABASE, PteroResource)

struct _PteroAppDatabase
{
  PteroResource           parent_instance;

  gint64                  id;
  gint64                  server_id;
  gint64                  host_id;
  char                   *database;
  char                   *username;
  char                   *remote;
  gint64                  max_connections;
  GDateTime              *created_at;
  GDateTime              *updated_at;
  PteroDatabasePassword  *password;
  PteroDatabaseHost      *host;
};

G_END_DECLS
