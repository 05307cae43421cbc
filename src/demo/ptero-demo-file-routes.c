/* ptero-demo-file-routes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-handlers.h"

#include <string.h>

#include "ptero-demo-archive.h"
#include "ptero-demo-files.h"
#include "ptero-demo-input.h"
#include "ptero-demo-refusal.h"
#include "ptero-demo-reply.h"
#include "ptero-demo-signature.h"
#include "ptero-demo-transform.h"
#include "ptero-demo-validator.h"

/* The file manager: what the panel asks the node's daemon to do. */

#define MIB 1048576
#define MAX_EDITED (4 * MIB)
#define PULL_LIMIT 10
#define PULL_WINDOW (300 * G_USEC_PER_SEC)

/* Returns: (nullable) (transfer full): the resolved path of a member of the input; what leads out
 * of the volume is refused */
static char *
resolve_member (PteroDemoCall *call,
                const char    *folder,
                const char    *member)
{
  g_autofree char *path = ptero_demo_input_get_string (call, member);
  char *resolved = ptero_demo_file_resolve (folder, path != NULL ? path : "");

  if (resolved == NULL)
    ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);

  return resolved;
}

static PteroDemoFile *
get_root (PteroDemoCall *call)
{
  return ptero_demo_files_get (call->world, call->server);
}

/* Whether @size bytes more fit on the disk of the server; if not, the call is refused. */
static gboolean
check_space (PteroDemoCall *call,
             gint64         size)
{
  if (call->server->disk == 0 ||
      ptero_demo_file_measure (get_root (call)) + size <= call->server->disk * MIB)
    return TRUE;

  ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_REQUEST,
                            "There is not enough disk space available to perform that action.");

  return FALSE;
}

static void
write_file (PteroDemoJson *json,
            PteroDemoFile *file,
            const char    *type)
{
  char mode[11] = "----------";
  g_autofree char *bits = g_strdup_printf ("%o", file->mode);

  mode[0] = file->is_link ? 'L' : file->children != NULL ? 'd' : '-';
  for (guint i = 0; i < 9; i++)
    {
      if (file->mode & (0400u >> i))
        mode[i + 1] = "rwx"[i % 3];
    }

  ptero_demo_json_string (json, "object", "file_object");
  ptero_demo_json_begin (json, "attributes");
  ptero_demo_json_string (json, "name", file->name);
  ptero_demo_json_string (json, "mode", mode);
  ptero_demo_json_string (json, "mode_bits", bits);
  ptero_demo_json_int (json, "size", file->size);
  ptero_demo_json_boolean (json, "is_file", file->children == NULL);
  ptero_demo_json_boolean (json, "is_symlink", FALSE);
  ptero_demo_json_string (json, "mimetype", type);
  ptero_demo_write_date (json, "created_at", file->created_at, FALSE);
  ptero_demo_write_date (json, "modified_at", file->modified_at, FALSE);
  ptero_demo_json_end (json);
}

static void
transform_file (PteroDemoCall *call,
                PteroDemoJson *json,
                gpointer       thing,
                const char    *path)
{
  write_file (json, thing, ptero_demo_file_get_type (thing));
}

/* An archive just made has another type than the same one when it is listed. */
static void
transform_archive (PteroDemoCall *call,
                   PteroDemoJson *json,
                   gpointer       thing,
                   const char    *path)
{
  write_file (json, thing, "application/tar+gzip");
}

void
ptero_demo_list_files (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "directory", "sometimes|nullable|string" }, { NULL } };
  g_autofree char *path = NULL;
  PteroDemoFile *folder;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      (path = resolve_member (call, NULL, "directory")) == NULL)
    return;

  folder = ptero_demo_file_find (get_root (call), path);
  if (folder == NULL || folder->children == NULL)
    ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
  else
    ptero_demo_reply_all (call, folder->children, transform_file);
}

