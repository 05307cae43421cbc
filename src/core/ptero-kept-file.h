/* ptero-kept-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PteroKeptFileTake:
 * @owner: what is kept
 * @contents: what was read, with a NUL behind it
 * @length: how many bytes
 *
 * Returns: %FALSE if it makes no sense
 */
typedef gboolean (*PteroKeptFileTake) (gpointer    owner,
                                       const char *contents,
                                       gsize       length);

/**
 * PteroKeptFileGive:
 * @owner: what is kept
 *
 * Returns: (transfer full) (nullable): what is to be written, %NULL for nothing: not even a file
 */
typedef GBytes *(*PteroKeptFileGive) (gpointer owner);

#define PTERO_TYPE_KEPT_FILE (ptero_kept_file_get_type ())

G_DECLARE_FINAL_TYPE (PteroKeptFile, ptero_kept_file, PTERO, KEPT_FILE, GObject)

PteroKeptFile *ptero_kept_file_new    (const char        *path,
                                       gsize              max_size,
                                       gpointer           owner,
                                       PteroKeptFileTake  take,
                                       PteroKeptFileGive  give);
void           ptero_kept_file_load   (PteroKeptFile     *self);
void           ptero_kept_file_ignore (PteroKeptFile     *self);
void           ptero_kept_file_save   (PteroKeptFile     *self);
void           ptero_kept_file_delete (const char        *path);

G_END_DECLS
