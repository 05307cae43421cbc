/* test-diff.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "ptero-diff.h"
#include "ptero-text-format.h"

/* Makes the new text of the old one and the hunks. */
static char *
apply (PteroDiff *diff)
{
  GString *text = g_string_new (NULL);
  guint n_hunks, n_old, n_new;
  const PteroDiffHunk *hunks = ptero_diff_get_hunks (diff, &n_hunks);
  const char *const *old_lines = ptero_diff_get_old_lines (diff, &n_old);
  const char *const *new_lines = ptero_diff_get_new_lines (diff, &n_new);
  guint line = 0;

  for (guint i = 0; i < n_hunks; i++)
    {
      while (line < hunks[i].old_start)
        g_string_append_printf (text, "%s\n", old_lines[line++]);
      g_assert_true (hunks[i].n_old + hunks[i].n_new > 0);
      line += hunks[i].n_old;
      for (guint n = 0; n < hunks[i].n_new; n++)
        g_string_append_printf (text, "%s\n", new_lines[hunks[i].new_start + n]);
    }
  while (line < n_old)
    g_string_append_printf (text, "%s\n", old_lines[line++]);

  return g_string_free (text, FALSE);
}

static void
check (const char *old_text,
       const char *new_text,
       guint       n_removed,
       guint       n_added)
{
  g_autoptr(PteroDiff) diff = ptero_diff_new (old_text, new_text);
  g_autofree char *applied = apply (diff);

  g_assert_cmpstr (applied, ==, new_text);
  g_assert_cmpuint (ptero_diff_get_n_removed (diff), ==, n_removed);
  g_assert_cmpuint (ptero_diff_get_n_added (diff), ==, n_added);
}

static void
test_lines (void)
{
  check ("", "", 0, 0);
  check ("a\n", "a\n", 0, 0);
  check ("", "a\nb\n", 0, 2);
  check ("a\nb\n", "", 2, 0);
  check ("a\nb\nc\n", "a\nx\nc\n", 1, 1);
  check ("a\nb\nc\n", "a\nc\n", 1, 0);
  check ("a\nc\n", "a\nb\nc\n", 0, 1);
  check ("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n", 3, 2);
  check ("a\na\na\n", "a\na\n", 1, 0);
  check ("x\ny\n", "p\nq\n", 2, 2);
  check ("\n\n\n", "\n\n", 1, 0);
}

static void
test_last_line (void)
{
  g_autoptr(PteroDiff) diff = ptero_diff_new ("a\nb", "a\nb\n");
  guint n_hunks, n_lines;

  ptero_diff_get_hunks (diff, &n_hunks);
  g_assert_cmpuint (n_hunks, ==, 0);
  ptero_diff_get_old_lines (diff, &n_lines);
  g_assert_cmpuint (n_lines, ==, 2);
}

/* The length of the longest common subsequence, in the plain way. */
static guint
count_common (const char *a,
              const char *b)
{
  guint table[40][40] = { 0 };

  for (guint i = 0; a[i] != '\0'; i++)
    for (guint j = 0; b[j] != '\0'; j++)
      table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : MAX (table[i + 1][j], table[i][j + 1]);

  return table[strlen (a)][strlen (b)];
}

static void
make_random (char    *letters,
             GString *lines,
             guint    n_letters)
{
  guint length = g_test_rand_int_range (0, 39);

  g_string_truncate (lines, 0);
  for (guint i = 0; i < length; i++)
    {
      letters[i] = 'a' + g_test_rand_int_range (0, n_letters);
      g_string_append_printf (lines, "%c\n", letters[i]);
    }
  letters[length] = '\0';
}

/* Always right, and never longer than needed. */
static void
test_random (void)
{
  g_autoptr(GString) a = g_string_new (NULL);
  g_autoptr(GString) b = g_string_new (NULL);
  char a_letters[40];
  char b_letters[40];

  for (guint i = 0; i < 3000; i++)
    {
      guint common;

      make_random (a_letters, a, 2 + i % 5);
      make_random (b_letters, b, 2 + i % 5);
      common = count_common (a_letters, b_letters);
      check (a->str, b->str, strlen (a_letters) - common, strlen (b_letters) - common);
    }
}

static char *
make_lines (guint n_lines,
            guint factor,
            guint n_different)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (text, "line %u\n", (guint) (((guint64) i * factor) % n_different));

  return g_string_free (text, FALSE);
}

/* What would take too long is not compared to its end. */
#define UNKNOWN G_MAXUINT

