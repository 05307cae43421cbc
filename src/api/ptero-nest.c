/* ptero-nest.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-nest.h"

#include "ptero-app-server.h"
#include "ptero-egg.h"

/**
 * PteroNest:
 *
 * A group of eggs. Pelican has none.
 */

G_DEFINE_FINAL_TYPE (PteroNest, ptero_nest, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroNest, id, ptero_type_int),
  PTERO_FIELD (PteroNest, uuid, ptero_type_string),
  PTERO_FIELD (PteroNest, author, ptero_type_string),
  PTERO_FIELD (PteroNest, name, ptero_type_string),
  PTERO_FIELD (PteroNest, description, ptero_type_string),
  PTERO_FIELD (PteroNest, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroNest, updated_at, g_date_time_get_type),
  { "eggs", "eggs", g_list_model_get_type, ptero_egg_get_type, G_STRUCT_OFFSET (PteroNest, eggs),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  { "servers", "servers", g_list_model_get_type, ptero_app_server_get_type,
    G_STRUCT_OFFSET (PteroNest, servers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_nest_class_init (PteroNestClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_nest_init (PteroNest *self)
{
}

/**
 * PteroNest:id:
 *
 * The number that identifies it.
 */

/**
 * PteroNest:uuid:
 *
 * What identifies it everywhere.
 */

/**
 * PteroNest:author:
 *
 * The e-mail address of who made it.
 */

/**
 * PteroNest:name:
 *
 * Its name.
 */

/**
 * PteroNest:description:
 *
 * What it is; %NULL if nobody said.
 */

/**
 * PteroNest:created-at:
 *
 * When it was made.
 */

/**
 * PteroNest:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroNest:eggs:
 *
 * A list of [class@Ptero.Egg], if asked for by `include=eggs`.
 */

/**
 * PteroNest:servers:
 *
 * A list of [class@Ptero.AppServer], if asked for by `include=servers`.
 */
