/* ptero-demo-signature.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

char       *ptero_demo_signature_new   (PteroDemoWorld     *world,
                                        const char         *panel,
                                        PteroDemoServer    *server,
                                        PteroDemoUser      *user,
                                        gint64              seconds,
                                        const char         *claim,
                                        const char         *value);
char       *ptero_demo_signature_new_for_socket
                                       (PteroDemoWorld     *world,
                                        const char         *panel,
                                        PteroDemoServer    *server,
                                        PteroDemoUser      *user,
                                        const char * const *permissions);
JsonObject *ptero_demo_signature_read  (PteroDemoWorld     *world,
                                        const char         *token);
void        ptero_demo_signature_reply (PteroDemoCall      *call,
                                        const char         *address);

G_END_DECLS