static void
check_long (const char *old_text,
            const char *new_text,
            guint       n_removed,
            guint       n_added)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr(PteroDiff) diff = ptero_diff_new (old_text, new_text);
  const gint64 end = g_get_monotonic_time ();
  g_autofree char *applied = apply (diff);

  g_assert_cmpstr (applied, ==, new_text);
  if (n_removed != UNKNOWN)
    {
      g_assert_cmpuint (ptero_diff_get_n_removed (diff), ==, n_removed);
      g_assert_cmpuint (ptero_diff_get_n_added (diff), ==, n_added);
    }
  g_test_message ("%u removed, %u added in %" G_GINT64_FORMAT " ms",
                  ptero_diff_get_n_removed (diff),
                  ptero_diff_get_n_added (diff), (end - start) / 1000);
  g_assert_cmpint (end - start, <, 5 * G_TIME_SPAN_SECOND);
}

static void
test_long (void)
{
  g_autofree char *plain = make_lines (20000, 1, 20000);
  g_autofree char *other = make_lines (20000, 1, 20000 * 7);
  g_autofree char *shuffled = make_lines (20000, 7919, 20000);
  g_autofree char *few = make_lines (20000, 7, 11);
  g_autofree char *few_other = make_lines (20000, 5, 13);
  g_autofree char *numbered = g_strconcat ("first\n", plain, "last\n", NULL);
  g_auto(GStrv) parts = g_strsplit (plain, "line 1", -1);
  g_autofree char *all_others = g_strjoinv ("row 1", parts);

  check_long (plain, numbered, 0, 2);
  check_long (plain, other, 0, 0);
  check_long (plain, all_others, 11111, 11111);
  check_long (plain, shuffled, UNKNOWN, UNKNOWN);
  check_long (few, few_other, UNKNOWN, UNKNOWN);
}

static void
check_take (const char *old_text,
            const char *new_text,
            guint       hunk,
            const char *taken)
{
  g_autoptr(PteroDiff) diff = ptero_diff_new (old_text, new_text);
  g_autofree char *text = ptero_diff_take_old (diff, hunk);
  g_autoptr(PteroDiff) fresh = ptero_diff_new (old_text, taken);
  guint n_hunks, n_fresh, n_lines, n_fresh_lines;
  const PteroDiffHunk *hunks = ptero_diff_get_hunks (diff, &n_hunks);
  const PteroDiffHunk *fresh_hunks = ptero_diff_get_hunks (fresh, &n_fresh);

  g_assert_cmpstr (text, ==, taken);

  /* what is left is what a comparison with that text tells */
  ptero_diff_get_new_lines (diff, &n_lines);
  ptero_diff_get_new_lines (fresh, &n_fresh_lines);
  g_assert_cmpuint (n_lines, ==, n_fresh_lines);
  g_assert_cmpmem (hunks, n_hunks * sizeof *hunks, fresh_hunks, n_fresh * sizeof *fresh_hunks);
  g_assert_cmpuint (ptero_diff_get_n_removed (diff), ==, ptero_diff_get_n_removed (fresh));
  g_assert_cmpuint (ptero_diff_get_n_added (diff), ==, ptero_diff_get_n_added (fresh));
}

static void
test_take (void)
{
  check_take ("a\nb\nc\n", "a\nx\nc\ny\n", 0, "a\nb\nc\ny\n");
  check_take ("a\nb\nc\n", "a\nx\nc\ny\n", 1, "a\nx\nc\n");
  check_take ("a\nb\n", "a", 0, "a\nb");
  check_take ("a\n", "a\nb", 0, "a");
  check_take ("a\n", "", 0, "a\n");
  check_take ("", "a\n", 0, "");
  check_take ("", "a", 0, "");
  check_take ("a\n\nb\n", "a\nb\n", 0, "a\n\nb\n");
}

static void
test_words (void)
{
  guint start, n_old, n_new;

  ptero_diff_compare_words ("max-players=100", "max-players=80", &start, &n_old, &n_new);
  g_assert_cmpuint (start, ==, 12);
  g_assert_cmpuint (n_old, ==, 3);
  g_assert_cmpuint (n_new, ==, 2);
  ptero_diff_compare_words ("die größe ist", "die grüße ist", &start, &n_old, &n_new);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (n_old, ==, 5);
  g_assert_cmpuint (n_new, ==, 5);
  ptero_diff_compare_words ("pvp=true", "pvp=false", &start, &n_old, &n_new);
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (n_old, ==, 4);
  g_assert_cmpuint (n_new, ==, 5);
  ptero_diff_compare_words ("aa", "aaa", &start, &n_old, &n_new);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (n_old, ==, 2);
  g_assert_cmpuint (n_new, ==, 3);

  /* what is between words is no part of them */
  ptero_diff_compare_words ("a b", "a, b", &start, &n_old, &n_new);
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (n_old, ==, 0);
  g_assert_cmpuint (n_new, ==, 1);
}

typedef struct
{
  const char        *bytes;
  gsize              length;
  PteroTextEncoding  encoding;
  PteroLineEnds      line_ends;
  const char        *text;
} FormatCase;

