/* ptero-demo-plugins.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

GPtrArray       *ptero_demo_plugins_new  (void);
PteroDemoPlugin *ptero_demo_plugins_find (GPtrArray  *plugins,
                                          const char *id);

G_END_DECLS
