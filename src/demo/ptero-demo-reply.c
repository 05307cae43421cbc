/* ptero-demo-reply.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-reply.h"

/* The panel's envelopes around lists and single things. */

static void
write_list (PteroDemoCall      *call,
            PteroDemoJson      *json,
            GPtrArray          *things,
            guint               first,
            guint               count,
            PteroDemoTransform  transform)
{
  ptero_demo_json_init (json, FALSE);
  ptero_demo_json_begin (json, NULL);
  ptero_demo_json_string (json, "object", "list");
  ptero_demo_json_open (json, "data");
  for (guint i = first; i < first + count; i++)
    {
      ptero_demo_json_begin (json, NULL);
      transform (call, json, g_ptr_array_index (things, i), NULL);
      ptero_demo_json_end (json);
    }
  ptero_demo_json_close (json);
}

/* The page of @things that was asked for. */
void
ptero_demo_reply_page (PteroDemoCall      *call,
                       GPtrArray          *things,
                       PteroDemoTransform  transform)
{
  PteroDemoPage page;
  PteroDemoJson json;

  if (!ptero_demo_page_init (&page, call, things->len))
    return;

  write_list (call, &json, things, page.first, page.count, transform);
  ptero_demo_json_begin (&json, "meta");
  ptero_demo_page_write (&page, call, &json);
  ptero_demo_json_end (&json);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

/* A list without pages. */
void
ptero_demo_reply_all (PteroDemoCall      *call,
                      GPtrArray          *things,
                      PteroDemoTransform  transform)
{
  PteroDemoJson json;

  write_list (call, &json, things, 0, things->len, transform);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

void
ptero_demo_reply_thing (PteroDemoCall      *call,
                        PteroDemoTransform  transform,
                        gpointer            thing)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  transform (call, &json, thing, NULL);
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_OK, &json);
}

/**
 * ptero_demo_reply_created:
 * @call: a call
 * @transform: what writes @thing
 * @thing: something whose first member is its `guint id`
 * @kind: (nullable): "users" and so on, for `meta.resource`; %NULL for none
 *
 * Answers 201 with what was made.
 */
void
ptero_demo_reply_created (PteroDemoCall      *call,
                          PteroDemoTransform  transform,
                          gpointer            thing,
                          const char         *kind)
{
  g_autofree char *resource = g_strdup_printf ("%s/api/application/%s/%u", call->backend->address,
                                               kind != NULL ? kind : "", *(guint *) thing);
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  transform (call, &json, thing, NULL);
  if (kind != NULL)
    {
      ptero_demo_json_begin (&json, "meta");
      ptero_demo_json_string (&json, "resource", resource);
      ptero_demo_json_end (&json);
    }
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, SOUP_STATUS_CREATED, &json);
}
