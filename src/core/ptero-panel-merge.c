/* ptero-panel-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-panel-merge.h"

/**
 * ptero_panel_merge_copy: (skip)
 * @key_file: a key file
 *
 * Returns: (transfer full): another one with the same content
 */
GKeyFile *
ptero_panel_merge_copy (GKeyFile *key_file)
{
  GKeyFile *copy = g_key_file_new ();
  g_autofree char *content = NULL;
  gsize length;

  g_return_val_if_fail (key_file != NULL, copy);

  content = g_key_file_to_data (key_file, &length, NULL);
  g_key_file_load_from_data (copy, content, length, G_KEY_FILE_KEEP_COMMENTS, NULL);

  return copy;
}

/**
 * ptero_panel_merge_has_same: (skip)
 * @one: a key file
 * @other: another one
 * @group: the name of a group
 *
 * Returns: whether the group says the same in both, or is in neither
 */
gboolean
ptero_panel_merge_has_same (GKeyFile   *one,
                            GKeyFile   *other,
                            const char *group)
{
  gsize n_keys = 0;
  gsize n_others = 0;
  g_auto(GStrv) keys = g_key_file_get_keys (one, group, &n_keys, NULL);
  g_auto(GStrv) others = g_key_file_get_keys (other, group, &n_others, NULL);

  if ((keys == NULL) != (others == NULL) || n_keys != n_others)
    return FALSE;

  for (gsize i = 0; i < n_keys; i++)
    {
      g_autofree char *value = g_key_file_get_value (one, group, keys[i], NULL);
      g_autofree char *other_value = g_key_file_get_value (other, group, keys[i], NULL);

      if (g_strcmp0 (value, other_value) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
replace_group (GKeyFile   *key_file,
               GKeyFile   *source,
               const char *group)
{
  g_auto(GStrv) keys = g_key_file_get_keys (source, group, NULL, NULL);

  g_key_file_remove_group (key_file, group, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (source, group, keys[i], NULL);

      g_key_file_set_value (key_file, group, keys[i], value);
    }
}

static void
take_changes (GKeyFile *merged,
              GKeyFile *base,
              GKeyFile *mine,
              GKeyFile *named)
{
  g_auto(GStrv) groups = g_key_file_get_groups (named, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (!ptero_panel_merge_has_same (base, mine, groups[i]))
      replace_group (merged, mine, groups[i]);
}

/**
 * ptero_panel_merge: (skip)
 * @base: what the file said when it was read or written last
 * @mine: what it is to say now
 * @theirs: what somebody else has made of it meanwhile
 *
 * Groups that differ between @base and @mine were changed here and are those
 * of @mine; all others are those of @theirs.
 *
 * Returns: (transfer full): both changes in one
 */
GKeyFile *
ptero_panel_merge (GKeyFile *base,
                   GKeyFile *mine,
                   GKeyFile *theirs)
{
  GKeyFile *merged = ptero_panel_merge_copy (theirs);

  /* what is in one of them only was added, or removed */
  take_changes (merged, base, mine, mine);
  take_changes (merged, base, mine, base);

  return merged;
}

/* What of @ids is in @wanted as well, each once; the strings are those of @ids. */
static GPtrArray *
pick (const char *const *ids,
      const char *const *wanted)
{
  g_autoptr(GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; wanted[i] != NULL; i++)
    g_hash_table_add (left, (gpointer)wanted[i]);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_hash_table_remove (left, ids[i]))
        g_ptr_array_add (picked, (gpointer)ids[i]);
    }

  return picked;
}

static gboolean
is_same (GPtrArray *ids,
         GPtrArray *others)
{
  for (guint i = 0; i < ids->len; i++)
    {
      if (!g_str_equal (ids->pdata[i], others->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * ptero_panel_merge_order: (skip)
 * @base: ids in the order of when the file was read or written last
 * @mine: those that there are now, in their order
 * @theirs: the order that somebody else has made of it meanwhile
 *
 * If the order was not changed here it is that of @theirs, and what is not in
 * there stays where it is.
 *
 * Returns: (transfer container): those of @mine, in the order of both
 */
const char **
ptero_panel_merge_order (const char *const *base,
                         const char *const *mine,
                         const char *const *theirs)
{
  g_autoptr(GPtrArray) before = pick (base, mine);
  g_autoptr(GPtrArray) now = pick (mine, base);
  g_autoptr(GPtrArray) wanted = pick (theirs, mine);
  g_autoptr(GPtrArray) places = pick (mine, theirs);
  const gboolean unchanged = is_same (before, now);
  const char **merged = g_new0 (const char *, g_strv_length ((char **)mine) + 1);
  guint n_placed = 0;

  for (guint i = 0; mine[i] != NULL; i++)
    {
      const gboolean in_both = n_placed < places->len && mine[i] == places->pdata[n_placed];

      merged[i] = in_both && unchanged ? wanted->pdata[n_placed] : mine[i];
      n_placed += in_both;
    }

  return merged;
}
