/* ptero-step-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PteroStepState:
 * @PTERO_STEP_OPEN: nothing is known of it yet
 * @PTERO_STEP_DONE: nothing is wrong with it
 * @PTERO_STEP_WRONG: something is
 *
 * How far a step is.
 */
typedef enum
{
  PTERO_STEP_OPEN,
  PTERO_STEP_DONE,
  PTERO_STEP_WRONG,
} PteroStepState;

#define PTERO_TYPE_STEP_LIST (ptero_step_list_get_type ())

G_DECLARE_FINAL_TYPE (PteroStepList, ptero_step_list, PTERO, STEP_LIST, GtkWidget)

GtkWidget *ptero_step_list_new       (GtkStack       *steps);
void       ptero_step_list_set_state (PteroStepList  *self,
                                      guint           step,
                                      PteroStepState  state,
                                      guint           n_problems);

G_END_DECLS
