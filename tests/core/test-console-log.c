/* test-console-log.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-filter.h"
#include "ptero-console-prompts.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static void
test_ring (void)
{
  g_autoptr(PteroConsoleLog) log = ptero_console_log_new (5000);
  g_autofree char *large = g_strnfill (1024 * 1024, 'x');

  for (guint i = 0; i < 12345; i++)
    {
      g_autofree char *text = g_strdup_printf ("line %u", i);

      ptero_console_log_append (log, "", text);
    }
  g_assert_cmpuint (ptero_console_log_get_end (log), ==, 12345);
  g_assert_cmpuint (ptero_console_log_get_begin (log), ==, 12345 - 5000);
  g_assert_cmpstr (ptero_console_log_get (log, 12345 - 5000)->text, ==, "line 7345");
  g_assert_cmpstr (ptero_console_log_get (log, 12344)->text, ==, "line 12344");

  ptero_console_log_set_length (log, 1000);
  g_assert_cmpuint (ptero_console_log_get_begin (log), ==, 11345);
  ptero_console_log_set_length (log, 100000);
  for (guint i = 0; i < 2500; i++)
    ptero_console_log_append (log, "", large);
  g_assert_cmpstr (ptero_console_log_get (log, 14844)->text, ==,
                   ptero_console_log_get (log, 14800)->text);
  g_assert_cmpuint (ptero_console_log_get_size (log), <=, 64 * 1024 * 1024);
}

static PteroConsoleLevel
read_level (const char *text)
{
  g_autoptr(PteroConsoleLog) log = ptero_console_log_new (10);

  ptero_console_log_append (log, "", "[12:00:00 WARN]: before");
  ptero_console_log_append (log, "", text);

  return ptero_console_log_get (log, 1)->level;
}

static void
test_levels (void)
{
  g_assert_cmpint (read_level ("[14:32:04] [Server thread/ERROR]: Could not pass event"), ==,
                   PTERO_CONSOLE_LEVEL_ERROR);
  g_assert_cmpint (read_level ("\033[31m[ERROR]\033[0m bad"), ==, PTERO_CONSOLE_LEVEL_ERROR);
  g_assert_cmpint (read_level ("\033[33mWARN\033[0m slow"), ==, PTERO_CONSOLE_LEVEL_WARNING);
  g_assert_cmpint (read_level ("Warning: slow"), ==, PTERO_CONSOLE_LEVEL_WARNING);
  g_assert_cmpint (read_level ("[Info] fine"), ==, PTERO_CONSOLE_LEVEL_INFO);
  g_assert_cmpint (read_level ("<Steve> an error of mine"), ==, PTERO_CONSOLE_LEVEL_NONE);
  g_assert_cmpint (read_level ("terror and INFORMATION"), ==, PTERO_CONSOLE_LEVEL_NONE);
  g_assert_cmpint (read_level ("\tat net.example.Main(Main.java:1)"), ==,
                   PTERO_CONSOLE_LEVEL_WARNING);
  g_assert_cmpint (read_level (""), ==, PTERO_CONSOLE_LEVEL_NONE);
}

static gboolean
matches (const char        *line,
         const char        *text,
         PteroConsoleMatch  match,
         PteroConsoleLevel  level)
{
  g_autoptr(PteroConsoleLog) log = ptero_console_log_new (10);
  g_autoptr(GError) error = NULL;
  g_autoptr(PteroConsoleFilter) filter = ptero_console_filter_new (text, match, level, &error);

  g_assert_no_error (error);
  ptero_console_log_append (log, "", line);

  return ptero_console_filter_matches (filter, ptero_console_log_get (log, 0));
}

static void
test_filter (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (matches ("\033[31mSte\033[0mve (joined)", "steve (", 0, 0));
  g_assert_false (matches ("Steve joined", "steve", PTERO_CONSOLE_MATCH_CASE, 0));
  g_assert_true (matches ("Steve joined", "^S.*d$", PTERO_CONSOLE_MATCH_REGEX, 0));
  g_assert_false (matches ("Steve joined", "steve", PTERO_CONSOLE_MATCH_INVERT, 0));
  g_assert_true (matches ("Alex joined", "steve", PTERO_CONSOLE_MATCH_INVERT, 0));
  g_assert_true (matches ("[ERROR] no", "", 0, PTERO_CONSOLE_LEVEL_WARNING));
  g_assert_false (matches ("[INFO] no", "", 0, PTERO_CONSOLE_LEVEL_WARNING));
  g_assert_true (matches ("plain", "", 0, PTERO_CONSOLE_LEVEL_INFO));
  /* gives up in time */
  g_assert_false (matches ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "(a+)+$",
                           PTERO_CONSOLE_MATCH_REGEX, 0));

  g_assert_null (ptero_console_filter_new ("(", PTERO_CONSOLE_MATCH_REGEX, 0, &error));
  g_assert_nonnull (error);
}

static void
test_prompts (void)
{
  static const char *const features[] = { "eula", "java_version", NULL };
  const PteroConsolePrompt *prompt;

  prompt = ptero_console_prompts_find ("[WARN]: You need to agree to the EULA in order to run the server. Go to eula.txt", features);
  g_assert_nonnull (prompt);
  g_assert_cmpint (prompt->remedy, ==, PTERO_PROMPT_EULA);
  prompt = ptero_console_prompts_find ("java.lang.UnsupportedClassVersionError: net/minecraft",
                                       NULL);
  g_assert_cmpint (prompt->remedy, ==, PTERO_PROMPT_STARTUP);
  g_assert_nonnull (ptero_console_prompts_find ("java.lang.OutOfMemoryError: unable to create native thread", NULL));
  g_assert_null (ptero_console_prompts_find ("java.lang.OutOfMemoryError: unable to create native thread", features));
  g_assert_null (ptero_console_prompts_find ("Done (3.2s)!", NULL));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (ptero_console_log_save_finish (PTERO_CONSOLE_LOG (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_save (void)
{
  g_autoptr(PteroConsoleLog) log = ptero_console_log_new (10);
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "log", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  gboolean saved = FALSE;

  ptero_console_log_append (log, "\033[1m", "\033[31mred");
  ptero_console_log_append (log, "", "plain");
  ptero_console_log_save_async (log, file, NULL, saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, " red\n"));
  g_assert_true (g_str_has_suffix (contents, " plain\n"));
  g_assert_null (strchr (contents, '\033'));
  g_file_delete (file, NULL, NULL);
}

static void
failed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (ptero_console_log_save_finish (PTERO_CONSOLE_LOG (source), result, &error));
  g_assert_nonnull (error);
  *(gboolean *) user_data = TRUE;
}

/* What cannot be written does not replace what was there. */
static void
test_save_fails (void)
{
  g_autoptr(PteroConsoleLog) log = ptero_console_log_new (1000);
  g_autofree char *folder = g_dir_make_tmp ("ptero-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "log", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;
  struct rlimit old;
  struct rlimit small;
  gboolean failed = FALSE;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  for (guint i = 0; i < 1000; i++)
    ptero_console_log_append (log, "", "a line that is long enough to fill the little there is");

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = (struct rlimit) { 10000, old.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  ptero_console_log_save_async (log, file, NULL, failed_cb, &failed);
  while (!failed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "before");
  g_file_delete (file, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/console-log/ring", test_ring);
  g_test_add_func ("/console-log/levels", test_levels);
  g_test_add_func ("/console-log/filter", test_filter);
  g_test_add_func ("/console-log/prompts", test_prompts);
  g_test_add_func ("/console-log/save", test_save);
  g_test_add_func ("/console-log/save-fails", test_save_fails);

  return g_test_run ();
}
