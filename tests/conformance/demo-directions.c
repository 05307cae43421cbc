/* demo-directions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "demo-directions.h"

/* recordings.txt says which things of the demo stand for the recorded ones, how the panel stood
 * when something was recorded, and which recordings cannot be replayed, each with its reason. */

static void
free_direction (gpointer data)
{
  DemoDirection *self = data;

  g_free (self->action);
  g_free (self->pattern);
  g_free (self->value);
  g_free (self);
}

/* Returns: (transfer full) (nullable) (element-type DemoDirection): the directions in the file at
 * @path */
GPtrArray *
demo_directions_read (const char  *path,
                      GError     **error)
{
  g_autoptr(GPtrArray) self = g_ptr_array_new_with_free_func (free_direction);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", 3);
      DemoDirection *direction;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      if (words[1] == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s is no direction", path,
                       lines[i]);
          return NULL;
        }

      direction = g_new0 (DemoDirection, 1);
      direction->action = g_strdup (words[0]);
      direction->pattern = g_strdup (words[1]);
      direction->value = g_strdup (words[2] != NULL ? words[2] : "");
      g_ptr_array_add (self, direction);
    }

  return g_steal_pointer (&self);
}

/* Returns: (transfer full): the folder of a recording and its name, without the number that only
 * says when it was made */
static char *
strip_number (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *above = g_path_get_dirname (name);
  g_autofree char *folder = g_path_get_basename (above);
  const char *words = base + strspn (base, "0123456789");

  return g_strdup_printf ("%s/%s", folder, words > base && *words == '-' ? words + 1 : base);
}

/* Returns: (nullable): the value of the direction @action for the recording @name */
const char *
demo_directions_find (GPtrArray  *self,
                      const char *action,
                      const char *name)
{
  g_autofree char *stripped = strip_number (name);

  for (guint i = 0; i < self->len; i++)
    {
      DemoDirection *direction = g_ptr_array_index (self, i);
      g_autofree char *pattern = strip_number (direction->pattern);

      if (!g_str_equal (direction->action, action) || !g_str_equal (pattern, stripped))
        continue;

      direction->n_uses++;
      return direction->value;
    }

  return NULL;
}

/* A direction that is there for a recording, but that none needed, is a mistake. */
void
demo_directions_add_unused (GPtrArray *self,
                            GPtrArray *findings)
{
  static const char * const general[] = { "server", "user", "name", "text", NULL };

  for (guint i = 0; i < self->len; i++)
    {
      DemoDirection *direction = g_ptr_array_index (self, i);

      if (direction->n_uses == 0 && !g_strv_contains (general, direction->action))
        g_ptr_array_add (findings, g_strdup_printf ("recordings.txt: %s %s is not used",
                                                    direction->action, direction->pattern));
    }
}
