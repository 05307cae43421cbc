/* demo-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "ptero-demo-panel.h"

G_BEGIN_DECLS

/* What came back; @json is NULL unless the body is JSON. */
typedef struct
{
  guint status;
  SoupMessage *message;
  GBytes *body;
  JsonNode *json;
  GError *error;
} DemoAnswer;

DemoAnswer *demo_send          (SoupSession        *session,
                                PteroDemoPanel     *panel,
                                const char         *method,
                                const char         *path,
                                const char         *key,
                                const char         *body,
                                const char         *accept,
                                const char * const *headers);
void        demo_answer_free   (DemoAnswer         *self);
const char *demo_answer_header (DemoAnswer         *self,
                                const char         *name);
const char *demo_answer_code   (DemoAnswer         *self);
JsonNode   *demo_answer_find   (DemoAnswer         *self,
                                const char         *path);

/* A panel with the default world, and "uuid identifier name" of its servers. */
typedef struct
{
  PteroDemoPanel *panel;
  SoupSession *session;
  GStrv servers;
} DemoFixture;

void demo_set_up (DemoFixture  *fixture,
                  gconstpointer data);
void demo_tear_down (DemoFixture  *fixture,
                     gconstpointer data);
DemoAnswer *demo_ask (DemoFixture *fixture,
                      PteroDemoKey key,
                      const char  *method,
                      const char  *path,
                      const char  *body);
DemoAnswer *demo_get (DemoFixture *fixture,
                      PteroDemoKey key,
                      const char  *path);
void demo_assert_refused (DemoAnswer *answer,
                          guint       status,
                          const char *code);
void demo_assert_get_refused (DemoFixture *fixture,
                              PteroDemoKey key,
                              const char  *path,
                              guint        status,
                              const char  *code);
guint demo_count_data (DemoAnswer *answer);
gint64 demo_get_int (DemoAnswer *answer,
                     const char *path);
const char *demo_get_string (DemoAnswer *answer,
                             const char *path);
char *demo_get_server_path (DemoFixture *fixture,
                            guint        index,
                            const char  *rest);
guint demo_count_list (DemoFixture *fixture,
                       PteroDemoKey key,
                       const char  *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoAnswer, demo_answer_free)

G_END_DECLS
