/* ptero-demo-console.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-console.h"

#include <string.h>

#include "ptero-demo-power.h"

/* What the process of a server prints. As with its state, nothing ticks: what should have been
 * printed since the last look is made up when somebody looks. */

#define HISTORY 150
#define LINES_A_WINDOW 2000
#define WINDOW (100 * 1000)
#define MAX_LINES 100000
#define DAEMON "\033[33m\033[1m[Pterodactyl Daemon]:\033[39m "

struct _PteroDemoConsole
{
  GPtrArray *lines;
  PteroDemoState state;
  gint64 printed_until;   /* monotonic µs */
  gint64 asked_at;        /* when the command came that is being answered */
  gint64 window_ends;
  guint n_in_window;
  guint n_ticks;
  gboolean past;          /* what was printed before anybody looked is in the log only */
};

void
ptero_demo_console_free (PteroDemoConsole *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
print (PteroDemoWorld  *world,
       PteroDemoServer *server,
       const char      *line)
{
  PteroDemoConsole *self = server->console;

  if (self->lines->len >= HISTORY)
    g_ptr_array_remove_index (self->lines, 0);
  g_ptr_array_add (self->lines, g_strdup (line));
  if (!self->past)
    ptero_demo_world_emit (world, server, "console output", line);
}

/* A line of the process: too many at once are dropped, with one notice. All that a command prints
 * is printed at once, however long this machine takes for it. */
static void
print_limited (PteroDemoWorld  *world,
               PteroDemoServer *server,
               const char      *line)
{
  PteroDemoConsole *self = server->console;

  if (self->asked_at >= self->window_ends)
    {
      self->window_ends = self->asked_at + WINDOW;
      self->n_in_window = 0;
    }

  if (++self->n_in_window <= LINES_A_WINDOW)
    print (world, server, line);
  else if (self->n_in_window == LINES_A_WINDOW + 1)
    print (world, server,
           DAEMON "Server is outputting console data too quickly -- throttling...\033[0m");
}

static void
print_start (PteroDemoWorld  *world,
             PteroDemoServer *server)
{
  g_autofree char *command = g_strdup_printf ("\033[1m\033[33mcontainer@pterodactyl~ \033[0m%s",
                                              ptero_demo_server_get_startup (server));

  print (world, server,
         DAEMON "Checking server disk space usage, this could take a few seconds...\033[0m");
  print (world, server, DAEMON "Updating process configuration files...\033[0m");
  print (world, server,
         DAEMON "Pulling Docker container image, this could take a few minutes to complete...\033[0m");
  print (world, server, DAEMON "Finished pulling Docker container image\033[0m");
  print (world, server, command);
  print (world, server, "Loading libraries, please wait...");
  print (world, server, "\033[32m[INFO]\033[0m preparing \033[1mworld\033[0m");
}

static void
print_tick (PteroDemoWorld  *world,
            PteroDemoServer *server,
            gint64           when)
{
  static const char * const texts[] = {
    "Steve joined the game", "<Steve> hello everybody", "Alex issued server command: /spawn",
    "\033[33m[WARN]\033[0m Can't keep up! Running 2031ms or 40 ticks behind", "Alex left the game",
    "Saving the game",
    "\033[31m[ERROR]\033[0m Could not pass event to \033[1mEssentials\033[0m",
    "Gr\303\274\303\237e aus \346\235\261\344\272\254 \360\237\246\226",
  };
  gint64 seconds = world->born_at + (when - world->epoch) / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *clock = g_date_time_format (time, "%H:%M:%S");
  PteroDemoConsole *self = server->console;
  g_autofree char *line = NULL;

  self->n_ticks++;
  if (self->n_ticks % 3 == 0)
    line = g_strdup_printf ("[%s] %s", clock,
                            texts[(self->n_ticks / 3 + server->noise) % G_N_ELEMENTS (texts)]);
  else
    line = g_strdup_printf ("[%s] tick %u", clock, self->n_ticks);
  print (world, server, line);
}

static void
change_state (PteroDemoWorld  *world,
              PteroDemoServer *server,
              PteroDemoState   state)
{
  PteroDemoConsole *self = server->console;

  self->state = state;
  ptero_demo_world_emit (world, server, "status", ptero_demo_power_get_name (state));

  if (state == PTERO_DEMO_STARTING)
    {
      g_ptr_array_set_size (self->lines, 0);
      print_start (world, server);
    }
  else if (state == PTERO_DEMO_STOPPING)
    {
      print (world, server, server->egg->stop);
      print (world, server, "Stopping the server");
    }
  else if (state == PTERO_DEMO_RUNNING)
    {
      print (world, server, server->egg->done);
      self->printed_until = g_get_monotonic_time ();
    }
  else
    {
      ptero_demo_world_emit (world, server, "stats", "");
    }
}

static void
begin (PteroDemoWorld  *world,
       PteroDemoServer *server)
{
  PteroDemoConsole *self = g_new0 (PteroDemoConsole, 1);

  server->console = self;
  self->past = TRUE;
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->state = ptero_demo_power_settle (server);
  self->printed_until = MAX (server->started_at,
                             g_get_monotonic_time () - (HISTORY - 12) * G_USEC_PER_SEC);
  if (self->state == PTERO_DEMO_OFFLINE)
    return;

  print_start (world, server);
  if (self->state == PTERO_DEMO_RUNNING)
    print (world, server, server->egg->done);
}

/**
 * ptero_demo_console_advance:
 * @world: the world
 * @server: a server
 *
 * Prints what @server has printed since the last call, and tells what its state became.
 */
void
ptero_demo_console_advance (PteroDemoWorld  *world,
                            PteroDemoServer *server)
{
  gint64 now = g_get_monotonic_time ();
  PteroDemoState state;

  if (server->console == NULL)
    begin (world, server);

  state = ptero_demo_power_settle (server);
  if (state != server->console->state)
    change_state (world, server, state);

  if (state != PTERO_DEMO_RUNNING)
    {
      server->console->past = FALSE;
      return;
    }

  server->console->printed_until = MAX (server->console->printed_until,
                                        now - HISTORY * G_USEC_PER_SEC);
  while (server->console->printed_until + G_USEC_PER_SEC <= now)
    {
      server->console->printed_until += G_USEC_PER_SEC;
      print_tick (world, server, server->console->printed_until);
    }
  server->console->past = FALSE;
}

/* The number after the first word of @line. */
static guint
read_count (const char *line)
{
  const char *space = strchr (line, ' ');

  return space != NULL ? (guint) MIN (g_ascii_strtoull (space + 1, NULL, 10), MAX_LINES) : 0;
}

static void
answer_command (PteroDemoWorld  *world,
                PteroDemoServer *server,
                const char      *line)
{
  if (g_str_has_prefix (line, "spam "))
    {
      guint count = read_count (line);

      for (guint i = 1; i <= count; i++)
        {
          g_autofree char *text = g_strdup_printf ("spam line %u of %u", i, count);

          print_limited (world, server, text);
        }
    }
  else if (g_str_has_prefix (line, "long "))
    {
      g_autofree char *text = g_strnfill (read_count (line), 'x');

      print_limited (world, server, text);
    }
  else if (g_str_equal (line, "color"))
    {
      print_limited (world, server,
                     "\033[31mred \033[32mgreen \033[1;34mbold blue\033[0m plain \033[38;5;208m256\033[0m "
                                    "\033[38;2;255;0;255mtruecolor\033[0m");
    }
  else if (g_str_equal (line, "list"))
    {
      print_limited (world, server, "There are 2 of a max of 20 players online: Alex, Steve");
    }
  else if (g_str_equal (line, "crash"))
    {
      ptero_demo_power_force (server, "crash");
      print (world, server,
             DAEMON "---------- Detected server process in a crashed state! ----------\033[0m");
      print (world, server, DAEMON "Exit code: 1\033[0m");
      ptero_demo_console_advance (world, server);
    }
  else if (g_str_equal (line, server->egg->stop))
    {
      ptero_demo_power_signal (world, server, "stop");
      ptero_demo_console_advance (world, server);
    }
  else
    {
      g_autofree char *text = g_strdup_printf ("Unknown or incomplete command: %s", line);

      print_limited (world, server, text);
    }
}

/**
 * ptero_demo_console_command:
 * @world: the world
 * @server: a server that runs
 * @line: one or more lines
 *
 * The terminal echoes each line, then the server answers it.
 */
void
ptero_demo_console_command (PteroDemoWorld  *world,
                            PteroDemoServer *server,
                            const char      *line)
{
  g_auto (GStrv) lines = g_strsplit (line, "\n", -1);

  ptero_demo_console_advance (world, server);
  server->console->asked_at = g_get_monotonic_time ();
  for (guint i = 0; lines[i] != NULL; i++)
    {
      print_limited (world, server, lines[i]);
      answer_command (world, server, lines[i]);
    }
}

/* Returns: (transfer none) (element-type utf8): the last lines of a server that is not offline */
GPtrArray *
ptero_demo_console_get_log (PteroDemoWorld  *world,
                            PteroDemoServer *server)
{
  ptero_demo_console_advance (world, server);

  return server->console->lines;
}
