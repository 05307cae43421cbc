/* test-keyring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-keyring.h"

#include <libsecret/secret.h>

#include "core-support.h"

#define PANEL     "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a01"
#define OTHER     "5c1de4e4-6f35-4c2e-9e1a-0d2a6d9d7a02"
#define KEY       "ptlc_keyringtest0AbCdEfGhIjKlMnOpQrStUvWxYz01234"
#define SECOND    "ptla_keyringtest1AbCdEfGhIjKlMnOpQrStUvWxYz01234"

static gboolean
store (PteroKeyring  *keyring,
       const char    *panel,
       PteroApi       api,
       const char    *key,
       GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_keyring_store_async (keyring, panel, api, "Ptero: a key of a test", key, NULL, NULL,
                             core_support_result_cb, &result);

  return ptero_keyring_store_finish (keyring, core_support_wait (&result), error);
}

static void
store_well (PteroKeyring *keyring,
            const char   *panel,
            PteroApi      api,
            const char   *key)
{
  g_autoptr(GError) error = NULL;
  gboolean stored = store (keyring, panel, api, key, &error);

  g_assert_no_error (error);
  g_assert_true (stored);
}

static char *
look_up (PteroKeyring  *keyring,
         const char    *panel,
         PteroApi       api,
         GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_keyring_lookup_async (keyring, panel, api, NULL, core_support_result_cb, &result);

  return ptero_keyring_lookup_finish (keyring, core_support_wait (&result), NULL, error);
}

static gboolean
clear (PteroKeyring  *keyring,
       const char    *panel,
       GError       **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ptero_keyring_clear_async (keyring, panel, NULL, core_support_result_cb, &result);

  return ptero_keyring_clear_finish (keyring, core_support_wait (&result), error);
}

static void
assert_key (PteroKeyring *keyring,
            const char   *panel,
            PteroApi      api,
            const char   *expected)
{
  g_autoptr(GError) error = NULL;
  char *key = look_up (keyring, panel, api, &error);

  g_assert_no_error (error);
  /* Not g_assert_cmpstr(), which would print it. */
  g_assert_true (g_strcmp0 (key, expected) == 0);
  secret_password_free (key);
}

static void
assert_no_key (PteroKeyring      *keyring,
               const char        *panel,
               PteroApi           api,
               PteroKeyringError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (look_up (keyring, panel, api, &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, (int)code);
}

static void
assert_everything_fails (PteroKeyringError code)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GError) store_error = NULL;
  g_autoptr(GError) clear_error = NULL;

  assert_no_key (keyring, PANEL, PTERO_API_CLIENT, code);
  g_assert_false (store (keyring, PANEL, PTERO_API_CLIENT, KEY, &store_error));
  g_assert_error (store_error, PTERO_KEYRING_ERROR, (int)code);
  g_assert_false (clear (keyring, PANEL, &clear_error));
  g_assert_error (clear_error, PTERO_KEYRING_ERROR, (int)code);
}

static void
check_round_trip (void)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  assert_no_key (keyring, PANEL, PTERO_API_CLIENT, PTERO_KEYRING_ERROR_NOT_FOUND);

  store_well (keyring, PANEL, PTERO_API_CLIENT, SECOND);
  store_well (keyring, PANEL, PTERO_API_CLIENT, KEY);
  store_well (keyring, PANEL, PTERO_API_APPLICATION, SECOND);
  store_well (keyring, OTHER, PTERO_API_CLIENT, SECOND);

  assert_key (keyring, PANEL, PTERO_API_CLIENT, KEY);
  assert_key (keyring, PANEL, PTERO_API_APPLICATION, SECOND);
  assert_key (keyring, OTHER, PTERO_API_CLIENT, SECOND);
  assert_no_key (keyring, OTHER, PTERO_API_APPLICATION, PTERO_KEYRING_ERROR_NOT_FOUND);

  ptero_keyring_clear_key_async (keyring, PANEL, PTERO_API_APPLICATION, NULL,
                                 core_support_result_cb, &result);
  g_assert_true (ptero_keyring_clear_finish (keyring, core_support_wait (&result), &error));
  g_assert_no_error (error);
  assert_key (keyring, PANEL, PTERO_API_CLIENT, KEY);
  assert_no_key (keyring, PANEL, PTERO_API_APPLICATION, PTERO_KEYRING_ERROR_NOT_FOUND);

  g_assert_true (clear (keyring, PANEL, &error));
  g_assert_true (clear (keyring, PANEL, &error));
  g_assert_no_error (error);
  assert_no_key (keyring, PANEL, PTERO_API_CLIENT, PTERO_KEYRING_ERROR_NOT_FOUND);
  assert_key (keyring, OTHER, PTERO_API_CLIENT, SECOND);

  g_assert_false (core_support_home_contains (SECOND));
}

