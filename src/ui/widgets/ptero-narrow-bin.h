/* ptero-narrow-bin.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_NARROW_BIN (ptero_narrow_bin_get_type ())

G_DECLARE_FINAL_TYPE (PteroNarrowBin, ptero_narrow_bin, PTERO, NARROW_BIN, GtkWidget)

gboolean ptero_narrow_bin_get_narrow (PteroNarrowBin *self);

G_END_DECLS
