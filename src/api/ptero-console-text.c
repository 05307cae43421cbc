/* ptero-console-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-console-text.h"

#include <string.h>

#define ESCAPE   0x1b
#define MAX_SGR  128    /* bytes of the parameters of one sequence */

/* Where the text of a control string (OSC, DCS, SOS, PM, APC) is over: behind BEL, ST or the end of
 * the line. */
static const char *
skip_string (const char *position)
{
  while (*position != '\0' && *position != '\n')
    {
      if (*position == '\a')
        return position + 1;

      if (*position == ESCAPE)
        return position[1] == '\\' ? position + 2 : position;

      /* ST as one character, U+009C */
      if (g_str_has_prefix (position, "\xc2\x9c"))
        return position + 2;

      position++;
    }

  return position;
}

/* @position: behind the CSI. Keeps colours and weights, which end in "m" and have digits only;
 * everything else that a terminal does is dropped: to move, to erase, to answer, to change its
 * title. */
static const char *
take_sequence (const char *position,
               GString    *string)
{
  const char *begin = position;
  gsize length;

  position += strspn (position, "0123456789;:");
  length = position - begin;

  if (*position == 'm' && length <= MAX_SGR)
    {
      if (string != NULL)
        g_string_append_printf (string, "\033[%.*sm", (int) length, begin);
      return position + 1;
    }

  /* Parameters, intermediates, and the final character */
  while (*position >= 0x20 && *position < 0x40)
    position++;

  return *position >= 0x40 && *position < 0x7f ? position + 1 : position;
}

/* @position: behind the escape character. */
static const char *
take_escape (const char *position,
             GString    *colours)
{
  if (*position == '[')
    return take_sequence (position + 1, colours);

  if (*position != '\0' && strchr ("]PX^_", *position) != NULL)
    return skip_string (position + 1);

  /* Intermediates and the final character */
  while (*position >= 0x20 && *position < 0x30)
    position++;

  return *position >= 0x30 && *position < 0x7f ? position + 1 : position;
}

/* The same in one character, which UTF-8 takes two bytes for. */
static const char *
take_c1 (gunichar    character,
         const char *position,
         GString    *colours)
{
  if (character == 0x9b)
    return take_sequence (position, colours);

  if (character == 0x90 || character == 0x98 || (character >= 0x9d && character <= 0x9f))
    return skip_string (position);

  return position;
}

/* Marks that turn the order of what is shown. */
static gboolean
is_bidi_control (gunichar character)
{
  return character == 0x061c || character == 0x200e || character == 0x200f ||
         (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 &&
                                                          character <= 0x2069);
}

static void
append_visible (GString  *string,
                gunichar  character)
{
  if (is_bidi_control (character))
    g_string_append_printf (string, "<U+%04X>", character);
  else
    g_string_append_unichar (string, character);
}

static char *
filter (const char *text,
        gboolean    keep_colours)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *string = g_string_sized_new (strlen (valid) + 1);
  const char *position = valid;

  while (*position != '\0')
    {
      gunichar character = g_utf8_get_char (position);

      position = g_utf8_next_char (position);

      if (character == ESCAPE)
        position = take_escape (position, keep_colours ? string : NULL);
      else if (character >= 0x80 && character < 0xa0)
        position = take_c1 (character, position, keep_colours ? string : NULL);
      else if (character == '\t' || (character == '\r' && keep_colours) ||
               (character >= 0x20 && character != 0x7f))
        append_visible (string, character);
    }

  return g_string_free (string, FALSE);
}

/**
 * ptero_console_text_clean:
 * @text: what a server has written
 *
 * Makes of hostile text what may be fed to a terminal: text, tabs, carriage
 * returns and colours (SGR). All other sequences and control characters are
 * dropped, line feeds too, as this is one line; marks that turn the direction
 * of writing become visible.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
ptero_console_text_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return filter (text, TRUE);
}

/**
 * ptero_console_text_strip:
 * @text: what a server has written
 *
 * Returns: (transfer full): @text as plain text, to search and to store
 */
char *
ptero_console_text_strip (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return filter (text, FALSE);
}
