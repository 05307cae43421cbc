/* ptero-admin-draft.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-draft-egg.h"
#include "ptero-admin-draft-place.h"
#include "ptero-admin-fit.h"
#include "ptero-admin-variables.h"
#include "ptero-form-dialog.h"

G_BEGIN_DECLS

/*< private >
 * PteroAdminDraft:
 * @panel: the panel it is for
 * @form: (not owned): what is filled in; the draft goes with it
 * @variables: (not owned): the variables of the egg, in the form
 * @egg: the choice of the egg
 * @place: the choice of the place
 * @fit: where it fits
 * @n_before: servers that are made before the one that is filled in
 * @is_too_long: whether the name is complained of for its number
 *
 * A server, or several, that is to be made.
 */
typedef struct
{
  PteroPanel           *panel;
  PteroForm            *form;
  PteroAdminVariables  *variables;
  PteroAdminDraftEgg   *egg;
  PteroAdminDraftPlace *place;
  PteroAdminFit        *fit;
  guint                 n_before;
  gboolean              is_too_long;
} PteroAdminDraft;

PteroAdminDraft *ptero_admin_draft_new        (PteroPanel      *panel,
                                               GListModel      *nests,
                                               GListModel      *nodes);
PteroAdminDraft *ptero_admin_draft_get        (gpointer         form);
guint            ptero_admin_draft_get_number (PteroAdminDraft *draft);
char            *ptero_admin_draft_dup_name   (PteroAdminDraft *draft,
                                               guint            n_before);
char            *ptero_admin_draft_dup_title  (PteroAdminDraft *draft,
                                               const char      *field);
char            *ptero_admin_draft_dup_limits (PteroAdminDraft *draft);
gboolean         ptero_admin_draft_check      (PteroForm       *form);
gboolean         ptero_admin_draft_failed     (PteroForm       *form,
                                               const GError    *error);
void             ptero_admin_draft_fill       (PteroForm       *form,
                                               PteroRequest    *request);

G_END_DECLS
