/* ptero-fleet-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-fleet-chips.h"
#include "ptero-fleet-command.h"
#include "ptero-fleet-filter.h"
#include "ptero-fleet-page.h"
#include "ptero-fleet-slots.h"
#include "ptero-fleet-sorter.h"
#include "ptero-fleet-table.h"
#include "ptero-job-view.h"
#include "ptero-narrow-bin.h"
#include "ptero-page.h"

G_BEGIN_DECLS

/* What the action bar shows where there is not the place for all of it. */
enum {
  PTERO_FLEET_BAR_WHOLE,
  PTERO_FLEET_BAR_SHORT_JOB,   /* what the job does is in its popover */
  PTERO_FLEET_BAR_FEW_WORDS,   /* but for power */
  PTERO_FLEET_BAR_ICONS,
};

struct _PteroFleetPage
{
  GtkWidget            parent_instance;

  PteroFleet          *fleet;
  PteroJobQueue       *jobs;
  PteroPanel          *panel;          /* (nullable): the only one */
  gboolean             attention;      /* only servers that want a person */
  PteroSavedFilters   *saved_filters;  /* (nullable): where filters are saved */
  PteroSavedFilter    *saved;          /* (nullable): what is shown, and nothing else */
  PteroSavedFilter    *own;            /* (nullable): what was shown before a saved filter took its place */
  gboolean             applying;       /* a saved filter */
  GSettings           *settings;
  GCancellable        *cancellable;
  PteroJob            *job;            /* (nullable): the last one on several servers */

  GListModel          *scope;          /* all servers of the page */
  PteroFleetSorter    *sorter;
  PteroFleetFilter    *filter;
  GtkSelectionModel   *selection;
  PteroFleetSlots     *slots;          /* what the views have */
  PteroFleetServer    *focused;        /* while the focus is to be brought back to it */
  PteroFleetServer    *last_focused;   /* (nullable): the one whose row had the focus last */
  gboolean             returning;      /* the focus is given by the page, not by the person */
  GtkWidget           *given;          /* (nullable): weak, the row that the focus was given to */
  GtkWidget           *in_front;       /* (nullable): weak, what has the focus in the list, */
  gboolean             in_list;        /* if it is there, or was before it went with its row */
  gboolean             awaits_list;    /* which takes over the focus */
  struct {
    char              *text;           /* (nullable): what was searched there */
    PteroFleetServer  *server;         /* (nullable): had the focus */
    gboolean           selected;
    PteroFleetServer  *anchor;         /* (nullable): in sight, */
    double             offset;         /* and that far from the top */
  }                    place;          /* where somebody was before the search */
  struct {
    guint              tick;
    PteroFleetServer  *server;         /* (nullable) */
    PteroFleetServer  *anchor;         /* (nullable) */
    double             offset;
    guint              step;
    guint              n_places;       /* in the frame before */
    gint64             due;
  }                    back;           /* on the way to a place */
  GHashTable          *exchanged;      /* (nullable) (element-type Ptero.FleetServer): while they are to be selected again */
  PteroFleetServer    *opening;        /* until the button is let go */
  GSimpleActionGroup  *actions;
  GMenuModel          *columns_menu;

  PteroNarrowBin      *bin;
  GtkBox              *content;
  GtkWidget           *bar;
  GtkWidget           *search_box;
  GtkWidget           *search;
  gboolean             has_words;      /* something is in the entry, besides them */
  char                *searched;       /* what the filter was given last, or gave */
  GPtrArray           *terms;          /* of the search, as chips; NULL-terminated */
  PteroFleetChips     *chips;
  GtkMenuButton       *view_button;
  GtkStack            *stack;
  PteroFleetTable     *table;
  GtkListView         *list;
  GtkWidget           *header_start;
  GtkWidget           *refresh_button;
  GtkWidget           *selecting_buttons;
  GtkWidget           *cancel_button;
  GtkWidget           *header_end;

