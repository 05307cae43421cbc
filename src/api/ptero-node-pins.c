/* ptero-node-pins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-node-pins.h"

#include <string.h>

#include "ptero-address.h"
#include "ptero-certificate.h"

#define MAX_PINS 10000

/**
 * PteroNodePins:
 *
 * The certificates of nodes that the person trusts although they do not verify.
 * Each is for one host and port: there it is the only one that is accepted.
 */
struct _PteroNodePins
{
  GObject     parent_instance;

  GHashTable *pins;   /* "host:port" to "AB:CD:…" */
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (PteroNodePins, ptero_node_pins, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
ptero_node_pins_finalize (GObject *object)
{
  g_hash_table_unref (PTERO_NODE_PINS (object)->pins);

  G_OBJECT_CLASS (ptero_node_pins_parent_class)->finalize (object);
}

static void
ptero_node_pins_class_init (PteroNodePinsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ptero_node_pins_finalize;

  /**
   * PteroNodePins::changed:
   * @self: pins
   *
   * Another certificate is trusted, or one is not any more.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ptero_node_pins_init (PteroNodePins *self)
{
  self->pins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * ptero_node_pins_new:
 *
 * Returns: (transfer full): pins of no node
 */
PteroNodePins *
ptero_node_pins_new (void)
{
  return g_object_new (PTERO_TYPE_NODE_PINS, NULL);
}

/**
 * ptero_node_pins_get:
 * @self: pins
 * @authority: a host and port, as ptero_address_get_authority() gives it
 *
 * Returns: (nullable): SHA-256 of the one certificate that is accepted there;
 *   %NULL if each that verifies is
 */
const char *
ptero_node_pins_get (PteroNodePins *self,
                     const char    *authority)
{
  g_return_val_if_fail (PTERO_IS_NODE_PINS (self), NULL);

  return authority != NULL ? g_hash_table_lookup (self->pins, authority) : NULL;
}

/**
 * ptero_node_pins_find:
 * @self: pins
 * @address: an address of a node, of whatever scheme and path
 *
 * Returns: (nullable): the same as [method@Ptero.NodePins.get]
 */
const char *
ptero_node_pins_find (PteroNodePins *self,
                      const char    *address)
{
  g_autofree char *authority = ptero_address_get_authority (address);

  return ptero_node_pins_get (self, authority);
}

static gboolean
put (PteroNodePins *self,
     const char    *authority,
     const char    *fingerprint)
{
  if (*authority == '\0' || strpbrk (authority, " \t\r\n") != NULL ||
      !ptero_fingerprint_is_valid (fingerprint) ||
      (g_hash_table_size (self->pins) >= MAX_PINS &&
       !g_hash_table_contains (self->pins, authority)))
    return FALSE;

  g_hash_table_replace (self->pins, g_strdup (authority), g_strdup (fingerprint));

  return TRUE;
}

/**
 * ptero_node_pins_set:
 * @self: pins
 * @authority: a host and port, as ptero_address_get_authority() gives it
 * @fingerprint: (nullable): SHA-256 of the certificate to accept there, "AB:CD:…";
 *   %NULL to accept each that verifies
 *
 * What is connected stays so.
 */
void
ptero_node_pins_set (PteroNodePins *self,
                     const char    *authority,
                     const char    *fingerprint)
{
  g_return_if_fail (PTERO_IS_NODE_PINS (self));
  g_return_if_fail (authority != NULL);

  if (g_strcmp0 (ptero_node_pins_get (self, authority), fingerprint) == 0)
    return;

  if (fingerprint == NULL ? g_hash_table_remove (self->pins,
                                                 authority) : put (self, authority, fingerprint))
    g_signal_emit (self, signals[CHANGED], 0);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * ptero_node_pins_to_strv:
 * @self: pins
 *
 * Returns: (transfer full): all of them, in an order that is always the same, for
 *   [method@Ptero.NodePins.load]
 */
char **
ptero_node_pins_to_strv (PteroNodePins *self)
{
  GPtrArray *lines = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer authority;
  gpointer fingerprint;

  g_return_val_if_fail (PTERO_IS_NODE_PINS (self), NULL);

  g_hash_table_iter_init (&iter, self->pins);
  while (g_hash_table_iter_next (&iter, &authority, &fingerprint))
    g_ptr_array_add (lines, g_strdup_printf ("%s %s", (char *) authority, (char *) fingerprint));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (lines, FALSE);
}

/**
 * ptero_node_pins_load:
 * @self: pins
 * @lines: (nullable): what [method@Ptero.NodePins.to_strv] gave; what makes no sense is left out
 *
 * Has these pins, and no others.
 */
void
ptero_node_pins_load (PteroNodePins      *self,
                      const char * const *lines)
{
  g_auto(GStrv) before = NULL;
  g_auto(GStrv) after = NULL;

  g_return_if_fail (PTERO_IS_NODE_PINS (self));

  before = ptero_node_pins_to_strv (self);
  g_hash_table_remove_all (self->pins);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');
      g_autofree char *authority = space != NULL ? g_strndup (lines[i], space - lines[i]) : NULL;

      if (authority != NULL)
        put (self, authority, space + 1);
    }
  after = ptero_node_pins_to_strv (self);
  if (!g_strv_equal ((const char * const *) before, (const char * const *) after))
    g_signal_emit (self, signals[CHANGED], 0);
}
