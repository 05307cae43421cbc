/* ptero-socket-frame.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-socket-frame.h"

#include <string.h>

#define MAX_DEPTH   64
#define REPLACEMENT 0xfffd

/* A frame is one small object, and a busy console sends thousands of them a second; it is read in
 * one pass without a tree, so that an array of a million numbers costs no more than its bytes. The
 * text is valid UTF-8 when it comes here. */
typedef struct
{
  const char *position;
  const char *end;
} Scanner;

static char
peek (Scanner *scanner)
{
  while (scanner->position < scanner->end && strchr (" \t\r\n", *scanner->position) != NULL &&
         *scanner->position != '\0')
    scanner->position++;

  return scanner->position < scanner->end ? *scanner->position : '\0';
}

static gboolean
take (Scanner *scanner,
      char     wanted)
{
  if (peek (scanner) != wanted)
    return FALSE;

  scanner->position++;

  return TRUE;
}

static gboolean
take_word (Scanner    *scanner,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scanner->end - scanner->position) < length ||
      memcmp (scanner->position, word, length) != 0)
    return FALSE;

  scanner->position += length;

  return TRUE;
}

/* The four digits of an escape; -1 if they are none. */
static int
read_digits (Scanner *scanner)
{
  int value = 0;

  if (scanner->end - scanner->position < 4)
    return -1;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*scanner->position++);

      if (digit < 0)
        return -1;

      value = value * 16 + digit;
    }

  return value;
}

/* Appends the character of an escape whose "\u" is behind. Half a surrogate pair and NUL, which no
 * C string holds, become the replacement character. */
