/* ptero-admin-draft-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"
#include "ptero-node.h"
#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_DRAFT_PLACE (ptero_admin_draft_place_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminDraftPlace, ptero_admin_draft_place, PTERO, ADMIN_DRAFT_PLACE, GObject)

PteroAdminDraftPlace *ptero_admin_draft_place_new         (PteroForm            *form,
                                                           PteroPanel           *panel,
                                                           GListModel           *nodes);
void                  ptero_admin_draft_place_update      (PteroAdminDraftPlace *self);
gboolean              ptero_admin_draft_place_check       (PteroAdminDraftPlace *self,
                                                           guint                 n_servers);
PteroNode            *ptero_admin_draft_place_get_node    (PteroAdminDraftPlace *self);
gboolean              ptero_admin_draft_place_allows      (PteroAdminDraftPlace *self,
                                                           PteroNode            *node);
char                 *ptero_admin_draft_place_dup_address (PteroAdminDraftPlace *self,
                                                           guint                 n_before);
void                  ptero_admin_draft_place_fill        (PteroAdminDraftPlace *self,
                                                           PteroRequest         *request,
                                                           guint                 n_before);

G_END_DECLS
