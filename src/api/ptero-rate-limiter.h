/* ptero-rate-limiter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* In the order in which they are served. */
typedef enum
{
  PTERO_PRIORITY_USER,        /* what the person just did: may use the whole budget */
  PTERO_PRIORITY_VISIBLE,     /* what is on screen: leaves a reserve for the person */
  PTERO_PRIORITY_BACKGROUND,  /* the rest: at most half of the budget */
} PteroPriority;

#define PTERO_TYPE_RATE_LIMITER (ptero_rate_limiter_get_type ())

/* The budget of one API of one panel user, learned from X-RateLimit-Limit and X-RateLimit-Remaining.
 * A request waits here for its turn; a 429 closes the gate until Retry-After (with jitter) is over. */
G_DECLARE_FINAL_TYPE (PteroRateLimiter, ptero_rate_limiter, PTERO, RATE_LIMITER, GObject)

PteroRateLimiter *ptero_rate_limiter_new            (guint                limit_per_minute);
void              ptero_rate_limiter_acquire_async  (PteroRateLimiter    *self,
                                                     PteroPriority        priority,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
gboolean          ptero_rate_limiter_acquire_finish (PteroRateLimiter    *self,
                                                     GAsyncResult        *result,
                                                     GError             **error);
/* What the headers of an answer say. */
void              ptero_rate_limiter_observe        (PteroRateLimiter    *self,
                                                     guint                status,
                                                     SoupMessageHeaders  *headers);
guint             ptero_rate_limiter_get_limit      (PteroRateLimiter    *self);  /* a minute */
guint             ptero_rate_limiter_get_remaining  (PteroRateLimiter    *self);
gint64            ptero_rate_limiter_get_blocked    (PteroRateLimiter    *self);  /* µs until the gate opens, 0 if it is open */

G_END_DECLS
