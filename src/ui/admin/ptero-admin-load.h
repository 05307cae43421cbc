/* ptero-admin-load.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

/**
 * PteroAdminLoaded:
 * @widget: what asked
 * @items: (nullable): everything that the route lists, %NULL if that failed, which a toast has told
 *
 * Takes what was asked for. Not called when @widget is gone or it was cancelled.
 */
typedef void (*PteroAdminLoaded) (GtkWidget  *widget,
                                  GListModel *items);

GCancellable *ptero_admin_load_begin (GtkWidget *widget);

void ptero_admin_load_all (GtkWidget        *widget,
                           PteroPanel       *panel,
                           PteroRequest     *request,
                           GCancellable     *cancellable,
                           PteroAdminLoaded  loaded);

G_END_DECLS
