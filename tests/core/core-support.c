/* core-support.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core-support.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

static char *home;
static GTestDBus *bus;
static GDBusConnection *mute_keyring;
static guint mute_name;
static GSubprocess *daemon_process;

const char *
core_support_create_home (void)
{
  static const char *const folders[][2] = {
    { "XDG_CACHE_HOME", ".cache" },
    { "XDG_CONFIG_HOME", ".config" },
    { "XDG_DATA_HOME", ".local/share" },
    { "XDG_STATE_HOME", ".local/state" },
    { "XDG_RUNTIME_DIR", "run" },
  };
  GError *error = NULL;

  home = g_dir_make_tmp ("ptero-test-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("HOME", home, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (home, folders[i][1], NULL);

      g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
      g_setenv (folders[i][0], folder, TRUE);
    }

  return home;
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

void
core_support_remove_home (void)
{
  if (daemon_process != NULL)
    core_support_stop_keyring ();

  remove_folder (home);
  g_clear_pointer (&home, g_free);
}

static gboolean
folder_contains (const char *path,
                 const char *text)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (folder_contains (child, text))
            return TRUE;
        }
      else if (g_file_test (child, G_FILE_TEST_IS_REGULAR) &&
               g_file_get_contents (child, &content, &length, NULL) &&
               memmem (content, length, text, strlen (text)) != NULL)
        {
          g_test_message ("“%s” has it", child);
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
core_support_home_contains (const char *text)
{
  return folder_contains (home, text);
}

void
core_support_start_bus (void)
{
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
}

gboolean
core_support_has_keyring_daemon (void)
{
  g_autofree char *path = g_find_program_in_path ("gnome-keyring-daemon");

  return path != NULL;
}

static void
service_appeared_cb (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  *(gboolean *)user_data = TRUE;
}

void
core_support_start_keyring (const char *password)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *control = g_build_filename (home, "run", "keyring", NULL);
  g_autofree char *control_argument = g_strconcat ("--control-directory=", control, NULL);
  const char *arguments[] = {
    "gnome-keyring-daemon", "--foreground", "--components=secrets", control_argument,
    password != NULL ? "--unlock" : NULL, NULL
  };
  gboolean appeared = FALSE;
  guint watch;

  g_mkdir_with_parents (control, 0700);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                        G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  /* Its warnings are not ours to die of. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  daemon_process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);

  if (password != NULL)
    {
      g_output_stream_write_all (g_subprocess_get_stdin_pipe (daemon_process), password,
                                 strlen (password), NULL, NULL, &error);
      g_assert_no_error (error);
    }

  g_output_stream_close (g_subprocess_get_stdin_pipe (daemon_process), NULL, &error);
  g_assert_no_error (error);

  watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets",
                            G_BUS_NAME_WATCHER_FLAGS_NONE,
                            service_appeared_cb, NULL, &appeared, NULL);
  core_support_wait_until (appeared);
  g_bus_unwatch_name (watch);
}

void
core_support_stop_keyring (void)
{
  g_subprocess_force_exit (daemon_process);
  g_subprocess_wait (daemon_process, NULL, NULL);
  g_clear_object (&daemon_process);
}

void
core_support_lock_keyring (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretService) service = secret_service_get_sync (SECRET_SERVICE_LOAD_COLLECTIONS, NULL,
                                                              &error);
  GList *collections;
  int locked;

  g_assert_no_error (error);
  collections = secret_service_get_collections (service);
  locked = secret_service_lock_sync (service, collections, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (locked, >, 0);
  g_list_free_full (collections, g_object_unref);
}

static GVariant *
ask_keyring (GDBusConnection *connection,
             const char      *interface,
             const char      *method,
             GVariant        *parameters)
{
  g_autoptr(GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (connection, "org.freedesktop.secrets",
                                                  "/org/freedesktop/secrets", interface, method,
                                                  parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                                                  NULL, &error);

  g_assert_no_error (error);

  return answer;
}

void
core_support_unlock_keyring (const char *password)
{
  g_autoptr(GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr(GVariant) opened = NULL;
  g_autoptr(GVariant) unlocked = NULL;
  const char *session;

  opened = ask_keyring (connection, "org.freedesktop.Secret.Service", "OpenSession",
                        g_variant_new ("(sv)", "plain", g_variant_new_string ("")));
  g_variant_get (opened, "(v&o)", NULL, &session);
  unlocked =
    ask_keyring (connection, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
                 "UnlockWithMasterPassword",
                 g_variant_new ("(o(o@ay@ays))", "/org/freedesktop/secrets/collection/login",
                                session, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
                                g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, password,
                                                           strlen (password), 1),
                                "text/plain"));
}

static GDBusMessage *
swallow_cb (GDBusConnection *connection,
            GDBusMessage    *message,
            gboolean         incoming,
            gpointer         user_data)
{
  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;

  g_object_unref (message);

  return NULL;
}

static void
owned_cb (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  *(gboolean *)user_data = TRUE;
}

void
core_support_start_mute_keyring (void)
{
  g_autoptr(GError) error = NULL;
  gboolean owned = FALSE;

  mute_keyring = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (mute_keyring, swallow_cb, NULL, NULL);
  mute_name = g_bus_own_name_on_connection (mute_keyring, "org.freedesktop.secrets",
                                            G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL, &owned,
                                            NULL);
  core_support_wait_until (owned);
}

/* Who waits for an answer is told that there is none. */
void
core_support_stop_mute_keyring (void)
{
  g_clear_handle_id (&mute_name, g_bus_unown_name);
  g_dbus_connection_close_sync (mute_keyring, NULL, NULL);
  g_clear_object (&mute_keyring);
}

void
core_support_result_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

GAsyncResult *
core_support_wait (GAsyncResult **result)
{
  core_support_wait_until (*result != NULL);

  return *result;
}
