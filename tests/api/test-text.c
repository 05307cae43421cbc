/* test-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <time.h>

#include "ptero-secret.h"
#include "ptero-text.h"

static void
test_safe (void)
{
  static const struct { const char *text; const char *safe; } rows[] = {
    { NULL, "" },
    { "", "" },
    { "Survival SMP", "Survival SMP" },
    { "Überleben 生存 🎮 👩‍🚀 <b>&amp;", "Überleben 生存 🎮 👩‍🚀 <b>&amp;" },
    { "two\nlines\tand\rmore", "two␊lines␉and␍more" },
    { "bell\a escape\033[31m del\177", "bell␇ escape␛[31m del␡" },
    { "exe.\u202egpj", "exe.⟨U+202E⟩gpj" },
    { "\u2066isolate\u2069", "⟨U+2066⟩isolate⟨U+2069⟩" },
    { "zero\u200bwidth", "zero⟨U+200B⟩width" },
    { "line\u2028break", "line⟨U+2028⟩break" },
    { "c1 \302\205 control", "c1 ⟨U+0085⟩ control" },
    { "tag \U000e0041", "tag ⟨U+E0041⟩" },
    { "not \xff utf-8", "not \ufffd utf-8" },
    { "cut \xe2\x82", "cut \ufffd\ufffd" },
    /* there is nothing to see */
    { "   ", "–" },
    { "\u00a0\u2003\u3000", "–" },
    { "\u0301\u0302", "–" },
    { "\u200d\u200c\ufe0f", "–" },
    { "\u2800", "–" },
    { "\n", "␊" },
    { " \u0301 .", " \u0301 ." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *safe = ptero_text_make_safe (rows[i].text);

      g_assert_true (g_utf8_validate (safe, -1, NULL));
      g_assert_cmpstr (safe, ==, rows[i].safe);
    }
}

static void
test_safe_long (void)
{
  g_autofree char *text = g_strnfill (1000 * 1000, 'x');
  g_autofree char *safe = ptero_text_make_safe (text);

  g_assert_cmpint (g_utf8_strlen (safe, -1), ==, 1001);
  g_assert_true (g_str_has_suffix (safe, "x…"));
}

static void
test_safe_line (void)
{
  g_autofree char *marks = g_strnfill (2000, ' ');
  g_autofree char *name = ptero_text_make_safe (marks);
  g_autofree char *blank = ptero_text_make_line_safe ("  ");
  g_autofree char *line = ptero_text_make_line_safe ("a\u202eb");

  g_assert_cmpstr (name, ==, "–");
  g_assert_cmpstr (blank, ==, "  ");
  g_assert_cmpstr (line, ==, "a⟨U+202E⟩b");
}

