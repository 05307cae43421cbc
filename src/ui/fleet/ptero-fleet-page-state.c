/* ptero-fleet-page-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-fleet-page-private.h"

#include <glib/gi18n.h>

#include "ptero-attention.h"
#include "ptero-fleet-text.h"
#include "ptero-format.h"
#include "ptero-job-text.h"
#include "ptero-toast.h"

#define WAIT 200   /* ms */

/* What the page says: its title, what is in the place of the list, the job in the corner. All of it
 * is brought up to date at once, when something that it depends on changed. */

static char *
dup_page_title (PteroFleetPage *self)
{
  if (self->saved != NULL)
    return ptero_text_make_safe (ptero_saved_filter_get_name (self->saved));
  if (self->panel != NULL)
    return ptero_text_make_safe (ptero_panel_get_name (self->panel));

  return g_strdup (self->attention ? _("Needs Attention") : _("All Servers"));
}

/* What is found is said first of all; it is counted already. */
static char *
describe_servers (PteroFleetPage *self)
{
  guint n_servers = g_list_model_get_n_items (self->scope);

  if (n_servers == 0 || ptero_fleet_filter_is_empty (self->filter))
    return g_strdup (self->summary);

  return ptero_fleet_describe_found (g_list_model_get_n_items (G_LIST_MODEL (self->selection)),
                                     n_servers, self->narrow);
}

static void
update_titles (PteroFleetPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (ptero_fleet_page_is_selecting (self))
    {
      g_autoptr(GListModel) selected = ptero_fleet_page_dup_selected (self);

      title = g_strdup_printf (ngettext ("%'u Selected", "%'u Selected", self->n_selected),
                               self->n_selected);
      subtitle = ptero_fleet_describe_selection (selected);
    }
  else
    {
      title = dup_page_title (self);
      subtitle = describe_servers (self);
    }

  if (g_strcmp0 (title, self->title) != 0)
    {
      g_free (self->title);
      self->title = g_steal_pointer (&title);
      g_object_notify (G_OBJECT (self), "title");
    }
  if (g_strcmp0 (subtitle, self->subtitle) != 0)
    {
      g_free (self->subtitle);
      self->subtitle = g_steal_pointer (&subtitle);
      g_object_notify (G_OBJECT (self), "subtitle");
    }
}

static void
waited_cb (gpointer data)
{
  PteroFleetPage *self = data;

  self->wait_source = 0;
  self->waited = TRUE;
  self->counted = FALSE;
  ptero_fleet_page_queue_update (self);
}

/* What only tells that something is awaited does not come for a moment. Returns whether it took
 * longer. */
static gboolean
has_waited (PteroFleetPage *self)
{
  if (!self->waited && self->wait_source == 0)
    self->wait_source = g_timeout_add_once (WAIT, waited_cb, self);

  return self->waited;
}

/* Panels whose servers are not in the list of all, although the panels are there. */
static guint
count_without_account (PteroFleetPage *self)
{
  GListModel *panels = G_LIST_MODEL (ptero_fleet_get_panels (self->fleet));
  guint n_without = 0;

  if (self->panel != NULL || self->attention)
    return 0;

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);

      n_without += ptero_fleet_lacks_account_key (panel);
    }

  return n_without;
}

static char *
summarise (PteroFleetPage *self)
{
  if (self->panel != NULL && g_list_model_get_n_items (self->scope) == 0 &&
      ptero_fleet_lacks_account_key (self->panel))
    return g_strdup (_("No account key"));

  return ptero_fleet_describe (self->scope, self->panel == NULL, count_without_account (self),
                               self->narrow, ptero_fleet_get_loading (self->fleet));
}

/* All servers are looked at, so not for a keystroke in the search, which changes nothing of this.
 * The chips count what choosing one of them would show: where one panel is chosen, the servers of
 * that one. */
