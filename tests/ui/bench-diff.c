/* bench-diff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ptero-test-desk.h"

#define STALL 50.0   /* ms */
#define QUIET 700000

/* How long the main loop is kept at a time while a long text is compared with what is on the
 * server. Prints, and never fails. */

typedef struct
{
  const char *name;
  guint       n_lines;
  guint       step;      /* every so many lines one is another */
} Case;

static const Case cases[] = {
  { "one line", 20, 20 },
  { "all others", 10000, 1 },
  { "every second", 20000, 2 },
  { "every hundredth", 60000, 100 },
};

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static char *
create_text (const Case *test,
             const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < test->n_lines; i++)
    g_string_append_printf (text, "%s-%u=%u\n", i % test->step == 0 ? name : "key", i, i);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Runs the main loop until nothing more is to do, and tells the longest time it did not come
 * round. */
static double
settle (const Case *test,
        const char *what,
        double      begun)
{
  double longest = begun;
  double total = begun;
  gint64 end = g_get_monotonic_time () + QUIET;

  while (g_get_monotonic_time () < end)
    {
      double start = now ();
      double elapsed;

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      elapsed = now () - start;
      longest = MAX (longest, elapsed);
      total += elapsed;
      if (elapsed > 1)
        end = MAX (end, g_get_monotonic_time () + QUIET);
    }

  printf ("  %-16s %6u lines  %-8s longest stall %6.1f ms of %7.1f ms: %5.2f of the %.0f ms it may be\n", test->name, test->n_lines, what,
          longest, total, longest / STALL, STALL);

  return longest;
}

static void
do_timed (PteroTestDesk *self,
          const Case    *test,
          const char    *what,
          const char    *action)
{
  double start = now ();

  ptero_test_desk_run (self, action);
  settle (test, what, now () - start);
}

static void
compare (const Case *test)
{
  PteroTestDesk *self = ptero_test_desk_new (PTERO_DEMO_KEY_ADMIN);
  g_autofree char *before = create_text (test, "before");
  g_autofree char *theirs = create_text (test, "theirs");
  g_autofree char *mine = create_text (test, "mine");

  ptero_test_desk_write_file (self, "/long.properties", before, -1);
  ptero_test_desk_open_file (self, "/long.properties");
  gtk_text_buffer_set_text (ptero_test_desk_get_buffer (self), mine, -1);
  gtk_text_buffer_set_modified (ptero_test_desk_get_buffer (self), TRUE);
  ptero_test_desk_write_file (self, "/long.properties", theirs, -1);
  ptero_test_spin (2000);
  do_timed (self, test, "shown", "editor.save");
  g_assert_true (ptero_test_desk_has_diff (self->editor));
  do_timed (self, test, "taken", "editor.take-difference");
  if (test->step > 1 && test->n_lines > test->step)
    do_timed (self, test, "taken", "editor.take-difference");
  ptero_test_desk_free (self);
}

int
main (int   argc,
      char *argv[])
{
  ptero_test_ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    compare (&cases[i]);

  return 0;
}
