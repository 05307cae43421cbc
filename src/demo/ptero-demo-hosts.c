/* ptero-demo-hosts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-databases.h"
#include "ptero-demo-filter.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform-application.h"
#include "ptero-demo-validator.h"

/* The database hosts, which Pelican has in its API. */

static int
compare_hosts (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const PteroDemoHost *left = *(PteroDemoHost **) a;
  const PteroDemoHost *right = *(PteroDemoHost **) b;

  if (g_str_equal (data, "name"))
    return strcmp (left->name, right->name);
  if (g_str_equal (data, "host"))
    return strcmp (left->host, right->host);

  return left->id < right->id ? -1 : left->id > right->id;
}

void
ptero_demo_app_list_hosts (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (!ptero_demo_filter_check (call, "name, host", "id, name, host"))
    return;

  for (guint i = 0; i < call->world->hosts->len; i++)
    {
      PteroDemoHost *host = g_ptr_array_index (call->world->hosts, i);

      if (ptero_demo_filter_partial (call, "name", host->name) &&
          ptero_demo_filter_partial (call, "host", host->host))
        g_ptr_array_add (found, host);
    }

  ptero_demo_filter_sort (call, found, compare_hosts);
  ptero_demo_reply_page (call, found, ptero_demo_transform_app_host);
}

void
ptero_demo_app_show_host (PteroDemoCall *call)
{
  ptero_demo_reply_thing (call, ptero_demo_transform_app_host, call->database_host);
}

static gboolean
is_node (PteroDemoCall *call,
         JsonNode      *value)
{
  return JSON_NODE_HOLDS_VALUE (value) &&
         ptero_demo_find_id (call->world->nodes, (guint) json_node_get_int (value)) != NULL;
}

static const PteroDemoRule host_rules[] = {
  { "name", "required|string|max:255" },
  { "host", "required|string" },
  { "port", "required|numeric|between:1,65535" },
  { "username", "required|string|max:32" },
  { "password", "nullable|string" },
  { "node_ids", "nullable|array" },
  { "node_ids.*", "required|integer|exists", NULL, is_node },
  { NULL },
};

/* The panel connects before it keeps anything. What is reserved for names that lead nowhere (RFC
 * 2606) leads nowhere. */
static gboolean
check_connection (PteroDemoCall *call)
{
  g_autofree char *host = ptero_demo_input_get_string (call, "host");

  if (!g_str_has_suffix (host, ".invalid"))
    return TRUE;

  ptero_demo_refuse_broken (call, "PDOException");

  return FALSE;
}

static void
take_host (PteroDemoCall *call,
           PteroDemoHost *host)
{
  g_autofree char *password = ptero_demo_input_get_string (call, "password");

  ptero_demo_input_take_string (call, "name", &host->name);
  ptero_demo_input_take_string (call, "host", &host->host);
  ptero_demo_input_take_string (call, "username", &host->username);
  host->port = (guint) ptero_demo_input_get_int (call, "port", host->port);
  if (password != NULL && *password != '\0')
    {
      g_free (host->password);
      host->password = g_steal_pointer (&password);
    }
  host->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

/* Only of a new one: those of one that is there are checked, and left as they are. */
static void
take_nodes (PteroDemoCall *call,
            PteroDemoHost *host)
{
  JsonNode *list = ptero_demo_input_find (call->input, "node_ids");
  JsonArray *ids = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    g_ptr_array_add (host->nodes,
                     ptero_demo_find_id (call->world->nodes, ptero_demo_input_read_id (ids, i)));
}

void
ptero_demo_app_create_host (PteroDemoCall *call)
{
  PteroDemoHost *host;

  if (!ptero_demo_validate (call, host_rules) || !check_connection (call))
    return;

  host = ptero_demo_world_add_host (call->world);
  take_host (call, host);
  take_nodes (call, host);
  ptero_demo_reply_created (call, ptero_demo_transform_app_host, host, "database-hosts");
}

void
ptero_demo_app_update_host (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, host_rules) || !check_connection (call))
    return;

  take_host (call, call->database_host);
  ptero_demo_reply_thing (call, ptero_demo_transform_app_host, call->database_host);
}

/* The database of the panel does not let go of what is referred to. */
void
ptero_demo_app_delete_host (PteroDemoCall *call)
{
  g_autoptr (GPtrArray) databases = ptero_demo_databases_list_of_host (call->world,
                                                                       call->database_host);

  if (databases->len > 0)
    {
      ptero_demo_refuse_broken (call, "QueryException");
      return;
    }

  g_ptr_array_remove (call->world->hosts, call->database_host);
  ptero_demo_call_reply_nothing (call);
}
