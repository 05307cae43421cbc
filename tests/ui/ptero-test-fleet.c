/* ptero-test-fleet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-test-fleet.h"

#include <glib/gstdio.h>

#include "ptero-certificate.h"
#include "ptero-demo-certificate.h"

static PteroTestFleet *
create (guint        n_servers,
        PteroDemoKey key,
        gboolean     encrypted)
{
  PteroTestFleet *self = g_new0 (PteroTestFleet, 1);
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("ptero-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "panels.conf", NULL);

  self->demo = ptero_demo_panel_new (n_servers, 1);
  ptero_demo_panel_set_rate (self->demo, 100000);
  ptero_demo_panel_set_cache (self->demo, 100);
  ptero_demo_panel_set_tls (self->demo, encrypted);
  g_assert_true (ptero_demo_panel_start (self->demo, &error));
  g_assert_no_error (error);

  self->panels = ptero_panel_store_new (keyring, path);
  self->panel = ptero_panel_new (NULL, "Northwind Hosting",
                                 ptero_demo_panel_get_address (self->demo));
  if (encrypted)
    {
      g_autoptr(GTlsCertificate) certificate = ptero_demo_certificate_new (1, &error);
      g_autofree char *fingerprint = ptero_certificate_get_fingerprint (certificate);

      g_assert_no_error (error);
      ptero_panel_set_fingerprint (self->panel, fingerprint);
    }
  ptero_panel_store_add_demo (self->panels, self->panel, ptero_demo_panel_get_key (self->demo, key),
                              NULL);
  self->fleet = ptero_fleet_new (self->panels, NULL);
  self->jobs = ptero_job_queue_new ();

  return self;
}

/**
 * ptero_test_fleet_new:
 * @n_servers: how many servers the demo panel has, 0 for its own world
 * @key: whose key is used
 *
 * Returns: (transfer full): a fleet of one demo panel, not yet started
 */
PteroTestFleet *
ptero_test_fleet_new (guint        n_servers,
                      PteroDemoKey key)
{
  return create (n_servers, key, FALSE);
}

/* The same with a certificate that the panel itself signed, which is trusted for the panel and not
 * for its nodes. */
PteroTestFleet *
ptero_test_fleet_new_encrypted (guint        n_servers,
                                PteroDemoKey key)
{
  return create (n_servers, key, TRUE);
}

static gboolean
is_loaded (gpointer user_data)
{
  PteroTestFleet *self = user_data;

  if (ptero_fleet_get_loading (self->fleet) ||
      ptero_panel_get_state (self->panel) != PTERO_PANEL_STATE_ONLINE)
    return FALSE;

  /* the states of a large fleet take their time */
  return ptero_fleet_get_n_servers (self->fleet) > 100 ||
         ptero_test_fleet_count (self->fleet, PTERO_SERVER_STATE_UNKNOWN) == 0;
}

/* The list and the live state of its first servers are there. */
void
ptero_test_fleet_start (PteroTestFleet *self)
{
  ptero_fleet_start (self->fleet);
  ptero_test_wait (is_loaded, self);
}

/**
 * ptero_test_fleet_get:
 * @self: a fleet
 * @state: a state
 *
 * Returns: (transfer none) (nullable): the first server in @state
 */
PteroFleetServer *
ptero_test_fleet_get (PteroTestFleet   *self,
                      PteroServerState  state)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (self->fleet), i);

      if (ptero_fleet_server_get_state (server) == state)
        return server;
    }

  return NULL;
}

/* How many servers are in a state, or were when they were last seen. */
guint
ptero_test_fleet_count (PteroFleet       *fleet,
                        PteroServerState  state)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fleet)); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (G_LIST_MODEL (fleet), i);

      count += ptero_fleet_server_get_state (server) == state;
    }

  return count;
}

/* There was a job, and none is under way any more. */
gboolean
ptero_test_jobs_ended (gpointer jobs)
{
  guint n_running;

  g_object_get (jobs, "n-running", &n_running, NULL);

  return g_list_model_get_n_items (jobs) > 0 && n_running == 0;
}

void
ptero_test_fleet_free (PteroTestFleet *self)
{
  g_autofree char *path = g_build_filename (self->folder, "panels.conf", NULL);

  ptero_fleet_stop (self->fleet);
  ptero_demo_panel_stop (self->demo);
  ptero_test_spin (20);
  g_object_unref (self->jobs);
  g_object_unref (self->fleet);
  g_object_unref (self->panel);
  g_object_unref (self->panels);
  g_object_unref (self->demo);
  g_unlink (path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroAnswer) answer = ptero_client_send_finish (PTERO_CLIENT (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/* Does something on the panel behind the back of what is tested, and waits until it is done. */
void
ptero_test_ask (PteroClient  *client,
                PteroRequest *request)
{
  gboolean done = FALSE;

  ptero_client_send_async (client, request, NULL, asked_cb, &done);
  ptero_test_wait (is_set, &done);
}

/* As ptero_test_present(), in a window of that size. */
GtkWidget *
ptero_test_present_sized (GtkWidget *content,
                          int        width,
                          int        height)
{
  GtkWidget *window;

  gtk_widget_set_size_request (content, width, height);
  window = ptero_test_present (content);
  gtk_widget_set_size_request (content, -1, -1);
  ptero_test_spin (50);

  return window;
}
