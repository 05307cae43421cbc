/* ptero-list-pane.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-job-queue.h"
#include "ptero-listing.h"
#include "ptero-panel.h"
#include "ptero-table.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LIST_PANE (ptero_list_pane_get_type ())

G_DECLARE_FINAL_TYPE (PteroListPane, ptero_list_pane, PTERO, LIST_PANE, GtkWidget)

/**
 * PteroVerbFlags:
 * @PTERO_VERB_FOR_NONE: needs no item, as to create one
 * @PTERO_VERB_FOR_ONE: needs exactly one selected item
 * @PTERO_VERB_FOR_MANY: needs one selected item or more
 * @PTERO_VERB_DEFAULT: is done when an item is activated
 * @PTERO_VERB_DESTRUCTIVE: looks it
 * @PTERO_VERB_SUGGESTED: looks it
 * @PTERO_VERB_MENU: only in the menu
 * @PTERO_VERB_READS: asks the panel for what the list shows: who may not see the list cannot do it
 *   either
 * @PTERO_VERB_LINK: leads to what the column of the same name names, as does a click there
 *
 * What a verb needs and how it looks.
 */
typedef enum
{
  PTERO_VERB_FOR_NONE    = 0,
  PTERO_VERB_FOR_ONE     = 1 << 0,
  PTERO_VERB_FOR_MANY    = 1 << 1,
  PTERO_VERB_DEFAULT     = 1 << 2,
  PTERO_VERB_DESTRUCTIVE = 1 << 3,
  PTERO_VERB_SUGGESTED   = 1 << 4,
  PTERO_VERB_MENU        = 1 << 5,
  PTERO_VERB_LINK        = 1 << 6,
  PTERO_VERB_READS       = 1 << 7,
} PteroVerbFlags;

/**
 * PteroVerb:
 * @name: name of its action in the group `pane`
 * @title: its title, to be translated, with a mnemonic
 * @permission: (nullable): what a subuser needs for it, e.g. `backup.create`; one that has none is
 *   also there in a list that is read only
 * @flags: what it needs
 * @run: does it; @items are the selected ones, none for a verb that needs none
 * @fits: (nullable): whether it can be done with an item
 * @accel: (nullable): a key that does it, e.g. `Delete`
 * @explain: (nullable): says why it cannot be done with @items now, or %NULL if it can or need not
 *   be said
 * @flavour: the kind of panels that has it, on others it is not there; 0 for both
 *
 * Something that can be done with the items of a [class@Ptero.ListPane].
 */
typedef struct
{
  const char      *name;
  const char      *title;
  const char      *permission;
  PteroVerbFlags   flags;
  void           (*run)  (PteroListPane *pane,
                          GPtrArray     *items);
  gboolean       (*fits) (PteroListPane *pane,
                          gpointer       item);
  const char      *accel;
  char          *(*explain) (PteroListPane *pane,
                             GPtrArray     *items);
  PteroFlavour     flavour;
} PteroVerb;

/**
 * PteroListFilter:
 * @query: (nullable): a parameter of the route, e.g. `filter[email]`
 * @title: what it searches, to be translated
 * @column: (nullable): the id of a column, where the panel cannot search: all pages are fetched
 *   then
 *
 * Something to search by.
 */
typedef struct
{
  const char *query;
  const char *title;
  const char *column;
} PteroListFilter;

/**
 * PteroListChoice:
 * @id: its name
 * @title: what it shows, to be translated
 * @query: (nullable): a parameter of the route that has the panel list only these
 * @value: (nullable): its value
 * @fits: (nullable): whether an item belongs to it, where the panel cannot tell: all pages are
 *   fetched then
 *
 * A part of the list that can be shown alone.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *query;
  const char *value;
  gboolean  (*fits) (gpointer item);
} PteroListChoice;

/**
 * PteroListInfo:
 * @id: its name, by which the order is remembered
 * @columns: (array length=n_columns): the columns
 * @verbs: (array length=n_verbs): what can be done
 * @icon_name: the icon of its items
 * @empty_title: that there is none, to be translated
 * @empty_description: what they are for, to be translated
 * @per_page: items of a page; 0 if the route has no pages
 * @filters: (nullable) (array zero-terminated=1): what to search by, first what the panel can, none
 *   if it only sorts and comes in pages; %NULL if the table does both itself
 * @choices: (nullable) (array zero-terminated=1): the parts of which one is shown; the first is all
 * @is_busy: (nullable): whether an item changes by itself, so that the list is to be fetched again
 *   soon
 * @summarize: (nullable): says more than how many there are, e.g. how many there may be
 *
 * All that tells one list of resources from the other.
 */
typedef struct
{
  const char               *id;
  const PteroColumn        *columns;
  guint                     n_columns;
  const PteroVerb          *verbs;
  guint                     n_verbs;
  const char               *icon_name;
  const char               *empty_title;
  const char               *empty_description;
  guint                     per_page;
  const PteroListFilter     *filters;
  const PteroListChoice     *choices;
  gboolean                (*is_busy)   (gpointer       item);
  char                   *(*summarize) (PteroListPane *pane);
} PteroListInfo;

GtkWidget     *ptero_list_pane_new           (const PteroListInfo *info,
                                              PteroPanel          *panel,
                                              PteroRequest        *request,
                                              PteroJobQueue       *jobs);
void           ptero_list_pane_set_access    (PteroListPane       *self,
                                              PteroAccess         *access);
void           ptero_list_pane_set_read_only (PteroListPane       *self,
                                              const char          *reason);
PteroAccess   *ptero_list_pane_get_access    (PteroListPane       *self);
PteroPanel    *ptero_list_pane_get_panel     (PteroListPane       *self);
PteroJobQueue *ptero_list_pane_get_jobs      (PteroListPane       *self);
PteroListing  *ptero_list_pane_get_listing   (PteroListPane       *self);
PteroTable    *ptero_list_pane_get_table     (PteroListPane       *self);
void           ptero_list_pane_set_filter    (PteroListPane       *self,
                                              const char          *query,
                                              const char          *value);
void           ptero_list_pane_set_only      (PteroListPane       *self,
                                              GtkFilter           *filter);
void           ptero_list_pane_choose        (PteroListPane       *self,
                                              const char          *choice);
void           ptero_list_pane_search        (PteroListPane       *self,
                                              const char          *text);
void           ptero_list_pane_refresh       (PteroListPane       *self);
void           ptero_list_pane_update        (PteroListPane       *self);
void           ptero_list_pane_take_job      (PteroListPane       *self,
                                              PteroJob            *job);
void           ptero_list_pane_sent_cb       (GtkWidget           *pane,
                                              PteroAnswer         *answer);

G_END_DECLS
