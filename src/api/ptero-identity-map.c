/* ptero-identity-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-identity-map.h"

#include "ptero-resource-private.h"

/**
 * PteroIdentityMap:
 *
 * Knows the resources of one panel that are in use.
 *
 * Two answers that describe the same thing give the same object, updated in
 * place. The map does not keep what nobody else does. It is of one thread, as
 * the resources are.
 */

struct _PteroIdentityMap
{
  GObject     parent_instance;

  GHashTable *entries;
};

/* A resource that is known, or what one is looked up by. */
typedef struct
{
  GType             type;
  char             *identity;
  PteroIdentityMap *map;
  PteroResource    *resource;
} Entry;

G_DEFINE_FINAL_TYPE (PteroIdentityMap, ptero_identity_map, G_TYPE_OBJECT)

static guint
entry_hash (gconstpointer key)
{
  const Entry *entry = key;

  return g_str_hash (entry->identity) ^ g_direct_hash ((gconstpointer) entry->type);
}

static gboolean
entry_equal (gconstpointer a,
             gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  return first->type == second->type && g_str_equal (first->identity, second->identity);
}

static void
resource_disposed_cb (gpointer  data,
                      GObject  *where_the_object_was)
{
  Entry *entry = data;

  entry->resource = NULL;
  g_hash_table_remove (entry->map->entries, entry);
}

static void
entry_free (Entry *entry)
{
  if (entry->resource != NULL)
    g_object_weak_unref (G_OBJECT (entry->resource), resource_disposed_cb, entry);

  g_free (entry->identity);
  g_free (entry);
}

static void
ptero_identity_map_finalize (GObject *object)
{
  PteroIdentityMap *self = PTERO_IDENTITY_MAP (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);

  G_OBJECT_CLASS (ptero_identity_map_parent_class)->finalize (object);
}

static void
ptero_identity_map_class_init (PteroIdentityMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ptero_identity_map_finalize;
}

static void
ptero_identity_map_init (PteroIdentityMap *self)
{
  self->entries = g_hash_table_new_full (entry_hash, entry_equal, (GDestroyNotify) entry_free,
                                         NULL);
}

/**
 * ptero_identity_map_new:
 *
 * Returns: (transfer full): a map that knows nothing yet
 */
PteroIdentityMap *
ptero_identity_map_new (void)
{
  return g_object_new (PTERO_TYPE_IDENTITY_MAP, NULL);
}

/* Takes @identity. */
static void
add_entry (PteroIdentityMap *self,
           PteroResource    *resource,
           char             *identity)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->type = G_OBJECT_TYPE (resource);
  entry->identity = identity;
  entry->map = self;
  entry->resource = resource;

  g_object_weak_ref (G_OBJECT (resource), resource_disposed_cb, entry);
  g_hash_table_add (self->entries, entry);
}

static Entry *
lookup_entry (PteroIdentityMap *self,
              GType             type,
              const char       *identity)
{
  Entry key = { type, (char *) identity };

  return g_hash_table_lookup (self->entries, &key);
}

/**
 * ptero_identity_map_take: (skip)
 * @self: a map
 * @newer: (transfer full): a resource that was just read, of nobody else
 *
 * Makes what is known of the same thing what @newer is; if nothing is known,
 * @newer is from now on.
 *
 * Returns: (transfer full): the resource that is known
 */
PteroResource *
ptero_identity_map_take (PteroIdentityMap *self,
                         PteroResource    *newer)
{
  g_autoptr(PteroResource) owned = newer;
  g_autofree char *identity = NULL;
  Entry *entry;

  g_return_val_if_fail (PTERO_IS_IDENTITY_MAP (self), NULL);

  identity = ptero_resource_dup_identity (newer);
  if (identity == NULL)
    return g_steal_pointer (&owned);

  entry = lookup_entry (self, G_OBJECT_TYPE (newer), identity);
  if (entry != NULL)
    {
      g_autoptr(PteroResource) known = g_object_ref (entry->resource);

      ptero_resource_assign (known, newer);

      return g_steal_pointer (&known);
    }

  add_entry (self, newer, g_steal_pointer (&identity));

  return g_steal_pointer (&owned);
}

/**
 * ptero_identity_map_lookup:
 * @self: a map
 * @type: a type derived from [class@Ptero.Resource]
 * @identity: what [method@Ptero.Resource.dup_identity] gives
 *
 * Returns: (transfer full) (nullable): the object that is known by @identity
 */
PteroResource *
ptero_identity_map_lookup (PteroIdentityMap *self,
                           GType             type,
                           const char       *identity)
{
  Entry *entry;

  g_return_val_if_fail (PTERO_IS_IDENTITY_MAP (self), NULL);
  g_return_val_if_fail (identity != NULL, NULL);

  entry = lookup_entry (self, type, identity);

  return entry != NULL ? g_object_ref (entry->resource) : NULL;
}

/**
 * ptero_identity_map_add:
 * @self: a map
 * @resource: a resource from elsewhere, such as the local store
 *
 * Makes @resource the one that answers are read into.
 *
 * Returns: whether it is now; %FALSE if it has no identity, or another object
 *   is known by it
 */
gboolean
ptero_identity_map_add (PteroIdentityMap *self,
                        PteroResource    *resource)
{
  g_autofree char *identity = NULL;
  Entry *entry;

  g_return_val_if_fail (PTERO_IS_IDENTITY_MAP (self), FALSE);
  g_return_val_if_fail (PTERO_IS_RESOURCE (resource), FALSE);

  identity = ptero_resource_dup_identity (resource);

  if (identity == NULL)
    return FALSE;

  entry = lookup_entry (self, G_OBJECT_TYPE (resource), identity);

  if (entry != NULL)
    return entry->resource == resource;

  add_entry (self, resource, g_steal_pointer (&identity));

  return TRUE;
}
