/* ptero-panel-toast.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job.h"

G_BEGIN_DECLS

void ptero_panel_toast (GtkWidget  *widget,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

void ptero_panel_toast_job (GtkWidget *widget,
                            PteroJob  *job);

G_END_DECLS
