/* ptero-fleet-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page.h"

#include "ptero-fleet-matches.h"
#include "ptero-fleet-page-private.h"
#include "ptero-fleet-row.h"
#include "ptero-late-menu.h"
#include "ptero-list-bin.h"
#include "ptero-page.h"
#include "ptero-power-menu.h"
#include "ptero-settings.h"
#include "ptero-tooltip.h"

#define FIT_DELAY        250   /* ms */

/* An order that changes all the time is not renewed while somebody aims at a row. */
#define SORT_INTERVAL    (3 * G_USEC_PER_SEC)
#define POINTER_REST     (2 * G_USEC_PER_SEC)

/**
 * PteroFleetPage:
 *
 * The servers of all panels, or of one, or those that want a person, as one
 * live list that can be searched, filtered and sorted, with the power actions
 * on any number of them.
 *
 * The models stand in the order sort, filter, selection: a keystroke in the
 * search then only filters what is sorted already.
 */

enum {
  PROP_0,
  PROP_ATTENTION,
  PROP_FLEET,
  PROP_JOBS,
  PROP_PANEL,
  PROP_SAVED_FILTER,
  PROP_SELECTING,
  N_PROPS,

  PROP_TITLE = N_PROPS,
  PROP_SUBTITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
};

static void page_iface_init (PteroPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroFleetPage, ptero_fleet_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* States and numbers change each second: a page that nobody sees follows when it is shown again. */
static gboolean
miss (PteroFleetPage *self)
{
  self->missed = self->missed || !gtk_widget_get_mapped (GTK_WIDGET (self));

  return self->missed;
}

/* Rows change places now and then, and not under the pointer; what may not be done now is done as
 * soon as it may. */
static void
renew_order (gpointer data)
{
  PteroFleetPage *self = data;
  gint64 now = g_get_monotonic_time ();
  gint64 due = MAX (self->moved_at + POINTER_REST, self->sorted_at + SORT_INTERVAL);

  g_clear_handle_id (&self->sort_source, g_source_remove);
  if (miss (self))
    return;

  if (now < due)
    {
      self->sort_source = g_timeout_add_once ((due - now) / 1000 + 1, renew_order, self);
      return;
    }

  self->sorted_at = now;
  ptero_fleet_sorter_live_changed (self->sorter);
}

static void
fit_columns (gpointer data)
{
  PteroFleetPage *self = data;

  g_clear_handle_id (&self->fit_source, g_source_remove);
  self->fitted = g_list_model_get_n_items (self->scope) > 0;
  ptero_fleet_table_fit (self->table, self->scope);
}

static void
queue_fit (PteroFleetPage *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_timeout_add_once (FIT_DELAY, fit_columns, self);
}

static void
live_changed_cb (PteroFleetPage *self)
{
  if (miss (self))
    return;

  self->counted = FALSE;
  ptero_fleet_filter_live_changed (self->filter);
  if (self->sort_source == 0)
    renew_order (self);
  ptero_fleet_page_queue_update (self);
}

static gboolean
is_there (PteroFleetPage *self,
          PteroPanel     *panel)
{
  return ptero_panel_store_find (ptero_fleet_get_panels (self->fleet),
                                 ptero_panel_get_id (panel)) == panel;
}

/* A server that had the focus would keep its panel alive when that is removed. */
static void
forget_removed (PteroFleetPage *self)
{
  if (self->last_focused == NULL ||
      is_there (self, ptero_fleet_server_get_panel (self->last_focused)))
    return;

  g_clear_object (&self->last_focused);
  ptero_fleet_page_forget_place (self);
  ptero_fleet_page_stay (self);
}

static void
scope_changed_cb (PteroFleetPage *self)
{
  /* The first servers, which were stored, come before the first frame. */
  if (!self->fitted && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    fit_columns (self);
  else
    queue_fit (self);
  ptero_fleet_page_restore_exchange (self);
  forget_removed (self);
  self->counted = FALSE;
  ptero_fleet_page_queue_update (self);
}

static void
loading_changed_cb (PteroFleetPage *self)
{
  self->counted = FALSE;
  ptero_fleet_page_queue_update (self);
}

static void
panels_changed_cb (PteroFleetPage *self)
{
  GListModel *panels = G_LIST_MODEL (ptero_fleet_get_panels (self->fleet));
  PteroPanel *shown = ptero_fleet_filter_get_panel (self->filter);

  ptero_fleet_page_remove_admin_toggles (self);
  forget_removed (self);
  if (shown != NULL && !is_there (self, shown))
    {
      /* which comes back here */
      ptero_fleet_filter_set_panel (self->filter, NULL);
      return;
    }

  self->shown_panel = shown;
  self->counted = FALSE;

  /* Where there is only one panel, which one a server is of is no news. */
  ptero_fleet_table_set_show_panel (self->table, self->panel == NULL &&
                                    g_list_model_get_n_items (panels) > 1);
  ptero_fleet_chips_set_panels (self->chips, self->panel == NULL ? panels : NULL, shown);
  ptero_fleet_page_queue_update (self);
}

static void
filter_changed_cb (PteroFleetPage *self)
{
  ptero_fleet_page_show_search (self);
  if (self->shown_panel != ptero_fleet_filter_get_panel (self->filter))
    panels_changed_cb (self);
  ptero_fleet_page_check_saved (self);
  ptero_fleet_page_show_state (self);
  ptero_fleet_page_queue_update (self);
}

static void
activated_cb (PteroFleetPage *self,
              guint           position)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                              position);

  if (server != NULL)
    ptero_fleet_page_open (self, server);
}

