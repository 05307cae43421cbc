/* ptero-application.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _PteroFleet PteroFleet;
typedef struct _PteroJobQueue PteroJobQueue;
typedef struct _PteroPanelStore PteroPanelStore;

#define PTERO_TYPE_APPLICATION (ptero_application_get_type ())

G_DECLARE_FINAL_TYPE (PteroApplication, ptero_application, PTERO, APPLICATION, AdwApplication)

PteroApplication *ptero_application_new          (void);
PteroPanelStore  *ptero_application_get_panels   (PteroApplication *self);
PteroFleet       *ptero_application_get_fleet    (PteroApplication *self);
PteroJobQueue    *ptero_application_get_jobs     (PteroApplication *self);
GSettings        *ptero_application_get_settings (PteroApplication *self);

G_END_DECLS
