/* fixture-socket.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fixture-node.h"
#include "ptero-socket.h"

G_BEGIN_DECLS

#define PACE 0.05  /* factor of all that a socket waits for */

/* A socket, and what it said. */
typedef struct
{
  FixtureNode *node;
  PteroSocket *socket;
  GPtrArray   *lines;
  GHashTable  *counts;  /* of signals, by name */
  GString     *states;  /* the first letter of each */
} FixtureSocket;

gboolean fixture_socket_timeout_cb     (gpointer user_data);
void     fixture_socket_count          (FixtureSocket *fixture,
                                        const char    *name);
guint    fixture_socket_get_count      (FixtureSocket *fixture,
                                        const char    *name);
GArray * fixture_socket_watch          (FixtureSocket *fixture);
void     fixture_socket_unwatch        (GArray *hooks);
void     fixture_socket_init           (FixtureSocket *fixture,
                                        const char    *origin,
                                        const char    *certificate);
void     fixture_socket_spin           (guint milliseconds);
void     fixture_socket_wait_for_state (FixtureSocket   *fixture,
                                        PteroSocketState state);
void     fixture_socket_open           (FixtureSocket *fixture);
void     fixture_socket_clear          (FixtureSocket *fixture);
void     fixture_socket_assert_lines   (FixtureSocket *fixture,
                                        const char    *expected);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FixtureSocket, fixture_socket_clear)

#define wait_until(condition) \
  G_STMT_START \
    { \
      gboolean is_late = FALSE; \
      guint timeout = g_timeout_add_seconds (10, fixture_socket_timeout_cb, &is_late); \
      while (!(condition)) \
        { \
          g_assert_false (is_late); \
          g_main_context_iteration (NULL, TRUE); \
        } \
      g_source_remove (timeout); \
    } \
  G_STMT_END

G_END_DECLS
