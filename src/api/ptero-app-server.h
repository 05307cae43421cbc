/* ptero-app-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-container.h"
#include "ptero-egg.h"
#include "ptero-feature-limits.h"
#include "ptero-limits.h"
#include "ptero-location.h"
#include "ptero-nest.h"
#include "ptero-node.h"
#include "ptero-resource.h"
#include "ptero-user.h"

G_BEGIN_DECLS

#define PTERO_TYPE_APP_SERVER (ptero_app_server_get_type ())

G_DECLARE_FINAL_TYPE (PteroAppServer, ptero_app_server, PTERO, APP_SERVER, PteroResource)

struct _PteroAppServer
{
  PteroResource        parent_instance;

  gint64               id;
  char                *external_id;
  char                *uuid;
  char                *identifier;
  char                *name;
  char                *description;
  char                *status;
  gboolean             suspended;
  PteroLimits         *limits;
  PteroFeatureLimits  *feature_limits;
  gint64               user_id;
  gint64               node_id;
  gint64               allocation_id;
  gint64               nest_id;
  gint64               egg_id;
  PteroContainer      *container;
  GDateTime           *updated_at;
  GDateTime           *created_at;
  GListModel          *allocations;
  PteroUser           *user;
  GListModel          *subusers;
  PteroNest           *nest;
  PteroEgg            *egg;
  GListModel          *variables;
  PteroLocation       *location;
  PteroNode           *node;
  GListModel          *databases;
};

G_END_DECLS
