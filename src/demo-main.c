/* demo-main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>

#include "ptero-demo-panel.h"

/* The demo panel as a program: prints its address and keys, then takes commands on standard input,
 * one a line, and answers each with "ok …" or "error …". */

typedef struct
{
  PteroDemoPanel *panel;
  GMainLoop *loop;
} Program;

typedef struct
{
  const char *name;
  guint n_arguments;   /* at least */
  char *(*run) (Program  *self,
                char    **arguments,
                GError  **error);
} Command;

static const char * const key_names[PTERO_DEMO_N_KEYS] = {
  [PTERO_DEMO_KEY_ADMIN] = "admin",
  [PTERO_DEMO_KEY_USER] = "user",
  [PTERO_DEMO_KEY_APPLICATION] = "application",
  [PTERO_DEMO_KEY_READ_ONLY] = "read-only",
  [PTERO_DEMO_KEY_IP_LOCKED] = "ip-locked",
  [PTERO_DEMO_KEY_TWO_FACTOR] = "two-factor",
  [PTERO_DEMO_KEY_NO_SERVERS] = "no-servers",
  [PTERO_DEMO_KEY_PARTIAL] = "partial",
  [PTERO_DEMO_KEY_NO_RIGHTS] = "no-rights",
};

static gboolean
read_number (const char  *text,
             guint64      at_most,
             guint       *number,
             GError     **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, at_most, &value, error))
    return FALSE;

  *number = (guint) value;

  return TRUE;
}

static gboolean
read_key (const char    *name,
          PteroDemoKey  *which,
          GError       **error)
{
  for (*which = 0; *which < PTERO_DEMO_N_KEYS; (*which)++)
    {
      if (g_str_equal (key_names[*which], name))
        return TRUE;
    }

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no key called %s", name);

  return FALSE;
}

static char *
set_faults (Program  *self,
            char    **arguments,
            GError  **error)
{
  g_autofree char *faults = g_strjoinv (" ", arguments);

  return ptero_demo_panel_set_faults (self->panel, faults, error) ? g_strdup ("") : NULL;
}

static char *
revoke_key (Program  *self,
            char    **arguments,
            GError  **error)
{
  PteroDemoKey which;

  if (!read_key (arguments[0], &which, error))
    return NULL;

  ptero_demo_panel_revoke_key (self->panel, which, TRUE);

  return g_strdup ("");
}

static char *
restore_key (Program  *self,
             char    **arguments,
             GError  **error)
{
  PteroDemoKey which;

  if (!read_key (arguments[0], &which, error))
    return NULL;

  ptero_demo_panel_revoke_key (self->panel, which, FALSE);

  return g_strdup ("");
}

static char *
answer_found (gboolean     found,
              const char  *what,
              GError     **error)
{
  if (found)
    return g_strdup ("");

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such server or %s", what);

  return NULL;
}

static char *
set_state (Program  *self,
           char    **arguments,
           GError  **error)
{
  return answer_found (ptero_demo_panel_set_server_state (self->panel, arguments[0], arguments[1]),
                       "state", error);
}

static char *
set_status (Program  *self,
            char    **arguments,
            GError  **error)
{
  const char *status = g_str_equal (arguments[1], "none") ? NULL : arguments[1];

  return answer_found (ptero_demo_panel_set_server_status (self->panel, arguments[0], status),
                       "status", error);
}

/* A server, a number of times, an event with "-" for each space, and a text with escapes as in C
 * for what is in no line. */
static char *
print_text (Program  *self,
            char    **arguments,
            GError  **error)
{
  g_auto (GStrv) words = g_strsplit (arguments[2], "-", -1);
  g_autofree char *event = g_strjoinv (" ", words);
  g_autofree char *rest = g_strjoinv (" ", arguments + 3);
  g_autofree char *text = g_strcompress (rest);
  guint n_times;

  if (!read_number (arguments[1], G_MAXINT, &n_times, error))
    return NULL;

  return answer_found (ptero_demo_panel_print (self->panel, arguments[0], event, text, n_times),
                       "event", error);
}

static char *
stop_panel (Program  *self,
            char    **arguments,
            GError  **error)
{
  ptero_demo_panel_stop (self->panel);

  return g_strdup ("");
}

