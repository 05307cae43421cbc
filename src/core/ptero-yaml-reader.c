/* ptero-yaml-reader.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-yaml-reader.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#ifdef HAVE_LIBYAML

#include <yaml.h>

/* A file of a person's own may come from anywhere: what is nested deeper than any egg ends the
 * reading, not the stack, and what has more values than any is no more than a file of some
 * megabytes in memory either. */
#define MAX_DEPTH  64
#define MAX_VALUES 100000

typedef yaml_parser_t YamlParser;
typedef yaml_event_t YamlEvent;

typedef struct
{
  YamlParser *parser;
  YamlEvent  *event;
  guint       n_values;
} Reader;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YamlParser, yaml_parser_delete)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YamlEvent, yaml_event_delete)

static JsonNode *read_node (Reader *reader, guint depth, GError **error);

static gboolean
refuse (GError    **error,
        const char *reason)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, reason);

  return FALSE;
}

/* The event has been read already, or is empty. */
static gboolean
read_event (Reader  *reader,
            GError **error)
{
  YamlParser *parser = reader->parser;

  yaml_event_delete (reader->event);
  if (yaml_parser_parse (parser, reader->event))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Line %u: %s"),
               (guint) parser->problem_mark.line + 1,
               parser->problem != NULL ? parser->problem : _("this is not YAML"));

  return FALSE;
}

/* One that is written otherwise than it would be is none: what begins with a zero is a version, or
 * a mode. */
static gboolean
is_number (const char *text,
           gint64     *number)
{
  char again[24];

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, number, NULL))
    return FALSE;

  g_snprintf (again, sizeof again, "%" G_GINT64_FORMAT, *number);

  return g_str_equal (again, text);
}

/* A scalar that is in no quotes may be something else than a text. */
static JsonNode *
read_scalar (YamlEvent *event)
{
  static const char *const nothing[] = { "", "~", "null", "Null", "NULL", NULL };
  static const char *const yes[] = { "true", "True", "TRUE", NULL };
  static const char *const no[] = { "false", "False", "FALSE", NULL };
  const char *text = (const char *) event->data.scalar.value;
  JsonNode *node = json_node_alloc ();
  gint64 number;

  if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE || event->data.scalar.tag != NULL)
    return json_node_init_string (node, text);
  if (g_strv_contains (nothing, text))
    return json_node_init_null (node);
  if (g_strv_contains (yes, text) || g_strv_contains (no, text))
    return json_node_init_boolean (node, g_strv_contains (yes, text));
  if (is_number (text, &number))
    return json_node_init_int (node, number);

  return json_node_init_string (node, text);
}

static JsonNode *
read_sequence (Reader  *reader,
               guint    depth,
               GError **error)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  while (read_event (reader, error))
    {
      JsonNode *element;

      if (reader->event->type == YAML_SEQUENCE_END_EVENT)
        return g_steal_pointer (&node);
      if ((element = read_node (reader, depth + 1, error)) == NULL)
        return NULL;
      json_array_add_element (array, element);
    }

  return NULL;
}

static JsonNode *
read_mapping (Reader  *reader,
              guint    depth,
              GError **error)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  while (read_event (reader, error))
    {
      g_autofree char *name = NULL;
      JsonNode *member;

      if (reader->event->type == YAML_MAPPING_END_EVENT)
        return g_steal_pointer (&node);
      if (reader->event->type != YAML_SCALAR_EVENT)
        {
          refuse (error, _("Something has a list for a name"));
          return NULL;
        }
      name = g_strdup ((const char *) reader->event->data.scalar.value);
      /* panels put what follows among the members: what is shown would not be what is imported */
      if (g_str_equal (name, "<<"))
        {
          refuse (error, _("Its parts refer to each other"));
          return NULL;
        }
      if (!read_event (reader, error) || (member = read_node (reader, depth + 1, error)) == NULL)
        return NULL;
      json_object_set_member (object, name, member);
    }

  return NULL;
}

static JsonNode *
read_node (Reader  *reader,
           guint    depth,
           GError **error)
{
  YamlEvent *event = reader->event;

  if (depth > MAX_DEPTH)
    {
      refuse (error, _("Its parts are nested too deep"));
      return NULL;
    }
  if (++reader->n_values > MAX_VALUES)
    {
      refuse (error, _("It has too many parts"));
      return NULL;
    }

  switch ((int) event->type)
    {
    case YAML_SCALAR_EVENT:
      return read_scalar (event);
    case YAML_SEQUENCE_START_EVENT:
      return read_sequence (reader, depth, error);
    case YAML_MAPPING_START_EVENT:
      return read_mapping (reader, depth, error);
    default:
      /* few lines could mean very many */
      refuse (error, _("Its parts refer to each other"));
      return NULL;
    }
}

static JsonNode *
read_document (GBytes  *bytes,
               GError **error)
{
  g_auto(YamlParser) parser = { 0 };
  g_auto(YamlEvent) event = { 0 };
  Reader reader = { &parser, &event };
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  yaml_parser_initialize (&parser);
  yaml_parser_set_input_string (&parser, size > 0 ? data : (const guchar *) "", size);
  do
    if (!read_event (&reader, error))
      return NULL;
  while (event.type == YAML_STREAM_START_EVENT || event.type == YAML_DOCUMENT_START_EVENT);

  if (event.type == YAML_STREAM_END_EVENT)
    {
      refuse (error, _("It is empty"));
      return NULL;
    }

  return read_node (&reader, 0, error);
}

#else

static JsonNode *
read_document (GBytes  *bytes,
               GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _("This build of Ptero does not read YAML"));

  return NULL;
}

#endif

/**
 * ptero_yaml_read:
 * @bytes: the content of a file, from anywhere
 * @error: location for an error that says what is wrong with it
 *
 * Reads the first document, as JSON: what is in no quotes and looks like a
 * boolean, a whole number or nothing is that, all else is text.
 *
 * Returns: (transfer full) (nullable): what it says
 */
JsonNode *
ptero_yaml_read (GBytes  *bytes,
                 GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_document (bytes, error);
}
