/* ptero-server-tabs.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-tabs.h"

#include <glib/gi18n.h>

#include "ptero-format.h"
#include "ptero-page.h"
#include "ptero-panel-paintable.h"
#include "ptero-root-drop.h"
#include "ptero-server-tab.h"
#include "ptero-state-icon.h"
#include "ptero-toast.h"
#include "ptero-window.h"

#define ICON_SIZE    32
#define RESTORE_TIME (50 * G_TIME_SPAN_MILLISECOND)

/**
 * PteroServerTabs:
 *
 * The tabs of servers in the window's tab view: opened once for each server,
 * with the state as icon and the panel's mark as indicator, closed when the
 * server is gone, and brought back on the next start.
 */
struct _PteroServerTabs
{
  GObject          parent_instance;

  AdwTabView      *view;
  AdwTabView      *limbo;       /* where a tab is that was dropped outside of the window, until it is back */
  PteroFleet      *fleet;
  PteroPanelStore *panels;
  PteroJobQueue   *jobs;
  GSettings       *settings;

  GPtrArray       *trail;       /* tabs of which each opened the next, the last that in front */
  GPtrArray       *pending;     /* keys of tabs to bring back, as their servers aren't known yet */
  char            *selected;    /* key of the tab that was in front */
  guint            update;
  guint            bring_back;
  int              detached_at;
  gboolean         removed;     /* since the last update */
  gboolean         trailing;    /* goes to a tab or back from it, with the trail */
  gboolean         restoring;
  gboolean         saving;
  gboolean         losing;      /* closes tabs of servers that are gone */
};

enum {
  PROP_0,
  PROP_RESTORING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PteroServerTabs, ptero_server_tabs, G_TYPE_OBJECT)

static GQuark server_quark (void);
static gboolean update_cb (gpointer user_data);

G_DEFINE_QUARK (ptero-server-tabs-server, server)

static AdwTabPage *
find_tab (PteroServerTabs  *self,
          PteroFleetServer *server)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->view, i);

      if (ptero_server_tabs_get_server (page) == server)
        return page;
    }

  return NULL;
}

static char *
dup_safe_name (PteroFleetServer *server)
{
  return ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
}

static PteroPart *
get_changed_part (AdwTabPage *page)
{
  GtkWidget *child = adw_tab_page_get_child (page);
  PteroPage *content = PTERO_IS_SERVER_TAB (child)
                         ? ptero_server_tab_peek_page (PTERO_SERVER_TAB (child))
                         : NULL;

  return content != NULL ? ptero_page_get_changed_part (content) : NULL;
}

static void
update_title (AdwTabPage *page)
{
  PteroFleetServer *server = ptero_server_tabs_get_server (page);
  g_autofree char *name = dup_safe_name (server);
  g_autofree char *panel =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (server)));
  const char *word = ptero_state_get_word (ptero_fleet_server_get_state (server),
                                           ptero_fleet_server_get_stale (server));
  /* a page in the place of the server's says by its title that it was changed */
  const gboolean changed = PTERO_IS_PAGE (get_changed_part (page));
  /* Translators: the dot marks a file with changes that are not saved */
  g_autofree char *title = g_strdup_printf (changed ? _("• %s") : "%s", name);
  g_autofree char *tooltip = NULL;

  if (changed)
    /* Translators: a server, on a panel, in a state, with something in it that was changed */
    tooltip = g_markup_printf_escaped (_("%s\n%s · %s · Not saved yet"), name, panel, word);
  else
    /* Translators: a server, on a panel, in a state */
    tooltip = g_markup_printf_escaped (_("%s\n%s · %s"), name, panel, word);
  adw_tab_page_set_title (page, title);
  adw_tab_page_set_tooltip (page, tooltip);
}

static void
update_state (AdwTabPage *page)
{
  PteroFleetServer *server = ptero_server_tabs_get_server (page);
  const PteroServerState state = ptero_fleet_server_get_state (server);
  const gboolean stale = ptero_fleet_server_get_stale (server);
  g_autoptr(GIcon) icon = g_themed_icon_new (ptero_state_get_icon_name (state, stale));

  adw_tab_page_set_icon (page, icon);
  if (state == PTERO_SERVER_STATE_CRASHED && !stale && !adw_tab_page_get_selected (page))
    adw_tab_page_set_needs_attention (page, TRUE);
  update_title (page);
}

