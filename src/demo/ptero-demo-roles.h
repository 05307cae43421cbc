/* ptero-demo-roles.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

GPtrArray *ptero_demo_roles_new          (PteroDemoWorld *world);
GPtrArray *ptero_demo_roles_list         (PteroDemoWorld *world,
                                          PteroDemoUser  *user);
void       ptero_demo_transform_app_role (PteroDemoCall  *call,
                                          PteroDemoJson  *json,
                                          gpointer        thing,
                                          const char     *path);

G_END_DECLS