static void
update_counts (PteroFleetPage *self)
{
  PteroPanel *panel = ptero_fleet_filter_get_panel (self->filter);
  guint n_servers = g_list_model_get_n_items (self->scope);
  guint stale_states = 0;

  self->counted = TRUE;
  g_free (self->summary);
  self->summary = summarise (self);

  self->n_favorites = 0;
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (self->scope, i);

      if (panel != NULL && ptero_fleet_server_get_panel (server) != panel)
        continue;

      for (guint group = 0; group < PTERO_N_FLEET_GROUPS; group++)
        self->counts[group] += ptero_fleet_group_contains (group, server);
      self->n_favorites += ptero_fleet_server_get_favorite (server);
      if (ptero_fleet_server_get_stale (server))
        stale_states |= 1u << ptero_fleet_server_get_state (server);
    }

  ptero_fleet_chips_set_counts (self->chips, self->counts);
  ptero_fleet_chips_set_favorites (self->chips, self->n_favorites, self->narrow);
  ptero_fleet_sorter_set_favorites_first (self->sorter, self->n_favorites > 0 && !self->attention);
  ptero_fleet_chips_set_stale (self->chips, stale_states != 0);
  ptero_fleet_table_set_stale_states (self->table, stale_states);
  ptero_fleet_chips_set_loading (self->chips, ptero_fleet_get_loading (self->fleet) &&
                                 has_waited (self));
}

/* Panels that fail are in banners above, so it is not said that all is well. */
static void
update_well (PteroFleetPage *self)
{
  GListModel *panels = G_LIST_MODEL (ptero_fleet_get_panels (self->fleet));
  guint n_failing = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (panels); i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (panels, i);

      n_failing += ptero_attention_has_panel (panel);
    }

  if (n_failing > 0)
    text = g_strdup_printf (ngettext ("%'u panel does not answer as it should. No server is known to need attention.",
                                      "%'u panels do not answer as they should. No server is known to need attention.", n_failing), n_failing);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), FALSE);
  adw_status_page_set_icon_name (self->empty, n_failing > 0
                                   ? "ptero-state-crashed-symbolic"
                                   : "emblem-ok-symbolic");
  adw_status_page_set_title (self->empty,
                             n_failing > 0 ? _("Not All Is Known") : _("Nothing Needs Attention"));
  adw_status_page_set_description (self->empty, text != NULL ? text :
                                   _("Servers that crashed, are nearly out of disk or memory, or cannot be used are listed here."));
}

/* @action: what the button does with @panel, which is in its target */
static void
offer (PteroFleetPage *self,
       PteroPanel     *panel,
       const char     *label,
       const char     *action)
{
  gtk_button_set_label (self->empty_button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_button), "s",
                                    ptero_panel_get_id (panel));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), action);
}

static void
update_offline (PteroFleetPage *self,
                PteroPanel     *panel)
{
  const gboolean no_key = ptero_panel_get_state (panel) == PTERO_PANEL_STATE_NO_KEY;

  adw_status_page_set_title (self->empty, no_key ? _("No Key") : _("Not Connected"));
  adw_status_page_set_description (self->empty, ptero_fleet_describe_waiting (panel));
  offer (self, panel, no_key ? _("Add Key…") : _("Details…"), "win.resolve-panel");
}

/* All servers of the panel are elsewhere, and none can be listed here without another key. */
static void
update_no_account_key (PteroFleetPage *self,
                       PteroPanel     *panel)
{
  adw_status_page_set_title (self->empty, _("No Account Key"));
  offer (self, panel, _("Add Account Key…"), "win.edit-panel");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->empty_admin_button), "(ss)",
                                    ptero_panel_get_id (panel), "admin-servers");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_admin_button), "win.show-panel-page");
}

static void
update_empty_of (PteroFleetPage *self,
                 PteroPanel     *panel)
{
  const gboolean administers = ptero_fleet_lacks_account_key (panel);
  const gboolean online = ptero_panel_get_state (panel) == PTERO_PANEL_STATE_ONLINE ||
                          ptero_panel_get_state (panel) == PTERO_PANEL_STATE_RATE_LIMITED;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->empty_admin_button), online && administers);
  if (!online)
    {
      update_offline (self, panel);
      return;
    }

  text = ptero_fleet_describe_empty (panel);
  adw_status_page_set_description (self->empty, text);
  if (administers)
    {
      update_no_account_key (self, panel);
      return;
    }

  adw_status_page_set_title (self->empty, _("No Servers Yet"));
  offer (self, panel, _("Open in Panel"), "win.open-panel-page");
}

