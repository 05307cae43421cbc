/* ptero-demo-idle.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void ptero_demo_idle_watch (SoupServerMessage *message);

G_END_DECLS
