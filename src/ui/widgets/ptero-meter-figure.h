/* ptero-meter-figure.h
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

/* The bar with the space over it, in pixels. */
#define PTERO_METER_BAR_HEIGHT 7

#define PTERO_TYPE_METER_UNIT (ptero_meter_unit_get_type ())

GType ptero_meter_unit_get_type (void);

typedef struct _PteroMeterFigure PteroMeterFigure;

PteroMeterFigure *ptero_meter_figure_new         (PteroMeterUnit    unit);
void              ptero_meter_figure_free        (PteroMeterFigure *self);
gboolean          ptero_meter_figure_set         (PteroMeterFigure *self,
                                                  double            value,
                                                  double            limit);
double            ptero_meter_figure_get_value   (PteroMeterFigure *self);
double            ptero_meter_figure_get_limit   (PteroMeterFigure *self);
PteroMeterUnit    ptero_meter_figure_get_unit    (PteroMeterFigure *self);
gboolean          ptero_meter_figure_is_laid_out (PteroMeterFigure *self);
void              ptero_meter_figure_tell        (PteroMeterFigure *self,
                                                  GtkWidget        *widget);
void              ptero_meter_figure_measure     (PteroMeterFigure *self,
                                                  GtkWidget        *widget,
                                                  int              *width,
                                                  int              *height,
                                                  int              *baseline);
void              ptero_meter_figure_snapshot    (PteroMeterFigure *self,
                                                  GtkWidget        *widget,
                                                  GtkSnapshot      *snapshot,
                                                  int               height,
                                                  const GdkRGBA    *foreground,
                                                  const GdkRGBA    *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroMeterFigure, ptero_meter_figure_free)

G_END_DECLS
