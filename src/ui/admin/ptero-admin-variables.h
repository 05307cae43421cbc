/* ptero-admin-variables.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-error.h"
#include "ptero-request.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_VARIABLES (ptero_admin_variables_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminVariables, ptero_admin_variables, PTERO, ADMIN_VARIABLES, GtkWidget)

/**
 * PteroAdminVariablesReview:
 * @name: what a variable is called
 * @value: what it will be, or dots where that may be secret
 * @user_data: from the caller
 *
 * Looks at a variable.
 */
typedef void (*PteroAdminVariablesReview) (const char *name,
                                           const char *value,
                                           gpointer    user_data);

GtkWidget  *ptero_admin_variables_new          (void);
void        ptero_admin_variables_set          (PteroAdminVariables *self,
                                                GListModel          *variables);
gboolean    ptero_admin_variables_check        (PteroAdminVariables *self);
void        ptero_admin_variables_look         (PteroAdminVariables *self);
void        ptero_admin_variables_list_problems (PteroAdminVariables *self,
                                                GPtrArray           *rows);
void        ptero_admin_variables_review       (PteroAdminVariables *self,
                                                PteroAdminVariablesReview review,
                                                gpointer             user_data);
gboolean    ptero_admin_variables_mark         (PteroAdminVariables *self,
                                                const PteroProblem  *problem);
void        ptero_admin_variables_fill         (PteroAdminVariables *self,
                                                PteroRequest        *request);
JsonObject *ptero_admin_variables_dup_choices  (PteroAdminVariables *self);
void        ptero_admin_variables_take_choices (PteroAdminVariables *self,
                                                JsonObject          *choices);

G_END_DECLS
