/* ptero-egg.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg.h"

#include "ptero-app-server.h"
#include "ptero-app-variable.h"

/**
 * PteroEgg:
 *
 * A kind of server: how it is installed, started and stopped.
 *
 * The Client API tells no more than the uuid and the name.
 */

G_DEFINE_FINAL_TYPE (PteroEgg, ptero_egg, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroEgg, id, ptero_type_int),
  PTERO_FIELD (PteroEgg, uuid, ptero_type_string),
  PTERO_FIELD (PteroEgg, name, ptero_type_string),
  PTERO_FIELD_AS (PteroEgg, "nest", nest_id, ptero_type_int),
  PTERO_FIELD (PteroEgg, author, ptero_type_string),
  PTERO_FIELD (PteroEgg, description, ptero_type_string),
  PTERO_FIELD (PteroEgg, icon, ptero_type_string),
  PTERO_FIELD (PteroEgg, features, g_strv_get_type),
  PTERO_FIELD (PteroEgg, tags, g_strv_get_type),
  PTERO_FIELD (PteroEgg, docker_image, ptero_type_string),
  PTERO_FIELD (PteroEgg, docker_images, ptero_type_json),
  PTERO_FIELD (PteroEgg, config, ptero_egg_config_get_type),
  PTERO_FIELD (PteroEgg, startup, ptero_type_string),
  PTERO_FIELD (PteroEgg, startup_commands, ptero_type_json),
  PTERO_FIELD (PteroEgg, script, ptero_egg_script_get_type),
  PTERO_FIELD (PteroEgg, created_at, g_date_time_get_type),
  PTERO_FIELD (PteroEgg, updated_at, g_date_time_get_type),
  PTERO_FIELD_FULL (PteroEgg, "nest", nest, ptero_nest_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "servers", "servers", g_list_model_get_type, ptero_app_server_get_type,
    G_STRUCT_OFFSET (PteroEgg, servers),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
  PTERO_FIELD_FULL (PteroEgg, "config", inherited_config, ptero_egg_config_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  PTERO_FIELD_FULL (PteroEgg, "script", inherited_script, ptero_egg_script_get_type,
                    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED),
  { "variables", "variables", g_list_model_get_type, ptero_app_variable_get_type,
    G_STRUCT_OFFSET (PteroEgg, variables),
    PTERO_FIELD_RELATION | PTERO_FIELD_NOT_RECORDED },
};

static void
ptero_egg_class_init (PteroEggClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "uuid";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_egg_init (PteroEgg *self)
{
}

/**
 * PteroEgg:id:
 *
 * The number that the Application API knows it by; 0 from the Client API.
 */

/**
 * PteroEgg:uuid:
 *
 * What identifies it everywhere.
 */

/**
 * PteroEgg:name:
 *
 * Its name.
 */

/**
 * PteroEgg:nest-id:
 *
 * The number of its nest; 0 on Pelican.
 */

/**
 * PteroEgg:author:
 *
 * The e-mail address of who made it.
 */

/**
 * PteroEgg:description:
 *
 * What it is; %NULL if nobody said.
 */

/**
 * PteroEgg:icon:
 *
 * (Pelican) A picture.
 */

/**
 * PteroEgg:features:
 *
 * (Pelican) What servers of it can do.
 */

/**
 * PteroEgg:tags:
 *
 * (Pelican) Its tags.
 */

/**
 * PteroEgg:docker-image:
 *
 * The first of its images.
 */

/**
 * PteroEgg:docker-images:
 *
 * An object from labels to images; a list of images on panels before 1.8.
 */

/**
 * PteroEgg:config:
 *
 * How Wings treats its servers.
 */

/**
 * PteroEgg:startup:
 *
 * The line its servers are started with, with placeholders; %NULL if
 * inherited.
 */

/**
 * PteroEgg:startup-commands:
 *
 * (Pelican) An object from labels to such lines.
 */

/**
 * PteroEgg:script:
 *
 * How its servers are installed.
 */

/**
 * PteroEgg:created-at:
 *
 * When it was made.
 */

/**
 * PteroEgg:updated-at:
 *
 * When it was last changed.
 */

/**
 * PteroEgg:nest:
 *
 * Its nest, if asked for by `include=nest`.
 */

/**
 * PteroEgg:servers:
 *
 * A list of [class@Ptero.AppServer], if asked for by `include=servers`.
 */

/**
 * PteroEgg:inherited-config:
 *
 * What it inherits, if asked for by `include=config`; %NULL if nothing.
 */

/**
 * PteroEgg:inherited-script:
 *
 * What it inherits, if asked for by `include=script`; %NULL if nothing.
 */

/**
 * PteroEgg:variables:
 *
 * A list of [class@Ptero.AppVariable], if asked for by `include=variables`.
 */
