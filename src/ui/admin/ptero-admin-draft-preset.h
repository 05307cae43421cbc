/* ptero-admin-draft-preset.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-form.h"

G_BEGIN_DECLS

void ptero_admin_draft_present_presets (PteroForm *form);

G_END_DECLS
