/* ptero-test-fleet-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-test-sections.h"

G_BEGIN_DECLS

/* The page of the servers of a demo panel of its own, in a window. */
typedef struct
{
  PteroTestFleet    *fleet;
  GtkWidget         *page;
  GtkWidget         *window;
  GtkSelectionModel *selection;
} PteroTestFleetPage;

void              ptero_test_fleet_page_show           (PteroTestFleetPage *self,
                                                        guint               n_servers,
                                                        PteroDemoKey        key,
                                                        int                 width,
                                                        int                 height);
void              ptero_test_fleet_page_show_loaded    (PteroTestFleetPage *self,
                                                        int                 width,
                                                        int                 height);
void              ptero_test_fleet_page_take_down      (PteroTestFleetPage *self);
guint             ptero_test_fleet_page_count_shown    (PteroTestFleetPage *self);
guint             ptero_test_fleet_page_count_selected (PteroTestFleetPage *self);
void              ptero_test_fleet_page_activate       (PteroTestFleetPage *self,
                                                        const char         *name,
                                                        const char         *target);
gboolean          ptero_test_fleet_page_is_enabled     (PteroTestFleetPage *self,
                                                        const char         *name);
void              ptero_test_fleet_page_search         (PteroTestFleetPage *self,
                                                        const char         *text);
void              ptero_test_fleet_page_assert_title   (PteroTestFleetPage *self,
                                                        const char         *title,
                                                        const char         *subtitle);
PteroFleetServer *ptero_test_fleet_page_peek           (PteroTestFleetPage *self,
                                                        guint               position);
gboolean          ptero_test_fleet_page_has_running    (gpointer            fleet);
gboolean          ptero_test_fleet_page_is_unreachable (gpointer            panel);

G_END_DECLS
