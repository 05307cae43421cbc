/* ptero-demo-json-input.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-json-input.h"

/* json_decode() of PHP, which the panel uses, goes so deep. json-glib's parser recurses, a frame a
 * level, and ends the program where the stack ends. */
#define MAX_DEPTH 512

typedef enum
{
  SHALLOW,
  DEEP,
  EXTENDED,   /* with comments or other strings, which json-glib takes, and which could hide brackets */
} Shape;

static Shape
find_shape (const char *text,
            gsize       length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (text[i] == '/' || text[i] == '\'' || text[i] == '#')
        return EXTENDED;
      else if ((text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return DEEP;
      else if ((text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }

  return SHALLOW;
}

/**
 * ptero_demo_json_read:
 * @text: what somebody sent
 * @length: bytes of it
 * @reason: (out) (optional) (nullable): what PHP says of it if it is no JSON; else %NULL
 *
 * Returns: (transfer full) (nullable): what it says; %NULL also if that is nothing
 */
JsonNode *
ptero_demo_json_read (const char  *text,
                      gsize        length,
                      const char **reason)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  Shape shape = find_shape (text, length);
  gboolean is_good = shape == SHALLOW && length > 0 &&
                     json_parser_load_from_data (parser, text, (gssize) length, NULL);

  if (reason != NULL)
    *reason = is_good ? NULL : shape == DEEP ? "Maximum stack depth exceeded" : "Syntax error";

  return is_good ? json_parser_steal_root (parser) : NULL;
}