static void
view_menu_cb (GtkMenuButton *button,
              gpointer       user_data)
{
  g_autoptr(GMenuModel) menu = ptero_fleet_page_create_view_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
row_setup_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              PteroFleetPage           *self)
{
  GtkWidget *row = ptero_fleet_row_new (list_item);

  gtk_list_item_set_child (list_item, row);
  g_object_bind_property (self, "selecting", row, "show-checks", G_BINDING_SYNC_CREATE);
  g_object_set (row, "show-reason", self->attention, NULL);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  ptero_fleet_row_set_slot (PTERO_FLEET_ROW (gtk_list_item_get_child (list_item)),
                            gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  ptero_fleet_row_set_slot (PTERO_FLEET_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
selection_changed_cb (PteroFleetPage *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  self->n_selected = gtk_bitset_get_size (selected);
  ptero_fleet_page_queue_update (self);
}

static void
restore_focus (gpointer data)
{
  PteroFleetPage *self = data;
  g_autoptr(PteroFleetServer) focused = g_steal_pointer (&self->focused);

  self->focus_source = 0;
  ptero_fleet_page_give_focus (self, focused);
}

/* The focus goes where its server went, if that is on screen. Rows still show what was there
 * before. */
static void
moved_cb (PteroFleetPage *self)
{
  PteroFleetServer *focused = ptero_fleet_page_get_focused (self, NULL);

  ptero_fleet_page_queue_tooltip (self);
  if (focused == NULL || self->focus_source != 0)
    return;

  g_set_object (&self->focused, focused);
  self->focus_source = g_idle_add_once (restore_focus, self);
}

static gboolean
is_of_panel (gpointer item,
             gpointer user_data)
{
  return ptero_fleet_server_get_panel (item) == PTERO_PANEL (user_data);
}

/* All servers of the page. */
static GListModel *
create_scope (PteroFleetPage *self)
{
  GtkCustomFilter *filter;

  if (self->attention)
    return g_object_ref (ptero_fleet_get_attention (self->fleet));
  if (self->panel == NULL)
    return G_LIST_MODEL (g_object_ref (self->fleet));

  filter = gtk_custom_filter_new (is_of_panel, g_object_ref (self->panel), g_object_unref);

  return G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->fleet)),
                                                  GTK_FILTER (filter)));
}

