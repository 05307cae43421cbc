/* ptero-meter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-meter-figure.h"

G_BEGIN_DECLS

#define PTERO_TYPE_METER (ptero_meter_get_type ())

G_DECLARE_FINAL_TYPE (PteroMeter, ptero_meter, PTERO, METER, GtkWidget)

GtkWidget *ptero_meter_new       (PteroMeterUnit  unit);
void       ptero_meter_set_value (PteroMeter     *self,
                                  double          value);
void       ptero_meter_set_limit (PteroMeter     *self,
                                  double          limit);
void       ptero_meter_set_stale (PteroMeter     *self,
                                  gboolean        stale);

G_END_DECLS
