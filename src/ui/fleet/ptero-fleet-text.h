/* ptero-fleet-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "ptero-fleet-filter.h"
#include "ptero-job.h"

G_BEGIN_DECLS

/* Of what was selected, and why nothing is done with it. */
typedef struct
{
  guint n_unknown;   /* their state is not known */
  guint n_unfit;     /* it is of no use in their state */
  guint n_same;      /* another login has them, too */
} PteroFleetLeftOut;

char       *ptero_fleet_describe           (GListModel       *servers,
                                            gboolean          panels,
                                            guint             n_without,
                                            gboolean          narrow,
                                            gboolean          loading);
char       *ptero_fleet_describe_found     (guint             n_found,
                                            guint             n_servers,
                                            gboolean          narrow);
char       *ptero_fleet_describe_row       (PteroFleetServer *server);
char       *ptero_fleet_describe_check     (PteroFleetServer *server);
char       *ptero_fleet_describe_power_of  (PteroFleetServer *server);
char       *ptero_fleet_describe_reasons   (guint             reasons,
                                            guint             disk,
                                            guint             memory);
char       *ptero_fleet_describe_attention (PteroFleetServer *server);
char       *ptero_fleet_describe_selection (GListModel       *servers);
char       *ptero_fleet_describe_filter    (PteroFleetFilter *filter);
gboolean    ptero_fleet_lacks_account_key  (PteroPanel       *panel);
char       *ptero_fleet_describe_empty     (PteroPanel       *panel);
const char *ptero_fleet_describe_waiting   (PteroPanel       *panel);
char       *ptero_fleet_describe_power     (PteroPowerSignal  signal,
                                            guint             n_fit,
                                            guint             n_selected);
char       *ptero_fleet_describe_servers   (GListModel       *servers);
char       *ptero_fleet_describe_left_out  (const PteroFleetLeftOut *left_out);
const char *ptero_fleet_describe_no_power  (PteroPowerSignal  signal);
char       *ptero_fleet_describe_job       (PteroJob         *job,
                                            gboolean          narrow);

G_END_DECLS
