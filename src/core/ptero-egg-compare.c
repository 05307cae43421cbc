/* ptero-egg-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-egg-compare.h"

#include "ptero-app-variable.h"

static void
change_free (gpointer data)
{
  PteroEggChange *change = data;

  g_free (change->name);
  g_free (change->first);
  g_free (change->second);
  g_free (change);
}

/* How lines end makes no difference, nor does what is empty from what is not there. */
static char *
normalize (const char *text)
{
  g_auto(GStrv) lines = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (strchr (text, '\r') == NULL)
    return g_strdup (text);

  lines = g_strsplit (text, "\r\n", -1);

  return g_strjoinv ("\n", lines);
}

/* Takes @name. */
static void
add_change (GPtrArray    *changes,
            PteroEggPart  part,
            char         *name,
            const char   *member,
            const char   *first,
            const char   *second)
{
  PteroEggChange *change = g_new0 (PteroEggChange, 1);

  change->part = part;
  change->name = name;
  change->member = member;
  change->first = g_strdup (first);
  change->second = g_strdup (second);
  g_ptr_array_add (changes, change);
}

static void
compare (GPtrArray    *changes,
         PteroEggPart  part,
         const char   *name,
         const char   *member,
         const char   *first,
         const char   *second)
{
  g_autofree char *before = normalize (first);
  g_autofree char *after = normalize (second);

  if (g_strcmp0 (before, after) != 0)
    add_change (changes, part, g_strdup (name), member, before, after);
}

static const char *
describe_boolean (gboolean value)
{
  return value ? "true" : "false";
}

static char *
join (char **values)
{
  return values != NULL ? g_strjoinv (", ", values) : NULL;
}

static const char *
get_stop (PteroEgg *egg)
{
  if (egg->config != NULL && egg->config->stop != NULL)
    return egg->config->stop;

  return egg->inherited_config != NULL ? egg->inherited_config->stop : NULL;
}

/* The script in force: its own, else the one it inherits. */
static PteroEggScript *
get_script (PteroEgg *egg)
{
  if (egg->inherited_script != NULL && (egg->script == NULL || egg->script->install == NULL))
    return egg->inherited_script;

  return egg->script;
}

static void
compare_facts (GPtrArray *changes,
               PteroEgg  *first,
               PteroEgg  *second)
{
  PteroEggScript *script = get_script (first);
  PteroEggScript *other_script = get_script (second);
  g_autofree char *features = join (first->features);
  g_autofree char *other_features = join (second->features);
  g_autofree char *tags = join (first->tags);
  g_autofree char *other_tags = join (second->tags);
  g_autofree char *denied = join (first->config != NULL ? first->config->file_denylist : NULL);
  g_autofree char *other_denied = join (second->config != NULL
                                          ? second->config->file_denylist
                                          : NULL);

  compare (changes, PTERO_EGG_PART_FACT, "name", NULL, first->name, second->name);
  compare (changes, PTERO_EGG_PART_FACT, "author", NULL, first->author, second->author);
  compare (changes, PTERO_EGG_PART_FACT, "description", NULL, first->description,
           second->description);
  compare (changes, PTERO_EGG_PART_FACT, "startup", NULL, first->startup, second->startup);
  compare (changes, PTERO_EGG_PART_FACT, "stop", NULL, get_stop (first), get_stop (second));
  compare (changes, PTERO_EGG_PART_FACT, "features", NULL, features, other_features);
  compare (changes, PTERO_EGG_PART_FACT, "tags", NULL, tags, other_tags);
  compare (changes, PTERO_EGG_PART_FACT, "denylist", NULL, denied, other_denied);
  compare (changes, PTERO_EGG_PART_FACT, "container", NULL,
           script != NULL ? script->container : NULL,
           other_script != NULL ? other_script->container : NULL);
  compare (changes, PTERO_EGG_PART_FACT, "entry", NULL,
           script != NULL ? script->entry : NULL,
           other_script != NULL ? other_script->entry : NULL);
  compare (changes, PTERO_EGG_PART_FACT, "privileged", NULL,
           script != NULL ? describe_boolean (script->privileged) : NULL,
           other_script != NULL ? describe_boolean (other_script->privileged) : NULL);
}

