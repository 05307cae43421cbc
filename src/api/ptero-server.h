/* ptero-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"
#include "ptero-limits.h"
#include "ptero-feature-limits.h"
#include "ptero-sftp-details.h"

G_BEGIN_DECLS

#define PTERO_TYPE_SERVER (ptero_server_get_type ())

G_DECLARE_FINAL_TYPE (PteroServer, ptero_server, PTERO, SERVER, PteroResource)

struct _PteroServer
{
  PteroResource  parent_instance;

  gboolean            server_owner;
  char               *identifier;   /* first eight characters of the uuid */
  gint64              internal_id;  /* the id of the Application API */
  char               *uuid;
  char               *name;
  char               *node;         /* its name */
  gboolean            is_node_under_maintenance;
  PteroSftpDetails   *sftp_details;
  char               *description;
  PteroLimits        *limits;
  char               *invocation;
  char               *docker_image;
  char              **egg_features;
  PteroFeatureLimits *feature_limits;
  char               *status;       /* null, installing, install_failed, reinstall_failed, suspended, restoring_backup */
  gboolean            is_suspended;
  gboolean            is_installing;
  gboolean            is_transferring;
  GListModel         *allocations;  /* relation: of PteroAllocation */
  GListModel         *variables;    /* relation: of PteroEggVariable; NULL without startup.read */
  /* relations egg and subusers are asked for on demand */
};

G_END_DECLS
