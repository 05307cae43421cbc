/* ptero-parts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_PARTS (ptero_parts_get_type ())

G_DECLARE_FINAL_TYPE (PteroParts, ptero_parts, PTERO, PARTS, GtkWidget)

GtkWidget *ptero_parts_new  (void);
void       ptero_parts_add  (PteroParts *self,
                             const char *name,
                             const char *title,
                             GtkWidget  *part);
void       ptero_parts_show (PteroParts *self,
                             const char *name);

G_END_DECLS
