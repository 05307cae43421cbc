/* ptero-text-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-text-format.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "ptero-json-reader.h"

#define MARK "\357\273\277"

/* One control character in so many makes no text of it. */
#define CONTROLS_IN 64

/* So many levels are safe for a parser that recurses. */
#define MAX_BRACKETS 5000

static const char *const encoding_names[] = { "UTF-8", "UTF-8 BOM", "ISO-8859-1", "Windows-1252" };
static const char *const charsets[] = { "UTF-8", "UTF-8", "ISO-8859-1", "WINDOWS-1252" };

static gboolean
is_strange (guchar byte)
{
  return byte < 0x20 && strchr ("\t\n\r\f\033\b", byte) == NULL;
}

static gboolean
is_binary (const guchar *data,
           gsize         length)
{
  gsize n_strange = 0;

  if (length > 0 && memchr (data, '\0', length) != NULL)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    n_strange += is_strange (data[i]);

  return n_strange > length / CONTROLS_IN;
}

/* Windows-1252 has characters where ISO-8859-1 has controls that nobody writes. */
static PteroTextEncoding
guess_encoding (const guchar *data,
                gsize         length)
{
  gboolean is_windows = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == 0x81 || data[i] == 0x8d || data[i] == 0x8f || data[i] == 0x90 ||
          data[i] == 0x9d)
        return PTERO_TEXT_ENCODING_ISO_8859_1;
      is_windows |= data[i] >= 0x80 && data[i] < 0xa0;
    }

  return is_windows ? PTERO_TEXT_ENCODING_WINDOWS_1252 : PTERO_TEXT_ENCODING_ISO_8859_1;
}

/* A carriage return for each line feed, and none elsewhere, is what Windows writes. */
static PteroLineEnds
find_line_ends (const char *text)
{
  gboolean has_pair = FALSE;
  gboolean has_other = FALSE;
  gboolean has_return = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '\r' && p[1] == '\n')
        has_pair = TRUE, p++;
      else if (*p == '\r')
        has_return = TRUE;
      else if (*p == '\n')
        has_other = TRUE;
    }

  if (has_return || (has_pair && has_other))
    return PTERO_LINE_ENDS_MIXED;

  return has_pair ? PTERO_LINE_ENDS_CRLF : PTERO_LINE_ENDS_LF;
}

static void
drop_returns (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '\r')
      *to++ = *from;
  *to = '\0';
}

static char *
add_returns (const char *text)
{
  GString *string = g_string_sized_new (strlen (text) + strlen (text) / 16);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\r')
        continue;
      if (*p == '\n')
        g_string_append_c (string, '\r');
      g_string_append_c (string, *p);
    }

  return g_string_free (string, FALSE);
}

/**
 * ptero_text_format_decode:
 * @format: (out): what the file is
 * @bytes: the contents of a file
 * @error: return location for an error, %G_IO_ERROR_INVALID_DATA for what is no text
 *
 * What [func@Ptero.text_format_encode] makes of the text is @bytes again, byte
 * for byte.
 *
 * Returns: (transfer full) (nullable): its text in UTF-8
 */
char *
ptero_text_format_decode (PteroTextFormat  *format,
                          GBytes           *bytes,
                          GError          **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;

  if (is_binary ((const guchar *) data, length))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("It is no text"));
      return NULL;
    }

  if (length > 0 && !g_utf8_validate_len (data, length, NULL))
    {
      format->encoding = guess_encoding ((const guchar *) data, length);
      text = g_convert (data, length, "UTF-8", charsets[format->encoding], NULL, NULL, error);
      if (text == NULL)
        return NULL;
    }
  else
    {
      const gboolean is_marked = length >= strlen (MARK) && memcmp (data, MARK, strlen (MARK)) == 0;

      format->encoding = is_marked ? PTERO_TEXT_ENCODING_UTF_8_MARKED : PTERO_TEXT_ENCODING_UTF_8;
      text = length > 0 ? g_strndup (data + (is_marked ? strlen (MARK) : 0),
                                     length - (is_marked ? strlen (MARK) : 0)) : g_strdup ("");
    }

  format->line_ends = find_line_ends (text);
  if (format->line_ends == PTERO_LINE_ENDS_CRLF)
    drop_returns (text);

  return g_steal_pointer (&text);
}

