/* demo-prepare.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-stage.h"

G_BEGIN_DECLS

char *demo_prepare       (DemoStage  *stage,
                          Recording  *recording,
                          const char *key);
guint demo_prepare_count (Recording  *recording);

G_END_DECLS
