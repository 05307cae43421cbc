/* ptero-account.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ACCOUNT (ptero_account_get_type ())

G_DECLARE_FINAL_TYPE (PteroAccount, ptero_account, PTERO, ACCOUNT, PteroResource)

struct _PteroAccount
{
  PteroResource   parent_instance;

  gint64          id;
  char           *uuid;
  gboolean        admin;
  char           *username;
  char           *email;
  char           *first_name;
  char           *last_name;
  char           *language;
  char           *image;
  gboolean        two_factor_enabled;
  GDateTime      *created_at;
  GDateTime      *updated_at;
};

G_END_DECLS
