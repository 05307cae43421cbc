/* ptero-server-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ptero-bar-button.h"
#include "ptero-format.h"
#include "ptero-part.h"
#include "ptero-place.h"
#include "ptero-power-menu.h"
#include "ptero-power-warn.h"
#include "ptero-power.h"
#include "ptero-server-remedy.h"
#include "ptero-server-text.h"
#include "ptero-settings.h"
#include "ptero-toast.h"

/**
 * PteroServerPage:
 *
 * One server: a strip with its state, where it is and the power actions, and
 * below what is known of it. A state in which the panel refuses most things
 * takes the place of that with a page that says what is happening, and lifts
 * by itself. The server is watched while the page is on screen. Another page may
 * cover it, as the editor of a file does.
 */

enum {
  PROP_0,
  PROP_JOBS,
  PROP_SERVER,
  N_PROPS,

  PROP_TITLE = N_PROPS,
  PROP_SUBTITLE,
  PROP_HEADER_START,
  PROP_HEADER_END,
};

static void page_iface_init (PteroPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PteroServerPage, ptero_server_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (PTERO_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

static void update_actions (PteroServerPage *self);
static void update_buttons (PteroServerPage *self);
static void update_content (PteroServerPage *self);
static void listen (PteroServerPage *self);

static const struct { const char *name; PteroPowerSignal signal; const char *permission;
                      } power_actions[] = {
  { "start", PTERO_POWER_START, "control.start" },
  { "stop", PTERO_POWER_STOP, "control.stop" },
  { "restart", PTERO_POWER_RESTART, "control.restart" },
  { "kill", PTERO_POWER_KILL, "control.stop" },
};

/* The only server, as the power actions take a list. */
static GListModel *
create_targets (PteroServerPage *self)
{
  GListStore *targets = g_list_store_new (PTERO_TYPE_FLEET_SERVER);

  g_list_store_append (targets, self->server);

  return G_LIST_MODEL (targets);
}

static void
power_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (source);
  g_autoptr(GListModel) targets = NULL;

  if (!ptero_power_confirm_finish (GTK_WIDGET (self), result, NULL))
    return;

  targets = create_targets (self);
  ptero_power_start (GTK_WIDGET (self), self->jobs, GPOINTER_TO_UINT (user_data), targets);
}

/* The permission that the account would need for it. */
static const char *
find_lacking (PteroServerPage  *self,
              PteroPowerSignal  signal)
{
  for (guint i = 0; i < G_N_ELEMENTS (power_actions); i++)
    if (power_actions[i].signal == signal &&
        !ptero_access_allows (self->access, power_actions[i].permission))
      return power_actions[i].permission;

  return NULL;
}

static gboolean
can_power (PteroServerPage  *self,
           PteroPowerSignal  signal)
{
  return find_lacking (self, signal) == NULL && ptero_fleet_server_can_power (self->server, signal);
}

static void
power_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PteroServerPage *self = user_data;
  g_autoptr(GListModel) targets = create_targets (self);
  PteroPowerSignal signal;

  if (!ptero_power_signal_from_wire (parameter != NULL
                                       ? g_variant_get_string (parameter, NULL)
                                       : g_action_get_name (G_ACTION (action)), &signal))
    return;

  if (can_power (self, signal))
    ptero_power_confirm_async (GTK_WIDGET (self), signal, targets, NULL, self->cancellable,
                               power_confirmed_cb, GUINT_TO_POINTER (signal));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
warn_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PteroServerPage *self = user_data;
  g_autoptr(GListModel) targets = create_targets (self);

  ptero_power_warn_ask (GTK_WIDGET (self), self->jobs, targets);
}

static void
copy_address_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PteroServerPage *self = user_data;

  ptero_toast_copy_address (GTK_WIDGET (self), ptero_fleet_server_get_address (self->server));
}

