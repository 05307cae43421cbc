/* test-panel-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core-support.h"
#include "panel-store-support.h"

#define KEY          "ptlc_storetest0000AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_KEY    "ptlc_storetest0001AbCdEfGhIjKlMnOpQrStUvWxYz0123"

/* Unlike a look at the whole folder, not deceived by the file that is to replace this one. */
static gboolean
file_contains (const char *text)
{
  g_autofree char *path = panels_get_path ();
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, text) != NULL;
}

static void
write_file (const char *content)
{
  g_autofree char *path = panels_get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
test_written_soon (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;
  g_autofree char *path = NULL;
  GStatBuf before;
  GStatBuf after;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  path = panels_get_path ();
  panel = panels_add_well (store, "Name 0", KEY, NULL);
  core_support_wait_until (file_contains ("Name 0"));
  g_assert_cmpint (g_stat (path, &before), ==, 0);

  /* Many changes, one file: each writing makes a new one. */
  for (guint i = 1; i <= 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      ptero_panel_set_name (panel, name);
    }

  g_assert_false (file_contains ("Name 100"));
  core_support_wait_until (file_contains ("Name 100"));
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, !=, after.st_ino);

  /* A change while the file is being written is not lost, nor is an older one written after it. */
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Late %u", i);
      g_autofree char *content = NULL;

      ptero_panel_set_name (panel, name);
      g_main_context_iteration (NULL, FALSE);
      ptero_panel_store_flush (store);
      g_main_context_iteration (NULL, FALSE);
      content = panels_read_file ();
      g_assert_nonnull (strstr (content, name));
    }

  core_support_remove_home ();
}

/* A store that cannot save: a file where the folder should be stops root as well. It is
 * *@obstacle. */
static PteroPanelStore *
create_stuck_store (char **obstacle)
{
  g_autofree char *path = panels_get_path ();
  PteroPanelStore *store = panels_create_store ();

  *obstacle = g_path_get_dirname (path);
  g_assert_true (g_file_set_contents (*obstacle, "", 0, NULL));
  panels_add_well (store, "Panel", KEY, NULL);
  core_support_wait_until (ptero_panel_store_get_save_error (store) != NULL);

  return store;
}

static void
test_not_writable (void)
{
  g_autofree char *obstacle = NULL;
  g_autoptr(PteroPanelStore) store = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();
  store = create_stuck_store (&obstacle);

  g_unlink (obstacle);
  ptero_panel_store_flush (store);
  g_assert_no_error (ptero_panel_store_get_save_error (store));
  g_assert_true (file_contains ("name=Panel"));

  core_support_remove_home ();
}

static void
flushed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GError **error = user_data;
  gboolean saved = ptero_panel_store_flush_finish (PTERO_PANEL_STORE (source), result, error);

  g_assert_cmpint (saved, ==, *error == NULL);
  g_assert_cmpint (saved, ==, ptero_panel_store_get_saved (PTERO_PANEL_STORE (source)));
  if (saved)
    *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS, "It is saved");
}

/* Nobody waits for the disk: the caller is told when all is there, or why it is not. */
static void
test_flush_async (void)
{
  g_autofree char *obstacle = NULL;
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GError) refusal = NULL;
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;
  g_autoptr(GError) third = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();
  store = create_stuck_store (&obstacle);
  g_assert_false (ptero_panel_store_get_saved (store));

  ptero_panel_store_flush_async (store, NULL, flushed_cb, &refusal);
  core_support_wait_until (refusal != NULL);
  g_assert_error (refusal, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);

  g_unlink (obstacle);
  ptero_panel_store_flush_async (store, NULL, flushed_cb, &first);
  g_assert_nonnull (ptero_panel_store_get_save_error (store));

  /* what is changed while the disk works is saved as well before it is said */
  g_main_context_iteration (NULL, TRUE);
  panel = g_list_model_get_item (G_LIST_MODEL (store), 0);
  ptero_panel_set_name (panel, "Renamed");
  ptero_panel_store_flush_async (store, NULL, flushed_cb, &second);
  core_support_wait_until (first != NULL && second != NULL);
  g_assert_no_error (ptero_panel_store_get_save_error (store));
  g_assert_true (file_contains ("name=Renamed"));

  ptero_panel_store_flush_async (store, NULL, flushed_cb, &third);
  core_support_wait_until (third != NULL);
  g_assert_error (third, G_IO_ERROR, G_IO_ERROR_EXISTS);

  core_support_remove_home ();
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PteroPanelStore *store = PTERO_PANEL_STORE (source);
  g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_autoptr(GError) error = NULL;
  guint *n_saved = user_data;

  g_assert_true (ptero_panel_store_flush_finish (store, result, &error));
  g_assert_no_error (error);
  (*n_saved)++;
  ptero_panel_set_name (panel, "Renamed by Whoever Waited");
}