/**
 * ptero_text_format_encode:
 * @format: what the file is
 * @text: its text in UTF-8
 * @error: return location for an error, %G_CONVERT_ERROR_ILLEGAL_SEQUENCE for a
 *   character that the encoding does not have
 *
 * Returns: (transfer full) (nullable): the contents of the file
 */
GBytes *
ptero_text_format_encode (const PteroTextFormat  *format,
                          const char             *text,
                          GError                **error)
{
  g_autofree char *ended = format->line_ends == PTERO_LINE_ENDS_CRLF
                             ? add_returns (text)
                             : g_strdup (text);
  char *encoded;
  gsize length;

  if (format->encoding == PTERO_TEXT_ENCODING_UTF_8)
    {
      length = strlen (ended);

      return g_bytes_new_take (g_steal_pointer (&ended), length);
    }

  if (format->encoding == PTERO_TEXT_ENCODING_UTF_8_MARKED)
    {
      encoded = g_strconcat (MARK, ended, NULL);

      return g_bytes_new_take (encoded, strlen (encoded));
    }

  encoded = g_convert (ended, -1, charsets[format->encoding], "UTF-8", NULL, &length, error);

  return encoded != NULL ? g_bytes_new_take (encoded, length) : NULL;
}

/**
 * ptero_text_format_get_encoding_name:
 * @format: what a file is
 *
 * Returns: (transfer none): what its encoding is called
 */
const char *
ptero_text_format_get_encoding_name (const PteroTextFormat *format)
{
  return encoding_names[format->encoding];
}

/* json-glib's parser recurses, and the file may be made to break it: it is safe whatever is a
 * string and what is not. */
static gboolean
is_shallow (const char *text)
{
  guint n_brackets = 0;

  while ((text = strpbrk (text, "[{")) != NULL && n_brackets <= MAX_BRACKETS)
    text++, n_brackets++;

  return n_brackets <= MAX_BRACKETS;
}

static gboolean
read_json (const char  *text,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) node = ptero_json_read (bytes, error);

  return node != NULL;
}

/**
 * ptero_text_check_json:
 * @text: a text
 * @line: (out) (optional): the line where it is wrong, 1 for the first; 0 if that is not known
 * @error: return location for an error
 *
 * Returns: whether it is JSON
 */
gboolean
ptero_text_check_json (const char  *text,
                       guint       *line,
                       GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) failure = NULL;
  guint number = 0;
  int rest = 0;

  if (line != NULL)
    *line = 0;
  if (!is_shallow (text))
    return read_json (text, error);
  if (json_parser_load_from_data (parser, text, -1, &failure))
    return TRUE;

  /* the parser forgets where it was, but says so in the message */
  if (sscanf (failure->message, "<data>:%u:%*u: %n", &number, &rest) < 1)
    number = rest = 0;
  if (line != NULL)
    *line = number;
  g_set_error_literal (error, failure->domain, failure->code, failure->message + rest);

  return FALSE;
}

/**
 * ptero_text_check_yaml:
 * @text: a text
 *
 * Finds the mistake that is made most and not seen: a tab before a key.
 *
 * Returns: the first line that is indented with a tab, 1 for the first; 0 if there is none
 */
guint
ptero_text_check_yaml (const char *text)
{
  guint line = 1;

  for (; *text != '\0'; text++, line++)
    {
      const char *start = text + strspn (text, " ");

      if (*start == '\t' && strchr ("#\r\n", start[strspn (start, " \t")]) == NULL)
        return line;
      text += strcspn (text, "\n");
      if (*text == '\0')
        break;
    }

  return 0;
}
