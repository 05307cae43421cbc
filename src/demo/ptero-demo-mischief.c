/* ptero-demo-mischief.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-mischief.h"

#include <string.h>

#include "ptero-demo-faults.h"
#include "ptero-demo-json-input.h"
#include "ptero-demo-refusal.h"

/* Carries out the faults: answers that replace the right one, right ones spoilt, and connections
 * that end too early. */

#define MIB (1024 * 1024)
#define SLOW_STEPS 10

static PteroDemoFault *
take (PteroDemoCall      *call,
      PteroDemoFaultKind  kind)
{
  return ptero_demo_faults_take (call->backend->faults, kind, call->path);
}

static void
answer_status (PteroDemoCall *call,
               guint          status)
{
  switch (status)
    {
    case 401:
      ptero_demo_refuse_key (call);
      break;

    case 403:
      ptero_demo_refuse_right (call);
      break;

    case 404:
      ptero_demo_refuse_missing (call);
      break;

    case 409:
      ptero_demo_refuse (call, status, "ServerStateConflictException",
                         "This server is currently suspended and the functionality requested is unavailable.");
      break;

    case 422:
      ptero_demo_refuse_field (call, "name", "required", "The name field is required.");
      break;

    case 429:
      ptero_demo_refuse_pace (call, 5);
      break;

    case 500:
      ptero_demo_refuse_broken (call, "ErrorException");
      break;

    case 502:
    case 504:
      ptero_demo_refuse_display (call, status, "DaemonConnectionException",
                                 "Could not establish a connection to the machine running this server. Please try again.");
      break;

    default:
      ptero_demo_refuse (call, status, "HttpException", soup_status_get_phrase (status));
      break;
    }
}

static void
answer_text (PteroDemoCall *call,
             const char    *before,
             char           filler,
             gsize          length,
             const char    *after)
{
  GString *text = g_string_sized_new (length + 64);

  g_string_append (text, before);
  g_string_set_size (text, text->len + length);
  memset (text->str + strlen (before), filler, length);
  g_string_append (text, after);

  call->status = SOUP_STATUS_OK;
  call->content_type = "application/json";
  call->length = text->len;
  call->answer = g_string_free (text, FALSE);
}

/**
 * ptero_demo_mischief_answer:
 * @call: a call not answered yet
 *
 * Returns: whether a fault has answered @call in the panel's place
 */
gboolean
ptero_demo_mischief_answer (PteroDemoCall *call)
{
  PteroDemoFault *fault;

  if ((fault = take (call, PTERO_DEMO_FAULT_RATE_LIMIT)) != NULL)
    {
      soup_message_headers_replace (call->headers, "X-RateLimit-Limit", "720");
      soup_message_headers_replace (call->headers, "X-RateLimit-Remaining", "0");
      ptero_demo_refuse_pace (call, fault->number);
    }
  else if ((fault = take (call, PTERO_DEMO_FAULT_STATUS)) != NULL)
    {
      answer_status (call, fault->number);
    }
  else if ((fault = take (call, PTERO_DEMO_FAULT_HTML)) != NULL)
    {
      const char *phrase = soup_status_get_phrase (fault->number);

      ptero_demo_call_reply_html (call, fault->number, phrase, phrase);
    }
  else if ((fault = take (call, PTERO_DEMO_FAULT_CHALLENGE)) != NULL)
    {
      soup_message_headers_replace (call->headers, "Server", "cloudflare");
      soup_message_headers_replace (call->headers, "cf-mitigated", "challenge");
      ptero_demo_call_reply_html (call, fault->number, "Just a moment...",
                                  "Enable JavaScript and cookies to continue");
    }
  else if ((fault = take (call, PTERO_DEMO_FAULT_REDIRECT)) != NULL)
    {
      ptero_demo_call_redirect (call, fault->value);
    }
  else if ((fault = take (call, PTERO_DEMO_FAULT_HUGE)) != NULL)
    {
      answer_text (call, "{\"object\":\"list\",\"data\":[],\"padding\":\"", 'x',
                   (gsize) fault->number * MIB, "\"}");
    }
  else if ((fault = take (call, PTERO_DEMO_FAULT_DEEP)) != NULL)
    {
      g_autofree char *closing = g_strnfill (fault->number, ']');
      g_autofree char *after = g_strconcat (closing, "}", NULL);

      answer_text (call, "{\"object\":\"list\",\"data\":", '[', fault->number, after);
    }

  return call->answer != NULL;
}

static void spoil_types (JsonNode *node);

static void
spoil_member_cb (JsonObject *object,
                 const char *name,
                 JsonNode   *node,
                 gpointer    data)
{
  if (!g_str_equal (name, "object"))
    spoil_types (node);
}

/* Strings become numbers, numbers and booleans become words; what is nested stays nested. */
static void
spoil_types (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), spoil_member_cb, NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      spoil_types (json_array_get_element (json_node_get_array (node), i));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    json_node_set_int (node, 42);
  else if (JSON_NODE_HOLDS_VALUE (node))
    json_node_set_string (node, "wrong");
}