void
ptero_demo_show_file_contents (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "file", "required|string" }, { NULL } };
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PteroDemoFile *file;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      (path = resolve_member (call, NULL, "file")) == NULL)
    return;

  file = ptero_demo_file_find (get_root (call), path);
  if (file == NULL || file->is_link)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  if (file->children != NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_GATEWAY, NULL);
      return;
    }

  if (file->size > MAX_EDITED)
    {
      ptero_demo_refuse_display (call, SOUP_STATUS_BAD_REQUEST, "FileSizeTooLargeException",
                                 "The file you are attempting to open is too large to view in the file editor.");
      return;
    }

  bytes = ptero_demo_file_read (file, 0, (gsize) file->size);
  ptero_demo_call_log_value (call, "server:file.read", "file", path);
  ptero_demo_call_reply_nothing (call);
  call->status = SOUP_STATUS_OK;
  call->content_type = "text/plain; charset=UTF-8";
  call->answer = g_malloc (g_bytes_get_size (bytes) + 1);
  call->length = g_bytes_get_size (bytes);
  memcpy (call->answer, g_bytes_get_data (bytes, NULL), call->length);
}

/* Answers with a one-time address of the node. */
static void
reply_signed (PteroDemoCall *call,
              const char    *path,
              const char    *claim,
              const char    *value)
{
  g_autofree char *token = ptero_demo_signature_new (call->world, call->backend->address,
                                                     call->server, call->user, 900, claim, value);
  g_autofree char *address = g_strconcat (call->backend->wings_address, path, "?token=", token,
                                          NULL);

  ptero_demo_signature_reply (call, address);
}

void
ptero_demo_sign_download (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "file", "required|string" }, { NULL } };
  g_autofree char *file = NULL;
  g_autofree char *decoded = NULL;

  if (!ptero_demo_validate (call, rules))
    return;

  file = ptero_demo_input_get_string (call, "file");
  decoded = g_uri_unescape_string (file, NULL);
  ptero_demo_call_log_value (call, "server:file.download", "file", file);
  reply_signed (call, "/download/file", "file_path", decoded != NULL ? decoded : file);
}

void
ptero_demo_sign_upload (PteroDemoCall *call)
{
  reply_signed (call, "/upload/file", NULL, NULL);
}

void
ptero_demo_write_file (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "file", "required|string" }, { NULL } };
  g_autofree char *path = NULL;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call))
    return;

  if (g_bytes_get_size (call->request_body) == 0)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_REQUEST, "Missing Content-Length");
      return;
    }

  path = resolve_member (call, NULL, "file");
  if (path == NULL || !check_space (call, (gint64) g_bytes_get_size (call->request_body)))
    return;

  if (*path == '\0' || ptero_demo_file_write (get_root (call), path, call->request_body) == NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_REQUEST,
                                "Cannot write file, name conflicts with an existing directory by the same name.");
      return;
    }

  ptero_demo_call_log_value (call, "server:file.write", "file", path);
  ptero_demo_call_reply_nothing (call);
}

/* Moves one; FALSE if the call was refused. A source that is not there is no error. */
static gboolean
move_file (PteroDemoCall *call,
           const char    *from,
           const char    *to)
{
  PteroDemoFile *file = ptero_demo_file_find (get_root (call), from);
  g_autofree char *folder_path = g_path_get_dirname (to);
  PteroDemoFile *folder;
  PteroDemoFile *copy;

  if (file == NULL || *from == '\0')
    return TRUE;

  if (ptero_demo_file_find (get_root (call), to) != NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_REQUEST,
                                "Cannot move or rename file, destination already exists.");
      return FALSE;
    }

  folder = ptero_demo_file_make_path (get_root (call),
                                      g_str_equal (folder_path, ".") ? "" : folder_path);
  for (PteroDemoFile *at = folder; at != NULL; at = at->parent)
    if (at == file)
      folder = NULL;

  if (folder == NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return FALSE;
    }

  copy = ptero_demo_file_copy (file);
  copy->created_at = file->created_at;
  g_free (copy->name);
  copy->name = g_path_get_basename (to);
  ptero_demo_file_remove (file);
  ptero_demo_file_add (folder, copy);

  return TRUE;
}

static guint
count_files (PteroDemoCall *call)
{
  JsonNode *node = ptero_demo_input_find (call->input, "files");

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
           ? json_array_get_length (json_node_get_array (node))
           : 0;
}

