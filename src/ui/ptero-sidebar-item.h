/* ptero-sidebar-item.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-filter-count.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_SIDEBAR_HEADING,
  PTERO_SIDEBAR_ALL,
  PTERO_SIDEBAR_JOBS,
  PTERO_SIDEBAR_PANEL,
  PTERO_SIDEBAR_SERVERS,
  PTERO_SIDEBAR_PAGE,              /* another page of a panel */
  PTERO_SIDEBAR_ADMINISTRATION,    /* what is above the pages for its administrator */
  PTERO_SIDEBAR_ATTENTION,         /* servers that want a person */
  PTERO_SIDEBAR_FILTER,            /* a saved filter, with how many servers pass */
} PteroSidebarKind;

#define PTERO_TYPE_SIDEBAR_ITEM (ptero_sidebar_item_get_type ())

G_DECLARE_FINAL_TYPE (PteroSidebarItem, ptero_sidebar_item, PTERO, SIDEBAR_ITEM, GObject)

PteroSidebarItem *ptero_sidebar_item_new        (PteroSidebarKind  kind,
                                                 const char       *title,
                                                 gpointer          object);
PteroSidebarItem *ptero_sidebar_item_new_page   (PteroPanel       *panel,
                                                 const char       *page);
const char       *ptero_sidebar_item_get_page   (PteroSidebarItem *self);
PteroSidebarKind  ptero_sidebar_item_get_kind   (PteroSidebarItem *self);
PteroPanel       *ptero_sidebar_item_get_panel  (PteroSidebarItem *self);
PteroSavedFilter *ptero_sidebar_item_get_filter (PteroSidebarItem *self);
char             *ptero_sidebar_item_dup_title  (PteroSidebarItem *self);
char             *ptero_sidebar_item_dup_count  (PteroSidebarItem *self);
void              ptero_sidebar_item_tick       (PteroSidebarItem *self);

G_END_DECLS
