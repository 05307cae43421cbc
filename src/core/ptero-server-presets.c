/* ptero-server-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-presets.h"

#include <string.h>

#include "ptero-kept-file.h"

/* Choices for a new server of one panel: the numbers of eggs, nodes and users in them mean
 * something on that panel only. Whoever makes choices leaves out what may be secret. */

static char *
build_path (const char *panel_id)
{
  g_autofree char *escaped = g_uri_escape_string (panel_id, NULL, FALSE);
  g_autofree char *name = g_strconcat (escaped, ".json", NULL);

  return g_build_filename (g_get_user_data_dir (), "ptero", "presets", *name != '.' ? name : "_",
                           NULL);
}

static gboolean
read_file (PteroPresets *presets,
           JsonObject   *root)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *choices;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &name, &choices))
    if (JSON_NODE_HOLDS_OBJECT (choices))
      ptero_presets_take_read (presets, name, choices);

  return TRUE;
}

static JsonObject *
write_file (PteroPresets *presets)
{
  JsonObject *root = json_object_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (presets)); i++)
    {
      g_autoptr(PteroPreset) preset = g_list_model_get_item (G_LIST_MODEL (presets), i);

      json_object_set_member (root, ptero_preset_get_name (preset),
                              json_node_copy (ptero_preset_get_content (preset)));
    }

  return root;
}

static const PteroPresetsKind kind = {
  .max = PTERO_SERVER_PRESETS_MAX, .max_file = 4 * 1024 * 1024, .read = read_file,
  .write = write_file,
};

/**
 * ptero_server_presets_new:
 * @panel_id: (nullable): a panel; %NULL to keep nothing on a disk
 *
 * Returns: (transfer full): its presets, which are being read
 */
PteroPresets *
ptero_server_presets_new (const char *panel_id)
{
  g_autofree char *path = panel_id != NULL ? build_path (panel_id) : NULL;

  return ptero_presets_new (&kind, path);
}

/**
 * ptero_server_presets_forget_panel:
 * @panel_id: a panel
 *
 * Removes what was kept for it.
 */
void
ptero_server_presets_forget_panel (const char *panel_id)
{
  g_autofree char *path = NULL;

  g_return_if_fail (panel_id != NULL);

  path = build_path (panel_id);
  ptero_kept_file_delete (path);
}

/* Parts of names of what is nobody's business. */
static const char *const secret_words[] = {
  "pass", "pwd", "token", "secret", "key", "auth", "cred", "rcon", "login", "webhook", "private",
  "license", "licence", "cookie", "session",
};

/**
 * ptero_variable_may_be_secret:
 * @name: (nullable): the name of a variable, for people or for the server
 *
 * Returns: whether its value is not to be written to a disk
 */
gboolean
ptero_variable_may_be_secret (const char *name)
{
  g_autofree char *lower = NULL;

  if (name == NULL)
    return FALSE;

  lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (secret_words); i++)
    if (strstr (lower, secret_words[i]) != NULL)
      return TRUE;

  return FALSE;
}
