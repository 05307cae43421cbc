/* demo-compare.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../demo/demo-fixture.h"
#include "recording.h"

G_BEGIN_DECLS

void demo_compare_answer (Recording  *recording,
                          DemoAnswer *answer,
                          GHashTable *names,
                          GPtrArray  *differences);

G_END_DECLS
