/* ptero-server-state.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* From the power state and the conflict states, which win. */
typedef enum
{
  PTERO_SERVER_STATE_UNKNOWN,
  PTERO_SERVER_STATE_OFFLINE,
  PTERO_SERVER_STATE_STARTING,
  PTERO_SERVER_STATE_RUNNING,
  PTERO_SERVER_STATE_STOPPING,
  PTERO_SERVER_STATE_CRASHED,         /* went offline without a stop from anyone */
  PTERO_SERVER_STATE_INSTALLING,
  PTERO_SERVER_STATE_INSTALL_FAILED,
  PTERO_SERVER_STATE_SUSPENDED,
  PTERO_SERVER_STATE_TRANSFERRING,
  PTERO_SERVER_STATE_RESTORING,
  PTERO_SERVER_STATE_MAINTENANCE,     /* of its node */
  PTERO_SERVER_STATE_NODE_DOWN,       /* the panel cannot reach the node */
  PTERO_N_SERVER_STATES
} PteroServerState;

typedef enum
{
  PTERO_POWER_START,
  PTERO_POWER_STOP,
  PTERO_POWER_RESTART,
  PTERO_POWER_KILL,
  PTERO_N_POWER_SIGNALS
} PteroPowerSignal;

#define PTERO_TYPE_SERVER_STATE (ptero_server_state_get_type ())
#define PTERO_TYPE_POWER_SIGNAL (ptero_power_signal_get_type ())

GType       ptero_server_state_get_type      (void);
GType       ptero_power_signal_get_type      (void);
const char *ptero_server_state_get_nick      (PteroServerState  state);
const char *ptero_server_state_get_label     (PteroServerState  state);
gboolean    ptero_server_state_is_conflict   (PteroServerState  state);
const char *ptero_power_signal_to_wire       (PteroPowerSignal  signal);
gboolean    ptero_power_signal_from_wire     (const char       *wire,
                                              PteroPowerSignal *signal);
gboolean    ptero_power_signal_fits          (PteroPowerSignal  signal,
                                              PteroServerState  state);

G_END_DECLS
