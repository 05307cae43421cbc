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
#include "fleet-support.h"
#include "panel-store-support.h"

#define KEY          "ptlc_storetest0000AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_KEY    "ptlc_storetest0001AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define APPLICATION  "ptla_storetest0002AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define FINGERPRINT  "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF"

static void
test_empty (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *path = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  path = panels_get_path ();
  g_assert_no_error (ptero_panel_store_get_load_error (store));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (store), 0));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (store)) == PTERO_TYPE_PANEL);
  panels_unlock (store);

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
  panels_set_up_keyring ();

  store = panels_create_store ();
  first = panels_add_well (store, "One = [1]; ünï", KEY, NULL);
  second = panels_add_well (store, "Two", OTHER_KEY, APPLICATION);
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

  path = panels_get_path ();
  folder = g_path_get_dirname (path);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_false (core_support_home_contains (KEY));
  g_assert_false (core_support_home_contains (OTHER_KEY));
  g_assert_false (core_support_home_contains (APPLICATION));
  g_clear_object (&store);

  store = panels_create_store ();
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
  g_assert_cmpstr (ptero_node_pins_get (ptero_panel_get_node_pins (first), "[2001:db8::1]:443"), ==,
                   FINGERPRINT);
  g_assert_cmpstr (ptero_node_pins_find (ptero_panel_get_node_pins (first),
                                         "wss://NODE1.example:8080/x"), ==, FINGERPRINT);
  g_assert_null (ptero_node_pins_find (ptero_panel_get_node_pins (first), "wss://node1.example/x"));
  g_assert_cmpstr (ptero_node_pins_find (ptero_client_get_node_pins (ptero_panel_get_client (first)), "https://[2001:db8::1]/x"), ==, FINGERPRINT);
  g_assert_false (ptero_panel_get_session_only (first));
  g_assert_true (ptero_panel_has_key (first, PTERO_API_CLIENT));
  g_assert_false (ptero_panel_has_key (first, PTERO_API_APPLICATION));
  g_assert_false (panels_has_key (first, PTERO_API_CLIENT));

  panels_unlock (store);
  g_assert_true (panels_has_key (first, PTERO_API_CLIENT));
  g_assert_false (panels_has_key (first, PTERO_API_APPLICATION));
  g_assert_true (panels_has_key (second, PTERO_API_CLIENT));
  g_assert_true (panels_has_key (second, PTERO_API_APPLICATION));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_IDLE);

  core_support_remove_home ();
}

