/* ptero-sidebar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-sidebar.h"

#include <glib/gi18n.h>

#include "ptero-late-menu.h"
#include "ptero-panel-status.h"
#include "ptero-sidebar-children.h"
#include "ptero-sidebar-menu.h"
#include "ptero-sidebar-row.h"
#include "ptero-toolbar-view.h"
#include "ptero-tooltip.h"

/**
 * PteroSidebar:
 *
 * The list of pages: the fleet, the servers that want a person, the jobs, the
 * saved filters, and the panels with the state of their connections.
 *
 * Choosing a row activates `win.show-all`, `win.show-attention`,
 * `win.show-jobs`, `win.show-filter`, `win.show-panel` or, with the name of one
 * of its pages, `win.show-panel-page`; choosing the chosen one again activates
 * `win.show-first` as well. While `collapsed` only a click or Enter chooses, as
 * the page takes the sidebar's place.
 */
struct _PteroSidebar
{
  AdwBin               parent_instance;

  AdwHeaderBar        *header_bar;
  GtkListView         *list_view;
  GMenuModel          *main_menu;
  GtkMenuButton       *menu_button;

  GListModel          *panels;
  GListStore          *panel_items;
  GListStore          *fleet_items;
  GListStore          *filter_items;     /* with their heading, while there are any */
  PteroSavedFilters   *filters;
  PteroFleet          *fleet;            /* in which the filters count */
  GSettings           *settings;
  GtkSingleSelection  *selection;
  GtkWidget           *menu;

  gboolean             collapsed;
  gboolean             selecting;
  guint                tick;
  guint                reveal;           /* a tick callback */
  gboolean             laid_out;         /* since reveal was asked for */
};

enum {
  PROP_0,
  PROP_COLLAPSED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (PteroSidebar, ptero_sidebar, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static PteroSidebarItem *
dup_item (PteroSidebar *self,
          guint         position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
open_item (PteroSidebar     *self,
           PteroSidebarItem *item)
{
  PteroPanel *panel = ptero_sidebar_item_get_panel (item);

  switch (ptero_sidebar_item_get_kind (item))
    {
    case PTERO_SIDEBAR_ALL:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-all", NULL);
      break;

    case PTERO_SIDEBAR_JOBS:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-jobs", NULL);
      break;

    case PTERO_SIDEBAR_ATTENTION:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-attention", NULL);
      break;

    case PTERO_SIDEBAR_FILTER:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-filter", "s",
                                  ptero_sidebar_item_get_page (item));
      break;

    case PTERO_SIDEBAR_PANEL:
    case PTERO_SIDEBAR_SERVERS:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel", "s",
                                  ptero_panel_get_id (panel));
      break;

    case PTERO_SIDEBAR_PAGE:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-panel-page", "(ss)",
                                  ptero_panel_get_id (panel), ptero_sidebar_item_get_page (item));
      break;

    case PTERO_SIDEBAR_HEADING:
    case PTERO_SIDEBAR_ADMINISTRATION:
    default:
      break;
    }
}

static void
selected_cb (PteroSidebar *self)
{
  g_autoptr(PteroSidebarItem) item =
    dup_item (self, gtk_single_selection_get_selected (self->selection));

  if (!self->selecting && !self->collapsed && item != NULL)
    open_item (self, item);
}

static void
open_position (PteroSidebar *self,
               guint         position)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr(PteroSidebarItem) item = dup_item (self, position);
  gboolean again = position == gtk_single_selection_get_selected (self->selection);

  if (item == NULL)
    return;

  /* it has no page of its own */
  if (ptero_sidebar_item_get_kind (item) == PTERO_SIDEBAR_ADMINISTRATION)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    open_item (self, item);
  if (again)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-first", NULL);
}

static void
activate_cb (PteroSidebar *self,
             guint         position)
{
  open_position (self, position);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  open_position (PTERO_SIDEBAR (widget), g_variant_get_uint32 (parameter));
}

/* The row of a panel, if it is on the screen: lists make rows only for what is seen. */
static GtkWidget *
find_row (GtkWidget        *widget,
          PteroSidebarItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (PTERO_IS_SIDEBAR_ROW (row) &&
          ptero_sidebar_row_get_item (PTERO_SIDEBAR_ROW (row)) == item)
        return row;
    }

  return NULL;
}

