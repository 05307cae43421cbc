/* ptero-table-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-cell.h"

#include "ptero-format.h"
#include "ptero-meter.h"

#define ICON_GAP  9
#define MAX_SIZES 4096
#define DIM .5

/**
 * PteroTableCell:
 *
 * A cell of a [class@Ptero.Table]: a text, with an icon before it where the
 * column has one, or a meter in place of both. It follows the properties of its
 * item. The text of a link is as wide as it is: beside it is no link.
 *
 * A view asks some hundred rows for their size, be they in sight or not, each
 * time that a row changes: how large a text is is remembered.
 */
struct _PteroTableCell
{
  GtkWidget          parent_instance;

  const PteroColumn *column;
  gboolean           secondary;
  GObject           *item;
  guint              position;
  GtkWidget         *icon;
  const char        *icon_class; /* a constant of the column */
  GtkWidget         *label;
  GtkWidget         *meter;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (PteroTableCell, ptero_table_cell, GTK_TYPE_WIDGET)

/* Of a label with a text, in the fonts of now. */
typedef struct
{
  int minimum;
  int natural;
  int height;
} Size;

/* What kind of column it is, and a text → Size. */
static GHashTable *sizes;

static void
settings_changed_cb (void)
{
  g_hash_table_remove_all (sizes);
}

static GHashTable *
get_sizes (GtkWidget *widget)
{
  if (sizes == NULL)
    {
      sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_signal_connect (gtk_widget_get_settings (widget), "notify", G_CALLBACK (settings_changed_cb), NULL);
    }

  return sizes;
}

/* A number or a time that is cut says something else. */
static gboolean
is_whole (const PteroColumn *column)
{
  return (column->flags & PTERO_COLUMN_EXPAND) == 0 && ((column->flags & PTERO_COLUMN_NUMERIC) != 0 || column->get_number != NULL);
}

/* What takes the place that is left is as wide as any other of its kind, so that its text need not be looked at. */
static const Size *
get_size (PteroTableCell *self)
{
  gboolean expands = (self->column->flags & PTERO_COLUMN_EXPAND) != 0;
  const char *text = expands ? "" : gtk_label_get_text (GTK_LABEL (self->label));
  gboolean whole = is_whole (self->column);
  g_autofree char *key = g_strdup_printf ("%u%c%c:%s", self->column->flags, whole ? 'w' : '-', self->secondary ? 's' : '-', text);
  GHashTable *known = get_sizes (GTK_WIDGET (self));
  Size *size = g_hash_table_lookup (known, key);

  if (size != NULL)
    return size;

  if (g_hash_table_size (known) >= MAX_SIZES)
    g_hash_table_remove_all (known);
  size = g_new0 (Size, 1);
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &size->minimum, &size->natural, NULL, NULL);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, &size->height, NULL, NULL, NULL);
  if (expands)
    size->natural = 2 * size->minimum;
  if (whole)
    size->minimum = size->natural;
  g_hash_table_insert (known, g_steal_pointer (&key), size);

  return size;
}

static gboolean
has_icon (PteroTableCell *self)
{
  return self->icon != NULL && gtk_widget_get_visible (self->icon);
}

static int
measure_icon (PteroTableCell *self,
              GtkOrientation  orientation)
{
  int size = 0;

  if (has_icon (self))
    gtk_widget_measure (self->icon, orientation, -1, &size, NULL, NULL, NULL);

  return size > 0 && orientation == GTK_ORIENTATION_HORIZONTAL ? size + ICON_GAP : size;
}

static void
ptero_table_cell_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  PteroTableCell *self = PTERO_TABLE_CELL (widget);
  const Size *size;
  int icon;

  if (self->meter != NULL)
    {
      gtk_widget_measure (self->meter, orientation, -1, minimum, natural, NULL, NULL);
      return;
    }

  size = get_size (self);
  icon = measure_icon (self, orientation);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? size->minimum + icon : MAX (size->height, icon);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? size->natural + icon : *minimum;
}

