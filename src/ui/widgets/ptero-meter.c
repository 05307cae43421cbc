/* ptero-meter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-meter.h"

#include "ptero-css-class.h"
#include "ptero-style.h"

/**
 * PteroMeter:
 *
 * Use and limit of something as text over a bar, e.g. "6.8 / 8 GiB".
 *
 * Draws itself, as a list shows hundreds. The text has the colour of the
 * parent; the bar has the widget's own `color`, which the style sheet
 * gives by the classes `.warning` and `.error`. From 80 % of the limit the bar,
 * the number's weight and an outlined triangle warn; from 90 % the triangle is
 * filled.
 *
 * CSS node: `meter`. Properties: `value` (negative: not known), `limit` (0:
 * none), both in bytes or percent as `unit` says, and `stale`.
 */
struct _PteroMeter
{
  GtkWidget         parent_instance;

  PteroMeterFigure *figure;
  gboolean          stale;
};

enum {
  PROP_0,
  PROP_LIMIT,
  PROP_STALE,
  PROP_UNIT,
  PROP_VALUE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroMeter, ptero_meter, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Where the width was given, what the text needs changes nothing. */
static gboolean
has_fixed_width (PteroMeter *self)
{
  int width;

  gtk_widget_get_size_request (GTK_WIDGET (self), &width, NULL);

  return width >= 0;
}

/* A list re-lays all its rows when one cell asks for it: figures of one width spare that most of
 * the time, and a given width always. */
static void
set (PteroMeter *self,
     double      value,
     double      limit)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean compare = !has_fixed_width (self) && ptero_meter_figure_is_laid_out (self->figure);
  int before = 0;
  int after = 0;

  if (compare)
    ptero_meter_figure_measure (self->figure, widget, &before, NULL, NULL);
  ptero_meter_figure_set (self->figure, value, limit);
  if (compare)
    ptero_meter_figure_measure (self->figure, widget, &after, NULL, NULL);

  if (after != before || !(compare || has_fixed_width (self)))
    gtk_widget_queue_resize (widget);
  else
    gtk_widget_queue_draw (widget);
  ptero_meter_figure_tell (self->figure, widget);
}

static void
ptero_meter_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  PteroMeter *self = PTERO_METER (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      ptero_meter_figure_measure (self->figure, widget, NULL, minimum, minimum_baseline);
      *natural = *minimum;
      *natural_baseline = *minimum_baseline;
    }
  else
    {
      ptero_meter_figure_measure (self->figure, widget, minimum, NULL, NULL);
      *minimum = *natural = has_fixed_width (self) ? 0 : *minimum;
    }
}

static void
ptero_meter_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  PteroMeter *self = PTERO_METER (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GdkRGBA foreground;
  GdkRGBA color;

  ptero_style_get_color (widget, &color);
  ptero_style_get_color (parent != NULL ? parent : widget, &foreground);
  ptero_meter_figure_snapshot (self->figure, widget, snapshot, gtk_widget_get_height (widget),
                               &foreground, &color);
}

static void
ptero_meter_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PteroMeter *self = PTERO_METER (object);

  switch (prop_id)
    {
    case PROP_LIMIT:
      g_value_set_double (value, ptero_meter_figure_get_limit (self->figure));
      break;

    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;

    case PROP_UNIT:
      g_value_set_enum (value, ptero_meter_figure_get_unit (self->figure));
      break;

    case PROP_VALUE:
      g_value_set_double (value, ptero_meter_figure_get_value (self->figure));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_meter_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PteroMeter *self = PTERO_METER (object);

  switch (prop_id)
    {
    case PROP_LIMIT:
      ptero_meter_set_limit (self, g_value_get_double (value));
      break;

    case PROP_STALE:
      ptero_meter_set_stale (self, g_value_get_boolean (value));
      break;

    case PROP_UNIT:
      self->figure = ptero_meter_figure_new (g_value_get_enum (value));
      break;

    case PROP_VALUE:
      ptero_meter_set_value (self, g_value_get_double (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_meter_finalize (GObject *object)
{
  ptero_meter_figure_free (PTERO_METER (object)->figure);

  G_OBJECT_CLASS (ptero_meter_parent_class)->finalize (object);
}

static void
ptero_meter_constructed (GObject *object)
{
  G_OBJECT_CLASS (ptero_meter_parent_class)->constructed (object);

  ptero_meter_figure_tell (PTERO_METER (object)->figure, GTK_WIDGET (object));
}

static void
ptero_meter_class_init (PteroMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ptero_meter_constructed;
  object_class->finalize = ptero_meter_finalize;
  object_class->get_property = ptero_meter_get_property;
  object_class->set_property = ptero_meter_set_property;

  widget_class->measure = ptero_meter_measure;
  widget_class->snapshot = ptero_meter_snapshot;

  properties[PROP_LIMIT] =
    g_param_spec_double ("limit", NULL, NULL,
                         -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                         (G_PARAM_READWRITE |
                          G_PARAM_EXPLICIT_NOTIFY |
                          G_PARAM_STATIC_STRINGS));

  properties[PROP_STALE] =
    g_param_spec_boolean ("stale", NULL, NULL,
                          FALSE,
                          (G_PARAM_READWRITE |
                           G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS));

  properties[PROP_UNIT] =
    g_param_spec_enum ("unit", NULL, NULL,
                       PTERO_TYPE_METER_UNIT,
                       PTERO_METER_BYTES,
                       (G_PARAM_READWRITE |
                        G_PARAM_CONSTRUCT_ONLY |
                        G_PARAM_STATIC_STRINGS));

  properties[PROP_VALUE] =
    g_param_spec_double ("value", NULL, NULL,
                         -G_MAXDOUBLE, G_MAXDOUBLE, -1,
                         (G_PARAM_READWRITE |
                          G_PARAM_EXPLICIT_NOTIFY |
                          G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "meter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
ptero_meter_init (PteroMeter *self)
{
  /* the font of the texts beside it: each one more takes time */
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
}

/**
 * ptero_meter_new:
 * @unit: what is measured
 *
 * Returns: (transfer floating): a meter without a value
 */
GtkWidget *
ptero_meter_new (PteroMeterUnit unit)
{
  return g_object_new (PTERO_TYPE_METER, "unit", unit, NULL);
}

/**
 * ptero_meter_set_value:
 * @self: a meter
 * @value: what is used, in the meter's unit; negative: not known
 *
 * Shows another value.
 */
void
ptero_meter_set_value (PteroMeter *self,
                       double      value)
{
  g_return_if_fail (PTERO_IS_METER (self));

  if (ptero_meter_figure_get_value (self->figure) == value)
    return;

  set (self, value, ptero_meter_figure_get_limit (self->figure));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

/**
 * ptero_meter_set_limit:
 * @self: a meter
 * @limit: what may be used, in the meter's unit; 0: no limit
 *
 * Compares with another limit.
 */
void
ptero_meter_set_limit (PteroMeter *self,
                       double      limit)
{
  g_return_if_fail (PTERO_IS_METER (self));

  if (ptero_meter_figure_get_limit (self->figure) == limit)
    return;

  set (self, ptero_meter_figure_get_value (self->figure), limit);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMIT]);
}

/**
 * ptero_meter_set_stale:
 * @self: a meter
 * @stale: whether the value is an old one
 *
 * Marks the value as one of the past.
 */
void
ptero_meter_set_stale (PteroMeter *self,
                       gboolean    stale)
{
  g_return_if_fail (PTERO_IS_METER (self));

  if (self->stale == stale)
    return;

  self->stale = stale;
  ptero_css_class_set (GTK_WIDGET (self), "stale", stale);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}
