/* test-panel-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core-support.h"

#define KEY          "ptlc_storetest0000AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_KEY    "ptlc_storetest0001AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define APPLICATION  "ptla_storetest0002AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define FINGERPRINT  "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF"

/* What the items-changed signal said, and whether it was exact. */
typedef struct
{
  GPtrArray *items;
  guint      position;
  guint      removed;
  guint      added;
  guint      n_signals;
} Mirror;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  mirror->position = position;
  mirror->removed = removed;
  mirror->added = added;
  mirror->n_signals++;

  g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, position + i, g_list_model_get_item (model, position + i));

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (model));

  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr(PteroPanel) panel = g_list_model_get_item (model, i);

      g_assert_true (g_ptr_array_index (mirror->items, i) == panel);
    }
}

/* A real keyring, or, where there is none, that in a file. */
static void
set_up_keyring (void)
{
  g_autofree char *path = g_build_filename (core_support_create_home (), "keyring", NULL);

  if (core_support_has_keyring_daemon ())
    {
      core_support_start_bus ();
      core_support_start_keyring ("test");
      return;
    }

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "ptero", "panels.conf", NULL);
}

static char *
read_file (void)
{
  g_autofree char *path = get_path ();
  g_autoptr(GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

/* Unlike a look at the whole folder, not deceived by the file that is to replace this one. */
static gboolean
file_contains (const char *text)
{
  g_autofree char *path = get_path ();
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, text) != NULL;
}

static void
write_file (const char *content)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static PteroPanelStore *
create_store (void)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();

  return ptero_panel_store_new (keyring, NULL);
}

static gboolean
add (PteroPanelStore  *store,
     PteroPanel       *panel,
     const char       *account_key,
     const char       *application_key,
     gboolean          session_only,
     GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_panel_store_add_async (store, panel, account_key, application_key, session_only, NULL,
                               core_support_result_cb, &result);

  return ptero_panel_store_add_finish (store, core_support_wait (&result), error);
}

static PteroPanel *
add_well (PteroPanelStore *store,
          const char      *name,
          const char      *account_key,
          const char      *application_key)
{
  g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, name, "https://panel.example");
  g_autoptr(GError) error = NULL;
  gboolean added = add (store, panel, account_key, application_key, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (added);

  return panel;
}

static gboolean
set_key (PteroPanelStore  *store,
         PteroPanel       *panel,
         PteroApi          api,
         const char       *key,
         gboolean          session_only,
         GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_panel_store_set_key_async (store, panel, api, key, session_only, NULL, core_support_result_cb, &result);

  return ptero_panel_store_set_key_finish (store, core_support_wait (&result), error);
}

static gboolean
remove_panel (PteroPanelStore  *store,
              PteroPanel       *panel,
              GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(PteroPanel) kept = g_object_ref (panel);

  ptero_panel_store_remove_async (store, panel, NULL, core_support_result_cb, &result);
  g_assert_null (ptero_panel_store_find (store, ptero_panel_get_id (panel)));

  return ptero_panel_store_remove_finish (store, core_support_wait (&result), error);
}

static void
unlock (PteroPanelStore *store)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  ptero_panel_store_unlock_async (store, NULL, core_support_result_cb, &result);
  done = ptero_panel_store_unlock_finish (store, core_support_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static gboolean
has_key (PteroPanel *panel,
         PteroApi    api)
{
  return ptero_client_has_key (ptero_panel_get_client (panel), api);
}

static void
test_empty (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *path = NULL;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  path = get_path ();
  g_assert_no_error (ptero_panel_store_get_load_error (store));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (store), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (store)) == PTERO_TYPE_PANEL);
  unlock (store);

  /* Nothing has changed, nothing is written. */
  ptero_panel_store_flush (store);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  core_support_remove_home ();
}

