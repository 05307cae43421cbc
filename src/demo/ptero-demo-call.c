/* ptero-demo-call.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-call.h"

#include <string.h>

#include "ptero-demo-faults.h"
#include "ptero-demo-files.h"
#include "ptero-demo-refusal.h"

/* Whether the first media type, by quality, is JSON; "anything" counts only from scripts. */
static gboolean
accepts_json (SoupMessageHeaders *headers)
{
  const char *accept = soup_message_headers_get_list (headers, "Accept");
  const char *requested_with = soup_message_headers_get_one (headers, "X-Requested-With");
  g_autofree char *best = NULL;
  GSList *types;

  if (accept == NULL || *accept == '\0')
    return g_strcmp0 (requested_with, "XMLHttpRequest") == 0;

  types = soup_header_parse_quality_list (accept, NULL);
  if (types != NULL)
    best = g_ascii_strdown (types->data, -1);
  soup_header_free_list (types);

  if (best == NULL || g_str_equal (best, "*/*"))
    return g_strcmp0 (requested_with, "XMLHttpRequest") == 0;

  return strstr (best, "/json") != NULL || strstr (best, "+json") != NULL;
}

static gboolean
names_this_panel (PteroDemoBackend *backend,
                  const char       *address)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) own = NULL;
  const char *host;

  if (address == NULL || (uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL)) == NULL)
    return FALSE;

  own = g_uri_parse (backend->address, SOUP_HTTP_URI_FLAGS, NULL);
  host = g_uri_get_host (uri);

  return g_strcmp0 (host, "localhost") == 0 || g_strcmp0 (host, "127.0.0.1") == 0 ||
         g_strcmp0 (host, g_uri_get_host (own)) == 0;
}

static gboolean
looks_like_browser (PteroDemoBackend   *backend,
                    SoupMessageHeaders *headers)
{
  const char *cookie = soup_message_headers_get_list (headers, "Cookie");

  return names_this_panel (backend, soup_message_headers_get_one (headers, "Origin")) ||
         names_this_panel (backend, soup_message_headers_get_one (headers, "Referer")) ||
         (cookie != NULL && strstr (cookie, "pterodactyl_session=") != NULL);
}

PteroDemoCall *
ptero_demo_call_new (PteroDemoBackend  *backend,
                     SoupServerMessage *message)
{
  PteroDemoCall *self = g_new0 (PteroDemoCall, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  GUri *uri = soup_server_message_get_uri (message);
  const char *override;

  self->backend = backend;
  self->world = backend->world;
  self->method = soup_server_message_get_method (message);
  self->path = g_strdup (g_uri_get_path (uri));
  self->remote_address = g_strdup (soup_server_message_get_remote_host (message));
  self->request_headers = soup_server_message_get_request_headers (message);
  self->request_body = soup_message_body_flatten (body);
  self->query = ptero_demo_query_new (g_uri_get_query (uri));
  self->wants_json = accepts_json (self->request_headers);
  self->is_session = looks_like_browser (backend, self->request_headers);
  self->headers = soup_server_message_get_response_headers (message);

  override = soup_message_headers_get_one (self->request_headers, "X-HTTP-Method-Override");
  if (override != NULL && g_str_equal (self->method, "POST"))
    self->method = g_intern_string (override);

  return self;
}

void
ptero_demo_call_free (PteroDemoCall *self)
{
  g_free (self->path);
  g_free (self->remote_address);
  g_bytes_unref (self->request_body);
  ptero_demo_query_free (self->query);
  g_clear_pointer (&self->input, json_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->arguments); i++)
    g_free (self->arguments[i]);
  g_free (self->answer);
  g_clear_pointer (&self->file, ptero_demo_file_free);
  g_free (self);
}

/* Answers with what @json holds, and ends @json. */
void
ptero_demo_call_reply (PteroDemoCall *self,
                       guint          status,
                       PteroDemoJson *json)
{
  g_free (self->answer);
  self->status = status;
  self->content_type = "application/json";
  self->answer = ptero_demo_json_finish (json, &self->length);
}

