/* ptero-secret-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PTERO_TYPE_SECRET_DIALOG (ptero_secret_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroSecretDialog, ptero_secret_dialog, PTERO, SECRET_DIALOG, GtkWidget)

GtkWidget  *ptero_secret_dialog_new        (const char        *explanation,
                                            const char        *secret);
void        ptero_secret_dialog_set_hidden (PteroSecretDialog *self);
void        ptero_secret_dialog_set_masked (PteroSecretDialog *self,
                                            const char        *masked);
const char *ptero_secret_dialog_get_secret (PteroSecretDialog *self);
void        ptero_secret_dialog_add_fact   (PteroSecretDialog *self,
                                            const char        *title,
                                            const char        *value);
GtkWidget  *ptero_secret_dialog_add_button (PteroSecretDialog *self,
                                            const char        *label,
                                            GCallback          clicked,
                                            gpointer           user_data);

G_END_DECLS
