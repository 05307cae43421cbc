/* ptero-window-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-window-private.h"

#include <glib/gi18n.h>

#include "ptero-add-panel-dialog.h"
#include "ptero-fleet-page.h"
#include "ptero-panel-dialog.h"
#include "ptero-panel-link.h"
#include "ptero-panel-list-file.h"
#include "ptero-panel-page.h"
#include "ptero-panel-remove.h"
#include "ptero-panel-resolve.h"
#include "ptero-toast.h"

/* The panel that an action's parameter names; it may have been removed meanwhile. */
static PteroPanel *
find_panel (PteroWindow *self,
            GVariant    *parameter)
{
  return ptero_panel_store_find (self->panels, g_variant_get_string (parameter, NULL));
}

static guint
find_position (PteroWindow *self,
               PteroPanel  *panel)
{
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->panels)); i++)
    {
      g_autoptr(PteroPanel) other = g_list_model_get_item (G_LIST_MODEL (self->panels), i);

      if (other == panel)
        position = i;
    }

  return position;
}

static void
add_panel_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  ptero_add_panel_dialog_present (PTERO_WINDOW (widget)->panels, NULL, widget);
}

static void
edit_panel_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPanel *panel = find_panel (self, parameter);

  if (panel != NULL)
    ptero_panel_dialog_present (self->panels, self->jobs, panel, widget);
}

static void
remove_panel_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPanel *panel = find_panel (self, parameter);

  if (panel != NULL)
    ptero_panel_remove_ask (self->panels, self->jobs, panel, widget);
}

static void
refresh_panel_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PteroPanel *panel = find_panel (PTERO_WINDOW (widget), parameter);

  if (panel != NULL)
    ptero_panel_refresh (panel);
}

static void
resolve_panel_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPanel *panel = find_panel (self, parameter);

  if (panel != NULL)
    ptero_panel_resolve (self->panels, panel, widget);
}

static void
copy_panel_address_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  PteroPanel *panel = find_panel (PTERO_WINDOW (widget), parameter);

  if (panel != NULL)
    ptero_toast_copy_address (widget, ptero_panel_get_address (panel));
}

static void
open_panel_page_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PteroPanel *panel = find_panel (PTERO_WINDOW (widget), parameter);

  if (panel != NULL)
    ptero_panel_link_open (widget, ptero_panel_get_address (panel));
}

static void
move_panel_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPanel *panel = find_panel (self, parameter);
  const gboolean up = g_str_equal (action_name, "win.move-panel-up");
  guint position;

  if (panel == NULL)
    return;

  position = find_position (self, panel);
  if (up && position > 0)
    ptero_panel_store_move (self->panels, position, position - 1);
  else if (!up && position + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->panels)))
    ptero_panel_store_move (self->panels, position, position + 1);
}

static void
import_panels_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  ptero_panel_list_import (PTERO_WINDOW (widget)->panels, widget);
}

static void
export_panels_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  ptero_panel_list_export (PTERO_WINDOW (widget)->panels, widget);
}

static void
try_demo_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  ptero_application_start_demo (PTERO_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))));
}

static void
show_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);

  ptero_fleet_page_show_saved (PTERO_FLEET_PAGE (gtk_stack_get_child_by_name (self->home, "all")),
                               NULL);
  ptero_window_show_page (self, NULL);
}

static void
show_attention_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  ptero_window_show_attention (PTERO_WINDOW (widget));
}

static void
show_panel_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPanel *panel = find_panel (self, parameter);

  if (panel != NULL)
    ptero_window_show_page (self, panel);
}

static void
show_panel_page_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPanel *panel;
  const char *id;
  const char *page;

  g_variant_get (parameter, "(&s&s)", &id, &page);
  panel = ptero_panel_store_find (self->panels, id);
  if (panel != NULL)
    ptero_window_show_panel_page (self, panel, page);
}

/* Who chooses the page that is there already wants what it begins with. */
static void
show_first_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PteroPage *page = ptero_window_get_page (PTERO_WINDOW (widget));

  if (PTERO_IS_PANEL_PAGE (page))
    ptero_panel_page_show_first (PTERO_PANEL_PAGE (page));
}

static void
show_jobs_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  ptero_window_show_jobs (PTERO_WINDOW (widget));
}

static void
refresh_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PteroPage *page = ptero_window_get_page (PTERO_WINDOW (widget));

  if (page != NULL)
    ptero_page_refresh (page);
}

/* The same key searches earlier commands where there are some, as in a shell. */
static void
recall_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (focus == NULL || !gtk_widget_activate_action (focus, "console.search-commands", NULL))
    gtk_widget_activate_action (widget, "win.refresh", NULL);
}

static void
refresh_all_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  ptero_fleet_refresh (PTERO_WINDOW (widget)->fleet);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPage *page = ptero_window_get_page (self);

  g_object_set (self->split_view, "show-content", TRUE, NULL);
  if (page != NULL && ptero_page_start_search (page))
    return;

  ptero_window_show_page (self, NULL);
  page = ptero_window_get_page (self);
  if (page != NULL)
    ptero_page_start_search (page);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPage *page = ptero_window_get_page (self);

  if (page != NULL && ptero_page_go_back (page))
    return;

  if (adw_tab_view_get_selected_page (self->tab_view) != self->home_tab)
    {
      ptero_window_show_home (self);
      return;
    }

  g_object_set (self->split_view, "folded", FALSE, "show-content", FALSE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  gboolean folded;
  gboolean narrow;
  gboolean show_content;

  g_object_get (self->split_view, "folded", &folded, "narrow", &narrow, "show-content",
                &show_content, NULL);
  if (narrow)
    g_object_set (self->split_view, "show-content", !show_content, NULL);
  else
    g_object_set (self->split_view, "folded", !folded, NULL);
}

