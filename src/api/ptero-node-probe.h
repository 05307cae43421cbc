/* ptero-node-probe.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-node.h"

G_BEGIN_DECLS

/**
 * PteroNodeStep:
 * @PTERO_NODE_STEP_NAME: the host name has an address
 * @PTERO_NODE_STEP_CONNECTION: its port takes connections
 * @PTERO_NODE_STEP_ENCRYPTION: TLS works, and the certificate is good
 * @PTERO_NODE_STEP_ANSWER: Wings answers, and asks for its token
 *
 * What has to go well, one after the other, to reach the daemon of a node.
 */
typedef enum
{
  PTERO_NODE_STEP_NAME,
  PTERO_NODE_STEP_CONNECTION,
  PTERO_NODE_STEP_ENCRYPTION,
  PTERO_NODE_STEP_ANSWER,
  PTERO_N_NODE_STEPS,
} PteroNodeStep;

/**
 * PteroNodeStepState:
 * @PTERO_NODE_STEP_WAITING: its turn has not come
 * @PTERO_NODE_STEP_RUNNING: it is being tried
 * @PTERO_NODE_STEP_PASSED: it went well
 * @PTERO_NODE_STEP_FAILED: it did not: see the trouble
 *
 * How far a step is. One may fail and the next be tried, as with a certificate
 * that does not verify.
 */
typedef enum
{
  PTERO_NODE_STEP_WAITING,
  PTERO_NODE_STEP_RUNNING,
  PTERO_NODE_STEP_PASSED,
  PTERO_NODE_STEP_FAILED,
} PteroNodeStepState;

/**
 * PteroNodeTrouble:
 * @PTERO_NODE_TROUBLE_NONE: there is none
 * @PTERO_NODE_TROUBLE_ADDRESS: the node's scheme, host name and port make no address
 * @PTERO_NODE_TROUBLE_NO_NAME: the host name has no address
 * @PTERO_NODE_TROUBLE_NO_NAME_SERVICE: the name service does not answer
 * @PTERO_NODE_TROUBLE_REFUSED: nothing listens on the port
 * @PTERO_NODE_TROUBLE_NO_WAY: there is no way to the address
 * @PTERO_NODE_TROUBLE_TIMED_OUT: nothing came in time
 * @PTERO_NODE_TROUBLE_CLOSED: the connection was closed
 * @PTERO_NODE_TROUBLE_NO_TLS: what listens there does not speak TLS
 * @PTERO_NODE_TROUBLE_PLAIN: there is no encryption
 * @PTERO_NODE_TROUBLE_EXPIRED: the certificate has ended
 * @PTERO_NODE_TROUBLE_NOT_YET: the certificate has not begun
 * @PTERO_NODE_TROUBLE_OTHER_HOST: the certificate is for another host
 * @PTERO_NODE_TROUBLE_SELF_SIGNED: nobody but the node itself vouches for the certificate
 * @PTERO_NODE_TROUBLE_UNKNOWN_ISSUER: nobody who is known vouches for the certificate
 * @PTERO_NODE_TROUBLE_BAD_CERTIFICATE: the certificate is revoked or too weak
 * @PTERO_NODE_TROUBLE_CHANGED: it is another certificate than the pinned one
 * @PTERO_NODE_TROUBLE_NOT_WINGS: something else than Wings answers
 * @PTERO_NODE_TROUBLE_PROXY: something before Wings says that it does not answer
 * @PTERO_NODE_TROUBLE_OTHER: anything else
 *
 * Why a step failed.
 */
typedef enum
{
  PTERO_NODE_TROUBLE_NONE,
  PTERO_NODE_TROUBLE_ADDRESS,
  PTERO_NODE_TROUBLE_NO_NAME,
  PTERO_NODE_TROUBLE_NO_NAME_SERVICE,
  PTERO_NODE_TROUBLE_REFUSED,
  PTERO_NODE_TROUBLE_NO_WAY,
  PTERO_NODE_TROUBLE_TIMED_OUT,
  PTERO_NODE_TROUBLE_CLOSED,
  PTERO_NODE_TROUBLE_NO_TLS,
  PTERO_NODE_TROUBLE_PLAIN,
  PTERO_NODE_TROUBLE_EXPIRED,
  PTERO_NODE_TROUBLE_NOT_YET,
  PTERO_NODE_TROUBLE_OTHER_HOST,
  PTERO_NODE_TROUBLE_SELF_SIGNED,
  PTERO_NODE_TROUBLE_UNKNOWN_ISSUER,
  PTERO_NODE_TROUBLE_BAD_CERTIFICATE,
  PTERO_NODE_TROUBLE_CHANGED,
  PTERO_NODE_TROUBLE_NOT_WINGS,
  PTERO_NODE_TROUBLE_PROXY,
  PTERO_NODE_TROUBLE_OTHER,
} PteroNodeTrouble;

#define PTERO_TYPE_NODE_PROBE (ptero_node_probe_get_type ())

G_DECLARE_FINAL_TYPE (PteroNodeProbe, ptero_node_probe, PTERO, NODE_PROBE, GObject)

PteroNodeProbe     *ptero_node_probe_new                    (const char          *scheme,
                                                             const char          *host,
                                                             gint64               port);
PteroNodeProbe     *ptero_node_probe_new_for_node           (PteroNode           *node);
void                ptero_node_probe_set_pinned_fingerprint (PteroNodeProbe      *self,
                                                             const char          *fingerprint);
void                ptero_node_probe_set_deadline           (PteroNodeProbe      *self,
                                                             guint                deadline);
void                ptero_node_probe_run_async              (PteroNodeProbe      *self,
                                                             GCancellable        *cancellable,
                                                             GAsyncReadyCallback  callback,
                                                             gpointer             user_data);
gboolean            ptero_node_probe_run_finish             (PteroNodeProbe      *self,
                                                             GAsyncResult        *result,
                                                             GError             **error);
gboolean            ptero_node_probe_is_same                (PteroNodeProbe      *self,
                                                             PteroNodeProbe      *other);
gboolean            ptero_node_probe_is_reachable           (PteroNodeProbe      *self);
PteroNodeStepState  ptero_node_probe_get_state              (PteroNodeProbe      *self,
                                                             PteroNodeStep        step);
PteroNodeTrouble    ptero_node_probe_get_trouble            (PteroNodeProbe      *self,
                                                             PteroNodeStep        step);
gint64              ptero_node_probe_get_time               (PteroNodeProbe      *self,
                                                             PteroNodeStep        step);
char               *ptero_node_probe_dup_authority          (PteroNodeProbe      *self);
const char         *ptero_node_probe_get_host               (PteroNodeProbe      *self);
gint64              ptero_node_probe_get_port               (PteroNodeProbe      *self);
const char         *ptero_node_probe_get_remote             (PteroNodeProbe      *self);
guint               ptero_node_probe_get_status             (PteroNodeProbe      *self);
GDateTime          *ptero_node_probe_get_end                (PteroNodeProbe      *self);
const char         *ptero_node_probe_get_issuer             (PteroNodeProbe      *self);
const char         *ptero_node_probe_get_fingerprint        (PteroNodeProbe      *self);
gboolean            ptero_node_probe_is_pinned              (PteroNodeProbe      *self);

G_END_DECLS