static void
update_mark (AdwTabPage *page)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (ptero_server_tabs_get_server (page));
  g_autoptr(GIcon) icon = ptero_panel_paintable_create_icon (ptero_panel_paintable_get (panel),
                                                             ICON_SIZE);

  adw_tab_page_set_indicator_icon (page, icon);
}

static void
selected_cb (AdwTabPage *page)
{
  if (adw_tab_page_get_selected (page))
    adw_tab_page_set_needs_attention (page, FALSE);
}

static void
page_made_cb (AdwTabPage     *page,
              PteroServerTab *tab)
{
  g_signal_connect_object (ptero_server_tab_peek_page (tab), "notify::title",
                           G_CALLBACK (update_title), page, G_CONNECT_SWAPPED);
}

static void
follow_server (AdwTabPage       *page,
               PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);

  g_signal_connect_object (server, "notify::state", G_CALLBACK (update_state), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_tab_page_get_child (page), "page-made",
                           G_CALLBACK (page_made_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (server, "notify::stale", G_CALLBACK (update_state), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_server_get_server (server), "notify::name",
                           G_CALLBACK (update_title), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "notify::name", G_CALLBACK (update_title), page,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_panel_paintable_get (panel), "invalidate-contents",
                           G_CALLBACK (update_mark), page, G_CONNECT_SWAPPED);
  g_signal_connect (page, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/* Keys of the tabs in their order, then those that wait for their server. */
static void
add_key (GPtrArray  *keys,
         const char *key)
{
  if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, (char *) key);
}

static void
save (PteroServerTabs *self)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  AdwTabPage *selected_page = adw_tab_view_get_selected_page (self->view);
  PteroFleetServer *selected = selected_page != NULL
                                 ? ptero_server_tabs_get_server (selected_page)
                                 : NULL;

  if (!self->saving)
    return;

  for (int i = 0; i < adw_tab_view_get_n_pages (self->view); i++)
    {
      PteroFleetServer *server =
        ptero_server_tabs_get_server (adw_tab_view_get_nth_page (self->view, i));

      if (server != NULL)
        add_key (keys, ptero_fleet_server_get_key (server));
    }
  for (guint i = 0; i < self->pending->len; i++)
    add_key (keys, self->pending->pdata[i]);
  g_ptr_array_add (keys, NULL);

  g_settings_set_strv (self->settings, "open-servers", (const char *const *) keys->pdata);
  if (self->selected == NULL)
    g_settings_set_string (self->settings, "selected-server",
                           selected != NULL ? ptero_fleet_server_get_key (selected) : "");
}

static AdwTabPage *
add_tab (PteroServerTabs  *self,
         PteroFleetServer *server)
{
  AdwTabPage *page = adw_tab_view_append (self->view, ptero_server_tab_new (server, self->jobs));

  g_object_set_qdata_full (G_OBJECT (page), server_quark (), g_object_ref (server), g_object_unref);
  follow_server (page, server);
  update_state (page);
  update_mark (page);
  save (self);

  return page;
}

/* Whether all servers of a panel are known that its account sees. */
static gboolean
has_listed (PteroPanel *panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE &&
         ptero_panel_get_account (panel) != NULL && !ptero_panel_get_incomplete (panel);
}

/* The demo panel may come at any time; what a panel does not list is gone. */
static gboolean
may_come (PteroServerTabs *self,
          const char      *key)
{
  g_autofree char *id = g_strndup (key, strcspn (key, "/"));
  PteroPanel *panel = ptero_panel_store_find (self->panels, id);

  return panel != NULL ? !has_listed (panel) : g_str_equal (id, PTERO_DEMO_PANEL_ID);
}

static void
forget_pending (PteroServerTabs *self,
                guint            i)
{
  if (g_strcmp0 (self->pending->pdata[i], self->selected) == 0)
    g_clear_pointer (&self->selected, g_free);
  g_ptr_array_remove_index (self->pending, i);
}

static void
queue_update (PteroServerTabs *self)
{
  if (self->update == 0)
    self->update = g_idle_add (update_cb, self);
}

static void
restore_tab (PteroServerTabs  *self,
             const char       *key,
             PteroFleetServer *server)
{
  AdwTabPage *page = find_tab (self, server);

  if (page == NULL)
    page = add_tab (self, server);
  if (g_strcmp0 (key, self->selected) == 0)
    {
      adw_tab_view_set_selected_page (self->view, page);
      g_clear_pointer (&self->selected, g_free);
    }
}

static void
set_restoring (PteroServerTabs *self,
               gboolean         restoring)
{
  if (self->restoring == restoring)
    return;

  self->restoring = restoring;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RESTORING]);
}

