/* make-seeds.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "ptero-answer.h"
#include "recording.h"

/* Makes seeds for the fuzz targets of a folder of recordings: a folder of files for each target.
 * Arguments: the recordings, the folder to write to, a file to touch at the end. */

#define MAX_SEED 8192

static const guint statuses[] = { 302, 400, 401, 403, 404, 405, 409, 413, 419, 422, 429, 500, 502,
                                  503, 504, 522 };

typedef struct
{
  const char *folder;
  guint       n_seeds;
  GHashTable *printed;   /* lines of consoles, each of which is a seed once */
} Output;

static void
write_seed (Output       *output,
            const char   *target,
            const guint8 *head,
            gsize         n_head,
            gconstpointer data,
            gsize         size)
{
  g_autofree char *folder = g_build_filename (output->folder, target, NULL);
  g_autofree char *name = g_strdup_printf ("%04u", output->n_seeds);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GByteArray) array = g_byte_array_new ();

  if (size == 0 || size > MAX_SEED)
    return;

  g_byte_array_append (array, head, (guint) n_head);
  g_byte_array_append (array, data, (guint) size);
  if (g_mkdir_with_parents (folder, 0755) != 0 ||
      !g_file_set_contents (path, (const char *) array->data, array->len, NULL))
    g_error ("Cannot write %s", path);

  output->n_seeds++;
}

static void
write_record (Output        *output,
              guint8         row,
              PteroResource *resource)
{
  g_autoptr(GBytes) record = ptero_resource_to_record (resource);

  write_seed (output, "record", &row, 1, g_bytes_get_data (record, NULL),
              g_bytes_get_size (record));
}

static void
write_records (Output    *output,
               Recording *recording,
               guint8     row,
               GBytes    *body)
{
  g_autoptr(PteroAnswer) answer = ptero_answer_new (recording->status, body, recording->body);
  GPtrArray *items;

  if (!ptero_answer_make (answer, ptero_endpoint_get_info (row), NULL))
    return;

  items = ptero_answer_get_items (answer);
  if (ptero_answer_get_resource (answer) != NULL)
    write_record (output, row, ptero_answer_get_resource (answer));
  for (guint i = 0; items != NULL && i < MIN (items->len, 2); i++)
    write_record (output, row, items->pdata[i]);
}

static void
write_exchange (Output    *output,
                Recording *recording)
{
  g_autoptr(GBytes) body = recording_make_body (recording);
  int row = recording_find_row (recording->method, recording->path);
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  if (recording->status / 100 != 2)
    {
      guint8 head[] = { 0, JSON_NODE_HOLDS_OBJECT (recording->body) ? 1 : 2 };

      while (head[0] < G_N_ELEMENTS (statuses) && statuses[head[0]] != recording->status)
        head[0]++;
      write_seed (output, "error", head, sizeof head, data, size);
      return;
    }

  if (JSON_NODE_HOLDS_OBJECT (recording->body))
    write_seed (output, "json", NULL, 0, data, size);

  if (row >= 0 && ptero_endpoint_get_info (row)->type != NULL)
    {
      guint8 head[] = { (guint8) row };

      write_seed (output, "answer", head, sizeof head, data, size);
      write_records (output, recording, (guint8) row, body);
    }
}

/* What a server printed, if @frame says so. */
static void
write_printed (Output     *output,
               JsonObject *frame)
{
  static const char *const events[] = { "console output", "install output", "daemon message",
                                        NULL };
  const char *event = recording_get_string (frame, "event");
  JsonNode *arguments = json_object_get_member (frame, "args");
  JsonNode *first = arguments != NULL && JSON_NODE_HOLDS_ARRAY (arguments) && json_array_get_length (json_node_get_array (arguments)) > 0
                      ? json_array_get_element (json_node_get_array (arguments), 0) : NULL;
  const char *text = first != NULL && JSON_NODE_HOLDS_VALUE (first)
                       ? json_node_get_string (first)
                       : NULL;

  if (event != NULL && g_strv_contains (events, event) && text != NULL &&
      g_hash_table_add (output->printed, g_strdup (text)))
    write_seed (output, "console-text", NULL, 0, text, strlen (text));
}

/* The frames that came in @text, the beginning of a session. */
static void
write_session (Output *output,
               char   *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *frames = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(JsonNode) node = recording_read_line (lines[i], NULL);
      JsonObject *frame = node != NULL ? recording_get_object (json_node_get_object (node),
                                                               "frame") : NULL;
      g_autofree char *line = NULL;

      if (frame == NULL)
        continue;

      write_printed (output, frame);
      line = json_to_string (json_object_get_member (json_node_get_object (node), "frame"), FALSE);
      if (frames->len < MAX_SEED / 2)
        g_string_append_printf (frames, "%s\n", line);
    }

  write_seed (output, "frame", NULL, 0, frames->str, frames->len);
  g_string_free (frames, TRUE);
}

