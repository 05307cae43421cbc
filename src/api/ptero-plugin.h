/* ptero-plugin.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-resource.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PLUGIN (ptero_plugin_get_type ())

G_DECLARE_FINAL_TYPE (PteroPlugin, ptero_plugin, PTERO, PLUGIN, PteroResource)

struct _PteroPlugin
{
  PteroResource   parent_instance;

  char           *id;
  char           *name;
  char           *author;
  char           *version;
  char           *description;
  char           *category;
  char           *url;
  char           *update_url;
  char           *namespace;
  char           *class;
  char           *panels;
  char           *panel_version;
  char           *status;
  char           *status_message;
  gint64          load_order;
  gboolean        is_compatible;
  gboolean        is_update_available;
  gboolean        has_settings;
  gboolean        can_enable;
  gboolean        can_disable;
};

G_END_DECLS
