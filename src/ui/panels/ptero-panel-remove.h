/* ptero-panel-remove.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"
#include "ptero-panel-store.h"

G_BEGIN_DECLS

void ptero_panel_remove_ask (PteroPanelStore *store,
                             PteroJobQueue   *jobs,
                             PteroPanel      *panel,
                             GtkWidget       *parent);

G_END_DECLS
