/* demo-stage.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../demo/demo-fixture.h"
#include "recording.h"

G_BEGIN_DECLS

/* A demo panel, and what stands in it for the recorded things. */
typedef struct
{
  PteroDemoPanel *panel;
  SoupSession    *session;
  GPtrArray      *directions;
  GPtrArray      *findings;
  GHashTable     *names;         /* recorded id, or "kind/id", to the demo's */
  GHashTable     *stand_ins;     /* beginning of a server's recorded uuid to the demo's uuid */
  char           *new_key;
  char           *new_secret;
  char           *totp_secret;
} DemoStage;

DemoStage  *demo_stage_new              (GPtrArray    *directions,
                                         GPtrArray    *findings,
                                         GError      **error);
void        demo_stage_free             (DemoStage    *self);
void        demo_stage_set              (DemoStage    *self,
                                         const char   *name,
                                         const char   *line);
gboolean    demo_stage_find_key         (DemoStage    *self,
                                         const char   *as,
                                         const char  **key);
DemoAnswer *demo_stage_ask              (DemoStage    *self,
                                         PteroDemoKey  key,
                                         const char   *path);
void        demo_stage_add_stand_in     (DemoStage    *self,
                                         Recording    *recording);
gboolean    demo_stage_names_unknown    (DemoStage    *self,
                                         Recording    *recording);
char       *demo_stage_map_path         (DemoStage    *self,
                                         const char   *path,
                                         gboolean      with_names);
void        demo_stage_learn            (DemoStage    *self,
                                         Recording    *recording,
                                         DemoAnswer   *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoStage, demo_stage_free)

G_END_DECLS
