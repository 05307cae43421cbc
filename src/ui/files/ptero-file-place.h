/* ptero-file-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

/**
 * PteroFilePlaced:
 * @browser: the browser
 * @user_data: what was given with it
 *
 * Told when files are on their way, after all that had to be asked was answered.
 */
typedef void (*PteroFilePlaced) (PteroFileBrowser *browser,
                                 gpointer          user_data);

void ptero_file_place (PteroFileBrowser  *browser,
                       const char        *from,
                       const char *const *names,
                       const char        *to,
                       gboolean           copy,
                       PteroFilePlaced    placed,
                       gpointer           user_data,
                       GDestroyNotify     destroy);
void ptero_file_move  (PteroFileBrowser  *browser,
                       GPtrArray         *files);

G_END_DECLS
