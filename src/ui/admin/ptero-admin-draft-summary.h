/* ptero-admin-draft-summary.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_DRAFT_SUMMARY (ptero_admin_draft_summary_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminDraftSummary, ptero_admin_draft_summary, PTERO, ADMIN_DRAFT_SUMMARY, GtkBox)

GtkWidget *ptero_admin_draft_summary_new (PteroForm *form);

G_END_DECLS
