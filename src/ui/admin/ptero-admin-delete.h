/* ptero-admin-delete.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"
#include "ptero-request.h"

G_BEGIN_DECLS

void ptero_admin_delete      (PteroFacts   *facts,
                              const char   *title,
                              const char   *name,
                              const char   *body,
                              PteroRequest *request);
void ptero_admin_delete_take (PteroFacts   *facts,
                              PteroJob     *job);

G_END_DECLS