/* Whoever is told first may go on at once: the others hear the same. */
static void
test_flush_together (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  guint n_saved = 0;

  core_support_isolate ();
  panels_set_up_keyring ();
  store = panels_create_store ();
  panels_add_well (store, "Panel", KEY, NULL);

  for (guint i = 0; i < 3; i++)
    ptero_panel_store_flush_async (store, NULL, saved_cb, &n_saved);
  core_support_wait_until (n_saved == 3);

  ptero_panel_store_flush (store);
  g_assert_true (file_contains ("name=Renamed by Whoever Waited"));

  core_support_remove_home ();
}

/* Nobody does anything more, and yet it is saved. */
static void
test_tried_again (void)
{
  g_autofree char *obstacle = NULL;
  g_autoptr(PteroPanelStore) store = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();
  store = create_stuck_store (&obstacle);

  g_unlink (obstacle);
  core_support_wait_until (ptero_panel_store_get_save_error (store) == NULL);
  g_assert_true (file_contains ("name=Panel"));

  core_support_remove_home ();
}

/* The one that cannot be read cannot be moved either. */
static void
test_untouchable (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autofree char *name = g_strnfill (250, 'p');
  g_autofree char *path = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  /* A longer name than that is not to be had, which stops root as well. */
  path = g_build_filename (g_get_user_config_dir (), name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  keyring = ptero_keyring_new ();
  store = ptero_panel_store_new (keyring, path);
  g_assert_nonnull (ptero_panel_store_get_load_error (store));
  g_assert_no_error (ptero_panel_store_get_save_error (store));

  panels_add_well (store, "Panel", KEY, NULL);
  g_assert_error (ptero_panel_store_get_save_error (store), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  ptero_panel_store_flush (store);
  g_assert_nonnull (ptero_panel_store_get_save_error (store));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));

  core_support_remove_home ();
}

static void
check_set_aside (const char *content)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GDir) folder = NULL;
  g_autofree char *path = panels_get_path ();
  g_autofree char *folder_path = g_path_get_dirname (path);
  guint n_aside = 0;
  const char *name;

  write_file (content);
  store = panels_create_store ();
  g_assert_error (ptero_panel_store_get_load_error (store), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  panels_add_well (store, "New", KEY, NULL);
  ptero_panel_store_flush (store);

  folder = g_dir_open (folder_path, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder_path, name, NULL);
      g_autofree char *kept = NULL;

      if (g_str_has_prefix (name, "panels.conf.broken-") &&
          g_file_get_contents (file, &kept, NULL, NULL) &&
          g_str_equal (kept, content))
        n_aside++;
    }

  g_assert_cmpuint (n_aside, ==, 1);
}

