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
