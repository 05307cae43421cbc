/* ptero-qr-code.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkPaintable *ptero_qr_code_new (const char *text);

G_END_DECLS
