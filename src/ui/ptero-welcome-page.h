/* ptero-welcome-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-panel-banners.h"

G_BEGIN_DECLS

#define PTERO_TYPE_WELCOME_PAGE (ptero_welcome_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroWelcomePage, ptero_welcome_page, PTERO, WELCOME_PAGE, AdwBin)

void ptero_welcome_page_set_notice (PteroWelcomePage *self,
                                    PteroNotice       notice,
                                    const char       *reason);

G_END_DECLS