static char *
start_panel (Program  *self,
             char    **arguments,
             GError  **error)
{
  return ptero_demo_panel_start (self->panel, error) ? g_strdup ("") : NULL;
}

static char *
set_rate (Program  *self,
          char    **arguments,
          GError  **error)
{
  guint rate;

  if (!read_number (arguments[0], G_MAXINT, &rate, error))
    return NULL;

  ptero_demo_panel_set_rate (self->panel, rate);

  return g_strdup ("");
}

static char *
set_cache (Program  *self,
           char    **arguments,
           GError  **error)
{
  guint milliseconds;

  if (!read_number (arguments[0], G_MAXINT, &milliseconds, error))
    return NULL;

  ptero_demo_panel_set_cache (self->panel, milliseconds);

  return g_strdup ("");
}

/* How long a step of an installation or of a backup takes. */
static char *
set_job_time (Program  *self,
              char    **arguments,
              GError  **error)
{
  guint milliseconds;

  if (!read_number (arguments[0], G_MAXINT, &milliseconds, error))
    return NULL;

  ptero_demo_panel_set_job_time (self->panel, milliseconds);

  return g_strdup ("");
}

static char *
set_certificate (Program  *self,
                 char    **arguments,
                 GError  **error)
{
  guint which;

  if (!read_number (arguments[0], 2, &which, error))
    return NULL;

  return ptero_demo_panel_set_certificate (self->panel, MAX (which, 1),
                                           error) ? g_strdup ("") : NULL;
}

static char *
count_requests (Program  *self,
                char    **arguments,
                GError  **error)
{
  return g_strdup_printf ("%u", ptero_demo_panel_get_n_requests (self->panel, arguments[0]));
}

static char *
count_refused (Program  *self,
               char    **arguments,
               GError  **error)
{
  return g_strdup_printf ("%u", ptero_demo_panel_get_n_refused (self->panel));
}

/* One line for all: "uuid identifier name" separated by tabs. */
static char *
list_servers (Program  *self,
              char    **arguments,
              GError  **error)
{
  g_auto (GStrv) servers = NULL;
  guint n_servers;

  if (!read_number (arguments[0], G_MAXINT, &n_servers, error))
    return NULL;

  servers = ptero_demo_panel_list_servers (self->panel, n_servers);

  return g_strjoinv ("\t", servers);
}

static char *
quit (Program  *self,
      char    **arguments,
      GError  **error)
{
  g_main_loop_quit (self->loop);

  return g_strdup ("");
}

static const Command commands[] = {
  { "faults", 0, set_faults },
  { "revoke", 1, revoke_key },
  { "restore", 1, restore_key },
  { "state", 2, set_state },
  { "status", 2, set_status },
  { "print", 4, print_text },
  { "stop", 0, stop_panel },
  { "start", 0, start_panel },
  { "rate", 1, set_rate },
  { "cache", 1, set_cache },
  { "job-time", 1, set_job_time },
  { "certificate", 1, set_certificate },
  { "count", 1, count_requests },
  { "refused", 0, count_refused },
  { "list", 1, list_servers },
  { "quit", 0, quit },
};

static void
answer (const char *word,
        const char *text)
{
  g_print ("%s%s%s\n", word, *text != '\0' ? " " : "", text);
  fflush (stdout);
}

static void
run_command (Program    *self,
             const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (words[0] == NULL || !g_str_equal (commands[i].name, words[0]))
        continue;

      if (g_strv_length (words) - 1 < commands[i].n_arguments)
        {
          answer ("error", "too few arguments");
          return;
        }

      text = commands[i].run (self, words + 1, &error);
      answer (text != NULL ? "ok" : "error", text != NULL ? text : error->message);
      return;
    }

  answer ("error", "unknown command");
}

/* The end of the input is no reason to stop serving. */
static gboolean
input_cb (GIOChannel   *input,
          GIOCondition  condition,
          gpointer      data)
{
  Program *self = data;
  g_autofree char *line = NULL;

  if (g_io_channel_read_line (input, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    return G_SOURCE_REMOVE;

  run_command (self, g_strstrip (line));

  return G_SOURCE_CONTINUE;
}

static void
read_commands (Program *self)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);

  g_io_add_watch (input, G_IO_IN | G_IO_HUP | G_IO_ERR, input_cb, self);
}

static gboolean
terminated_cb (gpointer data)
{
  Program *self = data;

  g_main_loop_quit (self->loop);

  return G_SOURCE_CONTINUE;
}

