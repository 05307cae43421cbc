/* ptero-demo-sort.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

void ptero_demo_sort (PteroDemoCall    *call,
                      GPtrArray        *things,
                      GCompareDataFunc  compare);

G_END_DECLS
