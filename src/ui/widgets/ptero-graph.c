/* ptero-graph.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-graph.h"

#include <math.h>

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-format.h"
#include "ptero-style.h"

#define MAX_LINES    2
#define MIN_WIDTH    120
#define MIN_HEIGHT   72
#define NATURAL_HEIGHT 96
#define SPACING      4
#define MAX_GAP      (10 * G_USEC_PER_SEC)   /* without a reading the line breaks */
#define GRID         0.12
#define DIMMED       0.7
#define FILL         0.15

/* Digits have no direction of their own. */
#define LEFT_TO_RIGHT_MARK "\u200e"

typedef struct
{
  PteroHistoryField  field;
  const char        *name;   /* translated; NULL: the only one */
} Line;

/* Where things are drawn, for one frame. */
typedef struct
{
  graphene_rect_t area;
  double          top;       /* value at the upper edge */
  gint64          begin;     /* moment at the older edge */
  gint64          end;
  gboolean        rtl;
  GdkRGBA         foreground;
  GdkRGBA         color;
} Frame;

/**
 * PteroGraph:
 *
 * A field of a history over time, with axes, units and the limit as a dashed
 * line. The second line, if there is one, is dashed. Draws itself; the line has
 * the widget's own `color`, the text that of its parent. A tooltip tells the
 * values at the pointer. Time goes against the direction of writing from now.
 *
 * CSS node: `graph`, with the classes `.warning` and `.error` from 80 and 90 %
 * of the limit on.
 */
struct _PteroGraph
{
  GtkWidget       parent_instance;

  char           *title;
  PteroGraphUnit  unit;
  Line            lines[MAX_LINES];
  guint           n_lines;
  PteroHistory   *history;
  double          limit;
  guint           span;      /* seconds */
  double          pointer;   /* negative: elsewhere */
};

G_DEFINE_ENUM_TYPE (PteroGraphUnit, ptero_graph_unit,
                    G_DEFINE_ENUM_VALUE (PTERO_GRAPH_PERCENT, "percent"),
                    G_DEFINE_ENUM_VALUE (PTERO_GRAPH_BYTES, "bytes"),
                    G_DEFINE_ENUM_VALUE (PTERO_GRAPH_RATE, "rate"))
G_DEFINE_FINAL_TYPE (PteroGraph, ptero_graph, GTK_TYPE_WIDGET)

/**
 * ptero_graph_format_value:
 * @unit: what is counted
 * @value: a value, not a number: not known
 *
 * Returns: (transfer full): the value with its unit
 */
char *
ptero_graph_format_value (PteroGraphUnit unit,
                          double         value)
{
  g_autofree char *bytes = NULL;

  if (isnan (value) || value < 0)
    return g_strdup (PTERO_NO_VALUE);
  /* Translators: percent, with a narrow no-break space */
  if (unit == PTERO_GRAPH_PERCENT)
    return g_strdup_printf (_("%.0f %%"), value);

  bytes = ptero_format_bytes ((gint64) MIN (value, 9e18));
  /* Translators: so many bytes a second: "1.2 MiB/s" */
  return unit == PTERO_GRAPH_RATE ? g_strdup_printf (_("%s/s"), bytes) : g_steal_pointer (&bytes);
}

/* The next round number, in the steps people count in. */
static double
round_up (PteroGraphUnit unit,
          double         value)
{
  const double base = unit == PTERO_GRAPH_PERCENT ? 10 : 2;
  double scale;

  if (value <= 0)
    return unit == PTERO_GRAPH_PERCENT ? 10 : 1024;

  scale = pow (base, floor (log (value) / log (base)));
  for (guint i = 1; i <= 10; i++)
    if (value <= scale * i * (unit == PTERO_GRAPH_PERCENT ? 1 : 0.5))
      return scale * i * (unit == PTERO_GRAPH_PERCENT ? 1 : 0.5);

  return scale * base;
}

static double
find_highest (PteroGraph *self,
              gint64      begin)
{
  double highest = 0;

  if (self->history == NULL)
    return 0;

  for (guint i = ptero_history_find (self->history,
                                     begin); i < ptero_history_get_n (self->history); i++)
    for (guint line = 0; line < self->n_lines; line++)
      {
        double value = ptero_history_get (self->history, i)->values[self->lines[line].field];

        if (!isnan (value) && value > highest)
          highest = value;
      }

  return highest;
}

static double
find_top (PteroGraph *self,
          gint64      begin)
{
  double highest = find_highest (self, begin);

  if (self->limit > 0 && highest <= self->limit)
    return self->limit;

  return round_up (self->unit, highest * 1.1);
}

static PangoLayout *
create_text (PteroGraph *self,
             const char *text)
{
  g_autofree char *marked = g_strconcat (LEFT_TO_RIGHT_MARK, text, NULL);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), marked);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static int
