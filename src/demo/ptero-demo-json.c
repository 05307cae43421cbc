/* ptero-demo-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-json.h"

#include <string.h>

/* Writes JSON the way PHP does: compact with escaped slashes and \uXXXX, or pretty with four
 * spaces and plain slashes (what Laravel uses for HTTP exceptions). */

static void
append_escaped (PteroDemoJson *self,
                const char    *value)
{
  const char *run = value;
  const char *at = value;

  g_string_append_c (self->text, '"');

  while (*at != '\0')
    {
      guchar c = (guchar) *at;

      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\' && (c != '/' || self->pretty))
        {
          at++;
          continue;
        }

      g_string_append_len (self->text, run, at - run);

      if (c >= 0x80)
        {
          gunichar point = g_utf8_get_char (at);

          if (point >= 0x10000)
            g_string_append_printf (self->text, "\\u%04x\\u%04x",
                                    0xd800 + ((point - 0x10000) >> 10),
                                    0xdc00 + ((point - 0x10000) & 0x3ff));
          else
            g_string_append_printf (self->text, "\\u%04x", point);

          at = g_utf8_next_char (at);
        }
      else
        {
          if (c == '\n')
            g_string_append (self->text, "\\n");
          else if (c == '\r')
            g_string_append (self->text, "\\r");
          else if (c == '\t')
            g_string_append (self->text, "\\t");
          else if (c < 0x20)
            g_string_append_printf (self->text, "\\u%04x", c);
          else
            {
              g_string_append_c (self->text, '\\');
              g_string_append_c (self->text, (char) c);
            }

          at++;
        }

      run = at;
    }

  g_string_append_len (self->text, run, at - run);
  g_string_append_c (self->text, '"');
}

static void
append_line_break (PteroDemoJson *self)
{
  if (!self->pretty || self->text->len == 0)
    return;

  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "    ");
}

static void
append_name (PteroDemoJson *self,
             const char    *name)
{
  if (self->after_value)
    g_string_append_c (self->text, ',');

  append_line_break (self);

  if (name != NULL)
    {
      append_escaped (self, name);
      g_string_append (self->text, self->pretty ? ": " : ":");
    }

  self->after_value = TRUE;
}

static void
open_container (PteroDemoJson *self,
                const char    *name,
                char           bracket)
{
  append_name (self, name);
  g_string_append_c (self->text, bracket);
  self->after_value = FALSE;
  self->depth++;
}

static void
close_container (PteroDemoJson *self,
                 char           bracket)
{
  self->depth--;
  if (self->after_value)
    append_line_break (self);

  g_string_append_c (self->text, bracket);
  self->after_value = TRUE;
}

/**
 * ptero_demo_json_init:
 * @self: a writer, not yet initialised
 * @pretty: whether to indent
 *
 * Begins an empty document; give it back with [func@PteroDemoJson.finish].
 */
void
ptero_demo_json_init (PteroDemoJson *self,
                      gboolean       pretty)
{
  memset (self, 0, sizeof *self);
  self->text = g_string_sized_new (pretty ? 256 : 4096);
  self->pretty = pretty;
}

/**
 * ptero_demo_json_finish:
 * @self: a writer whose containers are all closed
 * @length: (out): bytes of the text
 *
 * Returns: (transfer full): the document
 */
char *
ptero_demo_json_finish (PteroDemoJson *self,
                        gsize         *length)
{
  g_assert (self->depth == 0);

  *length = self->text->len;

  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

/* Begins and ends an object; @name is %NULL inside lists and at the top. */
void
ptero_demo_json_begin (PteroDemoJson *self,
                       const char    *name)
{
  open_container (self, name, '{');
}

void
ptero_demo_json_end (PteroDemoJson *self)
{
  close_container (self, '}');
}

/* Begins and ends a list. */
void
ptero_demo_json_open (PteroDemoJson *self,
                      const char    *name)
{
  open_container (self, name, '[');
}

void
ptero_demo_json_close (PteroDemoJson *self)
{
  close_container (self, ']');
}

void
ptero_demo_json_string (PteroDemoJson *self,
                        const char    *name,
                        const char    *value)
{
  append_name (self, name);

  if (value != NULL)
    append_escaped (self, value);
  else
    g_string_append (self->text, "null");
}

void
ptero_demo_json_int (PteroDemoJson *self,
                     const char    *name,
                     gint64         value)
{
  char buffer[24];
  char *at = buffer + sizeof buffer;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  append_name (self, name);

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);

  if (value < 0)
    *--at = '-';

  g_string_append_len (self->text, at, buffer + sizeof buffer - at);
}

/* Like PHP: a whole number loses its fraction. */
void
ptero_demo_json_double (PteroDemoJson *self,
                        const char    *name,
                        double         value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  append_name (self, name);
  g_string_append (self->text, g_ascii_formatd (buffer, sizeof buffer, "%.12g", value));
}

void
ptero_demo_json_boolean (PteroDemoJson *self,
                         const char    *name,
                         gboolean       value)
{
  append_name (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

void
ptero_demo_json_null (PteroDemoJson *self,
                      const char    *name)
{
  append_name (self, name);
  g_string_append (self->text, "null");
}

/* @text is one JSON value, ready made. */
void
ptero_demo_json_raw (PteroDemoJson *self,
                     const char    *name,
                     const char    *text)
{
  append_name (self, name);
  g_string_append (self->text, text);
}

void
ptero_demo_json_strings (PteroDemoJson      *self,
                         const char         *name,
                         const char * const *values)
{
  ptero_demo_json_open (self, name);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    ptero_demo_json_string (self, NULL, values[i]);
  ptero_demo_json_close (self);
}
