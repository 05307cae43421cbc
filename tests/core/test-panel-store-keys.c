/* test-panel-store-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-store.h"

#include "core-support.h"
#include "panel-store-support.h"

/* In which order keys are written to the keyring, and what becomes of what is wanted meanwhile. */

#define KEY          "ptlc_storetest0000AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define OTHER_KEY    "ptlc_storetest0001AbCdEfGhIjKlMnOpQrStUvWxYz0123"
#define APPLICATION  "ptla_storetest0002AbCdEfGhIjKlMnOpQrStUvWxYz0123"

/* What was told, one letter for each. */
static GString *told;

typedef struct
{
  PteroPanel *panel;
  const char *name;
  gboolean    goes_on;  /* wants the application key as soon as it is told */
} Wish;

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  static const Wish next = { NULL, "n", FALSE };
  const Wish *wish = user_data;
  g_autoptr(GError) error = NULL;
  gboolean done = ptero_panel_store_set_key_finish (PTERO_PANEL_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_string_append (told, wish->name);

  if (wish->goes_on)
    ptero_panel_store_set_key_async (PTERO_PANEL_STORE (source), wish->panel, PTERO_API_APPLICATION,
                                     APPLICATION, NULL, FALSE, NULL, set_cb, (gpointer)&next);
}

/* A dialog that saves the second key when the first one is saved: it is written once, and in its
 * turn. */
static void
test_queued_when_told (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  Wish first = { NULL, "1", TRUE };
  Wish second = { NULL, "2", FALSE };
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", NULL, NULL);
  first.panel = panel;
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, KEY, NULL, FALSE, NULL, set_cb,
                                   &first);
  core_support_wait_until (told->len == 2);
  g_assert_cmpstr (told->str, ==, "1n");
  g_assert_true (panels_is_stored (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored (panel, PTERO_API_APPLICATION));

  /* behind what waits already */
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, KEY, NULL, FALSE, NULL, set_cb,
                                   &first);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   set_cb, &second);
  core_support_wait_until (told->len == 5);
  g_assert_cmpstr (told->str, ==, "1n12n");
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

static void
has_key_cb (PteroPanel      *panel,
            GParamSpec      *pspec,
            PteroPanelStore *store)
{
  static const Wish next = { NULL, "n", FALSE };

  g_string_append (told, "a");
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   set_cb, (gpointer)&next);
}

/* Whoever sees the first key arrive in the panel, before that is told, and then wants another. */
static void
test_queued_when_applied (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  Wish first = { NULL, "1", FALSE };
  Wish second = { NULL, "2", FALSE };
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, NULL);
  g_signal_connect (panel, "notify::has-application-key", G_CALLBACK (has_key_cb), store);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_APPLICATION, APPLICATION, NULL, FALSE,
                                   NULL, set_cb, &first);
  core_support_wait_until (told->len == 3);
  g_assert_cmpstr (told->str, ==, "a1n");
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));

  /* behind what waits already */
  ptero_panel_store_set_key_async (store, panel, PTERO_API_APPLICATION, NULL, NULL, FALSE, NULL,
                                   set_cb, &first);
  ptero_panel_store_set_key_async (store, panel, PTERO_API_CLIENT, KEY, NULL, FALSE, NULL, set_cb,
                                   &second);
  core_support_wait_until (told->len == 7);
  g_assert_cmpstr (told->str, ==, "a1na12n");
  g_assert_true (panels_is_stored_key (panel, OTHER_KEY));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

/* Begins to set the key, and says nothing more than that it was set. */
static void
begin_set (PteroPanelStore *store,
           PteroPanel      *panel,
           PteroApi         api,
           const char      *key,
           gboolean         session_only,
           const Wish      *wish)
{
  ptero_panel_store_set_key_async (store, panel, api, key, NULL, session_only, NULL, set_cb,
                                   (gpointer)wish);
}

