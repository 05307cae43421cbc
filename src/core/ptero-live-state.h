/* ptero-live-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-server-state.h"

G_BEGIN_DECLS

/* The panel answers with the same statistics for this long. */
#define PTERO_STATS_CACHE_TIME  (20 * G_USEC_PER_SEC)
/* A power action that has not got anywhere by then has failed. */
#define PTERO_POWER_TIMEOUT     (120 * G_USEC_PER_SEC)

/**
 * PteroLiveState:
 * @power: offline, starting, running, stopping or unknown
 * @crashed: it went offline although nobody stopped it
 * @restarted: the newest reading is of another container than the one before
 * @pending: a power action is under way
 * @signal: which one
 * @read_at: when the newest reading came, monotonic µs; 0: never, or too long ago to draw
 *   conclusions from
 * @uptime: newest reading in milliseconds, -1: none
 * @started_at: when the container started, monotonic µs; valid while @uptime is
 *
 * What a row of readings of one server says. Moments are given, so that it has no clock of its own.
 */
typedef struct
{
  PteroServerState power;
  gboolean         crashed;
  gboolean         restarted;
  gboolean         pending;
  PteroPowerSignal signal;
  gint64           read_at;
  gint64           uptime;
  gint64           started_at;

  /*< private >*/
  gint64           sent_at;
  gint64           uptime_before;
  gboolean         stop_expected;
  gint64           excused_until;
  gboolean         went_down;
  gboolean         came_up;
} PteroLiveState;

void     ptero_live_state_init        (PteroLiveState   *self);
void     ptero_live_state_read        (PteroLiveState   *self,
                                       const char       *current_state,
                                       gint64            uptime,
                                       gint64            now);
void     ptero_live_state_forget      (PteroLiveState   *self);
void     ptero_live_state_lose        (PteroLiveState   *self);
void     ptero_live_state_expect      (PteroLiveState   *self,
                                       PteroPowerSignal  signal,
                                       gint64            now);
void     ptero_live_state_expect_like (PteroLiveState       *self,
                                       const PteroLiveState *other,
                                       gint64                now);
void     ptero_live_state_refuse      (PteroLiveState   *self);
void     ptero_live_state_doubt       (PteroLiveState   *self,
                                       gint64            now);
void     ptero_live_state_give_up     (PteroLiveState   *self);
void     ptero_live_state_excuse      (PteroLiveState   *self,
                                       gint64            now);
gint64   ptero_live_state_get_uptime  (PteroLiveState   *self,
                                       gint64            now);

G_END_DECLS
