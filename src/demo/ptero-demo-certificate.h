/* ptero-demo-certificate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_DEMO_N_CERTIFICATES 2

GTlsCertificate *ptero_demo_certificate_new (guint    which,
                                             GError **error);

G_END_DECLS
