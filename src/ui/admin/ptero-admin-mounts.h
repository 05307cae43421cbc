/* ptero-admin-mounts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"

G_BEGIN_DECLS

GtkWidget *ptero_admin_mounts_new      (PteroPanel    *panel,
                                        PteroJobQueue *jobs);
void       ptero_admin_mounts_add_link (PteroFacts    *self);

G_END_DECLS