static void
restore_all (PteroServerTabs *self,
             gint64           deadline)
{
  for (guint i = 0; i < self->pending->len;)
    {
      const char *key = self->pending->pdata[i];
      PteroFleetServer *server = ptero_fleet_find (self->fleet, key);

      if (server == NULL && may_come (self, key))
        {
          i++;
          continue;
        }

      if (server == NULL)
        {
          forget_pending (self, i);
          continue;
        }

      set_restoring (self, TRUE);
      restore_tab (self, key, server);
      g_ptr_array_remove_index (self->pending, i);
      if (g_get_monotonic_time () >= deadline && i < self->pending->len)
        {
          queue_update (self);
          return;
        }
    }

  set_restoring (self, FALSE);
}

/* Opens what was open last time, as far as it is known by now: of many tabs some at a time, so
 * that the window answers meanwhile. What comes of it is written at once. */
static void
restore (PteroServerTabs *self)
{
  const gboolean saving = self->saving;
  const guint n_pending = self->pending->len;

  self->saving = FALSE;
  restore_all (self, g_get_monotonic_time () + RESTORE_TIME);
  self->saving = saving;
  if (self->pending->len < n_pending)
    save (self);
}

static void
close_lost_tab (PteroServerTabs  *self,
                AdwTabPage       *page,
                PteroFleetServer *server)
{
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  PteroPart *changed = get_changed_part (page);
  g_autofree char *name = dup_safe_name (server);
  g_autofree char *panel_name = ptero_text_make_safe (ptero_panel_get_name (panel));

  if (ptero_panel_store_find (self->panels, ptero_panel_get_id (panel)) != NULL)
    {
      g_autofree char *text = NULL;
      g_autofree char *markup = NULL;

      /* Translators: a server and its panel */
      text = g_strdup_printf (_("“%s” is no longer on %s"), name, panel_name);
      markup = g_markup_escape_text (text, -1);
      ptero_toast_show (GTK_WIDGET (self->view), adw_toast_new (markup));
    }

  /* a text that somebody wrote is worth something without its server, too */
  if (changed != NULL)
    ptero_part_move_out (changed);
  self->losing = TRUE;
  adw_tab_view_close_page (self->view, page);
  self->losing = FALSE;
}

static void
close_lost_tabs (PteroServerTabs *self)
{
  for (int i = adw_tab_view_get_n_pages (self->view) - 1; i >= 0; i--)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->view, i);
      PteroFleetServer *server = ptero_server_tabs_get_server (page);

      if (server != NULL &&
          ptero_fleet_find (self->fleet, ptero_fleet_server_get_key (server)) != server)
        close_lost_tab (self, page, server);
    }
}

static gboolean
update_cb (gpointer user_data)
{
  PteroServerTabs *self = PTERO_SERVER_TABS (user_data);

  self->update = 0;
  if (self->removed)
    close_lost_tabs (self);
  self->removed = FALSE;
  restore (self);

  return G_SOURCE_REMOVE;
}

static void
fleet_changed_cb (PteroServerTabs *self,
                  guint            position,
                  guint            n_removed,
                  guint            n_added)
{
  self->removed |= n_removed > 0;
  if (n_removed > 0 || self->pending->len > 0)
    queue_update (self);
}

static void
loading_changed_cb (PteroServerTabs *self)
{
  if (self->pending->len > 0 && !ptero_fleet_get_loading (self->fleet))
    queue_update (self);
}

static AdwTabPage *
find_tab_of_part (PteroServerTabs *self,
                  PteroPart       *part)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->view, i);

      if (gtk_widget_is_ancestor (GTK_WIDGET (part), adw_tab_page_get_child (page)))
        return page;
    }

  return NULL;
}

static void
follow_trail (PteroServerTabs *self,
              AdwTabPage      *page)
{
  self->trailing = TRUE;
  adw_tab_view_set_selected_page (self->view, page);
  self->trailing = FALSE;
}

/* From a tab that closes and was just opened back to where that was. One that was switched to
 * leaves its neighbor in front. */
static void
go_back (PteroServerTabs *self,
         AdwTabPage      *page)
{
  if (adw_tab_view_get_selected_page (self->view) == page && self->trail->len > 0)
    follow_trail (self, g_ptr_array_steal_index (self->trail, self->trail->len - 1));
}

