/* ptero-panel-focus.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-focus.h"

/**
 * ptero_panel_focus_release:
 * @widget: a widget that is about to be hidden or made insensitive
 *
 * Takes the focus out of @widget: GTK warns about an entry that goes with it.
 */
void
ptero_panel_focus_release (GtkWidget *widget)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_root_set_focus (root, NULL);
}
