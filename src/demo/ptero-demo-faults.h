/* ptero-demo-faults.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PTERO_DEMO_FAULT_LATENCY,
  PTERO_DEMO_FAULT_STATUS,
  PTERO_DEMO_FAULT_HTML,
  PTERO_DEMO_FAULT_CHALLENGE,
  PTERO_DEMO_FAULT_TRUNCATE,
  PTERO_DEMO_FAULT_DROP,
  PTERO_DEMO_FAULT_RESET_BODY,
  PTERO_DEMO_FAULT_WRONG_TYPES,
  PTERO_DEMO_FAULT_WRONG_ITEM,
  PTERO_DEMO_FAULT_HUGE,
  PTERO_DEMO_FAULT_DEEP,
  PTERO_DEMO_FAULT_REDIRECT,
  PTERO_DEMO_FAULT_RATE_LIMIT,
  PTERO_DEMO_FAULT_DAEMON_DOWN,
  PTERO_DEMO_FAULT_SLOW_BODY,
  PTERO_DEMO_FAULT_THROTTLE,
  PTERO_DEMO_N_FAULTS
} PteroDemoFaultKind;

typedef struct
{
  PteroDemoFaultKind kind;
  char *value;       /* or NULL */
  guint number;
  char *prefix;      /* or NULL: every path */
  gint64 remaining;  /* -1: for ever */
} PteroDemoFault;

GPtrArray      *ptero_demo_faults_parse (const char          *text,
                                         GError             **error);
PteroDemoFault *ptero_demo_faults_take  (GPtrArray           *faults,
                                         PteroDemoFaultKind   kind,
                                         const char          *path);

G_END_DECLS
