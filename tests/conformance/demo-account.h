/* demo-account.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-scene.h"

G_BEGIN_DECLS

void demo_account_prepare_activity      (DemoScene *self);
void demo_account_prepare_two_factor    (DemoScene *self);
void demo_account_prepare_no_two_factor (DemoScene *self);
void demo_account_prepare_secret        (DemoScene *self);
void demo_account_prepare_new_key       (DemoStage  *stage,
                                         const char *as);

G_END_DECLS
