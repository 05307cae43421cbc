/* ptero-admin-fit.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-draft-place.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_FIT (ptero_admin_fit_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminFit, ptero_admin_fit, PTERO, ADMIN_FIT, GObject)

PteroAdminFit *ptero_admin_fit_new         (PteroForm            *form,
                                            PteroPanel           *panel,
                                            PteroAdminDraftPlace *place,
                                            GListModel           *nodes);
void           ptero_admin_fit_update      (PteroAdminFit        *self);
const char    *ptero_admin_fit_get_text    (PteroAdminFit        *self);
gboolean       ptero_admin_fit_get_warns   (PteroAdminFit        *self);
GtkWidget     *ptero_admin_fit_create_bar  (PteroAdminFit        *self);

G_END_DECLS
