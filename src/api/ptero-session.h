/* ptero-session.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

SoupSession *ptero_session_new           (guint        timeout);
void         ptero_session_set_idle_time (SoupSession *session,
                                          guint        milliseconds);

G_END_DECLS