static void
refresh_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  ptero_fleet_server_refresh (PTERO_SERVER_PAGE (user_data)->server);
}

static void
open_in_panel_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  ptero_power_open_in_panel (user_data, PTERO_SERVER_PAGE (user_data)->server);
}

/* The star is not in the header while another page covers this one. */
static void
toggle_favorite_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  PteroServerPage *self = user_data;

  if (self->cover == NULL)
    ptero_fleet_server_set_favorite (self->server,
                                     !ptero_fleet_server_get_favorite (self->server));
}

static void
remedied_cb (GtkWidget   *widget,
             PteroAnswer *answer)
{
  ptero_page_refresh (PTERO_PAGE (widget));
}

static void
remedy_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PteroServerPage *self = user_data;

  ptero_server_remedy_run (self->server, GTK_WIDGET (self), remedied_cb);
}

/* What is shown may have become forbidden. */
static void
access_changed_cb (PteroServerPage *self)
{
  g_autofree char *name = g_strdup (gtk_stack_get_visible_child_name (self->sections));

  update_actions (self);
  update_buttons (self);
  update_content (self);
  listen (self);
  if (name != NULL)
    ptero_server_page_show_section (self, name);
}

static const GActionEntry entries[] = {
  { "power", power_cb, "s" },
  { "start", power_cb },
  { "stop", power_cb },
  { "restart", power_cb },
  { "kill", power_cb },
  { "warn", warn_cb },
  { "copy-address", copy_address_cb },
  { "refresh", refresh_cb },
  { "open-in-panel", open_in_panel_cb },
  { "remedy", remedy_cb },
  { "toggle-favorite", toggle_favorite_cb },
  { "section", NULL, "s", "'overview'", ptero_server_page_change_section },
};

static void
set_enabled (PteroServerPage *self,
             const char      *name,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
update_actions (PteroServerPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (power_actions); i++)
    {
      gboolean enabled = can_power (self, power_actions[i].signal);

      set_enabled (self, power_actions[i].name, enabled);
      any |= enabled;
    }
  set_enabled (self, "power", any);
  set_enabled (self, "warn", can_power (self, PTERO_POWER_RESTART) &&
                             can_power (self, PTERO_POWER_STOP) &&
                             ptero_access_allows (self->access, "control.console"));
  set_enabled (self, "copy-address", ptero_fleet_server_get_address (self->server) != NULL);
}

static void
set_untrusted (GtkLabel   *label,
               const char *text)
{
  g_autofree char *safe = text != NULL ? ptero_text_make_safe (text) : g_strdup (PTERO_NO_VALUE);

  gtk_label_set_text (label, safe);
}

static void
update_titles (PteroServerPage *self)
{
  g_autofree char *title =
    ptero_text_make_safe (ptero_fleet_server_get_server (self->server)->name);
  g_autofree char *subtitle =
    ptero_text_make_safe (ptero_panel_get_name (ptero_fleet_server_get_panel (self->server)));

  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = g_steal_pointer (&title);
      g_object_notify (G_OBJECT (self), "title");
    }
  if (g_strcmp0 (self->subtitle, subtitle) != 0)
    {
      g_free (self->subtitle);
      self->subtitle = g_steal_pointer (&subtitle);
      g_object_notify (G_OBJECT (self), "subtitle");
    }
}

static void
update_strip (PteroServerPage *self)
{
  PteroServer *server = ptero_fleet_server_get_server (self->server);

  set_untrusted (self->address, ptero_fleet_server_get_address (self->server));
  gtk_widget_set_visible (self->address_box, ptero_fleet_server_get_address (self->server) != NULL);
  set_untrusted (self->node, server->node);
  gtk_label_set_text (self->owner, server->server_owner ? _("You") : _("Somebody else"));
}

static void
update_notice (PteroServerPage *self)
{
  g_autofree char *text = ptero_server_describe_notice (self->server);

  if (text != NULL)
    gtk_label_set_text (self->notice_label, text);
  gtk_revealer_set_reveal_child (self->notice, text != NULL);
}

