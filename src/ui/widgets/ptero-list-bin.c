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
get_row (PteroListBin *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self)))
    return NULL;

  while (widget != GTK_WIDGET (self) && !is_list (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);

  return widget != GTK_WIDGET (self) ? widget : NULL;
}

static gboolean
ptero_list_bin_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  GtkWidget *row = NULL;

  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    row = get_row (PTERO_LIST_BIN (widget));

  if (row == NULL)
    return GTK_WIDGET_CLASS (ptero_list_bin_parent_class)->focus (widget, direction);

  /* what is in a row comes after it */
  if (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_is_focus (row))
    return FALSE;

  return gtk_widget_child_focus (row, direction);
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
 * ptero_list_bin_new:
 * @child: a list, or what scrolls one
 *
 * Returns: (transfer floating): a bin with @child
 */
GtkWidget *
ptero_list_bin_new (GtkWidget *child)
{
  return g_object_new (PTERO_TYPE_LIST_BIN, "child", child, NULL);
}
