/* ptero-application.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ptero-fleet.h"
#include "ptero-journal.h"
#include "ptero-panel-store.h"
#include "ptero-saved-filters.h"

G_BEGIN_DECLS

#define PTERO_DEMO_PANEL_ID    "demo"
#define PTERO_TYPE_APPLICATION (ptero_application_get_type ())

G_DECLARE_FINAL_TYPE (PteroApplication, ptero_application, PTERO, APPLICATION, AdwApplication)

PteroApplication  *ptero_application_new                  (void);
PteroPanelStore   *ptero_application_get_panels           (PteroApplication *self);
PteroFleet        *ptero_application_get_fleet            (PteroApplication *self);
PteroJobQueue     *ptero_application_get_jobs             (PteroApplication *self);
PteroJournal      *ptero_application_get_journal          (PteroApplication *self);
PteroSavedFilters *ptero_application_get_saved_filters    (PteroApplication *self);
GSettings         *ptero_application_get_settings         (PteroApplication *self);
void               ptero_application_start_demo           (PteroApplication *self);

G_END_DECLS
