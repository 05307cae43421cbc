/* ptero-table-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-cell.h"

#include "ptero-format.h"

#define DIM .5

/**
 * PteroTableCell:
 *
 * A cell of a [class@Ptero.Table]: a text, with an icon before it where the
 * column has one. It follows the properties of its item.
 */
struct _PteroTableCell
{
  GtkWidget          parent_instance;

  const PteroColumn *column;
  GObject           *item;
  guint              position;
  GtkWidget         *icon;
  GtkWidget         *label;
};

G_DEFINE_FINAL_TYPE (PteroTableCell, ptero_table_cell, GTK_TYPE_WIDGET)

static void
update (PteroTableCell *self)
{
  g_autofree char *text = self->column->dup_text (self->item);
  g_autofree char *safe = ptero_text_make_safe (text != NULL && *text != '\0' ? text : PTERO_NO_VALUE);

  gtk_label_set_text (GTK_LABEL (self->label), safe);
  if (self->icon != NULL)
    {
      const char *icon_name = self->column->get_icon (self->item);

      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
      gtk_widget_set_visible (self->icon, icon_name != NULL);
    }
  if (self->column->get_dim != NULL)
    gtk_widget_set_opacity (GTK_WIDGET (self), self->column->get_dim (self->item) ? DIM : 1);
}

/* What doesn't fit is told where it is pointed at. */
static gboolean
query_tooltip_cb (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));

  return TRUE;
}

static void
ptero_table_cell_dispose (GObject *object)
{
  PteroTableCell *self = PTERO_TABLE_CELL (object);

  ptero_table_cell_set_item (self, NULL, GTK_INVALID_LIST_POSITION);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_table_cell_parent_class)->dispose (object);
}

static void
ptero_table_cell_class_init (PteroTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_table_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ptero_table_cell_init (PteroTableCell *self)
{
  self->position = GTK_INVALID_LIST_POSITION;
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_has_tooltip (self->label, TRUE);
  g_signal_connect (self->label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * ptero_table_cell_new:
 * @column: the column it is in, which outlives it
 *
 * Returns: (transfer floating): a cell without an item
 */
GtkWidget *
ptero_table_cell_new (const PteroColumn *column)
{
  PteroTableCell *self = g_object_new (PTERO_TYPE_TABLE_CELL, NULL);

  self->column = column;
  if (column->get_icon != NULL)
    {
      self->icon = gtk_image_new ();
      gtk_widget_set_margin_end (self->icon, 9);
      gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
    }
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));

  if ((column->flags & PTERO_COLUMN_NUMERIC) != 0)
    {
      gtk_label_set_xalign (GTK_LABEL (self->label), 1);
      gtk_widget_add_css_class (self->label, "numeric");
    }
  if ((column->flags & PTERO_COLUMN_MONOSPACE) != 0)
    gtk_widget_add_css_class (self->label, "monospace");
  /* Names may get short, but not as short as a number. */
  gtk_label_set_width_chars (GTK_LABEL (self->label), (column->flags & PTERO_COLUMN_EXPAND) != 0 ? 12 : 5);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), (column->flags & PTERO_COLUMN_EXPAND) != 0 ? 200 : 28);

  return GTK_WIDGET (self);
}

/**
 * ptero_table_cell_set_item:
 * @self: a cell
 * @item: (type GObject) (nullable): what its row shows
 * @position: where that is in the table
 */
void
ptero_table_cell_set_item (PteroTableCell *self,
                           gpointer        item,
                           guint           position)
{
  g_return_if_fail (PTERO_IS_TABLE_CELL (self));

  self->position = position;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  update (self);
}

/**
 * ptero_table_cell_get_position:
 * @self: a cell
 *
 * Returns: where its item is in the table
 */
guint
ptero_table_cell_get_position (PteroTableCell *self)
{
  g_return_val_if_fail (PTERO_IS_TABLE_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}
