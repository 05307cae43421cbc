/* ptero-meter-figure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-meter-figure.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-format.h"

#define BAR_HEIGHT  4
#define ICON_SIZE   12
#define READY_SIZE  16   /* of an icon that needs not be drawn from its curves */
#define ICON_SPACING 4
#define DIMMED      0.55

/* Digits have no direction of their own: "255 % / 300" keeps its order in every language. */
#define LEFT_TO_RIGHT_MARK "\u200e"
#define TROUGH      0.15

/* Of use against limit; see the visual rules: bar, shape and weight all say it. */
#define WARNING_FRACTION 0.8
#define ERROR_FRACTION   0.9

typedef enum
{
  LEVEL_NORMAL,
  LEVEL_WARNING,
  LEVEL_ERROR,
} Level;

/* What a [class@Ptero.Meter] says and how it is drawn, for the widgets that draw one beside other
 * things: a list has hundreds. */
struct _PteroMeterFigure
{
  double          value;
  double          limit;
  PteroMeterUnit  unit;

  Level           level;
  char           *text;
  guint           split;     /* byte of the text where the value ends */
  PangoLayout    *layout;    /* of the text; made when it is needed */
};

G_DEFINE_ENUM_TYPE (PteroMeterUnit, ptero_meter_unit,
                    G_DEFINE_ENUM_VALUE (PTERO_METER_BYTES, "bytes"),
                    G_DEFINE_ENUM_VALUE (PTERO_METER_PERCENT, "percent"))

static gboolean
is_known (PteroMeterFigure *self)
{
  return !isnan (self->value) && self->value >= 0;
}

static gboolean
has_bar (PteroMeterFigure *self)
{
  return is_known (self) && self->limit > 0;
}

static Level
find_level (PteroMeterFigure *self)
{
  if (!has_bar (self) || self->value < WARNING_FRACTION * self->limit)
    return LEVEL_NORMAL;

  return self->value < ERROR_FRACTION * self->limit ? LEVEL_WARNING : LEVEL_ERROR;
}

static char *
format_value (PteroMeterFigure  *self,
              char             **rest)
{
  /* A double holds more than an integer can. */
  const double value = MIN (self->value, 9e18);
  const double limit = CLAMP (self->limit, 0, 9e18);

  if (!is_known (self))
    return ptero_format_bytes_parts (-1, 0, rest);

  if (self->unit == PTERO_METER_PERCENT)
    return ptero_format_percent_parts (value, (gint64) limit, rest);

  return ptero_format_bytes_parts ((gint64) value, (gint64) limit, rest);
}

static void
append_attribute (PangoAttrList  *attributes,
                  PangoAttribute *attribute,
                  guint           start,
                  guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
update (PteroMeterFigure *self)
{
  g_autofree char *rest = NULL;
  g_autofree char *value = format_value (self, &rest);

  self->level = find_level (self);
  g_clear_object (&self->layout);
  g_free (self->text);
  self->text = g_strconcat (LEFT_TO_RIGHT_MARK, value, rest, NULL);
  self->split = strlen (LEFT_TO_RIGHT_MARK) + (is_known (self) ? strlen (value) : 0);
}

static PangoLayout *
get_layout (PteroMeterFigure *self,
            GtkWidget        *widget)
{
  g_autoptr(PangoAttrList) attributes = NULL;

  if (self->layout != NULL)
    return self->layout;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  append_attribute (attributes, pango_attr_foreground_alpha_new ((guint16) (DIMMED * G_MAXUINT16)),
                    self->split, G_MAXUINT);
  if (self->level != LEVEL_NORMAL)
    append_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, self->split);

  self->layout = gtk_widget_create_pango_layout (widget, self->text);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);

  return self->layout;
}

