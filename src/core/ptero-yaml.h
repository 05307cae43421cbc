/* ptero-yaml.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *ptero_yaml_from_json (JsonNode *node);

G_END_DECLS
