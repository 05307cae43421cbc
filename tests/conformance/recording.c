/* recording.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "recording.h"

#include <string.h>

#include "ptero-endpoint.h"
#include "ptero-json-reader.h"

#define MAX_TEXT (64 * 1024 * 1024)

/* Recordings may come from anybody: what is not as it should be is an error, never more. */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static void
list_into (GPtrArray  *files,
           const char *folder,
           const char *below,
           const char *suffix)
{
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = *below != '\0'
                                ? g_build_filename (below, name, NULL)
                                : g_strdup (name);
      g_autofree char *full = g_build_filename (folder, file, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        {
          /* a link may lead back */
          if (!g_file_test (full, G_FILE_TEST_IS_SYMLINK))
            list_into (files, folder, file, suffix);
        }
      else if (g_file_test (full, G_FILE_TEST_IS_REGULAR) && g_str_has_suffix (name, suffix))
        g_ptr_array_add (files, g_steal_pointer (&file));
    }
}

/* Returns: (transfer full): the files of @folder and the folders below that end in @suffix,
 * sorted */
GPtrArray *
recording_list (const char *folder,
                const char *suffix)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  list_into (files, folder, "", suffix);
  g_ptr_array_sort (files, compare_names);

  return files;
}

/* Returns: (nullable): the text that is @member of @object */
const char *
recording_get_string (JsonObject *object,
                      const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* Returns: the whole number that is @member of @object, or 0 */
gint64
recording_get_int (JsonObject *object,
                   const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_INT64
           ? json_node_get_int (node) : 0;
}

/* Whether @member of @object is true */
gboolean
recording_get_boolean (JsonObject *object,
                       const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/* Returns: (nullable): the object that is @member of @object */
JsonObject *
recording_get_object (JsonObject *object,
                      const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
read_path (JsonObject *request)
{
  const char *url = recording_get_string (request, "url");
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  if (uri != NULL)
    return g_strdup (g_uri_get_path (uri));

  return g_strdup (recording_get_string (request, "path"));
}

/* Returns: the status of @response; 0 if it has none of HTTP */
static guint
read_status (JsonObject *response)
{
  gint64 status = recording_get_int (response, "status");

  return status >= 100 && status <= 599 ? (guint) status : 0;
}

/* What cannot be sent cannot have been recorded. */
static gboolean
is_request (Recording *self)
{
  static const char *const methods[] = { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
                                         NULL };

  return self->method != NULL && g_strv_contains (methods, self->method) && self->path != NULL &&
         *self->path == '/';
}

static gboolean
read_members (Recording *self)
{
  JsonObject *root;

  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    return FALSE;

  root = json_node_get_object (self->root);
  self->request = recording_get_object (root, "request");
  self->response = recording_get_object (root, "response");
  if (self->request == NULL || self->response == NULL)
    return FALSE;

  self->as = recording_get_string (root, "as");
  if (self->as == NULL && json_object_has_member (root, "as") &&
      !json_object_get_null_member (root, "as"))
    return FALSE;

  self->method = recording_get_string (self->request, "method");
  self->path = read_path (self->request);
  self->is_node = json_object_has_member (self->request, "url");
  self->status = read_status (self->response);
  self->body = json_object_get_member (self->response, "body");

  return is_request (self) && self->status != 0 && self->body != NULL;
}

/* Returns: (transfer full) (nullable): the exchange in @file of @folder */
Recording *
recording_read (const char  *folder,
                const char  *file,
                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr(Recording) self = g_new0 (Recording, 1);
  const char *dot = strrchr (file, '.');

  self->name = dot != NULL ? g_strndup (file, dot - file) : g_strdup (file);

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  self->root = ptero_json_read (bytes, NULL);
  if (self->root == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no JSON", file);
      return NULL;
    }

  if (!read_members (self))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no recording", file);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
has_text_at_most (JsonObject *object,
                  const char *member)
{
  return !json_object_has_member (object, member) || recording_get_string (object, member) != NULL;
}

/* Returns: (transfer full) (nullable): a line of a session, an object that has a direction; a frame
 * that was received has an event */
JsonNode *
recording_read_line (const char  *text,
                     GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(JsonNode) line = ptero_json_read (bytes, error);
  JsonObject *object = line != NULL && JSON_NODE_HOLDS_OBJECT (line)
                         ? json_node_get_object (line)
                         : NULL;
  const char *direction = object != NULL ? recording_get_string (object, "direction") : NULL;
  JsonObject *frame = object != NULL ? recording_get_object (object, "frame") : NULL;

  if (line == NULL)
    return NULL;

  if (direction == NULL || !has_text_at_most (object, "text"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no text",
                 direction == NULL ? "direction" : "text");
  else if (g_str_equal (direction, "recv") &&
           (frame == NULL || recording_get_string (frame, "event") == NULL))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         "what was received is no event");
  else
    return g_steal_pointer (&line);

  return NULL;
}

void
recording_free (Recording *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/* Whether the recording has the answer's whole body, not only its beginning */
gboolean
recording_is_whole (Recording *self)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (self->body)
                         ? json_node_get_object (self->body)
                         : NULL;

  return object == NULL ||
         (!json_object_has_member (object, "$binary") && !json_object_has_member (object, "$text"));
}

/* What libsoup takes for a header; the rest could not have been one. */
static gboolean
is_header (const char *name,
           const char *value)
{
  return value != NULL && *name != '\0' && strpbrk (name, " \t\r\n:") == NULL &&
         strpbrk (value, "\r\n") == NULL;
}

/* Returns: (transfer full): the headers of the answer */
SoupMessageHeaders *
recording_make_headers (Recording *self)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  JsonObject *recorded = recording_get_object (self->response, "headers");
  JsonObjectIter iter;
  const char *name;

  if (recorded == NULL)
    return headers;

  json_object_iter_init (&iter, recorded);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      const char *value = recording_get_string (recorded, name);

      if (is_header (name, value))
        soup_message_headers_append (headers, name, value);
    }

  return headers;
}

/* Returns: (transfer full): the body of the answer as it went over the wire, but for the blanks */
GBytes *
recording_make_body (Recording *self)
{
  char *text;

  if (JSON_NODE_HOLDS_NULL (self->body))
    return g_bytes_new (NULL, 0);

  text = JSON_NODE_HOLDS_VALUE (self->body)
           ? json_node_dup_string (self->body)
           : json_to_string (self->body, FALSE);

  return g_bytes_new_take (text, text != NULL ? strlen (text) : 0);
}

/* Returns: (transfer full): a long text, which was recorded by its beginning and its length */
char *
recording_repeat_head (JsonObject *recorded)
{
  const char *head = recording_get_string (recorded, "head");
  gsize length = (gsize) CLAMP (recording_get_int (recorded, "bytes"), 0, MAX_TEXT);
  char *text;

  if (head == NULL || *head == '\0')
    head = " ";

  text = g_malloc0 (length + 1);
  for (gsize i = 0, n = strlen (head); i < length; i++)
    text[i] = head[i % n];

  return text;
}

/* Whether code or words of @error fit @words */
static gboolean
error_says (JsonNode   *error,
            const char *words)
{
  static const char * const members[] = { "code", "detail" };

  for (guint i = 0; JSON_NODE_HOLDS_OBJECT (error) && i < G_N_ELEMENTS (members); i++)
    {
      const char *text = recording_get_string (json_node_get_object (error), members[i]);

      if (text != NULL && g_pattern_match_simple (words, text))
        return TRUE;
    }

  return FALSE;
}

/* Whether code or words of an error in the answer fit the pattern @words */
gboolean
recording_says (Recording  *self,
                const char *words)
{
  JsonNode *errors = JSON_NODE_HOLDS_OBJECT (self->body)
                       ? json_object_get_member (json_node_get_object (self->body), "errors")
                       : NULL;
  JsonArray *list = errors != NULL && JSON_NODE_HOLDS_ARRAY (errors)
                      ? json_node_get_array (errors)
                      : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      if (error_says (json_array_get_element (list, i), words))
        return TRUE;
    }

  return FALSE;
}

static gboolean
path_matches (const char *template,
              const char *path,
              guint      *n_arguments)
{
  g_auto(GStrv) expected = g_strsplit (template, "/", -1);
  g_auto(GStrv) actual = g_strsplit (path, "/", -1);

  *n_arguments = 0;

  if (g_strv_length (expected) != g_strv_length (actual))
    return FALSE;

  for (guint i = 0; expected[i] != NULL; i++)
    {
      if (expected[i][0] == '{' && *actual[i] != '\0')
        (*n_arguments)++;
      else if (!g_str_equal (expected[i], actual[i]))
        return FALSE;
    }

  return TRUE;
}

/* Returns: the row of the endpoint table with the fewest arguments that fits, or -1; a panel takes
 * a slash at the end as none */
int
recording_find_row (const char *method,
                    const char *path)
{
  gsize length = strlen (path);
  g_autofree char *trimmed = length > 1 && path[length - 1] == '/'
                               ? g_strndup (path, length - 1)
                               : g_strdup (path);
  guint fewest = G_MAXUINT;
  int row = -1;

  for (guint i = 0; i < PTERO_N_ENDPOINTS; i++)
    {
      const PteroEndpointInfo *info = ptero_endpoint_get_info (i);
      guint n_arguments;

      if (g_str_equal (info->method, method) && path_matches (info->path, trimmed, &n_arguments) &&
          n_arguments < fewest)
        {
          fewest = n_arguments;
          row = i;
        }
    }

  return row;
}

/* Returns: (transfer full): where a data file of the tests is; the suite says where its sources
 * are */
char *
recording_find_data (const char *path)
{
  const char *folder = g_getenv ("G_TEST_SRCDIR");

  return g_build_filename (folder != NULL ? folder : TESTS_SRCDIR, path, NULL);
}
