/* ptero-table-scroll.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-scroll.h"

/* The row that has the focus, as far as there is one. */
static GtkWidget *
find_row (GtkWidget *scroller)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *list = view != NULL ? gtk_widget_get_last_child (view) : NULL;

  return list != NULL ? gtk_widget_get_focus_child (list) : NULL;
}

/* Where the row with the focus is: its upper edge below that of the first row. */
static gboolean
get_row (GtkWidget     *scroller,
         GtkAdjustment *adjustment,
         double        *top,
         double        *bottom)
{
  GtkWidget *row = find_row (scroller);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, gtk_widget_get_parent (row), &bounds))
    return FALSE;

  *top = gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y;
  *bottom = *top + (double) bounds.size.height;

  return TRUE;
}

/**
 * ptero_table_allocate:
 * @scroller: what scrolls the view of a table
 * @width: its width
 * @height: its height
 * @baseline: its baseline
 *
 * Gives @scroller its place with the rows staying where they are, as far as the
 * row with the focus stays in sight. By itself the view moves them in proportion
 * when it becomes smaller, as when a bar comes below it: then the second click of
 * a double click meets another row.
 */
void
ptero_table_allocate (GtkWidget *scroller,
                      int        width,
                      int        height,
                      int        baseline)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);
  double top;
  double bottom;
  gboolean seen = get_row (scroller, adjustment, &top, &bottom) && top < value + page &&
                  bottom > value;

  gtk_widget_allocate (scroller, width, height, baseline, NULL);
  if (page <= 0 || page == gtk_adjustment_get_page_size (adjustment) ||
      value == gtk_adjustment_get_value (adjustment) ||
      upper != gtk_adjustment_get_upper (adjustment))
    return;

  page = gtk_adjustment_get_page_size (adjustment);
  if (seen && bottom > value + page)
    value = bottom - page;
  gtk_adjustment_set_value (adjustment, value);
  gtk_widget_allocate (scroller, width, height, baseline, NULL);
}
