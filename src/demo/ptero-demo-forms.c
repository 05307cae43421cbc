/* ptero-demo-forms.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-pelican.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-validator.h"

/* What the Application API writes: users, locations, nodes and allocations. */

static gboolean
is_free_user_text (PteroDemoCall *call,
                   JsonNode      *value,
                   gsize          offset)
{
  for (guint i = 0; i < call->world->users->len; i++)
    {
      PteroDemoUser *user = g_ptr_array_index (call->world->users, i);
      const char *text = G_STRUCT_MEMBER (char *, user, offset);

      if (user != call->other_user && text != NULL &&
          g_ascii_strcasecmp (text, json_node_get_string (value)) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_free_email (PteroDemoCall *call,
               JsonNode      *value)
{
  return is_free_user_text (call, value, G_STRUCT_OFFSET (PteroDemoUser, email));
}

static gboolean
is_free_username (PteroDemoCall *call,
                  JsonNode      *value)
{
  return is_free_user_text (call, value, G_STRUCT_OFFSET (PteroDemoUser, username));
}

static gboolean
is_free_external_id (PteroDemoCall *call,
                     JsonNode      *value)
{
  return is_free_user_text (call, value, G_STRUCT_OFFSET (PteroDemoUser, external_id));
}

static const PteroDemoRule user_rules[] = {
  { "email", "required|email|between:1,191|unique", NULL, is_free_email },
  { "external_id", "nullable|string|max:191|unique", "Third Party Identifier",
    is_free_external_id },
  { "username", "required|between:1,191|unique|p_username", NULL, is_free_username },
  { "password", "sometimes|nullable|string" },
  { "root_admin", "boolean", "Root Administrator Status" },
  { "language", "string|in:en" },
  { "first_name", "required|string|between:1,191" },
  { "last_name", "required|string|between:1,191" },
  { NULL },
};

static void
take_user (PteroDemoCall *call,
           PteroDemoUser *user)
{
  ptero_demo_input_take_string (call, "email", &user->email);
  ptero_demo_input_take_string (call, "username", &user->username);
  ptero_demo_input_take_string (call, "first_name", &user->first_name);
  ptero_demo_input_take_string (call, "last_name", &user->last_name);
  ptero_demo_input_take_string (call, "external_id", &user->external_id);
  for (char *at = user->username; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);
  user->root_admin = ptero_demo_input_get_boolean (call, "root_admin", user->root_admin);
  user->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

void
ptero_demo_app_create_user (PteroDemoCall *call)
{
  PteroDemoUser *user;

  if (!ptero_demo_validate (call, user_rules))
    return;

  user = ptero_demo_world_add_user (call->world, "", "", "", "");
  user->created_at = g_get_real_time () / G_USEC_PER_SEC;
  take_user (call, user);
  ptero_demo_reply_created (call, ptero_demo_transform_app_user, user, "users");
}

void
ptero_demo_app_update_user (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, user_rules))
    return;

  take_user (call, call->other_user);
  ptero_demo_reply_thing (call, ptero_demo_transform_app_user, call->other_user);
}

void
ptero_demo_app_delete_user (PteroDemoCall *call)
{
  for (guint i = 0; i < call->world->servers->len; i++)
    {
      PteroDemoServer *server = g_ptr_array_index (call->world->servers, i);

      if (server->owner != call->other_user)
        continue;

      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException",
                                 "Cannot delete a user with active servers attached to their account. Please delete their servers before continuing.");
      return;
    }

  ptero_demo_backend_forget_user (call->backend, call->other_user);
  ptero_demo_call_reply_nothing (call);
}

static gboolean
is_free_short_name (PteroDemoCall *call,
                    JsonNode      *value)
{
  for (guint i = 0; i < call->world->locations->len; i++)
    {
      PteroDemoLocation *location = g_ptr_array_index (call->world->locations, i);

      if (location != call->location &&
          g_str_equal (location->short_name, json_node_get_string (value)))
        return FALSE;
    }

  return TRUE;
}

static const PteroDemoRule location_rules[] = {
  { "short", "required|string|between:1,60|unique", "Location Identifier", is_free_short_name },
  { "long", "nullable|string|between:1,191", "Location Description" },
  { NULL },
};

static void
take_location (PteroDemoCall     *call,
               PteroDemoLocation *location)
{
  ptero_demo_input_take_string (call, "short", &location->short_name);
  ptero_demo_input_take_string (call, "long", &location->long_name);
  location->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

void
ptero_demo_app_create_location (PteroDemoCall *call)
{
  PteroDemoLocation *location;

  if (!ptero_demo_validate (call, location_rules))
    return;

  location = ptero_demo_world_add_location (call->world, "", NULL);
  location->created_at = g_get_real_time () / G_USEC_PER_SEC;
  take_location (call, location);
  ptero_demo_reply_created (call, ptero_demo_transform_app_location, location, "locations");
}

void
ptero_demo_app_update_location (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, location_rules))
    return;

  take_location (call, call->location);
  ptero_demo_reply_thing (call, ptero_demo_transform_app_location, call->location);
}

