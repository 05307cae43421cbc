/* bench-resource.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "ptero-identity-map.h"
#include "ptero-server.h"

/* What the typed objects cost on top of json-glib's parser, measured in the same run; and what of
 * it is left to the main loop, as a thread reads what is large. Prints, and never fails. */

#define N_SERVERS 1000
#define N_FLEET   10000
#define N_ROUNDS  7

#define VARIABLE \
  "{\"object\":\"egg_variable\",\"attributes\":{\"name\":\"Variable %d\",\"description\":\"What the variable %d of the egg is for, " \
  "in a sentence.\",\"env_variable\":\"VARIABLE_%d\",\"default_value\":\"latest\",\"server_value\":\"latest\",\"is_editable\":true," \
  "\"rules\":\"required|string|between:3,15\"}}"

static char *
create_server (guint    number,
               gboolean changed)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          "{\"object\":\"server\",\"attributes\":{\"server_owner\":false,\"identifier\":\"%08x\",\"internal_id\":%u,"
                          "\"uuid\":\"%08x-7291-493d-b0b8-faabdc6fcd8f\",\"name\":\"Server %u%s\",\"node\":\"Node %u\","
                          "\"is_node_under_maintenance\":false,\"sftp_details\":{\"ip\":\"node%u.example.com\",\"port\":2022},"
                          "\"description\":\"The server number %u\",\"limits\":{\"memory\":4096,\"swap\":0,\"disk\":10240,\"io\":500,"
                          "\"cpu\":200,\"threads\":null,\"oom_disabled\":true},\"invocation\":\"java -Xms128M -Xmx4096M -jar server.jar\","
                          "\"docker_image\":\"ghcr.io\\/pterodactyl\\/yolks:java_17\",\"egg_features\":[\"eula\",\"java_version\","
                          "\"pid_limit\"],\"feature_limits\":{\"databases\":5,\"allocations\":5,\"backups\":2},\"status\":null,"
                          "\"is_suspended\":false,\"is_installing\":false,\"is_transferring\":false,\"relationships\":"
                          "{\"allocations\":{\"object\":\"list\",\"data\":[{\"object\":\"allocation\",\"attributes\":{\"id\":%u,"
                          "\"ip\":\"10.0.0.%u\",\"ip_alias\":null,\"port\":%u,\"notes\":null,\"is_default\":true}}]},"
                          "\"variables\":{\"object\":\"list\",\"data\":[",
                          number, number, number, number, changed ? " (new)" : "", number % 50,
                          number % 50, number,
                          number, number % 50, 25565 + number % 1000);

  for (int i = 0; i < 4; i++)
    g_string_append_printf (text, "%s" VARIABLE, i > 0 ? "," : "", i, i, i);

  g_string_append (text, "]}}}}");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A list of @n servers of which every @nth is changed, or none for 0. */
static char *
create_answer (guint n,
               guint nth)
{
  g_autoptr(GString) text = g_string_new ("{\"object\":\"list\",\"data\":[");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *server = create_server (i, nth > 0 && i % nth == 0);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", server);
    }

  g_string_append (text, "]}");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

static JsonParser *
parse (const char *text)
{
  JsonParser *parser = json_parser_new_immutable ();

  json_parser_load_from_data (parser, text, -1, NULL);

  return parser;
}

/* New objects, as a thread makes them. */
static GPtrArray *
make_servers (JsonParser *parser)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *array = json_object_get_array_member (root, "data");
  GPtrArray *servers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (servers,
                     ptero_resource_new_from_json (PTERO_TYPE_SERVER,
                                                   json_array_get_element (array, i), NULL));

  return servers;
}

/* What is known instead, as the main loop does it. */
static void
take_servers (PteroIdentityMap *map,
              GPtrArray        *servers)
{
  for (guint i = 0; i < servers->len; i++)
    servers->pdata[i] = ptero_identity_map_take (map, servers->pdata[i]);
}

static GPtrArray *
read_answer (PteroIdentityMap *map,
             JsonParser       *parser)
{
  GPtrArray *servers = make_servers (parser);

  take_servers (map, servers);

  return servers;
}

