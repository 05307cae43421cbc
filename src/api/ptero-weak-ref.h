/* ptero-weak-ref.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

GWeakRef *ptero_weak_ref_new  (gpointer  object);
gpointer  ptero_weak_ref_take (GWeakRef *weak);
void      ptero_weak_ref_free (gpointer  weak);

G_END_DECLS
