/* ptero-form-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_FORM_DIALOG (ptero_form_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroFormDialog, ptero_form_dialog, PTERO, FORM_DIALOG, GtkWidget)

/**
 * PteroFormFill:
 * @form: the form, which is valid
 * @request: the request, with what the fields are named after already set
 *
 * Sets what the fields alone do not say.
 */
typedef void (*PteroFormFill) (PteroForm    *form,
                               PteroRequest *request);

/**
 * PteroFormCheck:
 * @form: the form, whose fields are valid
 *
 * Checks, and marks, what the fields alone do not know.
 *
 * Returns: whether all is well
 */
typedef gboolean (*PteroFormCheck) (PteroForm *form);

/**
 * PteroFormFailed:
 * @form: the form
 * @error: what the panel answered with
 *
 * Tells errors of an action that was done nonetheless from those of one that was not.
 *
 * Returns: whether the action was done
 */
typedef gboolean (*PteroFormFailed) (PteroForm    *form,
                                     const GError *error);

/**
 * PteroFormExplain:
 * @form: the form
 * @error: what the panel answered with
 *
 * Knows what an error means for this form, where nothing was done.
 *
 * Returns: (transfer full) (nullable): a sentence for the person
 */
typedef char *(*PteroFormExplain) (PteroForm    *form,
                                   const GError *error);

PteroFormDialog *ptero_form_dialog_new        (PteroForm       *form,
                                               PteroPanel      *panel,
                                               PteroRequest    *request,
                                               const char      *action);
PteroFormDialog *ptero_form_dialog_new_steps  (PteroForm       *form,
                                               GtkWidget       *summary,
                                               PteroPanel      *panel,
                                               PteroRequest    *request,
                                               const char      *action);
void             ptero_form_dialog_set_action (PteroFormDialog *self,
                                               const char      *action);
void             ptero_form_dialog_set_fill   (PteroFormDialog *self,
                                               PteroFormFill    fill);
void             ptero_form_dialog_set_check  (PteroFormDialog *self,
                                               PteroFormCheck   check);
void             ptero_form_dialog_set_failed (PteroFormDialog *self,
                                               PteroFormFailed  failed);
void             ptero_form_dialog_set_explain (PteroFormDialog *self,
                                                PteroFormExplain explain);
void             ptero_form_dialog_set_edited (PteroFormDialog *self,
                                               PteroRequest    *look,
                                               gpointer         resource);
void             ptero_form_dialog_set_waiting (PteroFormDialog *self,
                                                gboolean         waiting,
                                                const GError    *error);
void             ptero_form_dialog_set_wide   (PteroFormDialog *self,
                                               GtkWidget       *bottom);
PteroForm       *ptero_form_dialog_get_form   (PteroFormDialog *self);
void             ptero_form_dialog_present    (PteroFormDialog *self,
                                               const char      *title,
                                               GtkWidget       *parent);

void             ptero_confirm_name         (GtkWidget       *parent,
                                             const char      *heading,
                                             const char      *body,
                                             const char      *name,
                                             const char      *action,
                                             GCallback        confirmed,
                                             gpointer         user_data);

G_END_DECLS
