/* demo-scene.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-stage.h"
#include "ptero-endpoint.h"

G_BEGIN_DECLS

/* One recording that is about to be replayed, on its stage. */
typedef struct
{
  DemoStage *stage;
  Recording *recording;
  const PteroEndpointInfo *info;
  const char *key;             /* of whom it was recorded as; NULL for nobody */
  char *path;                  /* as the demo's */
  char *server;                /* its beginning, "/api/client/servers/UUID"; or NULL */
  JsonObject *attributes;      /* of the recorded answer; or NULL */
  JsonObject *input;           /* of the recorded request; or NULL */
  char *lacking;               /* what cannot be had; or NULL */
} DemoScene;

DemoScene  *demo_scene_new          (DemoStage   *stage,
                                     Recording   *recording,
                                     const char  *key);
void        demo_scene_free         (DemoScene   *self);
DemoAnswer *demo_scene_ask          (DemoScene   *self,
                                     const char  *method,
                                     const char  *body,
                                     const char  *format,
                                     ...) G_GNUC_PRINTF (4, 5);
guint       demo_scene_do           (DemoScene   *self,
                                     const char  *method,
                                     const char  *body,
                                     const char  *format,
                                     ...) G_GNUC_PRINTF (4, 5);
JsonArray  *demo_scene_get_list     (JsonNode    *body);
JsonObject *demo_scene_get_item     (JsonArray   *list,
                                     guint        at);
JsonArray  *demo_scene_get_recorded (DemoScene   *self);
const char *demo_scene_get_input    (DemoScene   *self,
                                     const char  *member);
char       *demo_scene_dup_text     (JsonObject  *object,
                                     const char  *member);
char       *demo_scene_make_word    (DemoScene   *self);
gboolean    demo_scene_says         (DemoScene   *self,
                                     const char  *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoScene, demo_scene_free)

G_END_DECLS
