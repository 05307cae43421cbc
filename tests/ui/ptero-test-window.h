/* ptero-test-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-application.h"
#include "ptero-test-sections.h"

G_BEGIN_DECLS

/* The whole program with its window, and what a test does in it. */
typedef struct
{
  PteroApplication *application;
  GtkWidget        *window;
  AdwTabView       *tabs;
  void            (*body) (gpointer fixture);
} PteroTestWindow;

void              ptero_test_window_init          (int             *argc,
                                                   char          ***argv);
int               ptero_test_window_run_tests     (void);
void              ptero_test_window_run           (void (*body) (gpointer fixture));
void              ptero_test_window_run_again     (void (*body) (gpointer fixture));
void              ptero_test_window_activate      (PteroTestWindow *fixture,
                                                   const char      *action);
void              ptero_test_window_activate_with (PteroTestWindow *fixture,
                                                   const char      *action,
                                                   const char      *target);
gboolean          ptero_test_window_shows         (PteroTestWindow *fixture,
                                                   const char      *text);
gboolean          ptero_test_window_has_no_panels (gpointer         user_data);
gboolean          ptero_test_window_has_one_tab   (gpointer         user_data);
PteroFleetServer *ptero_test_window_get_server    (PteroTestWindow *fixture,
                                                   guint            position);
void              ptero_test_window_open_server   (PteroTestWindow *fixture,
                                                   guint            position);
gboolean          ptero_test_window_is_made       (gpointer         application);
PteroPanel       *ptero_test_window_get_demo      (PteroTestWindow *fixture);
void              ptero_test_window_start_demo    (PteroTestWindow *fixture);

G_END_DECLS
