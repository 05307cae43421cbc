/* ptero-message.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupMessage *ptero_message_new                 (const char   *method,
                                                const char   *address);

void         ptero_message_limit_informational (SoupMessage  *message,
                                                GCancellable *cancellable);

G_END_DECLS