/* NULL for what has none. */
static GMenuModel *
create_menu (PteroSidebar     *self,
             PteroSidebarItem *item)
{
  const gboolean is_filter = ptero_sidebar_item_get_kind (item) == PTERO_SIDEBAR_FILTER;
  GListStore *items = is_filter ? self->filter_items : self->panel_items;
  const guint first = is_filter ? 1 : 0;   /* below the heading */
  guint position;

  if (!g_list_store_find (items, item, &position))
    return NULL;

  return ptero_sidebar_menu_new (item, position > first,
                                 position + 1 < g_list_model_get_n_items (G_LIST_MODEL (items)));
}

static void
menu_closed_cb (PteroSidebar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
create_popover (PteroSidebar *self)
{
  self->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
}

static void
popup_menu (PteroSidebar     *self,
            PteroSidebarItem *item)
{
  GtkWidget *row = find_row (GTK_WIDGET (self->list_view), item);
  g_autoptr(GMenuModel) menu = create_menu (self, item);
  graphene_rect_t bounds;

  if (menu == NULL || row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return;

  if (self->menu == NULL)
    create_popover (self);
  ptero_sidebar_menu_add_actions (self->menu, item);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width,
                                                 (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroSidebar *self = PTERO_SIDEBAR (widget);
  g_autoptr(PteroSidebarItem) item = dup_item (self, g_variant_get_uint32 (parameter));

  if (item != NULL)
    popup_menu (self, item);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  PteroSidebar *self = PTERO_SIDEBAR (user_data);
  g_autoptr(PteroSidebarItem) item =
    dup_item (self, gtk_single_selection_get_selected (self->selection));

  if (item != NULL)
    popup_menu (self, item);

  return item != NULL;
}

/* F2 and Delete, on the row of a saved filter. */
static gboolean
filter_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  PteroSidebar *self = PTERO_SIDEBAR (user_data);
  g_autoptr(PteroSidebarItem) item =
    dup_item (self, gtk_single_selection_get_selected (self->selection));

  if (item == NULL || ptero_sidebar_item_get_kind (item) != PTERO_SIDEBAR_FILTER)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self), g_variant_get_string (arguments, NULL), "s",
                                     ptero_sidebar_item_get_page (item));
}

static gboolean
expand_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  PteroSidebar *self = PTERO_SIDEBAR (user_data);
  g_autoptr(GtkTreeListRow) row = NULL;
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  row = g_list_model_get_item (G_LIST_MODEL (self->selection),
                               gtk_single_selection_get_selected (self->selection));
  if (row == NULL || !gtk_tree_list_row_is_expandable (row))
    return FALSE;

  gtk_tree_list_row_set_expanded (row, g_variant_get_boolean (arguments) != rtl);

  return TRUE;
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *trigger,
              GtkShortcutFunc        callback,
              PteroSidebar          *self,
              GVariant              *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_callback_action_new (callback, self, NULL));

  gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

static void
add_keys (PteroSidebar *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  add_shortcut (controller, "Menu", menu_key_cb, self, NULL);
  add_shortcut (controller, "<Shift>F10", menu_key_cb, self, NULL);
  add_shortcut (controller, "Right", expand_key_cb, self, g_variant_new_boolean (TRUE));
  add_shortcut (controller, "F2", filter_key_cb, self, g_variant_new_string ("win.rename-filter"));
  add_shortcut (controller, "Delete|KP_Delete", filter_key_cb, self,
                g_variant_new_string ("win.remove-filter"));
  add_shortcut (controller, "<Alt>Up", filter_key_cb, self,
                g_variant_new_string ("win.move-filter-up"));
  add_shortcut (controller, "<Alt>Down", filter_key_cb, self,
                g_variant_new_string ("win.move-filter-down"));
  add_shortcut (controller, "Left", expand_key_cb, self, g_variant_new_boolean (FALSE));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (controller));
}

static gboolean
tick_cb (gpointer user_data)
{
  PteroSidebar *self = PTERO_SIDEBAR (user_data);
  gboolean counting = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panel_items)); i++)
    {
      g_autoptr(PteroSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->panel_items),
                                                                i);

      ptero_sidebar_item_tick (item);
      counting |= ptero_panel_status_get_countdown (ptero_sidebar_item_get_panel (item)) >= 0;
    }

  if (counting)
    return G_SOURCE_CONTINUE;

  self->tick = 0;

  return G_SOURCE_REMOVE;
}