/* Who types must not go on typing into what is not there any more. */
static void
take_focus (PteroServerPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->section_box))
    gtk_root_set_focus (root, NULL);
}

/* What was refused meanwhile is asked again, and what happened may have changed it. */
static void
show_sections (PteroServerPage *self)
{
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);
  gboolean lifted = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "conflict") == 0;

  gtk_stack_set_visible_child_name (self->stack, "sections");
  if (lifted && PTERO_IS_PART (section))
    ptero_part_refresh (PTERO_PART (section));
}

/* Whether the node tells of the server: in a conflict state it does only where that prints
 * something. */
static gboolean
may_listen (PteroServerPage *self)
{
  PteroServerState state = ptero_fleet_server_get_state (self->server);

  return ptero_access_allows (self->access, "websocket.connect") &&
         (!ptero_server_state_is_conflict (state) || ptero_conflict_page_has_output (state));
}

/* Of what is in front; then for as long as the tab is open, so that nothing that is printed is
 * missed. */
static void
listen (PteroServerPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && may_listen (self))
    ptero_console_open (self->console);
}

static void
update_content (PteroServerPage *self)
{
  PteroServerState state = ptero_fleet_server_get_state (self->server);

  if (!ptero_server_state_is_conflict (state))
    {
      show_sections (self);
      return;
    }

  if (may_listen (self))
    {
      ptero_console_open (self->console);
      ptero_conflict_page_set_console (self->conflict, self->console);
    }
  take_focus (self);
  gtk_stack_set_visible_child_name (self->stack, "conflict");
}

static void
update (PteroServerPage *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->favorite),
                            ptero_fleet_server_get_favorite (self->server)
                              ? "starred-symbolic"
                              : "non-starred-symbolic");
  update_titles (self);
  update_strip (self);
  update_actions (self);
  update_notice (self);
  update_content (self);
}

/* What it uses is shown by others, and comes every second. */
static void
server_changed_cb (PteroServerPage *self,
                   guint            changes)
{
  if ((changes & ~PTERO_FLEET_CHANGE_LIVE) != 0)
    update (self);
}

/* Beside what is chosen, or below it where there is little place. */
static void
place_sections (PteroServerPage *self,
                gboolean         narrow)
{
  GtkBox *box = GTK_BOX (self->section_box);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_reorder_child_after (box, GTK_WIDGET (self->sections), narrow ? NULL : self->separator);
  gtk_box_reorder_child_after (box, self->separator, narrow
                                 ? GTK_WIDGET (self->sections)
                                 : GTK_WIDGET (self->section_list));
  if (narrow)
    gtk_box_reorder_child_after (box, GTK_WIDGET (self->section_list), self->separator);
  else
    gtk_box_reorder_child_after (box, GTK_WIDGET (self->section_list), NULL);
}

/* With its icon alone where there is little place; why it is of no use. */
static void
update_button (PteroServerPage  *self,
               GtkWidget        *button,
               PteroPowerSignal  signal)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);
  const char *label = ptero_power_signal_get_label (signal);
  const char *lacking = find_lacking (self, signal);
  /* Translators: %s is a permission as panels call it, e.g. "backup.create" */
  g_autofree char *reason = lacking != NULL ? g_strdup_printf (_("Your account lacks the permission “%s” here"), lacking) : NULL;

  ptero_bar_button_update (button, label, reason, narrow);
}

static void
update_buttons (PteroServerPage *self)
{
  update_button (self, self->start_button, PTERO_POWER_START);
  update_button (self, self->restart_button, PTERO_POWER_RESTART);
  update_button (self, self->stop_button, PTERO_POWER_STOP);
}

