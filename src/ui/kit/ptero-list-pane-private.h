/* ptero-list-pane-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-content.h"
#include "ptero-list-pane.h"

G_BEGIN_DECLS

struct _PteroListPane
{
  GtkWidget            parent_instance;

  const PteroListInfo *info;
  PteroPanel          *panel;
  PteroRequest        *request;
  PteroAccess         *access;
  char                *read_only;      /* (nullable): why nothing can be changed */
  PteroJobQueue       *jobs;
  PteroListing        *listing;
  GSimpleActionGroup  *actions;
  GPtrArray           *verb_buttons;

  GtkWidget           *bin;
  GtkWidget           *bar;
  GtkWidget           *search_entry;
  GtkWidget           *filter_choice;
  GtkLabel            *summary;
  GtkLabel            *narrow_summary;   /* of what has one of its own, in a line of its own */
  GtkWidget           *buttons;
  PteroContent        *content;
  PteroTable          *table;
  GtkWidget           *selection_bar;
  GtkLabel            *selected;         /* how many, where some are */
  GtkLabel            *unselected;

  const PteroListChoice *choice;    /* (nullable): all */
  gint64              *counts;      /* of each choice, -1 where that is not known */
  GPtrArray           *count_labels;
  gboolean             has_only;    /* whether some of what the panel lists are left out */
  gboolean             is_query;    /* whether the panel was told what is searched for */

  guint                poll;
  guint                n_polls;   /* since somebody wanted to see something */
  guint                search;
  gint64               fetched_at;   /* monotonic µs */
};

gboolean         ptero_verb_needs_items               (const PteroVerb *verb);
gboolean         ptero_list_pane_is_searched_by_panel (PteroListPane   *self);
gboolean         ptero_list_pane_has_part             (PteroListPane   *self);
GMenuModel      *ptero_list_pane_create_menu          (PteroListPane   *self,
                                                       gboolean         for_items);
GtkWidget       *ptero_list_pane_build_bar            (PteroListPane   *self);
GtkWidget       *ptero_list_pane_build_narrow_summary (PteroListPane   *self);
GtkWidget       *ptero_list_pane_build_selection_bar  (PteroListPane   *self);
const PteroVerb *ptero_list_pane_find_first_verb      (PteroListPane   *self);
void             ptero_list_pane_add_verbs            (PteroListPane   *self);
void             ptero_list_pane_update_verbs         (PteroListPane   *self);

void         ptero_list_pane_forget_counts        (PteroListPane   *self);
void         ptero_list_pane_update_counts        (PteroListPane   *self);

G_END_DECLS
