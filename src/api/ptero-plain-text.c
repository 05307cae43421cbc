/* ptero-plain-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-plain-text.h"

#include <string.h>

#define MAX_WORDS 2000
#define MAX_PAGE  120
#define MAX_TAG   1000
/* Bytes of words that are looked at: tags, of which nothing stays, may go on for ever */
#define MAX_TEXT  (64 * 1024)

/* What a panel puts into its sentences; other text in angle brackets is somebody's input and
 * stays */
static const char *const tags[] = { "a", "b", "br", "code", "div", "em", "i", "li", "ol", "p",
                                    "pre", "small", "span",
                                    "strong", "u", "ul", NULL };

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" },
  { "&#39;", "'" }, { "&#039;", "'" }, { "&apos;", "'" }, { "&nbsp;", " " },
};

/* The length of the tag at @text, 0 if it is none. @breaks: whether it begins a new line. */
static gsize
measure_tag (const char *text,
             gboolean   *breaks)
{
  static const char *const blocks[] = { "br", "div", "li", "ol", "p", "pre", "ul", NULL };

  const char *name = text + (text[1] == '/' ? 2 : 1);
  const char *end = memchr (text, '>', strnlen (text, MAX_TAG));
  char word[8] = "";    /* longer than each of them */
  gsize length = end != NULL ? strcspn (name, " \t\n/>") : 0;

  if (length == 0 || length >= sizeof word)
    return 0;

  for (gsize i = 0; i < length; i++)
    word[i] = g_ascii_tolower (name[i]);

  *breaks = g_strv_contains (blocks, word);

  return g_strv_contains (tags, word) ? (gsize) (end - text + 1) : 0;
}

static void
append_space (GString *string)
{
  if (string->len > 0 && string->str[string->len - 1] != ' ')
    g_string_append_c (string, ' ');
}

/* Appends what @text begins with and returns how much of it that was. */
static gsize
append_next (GString    *string,
             const char *text)
{
  gboolean breaks = FALSE;
  gsize length = *text == '<' ? measure_tag (text, &breaks) : 0;

  if (length > 0)
    {
      if (breaks)
        append_space (string);
      return length;
    }

  for (guint i = 0; *text == '&' && i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (text, entities[i].name))
      {
        g_string_append (string, entities[i].text);
        return strlen (entities[i].name);
      }

  length = g_utf8_skip[(guchar) *text];
  if (g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_iscntrl (g_utf8_get_char (text)))
    append_space (string);
  else
    g_string_append_len (string, text, length);

  return length;
}

static char *
make_plain (const char *text,
            gsize       limit)
{
  GString *string = g_string_new (NULL);

  while (*text != '\0' && string->len < limit)
    text += append_next (string, text);

  if (*text != '\0')
    g_string_append (string, "…");

  return g_strstrip (g_string_free (string, FALSE));
}

/**
 * ptero_plain_text_from_words:
 * @words: (nullable): what a panel says
 *
 * Makes one line of plain text of a sentence that may hold HTML, line breaks
 * and anything else.
 *
 * Returns: (transfer full): plain text, never longer than about 2,000 bytes
 */
char *
ptero_plain_text_from_words (const char *words)
{
  g_autofree char *valid = words != NULL
                             ? g_utf8_make_valid (words, strnlen (words, MAX_TEXT))
                             : g_strdup ("");

  return make_plain (valid, MAX_WORDS);
}

/**
 * ptero_plain_text_from_page:
 * @page: what arrived where JSON was due
 * @length: its length in bytes
 *
 * Returns: (transfer full): the title of an HTML page, or else the beginning
 *   of a text; may be empty
 */
char *
ptero_plain_text_from_page (const char *page,
                            gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (page != NULL ? page : "", MIN (length, 4096));
  g_autofree char *lower = g_ascii_strdown (valid, -1);
  const char *title = strstr (lower, "<title");
  const char *begin = title != NULL ? strchr (title, '>') : NULL;
  const char *end = begin != NULL ? strstr (begin, "</title") : NULL;

  if (end != NULL)
    {
      g_autofree char *text = g_strndup (valid + (begin + 1 - lower), end - begin - 1);

      return make_plain (text, MAX_PAGE);
    }

  return strchr (valid, '<') == NULL ? make_plain (valid, MAX_PAGE) : g_strdup ("");
}
