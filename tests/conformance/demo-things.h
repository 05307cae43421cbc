/* demo-things.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-scene.h"

G_BEGIN_DECLS

void demo_things_prepare_named    (DemoScene *self);
void demo_things_prepare_missing  (DemoScene *self);
void demo_things_prepare_list     (DemoScene *self);
void demo_things_prepare_included (DemoScene *self);
void demo_things_make_room        (DemoScene *self);
void demo_things_fill             (DemoScene *self);

G_END_DECLS