void
ptero_demo_call_reply_html (PteroDemoCall *self,
                            guint          status,
                            const char    *title,
                            const char    *text)
{
  g_free (self->answer);
  self->status = status;
  self->content_type = "text/html; charset=UTF-8";
  self->answer = g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"en\">\n    <head>\n"
                                  "        <meta charset=\"utf-8\">\n        <title>%s</title>\n    </head>\n"
                                  "    <body>\n        %s\n    </body>\n</html>", title, text);
  self->length = strlen (self->answer);
}

void
ptero_demo_call_reply_nothing (PteroDemoCall *self)
{
  g_clear_pointer (&self->answer, g_free);
  self->status = SOUP_STATUS_NO_CONTENT;
  self->content_type = NULL;
  self->length = 0;
}

void
ptero_demo_call_redirect (PteroDemoCall *self,
                          const char    *location)
{
  g_autofree char *escaped = g_markup_escape_text (location, -1);
  g_autofree char *title = g_strconcat ("Redirecting to ", escaped, NULL);
  g_autofree char *text = g_strdup_printf ("Redirecting to <a href=\"%s\">%s</a>.", escaped,
                                           escaped);

  ptero_demo_call_reply_html (self, SOUP_STATUS_FOUND, title, text);
  self->content_type = "text/html; charset=utf-8";
  soup_message_headers_replace (self->headers, "Location", location);
}

