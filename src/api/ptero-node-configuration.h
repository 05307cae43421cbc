/* ptero-node-configuration.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-node-api.h"
#include "ptero-node-system.h"
#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_NODE_CONFIGURATION (ptero_node_configuration_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodeConfiguration, ptero_node_configuration, PTERO, NODE_CONFIGURATION,
                      PteroResource)

struct _PteroNodeConfiguration
{
  PteroResource      parent_instance;

  gboolean           debug;
  char              *uuid;
  char              *token_id;
  char              *token;
  PteroNodeApi      *api;
  PteroNodeSystem   *system;
  char             **allowed_mounts;
  char              *remote;
};

G_END_DECLS
