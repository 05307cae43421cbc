/* ptero-fleet-cell.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-cell.h"

#include <glib/gi18n.h>

#include "ptero-error-text.h"
#include "ptero-fleet-text.h"
#include "ptero-format.h"
#include "ptero-glyph.h"
#include "ptero-meter.h"
#include "ptero-panel-mark.h"
#include "ptero-power-menu.h"
#include "ptero-state-icon.h"
#include "ptero-tooltip.h"

#define NAME_WIDTH  140
#define POWER_SIZE  30   /* of the button */
#define METER_WIDTH 40   /* at least: the column has the width */
#define SPACING     6

/**
 * PteroFleetCell:
 *
 * One cell of the table of servers.
 *
 * It draws its text itself, and has a child only for what is more than that: a
 * list has hundreds of cells, of which each widget more is seen at the start
 * and at each keystroke of a search.
 *
 * GTK has many more rows than it shows (200 on 4.8). So a cell says something,
 * and follows the server that is in its place, only while it is on screen. It
 * gets on screen while the list is laid out, so nothing in it may change its
 * size with what it shows. The cell of the power button also watches the server
 * meanwhile, which keeps its state fresh.
 */
struct _PteroFleetCell
{
  PteroLine         parent_instance;

  guint             kind;
  GtkListItem      *list_item;   /* owns the cell */
  PteroFleetSlot   *slot;
  PteroFleetSlots  *slots;       /* those of the slot, while the cell is on screen */
  PteroFleetServer *server;      /* what is in the slot, while the cell is on screen */
  GtkWidget        *child;       /* (nullable): before the text, or in its place */
  guint             late_source; /* until there is a button */
};

G_DEFINE_FINAL_TYPE (PteroFleetCell, ptero_fleet_cell, PTERO_TYPE_LINE)

static void
set_untrusted (PteroFleetCell *self,
               const char     *text)
{
  g_autofree char *safe = text != NULL ? ptero_text_make_safe (text) : NULL;

  ptero_line_set_text (PTERO_LINE (self), safe != NULL && *safe != '\0' ? safe : PTERO_NO_VALUE);
}

static void
set_meter (PteroFleetCell *self,
           double          value,
           gint64          limit)
{
  ptero_meter_set_limit (PTERO_METER (self->child), limit);
  ptero_meter_set_value (PTERO_METER (self->child), value);
  ptero_meter_set_stale (PTERO_METER (self->child), ptero_fleet_server_get_stale (self->server));
}

/* GTK's own widget for the row, which takes the focus, says nothing. */
static void
label_row (PteroFleetCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *label = NULL;

  if (row == NULL || self->list_item == NULL)
    return;

  label = ptero_fleet_describe_row (self->server);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fill_name (PteroFleetCell *self)
{
  PteroServer *server = ptero_fleet_server_get_server (self->server);

  label_row (self);
  ptero_panel_mark_set_panel (PTERO_PANEL_MARK (self->child),
                              ptero_fleet_server_get_panel (self->server));
  set_untrusted (self, server->name);
  ptero_line_set_starred (PTERO_LINE (self), ptero_fleet_server_get_favorite (self->server));
  if (server->server_owner)
    ptero_line_set_end_icon (PTERO_LINE (self), "avatar-default-symbolic",
                             _("You own this server"));
  else
    ptero_line_set_end_icon (PTERO_LINE (self), NULL, NULL);
}

static void
fill_uptime (PteroFleetCell *self)
{
  gint64 uptime = ptero_fleet_server_get_uptime (self->server);
  g_autofree char *text = uptime >= 0 ? ptero_format_duration (uptime) : NULL;

  ptero_line_set_text (PTERO_LINE (self), text != NULL ? text : PTERO_NO_VALUE);
}

static void
fill_reason (PteroFleetCell *self)
{
  g_autofree char *text = ptero_fleet_describe_attention (self->server);

  ptero_line_set_text (PTERO_LINE (self), text);
}

/* Nothing reaches a panel that does not answer. The button keeps its place: a row whose size is in
 * question while the list is laid out is not drawn. */
static void
show_power (PteroFleetCell *self,
            gboolean        shown)
{
  if (self->child == NULL)
    return;

  gtk_widget_set_opacity (self->child, shown ? 1 : 0);
  gtk_widget_set_sensitive (self->child, shown);
  gtk_widget_set_has_tooltip (self->child, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->child), GTK_ACCESSIBLE_STATE_HIDDEN, !shown,
                               -1);
}

