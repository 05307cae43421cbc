/* ptero-open-with.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"

G_BEGIN_DECLS

#define PTERO_TYPE_OPEN_WITH (ptero_open_with_get_type ())

G_DECLARE_FINAL_TYPE (PteroOpenWith, ptero_open_with, PTERO, OPEN_WITH, GObject)

void ptero_open_with_ask    (GtkWidget   *parent,
                             PteroAccess *access,
                             const char  *path);
void ptero_open_with_launch (GtkWidget   *parent,
                             PteroAccess *access,
                             const char  *path,
                             GAppInfo    *app);

G_END_DECLS
