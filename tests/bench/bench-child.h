/* bench-child.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkApplication *bench_application_new      (gboolean    is_empty);
double          bench_read_resident_memory (void);
void            bench_remove_folder        (const char *path);

G_END_DECLS
