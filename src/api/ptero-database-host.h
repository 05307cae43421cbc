/* ptero-database-host.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_DATABASE_HOST (ptero_database_host_get_type ())

G_DECLARE_FINAL_TYPE (PteroDatabaseHost, ptero_database_host, PTERO, DATABASE_HOST, PteroResource)

struct _PteroDatabaseHost
{
  PteroResource   parent_instance;

  gint64          id;
  char           *name;
  char           *host;
  gint64          port;
  char           *username;
  gint64          node_id;
  GDateTime      *created_at;
  GDateTime      *updated_at;
  GListModel     *databases;
  GListModel     *nodes;
};

G_END_DECLS
