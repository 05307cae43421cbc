/* ptero-folder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-client.h"
#include "ptero-file-object.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FOLDER (ptero_folder_get_type ())

G_DECLARE_FINAL_TYPE (PteroFolder, ptero_folder, PTERO, FOLDER, GObject)

PteroFolder     *ptero_folder_new         (PteroClient *client,
                                           const char  *server,
                                           const char  *path);
const char      *ptero_folder_get_path    (PteroFolder *self);
gboolean         ptero_folder_get_loading (PteroFolder *self);
gboolean         ptero_folder_get_loaded  (PteroFolder *self);
const GError    *ptero_folder_get_error   (PteroFolder *self);
PteroFileObject *ptero_folder_find        (PteroFolder *self,
                                           const char  *name);
void             ptero_folder_refresh     (PteroFolder *self);

G_END_DECLS
