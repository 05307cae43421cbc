/* ptero-container.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-container.h"

/**
 * PteroContainer:
 *
 * What a server is started from.
 */

G_DEFINE_FINAL_TYPE (PteroContainer, ptero_container, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroContainer, startup_command, ptero_type_string),
  PTERO_FIELD_SHARED_STRING (PteroContainer, image),
  PTERO_FIELD (PteroContainer, installed, ptero_type_boolean),
  PTERO_FIELD (PteroContainer, environment, ptero_type_json),
};

static void
ptero_container_class_init (PteroContainerClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_container_init (PteroContainer *self)
{
}

/**
 * PteroContainer:startup-command:
 *
 * The line it is started with, with placeholders.
 */

/**
 * PteroContainer:image:
 *
 * The image it runs in.
 */

/**
 * PteroContainer:installed:
 *
 * Whether its installation is over and went well.
 */

/**
 * PteroContainer:environment:
 *
 * An object with the variables of its environment: texts, numbers or null.
 */
