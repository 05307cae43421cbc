/* ptero-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-window-private.h"

#include <glib/gi18n.h>

#include "ptero-css-class.h"
#include "ptero-fleet-chips.h"
#include "ptero-fleet-meter-cell.h"
#include "ptero-fleet-page.h"
#include "ptero-fleet-table.h"
#include "ptero-fleet-text-cell.h"
#include "ptero-font-ahead.h"
#include "ptero-jobs-page.h"
#include "ptero-late-style.h"
#include "ptero-panel-mark.h"
#include "ptero-panel-page.h"
#include "ptero-popover.h"
#include "ptero-server-tab.h"
#include "ptero-sidebar-row.h"
#include "ptero-toast.h"
#include "ptero-toolbar-view.h"
#include "ptero-tooltip.h"
#include "ptero-toplevel.h"
#include "ptero-welcome-page.h"

/**
 * PteroWindow:
 *
 * The window: the sidebar, and the pages in tabs under the banners that are
 * about all of them. The pinned tab shows what the sidebar chose, the others a
 * server each. Without any panel there is the welcome page instead.
 */

G_DEFINE_FINAL_TYPE (PteroWindow, ptero_window, ADW_TYPE_APPLICATION_WINDOW)

/* What is edited in a tab has the header of a narrow window to itself: there is no place for more. */
static void
update_tab_button (PteroWindow *self)
{
  gboolean several;
  gboolean narrow;
  gboolean edits;

  /* a window that goes loses its pages */
  if (self->split_view == NULL)
    return;

  several = adw_tab_view_get_n_pages (self->tab_view) > 1;
  edits = adw_tab_view_get_selected_page (self->tab_view) != self->home_tab &&
          adw_bin_get_child (self->header_start) != NULL;
  g_object_get (self->split_view, "narrow", &narrow, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->tab_button), several && narrow && !edits);
  ptero_css_class_set (self->header_bar, "narrow", narrow);
}

static void
update_header_widgets (PteroWindow *self)
{
  adw_bin_set_child (self->header_start,
                     self->page != NULL ? ptero_page_get_header_start (self->page) : NULL);
  adw_bin_set_child (self->header_end,
                     self->page != NULL ? ptero_page_get_header_end (self->page) : NULL);
  update_tab_button (self);
}

/* Beside a server what is said of other panels only takes its place. */
static void
update_banners (PteroWindow *self)
{
  AdwTabPage *tab;
  PteroFleetServer *server;

  if (self->split_view == NULL)
    return;

  tab = adw_tab_view_get_selected_page (self->tab_view);
  server = tab != NULL ? ptero_server_tabs_get_server (tab) : NULL;
  ptero_panel_banners_set_panel (self->banners,
                                 server != NULL ? ptero_fleet_server_get_panel (server) : NULL);
}

static void
leave_page (PteroWindow *self)
{
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_func (self->page, update_header_widgets, self);
  g_clear_object (&self->page);
}

static gboolean
has_focus_in_header (PteroWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->header_start)) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->header_end)));
}

/* The header bar follows the page in front. A button of the one before would keep the focus while
 * it is nowhere, and come back with it. */
