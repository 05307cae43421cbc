/* ptero-server-presets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PTERO_SERVER_PRESETS_MAX 200

#define PTERO_TYPE_SERVER_PRESETS (ptero_server_presets_get_type ())

G_DECLARE_FINAL_TYPE (PteroServerPresets, ptero_server_presets, PTERO, SERVER_PRESETS, GObject)

PteroServerPresets *ptero_server_presets_new           (const char         *panel_id);
guint               ptero_server_presets_get_n         (PteroServerPresets *self);
const char         *ptero_server_presets_get_name      (PteroServerPresets *self,
                                                        guint               position);
JsonObject         *ptero_server_presets_find          (PteroServerPresets *self,
                                                        const char         *name);
gboolean            ptero_server_presets_keep          (PteroServerPresets *self,
                                                        const char         *name,
                                                        JsonObject         *choices);
gboolean            ptero_server_presets_rename        (PteroServerPresets *self,
                                                        const char         *name,
                                                        const char         *new_name);
void                ptero_server_presets_remove        (PteroServerPresets *self,
                                                        const char         *name);
void                ptero_server_presets_forget_panel  (const char         *panel_id);
gboolean            ptero_variable_may_be_secret       (const char         *name);

G_END_DECLS
