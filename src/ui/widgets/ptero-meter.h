/* ptero-meter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PTERO_METER_BYTES,
  PTERO_METER_PERCENT,
} PteroMeterUnit;

#define PTERO_TYPE_METER_UNIT (ptero_meter_unit_get_type ())
#define PTERO_TYPE_METER      (ptero_meter_get_type ())

GType ptero_meter_unit_get_type (void);

G_DECLARE_FINAL_TYPE (PteroMeter, ptero_meter, PTERO, METER, GtkWidget)

GtkWidget *ptero_meter_new       (PteroMeterUnit  unit);
void       ptero_meter_set_value (PteroMeter     *self,
                                  double          value);
void       ptero_meter_set_limit (PteroMeter     *self,
                                  double          limit);
void       ptero_meter_set_stale (PteroMeter     *self,
                                  gboolean        stale);

G_END_DECLS
