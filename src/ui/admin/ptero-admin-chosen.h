/* ptero-admin-chosen.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-admin-picker.h"
#include "ptero-error.h"
#include "ptero-request.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_CHOSEN (ptero_admin_chosen_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminChosen, ptero_admin_chosen, PTERO, ADMIN_CHOSEN, GtkWidget)

GtkWidget *ptero_admin_chosen_new  (PteroPanel         *panel,
                                    PteroAdminPick      what,
                                    const char         *title,
                                    const char         *hint);
gboolean   ptero_admin_chosen_mark (PteroAdminChosen   *self,
                                    const char         *name,
                                    const PteroProblem *problem);
void       ptero_admin_chosen_fill (PteroAdminChosen   *self,
                                    const char         *name,
                                    PteroRequest       *request);

G_END_DECLS
