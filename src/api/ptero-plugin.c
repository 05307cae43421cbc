/* ptero-plugin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-plugin.h"

/**
 * PteroPlugin:
 *
 * (Pelican) Something that was added to the panel, and runs in it.
 */

G_DEFINE_FINAL_TYPE (PteroPlugin, ptero_plugin, PTERO_TYPE_RESOURCE)

static const PteroField fields[] = {
  PTERO_FIELD (PteroPlugin, id, ptero_type_string),
  PTERO_FIELD (PteroPlugin, name, ptero_type_string),
  PTERO_FIELD (PteroPlugin, author, ptero_type_string),
  PTERO_FIELD (PteroPlugin, version, ptero_type_string),
  PTERO_FIELD (PteroPlugin, description, ptero_type_string),
  PTERO_FIELD (PteroPlugin, category, ptero_type_string),
  PTERO_FIELD (PteroPlugin, url, ptero_type_string),
  PTERO_FIELD (PteroPlugin, update_url, ptero_type_string),
  PTERO_FIELD (PteroPlugin, namespace, ptero_type_string),
  PTERO_FIELD (PteroPlugin, class, ptero_type_string),
  PTERO_FIELD (PteroPlugin, panels, ptero_type_string),
  PTERO_FIELD (PteroPlugin, panel_version, ptero_type_string),
  PTERO_FIELD (PteroPlugin, status, ptero_type_string),
  PTERO_FIELD (PteroPlugin, status_message, ptero_type_string),
  PTERO_FIELD (PteroPlugin, load_order, ptero_type_int),
  PTERO_FIELD (PteroPlugin, is_compatible, ptero_type_boolean),
  PTERO_FIELD (PteroPlugin, is_update_available, ptero_type_boolean),
  PTERO_FIELD (PteroPlugin, has_settings, ptero_type_boolean),
  PTERO_FIELD (PteroPlugin, can_enable, ptero_type_boolean),
  PTERO_FIELD (PteroPlugin, can_disable, ptero_type_boolean),
};

static void
ptero_plugin_class_init (PteroPluginClass *klass)
{
  PteroResourceClass *resource_class = PTERO_RESOURCE_CLASS (klass);

  resource_class->identity = "id";
  ptero_resource_class_install_fields (resource_class, fields, G_N_ELEMENTS (fields));
}

static void
ptero_plugin_init (PteroPlugin *self)
{
}

/**
 * PteroPlugin:id:
 *
 * What identifies it, the name of its folder.
 */

/**
 * PteroPlugin:name:
 *
 * Its name.
 */

/**
 * PteroPlugin:author:
 *
 * Who made it.
 */

/**
 * PteroPlugin:version:
 *
 * Its version.
 */

/**
 * PteroPlugin:description:
 *
 * What it is for; %NULL if it does not say.
 */

/**
 * PteroPlugin:category:
 *
 * `plugin`, `theme` or `language`; later panels may have others.
 */

/**
 * PteroPlugin:url:
 *
 * A page about it; %NULL if it has none.
 */

/**
 * PteroPlugin:update-url:
 *
 * Where the panel looks for newer versions; %NULL if nowhere.
 */

/**
 * PteroPlugin:namespace:
 *
 * The PHP namespace of its code.
 */

/**
 * PteroPlugin:class:
 *
 * The PHP class that it begins with.
 */

/**
 * PteroPlugin:panels:
 *
 * The parts of the panel that it is for, with commas between them; %NULL for all.
 */

/**
 * PteroPlugin:panel-version:
 *
 * The version of the panel that it is made for; %NULL for any.
 */

/**
 * PteroPlugin:status:
 *
 * `not_installed`, `disabled`, `enabled`, `errored` or `incompatible`; later
 * panels may have others.
 */

/**
 * PteroPlugin:status-message:
 *
 * What is wrong with it; %NULL if nothing is.
 */

/**
 * PteroPlugin:load-order:
 *
 * How many are loaded before it.
 */

/**
 * PteroPlugin:is-compatible:
 *
 * Whether it is made for the version of the panel.
 */

/**
 * PteroPlugin:is-update-available:
 *
 * Whether there is a newer version.
 */

/**
 * PteroPlugin:has-settings:
 *
 * Whether it has settings, which the panel shows.
 */

/**
 * PteroPlugin:can-enable:
 *
 * Whether the panel would enable it now.
 */

/**
 * PteroPlugin:can-disable:
 *
 * Whether the panel would disable it now.
 */
