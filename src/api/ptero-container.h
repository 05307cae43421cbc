/* ptero-container.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONTAINER (ptero_container_get_type ())

G_DECLARE_FINAL_TYPE (PteroContainer, ptero_container, PTERO, CONTAINER, PteroResource)

struct _PteroContainer
{
  PteroResource   parent_instance;

  char           *startup_command;
  char           *image;
  gboolean        installed;
  JsonNode       *environment;
};

G_END_DECLS
