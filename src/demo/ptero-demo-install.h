/* ptero-demo-install.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

void ptero_demo_install_begin  (PteroDemoWorld  *world,
                                PteroDemoServer *server);
void ptero_demo_install_settle (PteroDemoWorld  *world,
                                PteroDemoServer *server);

G_END_DECLS
