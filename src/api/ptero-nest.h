/* ptero-nest.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NEST (ptero_nest_get_type ())

G_DECLARE_FINAL_TYPE (PteroNest, ptero_nest, PTERO, NEST, PteroResource)

struct _PteroNest
{
  PteroResource   parent_instance;

  gint64          id;
  char           *uuid;
  char           *author;
  char           *name;
  char           *description;
  GDateTime      *created_at;
  GDateTime      *updated_at;
  GListModel     *eggs;
  GListModel     *servers;
};

G_END_DECLS
