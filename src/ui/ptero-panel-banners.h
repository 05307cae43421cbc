/* ptero-panel-banners.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PANEL_BANNERS (ptero_panel_banners_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelBanners, ptero_panel_banners, PTERO, PANEL_BANNERS, AdwBin)

void ptero_panel_banners_set_panels (PteroPanelBanners *self,
                                     GListModel        *panels);
void ptero_panel_banners_set_panel (PteroPanelBanners *self,
                                    PteroPanel        *panel);
void ptero_panel_banners_set_notice (PteroPanelBanners *self,
                                     const char        *title,
                                     const char        *notice);
void ptero_panel_banners_set_unsaved (PteroPanelBanners *self,
                                     const char        *reason);

G_END_DECLS