static void
snapshot_bar (PteroMeterFigure *self,
              GtkWidget        *widget,
              GtkSnapshot      *snapshot,
              int               height,
              const GdkRGBA    *foreground,
              const GdkRGBA    *color)
{
  const float width = gtk_widget_get_width (widget);
  const float top = height - BAR_HEIGHT;
  const float filled = width * (float) CLAMP (self->value / self->limit, 0, 1);
  const gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;
  GdkRGBA trough = *foreground;

  trough.alpha *= (float) TROUGH;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, top, width, BAR_HEIGHT),
                                   BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &trough, &outline.bounds);
  gtk_snapshot_pop (snapshot);

  if (filled < 1)
    return;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT (from_right ? width - filled : 0, top,
                                                        filled, BAR_HEIGHT),
                                   BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_icon (PteroMeterFigure *self,
               GtkWidget        *widget,
               GtkSnapshot      *snapshot,
               const GdkRGBA    *color,
               float             x,
               float             y)
{
  g_autoptr(GtkIconPaintable) icon = NULL;

  icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                     self->level == LEVEL_ERROR
                                       ? "ptero-error-symbolic"
                                       : "ptero-warning-symbolic",
                                     NULL, READY_SIZE, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

/* A number without bounds is cut at its end: a part of its digits would be another number. */
static void
get_text_size (PteroMeterFigure *self,
               GtkWidget        *widget,
               int              *width,
               int              *height)
{
  const int place = gtk_widget_get_width (widget) - (self->level != LEVEL_NORMAL
                                                                  ? ICON_SIZE + ICON_SPACING
                                                                  : 0);

  pango_layout_set_width (get_layout (self, widget), -1);
  pango_layout_get_pixel_size (self->layout, width, height);
  if (*width <= place)
    return;

  pango_layout_set_width (self->layout, MAX (place, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, width, height);
}

/**
 * ptero_meter_figure_new:
 * @unit: what is measured
 *
 * Returns: (transfer full): a figure without a value
 */
PteroMeterFigure *
ptero_meter_figure_new (PteroMeterUnit unit)
{
  PteroMeterFigure *self = g_new0 (PteroMeterFigure, 1);

  self->value = -1;
  self->unit = unit;
  update (self);

  return self;
}

/**
 * ptero_meter_figure_free:
 * @self: a figure
 */
void
ptero_meter_figure_free (PteroMeterFigure *self)
{
  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self);
}

/**
 * ptero_meter_figure_set:
 * @self: a figure
 * @value: what is used, in the unit; negative: not known
 * @limit: what may be used, in the unit; 0: no limit
 *
 * Returns: whether it says anything else now
 */
gboolean
ptero_meter_figure_set (PteroMeterFigure *self,
                        double            value,
                        double            limit)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->value == value && self->limit == limit)
    return FALSE;

  self->value = value;
  self->limit = limit;
  update (self);

  return TRUE;
}

double
ptero_meter_figure_get_value (PteroMeterFigure *self)
{
  return self->value;
}

double
ptero_meter_figure_get_limit (PteroMeterFigure *self)
{
  return self->limit;
}

PteroMeterUnit
ptero_meter_figure_get_unit (PteroMeterFigure *self)
{
  return self->unit;
}

/**
 * ptero_meter_figure_is_laid_out:
 * @self: a figure
 *
 * Returns: whether what it says now was measured or drawn already
 */
gboolean
ptero_meter_figure_is_laid_out (PteroMeterFigure *self)
{
  return self->layout != NULL;
}

/**
 * ptero_meter_figure_tell:
 * @self: a figure
 * @widget: the widget that shows it, whose role is a meter
 *
 * Gives the widget the style class and the accessible values of what it shows.
 */
void
ptero_meter_figure_tell (PteroMeterFigure *self,
                         GtkWidget        *widget)
{
  const char *text;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  text = is_known (self) ? self->text + strlen (LEFT_TO_RIGHT_MARK) : _("Not known");
  ptero_css_class_set (widget, "warning", self->level == LEVEL_WARNING);
  ptero_css_class_set (widget, "error", self->level == LEVEL_ERROR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, MAX (self->limit, 0.0),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  is_known (self) ? self->value : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  /* GTK 4.8 does not pass the text of the value on. */
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

/**
 * ptero_meter_figure_measure:
 * @self: a figure
 * @widget: the widget that shows it
 * @width: (out) (optional): how wide it is, whole
 * @height: (out) (optional): how high it is
 * @baseline: (out) (optional): where its text stands
 *
 * All of them in pixels.
 */
void
ptero_meter_figure_measure (PteroMeterFigure *self,
                            GtkWidget        *widget,
                            int              *width,
                            int              *height,
                            int              *baseline)
{
  int text_width;
  int text_height;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  pango_layout_set_width (get_layout (self, widget), -1);
  pango_layout_get_pixel_size (self->layout, &text_width, &text_height);
  if (width != NULL)
    *width = text_width + ICON_SIZE + ICON_SPACING;
  if (height != NULL)
    *height = text_height + PTERO_METER_BAR_HEIGHT;
  if (baseline != NULL)
    *baseline = pango_layout_get_baseline (self->layout) / PANGO_SCALE;
}

/**
 * ptero_meter_figure_snapshot:
 * @self: a figure
 * @widget: the widget that shows it, which has its width
 * @snapshot: where to draw
 * @height: how high it is to be, in pixels
 * @foreground: the colour of the text
 * @color: the colour of the bar
 *
 * Numbers stand at the end of their column, the triangle before them.
 */
void
ptero_meter_figure_snapshot (PteroMeterFigure *self,
                             GtkWidget        *widget,
                             GtkSnapshot      *snapshot,
                             int               height,
                             const GdkRGBA    *foreground,
                             const GdkRGBA    *color)
{
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width;
  int text_width;
  int text_height;
  float top;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  width = gtk_widget_get_width (widget);
  get_text_size (self, widget, &text_width, &text_height);
  top = has_bar (self) ? 0 : roundf ((height - text_height) / 2.0f);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? 0 : width - text_width, top));
  gtk_snapshot_append_layout (snapshot, self->layout, foreground);
  gtk_snapshot_restore (snapshot);

  if (self->level != LEVEL_NORMAL)
    snapshot_icon (self, widget, snapshot, color,
                   rtl ? text_width + ICON_SPACING : width - text_width - ICON_SPACING - ICON_SIZE,
                   roundf ((text_height - ICON_SIZE) / 2.0f));

  if (has_bar (self))
    snapshot_bar (self, widget, snapshot, height, foreground, color);
}
