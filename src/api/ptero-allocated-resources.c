/* ptero-allocated-resources.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-allocated-resources.h"

/**
 * PteroAllocatedResources:
 *
 * How much of a node is promised to servers. What is unlimited counts as
 * nothing.
 */

G_DEFINE_FINAL_TYPE (PteroAllocatedResources, ptero_allocated_resources, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroAllocatedResources, memory, ptero_type_int),
  PTERO_FIELD (PteroAllocatedResources, disk, ptero_type_int),
  PTERO_FIELD (PteroAllocatedResources, cpu, ptero_type_int),
};

static void
ptero_allocated_resources_class_init (PteroAllocatedResourcesClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_allocated_resources_init (PteroAllocatedResources *self)
{
}

/**
 * PteroAllocatedResources:memory:
 *
 * Memory in MiB.
 */

/**
 * PteroAllocatedResources:disk:
 *
 * Disk space in MiB.
 */

/**
 * PteroAllocatedResources:cpu:
 *
 * (Pelican) Processor time in percent of one core.
 */
