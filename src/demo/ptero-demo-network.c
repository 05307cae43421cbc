/* ptero-demo-network.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* What a client changes about the allocations of a server. */

static void
reply_allocation (PteroDemoCall       *call,
                  PteroDemoAllocation *allocation)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_allocation (&json, allocation, TRUE);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

static void
log_allocation (PteroDemoCall       *call,
                const char          *event,
                PteroDemoAllocation *allocation)
{
  g_autofree char *address = g_strdup_printf ("%s:%u", allocation->ip, allocation->port);

  ptero_demo_call_log_value (call, event, "allocation", address);
}

/* An allocation of another server is none. */
static gboolean
owns_allocation (PteroDemoCall *call)
{
  if (call->allocation->server == call->server)
    return TRUE;

  ptero_demo_refuse_missing (call);

  return FALSE;
}

/* Free ports of the primary address come first. */
static PteroDemoAllocation *
find_free (PteroDemoServer *server)
{
  PteroDemoAllocation *primary = g_ptr_array_index (server->allocations, 0);
  PteroDemoAllocation *other = NULL;

  for (guint i = 0; i < server->node->allocations->len; i++)
    {
      PteroDemoAllocation *allocation = g_ptr_array_index (server->node->allocations, i);

      if (allocation->server != NULL)
        continue;
      if (g_str_equal (allocation->ip, primary->ip))
        return allocation;

      other = allocation;
    }

  return other;
}

void
ptero_demo_create_server_allocation (PteroDemoCall *call)
{
  PteroDemoServer *server = call->server;
  PteroDemoAllocation *allocation;

  if ((gint64) server->allocations->len >= MAX (server->max_allocations, 0))
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException",
                                 "Cannot assign additional allocations to this server: limit has been reached.");
      return;
    }

  allocation = find_free (server);
  if (allocation == NULL)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST,
                                 "NoAutoAllocationSpaceAvailableException",
                                 "Cannot assign additional allocation: no more space available on node.");
      return;
    }

  allocation->server = server;
  g_ptr_array_add (server->allocations, allocation);
  log_allocation (call, "server:allocation.create", allocation);
  reply_allocation (call, allocation);
}

void
ptero_demo_update_server_allocation (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "notes", "present|nullable|string|max:256" }, { NULL } };
  g_autofree char *notes = NULL;

  if (!owns_allocation (call) || !ptero_demo_validate (call, rules))
    return;

  notes = ptero_demo_input_get_string (call, "notes");
  if (notes != NULL && g_utf8_strlen (notes, -1) > 191)
    {
      ptero_demo_refuse_broken (call, "QueryException");
      return;
    }

  g_free (call->allocation->notes);
  call->allocation->notes = g_steal_pointer (&notes);
  log_allocation (call, "server:allocation.notes", call->allocation);
  reply_allocation (call, call->allocation);
}

void
ptero_demo_set_primary_allocation (PteroDemoCall *call)
{
  if (!owns_allocation (call))
    return;

  g_ptr_array_remove (call->server->allocations, call->allocation);
  g_ptr_array_insert (call->server->allocations, 0, call->allocation);
  log_allocation (call, "server:allocation.primary", call->allocation);
  reply_allocation (call, call->allocation);
}

void
ptero_demo_delete_server_allocation (PteroDemoCall *call)
{
  const char *reason = NULL;

  if (!owns_allocation (call))
    return;

  if (call->server->max_allocations <= 0)
    reason = "You cannot delete allocations for this server: no allocation limit is set.";
  else if (g_ptr_array_index (call->server->allocations, 0) == call->allocation)
    reason = "You cannot delete the primary allocation for this server.";

  if (reason != NULL)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "DisplayException", reason);
      return;
    }

  log_allocation (call, "server:allocation.delete", call->allocation);
  g_clear_pointer (&call->allocation->notes, g_free);
  call->allocation->server = NULL;
  g_ptr_array_remove (call->server->allocations, call->allocation);
  ptero_demo_call_reply_nothing (call);
}
