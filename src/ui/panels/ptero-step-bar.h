/* ptero-step-bar.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_STEP_BAR (ptero_step_bar_get_type ())

G_DECLARE_FINAL_TYPE (PteroStepBar, ptero_step_bar, PTERO, STEP_BAR, GtkBox)

void ptero_step_bar_set_step (PteroStepBar *self,
                              guint         step);

G_END_DECLS
