/* ptero-fleet-command.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-text.h"
#include "ptero-job-queue.h"

G_BEGIN_DECLS

/* What is asked once and sent to each of several servers. */
typedef enum
{
  PTERO_FLEET_ORDER_COMMAND,
  PTERO_FLEET_ORDER_BACKUP,
  PTERO_N_FLEET_ORDERS
} PteroFleetOrder;

guint       ptero_fleet_command_count    (PteroFleetOrder          order,
                                          GListModel              *servers);
GListModel *ptero_fleet_command_filter   (PteroFleetOrder          order,
                                          GListModel              *servers);
char       *ptero_fleet_command_describe (PteroFleetOrder          order,
                                          guint                    n_fit,
                                          guint                    n_selected);
void        ptero_fleet_command_ask      (GtkWidget               *widget,
                                          PteroFleetOrder          order,
                                          PteroJobQueue           *jobs,
                                          GListModel              *servers,
                                          const PteroFleetLeftOut *left_out);

G_END_DECLS