/* Among many equal ones its own name tells which row it is in. Takes @label. */
static void
label_child (PteroFleetCell *self,
             char           *label)
{
  if (self->child != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->child),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
}

static void
fill (PteroFleetCell *self)
{
  PteroFleetServer *server = self->server;

  if (ptero_fleet_server_get_stale (server))
    gtk_widget_add_css_class (GTK_WIDGET (self), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stale");

  switch (self->kind)
    {
    case PTERO_FLEET_CELL_CHECK:
      label_child (self, ptero_fleet_describe_check (server));
      break;
    case PTERO_FLEET_CELL_POWER:
      label_child (self, ptero_fleet_describe_power_of (server));
      show_power (self, !ptero_fleet_server_get_away (server));
      break;
    case PTERO_FLEET_COLUMN_STATE:
      ptero_glyph_set_server (PTERO_GLYPH (self->child), server);
      ptero_line_set_text (PTERO_LINE (self), ptero_state_get_server_word (server));
      break;
    case PTERO_FLEET_COLUMN_NAME:
      fill_name (self);
      break;
    case PTERO_FLEET_COLUMN_PANEL:
      set_untrusted (self, ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
      break;
    case PTERO_FLEET_COLUMN_NODE:
      set_untrusted (self, ptero_fleet_server_get_server (server)->node);
      break;
    case PTERO_FLEET_COLUMN_CPU:
      set_meter (self, ptero_fleet_server_get_cpu (server),
                 ptero_fleet_server_get_cpu_limit (server));
      break;
    case PTERO_FLEET_COLUMN_MEMORY:
      set_meter (self, ptero_fleet_server_get_memory (server),
                 ptero_fleet_server_get_memory_limit (server));
      break;
    case PTERO_FLEET_COLUMN_DISK:
      set_meter (self, ptero_fleet_server_get_disk (server),
                 ptero_fleet_server_get_disk_limit (server));
      break;
    case PTERO_FLEET_COLUMN_UPTIME:
      fill_uptime (self);
      break;
    case PTERO_FLEET_COLUMN_ADDRESS:
      set_untrusted (self, ptero_fleet_server_get_address (server));
      break;
    case PTERO_FLEET_COLUMN_REASON:
      fill_reason (self);
      break;
    default:
      break;
    }
}

/* What the content of a cell depends on, besides whether the server is stale. */
static guint
get_interest (guint kind)
{
  switch (kind)
    {
    case PTERO_FLEET_COLUMN_STATE:
      return PTERO_FLEET_CHANGE_STATE;
    case PTERO_FLEET_COLUMN_NAME:
      return PTERO_FLEET_CHANGE_DETAILS | PTERO_FLEET_CHANGE_STATE | PTERO_FLEET_CHANGE_FAVORITE;
    case PTERO_FLEET_CELL_CHECK:
    case PTERO_FLEET_CELL_POWER:
    case PTERO_FLEET_COLUMN_NODE:
    case PTERO_FLEET_COLUMN_ADDRESS:
      return PTERO_FLEET_CHANGE_DETAILS;
    case PTERO_FLEET_COLUMN_CPU:
    case PTERO_FLEET_COLUMN_MEMORY:
    case PTERO_FLEET_COLUMN_DISK:
      return PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE | PTERO_FLEET_CHANGE_DETAILS;
    case PTERO_FLEET_COLUMN_UPTIME:
      return PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE;
    case PTERO_FLEET_COLUMN_REASON:
      return PTERO_FLEET_CHANGE_LIVE | PTERO_FLEET_CHANGE_STATE | PTERO_FLEET_CHANGE_DETAILS |
             PTERO_FLEET_CHANGE_ATTENTION;
    default:
      return 0;
    }
}

static void
server_changed_cb (PteroFleetServer *server,
                   guint             changes,
                   PteroServerState  before,
                   PteroFleetCell   *self)
{
  if ((changes & (get_interest (self->kind) | PTERO_FLEET_CHANGE_STALE)) != 0)
    fill (self);
}

static void
panel_renamed_cb (PteroFleetCell *self)
{
  fill (self);
}

static void
set_server (PteroFleetCell   *self,
            PteroFleetServer *server)
{
  if (self->server == server)
    return;

  if (self->server != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->server, server_changed_cb, self);
      if (self->kind == PTERO_FLEET_COLUMN_PANEL)
        g_signal_handlers_disconnect_by_func (ptero_fleet_server_get_panel (self->server),
                                              panel_renamed_cb, self);
      if (self->kind == PTERO_FLEET_CELL_POWER)
        ptero_fleet_server_unwatch (self->server);
    }

  g_set_object (&self->server, server);
  if (server == NULL)
    return;

  g_signal_connect (server, "changed", G_CALLBACK (server_changed_cb), self);
  if (self->kind == PTERO_FLEET_COLUMN_PANEL)
    g_signal_connect_swapped (ptero_fleet_server_get_panel (server), "notify::name",
                              G_CALLBACK (panel_renamed_cb), self);
  if (self->kind == PTERO_FLEET_CELL_POWER)
    ptero_fleet_server_watch (server);
  fill (self);
}

/* A place that no server has any more is there for a moment yet. */
static void
show_row (PteroFleetCell *self,
          gboolean        shown)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row != NULL)
    gtk_widget_set_opacity (row, shown ? 1 : 0);
}

