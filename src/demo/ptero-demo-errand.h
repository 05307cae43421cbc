/* ptero-demo-errand.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*PteroDemoErrandFunc) (gpointer object,
                                     gpointer data);

void ptero_demo_errand_run (GMainContext        *context,
                            PteroDemoErrandFunc  run,
                            gpointer             object,
                            gpointer             data);

G_END_DECLS