static void
narrow_changed_cb (PteroServerPage *self)
{
  gboolean narrow = ptero_narrow_bin_get_narrow (self->bin);

  /* the overview has it too */
  gtk_widget_set_visible (self->place, !narrow);
  if (self->access != NULL)
    update_buttons (self);
  ptero_section_list_set_narrow (self->section_list, narrow);
  ptero_conflict_page_set_narrow (self->conflict, narrow);
  place_sections (self, narrow);
}

static void
set_watching (PteroServerPage *self,
              gboolean         watching)
{
  if (self->watching == watching)
    return;

  self->watching = watching;
  if (watching)
    ptero_fleet_server_watch (self->server);
  else
    ptero_fleet_server_unwatch (self->server);
}

/* To what is shown, or else to the list of the sections; never to the power actions: the Return
 * that opened the tab may come twice. */
static gboolean
ptero_server_page_grab_focus (GtkWidget *widget)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (widget);
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);

  if (self->cover != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->cover));

  return (section != NULL && gtk_widget_get_mapped (section) && gtk_widget_grab_focus (section)) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->section_list));
}

/* What is typed in: the entry of the console. */
static gboolean
enter_section_cb (GtkWidget *widget,
                  GVariant  *unused,
                  gpointer   user_data)
{
  return gtk_widget_grab_focus (widget);
}

static void
ptero_server_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_server_page_parent_class)->map (widget);

  set_watching (PTERO_SERVER_PAGE (widget), TRUE);
  if (!ptero_access_get_known (PTERO_SERVER_PAGE (widget)->access))
    ptero_access_refresh (PTERO_SERVER_PAGE (widget)->access);
  listen (PTERO_SERVER_PAGE (widget));
}

static void
ptero_server_page_unmap (GtkWidget *widget)
{
  set_watching (PTERO_SERVER_PAGE (widget), FALSE);

  GTK_WIDGET_CLASS (ptero_server_page_parent_class)->unmap (widget);
}

static PteroPart *
get_part (PteroPage *page)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (page);
  GtkWidget *section = gtk_stack_get_visible_child (self->sections);

  return PTERO_IS_PART (section) && gtk_widget_get_mapped (section) ? PTERO_PART (section) : NULL;
}

static void
ptero_server_page_refresh (PteroPage *page)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (page);
  PteroPart *part = get_part (page);

  if (self->cover != NULL)
    {
      ptero_page_refresh (self->cover);
      return;
    }

  ptero_fleet_server_refresh (self->server);
  ptero_access_refresh (self->access);
  if (part != NULL)
    ptero_part_refresh (part);
}

static gboolean
ptero_server_page_start_search (PteroPage *page)
{
  PteroPage *cover = PTERO_SERVER_PAGE (page)->cover;
  PteroPart *part = get_part (page);

  return cover != NULL
           ? ptero_page_start_search (cover)
           : part != NULL && ptero_part_start_search (part);
}

static gboolean
ptero_server_page_go_back (PteroPage *page)
{
  PteroPage *cover = PTERO_SERVER_PAGE (page)->cover;
  PteroPart *part = get_part (page);

  return cover != NULL ? ptero_page_go_back (cover) : part != NULL && ptero_part_go_back (part);
}

