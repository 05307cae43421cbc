/* ptero-fleet-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-cell.h"

#include "ptero-fleet-check-cell.h"
#include "ptero-fleet-meter-cell.h"
#include "ptero-fleet-name-cell.h"
#include "ptero-fleet-power-cell.h"
#include "ptero-fleet-state-cell.h"
#include "ptero-fleet-text-cell.h"
#include "ptero-format.h"
#include "ptero-style.h"

#define DIMMED 0.55f

/**
 * PteroFleetCell:
 *
 * One cell of the table of servers.
 *
 * It draws what it shows itself: a list has hundreds of cells, of which each
 * widget more, and each style that has to be found, is seen at the start and at
 * each keystroke of a search. So the colour of its text is the one of its row,
 * paler where the server is only as it was last known.
 *
 * GTK has many more rows than it shows (200 on 4.8). So a cell says something,
 * and follows the server that is in its place, only while it is on screen. It
 * gets on screen while the list is laid out, so nothing in it may change its
 * size with what it shows.
 */
typedef struct
{
  guint             kind;
  GtkListItem      *list_item;   /* owns the cell */
  PteroFleetSlot   *slot;
  PteroFleetSlots  *slots;       /* those of the slot, while the cell is on screen */
  PteroFleetServer *server;      /* what is in the slot, while the cell is on screen */
} PteroFleetCellPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PteroFleetCell, ptero_fleet_cell, PTERO_TYPE_LINE)

/* What each kind is made of, and what its content depends on besides whether the server is
 * stale. */
static const struct {
  GType (*get_type) (void);
  guint   interest;
} kinds[PTERO_N_FLEET_CELLS] = {
  [PTERO_FLEET_COLUMN_STATE] = { ptero_fleet_state_cell_get_type, PTERO_FLEET_CHANGE_STATE },
  [PTERO_FLEET_COLUMN_NAME] = { ptero_fleet_name_cell_get_type,
                                PTERO_FLEET_CHANGE_DETAILS | PTERO_FLEET_CHANGE_STATE |
                                PTERO_FLEET_CHANGE_FAVORITE },
  [PTERO_FLEET_COLUMN_PANEL] = { ptero_fleet_text_cell_get_type, 0 },
  [PTERO_FLEET_COLUMN_NODE] = { ptero_fleet_text_cell_get_type, PTERO_FLEET_CHANGE_DETAILS },
  [PTERO_FLEET_COLUMN_CPU] = { ptero_fleet_meter_cell_get_type,
                               PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE |
                               PTERO_FLEET_CHANGE_DETAILS },
  [PTERO_FLEET_COLUMN_MEMORY] = { ptero_fleet_meter_cell_get_type,
                                  PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE |
                                  PTERO_FLEET_CHANGE_DETAILS },
  [PTERO_FLEET_COLUMN_DISK] = { ptero_fleet_meter_cell_get_type,
                                PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE |
                                PTERO_FLEET_CHANGE_DETAILS },
  [PTERO_FLEET_COLUMN_UPTIME] = { ptero_fleet_text_cell_get_type,
                                  PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE },
  [PTERO_FLEET_COLUMN_ADDRESS] = { ptero_fleet_text_cell_get_type, PTERO_FLEET_CHANGE_DETAILS },
  [PTERO_FLEET_COLUMN_REASON] = { ptero_fleet_text_cell_get_type,
                                  PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE |
                                  PTERO_FLEET_CHANGE_DETAILS | PTERO_FLEET_CHANGE_ATTENTION },
  [PTERO_FLEET_CELL_CHECK] = { ptero_fleet_check_cell_get_type, PTERO_FLEET_CHANGE_DETAILS },
  [PTERO_FLEET_CELL_POWER] = { ptero_fleet_power_cell_get_type, PTERO_FLEET_CHANGE_DETAILS },
};

static void
server_changed_cb (PteroFleetServer *server,
                   guint             changes,
                   PteroServerState  before,
                   PteroFleetCell   *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  if ((changes & (kinds[priv->kind].interest | PTERO_FLEET_CHANGE_STALE)) != 0)
    ptero_fleet_cell_fill (self);
}

