/* ptero-admin-server-facts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"

G_BEGIN_DECLS

extern const PteroFactsInfo ptero_admin_server_facts_info;

char       *ptero_admin_format_limit      (gint64      mebibytes);
const char *ptero_admin_describe_status   (const char *status);
gboolean    ptero_admin_server_has_failed (gpointer    server);

G_END_DECLS
