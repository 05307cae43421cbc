/* fleet-support.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fleet-support.h"

#include <errno.h>

#include <glib/gstdio.h>
#include <time.h>

gboolean
wait_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
run_for (double seconds)
{
  gboolean over = FALSE;

  g_timeout_add ((guint)(seconds * 1000), set_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

char *
create_uuid (guint number)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", number, number);
}

/* @servers: a GListModel of PteroFleetServer */
guint
count_in_state (gpointer         servers,
                PteroServerState state)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr(PteroFleetServer) server = g_list_model_get_item (servers, i);

      count += ptero_fleet_server_get_state (server) == state;
    }

  return count;
}

PteroServer *
create_server (guint       number,
               const char *extra)
{
  g_autofree char *uuid = create_uuid (number);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  PteroResource *server;

  text = g_strdup_printf ("{\"object\":\"server\",\"attributes\":{"
                          "\"uuid\":\"%s\",\"identifier\":\"%.8s\",\"name\":\"Server %u\",\"node\":\"Node A\","
                          "\"description\":\"Ümläut\",\"status\":null,\"is_suspended\":false,"
                          "\"is_transferring\":false,\"is_node_under_maintenance\":false,\"server_owner\":true,"
                          "\"limits\":{\"memory\":1024,\"swap\":0,\"disk\":2048,\"io\":500,\"cpu\":200,"
                          "\"threads\":null,\"oom_disabled\":false},"
                          "\"relationships\":{\"allocations\":{\"object\":\"list\",\"data\":["
                          "{\"object\":\"allocation\",\"attributes\":{\"id\":%u,\"ip\":\"192.0.2.7\",\"ip_alias\":null,"
                          "\"port\":%u,\"notes\":null,\"is_default\":true}}]}}%s}}",
                          uuid, uuid, number, number, 20000 + number % 20000, extra);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  server = ptero_resource_new_from_json (PTERO_TYPE_SERVER, node, &error);
  g_assert_no_error (error);

  return PTERO_SERVER (server);
}

PteroStats *
create_stats (const char *state,
              gint64      uptime)
{
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;
  PteroResource *stats;

  text = g_strdup_printf ("{\"object\":\"stats\",\"attributes\":{\"current_state\":\"%s\",\"is_suspended\":false,"
                          "\"resources\":{\"memory_bytes\":1000,\"cpu_absolute\":12.5,\"disk_bytes\":3000,"
                          "\"network_rx_bytes\":1,\"network_tx_bytes\":2,\"uptime\":%" G_GINT64_FORMAT "}}}",
                          state, uptime);
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  stats = ptero_resource_new_from_json (PTERO_TYPE_STATS, node, &error);
  g_assert_no_error (error);

  return PTERO_STATS (stats);
}

PteroDemoPanel *
start_demo (guint n_servers)
{
  PteroDemoPanel *demo = ptero_demo_panel_new (n_servers, 1);
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_start (demo, &error);
  g_assert_no_error (error);

  return demo;
}

void
set_faults (PteroDemoPanel *demo,
            const char     *faults)
{
  g_autoptr(GError) error = NULL;

  ptero_demo_panel_set_faults (demo, faults, &error);
  g_assert_no_error (error);
}

PteroPanel *
create_panel (PteroDemoPanel *demo,
              PteroDemoKey    key)
{
  PteroPanel *panel = ptero_panel_new (NULL, "Demo", ptero_demo_panel_get_address (demo));
  gboolean application = key == PTERO_DEMO_KEY_APPLICATION ||
                         key == PTERO_DEMO_KEY_READ_ONLY ||
                         key == PTERO_DEMO_KEY_PARTIAL ||
                         key == PTERO_DEMO_KEY_NO_RIGHTS;

  ptero_panel_set_key (panel, application ? PTERO_API_APPLICATION : PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (demo, key));

  return panel;
}

char *
create_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("ptero-test-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

void
remove_folder (char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      /* never through a link, wherever it leads */
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (g_steal_pointer (&child));
      else if (g_unlink (child) != 0)
        g_assert_cmpint (errno, ==, ENOENT);   /* a database takes its own files along */
    }

  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_free (path);
}

struct _StallMeter
{
  guint  source_id;
  gint64 first_work;
  gint64 last;
  gint64 last_work;
  gint64 longest;
  gint64 longest_work;
};

#define METER_INTERVAL 5

/* What this thread has computed, in µs. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
meter_cb (gpointer user_data)
{
  StallMeter *self = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work ();

  self->longest = MAX (self->longest, now - self->last - METER_INTERVAL * 1000);
  self->longest_work = MAX (self->longest_work, work - self->last_work);
  self->last = now;
  self->last_work = work;

  return G_SOURCE_CONTINUE;
}

StallMeter *
stall_meter_new (void)
{
  StallMeter *self = g_new0 (StallMeter, 1);

  self->last = g_get_monotonic_time ();
  self->first_work = self->last_work = get_work ();
  self->source_id = g_timeout_add_full (G_PRIORITY_HIGH, METER_INTERVAL, meter_cb, self, NULL);

  return self;
}

StallReport
stall_meter_free (StallMeter *self)
{
  StallReport report;

  meter_cb (self);
  report.stall = self->longest / 1000.0;
  report.work = self->longest_work / 1000.0;
  report.total_work = (self->last_work - self->first_work) / 1000.0;
  g_source_remove (self->source_id);
  g_free (self);

  return report;
}

static void
mirror_cb (GListModel *model,
           guint       position,
           guint       n_removed,
           guint       n_added,
           Mirror     *mirror)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (mirror->items, position, n_removed);

  for (guint i = position; i < position + n_added; i++)
    g_ptr_array_insert (mirror->items, i, g_list_model_get_item (model, i));

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));
}

void
mirror_init (Mirror     *mirror,
             GListModel *model)
{
  mirror->model = model;
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror_cb (model, 0, 0, g_list_model_get_n_items (model), mirror);
  g_signal_connect (model, "items-changed", G_CALLBACK (mirror_cb), mirror);
}

void
mirror_check (Mirror *mirror)
{
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (mirror->model, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }

  g_assert_null (g_list_model_get_item (mirror->model, mirror->items->len));
}

void
mirror_clear (Mirror *mirror)
{
  mirror_check (mirror);
  g_signal_handlers_disconnect_by_data (mirror->model, mirror);
  g_ptr_array_unref (mirror->items);
}
