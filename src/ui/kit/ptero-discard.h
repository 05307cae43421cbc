/* ptero-discard.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ptero_discard_ask (GtkWidget    *content,
                        const char   *heading,
                        const char   *body,
                        GCancellable *cancellable);

G_END_DECLS