static void
test_round_trip (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *first;
  PteroPanel *second;
  g_autofree char *first_id = NULL;
  g_autofree char *second_id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  GStatBuf status;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  first = add_well (store, "One = [1]; ünï", KEY, NULL);
  second = add_well (store, "Two", OTHER_KEY, APPLICATION);
  first_id = g_strdup (ptero_panel_get_id (first));
  second_id = g_strdup (ptero_panel_get_id (second));
  ptero_panel_set_color (first, 3);
  ptero_panel_set_admin_all (first, TRUE);
  ptero_panel_set_flavour (first, PTERO_FLAVOUR_PELICAN);
  ptero_panel_set_fingerprint (first, FINGERPRINT);
  ptero_node_pins_set (ptero_panel_get_node_pins (first), "node1.example:8080", FINGERPRINT);
  ptero_node_pins_set (ptero_panel_get_node_pins (first), "[2001:db8::1]:443", FINGERPRINT);
  ptero_panel_store_move (store, 1, 0);
  ptero_panel_store_flush (store);

  path = get_path ();
  folder = g_path_get_dirname (path);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_false (core_support_home_contains (KEY));
  g_assert_false (core_support_home_contains (OTHER_KEY));
  g_assert_false (core_support_home_contains (APPLICATION));
  g_clear_object (&store);

  store = create_store ();
  g_assert_no_error (ptero_panel_store_get_load_error (store));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 2);
  g_object_unref (second = g_list_model_get_item (G_LIST_MODEL (store), 0));
  g_object_unref (first = g_list_model_get_item (G_LIST_MODEL (store), 1));
  g_assert_cmpstr (ptero_panel_get_id (second), ==, second_id);
  g_assert_true (ptero_panel_store_find (store, first_id) == first);
  g_assert_cmpstr (ptero_panel_get_name (first), ==, "One = [1]; ünï");
  g_assert_cmpstr (ptero_panel_get_address (first), ==, "https://panel.example");
  g_assert_cmpuint (ptero_panel_get_color (first), ==, 3);
  g_assert_true (ptero_panel_get_admin_all (first));
  g_assert_cmpint (ptero_panel_get_flavour (first), ==, PTERO_FLAVOUR_PELICAN);
  g_assert_cmpstr (ptero_panel_get_fingerprint (first), ==, FINGERPRINT);
  g_assert_cmpstr (ptero_node_pins_get (ptero_panel_get_node_pins (first), "[2001:db8::1]:443"), ==, FINGERPRINT);
  g_assert_cmpstr (ptero_node_pins_find (ptero_panel_get_node_pins (first), "wss://NODE1.example:8080/x"), ==, FINGERPRINT);
  g_assert_null (ptero_node_pins_find (ptero_panel_get_node_pins (first), "wss://node1.example/x"));
  g_assert_cmpstr (ptero_node_pins_find (ptero_client_get_node_pins (ptero_panel_get_client (first)), "https://[2001:db8::1]/x"), ==, FINGERPRINT);
  g_assert_false (ptero_panel_get_session_only (first));
  g_assert_true (ptero_panel_has_key (first, PTERO_API_CLIENT));
  g_assert_false (ptero_panel_has_key (first, PTERO_API_APPLICATION));
  g_assert_false (has_key (first, PTERO_API_CLIENT));

  unlock (store);
  g_assert_true (has_key (first, PTERO_API_CLIENT));
  g_assert_false (has_key (first, PTERO_API_APPLICATION));
  g_assert_true (has_key (second, PTERO_API_CLIENT));
  g_assert_true (has_key (second, PTERO_API_APPLICATION));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_IDLE);

  core_support_remove_home ();
}

static void
test_list_model (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  Mirror mirror = { 0 };
  PteroPanel *panels[4];

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror.items = items;
  g_signal_connect (store, "items-changed", G_CALLBACK (items_changed_cb), &mirror);

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autofree char *name = g_strdup_printf ("Panel %u", i);

      panels[i] = add_well (store, name, KEY, NULL);
      g_assert_cmpuint (mirror.n_signals, ==, i + 1);
    }

  ptero_panel_store_move (store, 0, 2);
  g_assert_cmpuint (mirror.position, ==, 0);
  g_assert_cmpuint (mirror.removed, ==, 3);
  g_assert_cmpuint (mirror.added, ==, 3);
  g_assert_true (g_ptr_array_index (items, 2) == panels[0]);

  ptero_panel_store_move (store, 3, 1);
  g_assert_cmpuint (mirror.position, ==, 1);
  g_assert_cmpuint (mirror.removed, ==, 3);
  g_assert_true (g_ptr_array_index (items, 1) == panels[3]);

  ptero_panel_store_move (store, 1, 1);
  g_assert_cmpuint (mirror.n_signals, ==, 6);

  g_assert_true (remove_panel (store, panels[3], &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mirror.position, ==, 1);
  g_assert_cmpuint (mirror.removed, ==, 1);
  g_assert_cmpuint (mirror.added, ==, 0);

  core_support_remove_home ();
}

