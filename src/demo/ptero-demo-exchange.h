/* ptero-demo-exchange.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

typedef struct _PteroDemoExchange PteroDemoExchange;

PteroDemoExchange *ptero_demo_exchange_new            (PteroDemoBackend  *backend);
void               ptero_demo_exchange_free           (PteroDemoExchange *self);
void               ptero_demo_exchange_attach         (PteroDemoExchange *self,
                                                       SoupServer        *server);
void               ptero_demo_exchange_forget_delayed (PteroDemoExchange *self);
guint              ptero_demo_exchange_count          (PteroDemoExchange *self,
                                                       const char        *path_prefix);

G_END_DECLS
