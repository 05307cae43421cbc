/* ptero-path.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-path.h"

#include <string.h>

/* Paths of a server: absolute, with its volume as the root. */

/**
 * ptero_path_clean:
 * @path: (nullable): a path, relative to the root of the volume or not
 *
 * Returns: (transfer full): the same path, absolute, without empty parts, `.`
 *   and `..`; nothing is above the root
 */
char *
ptero_path_clean (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path != NULL ? path : "", "/", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();
  g_autoptr(GString) clean = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], "."))
        continue;
      if (!g_str_equal (parts[i], ".."))
        g_ptr_array_add (kept, parts[i]);
      else if (kept->len > 0)
        g_ptr_array_set_size (kept, (int) kept->len - 1);
    }
  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (clean, "/%s", (char *) kept->pdata[i]);

  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : g_strdup ("/");
}

/**
 * ptero_path_join:
 * @folder: a clean path
 * @name: the name of something in it
 *
 * Returns: (transfer full): its path
 */
char *
ptero_path_join (const char *folder,
                 const char *name)
{
  return g_strconcat (folder, g_str_has_suffix (folder, "/") ? "" : "/", name, NULL);
}

/**
 * ptero_path_parent:
 * @path: a clean path
 *
 * Returns: (transfer full): the folder it is in; that of the root is the root
 */
char *
ptero_path_parent (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash == NULL || slash == path ? g_strdup ("/") : g_strndup (path, (gsize) (slash - path));
}

/**
 * ptero_path_escape:
 * @path: a path
 *
 * Panels decode the path of a download twice: see the reference of the route.
 *
 * Returns: (transfer full): what to send, so that @path arrives
 */
char *
ptero_path_escape (const char *path)
{
  g_autoptr(GString) escaped = g_string_new (path);

  g_string_replace (escaped, "%", "%25", 0);

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

/**
 * ptero_path_is_in:
 * @path: a clean path
 * @folder: another one
 *
 * Returns: whether @path is @folder, or somewhere in it
 */
gboolean
ptero_path_is_in (const char *path,
                  const char *folder)
{
  gsize length = strlen (folder);

  if (!g_str_has_prefix (path, folder))
    return FALSE;

  return path[length] == '\0' || path[length] == '/' || g_str_equal (folder, "/");
}
