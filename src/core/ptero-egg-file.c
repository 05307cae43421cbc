/* ptero-egg-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ptero-app-variable.h"
#include "ptero-json-reader.h"
#include "ptero-json-value.h"
#include "ptero-yaml-reader.h"

/* With a picture in it an egg has some hundreds of kilobytes. */
#define MAX_SIZE (4 * 1024 * 1024)

/* What is two bytes in a file is thousands in memory when it stands for a variable. */
#define MAX_VARIABLES 1000

/**
 * PteroEggFile:
 *
 * An egg as a panel exports it, in a file.
 *
 * Panels write two forms, as JSON or as YAML: Pterodactyl `PTDL_v1` and
 * `PTDL_v2`, Pelican also `PLCN_v1`, `PLCN_v2` and `PLCN_v3`, which say so in
 * `meta.version`. A Pelican panel reads all of them. `PLCN_v3` has
 * `startup_commands` where the others have `startup`, and rules of variables
 * may be a list or one text with bars between them. `config.files`,
 * `config.startup` and `config.logs` are texts that hold JSON, or what these
 * would hold. `PTDL_v1` lists `images` without labels.
 */
struct _PteroEggFile
{
  GObject   parent_instance;

  GBytes   *bytes;
  PteroEgg *egg;
  char     *version;
  gboolean  is_yaml;
};

G_DEFINE_FINAL_TYPE (PteroEggFile, ptero_egg_file, G_TYPE_OBJECT)

static void
ptero_egg_file_finalize (GObject *object)
{
  PteroEggFile *self = PTERO_EGG_FILE (object);

  g_bytes_unref (self->bytes);
  g_clear_object (&self->egg);
  g_free (self->version);

  G_OBJECT_CLASS (ptero_egg_file_parent_class)->finalize (object);
}

static void
ptero_egg_file_class_init (PteroEggFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_egg_file_finalize;
}

static void
ptero_egg_file_init (PteroEggFile *self)
{
}

/* (nullable): what a path of members leads to; that of nothing to the node itself */
static JsonNode *
find (JsonNode   *node,
      const char *path)
{
  g_auto(GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; *path != '\0' && names[i] != NULL; i++)
    {
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      node = json_object_get_member (json_node_get_object (node), names[i]);
    }

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static char *
dup_text (JsonNode   *node,
          const char *path)
{
  JsonNode *member = find (node, path);
  g_autofree char *made = NULL;

  if (member != NULL && JSON_NODE_HOLDS_VALUE (member) &&
      json_node_get_value_type (member) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (member) ? "true" : "false");

  return member != NULL && ptero_json_is_text (member)
           ? g_strdup (ptero_json_get_text (member, &made))
           : NULL;
}

static void
set_text (JsonObject *object,
          const char *name,
          JsonNode   *node,
          const char *path)
{
  g_autofree char *text = dup_text (node, path);

  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
set_boolean (JsonObject *object,
             const char *name,
             JsonNode   *node)
{
  JsonNode *member = find (node, name);
  gboolean value = FALSE;

  json_object_set_boolean_member (object, name, member != NULL &&
                                  ptero_json_read_boolean (member, &value) && value);
}

/* Texts of a list, or of an object whose names say nothing. */
static void
set_texts (JsonObject *object,
           const char *name,
           JsonNode   *node)
{
  JsonNode *member = find (node, name);
  JsonArray *texts = json_array_new ();
  g_autoptr(GList) elements = NULL;

  if (member != NULL && JSON_NODE_HOLDS_ARRAY (member))
    elements = json_array_get_elements (json_node_get_array (member));
  else if (member != NULL && JSON_NODE_HOLDS_OBJECT (member))
    elements = json_object_get_values (json_node_get_object (member));
  for (GList *l = elements; l != NULL; l = l->next)
    {
      g_autofree char *made = NULL;

      if (ptero_json_is_text (l->data))
        json_array_add_string_element (texts, ptero_json_get_text (l->data, &made));
    }
  json_object_set_array_member (object, name, texts);
}

/* Labels and texts; a list has none, so that each text is its own label. */
static JsonObject *
read_labels (JsonNode *node)
{
  JsonObject *labels = json_object_new ();
  JsonObjectIter iter;
  const char *label;
  JsonNode *value;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &label, &value))
        set_text (labels, label, value, "");
    }
  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
       i < json_array_get_length (json_node_get_array (node)); i++)
    {
      g_autofree char *made = NULL;
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (ptero_json_is_text (element))
        {
          const char *text = ptero_json_get_text (element, &made);

          json_object_set_string_member (labels, text, text);
        }
    }

  return labels;
}

static void
set_images (JsonObject *attributes,
            JsonNode   *root)
{
  JsonNode *node = find (root, "docker_images");
  JsonObject *images = read_labels (node != NULL ? node : find (root, "images"));
  g_autofree char *image = dup_text (root, "image");

  /* on Pelican that is a picture */
  if (json_object_get_size (images) == 0 && image != NULL && !g_str_has_prefix (image, "data:"))
    json_object_set_string_member (images, image, image);
  json_object_set_object_member (attributes, "docker_images", images);
}

