/* ptero-admin-egg-compare.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-egg.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

void ptero_admin_egg_compare_with (GtkWidget  *widget,
                                   GListModel *panels,
                                   PteroPanel *panel,
                                   PteroEgg   *egg);

G_END_DECLS
