/* ptero-demo-permissions.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-json.h"

G_BEGIN_DECLS

gboolean ptero_demo_permissions_have  (const char    *name);
void     ptero_demo_permissions_write (PteroDemoJson *json);

G_END_DECLS
