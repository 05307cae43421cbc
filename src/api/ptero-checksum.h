/* ptero-checksum.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroChecksum PteroChecksum;

PteroChecksum *ptero_checksum_new     (const char    *expected);
void           ptero_checksum_free    (PteroChecksum *self);
void           ptero_checksum_update  (PteroChecksum *self,
                                       gconstpointer  data,
                                       gsize          length);
gboolean       ptero_checksum_matches (PteroChecksum *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroChecksum, ptero_checksum_free)

G_END_DECLS
