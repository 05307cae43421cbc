/* ptero-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-table.h"
#include "ptero-table-feed.h"
#include "ptero-table-hold.h"

G_BEGIN_DECLS

struct _PteroTable
{
  GtkWidget           parent_instance;

  char               *id;
  const PteroColumn  *columns;
  guint               n_columns;
  guint               n_searched;
  const char         *searched_column;  /* (nullable): the id of the only one that is searched, a constant */

  GtkWidget          *scroller;
  GtkColumnView      *view;
  GtkWidget          *menu;
  GPtrArray          *view_columns;     /* not owned */

  GListModel         *model;
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;
  PteroTableFeed     *feed;
  GtkMultiSelection  *selection;
  PteroTableHold     *hold;
  GtkEveryFilter     *filters;
  GtkCustomFilter    *search;
  GtkFilter          *only;             /* not owned */
  gboolean            by_panel;         /* what the model is sorted, and as a rule searched, by */
  char              **words;
  GtkMultiSorter     *sorter;

  int                 asked;            /* the column whose sorter was asked, -1 for none */
  gboolean            asking;
  gboolean            restoring;
  gboolean            fresh;            /* nothing of the model was scrolled to yet */
  gpointer            pressed_link;     /* not owned: the cell, only to be compared */
  guint               settle;
  guint               pending;
};

GtkSorter *ptero_table_create_sorter (PteroTable        *self,
                                      const PteroColumn *column);
void       ptero_table_popup         (PteroTable        *self,
                                      double             x,
                                      double             y);
gboolean   ptero_table_press_check   (PteroTable        *self,
                                      GtkWidget         *widget,
                                      guint              position);
void       ptero_table_settle        (PteroTable        *self);
void       ptero_table_heed_events   (PteroTable        *self);
void       ptero_table_save_sort     (PteroTable        *self);
void       ptero_table_restore_sort  (PteroTable        *self);

G_END_DECLS
