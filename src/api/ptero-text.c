/* ptero-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-text.h"

#include <string.h>

/* No name of a panel or server is longer; a label of megabytes would stall the layout. */
#define MAX_TEXT_LENGTH  1000
#define MAX_LINES_LENGTH (1024 * 1024)
#define MAX_LINE_LENGTH  10000

/* Characters that change how the text around them is shown, or are not seen at all. */
static gboolean
is_deceptive (gunichar c)
{
  switch (c)
    {
    case 0x00ad:                      /* soft hyphen */
    case 0x061c:                      /* Arabic letter mark */
    case 0x115f: case 0x1160:         /* Hangul fillers */
    case 0x180e:                      /* Mongolian vowel separator */
    case 0x200b:                      /* zero width space */
    case 0x200e: case 0x200f:         /* left-to-right and right-to-left mark */
    case 0x2028: case 0x2029:         /* line and paragraph separator */
    case 0x3164: case 0xffa0:         /* Hangul fillers */
    case 0xfeff:                      /* byte order mark */
      return TRUE;

    default:
      return (c >= 0x202a && c <= 0x202e) ||    /* bidirectional embeddings and overrides */
             (c >= 0x2060 && c <= 0x206f) ||    /* isolates, invisible operators */
             (c >= 0xfff9 && c <= 0xfffb) ||    /* interlinear annotations */
             (c >= 0xe0000 && c <= 0xe007f) ||  /* tags */
             g_unichar_type (c) == G_UNICODE_CONTROL;
    }
}

/* Whether there is anything to see of it: blanks and marks without a letter are as if nothing was
 * there. */
static gboolean
is_visible (gunichar c)
{
  if (c < 0x20 || c == 0x7f || is_deceptive (c))
    return TRUE;

  return !g_unichar_isspace (c) && !g_unichar_iszerowidth (c) &&
         c != 0x2800;                 /* Braille without dots */
}

static void
append_safe (GString  *safe,
             gunichar  c)
{
  if (c < 0x20)
    g_string_append_unichar (safe, 0x2400 + c);
  else if (c == 0x7f)
    g_string_append_unichar (safe, 0x2421);
  else if (is_deceptive (c))
    g_string_append_printf (safe, "⟨U+%04X⟩", c);
  else
    g_string_append_unichar (safe, c);
}

static char *
make_safe (const char *untrusted,
           gboolean   *is_seen)
{
  g_autofree char *valid = NULL;
  GString *safe;
  guint length = 0;

  *is_seen = FALSE;
  valid = g_utf8_make_valid (untrusted, (gssize) strnlen (untrusted, 4 * MAX_TEXT_LENGTH));
  safe = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (length++ == MAX_TEXT_LENGTH)
        {
          g_string_append (safe, "…");
          break;
        }
      append_safe (safe, g_utf8_get_char (p));
      *is_seen |= is_visible (g_utf8_get_char (p));
    }

  return g_string_free (safe, FALSE);
}

/**
 * ptero_text_make_safe:
 * @untrusted: (nullable): text that came from a panel
 *
 * Makes text from outside fit to be shown in a line of the interface: control
 * characters, line breaks and characters that turn the direction of text
 * around become visible, bytes that are not UTF-8 become replacement
 * characters, and what is longer than a thousand characters is cut. Of text in
 * which there is nothing to see that much is seen. The result is plain text,
 * not markup.
 *
 * Returns: (transfer full): the text, "–" if it is blank, "" for %NULL
 */
char *
ptero_text_make_safe (const char *untrusted)
{
  g_autofree char *safe = NULL;
  gboolean is_seen;

  if (untrusted == NULL || *untrusted == '\0')
    return g_strdup ("");

  safe = make_safe (untrusted, &is_seen);

  return is_seen ? g_steal_pointer (&safe) : g_strdup ("–");
}

/**
 * ptero_text_make_line_safe:
 * @untrusted: text that came from a panel
 *
 * Does the same as [func@Ptero.text_make_safe] to one of several lines, which
 * may be blank.
 *
 * Returns: (transfer full): the text
 */
char *
ptero_text_make_line_safe (const char *untrusted)
{
  gboolean is_seen;

  g_return_val_if_fail (untrusted != NULL, NULL);

  return make_safe (untrusted, &is_seen);
}

/**
 * ptero_text_make_short:
 * @untrusted: (nullable): text that came from a panel
 * @max_length: how many characters may be shown
 *
 * Does the same as [func@Ptero.text_make_safe], and cuts what is then longer
 * than @max_length.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
ptero_text_make_short (const char *untrusted,
                       guint       max_length)
{
  g_autofree char *safe = ptero_text_make_safe (untrusted);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (safe, -1) <= max_length)
    return g_steal_pointer (&safe);

  start = g_utf8_substring (safe, 0, max_length);

  return g_strconcat (start, "…", NULL);
}

/**
 * ptero_text_make_lines_safe:
 * @untrusted: (nullable): text that came from a panel
 *
 * Does the same as [func@Ptero.text_make_safe] to a text of many lines, which
 * keeps its tabs and the ends of its lines. What is longer than a million
 * bytes is cut, and so is a line longer than ten thousand characters, which
 * would take its time whenever it is drawn.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
ptero_text_make_lines_safe (const char *untrusted)
{
  g_autofree char *valid = NULL;
  GString *safe;
  guint length = 0;

  if (untrusted == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (untrusted, (gssize) strnlen (untrusted, MAX_LINES_LENGTH));
  safe = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\r' && p[1] == '\n')
        continue;

      length = *p == '\n' ? 0 : length + 1;
      if (length > MAX_LINE_LENGTH)
        continue;
      if (length == MAX_LINE_LENGTH)
        g_string_append (safe, "…");
      else if (*p == '\n' || *p == '\t')
        g_string_append_c (safe, *p);
      else
        append_safe (safe, g_utf8_get_char (p));
    }

  return g_string_free (safe, FALSE);
}
