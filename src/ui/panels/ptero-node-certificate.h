/* ptero-node-certificate.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-client.h"

G_BEGIN_DECLS

gboolean ptero_node_certificate_is_error (const GError  *error);
void     ptero_node_certificate_view     (GtkWidget     *parent,
                                          PteroNodePins *pins,
                                          const char    *authority,
                                          const char    *fingerprint);

G_END_DECLS
