/* ptero-server-presets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-presets.h"

#include <string.h>

#include <glib/gstdio.h>

#include "ptero-json-reader.h"
#include "ptero-kept-file.h"

#define MAX_FILE_SIZE (4 * 1024 * 1024)

/**
 * PteroServerPresets:
 *
 * Choices for a new server of one panel, under names that the person gave them,
 * in the order of the names. They are kept in a file that only the person may
 * read; the numbers of eggs, nodes and users in them mean something on that
 * panel only.
 *
 * Whoever makes choices leaves out what may be secret, see
 * [func@Ptero.variable_may_be_secret].
 */
struct _PteroServerPresets
{
  GObject        parent_instance;

  PteroKeptFile *file;       /* NULL: in memory only */
  GPtrArray     *presets;    /* of Preset */
};

enum {
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroServerPresets, ptero_server_presets, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

typedef struct
{
  char       *name;
  JsonObject *choices;
} Preset;

static Preset *
preset_new (const char *name,
            JsonObject *choices)
{
  Preset *preset = g_new0 (Preset, 1);

  preset->name = g_strdup (name);
  preset->choices = json_object_ref (choices);

  return preset;
}

static void
preset_free (gpointer data)
{
  Preset *preset = data;

  g_free (preset->name);
  json_object_unref (preset->choices);
  g_free (preset);
}

static char *
build_path (const char *panel_id)
{
  g_autofree char *escaped = g_uri_escape_string (panel_id, NULL, FALSE);
  g_autofree char *name = g_strconcat (escaped, ".json", NULL);

  return g_build_filename (g_get_user_data_dir (), "ptero", "presets", *name != '.' ? name : "_", NULL);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Preset *first = *(const Preset *const *) a;
  const Preset *second = *(const Preset *const *) b;

  return g_utf8_collate (first->name, second->name);
}

static gboolean
find (PteroServerPresets *self,
      const char         *name,
      guint              *position)
{
  for (guint i = 0; i < self->presets->len; i++)
    if (g_str_equal (((Preset *) self->presets->pdata[i])->name, name))
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static GBytes *
build_contents (gpointer owner)
{
  PteroServerPresets *self = owner;
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  char *text;

  for (guint i = 0; i < self->presets->len; i++)
    {
      Preset *preset = self->presets->pdata[i];

      json_object_set_object_member (object, preset->name, json_object_ref (preset->choices));
    }
  json_node_take_object (root, object);
  text = json_to_string (root, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

static void
save (PteroServerPresets *self)
{
  if (self->file != NULL)
    ptero_kept_file_save (self->file);
}

static void
changed (PteroServerPresets *self)
{
  g_ptr_array_sort (self->presets, compare);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was kept before it was read is newer. */
static gboolean
take_contents (gpointer    owner,
               const char *contents,
               gsize       length)
{
  PteroServerPresets *self = owner;
  g_autoptr(GBytes) bytes = g_bytes_new_static (contents, length);
  g_autoptr(JsonNode) root = ptero_json_read (bytes, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *choices;
  guint position;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &choices) && self->presets->len < PTERO_SERVER_PRESETS_MAX)
    if (JSON_NODE_HOLDS_OBJECT (choices) && !find (self, name, &position))
      g_ptr_array_add (self->presets, preset_new (name, json_node_get_object (choices)));
  changed (self);

  return TRUE;
}

static void
ptero_server_presets_finalize (GObject *object)
{
  PteroServerPresets *self = PTERO_SERVER_PRESETS (object);

  g_clear_object (&self->file);
  g_ptr_array_unref (self->presets);

  G_OBJECT_CLASS (ptero_server_presets_parent_class)->finalize (object);
}

static void
ptero_server_presets_class_init (PteroServerPresetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ptero_server_presets_finalize;

  /**
   * PteroServerPresets::changed:
   *
   * There are others, or they have other names.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_server_presets_init (PteroServerPresets *self)
{
  self->presets = g_ptr_array_new_with_free_func (preset_free);
}

/**
 * ptero_server_presets_new:
 * @panel_id: (nullable): a panel; %NULL to keep nothing on a disk
 *
 * Returns: (transfer full): its presets, which are being read
 */
PteroServerPresets *
ptero_server_presets_new (const char *panel_id)
{
  PteroServerPresets *self = g_object_new (PTERO_TYPE_SERVER_PRESETS, NULL);
  g_autofree char *path = NULL;

  if (panel_id == NULL)
    return self;

  path = build_path (panel_id);
  self->file = ptero_kept_file_new (path, MAX_FILE_SIZE, self, take_contents, build_contents);
  ptero_kept_file_load (self->file);

  return self;
}

/**
 * ptero_server_presets_get_n:
 * @self: presets
 *
 * Returns: how many there are
 */
guint
ptero_server_presets_get_n (PteroServerPresets *self)
{
  g_return_val_if_fail (PTERO_IS_SERVER_PRESETS (self), 0);

  return self->presets->len;
}

/**
 * ptero_server_presets_get_name:
 * @self: presets
 * @position: which one
 *
 * Returns: (transfer none): its name
 */
const char *
ptero_server_presets_get_name (PteroServerPresets *self,
                               guint               position)
{
  g_return_val_if_fail (PTERO_IS_SERVER_PRESETS (self), NULL);
  g_return_val_if_fail (position < self->presets->len, NULL);

  return ((Preset *) self->presets->pdata[position])->name;
}

/**
 * ptero_server_presets_find:
 * @self: presets
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the choices of that name
 */
JsonObject *
ptero_server_presets_find (PteroServerPresets *self,
                           const char         *name)
{
  guint position;

  g_return_val_if_fail (PTERO_IS_SERVER_PRESETS (self), NULL);

  return find (self, name, &position) ? ((Preset *) self->presets->pdata[position])->choices : NULL;
}

/**
 * ptero_server_presets_keep:
 * @self: presets
 * @name: a name
 * @choices: what was chosen, without what may be secret
 *
 * Keeps choices, in place of those that had the name.
 *
 * Returns: whether there was a place for it
 */
gboolean
ptero_server_presets_keep (PteroServerPresets *self,
                           const char         *name,
                           JsonObject         *choices)
{
  guint position;

  g_return_val_if_fail (PTERO_IS_SERVER_PRESETS (self), FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);

  if (find (self, name, &position))
    g_ptr_array_remove_index (self->presets, position);
  else if (self->presets->len >= PTERO_SERVER_PRESETS_MAX)
    return FALSE;

  g_ptr_array_add (self->presets, preset_new (name, choices));
  changed (self);
  save (self);

  return TRUE;
}

/**
 * ptero_server_presets_rename:
 * @self: presets
 * @name: a name
 * @new_name: another name
 *
 * Returns: whether it has that name now; it has not if another one has it
 */
gboolean
ptero_server_presets_rename (PteroServerPresets *self,
                             const char         *name,
                             const char         *new_name)
{
  Preset *preset;
  guint position;
  guint other;

  g_return_val_if_fail (PTERO_IS_SERVER_PRESETS (self), FALSE);

  if (!find (self, name, &position))
    return FALSE;
  if (find (self, new_name, &other))
    return other == position;

  preset = self->presets->pdata[position];
  g_free (preset->name);
  preset->name = g_strdup (new_name);
  changed (self);
  save (self);

  return TRUE;
}

/**
 * ptero_server_presets_remove:
 * @self: presets
 * @name: a name
 */
void
ptero_server_presets_remove (PteroServerPresets *self,
                             const char         *name)
{
  guint position;

  g_return_if_fail (PTERO_IS_SERVER_PRESETS (self));

  if (!find (self, name, &position))
    return;

  g_ptr_array_remove_index (self->presets, position);
  changed (self);
  save (self);
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
  "pass", "pwd", "token", "secret", "key", "auth", "cred", "rcon", "login", "webhook", "private", "license", "licence", "cookie", "session",
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
