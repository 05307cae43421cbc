/* ptero-window-servers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-window-private.h"

#include <glib/gi18n.h>

#include "ptero-dialog.h"
#include "ptero-fleet-page.h"
#include "ptero-format.h"
#include "ptero-palette.h"
#include "ptero-power.h"
#include "ptero-toast.h"

/* The server that an action names; it may be gone meanwhile. */
static PteroFleetServer *
find_server (PteroWindow *self,
             const char  *key)
{
  return ptero_fleet_find (self->fleet, key);
}

/* The same keys close it. */
void
ptero_window_palette_action (GtkWidget  *widget,
                             const char *action_name,
                             GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tab_view);
  PteroPage *page = ptero_window_get_page (self);
  g_autoptr(GListModel) selected = NULL;
  GtkWidget *palette;

  if (self->palette != NULL)
    {
      ptero_dialog_close (self->palette);
      return;
    }

  if (PTERO_IS_FLEET_PAGE (page))
    selected = ptero_fleet_page_dup_targets (PTERO_FLEET_PAGE (page));
  palette = ptero_palette_new (self->fleet, tab != NULL ? ptero_server_tabs_get_server (tab) : NULL,
                               selected, self->settings);
  g_set_weak_pointer (&self->palette, palette);
  ptero_palette_present (PTERO_PALETTE (palette), widget);
}

static GListModel *
create_targets (PteroFleetServer *server)
{
  GListStore *targets = g_list_store_new (PTERO_TYPE_FLEET_SERVER);

  g_list_store_append (targets, server);

  return G_LIST_MODEL (targets);
}

typedef struct
{
  PteroPowerSignal  signal;
  GListModel       *targets;
} Power;

static char *
describe_begun (PteroPowerSignal  signal,
                const char       *name,
                const char       *panel)
{
  switch (signal)
    {
    /* Translators: a server, and its panel */
    case PTERO_POWER_START: return g_strdup_printf (_("Starting “%s” on “%s”"), name, panel);
    /* Translators: a server, and its panel */
    case PTERO_POWER_STOP: return g_strdup_printf (_("Stopping “%s” on “%s”"), name, panel);
    /* Translators: a server, and its panel */
    case PTERO_POWER_RESTART: return g_strdup_printf (_("Restarting “%s” on “%s”"), name, panel);
    /* Translators: a server, and its panel */
    case PTERO_POWER_KILL: return g_strdup_printf (_("Killing “%s” on “%s”"), name, panel);
    default: g_assert_not_reached ();
    }
}

/* The server need not be in sight. */
static void
tell_begun (PteroWindow *self,
            const Power *power)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (power->targets, 0);
  PteroPanel *panel = ptero_fleet_server_get_panel (server);
  g_autofree char *name = ptero_text_make_safe (ptero_fleet_server_get_server (server)->name);
  g_autofree char *panel_name = ptero_text_make_safe (ptero_panel_get_name (panel));
  g_autofree char *text = describe_begun (power->signal, name, panel_name);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  ptero_toast_show (GTK_WIDGET (self), adw_toast_new (markup));
}

static void
power_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  PteroWindow *self = PTERO_WINDOW (source);
  Power *power = user_data;

  if (ptero_power_confirm_finish (GTK_WIDGET (self), result, NULL) && self->jobs != NULL)
    {
      ptero_power_start (GTK_WIDGET (self), self->jobs, power->signal, power->targets);
      tell_begun (self, power);
    }
  g_object_unref (power->targets);
  g_free (power);
}

void
ptero_window_power_server_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  PteroFleetServer *server;
  PteroPowerSignal signal;
  const char *wire;
  const char *key;
  Power *power;

  g_variant_get (parameter, "(&s&s)", &wire, &key);
  server = find_server (PTERO_WINDOW (widget), key);
  if (server == NULL || !ptero_power_signal_from_wire (wire, &signal) ||
      !ptero_fleet_server_can_power (server, signal))
    {
      gtk_widget_error_bell (widget);
      return;
    }

  power = g_new0 (Power, 1);
  power->signal = signal;
  power->targets = create_targets (server);
  ptero_power_confirm_async (widget, signal, power->targets, NULL, NULL, power_confirmed_cb, power);
}

/* As if it was done in the list that is in front. */
void
ptero_window_power_selected_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  PteroPage *page = ptero_window_get_page (PTERO_WINDOW (widget));
  g_autofree char *action = g_strconcat ("fleet.", g_variant_get_string (parameter, NULL), NULL);
  g_autoptr(GListModel) targets = NULL;

  /* not the one in focus, where those that were selected are gone */
  if (PTERO_IS_FLEET_PAGE (page))
    targets = ptero_fleet_page_dup_targets (PTERO_FLEET_PAGE (page));
  if (targets == NULL || g_list_model_get_n_items (targets) < 2 ||
      !gtk_widget_activate_action (GTK_WIDGET (page), action, NULL))
    gtk_widget_error_bell (widget);
}

void
ptero_window_show_section_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroFleetServer *server;
  PteroPage *page;
  const char *key;
  const char *section;

  g_variant_get (parameter, "(&s&s)", &key, &section);
  server = find_server (self, key);
  if (server == NULL)
    return;

  ptero_window_open_server (self, server, FALSE);
  page = ptero_window_get_page (self);
  gtk_widget_activate_action (GTK_WIDGET (page), "server.section", "s", section);
}

void
ptero_window_copy_address_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  PteroFleetServer *server = find_server (PTERO_WINDOW (widget),
                                          g_variant_get_string (parameter, NULL));

  if (server != NULL)
    ptero_toast_copy_address (widget, ptero_fleet_server_get_address (server));
}

void
ptero_window_open_in_panel_action (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  PteroFleetServer *server = find_server (PTERO_WINDOW (widget),
                                          g_variant_get_string (parameter, NULL));

  if (server != NULL)
    ptero_power_open_in_panel (widget, server);
}

void
ptero_window_find_servers_action (GtkWidget  *widget,
                                  const char *action_name,
                                  GVariant   *parameter)
{
  PteroWindow *self = PTERO_WINDOW (widget);
  PteroPage *page;

  ptero_window_show_page (self, NULL);
  page = ptero_window_get_page (self);
  if (PTERO_IS_FLEET_PAGE (page))
    ptero_fleet_page_search (PTERO_FLEET_PAGE (page), g_variant_get_string (parameter, NULL));
}
