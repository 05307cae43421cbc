/* ptero-permission-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

#include "ptero-access.h"

G_BEGIN_DECLS

#define PTERO_TYPE_PERMISSION_EDITOR (ptero_permission_editor_get_type ())

G_DECLARE_FINAL_TYPE (PteroPermissionEditor, ptero_permission_editor, PTERO, PERMISSION_EDITOR, GtkWidget)

GtkWidget *ptero_permission_editor_new           (JsonNode              *permissions,
                                                  PteroAccess           *access);
void       ptero_permission_editor_set_selected  (PteroPermissionEditor *self,
                                                  const char * const    *names);
JsonNode  *ptero_permission_editor_dup_selected  (PteroPermissionEditor *self);
gboolean   ptero_permission_editor_is_selected   (PteroPermissionEditor *self,
                                                  const char            *name);
void       ptero_permission_editor_select        (PteroPermissionEditor *self,
                                                  const char            *name,
                                                  gboolean               selected);
void       ptero_permission_editor_set_read_only (PteroPermissionEditor *self,
                                                  gboolean               read_only);
void       ptero_permission_editor_set_narrow    (PteroPermissionEditor *self,
                                                  gboolean               narrow);
void       ptero_permission_editor_search        (PteroPermissionEditor *self,
                                                  const char            *text);
gboolean   ptero_permission_editor_get_changed   (PteroPermissionEditor *self);
char      *ptero_permission_editor_dup_summary   (PteroPermissionEditor *self,
                                                  gboolean               with_changes);

G_END_DECLS
