/* ptero-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-line.h"

#include "ptero-style.h"

#define DIMMED       0.55
#define ICON_SIZE    16
#define ICON_SPACING 6

/**
 * PteroLine:
 *
 * One line of text in a row of a list. What it says has no influence on its
 * size, so that it may change, hundreds of times a second and also while its
 * list is laid out, without that list being laid out anew. A text that is cut
 * is whole in the tooltip. A star may stand behind it, an icon at its end, and
 * one that is a link is underlined while it is pointed at. A widget derived
 * from it may have something before the text, and another colour than the
 * style sheet gives to it.
 *
 * CSS node: `label`.
 */
typedef struct
{
  char        *text;
  guint        dimmed_from;   /* byte from which the text is dimmed */
  const char  *end_icon;
  const char  *end_text;      /* what that says */
  int          indent;        /* place before the text */
  float        xalign;
  gboolean     starred;
  gboolean     link;

  PangoEllipsizeMode ellipsize;
  PangoLayout *layout;        /* made when it is needed */
} PteroLinePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (PteroLine, ptero_line, GTK_TYPE_WIDGET)

static PangoLayout *
get_layout (PteroLine *self)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);
  g_autoptr(PangoAttrList) attributes = NULL;
  PangoAttribute *alpha;

  if (priv->layout != NULL)
    return priv->layout;

  priv->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), priv->text);
  pango_layout_set_ellipsize (priv->layout, priv->ellipsize);
  pango_layout_set_single_paragraph_mode (priv->layout, TRUE);

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (priv->dimmed_from < strlen (priv->text))
    {
      alpha = pango_attr_foreground_alpha_new ((guint16) (DIMMED * G_MAXUINT16));
      alpha->start_index = priv->dimmed_from;
      pango_attr_list_insert (attributes, alpha);
    }
  if (priv->link && (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT) != 0)
    pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  pango_layout_set_attributes (priv->layout, attributes);

  return priv->layout;
}

static void
forget_layout (PteroLine *self)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_clear_object (&priv->layout);
}

static void
redraw (PteroLine *self)
{
  forget_layout (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Of a font. */
typedef struct
{
  int ascent;
  int descent;
} Metrics;

/* PangoFontDescription → Metrics: Pango shapes a text to find them out, each time, and a list has
 * hundreds of lines. */
static GHashTable *known_metrics;

static void
forget_metrics (void)
{
  g_hash_table_remove_all (known_metrics);
}

static const Metrics *
get_metrics (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontMetrics *found;
  Metrics *metrics;

  if (known_metrics == NULL)
    {
      known_metrics = g_hash_table_new_full ((GHashFunc) pango_font_description_hash,
                                             (GEqualFunc) pango_font_description_equal,
                                             (GDestroyNotify) pango_font_description_free, g_free);
      g_signal_connect (gtk_widget_get_settings (widget), "notify", G_CALLBACK (forget_metrics),
                        NULL);
    }

  metrics = g_hash_table_lookup (known_metrics, font);
  if (metrics != NULL)
    return metrics;

  found = pango_context_get_metrics (context, NULL, NULL);
  metrics = g_new0 (Metrics, 1);
  metrics->ascent = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (found));
  metrics->descent = PANGO_PIXELS_CEIL (pango_font_metrics_get_descent (found));
  pango_font_metrics_unref (found);
  g_hash_table_insert (known_metrics, pango_font_description_copy (font), metrics);

  return metrics;
}

static void
ptero_line_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  const Metrics *metrics;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 0;
      return;
    }

  metrics = get_metrics (widget);
  *minimum = *natural = metrics->ascent + metrics->descent;
  *minimum_baseline = *natural_baseline = metrics->ascent;
}

static void
snapshot_icon (GtkWidget     *widget,
               GtkSnapshot   *snapshot,
               const char    *icon_name,
               int            x,
               const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, icon_name, NULL, ICON_SIZE,
                                                                 gtk_widget_get_scale_factor (widget),
                                                                 gtk_widget_get_direction (widget),
                                                                 0);
  GdkRGBA dimmed = *color;

  dimmed.alpha *= DIMMED;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, (gtk_widget_get_height (widget) - ICON_SIZE) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, &dimmed, 1);
  gtk_snapshot_restore (snapshot);
}

static int
get_icon_space (gboolean shown)
{
  return shown ? ICON_SIZE + ICON_SPACING : 0;
}

