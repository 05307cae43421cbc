/* ptero-file-clip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FILE_CLIP (ptero_file_clip_get_type ())

G_DECLARE_FINAL_TYPE (PteroFileClip, ptero_file_clip, PTERO, FILE_CLIP, GObject)

void     ptero_file_cut       (PteroFileBrowser *browser,
                               GPtrArray        *files);
void     ptero_file_copy      (PteroFileBrowser *browser,
                               GPtrArray        *files);
void     ptero_file_duplicate (PteroFileBrowser *browser,
                               GPtrArray        *files);
void     ptero_file_paste     (PteroFileBrowser *browser,
                               GPtrArray        *files);
void     ptero_file_clip_mark (PteroFileBrowser *browser);
gboolean ptero_file_is_cut    (gpointer          file);

G_END_DECLS
