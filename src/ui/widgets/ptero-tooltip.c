/* ptero-tooltip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-tooltip.h"

/**
 * ptero_tooltip_set_text:
 * @widget: a widget
 * @text: (nullable): its tooltip
 *
 * Does nothing where @widget has it already: GTK asks the display where the
 * pointer is, and waits for the answers, also for the same text, or for none.
 */
void
ptero_tooltip_set_text (GtkWidget  *widget,
                        const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}