#define CASE(bytes, encoding, line_ends, text) \
  { bytes, sizeof (bytes) - 1, PTERO_TEXT_ENCODING_ ## encoding, PTERO_LINE_ENDS_ ## line_ends, text }

static const FormatCase cases[] = {
  CASE ("", UTF_8, LF, ""),
  CASE ("a\nb", UTF_8, LF, "a\nb"),
  CASE ("a\nb\n\n", UTF_8, LF, "a\nb\n\n"),
  CASE ("a\r\nb\r\n", UTF_8, CRLF, "a\nb\n"),
  CASE ("a\r\nb\nc", UTF_8, MIXED, "a\r\nb\nc"),
  CASE ("a\rb\r", UTF_8, MIXED, "a\rb\r"),
  CASE ("\r\r\n", UTF_8, MIXED, "\r\r\n"),
  CASE ("\357\273\277gr\303\274n\r\n", UTF_8_MARKED, CRLF, "grün\n"),
  CASE ("\357\273\277", UTF_8_MARKED, LF, ""),
  CASE ("gr\374n\r\n", ISO_8859_1, CRLF, "grün\n"),
  CASE ("5 \200 \223so\224\n", WINDOWS_1252, LF, "5 € “so”\n"),
  CASE ("\201\374\200\n", ISO_8859_1, LF, "\302\201\303\274\302\200\n"),
  CASE ("\033[31mred\033[0m\t\n", UTF_8, LF, "\033[31mred\033[0m\t\n"),
};

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      g_autoptr(GBytes) again = NULL;
      g_autoptr(GError) error = NULL;
      PteroTextFormat format;
      g_autofree char *text = ptero_text_format_decode (&format, bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (format.encoding, ==, cases[i].encoding);
      g_assert_cmpint (format.line_ends, ==, cases[i].line_ends);
      again = ptero_text_format_encode (&format, text, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

static void
test_binary (void)
{
  static const char *const binaries[] = { "PK\003\004\000\000", "\001\002\003\004\005\006\007",
                                          "h\000e\000l\000l\000o\000" };

  for (guint i = 0; i < G_N_ELEMENTS (binaries); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (binaries[i], 6);
      g_autoptr(GError) error = NULL;
      PteroTextFormat format;

      g_assert_null (ptero_text_format_decode (&format, bytes, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_encoding (void)
{
  const PteroTextFormat format = { PTERO_TEXT_ENCODING_ISO_8859_1, PTERO_LINE_ENDS_LF };
  g_autoptr(GError) error = NULL;

  g_assert_null (ptero_text_format_encode (&format, "5 €", &error));
  g_assert_error (error, G_CONVERT_ERROR, G_CONVERT_ERROR_ILLEGAL_SEQUENCE);
}

static void
test_json (void)
{
  g_autoptr(GError) error = NULL;
  guint line = 0;

  g_assert_true (ptero_text_check_json ("{ \"a\": [1, 2] }\n", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ptero_text_check_json ("{\n  \"a\": 1\n  \"b\": 2\n}\n", &line, &error));
  g_assert_nonnull (error);
  /* where the comma is missing, or where it is missed */
  g_assert_cmpuint (line, >=, 2);
  g_assert_cmpuint (line, <=, 3);
  g_assert_false (strstr (error->message, "<data>") != NULL);
}

/* Made to overrun the stack of a parser. */
static void
test_deep_json (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *hidden = g_strconcat ("/*\"*/", deep, NULL);
  g_autoptr(GString) many = g_string_new ("[");
  guint line;

  g_assert_false (ptero_text_check_json (deep, &line, NULL));
  g_assert_false (ptero_text_check_json (hidden, &line, NULL));
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (many, "%s{ \"a\": %u }", i > 0 ? "," : "", i);
  g_string_append (many, "]\n");
  g_assert_true (ptero_text_check_json (many->str, &line, NULL));
}

static void
test_yaml (void)
{
  g_assert_cmpuint (ptero_text_check_yaml (""), ==, 0);
  g_assert_cmpuint (ptero_text_check_yaml ("a:\n  b: 1\t# two\n\t\n \t# none\n"), ==, 0);
  g_assert_cmpuint (ptero_text_check_yaml ("a:\n  b: 1\n \tc: 2\n"), ==, 3);
  g_assert_cmpuint (ptero_text_check_yaml ("\ta"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/diff/lines", test_lines);
  g_test_add_func ("/diff/last-line", test_last_line);
  g_test_add_func ("/diff/random", test_random);
  g_test_add_func ("/diff/long", test_long);
  g_test_add_func ("/diff/take", test_take);
  g_test_add_func ("/diff/words", test_words);
  g_test_add_func ("/text-format/kept", test_format);
  g_test_add_func ("/text-format/binary", test_binary);
  g_test_add_func ("/text-format/encoding", test_encoding);
  g_test_add_func ("/text-format/json", test_json);
  g_test_add_func ("/text-format/deep-json", test_deep_json);
  g_test_add_func ("/text-format/yaml", test_yaml);

  return g_test_run ();
}
