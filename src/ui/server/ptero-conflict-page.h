/* ptero-conflict-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-console.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONFLICT_PAGE (ptero_conflict_page_get_type ())

G_DECLARE_FINAL_TYPE (PteroConflictPage, ptero_conflict_page, PTERO, CONFLICT_PAGE, GtkWidget)

gboolean ptero_conflict_page_has_output  (PteroServerState   state);
void     ptero_conflict_page_set_console (PteroConflictPage *self,
                                          PteroConsole      *console);
void     ptero_conflict_page_set_narrow  (PteroConflictPage *self,
                                          gboolean           narrow);
void     ptero_conflict_page_set_server  (PteroConflictPage *self,
                                          PteroFleetServer  *server);

G_END_DECLS
