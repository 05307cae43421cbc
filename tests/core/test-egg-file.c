/* test-egg-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core-support.h"
#include "ptero-app-variable.h"
#include "ptero-egg-compare.h"
#include "ptero-egg-export.h"
#include "ptero-egg-file.h"
#include "ptero-yaml-reader.h"

#define JSON_EGG "{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"Paper\",\"author\":\"eggs@example.com\",\"features\":null," \
  "\"docker_images\":{\"Java 21\":\"java:21\"},\"startup\":\"java -jar server.jar\",\"file_denylist\":[]," \
  "\"config\":{\"files\":\"{\\\"server.properties\\\": {}}\",\"startup\":\"{\\\"done\\\": \\\"Done\\\"}\",\"logs\":\"{}\",\"stop\":\"stop\"}," \
  "\"scripts\":{\"installation\":{\"script\":\"#!/bin/bash\\necho 1\\n\",\"container\":\"debian\",\"entrypoint\":\"bash\"}}," \
  "\"variables\":[{\"name\":\"Version\",\"env_variable\":\"version\",\"default_value\":\"latest\",\"user_viewable\":true," \
  "\"user_editable\":\"0\",\"rules\":\"required|string\"}]}"

static PteroEggFile *
read_text (const char  *text,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return ptero_egg_file_new (bytes, error);
}

static PteroAppVariable *
get_variable (PteroEgg *egg,
              guint     at)
{
  g_autoptr(PteroAppVariable) variable = g_list_model_get_item (egg->variables, at);

  return variable;
}

static void
assert_format (PteroEggFile *file,
               const char   *format)
{
  g_autoptr(PteroRequest) request = ptero_egg_file_create_request (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(SoupMessage) message =
    ptero_request_create_message (request, "https://panel.example.com", &error);
  g_autofree char *query = g_strconcat ("format=", format, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (soup_message_get_method (message), ==, "POST");
  g_assert_cmpstr (g_uri_get_path (soup_message_get_uri (message)), ==,
                   "/api/application/eggs/import");
  g_assert_cmpstr (g_uri_get_query (soup_message_get_uri (message)), ==, query);
}

/* What both kinds of panel write as JSON. */
static void
test_json (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) file = read_text (JSON_EGG, &error);
  g_autofree char *script = NULL;
  g_autofree char *files = NULL;
  PteroEgg *egg;

  g_assert_no_error (error);
  egg = ptero_egg_file_get_egg (file);
  script = ptero_egg_dup_text (egg, PTERO_EGG_PART_SCRIPT);
  files = ptero_egg_dup_text (egg, PTERO_EGG_PART_FILES);
  g_assert_cmpstr (ptero_egg_file_get_version (file), ==, "PTDL_v2");
  g_assert_cmpstr (egg->name, ==, "Paper");
  g_assert_cmpstr (egg->author, ==, "eggs@example.com");
  g_assert_null (egg->uuid);
  g_assert_cmpstr (egg->startup, ==, "java -jar server.jar");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (egg->startup_commands),
                                                  "Default"), ==, egg->startup);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (egg->docker_images),
                                                  "Java 21"), ==, "java:21");
  g_assert_cmpstr (script, ==, "#!/bin/bash\necho 1\n");
  g_assert_nonnull (strstr (files, "server.properties"));
  g_assert_cmpuint (g_list_model_get_n_items (egg->variables), ==, 1);
  g_assert_cmpstr (get_variable (egg, 0)->env_variable, ==, "VERSION");
  g_assert_cmpstr (get_variable (egg, 0)->rules, ==, "required|string");
  g_assert_true (get_variable (egg, 0)->user_viewable);
  g_assert_false (get_variable (egg, 0)->user_editable);
  assert_format (file, "json");
}

/* What is exported here can be imported. */
static void
test_exported (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) file = read_text (JSON_EGG, &error);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *json = ptero_egg_export_to_json (ptero_egg_file_get_egg (file), now);
  g_autoptr(PteroEggFile) again = read_text (json, &error);
  g_autoptr(GPtrArray) changes = NULL;

  g_assert_no_error (error);
  changes = ptero_egg_compare (ptero_egg_file_get_egg (file), ptero_egg_file_get_egg (again));
  g_assert_cmpuint (changes->len, ==, 0);
}

/* The oldest form has one image, or some without labels. */
static void
test_old (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) one =
    read_text ("{\"meta\":{\"version\":\"PTDL_v1\"},\"name\":\"A\",\"startup\":\"./a\",\"image\":\"a:1\",\"variables\":[]}", &error);
  g_autoptr(PteroEggFile) some =
    read_text ("{\"meta\":{\"version\":\"PTDL_v1\"},\"name\":\"A\",\"startup\":\"./a\",\"images\":[\"a:1\",\"a:2\"],\"variables\":[]}", &error);

  g_assert_no_error (error);
  g_assert_true (json_object_has_member (json_node_get_object (ptero_egg_file_get_egg (one)->docker_images), "a:1"));
  g_assert_cmpuint (json_object_get_size (json_node_get_object (ptero_egg_file_get_egg (some)->docker_images)), ==, 2);
}

