/* ptero-panel-status.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

char       *ptero_panel_status_describe      (PteroPanel *panel);
const char *ptero_panel_status_get_icon_name (PteroPanel *panel);
const char *ptero_panel_status_get_css_class (PteroPanel *panel);
gboolean    ptero_panel_status_is_insecure   (PteroPanel *panel);
gboolean    ptero_panel_status_needs_help    (PteroPanel *panel);
gint64      ptero_panel_status_get_countdown (PteroPanel *panel);
gboolean    ptero_panel_status_is_silent     (PteroPanel *panel);
char       *ptero_panel_status_describe_lost (PteroPanel *panel);
GMenuModel *ptero_panel_status_create_menu   (PteroPanel *panel,
                                              gboolean    can_move_up,
                                              gboolean    can_move_down);

G_END_DECLS
