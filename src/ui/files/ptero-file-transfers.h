/* ptero-file-transfers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

void ptero_file_upload       (PteroFileBrowser *browser,
                              GPtrArray        *sources,
                              const char       *path);
void ptero_file_upload_list  (PteroFileBrowser *browser,
                              GdkFileList      *list,
                              const char       *path);
void ptero_file_upload_ask   (PteroFileBrowser *browser,
                              gboolean          folders);
void ptero_file_download     (PteroFileBrowser *browser,
                              GPtrArray        *files,
                              GFile            *folder);
void ptero_file_download_ask (PteroFileBrowser *browser,
                              GPtrArray        *files);
void ptero_file_download_archive_ask (PteroFileBrowser *browser,
                                      GPtrArray        *files);
PteroJob *ptero_file_download_job_new (PteroFileBrowser *browser,
                                       const char       *path,
                                       GPtrArray        *files,
                                       GFile            *folder);

G_END_DECLS
