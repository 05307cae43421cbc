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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoAnswer, demo_answer_free)

G_END_DECLS