/* What no server printed while it was recorded */
static void
write_sequences (Output *output)
{
  static const char *const texts[] = {
    "\033]0;title\a.", "\033]52;c;cm0gLXJm\033\\.", "\033]8;;http://a/\033\\b\033]8;;\033\\",
    "\033Pq#0;2;0\033\\.", "\033_x\033\\\033^y\033\\\033Xz\033\\.",
    "\033[2J\033[10;10H\033[6n\033[?1049h\033[>0q\033[!p\033[5 q.", "\033c\0337\033(0\033#8\033=.",
    "\033[38:2::255:0:255m\033[38;5;208m.",
    "\033[?1m\033[>4;2m\033[1 m.", "\xc2\x9b" "31m\xc2\x9d" "0;title\xc2\x9c\xc2\x90q\a\xc2\x85.",
    "\xe2\x80\xae\xe2\x81\xa6\xd8\x9c\xff\xc2", "\033[31\033\n[",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    write_seed (output, "console-text", NULL, 0, texts[i], strlen (texts[i]));
}

static void
write_addresses (Output *output)
{
  static const char *const addresses[] = {
    "panel.example.com", "https://panel.example.com/", "http://192.168.1.4:8080/admin/",
    "HTTPS://PÄNEL.example/account/api",
    "[2001:db8::1]:8443", "http://[fe80::1%25eth0]/", "https://user:word@panel.example/x?y#z",
    "localhost:80", "panel.example.com.",
    "https://panel.example.com/server/1a7ce997", "https://xn--pnel-5qa.example",
    "  https://panel.example/sub/folder ", "10.0.0.1", "ftp://x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    write_seed (output, "address", NULL, 0, addresses[i], strlen (addresses[i]));
}

static void
write_dispositions (Output *output)
{
  static const char *const headers[] = {
    "attachment; filename=\"world.zip\"",
    "attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%F0%9F%A6%96.txt", "attachment",
    "attachment; filename=\"a\\\"b.txt\"; filename*=utf-8'de'%E2%82%AC.txt",
    "attachment; filename=../../etc/passwd", "inline; filename=\"..\"",
    "attachment; filename*=UTF-8''..%2f..%2fx", "attachment; filename=\"=?UTF-8?B?YS50eHQ=?=\"",
    "filename=a;filename=b", "attachment; filename*0=a; filename*1=b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    write_seed (output, "file-name", NULL, 0, headers[i], strlen (headers[i]));
}

static void
write_egg_files (Output *output)
{
  static const char *const eggs[] = {
    "{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"Paper\",\"author\":\"a@example.com\",\"docker_images\":{\"Java\":\"java:21\"},\"startup\":\"java\","
    "\"config\":{\"files\":\"{\\\"a\\\":{}}\",\"startup\":\"{}\",\"logs\":\"{}\",\"stop\":\"stop\"},\"scripts\":{\"installation\":{\"script\":\"#!/bin/sh\\n\"}},"
    "\"variables\":[{\"name\":\"A\",\"env_variable\":\"A\",\"default_value\":1,\"rules\":[\"required\"]}]}",
    "meta:\n  version: PLCN_v3\nname: 'It''s'\ntags: [a, ~]\ndocker_images:\n  'Java 21': java:21\nstartup_commands:\n  Default: \"java\\t-jar\"\n"
    "scripts:\n  installation:\n    script: |-\n      #!/bin/sh\n      echo\nvariables:\n  -\n    name: A\n    env_variable: a\n    user_viewable: true\n",
    "a: &x [*x]\n---\n- - - ? [b] : {}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (eggs); i++)
    write_seed (output, "egg-file", NULL, 0, eggs[i], strlen (eggs[i]));
}

static void
write_crons (Output *output)
{
  static const char *const crons[] = {
    "0\n4\n*\n*\n*", "*/15\n8-18\n*\n*\nMON-FRI", "5,35\n0-23/2\n1,15\nJAN,DEC\n?", "0\n0\nL\n*\n*",
    "0\n0\n15W\n*\n*",
    "0\n0\n?\n2\n1#5", "0\n0\n29\n2\nSUNL", "*/70\n*\n31\n4,6\n0-7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (crons); i++)
    write_seed (output, "cron", NULL, 0, crons[i], strlen (crons[i]));
}

/* What nodes sent */
static void
write_disposition (Output    *output,
                   Recording *recording)
{
  g_autoptr(SoupMessageHeaders) headers = recording_make_headers (recording);
  const char *header = soup_message_headers_get_one (headers, "Content-Disposition");

  if (header != NULL)
    write_seed (output, "file-name", NULL, 0, header, strlen (header));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GPtrArray) exchanges = NULL;
  g_autoptr(GPtrArray) sessions = NULL;
  Output output = { NULL };

  if (argc != 4)
    return 2;

  output.folder = argv[2];
  output.printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  exchanges = recording_list (argv[1], ".json");
  sessions = recording_list (argv[1], ".jsonl");

  for (guint i = 0; i < exchanges->len; i++)
    {
      g_autoptr(Recording) recording = recording_read (argv[1], exchanges->pdata[i], NULL);

      if (recording == NULL)
        continue;

      write_disposition (&output, recording);
      if (recording_is_whole (recording))
        write_exchange (&output, recording);
    }

  for (guint i = 0; i < sessions->len; i++)
    {
      g_autofree char *path = g_build_filename (argv[1], sessions->pdata[i], NULL);
      g_autofree char *text = NULL;

      if (g_file_get_contents (path, &text, NULL, NULL))
        write_session (&output, text);
    }

  write_addresses (&output);
  write_crons (&output);
  write_egg_files (&output);
  write_dispositions (&output);
  write_sequences (&output);
  g_hash_table_unref (output.printed);

  return g_file_set_contents (argv[3], "", 0, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}