/* What a computer that went down may leave: as long as it was, and nothing in it. */
static void
check_damaged (void)
{
  const char zeros[4096] = { 0, };
  g_autofree char *path = panels_get_path ();
  g_autoptr(PteroPanelStore) store = NULL;

  g_assert_true (g_file_set_contents (path, zeros, sizeof zeros, NULL));
  store = panels_create_store ();
  g_assert_error (ptero_panel_store_get_load_error (store), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_broken (void)
{
  g_autofree char *large = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  large = g_strnfill (4 * 1024 * 1024 + 1, '#');
  check_set_aside ("this is not a key file");
  check_set_aside ("[Ptero\nversion=1\n");
  check_set_aside ("[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname\n");
  check_set_aside (large);
  check_set_aside ("");
  check_set_aside (" \n\n");
  check_damaged ();

  core_support_remove_home ();
}

static guint
count_aside (void)
{
  g_autofree char *path = panels_get_path ();
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autoptr(GDir) folder = g_dir_open (folder_path, 0, NULL);
  guint n_aside = 0;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    n_aside += g_str_has_prefix (name, "panels.conf.broken-");

  return n_aside;
}

/* A list of which only the beginning is there: it is kept aside, and what is whole of it stays in
 * use. */
static void
check_cut (const char *content,
           gsize       length)
{
  g_autofree char *cut = g_strndup (content, length);
  guint n_aside = count_aside ();
  guint n_panels;

  write_file (cut);

  {
    g_autoptr(PteroPanelStore) store = panels_create_store ();

    g_assert_error (ptero_panel_store_get_load_error (store), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_cmpuint (count_aside (), ==, n_aside + 1);
    n_panels = g_list_model_get_n_items (G_LIST_MODEL (store));
    for (guint i = 0; i < n_panels; i++)
      {
        g_autoptr(PteroPanel) panel = g_list_model_get_item (G_LIST_MODEL (store), i);

        g_assert_true (ptero_panel_has_key (panel, PTERO_API_CLIENT));
        g_assert_cmpuint (ptero_panel_get_color (panel), ==, 3);
      }
    g_assert_cmpuint (n_panels + 1, >=, length * 3 / strlen (content));
    g_assert_cmpuint (n_panels, <=, 3);
    ptero_panel_store_flush (store);
  }

  {
    g_autoptr(PteroPanelStore) store = panels_create_store ();

    g_assert_no_error (ptero_panel_store_get_load_error (store));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, n_panels);
  }
}

static void
test_cut (void)
{
  g_autofree char *content = NULL;
  gsize length;

  core_support_isolate ();
  panels_set_up_keyring ();

  {
    g_autoptr(PteroPanelStore) store = panels_create_store ();

    for (guint i = 0; i < 3; i++)
      {
        g_autofree char *name = g_strdup_printf ("Panel %u", i);

        ptero_panel_set_color (panels_add_well (store, name, KEY, NULL), 3);
      }
    ptero_panel_store_flush (store);
    content = panels_read_file ();
  }

  length = strlen (content);
  for (gsize i = 1; i < length - 1; i += 41)
    check_cut (content, i);
  check_cut (content, length - 2);

  /* a line of somebody else's that begins like the last one is not it */
  {
    g_auto(GStrv) parts = g_strsplit (content, "\n[", 2);
    g_autofree char *annotated = g_strconcat (parts[0], "\n# Endpoint of the first\n[", parts[1],
                                              NULL);
    g_autoptr(PteroPanelStore) store = NULL;

    write_file (annotated);
    store = panels_create_store ();
    g_assert_no_error (ptero_panel_store_get_load_error (store));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 3);
  }

  /* somebody has added one, and the last line end is nothing */
  {
    g_autofree char *more = g_strconcat (content,
                                         "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname=B\naddress=https://b.example\n", NULL);
    g_autoptr(PteroPanelStore) store = NULL;

    write_file (more);
    store = panels_create_store ();
    g_assert_no_error (ptero_panel_store_get_load_error (store));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 4);
  }

  /* where somebody has lost the first line the end is not there twice */
  {
    g_autoptr(PteroPanelStore) store = NULL;
    g_autofree char *saved = NULL;

    write_file (strchr (content, '\n') + 1);
    store = panels_create_store ();
    panels_add_well (store, "Fourth", KEY, NULL);
    ptero_panel_store_flush (store);
    saved = panels_read_file ();
    g_assert_true (strstr (saved, "# End") != NULL && g_str_has_suffix (saved, "\n# End\n"));
    g_assert_true (g_strrstr (saved, "\n# End") == strstr (saved, "\n# End"));
  }

  {
    g_autoptr(PteroPanelStore) store = NULL;

    content[length - 1] = '\0';
    write_file (content);
    store = panels_create_store ();
    g_assert_no_error (ptero_panel_store_get_load_error (store));
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 3);
  }

  core_support_remove_home ();
}

/* The panels are not lost with the file, be it that none of them changes any more; but a list that
 * somebody else has written there is left to the next start. */
static void
test_lost (void)
{
  static const char *const contents[] = { NULL, "noise", "" };
  static const char other[] = "[Ptero]\nversion=1\norder=\n";

  core_support_isolate ();
  panels_set_up_keyring ();

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(PteroPanelStore) store = panels_create_store ();
      g_autofree char *path = panels_get_path ();

      if (i == 0)
        panels_add_well (store, "Kept", KEY, NULL);
      ptero_panel_store_flush (store);
      if (contents[i] != NULL)
        write_file (contents[i]);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
      ptero_panel_store_flush (store);
      g_assert_true (file_contains ("name=Kept"));
    }

  {
    g_autoptr(PteroPanelStore) store = panels_create_store ();
    g_autofree char *content = NULL;

    write_file (other);
    ptero_panel_store_flush (store);
    content = panels_read_file ();
    g_assert_cmpstr (content, ==, other);
  }

  core_support_remove_home ();
}

