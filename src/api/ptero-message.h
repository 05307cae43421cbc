/* ptero-message.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupMessage *ptero_message_new (const char *method,
                                const char *address);

G_END_DECLS
