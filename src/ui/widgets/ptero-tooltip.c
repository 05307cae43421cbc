/* ptero-tooltip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-tooltip.h"

/**
 * PteroTooltip:
 *
 * The tooltip of a widget, in a template: GTK's own property asks the display
 * where the pointer is, and waits for three answers, each time it is set,
 * which a window with many buttons spends its start with. This sets the text
 * only when the tooltip is to be shown.
 *
 * The widget stays as the only one that knows of it; a tooltip object itself
 * has no use after it was made.
 */
struct _PteroTooltip
{
  GObject    parent_instance;

  GtkWidget *widget;
  char      *text;
};

enum {
  PROP_0,
  PROP_TEXT,
  PROP_WIDGET,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroTooltip, ptero_tooltip, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static GQuark text_quark (void);

G_DEFINE_QUARK (ptero-tooltip-text, text)

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    keyboard_mode,
          GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, ptero_tooltip_get_text (widget));

  return TRUE;
}

static void
ptero_tooltip_constructed (GObject *object)
{
  PteroTooltip *self = PTERO_TOOLTIP (object);

  G_OBJECT_CLASS (ptero_tooltip_parent_class)->constructed (object);

  if (self->widget != NULL)
    ptero_tooltip_set_text (self->widget, self->text);
}

static void
ptero_tooltip_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PteroTooltip *self = PTERO_TOOLTIP (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      self->text = g_value_dup_string (value);
      break;

    case PROP_WIDGET:
      g_set_weak_pointer (&self->widget, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_tooltip_finalize (GObject *object)
{
  PteroTooltip *self = PTERO_TOOLTIP (object);

  g_clear_weak_pointer (&self->widget);
  g_free (self->text);

  G_OBJECT_CLASS (ptero_tooltip_parent_class)->finalize (object);
}

static void
ptero_tooltip_class_init (PteroTooltipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = ptero_tooltip_constructed;
  object_class->finalize = ptero_tooltip_finalize;
  object_class->set_property = ptero_tooltip_set_property;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL,
                         NULL,
                         (G_PARAM_WRITABLE |
                          G_PARAM_CONSTRUCT_ONLY |
                          G_PARAM_STATIC_STRINGS));

  properties[PROP_WIDGET] =
    g_param_spec_object ("widget", NULL, NULL,
                         GTK_TYPE_WIDGET,
                         (G_PARAM_WRITABLE |
                          G_PARAM_CONSTRUCT_ONLY |
                          G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_tooltip_init (PteroTooltip *self)
{
}

/**
 * ptero_tooltip_set_text:
 * @widget: a widget
 * @text: (nullable): its tooltip
 *
 * Says it to assistive technologies as well, like GTK's own property. Does
 * nothing where @widget has it already.
 */
void
ptero_tooltip_set_text (GtkWidget  *widget,
                        const char *text)
{
  const char *before;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  before = ptero_tooltip_get_text (widget);
  if (g_strcmp0 (before, text) == 0)
    return;

  if (before == NULL)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
  else if (text == NULL)
    g_signal_handlers_disconnect_by_func (widget, query_cb, NULL);

  g_object_set_qdata_full (G_OBJECT (widget), text_quark (), g_strdup (text), g_free);
  gtk_widget_set_has_tooltip (widget, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);

  /* it may be on screen */
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0)
    gtk_widget_trigger_tooltip_query (widget);
}

/**
 * ptero_tooltip_get_text:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): what [func@Ptero.Tooltip.set_text] has set
 */
const char *
ptero_tooltip_get_text (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_get_qdata (G_OBJECT (widget), text_quark ());
}
