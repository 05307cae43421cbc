/* ptero-table-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-table-cell.h"

#include "ptero-format.h"
#include "ptero-line.h"
#include "ptero-meter.h"

#define ICON_GAP  9
#define MAX_SIZES 4096
#define DIM .5
#define MIN_LINK 32   /* pixels: a digit alone is hard to hit */

/* Names may get short, but not as short as a number. */
#define NAME_CHARS     12
#define TEXT_CHARS     5
#define MAX_TEXT_CHARS 36

/* Of a line with a text, in the fonts of now. */
typedef struct
{
  int minimum;
  int natural;
  int height;
} Size;

/**
 * PteroTableCell:
 *
 * A cell of a [class@Ptero.Table]: a text, with an icon before it where the
 * column has one, or a meter in place of both. It follows the properties of its
 * item. The text of a link is as wide as it is, or as a pointer hits it: beside it
 * is no link.
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
  const char        *icon_class;   /* a constant of the column */
  PteroLine         *line;         /* (nullable) */
  GtkWidget         *meter;        /* (nullable) */
  Size               size;         /* of the line */
  guint              size_round;   /* which it is of, 0 for none */
};

G_DEFINE_FINAL_TYPE (PteroTableCell, ptero_table_cell, GTK_TYPE_WIDGET)

/* What kind of column it is and a text → Size. What the height is of is the kind alone, as the
 * minimum is unless a text must be whole; without a text the natural width is the largest that one
 * may have. */
static GHashTable *sizes;
static guint sizes_round = 1;   /* another one when fonts change */

static void
settings_changed_cb (void)
{
  g_hash_table_remove_all (sizes);
  sizes_round++;
}

static GHashTable *
get_sizes (GtkWidget *widget)
{
  if (sizes == NULL)
    {
      sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_signal_connect (gtk_widget_get_settings (widget), "notify",
                        G_CALLBACK (settings_changed_cb), NULL);
    }

  return sizes;
}

static gboolean
expands (PteroTableCell *self)
{
  return (self->column->flags & PTERO_COLUMN_EXPAND) != 0;
}

/* A number or a time that is cut says something else. */
static gboolean
is_whole (PteroTableCell *self)
{
  return !expands (self) &&
         ((self->column->flags & PTERO_COLUMN_NUMERIC) != 0 || self->column->get_number != NULL);
}

/* In a width of characters, as that of a label is. */
static Size
measure_column (PteroTableCell *self)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self->line)), NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics));
  Size size = {
    .minimum = PANGO_PIXELS_CEIL (width * (expands (self) ? NAME_CHARS : TEXT_CHARS)),
    .natural = PANGO_PIXELS_CEIL (width * MAX_TEXT_CHARS),
  };

  pango_font_metrics_unref (metrics);
  gtk_widget_measure (GTK_WIDGET (self->line), GTK_ORIENTATION_VERTICAL, -1, &size.height, NULL,
                      NULL, NULL);
  /* What takes the place that is left is as wide as any other of its kind, so that its text need
   * not be looked at. */
  if (expands (self))
    size.natural = 2 * size.minimum;

  return size;
}

/* @text: (nullable) */
static Size
find_size (PteroTableCell *self,
           const char     *text)
{
  GHashTable *known = get_sizes (GTK_WIDGET (self));
  g_autofree char *kind = g_strdup_printf ("%u%c%c", self->column->flags,
                                           is_whole (self) ? 'w' : '-',
                                           self->secondary ? 's' : '-');
  g_autofree char *key = text != NULL ? g_strconcat (kind, ":", text, NULL) : g_strdup (kind);
  Size *found = g_hash_table_lookup (known, key);
  Size size;

  if (found != NULL)
    return *found;

  if (text != NULL)
    {
      size = find_size (self, NULL);
      size.natural = CLAMP (ptero_line_get_text_width (self->line), size.minimum, size.natural);
      if (is_whole (self))
        size.minimum = size.natural;
    }
  else
    {
      size = measure_column (self);
    }
  if (g_hash_table_size (known) >= MAX_SIZES)
    g_hash_table_remove_all (known);
  g_hash_table_insert (known, g_steal_pointer (&key), g_memdup2 (&size, sizeof size));

  return size;
}

