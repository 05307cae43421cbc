/* ptero-demo-throttle.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-demo-throttle.h"

/* The panel's rate limits: a fixed window of a minute that begins with the first request, one for
 * each user and API, whichever of the user's keys is used. */

#define CLIENT_LIMIT 720
#define APPLICATION_LIMIT 240
#define WINDOW (60 * G_USEC_PER_SEC)

typedef struct
{
  gint64 ends;   /* monotonic µs */
  guint used;
} Bucket;

struct _PteroDemoThrottle
{
  GHashTable *buckets;
  guint rate;
};

PteroDemoThrottle *
ptero_demo_throttle_new (void)
{
  PteroDemoThrottle *self = g_new0 (PteroDemoThrottle, 1);

  self->buckets = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

void
ptero_demo_throttle_free (PteroDemoThrottle *self)
{
  g_hash_table_unref (self->buckets);
  g_free (self);
}

/* @per_minute is for both APIs; 0 gives back the panel's defaults. All windows begin anew. */
void
ptero_demo_throttle_set_rate (PteroDemoThrottle *self,
                              guint              per_minute)
{
  self->rate = per_minute;
  g_hash_table_remove_all (self->buckets);
}

static void
take (PteroDemoThrottle  *self,
      guint               key,
      guint               limit,
      gint64              window,
      PteroDemoAllowance *allowance)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, GUINT_TO_POINTER (key));
  gint64 now = g_get_monotonic_time ();

  if (bucket == NULL)
    {
      bucket = g_new0 (Bucket, 1);
      g_hash_table_insert (self->buckets, GUINT_TO_POINTER (key), bucket);
    }

  if (now >= bucket->ends)
    {
      bucket->ends = now + window;
      bucket->used = 0;
    }

  allowance->limit = limit;
  allowance->exceeded = bucket->used >= limit;
  if (!allowance->exceeded)
    bucket->used++;

  allowance->remaining = limit - bucket->used;
  allowance->retry_after = (guint) ((bucket->ends - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

/**
 * ptero_demo_throttle_take:
 * @self: the limits
 * @application: which API
 * @user: id of the user whose budget it is
 * @allowance: (out): what the answer's headers say
 *
 * Counts one request. Requests over the limit are not counted.
 */
void
ptero_demo_throttle_take (PteroDemoThrottle  *self,
                          gboolean            application,
                          guint               user,
                          PteroDemoAllowance *allowance)
{
  guint limit = self->rate != 0 ? self->rate : application ? APPLICATION_LIMIT : CLIENT_LIMIT;

  take (self, user * 4 + (application ? 1 : 0), limit, WINDOW, allowance);
}

/* The same for a route with a limit of its own: @limit requests in @window (µs). */
void
ptero_demo_throttle_take_special (PteroDemoThrottle  *self,
                                  guint               user,
                                  guint               limit,
                                  gint64              window,
                                  PteroDemoAllowance *allowance)
{
  take (self, user * 4 + 2, limit, window, allowance);
}

/* The same for one of up to 16 routes with limits of their own, each of an @owner (a server or a
 * user) of its kind. */
void
ptero_demo_throttle_take_route (PteroDemoThrottle  *self,
                                guint               owner,
                                guint               route,
                                guint               limit,
                                gint64              window,
                                PteroDemoAllowance *allowance)
{
  take (self, (1u << 31) + owner * 16 + route, limit, window, allowance);
}
