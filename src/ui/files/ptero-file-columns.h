/* ptero-file-columns.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-object.h"
#include "ptero-table.h"

G_BEGIN_DECLS

const PteroColumn *ptero_file_columns_get (guint           *n_columns);
gboolean           ptero_file_is_hidden   (PteroFileObject *file);
gboolean           ptero_file_is_archive  (PteroFileObject *file);
int                ptero_file_compare     (gconstpointer    a,
                                           gconstpointer    b,
                                           gpointer         unused);
int                ptero_file_compare_names (gconstpointer  a,
                                             gconstpointer  b,
                                             gpointer       unused);

G_END_DECLS
