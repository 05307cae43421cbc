/* ptero-admin-rights.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

/* The permission of a verb that changes something */
#define PTERO_ADMIN_WRITE "write"

void ptero_admin_rights_heed (GtkWidget    *widget,
                              PteroPanel   *panel,
                              PteroRequest *creation);

G_END_DECLS
