/* ptero-fleet-table-widths.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-table-private.h"

#include "ptero-fleet-measure.h"

/* What a cell of the style sheet has around its content. */
#define CELL_PADDING 12
#define HEADER_PADDING 30
#define MAX_NAME     120   /* of a panel or a node: a longer one is cut */
#define MAX_WIDTH    280
#define MIN_NAME     152   /* of a server: as much as its cell asks for */
#define GOOD_NAME    164   /* before other columns have more than they need */
#define FULL_NAME    200   /* most are whole: before there is anything but whole nodes beside them */
#define MIN_CUT      64    /* of a panel or a node, where there is no place for more */

static void
set_fixed_width (GtkColumnViewColumn *column,
                 int                  width)
{
  gtk_column_view_column_set_fixed_width (column, gtk_column_view_column_get_visible (column)
                                            ? width
                                            : 0);
}

gboolean
ptero_fleet_table_is_wanted (PteroFleetTable    *self,
                             const char * const *nicks,
                             PteroFleetColumn    column)
{
  if (column == PTERO_FLEET_COLUMN_REASON)
    return self->show_reason;

  return column == PTERO_FLEET_COLUMN_NAME ||
         (g_strv_contains (nicks, ptero_fleet_column_get_nick (column)) &&
          (column != PTERO_FLEET_COLUMN_PANEL || self->show_panel));
}

static int
get_min_width (PteroFleetTable  *self,
               PteroFleetColumn  column)
{
  switch (column)
    {
    case PTERO_FLEET_COLUMN_NAME:
      return MIN_NAME;
    case PTERO_FLEET_COLUMN_PANEL:
    case PTERO_FLEET_COLUMN_NODE:
      return MIN (self->widths[column], MIN_CUT);
    case PTERO_FLEET_COLUMN_STATE:
      return self->state_width;
    default:
      return self->widths[column];
    }
}

static gboolean
is_placed (PteroFleetTable    *self,
           const char * const *nicks,
           PteroFleetColumn    column)
{
  return ptero_fleet_table_is_wanted (self, nicks, column) &&
         (self->left_out & (1u << column)) == 0;
}

/* How much wider than at least a column would be if nothing of it was cut. */
static int
get_missing (PteroFleetTable    *self,
             const char * const *nicks,
             PteroFleetColumn    column)
{
  if (!is_placed (self, nicks, column))
    return 0;

  return MAX (self->widths[column] - get_min_width (self, column), 0);
}

/* What has to be left over for it to be shown, beside the place of the checks, of which name and
 * panel have more than their least while nothing is selected: a node is whole before there is a
 * panel, whose mark the name has. */
static int
get_claim (PteroFleetTable    *self,
           const char * const *nicks,
           PteroFleetColumn    column)
{
  if (column != PTERO_FLEET_COLUMN_PANEL || self->widths[column] * 2 <= MIN_CUT * 3)
    return 0;

  return get_missing (self, nicks, PTERO_FLEET_COLUMN_NODE);
}

/* As much of a panel as tells most of them apart. */
static int
get_readable_width (PteroFleetTable *self)
{
  return MAX (self->widths[PTERO_FLEET_COLUMN_PANEL] * 2 / 3,
              get_min_width (self, PTERO_FLEET_COLUMN_PANEL));
}

/* One that takes much may have gone for what takes less, and has a place now. */
static int
bring_back (PteroFleetTable        *self,
            const char * const     *nicks,
            const PteroFleetColumn *order,
            guint                   n_columns,
            int                     width)
{
  for (guint i = n_columns; i > 0; i--)
    {
      const PteroFleetColumn column = order[i - 1];

      if ((self->left_out & (1u << column)) == 0 ||
          width - get_min_width (self, column) < get_claim (self, nicks, column))
        continue;

      self->left_out &= ~(1u << column);
      width -= get_min_width (self, column);
    }

  return width;
}

