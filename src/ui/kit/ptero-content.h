/* ptero-content.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ptero-panel.h"

G_BEGIN_DECLS

#define PTERO_TYPE_CONTENT (ptero_content_get_type ())

G_DECLARE_FINAL_TYPE (PteroContent, ptero_content, PTERO, CONTENT, GtkWidget)

GtkWidget *ptero_content_new       (GtkWidget    *child);
void       ptero_content_set_empty (PteroContent *self,
                                    const char   *icon_name,
                                    const char   *title,
                                    const char   *description,
                                    const char   *button,
                                    const char   *action);
void       ptero_content_set_panel (PteroContent *self,
                                    PteroPanel   *panel);
void       ptero_content_set_description (PteroContent *self,
                                          const char   *description);
void       ptero_content_update    (PteroContent *self,
                                    gboolean      loading,
                                    const GError *error,
                                    guint         n_items,
                                    guint         n_shown);

G_END_DECLS
