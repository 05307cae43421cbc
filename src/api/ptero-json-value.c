/* ptero-json-value.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-json-value.h"

#include <math.h>
#include <string.h>

/* PHP writes the same value in several ways: a number as text, a truth as 0
 * or 1, a list as an object with numeric keys, an empty object as `[]`. These
 * read them all, and refuse what means something else. Null is always taken:
 * as nothing.
 */

static gboolean
is_null (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node);
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/**
 * ptero_json_read_boolean:
 * @node: a member of an answer
 * @value: (out) (optional): return location for the value
 *
 * Returns: whether @node is true, false, 0, 1 or null
 */
gboolean
ptero_json_read_boolean (JsonNode *node,
                         gboolean *value)
{
  gboolean result = FALSE;
  gint64 number;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    result = json_node_get_boolean (node);
  else if (ptero_json_read_int (node, 0, &number) && (number == 0 || number == 1))
    result = number == 1;
  else
    return FALSE;

  if (value != NULL)
    *value = result;

  return TRUE;
}

/**
 * ptero_json_read_int:
 * @node: a member of an answer
 * @null_value: what null stands for
 * @value: (out) (optional): return location for the value
 *
 * Returns: whether @node is a whole number, also as text, or null
 */
gboolean
ptero_json_read_int (JsonNode *node,
                     gint64    null_value,
                     gint64   *value)
{
  gint64 result = null_value;
  GType type;

  if (!is_null (node))
    {
      if (!JSON_NODE_HOLDS_VALUE (node))
        return FALSE;

      type = json_node_get_value_type (node);

      if (type == G_TYPE_INT64)
        {
          result = json_node_get_int (node);
        }
      else if (type == G_TYPE_DOUBLE)
        {
          double number = json_node_get_double (node);

          /* beyond 2⁶³ the conversion is not defined */
          if (!(fabs (number) < 9.2e18) || number != floor (number))
            return FALSE;

          result = (gint64) number;
        }
      else if (type != G_TYPE_STRING ||
               !g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64,
                                          &result, NULL))
        {
          return FALSE;
        }
    }

  if (value != NULL)
    *value = result;

  return TRUE;
}

/**
 * ptero_json_read_double:
 * @node: a member of an answer
 * @value: (out) (optional): return location for the value
 *
 * Returns: whether @node is a number, also as text, or null
 */
gboolean
ptero_json_read_double (JsonNode *node,
                        double   *value)
{
  double result = 0;
  GType type;

  if (!is_null (node))
    {
      if (!JSON_NODE_HOLDS_VALUE (node))
        return FALSE;

      type = json_node_get_value_type (node);

      if (type == G_TYPE_DOUBLE || type == G_TYPE_INT64)
        {
          result = json_node_get_double (node);
        }
      else if (type == G_TYPE_STRING)
        {
          const char *text = json_node_get_string (node);
          char *end = NULL;

          result = g_ascii_strtod (text, &end);

          if (end == text || *end != '\0')
            return FALSE;
        }
      else
        {
          return FALSE;
        }

      if (!isfinite (result))
        return FALSE;
    }

  if (value != NULL)
    *value = result;

  return TRUE;
}

/**
 * ptero_json_read_date:
 * @node: a member of an answer
 * @value: (out) (optional) (nullable) (transfer full): return location for the date
 *
 * Returns: whether @node is a date in ISO 8601, with or without a fraction, or
 *   null; without an offset it is UTC
 */
gboolean
ptero_json_read_date (JsonNode   *node,
                      GDateTime **value)
{
  g_autoptr(GDateTime) result = NULL;

  if (!is_null (node))
    {
      g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr(GDateTime) utc_result = NULL;

      if (!is_string (node))
        return FALSE;

      result = g_date_time_new_from_iso8601 (json_node_get_string (node), utc);

      utc_result = result != NULL ? g_date_time_to_utc (result) : NULL;

      /* before the year 1 or after 9999, when its offset is taken off */
      if (utc_result == NULL)
        return FALSE;
    }

  if (value != NULL)
    *value = g_steal_pointer (&result);

  return TRUE;
}

/**
 * ptero_json_is_text:
 * @node: a member of an answer
 *
 * Returns: whether @node is text, a number, or null
 */
gboolean
ptero_json_is_text (JsonNode *node)
{
  return is_null (node) ||
         (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_BOOLEAN);
}

/**
 * ptero_json_get_text:
 * @node: text, a number, a list of texts, or null
 * @made: (out): what to free after use, in case the text had to be made
 *
 * Returns: (nullable): the text of @node; that of a list is joined by `|`
 */
