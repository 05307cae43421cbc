/* ptero-admin-egg-import.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_EGG_IMPORT (ptero_admin_egg_import_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminEggImport, ptero_admin_egg_import, PTERO, ADMIN_EGG_IMPORT, GtkWidget)

void ptero_admin_egg_import_choose (PteroListPane *pane,
                                    GPtrArray     *items);
void ptero_admin_egg_import_load   (PteroListPane *pane,
                                    GFile         *file);

G_END_DECLS