/* Aligned by the direction of the interface, whichever the text has. */
static void
ptero_line_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  PteroLine *self = PTERO_LINE (widget);
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);
  PangoLayout *layout = get_layout (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float xalign = rtl ? 1 - priv->xalign : priv->xalign;
  int star = get_icon_space (priv->starred);
  int end = get_icon_space (priv->end_icon != NULL);
  int width = gtk_widget_get_width (widget) - priv->indent - star - end;
  PangoRectangle extents;
  GdkRGBA color;
  int x;

  if (width <= 0)
    return;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  ptero_line_get_color (self, &color);

  x = (int) ((width - extents.width) * xalign) + (rtl ? end + star : priv->indent);
  if (priv->starred)
    snapshot_icon (widget, snapshot, "starred-symbolic",
                   rtl ? x - star : x + extents.width + ICON_SPACING, &color);
  if (priv->end_icon != NULL)
    snapshot_icon (widget, snapshot, priv->end_icon,
                   rtl ? 0 : gtk_widget_get_width (widget) - ICON_SIZE, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - extents.x,
                                                          (gtk_widget_get_height (widget) - extents.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_over_end_icon (PteroLine *self,
                  int        x)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);
  const int width = gtk_widget_get_width (GTK_WIDGET (self));

  return priv->end_icon != NULL && (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                                      ? x
                                      : width - x) <= ICON_SIZE;
}

static gboolean
ptero_line_query_tooltip (GtkWidget  *widget,
                          int         x,
                          int         y,
                          gboolean    keyboard_tooltip,
                          GtkTooltip *tooltip)
{
  PteroLine *self = PTERO_LINE (widget);
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  if (is_over_end_icon (self, x))
    gtk_tooltip_set_text (tooltip, priv->end_text);
  else if (pango_layout_is_ellipsized (get_layout (self)))
    gtk_tooltip_set_text (tooltip, priv->text);
  else
    return FALSE;

  return TRUE;
}

/* Another font, or another direction. */
static void
ptero_line_css_changed (GtkWidget         *widget,
                        GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ptero_line_parent_class)->css_changed (widget, change);

  forget_layout (PTERO_LINE (widget));
}

static void
ptero_line_system_setting_changed (GtkWidget        *widget,
                                   GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (ptero_line_parent_class)->system_setting_changed (widget, setting);

  if (known_metrics != NULL)
    forget_metrics ();
  forget_layout (PTERO_LINE (widget));
  gtk_widget_queue_resize (widget);
}

static void
ptero_line_direction_changed (GtkWidget        *widget,
                              GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (ptero_line_parent_class)->direction_changed (widget, previous);

  forget_layout (PTERO_LINE (widget));
}

static void
ptero_line_state_flags_changed (GtkWidget     *widget,
                                GtkStateFlags  previous)
{
  PteroLine *self = PTERO_LINE (widget);
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  if (priv->link &&
      ((gtk_widget_get_state_flags (widget) ^ previous) & GTK_STATE_FLAG_PRELIGHT) != 0)
    redraw (self);
}

static void
ptero_line_real_get_color (PteroLine *self,
                           GdkRGBA   *color)
{
  ptero_style_get_color (GTK_WIDGET (self), color);
}

static void
ptero_line_dispose (GObject *object)
{
  forget_layout (PTERO_LINE (object));

  G_OBJECT_CLASS (ptero_line_parent_class)->dispose (object);
}

static void
ptero_line_finalize (GObject *object)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (PTERO_LINE (object));

  g_free (priv->text);

  G_OBJECT_CLASS (ptero_line_parent_class)->finalize (object);
}

static void
ptero_line_class_init (PteroLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_line_dispose;
  object_class->finalize = ptero_line_finalize;

  widget_class->css_changed = ptero_line_css_changed;
  widget_class->direction_changed = ptero_line_direction_changed;
  widget_class->measure = ptero_line_measure;
  widget_class->query_tooltip = ptero_line_query_tooltip;
  widget_class->snapshot = ptero_line_snapshot;
  widget_class->state_flags_changed = ptero_line_state_flags_changed;
  widget_class->system_setting_changed = ptero_line_system_setting_changed;

  klass->get_color = ptero_line_real_get_color;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
ptero_line_init (PteroLine *self)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  priv->text = g_strdup ("");
  priv->dimmed_from = G_MAXUINT;
  priv->ellipsize = PANGO_ELLIPSIZE_END;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ptero_line_new:
 * @xalign: where the text stands: 0 for the start, 1 for the end
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
ptero_line_new (float xalign)
{
  PteroLine *self = g_object_new (PTERO_TYPE_LINE, NULL);

  ptero_line_set_xalign (self, xalign);

  return GTK_WIDGET (self);
}

/**
 * ptero_line_get_text:
 * @self: a line
 *
 * Returns: (transfer none): what it says
 */
const char *
ptero_line_get_text (PteroLine *self)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_LINE (self), NULL);

  return priv->text;
}