static void
tab_left_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PteroServerTabs) self = user_data;
  gboolean left = ptero_part_leave_finish (PTERO_PART (source), result);
  AdwTabPage *page = self->view != NULL ? find_tab_of_part (self, PTERO_PART (source)) : NULL;

  if (page == NULL)
    return;

  if (left)
    go_back (self, page);
  adw_tab_view_close_page_finish (self->view, page, left);
}

/* A server that is gone takes with it what was filled in, but for what moves out. */
static gboolean
close_page_cb (PteroServerTabs *self,
               AdwTabPage      *page)
{
  PteroPart *part = self->losing ? NULL : get_changed_part (page);

  if (part == NULL)
    {
      go_back (self, page);
      return GDK_EVENT_PROPAGATE;
    }

  adw_tab_view_set_selected_page (self->view, page);
  ptero_part_leave_async (part, tab_left_cb, g_object_ref (self));

  return GDK_EVENT_STOP;
}

static void
window_left_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (source));

  if (ptero_part_leave_finish (PTERO_PART (source), result) && GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

/* Another tab is where the person went, too. */
static void
view_selected_cb (PteroServerTabs *self)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (self->view);

  if (page != NULL && ptero_server_tabs_get_server (page) != NULL)
    g_clear_pointer (&self->selected, g_free);
  if (!self->trailing)
    g_ptr_array_set_size (self->trail, 0);
  save (self);
}

static void
detached_cb (PteroServerTabs *self,
             AdwTabPage      *page,
             int              position)
{
  self->detached_at = position;
  while (g_ptr_array_remove (self->trail, page))
    ;
}

static void
bring_back (gpointer user_data)
{
  PteroServerTabs *self = PTERO_SERVER_TABS (user_data);

  self->bring_back = 0;
  while (adw_tab_view_get_n_pages (self->limbo) > 0)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->limbo, 0);
      const int position = CLAMP (self->detached_at, adw_tab_view_get_n_pinned_pages (self->view),
                                  adw_tab_view_get_n_pages (self->view));

      adw_tab_view_transfer_page (self->limbo, page, self->view, position);
      adw_tab_view_set_selected_page (self->view, page);
    }
}

/* A tab that is dropped outside asks for a window of its own. There is only one: it goes back to
 * its place. */
static AdwTabView *
create_window_cb (PteroServerTabs *self)
{
  if (self->bring_back == 0)
    self->bring_back = g_idle_add_once (bring_back, self);

  return self->limbo;
}

static void
ptero_server_tabs_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RESTORING:
      g_value_set_boolean (value, PTERO_SERVER_TABS (object)->restoring);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_server_tabs_dispose (GObject *object)
{
  PteroServerTabs *self = PTERO_SERVER_TABS (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_handle_id (&self->bring_back, g_source_remove);
  self->saving = FALSE;
  g_clear_object (&self->limbo);
  g_clear_object (&self->view);
  g_clear_object (&self->fleet);
  g_clear_object (&self->panels);
  g_clear_object (&self->jobs);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (ptero_server_tabs_parent_class)->dispose (object);
}

static void
ptero_server_tabs_finalize (GObject *object)
{
  PteroServerTabs *self = PTERO_SERVER_TABS (object);

  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->trail);
  g_free (self->selected);

  G_OBJECT_CLASS (ptero_server_tabs_parent_class)->finalize (object);
}

