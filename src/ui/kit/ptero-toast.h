/* ptero-toast.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ptero_toast_set_overlay  (GtkWindow       *window,
                               AdwToastOverlay *overlay);
void ptero_toast_show         (GtkWidget       *widget,
                               AdwToast        *toast);
void ptero_toast_copy_address (GtkWidget       *widget,
                               const char      *address);

G_END_DECLS