static void
set_startup (JsonObject *attributes,
             JsonNode   *root)
{
  JsonNode *commands = find (root, "startup_commands");
  g_autoptr(JsonObject) labels = read_labels (commands);
  g_autoptr(GList) names = json_object_get_members (labels);

  if (names != NULL)
    json_object_set_string_member (attributes, "startup",
                                   json_object_get_string_member (labels, names->data));
  else
    set_text (attributes, "startup", root, "startup");
  if (names == NULL && json_object_has_member (attributes, "startup"))
    json_object_set_string_member (labels, "Default",
                                   json_object_get_string_member (attributes, "startup"));
  json_object_set_object_member (attributes, "startup_commands", g_steal_pointer (&labels));
}

static void
set_json (JsonObject *config,
          const char *name,
          JsonNode   *root,
          const char *path)
{
  JsonNode *node = find (root, path);
  g_autofree char *text = dup_text (root, path);
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  JsonNode *value =
    bytes != NULL ? ptero_json_read (bytes, NULL) : node != NULL ? json_node_copy (node) : NULL;

  if (value != NULL)
    json_object_set_member (config, name, value);
}

static void
set_config (JsonObject *attributes,
            JsonNode   *root)
{
  JsonObject *config = json_object_new ();

  set_json (config, "files", root, "config.files");
  set_json (config, "startup", root, "config.startup");
  set_json (config, "logs", root, "config.logs");
  set_text (config, "stop", root, "config.stop");
  set_texts (config, "file_denylist", root);
  json_object_set_object_member (attributes, "config", config);
}

static void
set_script (JsonObject *attributes,
            JsonNode   *root)
{
  JsonObject *script = json_object_new ();

  set_text (script, "install", root, "scripts.installation.script");
  set_text (script, "container", root, "scripts.installation.container");
  set_text (script, "entry", root, "scripts.installation.entrypoint");
  /* what the panel gives one that it makes; a file says nothing of it */
  json_object_set_boolean_member (script, "privileged", TRUE);
  json_object_set_object_member (attributes, "script", script);
}

static JsonNode *
wrap (const char *kind,
      JsonObject *attributes)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "object", kind);
  json_object_set_object_member (object, "attributes", attributes);
  json_node_take_object (node, object);

  return node;
}

/* The panel writes names of the environment in capitals. */
static JsonNode *
read_variable (JsonNode *node,
               guint     number)
{
  JsonObject *variable = json_object_new ();
  JsonNode *rules = find (node, "rules");
  g_autofree char *name = dup_text (node, "env_variable");
  g_autofree char *capitals = g_ascii_strup (name != NULL ? name : "", -1);

  json_object_set_int_member (variable, "id", number);
  set_text (variable, "name", node, "name");
  set_text (variable, "description", node, "description");
  json_object_set_string_member (variable, "env_variable", capitals);
  set_text (variable, "default_value", node, "default_value");
  set_boolean (variable, "user_viewable", node);
  set_boolean (variable, "user_editable", node);
  if (rules != NULL && JSON_NODE_HOLDS_ARRAY (rules))
    set_texts (variable, "rules", node);
  else
    set_text (variable, "rules", node, "rules");

  return wrap ("egg_variable", variable);
}

static void
set_variables (JsonObject *attributes,
               JsonArray  *variables)
{
  JsonObject *relationships = json_object_new ();
  JsonObject *list = json_object_new ();
  JsonArray *data = json_array_new ();

  for (guint i = 0; i < json_array_get_length (variables); i++)
    json_array_add_element (data, read_variable (json_array_get_element (variables, i), i + 1));
  json_object_set_string_member (list, "object", "list");
  json_object_set_array_member (list, "data", data);
  json_object_set_object_member (relationships, "variables", list);
  json_object_set_object_member (attributes, "relationships", relationships);
}

static gboolean
refuse (GError    **error,
        const char *reason)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, reason);

  return FALSE;
}

/* What the panel would end on without a reason. What it gives a reason for, it says itself. */
static gboolean
check (JsonNode  *root,
       GError   **error)
{
  JsonNode *variables = find (root, "variables");
  g_autofree char *version = dup_text (root, "meta.version");
  g_autofree char *name = dup_text (root, "name");

  if (version == NULL || name == NULL)
    return refuse (error, _("This is not an egg that a panel has exported"));
  if (variables == NULL || !JSON_NODE_HOLDS_ARRAY (variables))
    return refuse (error, _("The egg has no list of variables: a part of the file seems to be missing"));
  if (json_array_get_length (json_node_get_array (variables)) > MAX_VARIABLES)
    return refuse (error, _("It has too many parts"));
  if (find (root, "startup") == NULL && find (root, "startup_commands") == NULL)
    return refuse (error, _("The egg has no startup command: a part of the file seems to be missing"));

  return TRUE;
}

