/* ptero-file-browser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-access.h"
#include "ptero-folder.h"
#include "ptero-job-queue.h"
#include "ptero-table.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_BROWSER (ptero_file_browser_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileBrowser, ptero_file_browser, PTERO, FILE_BROWSER, GtkWidget)

GtkWidget     *ptero_file_browser_new        (PteroAccess      *access,
                                              PteroJobQueue    *jobs);
PteroAccess   *ptero_file_browser_get_access (PteroFileBrowser *self);
PteroJobQueue *ptero_file_browser_get_jobs   (PteroFileBrowser *self);
PteroFolder   *ptero_file_browser_get_folder (PteroFileBrowser *self);
PteroTable    *ptero_file_browser_get_table  (PteroFileBrowser *self);
GActionGroup  *ptero_file_browser_get_actions (PteroFileBrowser *self);
void           ptero_file_browser_open       (PteroFileBrowser *self,
                                              const char       *path);
void           ptero_file_browser_refresh    (PteroFileBrowser *self);
void           ptero_file_browser_select     (PteroFileBrowser *self,
                                              const char       *name);

G_END_DECLS