static void
update_empty (PteroFleetPage *self)
{
  g_autoptr(PteroPanel) panel = NULL;

  if (self->attention)
    {
      update_well (self);
      return;
    }

  if (self->panel != NULL)
    panel = g_object_ref (self->panel);
  else
    panel = g_list_model_get_item (G_LIST_MODEL (ptero_fleet_get_panels (self->fleet)), 0);

  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), panel != NULL);
  if (panel != NULL)
    {
      update_empty_of (self, panel);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->empty_admin_button), FALSE);
  adw_status_page_set_title (self->empty, _("No Servers Yet"));
  adw_status_page_set_description (self->empty,
                                   _("The servers of your panels are listed here. Add a panel first."));
}

static const char *
choose_state (PteroFleetPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return self->narrow ? "list" : "table";
  if (g_list_model_get_n_items (self->scope) > 0)
    return "nothing";
  if (!ptero_fleet_get_loading (self->fleet) ||
      (self->attention && ptero_fleet_get_n_servers (self->fleet) > 0))
    return "empty";

  return has_waited (self) ? "skeleton" : "none";
}

/* The list, or what there is instead of it. What was never wanted is hidden, as its style and icons
 * take their time also behind another page. */
void
ptero_fleet_page_show_state (PteroFleetPage *self)
{
  const char *state = choose_state (self);

  ptero_fleet_page_make_state (self, state);
  /* what is looked for may be another thing by now, and still not there */
  if (g_str_equal (state, "nothing"))
    {
      g_autofree char *text = ptero_fleet_describe_filter (self->filter);

      adw_status_page_set_description (self->nothing, text);
    }

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), state) == 0)
    return;

  if (g_str_equal (state, "empty"))
    update_empty (self);

  gtk_widget_set_visible (gtk_stack_get_child_by_name (self->stack, state), TRUE);
  gtk_stack_set_visible_child_name (self->stack, state);
  ptero_fleet_page_pass_focus (self);
}

/* A job that went well leaves the corner when it was seen; one that nobody looked at says so. */
static void
dismiss_job (PteroFleetPage *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *markup = NULL;

  if (!ptero_job_get_finished (self->job) || ptero_job_get_n_failed (self->job) > 0 ||
      gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->job_button))))
    return;

  if (!self->job_seen)
    {
      summary = ptero_job_describe_progress (self->job);
      markup = g_markup_escape_text (summary, -1);
      ptero_toast_show (GTK_WIDGET (self), adw_toast_new (markup));
    }
  ptero_fleet_page_follow_job (self, NULL);
}

static void
update_job_button (PteroFleetPage *self)
{
  if (self->job != NULL)
    dismiss_job (self);
  gtk_widget_set_visible (GTK_WIDGET (self->job_button), self->job != NULL);
  gtk_widget_set_visible (self->hide_job_button,
                          self->job != NULL && ptero_job_get_finished (self->job) &&
                          !(self->narrow && ptero_fleet_page_is_selecting (self)));
}

static void
show_bar_words (PteroFleetPage *self,
                guint           level)
{
  g_autofree char *label = NULL;

  ptero_fleet_page_update_buttons (self, level);
  if (self->job == NULL)
    return;

  label = ptero_fleet_describe_job (self->job, level >= PTERO_FLEET_BAR_SHORT_JOB);
  gtk_label_set_text (self->job_label, label);
  /* what could be cut would never have more than half of the bar */
  gtk_label_set_ellipsize (self->job_label, level >= PTERO_FLEET_BAR_ICONS ? PANGO_ELLIPSIZE_END
                                                                           : PANGO_ELLIPSIZE_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->job_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static int
get_bar_width (PteroFleetPage *self)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (self->action_bar), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);

  return width;
}

/* All that is said in the bar at its longest, and the place there is for it. */
static char *
describe_bar_needs (PteroFleetPage *self)
{
  g_autofree char *job = self->job != NULL ? ptero_fleet_describe_job (self->job, FALSE)
                                               : g_strdup ("");
  GString *needs = g_string_new (NULL);

  g_string_append_printf (needs, "%d %d %d %d %u %u",
                          gtk_widget_get_visible (self->hide_job_button), self->narrow,
                          gtk_widget_get_width (GTK_WIDGET (self->bin)),
                          ptero_fleet_page_is_selecting (self), self->n_selected,
                          (guint) g_utf8_strlen (job, -1));
  for (guint signal = 0; signal < PTERO_N_POWER_SIGNALS; signal++)
    g_string_append_printf (needs, " %u", self->fits[signal]);
  for (guint order = 0; order < PTERO_N_FLEET_ORDERS; order++)
    g_string_append_printf (needs, " %u", self->order_fits[order]);

  return g_string_free (needs, FALSE);
}

