/* ptero-api-key.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_API_KEY (ptero_api_key_get_type ())

G_DECLARE_FINAL_TYPE (PteroApiKey, ptero_api_key, PTERO, API_KEY, PteroResource)

struct _PteroApiKey
{
  PteroResource    parent_instance;

  char            *identifier;
  char            *description;
  char           **allowed_ips;
  GDateTime       *last_used_at;
  GDateTime       *created_at;
};

G_END_DECLS