static gboolean
skip_without_daemon (void)
{
  if (core_support_has_keyring_daemon ())
    return FALSE;

  g_test_skip ("gnome-keyring-daemon is not installed");

  return TRUE;
}

static void
test_plausible (void)
{
  g_autofree char *longest = g_strnfill (512, 'a');
  g_autofree char *too_long = g_strnfill (513, 'a');

  g_assert_true (ptero_key_is_plausible (KEY));
  g_assert_true (ptero_key_is_plausible ("0123456789abcdef"));
  g_assert_true (ptero_key_is_plausible (longest));

  g_assert_false (ptero_key_is_plausible (NULL));
  g_assert_false (ptero_key_is_plausible (""));
  g_assert_false (ptero_key_is_plausible ("0123456789abcde"));
  g_assert_false (ptero_key_is_plausible (too_long));
  g_assert_false (ptero_key_is_plausible (KEY "\n"));
  g_assert_false (ptero_key_is_plausible (KEY " "));
  g_assert_false (ptero_key_is_plausible ("Bearer " KEY));
  g_assert_false (ptero_key_is_plausible (KEY "\177"));
  g_assert_false (ptero_key_is_plausible (KEY "\r\nX-Header: 1"));
  g_assert_false (ptero_key_is_plausible (KEY "é"));
}

static void
test_implausible_is_not_stored (void)
{
  g_autoptr(PteroKeyring) keyring = ptero_keyring_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (store (keyring, PANEL, PTERO_API_CLIENT, "two words and more", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (strstr (error->message, "two words"));
}

static void
test_service (void)
{
  if (skip_without_daemon ())
    return;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_keyring ("test");

  check_round_trip ();

  core_support_remove_home ();
}

static void
test_locked (void)
{
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) store_error = NULL;
  g_autoptr(GError) clear_error = NULL;
  g_autoptr(GError) first_error = NULL;
  g_autoptr(GError) second_error = NULL;

  if (skip_without_daemon ())
    return;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_keyring ("test");

  keyring = ptero_keyring_new ();
  store_well (keyring, PANEL, PTERO_API_CLIENT, KEY);
  core_support_lock_keyring ();

  /* Nobody is there to answer the prompt, which counts as dismissed. */
  assert_no_key (keyring, PANEL, PTERO_API_CLIENT, PTERO_KEYRING_ERROR_LOCKED);
  assert_no_key (keyring, OTHER, PTERO_API_CLIENT, PTERO_KEYRING_ERROR_NOT_FOUND);

  ptero_keyring_lookup_async (keyring, PANEL, PTERO_API_CLIENT, NULL, core_support_result_cb,
                              &first);
  ptero_keyring_lookup_async (keyring, PANEL, PTERO_API_CLIENT, NULL, core_support_result_cb,
                              &second);
  g_assert_null (ptero_keyring_lookup_finish (keyring, core_support_wait (&first), NULL,
                                              &first_error));
  g_assert_error (first_error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  g_assert_null (ptero_keyring_lookup_finish (keyring, core_support_wait (&second), NULL,
                                              &second_error));
  g_assert_error (second_error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);

  g_assert_false (store (keyring, OTHER, PTERO_API_CLIENT, KEY, &store_error));
  g_assert_error (store_error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  g_assert_false (clear (keyring, PANEL, &clear_error));
  g_assert_error (clear_error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);

  core_support_remove_home ();
}

/* What would ask for the password: it finds that somebody else has opened the keyring. */
static void
prompt_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  core_support_unlock_keyring ("test");
  *(gboolean *)user_data = TRUE;
  g_dbus_method_invocation_return_dbus_error (invocation, "com.example.Dismissed", "Dismissed");
}

static GDBusConnection *
own_prompter (gboolean *asked)
{
  static const GDBusInterfaceVTable vtable = { .method_call = prompt_cb };
  g_autoptr(GDBusNodeInfo) node = NULL;
  g_autoptr(GVariant) owned = NULL;
  GDBusConnection *connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  node = g_dbus_node_info_new_for_xml ("<node><interface name='org.gnome.keyring.internal.Prompter'>"
                                       "<method name='BeginPrompting'>"
                                       "<arg type='o' direction='in'/></method>"
                                       "</interface></node>", NULL);
  g_assert_cmpuint (g_dbus_connection_register_object (connection, "/org/gnome/keyring/Prompter",
                                                       node->interfaces[0], &vtable, asked, NULL,
                                                       NULL), >, 0);
  owned = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.gnome.keyring.SystemPrompter",
                                                      0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  g_assert_nonnull (owned);

  return connection;
}

static void
changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* Whoever opens it while our prompt is there does so for us as well, although nobody answered it. */
static void
test_unlocked_meanwhile (void)
{
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GDBusConnection) connection = NULL;
  g_autoptr(GError) error = NULL;
  gboolean asked = FALSE;
  gboolean changed = FALSE;
  char *key;

  if (skip_without_daemon ())
    return;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_keyring ("test");

  keyring = ptero_keyring_new ();
  store_well (keyring, PANEL, PTERO_API_CLIENT, KEY);
  core_support_lock_keyring ();
  connection = own_prompter (&asked);
  g_signal_connect_swapped (keyring, "changed", G_CALLBACK (changed_cb), &changed);

  key = look_up (keyring, PANEL, PTERO_API_CLIENT, &error);
  g_assert_true (asked);
  g_assert_null (key);
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);
  core_support_wait_until (changed);
  assert_key (keyring, PANEL, PTERO_API_CLIENT, KEY);

  core_support_remove_home ();
}

