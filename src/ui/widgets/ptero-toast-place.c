/* ptero-toast-place.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-toast-place.h"

#include <adwaita.h>

#include "ptero-css-class.h"

static void
count_bars (GtkWidget *toasts,
            int        change)
{
  int n_bars = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toasts), "ptero-n-bars")) + change;

  g_object_set_data (G_OBJECT (toasts), "ptero-n-bars", GINT_TO_POINTER (n_bars));
  ptero_css_class_set (toasts, "above-bar", n_bars > 0);
}

static gboolean
update_cb (gpointer data)
{
  GtkWidget *bar = data;
  GtkWidget *before = g_object_get_data (G_OBJECT (bar), "ptero-toasts");
  GtkWidget *toasts = NULL;

  if (gtk_widget_get_mapped (bar))
    toasts = gtk_widget_get_ancestor (bar, ADW_TYPE_TOAST_OVERLAY);
  if (toasts == before)
    return G_SOURCE_REMOVE;

  if (before != NULL)
    count_bars (before, -1);
  if (toasts != NULL)
    count_bars (toasts, 1);
  g_object_set_data_full (G_OBJECT (bar), "ptero-toasts",
                          toasts != NULL ? g_object_ref (toasts) : NULL, g_object_unref);

  return G_SOURCE_REMOVE;
}

/* Sizes may not change while a widget is mapped, which is in the middle of a layout. */
static void
queue_update (GtkWidget *bar)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, g_object_ref (bar), g_object_unref);
}

/**
 * ptero_toast_place_above:
 * @bar: a bar at the bottom of a page
 *
 * Has toasts that come while @bar is on screen come above it: what is said of a
 * selection does not cover what can be done with it.
 */
void
ptero_toast_place_above (GtkWidget *bar)
{
  g_return_if_fail (GTK_IS_WIDGET (bar));

  g_signal_connect (bar, "map", G_CALLBACK (queue_update), NULL);
  g_signal_connect (bar, "unmap", G_CALLBACK (queue_update), NULL);
}