static void
ptero_server_tabs_class_init (PteroServerTabsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ptero_server_tabs_dispose;
  object_class->finalize = ptero_server_tabs_finalize;
  object_class->get_property = ptero_server_tabs_get_property;

  /**
   * PteroServerTabs:restoring:
   *
   * Whether tabs of the last time are just being opened: there may be many more of them in a
   * moment.
   */
  properties[PROP_RESTORING] =
    g_param_spec_boolean ("restoring", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ptero_server_tabs_init (PteroServerTabs *self)
{
  self->pending = g_ptr_array_new_with_free_func (g_free);
  self->trail = g_ptr_array_new ();
  self->limbo = g_object_ref_sink (adw_tab_view_new ());
}

static void
load (PteroServerTabs *self)
{
  g_auto(GStrv) keys = g_settings_get_strv (self->settings, "open-servers");

  for (guint i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (self->pending, g_strdup (keys[i]));

  self->selected = g_settings_get_string (self->settings, "selected-server");
  if (*self->selected == '\0')
    g_clear_pointer (&self->selected, g_free);
}

/**
 * ptero_server_tabs_new:
 * @view: the tab view of the window, with its pinned tab
 * @fleet: all servers
 * @jobs: where power actions go
 * @settings: the settings of the application
 *
 * Brings the tabs of the last time back as their servers become known.
 *
 * Returns: (transfer full): what keeps the tabs
 */
PteroServerTabs *
ptero_server_tabs_new (AdwTabView    *view,
                       PteroFleet    *fleet,
                       PteroJobQueue *jobs,
                       GSettings     *settings)
{
  PteroServerTabs *self;

  g_return_val_if_fail (ADW_IS_TAB_VIEW (view), NULL);
  g_return_val_if_fail (PTERO_IS_FLEET (fleet), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PTERO_TYPE_SERVER_TABS, NULL);
  self->view = g_object_ref (view);
  self->fleet = g_object_ref (fleet);
  self->panels = g_object_ref (ptero_fleet_get_panels (fleet));
  self->jobs = g_object_ref (jobs);
  self->settings = g_object_ref (settings);

  ptero_root_drop_watch ();
  load (self);
  restore (self);
  self->saving = TRUE;
  g_signal_connect_object (fleet, "items-changed", G_CALLBACK (fleet_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fleet, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "close-page", G_CALLBACK (close_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::n-pages", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "page-detached", G_CALLBACK (detached_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "create-window", G_CALLBACK (create_window_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "page-reordered", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::selected-page", G_CALLBACK (view_selected_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * ptero_server_tabs_stay:
 * @self: the tabs
 *
 * The person went somewhere: the tab of the last time need not come to the
 * front any more when its server becomes known.
 */
void
ptero_server_tabs_stay (PteroServerTabs *self)
{
  g_return_if_fail (PTERO_IS_SERVER_TABS (self));

  if (self->selected == NULL)
    return;

  g_clear_pointer (&self->selected, g_free);
  save (self);
}

/**
 * ptero_server_tabs_get_restoring:
 * @self: the tabs
 *
 * Returns: whether tabs of the last time are just being opened
 */
gboolean
ptero_server_tabs_get_restoring (PteroServerTabs *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_TABS (self), FALSE);

  return self->restoring;
}

/**
 * ptero_server_tabs_open:
 * @self: the tabs
 * @server: a server
 * @background: whether to leave the tab in front where it is
 *
 * Opens a tab for @server, or goes to the one it has. When it is closed, the tab that was in front
 * before comes back, unless another one was switched to meanwhile.
 */
void
ptero_server_tabs_open (PteroServerTabs  *self,
                        PteroFleetServer *server,
                        gboolean          background)
{
  AdwTabPage *opener;
  AdwTabPage *page;

  g_return_if_fail (PTERO_IS_SERVER_TABS (self));
  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  page = find_tab (self, server);
  if (page == NULL)
    page = add_tab (self, server);
  if (background)
    return;

  opener = adw_tab_view_get_selected_page (self->view);
  if (opener != NULL && opener != page)
    g_ptr_array_add (self->trail, opener);
  follow_trail (self, page);
  gtk_widget_grab_focus (adw_tab_page_get_child (page));
}

/**
 * ptero_server_tabs_may_close:
 * @self: the tabs
 *
 * Asks about what is filled in and not applied in any of them, and closes the window once that is
 * decided.
 *
 * Returns: whether there is nothing to ask
 */
gboolean
ptero_server_tabs_may_close (PteroServerTabs *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_TABS (self), TRUE);

  for (int i = 0; i < adw_tab_view_get_n_pages (self->view); i++)
    {
      AdwTabPage *page = adw_tab_view_get_nth_page (self->view, i);
      PteroPart *part = get_changed_part (page);

      if (part == NULL)
        continue;

      adw_tab_view_set_selected_page (self->view, page);
      ptero_part_leave_async (part, window_left_cb, NULL);
      return FALSE;
    }

  return TRUE;
}

/**
 * ptero_server_tabs_get_server:
 * @page: a tab
 *
 * Returns: (transfer none) (nullable): the server that the tab is for
 */
PteroFleetServer *
ptero_server_tabs_get_server (AdwTabPage *page)
{
  g_return_val_if_fail (ADW_IS_TAB_PAGE (page), NULL);

  return g_object_get_qdata (G_OBJECT (page), server_quark ());
}
