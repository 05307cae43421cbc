/* ptero-body-end.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

GInputStream *ptero_body_end_find_chunked (SoupMessage  *message,
                                           GInputStream *stream);
gboolean      ptero_body_end_was_reached  (GInputStream *chunked);

G_END_DECLS
