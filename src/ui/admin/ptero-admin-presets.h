/* ptero-admin-presets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"
#include "ptero-server-presets.h"

G_BEGIN_DECLS

#define PTERO_TYPE_ADMIN_PRESETS (ptero_admin_presets_get_type ())

G_DECLARE_FINAL_TYPE (PteroAdminPresets, ptero_admin_presets, PTERO, ADMIN_PRESETS, GtkWidget)

/**
 * PteroAdminPresetsGive:
 * @form: what has the choices
 *
 * Returns: (transfer full): what is chosen now, without what may be secret
 */
typedef JsonObject *(*PteroAdminPresetsGive) (gpointer form);

/**
 * PteroAdminPresetsTake:
 * @form: what has the choices
 * @choices: what is to be chosen
 *
 * Chooses what was chosen once.
 */
typedef void (*PteroAdminPresetsTake) (gpointer    form,
                                       JsonObject *choices);

void ptero_admin_presets_present (GtkWidget             *form,
                                  PteroPanel            *panel,
                                  PteroAdminPresetsGive  give,
                                  PteroAdminPresetsTake  take);

G_END_DECLS