static void
test_list_model (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GError) error = NULL;
  PanelsMirror mirror = { 0 };
  PteroPanel *panels[4];

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror.items = items;
  g_signal_connect (store, "items-changed", G_CALLBACK (panels_items_changed_cb), &mirror);

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autofree char *name = g_strdup_printf ("Panel %u", i);

      panels[i] = panels_add_well (store, name, KEY, NULL);
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

  g_assert_true (panels_remove (store, panels[3], &error));
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
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = g_object_ref (panels_add_well (store, "Gone", KEY, APPLICATION));
  panels_add_well (store, "Stays", OTHER_KEY, NULL);
  ptero_panel_store_flush (store);

  g_assert_true (panels_remove (store, panel, &error));
  g_assert_no_error (error);
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  ptero_panel_store_flush (store);

  content = panels_read_file ();
  g_assert_null (strstr (content, "Gone"));
  g_assert_nonnull (strstr (content, "Stays"));

  keyring = ptero_keyring_new ();
  ptero_keyring_lookup_async (keyring, ptero_panel_get_id (panel), PTERO_API_CLIENT, NULL,
                              core_support_result_cb, &result);
  g_assert_null (ptero_keyring_lookup_finish (keyring, core_support_wait (&result), NULL,
                                              &lookup_error));
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
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, NULL);
  id = g_strdup (ptero_panel_get_id (panel));

  g_assert_false (panels_set_key (store, panel, PTERO_API_APPLICATION, "not a key", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  g_assert_true (panels_set_key (store, panel, PTERO_API_APPLICATION, APPLICATION, FALSE, &error));
  g_assert_true (panels_set_key (store, panel, PTERO_API_CLIENT, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (panels_has_key (panel, PTERO_API_APPLICATION));
  g_clear_object (&store);

  store = panels_create_store ();
  panel = ptero_panel_store_find (store, id);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
  panels_unlock (store);
  g_assert_true (panels_has_key (panel, PTERO_API_APPLICATION));

  g_assert_true (panels_set_key (store, panel, PTERO_API_APPLICATION, NULL, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);

  core_support_remove_home ();
}

/* As somebody does who can write to the file. */
static void
write_address (const char *address)
{
  g_autofree char *path = panels_get_path ();
  g_autoptr(GKeyFile) key_file = g_key_file_new ();
  g_auto(GStrv) groups = NULL;

  g_assert_true (g_key_file_load_from_file (key_file, path, G_KEY_FILE_NONE, NULL));
  groups = g_key_file_get_groups (key_file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (g_key_file_has_key (key_file, groups[i], "address", NULL))
        g_key_file_set_string (key_file, groups[i], "address", address);
    }
  g_assert_true (g_key_file_save_to_file (key_file, path, NULL));
}

static PteroPanel *
reopen (PteroPanelStore **store,
        const char       *id)
{
  g_clear_object (store);
  *store = panels_create_store ();
  panels_unlock (*store);

  return ptero_panel_store_find (*store, id);
}

/* Neither a change of the file nor one in the program takes a key to another host, unless the
 * person said so; that is remembered with the key. */
static void
test_other_address (void)
{
  const gboolean moved[] = { TRUE, FALSE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *id = NULL;
  g_autofree char *address = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, APPLICATION);
  id = g_strdup (ptero_panel_get_id (panel));
  address = g_strdup (ptero_panel_get_address (panel));
  g_clear_object (&store);

  write_address ("https://elsewhere.example");
  panel = reopen (&store, id);
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, "https://elsewhere.example");
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_has_key (panel, PTERO_API_APPLICATION));
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);
  g_assert_error (ptero_panel_get_error (panel), PTERO_KEYRING_ERROR,
                  PTERO_KEYRING_ERROR_OTHER_ADDRESS);

  ptero_panel_set_address (panel, address);
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (panels_has_key (panel, PTERO_API_APPLICATION));

  ptero_panel_store_move_keys (store, panel, "https://elsewhere.example", moved);
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_has_key (panel, PTERO_API_APPLICATION));
  core_support_wait_until (panels_is_stored_for (panel, PTERO_API_CLIENT,
                                                 "https://elsewhere.example"));
  panel = reopen (&store, id);
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, "https://elsewhere.example");
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_has_key (panel, PTERO_API_APPLICATION));

  core_support_remove_home ();
}

/* What is in memory only is not stored because its panel moves. */
static void
test_session_only_moves (void)
{
  const gboolean moved[] = { TRUE, TRUE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GError) error = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, APPLICATION);
  g_assert_true (panels_set_key (store, panel, PTERO_API_CLIENT, OTHER_KEY, TRUE, &error));
  g_assert_no_error (error);

  ptero_panel_store_move_keys (store, panel, "https://elsewhere.example", moved);
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  core_support_wait_until (panels_is_stored_for (panel, PTERO_API_APPLICATION,
                                                 "https://elsewhere.example"));
  g_assert_true (panels_is_stored_key (panel, KEY));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://panel.example"));

  core_support_remove_home ();
}