static void
follow_fleet (PteroFleetPage *self)
{
  g_signal_connect_object (self->fleet, "live-changed", G_CALLBACK (live_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (!self->attention)
    g_signal_connect_object (self->fleet, "server-changed",
                             G_CALLBACK (ptero_fleet_page_note_exchange), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fleet, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_get_panels (self->fleet), "items-changed",
                           G_CALLBACK (panels_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->panel != NULL)
    {
      g_signal_connect_object (self->panel, "notify::name",
                               G_CALLBACK (ptero_fleet_page_queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->panel, "notify::state",
                               G_CALLBACK (ptero_fleet_page_queue_update), self, G_CONNECT_SWAPPED);
    }
}

static void
create_models (PteroFleetPage *self)
{
  GtkSortListModel *sorted;

  self->scope = create_scope (self);
  sorted = gtk_sort_list_model_new (g_object_ref (self->scope),
                                    GTK_SORTER (g_object_ref (self->sorter)));
  self->selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (ptero_fleet_matches_new (G_LIST_MODEL (sorted), self->filter))));
  g_object_unref (sorted);
  self->slots = ptero_fleet_slots_new (self->selection);
  ptero_fleet_slots_set_view (self->slots, GTK_WIDGET (self));

  g_signal_connect_object (self->scope, "items-changed", G_CALLBACK (scope_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slots, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_fleet (self);
}

static void
create_header (PteroFleetPage *self)
{
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource (RESOURCE_PATH "/ui/ptero-fleet-header.ui");

  self->header_start = g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "header_start")));
  self->refresh_button = GTK_WIDGET (gtk_builder_get_object (builder, "refresh_button"));
  self->selecting_buttons = GTK_WIDGET (gtk_builder_get_object (builder, "selecting_buttons"));
  self->cancel_button = GTK_WIDGET (gtk_builder_get_object (builder, "cancel_button"));
  self->header_end = g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "header_end")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel_button), "fleet.stop-selecting");
  ptero_late_menu_set (GTK_MENU_BUTTON (gtk_builder_get_object (builder, "selection_button")),
                       G_MENU_MODEL (gtk_builder_get_object (builder, "selection_menu")));

  /* The window places them outside of the page, where its actions are not found. A widget loses its
   * own groups when it is taken out again, those in it do not. */
  gtk_widget_insert_action_group (self->refresh_button, "fleet", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->selecting_buttons, "fleet", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (gtk_widget_get_first_child (self->header_end), "fleet",
                                  G_ACTION_GROUP (self->actions));
  ptero_fleet_page_add_keys (self->refresh_button);
  ptero_fleet_page_add_keys (self->selecting_buttons);
  ptero_fleet_page_add_keys (gtk_widget_get_first_child (self->header_end));
}

static void
create_list (PteroFleetPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);

  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_table_get_view (self->table), "activate",
                           G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  ptero_fleet_page_add_controllers (self, GTK_WIDGET (self->list));
  ptero_fleet_page_add_controllers (self, ptero_fleet_table_get_view (self->table));
}

/* Only one of the two lists has the model: the other would keep its rows bound and watched. */
static void
set_narrow (PteroFleetPage *self,
            gboolean        narrow)
{
  const gboolean focused = ptero_fleet_page_has_focus (self);

  self->narrow = narrow;
  ptero_fleet_page_forget_place (self);
  ptero_fleet_page_stay (self);
  self->counted = FALSE;
  self->height = 0;
  self->scroll = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_hexpand (self->search_box, narrow);
  ptero_fleet_table_set_model (self->table, narrow ? NULL : GTK_SELECTION_MODEL (self->slots));
  gtk_list_view_set_model (self->list, narrow ? GTK_SELECTION_MODEL (self->slots) : NULL);
  ptero_fleet_page_queue_update (self);
  ptero_fleet_page_show_state (self);
  if (focused)
    ptero_fleet_page_focus_back (self);
}

static void
width_changed_cb (PteroFleetPage *self)
{
  if (self->action_bar != NULL)
    ptero_fleet_page_queue_update (self);
}

static void
narrow_changed_cb (PteroFleetPage *self)
{
  set_narrow (self, ptero_narrow_bin_get_narrow (self->bin));
}