  /* made when they are first needed, the last eight together */
  AdwStatusPage       *empty;
  GtkButton           *empty_button;
  GtkButton           *empty_admin_button;  /* to all servers of a panel without an account key */
  AdwStatusPage       *nothing;
  GtkActionBar        *action_bar;
  GtkButton           *power_buttons[PTERO_N_POWER_SIGNALS];  /* but one to kill: */
  GtkMenuButton       *more_button;    /* what is rarer, or cannot be undone */
  GtkWidget           *orders;         /* what is sent to each that is selected, besides power */
  GtkWidget           *command_button;
  GtkWidget           *backup_button;
  GtkMenuButton       *job_button;
  GtkWidget           *hide_job_button;
  GtkLabel            *job_label;
  PteroJobView        *job_view;

  char                *title;
  char                *subtitle;
  char                *summary;        /* the subtitle unless something is selected */
  PteroPanel          *shown_panel;    /* not owned: whose name the chips show */
  guint                counts[PTERO_N_FLEET_GROUPS];
  guint                n_favorites;
  guint                fits[PTERO_N_POWER_SIGNALS];  /* how many of the selected */
  guint                order_fits[PTERO_N_FLEET_ORDERS];
  guint                n_left_out;     /* of the selected, as their state is not known */
  guint                n_selected;
  guint                n_targets;      /* of the selected rows, each server once */
  gboolean             selecting;      /* asked for by the button */
  gboolean             fitted;         /* columns are as wide as what is in them */
  gboolean             missed;         /* what changed while the page was not on screen */
  gboolean             counted;        /* counts and summary are those of now */
  gboolean             shows_selecting;
  char                *bar_needs;      /* what the place in the action bar was last found for */
  guint                bar_level;      /* how much of its words is left out */
  gboolean             job_seen;       /* since it is finished */
  gboolean             pressed;        /* the primary button, on a row */
  gboolean             narrow;
  gboolean             waited;         /* long enough to show a skeleton, or a spinner */
  gint64               moved_at;       /* when the pointer last moved over the rows */
  gint64               sorted_at;
  double               height;         /* of the list, */
  double               scroll;         /* and where it is scrolled to in that height */
  guint                update_source;
  guint                fit_source;
  guint                sort_source;
  guint                focus_source;
  guint                wait_source;
  guint                tooltip_source;
};

/* ptero-fleet-page.c */
void              ptero_fleet_page_catch_up             (PteroFleetPage   *self);
gboolean          ptero_fleet_page_is_selecting         (PteroFleetPage   *self);
void              ptero_fleet_page_set_selecting        (PteroFleetPage   *self,
                                                         gboolean          selecting);
GtkWidget        *ptero_fleet_page_get_list_view        (PteroFleetPage   *self);

GListModel       *ptero_fleet_page_dup_selected         (PteroFleetPage   *self);

/* ptero-fleet-page-late.c */
void              ptero_fleet_page_make_state           (PteroFleetPage   *self,
                                                         const char       *state);
void              ptero_fleet_page_make_action_bar      (PteroFleetPage   *self);

/* ptero-fleet-page-state.c */
void              ptero_fleet_page_queue_update         (PteroFleetPage   *self);
void              ptero_fleet_page_update_now           (PteroFleetPage   *self);
void              ptero_fleet_page_show_state           (PteroFleetPage   *self);
void              ptero_fleet_page_follow_job           (PteroFleetPage   *self,
                                                         PteroJob         *job);

/* ptero-fleet-page-actions.c */
void              ptero_fleet_page_add_actions          (PteroFleetPage   *self);
void              ptero_fleet_page_update_actions       (PteroFleetPage   *self);
void              ptero_fleet_page_update_buttons       (PteroFleetPage   *self,
                                                         guint             level);
gboolean          ptero_fleet_page_explain_key          (GtkWidget        *widget,
                                                         GVariant         *parameter,
                                                         gpointer          user_data);
GMenuModel       *ptero_fleet_page_create_view_menu     (PteroFleetPage   *self);
void              ptero_fleet_page_remove_admin_toggles (PteroFleetPage   *self);
void              ptero_fleet_page_clear_filters        (PteroFleetPage   *self);

