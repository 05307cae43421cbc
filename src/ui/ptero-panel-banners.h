/* ptero-panel-banners.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel-store.h"

G_BEGIN_DECLS

/* What is not about one panel, from above to below. */
typedef enum
{
  PTERO_NOTICE_UNSAVED,   /* changes to the panels will be lost, as long as that holds */
  PTERO_NOTICE_UNREAD,    /* the list of panels could not be read */
  PTERO_NOTICE_DATA,      /* something is wrong with the local data */
  PTERO_N_NOTICES
} PteroNotice;

#define PTERO_TYPE_PANEL_BANNERS (ptero_panel_banners_get_type ())

G_DECLARE_FINAL_TYPE (PteroPanelBanners, ptero_panel_banners, PTERO, PANEL_BANNERS, AdwBin)

void ptero_panel_banners_set_panels (PteroPanelBanners *self,
                                     GListModel        *panels);
void ptero_panel_banners_set_panel (PteroPanelBanners *self,
                                    PteroPanel        *panel);
void ptero_panel_banners_set_notice (PteroPanelBanners *self,
                                     PteroNotice        notice,
                                     const char        *reason);

G_END_DECLS
