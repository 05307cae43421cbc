/* ptero-admin-egg-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-admin-egg-offer.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_EGG_PICKER (ptero_admin_egg_picker_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminEggPicker, ptero_admin_egg_picker, PTERO, ADMIN_EGG_PICKER, GtkWidget)

GtkWidget *ptero_admin_egg_picker_new     (GListModel          *panels,
                                           PteroPanel          *panel,
                                           PteroEgg            *without);
void       ptero_admin_egg_picker_present (PteroAdminEggPicker *self,
                                           const char          *title,
                                           GtkWidget           *parent);

G_END_DECLS