static void
test_hostile (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;
  g_autofree char *content = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  write_file ("[Ptero]\nversion=1\norder=5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02;nobody;\n"
              "[Panel not-a-uuid]\nname=A\naddress=https://a.example\n"
              "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname=No address\n"
              "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02]\nname=\\n\naddress=https://odd.example\ncolor=-7\n"
              "flavour=penguin\nfingerprint=zz\nnode-fingerprints=a:1;a:1 zz; ;\nadmin-all=perhaps\nhas-account-key=17\n");
  store = panels_create_store ();
  g_assert_error (ptero_panel_store_get_load_error (store), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);

  panel = ptero_panel_store_find (store, "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02");
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "odd.example");
  g_assert_cmpuint (ptero_panel_get_color (panel), ==, 0);
  g_assert_cmpint (ptero_panel_get_flavour (panel), ==, PTERO_FLAVOUR_UNKNOWN);
  g_assert_null (ptero_panel_get_fingerprint (panel));
  g_assert_null (ptero_node_pins_get (ptero_panel_get_node_pins (panel), "a:1"));

  /* What could not be read is still there. */
  ptero_panel_set_name (panel, "Better");
  ptero_panel_store_flush (store);
  content = panels_read_file ();
  g_assert_nonnull (strstr (content, "name=Better"));
  g_assert_nonnull (strstr (content, "name=No address"));
  g_assert_nonnull (strstr (content, "not-a-uuid"));

  core_support_remove_home ();
}

static void
test_newer (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;
  g_autofree char *content = NULL;
  g_autofree char *path = NULL;
  GStatBuf status;

  core_support_isolate ();
  panels_set_up_keyring ();

  write_file ("# A comment\n[Ptero]\nversion=7\nlayout=wide\n"
              "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname=One\naddress=https://one.example\nlock=true\n"
              "[Filters]\neu=node:fra\n");
  store = panels_create_store ();
  g_assert_no_error (ptero_panel_store_get_load_error (store));
  panel = ptero_panel_store_find (store, "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01");
  ptero_panel_set_color (panel, 5);
  ptero_panel_store_flush (store);

  content = panels_read_file ();
  g_assert_nonnull (strstr (content, "# A comment"));
  g_assert_nonnull (strstr (content, "version=7"));
  g_assert_nonnull (strstr (content, "layout=wide"));
  g_assert_nonnull (strstr (content, "lock=true"));
  g_assert_nonnull (strstr (content, "eu=node:fra"));
  g_assert_nonnull (strstr (content, "color=5"));

  /* Whoever made the file, it is private now. */
  path = panels_get_path ();
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  core_support_remove_home ();
}

#define ONE   "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\naddress=https://one.example\nname="
#define TWO   "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02]\naddress=https://two.example\nname="
#define THREE "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a03]\naddress=https://three.example\nname="
#define FOUR  "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a04]\naddress=https://four.example\nname="
#define FIVE  "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a05]\naddress=https://five.example\nname="

/* Two new panels come in the order in which the store learnt of them: of the one there by the
 * file's monitor, which may be before the one here is added, or when it saves. */
static void
assert_last_two (PanelsMirror *mirror,
                 const char   *one,
                 const char   *other)
{
  guint n = mirror->items->len;
  const char *last = ptero_panel_get_name (mirror->items->pdata[n - 1]);
  const char *before = ptero_panel_get_name (mirror->items->pdata[n - 2]);

  g_assert_true ((g_str_equal (last, one) && g_str_equal (before, other)) ||
                 (g_str_equal (last, other) && g_str_equal (before, one)));
}