/* Returns: (nullable): the member @name of the input if it is a string */
const char *
ptero_demo_call_get_string (PteroDemoCall *self,
                            const char    *name)
{
  JsonNode *node = json_object_get_member (self->input, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* Whether the caller may do what @permission names on the server of the call. */
gboolean
ptero_demo_call_may (PteroDemoCall *self,
                     const char    *permission)
{
  return self->subuser == NULL || ptero_demo_subuser_may (self->subuser, permission);
}

/* Whether the daemon of @node answers now. */
gboolean
ptero_demo_call_find_daemon (PteroDemoCall *self,
                             PteroDemoNode *node)
{
  return !node->daemon_down &&
         ptero_demo_faults_take (self->backend->faults, PTERO_DEMO_FAULT_DAEMON_DOWN,
                                 self->path) == NULL;
}

/* Whether the daemon of the call's server answers; if not, the call is refused with 504. */
gboolean
ptero_demo_call_reach_daemon (PteroDemoCall *self)
{
  if (ptero_demo_call_find_daemon (self, self->server->node))
    return TRUE;

  ptero_demo_refuse_display (self, SOUP_STATUS_GATEWAY_TIMEOUT, "DaemonConnectionException",
                             "Could not establish a connection to the machine running this server. Please try again.");

  return FALSE;
}

/* Notes what was done, with the server if the call is about one, else with the account. */
void
ptero_demo_call_log (PteroDemoCall *self,
                     const char    *event,
                     const char    *properties)
{
  GPtrArray *log = self->server != NULL ? ptero_demo_server_get_activity (self->world, self->server)
                                        : self->user->activity;

  ptero_demo_world_log (self->world, log, event, properties, self->user->id);
}

/* The same with one property. */
void
ptero_demo_call_log_value (PteroDemoCall *self,
                           const char    *event,
                           const char    *name,
                           const char    *value)
{
  g_autofree char *text = NULL;
  PteroDemoJson json;
  gsize length;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, name, value);
  ptero_demo_json_end (&json);
  text = ptero_demo_json_finish (&json, &length);
  ptero_demo_call_log (self, event, text);
}

/* The same of something that was changed. */
void
ptero_demo_call_log_change (PteroDemoCall *self,
                            const char    *event,
                            const char    *variable,
                            const char    *before,
                            const char    *after)
{
  g_autofree char *text = NULL;
  PteroDemoJson json;
  gsize length;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  if (variable != NULL)
    ptero_demo_json_string (&json, "variable", variable);
  ptero_demo_json_string (&json, "old", before);
  ptero_demo_json_string (&json, "new", after);
  ptero_demo_json_end (&json);
  text = ptero_demo_json_finish (&json, &length);
  ptero_demo_call_log (self, event, text);
}

/* Answers 202, for what goes on in the background. */
void
ptero_demo_call_reply_accepted (PteroDemoCall *self)
{
  g_free (self->answer);
  self->status = SOUP_STATUS_ACCEPTED;
  self->content_type = "application/json";
  self->answer = g_strdup ("[]");
  self->length = strlen (self->answer);
}

/* Reads `per_page` as each API does; FALSE when that ended the call with an error. */
static gboolean
read_page_size (PteroDemoPage *self,
                PteroDemoCall *call,
                guint          standard,
                guint          cap)
{
  const char *text = ptero_demo_query_get (call->query, "per_page");
  gint64 size;

  self->per_page = standard;
  if (text == NULL || *text == '\0')
    return TRUE;

  if (!g_ascii_isdigit (*text) && *text != '-')
    {
      if (cap == 0)
        {
          ptero_demo_refuse_broken (call, "TypeError");
          return FALSE;
        }

      self->per_page = cap;
      return TRUE;
    }

  size = g_ascii_strtoll (text, NULL, 10);
  if (size < 0)
    {
      ptero_demo_refuse_broken (call, "QueryException");
      return FALSE;
    }

  self->per_page = size == 0 ? 15 : (guint) MIN (size, cap == 0 ? G_MAXINT : cap);

  return TRUE;
}

/* Pelican's younger lists have ten to a page. */
static gboolean
is_short_list (PteroDemoCall *call)
{
  static const char *const paths[] = { "/roles", "/plugins", "/database-hosts" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_str_has_suffix (call->route->path, paths[i]))
      return TRUE;

  return FALSE;
}

/**
 * ptero_demo_page_init:
 * @self: a page, not yet initialised
 * @call: a call of a list route
 * @total: how many things there are
 *
 * Works out which things the answer holds: @total from the index `first`, `count` of them.
 *
 * Returns: %FALSE if the call was refused
 */
gboolean
ptero_demo_page_init (PteroDemoPage *self,
                      PteroDemoCall *call,
                      guint          total)
{
  const char *text = ptero_demo_query_get (call->query, "page");
  gboolean activity = g_str_has_suffix (call->route->path, "/activity");
  gboolean backups = g_str_has_suffix (call->route->path, "/backups");
  gboolean application = call->route->right != PTERO_DEMO_RIGHT_NONE;
  gint64 page = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 1;

  *self = (PteroDemoPage) { .total = total, .keep_query = !application && !backups };

  if (!read_page_size (self, call, activity ? 25 : backups ? 20 : is_short_list (call) ? 10 : 50,
                       application ? 0 : backups ? 50 : 100))
    return FALSE;

  self->page = (guint) CLAMP (page, 1, 1000000);
  self->n_pages = MAX (1, (total + self->per_page - 1) / self->per_page);
  self->first = MIN ((guint64) (self->page - 1) * self->per_page, total);
  self->count = MIN (self->per_page, total - self->first);

  return TRUE;
}

static void
write_link (PteroDemoPage *self,
            PteroDemoCall *call,
            PteroDemoJson *json,
            const char    *name,
            guint          page)
{
  g_autofree char *query = ptero_demo_query_build (call->query, self->keep_query, page);
  g_autofree char *link = NULL;
  gsize length = strlen (call->path);

  while (length > 1 && call->path[length - 1] == '/')
    length--;

  link = g_strdup_printf ("%s%.*s?%s", call->backend->address, (int) length, call->path, query);
  ptero_demo_json_string (json, name, link);
}

/* Writes `meta.pagination` after a list's data. */
void
ptero_demo_page_write (PteroDemoPage *self,
                       PteroDemoCall *call,
                       PteroDemoJson *json)
{
  ptero_demo_json_begin (json, "pagination");
  ptero_demo_json_int (json, "total", self->total);
  ptero_demo_json_int (json, "count", self->count);
  ptero_demo_json_int (json, "per_page", self->per_page);
  ptero_demo_json_int (json, "current_page", self->page);
  ptero_demo_json_int (json, "total_pages", self->n_pages);
  ptero_demo_json_begin (json, "links");
  if (self->page > 1)
    write_link (self, call, json, "previous", self->page - 1);
  if (self->page < self->n_pages)
    write_link (self, call, json, "next", self->page + 1);
  ptero_demo_json_end (json);
  ptero_demo_json_end (json);
}
