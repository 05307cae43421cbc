/* ptero-weak-ref.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-weak-ref.h"

/**
 * ptero_weak_ref_new:
 * @object: (type GObject): an object
 *
 * For the data of a callback that does not keep what asked: that may go before
 * the answer comes.
 *
 * Returns: (transfer full): for [func@Ptero.weak_ref_take] or [func@Ptero.weak_ref_free]
 */
GWeakRef *
ptero_weak_ref_new (gpointer object)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, object);

  return weak;
}

/**
 * ptero_weak_ref_take:
 * @weak: (transfer full): a reference
 *
 * Returns: (transfer full) (nullable) (type GObject): the object, %NULL if it is gone
 */
gpointer
ptero_weak_ref_take (GWeakRef *weak)
{
  gpointer object = g_weak_ref_get (weak);

  ptero_weak_ref_free (weak);

  return object;
}

/**
 * ptero_weak_ref_free:
 * @weak: (transfer full): a reference
 */
void
ptero_weak_ref_free (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}