static GtkSizeRequestMode
ptero_table_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
allocate (GtkWidget *child,
          int        x,
          int        width,
          int        height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
ptero_table_cell_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  PteroTableCell *self = PTERO_TABLE_CELL (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int icon = MIN (measure_icon (self, GTK_ORIENTATION_HORIZONTAL), width);
  int text = width - icon;
  int x = mirrored ? 0 : icon;

  if (self->meter != NULL)
    {
      allocate (self->meter, 0, width, height);
      return;
    }
  if (icon > ICON_GAP)
    allocate (self->icon, mirrored ? width - icon + ICON_GAP : 0, icon - ICON_GAP, height);
  if ((self->column->flags & PTERO_COLUMN_LINK) != 0)
    {
      text = MIN (text, get_size (self)->natural);
      if (mirrored != ((self->column->flags & PTERO_COLUMN_NUMERIC) != 0))
        x += width - icon - text;
    }
  allocate (self->label, x, text, height);
}

/* Its text has more than there is place for. */
static void
update_meter (PteroTableCell *self,
              const char     *text)
{
  double value = -1;
  double limit = 0;

  self->column->get_meter (self->item, &value, &limit);
  ptero_meter_set_limit (PTERO_METER (self->meter), limit);
  ptero_meter_set_value (PTERO_METER (self->meter), value);
  gtk_widget_set_tooltip_text (self->meter, text);
}

/* Nothing leads nowhere. */
static void
update_link (PteroTableCell *self,
             gboolean        leads)
{
  if (leads == gtk_widget_has_css_class (self->label, "link-cell"))
    return;

  if (leads)
    gtk_widget_add_css_class (self->label, "link-cell");
  else
    gtk_widget_remove_css_class (self->label, "link-cell");
  gtk_widget_set_cursor_from_name (self->label, leads ? "pointer" : NULL);
}

/* Rows are used again, and to set a class is dear: it is left alone where it is right. */
static void
update_icon_class (PteroTableCell *self)
{
  const char *name = self->column->get_icon_class != NULL ? self->column->get_icon_class (self->item) : NULL;

  if (name == self->icon_class)
    return;

  if (self->icon_class != NULL)
    gtk_widget_remove_css_class (self->icon, self->icon_class);
  if (name != NULL)
    gtk_widget_add_css_class (self->icon, name);
  self->icon_class = name;
}

static void
update (PteroTableCell *self)
{
  g_autofree char *text = self->column->dup_text (self->item);
  g_autofree char *safe = ptero_text_make_safe (text != NULL && *text != '\0' ? text : PTERO_NO_VALUE);

  gtk_label_set_text (GTK_LABEL (self->label), safe);
  if ((self->column->flags & PTERO_COLUMN_LINK) != 0)
    update_link (self, text != NULL && *text != '\0' && (self->column->is_link == NULL || self->column->is_link (self->item)));
  if (self->icon != NULL)
    {
      const char *icon_name = self->column->get_icon (self->item);

      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
      gtk_widget_set_visible (self->icon, icon_name != NULL);
      update_icon_class (self);
    }
  if (self->meter != NULL)
    update_meter (self, safe);
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
  g_clear_pointer (&self->meter, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_table_cell_parent_class)->dispose (object);
}

static void
ptero_table_cell_class_init (PteroTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_table_cell_dispose;
  widget_class->get_request_mode = ptero_table_cell_get_request_mode;
  widget_class->measure = ptero_table_cell_measure;
  widget_class->size_allocate = ptero_table_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tablecell");
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
 * @secondary: whether it says more of what another cell of the row names
 *
 * Returns: (transfer floating): a cell without an item
 */
GtkWidget *
ptero_table_cell_new (const PteroColumn *column,
                      gboolean           secondary)
{
  PteroTableCell *self = g_object_new (PTERO_TYPE_TABLE_CELL, NULL);

  self->column = column;
  self->secondary = secondary;
  if (column->get_icon != NULL)
    {
      self->icon = gtk_image_new ();
      gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
    }
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  if (column->get_meter != NULL)
    {
      self->meter = ptero_meter_new (PTERO_METER_BYTES);
      gtk_widget_set_valign (self->meter, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->meter), GTK_ACCESSIBLE_PROPERTY_LABEL, g_dgettext (GETTEXT_PACKAGE, column->title), -1);
      gtk_widget_set_parent (self->meter, GTK_WIDGET (self));
      gtk_widget_set_visible (self->label, FALSE);
    }

  if ((column->flags & PTERO_COLUMN_NUMERIC) != 0)
    {
      gtk_label_set_xalign (GTK_LABEL (self->label), 1);
      gtk_widget_add_css_class (self->label, "numeric");
    }
  if ((column->flags & PTERO_COLUMN_MONOSPACE) != 0)
    gtk_widget_add_css_class (self->label, "monospace");
  if (secondary)
    gtk_widget_add_css_class (self->label, "caption");
  /* Names may get short, but not as short as a number. */
  gtk_label_set_width_chars (GTK_LABEL (self->label), (column->flags & PTERO_COLUMN_EXPAND) != 0 ? 12 : 5);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), (column->flags & PTERO_COLUMN_EXPAND) != 0 ? 200 : 36);

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

/**
 * ptero_table_cell_get_column:
 * @self: a cell
 *
 * Returns: (transfer none): the column it is in
 */
const PteroColumn *
ptero_table_cell_get_column (PteroTableCell *self)
{
  g_return_val_if_fail (PTERO_IS_TABLE_CELL (self), NULL);

  return self->column;
}

/**
 * ptero_table_cell_is_link:
 * @self: a cell
 * @widget: what is pointed at in it
 *
 * Returns: whether @widget is its text, and that a link
 */
gboolean
ptero_table_cell_is_link (PteroTableCell *self,
                          GtkWidget      *widget)
{
  g_return_val_if_fail (PTERO_IS_TABLE_CELL (self), FALSE);

  return widget == self->label && gtk_widget_has_css_class (self->label, "link-cell");
}