void
ptero_demo_rename_files (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "root", "required|string" },
    { "files", "required|array" },
    { "files.*", "array" },
    { "files.*.to", "required|string" },
    { "files.*.from", "required|string" },
    { NULL },
  };
  g_autofree char *root = NULL;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call))
    return;

  root = ptero_demo_input_get_string (call, "root");
  for (guint i = 0; i < count_files (call); i++)
    {
      g_autofree char *from_member = g_strdup_printf ("files.%u.from", i);
      g_autofree char *to_member = g_strdup_printf ("files.%u.to", i);
      g_autofree char *from = resolve_member (call, root, from_member);
      g_autofree char *to = from != NULL ? resolve_member (call, root, to_member) : NULL;

      if (to == NULL || !move_file (call, from, to))
        return;
    }

  ptero_demo_call_log_value (call, "server:file.rename", "directory", root);
  ptero_demo_call_reply_nothing (call);
}

/* "a.tar.gz" becomes "a copy.tar.gz", then "a copy 1.tar.gz". */
static char *
name_copy (PteroDemoFile *file)
{
  const char *extension = g_str_has_suffix (file->name,
                                            ".tar.gz") ? file->name + strlen (file->name) - 7
                                                                   : strrchr (file->name, '.');
  g_autofree char *base = NULL;

  if (extension == NULL)
    extension = "";
  base = g_strndup (file->name, strlen (file->name) - strlen (extension));

  for (guint i = 0;; i++)
    {
      g_autofree char *number = i > 0 ? g_strdup_printf (" %u", i) : g_strdup ("");
      char *name = g_strconcat (base, " copy", number, extension, NULL);

      if (ptero_demo_file_get_child (file->parent, name) == NULL)
        return name;

      g_free (name);
    }
}

void
ptero_demo_copy_file (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = { { "location", "required|string" }, { NULL } };
  g_autofree char *path = NULL;
  PteroDemoFile *file;
  PteroDemoFile *copy;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      (path = resolve_member (call, NULL, "location")) == NULL)
    return;

  file = ptero_demo_file_find (get_root (call), path);
  if (file == NULL || file->children != NULL || file->is_link)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  if (!check_space (call, file->size))
    return;

  copy = ptero_demo_file_copy (file);
  g_free (copy->name);
  copy->name = name_copy (file);
  ptero_demo_file_add (file->parent, copy);
  ptero_demo_call_log_value (call, "server:file.copy", "file", path);
  ptero_demo_call_reply_nothing (call);
}

/* Returns: (nullable) (transfer container): what "files" names below @root and exists */
static GPtrArray *
find_files (PteroDemoCall *call,
            const char    *root)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < count_files (call); i++)
    {
      g_autofree char *member = g_strdup_printf ("files.%u", i);
      g_autofree char *path = resolve_member (call, root, member);
      PteroDemoFile *file;

      if (path == NULL)
        return NULL;

      file = ptero_demo_file_find (get_root (call), path);
      if (file != NULL && !g_ptr_array_find (found, file, NULL))
        g_ptr_array_add (found, file);
    }

  return g_steal_pointer (&found);
}

void
ptero_demo_compress_files (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "root", "sometimes|nullable|string" },
    { "files", "required|array" },
    { "files.*", "string" },
    { NULL },
  };
  g_autofree char *root = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  PteroDemoFile *file;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      (root = resolve_member (call, NULL, "root")) == NULL ||
      (files = find_files (call, root)) == NULL)
    return;

  if (call->server->disk > 0 &&
      ptero_demo_file_measure (get_root (call)) >= call->server->disk * MIB)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_CONFLICT,
                                "This server does not have enough available disk space to generate a compressed archive.");
      return;
    }

  archive = ptero_demo_archive_pack (files);
  name = g_date_time_format (now, "archive-%Y-%m-%dT%H%M%SZ.tar.gz");
  path = ptero_demo_file_resolve (root, name);
  file = ptero_demo_file_write (get_root (call), path, archive);
  if (file == NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  ptero_demo_call_log_value (call, "server:file.compress", "directory", root);
  ptero_demo_reply_thing (call, transform_archive, file);
}