static void
add_text (GHashTable *texts,
          const char *label,
          JsonNode   *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_insert (texts, g_strdup (label != NULL ? label : json_node_get_string (node)),
                         json_node_dup_string (node));
}

/* An object from labels to texts; a list of texts, as old panels have it, are labels of
 * themselves. */
static GHashTable *
read_labels (JsonNode *node)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObjectIter iter;
  const char *label;
  JsonNode *value;

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_text (texts, NULL, json_array_get_element (json_node_get_array (node), i));
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return texts;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &label, &value))
    add_text (texts, label, value);

  return texts;
}

/* The keys of both, in order. */
static GList *
merge_keys (GHashTable *first,
            GHashTable *second)
{
  GList *keys = g_hash_table_get_keys (first);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, second);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (first, key))
      keys = g_list_prepend (keys, key);

  return g_list_sort (keys, (GCompareFunc) g_strcmp0);
}

static void
compare_labels (GPtrArray    *changes,
                PteroEggPart  part,
                JsonNode     *first,
                JsonNode     *second)
{
  g_autoptr(GHashTable) texts = read_labels (first);
  g_autoptr(GHashTable) other_texts = read_labels (second);
  g_autoptr(GList) labels = merge_keys (texts, other_texts);

  for (GList *l = labels; l != NULL; l = l->next)
    compare (changes, part, l->data, NULL, g_hash_table_lookup (texts, l->data),
             g_hash_table_lookup (other_texts, l->data));
}

static GHashTable *
read_variables (PteroEgg *egg)
{
  GHashTable *variables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; egg->variables != NULL && i < g_list_model_get_n_items (egg->variables); i++)
    {
      PteroAppVariable *variable = g_list_model_get_item (egg->variables, i);

      if (variable->env_variable != NULL)
        g_hash_table_insert (variables, variable->env_variable, variable);
      else
        g_object_unref (variable);
    }

  return variables;
}

static void
compare_variable (GPtrArray        *changes,
                  const char       *name,
                  PteroAppVariable *first,
                  PteroAppVariable *second)
{
  if (first == NULL || second == NULL)
    {
      PteroAppVariable *only = first != NULL ? first : second;
      const char *title = only->name != NULL ? only->name : name;

      add_change (changes, PTERO_EGG_PART_VARIABLE, g_strdup (name), NULL,
                  first != NULL ? title : NULL, second != NULL ? title : NULL);
      return;
    }

  compare (changes, PTERO_EGG_PART_VARIABLE, name, "name", first->name, second->name);
  compare (changes, PTERO_EGG_PART_VARIABLE, name, "description", first->description,
           second->description);
  compare (changes, PTERO_EGG_PART_VARIABLE, name, "default", first->default_value,
           second->default_value);
  compare (changes, PTERO_EGG_PART_VARIABLE, name, "rules", first->rules, second->rules);
  compare (changes, PTERO_EGG_PART_VARIABLE, name, "viewable",
           describe_boolean (first->user_viewable), describe_boolean (second->user_viewable));
  compare (changes, PTERO_EGG_PART_VARIABLE, name, "editable",
           describe_boolean (first->user_editable), describe_boolean (second->user_editable));
}

static void
compare_variables (GPtrArray *changes,
                   PteroEgg  *first,
                   PteroEgg  *second)
{
  g_autoptr(GHashTable) variables = read_variables (first);
  g_autoptr(GHashTable) other_variables = read_variables (second);
  g_autoptr(GList) names = merge_keys (variables, other_variables);

  for (GList *l = names; l != NULL; l = l->next)
    compare_variable (changes, l->data, g_hash_table_lookup (variables, l->data),
                      g_hash_table_lookup (other_variables, l->data));
}

static JsonNode *sort_members (JsonNode *node);

static JsonNode *
sort_elements (JsonArray *array)
{
  JsonNode *sorted = json_node_new (JSON_NODE_ARRAY);
  JsonArray *elements = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (elements, sort_members (json_array_get_element (array, i)));
  json_node_take_array (sorted, elements);

  return sorted;
}

