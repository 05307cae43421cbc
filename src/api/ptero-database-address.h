/* ptero-database-address.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_DATABASE_ADDRESS (ptero_database_address_get_type ())

G_DECLARE_FINAL_TYPE (PteroDatabaseAddress, ptero_database_address, PTERO, DATABASE_ADDRESS,
                      PteroResource)

struct _PteroDatabaseAddress
{
  PteroResource   parent_instance;

  char           *address;
  gint64          port;
};

G_END_DECLS