static void
set_server (PteroFleetCell   *self,
            PteroFleetServer *server)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);
  PteroFleetCellClass *klass = PTERO_FLEET_CELL_GET_CLASS (self);
  g_autoptr(PteroFleetServer) before = NULL;

  if (priv->server == server)
    return;

  before = g_steal_pointer (&priv->server);
  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, server_changed_cb, self);
  if (server != NULL)
    {
      priv->server = g_object_ref (server);
      g_signal_connect (server, "changed", G_CALLBACK (server_changed_cb), self);
    }

  if (klass->server_changed != NULL)
    klass->server_changed (self, before, server);
  ptero_fleet_cell_fill (self);
}

static void
moved_cb (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);
  g_autoptr(PteroFleetServer) server = priv->slot != NULL
                                         ? ptero_fleet_slot_dup_server (priv->slot)
                                         : NULL;
  PteroFleetCellClass *klass = PTERO_FLEET_CELL_GET_CLASS (self);

  set_server (self, server);
  if (klass->moved != NULL)
    klass->moved (self, server);
}

static void
set_slots (PteroFleetCell  *self,
           PteroFleetSlots *slots)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  if (priv->slots == slots)
    return;

  if (priv->slots != NULL)
    g_signal_handlers_disconnect_by_func (priv->slots, moved_cb, self);
  g_set_object (&priv->slots, slots);
  if (slots != NULL)
    g_signal_connect_swapped (slots, "moved", G_CALLBACK (moved_cb), self);
}

static void
unfollow (PteroFleetCell *self)
{
  set_slots (self, NULL);
  set_server (self, NULL);
}

static void
follow (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  set_slots (self, priv->slot != NULL ? ptero_fleet_slot_get_slots (priv->slot) : NULL);
  moved_cb (self);
}

/* A panel is less important than what is beside it, also in a row that is paler. */
static void
ptero_fleet_cell_get_color (PteroLine *line,
                            GdkRGBA   *color)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (line);
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);
  GtkWidget *row = ptero_fleet_cell_get_row (self);

  ptero_style_get_color (row != NULL ? row : GTK_WIDGET (self), color);
  if (priv->kind == PTERO_FLEET_COLUMN_PANEL)
    color->alpha *= DIMMED;
  else if (priv->server != NULL && ptero_fleet_server_get_stale (priv->server))
    color->alpha *= PTERO_FLEET_CELL_STALE;
}

static void
ptero_fleet_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->map (widget);

  follow (PTERO_FLEET_CELL (widget));
}

static void
ptero_fleet_cell_unmap (GtkWidget *widget)
{
  unfollow (PTERO_FLEET_CELL (widget));

  GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->unmap (widget);
}

/* The arrow keys go from row to row, and a cell has nothing that takes the focus. */
static gboolean
ptero_fleet_cell_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  return FALSE;
}

static void
ptero_fleet_cell_dispose (GObject *object)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (object);
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  unfollow (self);
  g_clear_object (&priv->slot);

  G_OBJECT_CLASS (ptero_fleet_cell_parent_class)->dispose (object);
}

static void
ptero_fleet_cell_class_init (PteroFleetCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PteroLineClass *line_class = PTERO_LINE_CLASS (klass);

  object_class->dispose = ptero_fleet_cell_dispose;
  widget_class->focus = ptero_fleet_cell_focus;
  widget_class->map = ptero_fleet_cell_map;
  widget_class->unmap = ptero_fleet_cell_unmap;
  line_class->get_color = ptero_fleet_cell_get_color;

  gtk_widget_class_set_css_name (widget_class, "fleetcell");
}

static void
ptero_fleet_cell_init (PteroFleetCell *self)
{
}

/**
 * ptero_fleet_cell_new:
 * @kind: a [enum@Ptero.FleetColumn], or one of the cells besides
 * @list_item: (nullable): the item the cell is made for, which will own it
 *
 * Returns: (transfer floating): a cell without a server
 */
