/* demo-shape.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void demo_shape_compare (JsonNode   *recorded,
                         JsonNode   *given,
                         GPtrArray  *differences);

G_END_DECLS
