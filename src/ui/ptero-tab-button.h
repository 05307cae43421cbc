/* ptero-tab-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_TAB_BUTTON (ptero_tab_button_get_type ())

G_DECLARE_FINAL_TYPE (PteroTabButton, ptero_tab_button, PTERO, TAB_BUTTON, GtkWidget)

void ptero_tab_button_set_view (PteroTabButton *self,
                                AdwTabView     *view);

G_END_DECLS
