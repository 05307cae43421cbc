/* ptero-demo-chores.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

void ptero_demo_chores_settle (PteroDemoWorld  *world,
                               PteroDemoServer *server);

G_END_DECLS
