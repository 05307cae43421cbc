/* ptero-admin-draft-egg.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-variables.h"
#include "ptero-form.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_DRAFT_EGG (ptero_admin_draft_egg_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminDraftEgg, ptero_admin_draft_egg, PTERO, ADMIN_DRAFT_EGG, GObject)

PteroAdminDraftEgg *ptero_admin_draft_egg_new        (PteroForm           *form,
                                                      PteroPanel          *panel,
                                                      PteroAdminVariables *variables,
                                                      GListModel          *nests);
void                ptero_admin_draft_egg_update     (PteroAdminDraftEgg  *self);
gboolean            ptero_admin_draft_egg_is_there   (PteroAdminDraftEgg  *self);
gint64              ptero_admin_draft_egg_get_id     (PteroAdminDraftEgg  *self);
gboolean            ptero_admin_draft_egg_take       (PteroAdminDraftEgg  *self,
                                                      JsonObject          *choices);

G_END_DECLS