static void
update_page (PteroWindow *self)
{
  PteroPage *page = ptero_window_get_page (self);
  const gboolean in_header = has_focus_in_header (self);

  if (self->page == page)
    return;

  leave_page (self);
  g_set_object (&self->page, page);
  update_banners (self);
  if (page != NULL)
    {
      g_signal_connect_object (page, "notify::header-start", G_CALLBACK (update_header_widgets),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::header-end", G_CALLBACK (update_header_widgets), self,
                               G_CONNECT_SWAPPED);
    }

  g_binding_group_set_source (self->page_bindings, page);
  update_header_widgets (self);
  if (in_header && page != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
update_home_tab (PteroWindow *self)
{
  const gboolean is_jobs = g_strcmp0 (gtk_stack_get_visible_child_name (self->home), "jobs") == 0;
  g_autoptr(GIcon) icon = g_themed_icon_new (is_jobs
                                               ? "ptero-jobs-symbolic"
                                               : "view-list-symbolic");
  g_autofree char *title = NULL;
  g_autofree char *tooltip = NULL;
  PteroPage *page = PTERO_PAGE (gtk_stack_get_visible_child (self->home));

  title = ptero_page_dup_title (page);
  tooltip = g_markup_escape_text (title != NULL ? title : "", -1);
  adw_tab_page_set_title (self->home_tab, title != NULL ? title : "");
  adw_tab_page_set_tooltip (self->home_tab, tooltip);
  adw_tab_page_set_icon (self->home_tab, icon);
  update_page (self);
}

/* It has many widgets, and there is one page at the start. With the second one it is made, in a
 * narrow window, too: libadwaita 1.2 takes the pages that it finds in the wrong order. Many that
 * are brought back are not placed one after the other, which it animates. Not to be called when
 * the number of pages is said: the bar would find the new page, and be told of it afterwards. */
static void
update_tab_bar (PteroWindow *self)
{
  gboolean narrow;
  gboolean several;
  gboolean restoring;

  /* a window that goes loses its pages */
  if (self->split_view == NULL)
    return;

  g_object_get (self->split_view, "narrow", &narrow, NULL);
  several = adw_tab_view_get_n_pages (self->tab_view) > 1;
  if (several && adw_bin_get_child (self->tab_bar) == NULL)
    adw_bin_set_child (self->tab_bar, g_object_new (ADW_TYPE_TAB_BAR, "view", self->tab_view,
                                                    "autohide", FALSE, NULL));
  restoring = self->tabs != NULL && ptero_server_tabs_get_restoring (self->tabs);
  gtk_widget_set_visible (GTK_WIDGET (self->tab_bar), several && !narrow && !restoring);
  update_tab_button (self);
}

/* What has the focus in the sidebar goes out of sight with it. */
static void
collapsed_changed_cb (PteroWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean collapsed;
  gboolean shows_content;

  g_object_get (self->split_view, "collapsed", &collapsed, "show-content", &shows_content, NULL);
  if (collapsed && shows_content && self->page != NULL && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)))
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
show_home_child (PteroWindow      *self,
                 const char       *name,
                 PteroSidebarKind  kind,
                 PteroPanel       *panel,
                 const char       *page)
{
  gtk_stack_set_visible_child_name (self->home, name);
  ptero_sidebar_select (self->sidebar, kind, panel, page);
  ptero_window_show_home (self);
}

/* Only the page of the panel that was chosen last is kept. */
static void
set_panel (PteroWindow *self,
           PteroPanel  *panel)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->home, "panel");

  if (self->panel == panel)
    return;

  g_set_object (&self->panel, panel);
  if (old != NULL)
    gtk_stack_remove (self->home, old);
  if (panel != NULL)
    gtk_stack_add_named (self->home, ptero_fleet_page_new (self->fleet, self->jobs, panel),
                         "panel");
}

/* The other page of a panel that was chosen last, if any. */
static PteroPanelPage *
get_panel_page (PteroWindow *self)
{
  return (PteroPanelPage *) gtk_stack_get_child_by_name (self->home, "page");
}

static void
remove_panel_page (PteroWindow *self)
{
  PteroPanelPage *page = get_panel_page (self);

  if (page != NULL)
    gtk_stack_remove (self->home, GTK_WIDGET (page));
}

/* A page goes with its panel. */
static void
drop_panel_page (PteroWindow *self)
{
  PteroPanelPage *page = get_panel_page (self);
  PteroPanel *panel = page != NULL ? ptero_panel_page_get_panel (page) : NULL;

  if (panel == NULL || ptero_panel_store_find (self->panels, ptero_panel_get_id (panel)) == panel)
    return;

  if (gtk_stack_get_visible_child (self->home) == GTK_WIDGET (page))
    ptero_window_show_page (self, NULL);
  remove_panel_page (self);
}

