/* ptero-fleet-page-actions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include <glib/gi18n.h>

#include "ptero-bar-button.h"
#include "ptero-fleet-command.h"
#include "ptero-fleet-text.h"
#include "ptero-format.h"
#include "ptero-late-menu.h"
#include "ptero-power-warn.h"
#include "ptero-power.h"
#include "ptero-toast.h"

#define MAX_OPEN   10

/* Before the id of a panel. */
#define ADMIN_ALL  "admin-all-"

static const struct { const char *name; PteroPowerSignal signal; } power_actions[] = {
  { "start", PTERO_POWER_START },
  { "stop", PTERO_POWER_STOP },
  { "restart", PTERO_POWER_RESTART },
  { "kill", PTERO_POWER_KILL },
};

/* What the person decided on, while a question is open. */
typedef struct
{
  PteroPowerSignal  signal;
  GListModel       *servers;
} PowerRequest;

static void
power_request_free (PowerRequest *request)
{
  g_object_unref (request->servers);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowerRequest, power_request_free)

/**
 * ptero_fleet_page_dup_targets:
 * @self: a page
 *
 * Returns: (transfer full): a list of [class@Ptero.FleetServer]: those that are
 *   selected, or else the one whose row somebody has moved the focus to
 */
GListModel *
ptero_fleet_page_dup_targets (PteroFleetPage *self)
{
  g_autoptr(PteroFleetServer) focused = NULL;
  GListStore *store;

  if (self->n_selected > 0)
    return ptero_fleet_page_dup_selected (self);

  store = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  g_set_object (&focused, ptero_fleet_page_get_focused (self, NULL));
  /* not whichever came to the place of one that left */
  if (focused != NULL && focused == self->last_focused)
    g_list_store_append (store, focused);

  return G_LIST_MODEL (store);
}

/* Each server once, also where two logins at one panel show it. */
static GListModel *
dup_servers (PteroFleetPage *self)
{
  g_autoptr(GListModel) targets = ptero_fleet_page_dup_targets (self);

  return ptero_fleet_merge_logins (self->fleet, targets);
}

static PteroFleetServer *
dup_single (PteroFleetPage *self)
{
  g_autoptr(GListModel) targets = dup_servers (self);

  return g_list_model_get_n_items (targets) == 1 ? g_list_model_get_item (targets, 0) : NULL;
}

static gboolean
is_known (PteroFleetServer *server)
{
  return ptero_fleet_server_get_state (server) != PTERO_SERVER_STATE_UNKNOWN &&
         !ptero_fleet_server_get_stale (server);
}

/* A server whose state is not known may be started as well as stopped. Among others that would
 * count it twice, so it is left out; where there are no others, it is what was asked for. */
static guint
count_left_out (GListModel *servers)
{
  guint n_servers = g_list_model_get_n_items (servers);
  guint n_unknown = 0;

  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      n_unknown += !is_known (server);
    }

  return n_unknown < n_servers ? n_unknown : 0;
}

static GListModel *
filter_fitting (GListModel       *servers,
                PteroPowerSignal  signal)
{
  GListStore *fitting = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  gboolean all = count_left_out (servers) == 0;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      if ((all || is_known (server)) && ptero_fleet_server_can_power (server, signal))
        g_list_store_append (fitting, server);
    }

  return G_LIST_MODEL (fitting);
}

static void
power_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (source);
  g_autoptr(PowerRequest) request = user_data;
  g_autoptr(GError) error = NULL;
  PteroJob *job;

  if (!ptero_power_confirm_finish (GTK_WIDGET (self), result, &error))
    return;

  job = ptero_power_start (GTK_WIDGET (self), self->jobs, request->signal, request->servers);
  if (g_list_model_get_n_items (request->servers) > 1)
    ptero_fleet_page_follow_job (self, job);
}

/* @n_targets: what is left of the selected rows, each server once */
static guint
count_same (PteroFleetPage *self,
            guint           n_targets)
{
  return self->n_selected > n_targets ? self->n_selected - n_targets : 0;
}

