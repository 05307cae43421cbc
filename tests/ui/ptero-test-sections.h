/* ptero-test-sections.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-test-fleet.h"

G_BEGIN_DECLS

/* The page of a running server of a demo panel of its own, in a window, with one of its sections in
 * front. */
typedef struct
{
  PteroTestFleet   *fleet;
  PteroFleetServer *server;
  GtkWidget        *page;
  GtkWidget        *window;
  GtkWidget        *section;
} PteroTestSection;

PteroTestSection *ptero_test_section_new     (const char       *name,
                                              int               width,
                                              int               height);
PteroTestSection *ptero_test_section_new_for (const char       *name,
                                              int               width,
                                              int               height,
                                              PteroDemoKey      key,
                                              const char * const *permissions);
void              ptero_test_section_give    (PteroTestSection *self,
                                              const char       *email,
                                              const char * const *permissions);
PteroFleetServer *ptero_test_section_find_other (PteroTestSection *self);
void              ptero_test_section_free    (PteroTestSection *self);

/* A second panel beside the first, and a running server of it. */
typedef struct
{
  PteroTestFleet *fleet;
  PteroDemoPanel *demo;
  PteroPanel     *panel;
} PteroTestNeighbour;

PteroTestNeighbour *ptero_test_neighbour_new  (PteroTestFleet     *fleet);
PteroFleetServer   *ptero_test_neighbour_find (PteroTestNeighbour *self);
void                ptero_test_neighbour_free (PteroTestNeighbour *self);

/* A widget of whatever window, and a button by its label. */
GtkWidget        *ptero_test_find_anywhere   (GType             type);
GtkWidget        *ptero_test_find_button     (GtkWidget        *widget,
                                              const char       *label);
void              ptero_test_press_anywhere  (const char       *label);

/* The dialog that came last, and a row of its form. */
GtkWidget        *ptero_test_find_dialog     (GtkWidget        *widget);
GtkWidget        *ptero_test_wait_dialog     (GtkWidget        *widget);
gboolean          ptero_test_has_no_dialog   (gpointer          widget);

/* The items of a list pane, and the one whose first column says @text. */
GListModel       *ptero_test_get_items       (GtkWidget        *pane);
gpointer          ptero_test_find_item       (GtkWidget        *pane,
                                              const char       *text);
gboolean          ptero_test_select_item     (GtkWidget        *pane,
                                              const char       *text);
void              ptero_test_run_verb        (GtkWidget        *pane,
                                              const char       *verb);
void              ptero_test_wait_item       (GtkWidget        *pane,
                                              const char       *text);
void              ptero_test_wait_no_item    (GtkWidget        *pane,
                                              const char       *text);
void              ptero_test_wait_complete   (GtkWidget        *pane);
void              ptero_test_assert_letters  (GMenuModel       *menu);
void              ptero_test_wait_label      (GtkWidget        *widget,
                                              const char       *text);
void              ptero_test_answer_alert    (GtkWidget        *widget,
                                              const char       *response);

G_END_DECLS
