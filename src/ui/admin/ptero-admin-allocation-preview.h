/* ptero-admin-allocation-preview.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-form-dialog.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_allocation_preview_new (PteroPanel      *panel,
                                               const char      *node,
                                               PteroFormDialog *dialog);

G_END_DECLS