static void
moved_cb (PteroFleetCell *self)
{
  g_autoptr(PteroFleetServer) server = self->slot != NULL
                                         ? ptero_fleet_slot_dup_server (self->slot)
                                         : NULL;

  set_server (self, server);
  if (self->kind == PTERO_FLEET_CELL_POWER)
    show_row (self, server != NULL);
}

static void
unfollow (PteroFleetCell *self)
{
  if (self->slots != NULL)
    g_signal_handlers_disconnect_by_func (self->slots, moved_cb, self);
  g_clear_object (&self->slots);
  set_server (self, NULL);
}

static void
follow (PteroFleetCell *self)
{
  PteroFleetSlots *slots = self->slot != NULL ? ptero_fleet_slot_get_slots (self->slot) : NULL;

  if (self->slots != slots)
    {
      if (self->slots != NULL)
        g_signal_handlers_disconnect_by_func (self->slots, moved_cb, self);
      g_set_object (&self->slots, slots);
      if (slots != NULL)
        g_signal_connect_swapped (slots, "moved", G_CALLBACK (moved_cb), self);
    }
  moved_cb (self);
}

/* The word, whole, and why it is not another. */
static gboolean
show_state_tooltip (PteroFleetCell *self,
                    GtkTooltip     *tooltip)
{
  const char *word = ptero_state_get_server_word (self->server);
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;

  if (ptero_fleet_server_get_error (self->server) != NULL)
    {
      reason = ptero_error_describe (ptero_fleet_server_get_error (self->server));
      text = g_strdup_printf ("%s\n%s", word, reason);
    }
  gtk_tooltip_set_text (tooltip, text != NULL ? text : word);

  return TRUE;
}

static gboolean
ptero_fleet_cell_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard_mode,
                                GtkTooltip *tooltip)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (widget);

  if (self->server == NULL)
    return FALSE;

  if (self->kind == PTERO_FLEET_COLUMN_STATE)
    return show_state_tooltip (self, tooltip);

  return GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->query_tooltip (widget, x, y,
                                                                          keyboard_mode, tooltip);
}

