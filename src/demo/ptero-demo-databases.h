/* ptero-demo-databases.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

GPtrArray *ptero_demo_databases_get       (PteroDemoWorld    *world,
                                           PteroDemoServer   *server);
GPtrArray *ptero_demo_databases_list_of_host (PteroDemoWorld *world,
                                           PteroDemoHost     *host);
void       ptero_demo_databases_write_app (PteroDemoCall     *call,
                                           PteroDemoJson     *json,
                                           PteroDemoDatabase *database,
                                           const char        *path);

G_END_DECLS
