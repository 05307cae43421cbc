/* ptero-certificate-dialog.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_CERTIFICATE_DIALOG (ptero_certificate_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PteroCertificateDialog, ptero_certificate_dialog, PTERO, CERTIFICATE_DIALOG, AdwBin)

GtkWidget *ptero_certificate_dialog_new     (const char *host,
                                             const char *fingerprint,
                                             const char *old_fingerprint);
GtkWidget *ptero_certificate_dialog_new_for_node (const char *host,
                                             const char *fingerprint,
                                             const char *old_fingerprint);
void       ptero_certificate_dialog_set_flaws (PteroCertificateDialog *self,
                                             GTlsCertificateFlags    flaws);
void       ptero_certificate_dialog_present (PteroCertificateDialog *self,
                                             GtkWidget              *parent);
char      *ptero_fingerprint_fold           (const char             *fingerprint);

G_END_DECLS
