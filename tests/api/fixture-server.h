/* fixture-server.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FixtureServer FixtureServer;

/**
 * FixtureHandler:
 * @request: a whole request, head and body
 * @number: how many came before it
 * @data: the test's
 *
 * Called in a thread of its connection, which it may let wait.
 *
 * Returns: (nullable): the bytes to answer with; %NULL drops the connection
 */
typedef GBytes *(*FixtureHandler) (const char *request,
                                   guint       number,
                                   gpointer    data);

FixtureServer *fixture_server_new            (FixtureHandler  handler,
                                              gpointer        data,
                                              const char     *certificate);
void           fixture_server_free           (FixtureServer  *self);
const char    *fixture_server_get_address    (FixtureServer  *self);
guint          fixture_server_count_requests (FixtureServer  *self);
char          *fixture_server_dup_request    (FixtureServer  *self,
                                              guint           number);
void           fixture_server_set_closing    (FixtureServer  *self,
                                              gboolean        is_closing);
void           fixture_server_set_hasty      (FixtureServer  *self,
                                              gboolean        is_hasty);
GBytes        *fixture_reply                 (guint           status,
                                              const char     *headers,
                                              const char     *body);
GBytes        *fixture_reply_json            (guint           status,
                                              const char     *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FixtureServer, fixture_server_free)

G_END_DECLS
