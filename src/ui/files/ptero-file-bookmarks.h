/* ptero-file-bookmarks.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-file-browser.h"

G_BEGIN_DECLS

GtkWidget *ptero_file_bookmarks_new (PteroFileBrowser *browser);

G_END_DECLS