static void
power_clicked_cb (PteroFleetCell *self)
{
  if (self->server != NULL)
    ptero_power_menu_popup (self->child, self->server);
}

static GtkWidget *
create_check (PteroFleetCell *self)
{
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                                   "can-focus", FALSE,
                                   "can-target", FALSE,
                                   "halign", GTK_ALIGN_CENTER,
                                   "valign", GTK_ALIGN_CENTER,
                                   NULL);

  g_object_bind_property (self->list_item, "selected", check, "active", G_BINDING_SYNC_CREATE);

  return check;
}

static GtkWidget *
create_power (PteroFleetCell *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("ptero-power-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-power");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  ptero_tooltip_set_text (button, _("Power"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (power_clicked_cb), self);

  return button;
}

static GtkWidget *
create_meter (PteroFleetCell *self)
{
  GtkWidget *meter = ptero_meter_new (self->kind == PTERO_FLEET_COLUMN_CPU
                                        ? PTERO_METER_PERCENT
                                        : PTERO_METER_BYTES);

  gtk_accessible_update_property (GTK_ACCESSIBLE (meter),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  ptero_fleet_column_get_title (self->kind), -1);
  gtk_widget_set_size_request (meter, METER_WIDTH, -1);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);

  return meter;
}

static GtkWidget *
create_child (PteroFleetCell *self)
{
  switch (self->kind)
    {
    case PTERO_FLEET_CELL_CHECK:
      return create_check (self);
    case PTERO_FLEET_COLUMN_STATE:
      return ptero_glyph_new ();
    case PTERO_FLEET_COLUMN_NAME:
      return g_object_new (PTERO_TYPE_PANEL_MARK, "valign", GTK_ALIGN_CENTER, NULL);
    case PTERO_FLEET_COLUMN_CPU:
    case PTERO_FLEET_COLUMN_MEMORY:
    case PTERO_FLEET_COLUMN_DISK:
      return create_meter (self);
    default:
      return NULL;
    }
}

static gboolean
make_power_cb (gpointer data)
{
  PteroFleetCell *self = data;

  self->late_source = 0;
  self->child = create_power (self);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  if (self->server != NULL)
    fill (self);

  return G_SOURCE_REMOVE;
}

/* It is seen when the pointer or the focus is in its row: the rows need not wait for it. */
static void
queue_power (PteroFleetCell *self)
{
  if (self->kind == PTERO_FLEET_CELL_POWER && self->child == NULL && self->late_source == 0)
    self->late_source = g_idle_add_full (G_PRIORITY_LOW, make_power_cb, self, NULL);
}

static gboolean
has_icon (guint kind)
{
  return kind == PTERO_FLEET_COLUMN_STATE || kind == PTERO_FLEET_COLUMN_NAME;
}

/* Whether a cell says something itself. */
static gboolean
is_text (guint kind)
{
  switch (kind)
    {
    case PTERO_FLEET_CELL_CHECK:
    case PTERO_FLEET_CELL_POWER:
    case PTERO_FLEET_COLUMN_CPU:
    case PTERO_FLEET_COLUMN_MEMORY:
    case PTERO_FLEET_COLUMN_DISK:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
ptero_fleet_cell_measure_size (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (widget);

  if (self->kind == PTERO_FLEET_CELL_POWER)
    {
      *minimum = *natural = POWER_SIZE;
      return;
    }
  if (!is_text (self->kind))
    {
      gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                          natural_baseline);
      return;
    }

  GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->measure (widget, orientation, for_size, minimum,
                                                             natural,
                                                             minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->kind == PTERO_FLEET_COLUMN_NAME)
    *minimum = *natural = NAME_WIDTH;
}

static void
ptero_fleet_cell_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation allocation = { 0, 0, width, height };

  if (self->child == NULL)
    return;

  if (has_icon (self->kind))
    {
      allocation.x = rtl ? width - PTERO_GLYPH_SIZE : 0;
      allocation.width = PTERO_GLYPH_SIZE;
    }
  else if (self->kind == PTERO_FLEET_CELL_POWER)
    {
      allocation.x = rtl ? MAX (width - POWER_SIZE, 0) : 0;
      allocation.width = MIN (width, POWER_SIZE);
    }
  gtk_widget_size_allocate (self->child, &allocation, -1);
}

