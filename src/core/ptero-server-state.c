/* ptero-server-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ptero-server-state.h"

#include <glib/gi18n.h>

#define FITS(signal) (1u << PTERO_POWER_##signal)
#define FITS_ALL     (FITS (START) | FITS (STOP) | FITS (RESTART) | FITS (KILL))
#define FITS_NONE    0u

typedef struct
{
  const char *nick;
  const char *label;
  gboolean    conflict;
  guint       signals;
} StateInfo;

/* What a server that is already down gets from "restart" is a start nobody asked for, so only
 * "start" fits there. */
static const StateInfo states[PTERO_N_SERVER_STATES] = {
  [PTERO_SERVER_STATE_UNKNOWN]        = { "unknown",        N_("Unknown"),             FALSE,
                                          FITS_ALL },
  [PTERO_SERVER_STATE_OFFLINE]        = { "offline",        N_("Offline"),             FALSE,
                                          FITS (START) },
  [PTERO_SERVER_STATE_STARTING]       = { "starting",       N_("Starting"),            FALSE,
                                          FITS (STOP) | FITS (RESTART) | FITS (KILL) },
  [PTERO_SERVER_STATE_RUNNING]        = { "running",        N_("Running"),             FALSE,
                                          FITS (STOP) | FITS (RESTART) | FITS (KILL) },
  [PTERO_SERVER_STATE_STOPPING]       = { "stopping",       N_("Stopping"),            FALSE,
                                          FITS (KILL) },
  [PTERO_SERVER_STATE_CRASHED]        = { "crashed",        N_("Crashed"),             FALSE,
                                          FITS (START) },
  [PTERO_SERVER_STATE_INSTALLING]     = { "installing",     N_("Installing"),          TRUE,
                                           FITS_NONE },
  [PTERO_SERVER_STATE_INSTALL_FAILED] = { "install-failed", N_("Install Failed"), TRUE,
                                           FITS_NONE },
  [PTERO_SERVER_STATE_SUSPENDED]      = { "suspended",      N_("Suspended"),           TRUE,
                                           FITS_NONE },
  [PTERO_SERVER_STATE_TRANSFERRING]   = { "transferring",   N_("Transferring"),        TRUE,
                                           FITS_NONE },
  [PTERO_SERVER_STATE_RESTORING]      = { "restoring",      N_("Restoring"),           TRUE,
                                           FITS_NONE },
  [PTERO_SERVER_STATE_MAINTENANCE]    = { "maintenance",    N_("Maintenance"),         TRUE,
                                           FITS_NONE },
  [PTERO_SERVER_STATE_NODE_DOWN]      = { "node-down",      N_("Node Offline"), FALSE, FITS_NONE },
};

G_DEFINE_ENUM_TYPE (PteroServerState, ptero_server_state,
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_STARTING, "starting"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_STOPPING, "stopping"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_CRASHED, "crashed"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_INSTALLING, "installing"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_INSTALL_FAILED, "install-failed"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_SUSPENDED, "suspended"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_TRANSFERRING, "transferring"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_RESTORING, "restoring"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_MAINTENANCE, "maintenance"),
                    G_DEFINE_ENUM_VALUE (PTERO_SERVER_STATE_NODE_DOWN, "node-down"))

/* The nicks are the words that the panel knows them by. */
G_DEFINE_ENUM_TYPE (PteroPowerSignal, ptero_power_signal,
                    G_DEFINE_ENUM_VALUE (PTERO_POWER_START, "start"),
                    G_DEFINE_ENUM_VALUE (PTERO_POWER_STOP, "stop"),
                    G_DEFINE_ENUM_VALUE (PTERO_POWER_RESTART, "restart"),
                    G_DEFINE_ENUM_VALUE (PTERO_POWER_KILL, "kill"))

/**
 * ptero_server_state_get_nick:
 * @state: a state
 *
 * The name of @state for settings, style classes and icon names. It never
 * changes and is the nick of the enumeration's value, too.
 *
 * Returns: e.g. "install-failed"
 */
const char *
ptero_server_state_get_nick (PteroServerState state)
{
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, NULL);

  return states[state].nick;
}

/**
 * ptero_server_state_get_label:
 * @state: a state
 *
 * Returns: the word for @state in the language of the person, e.g. "Running"
 */
const char *
ptero_server_state_get_label (PteroServerState state)
{
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, NULL);

  return _(states[state].label);
}

/**
 * ptero_server_state_is_conflict:
 * @state: a state
 *
 * Whether the panel answers 409 to most requests for a server in @state.
 *
 * Returns: %TRUE for the conflict states
 */
gboolean
ptero_server_state_is_conflict (PteroServerState state)
{
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, FALSE);

  return states[state].conflict;
}

/**
 * ptero_power_signal_to_wire:
 * @signal: a power action
 *
 * Returns: the word that the panel knows @signal by, e.g. "start"
 */
const char *
ptero_power_signal_to_wire (PteroPowerSignal signal)
{
  g_autoptr(GEnumClass) signals = g_type_class_ref (PTERO_TYPE_POWER_SIGNAL);
  const GEnumValue *value = g_enum_get_value (signals, signal);

  g_return_val_if_fail (value != NULL, NULL);

  return value->value_nick;
}

/**
 * ptero_power_signal_from_wire:
 * @wire: (nullable): `start`, `stop`, `restart` or `kill`
 * @signal: (out): the power action
 *
 * Returns: whether there is one of that name
 */
gboolean
ptero_power_signal_from_wire (const char       *wire,
                              PteroPowerSignal *signal)
{
  g_autoptr(GEnumClass) signals = g_type_class_ref (PTERO_TYPE_POWER_SIGNAL);
  const GEnumValue *value = wire != NULL ? g_enum_get_value_by_nick (signals, wire) : NULL;

  if (value == NULL)
    return FALSE;

  *signal = value->value;

  return TRUE;
}

/**
 * ptero_power_signal_fits:
 * @signal: a power action
 * @state: the state of a server
 *
 * Whether @signal is of any use for a server in @state. As long as the state
 * is not known everything is.
 *
 * Returns: whether to offer the action
 */
gboolean
ptero_power_signal_fits (PteroPowerSignal signal,
                         PteroServerState state)
{
  g_return_val_if_fail (signal <= PTERO_POWER_KILL, FALSE);
  g_return_val_if_fail (state < PTERO_N_SERVER_STATES, FALSE);

  return (states[state].signals & (1u << signal)) != 0;
}
