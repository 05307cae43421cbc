/* ptero-popover.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* For how long a popover has to have a surface after it was closed, in ms: GTK 4.8 looks for a
 * tooltip half a second after the pointer was moved, also in a popover that lost its surface
 * meanwhile, and then has a critical. */
#define PTERO_POPOVER_KEEP_MS 700