static void
test_no_keyring_yet (void)
{
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GError) error = NULL;

  if (skip_without_daemon ())
    return;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_keyring (NULL);

  keyring = ptero_keyring_new ();
  assert_no_key (keyring, PANEL, PTERO_API_CLIENT, PTERO_KEYRING_ERROR_NOT_FOUND);
  g_assert_false (store (keyring, PANEL, PTERO_API_CLIENT, KEY, &error));
  g_assert_error (error, PTERO_KEYRING_ERROR, PTERO_KEYRING_ERROR_LOCKED);

  core_support_remove_home ();
}

static void
test_service_dies (void)
{
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GError) error = NULL;

  if (skip_without_daemon ())
    return;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();
  core_support_start_keyring ("test");

  keyring = ptero_keyring_new ();
  store_well (keyring, PANEL, PTERO_API_CLIENT, KEY);

  core_support_stop_keyring ();
  assert_no_key (keyring, PANEL, PTERO_API_CLIENT, PTERO_KEYRING_ERROR_UNAVAILABLE);

  core_support_start_keyring ("test");
  assert_key (keyring, PANEL, PTERO_API_CLIENT, KEY);

  core_support_remove_home ();
}

static void
test_cancelled (void)
{
  g_autoptr(PteroKeyring) keyring = NULL;
  g_autoptr(GCancellable) cancellable = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();

  keyring = ptero_keyring_new ();
  cancellable = g_cancellable_new ();
  ptero_keyring_lookup_async (keyring, PANEL, PTERO_API_CLIENT, cancellable, core_support_result_cb,
                              &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (ptero_keyring_lookup_finish (keyring, core_support_wait (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  core_support_remove_home ();
}

static void
test_no_service (void)
{
  core_support_isolate ();
  core_support_create_home ();
  core_support_start_bus ();

  assert_everything_fails (PTERO_KEYRING_ERROR_UNAVAILABLE);

  core_support_remove_home ();
}

static void
test_no_bus (void)
{
  core_support_isolate ();
  core_support_create_home ();
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);

  assert_everything_fails (PTERO_KEYRING_ERROR_UNAVAILABLE);

  core_support_remove_home ();
}

static void
test_file (void)
{
  g_autofree char *path = NULL;

  if (!g_test_subprocess ())
    {
      g_autofree char *options = g_strdup (g_getenv ("ASAN_OPTIONS"));

      /* libsecret 0.20 leaks the etag of the file with each writing. */
      g_setenv ("ASAN_OPTIONS", "detect_leaks=0", TRUE);
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();

      if (options != NULL)
        g_setenv ("ASAN_OPTIONS", options, TRUE);
      else
        g_unsetenv ("ASAN_OPTIONS");

      return;
    }

  path = g_build_filename (core_support_create_home (), "keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);

  check_round_trip ();
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  core_support_remove_home ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/plausible", test_plausible);
  g_test_add_func ("/keyring/implausible-is-not-stored", test_implausible_is_not_stored);
  g_test_add_func ("/keyring/service/round-trip", test_service);
  g_test_add_func ("/keyring/service/locked", test_locked);
  g_test_add_func ("/keyring/service/unlocked-meanwhile", test_unlocked_meanwhile);
  g_test_add_func ("/keyring/service/no-keyring-yet", test_no_keyring_yet);
  g_test_add_func ("/keyring/service/dies", test_service_dies);
  g_test_add_func ("/keyring/cancelled", test_cancelled);
  g_test_add_func ("/keyring/no-service", test_no_service);
  g_test_add_func ("/keyring/no-bus", test_no_bus);
  g_test_add_func ("/keyring/file", test_file);

  return g_test_run ();
}