/* Seconds are counted only while a panel waits for its next attempt and somebody may look. */
static void
update_tick (PteroSidebar *self)
{
  if (self->tick == 0 && self->panel_items != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

static PteroSidebarItem *
create_panel_item (PteroSidebar *self,
                   guint         position)
{
  g_autoptr(PteroPanel) panel = g_list_model_get_item (self->panels, position);

  g_signal_handlers_disconnect_by_func (panel, update_tick, self);
  g_signal_connect_object (panel, "notify::retry-at", G_CALLBACK (update_tick), self,
                           G_CONNECT_SWAPPED);

  return ptero_sidebar_item_new (PTERO_SIDEBAR_PANEL, NULL, panel);
}

static GListStore *
create_store (PteroSidebarItem *item)
{
  GListStore *store = g_list_store_new (PTERO_TYPE_SIDEBAR_ITEM);

  g_list_store_append (store, item);
  g_object_unref (item);

  return store;
}

/* The headings and what is under them, one after the other. */
static GListModel *
create_model (PteroSidebar *self,
              GObject      *fleet)
{
  g_autoptr(GListStore) panels_heading = NULL;
  g_autoptr(PteroSidebarItem) all = NULL;
  g_autoptr(PteroSidebarItem) attention = NULL;
  g_autoptr(GListStore) models = g_list_store_new (G_TYPE_LIST_MODEL);
  GListModel *flat;

  self->fleet_items = create_store (ptero_sidebar_item_new (PTERO_SIDEBAR_HEADING, _("Fleet"),
                                                            NULL));
  all = ptero_sidebar_item_new (PTERO_SIDEBAR_ALL, _("All Servers"), fleet);
  g_list_store_append (self->fleet_items, all);
  attention = ptero_sidebar_item_new (PTERO_SIDEBAR_ATTENTION, _("Needs Attention"), fleet);
  g_list_store_append (self->fleet_items, attention);
  self->filter_items = g_list_store_new (PTERO_TYPE_SIDEBAR_ITEM);
  panels_heading = create_store (ptero_sidebar_item_new (PTERO_SIDEBAR_HEADING, _("Panels"), NULL));
  self->panel_items = g_list_store_new (PTERO_TYPE_SIDEBAR_ITEM);

  g_list_store_append (models, self->fleet_items);
  g_list_store_append (models, self->filter_items);
  g_list_store_append (models, panels_heading);
  g_list_store_append (models, self->panel_items);
  flat = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&models))));

  return G_LIST_MODEL (gtk_tree_list_model_new (flat, FALSE, FALSE,
                                                ptero_sidebar_children_new, NULL, NULL));
}

static gboolean
is_there (PteroSidebar *self,
          const char   *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (self->panels, i);

      if (g_str_equal (ptero_panel_get_id (panel), id))
        return TRUE;
    }

  return FALSE;
}

static void
expanded_cb (PteroSidebar   *self,
             GParamSpec     *pspec,
             GtkTreeListRow *row)
{
  g_autoptr(PteroSidebarItem) item = gtk_tree_list_row_get_item (row);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) old = g_settings_get_strv (self->settings, "expanded-panels");
  g_auto(GStrv) new = NULL;
  const char *id;

  if (item == NULL)
    return;

  id = ptero_panel_get_id (ptero_sidebar_item_get_panel (item));
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_str_equal (old[i], id) && is_there (self, old[i]))
      g_strv_builder_add (builder, old[i]);
  if (gtk_tree_list_row_get_expanded (row))
    g_strv_builder_add (builder, id);

  new = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "expanded-panels", (const char *const *) new);
}

/* What is unfolded of the panels. */
static GPtrArray *
dup_unfolded (PteroSidebar *self)
{
  GListModel *tree = gtk_single_selection_get_model (self->selection);
  GPtrArray *unfolded = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (tree); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (tree, i);

      if (gtk_tree_list_row_get_expanded (row))
        g_ptr_array_add (unfolded, gtk_tree_list_row_get_item (row));
    }

  return unfolded;
}