/* @n_same: how many rows are of the same servers as others */
static void
power (PteroFleetPage   *self,
       PteroPowerSignal  signal,
       GListModel       *servers,
       guint             n_same)
{
  PowerRequest *request;
  g_autoptr(GListModel) fitting = filter_fitting (servers, signal);
  PteroFleetLeftOut left_out = { .n_unknown = count_left_out (servers), .n_same = n_same };

  if (g_list_model_get_n_items (fitting) == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  left_out.n_unfit = g_list_model_get_n_items (servers) - g_list_model_get_n_items (fitting) -
                     left_out.n_unknown;
  request = g_new0 (PowerRequest, 1);
  request->signal = signal;
  request->servers = g_object_ref (fitting);
  ptero_power_confirm_async (GTK_WIDGET (self), signal, fitting, &left_out, self->cancellable,
                             power_confirmed_cb, request);
}

static void
power_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(GListModel) targets = dup_servers (self);
  PteroPowerSignal signal;

  /* A button that is pressed soon fits nothing any more: the focus would go on to the next one,
   * which does something else. */
  ptero_fleet_page_focus_list (self);
  if (ptero_power_signal_from_wire (parameter != NULL
                                      ? g_variant_get_string (parameter, NULL)
                                      : g_action_get_name (G_ACTION (action)), &signal))
    power (self, signal, targets, count_same (self, g_list_model_get_n_items (targets)));
}

/* The focus may have moved on to another row since the actions were looked at last.
 * @user_data: the power action, as it is on the wire */
gboolean
ptero_fleet_page_explain_key (GtkWidget *widget,
                              GVariant  *parameter,
                              gpointer   user_data)
{
  PteroFleetPage *self = PTERO_FLEET_PAGE (widget);
  g_autoptr(GListModel) targets = ptero_fleet_page_dup_targets (self);
  PteroPowerSignal signal;

  ptero_fleet_page_update_actions (self);
  if (!ptero_power_signal_from_wire (user_data, &signal) || self->fits[signal] > 0 ||
      g_list_model_get_n_items (targets) == 0)
    return FALSE;

  ptero_power_explain (widget, signal, targets);

  return TRUE;
}

static void
power_server_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(GListStore) store = g_list_store_new (PTERO_TYPE_FLEET_SERVER);
  PteroFleetServer *server;
  PteroPowerSignal signal;
  const char *wire;
  const char *key;

  g_variant_get (parameter, "(&s&s)", &wire, &key);
  server = ptero_fleet_find (self->fleet, key);
  if (server == NULL || !ptero_power_signal_from_wire (wire, &signal))
    return;

  g_list_store_append (store, server);
  power (self, signal, G_LIST_MODEL (store), 0);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(GListModel) targets = ptero_fleet_page_dup_targets (self);
  gboolean background = g_str_equal (g_action_get_name (G_ACTION (action)), "open-background");

  for (guint i = 0; i < MIN (g_list_model_get_n_items (targets), MAX_OPEN); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (targets, i);

      gtk_widget_activate_action (GTK_WIDGET (self),
                                  background || i > 0
                                    ? "win.open-server-in-background"
                                    : "win.open-server",
                                  "s", ptero_fleet_server_get_key (server));
    }
}

static void
give_order (PteroFleetPage  *self,
            PteroFleetOrder  order)
{
  g_autoptr(GListModel) targets = dup_servers (self);
  g_autoptr(GListModel) fitting = ptero_fleet_command_filter (order, targets);
  const guint n_targets = g_list_model_get_n_items (targets);
  const guint n_fit = g_list_model_get_n_items (fitting);
  const PteroFleetLeftOut left_out = {
    .n_unfit = n_targets - n_fit,
    .n_same = count_same (self, n_targets),
  };

  if (n_fit > 0)
    ptero_fleet_command_ask (GTK_WIDGET (self), order, self->jobs, fitting, &left_out);
}

static void
send_command_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  give_order (user_data, PTERO_FLEET_ORDER_COMMAND);
}

/* There are players where it runs. */
static void
warn_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(GListModel) targets = dup_servers (self);
  g_autoptr(GListModel) fitting = filter_fitting (targets, PTERO_POWER_STOP);

  ptero_fleet_page_focus_list (self);
  if (g_list_model_get_n_items (fitting) > 0)
    ptero_power_warn_ask (GTK_WIDGET (self), self->jobs, fitting);
}

