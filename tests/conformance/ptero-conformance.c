/* ptero-conformance.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "answer-census.h"
#include "demo-replay.h"
#include "ptero-text.h"

/* Holds recorded exchanges against what Ptero makes of them, and against what the demo panel
 * answers. */

/* Recordings may come from anybody: what they name could be lines of its own, or commands for the
 * terminal. */
static void
print_all (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *safe = ptero_text_make_safe (g_ptr_array_index (lines, i));

      g_print ("%s\n", safe);
    }
}

static int
parse (const char *folder)
{
  g_autoptr(Census) census = census_new ();

  census_read_folder (census, folder);

  print_all (census->findings);
  g_print ("%u answers with %u resources, %u errors, %u sessions with %u frames; "
           "%u recorded in part, %u of no route; %u findings\n",
           census->n_answers, census->n_items, census->n_errors, census->n_sessions,
           census->n_frames,
           census->n_partial, census->n_foreign, census->findings->len);

  if (census->n_answers + census->n_errors + census->n_sessions == 0)
    {
      g_printerr ("There are no recordings in %s\n", folder);
      return EXIT_FAILURE;
    }

  return census->findings->len == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int
demo (const char *folder)
{
  g_autoptr(DemoReplay) replay = demo_replay_new (folder);

  demo_replay_run (replay, folder);

  print_all (replay->left_out);
  print_all (replay->findings);
  g_print ("%u replayed, %u of them differ; %u cannot be replayed; %u findings\n",
           replay->n_replayed, replay->n_differing, replay->left_out->len, replay->findings->len);

  if (replay->n_replayed == 0)
    {
      g_printerr ("There is nothing to replay in %s\n", folder);
      return EXIT_FAILURE;
    }

  return replay->findings->len == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static gboolean
is_folder (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (path, 0, &error);

  if (dir == NULL)
    g_printerr ("%s\n", error->message);

  return dir != NULL;
}

/* Ends with 0 if there is nothing to tell, 1 with findings or nothing to look at, 2 if it cannot
 * begin. */
int
main (int   argc,
      char *argv[])
{
  int (*run) (const char *folder) = NULL;

  setlocale (LC_ALL, "");

  if (argc == 3 && g_str_equal (argv[1], "parse"))
    run = parse;
  else if (argc == 3 && g_str_equal (argv[1], "demo"))
    run = demo;

  if (run != NULL)
    return is_folder (argv[2]) ? run (argv[2]) : 2;

  g_printerr ("Usage: ptero-conformance parse|demo FOLDER\n");

  return 2;
}
