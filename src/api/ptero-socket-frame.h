/* ptero-socket-frame.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  ptero_socket_frame_read (const char  *data,
                                   gsize        length,
                                   char       **event,
                                   char       **argument);
char     *ptero_socket_frame_make (const char  *event,
                                   const char  *argument);

G_END_DECLS
