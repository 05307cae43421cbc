/* ptero-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-egg.h"
#include "ptero-feature-limits.h"
#include "ptero-limits.h"
#include "ptero-resource.h"
#include "ptero-sftp-details.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER (ptero_server_get_type ())

G_DECLARE_FINAL_TYPE (PteroServer, ptero_server, PTERO, SERVER, PteroResource)

struct _PteroServer
{
  PteroResource         parent_instance;

  gboolean              server_owner;
  char                 *identifier;
  gint64                internal_id;
  char                 *server_identifier;
  char                 *uuid;
  char                 *name;
  char                 *node;
  gboolean              is_node_under_maintenance;
  PteroSftpDetails     *sftp_details;
  char                 *description;
  PteroLimits          *limits;
  char                 *invocation;
  char                 *docker_image;
  char                **egg_features;
  PteroFeatureLimits   *feature_limits;
  char                 *status;
  gboolean              is_suspended;
  gboolean              is_installing;
  gboolean              is_transferring;
  gboolean              skip_scripts;
  GListModel           *allocations;
  GListModel           *variables;
  PteroEgg             *egg;
  GListModel           *subusers;
};

G_END_DECLS