/* A key that is to stay in memory is not replaced by the one before, which takes its time. */
static void
test_session_only_last (void)
{
  static const Wish first = { NULL, "1", FALSE };
  static const Wish second = { NULL, "2", FALSE };
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", NULL, APPLICATION);
  begin_set (store, panel, PTERO_API_CLIENT, KEY, FALSE, &first);
  begin_set (store, panel, PTERO_API_CLIENT, OTHER_KEY, TRUE, &second);
  core_support_wait_until (told->len == 2);
  g_assert_cmpstr (told->str, ==, "12");
  g_assert_true (ptero_panel_get_session_only (panel));
  g_assert_true (ptero_panel_uses_key (panel, PTERO_API_CLIENT, OTHER_KEY));
  g_assert_true (panels_is_stored_key (panel, KEY));

  /* nor does what is removed come back, from wherever */
  begin_set (store, panel, PTERO_API_CLIENT, KEY, FALSE, &first);
  begin_set (store, panel, PTERO_API_CLIENT, OTHER_KEY, TRUE, &second);
  begin_set (store, panel, PTERO_API_CLIENT, NULL, FALSE, &first);
  core_support_wait_until (told->len == 5);
  g_assert_cmpstr (told->str, ==, "12121");
  g_assert_false (ptero_panel_get_session_only (panel));
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_is_stored (panel, PTERO_API_CLIENT));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

/* A key is removed that is not in the keyring yet, but on its way there. */
static void
test_removed_while_stored (void)
{
  static const Wish first = { NULL, "1", FALSE };
  static const Wish second = { NULL, "2", FALSE };
  g_autoptr(PteroPanelStore) store = NULL;
  PteroPanel *panel;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", NULL, APPLICATION);
  begin_set (store, panel, PTERO_API_CLIENT, KEY, FALSE, &first);
  begin_set (store, panel, PTERO_API_CLIENT, NULL, FALSE, &second);
  core_support_wait_until (told->len == 2);
  g_assert_cmpstr (told->str, ==, "12");
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_is_stored (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored (panel, PTERO_API_APPLICATION));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

/* That a panel's keys are gone is said when they are, although none of them was there before. */
static void
test_panel_removed_while_stored (void)
{
  static const Wish first = { NULL, "1", FALSE };
  static const Wish second = { NULL, "2", FALSE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) panel = NULL;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = g_object_ref (panels_add_well (store, "Panel", NULL, NULL));
  begin_set (store, panel, PTERO_API_CLIENT, KEY, FALSE, &first);
  begin_set (store, panel, PTERO_API_APPLICATION, APPLICATION, FALSE, &second);
  g_assert_true (panels_remove (store, panel, NULL));
  g_assert_cmpstr (told->str, ==, "12");
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (panels_is_stored (panel, PTERO_API_CLIENT));
  g_assert_false (panels_is_stored (panel, PTERO_API_APPLICATION));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

/* As another program does that removes the panels and their keys. */
static void
empty_file (void)
{
  g_autofree char *path = panels_get_path ();

  g_assert_true (g_file_set_contents (path, "[Ptero]\nversion=1\n", -1, NULL));
}

/* A panel that another program removes takes its keys along, also those on their way. */
static void
test_lost (void)
{
  static const Wish first = { NULL, "1", FALSE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(PteroPanel) panel = NULL;
  PteroPanel *other;
  PteroPanelStore *kept;

  core_support_isolate ();
  panels_set_up_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  panel = g_object_ref (panels_add_well (store, "Panel", KEY, NULL));
  other = panels_add_well (store, "Other", OTHER_KEY, NULL);
  ptero_panel_store_flush (store);
  empty_file ();
  ptero_panel_set_color (other, 5);
  begin_set (store, panel, PTERO_API_APPLICATION, APPLICATION, FALSE, &first);
  ptero_panel_store_flush (store);
  g_assert_null (ptero_panel_store_find (store, ptero_panel_get_id (panel)));
  g_assert_false (panels_has_key (panel, PTERO_API_CLIENT));
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));

  /* the store is kept by what it has under way */
  kept = store;
  g_object_add_weak_pointer (G_OBJECT (kept), (gpointer *)&kept);
  g_clear_object (&store);
  core_support_wait_until (kept == NULL);
  g_assert_cmpstr (told->str, ==, "1");
  g_assert_false (panels_has_key (panel, PTERO_API_APPLICATION));
  g_assert_false (panels_is_stored (panel, PTERO_API_APPLICATION));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

static void
set_key_of (PteroPanelStore *store,
            PteroPanel      *panel,
            PteroApi         api,
            const char      *key,
            const char      *address)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_panel_store_set_key_async (store, panel, api, key, address, FALSE, NULL,
                                   core_support_result_cb, &result);
  g_assert_true (ptero_panel_store_set_key_finish (store, core_support_wait (&result), NULL));
}

/* That a key which is still to be read may go to another address is said of that key, not of one
 * that was not there, nor of one that takes its place. */
static void
test_move_of_other_key (void)
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
  ptero_panel_store_move_keys (store, panel, "https://elsewhere.example", moved);

  set_key_of (store, panel, PTERO_API_APPLICATION, APPLICATION, "https://panel.example");
  set_key_of (store, panel, PTERO_API_CLIENT, OTHER_KEY, "https://panel.example");
  panels_unlock (store);
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_APPLICATION));
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_CLIENT));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_APPLICATION, "https://panel.example"));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://panel.example"));

  core_support_remove_home ();
}

