/* ptero-fleet-command.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-job-queue.h"

G_BEGIN_DECLS

/* What is asked once and sent to each of several servers. */
typedef enum
{
  PTERO_FLEET_ORDER_COMMAND,
  PTERO_FLEET_ORDER_BACKUP,
} PteroFleetOrder;

gboolean ptero_fleet_command_fits (PteroFleetOrder  order,
                                   GListModel      *servers);
void     ptero_fleet_command_ask  (GtkWidget       *widget,
                                   PteroFleetOrder  order,
                                   PteroJobQueue   *jobs,
                                   GListModel      *servers);

G_END_DECLS
