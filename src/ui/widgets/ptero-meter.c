/* ptero-meter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-meter.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-style.h"

#define BAR_HEIGHT  4
#define BAR_SPACING 3
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
  GtkWidget       parent_instance;

  double          value;
  double          limit;
  PteroMeterUnit  unit;
  gboolean        stale;

  Level           level;
  char           *text;
  guint           split;     /* byte of the text where the value ends */
  PangoLayout    *layout;    /* of the text; made when it is needed */
};

enum {
  PROP_0,
  PROP_LIMIT,
  PROP_STALE,
  PROP_UNIT,
  PROP_VALUE,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (PteroMeterUnit, ptero_meter_unit,
                    G_DEFINE_ENUM_VALUE (PTERO_METER_BYTES, "bytes"),
                    G_DEFINE_ENUM_VALUE (PTERO_METER_PERCENT, "percent"))
G_DEFINE_FINAL_TYPE (PteroMeter, ptero_meter, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static gboolean
is_known (PteroMeter *self)
{
  return !isnan (self->value) && self->value >= 0;
}

static gboolean
has_bar (PteroMeter *self)
{
  return is_known (self) && self->limit > 0;
}

static Level
find_level (PteroMeter *self)
{
  if (!has_bar (self) || self->value < WARNING_FRACTION * self->limit)
    return LEVEL_NORMAL;

  return self->value < ERROR_FRACTION * self->limit ? LEVEL_WARNING : LEVEL_ERROR;
}

static char *
format_value (PteroMeter  *self,
              char       **rest)
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
update_text (PteroMeter *self)
{
  g_autofree char *rest = NULL;
  g_autofree char *value = format_value (self, &rest);

  g_free (self->text);
  self->text = g_strconcat (LEFT_TO_RIGHT_MARK, value, rest, NULL);
  self->split = strlen (LEFT_TO_RIGHT_MARK) + (is_known (self) ? strlen (value) : 0);
}

static PangoLayout *
get_layout (PteroMeter *self)
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

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);

  return self->layout;
}

static void
set_class (PteroMeter *self,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
update_accessible (PteroMeter *self)
{
  const char *text = self->text + strlen (LEFT_TO_RIGHT_MARK);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, MAX (self->limit, 0.0),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  is_known (self) ? self->value : 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  is_known (self) ? text : _("Not known"),
                                  /* GTK 4.8 does not pass the text of the value on. */
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_known (self) ? text : _("Not known"),
                                  -1);
}

/* Where the width was given, what the text needs changes nothing. */
static gboolean
has_fixed_width (PteroMeter *self)
{
  int width;

  gtk_widget_get_size_request (GTK_WIDGET (self), &width, NULL);

  return width >= 0;
}

/* What was measured before has another size now. */
static gboolean
is_resized (PteroMeter  *self,
            PangoLayout *before)
{
  int old_width;
  int width;

  if (has_fixed_width (self))
    return FALSE;
  if (before == NULL)
    return TRUE;

  pango_layout_get_pixel_size (before, &old_width, NULL);
  pango_layout_get_pixel_size (get_layout (self), &width, NULL);

  return width != old_width;
}

/* A list re-lays all its rows when one cell asks for it: figures of one width spare that most of
 * the time, and a given width always. */
static void
update (PteroMeter *self)
{
  g_autoptr(PangoLayout) before = g_steal_pointer (&self->layout);

  self->level = find_level (self);
  set_class (self, "warning", self->level == LEVEL_WARNING);
  set_class (self, "error", self->level == LEVEL_ERROR);

  update_text (self);
  update_accessible (self);
  if (is_resized (self, before))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
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
  int width;
  int height;

  pango_layout_set_width (get_layout (self), -1);
  pango_layout_get_pixel_size (self->layout, &width, &height);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height + BAR_SPACING + BAR_HEIGHT;
      *minimum_baseline =
        *natural_baseline = pango_layout_get_baseline (self->layout) / PANGO_SCALE;
    }
  else
    {
      *minimum = *natural = has_fixed_width (self) ? 0 : width + ICON_SIZE + ICON_SPACING;
    }
}