void
ptero_demo_app_delete_location (PteroDemoCall *call)
{
  for (guint i = 0; i < call->world->nodes->len; i++)
    {
      if (((PteroDemoNode *) g_ptr_array_index (call->world->nodes, i))->location != call->location)
        continue;

      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "HasActiveNodesException",
                                 "Cannot delete a location that has active nodes attached to it.");
      return;
    }

  g_ptr_array_remove (call->world->locations, call->location);
  ptero_demo_call_reply_nothing (call);
}

static gboolean
is_location (PteroDemoCall *call,
             JsonNode      *value)
{
  return ptero_demo_find_id (call->world->locations,
                             (guint) ptero_demo_input_get_int (call, "location_id", 0)) != NULL;
}

static const PteroDemoRule node_rules[] = {
  { "name", "required|regex:/^([\\w .-]{1,100})$/" },
  { "location_id", "required|exists", "Location", is_location },
  { "fqdn", "required|string" },
  { "scheme", "required" },
  { "behind_proxy", "boolean" },
  { "public", "boolean" },
  { "maintenance_mode", "boolean" },
  { "memory", "required|numeric|min:1" },
  { "memory_overallocate", "required|numeric|min:-1" },
  { "disk", "required|numeric|min:1" },
  { "disk_overallocate", "required|numeric|min:-1" },
  { "upload_size", "integer|between:1,1024" },
  { "daemon_sftp", "required|numeric|between:1,65535" },
  { "daemon_listen", "required|numeric|between:1,65535" },
  { "daemon_base", "sometimes|regex:/^([\\/][\\d\\w.\\-\\/]+)$/" },
  { NULL },
};

static const PteroDemoRule *
get_node_rules (PteroDemoCall *call)
{
  return call->backend->is_pelican ? ptero_demo_pelican_get_node_rules () : node_rules;
}

static void
take_node (PteroDemoCall *call,
           PteroDemoNode *node)
{
  ptero_demo_input_take_string (call, "name", &node->name);
  ptero_demo_input_take_string (call, "fqdn", &node->fqdn);
  ptero_demo_input_take_string (call, "scheme", &node->scheme);
  ptero_demo_input_take_string (call, "daemon_base", &node->daemon_base);
  if (call->backend->is_pelican)
    ptero_demo_pelican_take_node (call, node);
  else
    node->location = ptero_demo_find_id (call->world->locations,
                                         (guint) ptero_demo_input_get_int (call, "location_id", 0));
  node->behind_proxy = ptero_demo_input_get_boolean (call, "behind_proxy", node->behind_proxy);
  node->is_public = ptero_demo_input_get_boolean (call, "public", node->is_public);
  node->maintenance_mode = ptero_demo_input_get_boolean (call, "maintenance_mode",
                                                         node->maintenance_mode);
  node->memory = ptero_demo_input_get_int (call, "memory", node->memory);
  node->memory_overallocate = ptero_demo_input_get_int (call, "memory_overallocate",
                                                        node->memory_overallocate);
  node->disk = ptero_demo_input_get_int (call, "disk", node->disk);
  node->disk_overallocate = ptero_demo_input_get_int (call, "disk_overallocate",
                                                      node->disk_overallocate);
  node->upload_size = ptero_demo_input_get_int (call, "upload_size", node->upload_size);
  node->daemon_sftp = (guint) ptero_demo_input_get_int (call, "daemon_sftp", node->daemon_sftp);
  node->daemon_listen = (guint) ptero_demo_input_get_int (call, "daemon_listen",
                                                          node->daemon_listen);
  node->updated_at = g_get_real_time () / G_USEC_PER_SEC;
}

