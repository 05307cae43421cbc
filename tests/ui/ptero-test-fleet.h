/* ptero-test-fleet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-panel.h"
#include "ptero-fleet.h"
#include "ptero-job-queue.h"
#include "ptero-test-ui.h"

G_BEGIN_DECLS

typedef struct
{
  PteroDemoPanel  *demo;
  PteroPanelStore *panels;
  PteroPanel      *panel;
  PteroFleet      *fleet;
  PteroJobQueue   *jobs;
  char            *folder;
} PteroTestFleet;

PteroTestFleet   *ptero_test_fleet_new        (guint              n_servers,
                                               PteroDemoKey       key);
PteroTestFleet   *ptero_test_fleet_new_encrypted (guint          n_servers,
                                               PteroDemoKey       key);
void              ptero_test_fleet_start      (PteroTestFleet    *self);
PteroFleetServer *ptero_test_fleet_get        (PteroTestFleet    *self,
                                               PteroServerState   state);
guint             ptero_test_fleet_count      (PteroFleet        *fleet,
                                               PteroServerState   state);
gboolean          ptero_test_jobs_ended       (gpointer           jobs);
void              ptero_test_fleet_free       (PteroTestFleet    *self);
void              ptero_test_ask              (PteroClient       *client,
                                               PteroRequest      *request);
GtkWidget        *ptero_test_present_sized    (GtkWidget         *content,
                                               int                width,
                                               int                height);

G_END_DECLS