get_text_width (PteroGraph *self,
                const char *text,
                int        *height)
{
  g_autoptr(PangoLayout) layout = create_text (self, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);

  return width;
}

static void
build_frame (PteroGraph *self,
             Frame      *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *top = NULL;
  g_autofree char *half = NULL;
  int height;
  int gutter;

  frame->end = g_get_monotonic_time ();
  frame->begin = frame->end - (gint64) self->span * G_USEC_PER_SEC;
  frame->top = find_top (self, frame->begin);
  frame->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  ptero_style_get_color (widget, &frame->color);
  ptero_style_get_color (parent != NULL ? parent : widget, &frame->foreground);

  top = ptero_graph_format_value (self->unit, frame->top);
  half = ptero_graph_format_value (self->unit, frame->top / 2);
  gutter = get_text_width (self, top, &height);
  gutter = MAX (gutter, get_text_width (self, half, NULL)) + SPACING;
  /* the limit is written over its line */
  graphene_rect_init (&frame->area, frame->rtl ? 1 : gutter, height + 2,
                      MAX (1, gtk_widget_get_width (widget) - gutter - 1),
                      MAX (1, gtk_widget_get_height (widget) - 2 * height - 4));
}

static double
get_x (const Frame *frame,
       gint64       time)
{
  double fraction = (double) (time - frame->begin) / (double) (frame->end - frame->begin);

  return frame->area.origin.x + frame->area.size.width * (frame->rtl ? 1 - fraction : fraction);
}

static double
get_y (const Frame *frame,
       double       value)
{
  return frame->area.origin.y + frame->area.size.height * (1 - CLAMP (value / frame->top, 0, 1));
}

static gint64
get_time (const Frame *frame,
          double       x)
{
  double fraction = CLAMP ((x - frame->area.origin.x) / frame->area.size.width, 0, 1);

  return frame->begin + (gint64) ((frame->rtl
                                     ? 1 - fraction
                                     : fraction) * (double) (frame->end - frame->begin));
}