static void
create_backup_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  give_order (user_data, PTERO_FLEET_ORDER_BACKUP);
}

static void
open_in_panel_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(PteroFleetServer) server = dup_single (self);

  if (server != NULL)
    ptero_power_open_in_panel (GTK_WIDGET (self), server);
}

static void
copy_address_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  g_autoptr(PteroFleetServer) server = dup_single (self);

  if (server != NULL)
    ptero_toast_copy_address (GTK_WIDGET (self), ptero_fleet_server_get_address (server));
}

/* The key of this action reaches it before an entry that has the focus. */
static gboolean
select_text (PteroFleetPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !GTK_IS_EDITABLE (focus))
    return FALSE;

  gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);

  return TRUE;
}

static void
select_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  if (!select_text (self))
    gtk_selection_model_select_all (self->selection);
}

static void
clear_selection_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  gtk_selection_model_unselect_all (PTERO_FLEET_PAGE (user_data)->selection);
}

static void
invert_selection_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (0, n_items);
  g_autoptr(GtkBitset) inverted = gtk_bitset_copy (mask);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  gtk_bitset_subtract (inverted, selected);
  gtk_selection_model_set_selection (self->selection, inverted, mask);
}

static void
select_group_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PteroFleetPage *self = user_data;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autoptr(GtkBitset) mask = gtk_bitset_new_range (0, n_items);
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  PteroFleetGroup group = ptero_fleet_group_from_nick (g_variant_get_string (parameter, NULL));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                                  i);

      if (ptero_fleet_group_contains (group, server))
        gtk_bitset_add (selected, i);
    }
  gtk_selection_model_set_selection (self->selection, selected, mask);
}

static void
stop_selecting_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  ptero_fleet_page_set_selecting (user_data, FALSE);
}

static void
change_selecting_cb (GSimpleAction *action,
                     GVariant      *state,
                     gpointer       user_data)
{
  ptero_fleet_page_set_selecting (user_data, g_variant_get_boolean (state));
}

static void
change_group_cb (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  ptero_fleet_filter_set_group (PTERO_FLEET_PAGE (user_data)->filter,
                                ptero_fleet_group_from_nick (g_variant_get_string (state, NULL)));
}

static void
change_filter_panel_cb (GSimpleAction *action,
                        GVariant      *state,
                        gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  ptero_fleet_filter_set_panel (self->filter,
                                ptero_panel_store_find (ptero_fleet_get_panels (self->fleet),
                                                        g_variant_get_string (state, NULL)));
}

static void
change_sort_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  ptero_fleet_sorter_set_order (self->sorter,
                                ptero_fleet_column_from_nick (g_variant_get_string (state, NULL)),
                                ptero_fleet_sorter_get_descending (self->sorter));
}

static void
change_sort_descending_cb (GSimpleAction *action,
                           GVariant      *state,
                           gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  ptero_fleet_sorter_set_order (self->sorter, ptero_fleet_sorter_get_column (self->sorter),
                                g_variant_get_boolean (state));
}

/* What came of it stays in the list of jobs. */
static void
hide_job_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  if (self->job == NULL || !ptero_job_get_finished (self->job))
    return;

  ptero_fleet_page_focus_list (self);
  ptero_fleet_page_follow_job (self, NULL);
  ptero_fleet_page_queue_update (self);
}

static void
clear_filters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  ptero_fleet_page_clear_filters (self);
  ptero_fleet_page_focus_back (self);
}

/* One step back: the selection, then the search. */
static void
escape_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroFleetPage *self = user_data;

  if (ptero_fleet_page_is_selecting (self))
    ptero_fleet_page_set_selecting (self, FALSE);
  else if (!ptero_fleet_filter_is_empty (self->filter))
    ptero_fleet_page_clear_filters (self);
}

static void
context_menu_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  ptero_fleet_page_popup_menu (user_data);
}

