/* sources.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sources.h"

#include <string.h>

#include "recording.h"

/* The sources themselves, to see what they use. */

typedef struct
{
  char *name;
  char *text;
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/* Returns: (transfer full): the C files of @folder, beside the tests, and the folders below, whose
 * name has @prefix */
GPtrArray *
sources_read (const char *folder,
              const char *prefix)
{
  g_autofree char *path = recording_find_data (folder);
  g_autoptr(GPtrArray) files = recording_list (path, ".c");
  GPtrArray *sources = g_ptr_array_new_with_free_func (source_free);
  const char *shown = g_str_has_prefix (folder, "../") ? folder + 3 : "tests";

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *base = g_path_get_basename (files->pdata[i]);
      g_autofree char *full = g_build_filename (path, files->pdata[i], NULL);
      Source *source;

      if (!g_str_has_prefix (base, prefix))
        continue;

      source = g_new0 (Source, 1);
      source->name = g_build_filename (shown, files->pdata[i], NULL);
      if (!g_file_get_contents (full, &source->text, NULL, NULL))
        source->text = g_strdup ("");
      g_ptr_array_add (sources, source);
    }

  return sources;
}

static gboolean
has_word (const char *text,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + length, word))
    {
      if (!g_ascii_isalnum (at[length]) && at[length] != '_')
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): the first of @sources that uses @word */
const char *
sources_find_word (GPtrArray  *sources,
                   const char *word)
{
  for (guint i = 0; i < sources->len; i++)
    {
      Source *source = g_ptr_array_index (sources, i);

      if (has_word (source->text, word))
        return source->name;
    }

  return NULL;
}

/* Returns: (nullable): the first of @sources that has @text in quotes, in JSON or not, with or
 * without an id after it */
const char *
sources_find_quoted (GPtrArray  *sources,
                     const char *text)
{
  g_autofree char *opened = g_strconcat ("\"", text, NULL);
  gsize length = strlen (opened);

  for (guint i = 0; i < sources->len; i++)
    {
      Source *source = g_ptr_array_index (sources, i);

      for (const char *at = strstr (source->text,
                                    opened); at != NULL; at = strstr (at + length, opened))
        {
          if (strchr ("\"\\:", at[length]) != NULL && at[length] != '\0')
            return source->name;
        }
    }

  return NULL;
}

/* Returns: (nullable): the first of @sources that contains @text */
const char *
sources_find_text (GPtrArray  *sources,
                   const char *text)
{
  for (guint i = 0; i < sources->len; i++)
    {
      Source *source = g_ptr_array_index (sources, i);

      if (strstr (source->text, text) != NULL)
        return source->name;
    }

  return NULL;
}