static void
test_safe_lines (void)
{
  g_autofree char *long_line = g_strnfill (1000 * 1000, 'x');
  g_autofree char *text = g_strconcat ("#!/bin/sh\r\n\tcd /mnt\rrm \u202e*\n", long_line, "\nend\n",
                                       NULL);
  g_autofree char *safe = ptero_text_make_lines_safe (text);
  g_autofree char *nothing = ptero_text_make_lines_safe (NULL);
  g_auto(GStrv) lines = g_strsplit (safe, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "#!/bin/sh");
  g_assert_cmpstr (lines[1], ==, "\tcd /mnt␍rm ⟨U+202E⟩*");
  g_assert_cmpint (g_utf8_strlen (lines[2], -1), ==, 10000);
  g_assert_true (g_str_has_suffix (lines[2], "x…"));
  g_assert_cmpstr (lines[3], ==, "end");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_secret (void)
{
  static const char *const key = "ptlc_0123456789aQWERTZUIOPASDFGHJKLYXCVBNM098765";
  static const struct { const char *text; const char *hidden; } rows[] = {
    { "", "" },
    { "Über alles", "Über alles" },
    { "Bearer ptlc_0123456789aQWERTZUIOPASDFGHJKLYXCVBNM098765.", "Bearer ptlc_•••." },
    { "ptlc%5F0123456789aQWERTZUIOPASDFGHJKLYXCVBNM098765", "ptlc%5F•••" },
    { "0123456789aQWERTZUIOPASDFGHJKLYXCVBNM098765 twice 0123456789aQWERTZUIOPASDFGHJKLYXCVBNM098765", "••• twice •••" },
    { "cut off: 0123456789aQWERTZ…", "cut off: •••…" },
    { "its end: …XCVBNM098765", "its end: …•••" },
    { "the identifier ptlc_0123456789a is public", "the identifier ptlc_0123456789a is public" },
    { "0120123456789aQWE", "012•••" },
    { "0123456789aQWERTZ0123456789aQWERTZ", "••••••" },
    { "0123456789a", "0123456789a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *hidden = ptero_secret_hide (rows[i].text, key);
      g_autofree char *kept = ptero_secret_hide (rows[i].text, NULL);

      g_assert_cmpstr (hidden, ==, rows[i].hidden);
      g_assert_cmpstr (kept, ==, rows[i].text);
    }
}

/* Keys of old panels have no kind; what is typed by mistake is not masked in each word. */
static void
test_odd_secret (void)
{
  g_autofree char *old = ptero_secret_hide ("key=1234567890abcdef!", "1234567890abcdef");
  g_autofree char *short_token = ptero_secret_hide ("a_b ptla_secret", "ptla_secret");
  g_autofree char *word = ptero_secret_hide ("a bad key", "a");
  g_autofree char *nothing = ptero_secret_hide ("a bad key", "");

  g_assert_cmpstr (old, ==, "key=•••!");
  g_assert_cmpstr (short_token, ==, "a_b •••");
  g_assert_cmpstr (word, ==, "a bad key");
  g_assert_cmpstr (nothing, ==, "a bad key");
}

/* The processor time that a thousand calls take at the least. */
static double
measure_pace (char *(*hide) (const char *text,
                             const char *key))
{
  static const char *const text =
    "An error occurred on the remote host: the node did not answer in time. Try again later.";
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < 20; i++)
    {
      const clock_t begin = clock ();

      for (guint j = 0; j < 1000; j++)
        g_free (hide (text, "ptlc_1qHf7ZkT0bWmX9sLrYc3VnEoPa5JdGu8iRt2KyQw6S1"));
      least = MIN (least, (double) (clock () - begin));
    }

  return least;
}

static char *
copy_lower (const char *text,
            const char *key)
{
  return g_ascii_strdown (text, -1);
}

/* A job may have failed for ten thousand servers, each with a text of its own. */
static void
test_secret_pace (void)
{
  g_assert_cmpfloat (measure_pace (ptero_secret_hide), <, 8 * measure_pace (copy_lower));
}

/* What is cut is what is shown: a control character is eight of them. */
static void
test_text_short (void)
{
  g_autofree char *whole = ptero_text_make_short ("abc", 3);
  g_autofree char *cut = ptero_text_make_short ("\xe2\x80\xae\xc3\xa4", 4);
  g_autofree char *none = ptero_text_make_short (NULL, 3);

  g_assert_cmpstr (whole, ==, "abc");
  g_assert_cmpstr (cut, ==, "⟨U+2…");
  g_assert_cmpstr (none, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/safe", test_safe);
  g_test_add_func ("/text/safe-long", test_safe_long);
  g_test_add_func ("/text/safe-line", test_safe_line);
  g_test_add_func ("/text/safe-lines", test_safe_lines);
  g_test_add_func ("/text/secret", test_secret);
  g_test_add_func ("/text/secret/odd", test_odd_secret);
  g_test_add_func ("/text/secret/pace", test_secret_pace);
  g_test_add_func ("/text/short", test_text_short);

  return g_test_run ();
}