/* What is too wide would make the page wider than the window. Words are left out until the rest
 * fits, which is only tried out when there are others, as each time all of the bar is laid out. */
static void
fit_action_bar (PteroFleetPage *self)
{
  g_autofree char *needs = describe_bar_needs (self);
  const int width = gtk_widget_get_width (GTK_WIDGET (self->bin));
  const gboolean selecting = ptero_fleet_page_is_selecting (self);
  guint level = self->narrow && selecting ? PTERO_FLEET_BAR_ICONS : PTERO_FLEET_BAR_WHOLE;

  if (g_strcmp0 (needs, self->bar_needs) == 0)
    {
      show_bar_words (self, self->bar_level);
      return;
    }

  for (; ; level++)
    {
      show_bar_words (self, level);
      if (level == PTERO_FLEET_BAR_ICONS || width == 0 || get_bar_width (self) <= width)
        break;
    }
  g_free (self->bar_needs);
  self->bar_needs = g_steal_pointer (&needs);
  self->bar_level = level;
}

static gboolean
needs_action_bar (PteroFleetPage *self)
{
  return self->job != NULL || ptero_fleet_page_is_selecting (self);
}

static void
reveal_action_bar (PteroFleetPage *self)
{
  const gboolean selecting = ptero_fleet_page_is_selecting (self);

  gtk_action_bar_set_revealed (self->action_bar, needs_action_bar (self));
  for (guint signal = 0; signal < PTERO_N_POWER_SIGNALS; signal++)
    {
      if (self->power_buttons[signal] != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->power_buttons[signal]), selecting);
    }
  gtk_widget_set_visible (self->orders, selecting);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), selecting);
}

/* It is there since the first time that there was something in it. */
static void
update_action_bar (PteroFleetPage *self)
{
  if (needs_action_bar (self))
    ptero_fleet_page_make_action_bar (self);
  if (self->action_bar == NULL)
    return;

  update_job_button (self);
  reveal_action_bar (self);
  fit_action_bar (self);
}

static void
update_selection (PteroFleetPage *self)
{
  gboolean selecting = ptero_fleet_page_is_selecting (self);

  if (selecting != self->shows_selecting)
    {
      self->shows_selecting = selecting;
      g_object_notify (G_OBJECT (self), "selecting");
    }
  gtk_widget_set_visible (self->refresh_button, !selecting);
  gtk_widget_set_visible (self->selecting_buttons, selecting);
  /* there the title needs its place, and the way back and the button that began it end the
   * selection as well */
  gtk_widget_set_visible (self->cancel_button, !self->narrow);
  ptero_fleet_table_set_show_checks (self->table, selecting);
}

/* Everything that depends on the servers, the selection and the job. */
void
ptero_fleet_page_update_now (PteroFleetPage *self)
{
  ptero_fleet_page_catch_up (self);
  g_clear_handle_id (&self->update_source, g_source_remove);

  if (!self->counted)
    update_counts (self);
  ptero_fleet_page_update_actions (self);
  update_action_bar (self);
  update_selection (self);
  update_titles (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    update_empty (self);
  ptero_fleet_page_show_state (self);
}

static gboolean
update_cb (gpointer data)
{
  PteroFleetPage *self = data;

  self->update_source = 0;
  ptero_fleet_page_update_now (self);

  return G_SOURCE_REMOVE;
}

/* Once for all that happens before the next frame. */
void
ptero_fleet_page_queue_update (PteroFleetPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

/* The last job on several servers stays in the corner until it went well and was seen. */
void
ptero_fleet_page_follow_job (PteroFleetPage *self,
                             PteroJob       *job)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_func (self->job, ptero_fleet_page_queue_update, self);

  g_set_object (&self->job, job);
  self->job_seen = FALSE;
  if (job != NULL)
    ptero_fleet_page_make_action_bar (self);
  if (self->job_view != NULL)
    ptero_job_view_set_job (self->job_view, job);
  if (job == NULL)
    return;

  g_signal_connect_object (job, "notify", G_CALLBACK (ptero_fleet_page_queue_update), self,
                           G_CONNECT_SWAPPED);
  ptero_fleet_page_update_now (self);
  gtk_menu_button_popup (self->job_button);
}
