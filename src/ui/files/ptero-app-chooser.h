/* ptero-app-chooser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PteroAppChosen:
 * @app: (nullable): what was chosen; %NULL: what the system opens such files with
 * @user_data: data of the caller
 *
 * Called when an application was chosen.
 */
typedef void (*PteroAppChosen) (GAppInfo *app,
                                gpointer  user_data);

void ptero_app_chooser_present (GtkWidget      *parent,
                                const char     *name,
                                PteroAppChosen  chosen,
                                gpointer        user_data,
                                GDestroyNotify  destroy);

G_END_DECLS