/* What it says is kept for when there is that page. */
static void
update_welcome_page (PteroWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "welcome");

  if (page == NULL)
    return;

  for (guint i = 0; i < PTERO_N_NOTICES; i++)
    ptero_welcome_page_set_notice (PTERO_WELCOME_PAGE (page), i, self->notices[i]);
}

/* Who has panels never sees it, and need not wait for it. */
static GtkWidget *
ensure_welcome_page (PteroWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, "welcome");

  if (page != NULL)
    return page;

  page = g_object_new (PTERO_TYPE_WELCOME_PAGE, NULL);
  gtk_stack_add_named (self->stack, page, "welcome");
  update_welcome_page (self);

  return page;
}

/* The first panel has come. */
static void
show_main (PteroWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "main") == 0)
    return;

  gtk_stack_set_visible_child_name (self->stack, "main");
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
panels_changed_cb (PteroWindow *self)
{
  const gboolean has_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels)) > 0;

  if (self->panel != NULL &&
      ptero_panel_store_find (self->panels, ptero_panel_get_id (self->panel)) != self->panel)
    {
      if (g_strcmp0 (gtk_stack_get_visible_child_name (self->home), "panel") == 0)
        ptero_window_show_page (self, NULL);
      set_panel (self, NULL);
    }

  drop_panel_page (self);

  if (has_panels)
    {
      show_main (self);
    }
  else
    {
      gtk_stack_set_visible_child (self->stack, ensure_welcome_page (self));
      gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
    }
  ptero_window_update_actions (self);
}

/* Nothing is polled for a window that nobody sees, unless that is wanted. */
static void
update_active (PteroWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  const gboolean seen = surface != NULL && !ptero_toplevel_is_hidden (surface);

  ptero_fleet_set_active (self->fleet, seen ||
                          g_settings_get_boolean (self->settings, "poll-in-background"));
}

static void
ptero_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::state",
                           G_CALLBACK (update_active), widget, G_CONNECT_SWAPPED);
  update_active (PTERO_WINDOW (widget));
}

static void
build_home (PteroWindow *self)
{
  GtkWidget *all = ptero_fleet_page_new (self->fleet, self->jobs, NULL);

  self->home = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->home, FALSE);
  gtk_stack_set_vhomogeneous (self->home, FALSE);
  gtk_stack_add_named (self->home, all, "all");
  ptero_fleet_page_set_saved_filters (PTERO_FLEET_PAGE (all), self->filters);
  g_signal_connect_object (all, "notify::saved-filter", G_CALLBACK (ptero_window_select_all_row),
                           self, G_CONNECT_SWAPPED);
  self->home_tab = adw_tab_view_append_pinned (self->tab_view, GTK_WIDGET (self->home));
  g_signal_connect_object (self->home, "notify::visible-child", G_CALLBACK (update_home_tab), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tab_view, "notify::selected-page", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  update_home_tab (self);
}

static void
bind_settings (PteroWindow *self)
{
  /* where nothing can be written, this must not take everything in the window out of use */
  const GSettingsBindFlags flags = G_SETTINGS_BIND_NO_SENSITIVITY;

  g_settings_bind (self->settings, "window-width", self, "default-width", flags);
  g_settings_bind (self->settings, "window-height", self, "default-height", flags);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", flags);
  g_settings_bind (self->settings, "sidebar-visible", self->split_view, "folded",
                   flags | G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_signal_connect_object (self->settings, "changed::poll-in-background",
                           G_CALLBACK (update_active), self, G_CONNECT_SWAPPED);
}

/* Called once, when the application is known. */
static void
build (PteroWindow      *self,
       PteroApplication *application)
{
  self->settings = g_object_ref (ptero_application_get_settings (application));
  self->panels = g_object_ref (ptero_application_get_panels (application));
  self->fleet = g_object_ref (ptero_application_get_fleet (application));
  self->jobs = g_object_ref (ptero_application_get_jobs (application));
  self->journal = g_object_ref (ptero_application_get_journal (application));
  self->filters = g_object_ref (ptero_application_get_saved_filters (application));

  bind_settings (self);
  ptero_sidebar_set_models (self->sidebar, G_LIST_MODEL (self->panels), G_OBJECT (self->fleet),
                            self->jobs, self->settings);
  ptero_sidebar_set_filters (self->sidebar, self->filters, self->fleet);
  ptero_panel_banners_set_panels (self->banners, G_LIST_MODEL (self->panels));
  build_home (self);
  ptero_window_show_page (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->page));
  self->tabs = ptero_server_tabs_new (self->tab_view, self->fleet, self->jobs, self->settings);
  g_signal_connect_object (self->tabs, "notify::restoring", G_CALLBACK (update_tab_bar), self,
                           G_CONNECT_SWAPPED);
  update_tab_bar (self);

  g_signal_connect_object (self->panels, "items-changed", G_CALLBACK (panels_changed_cb), self,
                           G_CONNECT_SWAPPED);
  panels_changed_cb (self);
}

