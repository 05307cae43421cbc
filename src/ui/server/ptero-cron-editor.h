/* ptero-cron-editor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-cron-expression.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CRON_EDITOR (ptero_cron_editor_get_type ())

G_DECLARE_FINAL_TYPE (PteroCronEditor, ptero_cron_editor, PTERO, CRON_EDITOR, GtkWidget)

GtkWidget  *ptero_cron_editor_new       (void);
void        ptero_cron_editor_set_zone  (PteroCronEditor *self,
                                         GTimeZone       *zone);
void        ptero_cron_editor_set_field (PteroCronEditor *self,
                                         PteroCronField   field,
                                         const char      *text);
const char *ptero_cron_editor_get_field (PteroCronEditor *self,
                                         PteroCronField   field);
gboolean    ptero_cron_editor_validate  (PteroCronEditor *self);
gboolean    ptero_cron_editor_complain  (PteroCronEditor *self,
                                         const char      *name,
                                         const char      *complaint);

G_END_DECLS
