/* ptero-demo-backend.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-keys.h"
#include "ptero-demo-throttle.h"
#include "ptero-demo-world.h"

G_BEGIN_DECLS

/* What all calls share; only touched by the server's thread once that serves. */
typedef struct
{
  PteroDemoWorld *world;
  PteroDemoThrottle *throttle;
  GPtrArray *credentials;
  char *address;
  guint wings_port;
  char *wings_address;     /* where all nodes are */
  GPtrArray *faults;       /* or NULL */
  guint n_refused;
  gboolean is_pelican;
} PteroDemoBackend;

void ptero_demo_backend_init        (PteroDemoBackend *self,
                                     guint             n_servers,
                                     guint64           seed);
void ptero_demo_backend_clear       (PteroDemoBackend *self);
void ptero_demo_backend_forget_user (PteroDemoBackend *self,
                                     PteroDemoUser    *user);

G_END_DECLS
