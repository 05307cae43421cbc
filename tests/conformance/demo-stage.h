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
  GStrv           servers;       /* that the demo had at first */
  GPtrArray      *directions;
  GPtrArray      *findings;
  GHashTable     *names;         /* recorded id, or "kind/id", to the demo's */
  GHashTable     *stand_ins;     /* beginning of a server's recorded uuid to the demo's uuid */
  char           *new_key;
  char           *new_secret;
  char           *totp_secret;
  guint           n_made;        /* things that were made to be there */
  gboolean        is_exhausted;  /* the budget of the Application API is used up */
} DemoStage;

DemoStage  *demo_stage_new              (GPtrArray    *directions,
                                         GPtrArray    *findings,
                                         GError      **error);
void        demo_stage_free             (DemoStage    *self);
void        demo_stage_set              (DemoStage    *self,
                                         Recording    *recording);
void        demo_stage_set_faults       (DemoStage    *self,
                                         Recording    *recording);
void        demo_stage_set_slow         (DemoStage    *self,
                                         gboolean      is_slow);
DemoAnswer *demo_stage_wait             (DemoStage    *self,
                                         const char   *member,
                                         const char   *format,
                                         ...) G_GNUC_PRINTF (3, 4);
gboolean    demo_stage_find_key         (DemoStage    *self,
                                         const char   *as,
                                         const char  **key);
DemoAnswer *demo_stage_ask              (DemoStage    *self,
                                         PteroDemoKey  key,
                                         const char   *path);
void        demo_stage_add_stand_in     (DemoStage    *self,
                                         Recording    *recording);
char       *demo_stage_find_path        (DemoStage    *self,
                                         Recording    *recording);
void        demo_stage_name             (DemoStage    *self,
                                         const char   *kind,
                                         const char   *word,
                                         const char   *name);
char       *demo_stage_replace_texts    (DemoStage    *self,
                                         const char   *text);
void        demo_stage_learn_secrets    (DemoStage    *self,
                                         DemoAnswer   *answer);
void        demo_stage_learn            (DemoStage    *self,
                                         Recording    *recording,
                                         DemoAnswer   *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoStage, demo_stage_free)

G_END_DECLS
