/* ptero-server-presets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-presets.h"

G_BEGIN_DECLS

#define PTERO_SERVER_PRESETS_MAX 200

PteroPresets *ptero_server_presets_new          (const char *panel_id);
void          ptero_server_presets_forget_panel (const char *panel_id);
gboolean      ptero_variable_may_be_secret      (const char *name);

G_END_DECLS