/* As another program does that has stored a key, or removed it. */
static void
write_has_key (PteroPanel *panel,
               const char *name,
               gboolean    has_key)
{
  g_autofree char *path = panels_get_path ();
  g_autofree char *group = g_strconcat ("Panel ", ptero_panel_get_id (panel), NULL);
  g_autoptr(GKeyFile) key_file = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (key_file, path, G_KEY_FILE_NONE, NULL));
  g_key_file_set_boolean (key_file, group, name, has_key);
  g_assert_true (g_key_file_save_to_file (key_file, path, NULL));
}

/* The other panel is changed, which is when the store sees what is in the file. */
static void
save_other (PteroPanelStore *store,
            PteroPanel      *other)
{
  ptero_panel_set_color (other, (ptero_panel_get_color (other) + 1) % PTERO_N_PANEL_COLORS);
  ptero_panel_store_flush (store);
}

/* Nor is it said of what another program stores. */
static void
test_move_of_their_key (void)
{
  const gboolean moved[] = { TRUE, TRUE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;
  PteroPanel *panel;
  PteroPanel *other;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, APPLICATION);
  id = g_strdup (ptero_panel_get_id (panel));
  other_id = g_strdup (ptero_panel_get_id (panels_add_well (store, "Other", KEY, NULL)));
  ptero_panel_store_flush (store);
  write_has_key (panel, "has-application-key", FALSE);
  g_clear_object (&store);

  store = panels_create_store ();
  panel = ptero_panel_store_find (store, id);
  other = ptero_panel_store_find (store, other_id);
  ptero_panel_store_move_keys (store, panel, "https://elsewhere.example", moved);
  ptero_panel_store_flush (store);

  /* one is new, the other one is another one than that of which it was said */
  write_has_key (panel, "has-application-key", TRUE);
  save_other (store, other);
  write_has_key (panel, "has-account-key", FALSE);
  save_other (store, other);
  write_has_key (panel, "has-account-key", TRUE);
  save_other (store, other);
  panels_unlock (store);
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_CLIENT));
  g_assert_true (ptero_panel_withholds_key (panel, PTERO_API_APPLICATION));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_CLIENT, "https://panel.example"));
  g_assert_true (panels_is_stored_for (panel, PTERO_API_APPLICATION, "https://panel.example"));

  core_support_remove_home ();
}

