/* ptero-permission-presets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PTERO_PERMISSION_PRESET_NAME_LENGTH 60
#define PTERO_PERMISSION_PRESETS_MAX 100

#define PTERO_TYPE_PERMISSION_PRESET (ptero_permission_preset_get_type ())

G_DECLARE_FINAL_TYPE (PteroPermissionPreset, ptero_permission_preset, PTERO, PERMISSION_PRESET, GObject)

const char             *ptero_permission_preset_get_name        (PteroPermissionPreset  *self);
const char * const     *ptero_permission_preset_get_permissions (PteroPermissionPreset  *self);
gboolean                ptero_permission_preset_has             (PteroPermissionPreset  *self,
                                                                 const char             *permission);

#define PTERO_TYPE_PERMISSION_PRESETS (ptero_permission_presets_get_type ())

G_DECLARE_FINAL_TYPE (PteroPermissionPresets, ptero_permission_presets, PTERO, PERMISSION_PRESETS, GObject)

PteroPermissionPresets *ptero_permission_presets_dup_default    (void);
PteroPermissionPreset  *ptero_permission_presets_find           (PteroPermissionPresets *self,
                                                                 const char             *name);
void                    ptero_permission_presets_save           (PteroPermissionPresets *self,
                                                                 const char             *name,
                                                                 const char * const     *permissions);
void                    ptero_permission_presets_rename         (PteroPermissionPresets *self,
                                                                 const char             *name,
                                                                 const char             *new_name);
void                    ptero_permission_presets_remove         (PteroPermissionPresets *self,
                                                                 const char             *name);

G_END_DECLS