static const GActionEntry entries[] = {
  { "power", power_cb, "s" },
  { "start", power_cb },
  { "stop", power_cb },
  { "restart", power_cb },
  { "kill", power_cb },
  { "power-server", power_server_cb, "(ss)" },
  { "open", open_cb },
  { "open-background", open_cb },
  { "open-in-panel", open_in_panel_cb },
  { "copy-address", copy_address_cb },
  { "create-backup", create_backup_cb },
  { "send-command", send_command_cb },
  { "warn", warn_cb },
  { "select-all", select_all_cb },
  { "select-group", select_group_cb, "s" },
  { "clear-selection", clear_selection_cb },
  { "invert-selection", invert_selection_cb },
  { "stop-selecting", stop_selecting_cb },
  { "clear-filters", clear_filters_cb },
  { "hide-job", hide_job_cb },
  { "escape", escape_cb },
  { "context-menu", context_menu_cb },
  { "selecting", NULL, NULL, "false", change_selecting_cb },
  { "group", NULL, "s", "'all'", change_group_cb },
  { "filter-panel", NULL, "s", "''", change_filter_panel_cb },
  { "sort", NULL, "s", "''", change_sort_cb },
  { "sort-descending", NULL, NULL, "false", change_sort_descending_cb },
};

static GSimpleAction *
get_action (PteroFleetPage *self,
            const char     *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name));
}

static void
set_enabled (PteroFleetPage *self,
             const char     *name,
             gboolean        enabled)
{
  g_simple_action_set_enabled (get_action (self, name), enabled);
}

static void
filter_changed_cb (PteroFleetPage *self)
{
  PteroPanel *panel = ptero_fleet_filter_get_panel (self->filter);

  g_simple_action_set_state (get_action (self, "group"),
                             g_variant_new_string (ptero_fleet_group_get_nick (ptero_fleet_filter_get_group (self->filter))));
  g_simple_action_set_state (get_action (self, "filter-panel"),
                             g_variant_new_string (panel != NULL
                                                     ? ptero_panel_get_id (panel)
                                                     : ""));
  g_simple_action_set_state (get_action (self, "favorites"),
                             g_variant_new_boolean (ptero_fleet_filter_get_favorites (self->filter)));
  set_enabled (self, "save-filter", ptero_fleet_page_may_save (self));
}

static void
sorter_changed_cb (PteroFleetPage *self)
{
  PteroFleetColumn column = ptero_fleet_sorter_get_column (self->sorter);

  g_simple_action_set_state (get_action (self, "sort"),
                             g_variant_new_string (column != PTERO_FLEET_COLUMN_NONE
                                                     ? ptero_fleet_column_get_nick (column)
                                                     : ""));
  g_simple_action_set_state (get_action (self, "sort-descending"),
                             g_variant_new_boolean (ptero_fleet_sorter_get_descending (self->sorter)));
}

static GMenuModel *
create_sort_menu (PteroFleetPage *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) direction = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new ();

  for (guint column = 0; column < PTERO_N_FLEET_COLUMNS; column++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (ptero_fleet_column_get_title (column), NULL);

      if (column == PTERO_FLEET_COLUMN_REASON && !self->attention)
        continue;

      g_menu_item_set_action_and_target (item, "fleet.sort", "s",
                                         ptero_fleet_column_get_nick (column));
      g_menu_append_item (columns, item);
    }
  g_menu_append (columns, self->attention
                   ? _("Urgency")
                   : _("Order of the Panels, Favorites First"), "fleet.sort::");
  g_menu_append (direction, _("Descending"), "fleet.sort-descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));

  return G_MENU_MODEL (menu);
}

/* Administrators may list the servers of everybody, panel by panel. */
static void
append_admin_toggle (PteroFleetPage *self,
                     GMenu          *menu,
                     PteroPanel     *panel)
{
  g_autofree char *name = g_strconcat (ADMIN_ALL, ptero_panel_get_id (panel), NULL);
  g_autofree char *action = g_strdup_printf ("fleet.%s", name);
  g_autofree char *panel_name = NULL;
  g_autofree char *label = NULL;

  if (!ptero_panel_get_is_admin (panel))
    return;

  if (!g_action_map_lookup_action (G_ACTION_MAP (self->actions), name))
    {
      g_autoptr(GPropertyAction) toggle = g_property_action_new (name, panel, "admin-all");

      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (toggle));
    }

  if (self->panel != NULL)
    {
      g_menu_append (menu, _("All Servers of the Panel"), action);
      return;
    }

  panel_name = ptero_format_menu_name (ptero_panel_get_name (panel));
  /* Translators: %s is the name of a panel; shows the servers of all its users */
  label = g_strdup_printf (_("All Servers of “%s”"), panel_name);
  g_menu_append (menu, label, action);
}