/* Answers with the width that is left over; it is negative where even the rest does not fit. */
int
ptero_fleet_table_choose_left_out (PteroFleetTable    *self,
                                   const char * const *nicks,
                                   int                 width)
{
  static const PteroFleetColumn order[] = {
    PTERO_FLEET_COLUMN_PANEL, PTERO_FLEET_COLUMN_UPTIME, PTERO_FLEET_COLUMN_NODE,
    PTERO_FLEET_COLUMN_DISK, PTERO_FLEET_COLUMN_ADDRESS,
  };

  /* With the checks or without: columns do not come and go as one selects. */
  width -= PTERO_FLEET_POWER_WIDTH + PTERO_FLEET_CHECK_WIDTH;
  for (guint i = 0; i < PTERO_N_FLEET_COLUMNS; i++)
    {
      if (ptero_fleet_table_is_wanted (self, nicks, i))
        width -= get_min_width (self, i);
    }

  self->left_out = 0;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (width >= get_claim (self, nicks, order[i]) ||
          !ptero_fleet_table_is_wanted (self, nicks, order[i]) ||
          (self->insisted & (1u << order[i])) != 0)
        continue;

      self->left_out |= 1u << order[i];
      width += get_min_width (self, order[i]);
    }

  return bring_back (self, nicks, order, G_N_ELEMENTS (order), width);
}

/* Lets a column grow from @width to @wanted while there is @room. */
static int
grow (int  width,
      int  wanted,
      int *room)
{
  int more = CLAMP (wanted - width, 0, *room);

  *room -= more;

  return width + more;
}

/* The words that servers of a lost panel have now are whole before anything else. */
static int
get_stale_width (PteroFleetTable *self)
{
  if (self->stale_states == 0)
    return 0;

  return ptero_fleet_measure_stale (GTK_WIDGET (self), self->stale_states) + 1 + CELL_PADDING;
}

/* The names give what the checks take: a name that is cut some letters sooner still tells more than
 * the start of a node. */
static int
grow_name (PteroFleetTable    *self,
           const char * const *nicks,
           int                *room)
{
  const gboolean checks = gtk_column_view_column_get_visible (self->check_column);
  int kept = checks ? MIN (get_missing (self, nicks, PTERO_FLEET_COLUMN_NODE), *room) : 0;
  int free_room = *room - kept;
  int width = grow (MIN_NAME, GOOD_NAME, &free_room);

  *room = free_room + kept;

  return width;
}

/* What is left over, and what the checks would take, is first for the name, up to a length that
 * tells most of them apart, then for the nodes, which often differ in their last letter only, then
 * for the start of the panels, then for names that are longer, then for the long words for what was
 * last known, then for the rest of the panels. */
void
ptero_fleet_table_place_columns (PteroFleetTable    *self,
                                 const char * const *nicks,
                                 int                 room)
{
  const PteroFleetColumn cut[] = {
    PTERO_FLEET_COLUMN_NODE, PTERO_FLEET_COLUMN_STATE, PTERO_FLEET_COLUMN_PANEL,
  };
  int state_width = grow (self->state_width, get_stale_width (self), &room);
  int panel_width = get_min_width (self, PTERO_FLEET_COLUMN_PANEL);
  const gboolean shows_panel = is_placed (self, nicks, PTERO_FLEET_COLUMN_PANEL);
  int name_width = MIN_NAME;

  if (self->stale_states == 0)
    name_width = grow_name (self, nicks, &room);

  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    {
      gboolean shown = is_placed (self, nicks, cut[i]);
      int none = 0;
      int width = get_min_width (self, cut[i]);

      if (cut[i] == PTERO_FLEET_COLUMN_STATE)
        width = state_width;
      else if (cut[i] == PTERO_FLEET_COLUMN_PANEL)
        width = panel_width;
      width = grow (width, self->widths[cut[i]], shown ? &room : &none);
      set_fixed_width (self->columns[cut[i]], width);
      if (cut[i] != PTERO_FLEET_COLUMN_NODE)
        continue;

      if (shows_panel)
        panel_width = grow (panel_width, get_readable_width (self), &room);
      name_width = grow (name_width, FULL_NAME, &room);
    }

  name_width += room;
  gtk_column_view_column_set_fixed_width (self->columns[PTERO_FLEET_COLUMN_NAME], name_width);
}