static gboolean
announce (Program     *self,
          const char  *keys_file,
          GError     **error)
{
  GString *text = g_string_new (NULL);
  gboolean written = TRUE;

  g_string_append_printf (text, "address %s\n", ptero_demo_panel_get_address (self->panel));
  for (guint i = 0; i < PTERO_DEMO_N_KEYS; i++)
    g_string_append_printf (text, "%s %s\n", key_names[i],
                            ptero_demo_panel_get_key (self->panel, i));

  if (keys_file != NULL)
    written = g_file_set_contents_full (keys_file, text->str, (gssize) text->len,
                                        G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);

  g_print ("%s", text->str);
  fflush (stdout);
  g_string_free (text, TRUE);

  return written;
}

static gboolean
serve (Program     *self,
       const char  *faults,
       const char  *keys_file,
       GError     **error)
{
  if ((faults != NULL && !ptero_demo_panel_set_faults (self->panel, faults, error)) ||
      !ptero_demo_panel_start (self->panel, error) || !announce (self, keys_file, error))
    return FALSE;

  self->loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGTERM, terminated_cb, self);
  g_unix_signal_add (SIGINT, terminated_cb, self);
  read_commands (self);
  g_main_loop_run (self->loop);
  ptero_demo_panel_stop (self->panel);
  g_main_loop_unref (self->loop);

  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  int port = 0;
  int n_servers = 0;
  int n_users = 0;
  int rate = 0;
  int cache = -1;
  gint64 seed = 1;
  gboolean tls = FALSE;
  g_autofree char *flavour = NULL;
  g_autofree char *faults = NULL;
  g_autofree char *keys_file = NULL;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port, "Port on loopback; any free one unless given", "N" },
    { "servers", 0, 0, G_OPTION_ARG_INT, &n_servers, "How many servers there are", "N" },
    { "users", 0, 0, G_OPTION_ARG_INT, &n_users, "How many people there are at least", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "The same seed gives the same world", "N" },
    { "flavour", 0, 0, G_OPTION_ARG_STRING, &flavour, "pterodactyl or pelican", "NAME" },
    { "tls", 0, 0, G_OPTION_ARG_NONE, &tls, "Speak TLS with a self-signed certificate", NULL },
    { "rate", 0, 0, G_OPTION_ARG_INT, &rate, "Requests a minute", "N" },
    { "cache", 0, 0, G_OPTION_ARG_INT, &cache, "How long resources are repeated", "MS" },
    { "faults", 0, 0, G_OPTION_ARG_STRING, &faults, "What goes wrong", "SPEC" },
    { "keys-file", 0, 0, G_OPTION_ARG_FILENAME, &keys_file,
      "Also write address and keys there, for this user only", "FILE" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  Program self = { NULL };
  gboolean served;

  setlocale (LC_ALL, "");
  g_option_context_set_summary (context,
                                "A panel with invented servers, for trying out and testing Ptero.");
  g_option_context_add_main_entries (context, entries, NULL);

  if (!g_option_context_parse (context, &argc, &argv, &error) || port < 0 || port > G_MAXUINT16 ||
      n_servers < 0 || n_users < 0 || rate < 0)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "A number is out of range");
      return 2;
    }

  if (flavour != NULL && !g_str_equal (flavour, "pterodactyl") && !g_str_equal (flavour, "pelican"))
    {
      g_printerr ("There is no flavour %s\n", flavour);
      return 2;
    }

  self.panel = ptero_demo_panel_new ((guint) n_servers, (guint64) seed);
  ptero_demo_panel_add_users (self.panel, (guint) n_users);
  if (g_strcmp0 (flavour, "pelican") == 0)
    ptero_demo_panel_set_pelican (self.panel);
  ptero_demo_panel_set_port (self.panel, (guint) port);
  ptero_demo_panel_set_tls (self.panel, tls);
  if (rate > 0)
    ptero_demo_panel_set_rate (self.panel, (guint) rate);
  if (cache >= 0)
    ptero_demo_panel_set_cache (self.panel, (guint) cache);

  served = serve (&self, faults, keys_file, &error);
  if (!served)
    g_printerr ("%s\n", error->message);

  g_object_unref (self.panel);

  return served ? 0 : 1;
}