/* A panel that somebody else moves while the keyring is asked does not get the key there. */
static void
test_moved_meanwhile (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) other_result = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, NULL);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   core_support_result_cb, &result);
  ptero_panel_set_address (panel, "https://elsewhere.example");
  g_assert_true (ptero_panel_store_set_key_finish (store, core_support_wait (&result), NULL));
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://panel.example"));

  /* as well if it was there before, and the key was checked at another one */
  ptero_panel_store_set_key_async (store, panel, PTERO_API_APPLICATION, APPLICATION,
                                   "https://panel.example/path", FALSE, NULL,
                                   core_support_result_cb, &other_result);
  g_assert_true (ptero_panel_store_set_key_finish (store, core_support_wait (&other_result), NULL));
  g_assert_false (panels_has_key (panel, PTERO_API_APPLICATION));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_APPLICATION, "https://panel.example"));

  core_support_remove_home ();
}

/* What is stored is what was wanted last, whatever was still under way. */
static void
test_moves_in_order (void)
{
  const gboolean moved[] = { TRUE, TRUE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, APPLICATION);
  ptero_panel_store_move_keys (store, panel, "https://one.example", moved);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   core_support_result_cb, &result);
  ptero_panel_store_move_keys (store, panel, "https://two.example", moved);
  g_assert_true (ptero_panel_store_set_key_finish (store, core_support_wait (&result), NULL));
  core_support_wait_until (panels_is_stored_for (panel, PTERO_API_APPLICATION,
                                                 "https://two.example"));
  core_support_wait_until (panels_is_stored_key (panel, OTHER_KEY));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://one.example"));

  core_support_remove_home ();
}

/* A panel that is removed while its keys are noted for another address leaves none behind. */
static void
test_removed_while_moving (void)
{
  const gboolean moved[] = { TRUE, TRUE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) panel = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  for (guint n_steps = 0; n_steps < 40; n_steps++)
    {
      PteroPanelStore *kept = store;

      panel = g_object_ref (panels_add_well (store, "Panel", KEY, APPLICATION));
      ptero_panel_store_move_keys (store, panel, "https://elsewhere.example", moved);
      for (guint i = 0; i < n_steps; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (panels_remove (store, panel, NULL));

      /* the store is kept by what it has under way */
      g_object_add_weak_pointer (G_OBJECT (kept), (gpointer *)&kept);
      g_clear_object (&store);
      core_support_wait_until (kept == NULL);
      store = panels_create_store ();
      core_support_wait_until (!panels_is_stored (panel, PTERO_API_CLIENT) &&
                               !panels_is_stored (panel, PTERO_API_APPLICATION));
      g_clear_object (&panel);
    }

  core_support_remove_home ();
}

/* A key of this session that is withheld is not replaced by the one that it was to replace. */
static void
test_session_only_stays (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, NULL);
  g_assert_true (panels_set_key (store, panel, PTERO_API_CLIENT, OTHER_KEY, TRUE, NULL));
  ptero_panel_set_address (panel, "https://elsewhere.example");
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_CLIENT));
  panels_unlock (store);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);
  ptero_panel_set_address (panel, "https://panel.example");
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_uses_key (panel, PTERO_API_CLIENT, OTHER_KEY));

  core_support_remove_home ();
}

/* What was said before the keyring was open holds for the key that is in there, if that is from
 * where it was said to be. */