static void
ptero_window_dispose (GObject *object)
{
  PteroWindow *self = PTERO_WINDOW (object);

  g_clear_object (&self->tabs);
  if (self->page_bindings != NULL)
    g_binding_group_set_source (self->page_bindings, NULL);
  g_clear_object (&self->page_bindings);
  g_clear_weak_pointer (&self->palette);
  leave_page (self);   /* it may have other widgets for the header bar while it goes */
  gtk_widget_dispose_template (GTK_WIDGET (object), PTERO_TYPE_WINDOW);
  g_clear_object (&self->panel);
  g_clear_object (&self->fleet);
  g_clear_object (&self->jobs);
  g_clear_object (&self->journal);
  g_clear_object (&self->filters);
  g_clear_object (&self->panels);
  g_clear_object (&self->settings);
  for (guint i = 0; i < PTERO_N_NOTICES; i++)
    g_clear_pointer (&self->notices[i], g_free);

  G_OBJECT_CLASS (ptero_window_parent_class)->dispose (object);
}

/* Open, or closed and with a surface still. */
static gboolean
has_popover (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_realized (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_popover (child))
        return TRUE;
    }

  return FALSE;
}

static void
destroy_late (gpointer data)
{
  g_autoptr(GtkWindow) window = data;

  /* it may have been opened again */
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_destroy (window);
}

static gboolean
ptero_window_close_request (GtkWindow *window)
{
  PteroWindow *self = PTERO_WINDOW (window);

  if (self->tabs != NULL && !ptero_server_tabs_may_close (self->tabs))
    return TRUE;

  /* its surface goes with that of the window */
  if (has_popover (GTK_WIDGET (window)))
    {
      gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
      g_timeout_add_once (PTERO_POPOVER_KEEP_MS, destroy_late, g_object_ref (window));
      return TRUE;
    }

  return GTK_WINDOW_CLASS (ptero_window_parent_class)->close_request (window);
}

/* Of the server in front, wherever the focus is, in the header, too. A list sees to its own. */
static gboolean
toggle_favorite_cb (GtkWidget *widget,
                    GVariant  *unused,
                    gpointer   user_data)
{
  PteroPage *page = ptero_window_get_page (PTERO_WINDOW (widget));

  return page != NULL &&
         gtk_widget_activate_action (GTK_WIDGET (page), "server.toggle-favorite", NULL);
}

static void
ptero_window_class_init (PteroWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ptero_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ptero_window_close_request;
  widget_class->realize = ptero_window_realize;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, toggle_favorite_cb,
                                NULL);

  g_type_ensure (PTERO_TYPE_PANEL_BANNERS);
  g_type_ensure (PTERO_TYPE_SIDEBAR);
  g_type_ensure (PTERO_TYPE_SPLIT_VIEW);
  g_type_ensure (PTERO_TYPE_TAB_BUTTON);
  g_type_ensure (PTERO_TYPE_TOOLBAR_VIEW);
  g_type_ensure (PTERO_TYPE_TOOLTIP);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ptero-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, header_end);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, header_start);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, tab_button);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, tab_view);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PteroWindow, toasts);

  ptero_window_install_actions (klass);
}

