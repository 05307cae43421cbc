/* ptero-unpack-links.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroUnpackLinks PteroUnpackLinks;

PteroUnpackLinks *ptero_unpack_links_new   (void);
void              ptero_unpack_links_free  (PteroUnpackLinks    *self);
void              ptero_unpack_links_clear (PteroUnpackLinks    *self);
gboolean          ptero_unpack_links_add   (PteroUnpackLinks    *self,
                                            const char          *target,
                                            const char *const   *path);
guint             ptero_unpack_links_make  (PteroUnpackLinks    *self,
                                            int                  tree,
                                            guint64             *n_entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroUnpackLinks, ptero_unpack_links_free)

G_END_DECLS
