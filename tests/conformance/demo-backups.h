/* demo-backups.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-scene.h"

G_BEGIN_DECLS

char     *demo_backups_make (DemoScene   *self,
                             const char  *collection);
gboolean  demo_backups_suit (DemoScene   *self,
                             JsonObject  *one,
                             JsonObject  *recorded);

G_END_DECLS
