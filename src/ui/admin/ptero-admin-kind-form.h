/* ptero-admin-kind-form.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-admin-kind.h"

G_BEGIN_DECLS

void        ptero_admin_kind_form_present     (const PteroAdminKind *kind,
                                               GtkWidget            *parent,
                                               PteroPanel           *panel,
                                               gpointer              item,
                                               GListModel           *items,
                                               GCallback             done);
gpointer    ptero_admin_kind_form_get_item    (PteroForm            *form);
GListModel *ptero_admin_kind_form_get_items   (PteroForm            *form);
GListModel *ptero_admin_kind_form_get_choices (PteroForm            *form);

G_END_DECLS
