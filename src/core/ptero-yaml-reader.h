/* ptero-yaml-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *ptero_yaml_read (GBytes  *bytes,
                           GError **error);

G_END_DECLS
