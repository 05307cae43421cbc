/* ptero-power.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-text.h"
#include "ptero-job-queue.h"
#include "ptero-power-job.h"

G_BEGIN_DECLS

void      ptero_power_confirm_async    (GtkWidget               *widget,
                                        PteroPowerSignal         signal,
                                        GListModel              *servers,
                                        const PteroFleetLeftOut *left_out,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data);
gboolean  ptero_power_confirm_finish   (GtkWidget            *widget,
                                        GAsyncResult         *result,
                                        GError              **error);
void      ptero_power_start_job        (GtkWidget            *widget,
                                        PteroJobQueue        *jobs,
                                        PteroJob             *job);
PteroJob *ptero_power_start            (GtkWidget            *widget,
                                        PteroJobQueue        *jobs,
                                        PteroPowerSignal      signal,
                                        GListModel           *servers);
void      ptero_power_explain          (GtkWidget            *widget,
                                        PteroPowerSignal      signal,
                                        GListModel           *servers);
void      ptero_power_open_in_panel    (GtkWidget            *widget,
                                        PteroFleetServer     *server);

G_END_DECLS
