/* ptero-test-guest.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-guest.h"

#include "ptero-server-page.h"

static PteroFleetServer *
find_shared (PteroTestFleet *fleet)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet->fleet), i);

      if (!ptero_fleet_server_get_server (server)->server_owner &&
          !ptero_server_state_is_conflict (ptero_fleet_server_get_state (server)))
        return server;
    }

  return NULL;
}

PteroTestSection *
ptero_test_section_new_guest (const char *name,
                              int         width,
                              int         height)
{
  PteroTestSection *self = g_new0 (PteroTestSection, 1);

  self->fleet = ptero_test_fleet_new (0, PTERO_DEMO_KEY_USER);
  ptero_test_fleet_start (self->fleet);
  g_assert_nonnull (find_shared (self->fleet));
  self->server = g_object_ref (find_shared (self->fleet));
  self->page = g_object_ref_sink (ptero_server_page_new (self->server, self->fleet->jobs));
  self->window = ptero_test_present_sized (self->page, width, height);
  g_assert_true (gtk_widget_activate_action (self->page, "server.section", "s", name));
  /* what is allowed is asked for when the page is shown */
  ptero_test_spin (500);

  return self;
}
