/* ptero-demo-input.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

gboolean  ptero_demo_input_read        (PteroDemoCall  *call);
JsonNode *ptero_demo_input_find        (JsonObject     *input,
                                        const char     *path);
char     *ptero_demo_input_get_string  (PteroDemoCall  *call,
                                        const char     *path);
gint64    ptero_demo_input_get_int     (PteroDemoCall  *call,
                                        const char     *path,
                                        gint64          fallback);
guint     ptero_demo_input_read_id     (JsonArray      *array,
                                        guint           position);
gboolean  ptero_demo_input_get_boolean (PteroDemoCall  *call,
                                        const char     *path,
                                        gboolean        fallback);
void      ptero_demo_input_take_string (PteroDemoCall  *call,
                                        const char     *path,
                                        char          **member);

G_END_DECLS
