/* ptero-app-subuser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-app-server.h"
#include "ptero-resource.h"
#include "ptero-user.h"

G_BEGIN_DECLS

#define PTERO_TYPE_APP_SUBUSER (ptero_app_subuser_get_type ())

G_DECLARE_FINAL_TYPE (PteroAppSubuser, ptero_app_subuser, PTERO, APP_SUBUSER, PteroResource)

struct _PteroAppSubuser
{
  PteroResource     parent_instance;

  gint64            id;
  gint64            user_id;
  gint64            server_id;
  char            **permissions;
  GDateTime        *created_at;
  GDateTime        *updated_at;
  PteroUser        *user;
  PteroAppServer   *server;
};

G_END_DECLS
