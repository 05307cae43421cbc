/* ptero-user.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_USER (ptero_user_get_type ())

G_DECLARE_FINAL_TYPE (PteroUser, ptero_user, PTERO, USER, PteroResource)

struct _PteroUser
{
  PteroResource   parent_instance;

  gint64          id;
  char           *external_id;
  char           *uuid;
  char           *username;
  char           *email;
  char           *first_name;
  char           *last_name;
  char           *language;
  char           *timezone;
  char           *image;
  gboolean        root_admin;
  gboolean        is_managed_externally;
  gboolean        two_factor_enabled;
  GDateTime      *created_at;
  GDateTime      *updated_at;
  GListModel     *servers;
  GListModel     *roles;
};

G_END_DECLS
