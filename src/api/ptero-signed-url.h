/* ptero-signed-url.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SIGNED_URL (ptero_signed_url_get_type ())

G_DECLARE_FINAL_TYPE (PteroSignedUrl, ptero_signed_url, PTERO, SIGNED_URL, PteroResource)

struct _PteroSignedUrl
{
  PteroResource   parent_instance;

  char           *url;
};

G_END_DECLS