static void
assert_refused (const char *text,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) file = read_text (text, &error);

  g_assert_null (file);
  g_assert_nonnull (error);
  if (words != NULL && strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

/* What is no egg is not sent; a wrong kind of member is never read as another. */
static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *large = g_strnfill (4 * 1024 * 1024 + 1, ' ');
  g_autoptr(GString) many =
    g_string_new ("{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"A\",\"startup\":\"a\",\"variables\":[0");
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) strange = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (many, ",0");
  g_string_append (many, "]}");
  assert_refused ("", NULL);
  assert_refused ("{", NULL);
  assert_refused ("{}", "not an egg");
  assert_refused ("{\"name\":\"A\"}", "not an egg");
  assert_refused ("{\"meta\":[],\"name\":\"A\"}", "not an egg");
  assert_refused ("{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":{},\"startup\":\"a\",\"variables\":[]}", "not an egg");
  assert_refused ("{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"A\",\"startup\":\"a\"}",
                  "variables");
  assert_refused ("{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"A\",\"variables\":[]}",
                  "startup");
  assert_refused (deep, NULL);
  assert_refused ("{\"meta\":", "It is damaged");
  assert_refused (many->str, "too many");
  assert_refused (large, "too large");
  strange = read_text ("{\"meta\":{\"version\":\"PLCN_v3\"},\"name\":7,\"author\":[],\"uuid\":[1],\"tags\":{\"a\":[]},\"docker_images\":[[],1]," \
                       "\"startup_commands\":[1,{}],\"config\":7,\"scripts\":[],\"features\":\"x\",\"variables\":[1,null,[],{\"rules\":{},\"name\":[]}]}", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ptero_egg_file_get_egg (strange)->name, ==, "7");
  g_assert_cmpuint (g_list_model_get_n_items (ptero_egg_file_get_egg (strange)->variables), ==, 4);
}

#ifdef HAVE_LIBYAML

#define YAML_EGG "# an egg\nmeta:\n  version: PLCN_v3\n  update_url: null\nname: Paper\nauthor: eggs@example.com\n" \
  "uuid: 5da37ef6-58da-4169-90a6-e683e1721247\ndescription: 'It''s a fork'\nimage: 'data:image/png;base64,AAAA'\n" \
  "tags:\n  - minecraft\nfeatures: {  }\ndocker_images:\n  'Java 21': 'java:21'\nfile_denylist: {  }\n" \
  "startup_commands:\n  Debug: 'java -Xdebug'\n  Default: java\n" \
  "config:\n  files:\n    server.properties:\n      parser: properties\n  startup:\n    done: ')! For help'\n  logs: {  }\n  stop: stop\n" \
  "scripts:\n  installation:\n    script: |-\n      #!/bin/ash\n      \tcd /mnt\n\n      echo \"done\"\n    container: 'debian:12'\n    entrypoint: ash\n" \
  "variables:\n  -\n    name: Port\n    description: \"Two\\r\\nlines\"\n    env_variable: PORT\n    default_value: 25565\n" \
  "    user_viewable: true\n    user_editable: false\n    rules:\n      - required\n      - 'regex:/^(a|b)$/'\n    sort: 1\n"

/* What Pelican writes unless it is asked for JSON. */
static void
test_yaml (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroEggFile) file = read_text (YAML_EGG, &error);
  g_autofree char *script = NULL;
  g_autofree char *files = NULL;
  PteroEgg *egg;

  g_assert_no_error (error);
  egg = ptero_egg_file_get_egg (file);
  script = ptero_egg_dup_text (egg, PTERO_EGG_PART_SCRIPT);
  files = ptero_egg_dup_text (egg, PTERO_EGG_PART_FILES);
  g_assert_cmpstr (egg->uuid, ==, "5da37ef6-58da-4169-90a6-e683e1721247");
  g_assert_cmpstr (egg->description, ==, "It's a fork");
  g_assert_cmpstr (egg->tags[0], ==, "minecraft");
  g_assert_cmpstr (egg->startup, ==, "java -Xdebug");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (egg->docker_images)), ==, 1);
  g_assert_cmpstr (script, ==, "#!/bin/ash\n\tcd /mnt\n\necho \"done\"");
  g_assert_nonnull (strstr (files, "properties"));
  g_assert_cmpstr (get_variable (egg, 0)->default_value, ==, "25565");
  g_assert_cmpstr (get_variable (egg, 0)->rules, ==, "required|regex:/^(a|b)$/");
  g_assert_true (get_variable (egg, 0)->user_viewable);
  assert_format (file, "yaml");
}

