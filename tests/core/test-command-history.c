/* test-command-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-command-history.h"

#include <string.h>

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
find_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "ptero", "commands", "panel",
                                              NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

/* Kept for the person alone, across starts, without what looks like a password. */
static void
test_kept (void)
{
  g_autoptr(PteroCommandHistory) history = ptero_command_history_new ("panel", "../uuid");
  g_autoptr(PteroCommandHistory) again = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  GStatBuf information;

  ptero_command_history_add (history, "say early");
  wait_idle ();
  ptero_command_history_add (history, "say early");
  ptero_command_history_add (history, "login hunter2");
  ptero_command_history_add (history, " say quiet");
  ptero_command_history_add (history, "list");
  wait_idle ();
  g_assert_cmpuint (ptero_command_history_get_n (history), ==, 4);

  path = find_file ();
  g_assert_nonnull (path);
  g_assert_cmpint (g_stat (path, &information), ==, 0);
  g_assert_cmpint (information.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "say early\nlist\n");

  again = ptero_command_history_new ("panel", "../uuid");
  ptero_command_history_add (again, "newer");
  wait_idle ();
  g_assert_cmpuint (ptero_command_history_get_n (again), ==, 3);
  g_assert_cmpstr (ptero_command_history_get (again, 2), ==, "newer");

  ptero_command_history_set_kept (again, FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  ptero_command_history_set_kept (again, TRUE);
  ptero_command_history_add (again, "once more");
  wait_idle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  ptero_command_history_forget_panel ("panel");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Neither what is being written just then nor what was set aside stays. */
static void
test_not_kept (void)
{
  g_autoptr(PteroCommandHistory) history = ptero_command_history_new ("panel", "uuid");
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;

  ptero_command_history_add (history, "list");
  wait_idle ();
  path = find_file ();
  g_assert_nonnull (path);
  aside = g_strconcat (path, ".unreadable", NULL);
  g_assert_true (g_file_set_contents (aside, "list", -1, NULL));

  ptero_command_history_add (history, "stop");
  ptero_command_history_set_kept (history, FALSE);
  ptero_command_history_add (history, "list");
  wait_idle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (ptero_command_history_get_n (history), ==, 3);
}

static void
test_forget_all (void)
{
  g_autoptr(PteroCommandHistory) first = ptero_command_history_new ("panel", "uuid");
  g_autoptr(PteroCommandHistory) second = ptero_command_history_new ("other", "uuid");
  g_autofree char *parent = g_build_filename (g_get_user_data_dir (), "ptero", "commands", NULL);

  ptero_command_history_add (first, "list");
  ptero_command_history_add (second, "list");
  wait_idle ();
  g_assert_true (core_support_home_contains ("list"));

  ptero_command_history_forget_all ();
  g_assert_false (core_support_home_contains ("list"));
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  ptero_command_history_forget_all ();
}

static void
test_search (void)
{
  g_autoptr(PteroCommandHistory) history = ptero_command_history_new (NULL, NULL);
  g_autoptr(GPtrArray) found = NULL;

  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *command = g_strdup_printf ("Say %u", i % 900);

      ptero_command_history_add (history, command);
      ptero_command_history_add (history, "list");
    }
  g_assert_cmpuint (ptero_command_history_get_n (history), ==, PTERO_COMMAND_HISTORY_LENGTH);

  found = ptero_command_history_search (history, "sAY 29", 10);
  g_assert_cmpuint (found->len, ==, 10);
  g_assert_cmpstr (found->pdata[0], ==, "Say 299");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = ptero_command_history_search (history, "LIST", 10);
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  core_support_create_home ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command-history/kept", test_kept);
  g_test_add_func ("/command-history/not-kept", test_not_kept);
  g_test_add_func ("/command-history/forget-all", test_forget_all);
  g_test_add_func ("/command-history/search", test_search);

  result = g_test_run ();
  core_support_remove_home ();

  return result;
}
