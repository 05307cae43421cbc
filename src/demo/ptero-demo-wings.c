/* ptero-demo-wings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-wings.h"

#include <string.h>

#include "ptero-demo-backups.h"
#include "ptero-demo-chores.h"
#include "ptero-demo-files.h"
#include "ptero-demo-signature.h"
#include "ptero-demo-sockets.h"
#include "ptero-demo-uploads.h"

/* What a node answers itself: signed downloads and uploads. All nodes of the demo are at one
 * address. */

#define MIB 1048576
#define UNEXPECTED "An unexpected error was encountered while processing this request"
#define NOT_FOUND "The requested resource was not found on this server."

static void
add_headers (PteroDemoCall *call)
{
  g_autofree char *id = ptero_demo_world_new_uuid (call->world);

  soup_message_headers_replace (call->headers, "Access-Control-Allow-Credentials", "true");
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Headers",
                                "Accept, Accept-Encoding, Authorization, Cache-Control, Content-Type, Content-Length, Origin, X-Real-IP, X-CSRF-Token");
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Methods",
                                "GET, POST, PATCH, PUT, DELETE, OPTIONS");
  soup_message_headers_replace (call->headers, "Access-Control-Allow-Origin",
                                call->backend->address);
  soup_message_headers_replace (call->headers, "Access-Control-Max-Age", "7200");
  soup_message_headers_replace (call->headers, "X-Request-Id", id);
}

/* Wings' own form of an error; one nobody foresaw names the request. */
void
ptero_demo_wings_refuse (PteroDemoCall *call,
                         guint          status,
                         const char    *text)
{
  PteroDemoJson json;

  ptero_demo_json_init (&json, FALSE);
  ptero_demo_json_begin (&json, NULL);
  ptero_demo_json_string (&json, "error", text);
  if (status == SOUP_STATUS_INTERNAL_SERVER_ERROR)
    ptero_demo_json_string (&json, "request_id",
                            soup_message_headers_get_one (call->headers, "X-Request-Id"));
  ptero_demo_json_end (&json);
  ptero_demo_call_reply (call, status, &json);
  call->content_type = "application/json; charset=utf-8";
}

/* Reads the token and uses it up; %NULL if the call was refused. */
static JsonObject *
take_token (PteroDemoCall *call)
{
  const char *text = ptero_demo_query_get (call->query, "token");
  g_autoptr (JsonObject) claims = text != NULL
                                    ? ptero_demo_signature_read (call->world, text)
                                    : NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *unique;

  if (claims == NULL || json_object_get_int_member_with_default (claims, "exp", 0) <= now)
    {
      ptero_demo_wings_refuse (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, UNEXPECTED);
      return NULL;
    }

  unique = json_object_get_string_member_with_default (claims, "unique_id", "");
  call->server = ptero_demo_world_find_server (call->world,
                                               json_object_get_string_member (claims, "server_uuid"));
  if (call->server == NULL || !g_hash_table_add (call->world->used_tokens, g_strdup (unique)))
    {
      ptero_demo_wings_refuse (call, SOUP_STATUS_NOT_FOUND, NOT_FOUND);
      return NULL;
    }

  return g_steal_pointer (&claims);
}

