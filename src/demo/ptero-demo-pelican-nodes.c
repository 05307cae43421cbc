/* ptero-demo-pelican-nodes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "ptero-demo-input.h"
#include "ptero-demo-pelican.h"
#include "ptero-demo-validator.h"

/* Nodes of Pelican (api/differences.md 3.3): without a location, with CPU, tags and a port of their
 * own for who connects. Memory, disk and CPU may be 0, which is no limit; the name is any text, and
 * the host is another one than the panel's own. */

static gboolean
is_elsewhere (PteroDemoCall *call,
              JsonNode      *value)
{
  static const char *const own[] = { "0.0.0.0", "127.0.0.1", "localhost", NULL };

  return !g_strv_contains (own, json_node_get_string (value));
}

/**
 * ptero_demo_pelican_get_node_rules:
 *
 * Returns: (transfer none): what Pelican asks of a node
 */
const PteroDemoRule *
ptero_demo_pelican_get_node_rules (void)
{
  static const PteroDemoRule rules[] = {
    { "name", "required|string|min:1|max:100" },
    { "description", "nullable|string" },
    { "public", "boolean" },
    { "fqdn", "required|string|exists", NULL, is_elsewhere },
    { "scheme", "required|string|in:http,https" },
    { "behind_proxy", "boolean" },
    { "maintenance_mode", "boolean" },
    { "memory", "required|numeric|min:0" },
    { "memory_overallocate", "required|numeric|min:-1" },
    { "disk", "required|numeric|min:0" },
    { "disk_overallocate", "required|numeric|min:-1" },
    { "cpu", "required|numeric|min:0" },
    { "cpu_overallocate", "required|numeric|min:-1" },
    { "upload_size", "integer|min:1" },
    { "daemon_base", "sometimes|required|regex:/^([\\/][\\d\\w.\\-\\/]+)$/" },
    { "daemon_sftp", "required|numeric|between:1,65535" },
    { "daemon_sftp_alias", "nullable|string" },
    { "daemon_listen", "required|numeric|between:1,65535" },
    { "daemon_connect", "required|numeric|between:1,65535" },
    { "tags", "array" },
    { NULL },
  };

  return rules;
}

static char *
dup_json (PteroDemoCall *call,
          const char    *path)
{
  JsonNode *node = ptero_demo_input_find (call->input, path);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? json_to_string (node, FALSE) : NULL;
}

/**
 * ptero_demo_pelican_take_node:
 * @call: a call whose input is valid
 * @node: the node that is made or changed
 *
 * Takes what Pelican has beyond Pterodactyl. The location is the world's own
 * affair.
 */
void
ptero_demo_pelican_take_node (PteroDemoCall *call,
                              PteroDemoNode *node)
{
  if (node->location == NULL)
    node->location = g_ptr_array_index (call->world->locations, 0);
  node->cpu = ptero_demo_input_get_int (call, "cpu", node->cpu);
  node->cpu_overallocate = ptero_demo_input_get_int (call, "cpu_overallocate",
                                                     node->cpu_overallocate);
  node->daemon_connect = (guint) ptero_demo_input_get_int (call, "daemon_connect",
                                                           node->daemon_connect);
  g_free (node->daemon_sftp_alias);
  node->daemon_sftp_alias = ptero_demo_input_get_string (call, "daemon_sftp_alias");
  g_free (node->tags);
  node->tags = dup_json (call, "tags");
}

/**
 * ptero_demo_pelican_has_tag:
 * @node: a node
 * @tags: (nullable): a list of texts
 *
 * Returns: whether the node has one of the tags, or none is asked for
 */
gboolean
ptero_demo_pelican_has_tag (PteroDemoNode *node,
                            JsonNode      *tags)
{
  g_autoptr (JsonNode) own = node->tags != NULL ? json_from_string (node->tags, NULL) : NULL;
  JsonArray *wanted = tags != NULL && JSON_NODE_HOLDS_ARRAY (tags)
                        ? json_node_get_array (tags)
                        : NULL;

  if (wanted == NULL || json_array_get_length (wanted) == 0)
    return TRUE;

  for (guint i = 0; own != NULL && JSON_NODE_HOLDS_ARRAY (own) &&
       i < json_array_get_length (json_node_get_array (own)); i++)
    for (guint j = 0; j < json_array_get_length (wanted); j++)
      if (json_node_equal (json_array_get_element (json_node_get_array (own), i),
                           json_array_get_element (wanted, j)))
        return TRUE;

  return FALSE;
}

static gint64
sum_cpu (PteroDemoWorld *world,
         PteroDemoNode  *node)
{
  gint64 cpu = 0;

  for (guint i = 0; i < world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (world->servers, i);

      if (server->node == node)
        cpu += server->cpu;
    }

  return cpu;
}

/**
 * ptero_demo_pelican_change_node:
 * @call: a call that was answered
 * @attributes: a node as Pterodactyl tells of it
 *
 * Makes a node of Pelican of it.
 */
void
ptero_demo_pelican_change_node (PteroDemoCall *call,
                                JsonObject    *attributes)
{
  PteroDemoNode *node = ptero_demo_find_id (call->world->nodes,
                                            (guint) json_object_get_int_member_with_default (attributes, "id", 0));

  if (node == NULL)
    return;

  json_object_remove_member (attributes, "location_id");
  json_object_set_int_member (attributes, "cpu", node->cpu);
  json_object_set_int_member (attributes, "cpu_overallocate", node->cpu_overallocate);
  json_object_set_int_member (attributes, "daemon_connect", node->daemon_connect != 0
                                ? node->daemon_connect
                                : node->daemon_listen);
  json_object_set_string_member (attributes, "daemon_sftp_alias", node->daemon_sftp_alias);
  if (node->daemon_sftp_alias == NULL)
    json_object_set_null_member (attributes, "daemon_sftp_alias");
  json_object_set_member (attributes, "tags",
                          json_from_string (node->tags != NULL ? node->tags : "[]", NULL));
  if (json_object_has_member (attributes, "allocated_resources"))
    json_object_set_int_member (json_object_get_object_member (attributes, "allocated_resources"),
                                "cpu", sum_cpu (call->world, node));
}
