/* ptero-live-poller.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-panel-sync.h"

G_BEGIN_DECLS

#define PTERO_TYPE_LIVE_POLLER (ptero_live_poller_get_type ())

G_DECLARE_FINAL_TYPE (PteroLivePoller, ptero_live_poller, PTERO, LIVE_POLLER, GObject)

PteroLivePoller *ptero_live_poller_new        (PteroPanelSync  *sync);
void             ptero_live_poller_set_active (PteroLivePoller *self,
                                               gboolean         active);
void             ptero_live_poller_stop       (PteroLivePoller *self);

G_END_DECLS