void
ptero_demo_decompress_file (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "root", "sometimes|nullable|string" },
    { "file", "required|string" },
    { NULL },
  };
  g_autofree char *root = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PteroDemoFile *file;
  PteroDemoFile *folder;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      (root = resolve_member (call, NULL, "root")) == NULL ||
      (path = resolve_member (call, root, "file")) == NULL)
    return;

  file = ptero_demo_file_find (get_root (call), path);
  folder = ptero_demo_file_find (get_root (call), root);
  if (file == NULL || file->children != NULL || folder == NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  bytes = ptero_demo_file_read (file, 0, (gsize) file->size);
  if (!check_space (call, file->size))
    return;

  if (!ptero_demo_archive_unpack (bytes, folder))
    {
      ptero_demo_refuse_daemon (call, call->server->disk == 0
                                  ? SOUP_STATUS_INTERNAL_SERVER_ERROR
                                  : SOUP_STATUS_BAD_REQUEST,
                                "The archive provided is in a format Wings does not understand.");
      return;
    }

  ptero_demo_call_log_value (call, "server:file.decompress", "files", path);
  ptero_demo_call_reply_nothing (call);
}

static int
compare_depth (gconstpointer a,
               gconstpointer b)
{
  guint depths[2] = { 0, 0 };

  for (PteroDemoFile *at = *(PteroDemoFile **) a; at != NULL; at = at->parent)
    depths[0]++;
  for (PteroDemoFile *at = *(PteroDemoFile **) b; at != NULL; at = at->parent)
    depths[1]++;

  return (int) depths[1] - (int) depths[0];
}

void
ptero_demo_delete_files (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "root", "required|string" },
    { "files", "required|array" },
    { "files.*", "string" },
    { NULL },
  };
  g_autofree char *root = NULL;
  g_autoptr (GPtrArray) files = NULL;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call))
    return;

  root = ptero_demo_input_get_string (call, "root");
  files = find_files (call, root);
  if (files == NULL)
    return;

  if (g_ptr_array_find (files, get_root (call), NULL))
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  /* what lies in a folder that goes too must go before it */
  g_ptr_array_sort (files, compare_depth);
  for (guint i = 0; i < files->len; i++)
    ptero_demo_file_remove (g_ptr_array_index (files, i));

  ptero_demo_call_log_value (call, "server:file.delete", "directory", root);
  ptero_demo_call_reply_nothing (call);
}

void
ptero_demo_create_folder (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "root", "sometimes|nullable|string" },
    { "name", "required|string" },
    { NULL },
  };
  JsonNode *root_node = ptero_demo_input_find (call->input, "root");
  g_autofree char *root = NULL;
  g_autofree char *path = NULL;

  if (!ptero_demo_validate (call, rules))
    return;

  if (root_node != NULL && JSON_NODE_HOLDS_NULL (root_node))
    {
      ptero_demo_refuse_broken (call, "TypeError");
      return;
    }

  root = ptero_demo_input_get_string (call, "root");
  if (!ptero_demo_call_reach_daemon (call) || (path = resolve_member (call, root, "name")) == NULL)
    return;

  if (ptero_demo_file_make_path (get_root (call), path) == NULL)
    {
      ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      return;
    }

  ptero_demo_call_log_value (call, "server:file.create-directory", "name", path);
  ptero_demo_call_reply_nothing (call);
}

/* Wings wants the mode as a string of octal digits. */
static gboolean
check_modes (PteroDemoCall *call)
{
  for (guint i = 0; i < count_files (call); i++)
    {
      g_autofree char *member = g_strdup_printf ("files.%u.mode", i);
      JsonNode *node = ptero_demo_input_find (call->input, member);
      const char *text = json_node_get_value_type (node) == G_TYPE_STRING
                           ? json_node_get_string (node)
                           : NULL;

      if (text == NULL)
        {
          ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_REQUEST,
                                    "An unexpected error was encountered while processing this request");
          return FALSE;
        }

      if (strspn (text, "01234567") != strlen (text) || strlen (text) > 4)
        {
          ptero_demo_refuse_daemon (call, SOUP_STATUS_BAD_REQUEST, "Invalid file mode.");
          return FALSE;
        }
    }

  return TRUE;
}

