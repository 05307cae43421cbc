/* ptero-power-menu.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-power-menu.h"

#include <glib/gi18n.h>

#include "ptero-popover.h"

static void
give_up (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

static void
give_up_late (gpointer data)
{
  g_autoptr(GtkWidget) popover = data;

  give_up (popover);
}

/* The action of the item that was clicked is activated after the popover closed. */
static void
popover_closed_cb (GtkWidget *popover)
{
  g_timeout_add_once (PTERO_POPOVER_KEEP_MS, give_up_late, g_object_ref (popover));
}

/**
 * ptero_power_signal_get_label:
 * @signal: a power action
 *
 * Returns: (transfer none): what a button for it says, translated
 */
const char *
ptero_power_signal_get_label (PteroPowerSignal signal)
{
  switch (signal)
    {
    case PTERO_POWER_START: return _("Start");
    case PTERO_POWER_STOP: return _("Stop");
    case PTERO_POWER_RESTART: return _("Restart");
    case PTERO_POWER_KILL: return _("Kill…");
    default: g_return_val_if_reached (NULL);
    }
}

/**
 * ptero_power_signal_get_icon_name:
 * @signal: a power action
 *
 * Returns: (transfer none): the icon of a button for it
 */
const char *
ptero_power_signal_get_icon_name (PteroPowerSignal signal)
{
  switch (signal)
    {
    case PTERO_POWER_START: return "ptero-start-symbolic";
    case PTERO_POWER_STOP: return "ptero-stop-symbolic";
    case PTERO_POWER_RESTART: return "ptero-restart-symbolic";
    case PTERO_POWER_KILL: return "ptero-kill-symbolic";
    default: g_return_val_if_reached (NULL);
    }
}

static const struct { const char *keys; const char *action; } shortcuts[] = {
  { PTERO_POWER_START_KEYS, "start" },
  { PTERO_POWER_RESTART_KEYS, "restart" },
  { PTERO_POWER_STOP_KEYS, "stop" },
  { PTERO_POWER_KILL_KEYS, "kill" },
};

/**
 * ptero_power_add_shortcuts:
 * @widget: a page
 * @prefix: of the actions "start", "restart", "stop" and "kill" of @widget
 *
 * Lets the keys of the power actions work while the focus is in @widget.
 */
void
ptero_power_add_shortcuts (GtkWidget  *widget,
                           const char *prefix)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *action = g_strdup_printf ("%s.%s", prefix, shortcuts[i].action);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                                                              gtk_named_action_new (action)));
    }
  gtk_widget_add_controller (widget, controller);
}

/**
 * ptero_power_add_explanations:
 * @widget: a page that has these keys
 * @callback: gets "start", "restart", "stop" or "kill", and returns %FALSE where that can be done
 *
 * Has @callback say why one of the keys does nothing: that of an action that is
 * not enabled is swallowed. So it is asked before the action.
 */
void
ptero_power_add_explanations (GtkWidget       *widget,
                              GtkShortcutFunc  callback)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (shortcuts[i].keys);
      GtkShortcutAction *action;

      action = gtk_callback_action_new (callback, (gpointer) shortcuts[i].action, NULL);
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (trigger, action));
    }
  gtk_widget_add_controller (widget, controller);
}

/**
 * ptero_popover_menu_popup:
 * @parent: a widget with a layout manager
 * @menu: what to offer
 * @pointing_to: (nullable): where in @parent, %NULL for all of it
 *
 * Opens a menu at a widget, and gives it up when it was closed.
 */
void
ptero_popover_menu_popup (GtkWidget          *parent,
                          GMenuModel         *menu,
                          const GdkRectangle *pointing_to)
{
  GtkWidget *popover;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (G_IS_MENU_MODEL (menu));

  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, parent);
  if (pointing_to != NULL)
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (popover), pointing_to);
      gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
      gtk_widget_set_halign (popover, GTK_ALIGN_START);
    }
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  /* a widget that owns a popover has to let go of it before it ends */
  g_signal_connect_object (parent, "destroy", G_CALLBACK (give_up), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * ptero_power_menu_popup:
 * @parent: what was clicked, inside the server list
 * @server: a server
 *
 * Offers the power actions that the state of @server allows, by
 * `fleet.power-server`.
 */
void
ptero_power_menu_popup (GtkWidget        *parent,
                        PteroFleetServer *server)
{
  static const PteroPowerSignal signals[] = { PTERO_POWER_START, PTERO_POWER_RESTART,
                                              PTERO_POWER_STOP, PTERO_POWER_KILL };
  g_autoptr(GMenu) menu = g_menu_new ();

  g_return_if_fail (PTERO_IS_FLEET_SERVER (server));

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr(GMenuItem) item = NULL;

      if (!ptero_fleet_server_can_power (server, signals[i]))
        continue;

      item = g_menu_item_new (ptero_power_signal_get_label (signals[i]), NULL);
      g_menu_item_set_action_and_target (item, "fleet.power-server", "(ss)",
                                         ptero_power_signal_to_wire (signals[i]),
                                         ptero_fleet_server_get_key (server));
      g_menu_append_item (menu, item);
    }

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_("Nothing to Do in This State"),
                                                   "fleet.nothing");

      g_menu_append_item (menu, item);
    }

  ptero_popover_menu_popup (parent, G_MENU_MODEL (menu), NULL);
}
