/* ptero-window-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-journal.h"
#include "ptero-page.h"
#include "ptero-panel-banners.h"
#include "ptero-saved-filters.h"
#include "ptero-server-tabs.h"
#include "ptero-sidebar.h"
#include "ptero-split-view.h"
#include "ptero-tab-button.h"
#include "ptero-window.h"

G_BEGIN_DECLS

struct _PteroWindow
{
  AdwApplicationWindow  parent_instance;

  PteroPanelBanners    *banners;
  GtkWidget            *header_bar;
  AdwBin               *header_end;
  AdwBin               *header_start;
  PteroSidebar         *sidebar;
  PteroSplitView       *split_view;
  GtkStack             *stack;
  AdwBin               *tab_bar;       /* with the tabs once there are two */
  PteroTabButton       *tab_button;    /* in their place in a narrow window */
  AdwTabView           *tab_view;
  AdwWindowTitle       *title;
  AdwToastOverlay      *toasts;

  GSettings            *settings;
  PteroPanelStore      *panels;
  PteroFleet           *fleet;
  PteroJobQueue        *jobs;
  PteroJournal         *journal;
  PteroSavedFilters    *filters;
  PteroServerTabs      *tabs;

  /* the pinned tab: a page for all servers, one for those that want a person once it was chosen,
   * one for the jobs, one for the panel that was chosen last, and one for another page of a
   * panel */
  GtkStack             *home;
  AdwTabPage           *home_tab;
  PteroPanel           *panel;

  PteroPage            *page;
  GBindingGroup        *page_bindings;
  GtkWidget            *palette;      /* weak */
  char                 *notices[PTERO_N_NOTICES];   /* for the welcome page */
};

PteroPage *ptero_window_get_page        (PteroWindow      *self);
void       ptero_window_show_attention  (PteroWindow      *self);
void       ptero_window_show_jobs       (PteroWindow      *self);
void       ptero_window_show_panel_page (PteroWindow      *self,
                                         PteroPanel       *panel,
                                         const char       *name);
void       ptero_window_show_home       (PteroWindow      *self);
void       ptero_window_install_actions (PteroWindowClass *klass);
void       ptero_window_update_actions  (PteroWindow      *self);

/* Saved filters, ptero-window-filters.c */
void       ptero_window_select_all_row           (PteroWindow *self);
void       ptero_window_show_filter_action       (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_move_filter_action       (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_remove_filter_action     (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_rename_filter_action     (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);

/* Actions on a server, ptero-window-servers.c */
void       ptero_window_palette_action           (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_power_selected_action    (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_power_server_action      (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_show_section_action      (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_copy_address_action      (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_open_in_panel_action     (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);
void       ptero_window_find_servers_action      (GtkWidget  *widget,
                                                  const char *action_name,
                                                  GVariant   *parameter);

G_END_DECLS