static Size
get_size (PteroTableCell *self)
{
  if (self->size_round != sizes_round)
    self->size = find_size (self, expands (self) ? NULL : ptero_line_get_text (self->line));
  self->size_round = sizes_round;

  return self->size;
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
  Size size;
  int icon;

  if (self->meter != NULL)
    {
      gtk_widget_measure (self->meter, orientation, -1, minimum, natural, NULL, NULL);
      return;
    }

  size = get_size (self);
  icon = measure_icon (self, orientation);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
               ? size.minimum + icon
               : MAX (size.height, icon);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? size.natural + icon : *minimum;
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
      text = MIN (text, MAX (ptero_line_get_text_width (self->line), MIN_LINK));
      if (mirrored != ((self->column->flags & PTERO_COLUMN_NUMERIC) != 0))
        x += width - icon - text;
    }
  allocate (GTK_WIDGET (self->line), x, text, height);
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
  if (leads == ptero_line_get_link (self->line))
    return;

  ptero_line_set_link (self->line, leads);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->line), leads ? "pointer" : NULL);
}

/* The rows are laid out anew only when that changes something. */
static void
update_line (PteroTableCell *self,
             const char     *text)
{
  if (g_str_equal (ptero_line_get_text (self->line), text))
    return;

  ptero_line_set_text (self->line, text);
  if ((self->column->flags & PTERO_COLUMN_LINK) != 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (expands (self))
    return;

  self->size_round = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Rows are used again, and to set a class is dear: it is left alone where it is right. */
static void
update_icon_class (PteroTableCell *self)
{
  const char *name = self->column->get_icon_class != NULL
                       ? self->column->get_icon_class (self->item)
                       : NULL;

  if (name == self->icon_class)
    return;

  if (self->icon_class != NULL)
    gtk_widget_remove_css_class (self->icon, self->icon_class);
  if (name != NULL)
    gtk_widget_add_css_class (self->icon, name);
  self->icon_class = name;
}

static void
update_icon (PteroTableCell *self)
{
  const char *icon_name = self->column->get_icon (self->item);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  update_icon_class (self);
}

static void
update (PteroTableCell *self)
{
  g_autofree char *text = self->column->dup_text (self->item);
  g_autofree char *safe = ptero_text_make_safe (text != NULL && *text != '\0'
                                                  ? text
                                                  : PTERO_NO_VALUE);

  if (self->line != NULL)
    update_line (self, safe);
  if (self->line != NULL && (self->column->flags & PTERO_COLUMN_LINK) != 0)
    update_link (self, text != NULL && *text != '\0' &&
                 (self->column->is_link == NULL || self->column->is_link (self->item)));
  if (self->icon != NULL)
    update_icon (self);
  if (self->meter != NULL)
    update_meter (self, safe);
  if (self->column->get_dim != NULL)
    gtk_widget_set_opacity (GTK_WIDGET (self), self->column->get_dim (self->item) ? DIM : 1);
}

static void
ptero_table_cell_dispose (GObject *object)
{
  PteroTableCell *self = PTERO_TABLE_CELL (object);

  ptero_table_cell_set_item (self, NULL, GTK_INVALID_LIST_POSITION);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  if (self->line != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->line));
  self->line = NULL;
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
}

static void
add_meter (PteroTableCell *self)
{
  self->meter = ptero_meter_new (PTERO_METER_BYTES);
  gtk_widget_set_valign (self->meter, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, self->column->title), -1);
  gtk_widget_set_parent (self->meter, GTK_WIDGET (self));
}

static void
add_line (PteroTableCell *self)
{
  gboolean numeric = (self->column->flags & PTERO_COLUMN_NUMERIC) != 0;
  GtkWidget *line = ptero_line_new (numeric ? 1 : 0);

  self->line = PTERO_LINE (line);
  if (numeric)
    gtk_widget_add_css_class (line, "numeric");
  if ((self->column->flags & PTERO_COLUMN_FILE) != 0)
    ptero_line_set_ellipsize (self->line, PANGO_ELLIPSIZE_MIDDLE);
  if ((self->column->flags & PTERO_COLUMN_MONOSPACE) != 0)
    gtk_widget_add_css_class (line, "monospace");
  if (self->secondary)
    gtk_widget_add_css_class (line, "caption");
  gtk_widget_set_parent (line, GTK_WIDGET (self));
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
  if (column->get_meter != NULL)
    add_meter (self);
  else
    add_line (self);

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
 * ptero_table_cell_set_position:
 * @self: a cell
 * @position: where its item is in the table by now
 */
void
ptero_table_cell_set_position (PteroTableCell *self,
                               guint           position)
{
  g_return_if_fail (PTERO_IS_TABLE_CELL (self));

  self->position = position;
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

  return self->line != NULL && widget == GTK_WIDGET (self->line) &&
         ptero_line_get_link (self->line);
}
