/* ptero-demo-yaml.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *ptero_demo_yaml_read  (const char  *text,
                                 gsize        length,
                                 const char **reason);
char     *ptero_demo_yaml_write (JsonNode    *node);

G_END_DECLS
