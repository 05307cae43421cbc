/* ptero-demo-throttle.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PteroDemoThrottle PteroDemoThrottle;

typedef struct
{
  guint limit;
  guint remaining;
  gboolean exceeded;
  guint retry_after;   /* seconds */
} PteroDemoAllowance;

PteroDemoThrottle *ptero_demo_throttle_new      (void);
void               ptero_demo_throttle_free     (PteroDemoThrottle  *self);
void               ptero_demo_throttle_set_rate (PteroDemoThrottle  *self,
                                                 guint               per_minute);
void               ptero_demo_throttle_take     (PteroDemoThrottle  *self,
                                                 gboolean            application,
                                                 guint               user,
                                                 PteroDemoAllowance *allowance);

void               ptero_demo_throttle_take_special (PteroDemoThrottle  *self,
                                                     guint               user,
                                                     guint               limit,
                                                     gint64              window,
                                                     PteroDemoAllowance *allowance);

void               ptero_demo_throttle_take_route   (PteroDemoThrottle  *self,
                                                     guint               owner,
                                                     guint               route,
                                                     guint               limit,
                                                     gint64              window,
                                                     PteroDemoAllowance *allowance);

G_END_DECLS