/* Another program has the same list, and neither overwrites what the other does. */
static void
test_second_writer (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *content = NULL;
  PanelsMirror mirror = { NULL, };

  core_support_isolate ();
  panels_set_up_keyring ();

  write_file ("[Ptero]\nversion=1\n" ONE "One\n" TWO "Two\n" THREE "Three\n");
  store = panels_create_store ();
  mirror.items = g_ptr_array_new_with_free_func (g_object_unref);
  panels_items_changed_cb (G_LIST_MODEL (store), 0, 0, 3, &mirror);
  g_signal_connect (store, "items-changed", G_CALLBACK (panels_items_changed_cb), &mirror);

  /* there: one has another name, two is changed on both sides, three is gone, four is new */
  write_file ("[Ptero]\nversion=1\n" ONE "One There\nhas-application-key=true\n" TWO "Two There\n" FOUR "Four There\n[Filters]\neu=node:fra\n");
  ptero_panel_set_name (ptero_panel_store_find (store, "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02"),
                        "Two Here");
  panels_add_well (store, "Five Here", KEY, NULL);
  ptero_panel_store_flush (store);

  g_assert_cmpuint (mirror.items->len, ==, 4);
  g_assert_cmpstr (ptero_panel_get_name (mirror.items->pdata[0]), ==, "One There");
  g_assert_true (ptero_panel_has_key (mirror.items->pdata[0], PTERO_API_APPLICATION));
  g_assert_false (ptero_panel_has_key (mirror.items->pdata[0], PTERO_API_CLIENT));
  g_assert_cmpstr (ptero_panel_get_name (mirror.items->pdata[1]), ==, "Two Here");
  assert_last_two (&mirror, "Five Here", "Four There");

  content = panels_read_file ();
  g_assert_nonnull (strstr (content, "name=One There"));
  g_assert_nonnull (strstr (content, "name=Two Here"));
  g_assert_null (strstr (content, "Three"));
  g_assert_nonnull (strstr (content, "name=Four There"));
  g_assert_nonnull (strstr (content, "name=Five Here"));
  g_assert_nonnull (strstr (content, "eu=node:fra"));

  /* What is no list any more is kept, and this one is not lost for it. */
  write_file ("this is not a key file");
  ptero_panel_set_color (mirror.items->pdata[0], 3);
  ptero_panel_store_flush (store);
  g_assert_error (ptero_panel_store_get_save_error (store), G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_true (file_contains ("name=Four There"));
  g_assert_cmpuint (mirror.items->len, ==, 4);
  ptero_panel_set_color (mirror.items->pdata[0], 2);
  ptero_panel_store_flush (store);
  g_assert_no_error (ptero_panel_store_get_save_error (store));

  g_signal_handlers_disconnect_by_data (store, &mirror);
  g_ptr_array_unref (mirror.items);
  core_support_remove_home ();
}

#define ID(number) "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a0" #number ";"

static void
assert_names (PanelsMirror *mirror,
              const char   *expected)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < mirror->items->len; i++)
    g_string_append_printf (names, "%s ", ptero_panel_get_name (mirror->items->pdata[i]));
  g_assert_cmpstr (names->str, ==, expected);
}

/* The order that another program has given the panels stays, unless they were moved here, too. */
static void
test_second_order (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) demo = NULL;
  PanelsMirror mirror = { NULL, };

  core_support_isolate ();
  panels_set_up_keyring ();

  write_file ("[Ptero]\nversion=1\norder=" ID (1) ID (2) ID (3) "\n"
              ONE "One\n" TWO "Two\n" THREE "Three\n");
  store = panels_create_store ();
  demo = ptero_panel_new (NULL, "Demo", "http://127.0.0.1:8080");
  ptero_panel_store_add_demo (store, demo, KEY, NULL);
  ptero_panel_store_move (store, 3, 0);
  mirror.items = g_ptr_array_new_with_free_func (g_object_unref);
  panels_items_changed_cb (G_LIST_MODEL (store), 0, 0, 4, &mirror);
  g_signal_connect (store, "items-changed", G_CALLBACK (panels_items_changed_cb), &mirror);
  assert_names (&mirror, "Demo One Two Three ");

  /* there: the others are the other way round, with a new one between them, and one named twice */
  write_file ("[Ptero]\nversion=1\norder=" ID (3) ID (4) ID (2) ID (3) ID (1) "\n"
              ONE "One\n" TWO "Two\n" THREE "Three\n" FOUR "Four\n");
  ptero_panel_store_flush (store);
  assert_names (&mirror, "Demo Three Four Two One ");
  g_assert_cmpuint (mirror.position, ==, 1);
  g_assert_true (file_contains ("order=" ID (3) ID (4) ID (2) ID (1) "\n"));

  /* here as well: what is new there comes last */
  write_file ("[Ptero]\nversion=1\norder=" ID (5) ID (1) ID (2) ID (3) ID (4) "\n"
              ONE "One\n" TWO "Two\n" THREE "Three\n" FOUR "Four\n" FIVE "Five\n");
  ptero_panel_store_move (store, 4, 3);
  ptero_panel_store_flush (store);
  assert_names (&mirror, "Demo Three Four One Two Five ");
  g_assert_true (file_contains ("order=" ID (3) ID (4) ID (1) ID (2) ID (5) "\n"));

  /* one that goes there is no order of ours */
  write_file ("[Ptero]\nversion=1\norder=" ID (5) ID (2) ID (1) ID (3) "\n"
              ONE "One\n" TWO "Two\n" THREE "Three\n" FIVE "Five\n");
  ptero_panel_set_color (mirror.items->pdata[1], 3);
  ptero_panel_store_flush (store);
  assert_names (&mirror, "Demo Five Two One Three ");

  g_signal_handlers_disconnect_by_data (store, &mirror);
  g_ptr_array_unref (mirror.items);
  core_support_remove_home ();
}

