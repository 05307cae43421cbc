/* ptero-schedules-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-list-pane.h"

G_BEGIN_DECLS

/* ptero-schedules.c has the list and what is done with it, ptero-schedules-exchange.c what takes
 * schedules elsewhere. */

GPtrArray *ptero_schedules_create_drafts (GPtrArray     *items);
void       ptero_schedules_run_job       (PteroListPane *pane,
                                          GPtrArray     *drafts,
                                          GPtrArray     *servers,
                                          const char    *title);
void       ptero_schedules_copy          (PteroListPane *pane,
                                          GPtrArray     *items);
void       ptero_schedules_save_file     (PteroListPane *pane,
                                          GPtrArray     *items);
void       ptero_schedules_load_file     (PteroListPane *pane,
                                          GPtrArray     *items);
void       ptero_schedules_load          (PteroListPane *pane,
                                          GFile         *file);

G_END_DECLS
