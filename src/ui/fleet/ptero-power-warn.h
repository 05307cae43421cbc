/* ptero-power-warn.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"

G_BEGIN_DECLS

void ptero_power_warn_ask (GtkWidget     *widget,
                           PteroJobQueue *jobs,
                           GListModel    *servers);

G_END_DECLS
