/* ptero-fleet-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-fleet.h"

#include "ptero-attention-list.h"
#include "ptero-fleet-keeper.h"
#include "ptero-live-poller.h"

G_BEGIN_DECLS

/* ptero-fleet.c has how the fleet keeps itself fresh, ptero-fleet-look.c what may be asked of
 * it. */

struct _PteroFleet
{
  GObject             parent_instance;

  PteroPanelStore    *panels;
  PteroFleetKeeper   *keeper;            /* NULL without a store */
  GCancellable       *cancellable;
  GPtrArray          *members;           /* of PteroFleetMember, in the order of the panels */
  PteroAttentionList *attention;         /* servers that want a person */
  PteroFavorites     *favorites;         /* NULL: they are not kept */
  guint               n_servers;
  guint               n_attention;       /* as was told last */
  gint64              live_at;           /* when live-changed was emitted, monotonic µs */
  guint               live_id;
  GPtrArray          *placing;           /* servers that lists are still to look at again */
  guint               placing_id;        /* until when those that come wait for others */
  gboolean            active;
  gboolean            connected;         /* members are started */
  gboolean            restoring;
  gboolean            restored;
  gboolean            starring;          /* many at once */
  gboolean            started;
  gboolean            taking;            /* servers that nobody has seen yet */
  gboolean            loading;           /* as was told last */
};

/* One panel of the fleet. */
typedef struct
{
  PteroFleet      *fleet;
  PteroPanel      *panel;
  PteroPanelSync  *sync;
  PteroServerList *servers;
  PteroLivePoller *poller;
} PteroFleetMember;

G_END_DECLS
