/* test-server-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-presets.h"

#include <glib/gstdio.h>

#include "core-support.h"
#include "fleet-support.h"

static void
wait_idle (void)
{
  for (guint i = 0; i < 20; i++)
    run_for (0.01);
}

static char *
build_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "ptero", "presets", name, NULL);
}

static JsonNode *
create_choices (gint64 memory)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *choices = json_object_new ();

  json_object_set_int_member (choices, "limits.memory", memory);
  json_node_take_object (node, choices);

  return node;
}

static gint64
get_memory (PteroPresets *presets,
            const char   *name)
{
  JsonNode *choices = ptero_preset_get_content (ptero_presets_find (presets, name));

  return json_object_get_int_member (json_node_get_object (choices), "limits.memory");
}

static const char *
get_first_name (PteroPresets *presets)
{
  g_autoptr(PteroPreset) first = g_list_model_get_item (G_LIST_MODEL (presets), 0);

  return ptero_preset_get_name (first);
}

/* Kept for the person alone, across starts, in the order of the names, for one panel. */
static void
test_kept (void)
{
  g_autoptr(PteroPresets) presets = ptero_server_presets_new ("panel");
  g_autoptr(PteroPresets) again = NULL;
  g_autoptr(PteroPresets) other = NULL;
  g_autoptr(JsonNode) small = create_choices (1024);
  g_autoptr(JsonNode) large = create_choices (8192);
  g_autofree char *path = build_path ("panel.json");
  GStatBuf information;

  g_assert_true (ptero_presets_keep (presets, "Small", small));
  wait_idle ();
  g_assert_true (ptero_presets_keep (presets, "Large", small));
  g_assert_true (ptero_presets_keep (presets, "Large", large));
  g_assert_false (ptero_presets_rename (presets, "Large", "Small"));
  g_assert_true (ptero_presets_rename (presets, "Small", "Tiny"));
  g_assert_false (ptero_presets_rename (presets, "Small", "Any"));
  wait_idle ();
  g_assert_cmpint (g_stat (path, &information), ==, 0);
  g_assert_cmpint (information.st_mode & 0777, ==, 0600);

  again = ptero_server_presets_new ("panel");
  other = ptero_server_presets_new ("panel/2");
  wait_idle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 2);
  g_assert_cmpstr (get_first_name (again), ==, "Large");
  g_assert_cmpint (get_memory (again, "Large"), ==, 8192);
  g_assert_cmpint (get_memory (again, "Tiny"), ==, 1024);
  g_assert_null (ptero_presets_find (again, "Small"));

  ptero_presets_remove (again, "Large");
  ptero_presets_remove (again, "Large");
  wait_idle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (again)), ==, 1);
  ptero_server_presets_forget_panel ("panel");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What cannot be read is set aside; what makes no sense in it is left out. */
static void
test_unreadable (void)
{
  g_autofree char *path = build_path ("broken.json");
  g_autofree char *aside = build_path ("broken.json.unreadable");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(PteroPresets) presets = NULL;
  g_autoptr(PteroPresets) mended = NULL;
  g_autoptr(JsonNode) small = create_choices (1024);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{\"Half\": {", -1, NULL));
  presets = ptero_server_presets_new ("broken");
  wait_idle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (presets)), ==, 0);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (ptero_presets_keep (presets, "Small", small));
  wait_idle ();

  g_assert_true (g_file_set_contents (path, "{\"One\": 1, \"Two\": {\"a\": []}}", -1, NULL));
  mended = ptero_server_presets_new ("broken");
  wait_idle ();
  g_assert_nonnull (ptero_presets_find (mended, "Two"));
}

/* So deep that a parser runs out of stack, larger than it can be, or something else than a file. */
static void
test_hostile (void)
{
  g_autofree char *path = build_path ("hostile.json");
  g_autofree char *aside = build_path ("hostile.json.unreadable");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *deep = g_strnfill (3 << 20, '[');
  g_autofree char *large = g_strnfill (5 << 20, ' ');

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(PteroPresets) presets = NULL;
      g_autoptr(JsonNode) small = create_choices (1024);

      g_assert_cmpint (g_remove (aside), <=, 0);
      g_remove (path);
      if (i == 2)
        g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      else
        g_assert_true (g_file_set_contents (path, i == 0 ? deep : large, -1, NULL));
      presets = ptero_server_presets_new ("hostile");
      g_assert_true (ptero_presets_keep (presets, "Small", small));
      WAIT_UNTIL (5, g_file_test (aside, G_FILE_TEST_EXISTS));
      WAIT_UNTIL (5, g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (presets)), ==, 1);
      wait_idle ();
      if (i < 2)
        {
          ptero_server_presets_forget_panel ("hostile");
          g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
        }
    }
}

static void
test_too_many (void)
{
  g_autoptr(PteroPresets) presets = ptero_server_presets_new (NULL);
  g_autoptr(JsonNode) choices = create_choices (1);

  for (guint i = 0; i < PTERO_SERVER_PRESETS_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_true (ptero_presets_keep (presets, name, choices));
    }
  g_assert_false (ptero_presets_keep (presets, "more", choices));
  g_assert_true (ptero_presets_keep (presets, "0", choices));
}

static void
test_secret (void)
{
  static const char *const secrets[] = { "PASSWORD", "RCON_PASS", "Steam Account Token", "API_KEY",
                                         "ServerPwd", "client-secret" };
  static const char *const others[] = { "SERVER_JARFILE", "Max Players", "VIEW_DISTANCE", "",
                                        NULL };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_true (ptero_variable_may_be_secret (secrets[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (ptero_variable_may_be_secret (others[i]));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  core_support_create_home ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/server-presets/kept", test_kept);
  g_test_add_func ("/server-presets/unreadable", test_unreadable);
  g_test_add_func ("/server-presets/hostile", test_hostile);
  g_test_add_func ("/server-presets/too-many", test_too_many);
  g_test_add_func ("/server-presets/secret", test_secret);

  result = g_test_run ();
  core_support_remove_home ();

  return result;
}
