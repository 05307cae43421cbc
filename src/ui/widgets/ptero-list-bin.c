/* ptero-list-bin.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-list-bin.h"

/**
 * PteroListBin:
 *
 * Holds a list, or what scrolls one, in which Tab goes through what can be done
 * in a row and then on, out of the list. By itself GTK goes on to the next row,
 * of which there may be ten thousand; the arrow keys are for that.
 *
 * A widget that holds a list anyway calls ptero_list_bin_move_focus() itself.
 */
struct _PteroListBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PteroListBin, ptero_list_bin, ADW_TYPE_BIN)

static gboolean
is_list (GtkWidget *widget)
{
  const char *name = gtk_widget_class_get_css_name (GTK_WIDGET_GET_CLASS (widget));

  /* a column view has a list of its own below the titles */
  return g_str_equal (name, "listview");
}

/* Returns the row with the focus, %NULL if that is elsewhere. */
static GtkWidget *
get_row (GtkWidget *holder)
{
  GtkRoot *root = gtk_widget_get_root (holder);
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, holder))
    return NULL;

  while (widget != holder && !is_list (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);

  return widget != holder ? widget : NULL;
}

static gboolean
ptero_list_bin_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  gboolean moved;

  if (ptero_list_bin_move_focus (widget, direction, &moved))
    return moved;

  return GTK_WIDGET_CLASS (ptero_list_bin_parent_class)->focus (widget, direction);
}

static void
ptero_list_bin_class_init (PteroListBinClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = ptero_list_bin_focus;
}

static void
ptero_list_bin_init (PteroListBin *self)
{
}

/**
 * ptero_list_bin_move_focus:
 * @holder: what holds a list: a bin, or a widget that does without one
 * @direction: where the focus is to go
 * @moved: (out): whether it went on within the row, to be returned by the
 *   function for the focus of @holder
 *
 * Returns: whether the bin decides; %FALSE where GTK is to move the focus
 */
gboolean
ptero_list_bin_move_focus (GtkWidget        *holder,
                           GtkDirectionType  direction,
                           gboolean         *moved)
{
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (holder), FALSE);
  g_return_val_if_fail (moved != NULL, FALSE);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  /* from a row that goes away the focus goes to another row */
  row = get_row (holder);
  if (row == NULL || !gtk_widget_get_mapped (row))
    return FALSE;

  /* what is in a row comes after it */
  if (direction == GTK_DIR_TAB_FORWARD)
    *moved = gtk_widget_child_focus (row, direction);
  else
    *moved = !gtk_widget_is_focus (row) &&
             (gtk_widget_child_focus (row, direction) || gtk_widget_grab_focus (row));

  return TRUE;
}
