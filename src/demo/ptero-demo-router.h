/* ptero-demo-router.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

void                  ptero_demo_router_answer (PteroDemoCall *call);
const PteroDemoRoute *ptero_demo_router_find   (const char    *method,
                                                const char    *path);

G_END_DECLS