static void
test_moved_unread (void)
{
  const gboolean moved[] = { TRUE, TRUE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *id = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  id = g_strdup (ptero_panel_get_id (panels_add_well (store, "Panel", KEY, NULL)));
  g_clear_object (&store);
  store = panels_create_store ();
  panel = ptero_panel_store_find (store, id);
  ptero_panel_store_move_keys (store, panel, "https://one.example", moved);
  ptero_panel_store_move_keys (store, panel, "https://two.example", moved);
  panels_unlock (store);
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_IDLE);
  core_support_wait_until (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://two.example"));
  ptero_panel_store_flush (store);
  g_clear_object (&store);

  write_address ("https://planted.example");
  store = panels_create_store ();
  panel = ptero_panel_store_find (store, id);
  ptero_panel_store_move_keys (store, panel, "https://elsewhere.example", moved);
  panels_unlock (store);
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://two.example"));

  core_support_remove_home ();
}

/* Of a key that was stored before that was noted it is not known. */
static void
test_key_without_origin (void)
{
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *id = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, NULL);
  id = g_strdup (ptero_panel_get_id (panel));
  keyring = ptero_keyring_new ();
  ptero_keyring_store_async (keyring, id, PTERO_API_CLIENT, "Old", KEY, NULL, NULL,
                             core_support_result_cb, &result);
  g_assert_true (ptero_keyring_store_finish (keyring, core_support_wait (&result), NULL));

  panel = reopen (&store, id);
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  ptero_panel_set_address (panel, "https://elsewhere.example");
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, NULL));

  /* until the panel has taken it */
  ptero_panel_set_address (panel, "https://panel.example");
  ptero_panel_set_state (panel, PTERO_PANEL_STATE_ONLINE, NULL, 0);
  core_support_wait_until (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://panel.example"));
  g_assert_true (panels_is_stored_key (panel, KEY));

  core_support_remove_home ();
}

/* Called off at any moment: either the panel is there with its keys, or nothing is left of them. */
static void
test_add_cancelled (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  gboolean added = FALSE;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  for (guint n_steps = 0; !added; n_steps++)
    {
      g_autoptr(PteroPanel) panel = ptero_panel_new (NULL, "Panel", "https://panel.example");
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      ptero_panel_store_add_async (store, panel, KEY, APPLICATION, FALSE, cancellable,
                                   core_support_result_cb, &result);
      for (guint i = 0; i < n_steps && result == NULL; i++)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);

      added = ptero_panel_store_add_finish (store, core_support_wait (&result), &error);
      g_assert_cmpint (added, ==, error == NULL);
      g_assert_true (added || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, added);
      g_assert_cmpint (panels_is_stored (panel, PTERO_API_CLIENT), ==, added);
      g_assert_cmpint (panels_is_stored (panel, PTERO_API_APPLICATION), ==, added);
    }

  core_support_remove_home ();
}

/* A panel with both keys, of which the keyring loses the second. */
static char *
add_with_lost_key (PteroDemoPanel *demo)
{
  g_autoptr(PteroPanelStore) store = panels_create_store ();
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(PteroPanel) panel = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  panel = ptero_panel_new (NULL, "Panel", ptero_demo_panel_get_address (demo));
  g_assert_true (panels_add (store, panel, ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_USER),
                             APPLICATION, FALSE, NULL));
  ptero_keyring_clear_key_async (keyring, ptero_panel_get_id (panel), PTERO_API_APPLICATION, NULL,
                                 core_support_result_cb, &result);
  g_assert_true (ptero_keyring_clear_finish (keyring, core_support_wait (&result), NULL));

  return g_strdup (ptero_panel_get_id (panel));
}

