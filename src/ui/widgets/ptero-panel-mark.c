/* ptero-panel-mark.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-mark.h"

#include "ptero-format.h"
#include "ptero-panel-paintable.h"

#define DEFAULT_SIZE 16

/**
 * PteroPanelMark:
 *
 * The mark of a panel, see [class@Ptero.PanelPaintable], with the panel's name
 * as tooltip and accessible label. `size` is its width and height in pixels.
 */
struct _PteroPanelMark
{
  GtkWidget            parent_instance;

  PteroPanel          *panel;
  PteroPanelPaintable *paintable;
  int                  size;
};

enum {
  PROP_0,
  PROP_PANEL,
  PROP_SIZE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroPanelMark, ptero_panel_mark, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static char *
dup_name (PteroPanelMark *self)
{
  return self->panel != NULL ? ptero_text_make_safe (ptero_panel_get_name (self->panel)) : NULL;
}

/* Setting the text of a tooltip asks the display where the pointer is, and waits for the answers:
 * too long for each row of a list. */
static gboolean
ptero_panel_mark_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard_mode,
                                GtkTooltip *tooltip)
{
  g_autofree char *name = dup_name (PTERO_PANEL_MARK (widget));

  gtk_tooltip_set_text (tooltip, name);

  return name != NULL;
}

static void
update_name (PteroPanelMark *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), name != NULL);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
disconnect_panel (PteroPanelMark *self)
{
  if (self->panel == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->panel, self);
  g_signal_handlers_disconnect_by_data (self->paintable, self);
  g_clear_object (&self->paintable);
  g_clear_object (&self->panel);
}

static void
ptero_panel_mark_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  PteroPanelMark *self = PTERO_PANEL_MARK (widget);

  *minimum = *natural = self->size;
}

static void
ptero_panel_mark_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  PteroPanelMark *self = PTERO_PANEL_MARK (widget);

  if (self->paintable != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->paintable), snapshot,
                            gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
ptero_panel_mark_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroPanelMark *self = PTERO_PANEL_MARK (object);

  switch (prop_id)
    {
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;

    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_mark_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroPanelMark *self = PTERO_PANEL_MARK (object);

  switch (prop_id)
    {
    case PROP_PANEL:
      ptero_panel_mark_set_panel (self, g_value_get_object (value));
      break;

    case PROP_SIZE:
      self->size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_panel_mark_dispose (GObject *object)
{
  disconnect_panel (PTERO_PANEL_MARK (object));

  G_OBJECT_CLASS (ptero_panel_mark_parent_class)->dispose (object);
}

static void
ptero_panel_mark_class_init (PteroPanelMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_panel_mark_dispose;
  object_class->get_property = ptero_panel_mark_get_property;
  object_class->set_property = ptero_panel_mark_set_property;

  widget_class->query_tooltip = ptero_panel_mark_query_tooltip;
  widget_class->measure = ptero_panel_mark_measure;
  widget_class->snapshot = ptero_panel_mark_snapshot;

  properties[PROP_PANEL] =
    g_param_spec_object ("panel", NULL, NULL,
                         PTERO_TYPE_PANEL,
                         (G_PARAM_READWRITE |
                          G_PARAM_EXPLICIT_NOTIFY |
                          G_PARAM_STATIC_STRINGS));

  properties[PROP_SIZE] =
    g_param_spec_int ("size", NULL, NULL,
                      8, 128, DEFAULT_SIZE,
                      (G_PARAM_READWRITE |
                       G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "panel-mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ptero_panel_mark_init (PteroPanelMark *self)
{
  self->size = DEFAULT_SIZE;
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * ptero_panel_mark_new:
 * @panel: (nullable): a panel
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
ptero_panel_mark_new (PteroPanel *panel)
{
  return g_object_new (PTERO_TYPE_PANEL_MARK, "panel", panel, NULL);
}

/**
 * ptero_panel_mark_set_panel:
 * @self: a mark
 * @panel: (nullable): a panel
 *
 * Makes the mark stand for another panel.
 */
void
ptero_panel_mark_set_panel (PteroPanelMark *self,
                            PteroPanel     *panel)
{
  g_return_if_fail (PTERO_IS_PANEL_MARK (self));

  if (self->panel == panel)
    return;

  disconnect_panel (self);
  if (panel != NULL)
    {
      self->panel = g_object_ref (panel);
      self->paintable = g_object_ref (ptero_panel_paintable_get (panel));
      g_signal_connect_object (panel, "notify::name", G_CALLBACK (update_name), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->paintable, "invalidate-contents",
                               G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }

  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL]);
}