void
ptero_demo_change_modes (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "root", "required|string" },
    { "files", "required|array" },
    { "files.*.file", "required|string" },
    { "files.*.mode", "required|numeric" },
    { NULL },
  };
  g_autofree char *root = NULL;

  if (!ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      !check_modes (call))
    return;

  root = ptero_demo_input_get_string (call, "root");
  for (guint i = 0; i < count_files (call); i++)
    {
      g_autofree char *file_member = g_strdup_printf ("files.%u.file", i);
      g_autofree char *mode_member = g_strdup_printf ("files.%u.mode", i);
      g_autofree char *mode = ptero_demo_input_get_string (call, mode_member);
      g_autofree char *path = resolve_member (call, root, file_member);
      PteroDemoFile *file;

      if (path == NULL)
        return;

      file = ptero_demo_file_find (get_root (call), path);
      if (file != NULL)
        file->mode = (guint) g_ascii_strtoull (mode, NULL, 8) & 0777;
    }

  ptero_demo_call_reply_nothing (call);
}

/* Ten in five minutes for each user, counted before anything is looked at. */
static gboolean
check_pull_pace (PteroDemoCall *call)
{
  PteroDemoAllowance allowance;
  g_autofree char *limit = NULL;
  g_autofree char *remaining = NULL;

  ptero_demo_throttle_take_special (call->backend->throttle, call->user->id, PULL_LIMIT,
                                    PULL_WINDOW, &allowance);
  limit = g_strdup_printf ("%u", allowance.limit);
  remaining = g_strdup_printf ("%u", allowance.remaining);
  soup_message_headers_replace (call->headers, "X-RateLimit-Limit", limit);
  soup_message_headers_replace (call->headers, "X-RateLimit-Remaining", remaining);

  if (allowance.exceeded)
    ptero_demo_refuse_pace (call, allowance.retry_after);

  return !allowance.exceeded;
}

/* Nothing is fetched: a file with the name of the address appears, unless the address is a private
 * one. */
void
ptero_demo_pull_file (PteroDemoCall *call)
{
  static const PteroDemoRule rules[] = {
    { "url", "required|string|url" },
    { "directory", "sometimes|nullable|string" },
    { "filename", "sometimes|nullable|string" },
    { "use_header", "boolean" },
    { "foreground", "boolean" },
    { NULL },
  };
  g_autoptr (GUri) uri = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *given = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_private;

  /* Pelican counts these for each server */
  if ((!call->backend->is_pelican && !check_pull_pace (call)) ||
      !ptero_demo_validate (call, rules) || !ptero_demo_call_reach_daemon (call) ||
      (folder = resolve_member (call, NULL, "directory")) == NULL)
    return;

  uri = g_uri_parse (ptero_demo_call_get_string (call, "url"), G_URI_FLAGS_NONE, NULL);
  is_private = uri == NULL || g_uri_get_host (uri) == NULL ||
               g_regex_match_simple ("^(127\\.|10\\.|192\\.168\\.|localhost$|\\[?::1)",
                                     g_uri_get_host (uri), 0, 0);
  if (is_private)
    {
      if (ptero_demo_input_get_boolean (call, "foreground", FALSE))
        ptero_demo_refuse_daemon (call, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL);
      else
        ptero_demo_call_reply_nothing (call);
      return;
    }

  given = ptero_demo_input_get_string (call, "filename");
  name = given != NULL ? g_strdup (given) : g_path_get_basename (g_uri_get_path (uri));
  path = ptero_demo_file_resolve (folder, name);
  text = g_strdup_printf ("What %s would have sent.\n", g_uri_get_host (uri));
  bytes = g_bytes_new (text, strlen (text));
  if (path != NULL && *path != '\0')
    ptero_demo_file_write (get_root (call), path, bytes);

  ptero_demo_call_log_value (call, "server:file.pull", "url",
                             ptero_demo_call_get_string (call, "url"));
  ptero_demo_call_reply_nothing (call);
}