void
ptero_demo_app_create_node (PteroDemoCall *call)
{
  PteroDemoNode *node;

  if (!ptero_demo_validate (call, get_node_rules (call)))
    return;

  node = ptero_demo_world_add_node (call->world, "", NULL, "");
  node->created_at = g_get_real_time () / G_USEC_PER_SEC;
  if (call->backend->is_pelican)
    {
      g_free (node->daemon_base);
      node->daemon_base = g_strdup ("/var/lib/pelican/volumes");
    }
  take_node (call, node);
  ptero_demo_reply_created (call, ptero_demo_transform_app_node, node, "nodes");
}

void
ptero_demo_app_update_node (PteroDemoCall *call)
{
  if (!ptero_demo_validate (call, get_node_rules (call)))
    return;

  take_node (call, call->node);
  if (ptero_demo_call_find_daemon (call, call->node))
    ptero_demo_reply_thing (call, ptero_demo_transform_app_node, call->node);
  else
    ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "ConfigurationNotPersistedException",
                               "The daemon configuration <strong>has been updated</strong>, however there was an error encountered "
                               "while attempting to automatically update the configuration file on the Daemon. You will need to "
                               "manually update the configuration file (config.yml) for the daemon to apply these changes.");
}

void
ptero_demo_app_delete_node (PteroDemoCall *call)
{
  for (guint i = 0; i < call->world->servers->len; i++)
    {
      if (((PteroDemoServer *) g_ptr_array_index (call->world->servers, i))->node != call->node)
        continue;

      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "HasActiveServersException",
                                 "A node must have no servers linked to it in order to be deleted.");
      return;
    }

  for (guint i = 0; i < call->node->allocations->len; i++)
    g_ptr_array_remove (call->world->allocations, g_ptr_array_index (call->node->allocations, i));

  ptero_demo_world_detach (call->world, call->node);
  g_ptr_array_remove (call->world->nodes, call->node);
  ptero_demo_call_reply_nothing (call);
}

static const PteroDemoRule allocation_rules[] = {
  { "ip", "required|string" },
  { "alias", "sometimes|nullable|string|max:191" },
  { "ports", "required|array" },
  { "ports.*", "string" },
  { NULL },
};

static PteroDemoAllocation *
find_allocation (PteroDemoNode *node,
                 const char    *ip,
                 guint          port)
{
  for (guint i = 0; i < node->allocations->len; i++)
    {
      PteroDemoAllocation *allocation = g_ptr_array_index (node->allocations, i);

      if (allocation->port == port && g_str_equal (allocation->ip, ip))
        return allocation;
    }

  return NULL;
}

static gboolean
refuse_ports (PteroDemoCall *call,
              const char    *code,
              const char    *detail)
{
  ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, code, detail);

  return FALSE;
}

/* One entry of `ports`, "25565" or "25565-25600"; FALSE when that ended the call. */
static gboolean
read_ports (PteroDemoCall *call,
            const char    *text,
            guint         *first,
            guint         *last)
{
  g_autofree char *detail = NULL;

  if (!g_regex_match_simple ("^\\d{1,9}(-\\d{1,9})?$", text, 0, 0))
    {
      detail = g_strdup_printf ("The mapping provided for %s was invalid and could not be processed.", text);
      return refuse_ports (call, "InvalidPortMappingException", detail);
    }

  *first = *last = (guint) g_ascii_strtoull (text, NULL, 10);
  if (strchr (text, '-') != NULL)
    *last = (guint) g_ascii_strtoull (strchr (text, '-') + 1, NULL, 10);

  if (*last > *first + 1000)
    return refuse_ports (call, "TooManyPortsInRangeException",
                         "Adding more than 1000 ports in a single range at once is not supported.");

  if (*first <= 1024 || *last > 65535)
    return refuse_ports (call, "PortOutOfRangeException",
                         "Ports in an allocation must be greater than 1024 and less than or equal to 65535.");

  return TRUE;
}