/**
 * ptero_line_set_text:
 * @self: a line
 * @text: what it is to say, plain text
 */
void
ptero_line_set_text (PteroLine  *self,
                     const char *text)
{
  ptero_line_set_dimmed (self, text, G_MAXUINT);
}

/**
 * ptero_line_set_starred:
 * @self: a line
 * @starred: whether a star stands behind the text
 */
void
ptero_line_set_starred (PteroLine *self,
                        gboolean   starred)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));

  if (priv->starred == starred)
    return;

  priv->starred = starred;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_line_set_end_icon:
 * @self: a line
 * @icon_name: (nullable): the name of a symbolic icon, a static string
 * @text: (nullable): what it says, a static string
 *
 * Sets what stands at the end of the line.
 */
void
ptero_line_set_end_icon (PteroLine  *self,
                         const char *icon_name,
                         const char *text)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));

  if (g_strcmp0 (priv->end_icon, icon_name) == 0)
    return;

  priv->end_icon = icon_name;
  priv->end_text = text;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_line_get_indent:
 * @self: a line
 *
 * Returns: how much place there is before the text, in pixels
 */
int
ptero_line_get_indent (PteroLine *self)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_LINE (self), 0);

  return priv->indent;
}

/**
 * ptero_line_set_indent:
 * @self: a line
 * @indent: in pixels
 *
 * Sets how much place a derived widget takes before the text.
 */
void
ptero_line_set_indent (PteroLine *self,
                       int        indent)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));
  g_return_if_fail (indent >= 0);

  priv->indent = indent;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_line_set_xalign:
 * @self: a line
 * @xalign: where the text stands: 0 for the start, 1 for the end
 */
void
ptero_line_set_xalign (PteroLine *self,
                       float      xalign)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));

  priv->xalign = xalign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ptero_line_set_link:
 * @self: a line
 * @link: whether a click on the text leads somewhere
 */
void
ptero_line_set_link (PteroLine *self,
                     gboolean   link)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));

  if (priv->link == link)
    return;

  priv->link = link;
  redraw (self);
}

/**
 * ptero_line_set_ellipsize:
 * @self: a line
 * @ellipsize: where the text is cut when there is too little place
 */
void
ptero_line_set_ellipsize (PteroLine          *self,
                          PangoEllipsizeMode  ellipsize)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));

  priv->ellipsize = ellipsize;
  redraw (self);
}

/**
 * ptero_line_get_link:
 * @self: a line
 *
 * Returns: whether a click on the text leads somewhere
 */
gboolean
ptero_line_get_link (PteroLine *self)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_LINE (self), FALSE);

  return priv->link;
}

/**
 * ptero_line_set_dimmed:
 * @self: a line
 * @text: what it is to say, plain text
 * @from: the byte from which the text is dimmed
 */
void
ptero_line_set_dimmed (PteroLine  *self,
                       const char *text,
                       guint       from)
{
  PteroLinePrivate *priv = ptero_line_get_instance_private (self);

  g_return_if_fail (PTERO_IS_LINE (self));
  g_return_if_fail (text != NULL);

  if (priv->dimmed_from == from && g_str_equal (priv->text, text))
    return;

  g_free (priv->text);
  priv->text = g_strdup (text);
  priv->dimmed_from = from;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  redraw (self);
}

/**
 * ptero_line_get_text_width:
 * @self: a line
 *
 * Returns: how wide it has to be to show its text whole
 */
int
ptero_line_get_text_width (PteroLine *self)
{
  PangoLayout *layout;
  int width;

  g_return_val_if_fail (PTERO_IS_LINE (self), 0);

  layout = get_layout (self);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/**
 * ptero_line_get_color:
 * @self: a line
 * @color: (out): the colour
 *
 * Reads the colour that the text is drawn in.
 */
void
ptero_line_get_color (PteroLine *self,
                      GdkRGBA   *color)
{
  g_return_if_fail (PTERO_IS_LINE (self));
  g_return_if_fail (color != NULL);

  PTERO_LINE_GET_CLASS (self)->get_color (self, color);
}