/* Widths depend on the font, which is known from here on. */
static void
ptero_fleet_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_fleet_page_parent_class)->root (widget);

  fit_columns (PTERO_FLEET_PAGE (widget));
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (ptero_fleet_page_focus_changed), widget, G_CONNECT_SWAPPED);
}

static void
ptero_fleet_page_unroot (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  g_signal_handlers_disconnect_by_func (root, ptero_fleet_page_focus_changed, widget);

  GTK_WIDGET_CLASS (ptero_fleet_page_parent_class)->unroot (widget);
}

/* Before the first frame, but not now: GTK 4.8 does not lay out what changes while it is mapped. */
static void
ptero_fleet_page_map (GtkWidget *widget)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (widget);

  GTK_WIDGET_CLASS (ptero_fleet_page_parent_class)->map (widget);

  if (self->missed)
    ptero_fleet_page_queue_update (self);
}

static gboolean
ptero_fleet_page_grab_focus (GtkWidget *widget)
{
  return ptero_fleet_page_take_focus (PTERO_FLEET_PAGE (widget));
}

static gboolean
ptero_fleet_page_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  if (direction == GTK_DIR_DOWN && ptero_fleet_page_enter_list (PTERO_FLEET_PAGE (widget)))
    return TRUE;

  return GTK_WIDGET_CLASS (ptero_fleet_page_parent_class)->focus (widget, direction);
}

static void
ptero_fleet_page_refresh (PteroPage *page)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (page);

  if (self->panel != NULL)
    ptero_panel_refresh (self->panel);
  else
    ptero_fleet_refresh (self->fleet);
}

static gboolean
ptero_fleet_page_go_back (PteroPage *page)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (page);

  if (ptero_fleet_page_is_selecting (self))
    {
      ptero_fleet_page_set_selecting (self, FALSE);
      return TRUE;
    }
  if (!ptero_fleet_filter_is_empty (self->filter))
    {
      ptero_fleet_page_clear_filters (self);
      return TRUE;
    }

  return FALSE;
}

static void
page_iface_init (PteroPageInterface *iface)
{
  iface->refresh = ptero_fleet_page_refresh;
  iface->start_search = ptero_fleet_page_start_search;
  iface->go_back = ptero_fleet_page_go_back;
}

static void
ptero_fleet_page_constructed (GObject *object)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (object);

  G_OBJECT_CLASS (ptero_fleet_page_parent_class)->constructed (object);

  create_models (self);
  ptero_fleet_page_add_actions (self);
  create_header (self);
  create_list (self);
  ptero_fleet_page_capture_search (self);

  ptero_fleet_table_set_sorter (self->table, self->sorter);
  if (self->attention)
    {
      ptero_fleet_table_set_show_reason (self->table);
      ptero_fleet_chips_hide_attention (self->chips);
    }
  ptero_fleet_table_set_settings (self->table, self->settings);
  ptero_fleet_table_set_header_menu (self->table, ptero_fleet_page_get_columns_menu (self));
  panels_changed_cb (self);
  set_narrow (self, FALSE);
  ptero_fleet_page_update_now (self);
}

