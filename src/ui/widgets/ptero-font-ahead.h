/* ptero-font-ahead.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _PteroFontAhead PteroFontAhead;

PteroFontAhead *ptero_font_ahead_new   (GtkWidget      *window);
void            ptero_font_ahead_start (PteroFontAhead *self);

G_END_DECLS
