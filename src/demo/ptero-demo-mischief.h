/* ptero-demo-mischief.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

gboolean ptero_demo_mischief_answer (PteroDemoCall     *call);
void     ptero_demo_mischief_spoil  (PteroDemoCall     *call);
gboolean ptero_demo_mischief_send   (PteroDemoCall     *call,
                                     SoupServerMessage *message);

G_END_DECLS