static void
close_tab_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  AdwTabPage *page = adw_tab_view_get_selected_page (self->tab_view);

  /* The pinned tab stays, and with it the window: one Ctrl+W too many is no wish to quit. */
  if (page == self->home_tab)
    gtk_widget_error_bell (widget);
  else if (page != NULL)
    adw_tab_view_close_page (self->tab_view, page);
}

static void
next_tab_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AdwTabView *view = PTERO_WINDOW (widget)->tab_view;

  if (!adw_tab_view_select_next_page (view))
    adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, 0));
}

static void
previous_tab_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  AdwTabView *view = PTERO_WINDOW (widget)->tab_view;

  if (!adw_tab_view_select_previous_page (view))
    adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, adw_tab_view_get_n_pages (view) - 1));
}

static void
select_tab_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AdwTabView *view = PTERO_WINDOW (widget)->tab_view;
  const int position = g_variant_get_int32 (parameter);

  if (position >= 0 && position < adw_tab_view_get_n_pages (view))
    adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, position));
}

static void
open_server_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroFleetServer *server = ptero_fleet_find (self->fleet, g_variant_get_string (parameter, NULL));

  if (server != NULL)
    ptero_window_open_server (self, server,
                              g_str_equal (action_name, "win.open-server-in-background"));
}

static void
dismiss_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  ptero_window_set_notice (PTERO_WINDOW (widget), g_str_equal (action_name, "win.dismiss-data")
                                                    ? PTERO_NOTICE_DATA
                                                    : PTERO_NOTICE_UNREAD, NULL);
}

static const struct {
  const char                  *name;
  const char                  *parameter_type;
  GtkWidgetActionActivateFunc  activate;
} actions[] = {
  { "win.add-panel", NULL, add_panel_action },
  { "win.back", NULL, back_action },
  { "win.close-tab", NULL, close_tab_action },
  { "win.copy-panel-address", "s", copy_panel_address_action },
  { "win.copy-server-address", "s", ptero_window_copy_address_action },
  { "win.dismiss-data", NULL, dismiss_action },
  { "win.dismiss-unread", NULL, dismiss_action },
  { "win.edit-panel", "s", edit_panel_action },
  { "win.export-panels", NULL, export_panels_action },
  { "win.find-servers", "s", ptero_window_find_servers_action },
  { "win.import-panels", NULL, import_panels_action },
  { "win.move-filter-down", "s", ptero_window_move_filter_action },
  { "win.move-filter-up", "s", ptero_window_move_filter_action },
  { "win.move-panel-down", "s", move_panel_action },
  { "win.move-panel-up", "s", move_panel_action },
  { "win.next-tab", NULL, next_tab_action },
  { "win.open-panel-page", "s", open_panel_page_action },
  { "win.open-server", "s", open_server_action },
  { "win.open-server-in-background", "s", open_server_action },
  { "win.open-server-in-panel", "s", ptero_window_open_in_panel_action },
  { "win.palette", NULL, ptero_window_palette_action },
  { "win.power-selected", "s", ptero_window_power_selected_action },
  { "win.power-server", "(ss)", ptero_window_power_server_action },
  { "win.previous-tab", NULL, previous_tab_action },
  { "win.recall", NULL, recall_action },
  { "win.refresh", NULL, refresh_action },
  { "win.refresh-all", NULL, refresh_all_action },
  { "win.refresh-panel", "s", refresh_panel_action },
  { "win.remove-filter", "s", ptero_window_remove_filter_action },
  { "win.remove-panel", "s", remove_panel_action },
  { "win.rename-filter", "s", ptero_window_rename_filter_action },
  { "win.resolve-panel", "s", resolve_panel_action },
  { "win.search", NULL, search_action },
  { "win.select-tab", "i", select_tab_action },
  { "win.show-all", NULL, show_all_action },
  { "win.show-attention", NULL, show_attention_action },
  { "win.show-filter", "s", ptero_window_show_filter_action },
  { "win.show-first", NULL, show_first_action },
  { "win.show-jobs", NULL, show_jobs_action },
  { "win.show-panel", "s", show_panel_action },
  { "win.show-panel-page", "(ss)", show_panel_page_action },
  { "win.show-section", "(ss)", ptero_window_show_section_action },
  { "win.toggle-sidebar", NULL, toggle_sidebar_action },
  { "win.try-demo", NULL, try_demo_action },
};

/*< private >
 * ptero_window_install_actions:
 * @klass: the class of windows
 *
 * Installs the actions of the window.
 */
void
ptero_window_install_actions (PteroWindowClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), actions[i].name,
                                     actions[i].parameter_type, actions[i].activate);
}

/*< private >
 * ptero_window_update_actions:
 * @self: a window
 *
 * Enables what can be done with the panels that are there.
 */
void
ptero_window_update_actions (PteroWindow *self)
{
  static const char *const with_panels[] = {
    "win.back", "win.next-tab", "win.previous-tab", "win.refresh", "win.refresh-all", "win.search",
    "win.show-all",
    "win.show-attention", "win.show-jobs", "win.toggle-sidebar",
  };
  const guint n_panels = g_list_model_get_n_items (G_LIST_MODEL (self->panels));
  gboolean has_demo = FALSE;
  gboolean has_own = FALSE;

  for (guint i = 0; i < n_panels; i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (self->panels), i);

      if (ptero_panel_get_demo (panel))
        has_demo = TRUE;
      else
        has_own = TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (with_panels); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), with_panels[i], n_panels > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-panels", has_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.try-demo", !has_demo);
}