static void
ptero_fleet_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (object);

  switch (prop_id)
    {
    case PROP_ATTENTION:
      g_value_set_boolean (value, self->attention);
      break;
    case PROP_FLEET:
      g_value_set_object (value, self->fleet);
      break;
    case PROP_JOBS:
      g_value_set_object (value, self->jobs);
      break;
    case PROP_PANEL:
      g_value_set_object (value, self->panel);
      break;
    case PROP_SAVED_FILTER:
      g_value_set_object (value, self->saved);
      break;
    case PROP_SELECTING:
      g_value_set_boolean (value, self->shows_selecting);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, self->header_start);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, self->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_fleet_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (object);

  switch (prop_id)
    {
    case PROP_ATTENTION:
      self->attention = g_value_get_boolean (value);
      break;
    case PROP_FLEET:
      self->fleet = g_value_dup_object (value);
      break;
    case PROP_JOBS:
      self->jobs = g_value_dup_object (value);
      break;
    case PROP_PANEL:
      self->panel = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_fleet_page_dispose (GObject *object)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->sort_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_handle_id (&self->tooltip_source, g_source_remove);
  ptero_fleet_page_stay (self);
  ptero_fleet_page_forget_place (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_FLEET_PAGE);
  self->action_bar = NULL;
  self->job_view = NULL;

  g_clear_object (&self->job);
  g_clear_object (&self->focused);
  g_clear_weak_pointer (&self->given);
  g_clear_weak_pointer (&self->in_front);
  g_clear_object (&self->last_focused);
  g_clear_pointer (&self->exchanged, g_hash_table_unref);
  g_clear_object (&self->opening);
  g_clear_object (&self->saved);
  g_clear_object (&self->own);
  g_clear_object (&self->saved_filters);
  g_clear_object (&self->slots);
  g_clear_object (&self->selection);
  g_clear_object (&self->scope);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->header_start);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->columns_menu);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->panel);
  g_clear_object (&self->jobs);
  g_clear_object (&self->fleet);

  G_OBJECT_CLASS (ptero_fleet_page_parent_class)->dispose (object);
}

static void
ptero_fleet_page_finalize (GObject *object)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (object);

  g_ptr_array_unref (self->terms);
  g_clear_pointer (&self->searched, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->bar_needs, g_free);

  G_OBJECT_CLASS (ptero_fleet_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-fleet-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, chips);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, content);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, list);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, search);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, search_box);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, table);
  gtk_widget_class_bind_template_child (widget_class, PteroFleetPage, view_button);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  /**
   * PteroFleetPage:attention:
   *
   * Whether only servers that want a person are shown.
   */
  properties[PROP_ATTENTION] =
    g_param_spec_boolean ("attention", NULL, NULL, FALSE, flags);
  /**
   * PteroFleetPage:fleet:
   *
   * All servers.
   */
  properties[PROP_FLEET] =
    g_param_spec_object ("fleet", NULL, NULL, PTERO_TYPE_FLEET, flags);
  /**
   * PteroFleetPage:jobs:
   *
   * Where power actions go.
   */
  properties[PROP_JOBS] =
    g_param_spec_object ("jobs", NULL, NULL, PTERO_TYPE_JOB_QUEUE, flags);
  /**
   * PteroFleetPage:panel: (nullable)
   *
   * The only panel whose servers are shown.
   */
  properties[PROP_PANEL] =
    g_param_spec_object ("panel", NULL, NULL, PTERO_TYPE_PANEL, flags);
  /**
   * PteroFleetPage:saved-filter: (nullable)
   *
   * The saved filter that is shown, and nothing else.
   */
  properties[PROP_SAVED_FILTER] =
    g_param_spec_object ("saved-filter", NULL, NULL, PTERO_TYPE_SAVED_FILTER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * PteroFleetPage:selecting:
   *
   * Whether rows have check boxes, and the header says what is selected.
   */
  properties[PROP_SELECTING] =
    g_param_spec_boolean ("selecting", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_TITLE, "title");
  g_object_class_override_property (object_class, PROP_SUBTITLE, "subtitle");
  g_object_class_override_property (object_class, PROP_HEADER_START, "header-start");
  g_object_class_override_property (object_class, PROP_HEADER_END, "header-end");
}

static void
ptero_fleet_page_class_init (PteroFleetPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = ptero_fleet_page_constructed;
  object_class->dispose = ptero_fleet_page_dispose;
  object_class->finalize = ptero_fleet_page_finalize;
  object_class->get_property = ptero_fleet_page_get_property;
  object_class->set_property = ptero_fleet_page_set_property;

  widget_class->focus = ptero_fleet_page_focus;
  widget_class->grab_focus = ptero_fleet_page_grab_focus;
  widget_class->map = ptero_fleet_page_map;
  widget_class->root = ptero_fleet_page_root;
  widget_class->unroot = ptero_fleet_page_unroot;

  install_properties (object_class);

  g_type_ensure (PTERO_TYPE_FLEET_CHIPS);
  g_type_ensure (PTERO_TYPE_FLEET_TABLE);
  g_type_ensure (PTERO_TYPE_LIST_BIN);
  g_type_ensure (PTERO_TYPE_NARROW_BIN);
  g_type_ensure (PTERO_TYPE_TOOLTIP);

  gtk_widget_class_set_css_name (widget_class, "fleetpage");
  bind_template (widget_class);
}

