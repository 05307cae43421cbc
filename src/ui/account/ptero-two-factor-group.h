/* ptero-two-factor-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_TWO_FACTOR_GROUP (ptero_two_factor_group_get_type ())

G_DECLARE_FINAL_TYPE (PteroTwoFactorGroup, ptero_two_factor_group, PTERO, TWO_FACTOR_GROUP, AdwPreferencesGroup)

GtkWidget *ptero_two_factor_group_new         (PteroPanel          *panel);
void       ptero_two_factor_group_set_account (PteroTwoFactorGroup *self,
                                               PteroAccount        *account);

G_END_DECLS
