/* ptero-demo-power.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

PteroDemoState        ptero_demo_power_settle       (PteroDemoServer *server);
void                  ptero_demo_power_signal       (PteroDemoWorld  *world,
                                                     PteroDemoServer *server,
                                                     const char      *signal);
gboolean              ptero_demo_power_force        (PteroDemoServer *server,
                                                     const char      *state);
const PteroDemoStats *ptero_demo_power_get_stats    (PteroDemoWorld  *world,
                                                     PteroDemoServer *server);
const char           *ptero_demo_power_get_name     (PteroDemoState   state);

void ptero_demo_power_measure (PteroDemoWorld  *world,
                               PteroDemoServer *server,
                               PteroDemoStats  *stats);

G_END_DECLS