static void
assert_yaml (const char *yaml,
             const char *json)
{
  g_autoptr(GBytes) bytes = g_bytes_new (yaml, strlen (yaml));
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = ptero_yaml_read (bytes, &error);
  g_autofree char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  g_assert_cmpstr (text, ==, json);
  g_assert_true ((error != NULL) == (json == NULL));
}

static GBytes *
make_list (guint n_values)
{
  GString *yaml = g_string_new ("[");

  for (guint i = 0; i < n_values; i++)
    g_string_append (yaml, "1,");
  g_string_append_c (yaml, ']');

  return g_string_free_to_bytes (yaml);
}

/* What is small in a file is not large in memory, and nothing is taken that panels read otherwise
 * than it is shown. */
static void
test_yaml_hostile (void)
{
  g_autoptr(GBytes) some = make_list (99999);
  g_autoptr(GBytes) many = make_list (100000);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = ptero_yaml_read (some, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 99999);
  g_assert_null (ptero_yaml_read (many, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_yaml ("a: {<<: {b: 1}, c: 2}", NULL);
  assert_yaml ("<<:\n  - {b: 1}", NULL);
  assert_yaml ("a: &a {b: 1}", "{\"a\":{\"b\":1}}");
  assert_yaml ("a: &a [*a]", NULL);
  assert_yaml ("a: \xff", NULL);
  assert_yaml ("a: \"\\uD800\"", NULL);
  assert_yaml ("a: 1\na: 2", "{\"a\":2}");
  assert_yaml ("[-0, -00, 999999999999999999, 1234567890123456789, --1, 1-]",
               "[\"-0\",\"-00\",999999999999999999,1234567890123456789,\"--1\",\"1-\"]");
}

static void
test_yaml_values (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *deep_blocks = g_strnfill (20000, '-');

  assert_yaml ("[1, -7, 007, 1.5, true, No, ~, 'true', \"1\", 99999999999999999999]",
               "[1,-7,\"007\",\"1.5\",true,\"No\",null,\"true\",\"1\",\"99999999999999999999\"]");
  assert_yaml ("[0, -0, +1, 00, 9223372036854775807, -9223372036854775808]",
               "[0,\"-0\",\"+1\",\"00\",9223372036854775807,-9223372036854775808]");
  assert_yaml ("a: 1\nb: {}\n---\nc: 1", "{\"a\":1,\"b\":{}}");
  assert_yaml ("a: !!str 1", "{\"a\":\"1\"}");
  assert_yaml ("", NULL);
  assert_yaml ("a: [", NULL);
  assert_yaml ("[a]: 1", NULL);
  assert_yaml ("a: &x [1]\nb: [*x, *x]", NULL);
  assert_yaml (deep, NULL);
  for (char *c = deep_blocks; c[0] != '\0' && c[1] != '\0'; c += 2)
    c[1] = ' ';
  assert_yaml (deep_blocks, NULL);
}

#endif

static void
test_load (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "ptero-egg-XXXXXX", NULL);
  int descriptor = g_mkstemp (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) none = g_file_new_for_path ("/nowhere/egg.json");
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) lost = NULL;
  g_autoptr(PteroEggFile) egg_file = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (descriptor, >=, 0);
  g_assert_true (g_close (descriptor, NULL));
  g_assert_true (g_file_set_contents (path, JSON_EGG, -1, NULL));
  ptero_egg_file_load_async (file, NULL, core_support_result_cb, &result);
  egg_file = ptero_egg_file_load_finish (core_support_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ptero_egg_file_get_egg (egg_file)->name, ==, "Paper");
  g_assert_true (g_file_delete (file, NULL, NULL));

  ptero_egg_file_load_async (none, NULL, core_support_result_cb, &lost);
  g_assert_null (ptero_egg_file_load_finish (core_support_wait (&lost), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A pipe into which nobody writes, and a folder, are refused at once. */
static void
test_load_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ptero-egg-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pipe", NULL);
  const char *const paths[] = { path, folder };

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      ptero_egg_file_load_async (file, NULL, core_support_result_cb, &result);
      g_assert_null (ptero_egg_file_load_finish (core_support_wait (&result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/egg-file/json", test_json);
  g_test_add_func ("/egg-file/exported", test_exported);
  g_test_add_func ("/egg-file/old", test_old);
  g_test_add_func ("/egg-file/refused", test_refused);
#ifdef HAVE_LIBYAML
  g_test_add_func ("/egg-file/yaml", test_yaml);
  g_test_add_func ("/egg-file/yaml-values", test_yaml_values);
  g_test_add_func ("/egg-file/yaml-hostile", test_yaml_hostile);
#endif
  g_test_add_func ("/egg-file/load", test_load);
  g_test_add_func ("/egg-file/load-no-file", test_load_no_file);

  return g_test_run ();
}
