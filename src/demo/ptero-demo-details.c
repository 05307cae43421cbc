/* ptero-demo-details.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include "ptero-demo-refusal.h"
#include "ptero-demo-transform.h"

/* The pages of a server that are only looked at: start-up, network and people. */

static void
begin_list (PteroDemoJson *json)
{
  ptero_demo_json_init (json, FALSE);
  ptero_demo_json_begin (json, NULL);
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
}

void
ptero_demo_list_startup (PteroDemoCall *call)
{
  PteroDemoServer *server = call->server;
  g_autofree char *command = ptero_demo_fill_startup (server, FALSE);
  PteroDemoJson json;

  begin_list (&json);
  for (guint i = 0; i < server->egg->n_variables; i++)
    {
      if (!server->egg->variables[i].user_viewable)
        continue;

      ptero_demo_json_begin (&json, NULL);
      ptero_demo_transform_variable (&json, server, i);
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_json_string (&json, "startup_command", command);
  ptero_demo_json_raw (&json, "docker_images", server->egg->images);
  ptero_demo_json_string (&json, "raw_startup_command", ptero_demo_server_get_startup (server));
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_list_server_allocations (PteroDemoCall *call)
{
  PteroDemoJson json;

  begin_list (&json);
  for (guint i = 0; i < call->server->allocations->len; i++)
    {
      ptero_demo_json_begin (&json, NULL);
      ptero_demo_transform_allocation (&json, g_ptr_array_index (call->server->allocations, i),
                                       TRUE);
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_list_subusers (PteroDemoCall *call)
{
  PteroDemoJson json;

  begin_list (&json);
  for (guint i = 0; call->server->subusers != NULL && i < call->server->subusers->len; i++)
    {
      ptero_demo_json_begin (&json, NULL);
      ptero_demo_transform_subuser (&json, g_ptr_array_index (call->server->subusers, i));
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_close (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_show_subuser (PteroDemoCall *call)
{
  PteroDemoJson json;

  for (guint i = 0; call->server->subusers != NULL && i < call->server->subusers->len; i++)
    {
      PteroDemoSubuser *subuser = g_ptr_array_index (call->server->subusers, i);

      if (!g_str_equal (subuser->user->uuid, call->arguments[1]))
        continue;

      if (subuser->user == call->user)
        {
          ptero_demo_refuse_right (call);
          return;
        }

      ptero_demo_json_init (&json, FALSE);
      ptero_demo_json_begin (&json, NULL);
      ptero_demo_transform_subuser (&json, subuser);
      ptero_demo_json_end (&json);
      ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
      return;
    }

  ptero_demo_refuse_missing (call);
}
