/* ptero-sideways.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sideways.h"

/**
 * ptero_sideways_new:
 * @child: (transfer floating): a bar, or something else that is wide and not high
 *
 * What there is too little place for is scrolled to, so that the window may be
 * narrower than the bar. No scroll bar takes height from it.
 *
 * Returns: (transfer floating): what holds @child
 */
GtkWidget *
ptero_sideways_new (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (child), scroller);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);

  return scroller;
}
