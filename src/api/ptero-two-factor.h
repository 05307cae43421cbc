/* ptero-two-factor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TWO_FACTOR (ptero_two_factor_get_type ())

G_DECLARE_FINAL_TYPE (PteroTwoFactor, ptero_two_factor, PTERO, TWO_FACTOR, PteroResource)

struct _PteroTwoFactor
{
  PteroResource   parent_instance;

  char           *image_url_data;
  char           *secret;
};

G_END_DECLS
