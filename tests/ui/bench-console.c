/* bench-console.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "ptero-console-output.h"
#include "ptero-console-view.h"
#include "ptero-test-sections.h"

#define RATE    50000   /* lines a second */
#define SECONDS 10
#define STALL   50.0    /* ms */
#define TICK    10      /* ms */

/* A server that prints 50,000 lines a second for ten seconds, while its page is on screen: how long
 * the window does not answer at most, and how much memory it takes. Prints, and never fails. */

typedef struct
{
  PteroSocket *socket;
  gint64       started;
  guint64      n_lines;
} Flood;

/* Processor time of the main thread in ms: other programs of the machine do not count. */
static double
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * 1000.0 + time.tv_nsec / 1000000.0;
}

static double
get_memory (void)
{
  FILE *file = fopen ("/proc/self/statm", "r");
  long size = 0;
  long resident = 0;

  if (file == NULL)
    return 0;

  if (fscanf (file, "%ld %ld", &size, &resident) != 2)
    resident = 0;
  fclose (file);

  return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1048576.0;
}

static gboolean
print_cb (gpointer user_data)
{
  Flood *flood = user_data;
  const gint64 elapsed = g_get_monotonic_time () - flood->started;
  /* what this machine could not keep up with is not made up for at once */
  const guint64 wanted = MIN ((guint64) elapsed * RATE / G_USEC_PER_SEC,
                              flood->n_lines + 5 * RATE * TICK / 1000);

  for (; flood->n_lines < wanted; flood->n_lines++)
    {
      g_autofree char *text = g_strdup_printf ("[12:%02u:%02u] [Server thread/%s]: line %" G_GUINT64_FORMAT " of a flood that does not end soon",
                                               (guint) (flood->n_lines / 60 % 60),
                                               (guint) (flood->n_lines % 60),
                                               flood->n_lines % 50 == 0
                                                 ? "\033[33mWARN\033[0m"
                                                 : "INFO", flood->n_lines);

      g_signal_emit_by_name (flood->socket, "console-output", text);
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
is_settled (gpointer output)
{
  return ptero_console_output_get_settled (output);
}

static void
run (PteroTestSection *section)
{
  GtkWidget *view = ptero_test_find_type (section->page, PTERO_TYPE_CONSOLE_VIEW);
  PteroConsole *console = ptero_console_view_get_console (PTERO_CONSOLE_VIEW (view));
  Flood flood = { ptero_console_get_socket (console), 0, 0 };
  double longest_wall = 0;
  double longest = 0;
  guint n_over = 0;
  double memory = get_memory ();
  gint64 end;
  guint source;

  flood.started = g_get_monotonic_time ();
  end = flood.started + SECONDS * G_USEC_PER_SEC;
  source = g_timeout_add (TICK, print_cb, &flood);
  while (g_get_monotonic_time () < end)
    {
      gint64 before;
      double before_processor;

      while (!g_main_context_pending (NULL))
        g_usleep (500);
      before = g_get_monotonic_time ();
      before_processor = get_processor_time ();
      g_main_context_iteration (NULL, FALSE);
      longest_wall = MAX (longest_wall, (double) (g_get_monotonic_time () - before) / 1000.0);
      longest = MAX (longest, get_processor_time () - before_processor);
      n_over += get_processor_time () - before_processor > STALL ? 1 : 0;
    }
  g_source_remove (source);

  end = g_get_monotonic_time ();
  ptero_test_wait (is_settled, ptero_test_find_type (view, PTERO_TYPE_CONSOLE_OUTPUT));
  printf ("%.0f lines a second for %d s: longest stall %.1f ms of the processor (%.1f ms by the clock), %u over %.0f ms\n",
          (double) flood.n_lines / SECONDS, SECONDS, longest, longest_wall, n_over, STALL);
  printf ("all on screen %.0f ms after the last line; memory %.0f MiB before, %.0f MiB after; the log has %" G_GUINT64_FORMAT " lines of %.1f MiB\n",
          (double) (g_get_monotonic_time () - end) / 1000.0, memory, get_memory (),
          ptero_console_log_get_end (ptero_console_get_log (console)) - ptero_console_log_get_begin (ptero_console_get_log (console)),
          (double) ptero_console_log_get_size (ptero_console_get_log (console)) / 1048576.0);
}

int
main (int   argc,
      char *argv[])
{
  PteroTestSection *section;

  ptero_test_ui_init (&argc, &argv);
  section = ptero_test_section_new ("console", 1000, 800);
  ptero_test_spin (1000);
  run (section);
  ptero_test_section_free (section);

  return 0;
}
