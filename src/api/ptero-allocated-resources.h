/* ptero-allocated-resources.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ALLOCATED_RESOURCES (ptero_allocated_resources_get_type ())

G_DECLARE_FINAL_TYPE (PteroAllocatedResources, ptero_allocated_resources, PTERO, ALLOCATED_RESOURCES,
                      PteroResource)

struct _PteroAllocatedResources
{
  PteroResource  parent_instance;

  gint64         memory;
  gint64         disk;
  gint64         cpu;
};

G_END_DECLS
