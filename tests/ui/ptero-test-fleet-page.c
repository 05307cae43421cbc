/* ptero-test-fleet-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-fleet-page.h"

#include "ptero-fleet-page-private.h"
#include "ptero-page.h"

/* The state of each server is there. */
gboolean
ptero_test_fleet_page_has_running (gpointer fleet)
{
  return ptero_test_fleet_count (fleet, PTERO_SERVER_STATE_RUNNING) > 3 &&
         ptero_test_fleet_count (fleet, PTERO_SERVER_STATE_UNKNOWN) == 0;
}

void
ptero_test_fleet_page_show (PteroTestFleetPage *self,
                            guint               n_servers,
                            PteroDemoKey        key,
                            int                 width,
                            int                 height)
{
  self->fleet = ptero_test_fleet_new (n_servers, key);
  self->page = g_object_ref_sink (ptero_fleet_page_new (self->fleet->fleet, self->fleet->jobs,
                                                        NULL));
  self->selection = ptero_fleet_page_get_selection (PTERO_FLEET_PAGE (self->page));
  self->window = ptero_test_present_sized (self->page, width, height);
}

void
ptero_test_fleet_page_show_loaded (PteroTestFleetPage *self,
                                   int                 width,
                                   int                 height)
{
  ptero_test_fleet_page_show (self, 0, PTERO_DEMO_KEY_ADMIN, width, height);
  ptero_test_fleet_start (self->fleet);
  ptero_test_wait (ptero_test_fleet_page_has_running, self->fleet->fleet);
  ptero_test_spin (300);
}

void
ptero_test_fleet_page_take_down (PteroTestFleetPage *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ptero_test_await_finalize (self->page);
  ptero_test_fleet_free (self->fleet);
}

guint
ptero_test_fleet_page_count_shown (PteroTestFleetPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

guint
ptero_test_fleet_page_count_selected (PteroTestFleetPage *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected);
}

void
ptero_test_fleet_page_activate (PteroTestFleetPage *self,
                                const char         *name,
                                const char         *target)
{
  g_autofree char *full = g_strconcat ("fleet.", name, NULL);

  if (target != NULL)
    g_assert_true (gtk_widget_activate_action (self->page, full, "s", target));
  else
    g_assert_true (gtk_widget_activate_action (self->page, full, NULL));
  ptero_test_spin (50);
}

/* A button that names the action is sensitive while the action is enabled. */
gboolean
ptero_test_fleet_page_is_enabled (PteroTestFleetPage *self,
                                  const char         *name)
{
  g_autofree char *action = g_strconcat ("fleet.", name, NULL);
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_widget_insert_before (button, self->page, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  enabled = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);

  return enabled;
}

void
ptero_test_fleet_page_search (PteroTestFleetPage *self,
                              const char         *text)
{
  GtkWidget *entry = ptero_test_find_type (self->page, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  ptero_test_spin (50);
}

/* What the page says is brought up to date before the next frame, which may be late. */
static void
await_title (PteroTestFleetPage *self,
             const char         *title)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *is_title = ptero_page_dup_title (PTERO_PAGE (self->page));

      if (g_str_equal (is_title, title))
        return;
      ptero_test_spin (20);
    }
}

void
ptero_test_fleet_page_assert_title (PteroTestFleetPage *self,
                                    const char         *title,
                                    const char         *subtitle)
{
  g_autofree char *is_title = NULL;
  g_autofree char *is_subtitle = NULL;

  await_title (self, title);
  is_title = ptero_page_dup_title (PTERO_PAGE (self->page));
  g_object_get (self->page, "subtitle", &is_subtitle, NULL);

  g_assert_cmpstr (is_title, ==, title);
  if (!g_str_has_prefix (is_subtitle, subtitle))
    g_assert_cmpstr (is_subtitle, ==, subtitle);
}

PteroFleetServer *
ptero_test_fleet_page_peek (PteroTestFleetPage *self,
                            guint               position)
{
  g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                              position);

  return server;
}

gboolean
ptero_test_fleet_page_is_unreachable (gpointer panel)
{
  return ptero_panel_get_state (panel) == PTERO_PANEL_STATE_UNREACHABLE;
}
