/* ptero-socket-commands.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroSocketCommands PteroSocketCommands;

PteroSocketCommands *ptero_socket_commands_new      (gint64               interval);
void                 ptero_socket_commands_free     (PteroSocketCommands *self);
gboolean             ptero_socket_commands_push     (PteroSocketCommands *self,
                                                     const char          *line);
const char          *ptero_socket_commands_take     (PteroSocketCommands *self,
                                                     gint64               now,
                                                     gint64              *wait);
void                 ptero_socket_commands_put_back (PteroSocketCommands *self,
                                                     gint64               now);
void                 ptero_socket_commands_clear    (PteroSocketCommands *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroSocketCommands, ptero_socket_commands_free)

G_END_DECLS
