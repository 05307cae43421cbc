/* test-large-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fleet-support.h"
#include "ptero-large-file.h"
#include "ptero-panel-sync.h"

typedef struct
{
  PteroDemoPanel   *demo;
  PteroPanel       *panel;
  PteroPanelSync   *sync;
  PteroFleetServer *server;
  PteroAccess      *access;
  char             *folder;
  GFile            *local;
} Site;

static void
set_up (Site          *site,
        gconstpointer  data)
{
  PteroServerList *servers;

  site->demo = start_demo (0);
  site->panel = create_panel (site->demo, PTERO_DEMO_KEY_ADMIN);
  site->sync = ptero_panel_sync_new (site->panel);
  servers = ptero_panel_sync_get_servers (site->sync);
  ptero_panel_sync_start (site->sync);
  WAIT_UNTIL (20, ptero_server_list_get_n_items (servers) > 0);
  for (guint i = 0; i < ptero_server_list_get_n_items (servers) && site->server == NULL; i++)
    if (ptero_fleet_server_get_server (ptero_server_list_peek (servers, i))->internal_id == 4)
      site->server = g_object_ref (ptero_server_list_peek (servers, i));
  g_assert_nonnull (site->server);
  site->access = ptero_access_new (site->server);
  site->folder = g_dir_make_tmp ("ptero-large-XXXXXX", NULL);
  site->local = g_file_new_build_filename (site->folder, "server.cfg", NULL);
}

static void
tear_down (Site          *site,
           gconstpointer  data)
{
  g_file_delete (site->local, NULL, NULL);
  g_assert_cmpint (g_rmdir (site->folder), ==, 0);
  g_free (site->folder);
  g_object_unref (site->local);
  g_object_unref (site->access);
  g_object_unref (site->server);
  ptero_panel_sync_stop (site->sync);
  run_for (0.05);
  g_object_unref (site->sync);
  g_object_unref (site->panel);
  ptero_demo_panel_stop (site->demo);
  g_object_unref (site->demo);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
load (Site            *site,
      PteroLargeFile  *file,
      GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_large_file_load_async (file, site->local, NULL, result_cb, &result);
  WAIT_UNTIL (30, result != NULL);

  return ptero_large_file_load_finish (file, result, error);
}

static gboolean
save (Site            *site,
      PteroLargeFile  *file,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_large_file_save_async (file, site->local, cancellable, result_cb, &result);
  WAIT_UNTIL (30, result != NULL);

  return ptero_large_file_save_finish (file, result, error);
}

static void
write_local (Site       *site,
             const char *text)
{
  g_assert_true (g_file_replace_contents (site->local, text, strlen (text), NULL, FALSE, 0, NULL,
                                          NULL, NULL));
}

static char *
read_local (Site *site)
{
  char *text = NULL;

  g_assert_true (g_file_load_contents (site->local, NULL, &text, NULL, NULL, NULL));

  return text;
}

/* What somebody else does to the file. */
static void
write_there (Site       *site,
             const char *text)
{
  g_autoptr(PteroRequest) request = ptero_request_new (PTERO_ENDPOINT_FILE_WRITE, "server",
                                                       ptero_access_get_uuid (site->access),
                                                       "file", "/server.cfg", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;

  ptero_request_set_body (request, "text/plain", bytes);
  ptero_client_send_async (ptero_panel_get_client (site->panel), request, NULL, result_cb, &result);
  WAIT_UNTIL (20, result != NULL);
  answer = ptero_client_send_finish (ptero_panel_get_client (site->panel), result, &error);
  g_assert_no_error (error);
}

/* It comes, is changed here, goes back, and goes back again without a question. */
static void
test_round_trip (Site          *site,
                 gconstpointer  data)
{
  g_autoptr(PteroLargeFile) file = ptero_large_file_new (site->access, "/server.cfg");
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  write_there (site, "theirs");
  g_assert_true (load (site, file, &error));
  g_assert_no_error (error);
  first = read_local (site);
  g_assert_cmpstr (first, ==, "theirs");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf ("mine, %u times longer than it was", i);

      write_local (site, text);
      g_assert_true (save (site, file, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (load (site, file, &error));
  last = read_local (site);
  g_assert_cmpstr (last, ==, "mine, 1 times longer than it was");
}

/* What somebody else wrote meanwhile is not overwritten unasked. */
static void
test_changed (Site          *site,
              gconstpointer  data)
{
  g_autoptr(PteroLargeFile) file = ptero_large_file_new (site->access, "/server.cfg");
  g_autoptr(GError) error = NULL;
  g_autofree char *replaced = NULL;

  g_assert_true (load (site, file, &error));
  write_local (site, "mine");
  write_there (site, "somebody else's");
  g_assert_false (save (site, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);
  g_assert_false (save (site, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_clear_error (&error);

  /* it is known now what is lost */
  ptero_large_file_take_theirs (file);
  g_assert_true (save (site, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (load (site, file, &error));
  replaced = read_local (site);
  g_assert_cmpstr (replaced, ==, "mine");
}

/* Neither a file that is not there, nor a daemon that is down, nor a call that was taken back is
 * written to or from. */
static void
test_errors (Site          *site,
             gconstpointer  data)
{
  g_autoptr(PteroLargeFile) file = ptero_large_file_new (site->access, "/server.cfg");
  g_autoptr(PteroLargeFile) missing = ptero_large_file_new (site->access, "/nowhere.cfg");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  write_local (site, "kept");
  g_assert_false (load (site, missing, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  text = read_local (site);
  g_assert_cmpstr (text, ==, "kept");

  write_there (site, "theirs");
  g_assert_true (load (site, file, &error));
  write_local (site, "mine");
  g_cancellable_cancel (cancellable);
  g_assert_false (save (site, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  set_faults (site->demo, "daemon-down");
  g_assert_false (save (site, file, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  set_faults (site->demo, "");
  g_assert_true (load (site, file, &error));
  g_clear_pointer (&text, g_free);
  text = read_local (site);
  g_assert_cmpstr (text, ==, "theirs");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/large-file/round-trip", Site, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/large-file/changed", Site, NULL, set_up, test_changed, tear_down);
  g_test_add ("/large-file/errors", Site, NULL, set_up, test_errors, tear_down);

  return g_test_run ();
}
