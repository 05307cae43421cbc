/* demo-files.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-files.h"

#include <string.h>

/* The files that a recorded answer says were there. */

#define TOO_LARGE (5 * 1024 * 1024)

static char *
escape (const char *path)
{
  return g_uri_escape_string (path, "/", FALSE);
}

static void
write_file (DemoScene  *self,
            const char *path,
            const char *contents)
{
  g_autofree char *escaped = escape (path);

  demo_scene_do (self, "POST", contents, "%s/files/write?file=%s", self->server, escaped);
}

static gboolean
is_file (DemoScene  *self,
         const char *path)
{
  g_autofree char *escaped = escape (path);
  guint status = demo_scene_do (self, "GET", NULL, "%s/files/contents?file=%s", self->server,
                                escaped);

  /* too large to be shown, but there */
  return status == 200 || status == 400;
}

static void
make_folder (DemoScene  *self,
             const char *parent,
             const char *name)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *body = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "root");
  json_builder_add_string_value (builder, parent);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  body = json_to_string (node, FALSE);
  demo_scene_do (self, "POST", body, "%s/files/create-folder", self->server);
}

/* The text that was recorded, or one that is as long */
static char *
dup_recorded_contents (DemoScene *self)
{
  JsonNode *body = self->recording->body;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (body) ? json_node_get_object (body) : NULL;
  JsonObject *text = object != NULL ? recording_get_object (object, "$text") : NULL;

  if (text != NULL)
    return recording_repeat_head (text);

  return JSON_NODE_HOLDS_VALUE (body) && json_node_get_value_type (body) == G_TYPE_STRING
           ? json_node_dup_string (body)
           : g_strdup ("prepared");
}

void
demo_files_prepare_contents (DemoScene *self)
{
  const char *path = demo_scene_get_input (self, "file");
  g_autofree char *contents = NULL;

  if (path == NULL || is_file (self, path))
    return;

  contents = dup_recorded_contents (self);
  write_file (self, path, contents);
}

void
demo_files_prepare_large (DemoScene *self)
{
  const char *path = demo_scene_get_input (self, "file");
  g_autofree char *contents = g_strnfill (TOO_LARGE, 'x');
  g_autofree char *escaped = path != NULL ? escape (path) : NULL;

  if (path != NULL &&
      demo_scene_do (self, "GET", NULL, "%s/files/contents?file=%s", self->server, escaped) != 400)
    write_file (self, path, contents);
}

void
demo_files_prepare_folder (DemoScene *self)
{
  const char *path = demo_scene_get_input (self, "file");

  if (path != NULL)
    make_folder (self, "/", path);
}

void
demo_files_prepare_copy (DemoScene *self)
{
  const char *path = demo_scene_get_input (self, "location");

  if (path != NULL && !is_file (self, path))
    write_file (self, path, "prepared");
}

/* What was refused as the place of a new folder was a file. */
void
demo_files_prepare_parent (DemoScene *self)
{
  const char *path = demo_scene_get_input (self, "root");

  if (path != NULL && !g_str_equal (path, "/") && strstr (path, "..") == NULL &&
      !is_file (self, path))
    write_file (self, path, "prepared");
}

static void
delete_file (DemoScene  *self,
             const char *path)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *body = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "root");
  json_builder_add_string_value (builder, "/");
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, path + strspn (path, "/"));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  body = json_to_string (node, FALSE);
  demo_scene_do (self, "POST", body, "%s/files/delete", self->server);
}

/* What could not be read or copied was no file. */
void
demo_files_prepare_no_file (DemoScene *self)
{
  const char *file = demo_scene_get_input (self, "file");
  const char *path = file != NULL ? file : demo_scene_get_input (self, "location");

  if (path != NULL && is_file (self, path))
    delete_file (self, path);
}

/* What could not be listed was no folder. */
void
demo_files_prepare_no_folder (DemoScene *self)
{
  const char *path = demo_scene_get_input (self, "directory");
  g_autofree char *escaped = path != NULL ? escape (path) : NULL;

  if (path != NULL && path[strspn (path, "/.")] != '\0' &&
      demo_scene_do (self, "GET", NULL, "%s/files/list?directory=%s", self->server, escaped) == 200)
    delete_file (self, path);
}

/* A folder had the names that were listed; links, which no request makes, are left out ("L" is what
 * Go calls their mode). */
void
demo_files_prepare_list (DemoScene *self)
{
  const char *directory = demo_scene_get_input (self, "directory");
  JsonArray *list = demo_scene_get_recorded (self);

  if (directory == NULL)
    directory = "/";

  make_folder (self, "/", directory);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *one = demo_scene_get_item (list, i);
      const char *name = one != NULL ? recording_get_string (one, "name") : NULL;
      const char *mode = one != NULL ? recording_get_string (one, "mode") : NULL;
      g_autofree char *path = name != NULL ? g_build_filename (directory, name, NULL) : NULL;

      if (name == NULL || (mode != NULL && *mode == 'L'))
        continue;

      if (!recording_get_boolean (one, "is_file"))
        make_folder (self, directory, name);
      else if (!is_file (self, path))
        write_file (self, path, "prepared");
    }
}

/* An archive was where it was unpacked: one is packed, and moved there. */
void
demo_files_prepare_archive (DemoScene *self)
{
  const char *root = demo_scene_get_input (self, "root");
  const char *name = demo_scene_get_input (self, "file");
  g_autofree char *path = root != NULL && name != NULL ? g_build_filename (root, name, NULL) : NULL;
  g_autoptr(DemoAnswer) packed = NULL;
  JsonNode *given;
  g_autofree char *body = NULL;

  if (path == NULL || strpbrk (path, "\"\\") != NULL || is_file (self, path))
    return;

  write_file (self, "/packed/prepared.txt", "prepared");
  packed = demo_scene_ask (self, "POST", "{\"root\":\"/packed\",\"files\":[\"prepared.txt\"]}",
                           "%s/files/compress", self->server);
  given = demo_answer_find (packed, "attributes.name");
  if (given == NULL || !JSON_NODE_HOLDS_VALUE (given))
    return;

  make_folder (self, "/", root);
  body = g_strdup_printf ("{\"root\":\"/\",\"files\":[{\"from\":\"packed/%s\",\"to\":\"%s\"}]}",
                          json_node_get_string (given),
                          path + strspn (path, "/"));
  demo_scene_do (self, "PUT", body, "%s/files/rename", self->server);
}

/* Nothing was where something was moved to. */
void
demo_files_prepare_rename (DemoScene *self)
{
  const char *root = demo_scene_get_input (self, "root");
  JsonNode *files = self->input != NULL ? json_object_get_member (self->input, "files") : NULL;
  JsonArray *list = files != NULL && JSON_NODE_HOLDS_ARRAY (files)
                      ? json_node_get_array (files)
                      : NULL;

  for (guint i = 0; root != NULL && list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *to = JSON_NODE_HOLDS_OBJECT (node)
                         ? recording_get_string (json_node_get_object (node), "to")
                         : NULL;
      g_autofree char *path = to != NULL ? g_build_filename (root, to, NULL) : NULL;
      g_autofree char *whole = path != NULL ? g_canonicalize_filename (path, "/") : NULL;

      if (whole != NULL && is_file (self, whole))
        delete_file (self, whole);
    }
}