/* An action is enabled by what is selected, and by what states that is in. */
void
ptero_fleet_page_update_actions (PteroFleetPage *self)
{
  g_autoptr(GListModel) targets = dup_servers (self);
  guint n_targets = g_list_model_get_n_items (targets);
  guint n_fit = 0;

  self->n_targets = n_targets;
  self->n_left_out = count_left_out (targets);
  memset (self->fits, 0, sizeof self->fits);
  for (guint i = 0; i < n_targets; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (targets, i);

      if (self->n_left_out > 0 && !is_known (server))
        continue;

      for (guint signal = 0; signal < PTERO_N_POWER_SIGNALS; signal++)
        self->fits[signal] += ptero_fleet_server_can_power (server, signal);
    }

  for (guint i = 0; i < G_N_ELEMENTS (power_actions); i++)
    {
      set_enabled (self, power_actions[i].name, self->fits[power_actions[i].signal] > 0);
      n_fit += self->fits[power_actions[i].signal];
    }
  set_enabled (self, "power", n_fit > 0);
  set_enabled (self, "warn", self->fits[PTERO_POWER_STOP] > 0);
  set_enabled (self, "open-in-panel", n_targets == 1);
  set_enabled (self, "copy-address", n_targets == 1);
  for (guint order = 0; order < PTERO_N_FLEET_ORDERS; order++)
    self->order_fits[order] = ptero_fleet_command_count (order, targets);
  set_enabled (self, "create-backup", self->order_fits[PTERO_FLEET_ORDER_BACKUP] > 0);
  set_enabled (self, "send-command", self->order_fits[PTERO_FLEET_ORDER_COMMAND] > 0);
  set_enabled (self, "toggle-favorite", n_targets > 0);
  set_enabled (self, "save-filter", ptero_fleet_page_may_save (self));
  g_simple_action_set_state (get_action (self, "selecting"),
                             g_variant_new_boolean (ptero_fleet_page_is_selecting (self)));
}

static void
update_power_button (PteroFleetPage   *self,
                     PteroPowerSignal  signal,
                     gboolean          narrow)
{
  GtkWidget *button = GTK_WIDGET (self->power_buttons[signal]);
  g_autofree char *label = ptero_fleet_describe_power (signal, self->fits[signal], self->n_targets);
  const PteroFleetLeftOut rest = {
    .n_unknown = self->n_left_out,
    .n_unfit = self->n_targets - self->fits[signal] - self->n_left_out,
    .n_same = count_same (self, self->n_targets),
  };
  g_autofree char *left_out = ptero_fleet_describe_left_out (&rest);
  const char *tooltip = left_out;
  g_autofree char *both = NULL;

  if (self->fits[signal] == 0)
    tooltip = ptero_fleet_describe_no_power (signal);
  else if (narrow && left_out != NULL)
    tooltip = both = g_strdup_printf ("%s\n%s", label, left_out);

  ptero_bar_button_update (button, label, tooltip, narrow);
}

/* A menu that is open is left alone. */
static void
update_more_button (PteroFleetPage *self)
{
  const guint n_fit = self->fits[PTERO_POWER_KILL];
  g_autofree char *kill = ptero_fleet_describe_power (PTERO_POWER_KILL, n_fit, self->n_targets);
  g_autoptr(GMenu) menu = NULL;
  g_autoptr(GMenu) warn = NULL;
  g_autoptr(GMenu) last = NULL;
  GtkPopover *popover = gtk_menu_button_get_popover (self->more_button);

  if ((popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover))) ||
      g_strcmp0 (kill, g_object_get_data (G_OBJECT (self->more_button), "ptero-kill")) == 0)
    return;

  menu = g_menu_new ();
  warn = g_menu_new ();
  last = g_menu_new ();
  g_menu_append (warn, _("_Warn Players First…"), "fleet.warn");
  g_menu_append (last, kill, "fleet.kill");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (warn));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  ptero_late_menu_set (self->more_button, G_MENU_MODEL (menu));
  g_object_set_data_full (G_OBJECT (self->more_button), "ptero-kill", g_steal_pointer (&kill),
                          g_free);
}