/* The egg as a panel would tell of it, but for what only a panel gives it. */
static PteroEgg *
read_egg (JsonNode  *root,
          GError   **error)
{
  JsonObject *attributes = json_object_new ();
  g_autoptr(JsonNode) node = wrap ("egg", attributes);

  set_text (attributes, "uuid", root, "uuid");
  set_text (attributes, "name", root, "name");
  set_text (attributes, "author", root, "author");
  set_text (attributes, "description", root, "description");
  set_texts (attributes, "features", root);
  set_texts (attributes, "tags", root);
  set_images (attributes, root);
  set_startup (attributes, root);
  set_config (attributes, root);
  set_script (attributes, root);
  set_variables (attributes, json_node_get_array (find (root, "variables")));

  return PTERO_EGG (ptero_resource_new_from_json (PTERO_TYPE_EGG, node, error));
}

static gboolean
is_yaml (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i = 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;

  return i == size || data[i] != '{';
}

/* The words for JSON that is broken are those for a panel that is. */
static JsonNode *
read_json (GBytes  *bytes,
           GError **error)
{
  JsonNode *root = ptero_json_read (bytes, NULL);

  if (root == NULL)
    refuse (error, _("It is damaged or incomplete"));

  return root;
}

/**
 * ptero_egg_file_new:
 * @bytes: the content of a file, from anywhere
 * @error: location for an error that says why it is no egg
 *
 * Returns: (transfer full) (nullable): the egg that is in it
 */
PteroEggFile *
ptero_egg_file_new (GBytes  *bytes,
                    GError **error)
{
  g_autoptr(PteroEggFile) self = NULL;
  g_autoptr(JsonNode) root = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > MAX_SIZE)
    {
      refuse (error, _("It is too large for an egg"));
      return NULL;
    }

  self = g_object_new (PTERO_TYPE_EGG_FILE, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->is_yaml = is_yaml (bytes);
  root = self->is_yaml ? ptero_yaml_read (bytes, error) : read_json (bytes, error);
  if (root == NULL || !check (root, error))
    return NULL;

  self->version = dup_text (root, "meta.version");
  self->egg = read_egg (root, error);

  return self->egg != NULL ? g_steal_pointer (&self) : NULL;
}

/* (nullable): a pipe would not let go who opens it until something is written into it. */
static GFileInputStream *
open_regular (GFile         *file,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      refuse (error, _("It is no file"));
      return NULL;
    }

  return g_file_read (file, cancellable, error);
}

static void
load (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInputStream) stream = open_regular (task_data, cancellable, &error);
  g_autoptr(GBytes) bytes = NULL;
  PteroEggFile *self = NULL;

  /* one byte more tells that it is too large */
  if (stream != NULL)
    {
      char *data = g_malloc (MAX_SIZE + 1);
      gsize size = 0;
      gboolean is_read = g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_SIZE + 1,
                                                  &size, cancellable, &error);

      bytes = g_bytes_new_take (data, size);
      if (is_read)
        self = ptero_egg_file_new (bytes, &error);
    }

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ptero_egg_file_load_async:
 * @file: a file
 * @cancellable: (nullable): stops it
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads an egg from a file.
 */
void
ptero_egg_file_load_async (GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, ptero_egg_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load);
}

/**
 * ptero_egg_file_load_finish:
 * @result: the result
 * @error: location for an error that says why it is no egg
 *
 * Returns: (transfer full) (nullable): the egg that is in it
 */
PteroEggFile *
ptero_egg_file_load_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * ptero_egg_file_get_egg:
 * @self: a file
 *
 * Returns: (transfer none): the egg, with its variables; its uuid is %NULL if the panel is to give
 *   it one
 */
PteroEgg *
ptero_egg_file_get_egg (PteroEggFile *self)
{
  g_return_val_if_fail (PTERO_IS_EGG_FILE (self), NULL);

  return self->egg;
}

/**
 * ptero_egg_file_get_version:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the form it is in, e.g. `PLCN_v3`
 */
const char *
ptero_egg_file_get_version (PteroEggFile *self)
{
  g_return_val_if_fail (PTERO_IS_EGG_FILE (self), NULL);

  return self->version;
}

/**
 * ptero_egg_file_create_request:
 * @self: a file
 *
 * What imports the egg. Pelican takes the file itself for the body and
 * `format`, `yaml` (which it takes it for without) or `json`, from the query;
 * the answer is 201 with the egg. An egg of the same uuid is replaced in
 * place: it keeps its number and its servers, variables are matched by their
 * names in the environment and those that the file does not have are deleted.
 * A file in a form that the panel does not know is a 400
 * `InvalidFileUploadException`; what is wrong in an egg it can read (its
 * author is no address, say) a 422 with the members of the egg.
 *
 * The body is declared a text: members of one that is declared JSON would come
 * before those of the query.
 *
 * Returns: (transfer full): the request
 */
PteroRequest *
ptero_egg_file_create_request (PteroEggFile *self)
{
  PteroRequest *request;

  g_return_val_if_fail (PTERO_IS_EGG_FILE (self), NULL);

  request = ptero_request_new (PTERO_ENDPOINT_PELICAN_EGG_IMPORT, NULL);
  ptero_request_set_query (request, "format", self->is_yaml ? "yaml" : "json");
  ptero_request_set_body (request, "text/plain; charset=utf-8", self->bytes);

  return request;
}
