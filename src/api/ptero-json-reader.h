/* ptero-json-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *ptero_json_read              (GBytes      *bytes,
                                          GError     **error);
const char *ptero_json_get_string_member (JsonObject  *object,
                                          const char  *member);
JsonArray  *ptero_json_get_array_member  (JsonObject  *object,
                                          const char  *member);
JsonObject *ptero_json_get_object_member (JsonObject  *object,
                                          const char  *member);

G_END_DECLS
