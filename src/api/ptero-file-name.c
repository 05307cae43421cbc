/* ptero-file-name.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-file-name.h"

#include <string.h>

#define MAX_LENGTH 255    /* bytes: NAME_MAX */

/* Characters that make a name look like another one. */
static gboolean
is_deceptive (gunichar character)
{
  return g_unichar_iscntrl (character) ||
         character == 0x061c ||                              /* Arabic letter mark */
         (character >= 0x200b && character <= 0x200f) ||     /* without width, marks of direction */
         (character >= 0x2028 && character <= 0x202e) ||     /* separators, embeddings, overrides */
         (character >= 0x2060 && character <= 0x206f) ||     /* joiners, isolates */
         character == 0xfeff;
}

/**
 * ptero_file_name_is_safe:
 * @name: (nullable): a name that somebody else chose
 *
 * Returns: whether @name is one component of a path, in UTF-8, that is what it
 *   looks like: neither empty nor `.` nor `..`, without separators of any
 *   system, control characters and marks of direction, and not too long for a
 *   file
 */
gboolean
ptero_file_name_is_safe (const char *name)
{
  if (name == NULL || *name == '\0' || g_str_equal (name, ".") || g_str_equal (name, ".."))
    return FALSE;

  if (strlen (name) > MAX_LENGTH || strpbrk (name, "/\\") != NULL ||
      !g_utf8_validate (name, -1, NULL))
    return FALSE;

  for (const char *position = name; *position != '\0'; position = g_utf8_next_char (position))
    if (is_deceptive (g_utf8_get_char (position)))
      return FALSE;

  return TRUE;
}

/**
 * ptero_file_name_make_safe:
 * @name: (nullable): a name that somebody else chose
 *
 * Returns: (transfer full): @name if it is safe, else the nearest name that is
 */
char *
ptero_file_name_make_safe (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autoptr(GString) safe = g_string_new (NULL);

  for (const char *position = valid; *position != '\0'; position = g_utf8_next_char (position))
    {
      gunichar character = g_utf8_get_char (position);

      if (character == '/' || character == '\\' || is_deceptive (character))
        character = '_';
      if (safe->len + 4 > MAX_LENGTH)
        break;
      g_string_append_unichar (safe, character);
    }

  return ptero_file_name_is_safe (safe->str) ? g_string_free (g_steal_pointer (&safe),
                                                              FALSE) : g_strdup ("_");
}

/* The number of @n_digits hexadecimal digits, -1 if there are not so many. */
static gint64
read_digits (const char *text,
             guint       n_digits)
{
  gint64 value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;

      value = value * 16 + digit;
    }

  return value;
}

/* Wings quotes as Go does: \n, \x07, \u202e; anything else behind a backslash is itself. Returns
 * where it goes on. */
static const char *
append_escape (GString    *string,
               const char *text)
{
  static const char names[] = "abfnrtv";
  static const char characters[] = "\a\b\f\n\r\t\v";
  const char *found = strchr (names, *text);
  guint n_digits = *text == 'x' ? 2 : *text == 'u' ? 4 : *text == 'U' ? 8 : 0;
  gint64 value = n_digits > 0 ? read_digits (text + 1, n_digits) : -1;

  if (value > 0 && *text == 'x')
    g_string_append_c (string, value);
  else if (value > 0)
    g_string_append_unichar (string, value < 0x110000 ? value : 0xfffd);

  if (value > 0)
    return text + 1 + n_digits;

  g_string_append_c (string, found != NULL ? characters[found - names] : *text);

  return text + 1;
}

/* Reads a value that may be quoted, and returns where it goes on. */
static const char *
read_value (const char  *text,
            char       **value)
{
  g_autoptr(GString) string = g_string_new (NULL);

  if (*text != '"')
    {
      gsize length = strcspn (text, "; \t");

      *value = g_strndup (text, length);
      return text + length;
    }

  for (text++; *text != '\0' && *text != '"';)
    if (*text == '\\' && text[1] != '\0')
      text = append_escape (string, text + 1);
    else
      g_string_append_c (string, *text++);

  *value = g_strdup (string->str);

  return *text == '"' ? text + 1 : text;
}

/* `UTF-8''name%20with%20spaces` of RFC 8187. */
static char *
decode_extended (const char *value)
{
  const char *begin = strchr (value, '\'');

  begin = begin != NULL ? strchr (begin + 1, '\'') : NULL;
  if (begin == NULL || g_ascii_strncasecmp (value, "UTF-8'", 6) != 0)
    return NULL;

  return g_uri_unescape_string (begin + 1, "/");
}

/**
 * ptero_file_name_from_disposition:
 * @header: (nullable): a Content-Disposition
 *
 * Returns: (transfer full) (nullable): the name that the other side gives to
 *   what it sends; %NULL if it gives none or one that is not safe
 */
char *
ptero_file_name_from_disposition (const char *header)
{
  g_autofree char *plain = NULL;
  g_autofree char *extended = NULL;
  const char *position = header != NULL ? strchr (header, ';') : NULL;

  while (position != NULL && *position == ';')
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      position += 1 + strspn (position + 1, " \t");
      name = g_strndup (position, strcspn (position, "=; \t"));
      position += strlen (name);
      position += strspn (position, " \t");

      if (*position == '=')
        position = read_value (position + 1 + strspn (position + 1, " \t"), &value);

      if (value != NULL && plain == NULL && g_ascii_strcasecmp (name, "filename") == 0)
        plain = g_steal_pointer (&value);
      else if (value != NULL && extended == NULL && g_ascii_strcasecmp (name, "filename*") == 0)
        extended = decode_extended (value);

      position += strspn (position, " \t");
    }

  if (ptero_file_name_is_safe (extended))
    return g_steal_pointer (&extended);

  return ptero_file_name_is_safe (plain) ? g_steal_pointer (&plain) : NULL;
}