/* In which order the members of an object come makes no difference either. */
static JsonNode *
sort_members (JsonNode *node)
{
  g_autoptr(GList) names = NULL;
  JsonNode *sorted;
  JsonObject *members;

  if (JSON_NODE_HOLDS_ARRAY (node))
    return sort_elements (json_node_get_array (node));
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return json_node_copy (node);

  sorted = json_node_new (JSON_NODE_OBJECT);
  members = json_object_new ();
  names = g_list_sort (json_object_get_members (json_node_get_object (node)),
                       (GCompareFunc) g_strcmp0);
  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (members, l->data,
                            sort_members (json_object_get_member (json_node_get_object (node),
                                                                  l->data)));
  json_node_take_object (sorted, members);

  return sorted;
}

static JsonNode *
get_member (PteroEggConfig *config,
            PteroEggPart    part)
{
  if (config == NULL)
    return NULL;

  switch (part)
    {
    case PTERO_EGG_PART_FILES: return config->files;
    case PTERO_EGG_PART_START: return config->startup;
    default: return config->logs;
    }
}

/* Panels write what is empty as {}, [] or null. */
static gboolean
is_empty (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node) ||
         (JSON_NODE_HOLDS_ARRAY (node) &&
          json_array_get_length (json_node_get_array (node)) == 0) ||
         (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0);
}

/**
 * ptero_egg_dup_text:
 * @egg: an egg
 * @part: one of its parts that are texts of many lines
 *
 * What the egg inherits is its own; for that it has to have been asked for
 * with `include=config,script`. The members of objects are in alphabetical
 * order, so that texts can be compared.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if it is empty
 */
char *
ptero_egg_dup_text (PteroEgg     *egg,
                    PteroEggPart  part)
{
  JsonNode *node;
  g_autoptr(JsonNode) sorted = NULL;

  g_return_val_if_fail (PTERO_IS_EGG (egg), NULL);
  g_return_val_if_fail (part >= PTERO_EGG_PART_SCRIPT && part < PTERO_N_EGG_PARTS, NULL);

  if (part == PTERO_EGG_PART_SCRIPT)
    return get_script (egg) != NULL ? normalize (get_script (egg)->install) : NULL;

  node = get_member (egg->config, part);
  if (is_empty (node))
    node = get_member (egg->inherited_config, part);
  if (is_empty (node))
    return NULL;

  sorted = sort_members (node);

  return json_to_string (sorted, TRUE);
}

/**
 * ptero_egg_compare:
 * @first: an egg, with its variables
 * @second: another egg, perhaps of another panel
 *
 * Finds what differs. What a panel counts by itself, as ids and times, does
 * not; nor does the order of what has names.
 *
 * Returns: (transfer full) (element-type PteroEggChange): the differences, in the order of the
 *   parts
 */
GPtrArray *
ptero_egg_compare (PteroEgg *first,
                   PteroEgg *second)
{
  GPtrArray *changes;

  g_return_val_if_fail (PTERO_IS_EGG (first), NULL);
  g_return_val_if_fail (PTERO_IS_EGG (second), NULL);

  changes = g_ptr_array_new_with_free_func (change_free);
  compare_facts (changes, first, second);
  compare_labels (changes, PTERO_EGG_PART_IMAGE, first->docker_images, second->docker_images);
  /* only Pelican has several; the first of them is the fact */
  if (first->startup_commands != NULL && second->startup_commands != NULL)
    compare_labels (changes, PTERO_EGG_PART_COMMAND, first->startup_commands,
                    second->startup_commands);
  compare_variables (changes, first, second);
  for (PteroEggPart part = PTERO_EGG_PART_SCRIPT; part < PTERO_N_EGG_PARTS; part++)
    {
      g_autofree char *text = ptero_egg_dup_text (first, part);
      g_autofree char *other_text = ptero_egg_dup_text (second, part);

      compare (changes, part, NULL, NULL, text, other_text);
    }

  return changes;
}
