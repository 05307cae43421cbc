/* ptero-location.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LOCATION (ptero_location_get_type ())

G_DECLARE_FINAL_TYPE (PteroLocation, ptero_location, PTERO, LOCATION, PteroResource)

struct _PteroLocation
{
  PteroResource   parent_instance;

  gint64          id;
  char           *short_name;
  char           *long_name;
  GDateTime      *updated_at;
  GDateTime      *created_at;
  GListModel     *nodes;
  GListModel     *servers;
};

G_END_DECLS
