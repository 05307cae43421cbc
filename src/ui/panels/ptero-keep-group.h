/* ptero-keep-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_KEEP_GROUP (ptero_keep_group_get_type ())

G_DECLARE_FINAL_TYPE (PteroKeepGroup, ptero_keep_group, PTERO, KEEP_GROUP, AdwPreferencesGroup)

gboolean   ptero_keep_group_get_session_only (PteroKeepGroup *self);
void       ptero_keep_group_set_session_only (PteroKeepGroup *self,
                                              gboolean        session_only);
void       ptero_keep_group_show_busy        (PteroKeepGroup *self);
void       ptero_keep_group_show_error       (PteroKeepGroup *self,
                                              const GError   *error);
void       ptero_keep_group_try_keyring      (PteroKeepGroup *self);

G_END_DECLS