/* Two programs at once, each after its own change. */
static void
test_two_stores (void)
{
  g_autoptr(PteroPanelStore) one = NULL;
  g_autoptr(PteroPanelStore) other = NULL;
  g_autoptr(PteroPanel) found = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  one = panels_create_store ();
  other = panels_create_store ();
  panels_add_well (one, "First", KEY, NULL);
  ptero_panel_store_flush (one);
  panels_add_well (other, "Second", OTHER_KEY, NULL);
  core_support_wait_until (g_list_model_get_n_items (G_LIST_MODEL (other)) == 2 &&
                           file_contains ("name=Second"));
  g_assert_true (file_contains ("name=First"));

  /* the key of what was found is read */
  found = g_list_model_get_item (G_LIST_MODEL (other), 1);
  core_support_wait_until (ptero_client_has_key (ptero_panel_get_client (found), PTERO_API_CLIENT));

  core_support_remove_home ();
}

static void
test_link (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *target = NULL;
  g_autofree char *content = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  path = panels_get_path ();
  folder = g_path_get_dirname (path);
  target = g_build_filename (g_get_home_dir (), "dotfiles.conf", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (target, "[Ptero]\nversion=1\n", -1, NULL));
  g_assert_cmpint (symlink (target, path), ==, 0);

  store = panels_create_store ();
  panels_add_well (store, "Panel", KEY, NULL);
  ptero_panel_store_flush (store);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "name=Panel"));

  core_support_remove_home ();
}

/* A device, say: the link is set aside as a damaged list is, and what it leads to is left alone. */
static void
test_link_to_no_file (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *target = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  path = panels_get_path ();
  folder = g_path_get_dirname (path);
  target = g_build_filename (g_get_home_dir (), "fifo", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (mkfifo (target, 0600), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);

  store = panels_create_store ();
  g_assert_nonnull (ptero_panel_store_get_load_error (store));
  panels_add_well (store, "Panel", KEY, NULL);
  ptero_panel_store_flush (store);
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));

  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-file/written-soon", test_written_soon);
  g_test_add_func ("/panel-file/not-writable", test_not_writable);
  g_test_add_func ("/panel-file/flush-async", test_flush_async);
  g_test_add_func ("/panel-file/flush-together", test_flush_together);
  g_test_add_func ("/panel-file/tried-again", test_tried_again);
  g_test_add_func ("/panel-file/untouchable", test_untouchable);
  g_test_add_func ("/panel-file/broken", test_broken);
  g_test_add_func ("/panel-file/cut", test_cut);
  g_test_add_func ("/panel-file/lost", test_lost);
  g_test_add_func ("/panel-file/hostile", test_hostile);
  g_test_add_func ("/panel-file/newer", test_newer);
  g_test_add_func ("/panel-file/second-writer", test_second_writer);
  g_test_add_func ("/panel-file/second-order", test_second_order);
  g_test_add_func ("/panel-file/two-stores", test_two_stores);
  g_test_add_func ("/panel-file/link", test_link);
  g_test_add_func ("/panel-file/link-to-no-file", test_link_to_no_file);

  return g_test_run ();
}