static void
test_remove (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) lookup_error = NULL;
  g_autofree char *content = NULL;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  panel = g_object_ref (add_well (store, "Gone", KEY, APPLICATION));
  add_well (store, "Stays", OTHER_KEY, NULL);
  ptero_panel_store_flush (store);

  g_assert_true (remove_panel (store, panel, &error));
  g_assert_no_error (error);
  g_assert_false (has_key (panel, PTERO_API_CLIENT));
  ptero_panel_store_flush (store);

  content = read_file ();
  g_assert_null (strstr (content, "Gone"));
  g_assert_nonnull (strstr (content, "Stays"));

  keyring = ptero_keyring_new ();
  ptero_keyring_lookup_async (keyring, ptero_panel_get_id (panel), PTERO_API_CLIENT, NULL, core_support_result_cb, &result);
  g_assert_null (ptero_keyring_lookup_finish (keyring, core_support_wait (&result), &lookup_error));
  g_assert_error (lookup_error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_NOT_FOUND);

  core_support_remove_home ();
}

static void
test_set_key (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  panel = add_well (store, "Panel", KEY, NULL);
  id = g_strdup (ptero_panel_get_id (panel));

  g_assert_false (set_key (store, panel, PTERO_API_APPLICATION, "not a key", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  g_assert_true (set_key (store, panel, PTERO_API_APPLICATION, APPLICATION, FALSE, &error));
  g_assert_true (set_key (store, panel, PTERO_API_CLIENT, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (has_key (panel, PTERO_API_CLIENT));
  g_assert_true (has_key (panel, PTERO_API_APPLICATION));
  g_clear_object (&store);

  store = create_store ();
  panel = ptero_panel_store_find (store, id);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
  unlock (store);
  g_assert_true (has_key (panel, PTERO_API_APPLICATION));

  g_assert_true (set_key (store, panel, PTERO_API_APPLICATION, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);

  core_support_remove_home ();
}

static void
test_no_keyring (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();

  store = create_store ();
  panel = ptero_panel_new (NULL, "Panel", "https://panel.example");
  id = g_strdup (ptero_panel_get_id (panel));

  g_assert_false (add (store, panel, KEY, APPLICATION, FALSE, &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_UNAVAILABLE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_false (has_key (panel, PTERO_API_CLIENT));
  g_clear_error (&error);

  g_assert_true (add (store, panel, KEY, NULL, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (ptero_panel_get_session_only (panel));
  g_assert_true (has_key (panel, PTERO_API_CLIENT));
  g_clear_object (&store);
  g_clear_object (&panel);
  g_assert_false (core_support_home_contains (KEY));

  store = create_store ();
  panel = g_object_ref (ptero_panel_store_find (store, id));
  g_assert_true (ptero_panel_get_session_only (panel));
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  unlock (store);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);

  /* There is nothing in the keyring that would have to be removed. */
  g_assert_true (remove_panel (store, panel, &error));
  g_assert_no_error (error);

  core_support_remove_home ();
}

static void
test_locked (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *first;
  PteroPanel *second;
  g_autofree char *first_id = NULL;
  g_autoptr(GError) error = NULL;

  if (!core_support_has_keyring_daemon ())
    {
      g_test_skip ("gnome-keyring-daemon is not installed");
      return;
    }

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_keyring ("test");

  store = create_store ();
  first = add_well (store, "One", KEY, APPLICATION);
  add_well (store, "Two", OTHER_KEY, NULL);
  first_id = g_strdup (ptero_panel_get_id (first));
  g_clear_object (&store);
  core_support_lock_keyring ();

  store = create_store ();
  unlock (store);
  g_object_unref (first = g_list_model_get_item (G_LIST_MODEL (store), 0));
  g_object_unref (second = g_list_model_get_item (G_LIST_MODEL (store), 1));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_KEYRING);
  g_assert_error (ptero_panel_get_error (first), PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  g_assert_cmpint (ptero_panel_get_state (second), ==, PTERO_PANEL_STATE_KEYRING);
  g_assert_true (ptero_panel_has_key (first, PTERO_API_CLIENT));

  /* Removing works, but says that the key is still there. */
  g_assert_false (remove_panel (store, second, &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);

  /* A keyring that is there again, and open, is found by the next attempt. */
  core_support_stop_keyring ();
  core_support_start_keyring ("test");
  unlock (store);
  if (!has_key (first, PTERO_API_CLIENT))
    unlock (store);
  g_assert_true (has_key (first, PTERO_API_CLIENT));
  g_assert_true (has_key (first, PTERO_API_APPLICATION));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_IDLE);
  g_assert_no_error (ptero_panel_get_error (first));

  core_support_remove_home ();
}

static void
test_demo (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) demo = NULL;
  g_autoptr(GBytes) exported = NULL;
  g_autofree char *path = NULL;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  path = get_path ();
  demo = ptero_panel_new (NULL, "Demo", "http://127.0.0.1:8080");
  ptero_panel_store_add_demo (store, demo, KEY, APPLICATION);
  ptero_panel_set_name (demo, "Other");
  g_assert_true (ptero_panel_get_demo (demo));
  g_assert_true (has_key (demo, PTERO_API_APPLICATION));
  unlock (store);
  ptero_panel_store_flush (store);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  exported = ptero_panel_store_export (store);
  g_assert_null (g_strstr_len (g_bytes_get_data (exported, NULL), g_bytes_get_size (exported), "127.0.0.1"));

  add_well (store, "Real", KEY, NULL);
  ptero_panel_store_flush (store);
  g_assert_false (core_support_home_contains ("127.0.0.1"));
  g_assert_true (core_support_home_contains ("Real"));

  core_support_remove_home ();
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
  set_up_keyring ();

  store = create_store ();
  path = get_path ();
  panel = add_well (store, "Name 0", KEY, NULL);
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
      content = read_file ();
      g_assert_nonnull (strstr (content, name));
    }

  core_support_remove_home ();
}

static void
test_not_writable (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();

  /* A file where the folder should be stops root as well. */
  path = get_path ();
  folder = g_path_get_dirname (path);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  add_well (store, "Panel", KEY, NULL);
  core_support_wait_until (ptero_panel_store_get_save_error (store) != NULL);

  g_unlink (folder);
  ptero_panel_store_flush (store);
  g_assert_no_error (ptero_panel_store_get_save_error (store));
  g_assert_true (file_contains ("name=Panel"));

  core_support_remove_home ();
}

/* Nobody does anything more, and yet it is saved. */
static void
test_tried_again (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  path = get_path ();
  folder = g_path_get_dirname (path);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  add_well (store, "Panel", KEY, NULL);
  core_support_wait_until (ptero_panel_store_get_save_error (store) != NULL);

  g_unlink (folder);
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
  set_up_keyring ();

  /* A longer name than that is not to be had, which stops root as well. */
  path = g_build_filename (g_get_user_config_dir (), name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  keyring = ptero_keyring_new ();
  store = ptero_panel_store_new (keyring, path);
  g_assert_nonnull (ptero_panel_store_get_load_error (store));
  g_assert_no_error (ptero_panel_store_get_save_error (store));

  add_well (store, "Panel", KEY, NULL);
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
  g_autofree char *path = get_path ();
  g_autofree char *folder_path = g_path_get_dirname (path);
  guint n_aside = 0;
  const char *name;

  write_file (content);
  store = create_store ();
  g_assert_error (ptero_panel_store_get_load_error (store), G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  add_well (store, "New", KEY, NULL);
  ptero_panel_store_flush (store);

  folder = g_dir_open (folder_path, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder_path, name, NULL);
      g_autofree char *kept = NULL;

      if (g_str_has_prefix (name, "panels.conf.broken-") && g_file_get_contents (file, &kept, NULL, NULL) &&
          g_str_equal (kept, content))
        n_aside++;
    }

  g_assert_cmpuint (n_aside, ==, 1);
}

static void
test_broken (void)
{
  g_autofree char *large = NULL;

  core_support_isolate ();
  set_up_keyring ();

  large = g_strnfill (4 * 1024 * 1024 + 1, '#');
  check_set_aside ("this is not a key file");
  check_set_aside ("[Ptero\nversion=1\n");
  check_set_aside ("[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname\n");
  check_set_aside (large);

  core_support_remove_home ();
}

static void
test_hostile (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;
  g_autofree char *content = NULL;

  core_support_isolate ();
  set_up_keyring ();

  write_file ("[Ptero]\nversion=1\norder=5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02;nobody;\n"
              "[Panel not-a-uuid]\nname=A\naddress=https://a.example\n"
              "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname=No address\n"
              "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02]\nname=\\n\naddress=https://odd.example\ncolor=-7\n"
              "flavour=penguin\nfingerprint=zz\nnode-fingerprints=a:1;a:1 zz; ;\nadmin-all=perhaps\nhas-account-key=17\n");
  store = create_store ();
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
  content = read_file ();
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
  set_up_keyring ();

  write_file ("# A comment\n[Ptero]\nversion=7\nlayout=wide\n"
              "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\nname=One\naddress=https://one.example\nlock=true\n"
              "[Filters]\neu=node:fra\n");
  store = create_store ();
  g_assert_no_error (ptero_panel_store_get_load_error (store));
  panel = ptero_panel_store_find (store, "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01");
  ptero_panel_set_color (panel, 5);
  ptero_panel_store_flush (store);

  content = read_file ();
  g_assert_nonnull (strstr (content, "# A comment"));
  g_assert_nonnull (strstr (content, "version=7"));
  g_assert_nonnull (strstr (content, "layout=wide"));
  g_assert_nonnull (strstr (content, "lock=true"));
  g_assert_nonnull (strstr (content, "eu=node:fra"));
  g_assert_nonnull (strstr (content, "color=5"));

  /* Whoever made the file, it is private now. */
  path = get_path ();
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  core_support_remove_home ();
}

#define ONE   "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01]\naddress=https://one.example\nname="
#define TWO   "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02]\naddress=https://two.example\nname="
#define THREE "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a03]\naddress=https://three.example\nname="
#define FOUR  "[Panel 5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a04]\naddress=https://four.example\nname="

/* Another program has the same list, and neither overwrites what the other does. */
static void
test_second_writer (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *content = NULL;
  Mirror mirror = { NULL, };

  core_support_isolate ();
  set_up_keyring ();

  write_file ("[Ptero]\nversion=1\n" ONE "One\n" TWO "Two\n" THREE "Three\n");
  store = create_store ();
  mirror.items = g_ptr_array_new_with_free_func (g_object_unref);
  items_changed_cb (G_LIST_MODEL (store), 0, 0, 3, &mirror);
  g_signal_connect (store, "items-changed", G_CALLBACK (items_changed_cb), &mirror);

  /* there: one has another name, two is changed on both sides, three is gone, four is new */
  write_file ("[Ptero]\nversion=1\n" ONE "One There\nhas-application-key=true\n" TWO "Two There\n" FOUR "Four There\n[Filters]\neu=node:fra\n");
  ptero_panel_set_name (ptero_panel_store_find (store, "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02"), "Two Here");
  add_well (store, "Five Here", KEY, NULL);
  ptero_panel_store_flush (store);

  g_assert_cmpuint (mirror.items->len, ==, 4);
  g_assert_cmpstr (ptero_panel_get_name (mirror.items->pdata[0]), ==, "One There");
  g_assert_true (ptero_panel_has_key (mirror.items->pdata[0], PTERO_API_APPLICATION));
  g_assert_false (ptero_panel_has_key (mirror.items->pdata[0], PTERO_API_CLIENT));
  g_assert_cmpstr (ptero_panel_get_name (mirror.items->pdata[1]), ==, "Two Here");
  g_assert_cmpstr (ptero_panel_get_name (mirror.items->pdata[2]), ==, "Five Here");
  g_assert_cmpstr (ptero_panel_get_name (mirror.items->pdata[3]), ==, "Four There");

  content = read_file ();
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

/* Two programs at once, each after its own change. */
static void
test_two_stores (void)
{
  g_autoptr(PteroPanelStore) one = NULL;
  g_autoptr(PteroPanelStore) other = NULL;
  g_autoptr(PteroPanel) found = NULL;

  core_support_isolate ();
  set_up_keyring ();

  one = create_store ();
  other = create_store ();
  add_well (one, "First", KEY, NULL);
  ptero_panel_store_flush (one);
  add_well (other, "Second", OTHER_KEY, NULL);
  core_support_wait_until (g_list_model_get_n_items (G_LIST_MODEL (other)) == 2 && file_contains ("name=Second"));
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
  set_up_keyring ();

  path = get_path ();
  folder = g_path_get_dirname (path);
  target = g_build_filename (g_get_home_dir (), "dotfiles.conf", NULL);
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (target, "[Ptero]\nversion=1\n", -1, NULL));
  g_assert_cmpint (symlink (target, path), ==, 0);

  store = create_store ();
  add_well (store, "Panel", KEY, NULL);
  ptero_panel_store_flush (store);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "name=Panel"));

  core_support_remove_home ();
}

static void
test_export_import (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanelStore) other = NULL;
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GBytes) exported = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  Mirror mirror = { 0 };
  PteroPanel *panel;
  guint n_added;

  core_support_isolate ();
  set_up_keyring ();

  store = create_store ();
  panel = add_well (store, "One “quoted”", KEY, APPLICATION);
  ptero_panel_set_color (panel, 4);
  ptero_panel_set_admin_all (panel, TRUE);
  ptero_panel_set_fingerprint (panel, FINGERPRINT);
  add_well (store, "Two", OTHER_KEY, NULL);
  exported = ptero_panel_store_export (store);
  g_assert_null (g_strstr_len (g_bytes_get_data (exported, NULL), g_bytes_get_size (exported), "storetest"));

  /* All of it is there already. */
  g_assert_true (ptero_panel_store_import (store, exported, &n_added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 0);

  keyring = ptero_keyring_new ();
  path = g_build_filename (g_get_home_dir (), "other.conf", NULL);
  other = ptero_panel_store_new (keyring, path);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror.items = items;
  g_signal_connect (other, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  g_assert_true (ptero_panel_store_import (other, exported, &n_added, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 2);
  g_assert_cmpuint (mirror.n_signals, ==, 1);

  panel = g_ptr_array_index (items, 0);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "One “quoted”");
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, "https://panel.example");
  g_assert_cmpuint (ptero_panel_get_color (panel), ==, 4);
  g_assert_true (ptero_panel_get_admin_all (panel));
  g_assert_cmpstr (ptero_panel_get_fingerprint (panel), ==, FINGERPRINT);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);

  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-store/empty", test_empty);
  g_test_add_func ("/panel-store/round-trip", test_round_trip);
  g_test_add_func ("/panel-store/list-model", test_list_model);
  g_test_add_func ("/panel-store/remove", test_remove);
  g_test_add_func ("/panel-store/set-key", test_set_key);
  g_test_add_func ("/panel-store/no-keyring", test_no_keyring);
  g_test_add_func ("/panel-store/locked", test_locked);
  g_test_add_func ("/panel-store/demo", test_demo);
  g_test_add_func ("/panel-store/written-soon", test_written_soon);
  g_test_add_func ("/panel-store/not-writable", test_not_writable);
  g_test_add_func ("/panel-store/tried-again", test_tried_again);
  g_test_add_func ("/panel-store/untouchable", test_untouchable);
  g_test_add_func ("/panel-store/broken", test_broken);
  g_test_add_func ("/panel-store/hostile", test_hostile);
  g_test_add_func ("/panel-store/newer", test_newer);
  g_test_add_func ("/panel-store/second-writer", test_second_writer);
  g_test_add_func ("/panel-store/two-stores", test_two_stores);
  g_test_add_func ("/panel-store/link", test_link);
  g_test_add_func ("/panel-store/export-import", test_export_import);

  return g_test_run ();
}