static gboolean
check_address (PteroDemoCall *call,
               const char    *ip)
{
  const char *slash = strchr (ip, '/');
  g_autofree char *host = g_strndup (ip, slash != NULL ? (gsize) (slash - ip) : strlen (ip));
  guint64 mask = slash != NULL ? g_ascii_strtoull (slash + 1, NULL, 10) : 32;
  g_autofree char *detail = NULL;

  if (slash != NULL && (mask < 25 || mask > 32))
    return refuse_ports (call, "CidrOutOfRangeException",
                         "CIDR notation only allows masks between /25 and /32.");

  if (g_hostname_is_ip_address (host))
    return TRUE;

  detail = g_strdup_printf ("Could not parse provided allocation IP address (%s): Invalid IP address format", ip);

  return refuse_ports (call, "DisplayException", detail);
}

/* All addresses of an IPv4 network, the first and the last too; else the one. */
static GPtrArray *
list_hosts (const char *ip)
{
  GPtrArray *hosts = g_ptr_array_new_with_free_func (g_free);
  const char *slash = strchr (ip, '/');
  g_autofree char *host = g_strndup (ip, slash != NULL ? (gsize) (slash - ip) : strlen (ip));
  g_autoptr(GInetAddress) address = g_inet_address_new_from_string (host);
  guint64 mask = slash != NULL ? g_ascii_strtoull (slash + 1, NULL, 10) : 32;
  const guint8 *bytes = g_inet_address_to_bytes (address);
  guint n_hosts = 1u << (32 - mask);

  if (g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV4)
    {
      g_ptr_array_add (hosts, g_steal_pointer (&host));
      return hosts;
    }

  for (guint i = 0; i < n_hosts; i++)
    g_ptr_array_add (hosts, g_strdup_printf ("%u.%u.%u.%u", bytes[0], bytes[1], bytes[2],
                                             (bytes[3] & ~(n_hosts - 1)) + i));

  return hosts;
}

static void
add_allocations (PteroDemoCall *call,
                 const char    *host,
                 const char    *alias,
                 guint          first,
                 guint          last)
{
  for (guint port = first; port <= last; port++)
    if (find_allocation (call->node, host, port) == NULL)
      ptero_demo_world_add_allocation (call->world, call->node, host,
                                       port)->alias = g_strdup (alias);
}

/* Stores nothing unless all entries are good. */
void
ptero_demo_app_create_allocations (PteroDemoCall *call)
{
  g_autofree char *ip = NULL;
  g_autofree char *alias = NULL;
  g_autoptr(GPtrArray) hosts = NULL;
  JsonArray *ports;
  guint first;
  guint last;

  if (!ptero_demo_validate (call, allocation_rules))
    return;

  ip = ptero_demo_input_get_string (call, "ip");
  alias = ptero_demo_input_get_string (call, "alias");
  ports = json_object_get_array_member (call->input, "ports");
  if (!check_address (call, ip))
    return;

  for (guint i = 0; i < json_array_get_length (ports); i++)
    {
      if (!read_ports (call, json_array_get_string_element (ports, i), &first, &last))
        return;
    }

  hosts = list_hosts (ip);
  for (guint i = 0; i < json_array_get_length (ports); i++)
    {
      if (!read_ports (call, json_array_get_string_element (ports, i), &first, &last))
        break;

      for (guint host = 0; host < hosts->len; host++)
        add_allocations (call, hosts->pdata[host], alias, first, last);
    }

  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_app_delete_allocation (PteroDemoCall *call)
{
  if (call->allocation->server != NULL)
    {
      refuse_ports (call, "ServerUsingAllocationException",
                    "A server is currently assigned to this allocation. An allocation can only be deleted if no server is currently assigned.");
      return;
    }

  g_ptr_array_remove (call->node->allocations, call->allocation);
  g_ptr_array_remove (call->world->allocations, call->allocation);
  ptero_demo_call_reply_nothing (call);
}
