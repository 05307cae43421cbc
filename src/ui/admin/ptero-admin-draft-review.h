/* ptero-admin-draft-review.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_DRAFT_REVIEW (ptero_admin_draft_review_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminDraftReview, ptero_admin_draft_review, PTERO, ADMIN_DRAFT_REVIEW, GtkBox)

GtkWidget *ptero_admin_draft_review_new (PteroForm *form);

G_END_DECLS
