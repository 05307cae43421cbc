/* test-panel-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core-support.h"
#include "ptero-panel-list.h"
#include "ptero-panel-store.h"

static PteroPanelStore *
create_store (void)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();

  return ptero_panel_store_new (keyring, NULL);
}

static void
test_import_hostile (void)
{
  static const char *const texts[] = {
    "", "null", "[]", "{}", "{", "\xff\xfe",
    "{\"format\":\"other\",\"version\":1,\"panels\":[]}",
    "{\"format\":\"ptero-panels\",\"version\":2,\"panels\":[]}",
    "{\"format\":\"ptero-panels\",\"version\":\"1\",\"panels\":[]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":{}}",
    "{\"format\":\"ptero-panels\",\"version\":1}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[null]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\"}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":1,\"address\":\"https://a.example\"}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"\\u0007\",\"address\":\"https://a.example\"}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\",\"address\":\"file:///etc/passwd\"}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\",\"address\":[\"https://a.example\"]}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\",\"address\":\"https://a.example\",\"color\":8}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\",\"address\":\"https://a.example\",\"color\":\"1\"}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\",\"address\":\"https://a.example\",\"admin_all\":1}]}",
    "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"A\",\"address\":\"https://a.example\"},{\"name\":\"B\"}]}",
  };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GString) many = NULL;
  g_autofree char *deep = NULL;
  g_autofree char *large = NULL;
  g_autoptr(GPtrArray) all = NULL;

  core_support_isolate ();
  core_support_create_home ();

  store = create_store ();
  all = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (all, (gpointer)texts[i]);

  deep = g_strnfill (1024 * 1024, '[');
  g_ptr_array_add (all, deep);
  large = g_strnfill (1024 * 1024 + 1, ' ');
  g_ptr_array_add (all, large);

  many = g_string_new ("{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[");
  for (guint i = 0; i < PTERO_PANEL_LIST_MAX + 1; i++)
    g_string_append_printf (many, "%s{\"name\":\"%u\",\"address\":\"https://a.example\"}",
                            i > 0 ? "," : "", i);
  g_string_append (many, "]}");
  g_ptr_array_add (all, many->str);

  for (guint i = 0; i < all->len; i++)
    {
      const char *text = g_ptr_array_index (all, i);
      g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr(GError) error = NULL;
      guint n_added = 0;

      g_assert_false (ptero_panel_store_import (store, bytes, &n_added, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == G_IO_ERROR);
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
    }

  core_support_remove_home ();
}

static void
test_colors (void)
{
  g_autoptr(PteroPanelStore) store = NULL;

  core_support_isolate ();
  core_support_create_home ();

  store = create_store ();

  for (guint i = 0; i < PTERO_N_PANEL_COLORS + 1; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"format\":\"ptero-panels\",\"version\":1,\"panels\":[{\"name\":\"%u\",\"address\":\"https://a%u.example\",\"color\":%u}]}",
                                               i, i, i % PTERO_N_PANEL_COLORS);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      g_assert_cmpuint (ptero_panel_store_get_free_color (store), ==, i % PTERO_N_PANEL_COLORS);
      g_assert_true (ptero_panel_store_import (store, bytes, NULL, NULL, NULL));
    }

  core_support_remove_home ();
}

/* What is as large as may be is read, whoever reads it. */
static void
test_largest (void)
{
  static const char text[] = "{\"format\":\"ptero-panels\",\"version\":1,\"panels\":["
                             "{\"name\":\"A\",\"address\":\"https://a.example\"}]}";
  g_autofree char *largest = g_strnfill (PTERO_PANEL_LIST_MAX_SIZE, ' ');
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PteroPanelStore) store = NULL;
  guint n_added = 0;
  guint n_known = 1;

  core_support_isolate ();
  core_support_create_home ();

  memcpy (largest, text, strlen (text));
  bytes = g_bytes_new_static (largest, PTERO_PANEL_LIST_MAX_SIZE);
  store = create_store ();
  g_assert_true (ptero_panel_store_import (store, bytes, &n_added, &n_known, NULL));
  g_assert_cmpuint (n_added, ==, 1);
  g_assert_cmpuint (n_known, ==, 0);

  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-import/hostile", test_import_hostile);
  g_test_add_func ("/panel-import/colors", test_colors);
  g_test_add_func ("/panel-import/largest", test_largest);

  return g_test_run ();
}
