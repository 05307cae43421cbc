/* demo-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-fixture.h"

/**
 * demo_send:
 * @session: a session
 * @panel: a panel that listens
 * @method: an HTTP method
 * @path: path and query, encoded; or a whole address
 * @key: (nullable): a key
 * @body: (nullable): a JSON text, or what to write to a file
 * @accept: (nullable): the Accept header; %NULL for none
 * @headers: (nullable): more headers, each a name and then a value, ended by %NULL
 *
 * Sends one request and waits. A status is no error; what goes wrong below it is.
 *
 * Returns: (transfer full): what came back
 */
DemoAnswer *
demo_send (SoupSession        *session,
           PteroDemoPanel     *panel,
           const char         *method,
           const char         *path,
           const char         *key,
           const char         *body,
           const char         *accept,
           const char * const *headers)
{
  DemoAnswer *self = g_new0 (DemoAnswer, 1);
  g_autofree char *address = g_strconcat (strstr (path, "://") != NULL
                                            ? ""
                                            : ptero_demo_panel_get_address (panel), path, NULL);
  g_autofree char *authorization = g_strconcat ("Bearer ", key, NULL);
  SoupMessageHeaders *request;

  self->message = soup_message_new (method, address);
  g_assert_nonnull (self->message);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  request = soup_message_get_request_headers (self->message);
  if (key != NULL)
    soup_message_headers_replace (request, "Authorization", authorization);
  if (accept != NULL)
    soup_message_headers_replace (request, "Accept", accept);

  for (guint i = 0; headers != NULL && headers[i] != NULL; i += 2)
    soup_message_headers_replace (request, headers[i], headers[i + 1]);

  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (self->message, strstr (path, "/files/write") != NULL
                                                  ? "text/plain"
                                                  : "application/json", bytes);
    }

  self->body = soup_session_send_and_read (session, self->message, NULL, &self->error);
  self->status = soup_message_get_status (self->message);

  if (self->body != NULL && g_bytes_get_size (self->body) > 0 &&
      g_strcmp0 (demo_answer_header (self, "Content-Type"), "application/json") == 0)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      gsize length;
      const char *text = g_bytes_get_data (self->body, &length);

      if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
        self->json = json_parser_steal_root (parser);
    }

  return self;
}

void
demo_answer_free (DemoAnswer *self)
{
  g_object_unref (self->message);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_error (&self->error);
  g_free (self);
}

const char *
demo_answer_header (DemoAnswer *self,
                    const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

/* Returns: (nullable) (transfer none): what is at a dotted path; numbers count in lists */
JsonNode *
demo_answer_find (DemoAnswer *self,
                  const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", -1);
  JsonNode *node = self->json;

  for (guint i = 0; parts[i] != NULL && node != NULL; i++)
    {
      guint at = (guint) g_ascii_strtoull (parts[i], NULL, 10);

      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), parts[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node) &&
               at < json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node), at);
      else
        node = NULL;
    }

  return node;
}

/* Returns: (nullable): the code of the first error */
const char *
demo_answer_code (DemoAnswer *self)
{
  JsonNode *node = demo_answer_find (self, "errors.0.code");

  return node != NULL ? json_node_get_string (node) : NULL;
}

void
demo_set_up (DemoFixture  *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->panel = ptero_demo_panel_new (0, 1);
  fixture->session = soup_session_new ();
  ptero_demo_panel_start (fixture->panel, &error);
  g_assert_no_error (error);
  fixture->servers = ptero_demo_panel_list_servers (fixture->panel, 40);
  g_assert_cmpuint (g_strv_length (fixture->servers), ==, 40);
}

void
demo_tear_down (DemoFixture  *fixture,
                gconstpointer data)
{
  g_object_unref (fixture->session);
  g_assert_finalize_object (fixture->panel);
  g_strfreev (fixture->servers);
}

DemoAnswer *
demo_ask (DemoFixture *fixture,
          PteroDemoKey key,
          const char  *method,
          const char  *path,
          const char  *body)
{
  return demo_send (fixture->session, fixture->panel, method, path,
                    ptero_demo_panel_get_key (fixture->panel, key),
                    body, "application/json", NULL);
}

DemoAnswer *
demo_get (DemoFixture *fixture,
          PteroDemoKey key,
          const char  *path)
{
  return demo_ask (fixture, key, "GET", path, NULL);
}

void
demo_assert_refused (DemoAnswer *answer,
                     guint       status,
                     const char *code)
{
  g_autofree char *text = g_strdup_printf ("%u", status);

  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, status);
  g_assert_cmpstr (demo_answer_code (answer), ==, code);
  g_assert_cmpstr (json_node_get_string (demo_answer_find (answer, "errors.0.status")), ==, text);
}

void
demo_assert_get_refused (DemoFixture *fixture,
                         PteroDemoKey key,
                         const char  *path,
                         guint        status,
                         const char  *code)
{
  g_autoptr (DemoAnswer) answer = demo_get (fixture, key, path);

  demo_assert_refused (answer, status, code);
}

guint
demo_count_data (DemoAnswer *answer)
{
  g_assert_no_error (answer->error);
  g_assert_cmpuint (answer->status, ==, 200);

  return json_array_get_length (json_node_get_array (demo_answer_find (answer, "data")));
}

gint64
demo_get_int (DemoAnswer *answer,
              const char *path)
{
  JsonNode *node = demo_answer_find (answer, path);

  g_assert_nonnull (node);

  return json_node_get_int (node);
}

const char *
demo_get_string (DemoAnswer *answer,
                 const char *path)
{
  JsonNode *node = demo_answer_find (answer, path);

  g_assert_nonnull (node);

  return json_node_get_string (node);
}

char *
demo_get_server_path (DemoFixture *fixture,
                      guint        index,
                      const char  *rest)
{
  return g_strdup_printf ("/api/client/servers/%.36s%s", fixture->servers[index], rest);
}

guint
demo_count_list (DemoFixture *fixture,
                 PteroDemoKey key,
                 const char  *query)
{
  g_autofree char *path = g_strconcat ("/api/client", query, NULL);
  g_autoptr (DemoAnswer) answer = demo_get (fixture, key, path);

  return demo_count_data (answer);
}
