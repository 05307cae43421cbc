/* ptero-panel-content.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *ptero_panel_content_read_stamp (const char  *path);
char     *ptero_panel_content_wrap       (GKeyFile    *key_file);
GKeyFile *ptero_panel_content_read       (const char  *path,
                                          GKeyFile   **rescued,
                                          GError     **error);

G_END_DECLS