static gsize
read_resident (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) &&
      sscanf (text, "%*s %" G_GSIZE_FORMAT, &pages) == 1)
    return pages * 4096;

  return 0;
}

static void
notified_cb (guint *count)
{
  (*count)++;
}

static void
measure_reading (void)
{
  g_autofree char *text = create_answer (N_SERVERS, 0);
  double parsing = G_MAXDOUBLE;
  double reading = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr(JsonParser) parser = parse (text);
      g_autoptr(GPtrArray) servers = NULL;

      parsing = MIN (parsing, seconds_since (start));

      start = g_get_monotonic_time ();
      servers = read_answer (map, parser);
      reading = MIN (reading, seconds_since (start));
    }

  g_print ("%d servers, %.1f kB: json-glib %.1f ms, typed objects %.1f ms more, together %.2f × (target 2.00 ×)\n",
           N_SERVERS, strlen (text) / 1e3, parsing * 1e3, reading * 1e3,
           (parsing + reading) / parsing);
}

static void
measure_refresh (void)
{
  g_autofree char *text = create_answer (N_FLEET, 0);
  g_autofree char *newer = create_answer (N_FLEET, 100);
  g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
  g_autoptr(JsonParser) parser = parse (text);
  g_autoptr(JsonParser) newer_parser = parse (newer);
  gsize before = read_resident ();
  g_autoptr(GPtrArray) servers = read_answer (map, parser);
  gsize after = read_resident ();
  double making = G_MAXDOUBLE;
  double taking = G_MAXDOUBLE;
  guint n_notifies = 0;

  for (guint i = 0; i < servers->len; i++)
    g_signal_connect_swapped (g_ptr_array_index (servers, i), "notify", G_CALLBACK (notified_cb),
                              &n_notifies);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GPtrArray) again = make_servers (i % 2 == 0 ? newer_parser : parser);

      making = MIN (making, seconds_since (start));

      start = g_get_monotonic_time ();
      take_servers (map, again);
      taking = MIN (taking, seconds_since (start));
    }

  g_print ("%d servers refreshed in place, 1 %% changed: read in threads %.1f ms, on the main loop %.1f ms, %u notifications a round\n",
           N_FLEET, making * 1e3, taking * 1e3, n_notifies / N_ROUNDS);
  g_print ("%d servers with 4 variables and an address each: %.1f MB, %.0f bytes a server\n",
           N_FLEET, (after - before) / 1e6, (double) (after - before) / N_FLEET);
}

static void
measure_recorded (void)
{
  g_autofree char *text = create_answer (N_SERVERS, 0);
  g_autoptr(PteroIdentityMap) map = ptero_identity_map_new ();
  g_autoptr(JsonParser) parser = parse (text);
  g_autoptr(GPtrArray) servers = read_answer (map, parser);
  g_autoptr(GPtrArray) recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  double writing = G_MAXDOUBLE;
  double reading = G_MAXDOUBLE;
  gsize size = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      g_ptr_array_set_size (recorded, 0);
      size = 0;

      for (guint i = 0; i < servers->len; i++)
        {
          GBytes *record = ptero_resource_to_record (g_ptr_array_index (servers, i));

          g_ptr_array_add (recorded, record);
          size += g_bytes_get_size (record);
        }

      writing = MIN (writing, seconds_since (start));

      start = g_get_monotonic_time ();

      for (guint i = 0; i < recorded->len; i++)
        {
          g_autoptr(PteroResource) resource =
            ptero_resource_new_from_record (PTERO_TYPE_SERVER, g_ptr_array_index (recorded, i));

          g_assert_nonnull (resource);
        }

      reading = MIN (reading, seconds_since (start));
    }

  g_print ("%d servers recorded: written in %.1f ms, read in %.1f ms, %.1f kB\n",
           N_SERVERS, writing * 1e3, reading * 1e3, size / 1e3);
}

int
main (void)
{
  measure_refresh ();
  measure_reading ();
  measure_recorded ();

  return 0;
}
