/* fleet-support.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../patience.h"
#include "ptero-demo-panel.h"
#include "ptero-fleet-server.h"

G_BEGIN_DECLS

/* What the tests of this folder share. */

/* Runs the main loop until @condition holds; fails after @seconds, times PATIENCE. */
#define WAIT_UNTIL(seconds, condition)                                                            \
  G_STMT_START                                                                                    \
    {                                                                                             \
      gint64 wait_end = g_get_monotonic_time () + (gint64)((seconds) * PATIENCE * G_USEC_PER_SEC);\
      guint wait_tick = g_timeout_add (10, wait_tick_cb, NULL);                                   \
      while (!(condition) && g_get_monotonic_time () < wait_end)                                  \
        g_main_context_iteration (NULL, TRUE);                                                    \
      g_source_remove (wait_tick);                                                                \
      if (!(condition))                                                                           \
        g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                 \
    }                                                                                             \
  G_STMT_END

gboolean     wait_tick_cb        (gpointer          user_data);
void         run_for             (double            seconds);

/* A server as a panel would describe it. @extra: more members, starting with a comma, or "". */
PteroServer *create_server       (guint             number,
                                  const char       *extra);
PteroStats  *create_stats        (const char       *state,
                                  gint64            uptime);
char        *create_uuid         (guint             number);
guint        count_in_state      (gpointer          servers,
                                  PteroServerState  state);

/* A demo panel that runs, and one configured for it. */
PteroDemoPanel *start_demo      (guint             n_servers);
void         set_faults          (PteroDemoPanel   *demo,
                                  const char       *faults);
PteroPanel  *create_panel        (PteroDemoPanel   *demo,
                                  PteroDemoKey      key);

/* A folder that is removed with all in it. */
char        *create_folder       (void);
void         remove_folder       (char             *path);

/* The longest time that the main loop did not come round, and the longest that it worked meanwhile,
 * in ms. The second is the one that counts where other programs take their share of the machine. */
typedef struct
{
  double stall;
  double work;
  double total_work;
} StallReport;

typedef struct _StallMeter StallMeter;
StallMeter  *stall_meter_new     (void);
StallReport  stall_meter_free    (StallMeter       *self);

/* Every change of a list must be what the list then is. */
typedef struct
{
  GListModel *model;
  GPtrArray  *items;
} Mirror;

void         mirror_init         (Mirror           *mirror,
                                  GListModel       *model);
void         mirror_check        (Mirror           *mirror);
void         mirror_clear        (Mirror           *mirror);

G_END_DECLS
