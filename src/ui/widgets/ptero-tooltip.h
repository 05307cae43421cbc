/* ptero-tooltip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_TOOLTIP (ptero_tooltip_get_type ())

G_DECLARE_FINAL_TYPE (PteroTooltip, ptero_tooltip, PTERO, TOOLTIP, GObject)

void        ptero_tooltip_set_text (GtkWidget  *widget,
                                    const char *text);
const char *ptero_tooltip_get_text (GtkWidget  *widget);

G_END_DECLS