static void
ptero_fleet_cell_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (widget);

  if (self->child != NULL)
    gtk_widget_snapshot_child (widget, self->child, snapshot);
  if (is_text (self->kind))
    GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->snapshot (widget, snapshot);
}

/* A row has the focus before its button has, and the arrow keys go from row to row. */
static gboolean
ptero_fleet_cell_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  GtkWidget *cell = gtk_widget_get_parent (widget);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      row == NULL || !gtk_widget_is_focus (row))
    return FALSE;

  return GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->focus (widget, direction);
}

static void
ptero_fleet_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->map (widget);

  follow (PTERO_FLEET_CELL (widget));
  queue_power (PTERO_FLEET_CELL (widget));
}

static void
ptero_fleet_cell_unmap (GtkWidget *widget)
{
  unfollow (PTERO_FLEET_CELL (widget));
  g_clear_handle_id (&PTERO_FLEET_CELL (widget)->late_source, g_source_remove);

  GTK_WIDGET_CLASS (ptero_fleet_cell_parent_class)->unmap (widget);
}

static void
ptero_fleet_cell_dispose (GObject *object)
{
  PteroFleetCell *self = PTERO_FLEET_CELL (object);

  unfollow (self);
  g_clear_handle_id (&self->late_source, g_source_remove);
  g_clear_object (&self->slot);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (ptero_fleet_cell_parent_class)->dispose (object);
}

static void
ptero_fleet_cell_class_init (PteroFleetCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_fleet_cell_dispose;
  widget_class->focus = ptero_fleet_cell_focus;
  widget_class->map = ptero_fleet_cell_map;
  widget_class->measure = ptero_fleet_cell_measure_size;
  widget_class->query_tooltip = ptero_fleet_cell_query_tooltip;
  widget_class->size_allocate = ptero_fleet_cell_size_allocate;
  widget_class->snapshot = ptero_fleet_cell_snapshot;
  widget_class->unmap = ptero_fleet_cell_unmap;

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
  PteroFleetCell *self = g_object_new (PTERO_TYPE_FLEET_CELL,
                                       "accessible-role", is_text (kind)
                                         ? GTK_ACCESSIBLE_ROLE_LABEL
                                         : GTK_ACCESSIBLE_ROLE_GENERIC,
                                       NULL);

  self->kind = kind;
  self->list_item = list_item;
  self->child = create_child (self);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));

  if (has_icon (kind))
    ptero_line_set_indent (PTERO_LINE (self), PTERO_GLYPH_SIZE + SPACING);
  if (kind == PTERO_FLEET_COLUMN_UPTIME)
    ptero_line_set_xalign (PTERO_LINE (self), 1);
  if (kind == PTERO_FLEET_COLUMN_PANEL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dimmed");
  if (kind != PTERO_FLEET_COLUMN_NAME)
    gtk_widget_add_css_class (GTK_WIDGET (self), "caption");

  return GTK_WIDGET (self);
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
  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), NULL);

  return self->server;
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
  g_return_if_fail (PTERO_IS_FLEET_CELL (self));

  if (g_set_object (&self->slot, slot) && gtk_widget_get_mapped (GTK_WIDGET (self)))
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
  g_return_val_if_fail (PTERO_IS_FLEET_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->list_item != NULL
           ? gtk_list_item_get_position (self->list_item)
           : GTK_INVALID_LIST_POSITION;
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

  set_untrusted (self, text);

  return ptero_line_get_text_width (PTERO_LINE (self)) + (self->kind == PTERO_FLEET_COLUMN_STATE
                                                            ? PTERO_GLYPH_SIZE + SPACING
                                                            : 0);
}
