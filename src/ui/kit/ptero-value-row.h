/* ptero-value-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_VALUE_ROW (ptero_value_row_get_type ())

G_DECLARE_FINAL_TYPE (PteroValueRow, ptero_value_row, PTERO, VALUE_ROW, AdwActionRow)

GtkWidget  *ptero_value_row_new        (const char    *title,
                                        gboolean       copy);
const char *ptero_value_row_get_value  (PteroValueRow *self);
void        ptero_value_row_set_value  (PteroValueRow *self,
                                        const char    *value);
void        ptero_value_row_set_secret (PteroValueRow *self,
                                        gboolean       secret);

G_END_DECLS
