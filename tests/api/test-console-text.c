/* test-console-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-console-text.h"

static void
test_clean (void)
{
  static const struct { const char *text; const char *clean; const char *plain; } cases[] = {
    { "", "", "" },
    { "plain ü 日本 🦖\t.", "plain ü 日本 🦖\t.", "plain ü 日本 🦖\t." },
    { "\033[32m[INFO]\033[0m ok", "\033[32m[INFO]\033[0m ok", "[INFO] ok" },
    { "\033[1;38;5;208mx\033[m\033[38:2::255:0:255my",
      "\033[1;38;5;208mx\033[m\033[38:2::255:0:255my", "xy" },
    { "\rprogress 10%\rprogress 20%", "\rprogress 10%\rprogress 20%", "progress 10%progress 20%" },
    /* titles, links, clipboards, images */
    { "a\033]0;title\ab", "ab", "ab" },
    { "a\033]52;c;cm0gLXJm\033\\b", "ab", "ab" },
    { "a\033]8;;http://evil/\033\\link\033]8;;\033\\b", "alinkb", "alinkb" },
    { "a\033Pq#0;2;0\033\\b", "ab", "ab" },
    { "a\033_x\033\\b\033^y\033\\c\033Xz\033\\d", "abcd", "abcd" },
    { "a\033]0;never ends", "a", "a" },
    { "a\033]0;other\033[31mb", "a\033[31mb", "ab" },
    /* moves, erases, questions, modes */
    { "a\033[2J\033[H\033[10;10Hb\033[6n\033[c\033[?1049h\033[>0q\033[!p\033[5 qc", "abc", "abc" },
    { "a\033c\0337\0338\033(0\033#8\033=b", "ab", "ab" },
    /* no colour but looks like one */
    { "\033[?1m\033[>4;2m\033[1 mx", "x", "x" },
    { "\033[31", "", "" },
    { "\033[", "", "" },
    { "\033", "", "" },
    { "a\033\nb", "ab", "ab" },
    { "\033[31\033[32mx", "\033[32mx", "x" },
    /* the same in one character */
    { "a\xc2\x9b" "31mb\xc2\x9b" "2Jc", "a\033[31mbc", "abc" },
    { "a\xc2\x9d" "0;title\xc2\x9c" "b\xc2\x90q\ac\xc2\x85", "abc", "abc" },
    /* controls, bidirectional marks, what is not UTF-8 */
    { "a\a\b\v\f\x7f\x01\nb", "ab", "ab" },
    { "evil\xe2\x80\xaetxt.exe\xe2\x81\xa6", "evil<U+202E>txt.exe<U+2066>",
      "evil<U+202E>txt.exe<U+2066>" },
    { "a\xff" "b\xc2", "a\xef\xbf\xbd" "b\xef\xbf\xbd", "a\xef\xbf\xbd" "b\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = ptero_console_text_clean (cases[i].text);
      g_autofree char *plain = ptero_console_text_strip (cases[i].text);
      g_autofree char *again = ptero_console_text_clean (clean);

      g_test_message ("%u", i);
      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      /* nothing comes into being by what is taken away */
      g_assert_cmpstr (again, ==, clean);
    }
}

static gboolean
is_colour (const char *escape)
{
  return escape[1] == '[' && escape[2 + strspn (escape + 2, "0123456789;:")] == 'm';
}

/* Whatever comes, no escape but a colour goes. */
static void
test_random (void)
{
  static const char alphabet[] = "\033\033\033[[]]P\\\a\xc2\x9b\x9d\x9c\x90mJHn?;:01 \nax";

  for (guint i = 0; i < 20000; i++)
    {
      char text[40];
      g_autofree char *clean = NULL;

      for (guint j = 0; j < sizeof text; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[sizeof text - 1] = '\0';

      clean = ptero_console_text_clean (text);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      for (const char *position = clean; *position != '\0'; position = g_utf8_next_char (position))
        {
          gunichar character = g_utf8_get_char (position);

          if (character == '\033')
            g_assert_true (is_colour (position));
          else
            g_assert_true (character == '\t' || character == '\r' ||
                           !g_unichar_iscntrl (character));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/console-text/clean", test_clean);
  g_test_add_func ("/console-text/random", test_random);

  return g_test_run ();
}
