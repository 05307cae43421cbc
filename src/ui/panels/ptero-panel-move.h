/* ptero-panel-move.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

gboolean ptero_panel_move_ask (PteroPanel          *panel,
                               const char          *address,
                               const gboolean       kept[2],
                               GtkWidget           *parent,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

G_END_DECLS
