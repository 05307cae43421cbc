/* ptero-history.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-live-stats.h"

G_BEGIN_DECLS

/* Two hours of one reading a second */
#define PTERO_HISTORY_LENGTH 7200

/**
 * PteroHistoryField:
 * @PTERO_HISTORY_CPU: percent of one core
 * @PTERO_HISTORY_MEMORY: bytes
 * @PTERO_HISTORY_DISK: bytes
 * @PTERO_HISTORY_NETWORK_IN: bytes a second
 * @PTERO_HISTORY_NETWORK_OUT: bytes a second
 *
 * What a reading has.
 */
typedef enum
{
  PTERO_HISTORY_CPU,
  PTERO_HISTORY_MEMORY,
  PTERO_HISTORY_DISK,
  PTERO_HISTORY_NETWORK_IN,
  PTERO_HISTORY_NETWORK_OUT,
  PTERO_HISTORY_N_FIELDS
} PteroHistoryField;

/**
 * PteroReading:
 * @time: when it was read, monotonic µs
 * @values: one for each field; not a number where it is not known
 *
 * What a server used at one moment.
 */
typedef struct
{
  gint64 time;
  double values[PTERO_HISTORY_N_FIELDS];
} PteroReading;

#define PTERO_TYPE_HISTORY (ptero_history_get_type ())

G_DECLARE_FINAL_TYPE (PteroHistory, ptero_history, PTERO, HISTORY, GObject)

PteroHistory       *ptero_history_new         (guint               length);
void                ptero_history_add         (PteroHistory       *self,
                                               const PteroReading *reading);
void                ptero_history_add_stats   (PteroHistory       *self,
                                               PteroLiveStats     *stats,
                                               gint64              now);
guint               ptero_history_get_n       (PteroHistory       *self);
const PteroReading *ptero_history_get         (PteroHistory       *self,
                                               guint               position);
const PteroReading *ptero_history_get_last    (PteroHistory       *self);
guint               ptero_history_find        (PteroHistory       *self,
                                               gint64              time);

G_END_DECLS
