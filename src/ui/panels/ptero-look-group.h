/* ptero-look-group.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PTERO_TYPE_LOOK_GROUP (ptero_look_group_get_type ())

G_DECLARE_FINAL_TYPE (PteroLookGroup, ptero_look_group, PTERO, LOOK_GROUP, AdwPreferencesGroup)

char  *ptero_look_group_dup_name  (PteroLookGroup *self);
void   ptero_look_group_set_name  (PteroLookGroup *self,
                                   const char     *name);
guint  ptero_look_group_get_color (PteroLookGroup *self);
void   ptero_look_group_set_color (PteroLookGroup *self,
                                   guint           color);
void   ptero_look_group_focus     (PteroLookGroup *self);

G_END_DECLS