/* What another program stores is read, and what it removes before it was read is no key. */
static void
test_their_keys (void)
{
  g_autoptr(PteroPanelStore) store = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;
  PteroPanel *panel;
  PteroPanel *other;

  core_support_isolate ();
  panels_set_up_keyring ();

  store = panels_create_store ();
  panel = panels_add_well (store, "Panel", KEY, APPLICATION);
  id = g_strdup (ptero_panel_get_id (panel));
  other_id = g_strdup (ptero_panel_get_id (panels_add_well (store, "Other", KEY, NULL)));
  ptero_panel_store_flush (store);
  write_has_key (panel, "has-application-key", FALSE);
  g_clear_object (&store);

  store = panels_create_store ();
  panel = ptero_panel_store_find (store, id);
  other = ptero_panel_store_find (store, other_id);
  write_has_key (panel, "has-account-key", FALSE);
  save_other (store, other);
  g_assert_false (ptero_panel_has_key (panel, PTERO_API_CLIENT));
  core_support_wait_until (ptero_panel_get_state (panel) == PTERO_PANEL_STATE_NO_KEY);

  write_has_key (panel, "has-application-key", TRUE);
  save_other (store, other);
  core_support_wait_until (panels_has_key (panel, PTERO_API_APPLICATION));
  g_assert_cmpint (ptero_panel_get_state (panel), ==, PTERO_PANEL_STATE_IDLE);

  /* one that was read is still good */
  write_has_key (panel, "has-application-key", FALSE);
  save_other (store, other);
  g_assert_true (ptero_panel_has_key (panel, PTERO_API_APPLICATION));
  g_assert_true (panels_has_key (panel, PTERO_API_APPLICATION));

  core_support_remove_home ();
}

/* Whoever has no keyring that answers has keys of this session all the same, until one of the panel
 * itself is waited for; what is called off while it waits is not done. */
static void
test_mute (void)
{
  static const Wish second = { NULL, "2", FALSE };
  g_autoptr(PteroPanelStore) store = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) mute_result = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroPanel) one = ptero_panel_new (NULL, "One", "https://panel.example");
  g_autoptr(PteroPanel) other = ptero_panel_new (NULL, "Other", "https://panel.example");

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_mute_keyring ();

  told = g_string_new (NULL);
  store = panels_create_store ();
  g_assert_true (panels_add (store, one, KEY, NULL, TRUE, NULL));
  ptero_panel_store_set_key_async (store, one, PTERO_API_CLIENT, OTHER_KEY, NULL, FALSE, NULL,
                                   core_support_result_cb, &mute_result);

  g_assert_true (panels_add (store, other, KEY, NULL, TRUE, NULL));
  begin_set (store, other, PTERO_API_APPLICATION, APPLICATION, TRUE, &second);
  g_assert_true (panels_has_key (other, PTERO_API_APPLICATION));
  core_support_wait_until (told->len == 1);

  ptero_panel_store_set_key_async (store, one, PTERO_API_APPLICATION, APPLICATION, NULL, TRUE,
                                   cancellable, core_support_result_cb, &result);
  g_assert_false (panels_has_key (one, PTERO_API_APPLICATION));
  g_cancellable_cancel (cancellable);
  core_support_stop_mute_keyring ();
  g_assert_false (ptero_panel_store_set_key_finish (store, core_support_wait (&mute_result), NULL));
  g_assert_false (ptero_panel_store_set_key_finish (store, core_support_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (panels_has_key (one, PTERO_API_APPLICATION));
  g_assert_true (ptero_panel_uses_key (one, PTERO_API_CLIENT, KEY));

  g_string_free (told, TRUE);
  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-store-keys/queued-when-told", test_queued_when_told);
  g_test_add_func ("/panel-store-keys/queued-when-applied", test_queued_when_applied);
  g_test_add_func ("/panel-store-keys/session-only-last", test_session_only_last);
  g_test_add_func ("/panel-store-keys/removed-while-stored", test_removed_while_stored);
  g_test_add_func ("/panel-store-keys/panel-removed-while-stored", test_panel_removed_while_stored);
  g_test_add_func ("/panel-store-keys/lost", test_lost);
  g_test_add_func ("/panel-store-keys/move-of-other-key", test_move_of_other_key);
  g_test_add_func ("/panel-store-keys/move-of-their-key", test_move_of_their_key);
  g_test_add_func ("/panel-store-keys/their-keys", test_their_keys);
  g_test_add_func ("/panel-store-keys/mute", test_mute);

  return g_test_run ();
}
