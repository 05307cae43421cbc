/* ptero-demo-json-input.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *ptero_demo_json_read (const char  *text,
                                gsize        length,
                                const char **reason);

G_END_DECLS
