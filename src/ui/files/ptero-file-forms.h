/* ptero-file-forms.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"
#include "ptero-form-dialog.h"

G_BEGIN_DECLS

void ptero_file_rename        (PteroFileBrowser *browser,
                               GPtrArray        *files);
void ptero_file_change_mode   (PteroFileBrowser *browser,
                               GPtrArray        *files);
void ptero_file_create        (PteroFileBrowser *browser,
                               GPtrArray        *files);
void ptero_file_create_folder (PteroFileBrowser *browser,
                               GPtrArray        *files);
void ptero_file_pull          (PteroFileBrowser *browser,
                               GPtrArray        *files);

PteroFormDialog *ptero_file_folder_dialog_new (PteroAccess *access,
                                               const char  *path);

G_END_DECLS