static void
ptero_fleet_page_init (PteroFleetPage *self)
{
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->settings, ptero_settings_get_default ());
  if (self->settings == NULL)
    self->settings = g_settings_new (APPLICATION_ID);
  self->filter = ptero_fleet_filter_new ();
  self->sorter = ptero_fleet_sorter_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  ptero_power_add_shortcuts (GTK_WIDGET (self), "fleet");
  ptero_power_add_explanations (GTK_WIDGET (self), ptero_fleet_page_explain_key);
  ptero_fleet_page_add_keys (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->view_button, view_menu_cb, self, NULL);
  ptero_fleet_page_set_up_filter_button (self);
  ptero_fleet_page_set_up_search (self);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bin, "notify::width", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What was missed meanwhile. Nobody aims at a row of a page that was not there. */
void
ptero_fleet_page_catch_up (PteroFleetPage *self)
{
  if (!self->missed || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->missed = FALSE;
  self->counted = FALSE;
  self->sorted_at = g_get_monotonic_time ();
  ptero_fleet_filter_live_changed (self->filter);
  ptero_fleet_sorter_live_changed (self->sorter);
}

/* Asked for by the button, or because more than one is selected. */
gboolean
ptero_fleet_page_is_selecting (PteroFleetPage *self)
{
  return self->selecting || self->n_selected > 1;
}

void
ptero_fleet_page_set_selecting (PteroFleetPage *self,
                                gboolean        selecting)
{
  self->selecting = selecting;
  if (!selecting)
    gtk_selection_model_unselect_all (self->selection);
  ptero_fleet_page_queue_update (self);
}

GtkWidget *
ptero_fleet_page_get_list_view (PteroFleetPage *self)
{
  return self->narrow ? GTK_WIDGET (self->list) : ptero_fleet_table_get_view (self->table);
}

GListModel *
ptero_fleet_page_dup_selected (PteroFleetPage *self)
{
  GListStore *selected = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_autoptr(GtkBitset) bitset = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, bitset,
                                                    &position); valid; valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                  position);

      g_list_store_append (selected, server);
    }

  return G_LIST_MODEL (selected);
}

/**
 * ptero_fleet_page_new:
 * @fleet: all servers
 * @jobs: where power actions go
 * @panel: (nullable): the panel whose servers are shown, %NULL for those of all panels
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
ptero_fleet_page_new (PteroFleet    *fleet,
                      PteroJobQueue *jobs,
                      PteroPanel    *panel)
{
  g_return_val_if_fail (PTERO_IS_FLEET (fleet), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);

  return g_object_new (PTERO_TYPE_FLEET_PAGE, "fleet", fleet, "jobs", jobs, "panel", panel, NULL);
}

/**
 * ptero_fleet_page_new_attention:
 * @fleet: all servers
 * @jobs: where power actions go
 *
 * Returns: (transfer floating): a page of the servers that want a person
 */
GtkWidget *
ptero_fleet_page_new_attention (PteroFleet    *fleet,
                                PteroJobQueue *jobs)
{
  g_return_val_if_fail (PTERO_IS_FLEET (fleet), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);

  return g_object_new (PTERO_TYPE_FLEET_PAGE, "fleet", fleet, "jobs", jobs, "attention", TRUE,
                       NULL);
}

/**
 * ptero_fleet_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): the servers that are shown, in their order, and which of them are
 *   selected
 */
GtkSelectionModel *
ptero_fleet_page_get_selection (PteroFleetPage *self)
{
  g_return_val_if_fail (PTERO_IS_FLEET_PAGE (self), NULL);

  return self->selection;
}
