/* test-egg-compare.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-egg-compare.h"

/* The egg of a recording; what is written by @edit is changed in it first. */
static PteroEgg *
read_egg (void (*edit) (JsonObject *attributes))
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "recordings",
                                                 "application", "133-eggs-show-include.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  PteroResource *egg;
  JsonNode *body;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  body = json_object_get_member (json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "response"), "body");
  if (edit != NULL)
    edit (json_object_get_object_member (json_node_get_object (body), "attributes"));
  egg = ptero_resource_new_from_json (PTERO_TYPE_EGG, body, &error);
  g_assert_no_error (error);

  return PTERO_EGG (egg);
}

static const PteroEggChange *
find (GPtrArray    *changes,
      PteroEggPart  part,
      const char   *name,
      const char   *member)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const PteroEggChange *change = changes->pdata[i];

      if (change->part == part && g_strcmp0 (change->name, name) == 0 &&
          g_strcmp0 (change->member, member) == 0)
        return change;
    }

  g_error ("No change of %d %s %s", (int) part, name, member);
}

static void
assert_change (GPtrArray    *changes,
               PteroEggPart  part,
               const char   *name,
               const char   *member,
               const char   *first,
               const char   *second)
{
  const PteroEggChange *change = find (changes, part, name, member);

  g_assert_cmpstr (change->first, ==, first);
  g_assert_cmpstr (change->second, ==, second);
}

static void
set_json (JsonObject *object,
          const char *name,
          const char *json)
{
  json_object_set_member (object, name, json_from_string (json, NULL));
}

/* Ids, times, what is empty, how lines end and in which order things come. */
static void
edit_nothing (JsonObject *attributes)
{
  JsonObject *config = json_object_get_object_member (attributes, "config");
  JsonObject *script = json_object_get_object_member (attributes, "script");
  g_auto(GStrv) lines = g_strsplit (json_object_get_string_member (script, "install"), "\n", -1);
  g_autofree char *windows = g_strjoinv ("\r\n", lines);

  json_object_set_int_member (attributes, "id", 99);
  json_object_set_string_member (attributes, "uuid", "00000000-0000-4000-8000-000000000000");
  json_object_set_string_member (attributes, "updated_at", "2020-01-01T00:00:00+00:00");
  set_json (config, "files", "[]");
  set_json (config, "logs", "null");
  json_object_set_string_member (script, "install", windows);
}

static void
test_same (void)
{
  g_autoptr(PteroEgg) egg = read_egg (NULL);
  g_autoptr(PteroEgg) other = read_egg (edit_nothing);
  g_autoptr(GPtrArray) changes = ptero_egg_compare (egg, egg);
  g_autoptr(GPtrArray) other_changes = ptero_egg_compare (egg, other);

  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpuint (other_changes->len, ==, 0);
}

static void
edit_facts (JsonObject *attributes)
{
  json_object_set_string_member (attributes, "name", "Shell Two");
  set_json (attributes, "description", "null");
  set_json (json_object_get_object_member (attributes, "config"), "file_denylist",
            "[\"a.txt\",\"b.txt\"]");
  json_object_set_string_member (json_object_get_object_member (attributes, "config"), "stop",
                                 "^C");
  json_object_set_boolean_member (json_object_get_object_member (attributes, "script"),
                                  "privileged", FALSE);
  set_json (attributes, "docker_images", "{\"Shell\":\"ptero-shell:2\",\"Other\":\"other:1\"}");
}

static void
test_facts (void)
{
  g_autoptr(PteroEgg) egg = read_egg (NULL);
  g_autoptr(PteroEgg) other = read_egg (edit_facts);
  g_autoptr(GPtrArray) changes = ptero_egg_compare (egg, other);

  g_assert_cmpuint (changes->len, ==, 7);
  assert_change (changes, PTERO_EGG_PART_FACT, "name", NULL, "Shell", "Shell Two");
  assert_change (changes, PTERO_EGG_PART_FACT, "description", NULL,
                 "A shell script pretending to be a game server.", NULL);
  assert_change (changes, PTERO_EGG_PART_FACT, "denylist", NULL, NULL, "a.txt, b.txt");
  assert_change (changes, PTERO_EGG_PART_FACT, "stop", NULL, "stop", "^C");
  assert_change (changes, PTERO_EGG_PART_FACT, "privileged", NULL, "true", "false");
  assert_change (changes, PTERO_EGG_PART_IMAGE, "Shell", NULL, "~ptero-shell:latest",
                 "ptero-shell:2");
  assert_change (changes, PTERO_EGG_PART_IMAGE, "Other", NULL, NULL, "other:1");
}

static void
edit_variables (JsonObject *attributes)
{
  JsonObject *relation =
    json_object_get_object_member (json_object_get_object_member (attributes, "relationships"),
                                   "variables");
  JsonArray *data = json_object_get_array_member (relation, "data");
  JsonArray *turned = json_array_new ();
  JsonObject *variable = json_object_get_object_member (json_array_get_object_element (data, 0),
                                                        "attributes");

  /* the other way round, without the last one */
  json_object_set_string_member (variable, "default_value", "40");
  set_json (variable, "rules", "[\"required\",\"integer\",\"between:1,100\"]");
  json_object_set_boolean_member (variable, "user_editable", FALSE);
  for (guint i = json_array_get_length (data) - 1; i > 0; i--)
    json_array_add_element (turned, json_node_copy (json_array_get_element (data, i - 1)));
  json_object_set_array_member (relation, "data", turned);
}

