/* fuzz-console-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "ptero-console-text.h"

/* What a server prints, on its way to a terminal: whatever came, what is let through is text, tabs,
 * carriage returns and colours. */

/* Returns: what is behind the colour at @position, which must be one */
static const char *
check_colour (const char *position)
{
  g_assert_true (position[1] == '[');
  position += 2;
  position += strspn (position, "0123456789;:");
  g_assert_true (*position == 'm');

  return position + 1;
}

static void
check_character (gunichar character,
                 gboolean with_returns)
{
  g_assert_true (character >= 0x20 || character == '\t' || (with_returns && character == '\r'));
  g_assert_true (character < 0x7f || character >= 0xa0);
  g_assert_true (character < 0x202a || character > 0x202e);
  g_assert_true (character < 0x2066 || character > 0x2069);
  g_assert_true (character != 0x061c && character != 0x200e && character != 0x200f);
}

static void
check_output (const char *text,
              gboolean    with_colours)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));

  while (*text != '\0')
    {
      if (with_colours && *text == 0x1b)
        {
          text = check_colour (text);
          continue;
        }

      check_character (g_utf8_get_char (text), with_colours);
      text = g_utf8_next_char (text);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autofree char *clean = ptero_console_text_clean (text);
  g_autofree char *plain = ptero_console_text_strip (text);
  g_autofree char *clean_again = ptero_console_text_clean (clean);
  g_autofree char *plain_of_clean = ptero_console_text_strip (clean);

  check_output (clean, TRUE);
  check_output (plain, FALSE);

  /* nothing comes into being by what is taken away, and the colours are all that the two differ
   * in */
  g_assert_cmpstr (clean_again, ==, clean);
  g_assert_cmpstr (plain_of_clean, ==, plain);

  /* a mark of two bytes becomes eight */
  g_assert_cmpuint (strlen (clean), <=, 4 * strlen (text));

  return 0;
}