static gboolean
is_one_of (GPtrArray        *items,
           PteroSidebarItem *item)
{
  for (guint i = 0; i < items->len; i++)
    if (ptero_sidebar_item_get_kind (items->pdata[i]) == ptero_sidebar_item_get_kind (item) &&
        ptero_sidebar_item_get_panel (items->pdata[i]) == ptero_sidebar_item_get_panel (item))
      return TRUE;

  return FALSE;
}

/* What was unfolded a moment ago, or the last time. Rows that come by that are looked at, too. */
static void
restore_expanded (PteroSidebar *self,
                  GPtrArray    *unfolded)
{
  GListModel *tree = gtk_single_selection_get_model (self->selection);
  g_auto(GStrv) expanded = g_settings_get_strv (self->settings, "expanded-panels");

  for (guint i = 0; i < g_list_model_get_n_items (tree); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (tree, i);
      g_autoptr(PteroSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (is_one_of (unfolded, item) ||
          (ptero_sidebar_item_get_kind (item) == PTERO_SIDEBAR_PANEL &&
           g_strv_contains ((const char *const *) expanded,
                            ptero_panel_get_id (ptero_sidebar_item_get_panel (item)))))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

/* The row of a panel that was only moved is another one, as are those below it. */
static void
reselect (PteroSidebar     *self,
          PteroSidebarItem *item)
{
  PteroPanel *panel = item != NULL ? ptero_sidebar_item_get_panel (item) : NULL;

  if (panel != NULL && is_there (self, ptero_panel_get_id (panel)))
    ptero_sidebar_select (self, ptero_sidebar_item_get_kind (item), panel,
                          ptero_sidebar_item_get_page (item));
}

static void
panels_changed_cb (PteroSidebar *self,
                   guint         position,
                   guint         n_removed,
                   guint         n_added)
{
  g_autoptr(PteroSidebarItem) selected =
    dup_item (self, gtk_single_selection_get_selected (self->selection));
  g_autoptr(GPtrArray) unfolded = dup_unfolded (self);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const gboolean selecting = self->selecting;

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (items, create_panel_item (self, position + i));

  self->selecting = TRUE;
  g_list_store_splice (self->panel_items, position, n_removed, items->pdata, n_added);
  restore_expanded (self, unfolded);
  if (n_removed > 0)
    reselect (self, selected);
  self->selecting = selecting;
}

/* The item of a filter that was there keeps its count. */
static PteroSidebarItem *
dup_filter_item (PteroSidebar     *self,
                 PteroSavedFilter *saved)
{
  g_autoptr(PteroFilterCount) count = NULL;

  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (self->filter_items)); i++)
    {
      g_autoptr(PteroSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->filter_items),
                                                                i);

      if (ptero_sidebar_item_get_filter (item) == saved)
        return g_steal_pointer (&item);
    }

  count = ptero_filter_count_new (self->fleet, saved);

  return ptero_sidebar_item_new (PTERO_SIDEBAR_FILTER, NULL, count);
}

static void
filters_changed_cb (PteroSidebar *self)
{
  const guint n_filters = g_list_model_get_n_items (G_LIST_MODEL (self->filters));
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->filter_items));
  g_autoptr(PteroSidebarItem) selected =
    dup_item (self, gtk_single_selection_get_selected (self->selection));
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (n_filters > 0)
    g_ptr_array_add (items, ptero_sidebar_item_new (PTERO_SIDEBAR_HEADING, _("Saved Filters"),
                                                    NULL));
  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr(PteroSavedFilter) saved = g_list_model_get_item (G_LIST_MODEL (self->filters), i);

      g_ptr_array_add (items, dup_filter_item (self, saved));
    }

  self->selecting = TRUE;
  g_list_store_splice (self->filter_items, 0, n_before, items->pdata, items->len);
  if (selected != NULL && g_ptr_array_find (items, selected, NULL))
    ptero_sidebar_select (self, PTERO_SIDEBAR_FILTER, NULL, ptero_sidebar_item_get_page (selected));
  self->selecting = FALSE;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  gtk_list_item_set_child (list_item, g_object_new (PTERO_TYPE_SIDEBAR_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr(PteroSidebarItem) item = gtk_tree_list_row_get_item (row);
  const gboolean selectable = ptero_sidebar_item_get_kind (item) != PTERO_SIDEBAR_HEADING;

  gtk_list_item_set_selectable (list_item, selectable);
  gtk_list_item_set_activatable (list_item, selectable);
  ptero_sidebar_row_set (PTERO_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), row);
  if (ptero_sidebar_item_get_kind (item) == PTERO_SIDEBAR_PANEL)
    g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), user_data,
                             G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           gpointer                  user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), expanded_cb, user_data);
  ptero_sidebar_row_set (PTERO_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  PteroSidebar *self = PTERO_SIDEBAR (user_data);
  const guint selected = gtk_single_selection_get_selected (self->selection);

  /* rows that have just been unfolded have no place until the end of a frame */
  if (!self->laid_out)
    {
      self->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }

  self->reveal = 0;
  if (selected != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (widget) &&
      gtk_widget_get_height (widget) > 0)
    gtk_widget_activate_action (widget, "list.scroll-to-item", "u", selected);

  return G_SOURCE_REMOVE;
}