static void
notify_header (PteroServerPage *self)
{
  static const char *const names[] = { "title", "subtitle", "header-start", "header-end" };

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_notify (G_OBJECT (self), names[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* With the focus on it before what had it is hidden. */
static void
add_cover (PteroServerPage *self,
           PteroPage       *cover)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  self->cover = cover;
  gtk_widget_set_parent (GTK_WIDGET (cover), GTK_WIDGET (self));
  g_signal_connect_object (cover, "notify", G_CALLBACK (notify_header), self, G_CONNECT_SWAPPED);
  if (focused && !gtk_widget_grab_focus (GTK_WIDGET (cover)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bin), FALSE);
  notify_header (self);
}

static void
remove_cover (PteroServerPage *self)
{
  PteroPage *cover = g_steal_pointer (&self->cover);

  gtk_widget_set_visible (GTK_WIDGET (self->bin), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_handlers_disconnect_by_func (cover, notify_header, self);
  notify_header (self);
  gtk_widget_unparent (GTK_WIDGET (cover));
}

static void
ptero_server_page_cover (PteroPage *page,
                         PteroPage *cover)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (page);

  if (self->cover != NULL)
    remove_cover (self);
  if (cover != NULL)
    add_cover (self, cover);
}

static PteroPart *
ptero_server_page_get_changed_part (PteroPage *page)
{
  GtkWidget *stack = GTK_WIDGET (PTERO_SERVER_PAGE (page)->sections);
  PteroPage *cover = PTERO_SERVER_PAGE (page)->cover;
  PteroPart *changed = cover != NULL ? ptero_page_get_changed_part (cover) : NULL;

  if (changed != NULL)
    return changed;

  for (GtkWidget *section = gtk_widget_get_first_child (stack); section != NULL;
       section = gtk_widget_get_next_sibling (section))
    if (PTERO_IS_PART (section) && ptero_part_get_changed (PTERO_PART (section)))
      return PTERO_PART (section);

  return NULL;
}

static void
page_iface_init (PteroPageInterface *iface)
{
  iface->cover = ptero_server_page_cover;
  iface->get_changed_part = ptero_server_page_get_changed_part;
  iface->go_back = ptero_server_page_go_back;
  iface->start_search = ptero_server_page_start_search;
  iface->refresh = ptero_server_page_refresh;
}

/* Each time: a widget loses its groups where it is taken out, as of a tab that is dragged. */
static void
ptero_server_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ptero_server_page_parent_class)->root (widget);

  gtk_widget_insert_action_group (widget, "server",
                                  G_ACTION_GROUP (PTERO_SERVER_PAGE (widget)->actions));
}

static void
ptero_server_page_constructed (GObject *object)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (object);
  g_autoptr(GtkBuilder) builder =
    gtk_builder_new_from_resource (RESOURCE_PATH "/ui/ptero-server-header.ui");
  GSettings *settings = ptero_settings_get_default ();
  g_autofree char *name = settings != NULL
                            ? g_settings_get_string (settings, "server-section")
                            : NULL;

  G_OBJECT_CLASS (ptero_server_page_parent_class)->constructed (object);

  ptero_place_set_server (GTK_WIDGET (self), self->server);
  self->header_end = g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "header_end")));
  /* Not to the widget itself, which loses it when the window takes it out of its header bar. */
  gtk_widget_insert_action_group (gtk_widget_get_last_child (self->header_end), "server",
                                  G_ACTION_GROUP (self->actions));
  self->favorite = GTK_WIDGET (gtk_builder_get_object (builder, "favorite"));
  g_object_bind_property (self->server, "favorite", self->favorite, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  ptero_state_pill_set_server (self->pill, self->server);
  ptero_conflict_page_set_server (self->conflict, self->server);
  self->console = ptero_console_new (self->server);
  g_signal_connect_object (ptero_console_get_socket (self->console), "backup-completed",
                           G_CALLBACK (ptero_server_page_backup_completed), self,
                           G_CONNECT_SWAPPED);
  self->access = ptero_access_new (self->server);
  g_signal_connect_object (self->access, "changed", G_CALLBACK (access_changed_cb), self,
                           G_CONNECT_SWAPPED);
  ptero_section_list_set_access (self->section_list, self->access);
  ptero_server_page_show_section (self, name);
  g_signal_connect_object (self->server, "changed", G_CALLBACK (server_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ptero_fleet_server_get_panel (self->server), "notify",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ptero_server_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (object);

  if (self->cover != NULL && prop_id >= PROP_TITLE)
    {
      g_object_get_property (G_OBJECT (self->cover), pspec->name, value);
      return;
    }

  switch (prop_id)
    {
    case PROP_JOBS:
      g_value_set_object (value, self->jobs);
      break;
    case PROP_SERVER:
      g_value_set_object (value, self->server);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_HEADER_START:
      g_value_set_object (value, NULL);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, self->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_server_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (object);

  switch (prop_id)
    {
    case PROP_JOBS:
      self->jobs = g_value_dup_object (value);
      break;
    case PROP_SERVER:
      self->server = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ptero_server_page_dispose (GObject *object)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->backups_later, g_source_remove);
  if (self->cover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->cover)));
  gtk_widget_dispose_template (GTK_WIDGET (self), PTERO_TYPE_SERVER_PAGE);
  g_clear_object (&self->header_end);
  g_clear_object (&self->actions);
  g_clear_object (&self->access);
  g_clear_object (&self->console);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->jobs);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (ptero_server_page_parent_class)->dispose (object);
}

