/* ptero-rate-limiter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * PteroPriority:
 * @PTERO_PRIORITY_USER: what the person just did: may use the whole budget
 * @PTERO_PRIORITY_VISIBLE: what is on screen: leaves a reserve for the person
 * @PTERO_PRIORITY_BACKGROUND: the rest: at most half of the budget, spread out
 *
 * How urgent a request is, in the order in which requests are served.
 */
typedef enum
{
  PTERO_PRIORITY_USER,
  PTERO_PRIORITY_VISIBLE,
  PTERO_PRIORITY_BACKGROUND,
} PteroPriority;

/* Seconds. A panel counts by the minute and what is in front of it by a few; what asks for more is
 * mistaken. */
#define PTERO_LONGEST_PAUSE 300

#define PTERO_TYPE_RATE_LIMITER (ptero_rate_limiter_get_type ())

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
void              ptero_rate_limiter_release        (PteroRateLimiter    *self);
void              ptero_rate_limiter_observe        (PteroRateLimiter    *self,
                                                     guint                status,
                                                     SoupMessageHeaders  *headers);
void              ptero_rate_limiter_knock          (PteroRateLimiter    *self);
guint             ptero_rate_limiter_get_limit      (PteroRateLimiter    *self);
guint             ptero_rate_limiter_get_remaining  (PteroRateLimiter    *self);
gint64            ptero_rate_limiter_get_blocked    (PteroRateLimiter    *self);
gint64            ptero_rate_limiter_get_wait       (PteroRateLimiter    *self,
                                                     PteroPriority        priority);

/*< private >*/
typedef gint64 (*PteroClock) (void);

void              ptero_rate_limiter_set_clock      (PteroRateLimiter    *self,
                                                     PteroClock           clock);
gint64            ptero_rate_limiter_get_wake_time  (PteroRateLimiter    *self);
void              ptero_rate_limiter_wake           (PteroRateLimiter    *self);

G_END_DECLS