/* Scrolls no further than is needed to see the row that is chosen. */
static void
reveal_selected (PteroSidebar *self)
{
  self->laid_out = FALSE;
  if (self->reveal == 0)
    self->reveal = gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), reveal_cb, self,
                                                 NULL);
}

static void
ptero_sidebar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_sidebar_parent_class)->map (widget);

  update_tick (PTERO_SIDEBAR (widget));
  if (PTERO_SIDEBAR (widget)->selection != NULL)
    reveal_selected (PTERO_SIDEBAR (widget));
}

static void
ptero_sidebar_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&PTERO_SIDEBAR (widget)->tick, g_source_remove);

  GTK_WIDGET_CLASS (ptero_sidebar_parent_class)->unmap (widget);
}

static gboolean
ptero_sidebar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PTERO_SIDEBAR (widget)->list_view));
}

static void
ptero_sidebar_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PteroSidebar *self = PTERO_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_sidebar_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PteroSidebar *self = PTERO_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_COLLAPSED:
      self->collapsed = g_value_get_boolean (value);
      adw_header_bar_set_show_end_title_buttons (self->header_bar, self->collapsed);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_sidebar_dispose (GObject *object)
{
  PteroSidebar *self = PTERO_SIDEBAR (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->reveal != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list_view), self->reveal);
  self->reveal = 0;
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->panel_items);
  g_clear_object (&self->fleet_items);
  g_clear_object (&self->filter_items);
  g_clear_object (&self->filters);
  g_clear_object (&self->fleet);
  g_clear_object (&self->panels);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ptero_sidebar_parent_class)->dispose (object);
}

static void
ptero_sidebar_class_init (PteroSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ptero_sidebar_dispose;
  object_class->get_property = ptero_sidebar_get_property;
  object_class->set_property = ptero_sidebar_set_property;

  widget_class->grab_focus = ptero_sidebar_grab_focus;
  widget_class->map = ptero_sidebar_map;
  widget_class->unmap = ptero_sidebar_unmap;

  /**
   * PteroSidebar:collapsed:
   *
   * Whether the sidebar is shown in the place of the pages. Only a click or Enter
   * chooses then.
   */
  properties[PROP_COLLAPSED] =
    g_param_spec_boolean ("collapsed", NULL, NULL,
                          FALSE,
                          (G_PARAM_READWRITE |
                           G_PARAM_STATIC_STRINGS));

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);
  g_type_ensure (PTERO_TYPE_TOOLTIP);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroSidebar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, PteroSidebar, menu_button);

  gtk_widget_class_install_action (widget_class, "sidebar.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "sidebar.menu", "u", menu_action);
}

static void
ptero_sidebar_init (PteroSidebar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_late_menu_set (self->menu_button, self->main_menu);
  adw_header_bar_set_show_end_title_buttons (self->header_bar, FALSE);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  g_signal_connect_swapped (self->list_view, "activate", G_CALLBACK (activate_cb), self);
  add_keys (self);
}

/**
 * ptero_sidebar_set_models:
 * @self: a sidebar
 * @panels: (element-type Ptero.Panel): the panels
 * @fleet: the fleet, for its `n-servers`
 * @jobs: the jobs
 * @settings: the settings of the application
 *
 * Gives the sidebar what it shows, once.
 */
