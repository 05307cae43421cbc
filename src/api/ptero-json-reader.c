/* ptero-json-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ptero-error.h"

/* The deepest answer of a real panel has 14 levels; json-glib's parser recurses, a frame a level */
#define MAX_DEPTH  64
/* A node takes some 150 bytes: what is small on the wire must not be large in memory */
#define MAX_VALUES 1000000

static const char *
skip_string (const char *position,
             const char *end)
{
  for (position++; position < end; position++)
    {
      if (*position == '"')
        return position;

      if (*position == '\\')
        position++;
    }

  return NULL;
}

/* Whether @text nests no deeper than MAX_DEPTH and has no more than MAX_VALUES. Takes nothing
 * outside strings but what JSON has, so that the comments and extensions which json-glib reads
 * cannot hide a bracket. */
static gboolean
check_shape (const char *text,
             gsize       length)
{
  const char *end = text + length;
  guint n_values = 0;
  guint depth = 0;

  for (const char *position = text; position < end; position++)
    switch (*position)
      {
      case '[':
      case '{':
        if (++depth > MAX_DEPTH || ++n_values > MAX_VALUES)
          return FALSE;
        break;

      case ',':
        if (++n_values > MAX_VALUES)
          return FALSE;
        break;

      case ']':
      case '}':
        if (depth-- == 0)
          return FALSE;
        break;

      case '"':
        position = skip_string (position, end);
        if (position == NULL)
          return FALSE;
        break;

      case ' ':
      case '\t':
      case '\r':
      case '\n':
      case ':':
      case '+':
      case '-':
      case '.':
        break;

      default:
        if (!g_ascii_isalnum (*position))
          return FALSE;
        break;
      }

  return depth == 0;
}

/* The code unit of an escape as \uD83D, 0 if there is none. */
static guint
read_escape (const char *position,
             const char *end)
{
  guint unit = 0;

  if (end - position < 6 || position[0] != '\\' || position[1] != 'u')
    return 0;

  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (position[i]))
        return 0;

      unit = unit * 16 + g_ascii_xdigit_value (position[i]);
    }

  return unit;
}

static gboolean
is_high_surrogate (guint unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low_surrogate (guint unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static gboolean
is_escaped_nul (const char *position,
                const char *end)
{
  return end - position >= 6 && memcmp (position, "\\u0000", 6) == 0;
}

/* A text that was cut in the middle of a character is no reason to refuse all the others. Of such
 * halves json-glib refuses the first and makes invalid UTF-8 of the second. A NUL would end the
 * text for whoever reads it: two that differ behind it would look the same, so that its picture
 * takes its place. Returns NULL if there is nothing; backslashes are in strings only. */
static char *
replace_odd_escapes (const char *text,
                     gsize       length)
{
  g_autofree char *copy = NULL;
  const char *end = text + length;

  for (const char *position = text; (position = memchr (position, '\\',
                                                        end - position)) != NULL; position++)
    {
      guint unit = read_escape (position, end);
      gboolean is_nul = is_escaped_nul (position, end);

      if (is_high_surrogate (unit) && is_low_surrogate (read_escape (position + 6, end)))
        {
          position += 11;
        }
      else if (is_high_surrogate (unit) || is_low_surrogate (unit) || is_nul)
        {
          if (copy == NULL)
            copy = g_memdup2 (text, length);
          memcpy (copy + (position - text), is_nul ? "\\u2400" : "\\ufffd", 6);
          position += 5;
        }
      else
        {
          /* what is escaped begins nothing */
          position++;
        }

      if (position + 1 >= end)
        break;
    }

  return g_steal_pointer (&copy);
}

static JsonNode *
parse (const char *text,
       gsize       length)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  return json_parser_load_from_data (parser, text, length,
                                     NULL) ? json_parser_steal_root (parser) : NULL;
}

/**
 * ptero_json_is_declared:
 * @headers: (nullable): the headers of an answer
 *
 * Returns: whether the answer says that it is JSON; what does not say so is
 *   not from a panel
 */
gboolean
ptero_json_is_declared (SoupMessageHeaders *headers)
{
  const char *type = headers != NULL ? soup_message_headers_get_content_type (headers, NULL) : NULL;

  return type != NULL &&
         (g_ascii_strcasecmp (type, "application/json") == 0 || g_str_has_suffix (type, "+json"));
}

/**
 * ptero_json_read:
 * @bytes: what arrived
 * @error: return location for an error
 *
 * Reads hostile JSON: UTF-8, no deeper than 64 levels, no more than a million
 * values, and nothing but JSON. Half of a surrogate pair becomes U+FFFD, and
 * NUL its picture, “␀”.
 * Any thread may call it.
 *
 * Returns: (transfer full): the root, or %NULL with
 *   %PTERO_API_ERROR_INVALID_ANSWER
 */
JsonNode *
ptero_json_read (GBytes  *bytes,
                 GError **error)
{
  g_autofree char *repaired = NULL;
  JsonNode *root = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);

  if (length > 0 && g_utf8_validate_len (text, length, NULL) && check_shape (text, length))
    {
      repaired = replace_odd_escapes (text, length);
      root = parse (repaired != NULL ? repaired : text, length);
    }

  if (root == NULL)
    g_set_error_literal (error,
                         PTERO_API_ERROR, PTERO_API_ERROR_INVALID_ANSWER,
                         _("The panel’s answer is damaged or incomplete."));

  return root;
}

/**
 * ptero_json_get_string_member:
 * @object: a JSON object
 * @member: the name of a member
 *
 * Returns: (nullable): the member, %NULL if there is none or it is no string
 */
const char *
ptero_json_get_string_member (JsonObject *object,
                              const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/**
 * ptero_json_get_array_member:
 * @object: a JSON object
 * @member: the name of a member
 *
 * Returns: (transfer none) (nullable): the member, %NULL if there is none or
 *   it is no array
 */
JsonArray *
ptero_json_get_array_member (JsonObject *object,
                             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * ptero_json_get_object_member:
 * @object: a JSON object
 * @member: the name of a member
 *
 * Returns: (transfer none) (nullable): the member, %NULL if there is none or
 *   it is no object
 */
JsonObject *
ptero_json_get_object_member (JsonObject *object,
                              const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