static gboolean
read_unicode (Scanner *scanner,
              GString *string)
{
  int high = read_digits (scanner);

  if (high < 0)
    return FALSE;

  if (high >= 0xd800 && high < 0xdc00)
    {
      const char *begin = scanner->position;
      int low = take_word (scanner, "\\u") ? read_digits (scanner) : 0;

      if (low < 0)
        return FALSE;

      if (low >= 0xdc00 && low < 0xe000)
        {
          g_string_append_unichar (string, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
          return TRUE;
        }

      scanner->position = begin;
    }

  g_string_append_unichar (string, high == 0 || (high >= 0xd800 &&
                                                 high < 0xe000) ? REPLACEMENT : high);

  return TRUE;
}

static gboolean
read_escape (Scanner *scanner,
             GString *string)
{
  static const char names[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (scanner->position == scanner->end)
    return FALSE;

  if (*scanner->position == 'u')
    {
      scanner->position++;
      return read_unicode (scanner, string);
    }

  found = *scanner->position != '\0' ? strchr (names, *scanner->position) : NULL;
  if (found == NULL)
    return FALSE;

  scanner->position++;
  g_string_append_c (string, characters[found - names]);

  return TRUE;
}

/* (transfer full) (nullable): NULL if there is no string. */
static char *
read_string (Scanner *scanner)
{
  g_autoptr(GString) string = NULL;

  if (!take (scanner, '"'))
    return NULL;

  string = g_string_sized_new (128);

  while (scanner->position < scanner->end)
    {
      const char *begin = scanner->position;

      while (scanner->position < scanner->end && *scanner->position != '"' &&
             *scanner->position != '\\' &&
             *scanner->position != '\0')
        scanner->position++;

      g_string_append_len (string, begin, scanner->position - begin);

      if (scanner->position == scanner->end || *scanner->position == '\0')
        return NULL;

      if (*scanner->position++ == '"')
        return g_string_free (g_steal_pointer (&string), FALSE);

      if (!read_escape (scanner, string))
        return NULL;
    }

  return NULL;
}

static gboolean
skip_string (Scanner *scanner)
{
  for (scanner->position++; scanner->position < scanner->end; scanner->position++)
    {
      if (*scanner->position == '"')
        {
          scanner->position++;
          return TRUE;
        }

      if (*scanner->position == '\\')
        scanner->position++;
    }

  return FALSE;
}

/* Goes behind whatever value comes next, up to the "," or the bracket that ends it. */
static gboolean
skip_value (Scanner *scanner)
{
  guint depth = 0;

  while (TRUE)
    switch (peek (scanner))
      {
      case '\0':
        return FALSE;

      case '"':
        if (!skip_string (scanner))
          return FALSE;
        break;

      case '[':
      case '{':
        if (++depth > MAX_DEPTH)
          return FALSE;
        scanner->position++;
        break;

      case ',':
      case ']':
      case '}':
        if (depth == 0)
          return TRUE;
        if (*scanner->position != ',')
          depth--;
        scanner->position++;
        break;

      default:
        scanner->position++;
        break;
      }
}

/* The first element; the others, which no event has, are skipped. */
static gboolean
read_arguments (Scanner  *scanner,
                char    **argument)
{
  if (peek (scanner) == 'n')
    return take_word (scanner, "null");

  if (!take (scanner, '['))
    return FALSE;

  if (take (scanner, ']'))
    return TRUE;

  if (peek (scanner) == '"')
    {
      g_free (*argument);
      *argument = read_string (scanner);
      if (*argument == NULL)
        return FALSE;
    }
  else if (!take_word (scanner, "null"))
    return FALSE;

  while (take (scanner, ','))
    if (!skip_value (scanner))
      return FALSE;

  return take (scanner, ']');
}

static gboolean
read_member (Scanner  *scanner,
             char    **event,
             char    **argument)
{
  g_autofree char *name = read_string (scanner);

  if (name == NULL || !take (scanner, ':'))
    return FALSE;

  if (g_str_equal (name, "args"))
    return read_arguments (scanner, argument);

  if (!g_str_equal (name, "event"))
    return skip_value (scanner);

  g_free (*event);
  *event = read_string (scanner);

  return *event != NULL;
}

/**
 * ptero_socket_frame_read:
 * @data: what arrived in a text frame
 * @length: its length in bytes
 * @event: (out) (transfer full): the name of the event
 * @argument: (out) (transfer full) (nullable): its first argument, %NULL if it
 *   has none
 *
 * Reads `{"event":"…","args":["…"]}`, in any order and with whatever else may
 * be in it. Arguments are strings or null, which is an empty one.
 *
 * Returns: whether it is a frame; if not, nothing is given out
 */
gboolean
ptero_socket_frame_read (const char  *data,
                         gsize        length,
                         char       **event,
                         char       **argument)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  Scanner scanner = { data, data + length };

  g_return_val_if_fail (data != NULL, FALSE);

  if (!g_utf8_validate_len (data, length, NULL) || !take (&scanner, '{'))
    return FALSE;

  do
    if (!read_member (&scanner, &name, &text))
      return FALSE;
  while (take (&scanner, ','));

  if (!take (&scanner, '}') || peek (&scanner) != '\0' || scanner.position != scanner.end ||
      name == NULL)
    return FALSE;

  *event = g_steal_pointer (&name);
  *argument = g_steal_pointer (&text);

  return TRUE;
}

static void
append_string (GString    *string,
               const char *text)
{
  g_string_append_c (string, '"');

  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      g_string_append_printf (string, "\\%c", *text);
    else if ((guchar) *text < 0x20 || *text == 0x7f)
      g_string_append_printf (string, "\\u%04x", (guint) *text);
    else
      g_string_append_c (string, *text);

  g_string_append_c (string, '"');
}

/**
 * ptero_socket_frame_make:
 * @event: the name of an event
 * @argument: (nullable): its argument
 *
 * Returns: (transfer full): the text of a frame
 */
char *
ptero_socket_frame_make (const char *event,
                         const char *argument)
{
  GString *string = g_string_new ("{\"event\":");

  append_string (string, event);
  g_string_append (string, ",\"args\":[");

  if (argument != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (argument, -1);

      append_string (string, valid);
    }
  else
    {
      /* As the panel's own page does */
      g_string_append (string, "null");
    }

  g_string_append (string, "]}");

  return g_string_free (string, FALSE);
}
