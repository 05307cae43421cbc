/* ptero-admin-role-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-facts.h"
#include "ptero-role.h"

G_BEGIN_DECLS

gboolean ptero_admin_role_is_root          (PteroRole  *role);
char    *ptero_admin_role_count            (PteroRole  *role);
void     ptero_admin_role_list_permissions (PteroFacts *facts,
                                            PteroRole  *role);

G_END_DECLS