/* The account key is no excuse: what the other one is for says that it is not there. */
static void
test_one_key_lost (void)
{
  g_autoptr(PteroDemoPanel) demo = NULL;
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroRequest) request = NULL;
  g_autoptr(PteroAnswer) answer = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) second_result = NULL;
  g_autoptr(GAsyncResult) withheld_result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  PteroPanel *panel;
  PteroClient *client;

  core_support_isolate ();
  panels_set_up_keyring ();

  demo = start_demo (0);
  id = add_with_lost_key (demo);
  store = panels_create_store ();
  panels_unlock (store);
  panel = ptero_panel_store_find (store, id);
  client = ptero_panel_get_client (panel);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_IDLE);

  request = ptero_request_new (PTERO_ENDPOINT_APP_USERS_LIST, NULL);
  ptero_client_send_async (client, request, NULL, core_support_result_cb, &result);
  g_assert_null (ptero_client_send_finish (client, core_support_wait (&result), &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_NOT_FOUND);

  /* nor while it is withheld */
  g_clear_error (&error);
  ptero_panel_set_key_of (panel, PTERO_API_APPLICATION, APPLICATION, "https://elsewhere.example");
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_IDLE);
  g_assert_false (ptero_panel_get_awaits_key (panel));
  ptero_client_send_async (client, request, NULL, core_support_result_cb, &withheld_result);
  g_assert_null (ptero_client_send_finish (client, core_support_wait (&withheld_result), &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_OTHER_ADDRESS);

  /* that of an administrator does */
  ptero_panel_set_key (panel, PTERO_API_CLIENT,
                       ptero_demo_panel_get_key (demo, PTERO_DEMO_KEY_ADMIN));
  ptero_client_send_async (client, request, NULL, core_support_result_cb, &second_result);
  answer = ptero_client_send_finish (client, core_support_wait (&second_result), NULL);
  g_assert_nonnull (answer);

  ptero_demo_panel_stop (demo);
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

  store = panels_create_store ();
  panel = ptero_panel_new (NULL, "Panel", "https://panel.example");
  id = g_strdup (ptero_panel_get_id (panel));

  g_assert_false (panels_add (store, panel, KEY, APPLICATION, FALSE, &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_UNAVAILABLE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_clear_error (&error);

  g_assert_true (panels_add (store, panel, KEY, NULL, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (ptero_panel_get_session_only (panel));
  g_assert_true (panels_has_key (panel, PTERO_API_CLIENT));
  g_clear_object (&store);
  g_clear_object (&panel);
  g_assert_false (core_support_home_contains (KEY));

  store = panels_create_store ();
  panel = g_object_ref (ptero_panel_store_find (store, id));
  g_assert_true (ptero_panel_get_session_only (panel));
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  panels_unlock (store);
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_NO_KEY);

  /* There is nothing in the keyring that would have to be removed. */
  g_assert_true (panels_remove (store, panel, &error));
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

  store = panels_create_store ();
  first = panels_add_well (store, "One", KEY, APPLICATION);
  panels_add_well (store, "Two", OTHER_KEY, NULL);
  first_id = g_strdup (ptero_panel_get_id (first));
  g_clear_object (&store);
  core_support_lock_keyring ();

  store = panels_create_store ();
  panels_unlock (store);
  g_object_unref (first = g_list_model_get_item (G_LIST_MODEL (store), 0));
  g_object_unref (second = g_list_model_get_item (G_LIST_MODEL (store), 1));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_KEYRING);
  g_assert_error (ptero_panel_get_error (first), PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  g_assert_cmpint (ptero_panel_get_state (second), ==, PTERO_PANEL_STATE_KEYRING);
  g_assert_true (ptero_panel_has_key (first, PTERO_API_CLIENT));

  /* Somebody else unlocks it. */
  core_support_unlock_keyring ("test");
  core_support_wait_until (panels_has_key (first, PTERO_API_CLIENT) &&
                           panels_has_key (first, PTERO_API_APPLICATION) &&
                           panels_has_key (second, PTERO_API_CLIENT));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_IDLE);
  g_clear_object (&store);
  core_support_lock_keyring ();

  store = panels_create_store ();
  panels_unlock (store);
  g_object_unref (first = g_list_model_get_item (G_LIST_MODEL (store), 0));
  g_object_unref (second = g_list_model_get_item (G_LIST_MODEL (store), 1));
  g_assert_cmpint (ptero_panel_get_state (first), ==, PTERO_PANEL_STATE_KEYRING);

  /* Removing works, but says that the key is still there. */
  g_assert_false (panels_remove (store, second, &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);

  /* A keyring that is there again, and open, is found by the next attempt. */
  core_support_stop_keyring ();
  core_support_start_keyring ("test");
  panels_unlock (store);
  if (!panels_has_key (first, PTERO_API_CLIENT))
    panels_unlock (store);
  g_assert_true (panels_has_key (first, PTERO_API_CLIENT));
  g_assert_true (panels_has_key (first, PTERO_API_APPLICATION));
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
  panels_set_up_keyring ();

  store = panels_create_store ();
  path = panels_get_path ();
  demo = ptero_panel_new (NULL, "Demo", "http://127.0.0.1:8080");
  ptero_panel_store_add_demo (store, demo, KEY, APPLICATION);
  ptero_panel_set_name (demo, "Other");
  g_assert_true (ptero_panel_get_demo (demo));
  g_assert_true (panels_has_key (demo, PTERO_API_APPLICATION));
  panels_unlock (store);
  ptero_panel_store_flush (store);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  exported = ptero_panel_store_export (store);
  g_assert_null (g_strstr_len (g_bytes_get_data (exported, NULL), g_bytes_get_size (exported),
                               "127.0.0.1"));

  panels_add_well (store, "Real", KEY, NULL);
  ptero_panel_store_flush (store);
  g_assert_false (core_support_home_contains ("127.0.0.1"));
  g_assert_true (core_support_home_contains ("Real"));

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
  PanelsMirror mirror = { 0 };
  PteroPanel *panel;
  guint n_added;
  guint n_known;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "One “quoted”", KEY, APPLICATION);
  ptero_panel_set_color (panel, 4);
  ptero_panel_set_admin_all (panel, TRUE);
  ptero_panel_set_fingerprint (panel, FINGERPRINT);
  panels_add_well (store, "Two", OTHER_KEY, NULL);
  exported = ptero_panel_store_export (store);
  g_assert_null (g_strstr_len (g_bytes_get_data (exported, NULL), g_bytes_get_size (exported),
                               "storetest"));

  /* All of it is there already. */
  g_assert_true (ptero_panel_store_import (store, exported, &n_added, &n_known, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 0);
  g_assert_cmpuint (n_known, ==, 2);

  keyring = ptero_keyring_new ();
  path = g_build_filename (g_get_home_dir (), "other.conf", NULL);
  other = ptero_panel_store_new (keyring, path);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror.items = items;
  g_signal_connect (other, "items-changed", G_CALLBACK (panels_items_changed_cb), &mirror);
  g_assert_true (ptero_panel_store_import (other, exported, &n_added, &n_known, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 2);
  g_assert_cmpuint (mirror.n_signals, ==, 1);

  panel = g_ptr_array_index (items, 0);
  g_assert_cmpstr (ptero_panel_get_name (panel), ==, "One “quoted”");
  g_assert_cmpstr (ptero_panel_get_address (panel), ==, "https://panel.example");
  g_assert_cmpuint (ptero_panel_get_color (panel), ==, 4);
  g_assert_true (ptero_panel_get_admin_all (panel));
  /* whoever wrote the file, a certificate is trusted by the person alone */
  g_assert_null (ptero_panel_get_fingerprint (panel));
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
  g_test_add_func ("/panel-store/other-address", test_other_address);
  g_test_add_func ("/panel-store/session-only-moves", test_session_only_moves);
  g_test_add_func ("/panel-store/moved-meanwhile", test_moved_meanwhile);
  g_test_add_func ("/panel-store/moves-in-order", test_moves_in_order);
  g_test_add_func ("/panel-store/removed-while-moving", test_removed_while_moving);
  g_test_add_func ("/panel-store/session-only-stays", test_session_only_stays);
  g_test_add_func ("/panel-store/moved-unread", test_moved_unread);
  g_test_add_func ("/panel-store/key-without-origin", test_key_without_origin);
  g_test_add_func ("/panel-store/add-cancelled", test_add_cancelled);
  g_test_add_func ("/panel-store/one-key-lost", test_one_key_lost);
  g_test_add_func ("/panel-store/no-keyring", test_no_keyring);
  g_test_add_func ("/panel-store/locked", test_locked);
  g_test_add_func ("/panel-store/demo", test_demo);
  g_test_add_func ("/panel-store/export-import", test_export_import);

  return g_test_run ();
}
