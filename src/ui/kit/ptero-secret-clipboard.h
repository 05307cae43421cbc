/* ptero-secret-clipboard.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_SECRET_CLIPBOARD_SECONDS 30

void ptero_secret_clipboard_copy  (GdkClipboard *clipboard,
                                   const char   *secret,
                                   guint         seconds);
void ptero_secret_clipboard_clear (void);

G_END_DECLS
