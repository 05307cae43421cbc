/* ptero-demo-mounts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

void ptero_demo_mounts_populate (PteroDemoWorld *world);

G_END_DECLS
