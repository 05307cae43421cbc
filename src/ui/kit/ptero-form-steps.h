/* ptero-form-steps.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FORM_STEPS (ptero_form_steps_get_type ())

G_DECLARE_FINAL_TYPE (PteroFormSteps, ptero_form_steps, PTERO, FORM_STEPS, GtkWidget)

GtkWidget *ptero_form_steps_new          (PteroForm      *form,
                                          GtkWidget      *summary);
void       ptero_form_steps_see_all      (PteroFormSteps *self);
guint      ptero_form_steps_show_problem (PteroFormSteps *self,
                                          gboolean        first);

G_END_DECLS