/* As Go quotes a string: control characters, quotes and backslashes are escaped. */
static char *
quote (const char *name)
{
  GString *text = g_string_new ("\"");

  for (const char *at = name; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (text, "\\%c", *at);
      else if (*at == '\n')
        g_string_append (text, "\\n");
      else if ((guchar) *at < ' ' || *at == 127)
        g_string_append_printf (text, "\\x%02x", (guchar) *at);
      else
        g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');

  return g_string_free (text, FALSE);
}

/* Answers with @file, which is read as it is sent. */
static void
send_file (PteroDemoCall *call,
           PteroDemoFile *file,
           const char    *name)
{
  g_autofree char *quoted = quote (name);
  g_autofree char *disposition = g_strconcat ("attachment; filename=", quoted, NULL);

  ptero_demo_call_reply_nothing (call);
  call->status = SOUP_STATUS_OK;
  call->content_type = "application/octet-stream";
  soup_message_headers_replace (call->headers, "Content-Disposition", disposition);
  call->file = ptero_demo_file_copy (file);
}

static void
download_file (PteroDemoCall *call)
{
  g_autoptr (JsonObject) claims = take_token (call);
  g_autofree char *path = NULL;
  PteroDemoFile *file;

  if (claims == NULL)
    return;

  path = ptero_demo_file_resolve (NULL, json_object_get_string_member_with_default (claims, "file_path", ""));
  file = path != NULL ? ptero_demo_file_find (ptero_demo_files_get (call->world, call->server),
                                              path) : NULL;
  if (file == NULL || file->is_link)
    ptero_demo_wings_refuse (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, UNEXPECTED);
  else if (file->children != NULL)
    ptero_demo_wings_refuse (call, SOUP_STATUS_NOT_FOUND, NOT_FOUND);
  else
    send_file (call, file, file->name);
}

static void
download_backup (PteroDemoCall *call)
{
  g_autoptr (JsonObject) claims = take_token (call);
  PteroDemoBackup *backup;
  PteroDemoFile *folder;
  g_autofree char *name = NULL;

  if (claims == NULL)
    return;

  ptero_demo_chores_settle (call->world, call->server);
  backup = ptero_demo_backups_find (call->world, call->server,
                                    json_object_get_string_member_with_default (claims, "backup_uuid", ""));
  if (backup == NULL || backup->archive == NULL)
    {
      ptero_demo_wings_refuse (call, SOUP_STATUS_NOT_FOUND, NOT_FOUND);
      return;
    }

  folder = ptero_demo_file_new_folder ("");
  name = g_strconcat (backup->uuid, ".tar.gz", NULL);
  send_file (call, ptero_demo_file_write (folder, name, backup->archive), name);
  ptero_demo_file_free (folder);
}

/* Returns: (nullable): why a file of the upload may not be stored */
static char *
find_objection (PteroDemoCall *call,
                GPtrArray     *uploads)
{
  gint64 limit = call->server->node->upload_size;
  gint64 sum = 0;

  for (guint i = 0; i < uploads->len; i++)
    {
      PteroDemoUpload *upload = uploads->pdata[i];

      sum += (gint64) g_bytes_get_size (upload->content);
      if ((gint64) g_bytes_get_size (upload->content) > limit * MIB)
        return g_strdup_printf ("File %s is larger than the maximum file upload size of %" G_GINT64_FORMAT " MB.", upload->name, limit);
    }

  if (uploads->len == 0)
    return g_strdup ("No files were found on the request body.");

  if (call->server->disk > 0 &&
      ptero_demo_file_measure (ptero_demo_files_get (call->world,
                                                     call->server)) + sum > call->server->disk * MIB)
    return g_strdup ("There is not enough disk space available to perform that action.");

  return NULL;
}

/* %FALSE if the call was refused. */
static gboolean
store (PteroDemoCall   *call,
       PteroDemoUpload *upload,
       const char      *directory)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  PteroDemoFile *root = ptero_demo_files_get (call->world, call->server);

  if (upload->name == NULL)
    return TRUE;

  name = g_path_get_basename (upload->name);
  path = ptero_demo_file_resolve (directory, name);
  if (path == NULL)
    {
      ptero_demo_wings_refuse (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, UNEXPECTED);
      return FALSE;
    }

  if (strlen (name) > 255 || *path == '\0' ||
      ptero_demo_file_write (root, path, upload->content) == NULL)
    {
      ptero_demo_wings_refuse (call, SOUP_STATUS_BAD_REQUEST,
                               strlen (name) > 255 ? "File name is too long."
                                                   : "Cannot write file, name conflicts with an existing directory by the same name.");
      return FALSE;
    }

  return TRUE;
}

static void
upload_file (PteroDemoCall *call)
{
  g_autoptr (JsonObject) claims = take_token (call);
  const char *directory = ptero_demo_query_get (call->query, "directory");
  g_autoptr(GPtrArray) uploads = NULL;
  g_autofree char *objection = NULL;

  if (claims == NULL)
    return;

  uploads = ptero_demo_uploads_read (call, "files");
  objection = uploads != NULL
                ? find_objection (call, uploads)
                : g_strdup ("Failed to get multipart form data from request.");
  if (objection != NULL)
    {
      ptero_demo_wings_refuse (call, SOUP_STATUS_BAD_REQUEST, objection);
      return;
    }

  ptero_demo_call_reply_nothing (call);
  call->status = SOUP_STATUS_OK;
  for (guint i = 0; i < uploads->len && store (call, uploads->pdata[i], directory); i++)
    ;
}

static const struct
{
  const char *method;
  const char *path;
  void (*handle) (PteroDemoCall *call);
} routes[] = {
  { "GET", "/api/servers/{uuid}/ws", ptero_demo_sockets_accept },
  { "GET", "/download/file", download_file },
  { "GET", "/download/backup", download_backup },
  { "POST", "/upload/file", upload_file },
};

/* Whether @path is one of @pattern, which has at most one {word}. */
static gboolean
is_path (const char *pattern,
         const char *path)
{
  const char *open = strchr (pattern, '{');
  gsize length = open != NULL ? (gsize) (open - pattern) : strlen (pattern);

  if (strncmp (pattern, path, length) != 0)
    return FALSE;

  path += length;
  if (open == NULL)
    return *path == '\0';

  length = strcspn (path, "/");

  return length > 0 && g_str_equal (path + length, strchr (open, '}') + 1);
}

/**
 * ptero_demo_wings_answer:
 * @call: a request to the address of the nodes
 *
 * Answers @call as Wings does; what needs the token of the node is refused.
 *
 * Returns: %TRUE if there is no answer, but the handshake of a websocket is to go on
 */
gboolean
ptero_demo_wings_answer (PteroDemoCall *call)
{
  add_headers (call);
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (!g_str_equal (call->method, routes[i].method) || !is_path (routes[i].path, call->path))
        continue;

      routes[i].handle (call);
      return call->status == 0;
    }

  if (g_str_equal (call->method, "OPTIONS"))
    {
      ptero_demo_call_reply_nothing (call);
      return FALSE;
    }

  ptero_demo_wings_refuse (call, SOUP_STATUS_UNAUTHORIZED,
                           "The required authorization heads were not present in the request.");
  soup_message_headers_replace (call->headers, "WWW-Authenticate", "Bearer");

  return FALSE;
}

/* Returns: (nullable): the path of the route, if the nodes of the demo serve it */
const char *
ptero_demo_wings_find (const char *method,
                       const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (g_str_equal (routes[i].method, method) && g_str_equal (routes[i].path, path))
        return routes[i].path;
    }

  return NULL;
}
