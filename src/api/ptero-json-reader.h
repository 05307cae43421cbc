/* ptero-json-reader.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

gboolean    ptero_json_is_declared       (SoupMessageHeaders  *headers);
JsonNode   *ptero_json_read              (GBytes              *bytes,
                                          GError             **error);
const char *ptero_json_get_string_member (JsonObject          *object,
                                          const char          *member);
JsonArray  *ptero_json_get_array_member  (JsonObject          *object,
                                          const char          *member);
JsonObject *ptero_json_get_object_member (JsonObject          *object,
                                          const char          *member);

G_END_DECLS