static void
append_text (PteroGraph    *self,
             GtkSnapshot   *snapshot,
             const char    *text,
             const GdkRGBA *color,
             double         x,
             double         y,
             double         align)
{
  g_autoptr(PangoLayout) layout = create_text (self, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - align * width, 0, MAX (0, gtk_widget_get_width (GTK_WIDGET (self)) - width));
  y = CLAMP (y, 0, MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((float) x), roundf ((float) y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_axes (PteroGraph  *self,
               GtkSnapshot *snapshot,
               const Frame *frame)
{
  GdkRGBA grid = frame->foreground;
  GdkRGBA text = frame->foreground;
  int height;

  get_text_width (self, "0", &height);
  grid.alpha *= (float) GRID;
  text.alpha *= (float) DIMMED;
  for (guint i = 0; i <= 2; i++)
    {
      double value = frame->top * i / 2;
      double y = round (get_y (frame, value));
      g_autofree char *label = ptero_graph_format_value (self->unit, value);

      gtk_snapshot_append_color (snapshot, &grid,
                                 &GRAPHENE_RECT_INIT (frame->area.origin.x, (float) y,
                                                      frame->area.size.width, 1));
      append_text (self, snapshot, label, &text,
                   frame->rtl
                     ? frame->area.origin.x + frame->area.size.width + SPACING
                     : frame->area.origin.x - SPACING,
                   y - height / 2.0, frame->rtl ? 0 : 1);
    }
}

static void
snapshot_times (PteroGraph  *self,
                GtkSnapshot *snapshot,
                const Frame *frame)
{
  const double y = frame->area.origin.y + frame->area.size.height + 2;
  GdkRGBA text = frame->foreground;
  g_autofree char *oldest = NULL;

  if (self->span % 3600 == 0)
    /* Translators: so many hours ago, on the axis of a graph */
    oldest = g_strdup_printf (_("−%u h"), self->span / 3600);
  else
    /* Translators: so many minutes ago, on the axis of a graph */
    oldest = g_strdup_printf (_("−%u min"), self->span / 60);

  text.alpha *= (float) DIMMED;
  append_text (self, snapshot, oldest, &text, get_x (frame, frame->begin), y, frame->rtl ? 1 : 0);
  append_text (self, snapshot, _("now"), &text, get_x (frame, frame->end), y, frame->rtl ? 0 : 1);
}

static void
snapshot_limit (PteroGraph  *self,
                GtkSnapshot *snapshot,
                const Frame *frame)
{
  const float y = roundf ((float) get_y (frame, self->limit));
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  int height;

  if (self->limit <= 0)
    return;

  for (float x = 0; x + 3 <= frame->area.size.width; x += 6)
    gtk_snapshot_append_color (snapshot, &frame->foreground,
                               &GRAPHENE_RECT_INIT (frame->area.origin.x + x, y, 3, 1));

  get_text_width (self, "0", &height);
  value = ptero_graph_format_value (self->unit, self->limit);
  /* Translators: over the dashed line of a graph: "limit 8 GiB" */
  label = g_strdup_printf (_("limit %s"), value);
  append_text (self, snapshot, label, &frame->foreground,
               frame->rtl ? frame->area.origin.x + frame->area.size.width : frame->area.origin.x,
               y - height - 1, frame->rtl ? 1 : 0);
}

/* One point for each pixel, the highest of what falls on it. Calls @begin and @end of each piece
 * without a gap. */
static void
trace (PteroGraph  *self,
       cairo_t     *cr,
       const Frame *frame,
       const Line  *line,
       gboolean     filled)
{
  const double bottom = frame->area.origin.y + frame->area.size.height;
  const guint n = ptero_history_get_n (self->history);
  gint64 before = 0;
  double x_before = NAN;
  double highest = 0;

  for (guint i = ptero_history_find (self->history, frame->begin); i < n; i++)
    {
      const PteroReading *reading = ptero_history_get (self->history, i);
      double value = reading->values[line->field];
      double x = get_x (frame, reading->time);
      gboolean begins = isnan (x_before) || reading->time - before > MAX_GAP;

      if (isnan (value))
        continue;
      if (begins && filled && !isnan (x_before))
        cairo_line_to (cr, x_before, bottom);
      if (begins && filled)
        cairo_move_to (cr, x, bottom);
      if (begins && !filled)
        cairo_move_to (cr, x, get_y (frame, value));

      highest = !begins && fabs (x - x_before) < 1 ? MAX (highest, value) : value;
      before = reading->time;
      if (!begins && fabs (x - x_before) < 1 && i + 1 < n)
        continue;
      cairo_line_to (cr, x, get_y (frame, highest));
      x_before = x;
    }

  if (filled && !isnan (x_before))
    cairo_line_to (cr, x_before, bottom);
}

static void
snapshot_line (PteroGraph  *self,
               GtkSnapshot *snapshot,
               const Frame *frame,
               guint        number)
{
  static const double dashes[] = { 4, 3 };
  graphene_rect_t bounds = frame->area;
  GdkRGBA color = number == 0 ? frame->color : frame->foreground;
  GdkRGBA fill = color;
  cairo_t *cr;

  graphene_rect_inset (&bounds, -2, -2);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (number == 0)
    {
      fill.alpha *= (float) FILL;
      trace (self, cr, frame, &self->lines[number], TRUE);
      gdk_cairo_set_source_rgba (cr, &fill);
      cairo_fill (cr);
    }
  else
    {
      cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
    }

  trace (self, cr, frame, &self->lines[number], FALSE);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
ptero_graph_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  PteroGraph *self = PTERO_GRAPH (widget);
  Frame frame;

  build_frame (self, &frame);
  snapshot_axes (self, snapshot, &frame);
  snapshot_times (self, snapshot, &frame);
  snapshot_limit (self, snapshot, &frame);
  if (self->history == NULL)
    return;

  for (guint i = 0; i < self->n_lines; i++)
    snapshot_line (self, snapshot, &frame, self->n_lines - 1 - i);
  if (self->pointer >= frame.area.origin.x &&
      self->pointer <= frame.area.origin.x + frame.area.size.width)
    {
      frame.foreground.alpha *= (float) DIMMED;
      gtk_snapshot_append_color (snapshot, &frame.foreground,
                                 &GRAPHENE_RECT_INIT (floorf ((float) self->pointer),
                                                      frame.area.origin.y, 1,
                                                      frame.area.size.height));
    }
}

static void
ptero_graph_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : NATURAL_HEIGHT;
}

static gboolean
ptero_graph_query_tooltip (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard,
                           GtkTooltip *tooltip)
{
  g_autofree char *text = ptero_graph_describe (PTERO_GRAPH (widget), keyboard ? -1 : x);

  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
motion_cb (PteroGraph *self,
           double      x,
           double      y)
{
  self->pointer = x;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
leave_cb (PteroGraph *self)
{
  self->pointer = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
added_cb (PteroGraph *self)
{
  const PteroReading *reading = ptero_history_get_last (self->history);
  double fraction = reading != NULL && self->limit > 0
                      ? reading->values[self->lines[0].field] / self->limit
                      : 0;
  g_autofree char *description = NULL;

  ptero_css_class_set (GTK_WIDGET (self), "warning",
                       fraction >= PTERO_WARNING_FRACTION && fraction < PTERO_ERROR_FRACTION);
  ptero_css_class_set (GTK_WIDGET (self), "error", fraction >= PTERO_ERROR_FRACTION);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  description = ptero_graph_describe (self, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ptero_graph_dispose (GObject *object)
{
  ptero_graph_set_history (PTERO_GRAPH (object), NULL);

  G_OBJECT_CLASS (ptero_graph_parent_class)->dispose (object);
}

static void
ptero_graph_finalize (GObject *object)
{
  g_free (PTERO_GRAPH (object)->title);

  G_OBJECT_CLASS (ptero_graph_parent_class)->finalize (object);
}

static void
ptero_graph_class_init (PteroGraphClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_graph_dispose;
  object_class->finalize = ptero_graph_finalize;

  widget_class->measure = ptero_graph_measure;
  widget_class->query_tooltip = ptero_graph_query_tooltip;
  widget_class->snapshot = ptero_graph_snapshot;

  gtk_widget_class_set_css_name (widget_class, "graph");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ptero_graph_init (PteroGraph *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->pointer = -1;
  self->span = 300;
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ptero_graph_new:
 * @title: what it shows, translated
 * @unit: what is counted
 *
 * Returns: (transfer floating): a graph without lines
 */
GtkWidget *
ptero_graph_new (const char     *title,
                 PteroGraphUnit  unit)
{
  PteroGraph *self = g_object_new (PTERO_TYPE_GRAPH, NULL);

  self->title = g_strdup (title);
  self->unit = unit;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * ptero_graph_add_line:
 * @self: a graph
 * @field: which field of the history
 * @name: (nullable): what it is among several, translated and static
 *
 * Adds a line: one or two.
 */
void
ptero_graph_add_line (PteroGraph        *self,
                      PteroHistoryField  field,
                      const char        *name)
{
  g_return_if_fail (PTERO_IS_GRAPH (self));
  g_return_if_fail (self->n_lines < MAX_LINES);

  self->lines[self->n_lines++] = (Line) { field, name };
}

/**
 * ptero_graph_set_history:
 * @self: a graph
 * @history: (nullable): the history
 *
 * Sets what is drawn; it follows what is added.
 */
void
ptero_graph_set_history (PteroGraph   *self,
                         PteroHistory *history)
{
  g_return_if_fail (PTERO_IS_GRAPH (self));

  if (self->history != NULL)
    g_signal_handlers_disconnect_by_func (self->history, added_cb, self);
  g_set_object (&self->history, history);
  if (history != NULL)
    g_signal_connect_object (history, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
}

/**
 * ptero_graph_set_limit:
 * @self: a graph
 * @limit: what may be used, 0: no limit
 *
 * Sets the limit, drawn as a line.
 */
void
ptero_graph_set_limit (PteroGraph *self,
                       double      limit)
{
  g_return_if_fail (PTERO_IS_GRAPH (self));

  if (self->limit == limit)
    return;

  self->limit = limit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_graph_set_span:
 * @self: a graph
 * @seconds: how long
 *
 * Sets the time from the older edge to now.
 */
void
ptero_graph_set_span (PteroGraph *self,
                      guint       seconds)
{
  g_return_if_fail (PTERO_IS_GRAPH (self));
  g_return_if_fail (seconds > 0);

  self->span = seconds;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static const PteroReading *
find_reading (PteroGraph *self,
              double      x)
{
  Frame frame;
  gint64 time;
  guint position;

  if (self->history == NULL || ptero_history_get_n (self->history) == 0)
    return NULL;
  if (x < 0)
    return ptero_history_get_last (self->history);

  build_frame (self, &frame);
  time = get_time (&frame, x);
  position = MIN (ptero_history_find (self->history, time),
                  ptero_history_get_n (self->history) - 1);

  return ABS (ptero_history_get (self->history, position)->time - time) <= MAX_GAP
           ? ptero_history_get (self->history, position)
           : NULL;
}

/**
 * ptero_graph_describe:
 * @self: a graph
 * @x: a place on it, negative: the newest reading
 *
 * Returns: (transfer full) (nullable): the moment and the values there
 */
char *
ptero_graph_describe (PteroGraph *self,
                      double      x)
{
  const PteroReading *reading;
  g_autoptr(GDateTime) time = NULL;
  g_autoptr(GString) text = NULL;
  g_autofree char *clock = NULL;

  g_return_val_if_fail (PTERO_IS_GRAPH (self), NULL);

  reading = find_reading (self, x);
  if (reading == NULL)
    return NULL;

  time = g_date_time_new_from_unix_local ((g_get_real_time () - g_get_monotonic_time () + reading->time) / G_USEC_PER_SEC);
  clock = g_date_time_format (time, "%H:%M:%S");
  text = g_string_new (clock);
  for (guint i = 0; i < self->n_lines; i++)
    {
      g_autofree char *value = ptero_graph_format_value (self->unit,
                                                         reading->values[self->lines[i].field]);

      g_string_append_printf (text, "\n%s %s", self->lines[i].name != NULL
                                ? self->lines[i].name
                                : self->title, value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
