/* ptero-favorites.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-favorites.h"

#include <stdlib.h>
#include <string.h>

#define SETTING  "favorite-servers"

/**
 * PteroFavorites:
 *
 * The servers that the person put a star on, by
 * [property@Ptero.FleetServer:key]. They are kept in the settings, and stay
 * while a server is not listed.
 */
struct _PteroFavorites
{
  GObject     parent_instance;

  GSettings  *settings;
  GHashTable *keys;
};

G_DEFINE_FINAL_TYPE (PteroFavorites, ptero_favorites, G_TYPE_OBJECT)

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
save (PteroFavorites *self)
{
  guint n_keys;
  g_autofree const char **keys = (const char **) g_hash_table_get_keys_as_array (self->keys,
                                                                                 &n_keys);

  qsort (keys, n_keys, sizeof *keys, compare);
  g_settings_set_strv (self->settings, SETTING, keys);
}

static void
ptero_favorites_finalize (GObject *object)
{
  PteroFavorites *self = PTERO_FAVORITES (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->keys, g_hash_table_unref);

  G_OBJECT_CLASS (ptero_favorites_parent_class)->finalize (object);
}

static void
ptero_favorites_class_init (PteroFavoritesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_favorites_finalize;
}

static void
ptero_favorites_init (PteroFavorites *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * ptero_favorites_new:
 * @settings: the settings of the application
 *
 * Returns: (transfer full): the favorites as they were kept
 */
PteroFavorites *
ptero_favorites_new (GSettings *settings)
{
  PteroFavorites *self;
  g_auto(GStrv) keys = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PTERO_TYPE_FAVORITES, NULL);
  self->settings = g_object_ref (settings);
  keys = g_settings_get_strv (settings, SETTING);
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (self->keys, g_strdup (keys[i]));

  return self;
}

/**
 * ptero_favorites_get_n:
 * @self: the favorites
 *
 * Returns: how many there are, listed or not
 */
guint
ptero_favorites_get_n (PteroFavorites *self)
{
  g_return_val_if_fail (PTERO_IS_FAVORITES (self), 0);

  return g_hash_table_size (self->keys);
}

/**
 * ptero_favorites_contains:
 * @self: the favorites
 * @key: the key of a server
 *
 * Returns: whether it has a star
 */
gboolean
ptero_favorites_contains (PteroFavorites *self,
                          const char     *key)
{
  g_return_val_if_fail (PTERO_IS_FAVORITES (self), FALSE);

  return g_hash_table_contains (self->keys, key);
}

static gboolean
change (PteroFavorites *self,
        const char     *key,
        gboolean        favorite)
{
  return favorite ? g_hash_table_add (self->keys,
                                      g_strdup (key)) : g_hash_table_remove (self->keys, key);
}

/**
 * ptero_favorites_set:
 * @self: the favorites
 * @key: the key of a server
 * @favorite: whether it has a star from now on
 */
void
ptero_favorites_set (PteroFavorites *self,
                     const char     *key,
                     gboolean        favorite)
{
  g_return_if_fail (PTERO_IS_FAVORITES (self));
  g_return_if_fail (key != NULL);

  if (change (self, key, favorite))
    save (self);
}

/**
 * ptero_favorites_set_many:
 * @self: the favorites
 * @keys: (array zero-terminated=1): the keys of servers
 * @favorite: whether each has a star from now on
 *
 * The same for many, which are kept at once.
 */
void
ptero_favorites_set_many (PteroFavorites     *self,
                          const char * const *keys,
                          gboolean            favorite)
{
  gboolean changed = FALSE;

  g_return_if_fail (PTERO_IS_FAVORITES (self));
  g_return_if_fail (keys != NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    changed |= change (self, keys[i], favorite);
  if (changed)
    save (self);
}

static gboolean
is_of_panel (gpointer key,
             gpointer value,
             gpointer panel_id)
{
  const gsize length = strlen (panel_id);

  return strncmp (key, panel_id, length) == 0 && ((const char *) key)[length] == '/';
}

/**
 * ptero_favorites_forget_panel:
 * @self: the favorites
 * @panel_id: the id of a panel that was removed
 */
void
ptero_favorites_forget_panel (PteroFavorites *self,
                              const char     *panel_id)
{
  g_return_if_fail (PTERO_IS_FAVORITES (self));
  g_return_if_fail (panel_id != NULL);

  if (g_hash_table_foreach_remove (self->keys, is_of_panel, (gpointer) panel_id) > 0)
    save (self);
}
