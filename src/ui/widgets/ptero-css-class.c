/* ptero-css-class.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-css-class.h"

/**
 * ptero_css_class_set:
 * @widget: a widget
 * @name: a style class
 * @set: whether @widget has it
 *
 * Gives the class to @widget, or takes it away.
 */
void
ptero_css_class_set (GtkWidget  *widget,
                     const char *name,
                     gboolean    set)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}
