/* test-permission-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-permission-presets.h"

#include <string.h>

#include <glib/gstdio.h>

#include "core-support.h"
#include "fleet-support.h"

static const char * const some[] = { "websocket.connect", "database.view_password", NULL };
static const char * const none[] = { NULL };

static char *
build_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "ptero", "permission-presets.json", NULL);
}

static char *
dup_names (PteroPresets *presets)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (presets)); i++)
    {
      g_autoptr(PteroPreset) preset = g_list_model_get_item (G_LIST_MODEL (presets), i);

      g_string_append_printf (text, "%s;", ptero_preset_get_name (preset));
    }

  return g_string_free (text, FALSE);
}

static void
assert_names (PteroPresets *presets,
              const char   *wanted)
{
  g_autofree char *names = dup_names (presets);

  g_assert_cmpstr (names, ==, wanted);
}

static gboolean
keep (PteroPresets       *presets,
      const char         *name,
      const char * const *permissions)
{
  g_autoptr(JsonNode) content = ptero_permission_preset_build (permissions);

  return ptero_presets_keep (presets, name, content);
}

/* Kept for the person alone, across starts, in order; one of a name. */
static void
test_kept (void)
{
  PteroPresets *presets;
  PteroPresets *shared;
  g_autofree char *path = NULL;
  g_autofree char *long_name = g_strnfill (PTERO_PRESET_MAX_NAME + 1, 'x');
  GStatBuf information;

  core_support_isolate ();
  core_support_create_home ();
  path = build_path ();

  presets = ptero_permission_presets_dup_default ();
  shared = ptero_permission_presets_dup_default ();
  g_assert_true (shared == presets);
  g_object_unref (shared);
  keep (presets, "Zoo", some);
  run_for (0.2);
  keep (presets, "Ant", none);
  keep (presets, "Zoo", none);
  g_assert_false (keep (presets, "", some));
  g_assert_false (keep (presets, long_name, some));
  assert_names (presets, "Ant;Zoo;");
  keep (presets, "Mule", some);
  g_assert_true (ptero_presets_rename (presets, "Mule", "Bee"));
  g_assert_false (ptero_presets_rename (presets, "nobody", "Cat"));
  g_assert_false (ptero_presets_rename (presets, "Bee", ""));
  g_assert_false (ptero_presets_rename (presets, "Ant", "Zoo"));
  assert_names (presets, "Ant;Bee;Zoo;");
  ptero_presets_remove (presets, "Ant");
  ptero_presets_remove (presets, "nobody");
  run_for (0.2);
  g_assert_finalize_object (presets);
  g_assert_cmpint (g_stat (path, &information), ==, 0);
  g_assert_cmpint (information.st_mode & 0777, ==, 0600);

  presets = ptero_permission_presets_dup_default ();
  /* what is saved before the file is read does not replace it */
  keep (presets, "Zoo", some);
  run_for (0.2);
  assert_names (presets, "Bee;Zoo;");
  g_assert_true (ptero_permission_preset_has (ptero_presets_find (presets, "Zoo"),
                                              "database.view-password"));
  g_assert_true (ptero_permission_preset_has (ptero_presets_find (presets, "Bee"),
                                              "websocket.connect"));
  g_assert_false (ptero_permission_preset_has (ptero_presets_find (presets, "Bee"), "file.read"));
  ptero_presets_remove (presets, "Bee");
  assert_names (presets, "Zoo;");
  run_for (0.2);
  g_assert_finalize_object (presets);
  core_support_remove_home ();
}

/* A file that somebody else wrote: it is set aside, so that what is saved next does not replace
 * it. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *text;
    const char *names;
    gboolean    is_set_aside;
  } files[] = {
    { "", "", TRUE }, { "[]", "", TRUE }, { "{}", "", TRUE }, { "{\"presets\":{}}", "", TRUE },
    { "{\"presets\":[1,null,[],{}]}", "" },
    { "\xff\xfe", "", TRUE },
    { "{\"presets\":[{\"name\":7},{\"name\":\"\"},{\"name\":\"a\"},{\"name\":\"a\",\"permissions\":[\"x\"]}]}", "a;" },
    { "{\"presets\":[{\"name\":\"b\",\"permissions\":[1,null,\"\",\"file.read\"]},{\"name\":\"c\",\"permissions\":7}]}", "b;c;" },
  };
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *folder = NULL;

  core_support_isolate ();
  core_support_create_home ();
  path = build_path ();
  aside = g_strconcat (path, ".unreadable", NULL);
  folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      PteroPresets *presets;

      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
      presets = ptero_permission_presets_dup_default ();
      run_for (0.2);
      assert_names (presets, files[i].names);
      g_assert_cmpint (g_unlink (aside) == 0, ==, files[i].is_set_aside);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (presets)); j++)
        {
          g_autoptr(PteroPreset) preset = g_list_model_get_item (G_LIST_MODEL (presets), j);

          g_assert_cmpuint (ptero_permission_preset_get_n (preset), <=, 1);
        }
      g_assert_finalize_object (presets);
    }
  core_support_remove_home ();
}

/* What cannot be read is not lost when something is saved. */
static void
test_unreadable (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *deep = g_strnfill (1000000, '[');
  const char *texts[] = { "{\"presets\":[{\"name\":\"Ha", deep };

  core_support_isolate ();
  core_support_create_home ();
  path = build_path ();
  aside = g_strconcat (path, ".unreadable", NULL);
  folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PteroPresets *presets;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      presets = ptero_permission_presets_dup_default ();
      keep (presets, "New", some);
      run_for (0.3);
      assert_names (presets, "New;");
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, texts[i]);
      g_assert_finalize_object (presets);
    }
  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/permission-presets/kept", test_kept);
  g_test_add_func ("/permission-presets/hostile", test_hostile);
  g_test_add_func ("/permission-presets/unreadable", test_unreadable);

  return g_test_run ();
}
