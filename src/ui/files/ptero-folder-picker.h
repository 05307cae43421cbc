/* ptero-folder-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_FOLDER_PICKER (ptero_folder_picker_get_type ())

G_DECLARE_FINAL_TYPE (PteroFolderPicker, ptero_folder_picker, PTERO, FOLDER_PICKER, GtkWidget)

PteroFolder *ptero_folder_picker_get_folder (PteroFolderPicker   *self);
void         ptero_folder_picker_open       (PteroFolderPicker   *self,
                                             const char          *path);

void         ptero_folder_picker_ask_async  (GtkWidget           *parent,
                                             PteroAccess         *access,
                                             const char          *title,
                                             const char          *action,
                                             const char          *path,
                                             const char *const   *names,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
char        *ptero_folder_picker_ask_finish (GtkWidget           *parent,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