static void
ptero_window_init (PteroWindow *self)
{
  PteroFontAhead *fonts = ptero_font_ahead_new (GTK_WIDGET (self));

  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_toast_set_overlay (GTK_WINDOW (self), self->toasts);
  adw_tab_view_remove_shortcuts (self->tab_view, ADW_TAB_VIEW_SHORTCUT_ALL_SHORTCUTS);
  ptero_tab_button_set_view (self->tab_button, self->tab_view);

  self->page_bindings = g_binding_group_new ();
  g_binding_group_bind (self->page_bindings, "title", self->title, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->page_bindings, "subtitle", self->title, "subtitle",
                        G_BINDING_SYNC_CREATE);

  g_object_bind_property (self->split_view, "collapsed", self->sidebar, "collapsed",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->split_view, "notify::narrow", G_CALLBACK (update_tab_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_view, "notify::collapsed", G_CALLBACK (collapsed_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tab_view, "page-attached", G_CALLBACK (update_tab_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tab_view, "page-detached", G_CALLBACK (update_tab_bar), self,
                           G_CONNECT_SWAPPED);
  update_tab_bar (self);
  ptero_font_ahead_start (fonts);
}

/**
 * ptero_window_prepare:
 *
 * Has the classes of what is in a window made, and their templates read, which
 * needs no display: GTK reads its icons beside.
 */
void
ptero_window_prepare (void)
{
  const GType types[] = {
    PTERO_TYPE_WINDOW, PTERO_TYPE_PANEL_BANNERS, PTERO_TYPE_SPLIT_VIEW, PTERO_TYPE_TOOLBAR_VIEW,
    PTERO_TYPE_SIDEBAR, PTERO_TYPE_SIDEBAR_ROW, PTERO_TYPE_FLEET_PAGE, PTERO_TYPE_FLEET_CHIPS,
    PTERO_TYPE_FLEET_TABLE,
    PTERO_TYPE_FLEET_TEXT_CELL, PTERO_TYPE_FLEET_METER_CELL, PTERO_TYPE_PANEL_MARK,
    ADW_TYPE_HEADER_BAR, ADW_TYPE_TAB_VIEW, ADW_TYPE_TOAST_OVERLAY, ADW_TYPE_WINDOW_TITLE,
    GTK_TYPE_COLUMN_VIEW, GTK_TYPE_IMAGE, GTK_TYPE_LABEL, GTK_TYPE_LIST_VIEW, GTK_TYPE_MENU_BUTTON,
    GTK_TYPE_SCROLLED_WINDOW, GTK_TYPE_SEARCH_ENTRY, GTK_TYPE_SPINNER, GTK_TYPE_STACK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_class_unref (g_type_class_ref (types[i]));
}

/**
 * ptero_window_new:
 * @application: the application
 *
 * Returns: (transfer none): the window, which the application owns
 */
GtkWidget *
ptero_window_new (PteroApplication *application)
{
  PteroWindow *self;

  g_return_val_if_fail (PTERO_IS_APPLICATION (application), NULL);

  self = g_object_new (PTERO_TYPE_WINDOW, "application", application, NULL);
  build (self, application);

  return GTK_WIDGET (self);
}

/**
 * ptero_window_open_server:
 * @self: a window
 * @server: a server
 * @background: whether to stay where the person is
 *
 * Opens the tab of @server.
 */
void
ptero_window_open_server (PteroWindow      *self,
                          PteroFleetServer *server,
                          gboolean          background)
{
  g_return_if_fail (PTERO_IS_WINDOW (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  ptero_server_tabs_open (self->tabs, server, background);
  if (!background)
    g_object_set (self->split_view, "show-content", TRUE, NULL);
}

/**
 * ptero_window_show_page:
 * @self: a window
 * @panel: (nullable): a panel, %NULL for all
 *
 * Shows the list of servers: all, or those of one panel.
 */
void
ptero_window_show_page (PteroWindow *self,
                        PteroPanel  *panel)
{
  g_return_if_fail (PTERO_IS_WINDOW (self));

  if (panel == NULL)
    {
      gtk_stack_set_visible_child_name (self->home, "all");
      ptero_window_select_all_row (self);
      ptero_window_show_home (self);
    }
  else
    {
      set_panel (self, panel);
      show_home_child (self, "panel", PTERO_SIDEBAR_PANEL, panel, NULL);
    }
}

/**
 * ptero_window_set_notice:
 * @self: a window
 * @notice: what happened
 * @reason: (nullable): why, or more about it, %NULL if there is nothing to tell
 *
 * Says something above all pages, until it is dismissed or set to %NULL.
 */
void
ptero_window_set_notice (PteroWindow *self,
                         PteroNotice  notice,
                         const char  *reason)
{
  g_return_if_fail (PTERO_IS_WINDOW (self));
  g_return_if_fail (notice < PTERO_N_NOTICES);

  ptero_panel_banners_set_notice (self->banners, notice, reason);
  g_free (self->notices[notice]);
  self->notices[notice] = g_strdup (reason);
  update_welcome_page (self);
}

/*< private >
 * ptero_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page in front
 */
PteroPage *
ptero_window_get_page (PteroWindow *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tab_view);

  if (tab == NULL)
    return NULL;
  if (tab == self->home_tab)
    return PTERO_PAGE (gtk_stack_get_visible_child (self->home));

  return ptero_server_tab_ensure_page (PTERO_SERVER_TAB (adw_tab_page_get_child (tab)));
}

/*< private >
 * ptero_window_show_home:
 * @self: a window
 *
 * Brings the pinned tab to the front.
 */
void
ptero_window_show_home (PteroWindow *self)
{
  if (self->tabs != NULL)
    ptero_server_tabs_stay (self->tabs);
  adw_tab_view_set_selected_page (self->tab_view, self->home_tab);
  g_object_set (self->split_view, "show-content", TRUE, NULL);
}

/*< private >
 * ptero_window_show_attention:
 * @self: a window
 *
 * Shows the servers that want a person.
 */
void
ptero_window_show_attention (PteroWindow *self)
{
  if (gtk_stack_get_child_by_name (self->home, "attention") == NULL)
    gtk_stack_add_named (self->home, ptero_fleet_page_new_attention (self->fleet, self->jobs),
                         "attention");
  show_home_child (self, "attention", PTERO_SIDEBAR_ATTENTION, NULL, NULL);
}

/*< private >
 * ptero_window_show_jobs:
 * @self: a window
 *
 * Shows the jobs.
 */
void
ptero_window_show_jobs (PteroWindow *self)
{
  if (gtk_stack_get_child_by_name (self->home, "jobs") == NULL)
    {
      GtkWidget *page = ptero_jobs_page_new (self->jobs, self->journal);

      ptero_jobs_page_set_fleet (PTERO_JOBS_PAGE (page), self->fleet);
      ptero_late_style_load ();
      gtk_stack_add_named (self->home, page, "jobs");
    }
  show_home_child (self, "jobs", PTERO_SIDEBAR_JOBS, NULL, NULL);
}

/*< private >
 * ptero_window_show_panel_page:
 * @self: a window
 * @panel: a panel
 * @name: the name of one of its pages
 *
 * Shows another page of a panel than that of its servers. Only the one that was
 * shown last is kept.
 */
void
ptero_window_show_panel_page (PteroWindow *self,
                              PteroPanel  *panel,
                              const char  *name)
{
  const PteroPanelPageInfo *info = ptero_panel_pages_find (name);
  PteroPanelPage *page = get_panel_page (self);

  if (info == NULL || !ptero_panel_pages_has (panel, info))
    return;

  if (page == NULL || ptero_panel_page_get_panel (page) != panel ||
      !g_str_equal (ptero_panel_page_get_name (page), name))
    {
      remove_panel_page (self);
      ptero_late_style_load ();
      gtk_stack_add_named (self->home, ptero_panel_page_new (panel, self->jobs, info), "page");
    }
  show_home_child (self, "page", PTERO_SIDEBAR_PAGE, panel, name);
}
