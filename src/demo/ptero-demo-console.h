/* ptero-demo-console.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

void       ptero_demo_console_free    (PteroDemoConsole *self);
void       ptero_demo_console_advance (PteroDemoWorld   *world,
                                       PteroDemoServer  *server);
void       ptero_demo_console_command (PteroDemoWorld   *world,
                                       PteroDemoServer  *server,
                                       const char       *line);
GPtrArray *ptero_demo_console_get_log (PteroDemoWorld   *world,
                                       PteroDemoServer  *server);

G_END_DECLS