/* The first of a list. */
static JsonNode *
find_item (JsonNode *root)
{
  JsonNode *data = JSON_NODE_HOLDS_OBJECT (root)
                     ? json_object_get_member (json_node_get_object (root), "data")
                     : NULL;

  if (data == NULL || !JSON_NODE_HOLDS_ARRAY (data) ||
      json_array_get_length (json_node_get_array (data)) == 0)
    return NULL;

  return json_array_get_element (json_node_get_array (data), 0);
}

static void
replace_types (PteroDemoCall *call,
               gboolean       one_item)
{
  g_autoptr (JsonNode) root = ptero_demo_json_read (call->answer, call->length, NULL);
  JsonNode *node = root != NULL && one_item ? find_item (root) : root;

  if (node == NULL)
    return;

  spoil_types (node);
  g_free (call->answer);
  call->answer = json_to_string (root, FALSE);
  call->length = strlen (call->answer);
}

/* Spoils an answer of the panel that still goes out as it is. */
void
ptero_demo_mischief_spoil (PteroDemoCall *call)
{
  if (call->answer == NULL)
    return;

  if (take (call, PTERO_DEMO_FAULT_WRONG_TYPES) != NULL)
    replace_types (call, FALSE);

  if (take (call, PTERO_DEMO_FAULT_WRONG_ITEM) != NULL)
    replace_types (call, TRUE);

  if (take (call, PTERO_DEMO_FAULT_TRUNCATE) != NULL)
    call->length = call->length * 2 / 3;
}

typedef struct
{
  GIOStream *connection;
  GBytes *bytes;
  gsize sent;
  gsize step;
} Trickle;

static void
free_trickle (gpointer data)
{
  Trickle *trickle = data;

  g_io_stream_close (trickle->connection, NULL, NULL);
  g_object_unref (trickle->connection);
  g_bytes_unref (trickle->bytes);
  g_free (trickle);
}

static gboolean
trickle_cb (gpointer data)
{
  Trickle *trickle = data;
  gsize length = g_bytes_get_size (trickle->bytes);
  gsize part = MIN (trickle->step, length - trickle->sent);
  const char *text = g_bytes_get_data (trickle->bytes, NULL);

  if (!g_output_stream_write_all (g_io_stream_get_output_stream (trickle->connection),
                                  text + trickle->sent,
                                  part, NULL, NULL, NULL))
    return G_SOURCE_REMOVE;

  trickle->sent += part;

  return trickle->sent < length ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The answer as it goes over the wire. It does not announce that the connection will end, for then
 * libsoup takes a body that is too short for a whole one. */
static GString *
write_wire (PteroDemoCall *call)
{
  GString *text = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  g_string_append_printf (text, "HTTP/1.1 %u %s\r\n", call->status,
                          soup_status_get_phrase (call->status));
  soup_message_headers_iter_init (&iter, call->headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (text, "%s: %s\r\n", name, value);

  if (call->content_type != NULL)
    g_string_append_printf (text, "Content-Type: %s\r\n", call->content_type);

  g_string_append_printf (text, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", call->length);
  if (call->answer != NULL)
    g_string_append_len (text, call->answer, (gssize) call->length);

  return text;
}

static void
send_by_hand (PteroDemoCall     *call,
              SoupServerMessage *message,
              gsize              cut,
              guint              milliseconds)
{
  Trickle *trickle = g_new0 (Trickle, 1);
  g_autoptr (GSource) source = milliseconds > 0
                                 ? g_timeout_source_new (milliseconds / SLOW_STEPS)
                                 : g_idle_source_new ();
  GString *text = write_wire (call);

  g_string_truncate (text, text->len - cut);
  trickle->bytes = g_string_free_to_bytes (text);
  trickle->step = g_bytes_get_size (trickle->bytes) / (milliseconds > 0 ? SLOW_STEPS : 1) + 1;
  trickle->connection = soup_server_message_steal_connection (message);

  g_source_set_callback (source, trickle_cb, trickle, free_trickle);
  g_source_attach (source, g_main_context_get_thread_default ());
}

/**
 * ptero_demo_mischief_send:
 * @call: an answered call
 * @message: its message
 *
 * Returns: whether a fault has taken the connection, so that nothing is left to send
 */
gboolean
ptero_demo_mischief_send (PteroDemoCall     *call,
                          SoupServerMessage *message)
{
  PteroDemoFault *fault;

  if (take (call, PTERO_DEMO_FAULT_DROP) != NULL)
    {
      g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

      g_io_stream_close (connection, NULL, NULL);
      return TRUE;
    }

  if (call->answer == NULL)
    return FALSE;

  if (take (call, PTERO_DEMO_FAULT_RESET_BODY) != NULL)
    send_by_hand (call, message, call->length / 2 + 1, 0);
  else if ((fault = take (call, PTERO_DEMO_FAULT_SLOW_BODY)) != NULL)
    send_by_hand (call, message, 0, MAX (fault->number, SLOW_STEPS));
  else
    return FALSE;

  return TRUE;
}
