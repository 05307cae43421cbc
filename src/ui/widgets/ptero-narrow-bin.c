/* ptero-narrow-bin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-narrow-bin.h"

#define NARROW_WIDTH 600
#define LEAST_WIDTH  320

/**
 * PteroNarrowBin:
 *
 * Holds the content of a page and tells, by its property `narrow`, when there
 * is little place for it, and by `width` how much. (Breakpoints are newer than
 * what Ptero builds on.)
 */
struct _PteroNarrowBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  gboolean   narrow;
  int        width;   /* as it was told last */
  guint      source;
};

enum {
  PROP_0,
  PROP_CHILD,
  PROP_NARROW,
  PROP_WIDTH,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroNarrowBin, ptero_narrow_bin, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
set_narrow (PteroNarrowBin *self,
            gboolean        narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static gboolean
apply_width (gpointer data)
{
  PteroNarrowBin *self = data;

  self->source = 0;
  set_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH);
  if (self->width != gtk_widget_get_width (GTK_WIDGET (self)))
    {
      self->width = gtk_widget_get_width (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH]);
    }

  return G_SOURCE_REMOVE;
}

/* What comes into a narrow place must not begin wide: it would make the window grow. */
static void
look_around (PteroNarrowBin *self)
{
  int width = 0;

  /* What was not shown for a while still has its old width: none can be wider than all that it is
   * in. */
  for (GtkWidget *ancestor = gtk_widget_get_parent (GTK_WIDGET (self)); ancestor != NULL;
       ancestor = gtk_widget_get_parent (ancestor))
    if (gtk_widget_get_width (ancestor) > 0 &&
        (width == 0 || gtk_widget_get_width (ancestor) < width))
      width = gtk_widget_get_width (ancestor);
  if (width > 0 && width < NARROW_WIDTH)
    set_narrow (self, TRUE);
}

static void
ptero_narrow_bin_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_narrow_bin_parent_class)->root (widget);

  look_around (PTERO_NARROW_BIN (widget));
}

/* The place may have become narrow while something else was shown there. */
static void
ptero_narrow_bin_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_narrow_bin_parent_class)->map (widget);

  look_around (PTERO_NARROW_BIN (widget));
}

static GtkSizeRequestMode
ptero_narrow_bin_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (PTERO_NARROW_BIN (widget)->child);
}

static int
get_child_minimum (PteroNarrowBin *self)
{
  int minimum = 0;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* As long as it is wide, it can be made narrower than what is in it, which has not adapted yet. */
static void
ptero_narrow_bin_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  PteroNarrowBin *self = PTERO_NARROW_BIN (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, get_child_minimum (self));
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !self->narrow)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
ptero_narrow_bin_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  PteroNarrowBin *self = PTERO_NARROW_BIN (widget);

  gtk_widget_allocate (self->child, MAX (width, get_child_minimum (self)), height, baseline, NULL);

  /* Nothing may be rebuilt in the middle of an allocation, but before the next frame. */
  if (((width < NARROW_WIDTH) != self->narrow || width != self->width) && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_width, self, NULL);
}

static void
ptero_narrow_bin_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroNarrowBin *self = PTERO_NARROW_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_narrow_bin_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroNarrowBin *self = PTERO_NARROW_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_value_get_object (value);
      gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_narrow_bin_dispose (GObject *object)
{
  PteroNarrowBin *self = PTERO_NARROW_BIN (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_narrow_bin_parent_class)->dispose (object);
}

static void
ptero_narrow_bin_class_init (PteroNarrowBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_narrow_bin_dispose;
  object_class->get_property = ptero_narrow_bin_get_property;
  object_class->set_property = ptero_narrow_bin_set_property;

  widget_class->get_request_mode = ptero_narrow_bin_get_request_mode;
  widget_class->map = ptero_narrow_bin_map;
  widget_class->measure = ptero_narrow_bin_measure;
  widget_class->root = ptero_narrow_bin_root;
  widget_class->size_allocate = ptero_narrow_bin_size_allocate;

  /**
   * PteroNarrowBin:child: (nullable)
   *
   * The content.
   */
  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * PteroNarrowBin:narrow:
   *
   * Whether there is little place for the content.
   */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * PteroNarrowBin:width:
   *
   * The width that there is, told after it has been allocated.
   */
  properties[PROP_WIDTH] =
    g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_narrow_bin_init (PteroNarrowBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ptero_narrow_bin_get_narrow:
 * @self: a bin
 *
 * Returns: whether there is little place
 */
gboolean
ptero_narrow_bin_get_narrow (PteroNarrowBin *self)
{
  g_return_val_if_fail (PTERO_IS_NARROW_BIN (self), FALSE);

  return self->narrow;
}
