/* ptero-demo-wings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

gboolean    ptero_demo_wings_answer (PteroDemoCall *call);
const char *ptero_demo_wings_find   (const char    *method,
                                     const char    *path);
void        ptero_demo_wings_refuse (PteroDemoCall *call,
                                     guint          status,
                                     const char    *text);

G_END_DECLS