/* ptero-fleet-page-columns.c */
void              ptero_fleet_page_add_column_actions   (PteroFleetPage   *self);
GMenuModel       *ptero_fleet_page_get_columns_menu     (PteroFleetPage   *self);

/* ptero-fleet-page-focus.c */
void              ptero_fleet_page_focus_list           (PteroFleetPage   *self);
gboolean          ptero_fleet_page_has_focus_within     (PteroFleetPage   *self);
gboolean          ptero_fleet_page_follow_focus         (PteroFleetPage   *self);
gboolean          ptero_fleet_page_is_focus_given       (PteroFleetPage   *self);
gboolean          ptero_fleet_page_take_focus           (PteroFleetPage   *self);
void              ptero_fleet_page_pass_focus           (PteroFleetPage   *self);
void              ptero_fleet_page_capture_search       (PteroFleetPage   *self);

/* ptero-fleet-page-filters.c */
void              ptero_fleet_page_add_filter_actions   (PteroFleetPage   *self);
void              ptero_fleet_page_set_up_filter_button (PteroFleetPage   *self);
gboolean          ptero_fleet_page_may_save             (PteroFleetPage   *self);
void              ptero_fleet_page_check_saved          (PteroFleetPage   *self);
gboolean          ptero_fleet_page_all_favorites        (GListModel       *servers);
void              ptero_fleet_page_note_exchange        (PteroFleetPage   *self,
                                                         PteroFleetServer *server,
                                                         guint             changes);
void              ptero_fleet_page_restore_exchange     (PteroFleetPage   *self);

/* ptero-fleet-page-search.c */
void              ptero_fleet_page_set_up_search        (PteroFleetPage   *self);
gboolean          ptero_fleet_page_start_search         (PteroPage        *page);
void              ptero_fleet_page_show_search          (PteroFleetPage   *self);
void              ptero_fleet_page_add_term             (PteroFleetPage   *self,
                                                         const char       *term);
void              ptero_fleet_page_remove_term          (PteroFleetPage   *self,
                                                         const char       *term);

/* ptero-fleet-page-place.c */
void              ptero_fleet_page_note_place           (PteroFleetPage   *self);
void              ptero_fleet_page_forget_place         (PteroFleetPage   *self);
gboolean          ptero_fleet_page_return               (PteroFleetPage   *self);
void              ptero_fleet_page_stay                 (PteroFleetPage   *self);
void              ptero_fleet_page_focus_back           (PteroFleetPage   *self);
gboolean          ptero_fleet_page_has_focus            (PteroFleetPage   *self);
void              ptero_fleet_page_go_on                (PteroFleetPage   *self);
void              ptero_fleet_page_keep_focused         (PteroFleetPage   *self,
                                                         PteroFleetServer *server);
void              ptero_fleet_page_give_focus           (PteroFleetPage   *self,
                                                         PteroFleetServer *server);
void              ptero_fleet_page_focus_changed        (PteroFleetPage   *self);

/* ptero-fleet-page-input.c */
void              ptero_fleet_page_add_controllers      (PteroFleetPage   *self,
                                                         GtkWidget        *view);
void              ptero_fleet_page_add_keys             (GtkWidget        *widget);
PteroFleetServer *ptero_fleet_page_get_focused          (PteroFleetPage   *self,
                                                         guint            *position);
void              ptero_fleet_page_focus_server         (PteroFleetPage   *self,
                                                         PteroFleetServer *server);
gboolean          ptero_fleet_page_get_row              (PteroFleetPage   *self,
                                                         PteroFleetServer *server,
                                                         double           *offset);
PteroFleetServer *ptero_fleet_page_get_middle           (PteroFleetPage   *self);
void              ptero_fleet_page_open                 (PteroFleetPage   *self,
                                                         PteroFleetServer *server);
void              ptero_fleet_page_queue_tooltip        (PteroFleetPage   *self);
void              ptero_fleet_page_popup_menu           (PteroFleetPage   *self);
gboolean          ptero_fleet_page_enter_list           (PteroFleetPage   *self);

G_END_DECLS
