/* ptero-demo-servers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-chores.h"
#include "ptero-demo-console.h"
#include "ptero-demo-filter.h"
#include "ptero-demo-permissions.h"
#include "ptero-demo-power.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-signature.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* The server list and what a client asks of one server. */

/* Which servers `type` means for the caller. */
static gboolean
fits_type (PteroDemoCall   *call,
           const char      *type,
           PteroDemoServer *server)
{
  gboolean is_owner = server->owner == call->user;

  if (g_strcmp0 (type, "owner") == 0)
    return is_owner;

  if (g_strcmp0 (type, "admin-all") == 0)
    return call->user->root_admin;

  if (g_strcmp0 (type, "admin") == 0)
    return call->user->root_admin && !is_owner &&
           ptero_demo_server_get_subuser (server, call->user) == NULL;

  return is_owner || ptero_demo_server_get_subuser (server, call->user) != NULL;
}

/* `filter[*]` that looks like an address: ip exact, port as a prefix. */
static gboolean
fits_address (const char      *value,
              PteroDemoServer *server)
{
  const char *colon = strrchr (value, ':');
  gsize length = colon != NULL ? (gsize) (colon - value) : strlen (value);

  for (guint i = 0; i < server->allocations->len; i++)
    {
      PteroDemoAllocation *allocation = g_ptr_array_index (server->allocations, i);
      g_autofree char *port = g_strdup_printf ("%u", allocation->port);

      if ((length == 0 ||
           (strncmp (allocation->ip, value, length) == 0 && allocation->ip[length] == '\0')) &&
          (colon == NULL || g_str_has_prefix (port, colon + 1)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
fits_anything (PteroDemoCall   *call,
               PteroDemoServer *server)
{
  const char *value = ptero_demo_filter_get (call, "*");

  if (value == NULL)
    return TRUE;

  if (*value == ':' || g_regex_match_simple ("^\\d+\\.\\d+\\.\\d+\\.\\d+(:\\d+)?$", value, 0, 0))
    return fits_address (value, server);

  return g_str_has_prefix (server->uuid, value) ||
         g_strcmp0 (server->external_id, value) == 0 ||
         ptero_demo_filter_partial (call, "*", server->name);
}

static gboolean
fits_filters (PteroDemoCall   *call,
              PteroDemoServer *server)
{
  return ptero_demo_filter_partial (call, "uuid", server->uuid) &&
         ptero_demo_filter_partial (call, "name", server->name) &&
         ptero_demo_filter_partial (call, "description", server->description) &&
         ptero_demo_filter_partial (call, "external_id", server->external_id) &&
         fits_anything (call, server);
}

static GPtrArray *
find_servers (PteroDemoCall *call)
{
  const char *type = ptero_demo_query_get (call->query, "type");
  g_auto (GStrv) filters = ptero_demo_query_get_filters (call->query);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < call->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (call->world->servers, i);

      ptero_demo_chores_settle (call->world, server);
      if (fits_type (call, type, server) && (filters[0] == NULL || fits_filters (call, server)))
        g_ptr_array_add (found, server);
    }

  return found;
}

void
ptero_demo_list_servers (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = NULL;
  const char *anything;

  if (!ptero_demo_filter_check (call, "uuid, name, description, external_id, *", NULL))
    return;

  anything = ptero_demo_filter_get (call, "*");
  if (anything != NULL && strchr (anything, ',') != NULL)
    {
      ptero_demo_refuse_broken (call, "TypeError");
      return;
    }

  found = find_servers (call);
  ptero_demo_reply_page (call, found, ptero_demo_transform_server);
}

void
ptero_demo_show_permissions (PteroDemoCall *call)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_permissions_write (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

/* What the caller may do on the server of the call, in the words of a websocket's token. */
static const char * const *
get_permissions (PteroDemoCall *call)
{
  static const char * const owner[] = { "*", NULL };
  static const char * const admin[] = {
    "*", "admin.websocket.errors", "admin.websocket.install", "admin.websocket.transfer", NULL,
  };

  if (call->subuser != NULL)
    return (const char * const *) call->subuser->permissions->pdata;

  return call->user->root_admin ? admin : owner;
}

void
ptero_demo_show_server (PteroDemoCall *call)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_server (call, &json, call->server, NULL);
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_json_boolean (&json, "is_server_owner", call->server->owner == call->user);
  ptero_demo_json_strings (&json, "user_permissions", get_permissions (call));
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_show_websocket (PteroDemoCall *call)
{
  g_autofree char *token = NULL;
  g_autofree char *socket = NULL;
  PteroDemoJson json;

  if (!ptero_demo_call_may (call, "websocket.connect"))
    {
      ptero_demo_refuse (call, SOUP_STATUS_FORBIDDEN, "HttpForbiddenException",
                         "You do not have permission to connect to this server's websocket.");
      return;
    }

  token = ptero_demo_signature_new_for_socket (call->world, call->backend->address, call->server,
                                               call->user, get_permissions (call));
  socket = g_strdup_printf ("ws%s/api/servers/%s/ws",
                            call->backend->wings_address + strlen ("http"), call->server->uuid);

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_begin (&json, "data");
  ptero_demo_json_string (&json, "token", token);
  ptero_demo_json_string (&json, "socket", socket);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_show_resources (PteroDemoCall *call)
{
  const PteroDemoStats *stats;
  PteroDemoJson json;

  if (!ptero_demo_call_reach_daemon (call))
    return;

  stats = ptero_demo_power_get_stats (call->world, call->server);
  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "object", "stats");
  ptero_demo_json_begin (&json, "attributes");
  ptero_demo_json_string (&json, "current_state", ptero_demo_power_get_name (stats->state));
  ptero_demo_json_boolean (&json, "is_suspended", FALSE);
  ptero_demo_json_begin (&json, "resources");
  ptero_demo_json_int (&json, "memory_bytes", (gint64) stats->memory_bytes);
  ptero_demo_json_double (&json, "cpu_absolute", stats->cpu_absolute);
  ptero_demo_json_int (&json, "disk_bytes", (gint64) stats->disk_bytes);
  ptero_demo_json_int (&json, "network_rx_bytes", (gint64) stats->network_rx_bytes);
  ptero_demo_json_int (&json, "network_tx_bytes", (gint64) stats->network_tx_bytes);
  ptero_demo_json_int (&json, "uptime", stats->uptime);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_send_command (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "command", "required|string|min:1" }, { NULL } };

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call))
    return;

  if (ptero_demo_power_settle (call->server) == PTERO_DEMO_OFFLINE)
    {
      ptero_demo_refuse (call, SOUP_STATUS_BAD_GATEWAY, "HttpException",
                         "Server must be online in order to send commands.");
      return;
    }

  ptero_demo_console_command (call->world, call->server,
                              ptero_demo_call_get_string (call, "command"));
  ptero_demo_call_log_value (call, "server:console.command", "command",
                             ptero_demo_call_get_string (call, "command"));
  ptero_demo_call_reply_nothing (call);
}

/* A subuser who names no known signal lacks the permission for it. */
static gboolean
may_signal (PteroDemoCall *call)
{
  static const char * const permissions[][2] = {
    { "start", "control.start" }, { "stop", "control.stop" }, { "kill", "control.stop" },
    { "restart", "control.restart" },
  };
  const char *signal = ptero_demo_call_get_string (call, "signal");

  for (guint i = 0; i < G_N_ELEMENTS (permissions); i++)
    {
      if (g_strcmp0 (signal, permissions[i][0]) == 0)
        return ptero_demo_call_may (call, permissions[i][1]);
    }

  return call->subuser == NULL;
}

void
ptero_demo_set_power (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "signal", "required|string|in:start,stop,restart,kill" },
                                         { NULL } };
  g_autofree char *event = NULL;
  const char *signal;

  if (!may_signal (call))
    {
      ptero_demo_refuse_right (call);
      return;
    }

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call))
    return;

  signal = ptero_demo_call_get_string (call, "signal");
  ptero_demo_power_signal (call->world, call->server, signal);
  event = g_strconcat ("server:power.", signal, NULL);
  ptero_demo_call_log (call, event, NULL);
  ptero_demo_call_reply_nothing (call);
}
