/* ptero-socket-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroSocketHistory PteroSocketHistory;

PteroSocketHistory *ptero_socket_history_new    (void);
void                ptero_socket_history_free   (PteroSocketHistory *self);
void                ptero_socket_history_add    (PteroSocketHistory *self,
                                                 const char         *line);
guint               ptero_socket_history_match  (PteroSocketHistory *self,
                                                 const char *const  *lines,
                                                 guint               n_lines);
gboolean            ptero_socket_line_is_daemon (const char         *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PteroSocketHistory, ptero_socket_history_free)

G_END_DECLS