const char *
ptero_json_get_text (JsonNode  *node,
                     char     **made)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  *made = NULL;

  if (is_string (node))
    return json_node_get_string (node);

  if (is_null (node))
    return NULL;

  if (!JSON_NODE_HOLDS_VALUE (node))
    {
      g_auto(GStrv) strv = ptero_json_dup_strv (node);

      *made = g_strjoinv ("|", strv);
    }
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      *made = g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    }
  else
    {
      *made = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    }

  return *made;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/**
 * ptero_json_is_strv:
 * @node: a member of an answer
 *
 * Returns: whether @node is a list of texts, also as an object with numeric
 *   keys, or null
 */
gboolean
ptero_json_is_strv (JsonNode *node)
{
  if (is_null (node))
    return TRUE;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (!is_string (json_array_get_element (array, i)))
            return FALSE;
        }

      return TRUE;
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &key, &member))
        {
          if (!is_digits (key) || !is_string (member))
            return FALSE;
        }

      return TRUE;
    }

  return FALSE;
}

static void
add_valid (GStrvBuilder *builder,
           const char   *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  g_strv_builder_add (builder, text);
}

/**
 * ptero_json_dup_strv:
 * @node: what [func@Ptero.json_is_strv] says is a list of texts, or null
 *
 * Returns: (transfer full) (nullable): the texts
 */
char **
ptero_json_dup_strv (JsonNode *node)
{
  g_autoptr(GStrvBuilder) builder = NULL;

  if (is_null (node))
    return NULL;

  builder = g_strv_builder_new ();

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_valid (builder, json_node_get_string (json_array_get_element (array, i)));
    }
  else
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &member))
        add_valid (builder, json_node_get_string (member));
    }

  return g_strv_builder_end (builder);
}

/**
 * ptero_json_is_finite:
 * @node: any JSON
 *
 * A number as 1e999 is read as infinite, which JSON has no way to write.
 *
 * Returns: whether what @node holds can be written as JSON again
 */
gboolean
ptero_json_is_finite (JsonNode *node)
{
  JsonObjectIter iter;
  JsonArray *array;
  JsonNode *member;

  if (JSON_NODE_HOLDS_VALUE (node))
    return json_node_get_value_type (node) != G_TYPE_DOUBLE ||
           isfinite (json_node_get_double (node));

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      array = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (!ptero_json_is_finite (json_array_get_element (array, i)))
            return FALSE;
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        {
          if (!ptero_json_is_finite (member))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * ptero_json_copy:
 * @node: any JSON
 *
 * Copies all of it. json-glib's own copy shares what @node holds, and counts
 * who holds that in a way that is of one thread.
 *
 * Returns: (transfer full): what @node is, of nobody else
 */
JsonNode *
ptero_json_copy (JsonNode *node)
{
  JsonNode *copy = json_node_alloc ();

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      guint n_elements = json_array_get_length (array);

      json_node_take_array (json_node_init (copy, JSON_NODE_ARRAY),
                            json_array_sized_new (n_elements));
      for (guint i = 0; i < n_elements; i++)
        json_array_add_element (json_node_get_array (copy),
                                ptero_json_copy (json_array_get_element (array, i)));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_node_take_object (json_node_init (copy, JSON_NODE_OBJECT), json_object_new ());
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        json_object_set_member (json_node_get_object (copy), name, ptero_json_copy (member));
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      g_auto(GValue) value = G_VALUE_INIT;

      json_node_get_value (node, &value);
      json_node_set_value (json_node_init (copy, JSON_NODE_VALUE), &value);
    }
  else
    {
      json_node_init_null (copy);
    }

  return copy;
}

/**
 * ptero_json_to_text:
 * @node: any JSON whose numbers are finite
 *
 * Writes JSON that can be read again: json-glib up to 1.6 puts ".0" behind the
 * exponent of a large number.
 *
 * Returns: (transfer full): @node as text
 */
char *
ptero_json_to_text (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);
  gboolean is_string = FALSE;
  gboolean is_exponent = FALSE;
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (is_string && *from == '\\')
        *to++ = *from++;
      else if (*from == '"')
        is_string = !is_string;
      else if (!is_string)
        is_exponent = is_exponent ? strchr ("+-.0123456789", *from) != NULL
                                  : *from == 'e' && from > text && g_ascii_isdigit (from[-1]);

      if (is_exponent && *from == '.')
        {
          from += strspn (from + 1, "0123456789");
          continue;
        }

      *to++ = *from;
    }

  *to = '\0';

  return text;
}
