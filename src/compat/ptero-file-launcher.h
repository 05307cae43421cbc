/* ptero-file-launcher.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ptero_file_launcher_asks          (void);
void     ptero_file_launcher_launch_async  (GtkWidget            *parent,
                                            GFile                *file,
                                            gboolean              writable,
                                            gboolean              ask,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean ptero_file_launcher_launch_finish (GtkWidget            *parent,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
