/* ptero-json-value.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean     ptero_json_read_boolean (JsonNode   *node,
                                      gboolean   *value);
gboolean     ptero_json_read_int     (JsonNode   *node,
                                      gint64      null_value,
                                      gint64     *value);
gboolean     ptero_json_read_double  (JsonNode   *node,
                                      double     *value);
gboolean     ptero_json_read_date    (JsonNode   *node,
                                      GDateTime **value);
gboolean     ptero_json_is_text      (JsonNode   *node);
const char  *ptero_json_get_text     (JsonNode   *node,
                                      char      **made);
gboolean     ptero_json_is_strv      (JsonNode   *node);
char       **ptero_json_dup_strv     (JsonNode   *node);
gboolean     ptero_json_is_finite    (JsonNode   *node);
JsonNode    *ptero_json_copy         (JsonNode   *node);
char        *ptero_json_to_text      (JsonNode   *node);

G_END_DECLS
