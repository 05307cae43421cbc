/* ptero-file-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

void ptero_file_place (PteroFileBrowser  *browser,
                       const char        *from,
                       const char *const *names,
                       const char        *to,
                       gboolean           copy);
void ptero_file_move  (PteroFileBrowser  *browser,
                       GPtrArray         *files);

G_END_DECLS