static void
set_width (PteroFleetTable  *self,
           PteroFleetColumn  column,
           int               width)
{
  int max_width = column == PTERO_FLEET_COLUMN_PANEL || column == PTERO_FLEET_COLUMN_NODE
                    ? MAX_NAME
                    : MAX_WIDTH;

  self->widths[column] = MAX (MIN (width + 1, max_width) + CELL_PADDING,
                              self->title_widths[column] + HEADER_PADDING);
  if (column != PTERO_FLEET_COLUMN_PANEL && column != PTERO_FLEET_COLUMN_NODE &&
      column != PTERO_FLEET_COLUMN_STATE)
    set_fixed_width (self->columns[column], self->widths[column]);
}

/* Those whose longest values are known without the servers, and all titles. */
static void
fit_constant (PteroFleetTable *self)
{
  static const PteroFleetColumn constant[] = {
    PTERO_FLEET_COLUMN_REASON, PTERO_FLEET_COLUMN_CPU, PTERO_FLEET_COLUMN_MEMORY,
    PTERO_FLEET_COLUMN_DISK, PTERO_FLEET_COLUMN_UPTIME,
  };

  ptero_fleet_measure_titles (GTK_WIDGET (self), self->title_widths);
  for (guint i = 0; i < G_N_ELEMENTS (constant); i++)
    if (constant[i] != PTERO_FLEET_COLUMN_REASON || self->show_reason)
      set_width (self, constant[i], ptero_fleet_measure_longest (GTK_WIDGET (self), constant[i]));
  set_width (self, PTERO_FLEET_COLUMN_STATE,
             ptero_fleet_measure_longest (GTK_WIDGET (self), PTERO_FLEET_COLUMN_STATE));
  self->state_width = self->widths[PTERO_FLEET_COLUMN_STATE];
  set_width (self, PTERO_FLEET_COLUMN_STATE,
             ptero_fleet_measure_stale (GTK_WIDGET (self), G_MAXUINT));
  self->widths[PTERO_FLEET_COLUMN_STATE] = MAX (self->widths[PTERO_FLEET_COLUMN_STATE],
                                                self->state_width);
  self->measured = TRUE;
}

/**
 * ptero_fleet_table_fit:
 * @self: a table
 * @servers: all servers that may be shown
 *
 * Makes the columns as wide as their longest values.
 */
void
ptero_fleet_table_fit (PteroFleetTable *self,
                       GListModel      *servers)
{
  const PteroFleetColumn columns[] = { PTERO_FLEET_COLUMN_PANEL, PTERO_FLEET_COLUMN_NODE,
                                       PTERO_FLEET_COLUMN_ADDRESS };
  const char *longest[G_N_ELEMENTS (columns)] = { 0 };
  glong lengths[G_N_ELEMENTS (columns)] = { 0 };

  g_return_if_fail (PTERO_IS_FLEET_TABLE (self));

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);
      const char *texts[] = {
        ptero_panel_get_name (ptero_fleet_server_get_panel (server)),
        ptero_fleet_server_get_server (server)->node,
        ptero_fleet_server_get_address (server),
      };

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        {
          glong length = texts[j] != NULL ? g_utf8_strlen (texts[j], -1) : 0;

          if (length > lengths[j])
            {
              lengths[j] = length;
              longest[j] = texts[j];
            }
        }
    }

  if (!self->measured)
    fit_constant (self);
  for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
    set_width (self, columns[j],
               ptero_fleet_measure_text (GTK_WIDGET (self), columns[j], longest[j]));
  ptero_fleet_table_queue_place (self);
}
