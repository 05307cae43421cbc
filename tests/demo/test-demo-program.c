/* test-demo-program.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

/* A word that begins a line the program prints, then the rest of that line. */
static char *
read_line (GDataInputStream *output,
           const char       *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, word));

  return g_strdup (g_strchug (line + strlen (word)));
}

static char *
command (GOutputStream    *input,
         GDataInputStream *output,
         const char       *line,
         const char       *expected)
{
  g_assert_true (g_output_stream_write_all (input, line, strlen (line), NULL, NULL, NULL));
  g_assert_true (g_output_stream_write_all (input, "\n", 1, NULL, NULL, NULL));

  return read_line (output, expected);
}

static void
test_program ( void)
{
  static const char * const names[] = {
    "admin", "user", "application", "read-only", "ip-locked", "two-factor", "no-servers", "partial",
    "no-rights",
  };
  static const struct
  {
    const char *line;
    const char *expected;
  } commands[] = {
    { "faults status=500@/api/client*1", "ok" }, { "faults nonsense", "error" }, { "faults", "ok" },
    { "revoke user", "ok" }, { "restore user", "ok" }, { "revoke nobody", "error" },
    { "rate 100", "ok" }, { "rate x", "error" },
    { "stop", "ok" }, { "start", "ok" }, { "count /api", "ok 0" }, { "refused", "ok 0" },
    { "dance", "error" }, { "state", "error" },
  };
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "..", "src", "ptero-demo-panel",
                                                    NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                                      G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      program, "--servers", "5", "--seed", "7",
                                                      NULL);
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *address = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *state = NULL;
  g_autofree char *status = NULL;
  g_autofree char *set_state = NULL;
  g_autofree char *set_status = NULL;
  g_autofree char *print = NULL;
  g_autofree char *print_what = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *refused = NULL;
  GOutputStream *input;

  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (process);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  address = read_line (output, "address ");
  g_assert_true (g_str_has_prefix (address, "http://127.0.0.1:"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *key = read_line (output, names[i]);

      g_assert_cmpuint (strlen (key), ==, 48);
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *rest = command (input, output, commands[i].line, commands[i].expected);

      g_assert_nonnull (rest);
    }

  listed = command (input, output, "list 1", "ok ");
  set_state = g_strdup_printf ("state %.36s crash", listed);
  set_status = g_strdup_printf ("status %.36s suspended", listed);
  state = command (input, output, set_state, "ok");
  status = command (input, output, set_status, "ok");
  print = g_strdup_printf ("print %.36s 3 install-output \\033[2Jsome text", listed);
  print_what = g_strdup_printf ("print %.36s 3 no-such-event text", listed);
  printed = command (input, output, print, "ok");
  refused = command (input, output, print_what, "error ");

  /* the end of the input does not end it, the signal does */
  g_assert_true (g_output_stream_close (input, NULL, NULL));
  g_usleep (100 * 1000);
  g_assert_nonnull (g_subprocess_get_identifier (process));
  g_subprocess_send_signal (process, 15);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/program", test_program);

  return g_test_run ();
}
