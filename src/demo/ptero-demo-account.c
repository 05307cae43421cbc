/* ptero-demo-account.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include "ptero-demo-filter.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-transform.h"

/* The caller's own account, and the activity logs. */

void
ptero_demo_show_account (PteroDemoCall *call)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_transform_account (&json, call->user);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_list_account_keys (PteroDemoCall *call)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "object", "list");
  ptero_demo_json_open (&json, "data");
  for (guint i = 0; i < call->user->keys->len; i++)
    {
      ptero_demo_json_begin (&json, NULL);
      ptero_demo_transform_account_key (&json, g_ptr_array_index (call->user->keys, i));
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_list_ssh_keys (PteroDemoCall *call)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "object", "list");
  ptero_demo_json_open (&json, "data");
  for (guint i = 0; i < call->user->ssh_keys->len; i++)
    {
      ptero_demo_json_begin (&json, NULL);
      ptero_demo_transform_ssh_key (&json, g_ptr_array_index (call->user->ssh_keys, i));
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

static void
list_activity (PteroDemoCall *call,
               GPtrArray     *log)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean latest_first = g_strcmp0 (ptero_demo_query_get (call->query, "sort"), "-timestamp") == 0;

  if (!ptero_demo_filter_check (call, "event", "timestamp"))
    return;

  for (guint i = 0; i < log->len; i++)
    {
      PteroDemoActivity *entry = g_ptr_array_index (log, latest_first ? log->len - 1 - i : i);

      if (ptero_demo_filter_partial (call, "event", entry->event))
        g_ptr_array_add (found, entry);
    }

  ptero_demo_reply_page (call, found, ptero_demo_transform_activity);
}

void
ptero_demo_list_account_activity (PteroDemoCall *call)
{
  list_activity (call, call->user->activity);
}

void
ptero_demo_list_server_activity (PteroDemoCall *call)
{
  list_activity (call, ptero_demo_server_get_activity (call->world, call->server));
}
