/* ptero-database-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-access.h"
#include "ptero-database.h"

G_BEGIN_DECLS

#define PTERO_TYPE_DATABASE_DIALOG (ptero_database_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroDatabaseDialog, ptero_database_dialog, PTERO, DATABASE_DIALOG, GtkWidget)

GtkWidget *ptero_database_dialog_new     (PteroDatabase *database,
                                          PteroAccess   *access);
void       ptero_database_dialog_present (GtkWidget     *dialog,
                                          GtkWidget     *parent);

G_END_DECLS