GtkWidget *
ptero_fleet_cell_new (guint        kind,
                      GtkListItem *list_item)
{
  PteroFleetCell *self;
  PteroFleetCellPrivate *priv;
  PteroFleetCellClass *klass;

  g_return_val_if_fail (kind < PTERO_N_FLEET_CELLS, NULL);

  self = g_object_new (kinds[kind].get_type (), NULL);
  priv = ptero_fleet_cell_get_instance_private (self);
  priv->kind = kind;
  priv->list_item = list_item;

  klass = PTERO_FLEET_CELL_GET_CLASS (self);
  if (klass->prepare != NULL)
    klass->prepare (self);
  if (kind != PTERO_FLEET_COLUMN_NAME)
    gtk_widget_add_css_class (GTK_WIDGET (self), "caption");

  return GTK_WIDGET (self);
}

/**
 * ptero_fleet_cell_get_kind:
 * @self: a cell
 *
 * Returns: the [enum@Ptero.FleetColumn] it is in, or which of the cells besides it is
 */
guint
ptero_fleet_cell_get_kind (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), PTERO_N_FLEET_CELLS);

  return priv->kind;
}

/**
 * ptero_fleet_cell_get_list_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the item it was made for
 */
GtkListItem *
ptero_fleet_cell_get_list_item (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), NULL);

  return priv->list_item;
}

/**
 * ptero_fleet_cell_get_server:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the server of its row, %NULL while it is not on screen
 */
PteroFleetServer *
ptero_fleet_cell_get_server (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), NULL);

  return priv->server;
}

/**
 * ptero_fleet_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): GTK's own widget for the row, which takes the focus
 */
GtkWidget *
ptero_fleet_cell_get_row (PteroFleetCell *self)
{
  GtkWidget *cell;

  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), NULL);

  cell = gtk_widget_get_parent (GTK_WIDGET (self));

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

/**
 * ptero_fleet_cell_set_slot:
 * @self: a cell
 * @slot: (nullable): the place in the list that it shows
 */
void
ptero_fleet_cell_set_slot (PteroFleetCell *self,
                           PteroFleetSlot *slot)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  g_return_if_fail (PTERO_IS_FLEET_CELL (self));

  if (g_set_object (&priv->slot, slot) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow (self);
}

/**
 * ptero_fleet_cell_get_position:
 * @self: a cell
 *
 * Returns: the position of its row, `GTK_INVALID_LIST_POSITION` if it has none
 */
guint
ptero_fleet_cell_get_position (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), GTK_INVALID_LIST_POSITION);

  return priv->list_item != NULL
           ? gtk_list_item_get_position (priv->list_item)
           : GTK_INVALID_LIST_POSITION;
}

/**
 * ptero_fleet_cell_fill:
 * @self: a cell
 *
 * Says what there is of its server now; without one it goes on saying what it said.
 */
void
ptero_fleet_cell_fill (PteroFleetCell *self)
{
  PteroFleetCellPrivate *priv = ptero_fleet_cell_get_instance_private (self);

  g_return_if_fail (PTERO_IS_FLEET_CELL (self));

  if (priv->server == NULL)
    return;

  PTERO_FLEET_CELL_GET_CLASS (self)->fill (self, priv->server);
  gtk_widget_queue_draw (GTK_WIDGET (self));   /* in the colour of now */
}

/**
 * ptero_fleet_cell_set_untrusted:
 * @self: a cell
 * @text: (nullable): what the panel says, of any length and content
 *
 * Shows @text, or that there is none.
 */
void
ptero_fleet_cell_set_untrusted (PteroFleetCell *self,
                                const char     *text)
{
  g_autofree char *safe = text != NULL ? ptero_text_make_safe (text) : NULL;

  g_return_if_fail (PTERO_IS_FLEET_CELL (self));

  ptero_line_set_text (PTERO_LINE (self), safe != NULL && *safe != '\0' ? safe : PTERO_NO_VALUE);
}

/**
 * ptero_fleet_cell_measure:
 * @self: a cell without a server
 * @text: (nullable): what the text of the cell may be
 *
 * Returns: how wide a cell has to be to show @text whole
 */
int
ptero_fleet_cell_measure (PteroFleetCell *self,
                          const char     *text)
{
  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), 0);

  ptero_fleet_cell_set_untrusted (self, text);

  return ptero_line_get_text_width (PTERO_LINE (self)) + ptero_line_get_indent (PTERO_LINE (self));
}
