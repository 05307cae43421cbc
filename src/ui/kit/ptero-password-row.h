/* ptero-password-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ptero_password_row_name_buttons (GtkWidget *row);

G_END_DECLS