static void
test_variables (void)
{
  g_autoptr(PteroEgg) egg = read_egg (NULL);
  g_autoptr(PteroEgg) other = read_egg (edit_variables);
  guint last = g_list_model_get_n_items (egg->variables) - 1;
  g_autoptr(GObject) gone = g_list_model_get_item (egg->variables, last);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr(GPtrArray) changes = ptero_egg_compare (egg, other);

  g_object_get (gone, "env-variable", &name, "name", &title, NULL);
  g_assert_cmpuint (changes->len, ==, 3);
  assert_change (changes, PTERO_EGG_PART_VARIABLE, "TICKS", "default", "20", "40");
  assert_change (changes, PTERO_EGG_PART_VARIABLE, "TICKS", "editable", "true", "false");
  assert_change (changes, PTERO_EGG_PART_VARIABLE, name, NULL, title, NULL);
}

static void
edit_texts (JsonObject *attributes)
{
  set_json (json_object_get_object_member (attributes, "config"), "files",
            "{\"b.yml\":{\"parser\":\"yaml\",\"find\":{\"z\":1,\"a\":2}},\"a.properties\":{\"find\":{},\"parser\":\"properties\"}}");
  set_json (json_object_get_object_member (attributes, "config"), "startup",
            "{\"done\":[\"ready\"]}");
  json_object_set_string_member (json_object_get_object_member (attributes, "script"), "install",
                                 "#!/bin/sh\n");
}

static void
test_texts (void)
{
  g_autoptr(PteroEgg) egg = read_egg (NULL);
  g_autoptr(PteroEgg) other = read_egg (edit_texts);
  g_autoptr(GPtrArray) changes = ptero_egg_compare (egg, other);
  const char *files;

  g_assert_cmpuint (changes->len, ==, 3);
  g_assert_cmpstr (find (changes, PTERO_EGG_PART_SCRIPT, NULL, NULL)->second, ==, "#!/bin/sh\n");
  assert_change (changes, PTERO_EGG_PART_START, NULL, NULL, "{\n  \"done\" : \"ready\"\n}",
                 "{\n  \"done\" : [\n    \"ready\"\n  ]\n}");
  g_assert_null (find (changes, PTERO_EGG_PART_FILES, NULL, NULL)->first);

  /* in alphabetical order, all the way down */
  files = find (changes, PTERO_EGG_PART_FILES, NULL, NULL)->second;
  g_assert_true (strstr (files, "a.properties") < strstr (files, "b.yml"));
  g_assert_true (strstr (files, "\"a\"") < strstr (files, "\"z\""));
}

/* An egg that inherits is as one that has it all itself. */
static void
edit_inherited (JsonObject *attributes)
{
  JsonObject *config = json_object_get_object_member (attributes, "config");
  JsonObject *script = json_object_get_object_member (attributes, "script");
  g_autofree char *own_config = json_to_string (json_object_get_member (attributes, "config"),
                                                FALSE);
  g_autofree char *own_script = json_to_string (json_object_get_member (attributes, "script"),
                                                FALSE);
  g_autofree char *config_item = g_strdup_printf ("{\"object\":null,\"attributes\":%s}",
                                                  own_config);
  g_autofree char *script_item = g_strdup_printf ("{\"object\":null,\"attributes\":%s}",
                                                  own_script);
  JsonObject *relationships = json_object_get_object_member (attributes, "relationships");

  set_json (relationships, "config", config_item);
  set_json (relationships, "script", script_item);
  set_json (config, "startup", "null");
  set_json (config, "logs", "null");
  set_json (config, "stop", "null");
  set_json (script, "install", "null");
}

static void
test_inherited (void)
{
  g_autoptr(PteroEgg) egg = read_egg (NULL);
  g_autoptr(PteroEgg) other = read_egg (edit_inherited);
  g_autoptr(GPtrArray) changes = ptero_egg_compare (egg, other);
  g_autofree char *script = ptero_egg_dup_text (other, PTERO_EGG_PART_SCRIPT);

  g_assert_cmpstr (script, ==, egg->script->install);
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
edit_old (JsonObject *attributes)
{
  set_json (attributes, "docker_images", "[\"~ptero-shell:latest\"]");
}

static void
edit_pelican (JsonObject *attributes)
{
  json_object_remove_member (attributes, "nest");
  set_json (attributes, "startup_commands",
            "{\"Default\":\"sh /home/container/run.sh\",\"Quiet\":\"sh run.sh -q\"}");
  set_json (attributes, "tags", "[\"shell\"]");
}

/* Panels of other kinds. */
static void
test_panels (void)
{
  g_autoptr(PteroEgg) egg = read_egg (NULL);
  g_autoptr(PteroEgg) old = read_egg (edit_old);
  g_autoptr(PteroEgg) pelican = read_egg (edit_pelican);
  g_autoptr(GPtrArray) old_changes = ptero_egg_compare (old, egg);
  g_autoptr(GPtrArray) pelican_changes = ptero_egg_compare (egg, pelican);

  g_assert_cmpuint (old_changes->len, ==, 2);
  assert_change (old_changes, PTERO_EGG_PART_IMAGE, "Shell", NULL, NULL, "~ptero-shell:latest");
  assert_change (old_changes, PTERO_EGG_PART_IMAGE, "~ptero-shell:latest", NULL,
                 "~ptero-shell:latest", NULL);
  g_assert_cmpuint (pelican_changes->len, ==, 1);
  assert_change (pelican_changes, PTERO_EGG_PART_FACT, "tags", NULL, NULL, "shell");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/egg-compare/same", test_same);
  g_test_add_func ("/egg-compare/facts", test_facts);
  g_test_add_func ("/egg-compare/variables", test_variables);
  g_test_add_func ("/egg-compare/texts", test_texts);
  g_test_add_func ("/egg-compare/inherited", test_inherited);
  g_test_add_func ("/egg-compare/panels", test_panels);

  return g_test_run ();
}