void
ptero_sidebar_set_models (PteroSidebar  *self,
                          GListModel    *panels,
                          GObject       *fleet,
                          PteroJobQueue *jobs,
                          GSettings     *settings)
{
  g_autoptr(PteroSidebarItem) jobs_item = NULL;
  GListModel *model;

  g_return_if_fail (PTERO_IS_SIDEBAR (self));
  g_return_if_fail (self->panels == NULL);

  self->panels = g_object_ref (panels);
  self->settings = g_object_ref (settings);
  model = create_model (self, fleet);
  jobs_item = ptero_sidebar_item_new (PTERO_SIDEBAR_JOBS, _("Jobs"), jobs);
  g_list_store_append (self->fleet_items, jobs_item);

  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION,
                                  "autoselect", FALSE,
                                  "can-unselect", TRUE,
                                  "model", model,
                                  NULL);
  g_object_unref (model);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (panels, "items-changed", G_CALLBACK (panels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  panels_changed_cb (self, 0, 0, g_list_model_get_n_items (panels));
}

/**
 * ptero_sidebar_set_filters:
 * @self: a sidebar that has its models
 * @filters: the saved filters
 * @fleet: the servers they are for
 *
 * Gives the sidebar the saved filters, once.
 */
void
ptero_sidebar_set_filters (PteroSidebar      *self,
                           PteroSavedFilters *filters,
                           PteroFleet        *fleet)
{
  g_return_if_fail (PTERO_IS_SIDEBAR (self));
  g_return_if_fail (self->panels != NULL && self->filters == NULL);

  self->filters = g_object_ref (filters);
  self->fleet = g_object_ref (fleet);
  g_signal_connect_object (filters, "items-changed", G_CALLBACK (filters_changed_cb), self,
                           G_CONNECT_SWAPPED);
  filters_changed_cb (self);
}

/* A page that is below what is folded has no row yet. */
static void
unfold (PteroSidebar *self,
        PteroPanel   *panel)
{
  GListModel *tree = gtk_single_selection_get_model (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (tree); i++)
    {
      g_autoptr(GtkTreeListRow) row = g_list_model_get_item (tree, i);
      g_autoptr(PteroSidebarItem) item = gtk_tree_list_row_get_item (row);

      if (ptero_sidebar_item_get_panel (item) == panel)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static gboolean
find_position (PteroSidebar     *self,
               PteroSidebarKind  kind,
               PteroPanel       *panel,
               const char       *page,
               guint            *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr(PteroSidebarItem) item = dup_item (self, i);

      if (ptero_sidebar_item_get_kind (item) == kind &&
          ptero_sidebar_item_get_panel (item) == panel &&
          g_strcmp0 (ptero_sidebar_item_get_page (item), page) == 0)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * ptero_sidebar_select:
 * @self: a sidebar
 * @kind: the kind of a page
 * @panel: (nullable): the panel whose page it is
 * @page: (nullable): which of the other pages of the panel it is
 *
 * Marks the row of the page that is shown, and brings it into sight. Activates nothing.
 */
void
ptero_sidebar_select (PteroSidebar     *self,
                      PteroSidebarKind  kind,
                      PteroPanel       *panel,
                      const char       *page)
{
  const guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr(PteroSidebarItem) current = dup_item (self, selected);
  const gboolean selecting = self->selecting;
  guint position;

  g_return_if_fail (PTERO_IS_SIDEBAR (self));

  /* A panel's row and its servers are the same page. */
  if (panel != NULL && page == NULL && current != NULL &&
      ptero_sidebar_item_get_panel (current) == panel &&
      (ptero_sidebar_item_get_kind (current) == PTERO_SIDEBAR_PANEL ||
       ptero_sidebar_item_get_kind (current) == PTERO_SIDEBAR_SERVERS))
    return;

  self->selecting = TRUE;
  if (kind == PTERO_SIDEBAR_PAGE && !find_position (self, kind, panel, page, &position))
    unfold (self, panel);
  if (find_position (self, kind, panel, page, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      reveal_selected (self);
    }
  self->selecting = selecting;
}