static void
ptero_server_page_finalize (GObject *object)
{
  PteroServerPage *self = PTERO_SERVER_PAGE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);

  G_OBJECT_CLASS (ptero_server_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/ptero-server-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, address);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, address_box);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, bin);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, conflict);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, node);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, notice);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, owner);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, pill);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, place);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, power_box);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, restart_button);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, section_box);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, section_list);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, sections);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, separator);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, PteroServerPage, stop_button);
}

static void
ptero_server_page_class_init (PteroServerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = ptero_server_page_constructed;
  object_class->dispose = ptero_server_page_dispose;
  object_class->finalize = ptero_server_page_finalize;
  object_class->get_property = ptero_server_page_get_property;
  object_class->set_property = ptero_server_page_set_property;

  widget_class->grab_focus = ptero_server_page_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, enter_section_cb, NULL);
  widget_class->map = ptero_server_page_map;
  widget_class->root = ptero_server_page_root;
  widget_class->unmap = ptero_server_page_unmap;

  properties[PROP_JOBS] =
    g_param_spec_object ("jobs", NULL, NULL, PTERO_TYPE_JOB_QUEUE, flags);
  properties[PROP_SERVER] =
    g_param_spec_object ("server", NULL, NULL, PTERO_TYPE_FLEET_SERVER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_TITLE, "title");
  g_object_class_override_property (object_class, PROP_SUBTITLE, "subtitle");
  g_object_class_override_property (object_class, PROP_HEADER_START, "header-start");
  g_object_class_override_property (object_class, PROP_HEADER_END, "header-end");

  g_type_ensure (PTERO_TYPE_CONFLICT_PAGE);
  g_type_ensure (PTERO_TYPE_NARROW_BIN);
  g_type_ensure (PTERO_TYPE_SECTION_LIST);
  g_type_ensure (PTERO_TYPE_STATE_PILL);

  gtk_widget_class_set_css_name (widget_class, "serverpage");
  bind_template (widget_class);
}

static void
ptero_server_page_init (PteroServerPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);

  gtk_widget_init_template (GTK_WIDGET (self));
  ptero_power_add_shortcuts (GTK_WIDGET (self), "server");
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * ptero_server_page_new:
 * @server: a server
 * @jobs: where power actions go
 *
 * Returns: (transfer floating): its page
 */
GtkWidget *
ptero_server_page_new (PteroFleetServer *server,
                       PteroJobQueue    *jobs)
{
  g_return_val_if_fail (PTERO_IS_FLEET_SERVER (server), NULL);
  g_return_val_if_fail (PTERO_IS_JOB_QUEUE (jobs), NULL);

  return g_object_new (PTERO_TYPE_SERVER_PAGE, "server", server, "jobs", jobs, NULL);
}

/**
 * ptero_server_page_get_server:
 * @self: a page
 *
 * Returns: (transfer none): the server it shows
 */
PteroFleetServer *
ptero_server_page_get_server (PteroServerPage *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_PAGE (self), NULL);

  return self->server;
}
