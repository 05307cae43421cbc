/* demo-replay.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the replay of recordings against the demo panel found. */
typedef struct
{
  GPtrArray *directions;
  GPtrArray *findings;
  GPtrArray *left_out;    /* what cannot be replayed, and why */
  gboolean   is_own;      /* the recordings are those for which the directions were written */
  guint      n_replayed;
  guint      n_differing;
} DemoReplay;

DemoReplay *demo_replay_new  (const char *folder);
void        demo_replay_free (DemoReplay *self);
void        demo_replay_run  (DemoReplay *self,
                              const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoReplay, demo_replay_free)

G_END_DECLS
