/* ptero-certificate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *ptero_certificate_get_fingerprint (GTlsCertificate *certificate);
GTlsCertificateFlags
          ptero_certificate_find_flaws      (GTlsCertificate      *certificate,
                                             GTlsCertificateFlags  errors);
gboolean  ptero_fingerprint_equal           (const char      *a,
                                             const char      *b);
gboolean  ptero_fingerprint_is_valid        (const char      *fingerprint);

G_END_DECLS
