/* ptero-unpack-links.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-unpack-links.h"

#include <string.h>
#include <unistd.h>

#include "ptero-tree.h"

#define MAX_LINK  4096
#define MAX_LINKS (32 << 20)   /* bytes of all of them, which are in memory */

typedef struct
{
  GStrv  path;
  char  *target;
} Link;

/**
 * PteroUnpackLinks: (skip)
 *
 * The symbolic links of an archive, which are made when nothing is written any
 * more: where they lead is looked at then.
 */
struct _PteroUnpackLinks
{
  GPtrArray *links;
  gsize      n_bytes;
};

static void
link_free (gpointer data)
{
  Link *link = data;

  g_strfreev (link->path);
  g_free (link->target);
  g_free (link);
}

/* Up from where the link is, but not out of the folder that was asked for, and then only down: such
 * a link ends in there, also by way of others. */
static gboolean
stays_inside (Link *link)
{
  g_auto(GStrv) parts = g_strsplit (link->target, "/", -1);
  guint depth = g_strv_length (link->path) - 1;
  gboolean down = FALSE;

  if (*link->target == '/' || depth == 0)
    return FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || g_str_equal (parts[i], "."))
        continue;
      if (!g_str_equal (parts[i], ".."))
        down = TRUE;
      else if (down || --depth == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
make (Link    *link,
      int      tree,
      guint64 *n_entries)
{
  guint last = g_strv_length (link->path) - 1;
  int folder = stays_inside (link) ? ptero_tree_open (tree, (const char *const *) link->path, last,
                                                      n_entries) : -1;
  gboolean made = folder >= 0 && symlinkat (link->target, folder, link->path[last]) == 0;

  if (folder >= 0)
    close (folder);

  return made;
}

/**
 * ptero_unpack_links_new:
 *
 * Returns: (transfer full): no links
 */
PteroUnpackLinks *
ptero_unpack_links_new (void)
{
  PteroUnpackLinks *self = g_new0 (PteroUnpackLinks, 1);

  self->links = g_ptr_array_new_with_free_func (link_free);

  return self;
}

/**
 * ptero_unpack_links_free:
 * @self: (transfer full): links
 */
void
ptero_unpack_links_free (PteroUnpackLinks *self)
{
  g_ptr_array_unref (self->links);
  g_free (self);
}

/**
 * ptero_unpack_links_clear:
 * @self: links
 *
 * Forgets all of them.
 */
void
ptero_unpack_links_clear (PteroUnpackLinks *self)
{
  g_ptr_array_set_size (self->links, 0);
  self->n_bytes = 0;
}

/**
 * ptero_unpack_links_add:
 * @self: links
 * @target: (nullable): where one leads, as the archive has it
 * @path: (array zero-terminated=1): the parts of where it is to be in the tree
 *
 * Returns: whether it is kept: it is not if it leads nowhere, or there are too many
 */
gboolean
ptero_unpack_links_add (PteroUnpackLinks  *self,
                        const char        *target,
                        const char *const *path)
{
  Link *link;
  gsize length = target != NULL ? strlen (target) : 0;

  for (guint i = 0; path[i] != NULL; i++)
    self->n_bytes += strlen (path[i]);
  self->n_bytes += length;
  if (length == 0 || length > MAX_LINK || self->n_bytes > MAX_LINKS)
    return FALSE;

  link = g_new0 (Link, 1);
  link->path = g_strdupv ((char **) path);
  link->target = g_strdup (target);
  g_ptr_array_add (self->links, link);

  return TRUE;
}

/**
 * ptero_unpack_links_make:
 * @self: links
 * @tree: a folder
 * @n_entries: (inout): counts the folders that are made for them
 *
 * Makes the links, those that stay in the folder of @tree they come with.
 *
 * Returns: how many were not made
 */
guint
ptero_unpack_links_make (PteroUnpackLinks *self,
                         int               tree,
                         guint64          *n_entries)
{
  guint n_left_out = 0;

  for (guint i = 0; i < self->links->len; i++)
    if (!make (self->links->pdata[i], tree, n_entries))
      n_left_out++;

  return n_left_out;
}
