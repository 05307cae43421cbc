/* demo-files.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-scene.h"

G_BEGIN_DECLS

void demo_files_prepare_contents  (DemoScene *self);
void demo_files_prepare_large     (DemoScene *self);
void demo_files_prepare_folder    (DemoScene *self);
void demo_files_prepare_no_file   (DemoScene *self);
void demo_files_prepare_no_folder (DemoScene *self);
void demo_files_prepare_list      (DemoScene *self);
void demo_files_prepare_copy      (DemoScene *self);
void demo_files_prepare_parent    (DemoScene *self);
void demo_files_prepare_archive   (DemoScene *self);
void demo_files_prepare_rename    (DemoScene *self);

G_END_DECLS
