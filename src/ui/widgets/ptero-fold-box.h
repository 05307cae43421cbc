/* ptero-fold-box.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_FOLD_BOX (ptero_fold_box_get_type ())

G_DECLARE_FINAL_TYPE (PteroFoldBox, ptero_fold_box, PTERO, FOLD_BOX, GtkWidget)

GtkWidget *ptero_fold_box_new        (GtkWidget *spare,
                                      GtkWidget *needed);
GtkWidget *ptero_fold_box_new_at_end (GtkWidget *needed,
                                      GtkWidget *spare);

G_END_DECLS
