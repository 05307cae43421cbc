/* ptero-fleet-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet-table.h"

G_BEGIN_DECLS

/* With a margin at the end, where the scrollbar would take the clicks. */
#define PTERO_FLEET_POWER_WIDTH 54
#define PTERO_FLEET_CHECK_WIDTH 40

struct _PteroFleetTable
{
  GtkWidget            parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *columns[PTERO_N_FLEET_COLUMNS];
  GtkColumnViewColumn *check_column;
  GtkColumnViewColumn *power_column;
  PteroFleetSorter    *sorter;
  GSettings           *settings;
  int                  widths[PTERO_N_FLEET_COLUMNS];  /* of the longest values */
  int                  title_widths[PTERO_N_FLEET_COLUMNS];
  int                  state_width;  /* without the long words for what was last known */
  guint                stale_states; /* that some server was in when it was last seen, a bit each */
  gboolean             measured;     /* what is the same for all servers, in the font of now */
  guint                left_out;     /* columns that have no place, a bit each */
  guint                insisted;     /* columns that are shown nevertheless */
  gboolean             placed;       /* once at least */
  gboolean             show_panel;
  gboolean             show_reason;
  gboolean             sorting;      /* the view is being told the order */
  gboolean             loading;      /* the columns are being set from the settings */
  guint                arrange_source;
  guint                place_source;
};

/* ptero-fleet-table.c */
void     ptero_fleet_table_queue_place     (PteroFleetTable    *self);

/* ptero-fleet-table-widths.c */
gboolean ptero_fleet_table_is_wanted       (PteroFleetTable    *self,
                                            const char * const *nicks,
                                            PteroFleetColumn    column);
int      ptero_fleet_table_choose_left_out (PteroFleetTable    *self,
                                            const char * const *nicks,
                                            int                 width);
void     ptero_fleet_table_place_columns   (PteroFleetTable    *self,
                                            const char * const *nicks,
                                            int                 room);

G_END_DECLS