static const char *
describe_order (PteroFleetOrder order,
                guint           n_fit)
{
  if (order == PTERO_FLEET_ORDER_BACKUP)
    return n_fit > 0 ? _("Create a Backup of Each Selected Server")
                     : _("None of the selected servers can be backed up now");

  return n_fit > 0 ? _("Send a Command to Each Selected Server")
                   : _("None of the selected servers can take commands now");
}

static void
update_order_button (PteroFleetPage  *self,
                     GtkWidget       *button,
                     PteroFleetOrder  order,
                     guint            level)
{
  const guint n_fit = self->order_fits[order];
  const PteroFleetLeftOut rest = { .n_unfit = self->n_targets - n_fit };
  const gboolean narrow = level >= PTERO_FLEET_BAR_FEW_WORDS;
  g_autofree char *label = ptero_fleet_command_describe (order, n_fit, self->n_targets);
  g_autofree char *left_out = n_fit > 0 ? ptero_fleet_describe_left_out (&rest) : NULL;
  g_autofree char *both = NULL;

  if (left_out != NULL && narrow)
    both = g_strdup_printf ("%s\n%s", label, left_out);
  else if (left_out != NULL)
    both = g_steal_pointer (&left_out);
  ptero_bar_button_update (button, label, both != NULL ? both : describe_order (order, n_fit),
                           narrow);
}

/* @level: how much of their words is left out, of what tells the least first */
void
ptero_fleet_page_update_buttons (PteroFleetPage *self,
                                 guint           level)
{
  for (guint signal = 0; signal < PTERO_N_POWER_SIGNALS; signal++)
    {
      if (self->power_buttons[signal] != NULL)
        update_power_button (self, signal, level >= PTERO_FLEET_BAR_ICONS);
    }
  update_more_button (self);

  update_order_button (self, self->command_button, PTERO_FLEET_ORDER_COMMAND, level);
  update_order_button (self, self->backup_button, PTERO_FLEET_ORDER_BACKUP, level);
}

GMenuModel *
ptero_fleet_page_create_view_menu (PteroFleetPage *self)
{
  GListModel *panels = G_LIST_MODEL (ptero_fleet_get_panels (self->fleet));
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) lists = g_menu_new ();
  g_autoptr(GMenu) admin = g_menu_new ();
  g_autoptr(GMenuModel) sort = create_sort_menu (self);

  g_menu_append_submenu (lists, _("Sort By"), sort);
  if (!self->narrow)
    g_menu_append_submenu (lists, _("Columns"), self->columns_menu);

  if (self->panel != NULL)
    append_admin_toggle (self, admin, self->panel);
  for (guint i = 0; self->panel == NULL && !self->attention &&
       i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);

      append_admin_toggle (self, admin, panel);
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (lists));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (admin));

  return G_MENU_MODEL (menu);
}

/* The action of a panel that was removed would keep it alive. */
void
ptero_fleet_page_remove_admin_toggles (PteroFleetPage *self)
{
  g_auto(GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));
  PteroPanelStore *panels = ptero_fleet_get_panels (self->fleet);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_prefix (names[i], ADMIN_ALL) &&
          ptero_panel_store_find (panels, names[i] + strlen (ADMIN_ALL)) == NULL)
        g_action_map_remove_action (G_ACTION_MAP (self->actions), names[i]);
    }
}

void
ptero_fleet_page_clear_filters (PteroFleetPage *self)
{
  PteroFleetServer *focused = ptero_fleet_page_get_focused (self, NULL);
  g_autoptr(PteroFleetServer) kept = focused != NULL ? g_object_ref (focused) : NULL;

  ptero_fleet_filter_clear (self->filter);
  ptero_fleet_page_keep_focused (self, kept);
}

void
ptero_fleet_page_add_actions (PteroFleetPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  ptero_fleet_page_add_filter_actions (self);

  ptero_fleet_page_add_column_actions (self);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorter, "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "fleet", G_ACTION_GROUP (self->actions));
}
