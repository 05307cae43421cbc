/* ptero-demo-catalogue.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-world.h"

G_BEGIN_DECLS

void        ptero_demo_catalogue_fill        (PteroDemoWorld *world);
const char *ptero_demo_catalogue_pick_name   (PteroDemoWorld *world,
                                              PteroDemoEgg   *egg,
                                              guint           number,
                                              char          **name);

G_END_DECLS
