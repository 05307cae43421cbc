/* ptero-fleet-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-fleet-server.h"
#include "ptero-panel-store.h"
#include "ptero-saved-filter.h"

G_BEGIN_DECLS

typedef enum
{
  PTERO_FLEET_GROUP_ALL,
  PTERO_FLEET_GROUP_RUNNING,
  PTERO_FLEET_GROUP_OFFLINE,
  PTERO_FLEET_GROUP_ATTENTION,
  PTERO_FLEET_GROUP_UNKNOWN,
  PTERO_N_FLEET_GROUPS
} PteroFleetGroup;

gboolean        ptero_fleet_group_contains  (PteroFleetGroup   self,
                                             PteroFleetServer *server);

const char     *ptero_fleet_group_get_nick  (PteroFleetGroup   self);
PteroFleetGroup ptero_fleet_group_from_nick (const char       *nick);

#define PTERO_TYPE_FLEET_FILTER (ptero_fleet_filter_get_type ())

G_DECLARE_FINAL_TYPE (PteroFleetFilter, ptero_fleet_filter, PTERO, FLEET_FILTER, GtkFilter)

PteroFleetFilter *ptero_fleet_filter_new           (void);
gboolean          ptero_fleet_filter_matches       (PteroFleetFilter *self,
                                                    PteroFleetServer *server);
const char       *ptero_fleet_filter_get_text      (PteroFleetFilter *self);
void              ptero_fleet_filter_set_text      (PteroFleetFilter *self,
                                                    const char       *text);
PteroFleetGroup   ptero_fleet_filter_get_group     (PteroFleetFilter *self);
void              ptero_fleet_filter_set_group     (PteroFleetFilter *self,
                                                    PteroFleetGroup   group);
PteroPanel       *ptero_fleet_filter_get_panel     (PteroFleetFilter *self);
void              ptero_fleet_filter_set_panel     (PteroFleetFilter *self,
                                                    PteroPanel       *panel);
gboolean          ptero_fleet_filter_get_favorites (PteroFleetFilter *self);
void              ptero_fleet_filter_set_favorites (PteroFleetFilter *self,
                                                    gboolean          favorites);
gboolean          ptero_fleet_filter_is_empty      (PteroFleetFilter *self);
void              ptero_fleet_filter_clear         (PteroFleetFilter *self);
void              ptero_fleet_filter_live_changed  (PteroFleetFilter *self);
gboolean          ptero_fleet_filter_is_live       (PteroFleetFilter *self);

PteroSavedFilter *ptero_fleet_filter_to_saved      (PteroFleetFilter *self,
                                                    const char       *name);
gboolean          ptero_fleet_filter_set_saved     (PteroFleetFilter *self,
                                                    PteroSavedFilter *saved,
                                                    PteroPanelStore  *panels);
gboolean          ptero_fleet_filter_is_saved      (PteroFleetFilter *self,
                                                    PteroSavedFilter *saved);

G_END_DECLS