static void
snapshot_bar (PteroMeter    *self,
              GtkSnapshot   *snapshot,
              const GdkRGBA *foreground,
              const GdkRGBA *color)
{
  const float width = gtk_widget_get_width (GTK_WIDGET (self));
  const float top = gtk_widget_get_height (GTK_WIDGET (self)) - BAR_HEIGHT;
  const float filled = width * (float) CLAMP (self->value / self->limit, 0, 1);
  const gboolean from_right = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
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
snapshot_icon (PteroMeter    *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *color,
               float          x,
               float          y)
{
  GtkWidget *widget = GTK_WIDGET (self);
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
get_text_size (PteroMeter *self,
               int        *width,
               int        *height)
{
  const int place = gtk_widget_get_width (GTK_WIDGET (self)) - (self->level != LEVEL_NORMAL
                                                                  ? ICON_SIZE + ICON_SPACING
                                                                  : 0);

  pango_layout_set_width (get_layout (self), -1);
  pango_layout_get_pixel_size (self->layout, width, height);
  if (*width <= place)
    return;

  pango_layout_set_width (self->layout, MAX (place, 0) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, width, height);
}

/* Numbers stand at the end of their column, the triangle before them. */
static void
ptero_meter_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  PteroMeter *self = PTERO_METER (widget);
  PangoLayout *layout = get_layout (self);
  const int width = gtk_widget_get_width (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GdkRGBA foreground;
  GdkRGBA color;
  int text_width;
  int text_height;
  float top;

  get_text_size (self, &text_width, &text_height);
  top = has_bar (self) ? 0 : roundf ((gtk_widget_get_height (widget) - text_height) / 2.0f);
  ptero_style_get_color (widget, &color);
  ptero_style_get_color (parent != NULL ? parent : widget, &foreground);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rtl ? 0 : width - text_width, top));
  gtk_snapshot_append_layout (snapshot, layout, &foreground);
  gtk_snapshot_restore (snapshot);

  if (self->level != LEVEL_NORMAL)
    snapshot_icon (self, snapshot, &color,
                   rtl ? text_width + ICON_SPACING : width - text_width - ICON_SPACING - ICON_SIZE,
                   roundf ((text_height - ICON_SIZE) / 2.0f));

  if (has_bar (self))
    snapshot_bar (self, snapshot, &foreground, &color);
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
      g_value_set_double (value, self->limit);
      break;

    case PROP_STALE:
      g_value_set_boolean (value, self->stale);
      break;

    case PROP_UNIT:
      g_value_set_enum (value, self->unit);
      break;

    case PROP_VALUE:
      g_value_set_double (value, self->value);
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
      self->unit = g_value_get_enum (value);
      break;

    case PROP_VALUE:
      ptero_meter_set_value (self, g_value_get_double (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_meter_dispose (GObject *object)
{
  PteroMeter *self = PTERO_METER (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (ptero_meter_parent_class)->dispose (object);
}

static void
ptero_meter_finalize (GObject *object)
{
  g_free (PTERO_METER (object)->text);

  G_OBJECT_CLASS (ptero_meter_parent_class)->finalize (object);
}

static void
ptero_meter_constructed (GObject *object)
{
  G_OBJECT_CLASS (ptero_meter_parent_class)->constructed (object);

  update (PTERO_METER (object));
}

static void
ptero_meter_class_init (PteroMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ptero_meter_constructed;
  object_class->dispose = ptero_meter_dispose;
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
  self->value = -1;
  gtk_widget_add_css_class (GTK_WIDGET (self),
                            "caption");   /* the font of the texts beside it: each one more takes time */
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

  if (self->value == value)
    return;

  self->value = value;
  update (self);
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

  if (self->limit == limit)
    return;

  self->limit = limit;
  update (self);
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
  set_class (self, "stale", stale);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STALE]);
}
